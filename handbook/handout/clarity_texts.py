"""The texts of a handout that its client reads, each with where it stands."""

from collections.abc import Iterator

from msgspec import Struct

from handbook.content.model import ClientCopy, Variation
from handbook.handout.model import Handout, Item, PageField, Voice
from handbook.handout.prescription import Prescription
from handbook.handout.wording import dose_sentences


class TextPart(Struct, frozen=True):
    """A text, the index of its item (None for the handout's own), and its field.

    The fields of the handout and of an item have their names in the model; `entry` is what the
    pack says, and `dose` the sentences of a dose.
    """

    text: str
    field: str
    item: int | None = None


class Exercise(Struct, frozen=True):
    """An exercise on a handout, with the dose that is printed for it."""

    index: int
    item: Item
    variation: Variation
    prescription: Prescription | None


def text_parts(handout: Handout, exercises: tuple[Exercise, ...]) -> Iterator[TextPart]:
    """Everything but names and titles, which nobody can make plainer."""
    for field in ("main_message", "client_goal", "note"):
        if text := getattr(handout, field):
            yield TextPart(text, field)
    for index, item in enumerate(handout.items):
        if item.note:
            yield TextPart(item.note, "note", index)
    for exercise in exercises:
        yield from _dose(handout, exercise)
        if exercise.variation.client is not None:
            for text in _shown(handout, exercise.variation.client):
                yield TextPart(text, "entry", exercise.index)


def _dose(handout: Handout, exercise: Exercise) -> Iterator[TextPart]:
    if exercise.prescription is None or not handout.shows(PageField.DOSE):
        return
    sentences = dose_sentences(exercise.prescription, Voice.CLIENT, exercise.item.overrides)
    said = " ".join(sentence.text for sentence in sentences if sentence.text)
    yield TextPart(said, "dose", exercise.index)


def _shown(handout: Handout, client: ClientCopy) -> Iterator[str]:
    texts = {
        PageField.SUMMARY: (client.summary,),
        PageField.SETUP: client.setup,
        PageField.STEPS: client.steps,
        PageField.CUES: client.cues,
        PageField.FEEL: (client.feel,),
        PageField.STOP_IF: client.stop_if,
    }
    for field, lines in texts.items():
        if handout.shows(field):
            yield from lines

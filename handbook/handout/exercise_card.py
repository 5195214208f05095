"""An exercise -> its card, in the trainer's words or the client's."""

from collections.abc import Callable, Collection, Iterable, Iterator

from handbook.content.handbook import Handbook
from handbook.content.labels import label_list
from handbook.content.model import ClientCopy, Equipment, Variation
from handbook.figures import Style
from handbook.handout.blocks import listed, paragraphs, written
from handbook.handout.dose_box import About, Said
from handbook.handout.model import Item, Layout, PageField, Voice
from handbook.handout.page import Figure, Part
from handbook.language import _

Draw = Callable[[Variation, Handbook, Style], Figure | None]
"""Gives the movement figure of an exercise, None if its pack draws none."""

_EVERYTHING = frozenset(PageField)
_FIELDS = {
    Layout.TWO_UP: _EVERYTHING - {PageField.SUMMARY, PageField.CUES},
    Layout.FOUR_UP: _EVERYTHING
    - {PageField.SUMMARY, PageField.EQUIPMENT, PageField.SETUP, PageField.CUES},
    Layout.LOG: _EVERYTHING
    - {
        PageField.FIGURE,
        PageField.SUMMARY,
        PageField.EQUIPMENT,
        PageField.SETUP,
        PageField.STEPS,
        PageField.CUES,
        PageField.FEEL,
    },
}

_ROLES = {
    "lead": PageField.SUMMARY,
    "equipment": PageField.EQUIPMENT,
    "setup": PageField.SETUP,
    "steps": PageField.STEPS,
    "cues": PageField.CUES,
    "feel": PageField.FEEL,
    "stop": PageField.STOP_IF,
}


def fields_of(layout: Layout) -> frozenset[PageField]:
    """What a layout has room for."""
    return _FIELDS.get(layout, _EVERYTHING)


def exercise_parts(
    voice: Voice,
    item: Item,
    variation: Variation,
    dose: Said,
    fields: Collection[PageField],
    signs: Collection[str],
) -> tuple[Part, ...]:
    """The texts of an exercise in reading order; `signs` are those it does not share."""
    lead, *rest = _client(variation) if voice is Voice.CLIENT else _trainer(variation)
    stop = Part(_("Stop if"), listed(signs), "stop")
    why = _why(dose, voice) if PageField.STEPS in fields else ()
    parts = (lead, *why, *note_parts(item), *rest, stop)
    return tuple(
        part
        for part in parts
        if part.blocks and (part.role not in _ROLES or _ROLES[part.role] in fields)
    )


def stop_signs(variation: Variation, voice: Voice) -> tuple[str, ...]:
    """When to stop this exercise, in the words of the voice."""
    if voice is Voice.CLIENT and variation.client is not None:
        return variation.client.stop_if
    return variation.stop_if


def note_parts(item: Item) -> tuple[Part, ...]:
    """The trainer's note on an item."""
    blocks = written(item.note)
    return (Part(_("Note"), blocks, "note"),) if blocks else ()


def _why(dose: Said, voice: Voice) -> Iterator[Part]:
    if about := dose.get(About.WHY):
        name = _("Why you do this") if voice is Voice.CLIENT else ""
        yield Part(name, paragraphs(about), "why")


def _client(variation: Variation) -> Iterator[Part]:
    client = variation.client or _client_copy(variation)
    yield Part("", paragraphs(client.summary), "lead")
    yield _equipment(_("You need"), variation.equipment)
    yield Part(_("Get ready"), listed(client.setup, start=1), "setup")
    yield Part(_("Do this"), listed(client.steps, start=1), "steps")
    yield Part(_("Think of"), listed(client.cues), "cues")
    yield Part(_("You should feel"), paragraphs(client.feel), "feel")


def _client_copy(variation: Variation) -> ClientCopy:
    """The trainer's words, where a pack has none for the client."""
    return ClientCopy(
        summary=variation.summary,
        setup=variation.setup,
        steps=variation.steps,
        cues=tuple(cue.text for cue in variation.cues),
        feel=variation.feel,
        stop_if=variation.stop_if,
    )


def _trainer(variation: Variation) -> Iterator[Part]:
    yield Part("", paragraphs(variation.summary), "lead")
    yield _equipment(_("Equipment"), variation.equipment)
    yield Part(_("Set-up"), listed(variation.setup, start=1), "setup")
    yield Part(_("Steps"), listed(variation.steps, start=1), "steps")
    yield Part(_("Cues"), listed(cue.text for cue in variation.cues), "cues")
    yield Part(_("Should feel"), paragraphs(variation.feel), "feel")


def _equipment(name: str, equipment: Iterable[Equipment]) -> Part:
    names = label_list(thing for thing in equipment if thing is not Equipment.NONE)
    return Part(name, paragraphs(names), "equipment")

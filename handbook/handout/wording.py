"""A dose in words, in both voices, with what was written by hand in place of what is generated."""

from msgspec import Struct

from handbook.handout.model import Override, SentenceKey, Voice
from handbook.handout.prescription import Prescription
from handbook.handout.wording_client import client_line, client_sentences
from handbook.handout.wording_own_words import as_sentence
from handbook.handout.wording_trainer import trainer_line, trainer_sentences
from handbook.language import ngettext


class Sentence(Struct, frozen=True):
    """One thing a dose says.

    `generated` is what the dose itself would say, empty when it would say nothing of the kind.
    `stale` is a sentence written by hand for a dose that said something else then.
    """

    key: SentenceKey
    text: str
    generated: str
    by_hand: bool = False
    stale: bool = False


def dose_line(prescription: Prescription, voice: Voice) -> str:
    """How much to do, in a few words, for a list of several exercises."""
    return client_line(prescription) if voice is Voice.CLIENT else trainer_line(prescription)


def dose_sentences(
    prescription: Prescription, voice: Voice, overrides: tuple[Override, ...] = ()
) -> tuple[Sentence, ...]:
    """The whole dose, the first sentence the one that matters most.

    A sentence written by hand keeps the place of the one it replaces. When the dose no longer
    says anything of the kind it comes last, with an empty text, so that nothing out of date is
    printed and it can still be seen in the editor. A sentence left out by hand has no text.
    """
    said = client_sentences if voice is Voice.CLIENT else trainer_sentences
    written = {override.key: override for override in overrides if override.voice is voice}
    sentences: list[Sentence] = []
    for key, generated in said(prescription):
        override = written.pop(key, None)
        if override is None:
            sentences.append(Sentence(key, generated, generated))
            continue
        text = as_sentence(override.text) if voice is Voice.CLIENT else override.text.strip()
        stale = override.generated != generated
        sentences.append(Sentence(key, text, generated, by_hand=True, stale=stale))
    sentences += [Sentence(key, "", "", by_hand=True, stale=True) for key in written]
    return tuple(sentences)


def length_text(minutes: tuple[int, int]) -> str:
    """How long a session takes, in a sentence; from `session_length`."""
    low, high = minutes
    if low == high:
        return ngettext(
            "This takes about {count} minute.", "This takes about {count} minutes.", high
        ).format(count=high)
    return ngettext(
        "This takes about {low} to {high} minute.",
        "This takes about {low} to {high} minutes.",
        high,
    ).format(low=low, high=high)


def override_of(sentence: Sentence, text: str, voice: Voice) -> Override:
    """What to keep when a sentence is written by hand."""
    return Override(sentence.key, text, sentence.generated, voice)

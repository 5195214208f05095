"""What can be done about a hint: where it leads, and the change that follows its advice."""

import re

from msgspec.structs import replace

from handbook.content.handbook import Library
from handbook.handout.clarity import Hint, HintKind
from handbook.handout.clarity_order import ordered_items
from handbook.handout.model import Handout, Item, OrderMode, Voice
from handbook.handout.wording import dose_sentences, override_of
from handbook.language import N_, _
from handbook.ui.draft import Spot
from handbook.ui.editing.dose_change import Doses

_MISSING = {
    HintKind.DOSE: N_("no dose"),
    HintKind.LOAD: N_("no load"),
    HintKind.SIDE: N_("no side"),
    HintKind.FREQUENCY: N_("how often?"),
}

_FIELDS = {"dose": "overrides", "load": "load.type", "entry": "", "items": "", "order": ""}
"""Fields of hints that the editor calls by another name."""


def spot_of(hint: Hint) -> Spot:
    """Where in the editor a hint leads."""
    field = "sets" if hint.kind is HintKind.DOSE else _FIELDS.get(hint.field, hint.field)
    return Spot(() if hint.item is None else (hint.item,), field)


def missing_marks(hints: tuple[Hint, ...]) -> dict[int, tuple[str, ...]]:
    """What the doses of items do not say, in a word or two, by row."""
    marks: dict[int, tuple[str, ...]] = {}
    for hint in hints:
        if hint.item is not None and hint.kind in _MISSING:
            marks[hint.item] = (*marks.get(hint.item, ()), _(_MISSING[hint.kind]))
    return marks


def action_words(hint: Hint) -> str:
    """What the button says that follows the advice of a hint; empty when none can."""
    if hint.kind is HintKind.PLAIN_WORD and hint.field != "entry":
        return _("Replace")
    if hint.kind is HintKind.CONTACT:
        return _("Enter it…")
    return _("Sort by position") if hint.kind is HintKind.ORDER else ""


def followed(hint: Hint, handout: Handout, library: Library) -> Handout:
    """The handout after the advice of a hint."""
    if hint.kind is HintKind.ORDER:
        sorted_ = replace(handout, order=OrderMode.BY_POSITION)
        return replace(handout, items=ordered_items(sorted_, library))
    if hint.item is None:
        text = getattr(handout, hint.field)
        return replace(handout, **{hint.field: replaced(text, hint.word, hint.plainer)})
    items = list(handout.items)
    items[hint.item] = _plainer(items[hint.item], hint, Doses(library, handout.goal))
    return replace(handout, items=tuple(items))


def replaced(text: str, word: str, plainer: str) -> str:
    """A text with a plainer word, which is capitalized where the other was."""
    pattern = r"\b" + r"\W+".join(map(re.escape, word.split())) + r"\b"

    def plain(match: re.Match[str]) -> str:
        return plainer[:1].upper() + plainer[1:] if match[0][:1].isupper() else plainer

    return re.sub(pattern, plain, text, flags=re.IGNORECASE)


def _plainer(item: Item, hint: Hint, doses: Doses) -> Item:
    if hint.field == "note":
        return replace(item, note=replaced(item.note, hint.word, hint.plainer))
    dose = doses.of(item)
    overrides = {(each.key, each.voice): each for each in item.overrides}
    said = dose_sentences(dose, Voice.CLIENT, item.overrides) if dose is not None else ()
    for sentence in said:
        text = replaced(sentence.text, hint.word, hint.plainer)
        if text != sentence.text:
            overrides[sentence.key, Voice.CLIENT] = override_of(sentence, text, Voice.CLIENT)
    return replace(item, overrides=tuple(overrides.values()))

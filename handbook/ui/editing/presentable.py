"""The handout as it can be set while something in it is half typed, and what keeps it from that."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from handbook.content.handbook import Library
from handbook.errors import UsageError
from handbook.handout.model import Handout, Item, checked
from handbook.handout.prescription_check import Mistake, group_mistakes, mistakes
from handbook.language import _
from handbook.ui.draft import Spot
from handbook.ui.editing.dose_fields import FIELDS, SHOWN_AT, field_label
from handbook.ui.item_list import entry_title
from handbook.ui.item_moves import ungrouped

_CLEARED: dict[str, Any] = {"review_date": "", "weeks": None, "log_weeks": 0}
"""Fields of the whole handout that may be wrong, and what each is without anything in it."""


class Presentable(Struct, frozen=True):
    """A handout without mistakes, and how many doses are not as they were typed."""

    handout: Handout
    held_back: int = 0


def presentable(handout: Handout, before: Handout | None) -> Presentable:
    """The handout with the last good dose, that of `before`, in place of each with a mistake."""
    items = list(handout.items)
    wrong = [at for at, item in enumerate(items) if _is_wrong(item)]
    for at in wrong:
        items[at] = _good(items[at], at, before)
    made = replace(handout, items=tuple(items))
    if rows := group_mistakes(item.dose for item in made.items):
        made = replace(made, items=ungrouped(made.items, rows)[0])
    for field, cleared in _CLEARED.items():
        if mistake_in(made, field):
            made = replace(made, **{field: cleared})
    return Presentable(made, len(wrong))


def mistake_in(handout: Handout, field: str) -> str:
    """What is wrong with a field of the whole handout; empty when nothing is."""
    try:
        checked(Handout(date=handout.date, **{field: getattr(handout, field)}))
    except UsageError as error:
        return str(error)
    return ""


def first_mistake(handout: Handout, library: Library) -> tuple[Spot, str] | None:
    """What must be put right first before the handout is printed, where it is and in words."""
    for row, item in enumerate(handout.items):
        found = mistakes(item.dose) if item.dose is not None else ()
        if found:
            return _at(row, found[0], item, library)
    for row, mistake in group_mistakes(item.dose for item in handout.items).items():
        return _at(row, mistake, handout.items[row], library)
    for field in _CLEARED:
        if message := mistake_in(handout, field):
            return Spot(field=field), message
    return None


def _at(row: int, mistake: Mistake, item: Item, library: Library) -> tuple[Spot, str]:
    title = entry_title(library, item.address)
    field = FIELDS.get(SHOWN_AT.get(mistake.field, mistake.field))
    message = _("{title}: {mistake}").format(title=title, mistake=mistake.message)
    if field is not None and item.dose is not None:
        message = _("{title}, {field}: {mistake}").format(
            title=title, field=field_label(field, item.dose), mistake=mistake.message
        )
    return Spot((row,), mistake.field), message


def _is_wrong(item: Item) -> bool:
    return item.dose is not None and bool(mistakes(item.dose))


def _good(item: Item, at: int, before: Handout | None) -> Item:
    """The item with the dose it had in its place before, else with that of the handbook."""
    former = before.items[at] if before is not None and at < len(before.items) else None
    if former is None or former.address != item.address or _is_wrong(former):
        return replace(item, dose=None)
    return replace(item, dose=former.dose)

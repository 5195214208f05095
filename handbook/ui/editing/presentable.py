"""The handout as it can be set while something in it is half typed."""

from msgspec import Struct
from msgspec.structs import replace

from handbook.handout.model import Handout, Item
from handbook.handout.prescription_check import group_mistakes, mistakes
from handbook.ui.draft import Spot
from handbook.ui.editing.message_form import complaint
from handbook.ui.item_moves import ungrouped


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
    if complaint(Handout(date=made.date, review_date=made.review_date)):
        made = replace(made, review_date="")
    if complaint(Handout(date=made.date, weeks=made.weeks)):
        made = replace(made, weeks=None)
    if complaint(Handout(date=made.date, log_weeks=made.log_weeks)):
        made = replace(made, log_weeks=0)
    return Presentable(made, len(wrong))


def first_mistake(handout: Handout) -> tuple[Spot, str] | None:
    """Where the first dose with a mistake is, and what is wrong there; None when all are good."""
    for row, item in enumerate(handout.items):
        found = mistakes(item.dose) if item.dose is not None else ()
        if found:
            return Spot((row,), found[0].field), found[0].message
    return None


def _is_wrong(item: Item) -> bool:
    return item.dose is not None and bool(mistakes(item.dose))


def _good(item: Item, at: int, before: Handout | None) -> Item:
    """The item with the dose it had in its place before, else with that of the handbook."""
    former = before.items[at] if before is not None and at < len(before.items) else None
    if former is None or former.address != item.address or _is_wrong(former):
        return replace(item, dose=None)
    return replace(item, dose=former.dose)

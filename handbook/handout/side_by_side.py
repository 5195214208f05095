"""The exercises of a handout side by side, in place of its cards."""

import datetime

from msgspec import Struct

from handbook.content.comparison import MOST, comparison
from handbook.content.handbook import Handbook, Library
from handbook.content.model import Variation
from handbook.handout.comparison_sheet import comparison_pdf
from handbook.handout.model import Handout
from handbook.handout.picked import picked_items
from handbook.language import _, ngettext


class SideBySide(Struct, frozen=True):
    """The exercises that are compared, all of one handbook; `left_out` counts the other items."""

    handbook: Handbook
    ids: tuple[str, ...]
    left_out: int


def side_by_side(handout: Handout, library: Library) -> SideBySide | None:
    """What of a handout can be compared; None for fewer than two exercises."""
    picked = picked_items(handout, library)
    exercises = [
        (each.handbook, each.entry)
        for each in picked
        if each.handbook is not None and isinstance(each.entry, Variation)
    ]
    if not exercises:
        return None
    handbook = exercises[0][0]
    ids = tuple(dict.fromkeys(entry.id for book, entry in exercises if book is handbook))[:MOST]
    return SideBySide(handbook, ids, len(picked) - len(ids)) if len(ids) > 1 else None


def side_by_side_pdf(handout: Handout, compared: SideBySide) -> bytes:
    """The comparison on paper; raises HandoutError when it cannot be set."""
    date = datetime.date.fromisoformat(handout.date)
    found = comparison(compared.handbook, compared.ids)
    return comparison_pdf(compared.handbook, found, handout.paper, date)


def side_by_side_notices(compared: SideBySide | None) -> tuple[str, ...]:
    """What the comparison cannot show."""
    if compared is None:
        return (
            _(
                "A comparison takes two exercises of one handbook, so the items stand one below "
                "the other. Add an exercise, or choose another layout."
            ),
        )
    if not compared.left_out:
        return ()
    notice = ngettext(
        "The comparison leaves out {count} item: it holds up to {most} exercises of one handbook.",
        "The comparison leaves out {count} items: it holds up to {most} exercises of one handbook.",
        compared.left_out,
    )
    return (notice.format(count=compared.left_out, most=MOST),)

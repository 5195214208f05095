"""Dates as people write them."""

import datetime

from handbook.language import N_, _

_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def date_text(date: str) -> str:
    """A yyyy-mm-dd date as people write it."""
    day = datetime.date.fromisoformat(date)
    return _("{month} {day}, {year}").format(
        month=_(_MONTHS[day.month - 1]), day=day.day, year=day.year
    )

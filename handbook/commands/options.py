"""The values that options of commands take."""

import argparse
import datetime
from enum import StrEnum

from handbook.language import _


def words_of(enum: type[StrEnum]) -> list[str]:
    """The values of an enumeration; argparse would print its members as Python does."""
    return [member.value for member in enum]


def positive(text: str) -> int:
    """A number from 1 on; raises ArgumentTypeError."""
    if not text.isdecimal() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError(_("a number from 1 on is expected"))
    return int(text)


def day(text: str) -> datetime.date:
    """A day as 2026-01-31; raises ArgumentTypeError."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        message = _("a date such as 2026-01-31 is expected")
        raise argparse.ArgumentTypeError(message) from error

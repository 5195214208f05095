"""Moments as the file keeps them: in UTC, as texts that sort by time."""

import datetime


def now() -> datetime.datetime:
    """This moment."""
    return datetime.datetime.now(datetime.UTC)


def to_text(moment: datetime.datetime) -> str:
    """A moment as text."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def from_text(text: str) -> datetime.datetime:
    """The moment in a text, in this machine's time zone; raises ValueError."""
    return datetime.datetime.fromisoformat(text).astimezone()

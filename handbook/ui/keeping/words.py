"""Handouts, versions and moments in words."""

import datetime

from handbook.handout.wording_dates import date_text
from handbook.language import N_, _
from handbook.userdata.versions import VersionKind

_DONE = {
    VersionKind.PRINTED: N_("printed"),
    VersionKind.SAVED: N_("saved"),
    VersionKind.EDITED: N_("edited"),
}


def handout_words(client: str, title: str) -> str:
    """What a handout is called by those who made it."""
    names = [" ".join(name.split()) for name in (client, title)]
    return " · ".join(filter(None, names)) or _("Untitled handout")


def version_words(kind: VersionKind) -> str:
    """What was done with a version."""
    return _(_DONE[kind])


def day_words(moment: datetime.datetime, now: datetime.datetime) -> str:
    """The day of a moment, and of today the time."""
    if moment.date() == now.date():
        return _("Today, {time}").format(time=f"{moment:%H:%M}")
    return date_text(moment.date().isoformat())


def moment_words(moment: datetime.datetime) -> str:
    """The day and the time."""
    return _("{day}, {time}").format(
        day=date_text(moment.date().isoformat()), time=f"{moment:%H:%M}"
    )


def second_words(moment: datetime.datetime, now: datetime.datetime) -> str:
    """The time to the second, and the day if it is not today."""
    time = f"{moment:%H:%M:%S}"
    if moment.date() == now.date():
        return time
    return _("{day}, {time}").format(day=date_text(moment.date().isoformat()), time=time)

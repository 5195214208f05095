"""A document on its way out of the window: what it is called, and how its pages are made."""

from collections.abc import Callable
from dataclasses import dataclass

from handbook.content.handbook import Library
from handbook.handout.model import Handout, Paper
from handbook.language import _

_LONGEST_NAME = 50
"""In characters; a file name has at most 255 bytes, and a character up to four."""

_NOT_IN_NAMES = '/\\:*?"<>|'


@dataclass(frozen=True)
class OutputDocument:
    """A PDF to save or print. `make` sets it, in the background, and may raise HandbookError."""

    name: str
    paper: Paper
    make: Callable[[], bytes]
    landscape: bool = False


def handout_document(handout: Handout, library: Library) -> OutputDocument:
    """The pages of a handout."""

    def make() -> bytes:
        from handbook.handout.typeset import typeset

        return typeset(handout, library)

    name = suggested_name(handout.client or handout.title or _("Handout"), handout.date)
    return OutputDocument(name, handout.paper, make)


def suggested_name(name: str, date: str) -> str:
    """A name for the file that every system takes: whom or what it is for, and the day."""
    kept = "".join(
        character if character.isprintable() and character not in _NOT_IN_NAMES else " "
        for character in name
    )
    short = " ".join(kept.split())[:_LONGEST_NAME].strip(" .") or _("Handout")
    return f"{short} {date}.pdf"

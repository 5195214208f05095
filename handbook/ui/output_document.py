"""A document on its way out of the window: what it is called, and how its pages are made."""

from collections.abc import Callable
from dataclasses import dataclass

from handbook.content.handbook import Library
from handbook.handout.model import Handout, Paper
from handbook.handout.output import suggested_name
from handbook.language import _


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

"""A document on its way out of the window: what it is called, and how its pages are made."""

from collections.abc import Callable
from dataclasses import dataclass

from handbook.content.handbook import Library
from handbook.handout.model import Handout, Paper
from handbook.handout.output import suggested_name
from handbook.handout.page import Page
from handbook.handout.practice import Practice
from handbook.language import _


@dataclass(frozen=True)
class OutputDocument:
    """A PDF to save or print. `make` sets it, in the background, and may raise HandbookError."""

    name: str
    paper: Paper
    make: Callable[[], bytes]
    landscape: bool = False


def handout_document(
    handout: Handout,
    library: Library,
    practice: Practice | None = None,
    composed: Callable[[Page], None] | None = None,
) -> OutputDocument:
    """The pages of a handout; `composed` hears, in the background, what is set on them."""

    def make() -> bytes:
        from handbook.handout.typeset import Typesetter

        made = Typesetter().with_notices(handout, library, practice)
        if composed is not None:
            composed(made.page)
        return made.pdf

    return OutputDocument(handout_name(handout), handout.paper, make)


def handout_name(handout: Handout) -> str:
    """What the file of a handout is called."""
    return suggested_name(handout.client or handout.title or _("Handout"), handout.date)

"""Handouts -> page images, off the window's thread."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtGui import QImage

from handbook.content.handbook import Library
from handbook.errors import HandbookError
from handbook.handout.model import Handout, Layout
from handbook.handout.practice import Practice
from handbook.ui.pdf_images import page_count, page_images, page_size

if TYPE_CHECKING:
    from handbook.handout.card_places import CardPlace
    from handbook.handout.typeset import SetHandout, Typesetter


@dataclass(frozen=True)
class Sheet:
    """What is to be set: a handout with what it is set from."""

    handout: Handout
    library: Library
    practice: Practice | None = None

    def is_same(self, other: "Sheet | None") -> bool:
        """Whether another one comes out the same."""
        return (
            other is not None
            and self.library is other.library
            and self.handout == other.handout
            and self.practice == other.practice
        )

    def in_layout(self, layout: Layout) -> "Sheet":
        """The same in another layout."""
        return Sheet(replace(self.handout, layout=layout), self.library, self.practice)


@dataclass(frozen=True)
class Request:
    """Which pages of what to draw, at `scale` device pixels per point."""

    sheet: Sheet
    scale: float
    pages: tuple[int, ...]


@dataclass(frozen=True)
class SetPages:
    """A handout set on pages, and images of those that were asked for.

    `version` is another one whenever the pages were set anew; sizes are in points. `places` are
    those of the cards. `notices` say what could not be done as asked.
    """

    request: Request
    version: int
    count: int
    width: float
    height: float
    images: Mapping[int, QImage]
    places: "tuple[CardPlace, ...]" = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counted:
    """How many pages something takes."""

    sheet: Sheet
    count: int


def pixels(points: float, scale: float) -> int:
    """How many device pixels wide or high a page image is."""
    return math.ceil(points * scale)


class PageSetter:
    """Sets and draws what is asked for; made for one thread at a time.

    It keeps the last PDF, so that other pages of it and other scales only need drawing.
    """

    def __init__(self) -> None:
        self._typesetter: Typesetter | None = None
        self._version = 0
        self._set: SetHandout | None = None
        self._of: Sheet | None = None
        self._places: tuple[CardPlace, ...] = ()

    def draw(self, request: Request) -> SetPages:
        """The pages asked for; raises HandoutError or UsageError when there can be none."""
        if self._set is None or not request.sheet.is_same(self._of):
            self._set = self._typeset(request.sheet)
            self._of = request.sheet
            self._places = _places(self._set)
            self._version += 1
        pdf = self._set.pdf
        width, height = page_size(pdf)
        return SetPages(
            request=request,
            version=self._version,
            count=page_count(pdf),
            width=width,
            height=height,
            images=page_images(pdf, request.scale, request.pages),
            places=self._places,
            notices=self._set.notices,
        )

    def count(self, sheet: Sheet) -> Counted:
        """How many pages something would take; 0 when it cannot be set."""
        try:
            return Counted(sheet, page_count(self._typeset(sheet).pdf))
        except HandbookError:
            return Counted(sheet, 0)

    def _typeset(self, sheet: Sheet) -> "SetHandout":
        if self._typesetter is None:
            # Imported and made here: the window must not wait for fonts and libraries.
            from handbook.handout.typeset import Typesetter

            self._typesetter = Typesetter()
        return self._typesetter.with_notices(sheet.handout, sheet.library, sheet.practice)


def _places(made: "SetHandout") -> "tuple[CardPlace, ...]":
    from handbook.handout.card_places import card_places

    return card_places(made.pdf, made.page.rows, made.extents)

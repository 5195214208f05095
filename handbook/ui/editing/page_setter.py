"""Handouts -> page images, off the window's thread."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from handbook.content.handbook import Library
from handbook.handout.model import Handout
from handbook.ui.pdf_images import page_count, page_images, page_size

if TYPE_CHECKING:
    from handbook.handout.typeset import Typesetter


@dataclass(frozen=True)
class Request:
    """Which pages of which handout to draw, at `scale` device pixels per point."""

    handout: Handout
    library: Library
    scale: float
    pages: tuple[int, ...]


@dataclass(frozen=True)
class SetPages:
    """A handout set on pages, and images of those that were asked for.

    `version` is another one whenever the pages were set anew; sizes are in points.
    """

    request: Request
    version: int
    count: int
    width: float
    height: float
    images: Mapping[int, QImage]


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
        self._pdf = b""
        self._of: tuple[Handout, Library] | None = None

    def draw(self, request: Request) -> SetPages:
        """The pages asked for; raises HandoutError or UsageError when there can be none."""
        if self._of is None or self._of[0] != request.handout or self._of[1] is not request.library:
            self._pdf = self._typeset(request)
            self._of = (request.handout, request.library)
            self._version += 1
        width, height = page_size(self._pdf)
        return SetPages(
            request=request,
            version=self._version,
            count=page_count(self._pdf),
            width=width,
            height=height,
            images=page_images(self._pdf, request.scale, request.pages),
        )

    def _typeset(self, request: Request) -> bytes:
        if self._typesetter is None:
            # Imported and made here: the window must not wait for fonts and libraries.
            from handbook.handout.typeset import Typesetter

            self._typesetter = Typesetter()
        return self._typesetter.typeset(request.handout, request.library)

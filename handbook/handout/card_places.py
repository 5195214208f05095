"""Where the cards of a handout stand on its pages."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, cast

import pypdfium2.raw as pypdfium2_raw  # pyright: ignore[reportMissingTypeStubs]
from msgspec import Struct

from handbook.handout.pdf_document import opened
from handbook.handout.placing import Extent

_pdfium = cast("Any", pypdfium2_raw)

_NAME = "card-"
"""What the templates call a card, with its index after it."""

_AROUND = 8.0
"""Points that a card takes beyond its height: its name marks a place a little above it."""

_HIGHEST = 40.0
"""Points from the top of a page above which there is nothing."""


class CardPlace(Struct, frozen=True):
    """A card on a page, or the part of one that is there.

    `row` is that of its item in the handout. Lengths are in points, from the top left corner of
    the page; to the sides it is the whole width of the page, or one half of it.
    """

    row: int
    page: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, page: int, across: float, down: float) -> bool:
        """Whether a point of a page belongs to the card."""
        inside = self.left <= across < self.right and self.top <= down < self.bottom
        return page == self.page and inside


class _Start(Struct, frozen=True):
    """Where a card begins, in points from the top left corner of a page."""

    page: int
    left: float
    top: float


def card_places(
    pdf: bytes, rows: Sequence[int], extents: Sequence[Extent]
) -> tuple[CardPlace, ...]:
    """The places of the cards, in their order; `rows` and `extents` are those of each card.

    A card that is cut over pages has a place on each, the last one of a handout to its end, as
    nobody knows where it ends itself. A comparison has no cards, and so no places.
    """
    if not extents:
        return ()
    with opened(pdf) as document:
        sizes = [document.get_page_size(page) for page in range(len(document))]
        starts = dict(_starts(document, sizes))
    places: list[CardPlace] = []
    for index, (row, extent) in enumerate(zip(rows, extents, strict=True)):
        if (start := starts.get(index)) is not None:
            places += _places(row, start, extent, starts.get(index + 1), sizes)
    return tuple(places)


def _places(
    row: int,
    start: _Start,
    extent: Extent,
    after: _Start | None,
    sizes: Sequence[tuple[float, float]],
) -> Iterator[CardPlace]:
    width, height = sizes[start.page]
    left = width / 2 if extent.half and start.left > width / 2 else 0.0
    right = width / 2 if extent.half and not left else width
    if extent.height is not None:
        bottom = start.top + extent.height + _AROUND
        yield CardPlace(row, start.page, left, start.top, right, bottom)
        return
    last = after.page if after is not None else len(sizes) - 1
    for page in range(start.page, last + 1):
        top = start.top if page == start.page else _HIGHEST
        bottom = after.top if after is not None and page == last else height
        if bottom > top + _AROUND:
            yield CardPlace(row, page, left, top, right, bottom)


def _starts(document: Any, sizes: Sequence[tuple[float, float]]) -> Iterator[tuple[int, _Start]]:
    """The named destinations that are cards, by the index of the card."""
    for at in range(_pdfium.FPDF_CountNamedDests(document)):
        length = ctypes.c_long(0)
        _pdfium.FPDF_GetNamedDest(document, at, None, length)
        letters = ctypes.create_string_buffer(max(length.value, 0))
        destination = _pdfium.FPDF_GetNamedDest(document, at, letters, length)
        name = letters.raw.decode("utf-16-le").rstrip("\0")
        index = name.removeprefix(_NAME)
        if destination and name.startswith(_NAME) and index.isdecimal():
            yield int(index), _start(document, destination, sizes)


def _start(document: Any, destination: Any, sizes: Sequence[tuple[float, float]]) -> _Start:
    page: int = _pdfium.FPDFDest_GetDestPageIndex(document, destination)
    given = [ctypes.c_int() for _which in range(3)]
    across, up, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    _pdfium.FPDFDest_GetLocationInPage(destination, *given, across, up, zoom)
    return _Start(page, across.value, sizes[page][1] - up.value)

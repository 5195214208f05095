"""Pages of a PDF as images of Qt."""

from collections.abc import Iterable

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
"""A point is the unit of length of a PDF."""


class PageImage(QImage):
    """An image that keeps the bytes it shows, which Qt does not, and so needs no copy of them."""

    def __init__(self, data: bytes, width: int, height: int, stride: int) -> None:
        super().__init__(data, width, height, stride, QImage.Format.Format_RGB32)
        self._data = data


def page_images(pdf: bytes, scale: float, pages: Iterable[int]) -> dict[int, QImage]:
    """Some pages by number, at `scale` pixels per point; numbers that are not there are left out.

    All of them are held at once, so whoever needs many large ones asks for each by itself.
    """
    from handbook.handout import raster

    count = raster.page_count(pdf)
    there = [page for page in pages if page < count]
    return {
        page.page: PageImage(page.data, page.width, page.height, page.stride)
        for page in raster.page_images(pdf, scale, there)
    }


def page_count(pdf: bytes) -> int:
    """How many pages there are."""
    from handbook.handout import raster

    return raster.page_count(pdf)


def page_size(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page, in points."""
    from handbook.handout import raster

    return raster.page_size(pdf)

"""PDF bytes -> page images, for the preview and the printer."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

from msgspec import Struct

from handbook.handout.pdf_document import opened


class PageImage(Struct, frozen=True):
    """One page in BGRX, four bytes a pixel (Qt's RGB32), rows `stride` bytes apart.

    `page` counts from 0. Only the bytes of the rows are held, nothing of the document.
    """

    page: int
    width: int
    height: int
    stride: int
    data: bytes


def page_count(pdf: bytes) -> int:
    """How many pages there are."""
    with opened(pdf) as document:
        return len(document)


def page_size(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Width and height of a page in points; raises IndexError for a page that is not there."""
    with opened(pdf) as document:
        _check(page, len(document))
        return document.get_page_size(page)


def page_images(
    pdf: bytes, scale: float = 1.0, pages: Iterable[int] | None = None
) -> Iterator[PageImage]:
    """The pages (all, or those asked for, in that order), one at a time on a white ground.

    `scale` is in pixels per point: dots per inch / 72. One page is held in memory at a time.
    Raises IndexError for a page that is not there.
    """
    with opened(pdf) as document:
        for page in range(len(document)) if pages is None else pages:
            _check(page, len(document))
            yield _image(document, page, scale)


def _image(document: Any, page: int, scale: float) -> PageImage:
    with closing(document[page]) as opened:
        bitmap = opened.render(scale=scale, prefer_bgrx=True, maybe_alpha=False)
        with closing(bitmap):
            return PageImage(
                page=page,
                width=bitmap.width,
                height=bitmap.height,
                stride=bitmap.stride,
                data=bytes(bitmap.buffer),
            )


def _check(page: int, count: int) -> None:
    if not 0 <= page < count:
        raise IndexError(f"page {page} of {count}")

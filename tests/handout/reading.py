"""Tools to read PDFs back."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from typing import Any, cast

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
import pypdfium2.raw as pdfium_c  # pyright: ignore[reportMissingTypeStubs]
from msgspec import Struct


class Ink(Struct, frozen=True):
    """A character or a line on paper: its box in points from the bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float = 0.0


class ReadPage(Struct, frozen=True):
    """A page as a PDF reader sees it."""

    width: float
    height: float
    text: str
    characters: tuple[Ink, ...]
    lines: tuple[Ink, ...]


def read(pdf: bytes) -> list[ReadPage]:
    """The pages of a PDF, with lines of text joined by line feeds."""
    with closing(cast("Any", pdfium.PdfDocument(pdf))) as document:
        return [_read_page(document[number]) for number in range(len(document))]


def _read_page(page: Any) -> ReadPage:
    texts = page.get_textpage()
    lines = [
        Ink("", *item.get_bounds())
        for item in page.get_objects()
        if item.type == cast("Any", pdfium_c).FPDF_PAGEOBJ_PATH
    ]
    width, height = page.get_size()
    text = plain(texts.get_text_range())
    return ReadPage(width, height, text, tuple(_characters(texts)), tuple(lines))


def _characters(texts: Any) -> Iterator[Ink]:
    """The letters, asked for without detours: a page has thousands of them."""
    raw, handle = cast("Any", pdfium_c), texts.raw
    left, right, bottom, top = (ctypes.c_double() for _side in range(4))
    sides = [ctypes.byref(side) for side in (left, right, bottom, top)]
    for index in range(texts.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(handle, index))
        if letter.isspace() or letter in "\0\u200b":
            continue
        assert raw.FPDFText_GetCharBox(handle, index, *sides)
        size = raw.FPDFText_GetFontSize(handle, index)
        yield Ink(letter, left.value, bottom.value, right.value, top.value, size)


def plain(text: str) -> str:
    """Text as read from a PDF, without what only guides line breaks."""
    return text.replace("\r\n", "\n").replace("\xa0", " ").replace("\u200b", "")


def flat(text: str) -> str:
    """Text with every run of blanks and line ends as one space."""
    return " ".join(text.split())


def read_lines(pdf: bytes) -> list[ReadPage]:
    """The pages with a box for each piece of a line in place of characters: quick to read."""
    with closing(cast("Any", pdfium.PdfDocument(pdf))) as document:
        return [_read_lines(document[number]) for number in range(len(document))]


def _read_lines(page: Any) -> ReadPage:
    texts = page.get_textpage()
    pieces = (Ink("", *texts.get_rect(number)) for number in range(texts.count_rects()))
    return ReadPage(*page.get_size(), plain(texts.get_text_range()), tuple(pieces), ())

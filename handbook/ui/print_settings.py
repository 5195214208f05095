"""What the print dialog was set to: the pages to print, and the job for a queue."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageSize

from handbook.handout.model import Paper
from handbook.handout.print_queue import PrintJob, Sides, can_queue

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintEngine, QPrinter

PAPERS = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}

_PAGE_SET = "page-set"
_CUPS_OPTIONS = 0xFE00
"""Under this key Qt keeps what its dialog was asked of CUPS, names and values in turn."""

_SAME_PAPER = 3.0
"""Papers whose sides differ by less than so many points are the same."""


def has_paper(printer: "QPrinter", paper: Paper) -> bool:
    """Whether the printer is set to a paper, whatever it calls it."""
    wanted = QPageSize(PAPERS[paper]).size(QPageSize.Unit.Point)
    there = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    return (
        abs(wanted.width() - there.width()) < _SAME_PAPER
        and abs(wanted.height() - there.height()) < _SAME_PAPER
    )


def chosen_pages(printer: "QPrinter", count: int) -> list[int]:
    """The pages asked for, from 0, in their order."""
    ranges = printer.pageRanges()
    pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
    page_set = dict(_cups_options(printer)).get(_PAGE_SET)
    if page_set is None:
        return pages
    # The dialog counts from the first page that is sent, so it swaps them where that is even.
    odd = (page_set == "odd") is (ranges.isEmpty() or ranges.firstPage() % 2 == 1)
    return [page for page in pages if (page % 2 == 0) is odd]


def forget_page_set(printer: "QPrinter") -> None:
    """Have every page printed that is sent: those asked for are chosen before."""
    options = [pair for pair in _cups_options(printer) if pair[0] != _PAGE_SET]
    flat = [text for pair in options for text in pair]
    printer.printEngine().setProperty(_cups_key(), flat)


def pages_to_print(printer: "QPrinter", count: int) -> list[int]:
    """The pages to send, from 0, in order; with the copies that the printer does not make."""
    pages = chosen_pages(printer, count)
    if _last_page_first(printer):
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def print_job(printer: "QPrinter", title: str, paper: Paper, count: int) -> PrintJob | None:
    """The same for a queue that takes the PDF itself; None where only a picture will do.

    That is so when printing to a file, on other paper than the document is made for, and where
    there is no CUPS.
    """
    queued = printer.printerName() and not printer.outputFileName() and can_queue()
    if not queued or not has_paper(printer, paper):
        return None
    pages = chosen_pages(printer, count)
    return PrintJob(
        queue=printer.printerName(),
        title=title,
        paper=paper,
        copies=printer.copyCount(),
        collated=printer.collateCopies(),
        last_page_first=_last_page_first(printer),
        ranges=() if len(pages) == count else _ranges(pages),
        sides=_sides(printer),
        gray=True if printer.colorMode() is type(printer).ColorMode.GrayScale else None,
        options=[pair for pair in _cups_options(printer) if pair[0] != _PAGE_SET],
    )


def _cups_options(printer: "QPrinter") -> list[tuple[str, str]]:
    """What the dialog was asked of CUPS beyond what a printer has methods for."""
    texts = printer.printEngine().property(_cups_key())
    if not isinstance(texts, list):
        return []
    return list(zip(texts[::2], texts[1::2], strict=False))


def _cups_key() -> "QPrintEngine.PrintEnginePropertyKey":
    from PySide6.QtPrintSupport import QPrintEngine

    return QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS)


def _last_page_first(printer: "QPrinter") -> bool:
    return printer.pageOrder() is type(printer).PageOrder.LastPageFirst


def _sides(printer: "QPrinter") -> Sides | None:
    modes = type(printer).DuplexMode
    sides = {
        modes.DuplexNone: Sides.ONE,
        modes.DuplexLongSide: Sides.LONG_EDGE,
        modes.DuplexShortSide: Sides.SHORT_EDGE,
    }
    return sides.get(printer.duplex())


def _ranges(pages: Iterable[int]) -> list[tuple[int, int]]:
    """Pages from 0 as first and last pages of ranges, from 1."""
    runs = groupby(enumerate(pages), key=lambda numbered: numbered[1] - numbered[0])
    found = [[page + 1 for _at, page in run] for _offset, run in runs]
    return [(run[0], run[-1]) for run in found]

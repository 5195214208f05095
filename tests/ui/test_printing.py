"""A document to a printer: what comes out there, and what the trainer is told."""

import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrintEngine, QPrinter
from PySide6.QtWidgets import QMainWindow, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from handbook.handout import raster
from handbook.handout.model import Handout, Paper
from handbook.handout.typeset import typeset
from handbook.ui.output_document import OutputDocument, handout_document
from handbook.ui.print_settings import chosen_pages, forget_page_set, print_job
from handbook.ui.printing import Printing, print_pdf
from tests.print_queue import QUEUE, needs_queue, what_came_out

from .long_handout import HANDOUT, LIBRARY

A4 = (595, 842)
LETTER = (612, 792)

Prepare = Callable[[QPrinter], None]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window for the dialogs to belong to."""
    window = QMainWindow()
    qtbot.addWidget(window)
    yield window
    QThreadPool.globalInstance().waitForDone()
    window.close()


@pytest.fixture
def told() -> list[str]:
    """What the trainer was told."""
    return []


@pytest.fixture
def print_to(
    window: QMainWindow, told: list[str], qtbot: QtBot, tmp_path: Path
) -> Callable[..., pdfium.PdfDocument]:
    """Print to a PDF file on a printer set up as asked, and open what came out."""

    def run(handout: Handout = HANDOUT, prepare: Prepare | None = None) -> pdfium.PdfDocument:
        def choose(printing: Printing, printer: QPrinter, _pages: int, _window: QWidget) -> None:
            printer.setOutputFileName(str(tmp_path / "printed.pdf"))
            printer.setResolution(72)
            if prepare is not None:
                prepare(printer)
            printing.on_accepted()

        print_pdf(handout_document(handout, LIBRARY), window, told.append, choose)
        qtbot.waitUntil(lambda: bool(told))
        return pdfium.PdfDocument((tmp_path / "printed.pdf").read_bytes())

    return run


def asked(window: QMainWindow, qtbot: QtBot) -> QMessageBox:
    """What the trainer is asked before anything is printed."""
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    box = window.findChild(QMessageBox)
    assert box is not None
    return box


def pages_of(handout: Handout) -> int:
    """How many pages a handout has."""
    return raster.page_count(typeset(handout, LIBRARY))


def sizes(document: pdfium.PdfDocument) -> set[tuple[int, int]]:
    """The sizes of the pages in whole points."""
    found = (document.get_page_size(page) for page in range(len(document)))
    return {(round(width), round(height)) for width, height in found}


def ink(document: pdfium.PdfDocument, page: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all that is printed on a page, in points."""
    image = document[page].render(scale=1, grayscale=True)
    data = bytes(image.buffer)
    rows = [data[y * image.stride :][: image.width] for y in range(image.height)]
    inked = [y for y, row in enumerate(rows) if min(row) < 128]
    columns = [x for x in range(image.width) if min(data[x :: image.stride]) < 128]
    return columns[0], inked[0], columns[-1], inked[-1]


def picture(document: pdfium.PdfDocument, page: int) -> bytes:
    """A coarse image of a page, to tell pages apart."""
    return bytes(document[page].render(scale=0.25, grayscale=True).buffer)


def test_every_page_is_printed_at_its_true_size(
    print_to: Callable[..., pdfium.PdfDocument], told: list[str], tmp_path: Path
) -> None:
    printed = print_to()
    count = pages_of(HANDOUT)
    assert count > 1
    assert len(printed) == count
    assert sizes(printed) == {A4}
    assert told == [f"{count} pages were printed to {tmp_path / 'printed.pdf'}."]
    true = pdfium.PdfDocument(typeset(HANDOUT, LIBRARY))
    for page in range(count):
        assert ink(printed, page) == pytest.approx(ink(true, page), abs=2)


def test_the_paper_is_that_of_the_handout(print_to: Callable[..., pdfium.PdfDocument]) -> None:
    assert sizes(print_to(replace(HANDOUT, paper=Paper.LETTER))) == {LETTER}


def test_only_the_pages_asked_for_are_printed(
    print_to: Callable[..., pdfium.PdfDocument], told: list[str]
) -> None:
    whole = print_to()
    second = picture(whole, 1)
    told.clear()

    def prepare(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)

    printed = print_to(prepare=prepare)
    assert len(printed) == 1
    assert picture(printed, 0) == second
    assert told[0].startswith("1 page was printed")


def test_several_ranges_can_be_asked_for(print_to: Callable[..., pdfium.PdfDocument]) -> None:
    def prepare(printer: QPrinter) -> None:
        printer.setPageRanges(QPageRanges.fromString("1,3"))

    assert len(print_to(prepare=prepare)) == 2


def asked_of_cups(printer: QPrinter, *texts: str) -> None:
    """Leave options where the print dialog leaves them."""
    engine = printer.printEngine()
    engine.setProperty(QPrintEngine.PrintEnginePropertyKey(0xFE00), list(texts))


@needs_queue
def test_what_the_dialog_asks_of_the_queue_beyond_the_usual_is_handed_on() -> None:
    printer = QPrinter()
    printer.setPrinterName(QUEUE)
    asked_of_cups(printer, "number-up", "2", "page-set", "odd", "job-hold-until", "night")
    job = print_job(printer, "handout", Paper.A4, 5)
    assert job is not None
    assert job.options == [("number-up", "2"), ("job-hold-until", "night")]
    assert job.ranges == [(1, 1), (3, 3), (5, 5)]
    # Of pages from an even one on the dialog turns them round: it counts what is sent.
    printer.setFromTo(2, 4)
    assert chosen_pages(printer, 5) == [1, 3]
    forget_page_set(printer)
    assert chosen_pages(printer, 5) == [1, 2, 3]


def test_a_range_without_any_page_is_told(
    window: QMainWindow, told: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    def choose(printing: Printing, printer: QPrinter, pages: int, _window: QWidget) -> None:
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setFromTo(pages + 1, pages + 2)
        printing.on_accepted()

    print_pdf(handout_document(HANDOUT, LIBRARY), window, told.append, choose)
    qtbot.waitUntil(lambda: bool(told))
    assert "in the range" in told[0]
    assert not (tmp_path / "printed.pdf").exists()


@pytest.mark.parametrize(("collated", "order"), [(True, "ABCABC"), (False, "AABBCC")])
def test_copies_that_the_printer_does_not_make_are_printed_one_by_one(
    print_to: Callable[..., pdfium.PdfDocument], *, collated: bool, order: str
) -> None:
    def prepare(printer: QPrinter) -> None:
        assert not printer.supportsMultipleCopies()
        printer.setFromTo(1, 3)
        printer.setCopyCount(2)
        printer.setCollateCopies(collated)

    printed = print_to(prepare=prepare)
    pictures = [picture(printed, page) for page in range(len(printed))]
    names = dict(zip(dict.fromkeys(pictures), "ABC", strict=True))
    assert "".join(names[each] for each in pictures) == order


def test_the_last_page_comes_first_if_asked(print_to: Callable[..., pdfium.PdfDocument]) -> None:
    def prepare(printer: QPrinter) -> None:
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)

    true = pdfium.PdfDocument(typeset(HANDOUT, LIBRARY))
    printed = print_to(prepare=prepare)
    assert ink(printed, 0) == pytest.approx(ink(true, len(true) - 1), abs=2)


@pytest.mark.parametrize(("answer", "shrunk"), [("true size", False), ("Shrink", True)])
def test_other_paper_in_the_printer_is_asked_about(
    window: QMainWindow,
    told: list[str],
    qtbot: QtBot,
    tmp_path: Path,
    *,
    answer: str,
    shrunk: bool,
) -> None:
    path = tmp_path / "printed.pdf"

    def choose(printing: Printing, printer: QPrinter, _pages: int, _window: QWidget) -> None:
        printer.setOutputFileName(str(path))
        printer.setResolution(72)
        printer.setFullPage(False)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        printing.on_accepted()

    print_pdf(handout_document(HANDOUT, LIBRARY), window, told.append, choose)
    box = asked(window, qtbot)
    assert "set to Letter" in box.text()
    assert not path.exists()
    next(button for button in box.buttons() if answer in button.text()).click()
    qtbot.waitUntil(lambda: bool(told))
    printed = pdfium.PdfDocument(path.read_bytes())
    assert sizes(printed) == {LETTER}
    true = ink(pdfium.PdfDocument(typeset(HANDOUT, LIBRARY)), 0)
    left, _top, right, _bottom = ink(printed, 0)
    scale = LETTER[1] / A4[1] if shrunk else 1.0
    assert right - left == pytest.approx((true[2] - true[0]) * scale, abs=2)
    assert left == pytest.approx(true[0] * scale + (LETTER[0] - A4[0] * scale) / 2, abs=2)


def test_other_paper_can_be_a_reason_not_to_print(
    window: QMainWindow, told: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"

    def choose(printing: Printing, printer: QPrinter, _pages: int, _window: QWidget) -> None:
        printer.setOutputFileName(str(path))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        printing.on_accepted()

    print_pdf(handout_document(HANDOUT, LIBRARY), window, told.append, choose)
    box = asked(window, qtbot)
    box.reject()
    qtbot.waitUntil(lambda: window.findChild(Printing) is None)
    assert told == []
    assert not path.exists()


def test_larger_paper_is_no_reason_to_shrink(
    window: QMainWindow, told: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"

    def choose(printing: Printing, printer: QPrinter, _pages: int, _window: QWidget) -> None:
        printer.setOutputFileName(str(path))
        printer.setResolution(72)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
        printing.on_accepted()

    print_pdf(handout_document(HANDOUT, LIBRARY), window, told.append, choose)
    box = asked(window, qtbot)
    assert "larger" in box.informativeText()
    assert [button.text() for button in box.buttons() if "Shrink" in button.text()] == []
    box.defaultButton().click()
    qtbot.waitUntil(lambda: bool(told))
    true = ink(pdfium.PdfDocument(typeset(HANDOUT, LIBRARY)), 0)
    left, _top, right, _bottom = ink(pdfium.PdfDocument(path.read_bytes()), 0)
    assert right - left == pytest.approx(true[2] - true[0], abs=2)


@needs_queue
def test_a_queue_is_given_the_pages_as_vectors(
    window: QMainWindow, told: list[str], qtbot: QtBot
) -> None:
    name = f"handbook {uuid.uuid4().hex}"
    document = OutputDocument(name, Paper.A4, handout_document(HANDOUT, LIBRARY).make)
    heard: list[bytes] = []

    def choose(printing: Printing, printer: QPrinter, _pages: int, _window: QWidget) -> None:
        printer.setPrinterName(QUEUE)
        printer.setFromTo(1, 2)
        printing.on_accepted()

    print_pdf(document, window, told.append, choose, heard.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["2 pages were sent to PDF."]
    assert heard == [typeset(HANDOUT, LIBRARY)]
    printed = pdfium.PdfDocument(what_came_out(name))
    assert len(printed) == 2
    assert sizes(printed) == {A4}
    assert printed[0].get_textpage().count_chars() > 100


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_used_is_told(
    window: QMainWindow, told: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    def choose(printing: Printing, printer: QPrinter, _pages: int, _window: QWidget) -> None:
        printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
        printing.on_accepted()

    print_pdf(handout_document(HANDOUT, LIBRARY), window, told.append, choose)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("The pages cannot be printed on ")


def test_a_handout_that_cannot_be_set_is_told_before_anything_is_asked(
    window: QMainWindow, told: list[str], qtbot: QtBot
) -> None:
    too_long = replace(HANDOUT, client="x" * 121)
    print_pdf(handout_document(too_long, LIBRARY), window, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert "1 character too long" in told[0]
    assert window.findChild(QPrintDialog) is None


def test_the_print_dialog_offers_the_pages_there_are_and_can_be_cancelled(
    window: QMainWindow, told: list[str], qtbot: QtBot
) -> None:
    window.show()
    print_pdf(handout_document(HANDOUT, LIBRARY), window, told.append)
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is not None)
    dialog = window.findChild(QPrintDialog)
    assert dialog is not None
    assert (dialog.minPage(), dialog.maxPage()) == (1, pages_of(HANDOUT))
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is None)
    qtbot.waitUntil(lambda: window.findChild(Printing) is None)
    assert told == []


# The end of the program

_LEAVING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from handbook.handout.model import Handout, Item
from handbook.ui.output_document import handout_document
from handbook.ui.printing import print_pdf
from tests.ui.sample import LIBRARY

def choose(printing, printer, pages, window):
    printer.setOutputFileName(sys.argv[1])
    printer.setResolution(150)
    printing.on_accepted()
    QTimer.singleShot(0, window.close)

book = LIBRARY.handbooks[0]
item = Item(f"{book.id}/variation/{book.variations[0].id}")
application = QApplication([])
window = QMainWindow()
window.show()
handout = Handout(date="2025-01-31", items=(item,) * 9)
print_pdf(handout_document(handout, LIBRARY), window, print, choose)
sys.exit(application.exec())
"""


def test_a_window_closed_while_printing_lets_the_printing_end(tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    ended = subprocess.run(
        [sys.executable, "-c", _LEAVING, str(path)],
        cwd=Path(__file__).parents[2],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Error" not in ended.stderr
    assert len(pdfium.PdfDocument(path.read_bytes())) > 1

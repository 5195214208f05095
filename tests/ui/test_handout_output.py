"""The handout to a file and to a printer: what ends up there, and what the trainer is told."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from handbook.content.handbook import Handbook, Library
from handbook.content.model import Equipment, Laterality, Level, Manifest, Variation
from handbook.handout import raster
from handbook.handout.model import Handout, Item, Paper
from handbook.handout.typeset import typeset
from handbook.ui.handout_output import (
    Printing,
    Saving,
    print_handout,
    save_handout,
    suggested_name,
)

from .desk import Desk
from .sample import LIBRARY as SMALL

A4 = (595, 842)
LETTER = (612, 792)


def variation(id: str) -> Variation:
    """A variation that fills most of a page."""
    return Variation(
        id=id,
        name=f"The {id}",
        summary="A lift of the hips.",
        equipment=(Equipment.NONE,),
        level=Level.BEGINNER,
        laterality=Laterality.BILATERAL,
        setup=tuple(f"Get ready in way {n}." for n in range(1, 8)),
        steps=tuple(f"Do the thing that is number {n} of all." for n in range(1, 9)),
    )


NAMES = ("bridge", "thrust", "march")

LIBRARY = Library(
    (
        Handbook(
            Manifest(
                id="thrust",
                title="Thrust",
                language="en",
                version="1.0.0",
                license="MIT",
                authors=("A",),
                reviewed_on="2025-01-01",
                summary="S",
                disclaimer="D",
            ),
            variations=tuple(variation(name) for name in NAMES),
        ),
    )
)
ITEMS = tuple(Item(f"thrust/variation/{name}") for name in NAMES)
HANDOUT = Handout(client="Anna Berger", date="2025-01-31", items=ITEMS)

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
def save(
    window: QMainWindow, told: list[str], qtbot: QtBot
) -> Callable[[Handout, Path], list[Path]]:
    """Save to a path, wait until something is told, and give what was suggested and saved."""

    def run(handout: Handout, path: Path) -> list[Path]:
        heard: list[Path] = []

        def choose(saving: Saving, suggested: Path, _window: QWidget) -> None:
            heard.append(suggested)
            saving.on_chosen(str(path))

        save_handout(handout, LIBRARY, window, told.append, choose, path.parent, heard.append)
        qtbot.waitUntil(lambda: bool(told))
        return heard

    return run


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

        print_handout(handout, LIBRARY, window, told.append, choose)
        qtbot.waitUntil(lambda: bool(told))
        return pdfium.PdfDocument((tmp_path / "printed.pdf").read_bytes())

    return run


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


# Saving


def test_the_file_holds_the_very_pages_that_are_set(
    save: Callable[[Handout, Path], list[Path]], told: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "anna.pdf"
    suggested, saved = save(HANDOUT, path)
    assert path.read_bytes() == typeset(HANDOUT, LIBRARY)
    assert told == [f"Saved as {path}."]
    assert suggested == tmp_path / "Anna Berger 2025-01-31.pdf"
    assert saved == path


def test_a_file_that_cannot_be_written_is_told_with_what_to_do(
    save: Callable[[Handout, Path], list[Path]], told: list[str], tmp_path: Path
) -> None:
    heard = save(HANDOUT, tmp_path / "no such folder" / "anna.pdf")
    assert "does not exist" in told[0]
    assert len(heard) == 1


def test_a_handout_that_cannot_be_set_is_told_and_writes_nothing(
    save: Callable[[Handout, Path], list[Path]], told: list[str], tmp_path: Path
) -> None:
    save(replace(HANDOUT, client="x" * 121), tmp_path / "anna.pdf")
    assert "1 character too long" in told[0]
    assert list(tmp_path.iterdir()) == []


def test_the_dialog_does_not_block_and_offers_a_name_and_the_last_folder(
    window: QMainWindow, told: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    window.show()
    save_handout(HANDOUT, LIBRARY, window, told.append, folder=tmp_path)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.selectedFiles() == [str(tmp_path / "Anna Berger 2025-01-31.pdf")]
    dialog.accept()
    qtbot.waitUntil(lambda: bool(told))
    assert (tmp_path / "Anna Berger 2025-01-31.pdf").exists()


def test_a_folder_that_has_gone_is_not_offered(
    window: QMainWindow, told: list[str], tmp_path: Path
) -> None:
    heard: list[Path] = []

    def choose(saving: Saving, suggested: Path, _window: QWidget) -> None:
        heard.append(suggested)
        saving.on_cancelled()

    save_handout(HANDOUT, LIBRARY, window, told.append, choose, tmp_path / "gone")
    assert heard[0].parent.name != "gone"


def test_cancelling_leaves_nothing_behind(
    window: QMainWindow, told: list[str], qtbot: QtBot
) -> None:
    save_handout(HANDOUT, LIBRARY, window, told.append)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)
    qtbot.waitUntil(lambda: window.findChild(Saving) is None)
    assert told == []


@pytest.mark.parametrize(
    ("client", "title", "name"),
    [
        ("Anna", "", "Anna 2025-01-31.pdf"),
        ("", "Week 1", "Week 1 2025-01-31.pdf"),
        ("", "", "Handout 2025-01-31.pdf"),
        ('a/b\\c:d*e?f"g<h>i|j', "", "a b c d e f g h i j 2025-01-31.pdf"),
        ("../..", "", "Handout 2025-01-31.pdf"),
        (".hidden", "", "hidden 2025-01-31.pdf"),
        ("Zoë\n\x00李", "", "Zoë 李 2025-01-31.pdf"),
    ],
)
def test_the_suggested_name_is_one_that_every_system_takes(
    client: str, title: str, name: str
) -> None:
    assert suggested_name(Handout(client=client, title=title, date="2025-01-31")) == name


def test_the_suggested_name_of_the_longest_client_can_be_written(tmp_path: Path) -> None:
    client = "\N{SMILING FACE WITH SUNGLASSES}" * 120
    (tmp_path / suggested_name(Handout(client=client, date="2025-01-31"))).touch()


def test_the_window_offers_the_folder_that_was_saved_to_last(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.go(f"squat/variation/{SMALL.handbooks[0].variations[0].id}")
    desk.choose("handout.add")
    desk.go("handout")
    next(b for b in desk.page.findChildren(QPushButton) if "PDF" in b.text()).click()
    first = desk.window.findChildren(QFileDialog)[0]
    first.selectFile(str(tmp_path / "a.pdf"))
    first.accept()
    qtbot.waitUntil(lambda: (tmp_path / "a.pdf").exists() and desk.notice.startswith("Saved as"))
    qtbot.waitUntil(lambda: not desk.window.findChildren(QFileDialog))
    desk.choose("handout.save")
    again = desk.window.findChildren(QFileDialog)[0]
    assert again.directory().absolutePath() == str(tmp_path)
    again.reject()
    qtbot.waitUntil(lambda: not desk.window.findChildren(QFileDialog))


# Printing


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


def test_a_range_without_any_page_is_told(
    window: QMainWindow, told: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    def choose(printing: Printing, printer: QPrinter, pages: int, _window: QWidget) -> None:
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setFromTo(pages + 1, pages + 2)
        printing.on_accepted()

    print_handout(HANDOUT, LIBRARY, window, told.append, choose)
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


def test_other_paper_and_margins_in_the_printer_keep_the_true_size_and_are_told(
    print_to: Callable[..., pdfium.PdfDocument], told: list[str]
) -> None:
    def prepare(printer: QPrinter) -> None:
        printer.setFullPage(False)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))

    printed = print_to(prepare=prepare)
    assert sizes(printed) == {LETTER}
    assert "The printer is set to Letter" in told[0]
    true = ink(pdfium.PdfDocument(typeset(HANDOUT, LIBRARY)), 0)
    left, _top, right, _bottom = ink(printed, 0)
    assert right - left == pytest.approx(true[2] - true[0], abs=2)
    assert left == pytest.approx(true[0] + (LETTER[0] - A4[0]) / 2, abs=2)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_used_is_told(
    window: QMainWindow, told: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    def choose(printing: Printing, printer: QPrinter, _pages: int, _window: QWidget) -> None:
        printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
        printing.on_accepted()

    print_handout(HANDOUT, LIBRARY, window, told.append, choose)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("The handout cannot be printed on ")


def test_a_handout_that_cannot_be_set_is_told_before_anything_is_asked(
    window: QMainWindow, told: list[str], qtbot: QtBot
) -> None:
    print_handout(replace(HANDOUT, client="x" * 121), LIBRARY, window, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert "1 character too long" in told[0]
    assert window.findChild(QPrintDialog) is None


def test_the_print_dialog_offers_the_pages_there_are_and_can_be_cancelled(
    window: QMainWindow, told: list[str], qtbot: QtBot
) -> None:
    window.show()
    print_handout(HANDOUT, LIBRARY, window, told.append)
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
from handbook.ui.handout_output import print_handout
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
print_handout(Handout(date="2025-01-31", items=(item,) * 9), LIBRARY, window, print, choose)
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

"""A document to a printer: ask which, print in the background, say how it went."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from handbook.errors import HandbookError, HandoutError
from handbook.language import _, ngettext
from handbook.ui.background import run_in_background
from handbook.ui.output_document import OutputDocument
from handbook.ui.pdf_images import POINTS_PER_INCH, page_count, page_images, page_size
from handbook.ui.print_settings import (
    PAPERS,
    chosen_pages,
    forget_page_set,
    has_paper,
    pages_to_print,
    print_job,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Tell = Callable[[str], None]

_FINEST = 600
"""Dots per inch beyond which a page image would only be larger: at 600, A4 takes 140 MB."""


def ask_for_printer(printing: "Printing", printer: "QPrinter", pages: int, window: QWidget) -> None:
    """Open the system's dialog for printing."""
    from PySide6.QtPrintSupport import QPrintDialog

    dialog = QPrintDialog(printer, window)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.accepted.connect(printing.on_accepted)
    dialog.rejected.connect(printing.on_cancelled)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the print dialog's own `open` wants a slot by its name


def print_pdf(
    document: OutputDocument,
    window: QWidget,
    tell: Tell,
    choose_printer: Callable[["Printing", "QPrinter", int, QWidget], None] = ask_for_printer,
    printed: Callable[[bytes], None] | None = None,
) -> None:
    """Ask for a printer and print the document at its true size; `tell` says how it went.

    `choose_printer` is given the printer to set up and the number of pages, and must call one of
    the slots of the Printing it is given. `printed` hears what was sent.
    """
    Printing(document, tell, choose_printer, printed, window).start()


class Printing(QObject):
    """One document on its way to a printer.

    A queue of CUPS is given the PDF itself, any other printer pictures of the pages, never more
    than one at once.
    """

    def __init__(
        self,
        document: OutputDocument,
        tell: Tell,
        choose_printer: Callable[["Printing", "QPrinter", int, QWidget], None],
        printed: Callable[[bytes], None] | None,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._tell = tell
        self._choose_printer = choose_printer
        self._heard = printed
        self._window = window
        self._pdf = b""
        self._fit = False

    def start(self) -> None:
        """Set the document, then ask for the printer."""
        run_in_background(_made, self._document, self._on_set)

    @Slot()
    def on_accepted(self) -> None:
        """Print, after asking what to do about other paper than the document is made for."""
        self._fix_layout()
        if has_paper(self._printer, self._document.paper):
            self._send()
        else:
            self._ask_about_paper()

    @Slot()
    def on_cancelled(self) -> None:
        """Print nothing."""
        self.deleteLater()

    @Slot(object)
    def _on_set(self, outcome: object) -> None:
        if not isinstance(outcome, bytes):
            self._end(outcome)
            return
        # Imported here because making a printer asks the print system, which takes a while.
        from PySide6.QtPrintSupport import QPrinter

        self._pdf = outcome
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self._document.name)
        self._printer.setPageSize(QPageSize(PAPERS[self._document.paper]))
        self._fix_layout()
        self._choose_printer(self, self._printer, page_count(outcome), self._window)

    def _fix_layout(self) -> None:
        """The document brings its own margins; a dialog may have put others."""
        orientations = QPageLayout.Orientation
        landscape = self._document.landscape
        self._printer.setPageOrientation(
            orientations.Landscape if landscape else orientations.Portrait
        )
        self._printer.setFullPage(True)
        self._printer.setPageMargins(QMarginsF(0, 0, 0, 0))

    def _ask_about_paper(self) -> None:
        box = self._box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Print"))
        box.setText(
            _("The printer is set to {there}, but the pages are made for {here}.").format(
                there=self._printer.pageLayout().pageSize().name(),
                here=QPageSize(PAPERS[self._document.paper]).name(),
            )
        )
        roles = QMessageBox.ButtonRole
        self._shrink = self._anyway = box.addButton(_("Print at true size"), roles.AcceptRole)
        if self._has_room():
            box.setInformativeText(
                _("That paper is larger: the pages come out in the middle of it.")
            )
        else:
            box.setInformativeText(
                _(
                    "At its true size something may be missing at the edges; "
                    "shrunk, all of it is there."
                )
            )
            self._shrink = box.addButton(_("Shrink to the paper"), roles.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(self._shrink)
        box.finished.connect(self._on_paper_answered)
        box.open()

    def _has_room(self) -> bool:
        width, height = page_size(self._pdf)
        paper = self._printer.pageLayout().fullRectPoints()
        return width <= paper.width() and height <= paper.height()

    @Slot()
    def _on_paper_answered(self) -> None:
        button = self._box.clickedButton()
        self._box.deleteLater()
        if button in (self._shrink, self._anyway):
            self._fit = button is not self._anyway
            self._send()
        else:
            self.on_cancelled()

    def _send(self) -> None:
        run_in_background(self._print, self._printer, self._on_printed)

    def _print(self, printer: "QPrinter") -> int:
        """In the background: print, and count the pages."""
        count = page_count(self._pdf)
        chosen = chosen_pages(printer, count)
        if not chosen:
            raise HandoutError(_("None of the pages is in the range to print. Choose other pages."))
        job = print_job(printer, self._document.name, self._document.paper, count)
        if job is not None:
            from handbook.handout.print_queue import queue_pdf

            queue_pdf(self._pdf, job)
            return len(chosen) * job.copies
        return self._print_pictures(printer, pages_to_print(printer, count))

    def _print_pictures(self, printer: "QPrinter", pages: list[int]) -> int:
        forget_page_set(printer)
        painter = QPainter()
        if not painter.begin(printer):
            raise HandoutError(_failure(printer))
        try:
            self._draw(painter, printer, pages)
        finally:
            painter.end()
        return len(pages)

    def _draw(self, painter: QPainter, printer: "QPrinter", pages: list[int]) -> None:
        resolution = printer.resolution()
        scale = min(resolution, _FINEST) / POINTS_PER_INCH
        drawn, image = -1, QImage()
        for at, page in enumerate(pages):
            if at and not printer.newPage():
                raise HandoutError(_failure(printer))
            if page != drawn:
                # One page image at a time, so the last one goes before the next one comes.
                image = QImage()
                drawn, image = page, page_images(self._pdf, scale, [page])[page]
            painter.drawImage(self._place(printer), image)

    def _place(self, printer: "QPrinter") -> QRectF:
        """Where a page goes, in dots: in the middle of the paper, in its true size or shrunk."""
        dots = printer.resolution() / POINTS_PER_INCH
        width, height = (side * dots for side in page_size(self._pdf))
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        if self._fit:
            shrunk = min(1.0, paper.width() / width, paper.height() / height)
            width, height = width * shrunk, height * shrunk
        return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)

    @Slot(object)
    def _on_printed(self, outcome: object) -> None:
        if isinstance(outcome, int):
            self._tell(_success(self._printer, outcome))
            if self._heard is not None:
                self._heard(self._pdf)
        self._end(outcome)

    def _end(self, outcome: object) -> None:
        if isinstance(outcome, HandbookError):
            self._tell(str(outcome))
        self.deleteLater()


def _made(document: OutputDocument) -> bytes:
    return document.make()


def _success(printer: "QPrinter", pages: int) -> str:
    if path := printer.outputFileName():
        said = ngettext(
            "{count} page was printed to {path}.", "{count} pages were printed to {path}.", pages
        )
        return said.format(count=pages, path=path)
    said = ngettext(
        "{count} page was sent to {printer}.", "{count} pages were sent to {printer}.", pages
    )
    return said.format(count=pages, printer=printer.printerName())


def _failure(printer: "QPrinter") -> str:
    return _(
        "The pages cannot be printed on {printer}. Check that it is switched on and connected, "
        "or save them as PDF and print that."
    ).format(printer=printer.printerName() or printer.outputFileName() or _("this printer"))

"""The handout to a file or to a printer: ask where, do it in the background, say how it went."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, QStandardPaths, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from handbook.content.handbook import Library
from handbook.errors import HandbookError, HandoutError
from handbook.handout.model import Handout, Paper
from handbook.language import _, ngettext
from handbook.ui.background import run_in_background
from handbook.ui.pdf_images import page_count, page_images, page_size

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Tell = Callable[[str], None]

_FINEST = 600
"""Dots per inch beyond which a page image would only be larger: at 600, A4 takes 140 MB."""

_POINTS_PER_INCH = 72

_SAME_PAPER = 3.0
"""Papers whose sides differ by less than so many points are the same."""

_PAPERS = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}

_LONGEST_NAME = 50
"""In characters; a file name has at most 255 bytes, and a character up to four."""

_NOT_IN_NAMES = '/\\:*?"<>|'


# Saving


def ask_for_path(saving: "Saving", suggested: Path, window: QWidget) -> None:
    """Open the system's dialog for saving a file."""
    dialog = QFileDialog(window, _("Save the handout as PDF"), str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_("PDF (*.pdf)"))
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(suggested.name)
    dialog.fileSelected.connect(saving.on_chosen)
    dialog.rejected.connect(saving.on_cancelled)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save_handout(
    handout: Handout,
    library: Library,
    window: QWidget,
    tell: Tell,
    choose_path: Callable[["Saving", Path, QWidget], None] = ask_for_path,
    folder: Path | None = None,
    saved: Callable[[Path], None] | None = None,
) -> None:
    """Ask for a file and write the handout to it as PDF; `tell` says how it went.

    `folder` is where to begin, the trainer's documents if it is not there, and `saved` hears where
    the file was written. `choose_path` must call one of the slots of the Saving it is given.
    """
    saving = Saving(handout, library, tell, saved, window)
    begin = folder if folder is not None and folder.is_dir() else documents_folder()
    choose_path(saving, begin / suggested_name(handout), window)


def suggested_name(handout: Handout) -> str:
    """A name for the file that every system takes: whom it is for, and the day."""
    name = handout.client or handout.title
    kept = "".join(
        character if character.isprintable() and character not in _NOT_IN_NAMES else " "
        for character in name
    )
    short = " ".join(kept.split())[:_LONGEST_NAME].strip(" .") or _("Handout")
    return f"{short} {handout.date}.pdf"


def documents_folder() -> Path:
    """Where people look for their files."""
    places = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(places.DocumentsLocation))


class Saving(QObject):
    """One handout on its way to a file."""

    def __init__(
        self,
        handout: Handout,
        library: Library,
        tell: Tell,
        saved: Callable[[Path], None] | None,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._handout = handout
        self._library = library
        self._tell = tell
        self._saved = saved

    @Slot(str)
    def on_chosen(self, path: str) -> None:
        """Write to this file."""
        run_in_background(self._write, Path(path), self._on_done)

    @Slot()
    def on_cancelled(self) -> None:
        """Write nothing."""
        self.deleteLater()

    def _write(self, path: Path) -> Path:
        """In the background: set the handout and write it."""
        from handbook.handout.output import write_pdf
        from handbook.handout.typeset import typeset

        write_pdf(path, typeset(self._handout, self._library))
        return path

    @Slot(object)
    def _on_done(self, outcome: object) -> None:
        if isinstance(outcome, HandbookError):
            self._tell(str(outcome))
        elif isinstance(outcome, Path):
            self._tell(_("Saved as {path}.").format(path=outcome))
            if self._saved is not None:
                self._saved(outcome)
        self.deleteLater()


# Printing


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


def print_handout(
    handout: Handout,
    library: Library,
    window: QWidget,
    tell: Tell,
    choose_printer: Callable[["Printing", "QPrinter", int, QWidget], None] = ask_for_printer,
) -> None:
    """Ask for a printer and print the handout at its true size; `tell` says how it went.

    `choose_printer` is given the printer to set up and the number of pages, and must call one of
    the slots of the Printing it is given.
    """
    Printing(handout, tell, choose_printer, window).start(library)


class Printing(QObject):
    """One handout on its way to a printer, page by page and never more than one page at once."""

    def __init__(
        self,
        handout: Handout,
        tell: Tell,
        choose_printer: Callable[["Printing", "QPrinter", int, QWidget], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._handout = handout
        self._tell = tell
        self._choose_printer = choose_printer
        self._window = window
        self._pdf = b""

    def start(self, library: Library) -> None:
        """Set the handout, then ask for the printer."""
        run_in_background(self._typeset, library, self._on_set)

    @Slot()
    def on_accepted(self) -> None:
        """Print."""
        self._fix_layout()
        run_in_background(self._print, self._printer, self._on_printed)

    @Slot()
    def on_cancelled(self) -> None:
        """Print nothing."""
        self.deleteLater()

    def _typeset(self, library: Library) -> bytes:
        """In the background."""
        from handbook.handout.typeset import typeset

        return typeset(self._handout, library)

    @Slot(object)
    def _on_set(self, outcome: object) -> None:
        if not isinstance(outcome, bytes):
            self._end(outcome)
            return
        # Imported here because making a printer asks the print system, which takes a while.
        from PySide6.QtPrintSupport import QPrinter

        self._pdf = outcome
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(suggested_name(self._handout))
        self._printer.setPageSize(QPageSize(_PAPERS[self._handout.paper]))
        self._fix_layout()
        self._choose_printer(self, self._printer, page_count(outcome), self._window)

    def _fix_layout(self) -> None:
        """The handout brings its own margins; a dialog may have put others."""
        self._printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self._printer.setFullPage(True)
        self._printer.setPageMargins(QMarginsF(0, 0, 0, 0))

    def _print(self, printer: "QPrinter") -> int:
        """In the background: print, and count the pages."""
        pages = pages_to_print(printer, page_count(self._pdf))
        if not pages:
            raise HandoutError(_("None of the pages is in the range to print. Choose other pages."))
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
        scale = min(resolution, _FINEST) / _POINTS_PER_INCH
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
        """Where a page goes, in dots: its true size, in the middle of the paper."""
        dots = printer.resolution() / _POINTS_PER_INCH
        width, height = (side * dots for side in page_size(self._pdf))
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)

    @Slot(object)
    def _on_printed(self, outcome: object) -> None:
        if isinstance(outcome, int):
            message = _success(self._printer, outcome)
            if not self._paper_fits():
                message = _("{message} {warning}").format(
                    message=message, warning=_other_paper(self._printer, self._handout.paper)
                )
            self._tell(message)
        self._end(outcome)

    def _paper_fits(self) -> bool:
        asked = page_size(self._pdf)
        paper = self._printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
        sides = (paper.width(), paper.height())
        return all(abs(a - b) < _SAME_PAPER for a, b in zip(asked, sides, strict=True))

    def _end(self, outcome: object) -> None:
        if isinstance(outcome, HandbookError):
            self._tell(str(outcome))
        self.deleteLater()


def pages_to_print(printer: "QPrinter", count: int) -> list[int]:
    """The pages to send, from 0, in order; with the copies that the printer does not make."""
    from PySide6.QtPrintSupport import QPrinter

    ranges = printer.pageRanges()
    pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


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


def _other_paper(printer: "QPrinter", paper: Paper) -> str:
    return _(
        "The printer is set to {there}, but the handout is made for {here}: it was printed at its "
        "true size, so something may be missing at the edges. Choose the same paper in both."
    ).format(
        there=printer.pageLayout().pageSize().name(),
        here=QPageSize(_PAPERS[paper]).name(),
    )


def _failure(printer: "QPrinter") -> str:
    return _(
        "The handout cannot be printed on {printer}. Check that it is switched on and connected, "
        "or save the handout as PDF and print that."
    ).format(printer=printer.printerName() or printer.outputFileName() or _("this printer"))

"""A document to a file: ask where, write it in the background, say how it went."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from handbook.errors import HandbookError
from handbook.language import _
from handbook.ui.background import run_in_background
from handbook.ui.output_document import OutputDocument

Tell = Callable[[str], None]


def ask_for_path(saving: "Saving", suggested: Path, window: QWidget) -> None:
    """Open the system's dialog for saving a file."""
    dialog = QFileDialog(window, _("Save as PDF"), str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_("PDF (*.pdf)"))
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(suggested.name)
    dialog.fileSelected.connect(saving.on_chosen)
    dialog.rejected.connect(saving.on_cancelled)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save_pdf(
    document: OutputDocument,
    window: QWidget,
    tell: Tell,
    choose_path: Callable[["Saving", Path, QWidget], None] = ask_for_path,
    folder: Path | None = None,
    saved: Callable[[Path, bytes], None] | None = None,
) -> None:
    """Ask for a file and write the document to it; `tell` says how it went.

    `folder` is where to begin, the trainer's documents if it is not there, and `saved` hears where
    it went and what it is. `choose_path` must call one of the slots of the Saving it is given.
    """
    saving = Saving(document, tell, saved, window)
    begin = folder if folder is not None and folder.is_dir() else documents_folder()
    choose_path(saving, begin / document.name, window)


def documents_folder() -> Path:
    """Where people look for their files."""
    places = QStandardPaths.StandardLocation
    return Path(QStandardPaths.writableLocation(places.DocumentsLocation))


class Saving(QObject):
    """One document on its way to a file."""

    def __init__(
        self,
        document: OutputDocument,
        tell: Tell,
        saved: Callable[[Path, bytes], None] | None,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
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
        """In the background: make the document and write it."""
        from handbook.handout.output import write_pdf

        self._pdf = self._document.make()
        write_pdf(path, self._pdf)
        return path

    @Slot(object)
    def _on_done(self, outcome: object) -> None:
        if isinstance(outcome, HandbookError):
            self._tell(str(outcome))
        elif isinstance(outcome, Path):
            self._tell(_("Saved as {path}.").format(path=outcome))
            if self._saved is not None:
                self._saved(outcome, self._pdf)
        self.deleteLater()

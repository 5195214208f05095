"""Something to a file: ask where, write it in the background, say how it went."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from handbook.errors import HandbookError
from handbook.language import N_, _
from handbook.ui.background import run_in_background
from handbook.ui.notice_bar import Tell
from handbook.ui.output_document import OutputDocument
from handbook.ui.saved_file import SavedFile


class FileKind(NamedTuple):
    """A kind of file, as the dialog names it; texts are marked for translation."""

    title: str
    filter: str
    suffix: str


PDF = FileKind(N_("Save as PDF"), N_("PDF (*.pdf)"), "pdf")


class OutputFile(NamedTuple):
    """A file to write: the name suggested for it, and what writes it in the background.

    `write` gives what was written, and may raise HandbookError.
    """

    kind: FileKind
    name: str
    write: Callable[[Path], object]


ChoosePath = Callable[["Saving", Path, QWidget], None]


def ask_for_path(saving: "Saving", suggested: Path, window: QWidget) -> None:
    """Open the system's dialog for saving a file."""
    dialog = QFileDialog(window, _(saving.kind.title), str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_(saving.kind.filter))
    dialog.setDefaultSuffix(saving.kind.suffix)
    dialog.selectFile(suggested.name)
    dialog.fileSelected.connect(saving.on_chosen)
    dialog.rejected.connect(saving.on_cancelled)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save_pdf(
    document: OutputDocument,
    window: QWidget,
    tell: Tell,
    choose_path: ChoosePath = ask_for_path,
    folder: Path | None = None,
    saved: Callable[[Path, bytes], None] | None = None,
) -> None:
    """Ask for a file and write the document to it; `tell` says how it went.

    `folder` is where to begin, the trainer's documents if it is not there, and `saved` hears where
    it went and what it is. `choose_path` must call one of the slots of the Saving it is given.
    """

    def write(path: Path) -> bytes:
        from handbook.handout.output import write_file

        pdf = document.make()
        write_file(path, pdf)
        return pdf

    save_file(OutputFile(PDF, document.name, write), window, tell, choose_path, folder, saved)


def save_file(
    file: OutputFile,
    window: QWidget,
    tell: Tell,
    choose_path: ChoosePath = ask_for_path,
    folder: Path | None = None,
    saved: Callable[[Path, bytes], None] | None = None,
) -> None:
    """Ask where to write any file, as `save_pdf` does; `saved` hears only of bytes."""
    saving = Saving(file, tell, saved, window)
    begin = folder if folder is not None and folder.is_dir() else documents_folder()
    choose_path(saving, begin / file.name, window)


def documents_folder() -> Path:
    """Where people look for their files."""
    places = QStandardPaths.StandardLocation
    documents = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
    # A dialog takes the last part of a folder that is not there for the name of a file.
    return documents if documents.is_dir() else Path.home()


class Saving(QObject):
    """One file on its way."""

    def __init__(
        self,
        file: OutputFile,
        tell: Tell,
        saved: Callable[[Path, bytes], None] | None,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._file = file
        self._tell = tell
        self._saved = saved

    @property
    def kind(self) -> FileKind:
        """What kind of file it is."""
        return self._file.kind

    @Slot(str)
    def on_chosen(self, path: str) -> None:
        """Write to this file."""
        run_in_background(self._write, Path(path), self._on_done)

    @Slot()
    def on_cancelled(self) -> None:
        """Write nothing."""
        self.deleteLater()

    def _write(self, path: Path) -> Path:
        """In the background."""
        self._written = self._file.write(path)
        return path

    @Slot(object)
    def _on_done(self, outcome: object) -> None:
        if isinstance(outcome, HandbookError):
            self._tell(str(outcome))
        elif isinstance(outcome, Path):
            there = SavedFile(outcome, self._tell)
            self._tell(_("Saved as {path}.").format(path=outcome), *there.offers())
            if self._saved is not None and isinstance(self._written, bytes):
                self._saved(outcome, self._written)
        self.deleteLater()

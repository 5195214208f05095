"""Everything that is kept, to one file and back, in the background."""

import datetime
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from handbook.errors import HandbookError, UserDataError
from handbook.language import N_, _, ngettext
from handbook.ui.background import run_in_background
from handbook.ui.keeping.keeping import Keeping
from handbook.ui.saving import FileKind, OutputFile, documents_folder, save_file
from handbook.userdata.export import export_everything, import_everything
from handbook.userdata.merging import Merged
from handbook.userdata.practice import PRACTICE_KEY
from handbook.userdata.store import Store

EXPORT = FileKind(N_("Export everything"), N_("Exports (*.zip)"), "zip")


class Everything(QObject):
    """Exports and imports; the window goes on meanwhile."""

    imported = Signal()
    """Handouts, templates, favorites or settings may have come in."""

    def __init__(self, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._keeping = keeping

    @Slot()
    def export(self) -> None:
        """Ask where, and write everything there."""
        with self._keeping.telling():
            folder = self._folder()
            self._keeping.keeper.save()
            name = f"trainer-handbook-{datetime.date.today():%Y-%m-%d}.zip"
            file = OutputFile(EXPORT, name, _Export(folder).write)
            save_file(file, self._keeping.window, self._keeping.notices.tell)

    @Slot()
    def ask_to_import(self) -> None:
        """Ask for an export, and bring in what is in it."""
        with self._keeping.telling():
            self._folder()
            dialog = QFileDialog(
                self._keeping.window, _("Import everything"), str(documents_folder())
            )
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilters([_("Exports and backups (*.zip *.sqlite3)"), _("All files (*)")])
            dialog.fileSelected.connect(self._on_chosen)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        with self._keeping.telling():
            self._keeping.keeper.save()
            self._keeping.notices.tell(_("Importing {file} …").format(file=path))
            run_in_background(_Import(self._folder()).read, Path(path), self._on_imported)

    @Slot(object)
    def _on_imported(self, outcome: object) -> None:
        if isinstance(outcome, Merged):
            self._keeping.notices.tell(merged_words(outcome))
            self._keeping.keeper.refresh()
            self.imported.emit()
        elif isinstance(outcome, HandbookError):
            self._keeping.notices.tell(str(outcome))

    def _folder(self) -> Path:
        """Where the store lies; raises UserDataError when nothing is kept in this session."""
        path = self._keeping.store.path
        if path is None:
            raise UserDataError(
                _("Nothing is kept in this session, so nothing can be exported or imported.")
            )
        return path.parent


class _Export:
    """Writes everything."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, path: Path) -> None:
        with _opened(self._folder) as store:
            export_everything(store, path)


class _Import:
    """Brings in an export."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: Path) -> Merged:
        with _opened(self._folder) as store:
            return import_everything(store, path)


@contextmanager
def _opened(folder: Path) -> Generator[Store, None, None]:
    """A connection of its own, which belongs to the background."""
    store = Store.open(folder)
    try:
        if store.path is None:
            raise UserDataError("\n".join(store.notices))
        yield store
    finally:
        store.close()


def merged_words(merged: Merged) -> str:
    """What an import brought, in a sentence or two."""
    parts: list[str] = []
    if merged.handouts:
        said = ngettext("{count} new handout", "{count} new handouts", merged.handouts)
        parts.append(said.format(count=merged.handouts))
    if merged.handouts_changed:
        said = ngettext(
            "{count} handout with a newer text",
            "{count} handouts with a newer text",
            merged.handouts_changed,
        )
        parts.append(said.format(count=merged.handouts_changed))
    if merged.versions:
        said = ngettext("{count} version", "{count} versions", merged.versions)
        parts.append(said.format(count=merged.versions))
    if merged.templates:
        said = ngettext("{count} template", "{count} templates", merged.templates)
        parts.append(said.format(count=merged.templates))
    if merged.favorites:
        said = ngettext("{count} favorite", "{count} favorites", merged.favorites)
        parts.append(said.format(count=merged.favorites))
    if merged.notes:
        said = ngettext("{count} note", "{count} notes", merged.notes)
        parts.append(said.format(count=merged.notes))
    if PRACTICE_KEY in merged.settings:
        parts.append(_("practice details"))
    message = (
        _("Imported: {list}.").format(list=", ".join(parts))
        if parts
        else _("Everything in the file was here already.")
    )
    if PRACTICE_KEY in merged.settings_left:
        message += " " + _("The practice details stay as they are here.")
    if merged.unreadable:
        left = ngettext(
            "{count} entry could not be read and is left out.",
            "{count} entries could not be read and are left out.",
            merged.unreadable,
        )
        message += " " + left.format(count=merged.unreadable)
    return message

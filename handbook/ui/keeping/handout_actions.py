"""What can be done with the handouts kept: open, copy, archive, remove, hand on as a file."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from handbook.errors import UsageError
from handbook.handout.model import CLIENT_LIMIT, Handout
from handbook.language import N_, _, ngettext
from handbook.ui.draft import new_handout
from handbook.ui.keeping.keeping import Keeping
from handbook.ui.keeping.name_dialog import NameDialog
from handbook.ui.keeping.words import handout_words
from handbook.ui.notice_bar import Offer
from handbook.ui.output_document import handout_name
from handbook.ui.saving import FileKind, OutputFile, documents_folder, save_file
from handbook.userdata.handouts import Origin, fold
from handbook.userdata.templates import for_anyone

HANDOUT_FILE = FileKind(N_("Export a handout"), N_("Handouts (*.handout.json)"), "handout.json")


@dataclass(frozen=True)
class _Undo:
    """Takes back what was done to some handouts."""

    keeping: Keeping
    back: Callable[[str], None]
    ids: Sequence[str]
    opened: str

    def undo(self) -> None:
        """Take it back, and open again what was open."""
        with self.keeping.telling():
            for id in self.ids:
                self.back(id)
            if self.opened:
                self.keeping.keeper.open(self.opened)
        self.keeping.keeper.announce_written()


class HandoutActions(QObject):
    """Acts on handouts by their ids, tells what came of it, and offers to take it back."""

    opened = Signal()
    """A handout was opened: it is the draft now."""

    def __init__(self, keeping: Keeping, parent: QObject) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._handouts = keeping.handouts
        self._removing: Sequence[str] = ()
        self._copied = ""

    def open(self, id: str) -> None:
        """Make a handout the draft; the one before is kept."""
        with self._keeping.telling():
            self._keeping.keeper.open(id)
            self.opened.emit()

    def start(self, handout: Handout) -> None:
        """Make a new handout the draft; the one before is kept."""
        with self._keeping.telling():
            self._keeping.keeper.start(handout)
            self.opened.emit()

    # A copy for somebody else

    def duplicate(self, id: str) -> None:
        """Ask for whom, and open a copy for that client."""
        self._copied = id
        dialog = NameDialog(
            _("Duplicate the handout"),
            _("Name of the client it is for; it may stay empty:"),
            _("Duplicate"),
            self._keeping.window,
        )
        dialog.limit(CLIENT_LIMIT)
        with self._keeping.telling():
            dialog.suggest([client.name for client in self._handouts.clients()])
        dialog.named.connect(self._on_copy_named)
        dialog.named.connect(dialog.accept)
        dialog.open()

    @Slot(str)
    def _on_copy_named(self, name: str) -> None:
        with self._keeping.telling():
            self._keeping.keeper.save()
            copied = self._handouts.get(self._copied).handout
            kept = self._handouts.new(copy_for(copied, name), Origin.DUPLICATE)
            self._keeping.keeper.announce_written()
            self._keeping.keeper.open(kept.id)
            self.opened.emit()

    # Away, and back

    def archive(self, ids: Sequence[str]) -> None:
        """Put handouts in the archive."""
        if self._each(self._handouts.archive, ids):
            said = ngettext(
                "“{name}” is in the archive.", "{count} handouts are in the archive.", len(ids)
            )
            self._tell_undo(said, ids, self._handouts.unarchive)

    def unarchive(self, ids: Sequence[str]) -> None:
        """Take handouts out of the archive."""
        if self._each(self._handouts.unarchive, ids):
            said = ngettext(
                "“{name}” is back from the archive.",
                "{count} handouts are back from the archive.",
                len(ids),
            )
            self._tell_undo(said, ids, self._handouts.archive)

    def remove(self, ids: Sequence[str]) -> None:
        """Put handouts in the trash; if the draft is one of them, an empty one takes its place."""
        keeper = self._keeping.keeper
        opened = keeper.handout_id if keeper.handout_id in ids else ""
        with self._keeping.telling():
            if opened:
                keeper.start(new_handout())
            if self._each(self._handouts.remove, ids):
                said = ngettext("“{name}” is removed.", "{count} handouts are removed.", len(ids))
                self._tell_undo(said, ids, self._handouts.restore, opened)

    def restore(self, ids: Sequence[str]) -> None:
        """Take handouts out of the trash."""
        if self._each(self._handouts.restore, ids):
            said = ngettext("“{name}” is back.", "{count} handouts are back.", len(ids))
            self._tell_undo(said, ids, self._handouts.remove)

    def erase(self, ids: Sequence[str]) -> None:
        """Delete handouts with all their versions, after asking."""
        if not ids:
            return
        self._removing = tuple(ids)
        question = ngettext(
            "Delete “{name}” with all its versions?",
            "Delete {count} handouts with all their versions?",
            len(ids),
        )
        box = self._box = QMessageBox(self._keeping.window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Delete for good"))
        box.setText(question.format(name=self._name(ids[0]), count=len(ids)))
        box.setInformativeText(_("This cannot be undone."))
        self._yes = box.addButton(_("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.finished.connect(self._on_erase_answered)
        box.open()

    @Slot()
    def _on_erase_answered(self) -> None:
        if self._box.clickedButton() is self._yes:
            self._each(self._handouts.erase, self._removing)
        self._box.deleteLater()

    def _each(self, act: Callable[[str], None], ids: Sequence[str]) -> bool:
        """Do it to each; says whether it was done to any, and to all."""
        done = False
        with self._keeping.telling():
            for id in ids:
                act(id)
            done = bool(ids)
        self._keeping.keeper.announce_written()
        return done

    def _tell_undo(
        self, said: str, ids: Sequence[str], back: Callable[[str], None], opened: str = ""
    ) -> None:
        undo = _Undo(self._keeping, back, tuple(ids), opened)
        with self._keeping.telling():
            message = said.format(name=self._name(ids[0]), count=len(ids))
            self._keeping.notices.tell(message, Offer(_("Undo"), undo.undo))

    def _name(self, id: str) -> str:
        handout = self._handouts.get(id).handout
        return handout_words(handout.client, handout.title)

    # As a file

    def export(self, id: str) -> None:
        """Ask where, and write a handout to a small file."""
        with self._keeping.telling():
            self._keeping.keeper.save()
            handout = self._handouts.get(id).handout
            name = handout_name(handout).removesuffix(".pdf") + f".{HANDOUT_FILE.suffix}"
            file = OutputFile(HANDOUT_FILE, name, _HandoutFile(handout).write)
            save_file(file, self._keeping.window, self._keeping.notices.tell)

    @Slot()
    def import_files(self) -> None:
        """Ask for files of handouts, and keep what is in them."""
        dialog = QFileDialog(self._keeping.window, _("Import handouts"), str(documents_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(_(HANDOUT_FILE.filter))
        dialog.filesSelected.connect(self._on_files_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def _on_files_chosen(self, paths: list[str]) -> None:
        from handbook.handout.handout_file import read_handout_file

        brought: list[str] = []
        faults: list[str] = []
        with self._keeping.telling():
            for path in paths:
                try:
                    handout = read_handout_file(Path(path))
                except UsageError as error:
                    faults.append(str(error))
                else:
                    brought.append(self._handouts.new(handout, Origin.IMPORTED).id)
            self._keeping.keeper.announce_written()
            self._tell_brought(brought, faults)

    def _tell_brought(self, brought: Sequence[str], faults: Sequence[str]) -> None:
        said = list(faults)
        offers: tuple[Offer, ...] = ()
        if brought:
            message = ngettext(
                "“{name}” is imported.", "{count} handouts are imported.", len(brought)
            )
            said.insert(0, message.format(name=self._name(brought[0]), count=len(brought)))
            offers = (Offer(_("Open"), _Opening(self, brought[0]).open),)
        if said:
            self._keeping.notices.tell("\n".join(said), *offers)


@dataclass(frozen=True)
class _Opening:
    """Opens one handout."""

    actions: HandoutActions
    id: str

    def open(self) -> None:
        """Open it."""
        self.actions.open(self.id)


@dataclass(frozen=True)
class _HandoutFile:
    """Writes one handout."""

    handout: Handout

    def write(self, path: Path) -> None:
        """Write it, in the background."""
        from handbook.handout.handout_file import handout_to_bytes
        from handbook.handout.output import write_file

        write_file(path, handout_to_bytes(self.handout))


def copy_for(handout: Handout, client: str) -> Handout:
    """A handout of today with the same exercises; of another client it knows nothing else."""
    name = " ".join(client.split())
    if not name or fold(name) != fold(handout.client):
        handout = for_anyone(handout)
    today = datetime.date.today().isoformat()
    return msgspec.structs.replace(handout, client=name, date=today, review_date="")

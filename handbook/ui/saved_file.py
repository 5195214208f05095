"""What there is to do with a file that was just written: show where it is, copy it for a mail."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from handbook.language import _
from handbook.ui.notice_bar import Offer, Tell

_GNOME_FILES = "x-special/gnome-copied-files"
"""What file managers of GNOME and Xfce look for when they paste."""


class SavedFile:
    """A file with its offers; `tell` is given what to say, and what to do next."""

    def __init__(self, path: Path, tell: Tell) -> None:
        self._path = path.absolute()
        self._tell = tell

    def offers(self) -> tuple[Offer, ...]:
        """Show it, or copy it."""
        return (self._show_offer, Offer(_("Copy the file"), self.copy, stays=True))

    @property
    def _show_offer(self) -> Offer:
        return Offer(_("Show in folder"), self.show_in_folder, stays=True)

    def show_in_folder(self) -> None:
        """Open the folder in the system's file manager."""
        folder = QUrl.fromLocalFile(str(self._path.parent))
        if not self._path.parent.is_dir() or not QDesktopServices.openUrl(folder):
            self._tell(
                _("The folder cannot be shown from here. The file is {path}.").format(
                    path=self._path
                )
            )

    def copy(self) -> None:
        """Put the file on the clipboard, as a file manager does."""
        if not self._path.is_file():
            self._tell(_("{path} is no longer there. Save it again.").format(path=self._path))
            return
        url = QUrl.fromLocalFile(str(self._path))
        data = QMimeData()
        data.setUrls([url])
        data.setData(_GNOME_FILES, b"copy\n" + url.toEncoded().data())
        QApplication.clipboard().setMimeData(data)
        self._tell(
            _("{name} is copied. Paste it into a mail or a folder.").format(name=self._path.name),
            self._show_offer,
        )

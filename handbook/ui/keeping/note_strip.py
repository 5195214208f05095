"""The trainer's own note beside an entry: shown above the page, written in a dialog."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from handbook.content.address import Address
from handbook.errors import HandbookError
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.keeping.asking_dialog import AskingDialog
from handbook.ui.notice_bar import NoticeBar
from handbook.userdata.notes import note, write_note
from handbook.userdata.store import Store

_SHOWN = 240
"""So many characters of a note stand above the page; all of it is in the dialog."""


class NoteStrip(QFrame):
    """Shows the note of the entry in the window, if there is one."""

    def __init__(
        self, store: Store, notices: NoticeBar, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._notices = notices
        self._appearance = appearance
        self._address: Address | None = None
        self._title = ""
        self.setObjectName("note")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._edit = QPushButton(_("Edit the note…"), self)
        self._edit.clicked.connect(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_place(self, address: Address | None, title: str) -> None:
        """Show the note of an entry, which the dialog calls by its title; None has no note."""
        self._address, self._title = address, title
        words = " ".join(self._note().split())
        short = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
        said = _("Your note: {text}").format(text=short)
        self._text.setText(said)
        self.setVisible(bool(words))

    @Slot()
    def edit(self) -> None:
        """Write the note of the entry shown."""
        if self._address is None:
            return
        dialog = self._dialog = NoteDialog(self._title, self._note(), self)
        dialog.written.connect(self._on_written)
        dialog.open()

    @Slot(str)
    def _on_written(self, text: str) -> None:
        if self._address is None:
            return
        try:
            write_note(self._store, str(self._address.place), text)
        except HandbookError as error:
            self._dialog.refuse(str(error))
        else:
            self._dialog.accept()
            self.show_place(self._address, self._title)

    def _note(self) -> str:
        if self._address is None:
            return ""
        try:
            return note(self._store, str(self._address.place))
        except HandbookError as error:
            self._notices.tell(str(error))
            return ""

    @Slot()
    def _restyle(self) -> None:
        theme = self._appearance.theme
        self.setStyleSheet(
            f"#note {{ background: {theme.accent_soft}; border-bottom: 1px solid {theme.line}; }}"
        )


class NoteDialog(AskingDialog):
    """Asks for the text of a note; an empty one takes the note away."""

    written = Signal(str)
    """The text as it is wanted; the dialog stays until it is closed or refuses."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(_("Note on “{title}”").format(title=title), parent)
        intro = QLabel(_("Only you see it, above this page. It is never printed."), self)
        intro.setWordWrap(True)
        self._field = QPlainTextEdit(text, self)
        self._field.setAccessibleName(_("Your note"))
        self._field.setTabChangesFocus(True)
        self.lay_out((intro, self._field), _("Keep the note"), self._field)
        self.submitted.connect(self._on_submitted)
        self.resize(460, 300)

    @Slot()
    def _on_submitted(self) -> None:
        self.written.emit(self._field.toPlainText())

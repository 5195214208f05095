"""A field for a few lines of text that takes no more than fits, and says how much that is."""

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPalette
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.editing.undo_keys import leave_undo_to_window
from handbook.ui.marked_text import utf16_length

_HINT_FROM = 0.8
"""The hint is shown from this share of the limit on."""


def room_hint(used: int, limit: int) -> str:
    """What to say about the room left; nothing while there is plenty of it."""
    left = limit - used
    if used < limit * _HINT_FROM:
        return ""
    if left <= 0:
        return _("Full: at most {limit} characters fit here.").format(limit=limit)
    said = ngettext("{left} of {limit} characters left", "{left} of {limit} characters left", left)
    return said.format(left=left, limit=limit)


class NoteField(QWidget):
    """Some lines of text with a hint below them; Tab leaves it."""

    edited = Signal(str)
    """The whole text, after the trainer changed it."""

    def __init__(
        self, name: str, lines: int, limit: int, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._limit = limit
        self._appearance = appearance
        self._build(name)
        self._text.textChanged.connect(self._on_text_changed)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_mixed(self) -> None:
        """Show that several have several texts."""
        self.show_text("")
        self._text.setPlaceholderText(_("Mixed"))

    def show_text(self, text: str) -> None:
        """Show a text; the cursor stays where it is when that is shown already."""
        self._text.setPlaceholderText("")
        if text != self._text.toPlainText():
            with QSignalBlocker(self._text):
                self._text.setPlainText(text)
            self._show_hint()

    def _build(self, name: str) -> None:
        self._text = LimitedText(self._limit, self)
        self._text.setAccessibleName(name)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addWidget(self._hint)
        self.setFocusProxy(self._text)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._appearance.sizes
        self._hint.setFont(self._appearance.font(sizes.small))
        line = QFontMetricsF(self._appearance.font(sizes.base)).lineSpacing()
        around = 2 * (self._text.document().documentMargin() + 6)
        self._text.setFixedHeight(round(self._lines * line + around))

    @Slot()
    def _on_text_changed(self) -> None:
        with QSignalBlocker(self._text):
            self._text.cut_to_limit()
        self._show_hint()
        self.edited.emit(self._text.toPlainText())

    def _show_hint(self) -> None:
        hint = room_hint(utf16_length(self._text.toPlainText()), self._limit)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._text.setAccessibleDescription(hint)


class LimitedText(QPlainTextEdit):
    """Takes so many UTF-16 units, as Qt counts, and no more."""

    def __init__(self, limit: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._limit = limit
        self.setTabChangesFocus(True)
        leave_undo_to_window(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def cut_to_limit(self) -> None:
        """Take typed letters that are too many out again: those before the cursor."""
        cursor = self.textCursor()
        while not cursor.atStart() and utf16_length(self.toPlainText()) > self._limit:
            cursor.deletePreviousChar()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop plain text, as much as there is room for."""
        cursor = self.textCursor()
        replaced = cursor.selectionEnd() - cursor.selectionStart()
        room = self._limit - utf16_length(self.toPlainText()) + replaced
        cursor.insertText(_first_units(source.text(), max(0, room)))
        self.ensureCursorVisible()


def _first_units(text: str, units: int) -> str:
    """The beginning of a text, in so many UTF-16 units, without half a letter at its end."""
    encoded = text.encode("utf-16-le", errors="surrogatepass")[: units * 2]
    return encoded.decode("utf-16-le", errors="ignore")

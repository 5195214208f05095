"""Find in the page shown."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.icons import icon_button

_MAX_MARKS = 2000


class FindBar(QWidget):
    """A bar under the page: all matches are marked, F3 and Shift+F3 walk through them."""

    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._view: QTextEdit | None = None
        self._matches: list[QTextCursor] = []
        self._build()
        # Queued, so that the page has been laid out anew before it is searched.
        appearance.changed.connect(self._on_appearance_changed, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def open_for(self, view: QTextEdit) -> None:
        """Show the bar for a view, starting with what is selected in it."""
        self._view = view
        selected = view.textCursor().selectedText()
        if selected and len(selected) < 80:
            self._field.setText(selected)
        self.show()
        self._field.setFocus()
        self._field.selectAll()
        self._mark()

    def refresh(self, view: QTextEdit | None) -> None:
        """The page has changed: mark again, or close where there is nothing to find in."""
        if not self.isVisible():
            return
        if view is None:
            self.close_bar()
            return
        self._view = view
        self._mark()

    @Slot()
    def find_next(self) -> None:
        """Go to the next match, from the top again after the last."""
        self._step(1)

    @Slot()
    def find_previous(self) -> None:
        """Go to the match before, from the bottom again before the first."""
        self._step(-1)

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar and its marks."""
        self._matches = []
        if self._view is not None:
            self._view.setExtraSelections([])
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._field = QLineEdit(self)
        self._field.setObjectName("find")
        self._field.setPlaceholderText(_("Find in this page"))
        self._field.setAccessibleName(_("Find in this page"))
        self._field.setMaximumWidth(320)
        self._field.textChanged.connect(self._on_text_changed)
        self._count = QLabel(self)
        previous = icon_button("up", _("Previous match"), self._appearance, self)
        previous.clicked.connect(self.find_previous)
        following = icon_button("down", _("Next match"), self._appearance, self)
        following.clicked.connect(self.find_next)
        close = icon_button("close", _("Close find"), self._appearance, self)
        close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._field)
        row.addWidget(previous)
        row.addWidget(following)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(close)

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self._mark()
        self._step(0)

    @Slot()
    def _on_appearance_changed(self) -> None:
        if self.isVisible():
            self._mark()

    def _mark(self) -> None:
        """Find and mark all matches, ignoring case."""
        view, text = self._view, self._field.text()
        if view is None:
            return
        self._matches = []
        if text:
            cursor = view.document().find(text, 0)
            while not cursor.isNull() and len(self._matches) < _MAX_MARKS:
                self._matches.append(cursor)
                cursor = view.document().find(text, cursor)
        mark = QTextCharFormat()
        mark.setBackground(QColor(self._appearance.theme.mark))
        selections: list[QTextEdit.ExtraSelection] = []
        for match in self._matches:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = match  # pyright: ignore[reportAttributeAccessIssue]
            selection.format = mark  # pyright: ignore[reportAttributeAccessIssue]
            selections.append(selection)
        view.setExtraSelections(selections)
        here = view.textCursor()
        starts = [match.selectionStart() for match in self._matches]
        at_one = here.hasSelection() and here.selectionStart() in starts
        self._show_count(starts.index(here.selectionStart()) + 1 if at_one else 0)

    def _step(self, direction: int) -> None:
        view = self._view
        if view is None or not self._matches:
            self._show_count(0)
            return
        here = view.textCursor()
        if direction < 0:
            before = [m for m in self._matches if m.selectionStart() < here.selectionStart()]
            match = before[-1] if before else self._matches[-1]
        else:
            least = here.selectionStart() + (1 if direction else 0)
            after = [m for m in self._matches if m.selectionStart() >= least]
            match = after[0] if after else self._matches[0]
        view.setTextCursor(match)
        view.ensureCursorVisible()
        self._show_count(self._matches.index(match) + 1)

    def _show_count(self, at: int) -> None:
        count = len(self._matches)
        if not self._field.text():
            self._count.clear()
        elif not count:
            self._count.setText(_("Not found"))
        elif at:
            self._count.setText(_("{at} of {count}").format(at=at, count=count))
        else:
            text = ngettext("{count} match", "{count} matches", count).format(count=count)
            self._count.setText(text)

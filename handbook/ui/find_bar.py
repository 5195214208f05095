"""Find in the page shown."""

from typing import Protocol

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
from handbook.ui.marked_text import marked_selection

_MAX_MARKS = 2000

_MOST_SELECTED = 80
"""Characters; whoever has selected more did not mean to look for them."""


class Findable(Protocol):
    """Something words can be found in; it shows by itself which and where."""

    def selected_words(self) -> str:
        """The words selected in it, if any."""
        ...

    def mark(self, words: str) -> int:
        """Mark all matches, whatever their case, and count them; no words mark nothing."""
        ...

    def match(self) -> int:
        """The number of the match one is at, from 1 on; 0 for none."""
        ...

    def step(self, direction: int) -> int:
        """Go to the next match (1), the one before (-1), or the first from here on (0), around the
        ends; gives its number, 0 where there is none."""
        ...


class FindBar(QWidget):
    """A bar under the page: all matches are marked, F3 and Shift+F3 walk through them."""

    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._within: Findable | None = None
        self._matches = 0
        self._build()
        # Queued, so that the page has been laid out anew before it is searched.
        appearance.changed.connect(self._on_appearance_changed, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def open_for(self, view: QTextEdit | Findable) -> None:
        """Show the bar for a view, starting with what is selected in it."""
        self._within = self._findable(view)
        selected = self._within.selected_words()
        if selected and len(selected) < _MOST_SELECTED:
            self._field.setText(selected)
        self.show()
        self._field.setFocus()
        self._field.selectAll()
        self._mark()

    def refresh(self, view: QTextEdit | Findable | None) -> None:
        """The page has changed: mark again, or close where there is nothing to find in."""
        if not self.isVisible():
            return
        if view is None:
            self.close_bar()
            return
        self._within = self._findable(view)
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
        if self._within is not None:
            self._within.mark("")
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

    def _findable(self, view: QTextEdit | Findable) -> Findable:
        return _TextFinder(view, self._appearance) if isinstance(view, QTextEdit) else view

    def _mark(self) -> None:
        if self._within is not None:
            self._matches = self._within.mark(self._field.text())
            self._show_count(self._within.match())

    def _step(self, direction: int) -> None:
        if self._within is not None:
            self._show_count(self._within.step(direction))

    def _show_count(self, at: int) -> None:
        count = self._matches
        if not self._field.text():
            self._count.clear()
        elif not count:
            self._count.setText(_("Not found"))
        elif at:
            self._count.setText(_("{at} of {count}").format(at=at, count=count))
        else:
            text = ngettext("{count} match", "{count} matches", count).format(count=count)
            self._count.setText(text)


class _TextFinder:
    """Finds in a text; one is at the match that is selected."""

    def __init__(self, view: QTextEdit, appearance: Appearance) -> None:
        self._view = view
        self._appearance = appearance
        self._matches: list[QTextCursor] = []

    def selected_words(self) -> str:
        return self._view.textCursor().selectedText()

    def mark(self, words: str) -> int:
        self._matches = []
        if words:
            document = self._view.document()
            cursor = document.find(words, 0)
            while not cursor.isNull() and len(self._matches) < _MAX_MARKS:
                self._matches.append(cursor)
                cursor = document.find(words, cursor)
        mark = QTextCharFormat()
        mark.setBackground(QColor(self._appearance.theme.mark))
        self._view.setExtraSelections([marked_selection(match, mark) for match in self._matches])
        return len(self._matches)

    def match(self) -> int:
        here = self._view.textCursor()
        starts = [match.selectionStart() for match in self._matches]
        at_one = here.hasSelection() and here.selectionStart() in starts
        return starts.index(here.selectionStart()) + 1 if at_one else 0

    def step(self, direction: int) -> int:
        if not self._matches:
            return 0
        here = self._view.textCursor()
        if direction < 0:
            before = [m for m in self._matches if m.selectionStart() < here.selectionStart()]
            match = before[-1] if before else self._matches[-1]
        else:
            least = here.selectionStart() + (1 if direction else 0)
            after = [m for m in self._matches if m.selectionStart() >= least]
            match = after[0] if after else self._matches[0]
        self._view.setTextCursor(match)
        self._view.ensureCursorVisible()
        return self._matches.index(match) + 1

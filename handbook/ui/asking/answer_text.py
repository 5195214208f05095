"""An answer to read, as high as its text, with the words looked for marked."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from handbook.search.highlight import find_spans
from handbook.search.results import Span
from handbook.ui.appearance import Appearance
from handbook.ui.marked_text import marked_selection, utf16_length
from handbook.ui.prose_view import ProseView

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)

_FOR_THE_PAGE = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
)


class AnswerText(ProseView):
    """A text without scroll bars; the page around it scrolls."""

    revealed = Signal(QRect)
    """The keyboard came to a link at this place of the widget, which should be in view."""

    focused = Signal(bool)
    """Whether the keyboard has brought the focus here, which must be seen."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        self._words: tuple[str, ...] = ()
        self._unfinished = False
        self._marks_stale = False
        self._look_stale = False
        super().__init__(appearance, parent)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def mark(self, words: tuple[str, ...], *, unfinished: bool) -> None:
        """Mark these words from the next time the text is painted."""
        if (words, unfinished) != (self._words, self._unfinished):
            self._words, self._unfinished = words, unfinished
            self._marks_stale = True
            self.viewport().update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        if self._look_stale:
            self._render()
        document = self.document()
        document.setTextWidth(width)
        return round(document.size().height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self._marks_stale:
            self._marks_stale = False
            self._mark()
        super().paintEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _FOR_THE_PAGE:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.focused.emit(event.reason() in _BY_KEY)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:
        moved = super().focusNextPrevChild(next)
        if self.hasFocus():
            self.revealed.emit(self.cursorRect())
        return moved

    @override
    def _render(self) -> None:
        super()._render()
        frame = self.document().rootFrame()
        page = frame.frameFormat()
        page.setTopMargin(0)
        page.setBottomMargin(0)
        frame.setFrameFormat(page)
        self._marks_stale = True
        self._look_stale = False
        self.updateGeometry()

    @override
    def _fit_column(self) -> None:
        self.setViewportMargins(0, 0, 0, 0)

    @override
    def _restyle(self) -> None:
        # Whoever lays a text out asks for its height first; many are folded and never asked.
        self._look_stale = True
        self.updateGeometry()

    def _mark(self) -> None:
        text = self.document().toPlainText()
        spans = find_spans(text, self._words, unfinished=self._unfinished)
        self.setExtraSelections([self._selection(text, span) for span in spans])

    def _selection(self, text: str, span: Span) -> QTextEdit.ExtraSelection:
        theme = self._appearance.theme
        mark = QTextCharFormat()
        mark.setBackground(QColor(theme.mark))
        mark.setForeground(QColor(theme.text))
        cursor = QTextCursor(self.document())
        start = utf16_length(text[: span.start])
        end = start + utf16_length(text[span.start : span.start + span.length])
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return marked_selection(cursor, mark)

"""Prose with a widget between its head and its text that scrolls with it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from handbook.ui.appearance import Appearance
from handbook.ui.prose_view import ProseView

_STATE = 7
"""The user state of the block that keeps the room; Qt reads it from HTML."""

_PLACE = f'<p style="-qt-user-state:{_STATE}; margin:0px; line-height:{{height}}px">\u2060</p>'

PLACE = _PLACE.format(height=1)
"""HTML to put where the widget shall be."""

_WIDEST = 920
"""Pixels at 100% zoom that the widget takes at most: more than a column of text."""

_RIGHT = 20
_BELOW = 18
"""Pixels right of the widget and below it."""


class Inset(QWidget):
    """A widget that can be put into prose."""

    resized = Signal()
    """It needs another height."""

    def fit(self, width: int) -> int:
        """Arrange itself in a width; the height needed, both in pixels."""
        raise NotImplementedError


class InsetView(ProseView):
    """Shows prose whose HTML has `PLACE` in it.

    The widget lies over the view, not in it: it can be wider than the column of text, and it is
    read aloud before the text.
    """

    def __init__(self, inset: Inset, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self._inset = inset
        self._room = 0
        self._from_below = False
        inset.resized.connect(self._on_inset_resized)
        self.verticalScrollBar().valueChanged.connect(self._place)
        self.document().documentLayout().documentSizeChanged.connect(self._place)
        for widget in inset.findChildren(QWidget):
            widget.installEventFilter(self)

    @property
    @override
    def html(self) -> str:
        """What is shown; where there is no widget, its room is kept all the same."""
        return super().html.replace(PLACE, _PLACE.format(height=self._room))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring what Tab leads to within the widget into view."""
        if isinstance(event, QFocusEvent) and isinstance(watched, QWidget):
            tabs = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
            if event.gotFocus() and event.reason() in tabs:
                self._bring_into_view(watched)
        return super().eventFilter(watched, event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._from_below = event.reason() is Qt.FocusReason.BacktabFocusReason

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """From the text back to the widget; Qt would begin with the last link of the text."""
        if next or self._from_below or self.textCursor().hasSelection():
            return super().focusNextPrevChild(next)
        return QWidget.focusNextPrevChild(self, next)

    def _bring_into_view(self, widget: QWidget) -> None:
        bar, place = self.verticalScrollBar(), widget.mapTo(self._inset, QPoint(0, 0))
        top = self._inset.y() + place.y() - self.y()
        if top < 0 or widget.height() > self.height():
            bar.setValue(bar.value() + top)
        elif top + widget.height() > self.height():
            bar.setValue(bar.value() + top + widget.height() - self.height())

    @override
    def _render(self) -> None:
        super()._render()
        self._keep_room()

    @override
    def _fit_column(self) -> None:
        super()._fit_column()
        self._keep_room()

    @override
    def _scroll_to(self, position: int) -> None:
        """Keep the reader at the same words; beside the widget there are none."""
        if self.document().findBlock(position).userState() != _STATE:
            super()._scroll_to(position)

    def _keep_room(self) -> None:
        """Give the widget its width, and its height of the text to it."""
        left = self.viewportMargins().left()
        widest = round(_WIDEST * max(1.0, self._appearance.zoom))
        width = min(self.width() - left - _RIGHT, widest)
        height = self._inset.fit(max(width, 1))
        self._inset.resize(max(width, 1), height)
        self._room = height + _BELOW
        block = self._block()
        if block.isValid() and block.blockFormat().lineHeight() != self._room:
            room = QTextBlockFormat()
            room.setLineHeight(self._room, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
            QTextCursor(block).mergeBlockFormat(room)
        self._place()

    def _block(self) -> QTextBlock:
        block = self.document().begin()
        while block.isValid() and block.userState() != _STATE:
            block = block.next()
        return block

    @Slot()
    def _place(self) -> None:
        block = self._block()
        self._inset.setVisible(block.isValid())
        if not block.isValid():
            return
        place = self.document().documentLayout().blockBoundingRect(block)
        top = self.viewport().y() + round(place.top()) - self.verticalScrollBar().value()
        self._inset.move(self.x() + self.viewportMargins().left(), self.y() + top)

    @Slot()
    def _on_inset_resized(self) -> None:
        with self._reader_kept():
            self._keep_room()

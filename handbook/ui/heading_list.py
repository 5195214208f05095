"""The headings of a page, as a list to go to them."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from handbook.content.prose import Heading, inline_text
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.marked_text import draw_text, layout_text
from handbook.ui.model_index import Index

_DEEPEST = 3
_INDENT = "    "
_SIDE = 5
_GAP = 4
_MOST_LINES = 4


class HeadingList(QListWidget):
    """Shows the headings down to the third level; long ones wrap."""

    chosen = Signal(str)
    """The anchor of a heading."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("on-this-page")
        self.setAccessibleName(_("On this page"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_HeadingDelegate(appearance, self))
        self.itemActivated.connect(self._on_chosen)
        self.itemClicked.connect(self._on_chosen)
        appearance.changed.connect(self.doItemsLayout)

    def show_headings(self, headings: Iterable[Heading]) -> None:
        """Replace what is listed."""
        self.clear()
        for heading in headings:
            if heading.level <= _DEEPEST:
                text = inline_text(heading.inlines)
                item = QListWidgetItem(_INDENT + text if heading.level == _DEEPEST else text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
                item.setData(Qt.ItemDataRole.UserRole, heading.anchor)
                self.addItem(item)

    def row_width(self) -> int:
        """The width of every row, whether or not there is a scroll bar beside it just now."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        return max(1, self.width() - bar)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class _HeadingDelegate(QStyledItemDelegate):
    """Wraps rows itself: the style's own wrapping elides where the last line just fits."""

    def __init__(self, appearance: Appearance, parent: HeadingList) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._list = parent

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._list.row_width()
        font = self._appearance.font(self._appearance.sizes.base)
        room = width - 2 * _SIDE
        _layout, height = layout_text(str(index.data()), font, room, _MOST_LINES)
        return QSize(width, round(height) + 2 * _GAP)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._appearance.theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        rect = QRectF(option.rect).adjusted(_SIDE, _GAP, -_SIDE, 0)
        font = self._appearance.font(self._appearance.sizes.base)
        draw_text(painter, rect, str(index.data()), font, theme.text, max_lines=_MOST_LINES)
        painter.restore()

"""Paints the rows of the items: the number as on the page, the title, how much, and marks."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from handbook.ui.appearance import Appearance
from handbook.ui.editing.items_model import DetailedItemsModel, ItemRow
from handbook.ui.marked_text import draw_text
from handbook.ui.model_index import Index

_SIDE = 8
_GAP = 6
_NUMBER_WIDTH = 26
_MARK_PADDING = 5
_GROUP_LINE = 3


class ItemsDelegate(QStyledItemDelegate):
    """The title over the details; a line at the left joins what is done in turn."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @property
    def row_height(self) -> int:
        """The height of a row: two lines of text."""
        sizes = self._appearance.sizes
        fonts = (self._appearance.font(sizes.base), self._appearance.font(sizes.small))
        return round(sum(QFontMetricsF(font).height() for font in fonts)) + 2 * _GAP

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(DetailedItemsModel.RowRole), index.model()
        if not isinstance(row, ItemRow) or not isinstance(model, DetailedItemsModel):
            return
        painter.save()
        self._paint_ground(painter, option, index)
        zoom = self._appearance.zoom
        rect = QRectF(option.rect).adjusted(_SIDE, _GAP, -_SIDE, -_GAP)
        left = rect.adjusted(_NUMBER_WIDTH * zoom, 0, 0, 0)
        self._paint_texts(painter, rect, left, row, model.marks(index.row()))
        if row.group:
            line = QRectF(option.rect).adjusted(2, 0, 0, 0)
            line.setWidth(_GROUP_LINE)
            painter.fillRect(line, QColor(self._appearance.theme.accent))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._appearance.theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
        painter.setPen(QColor(theme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if index.row() == 0:
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_texts(
        self,
        painter: QPainter,
        rect: QRectF,
        left: QRectF,
        row: ItemRow,
        marks: tuple[str, ...],
    ) -> None:
        theme, sizes = self._appearance.theme, self._appearance.sizes
        font = self._appearance.font(sizes.base)
        font.setItalic(row.gone)
        number = rect.adjusted(2, 0, left.left() - rect.right() - 4, 0)
        draw_text(
            painter, number, row.number, self._appearance.font(sizes.base, bold=True), theme.muted
        )
        height = draw_text(painter, left, row.title, font, theme.text)
        below = left.adjusted(0, height, 0, 0)
        small = self._appearance.font(sizes.small)
        taken = self._paint_marks(painter, below, marks, small, warn=row.gone or row.wrong)
        detail = below.adjusted(0, 0, -taken, 0)
        draw_text(painter, detail, row.detail, small, theme.muted)

    def _paint_marks(
        self, painter: QPainter, rect: QRectF, marks: tuple[str, ...], font: QFont, *, warn: bool
    ) -> float:
        """Small frames with words at the right, as many as fit; gives the width they take."""
        theme, metrics = self._appearance.theme, QFontMetricsF(font)
        taken = 0.0
        for at, mark in enumerate(marks):
            width = metrics.horizontalAdvance(mark) + 2 * _MARK_PADDING + 1
            if taken and taken + width > rect.width() * 0.55:
                break
            width = min(width, rect.width() * 0.7)
            color = theme.warning if warn and at == 0 else theme.muted
            frame = QRectF(rect.right() - taken - width, rect.y(), width, metrics.height())
            painter.setPen(QPen(QColor(color), 0.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            inside = frame.adjusted(_MARK_PADDING, 0, -_MARK_PADDING + 2, 0)
            draw_text(painter, inside, mark, font, color)
            taken += width + 4
        return taken

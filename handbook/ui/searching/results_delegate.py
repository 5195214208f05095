"""Paints the rows of the search results."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from handbook.ui.appearance import Appearance
from handbook.ui.marked_text import draw_text, mark_format
from handbook.ui.searching.results_model import Action, ResultsModel, Row, why

Index = QModelIndex | QPersistentModelIndex

_SIDE = 14
_GAP = 6


class ResultsDelegate(QStyledItemDelegate):
    """A hit is its title over its snippet; a group is a small heading."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        sizes = self._appearance.sizes
        row = index.data(ResultsModel.RowRole)
        title = QFontMetricsF(self._appearance.font(sizes.base, bold=True)).height()
        if isinstance(row, Row) and row.hit is not None:
            snippet = QFontMetricsF(self._appearance.font(sizes.small)).height()
            return QSize(0, round(title + snippet + _GAP * 2 + 2))
        return QSize(0, round(title + _GAP * 2))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ResultsModel.RowRole)
        if not isinstance(row, Row):
            return
        theme = self._appearance.theme
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
            painter.fillRect(
                option.rect.x(), option.rect.y(), 4, option.rect.height(), QColor(theme.accent)
            )
        rect = QRectF(option.rect).adjusted(_SIDE, _GAP, -_SIDE, -_GAP)
        if row.hit is not None:
            self._paint_hit(painter, rect, row)
        else:
            self._paint_line(painter, rect, row)
        painter.restore()

    def _paint_hit(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        theme, sizes = self._appearance.theme, self._appearance.sizes
        hit = row.hit
        assert hit is not None
        mark = mark_format(theme.mark, theme.text)
        reason = why(hit)
        width = rect.width()
        if reason:
            font = self._appearance.font(sizes.small)
            needed = min(QFontMetricsF(font).horizontalAdvance(reason) + 4, width / 2)
            side = QRectF(rect.right() - needed, rect.y(), needed, rect.height())
            draw_text(painter, side, reason, font, theme.muted)
            width -= needed + _SIDE
        title = QRectF(rect.x(), rect.y(), width, rect.height())
        height = draw_text(
            painter,
            title,
            hit.title,
            self._appearance.font(sizes.base),
            theme.text,
            spans=hit.title_spans,
            mark=mark,
        )
        draw_text(
            painter,
            rect.adjusted(0, height + 2, 0, 0),
            hit.snippet,
            self._appearance.font(sizes.small),
            theme.muted,
            spans=hit.snippet_spans,
            mark=mark,
        )

    def _paint_line(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        theme, sizes = self._appearance.theme, self._appearance.sizes
        heading = row.action is Action.NOTHING
        plain = row.action in (Action.OPEN, Action.SEARCH)
        color = theme.muted if heading else theme.text if plain else theme.accent
        font = self._appearance.font(sizes.base if plain else sizes.small, bold=heading)
        draw_text(painter, rect, row.text, font, color)

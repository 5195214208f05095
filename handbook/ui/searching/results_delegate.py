"""Paints the rows of the search results."""

from PySide6.QtCore import QObject, QRectF, QSize, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from handbook.search.results import Hit
from handbook.ui.appearance import Appearance
from handbook.ui.marked_text import draw_text, mark_format
from handbook.ui.model_index import Index
from handbook.ui.searching.results_model import ResultsModel
from handbook.ui.searching.results_rows import Action, Row, why

_SIDE = 14
_GAP = 6
_BETWEEN = 2
_BAR = 4
"""Pixels: beside and around a row, between its lines, and the bar that marks the chosen one."""

_ASIDE = 0.45
"""The share of the width that a remark beside a title takes at most."""


class ResultsDelegate(QStyledItemDelegate):
    """A hit is its title over its snippet; a group is a small heading."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        appearance.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        theme, sizes = self._appearance.theme, self._appearance.sizes
        self._base = self._appearance.font(sizes.base)
        self._small = self._appearance.font(sizes.small)
        self._heading = self._appearance.font(sizes.small, bold=True)
        self._base_metrics = QFontMetricsF(self._base)
        self._small_metrics = QFontMetricsF(self._small)
        title, snippet = self._base_metrics.height(), self._small_metrics.height()
        self._hit_size = QSize(0, round(title + _BETWEEN + snippet + 2 * _GAP))
        self._line_size = QSize(0, round(title + 2 * _GAP))
        self._mark = mark_format(theme.mark, theme.text)
        self._chosen, self._bar = QColor(theme.accent_soft), QColor(theme.accent)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._hit_size if index.data(ResultsModel.IsHitRole) else self._line_size

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ResultsModel.RowRole)
        if not isinstance(row, Row):
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._chosen)
            painter.fillRect(
                option.rect.x(), option.rect.y(), _BAR, option.rect.height(), self._bar
            )
        rect = QRectF(option.rect).adjusted(_SIDE, _GAP, -_SIDE, -_GAP)
        if row.hit is not None:
            self._paint_hit(painter, rect, row, row.hit)
        else:
            self._paint_line(painter, rect, row)
        painter.restore()

    def _paint_hit(self, painter: QPainter, rect: QRectF, row: Row, hit: Hit) -> None:
        theme = self._appearance.theme
        width = rect.width() - self._paint_aside(painter, rect, why(hit))
        draw_text(
            painter,
            QRectF(rect.x(), rect.y(), width, rect.height()),
            hit.title,
            self._base,
            theme.text,
            spans=hit.title_spans,
            mark=self._mark,
        )
        below = rect.adjusted(0, self._base_metrics.height() + _BETWEEN, 0, 0)
        width = below.width() - self._paint_aside(painter, below, row.pack)
        draw_text(
            painter,
            QRectF(below.x(), below.y(), width, below.height()),
            hit.snippet,
            self._small,
            theme.muted,
            spans=hit.snippet_spans,
            mark=self._mark,
        )

    def _paint_aside(self, painter: QPainter, rect: QRectF, text: str) -> float:
        """Paint a remark at the right end of a line; returns the width it takes."""
        if not text:
            return 0.0
        needed = self._small_metrics.horizontalAdvance(text) + 2
        width = min(needed, rect.width() * _ASIDE)
        side = QRectF(rect.right() - width, rect.y(), width, rect.height())
        draw_text(painter, side, text, self._small, self._appearance.theme.muted)
        return width + _SIDE

    def _paint_line(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        font, color = self._line_looks(row)
        # Small lines stand on the same height as large ones.
        down = (self._base_metrics.height() - QFontMetricsF(font).height()) / 2
        draw_text(painter, rect.adjusted(0, down, 0, 0), row.text, font, color)

    def _line_looks(self, row: Row) -> tuple[QFont, str]:
        theme = self._appearance.theme
        if not row.can_be_chosen:
            return (self._heading if row.action is Action.HEAD else self._small), theme.muted
        if row.action is Action.OPEN or (row.action is Action.SEARCH and row.query == row.text):
            return self._base, theme.text
        return self._small, theme.accent

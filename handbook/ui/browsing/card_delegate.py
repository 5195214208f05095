"""A variation as a card of the grid."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from handbook.ui.browsing.variation_delegate import Cells, SetText, Target, VariationDelegate
from handbook.ui.browsing.variation_model import Card

_LEAST_WIDTH, _GAP, _EDGE = 218, 14, 10
_FIGURE, _LOW_FIGURE = 122, 66
"""In pixels at 100% zoom, as all lengths here; the low figure is for low windows."""


class CardDelegate(VariationDelegate):
    """A card: level and buttons, the figure, then name, equipment and a line or two."""

    @override
    def cells(self, width: int, height: int) -> Cells:
        gap, least = self._scaled(_GAP), self._scaled(_LEAST_WIDTH)
        columns = max(1, (width + gap) // (least + gap))
        fixed = self._scaled(_EDGE) + self._side() + self._words_height()
        room = min(self._scaled(_FIGURE), max(self._scaled(_LOW_FIGURE), height - fixed))
        width = max(1, (width - gap * (columns - 1)) // columns)
        return Cells(columns, width, fixed + room, gap)

    def _words_height(self) -> int:
        """What the texts under the figure need, with the space around them."""
        lines = self._heights["name"] * 2 + self._heights["small"] + self._heights["line"] * 2
        return round(lines) + self._scaled(_EDGE + 3 + 5 + 12)

    @override
    def _buttons(self, cell: QRect) -> dict[Target, QRect]:
        side, edge = self._side(), self._scaled(_EDGE)
        rect = QRect(cell.right() - edge - side + 1, cell.y() + edge, side, side)
        return {
            Target.HANDOUT: rect,
            Target.COMPARE: rect.translated(-side - self._scaled(5), 0),
        }

    @override
    def _texts(self, card: Card, cell: QRect) -> list[tuple[SetText, int]]:
        width = max(1, cell.width() - 2 * self._scaled(12))
        beside = max(1, width - 2 * self._side() - self._scaled(12))
        name = SetText(card.variation.name, "name", 2, card.name_spans)
        # What the name leaves of its two lines is for the line about it.
        lines = 4 - self._layout(name, width)[0].lineCount()
        return [
            (SetText(card.level, "small", 1), beside),
            (name, width),
            (SetText(card.why or card.equipment, "small", 1), width),
            (SetText(card.line, "line", lines, card.line_spans), width),
        ]

    @override
    def _paint_card(self, painter: QPainter, cell: QRect, card: Card) -> None:
        theme, scaled = self._appearance.theme, self._scaled
        level, name, equipment, line = self._texts(card, cell)
        x, y, side = cell.x() + scaled(12), cell.y() + scaled(_EDGE), self._side()
        middle = (side - self._heights["small"]) / 2
        self._paint_text(painter, x, y + middle, level[1], level[0], theme.muted)
        y += side
        high = cell.bottom() + 1 - self._words_height() - y
        self._paint_figure(painter, QRect(x, y, name[1], high), card)
        top = y + high + scaled(_EDGE)
        top += self._paint_text(painter, x, top, name[1], name[0], theme.text) + scaled(3)
        top += self._paint_text(painter, x, top, equipment[1], equipment[0], theme.muted)
        color = theme.accent if card.is_reason else theme.text
        self._paint_text(painter, x, top + scaled(5), line[1], line[0], color)

    @override
    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, current: bool
    ) -> None:
        theme = self._appearance.theme
        edge = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        focused = current and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if current else theme.line), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(edge.adjusted(0.5, 0.5, -0.5, -0.5) if focused else edge, 6, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

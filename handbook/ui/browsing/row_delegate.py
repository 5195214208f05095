"""A variation as a row of the list."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from handbook.language import _
from handbook.ui.browsing.variation_delegate import (
    SIDE,
    Cells,
    SetText,
    Target,
    VariationDelegate,
)
from handbook.ui.browsing.variation_model import Card

_FIGURE_WIDTH, _FIGURE_HEIGHT = 118, 72
"""In pixels at 100% zoom, as all lengths here."""

_SHORT, _NARROW = 34, 22
"""Where the summary has room for fewer characters, the name gets a second line; where for even
fewer, the figure gives way to the text."""


class RowDelegate(VariationDelegate):
    """A row: a small figure, then name, summary and facts, and at the right the buttons."""

    @override
    def cells(self, width: int, height: int) -> Cells:
        name, line, facts = self._lines(width)
        text = (
            self._heights["name"] * name
            + self._heights["line"] * line
            + self._heights["small"] * facts
        )
        figure = self._scaled(_FIGURE_HEIGHT) if self._figure_width(width) else 0
        inside = max(round(text) + self._scaled(8), figure)
        return Cells(1, width, inside + self._scaled(28) + 1, 0)

    def _lines(self, width: int) -> tuple[int, int, int]:
        """At most so many lines for name, summary and facts."""
        if not self._figure_width(width):
            return 2, 3, 2
        return (1, 2, 1) if self._characters(width) >= _SHORT else (2, 2, 1)

    def _characters(self, width: int) -> float:
        """How many characters fit beside figure and buttons in a row of a width."""
        text = width - SIDE * 3 - self._side() - self._scaled(_FIGURE_WIDTH + 16)
        return text / QFontMetricsF(self._fonts["line"]).averageCharWidth()

    def _figure_width(self, width: int) -> int:
        """The room that the figure takes from a row of a width; 0 if it has none."""
        return self._scaled(_FIGURE_WIDTH + 16) if self._characters(width) >= _NARROW else 0

    @override
    def _buttons(self, cell: QRect) -> dict[Target, QRect]:
        side = self._side()
        rect = QRect(cell.right() - SIDE - side + 1, cell.y() + self._scaled(14), side, side)
        return {
            Target.HANDOUT: rect,
            Target.COMPARE: rect.translated(0, side + self._scaled(6)),
        }

    @override
    def _texts(self, card: Card, cell: QRect) -> list[tuple[SetText, int]]:
        name, line, facts = self._lines(cell.width())
        width = cell.width() - SIDE * 3 - self._side() - self._figure_width(cell.width())
        return [
            (text, max(1, width))
            for text in (
                SetText(card.variation.name, "name", name, card.name_spans),
                SetText(card.line, "line", line, card.line_spans),
                SetText(_facts(card), "small", facts),
            )
        ]

    @override
    def _paint_card(self, painter: QPainter, cell: QRect, card: Card) -> None:
        theme, y = self._appearance.theme, float(cell.y() + self._scaled(14))
        if room := self._figure_width(cell.width()):
            size = QSize(self._scaled(_FIGURE_WIDTH), self._scaled(_FIGURE_HEIGHT))
            self._paint_figure(painter, QRect(QPoint(cell.x() + SIDE, round(y)), size), card)
        x = cell.x() + SIDE + room
        colors = (theme.text, theme.accent if card.is_reason else theme.text, theme.muted)
        for (text, width), color in zip(self._texts(card, cell), colors, strict=True):
            y += self._paint_text(painter, x, y, width, text, color) + self._scaled(4)

    @override
    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, current: bool
    ) -> None:
        theme, rect = self._appearance.theme, option.rect
        painter.fillRect(rect.adjusted(SIDE, rect.height() - 1, -SIDE, 0), QColor(theme.line))
        if not current:
            return
        painter.fillRect(rect.x(), rect.y(), 4, rect.height(), QColor(theme.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _facts(card: Card) -> str:
    text = _("{equipment} · {level}").format(equipment=card.equipment, level=card.level)
    if card.why:
        text = _("{facts} · {why}").format(facts=text, why=card.why)
    if card.on_handout:
        text = _("On the handout · {facts}").format(facts=text)
    return text

"""A cell laid out at a width: wrapped items with marks that tell which of them are only here."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout

from handbook.content.comparison import Cell, Row
from handbook.content.comparison_rows import Form, Item
from handbook.search.results import Span
from handbook.ui.appearance import Appearance
from handbook.ui.marked_text import ALL_LINES, found_formats, layout_text

NOTHING = "–"
"""Stands where a variation says nothing."""

_BETWEEN_WORDS = ", "

_DOT, _PLAIN_DOT = 0.17, 0.06
"""Radii of dots, in heights of a line; the plain one stands in lists that share nothing."""


@dataclass(frozen=True)
class _Placed:
    """An item with its place; `mark` is a number, or empty for a dot."""

    layout: QTextLayout
    top: float
    first: float
    mark: str
    only_here: bool


class CellLayout:
    """The items of one cell, as wide as asked and as high as they need."""

    def __init__(self, row: Row, at: int, width: float, appearance: Appearance) -> None:
        cell, form = row.cells[at], row.form
        self._appearance = appearance
        self._font = appearance.font(appearance.sizes.base)
        self._shares = row.shares
        self._empty = not cell.items
        self._marked = bool(cell.items) and form in (Form.LIST, Form.STEPS)
        metrics = QFontMetricsF(self._font)
        self._indent = 0.0
        if self._marked:
            widest = f"{len(cell.items)}." if form is Form.STEPS else "••"
            self._indent = metrics.horizontalAdvance(widest) + metrics.averageCharWidth()
        self._placed: list[_Placed] = []
        self.height = self._lay_out(cell, form, max(1.0, width - self._indent), metrics)

    def draw(self, painter: QPainter, at: QPointF, words: str = "") -> None:
        """Paint the cell with its top left corner there, and some words of it marked."""
        theme = self._appearance.theme
        for placed in self._placed:
            corner = at + QPointF(self._indent, placed.top)
            painter.setPen(QColor(theme.muted if self._empty else theme.text))
            marks = found_formats(placed.layout.text(), words, theme.mark, theme.text)
            placed.layout.draw(painter, corner, marks)
            if self._marked:
                self._draw_mark(painter, at + QPointF(0, placed.top), placed)

    def bottom_of(self, words: str) -> float:
        """Where the line ends that some words are in first, in pixels from the top."""
        for placed in self._placed:
            at = placed.layout.text().casefold().find(words.casefold())
            line = placed.layout.lineForTextPosition(at) if at >= 0 else None
            if line is not None and line.isValid():
                return placed.top + line.rect().bottom()
        return 0.0

    def _lay_out(self, cell: Cell, form: Form, width: float, metrics: QFontMetricsF) -> float:
        bold = QTextCharFormat()
        bold.setFontWeight(self._appearance.font(1, bold=True).weight())
        gap = metrics.height() * 0.3
        top = 0.0
        for text, spans, mark, only_here in _texts(cell, form):
            layout, height = layout_text(text, self._font, width, ALL_LINES, spans, bold)
            first = layout.lineAt(0).height() if layout.lineCount() else metrics.height()
            self._placed.append(_Placed(layout, top, first, mark, only_here))
            top += height + gap
        return max(metrics.height(), top - gap)

    def _draw_mark(self, painter: QPainter, at: QPointF, placed: _Placed) -> None:
        theme = self._appearance.theme
        color = QColor(theme.accent if placed.only_here else theme.muted)
        painter.setPen(color)
        if placed.mark:
            painter.setFont(
                self._appearance.font(self._appearance.sizes.base, bold=placed.only_here)
            )
            room = QRectF(at.x(), at.y(), self._indent, placed.first)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, placed.mark
            )
            return
        radius = placed.first * (_DOT if self._shares else _PLAIN_DOT)
        middle = at + QPointF(self._indent * 0.3, placed.first / 2)
        filled = placed.only_here or not self._shares
        painter.setPen(QPen(color, 1.2))
        painter.setBrush(color if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)


def _texts(cell: Cell, form: Form) -> Iterator[tuple[str, list[Span], str, bool]]:
    """The texts to lay out, each with its bold words, its mark, and whether it is only here."""
    if not cell.items:
        yield NOTHING, [], "", False
    elif form is Form.WORDS:
        text, spans = "", list[Span]()
        for at, item in enumerate(cell.items):
            text += _BETWEEN_WORDS if at else ""
            if at in cell.only_here:
                spans.append(Span(len(text), len(item.words)))
            text += item.words
        yield text, spans, "", False
    else:
        for at, item in enumerate(cell.items):
            mark = f"{at + 1}." if form is Form.STEPS else ""
            yield item.words, _lead(item), mark, at in cell.only_here


def _lead(item: Item) -> list[Span]:
    return [Span(0, len(item.lead))] if item.lead else []

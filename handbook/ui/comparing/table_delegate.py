"""Paints the lines of a comparison, and says how high each of them is."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from handbook.content.comparison import Comparison
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.comparing.arrangement import SIDE, Arrangement
from handbook.ui.comparing.cell_layout import CellLayout
from handbook.ui.comparing.lines import Line, LineKind, line_text
from handbook.ui.comparing.table_model import ComparisonModel
from handbook.ui.figure_images import FigureImages, Frame
from handbook.ui.icons import icon
from handbook.ui.marked_text import ALL_LINES, draw_text, found_formats, layout_text
from handbook.ui.model_index import Index
from handbook.ui.pictured import Pictured

_BAR = 3
"""Width of the bar beside a cell that differs."""


@dataclass(frozen=True)
class Shown:
    """What the table shows, for those who paint it; `map_height` is that of the muscle maps."""

    comparison: Comparison
    arrangement: Arrangement
    pictured: Pictured
    frame: Frame | None
    map_height: int


class ComparisonDelegate(QStyledItemDelegate):
    """A bar and a bold label mark what differs; what is the same for all is written once."""

    def __init__(self, appearance: Appearance, images: FigureImages, view: QTableView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._images = images
        self._shown: Shown | None = None
        self._layouts: dict[tuple[str, int, int], CellLayout] = {}
        self._words = ""
        self._chevrons = (icon("forward", appearance), icon("down", appearance))

    def show(self, shown: Shown) -> None:
        """Paint another comparison, or the same one at another width or in another look."""
        self._shown = shown
        self._layouts.clear()

    def mark(self, words: str) -> None:
        """Mark some words from now on; none to mark nothing."""
        self._words = words

    def match_bottom(self, index: Index) -> float:
        """How far below the top of a cell the first line ends that has the words marked."""
        line, shown = index.data(ComparisonModel.LineRole), self._shown
        if not isinstance(line, Line) or line.row is None or shown is None:
            return 0.0
        places = shown.arrangement
        if line.kind is LineKind.ROW and index.column():
            at = index.column() - 1
            width, above = places.columns[at], 0.0
        elif line.kind in (LineKind.SAME, LineKind.CELL):
            at, width = line.at, places.width - places.label
            above = self._name(line, shown, width)[1] if line.kind is LineKind.CELL else 0.0
        else:
            return 0.0
        return above + self._cell(line, at, width).bottom_of(self._words) + 2 * self._gap()

    def height(self, line: Line) -> int:
        """How high a line must be, in pixels."""
        shown, gap = self._shown, self._gap()
        if shown is None:
            return 0
        match line.kind:
            case LineKind.HEADING:
                return round(QFontMetricsF(self._heading_font()).height() + 4.4 * gap)
            case LineKind.FIGURES:
                return (shown.frame.height if shown.frame else 0) + 2 * gap
            case LineKind.MAPS:
                return shown.map_height + 2 * gap
            case LineKind.FOLD:
                return round(self._line_height() + 2.4 * gap)
            case LineKind.LABEL:
                return round(self._label(line, shown.arrangement.width)[1] + 2.4 * gap)
            case LineKind.ROW | LineKind.SAME | LineKind.CELL:
                return round(self._row_height(line, shown) + 2 * gap) + 1

    def _row_height(self, line: Line, shown: Shown) -> float:
        row, places = line.row, shown.arrangement
        if row is None:
            return 0.0
        if line.kind is LineKind.ROW:
            heights = [
                self._cell(line, at, width).height for at, width in enumerate(places.columns)
            ]
        else:
            heights = [self._cell(line, line.at, places.width - places.label).height]
        if line.kind is LineKind.CELL:
            heights[0] += self._name(line, shown, places.width)[1]
        if not places.stacked:
            heights.append(self._label(line, places.label)[1])
        return max(heights)

    # Painting

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, shown = index.data(ComparisonModel.LineRole), self._shown
        if not isinstance(line, Line) or shown is None:
            return
        rect, column = QRect(option.rect), index.column()
        first = column == 0 and not shown.arrangement.stacked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, line)
        match line.kind:
            case LineKind.HEADING:
                self._paint_heading(painter, rect, line)
            case LineKind.FOLD:
                self._paint_fold(painter, rect, line)
            case LineKind.FIGURES | LineKind.MAPS:
                self._paint_pictures(painter, rect, line, column, shown)
            case LineKind.CELL:
                self._paint_named_cell(painter, rect, line, shown)
            case LineKind.ROW | LineKind.SAME if not first:
                at = line.at if line.kind is LineKind.SAME else column - 1
                self._paint_cell(painter, QRectF(rect), line, at)
            case _:
                self._paint_label(painter, rect, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        theme, rect = self._appearance.theme, QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.accent_soft))
        if line.kind in (LineKind.ROW, LineKind.SAME, LineKind.CELL, LineKind.FOLD):
            painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(theme.line))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = self._appearance.theme
        room = QRectF(rect).adjusted(0, 3.2 * self._gap(), -SIDE, 0)
        draw_text(painter, room, line_text(line), self._heading_font(), theme.text)
        painter.fillRect(rect.adjusted(0, rect.height() - 2, 0, 0), QColor(theme.line))

    def _paint_fold(self, painter: QPainter, rect: QRect, line: Line) -> None:
        side = round(self._line_height() * 0.8)
        top = rect.top() + (rect.height() - side) // 2
        self._chevrons[line.is_open].paint(painter, QRect(rect.left(), top, side, side))
        font = self._appearance.font(self._appearance.sizes.base)
        above = (rect.height() - self._line_height()) / 2
        room = QRectF(rect).adjusted(side + SIDE / 2, above, -SIDE, 0)
        draw_text(painter, room, line_text(line), font, self._appearance.theme.accent)

    def _paint_label(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = self._appearance.theme
        differs = line.row is not None and line.row.differs
        above = self._gap() * (1.8 if line.kind is LineKind.LABEL else 1)
        painter.setPen(QColor(theme.text if differs else theme.muted))
        layout, _height = self._label(line, rect.width())
        marks = found_formats(layout.text(), self._words, theme.mark, theme.text)
        layout.draw(painter, QPointF(rect.left(), rect.top() + above), marks)

    def _paint_cell(self, painter: QPainter, rect: QRectF, line: Line, at: int) -> None:
        row = line.row
        if row is None:
            return
        if row.cells[at].differs:
            inset = self._gap() * 0.8
            bar = rect.adjusted(0, inset, 0, -inset)
            bar.setWidth(_BAR)
            painter.fillRect(bar, QColor(self._appearance.theme.accent))
        layout = self._cell(line, at, round(rect.width()))
        corner = QPointF(rect.left() + SIDE, rect.top() + self._gap())
        layout.draw(painter, corner, self._words)

    def _paint_named_cell(self, painter: QPainter, rect: QRect, line: Line, shown: Shown) -> None:
        layout, height = self._name(line, shown, rect.width())
        painter.setPen(QColor(self._appearance.theme.muted))
        layout.draw(painter, QPointF(rect.left() + SIDE, rect.top() + self._gap()))
        row = line.row
        if row is None:
            return
        if line.cell.differs:
            inset = round(self._gap() * 0.8)
            bar = QRect(rect.left(), rect.top() + inset, _BAR, rect.height() - 2 * inset)
            painter.fillRect(bar, QColor(self._appearance.theme.accent))
        below = QPointF(rect.left() + SIDE, rect.top() + self._gap() + height)
        self._cell(line, line.at, rect.width()).draw(painter, below, self._words)

    def _paint_pictures(
        self, painter: QPainter, rect: QRect, line: Line, column: int, shown: Shown
    ) -> None:
        places = shown.arrangement
        if not places.stacked and not column:
            font = self._appearance.font(self._appearance.sizes.base)
            room = QRectF(rect).adjusted(0, self._gap(), -SIDE, 0)
            text = _("Movement") if line.kind is LineKind.FIGURES else _("Muscle map")
            draw_text(painter, room, text, font, self._appearance.theme.muted, max_lines=3)
            return
        for at in range(len(shown.comparison.variations)) if places.stacked else (column - 1,):
            left = rect.left() + places.left(at) if places.stacked else rect.left()
            part = QRect(left, rect.top(), places.columns[at], rect.height())
            part.adjust(SIDE, self._gap(), -SIDE, -self._gap())
            if line.kind is LineKind.MAPS and len(shown.comparison.variations) > 2:
                dark = self._appearance.theme.dark
                shown.pictured.draw_map(painter, part, at, dark=dark)
            elif line.kind is LineKind.FIGURES and shown.frame is not None:
                shown.pictured.draw_figure(painter, part, at, shown.frame, self._images)

    # Texts laid out

    def _cell(self, line: Line, at: int, width: int) -> CellLayout:
        """A cell of a row in a column of a width."""
        row = line.row
        assert row is not None
        key = (row.id, at, width)
        if key not in self._layouts:
            room = width - 2 * SIDE
            self._layouts[key] = CellLayout(row, at, room, self._appearance)
        return self._layouts[key]

    def _label(self, line: Line, width: int) -> tuple[QTextLayout, float]:
        differs = line.row is not None and line.row.differs
        font = self._appearance.font(self._appearance.sizes.base, bold=differs)
        return layout_text(line_text(line), font, width - SIDE, ALL_LINES)

    def _name(self, line: Line, shown: Shown, width: int) -> tuple[QTextLayout, float]:
        """The name of a variation above its cell, with the gap below it."""
        font = self._appearance.font(self._appearance.sizes.small, bold=True)
        name = shown.comparison.variations[line.at].name
        layout, height = layout_text(name, font, width - 2 * SIDE, ALL_LINES)
        return layout, height + 0.3 * self._gap()

    def _heading_font(self) -> QFont:
        return self._appearance.font(self._appearance.sizes.heading3, bold=True)

    def _line_height(self) -> float:
        return QFontMetricsF(self._appearance.font(self._appearance.sizes.base)).height()

    def _gap(self) -> int:
        """Above and below the words of a cell."""
        return round(9 * self._appearance.zoom)

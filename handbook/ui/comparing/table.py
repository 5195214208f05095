"""The table of a comparison: walked cell by cell, rows as high as their words need."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from handbook.content.comparison_page import tab_separated
from handbook.figures import working_regions
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.comparing.column_head import MOVING
from handbook.ui.comparing.lines import Line, LineKind
from handbook.ui.comparing.table_delegate import ComparisonDelegate, Shown
from handbook.ui.comparing.table_model import ComparisonModel
from handbook.ui.figure_images import FigureImages
from handbook.ui.model_index import Index
from handbook.ui.muscle_map_view import MuscleMapView

_WAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

_WHOLE_LINE = (LineKind.HEADING, LineKind.FOLD)

_STEP = 36
"""Pixels that the table moves by a third of a notch of the wheel, at 100% zoom."""


class TablePlace(NamedTuple):
    """Where the reader is: in which line, if any, and how far down in pixels.

    `column` is 0 at a label, else one more than the number of the variation.
    """

    line: Line | None
    column: int
    scrolled: int


class ComparisonTable(QTableView):
    """Arrow keys walk, Enter opens, Ctrl+C copies; its header is a widget of the page."""

    fold_toggled = Signal(object)
    """The Group whose rows that agree are to be shown or hidden."""

    opened = Signal(int)
    """Which variation to open."""

    copied = Signal(str)
    """The words of the selected cells, to be put on the clipboard."""

    moved = Signal(int, int)
    """From where the column of a variation is to go, and where to."""

    removed = Signal(int)
    """Which variation to take out."""

    menu_asked = Signal(int, QPoint)
    """The menu of which variation to open, and where on the screen."""

    map_region_opened = Signal(object)
    """The Address of a muscle of the map."""

    column_changed = Signal()
    """The current cell is in another column."""

    def __init__(self, appearance: Appearance, images: FigureImages, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._model = ComparisonModel(self)
        self._delegate = ComparisonDelegate(appearance, images, self)
        self.setAccessibleName(_("Comparison"))
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        copy = QAction(_("Copy"), self)
        copy.setShortcuts(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._on_copy)
        self.addAction(copy)
        images.rendered.connect(self.viewport().update)
        self.selectionModel().currentColumnChanged.connect(self._on_column_changed)

    def show_lines(self, shown: Shown, lines: Sequence[Line]) -> None:
        """Show a comparison, keeping the current line and what is scrolled to."""
        line, column, top = self.place
        stacked = shown.arrangement.stacked
        self._delegate.show(shown)
        if self._model.shows(shown.comparison, lines, stacked=stacked):
            self._lay_out(shown, lines)
            return
        self._model.show(shown.comparison, lines, stacked=stacked)
        self._lay_out(shown, lines)
        self._show_difference(shown, lines)
        self.verticalScrollBar().setValue(top)
        self._go_to(line, column)

    def begin(self) -> None:
        """Forget where the reader was."""
        self.selectionModel().clear()
        self.verticalScrollBar().setValue(0)

    @property
    def place(self) -> TablePlace:
        """Where the reader is."""
        index = self.currentIndex()
        line = index.data(ComparisonModel.LineRole) if index.isValid() else None
        column = index.column() if index.isValid() else 0
        if self._model.columnCount() == 1 and isinstance(line, Line):
            column = 0 if line.kind is LineKind.LABEL else line.at + 1
        return TablePlace(line, column, self.verticalScrollBar().value())

    def return_to(self, place: TablePlace) -> None:
        """Go back to where the reader was."""
        self._go_to(place.line, place.column)
        self.verticalScrollBar().setValue(place.scrolled)

    def mark(self, words: str) -> None:
        """Mark some words wherever they stand; none to mark nothing."""
        self._delegate.mark(words)
        self.viewport().update()

    def show_match(self, index: QModelIndex) -> None:
        """Go to a cell that has the words marked, and bring them into view."""
        self.setCurrentIndex(index)
        rect, high = self.visualRect(index), self.viewport().height()
        below = rect.top() + self._delegate.match_bottom(index) - high
        if rect.height() > high and below > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(below))

    def go_to_variation(self, at: int) -> None:
        """Go to the column of a variation, in the same row."""
        index = self.currentIndex()
        if index.isValid() and self._model.columnCount() > 1:
            self.setCurrentIndex(index.siblingAtColumn(at + 1))

    @property
    def variation(self) -> int:
        """The variation in whose column the current cell is; -1 for none."""
        index = self.currentIndex()
        line = index.data(ComparisonModel.LineRole) if index.isValid() else None
        if not isinstance(line, Line) or line.kind in (*_WHOLE_LINE, LineKind.LABEL):
            return -1
        if self._model.columnCount() == 1:
            return line.at if line.kind is LineKind.CELL else -1
        return index.column() - 1

    def _lay_out(self, shown: Shown, lines: Sequence[Line]) -> None:
        places = shown.arrangement
        widths = (places.width,) if places.stacked else (places.label, *places.columns)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.verticalScrollBar().setSingleStep(round(_STEP * self._appearance.zoom))
        self.clearSpans()
        count = len(widths)
        for at, line in enumerate(lines):
            self.setRowHeight(at, self._delegate.height(line))
            if count > 1 and line.kind in _WHOLE_LINE:
                self.setSpan(at, 0, 1, count)
            elif count > 2 and _is_one_for_all(line, count):
                self.setSpan(at, 1, 1, count - 1)
        self.updateGeometries()

    def _show_difference(self, shown: Shown, lines: Sequence[Line]) -> None:
        """Of two variations, one map that tells what differs."""
        row = next((at for at, line in enumerate(lines) if line.kind is LineKind.MAPS), -1)
        variations = shown.comparison.variations
        if row < 0 or len(variations) != 2:
            return
        first, second = (working_regions(each, shown.pictured.handbook) for each in variations)
        view = MuscleMapView(self._appearance, self.viewport())
        view.show_difference(
            shown.pictured.handbook, first, second, (variations[0].name, variations[1].name)
        )
        view.navigated.connect(self.map_region_opened)
        self.setIndexWidget(self._model.index(row, self._model.columnCount() // 2), view)

    def _go_to(self, line: Line | None, column: int) -> None:
        """Make the same cell current again, or the fold that has taken it in."""
        if line is None:
            return
        for wanted in (_has_place, _is_fold):
            for at, each in enumerate(self._model.lines):
                if wanted(each, line, column):
                    column = min(column, self._model.columnCount() - 1)
                    self._make_current(self._model.index(at, column))
                    return

    def _make_current(self, index: QModelIndex) -> None:
        """Make a cell current without scrolling to it."""
        selection = self.selectionModel()
        self.setAutoScroll(False)
        selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)
        self.setAutoScroll(True)

    @Slot()
    def _on_copy(self) -> None:
        """Give the words of the selected cells away, of several as tab-separated text."""
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectionModel().selectedIndexes()):
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        cells = [cell for row in rows.values() for cell in row]
        self.copied.emit(cells[0] if len(cells) == 1 else tab_separated(rows.values()))

    # Keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        at = self.variation
        if event.modifiers() == MOVING and event.key() in _WAYS and at >= 0:
            self.moved.emit(at, at + _WAYS[event.key()])
        elif event.key() == Qt.Key.Key_Delete and at >= 0:
            self.removed.emit(at)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._activate(index)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._turn_page(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif not self._scrolled_within(index, event.key()):
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            # Qt would make the first line current, which says nothing yet.
            kinds = (LineKind.ROW, LineKind.CELL, LineKind.SAME)
            rows = [at for at, line in enumerate(self._model.lines) if line.kind in kinds]
            if rows:
                column = min(1, self._model.columnCount() - 1)
                self._make_current(self._model.index(rows[0], column))
        super().focusInEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.variation < 0:
            event.ignore()
            return
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            shown = self.visualRect(self.currentIndex()) & self.viewport().rect()
            place = self.viewport().mapToGlobal(shown.center())
        self.menu_asked.emit(self.variation, place)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = index.data(ComparisonModel.LineRole) if index.isValid() else None
        left = event.button() == Qt.MouseButton.LeftButton
        if left and isinstance(line, Line) and line.kind is LineKind.FOLD:
            self.fold_toggled.emit(line.group)

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if index.isValid() and self.visualRect(index).height() > self.viewport().height():
            hint = QAbstractItemView.ScrollHint.PositionAtTop
        super().scrollTo(index, hint)

    def _activate(self, index: QModelIndex) -> None:
        line = index.data(ComparisonModel.LineRole) if index.isValid() else None
        if not isinstance(line, Line):
            return
        if line.kind is LineKind.FOLD:
            self.fold_toggled.emit(line.group)
        elif self.variation >= 0:
            self.opened.emit(self.variation)

    def _scrolled_within(self, index: QModelIndex, key: int) -> bool:
        """Show the rest of a cell higher than the view before the next one; whether it did."""
        if not index.isValid() or key not in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            return False
        rect, high = self.visualRect(index), self.viewport().height()
        hidden = rect.bottom() - high if key == Qt.Key.Key_Down else -rect.top()
        if hidden <= 0 or not rect.intersects(QRect(0, 0, self.viewport().width(), high)):
            return False
        step = min(hidden + 1, round(high * 0.6))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (step if key == Qt.Key.Key_Down else -step))
        return True

    def _turn_page(self, direction: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + direction * round(self.viewport().height() * 0.9))
        column = max(0, self.currentIndex().column())
        row = self.rowAt(self.viewport().height() - 1 if direction > 0 else 0)
        if bar.value() in (bar.minimum(), bar.maximum()) and row < 0:
            row = self._model.rowCount() - 1
        value = bar.value()
        self.setCurrentIndex(self._model.index(max(0, row), column))
        bar.setValue(value)

    @Slot()
    def _on_column_changed(self) -> None:
        self.column_changed.emit()


def _is_one_for_all(line: Line, columns: int) -> bool:
    """Whether all variations share a cell; the map of what differs between two is such a one."""
    return line.kind is LineKind.SAME or (line.kind is LineKind.MAPS and columns == 3)


def _has_place(line: Line, wanted: Line, column: int) -> bool:
    """Whether a line has what another one has in a column, be the cells stacked or not."""
    if line.row is None or wanted.row is None:
        return (line.kind, line.group) == (wanted.kind, wanted.group) and line.row is wanted.row
    if line.row.id != wanted.row.id:
        return False
    if line.kind in (LineKind.LABEL, LineKind.CELL):
        return column == (line.at + 1 if line.kind is LineKind.CELL else 0)
    return True


def _is_fold(line: Line, wanted: Line, _column: int) -> bool:
    return line.kind is LineKind.FOLD and line.group is wanted.group

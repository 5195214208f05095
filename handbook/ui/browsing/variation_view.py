"""The variations on screen: cells of one size in columns, looked at, chosen and opened."""

from time import monotonic

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from handbook.content.handbook import Handbook
from handbook.language import _
from handbook.search.catalog import folded_name
from handbook.ui.appearance import Appearance
from handbook.ui.browsing.browsing import View
from handbook.ui.browsing.card_delegate import CardDelegate
from handbook.ui.browsing.row_delegate import RowDelegate
from handbook.ui.browsing.variation_delegate import Target, VariationDelegate
from handbook.ui.browsing.variation_model import VariationModel
from handbook.ui.figure_images import FigureImages
from handbook.ui.model_index import Index

_Move = QAbstractItemView.CursorAction

_STEP = 36
"""Pixels that the page moves by a third of a notch of the wheel, at 100% zoom."""


class VariationView(QListView):
    """Enter or a click opens a variation; Space puts it on the handout, C chooses it to compare.

    All cells are of one size, so where they are is arithmetic, however many there are; Qt's own
    list would lay out every one of them.
    """

    opened = Signal(QModelIndex)
    toggled = Signal(QModelIndex)
    """To be put on the handout, or taken off."""

    names_wanted = Signal()
    """A name is being typed, and the model knows none yet."""

    compared = Signal(QModelIndex)
    """To be chosen for comparison, or not any longer."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._pressed: tuple[QModelIndex, Target | None] | None = None
        self._margins = (0, 0)
        self._typed, self._typed_at = "", 0.0
        images = FigureImages(appearance, self)
        self._delegates: dict[View, VariationDelegate] = {
            View.GRID: CardDelegate(appearance, images, self),
            View.LIST: RowDelegate(appearance, images, self),
        }
        self._view = View.GRID
        self._cells = self._delegate.cells(1, 1)
        self.setAccessibleName(_("Variations"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        images.rendered.connect(self.viewport().update)
        appearance.changed.connect(self._on_appearance_changed)
        self.verticalScrollBar().rangeChanged.connect(self._fit_margins)

    def show_as(self, view: View, handbook: Handbook) -> None:
        """Show cards or rows, with the figures of a handbook."""
        for delegate in self._delegates.values():
            delegate.set_handbook(handbook)
        if view is not self._view:
            self._view = view
            self.setItemDelegate(self._delegate)
            self._lay_out(self._first_shown())

    def set_margins(self, left: int, right: int) -> None:
        """Keep the cells away from the edges; the scroll bar stays at the right one."""
        self._margins = (left, right)
        self._fit_margins()

    def step(self, rows: int) -> None:
        """Make the cell so many rows farther down the current one."""
        index = self.model().index(self.currentIndex().row() + rows * self._cells.columns, 0)
        if index.isValid():
            self.setCurrentIndex(index)

    @property
    def _delegate(self) -> VariationDelegate:
        return self._delegates[self._view]

    # Where cells are

    def _count(self) -> int:
        return self.model().rowCount() if self.model() else 0

    def _row_height(self) -> int:
        return self._cells.height + self._cells.gap

    def _cell(self, row: int) -> QRect:
        """Where a cell is, from the top of all of them."""
        cells = self._cells
        column, line = row % cells.columns, row // cells.columns
        if self.isRightToLeft():
            column = cells.columns - 1 - column
        return QRect(
            column * (cells.width + cells.gap), line * self._row_height(), cells.width, cells.height
        )

    @override
    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return self._cell(index.row()).translated(0, -self.verticalOffset())

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        place = point + QPoint(0, self.verticalOffset())
        if place.y() < 0:
            return QModelIndex()
        first = place.y() // self._row_height() * self._cells.columns
        for row in range(first, min(first + self._cells.columns, self._count())):
            if self._cell(row).contains(place):
                return self.model().index(row, 0)
        return QModelIndex()

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def isIndexHidden(self, index: Index) -> bool:
        return False

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(index, command)

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        bar, cell = self.verticalScrollBar(), self._cell(index.row())
        if cell.top() < bar.value() or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(cell.top())
        elif cell.bottom() > bar.value() + self.viewport().height():
            low = cell.bottom() + 1 - self.viewport().height()
            bar.setValue(min(cell.top(), low))

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)

    @override
    def doItemsLayout(self) -> None:
        self._lay_out(self._first_shown())
        QAbstractItemView.doItemsLayout(self)

    @override
    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self.doItemsLayout()

    @override
    def updateGeometries(self) -> None:
        self._lay_out(self._first_shown())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)

    def _first_shown(self) -> int:
        """The row that is at the top, so that it can stay there."""
        return self.verticalOffset() // self._row_height() * self._cells.columns

    def _lay_out(self, first: int) -> None:
        """Fit the cells into the width, with the same one at the top when they change."""
        cells, before = (
            self._delegate.cells(self.viewport().width(), self.viewport().height()),
            self._cells,
        )
        self._cells = cells
        lines = -(-self._count() // cells.columns)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(round(_STEP * self._appearance.zoom))
        bar.setRange(0, max(0, lines * self._row_height() - cells.gap - height))
        if cells != before:
            if bar.value():
                bar.setValue(self._cell(first).top())
            self.viewport().update()

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        model, columns = self.model(), self._cells.columns
        area = event.rect().translated(0, self.verticalOffset())
        first = area.top() // self._row_height() * columns
        last = min((area.bottom() // self._row_height() + 1) * columns, self._count())
        current, has_focus = self.currentIndex(), self.hasFocus()
        delegate, painter = self._delegate, QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for row in range(first, last):
            index = model.index(row, 0)
            option.rect = self.visualRect(index)
            option.state = QStyle.StateFlag.State_Enabled
            if has_focus and index == current:
                option.state |= QStyle.StateFlag.State_HasFocus
            delegate.paint(painter, option, index)
        painter.end()

    # Keys

    @override
    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, columns = self._count(), self._cells.columns
        row = self.currentIndex().row()
        if row < 0 or not count:
            return self.model().index(0, 0)
        page = max(1, self.viewport().height() // self._row_height()) * columns
        beside = -1 if self.isRightToLeft() else 1
        steps = {
            _Move.MoveUp: -columns,
            _Move.MoveDown: columns,
            _Move.MoveLeft: -beside if columns > 1 else 0,
            _Move.MoveRight: beside if columns > 1 else 0,
            _Move.MovePrevious: -1,
            _Move.MoveNext: 1,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
            _Move.MoveHome: -count,
            _Move.MoveEnd: count,
        }
        to = row + steps[action]
        if action in (_Move.MoveUp, _Move.MoveDown) and not 0 <= to < count:
            # Below a gap in the last line there is still the last one.
            below = action is _Move.MoveDown and row // columns < (count - 1) // columns
            return self.model().index(count - 1 if below else row, 0)
        return self.model().index(min(max(to, 0), count - 1), 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain and index.isValid():
                self.opened.emit(index)
            case Qt.Key.Key_Space if plain and index.isValid() and not self._is_typing():
                self.toggled.emit(index)
            case Qt.Key.Key_C if plain and index.isValid() and not self._is_typing():
                self.compared.emit(index)
            case Qt.Key.Key_Space if plain:
                self.keyboardSearch(" ")
            case _:
                super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Go to the next name that begins as typed; an empty text begins anew.

        Typed alone, C and Space begin no name, as they have a meaning of their own; Shift+C does.
        """
        self._typed = self._typed + search if search and self._is_typing() else search
        self._typed_at = monotonic()
        model, row = self.model(), max(0, self.currentIndex().row())
        if not isinstance(model, VariationModel) or not model.has_names:
            self.names_wanted.emit()
            return
        if not search:
            return
        beginning = folded_name(self._typed) + (" " if self._typed.endswith(" ") else "")
        if len(set(beginning)) == 1:  # one letter again and again: the next name, and the next
            beginning = beginning[0]
        found = model.row_named(beginning, row + (len(beginning) == 1))
        if found >= 0:
            self.setCurrentIndex(model.index(found, 0))

    def _is_typing(self) -> bool:
        """Whether a letter belongs to a name that is being typed."""
        return monotonic() - self._typed_at < QApplication.keyboardInputInterval() / 1000

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._count():
            self.setCurrentIndex(self.model().index(0, 0))

    # The mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._target(event.position().toPoint()) if left else None

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or pressed != self._target(event.position().toPoint()):
            return
        index, target = pressed
        signals = {Target.HANDOUT: self.toggled, Target.COMPARE: self.compared, None: self.opened}
        if index.isValid():
            signals[target].emit(index)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(event.position().toPoint())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(QPoint(-1, -1))

    def _target(self, point: QPoint) -> tuple[QModelIndex, Target | None]:
        index = self.indexAt(point)
        return index, self._delegate.target_at(self.visualRect(index), point)

    def _point_at(self, point: QPoint) -> None:
        index, target = self._target(point)
        pointed = (index, target) if index.isValid() and target else None
        if self._delegate.point_at(pointed):
            self.viewport().update()

    # Looks

    @Slot()
    def _fit_margins(self) -> None:
        left, right = self._margins
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self.setViewportMargins(left, 0, max(0, right - taken), 0)

    @Slot()
    def _on_appearance_changed(self) -> None:
        for delegate in self._delegates.values():
            delegate.restyle()
        self._lay_out(self._first_shown())
        self.viewport().update()

"""The table of handouts: sorted by its heads, opened, chosen and removed by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.keeping.handout_model import Column, HandoutModel
from handbook.ui.model_index import Index

_ROW = 2.1
"""How high a row is, in heights of its letters."""

PADDING = 8
"""Pixels beside each text."""

_TEXT_MARGIN = 3
"""Which the style adds to that."""

_BAR = 3
"""How wide the bar of the current row is, in pixels."""

_SAMPLES = {
    Column.ITEMS: "Items 000",
    Column.CHANGED: "September 30, 2025 ",
    Column.HANDED_OUT: "September 30, 2025 ",
}
"""Texts as wide as a column needs to be."""

_SHOWN_FROM_WIDTH = {Column.HANDED_OUT: 560, Column.ITEMS: 480, Column.CHANGED: 300}
"""From which width on, in pixels at 100% zoom, a column is shown; the others always are."""


class HandoutTable(QTreeView):
    """Shows the rows of a HandoutModel, as many columns of it as there is room for."""

    opened = Signal(str)
    """The id of the handout to open."""

    removal_wanted = Signal()
    """Delete was pressed."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAccessibleName(_("Handouts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setSortingEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_RowDelegate(appearance, self))
        header = self.header()
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.activated.connect(self._on_activated)
        appearance.changed.connect(self._fit)

    def set_model(self, model: HandoutModel) -> None:
        """Show this model, the handout changed last first."""
        self.setModel(model)
        self.sortByColumn(Column.CHANGED, Qt.SortOrder.DescendingOrder)
        self._fit()

    @property
    def current_id(self) -> str:
        """The handout the keyboard is at; empty if there is none."""
        return self.currentIndex().data(HandoutModel.IdRole) or ""

    @property
    def chosen_ids(self) -> Sequence[str]:
        """The handouts that are selected, from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [index.data(HandoutModel.IdRole) for index in rows]

    def choose(self, id: str, fallback_row: int = 0) -> None:
        """Select a handout, or what stands in a row when it is not there."""
        model = self.model()
        assert isinstance(model, HandoutModel)
        row = model.row_of(id)
        if row < 0:
            row = min(fallback_row, model.rowCount() - 1)
        self.setCurrentIndex(model.index(row, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if id := index.data(HandoutModel.IdRole):
            self.opened.emit(id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Hide the columns there is no room for, and share out the rest of the width."""
        if self.model() is None:
            return
        zoom = self._appearance.zoom
        metrics = QFontMetricsF(self._appearance.font(self._appearance.sizes.base))
        left = self.viewport().width()
        for column, sample in _SAMPLES.items():
            shown = self.width() >= _SHOWN_FROM_WIDTH[column] * zoom
            self.setColumnHidden(column, not shown)
            if shown:
                width = round(metrics.horizontalAdvance(sample)) + 4 * PADDING
                self.header().resizeSection(column, width)
                left -= width
        self.header().resizeSection(Column.CLIENT, max(60, left * 2 // 5))
        self.header().setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)


class _RowDelegate(QStyledItemDelegate):
    """Rows with some air around their words; a bar marks the one the keyboard is at."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), round(option.fontMetrics.height() * _ROW))

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # Painted below: the style would draw a gradient and a frame.
        option.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._appearance.theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
        if index.column() == 0 and self._is_at(index):
            bar = QRect(option.rect.topLeft(), QSize(_BAR, option.rect.height()))
            painter.fillRect(bar, QColor(theme.accent))
        inner = QStyleOptionViewItem(option)
        beside = PADDING - _TEXT_MARGIN
        inner.rect = option.rect.adjusted(beside, 0, -beside, 0)
        super().paint(painter, inner, index)

    def _is_at(self, index: Index) -> bool:
        """Whether the keyboard is at the row."""
        table = self.parent()
        if not isinstance(table, HandoutTable) or not table.hasFocus():
            return False
        return table.currentIndex().row() == index.row()

"""The items of the handout as a list: chosen, moved by key and by drag, and taken off."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from handbook.content.address import address_or_none
from handbook.content.handbook import Library
from handbook.handout.model import Handout, Item
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft
from handbook.ui.icons import icon_button
from handbook.ui.model_index import Index

_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def entry_title(library: Library, address: str) -> str:
    """The title of an entry on the handout, or its address when it has gone."""
    place = address_or_none(address)
    entry = library.find(place) if place else None
    return (
        entry.title if entry else _("{address} (no longer in the handbook)").format(address=address)
    )


class ItemsModel(QAbstractListModel):
    """A row for each item, with its title."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._titles: list[str] = []

    @property
    def items(self) -> tuple[Item, ...]:
        """The items shown."""
        return self._items

    def show(self, handout: Handout, library: Library) -> bool:
        """Show its items; whether the rows are other ones now, and not only what they say."""
        items = handout.items
        other = [item.address for item in items] != [item.address for item in self._items]
        if other:
            self.beginResetModel()
        changed = self.read(handout, library)
        self._items = items
        if other:
            self.endResetModel()
        for row in () if other else changed:
            self.dataChanged.emit(self.index(row), self.index(row))
        return other

    def read(self, handout: Handout, library: Library) -> Collection[int]:
        """Work out what the rows say; gives those that say something else than before."""
        before = self._titles
        self._titles = [entry_title(library, item.address) for item in handout.items]
        return [at for at, title in enumerate(self._titles) if before[at : at + 1] != [title]]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled  # between rows, and not onto one
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return able | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return self._titles[index.row()] if role in texts else None


class ItemList(QListView):
    """Delete takes items off; Alt or Ctrl+Shift with an arrow moves them, and so does dragging.

    It shows the items of the draft, and what is chosen stays chosen however they change.
    """

    rows_changed = Signal()
    """Other rows are chosen, or there are other rows."""

    def __init__(
        self, model: ItemsModel, library: Library, draft: HandoutDraft, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._items_model = model
        self._library = library
        self._draft = draft
        self._keeping = False
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.selectionModel().selectionChanged.connect(self._on_chosen)
        draft.changed.connect(self.refresh)
        self.refresh()

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that are chosen, from top to bottom."""
        return tuple(sorted(index.row() for index in self.selectionModel().selectedIndexes()))

    @property
    def is_keeping(self) -> bool:
        """Whether the list itself has chosen other rows, and nobody meant to."""
        return self._keeping

    def set_library(self, library: Library) -> None:
        """Take titles from another library."""
        self._library = library
        self.refresh()

    def choose(self, rows: Collection[int]) -> None:
        """Choose rows; those that are not there are left out."""
        there = sorted(row for row in rows if 0 <= row < self._items_model.rowCount())
        selection = QItemSelection()
        for row in there:
            selection.select(self._items_model.index(row), self._items_model.index(row))
        flags = QItemSelectionModel.SelectionFlag
        if there and self.currentIndex().row() not in there:
            current = self._items_model.index(there[-1])
            self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if there:
            self.scrollTo(self._items_model.index(there[-1]))

    @Slot()
    def refresh(self) -> None:
        """Show the items as they are now."""
        rows, before = self.rows, self._items_model.items
        items, spot = self._draft.handout.items, self._draft.spot
        other = self._items_model.show(self._draft.handout, self._library)
        if spot is not None and spot.rows:
            self.choose(spot.rows)
        elif other:
            self._keeping = True
            self.choose(_rows_again(rows, before, items))
        self.rows_changed.emit()
        self._keeping = False

    @Slot()
    def move_up(self) -> None:
        """Move what is chosen one place up."""
        self._draft.move(self.rows, -1)

    @Slot()
    def move_down(self) -> None:
        """Move what is chosen one place down."""
        self._draft.move(self.rows, 1)

    @Slot()
    def take_off(self) -> None:
        """Take what is chosen off the handout."""
        self._draft.remove(*self.rows)

    @Slot()
    def _on_chosen(self) -> None:
        self.rows_changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        moving = held in (_ALT, _CONTROL_SHIFT)
        match event.key():
            case Qt.Key.Key_Delete:
                self.take_off()
            case Qt.Key.Key_Up if moving:
                self.move_up()
            case Qt.Key.Key_Down if moving:
                self.move_down()
            case _:
                super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self:
            self._draft.drop(self.rows, self._row_at(event))
        # Anything but a move: after one the view itself would take the rows off.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _row_at(self, event: QDropEvent) -> int:
        """The row that what is dropped comes to stand before."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return self._items_model.rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())


class ItemButtons(QWidget):
    """Buttons for what the keys of the list do."""

    def __init__(self, items: ItemList, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._items = items
        self._appearance = appearance
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._up = self.add("up", _("Move up (Alt+Up)"))
        self._down = self.add("down", _("Move down (Alt+Down)"))
        self._remove = self.add("remove", _("Take off the handout (Delete)"))
        self._up.clicked.connect(items.move_up)
        self._down.clicked.connect(items.move_down)
        self._remove.clicked.connect(items.take_off)
        items.rows_changed.connect(self._on_rows_changed)
        self._on_rows_changed()

    def add(self, icon_name: str, name: str) -> QToolButton:
        """Put one more button at the end."""
        button = icon_button(icon_name, name, self._appearance, self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row.addWidget(button)
        return button

    @Slot()
    def _on_rows_changed(self) -> None:
        rows, count = self._items.rows, self._items.model().rowCount()
        self._up.setEnabled(bool(rows) and rows[0] > 0)
        self._down.setEnabled(bool(rows) and rows[-1] < count - 1)
        self._remove.setEnabled(bool(rows))
        self.setVisible(bool(count))


def _rows_again(
    rows: Collection[int], before: Sequence[Item], items: Sequence[Item]
) -> Collection[int]:
    """Where the items of some rows stand now; what has gone leaves its place to what follows."""
    found: list[int] = []
    for row in rows:
        places = [at for at, item in enumerate(items) if item.address == before[row].address]
        if places:
            found.append(min(places, key=lambda at: abs(at - row)))
    if not found and items:
        found = [min(*rows, len(items) - 1) if rows else 0]
    return found

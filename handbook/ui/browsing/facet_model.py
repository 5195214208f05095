"""The facets and their values as a tree of checkable rows with counts."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from handbook.content.labels import label
from handbook.language import N_, _, ngettext
from handbook.search.facets import Facet, FacetTable, FacetValue

Index = QModelIndex | QPersistentModelIndex

_LABELS: dict[Facet, str] = {
    Facet.EQUIPMENT: N_("Equipment"),
    Facet.LEVEL: N_("Level"),
    Facet.SIDES: N_("Sides"),
    Facet.GOAL: N_("Goal"),
    Facet.SUITS: N_("Suits"),
}


def facet_label(facet: Facet) -> str:
    """What people read for a facet."""
    return _(_LABELS[facet])


class FacetModel(QAbstractItemModel):
    """Facet -> the values that some variation has. It asks for a change through `toggled`."""

    ValueRole = Qt.ItemDataRole.UserRole
    CountRole = Qt.ItemDataRole.UserRole + 1
    """Of a value how many variations it gives, of a facet how many values are chosen."""

    toggled = Signal(object)
    """A FacetValue to choose, or to choose no longer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._facets: list[tuple[Facet, list[FacetValue]]] = []
        self._selected: Collection[FacetValue] = frozenset()
        self._counts: Mapping[FacetValue, int] = {}

    def set_table(self, table: FacetTable) -> None:
        """Offer the facets and values of another table."""
        values = {
            facet: [value for value in table.masks if value.facet is facet] for facet in Facet
        }
        self.beginResetModel()
        self._facets = [(facet, found) for facet, found in values.items() if found]
        self._selected, self._counts = frozenset(), {}
        self.endResetModel()

    def show(self, selected: Collection[FacetValue], counts: Mapping[FacetValue, int]) -> None:
        """Show what is chosen, and how many variations each value gives."""
        self._selected, self._counts = selected, counts
        for row, (_facet, values) in enumerate(self._facets):
            heading = self.index(row, 0)
            self.dataChanged.emit(heading, heading)
            last = len(values) - 1
            self.dataChanged.emit(self.index(0, 0, heading), self.index(last, 0, heading))

    # The id of an index is 0 for a facet, and for a value the row of its facet plus 1.

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    @override
    def parent(self, child: Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, 0)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._facets)
        return len(self._facets[parent.row()][1]) if parent.internalId() == 0 else 0

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._value(index) is None:
            return flags
        return flags | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = self._value(index)
        if value is None:
            return self._facet_data(index.row(), role)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return label(value.value)
            case Qt.ItemDataRole.CheckStateRole:
                chosen = value in self._selected
                return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                count = self._counts.get(value, 0)
                said = ngettext("{value}, {count} variation", "{value}, {count} variations", count)
                return said.format(value=label(value.value), count=count)
            case self.ValueRole:
                return value
            case self.CountRole:
                return self._counts.get(value, 0)
            case _:
                return None

    def _facet_data(self, row: int, role: int) -> Any:
        facet, values = self._facets[row]
        chosen = sum(value in self._selected for value in values)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return facet_label(facet)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = ngettext("{facet}, {count} chosen", "{facet}, {count} chosen", chosen)
                return said.format(facet=facet_label(facet), count=chosen)
            case self.CountRole:
                return chosen
            case _:
                return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a value to be chosen or not; it is what assistive tools call."""
        asked = self._value(index) if index.isValid() else None
        if asked is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != (asked in self._selected):
            self.toggled.emit(asked)
        return True

    def _value(self, index: Index) -> FacetValue | None:
        facet = index.internalId() - 1
        return self._facets[facet][1][index.row()] if facet >= 0 else None

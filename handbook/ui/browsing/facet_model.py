"""The facets and their values as a tree of checkable rows with counts."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from typing_extensions import override

from handbook.content.handbook import Handbook
from handbook.content.labels import label
from handbook.content.model import Kind, Muscle
from handbook.language import N_, _, ngettext
from handbook.search.facets import SEVERAL, Facet, FacetTable, FacetValue, Selection
from handbook.ui.model_index import Index

_LABELS: dict[Facet, str] = {
    Facet.EQUIPMENT: N_("Equipment"),
    Facet.MUSCLE: N_("Muscles trained"),
    Facet.LEVEL: N_("Level"),
    Facet.SIDES: N_("Sides"),
    Facet.GOAL: N_("Goal"),
    Facet.SUITS: N_("Suits"),
}


def facet_label(facet: Facet) -> str:
    """What people read for a facet."""
    return _(_LABELS[facet])


def value_label(value: FacetValue, handbook: Handbook) -> str:
    """What people read for a value of a facet."""
    if isinstance(value.value, StrEnum):
        return label(value.value)
    muscle = handbook.find(Kind.MUSCLE, value.value)
    return muscle.plain_name if isinstance(muscle, Muscle) else value.value


class FacetModel(QAbstractItemModel):
    """Facet -> the values that some variation has. It asks for changes through its signals.

    A facet of which a variation can have several values is checkable while some of them are
    chosen: checked, all of them are asked for, else any of them.
    """

    ValueRole = Qt.ItemDataRole.UserRole
    CountRole = Qt.ItemDataRole.UserRole + 1
    """Of a value how many variations it gives, of a facet how many values are chosen."""

    toggled = Signal(object)
    """A FacetValue to choose, or to choose no longer."""

    switched = Signal(object)
    """A Facet of which all values shall be asked for instead of any, or the other way round."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._facets: list[tuple[Facet, list[FacetValue]]] = []
        self._labels: dict[FacetValue, str] = {}
        self._selected = Selection()
        self._chosen: dict[Facet, int] = {}
        self._counts: Mapping[FacetValue, int] = {}

    def set_table(self, table: FacetTable, handbook: Handbook) -> None:
        """Offer the facets and values of another table."""
        values = {
            facet: [value for value in table.masks if value.facet is facet] for facet in Facet
        }
        self.beginResetModel()
        self._facets = [(facet, found) for facet, found in values.items() if found]
        self._labels = {value: value_label(value, handbook) for value in table.masks}
        self._selected, self._chosen, self._counts = Selection(), {}, {}
        self.endResetModel()

    def show(self, selected: Selection, counts: Mapping[FacetValue, int]) -> None:
        """Show what is chosen, and how many variations each value gives."""
        self._selected, self._counts = selected, counts
        self._chosen = {
            facet: sum(value in selected.values for value in values)
            for facet, values in self._facets
        }
        for row, (_facet, values) in enumerate(self._facets):
            heading = self.index(row, 0)
            self.dataChanged.emit(heading, heading)
            last = len(values) - 1
            self.dataChanged.emit(self.index(0, 0, heading), self.index(last, 0, heading))

    def switch(self, index: Index) -> None:
        """Ask for all instead of any values, or the other way round, of the facet of a row."""
        row = index.parent().row() if index.parent().isValid() else index.row()
        if self._can_switch(row):
            self.switched.emit(self._facets[row][0])

    def _can_switch(self, row: int) -> bool:
        facet = self._facets[row][0]
        return facet in SEVERAL and bool(self._chosen.get(facet))

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
            checkable = Qt.ItemFlag.ItemIsUserCheckable
            return flags | checkable if self._can_switch(index.row()) else flags
        return flags | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = self._value(index)
        if value is None:
            return self._facet_data(index.row(), role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._labels[value]
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(value)
            case Qt.ItemDataRole.CheckStateRole:
                return _check_state(value in self._selected.values)
            case Qt.ItemDataRole.AccessibleTextRole:
                count = self._counts.get(value, 0)
                said = ngettext("{value}, {count} variation", "{value}, {count} variations", count)
                return said.format(value=self._labels[value], count=count)
            case self.ValueRole:
                return value
            case self.CountRole:
                return self._counts.get(value, 0)
            case _:
                return None

    def _tip(self, value: FacetValue) -> str:
        if self._counts.get(value, 0):
            return self._labels[value]
        return _("{value}: none with what else is asked for").format(value=self._labels[value])

    def _facet_data(self, row: int, role: int) -> Any:
        facet, _values = self._facets[row]
        chosen = self._chosen.get(facet, 0)
        every = facet in self._selected.every
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return facet_label(facet)
            case Qt.ItemDataRole.ToolTipRole if self._can_switch(row):
                return _all_of_them() if every else _any_of_them()
            case Qt.ItemDataRole.CheckStateRole if self._can_switch(row):
                return _check_state(every)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = ngettext("{facet}, {count} chosen", "{facet}, {count} chosen", chosen)
                return said.format(facet=facet_label(facet), count=chosen)
            case Qt.ItemDataRole.AccessibleDescriptionRole if self._can_switch(row):
                return _all_of_them() if every else _any_of_them()
            case self.CountRole:
                return chosen
            case _:
                return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a value to be chosen or not; it is what assistive tools call."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        asked = self._value(index)
        if asked is None:
            if checked != (self._facets[index.row()][0] in self._selected.every):
                self.switch(index)
        elif checked != (asked in self._selected.values):
            self.toggled.emit(asked)
        return True

    def _value(self, index: Index) -> FacetValue | None:
        facet = index.internalId() - 1
        return self._facets[facet][1][index.row()] if facet >= 0 else None


def _check_state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked


def _any_of_them() -> str:
    return _("Any of the chosen values will do. Press A to ask for all of them at once.")


def _all_of_them() -> str:
    return _("All of the chosen values are asked for at once. Press A to let any of them do.")

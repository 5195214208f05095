"""The handouts kept as rows of a table."""

import datetime
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
)
from typing_extensions import override

from handbook.language import N_, _, ngettext
from handbook.ui.keeping.words import day_words
from handbook.ui.model_index import Index
from handbook.userdata.handouts import ListedHandout, Shelf, fold

_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


class Column(IntEnum):
    """What is shown of a handout."""

    CLIENT = 0
    TITLE = 1
    ITEMS = 2
    CHANGED = 3
    HANDED_OUT = 4


_TITLES = {
    Column.CLIENT: N_("Client"),
    Column.TITLE: N_("Title"),
    Column.ITEMS: N_("Items"),
    Column.CHANGED: N_("Changed"),
    Column.HANDED_OUT: N_("Printed or saved"),
}

_SORTED_BY: dict[Column, Callable[[ListedHandout], Any]] = {
    Column.CLIENT: lambda row: (not row.client, fold(row.client)),
    Column.TITLE: lambda row: (not row.title, fold(row.title)),
    Column.ITEMS: lambda row: row.items,
    Column.CHANGED: lambda row: row.changed,
    Column.HANDED_OUT: lambda row: row.handed_out or _NEVER,
}


class HandoutModel(QAbstractTableModel):
    """Rows in the order asked for; those changed last come first among equals."""

    IdRole = Qt.ItemDataRole.UserRole
    ShelfRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[ListedHandout] = []
        self._column, self._order = Column.CHANGED, Qt.SortOrder.DescendingOrder
        self._now = datetime.datetime.now().astimezone()

    def show(self, rows: Sequence[ListedHandout]) -> None:
        """Show these, the one changed last first."""
        self.beginResetModel()
        self._now = datetime.datetime.now().astimezone()
        self._rows = self._sorted(rows)
        self.endResetModel()

    def handout(self, row: int) -> ListedHandout | None:
        """The handout of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, id: str) -> int:
        """The row of a handout; -1 when it is not shown."""
        return next((row for row, each in enumerate(self._rows) if each.id == id), -1)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(Column):
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            ids = [self._rows[index.row()].id for index in before]
            self._column, self._order = Column(column), order
            self._rows = self._sorted(sorted(self._rows, key=_changed, reverse=True))
            after = [
                self.index(self.row_of(id), index.column())
                for id, index in zip(ids, before, strict=True)
            ]
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()

    def _sorted(self, rows: Sequence[ListedHandout]) -> list[ListedHandout]:
        descending = self._order is Qt.SortOrder.DescendingOrder
        return sorted(rows, key=_SORTED_BY[self._column], reverse=descending)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _(_TITLES[Column(section)])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
            case _:
                return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.handout(index.row()) if index.isValid() else None
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return self._in_full(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                # A screen reader goes from row to row: the first cell says it all.
                return self._in_full(row) if index.column() == 0 else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case self.IdRole:
                return row.id
            case self.ShelfRole:
                return row.shelf
            case _:
                return None

    def _text(self, row: ListedHandout, column: Column) -> str:
        match column:
            case Column.CLIENT:
                return _one_line(row.client) or "–"
            case Column.TITLE:
                title = _one_line(row.title) or _("Untitled")
                archived = row.shelf is Shelf.ARCHIVED
                return _("Archived: {title}").format(title=title) if archived else title
            case Column.ITEMS:
                return str(row.items)
            case Column.CHANGED:
                return day_words(row.changed, self._now)
            case Column.HANDED_OUT:
                return day_words(row.handed_out, self._now) if row.handed_out else "–"

    def _in_full(self, row: ListedHandout) -> str:
        """The row in words."""
        items = ngettext("{count} item", "{count} items", row.items).format(count=row.items)
        changed = _("changed: {day}").format(day=day_words(row.changed, self._now))
        handed_out = (
            _("printed or saved: {day}").format(day=day_words(row.handed_out, self._now))
            if row.handed_out
            else _("neither printed nor saved yet")
        )
        client = _one_line(row.client) or _("no client")
        title = self._text(row, Column.TITLE)
        return f"{client}, {title}, {items}, {changed}, {handed_out}"


def _changed(row: ListedHandout) -> datetime.datetime:
    return row.changed


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == Column.ITEMS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter

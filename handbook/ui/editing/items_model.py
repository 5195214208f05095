"""The items of a handout as rows of a list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from handbook.content.address import parse_address
from handbook.content.handbook import Library
from handbook.content.labels import kind_label
from handbook.errors import UsageError
from handbook.handout.model import Item
from handbook.language import _

Index = QModelIndex | QPersistentModelIndex


class ItemsModel(QAbstractListModel):
    """A row for each item: its title, and what else there is to know in a second line."""

    DetailRole = Qt.ItemDataRole.UserRole
    GoneRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._rows: list[tuple[str, str, bool]] = []

    def show(self, items: Sequence[Item], library: Library) -> None:
        """Show items; the rows stay the same ones where only what they say is another."""
        rows = [_row(item, library) for item in items]
        same = [item.address for item in items] == [item.address for item in self._items]
        if not same:
            self.beginResetModel()
        changed = [at for at, row in enumerate(rows) if not same or row != self._rows[at]]
        self._items, self._rows = tuple(items), rows
        if not same:
            self.endResetModel()
            return
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))

    def item(self, row: int) -> Item | None:
        """The item in a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_near(self, address: str, row: int) -> int:
        """The row that an address is in now, the nearest to where it was; else that row."""
        rows = [at for at, item in enumerate(self._items) if item.address == address]
        return min(rows, key=lambda at: abs(at - row), default=row)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        title, detail, gone = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{title}\n{detail}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return _("{title}, {detail}").format(title=title, detail=detail)
            case self.DetailRole:
                return detail
            case self.GoneRole:
                return gone
            case _:
                return None


def _row(item: Item, library: Library) -> tuple[str, str, bool]:
    try:
        address = parse_address(item.address)
        entry = library.find(address)
    except UsageError:
        address = entry = None
    note = " ".join(item.note.split())
    if address is None or address.kind is None or entry is None:
        detail = _("no longer in the handbook")
    else:
        detail = kind_label(address.kind)
    if note:
        detail = _("{detail} · {note}").format(detail=detail, note=note)
    return (entry.title if entry else item.address), detail, entry is None

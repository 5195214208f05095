"""The rows of the list under the search box, those of a long list made when they are looked at."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
)
from typing_extensions import override

from handbook.search.matching import Listing
from handbook.ui.model_index import Index
from handbook.ui.searching.results_rows import Action, Row, hit_row, why

_BATCH = 100
"""Hits of a long list that are added at once, when the end of it comes into sight."""

_AT_HAND = 512
"""Rows of a long list that are kept."""


class ResultsModel(QAbstractListModel):
    """Some rows, and after them the hits of a listing."""

    RowRole = Qt.ItemDataRole.UserRole

    IsHitRole = Qt.ItemDataRole.UserRole + 1
    """Whether the row is a hit; costs nothing, where the row itself has to be worked out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._listed = 0
        self._all = 0
        self._hit = _nothing

    def show(
        self,
        rows: Sequence[Row],
        listing: Listing | None = None,
        packs: Mapping[str, str] | None = None,
    ) -> None:
        """Replace all rows; the hits of the listing follow."""
        self.beginResetModel()
        self._rows = rows
        self._all = listing.count if listing else 0
        self._listed = min(self._all, _BATCH)
        if listing is not None:
            titles = packs or {}

            def hit(at: int) -> Row:
                return hit_row(listing.hit(at), titles)

            self._hit = lru_cache(_AT_HAND)(hit)
        self.endResetModel()

    def row(self, at: int) -> Row:
        """The row at a place."""
        beyond = at - len(self._rows)
        return self._rows[at] if beyond < 0 else self._hit(beyond)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows) + self._listed

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._listed < self._all

    @override
    def fetchMore(self, parent: Index) -> None:
        more = min(_BATCH, self._all - self._listed)
        if parent.isValid() or more <= 0:
            return
        first = self.rowCount()
        self.beginInsertRows(QModelIndex(), first, first + more - 1)
        self._listed += more
        self.endInsertRows()

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._can_be_chosen(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at = index.row()
        match role:
            case self.IsHitRole:
                return at >= len(self._rows) or self._rows[at].hit is not None
            case Qt.ItemDataRole.DisplayRole:
                return self.row(at).text
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(self.row(at))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.row(at).said or self.row(at).text
            case self.RowRole:
                return self.row(at)
            case _:
                return None

    def step(self, row: int, direction: int) -> int:
        """The next row that can be chosen, or the same when there is none."""
        at = row + direction
        if at == self.rowCount() and self.canFetchMore(QModelIndex()):
            self.fetchMore(QModelIndex())
        while 0 <= at < self.rowCount():
            if self._can_be_chosen(at):
                return at
            at += direction
        return row

    def first(self) -> int:
        """The row that Enter opens at once: the first hit, else the first choice, else -1."""
        for at, row in enumerate(self._rows):
            if row.action is Action.OPEN:
                return at
        return len(self._rows) if self._listed else self.step(-1, 1)

    def _can_be_chosen(self, at: int) -> bool:
        return at >= len(self._rows) or self._rows[at].can_be_chosen


def _tip(row: Row) -> str:
    """All of a row, which the list may have had no room for; marked up so that it wraps."""
    lines = [row.text] if row.hit is None else [row.text, why(row.hit), row.hit.snippet, row.pack]
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _nothing(at: int) -> Row:
    raise IndexError(at)

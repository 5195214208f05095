"""Search results as rows: groups by kind, their hits, and what to say about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.labels import kind_label, kind_list_label
from handbook.content.model import Kind
from handbook.language import _, ngettext
from handbook.search.results import Hit, Reason, Results

Index = QModelIndex | QPersistentModelIndex

HITS_PER_GROUP = 4
"""A group shows so many hits until it is asked for all."""


class Action(Enum):
    """What choosing a row does."""

    NOTHING = auto()
    OPEN = auto()
    SHOW_KIND = auto()
    SEARCH_LITERALLY = auto()
    SEARCH = auto()
    CLEAR_RECENTS = auto()


@dataclass(frozen=True)
class Row:
    """One row: a group's title, a hit, or a line about the results."""

    action: Action
    text: str
    kind: Kind | None = None
    hit: Hit | None = None
    address: Address | None = None


def recent_rows(searches: Sequence[str], places: Sequence[tuple[Address, str]]) -> list[Row]:
    """What the empty search box offers: recent searches, then recent places with their titles."""
    rows: list[Row] = []
    if searches:
        rows.append(Row(Action.NOTHING, _("Recent searches")))
        rows += [Row(Action.SEARCH, text) for text in searches]
    if places:
        rows.append(Row(Action.NOTHING, _("Recent places")))
        rows += [Row(Action.OPEN, title, place.kind, address=place) for place, title in places]
    if rows:
        rows.append(Row(Action.CLEAR_RECENTS, _("Forget these")))
    return rows


def rows_of(results: Results, only: Kind | None = None) -> list[Row]:
    """The rows of some results, the kind of the best hit first; all hits of a kind if asked."""
    rows: list[Row] = []
    if results.reading:
        shown = _("Showing “{reading}”. Search for “{query}” instead")
        text = shown.format(reading=results.reading, query=results.query)
        rows.append(Row(Action.SEARCH_LITERALLY, text))
    if not results.hits:
        rows.append(
            Row(Action.NOTHING, _("Nothing matches “{query}”.").format(query=results.query))
        )
        if results.suggestions:
            rows.append(Row(Action.NOTHING, _("The nearest there is:")))
            rows += [_hit_row(hit) for hit in results.suggestions]
        return rows
    groups: dict[Kind, list[Hit]] = {}
    for hit in results.hits:
        groups.setdefault(hit.kind, []).append(hit)
    for kind, hits in groups.items():
        rows += _group_rows(kind, hits, results.counts.get(kind, len(hits)), whole=only is kind)
    return rows


def _group_rows(kind: Kind, hits: Sequence[Hit], count: int, *, whole: bool) -> list[Row]:
    title = _("{kind} · {count}").format(kind=kind_list_label(kind), count=count)
    rows = [Row(Action.NOTHING, title, kind)]
    shown = hits if whole else hits[:HITS_PER_GROUP]
    rows += [_hit_row(hit) for hit in shown]
    more = len(hits) - len(shown)
    if more > 0:
        text = ngettext("Show {count} more", "Show {count} more", more).format(count=more)
        rows.append(Row(Action.SHOW_KIND, text, kind))
    return rows


def _hit_row(hit: Hit) -> Row:
    return Row(Action.OPEN, hit.title, hit.kind, hit, hit.address)


class ResultsModel(QAbstractListModel):
    """The rows of the list under the search box."""

    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown."""
        return self._rows

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].action is Action.NOTHING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return _accessible(row)
            case self.RowRole:
                return row
            case _:
                return None

    def step(self, row: int, direction: int) -> int:
        """The next row that can be chosen, or the same when there is none."""
        at = row + direction
        while 0 <= at < len(self._rows):
            if self._rows[at].action is not Action.NOTHING:
                return at
            at += direction
        return row

    def first(self) -> int:
        """The row that Enter opens at once: the first hit, else the first choice, else -1."""
        for index, row in enumerate(self._rows):
            if row.action is Action.OPEN:
                return index
        return self.step(-1, 1)


def why(hit: Hit) -> str:
    """Why a hit is there when its title does not show it."""
    if hit.reason is Reason.ALIAS and hit.alias:
        if hit.kind is Kind.FAQ:
            return _("also asked: {question}").format(question=hit.alias)
        return _("also called {alias}").format(alias=hit.alias)
    return ""


def _accessible(row: Row) -> str:
    if row.kind is None or row.address is None:
        return row.text
    if row.hit is None:
        return _("{title}, {kind}").format(title=row.text, kind=kind_label(row.kind))
    return _("{title}, {kind}. {snippet}").format(
        title=row.text, kind=kind_label(row.kind), snippet=row.hit.snippet
    )

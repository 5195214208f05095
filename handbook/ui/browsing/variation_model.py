"""The variations shown, as rows of a list."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Handbook
from handbook.content.labels import label
from handbook.content.model import Kind, Variation
from handbook.language import _
from handbook.search.highlight import find_spans
from handbook.search.results import Hit, Reason, Span
from handbook.ui.browsing.matches import Matches
from handbook.ui.draft import HandoutDraft
from handbook.ui.searching.results_model import why

Index = QModelIndex | QPersistentModelIndex

ROWS_AT_ONCE = 500
"""Rows a view gets before it scrolls on: laying out 100,000 would take many frames."""


class Card(Struct, frozen=True):
    """What a row shows: the name, the summary, the facts under it, each with its marked words."""

    name: str
    name_spans: tuple[Span, ...]
    summary: str
    summary_spans: tuple[Span, ...]
    facts: str
    why: str
    on_handout: bool


class VariationModel(QAbstractListModel):
    """Some variations of a handbook in a given order; cards are made for painted rows only."""

    CardRole = Qt.ItemDataRole.UserRole
    AddressRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, draft: HandoutDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._handbook: Handbook | None = None
        self._rows: Sequence[int] = ()
        self._shown = 0
        self._matches = Matches((), 0)
        draft.changed.connect(self._on_draft_changed)

    def show(self, handbook: Handbook, rows: Sequence[int], matches: Matches) -> None:
        """Replace all rows: positions in the handbook's variations, and what the text found."""
        self.beginResetModel()
        self._handbook = handbook
        self._rows = rows
        self._shown = min(len(rows), ROWS_AT_ONCE)
        self._matches = matches
        self.endResetModel()

    def index_of(self, position: int) -> QModelIndex:
        """The row of a position, given to the views if it was not yet; invalid if not shown."""
        if position not in self._rows:
            return QModelIndex()
        row = self._rows.index(position)
        self._give(row + 1)
        return self.index(row)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._shown

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < len(self._rows)

    @override
    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self._give(self._shown + ROWS_AT_ONCE)

    def _give(self, count: int) -> None:
        """Let the views have at least so many rows, as far as there are."""
        count = min(count, len(self._rows))
        if count > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, count - 1)
            self._shown = count
            self.endInsertRows()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._handbook is None:
            return None
        position = self._rows[index.row()]
        variation = self._handbook.variations[position]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return variation.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._accessible(variation)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return variation.summary
            case self.CardRole:
                return self._card(variation, self._matches.hits.get(position))
            case self.AddressRole:
                return self._address(variation)
            case _:
                return None

    def _address(self, variation: Variation) -> Address:
        assert self._handbook is not None
        return self._handbook.address(Kind.VARIATION, variation.id)

    def _card(self, variation: Variation, hit: Hit | None) -> Card:
        words = self._matches.words
        summary, summary_spans = variation.summary, find_spans(variation.summary, words)
        if hit and hit.reason is Reason.BODY and not summary_spans:
            # The summary does not show why the variation is here; the passage that matched does.
            summary, summary_spans = hit.snippet, hit.snippet_spans
        return Card(
            variation.name,
            hit.title_spans if hit else find_spans(variation.name, words),
            summary,
            summary_spans,
            _facts(variation),
            why(hit) if hit else "",
            self._draft.holds(self._address(variation)),
        )

    def _accessible(self, variation: Variation) -> str:
        text = _("{name}. {facts}").format(name=variation.name, facts=_facts(variation))
        if self._draft.holds(self._address(variation)):
            return _("{row} · On the handout").format(row=text)
        return text

    @Slot()
    def _on_draft_changed(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(self._shown - 1))


def _facts(variation: Variation) -> str:
    """Equipment, level and sides, in a line."""
    equipment = ", ".join(label(item) for item in variation.equipment)
    if variation.laterality is None:
        return _("{equipment} · {level}").format(equipment=equipment, level=label(variation.level))
    return _("{equipment} · {level} · {sides}").format(
        equipment=equipment, level=label(variation.level), sides=label(variation.laterality)
    )

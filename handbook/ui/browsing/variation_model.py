"""The variations shown, as rows of a list."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
    Slot,
)
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.labels import label, label_list
from handbook.content.model import Kind, Variation
from handbook.language import _
from handbook.search.highlight import find_spans
from handbook.search.results import Hit, Reason, Span
from handbook.ui.browsing.browser import Browser
from handbook.ui.draft import HandoutDraft
from handbook.ui.model_index import Index
from handbook.ui.searching.results_rows import why


class Card(Struct, frozen=True):
    """What is shown of a variation: its texts, two of them with marked words, and its marks.

    `line` is the summary, or the passage that matched, or what tells it from another one.
    `compared` is its place among those chosen for comparison, from 1 on; 0 if it is not.
    """

    variation: Variation
    name_spans: tuple[Span, ...]
    line: str
    line_spans: tuple[Span, ...]
    equipment: str
    level: str
    why: str
    is_reason: bool
    on_handout: bool
    compared: int


class VariationModel(QAbstractListModel):
    """What a browser leaves, in its order; cards are made for painted rows only."""

    CardRole = Qt.ItemDataRole.UserRole
    AddressRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, draft: HandoutDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._browser: Browser | None = None
        self._rows: Sequence[int] = ()
        self._compared: Sequence[str] = ()
        draft.changed.connect(self._on_draft_changed)

    def show(self, browser: Browser, rows: Sequence[int]) -> None:
        """Show these rows: positions in the handbook's variations."""
        if browser is self._browser and rows == self._rows:
            # A reset would take every row from an assistive tool that is reading them.
            self._on_draft_changed()
            return
        shown = len(self._rows)
        if browser is self._browser and shown and rows[:shown] == self._rows:
            # Those shown stay what they are, and where they are.
            self.beginInsertRows(QModelIndex(), shown, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
            self._on_draft_changed()
            return
        self.beginResetModel()
        self._browser, self._rows = browser, rows
        self.endResetModel()

    def mark_compared(self, ids: Sequence[str]) -> None:
        """Mark these variations as chosen for comparison, in this order."""
        self._compared = ids
        self._on_draft_changed()

    def index_of(self, position: int) -> QModelIndex:
        """The row of a position; invalid if it is not shown."""
        try:
            return self.index(self._rows.index(position))
        except ValueError:
            return QModelIndex()

    @property
    def has_names(self) -> bool:
        """Whether `row_named` can find anything."""
        return self._browser is not None and bool(self._browser.names)

    def row_named(self, beginning: str, start: int) -> int:
        """The first row from `start` on, and from the top again, whose name begins so; else -1.

        The beginning must be folded as the names are.
        """
        names = self._browser.names if self._browser else ()
        for rows in (range(start, len(self._rows)), range(start)):
            for row in rows:
                if names[self._rows[row]].startswith(beginning):
                    return row
        return -1

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._browser is None:
            return None
        position = self._rows[index.row()]
        variation = self._browser.handbook.variations[position]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return variation.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._accessible(variation)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._browser.reason(variation) or variation.summary
            case self.CardRole:
                return self._card(self._browser, position, variation)
            case self.AddressRole:
                return self._address(self._browser, variation)
            case _:
                return None

    def _address(self, browser: Browser, variation: Variation) -> Address:
        return browser.handbook.address(Kind.VARIATION, variation.id)

    def _card(self, browser: Browser, position: int, variation: Variation) -> Card:
        matches = browser.matches
        hit = matches.hit(position) if matches.hit else None
        reason = browser.reason(variation)
        line, spans = (reason, ()) if reason else _line(variation, hit, matches.words)
        return Card(
            variation,
            hit.title_spans if hit else find_spans(variation.name, matches.words),
            line,
            spans,
            label_list(variation.equipment),
            _level(variation),
            why(hit) if hit and hit.reason is not Reason.BODY else "",
            bool(reason),
            self._draft.holds(self._address(browser, variation)),
            self._place(variation),
        )

    def _place(self, variation: Variation) -> int:
        if variation.id not in self._compared:
            return 0
        return self._compared.index(variation.id) + 1

    def _accessible(self, variation: Variation) -> str:
        assert self._browser is not None
        text = _("{name}. {equipment} · {level}").format(
            name=variation.name, equipment=label_list(variation.equipment), level=_level(variation)
        )
        if self._draft.holds(self._address(self._browser, variation)):
            text = _("{row} · On the handout").format(row=text)
        if self._place(variation):
            text = _("{row} · Chosen for comparison").format(row=text)
        return text

    @Slot()
    def _on_draft_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _line(
    variation: Variation, hit: Hit | None, words: tuple[str, ...]
) -> tuple[str, tuple[Span, ...]]:
    spans = find_spans(variation.summary, words)
    if hit and hit.reason is Reason.BODY and not spans:
        # The summary does not show why the variation is here; the passage that matched does.
        return hit.snippet, hit.snippet_spans
    return variation.summary, spans


def _level(variation: Variation) -> str:
    """Level and sides, in a line."""
    level = label(variation.level)
    if variation.laterality is None:
        return level
    return _("{level} · {sides}").format(level=level, sides=label(variation.laterality))

"""The items of a handout as rows that tell how much, and what is missing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from handbook.content.address import parse_address
from handbook.content.handbook import Library
from handbook.content.labels import kind_label
from handbook.handout.model import Handout
from handbook.handout.picked import Picked, picked_items
from handbook.handout.prescription_check import mistakes
from handbook.handout.wording import dose_line, dose_sentences
from handbook.language import _, ngettext
from handbook.ui.item_list import ItemsModel
from handbook.ui.model_index import Index


class ItemRow(Struct, frozen=True):
    """What a row says: a number as on the page, a title, how much, and marks of one or two words.

    `group` is the letter of its group; `wrong` when the dose cannot be printed as it is.
    """

    number: str
    title: str
    detail: str
    marks: tuple[str, ...] = ()
    group: str = ""
    gone: bool = False
    wrong: bool = False


class DetailedItemsModel(ItemsModel):
    """A row for each item: see ItemRow."""

    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[ItemRow] = []
        self._missing: Mapping[int, Sequence[str]] = {}

    def row(self, at: int) -> ItemRow:
        """What a row says."""
        return self._rows[at]

    def show_missing(self, missing: Mapping[int, Sequence[str]]) -> None:
        """Mark rows with what their doses do not say."""
        before, self._missing = self._missing, missing
        for at in range(len(self._rows)):
            if before.get(at) != missing.get(at):
                self.dataChanged.emit(self.index(at), self.index(at))

    def marks(self, at: int) -> tuple[str, ...]:
        """The marks of a row, with what its dose does not say."""
        return (*self._rows[at].marks, *self._missing.get(at, ()))

    @override
    def read(self, handout: Handout, library: Library) -> Collection[int]:
        titles = super().read(handout, library)
        before, self._rows = self._rows, list(_rows(handout, library))
        changed = {at for at, row in enumerate(self._rows) if before[at : at + 1] != [row]}
        return changed | set(titles)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at = index.row()
        row = self._rows[at]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (row.title, row.detail, ", ".join(self.marks(at)))))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (row.number, row.title, row.detail, *self.marks(at))))
            case self.RowRole:
                return row
            case _:
                return None


def _rows(handout: Handout, library: Library) -> Iterator[ItemRow]:
    # By position the page has another order.
    for picked in sorted(picked_items(handout, library), key=_row_of):
        yield _row(picked, handout)


def _row_of(picked: Picked) -> int:
    return picked.row


def _row(picked: Picked, handout: Handout) -> ItemRow:
    item, dose = picked.item, picked.dose
    wrong = len(mistakes(dose)) if dose is not None and item.dose is not None else 0
    detail = dose_line(dose, handout.voice) if dose is not None else _kind(picked)
    marks: list[str] = []
    if picked.entry is None:
        marks.append(_("no longer in the handbook"))
    if wrong:
        marks.append(ngettext("{count} mistake", "{count} mistakes", wrong).format(count=wrong))
    if dose is not None and item.overrides:
        said = dose_sentences(dose, handout.voice, item.overrides)
        if any(sentence.stale for sentence in said):
            marks.append(_("words out of date"))
        elif any(sentence.by_hand for sentence in said):
            marks.append(_("own words"))
    if item.note.strip() or item.private_note.strip():
        marks.append(_("note"))
    return ItemRow(
        number=picked.number,
        title=picked.entry.title if picked.entry is not None else item.address,
        detail=detail,
        marks=tuple(marks),
        group=picked.group,
        gone=picked.entry is None,
        wrong=bool(wrong),
    )


def _kind(picked: Picked) -> str:
    """What an item without a dose is."""
    if picked.number:
        return _("No dose yet")
    kind = parse_address(picked.item.address).kind if picked.entry is not None else None
    return kind_label(kind) if kind is not None else ""

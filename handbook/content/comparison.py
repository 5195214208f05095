"""Variations side by side: every field of the model as a row of cells, and what differs in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import Struct

from handbook.content.address import Address
from handbook.content.comparison_rows import Field, Form, Group, Item, fields_of
from handbook.content.handbook import Handbook
from handbook.content.model import Kind, Variation

MOST = 4
"""So many variations are compared at once."""

_WHICH, _ROWS, _DIFFERENT = "compare", "rows", "different"
"""Names in the query of an address, and a value."""


class Cell(Struct, frozen=True):
    """What one variation has in a row.

    `only_here` are the items that no other cell has, where cells share some. `differs` when most of
    the others say something else.
    """

    items: tuple[Item, ...] = ()
    only_here: frozenset[int] = frozenset()
    differs: bool = False

    @property
    def text(self) -> str:
        """The words, an item a line."""
        return "\n".join(item.words for item in self.items)


class Row(Struct, frozen=True):
    """One field: a cell for each variation, in their order.

    `shares` when two cells have an item in common; only then it is worth marking the others.
    """

    id: str
    group: Group
    label: str
    cells: tuple[Cell, ...]
    form: Form
    shares: bool = False

    @property
    def differs(self) -> bool:
        """Whether the cells say not all the same."""
        return any(cell.differs for cell in self.cells)

    def text(self, at: int) -> str:
        """What a cell says as plain text: a few words in a line, or an item a line."""
        items = self.cells[at].items
        if self.form is Form.WORDS:
            return ", ".join(item.words for item in items)
        return "\n".join(self.mark(at, number) + item.words for number, item in enumerate(items))

    def mark(self, at: int, number: int) -> str:
        """What stands before an item of a cell where nothing can be drawn."""
        if self.form is Form.STEPS:
            return f"{number + 1}. "
        return "• " if self.form is Form.LIST and len(self.cells[at].items) > 1 else ""

    def has(self, words: str) -> bool:
        """Whether the label or a cell has some words in it, whatever their case."""
        texts = (self.label, *map(self.text, range(len(self.cells))))
        return any(words.casefold() in text.casefold() for text in texts)


class Comparison(Struct, frozen=True):
    """Some variations of one handbook, and every row in which one of them has something."""

    pack: str
    variations: tuple[Variation, ...]
    rows: tuple[Row, ...]


def comparison(handbook: Handbook, ids: Iterable[str]) -> Comparison:
    """Compare the variations with these ids, in this order; what there is not is passed over."""
    variations = compared(handbook, ids)
    rows = tuple(_row(field) for field in fields_of(handbook, variations) if any(field.cells))
    return Comparison(handbook.id, variations, rows)


def compared(handbook: Handbook, ids: Iterable[str]) -> tuple[Variation, ...]:
    """The variations with these ids, each once and no more than `MOST`, following `renamed`."""
    found: dict[str, Variation] = {}
    for id_ in ids:
        entry = handbook.find(Kind.VARIATION, id_)
        if isinstance(entry, Variation):
            found.setdefault(entry.id, entry)
    return tuple(found.values())[:MOST]


def ids_asked(address: Address) -> tuple[str, ...]:
    """The ids of the variations that an address asks to compare."""
    parts = (part.strip() for part in address.value(_WHICH).split(","))
    return tuple(part for part in parts if part)


def differences_asked(address: Address) -> bool:
    """Whether an address asks for the rows alone that differ."""
    return address.value(_ROWS) == _DIFFERENT


def comparison_address(pack: str, ids: Sequence[str], *, differences: bool = False) -> Address:
    """Where some variations are compared; of none, the list of all."""
    if not ids:
        return Address(pack, Kind.VARIATION)
    rows = ((_ROWS, _DIFFERENT),) if differences else ()
    return Address(pack, Kind.VARIATION, query=((_WHICH, ",".join(ids)), *rows))


def _row(field: Field) -> Row:
    keys = [tuple(_key(item) for item in items) for items in field.cells]
    unordered = field.form in (Form.WORDS, Form.LIST)
    usual = _most_common([tuple(sorted(each)) if unordered else each for each in keys])
    shared = {key for key, count in Counter(chain(*map(set, keys))).items() if count > 1}
    shares = bool(shared) and field.form is not Form.TEXT
    cells = tuple(
        Cell(
            items,
            frozenset(at for at, key in enumerate(of_cell) if shares and key not in shared),
            (tuple(sorted(of_cell)) if unordered else of_cell) != usual,
        )
        for items, of_cell in zip(field.cells, keys, strict=True)
    )
    return Row(field.id, field.group, field.label, cells, field.form, shares)


def _most_common(values: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """What more of the cells say than anything else; None when nothing is said more often."""
    counted = Counter(values).most_common(2)
    if len(counted) > 1 and counted[0][1] == counted[1][1]:
        return None
    return counted[0][0]


def _key(item: Item) -> str:
    """What makes two items the same: their words, whatever their case and spacing."""
    return " ".join(item.words.casefold().split())

"""The facets of the variations: which of their values leave which variations, and how many."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import compress

from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.model import Dose, Equipment, Goal, Laterality, Level, Suits, Variation


class Facet(StrEnum):
    """What variations can be narrowed by, in the order shown."""

    EQUIPMENT = "equipment"
    LEVEL = "level"
    SIDES = "sides"
    GOAL = "goal"
    SUITS = "suits"


FACET_VALUES: dict[Facet, type[StrEnum]] = {
    Facet.EQUIPMENT: Equipment,
    Facet.LEVEL: Level,
    Facet.SIDES: Laterality,
    Facet.GOAL: Goal,
    Facet.SUITS: Suits,
}


class FacetValue(Struct, frozen=True):
    """One value of one facet; a value by itself does not say which, since some share a word."""

    facet: Facet
    value: StrEnum


Selection = frozenset[FacetValue]
"""What is chosen: any of the values of a facet will do, and every facet chosen from must fit."""


class FacetTable(Struct, frozen=True):
    """Which variations have which value, as sets of bits: bit n stands for the n-th variation.

    `masks` holds the values that some variation has, in the order of `Facet` and of its values.
    """

    size: int
    masks: dict[FacetValue, int]

    @property
    def everything(self) -> int:
        """All variations."""
        return (1 << self.size) - 1


class Release(Struct, frozen=True):
    """A facet to stop narrowing by, the values chosen of it, and how many variations come back."""

    facet: Facet
    values: tuple[FacetValue, ...]
    count: int


def facet_words(variation: Variation, pack_doses: Sequence[Dose]) -> list[str]:
    """What a variation is filed under, as `equipment:barbell`; its own doses go first."""
    goals = (dose.goal for dose in variation.doses or pack_doses)
    filed = [f"{Facet.EQUIPMENT}:{value}" for value in variation.equipment]
    filed.append(f"{Facet.LEVEL}:{variation.level}")
    if variation.laterality:
        filed.append(f"{Facet.SIDES}:{variation.laterality}")
    filed += [f"{Facet.GOAL}:{value}" for value in dict.fromkeys(goals)]
    filed += [f"{Facet.SUITS}:{value}" for value in variation.suits]
    return filed


class FacetCounter:
    """Makes the table of variations that come one by one."""

    def __init__(self) -> None:
        self._size = 0
        self._found: dict[str, list[int]] = {}

    def add(self, filed: Iterable[str]) -> None:
        """Count the next variation, filed under these."""
        for word in filed:
            self._found.setdefault(word, []).append(self._size)
        self._size += 1

    def table(self) -> FacetTable:
        """The table of those counted."""
        masks: dict[FacetValue, int] = {}
        for facet, values in FACET_VALUES.items():
            for value in values:
                if positions := self._found.get(f"{facet}:{value}"):
                    masks[FacetValue(facet, value)] = mask_of(positions, self._size)
        return FacetTable(self._size, masks)


def facet_table(handbook: Handbook) -> FacetTable:
    """The table of a handbook's variations; takes time in proportion to their number."""
    counter = FacetCounter()
    for variation in handbook.variations:
        counter.add(facet_words(variation, handbook.manifest.doses))
    return counter.table()


def mask_of(positions: Iterable[int], size: int) -> int:
    """The set of bits of some positions, each below `size`."""
    digits = bytearray(b"0") * max(size, 1)
    for position in positions:
        digits[-1 - position] = 49  # "1"
    return int(digits, 2)


def positions_of(mask: int) -> list[int]:
    """The positions of a set of bits, in order."""
    digits = f"{mask:b}".encode()[::-1].translate(_DIGITS)
    return list(compress(range(len(digits)), digits))


_DIGITS = bytes.maketrans(b"01", b"\0\1")


def matching(table: FacetTable, selected: Collection[FacetValue], within: int) -> int:
    """The variations of `within` that fit the selection."""
    return _narrowed(_unions(table, selected), within)


def counts(
    table: FacetTable, selected: Collection[FacetValue], within: int
) -> dict[FacetValue, int]:
    """For every value, how many variations of `within` have it and fit the other facets."""
    unions = _unions(table, selected)
    open_to = {facet: _narrowed(unions, within, but=facet) for facet in Facet}
    return {value: (mask & open_to[value.facet]).bit_count() for value, mask in table.masks.items()}


def best_release(
    table: FacetTable, selected: Collection[FacetValue], within: int
) -> Release | None:
    """The chosen facet without which most variations of `within` are left.

    None when no facet by itself brings any back. It is a whole facet, since taking away one of
    several values chosen of a facet can only narrow further.
    """
    unions = _unions(table, selected)
    best: Release | None = None
    for facet in unions:
        count = _narrowed(unions, within, but=facet).bit_count()
        if count > (best.count if best else 0):
            values = tuple(v for v in table.masks if v in selected and v.facet is facet)
            best = Release(facet, values, count)
    return best


def _unions(table: FacetTable, selected: Collection[FacetValue]) -> dict[Facet, int]:
    """For every facet chosen from, the variations that have any of the values chosen."""
    unions: dict[Facet, int] = {}
    for facet in Facet:
        for value in selected:
            if value.facet is facet:
                unions[facet] = unions.get(facet, 0) | table.masks.get(value, 0)
    return unions


def _narrowed(unions: Mapping[Facet, int], within: int, *, but: Facet | None = None) -> int:
    for facet, union in unions.items():
        if facet is not but:
            within &= union
    return within

"""The facets of the variations: which of their values leave which variations, and how many."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import compress

from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.model import (
    Dose,
    Equipment,
    Goal,
    Laterality,
    Level,
    MuscleRole,
    Suits,
    Variation,
)


class Facet(StrEnum):
    """What variations can be narrowed by, in the order shown."""

    EQUIPMENT = "equipment"
    MUSCLE = "muscle"
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
"""The values a facet can have, where they are the same in every handbook."""

SEVERAL = frozenset((Facet.EQUIPMENT, Facet.MUSCLE, Facet.GOAL, Facet.SUITS))
"""Facets of which one variation can have several values, so that all of them can be asked for."""

_TRAINING = (MuscleRole.PRIME_MOVER, MuscleRole.SYNERGIST)
"""Roles in which a muscle is trained; the others only keep the body in place."""


class FacetValue(Struct, frozen=True):
    """One value of one facet; a value by itself does not say which, since some share a word.

    The value is one of `FACET_VALUES`, or the id of a muscle.
    """

    facet: Facet
    value: str


class Selection(Struct, frozen=True):
    """What is chosen; every facet chosen from must fit.

    Any of the values of a facet will do, except for the facets in `every`: there a variation must
    have all of the values chosen.
    """

    values: frozenset[FacetValue] = frozenset()
    every: frozenset[Facet] = frozenset()

    def toggled(self, value: FacetValue) -> "Selection":
        """With a value, or without it if it was chosen."""
        return Selection(self.values ^ {value}, self.every)

    def switched(self, facet: Facet) -> "Selection":
        """With all values of a facet asked for instead of any of them, or the other way round."""
        return Selection(self.values, self.every ^ {facet})

    def without(self, values: Iterable[FacetValue]) -> "Selection":
        """Without some values."""
        return Selection(self.values.difference(values), self.every)


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
    """Values of one facet to give up, or to ask for any of, and how many variations that leaves."""

    facet: Facet
    values: tuple[FacetValue, ...]
    count: int


def facet_words(variation: Variation, pack_doses: Sequence[Dose]) -> list[str]:
    """What a variation is filed under, as `equipment:barbell`; its own doses go first."""
    goals = (dose.goal for dose in variation.doses or pack_doses)
    filed = [f"{Facet.EQUIPMENT}:{value}" for value in variation.equipment]
    trained = (use.muscle for use in variation.muscles if use.role in _TRAINING)
    filed += [f"{Facet.MUSCLE}:{muscle}" for muscle in dict.fromkeys(trained)]
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
        for facet in Facet:
            for value in FACET_VALUES.get(facet) or self._met(facet):
                if positions := self._found.get(f"{facet}:{value}"):
                    masks[FacetValue(facet, value)] = mask_of(positions, self._size)
        return FacetTable(self._size, masks)

    def _met(self, facet: Facet) -> list[str]:
        """The values of a facet in the order in which they came."""
        words = (word.partition(":") for word in self._found)
        return [value for name, _colon, value in words if name == facet]


def facet_value(facet: Facet, text: str) -> FacetValue:
    """The value that a text names; raises ValueError if the facet cannot have it."""
    values = FACET_VALUES.get(facet)
    return FacetValue(facet, values(text) if values else text)


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
    flags = flags_of(mask)
    return list(compress(range(len(flags)), flags))


def flags_of(mask: int, size: int = 0) -> bytes:
    """For each of at least `size` positions 1 if it is in a set of bits, else 0."""
    return f"{mask:0{max(size, 1)}b}".encode()[::-1].translate(_DIGITS)


_DIGITS = bytes.maketrans(b"01", b"\0\1")


def matching(table: FacetTable, selected: Selection, within: int) -> int:
    """The variations of `within` that fit the selection."""
    return _narrowed(_demands(table, selected), within)


def counts(table: FacetTable, selected: Selection, within: int) -> dict[FacetValue, int]:
    """For every value, how many variations of `within` have it and fit what else is asked for.

    That is what the other facets ask for, and in a facet of `every` its own values as well.
    """
    demands = _demands(table, selected)
    open_to = {
        facet: _narrowed(demands, within, but=None if facet in selected.every else facet)
        for facet in Facet
    }
    return {value: (mask & open_to[value.facet]).bit_count() for value, mask in table.masks.items()}


def best_release(table: FacetTable, selected: Selection, within: int) -> Release | None:
    """The values to give up so that most variations of `within` are left.

    They are all those chosen of a facet, since giving up one of several that would all do can only
    narrow further; of a facet in `every` it is a single value, if that suffices. None when nothing
    chosen of one facet brings any back.
    """
    chosen = [value for value in table.masks if value in selected.values]
    whole = [tuple(v for v in chosen if v.facet is facet) for facet in Facet]
    single = [(value,) for value in chosen if value.facet in selected.every]
    least = [values for values in whole if values and values[0].facet not in selected.every]
    for ways in ([*least, *single], whole):
        best: Release | None = None
        for values in filter(None, ways):
            count = matching(table, selected.without(values), within).bit_count()
            if count > (best.count if best else 0):
                best = Release(values[0].facet, values, count)
        if best:
            return best
    return None


def best_loosening(table: FacetTable, selected: Selection, within: int) -> Release | None:
    """The facet of which any value instead of all leaves the most of `within`, with its values.

    None when that alone leaves nothing more anywhere.
    """
    now = matching(table, selected, within).bit_count()
    best: Release | None = None
    for facet in sorted(selected.every, key=list(Facet).index):
        values = tuple(v for v in table.masks if v.facet is facet and v in selected.values)
        count = matching(table, selected.switched(facet), within).bit_count()
        if len(values) > 1 and count > (best.count if best else now):
            best = Release(facet, values, count)
    return best


def _demands(table: FacetTable, selected: Selection) -> dict[Facet, int]:
    """For every facet chosen from, the variations that have what is asked for of it."""
    demands: dict[Facet, int] = {}
    for value in selected.values:
        facet, mask = value.facet, table.masks.get(value, 0)
        if facet not in demands:
            demands[facet] = mask
        elif facet in selected.every:
            demands[facet] &= mask
        else:
            demands[facet] |= mask
    return demands


def _narrowed(demands: Mapping[Facet, int], within: int, *, but: Facet | None = None) -> int:
    for facet, demand in demands.items():
        if facet is not but:
            within &= demand
    return within

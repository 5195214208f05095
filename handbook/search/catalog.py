"""What is worked out once about all variations of a handbook, so that they can be narrowed and
sorted within a frame, however many there are."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from heapq import merge
from itertools import chain, compress
from unicodedata import combining, normalize

from msgspec import Struct

from handbook.content.closeness import (
    Placing,
    closeness,
    equipment_closeness,
    ladder_closeness,
    load_closeness,
    muscle_closeness,
    placing_closeness,
    profile_of,
)
from handbook.content.handbook import Handbook
from handbook.content.model import Equipment, Kind, Level, MuscleRole
from handbook.search.facets import (
    Facet,
    FacetCounter,
    FacetTable,
    FacetValue,
    facet_words,
    flags_of,
    positions_of,
)

_STEP = 20
"""Variations done between two rests; a millisecond or so."""

_SORTED_AT_ONCE = 2_000


class Order(StrEnum):
    """What variations can be sorted by; BEST is what a text makes of it."""

    BEST = "best"
    HANDBOOK = "handbook"
    NAME = "name"
    LEVEL = "level"
    CLOSEST = "closest"


class Profiles(Struct, frozen=True):
    """The profiles of all variations, taken apart: what many have in common is compared once.

    `numbers` are the distinct profiles as places in the four lists before it, and `positions` the
    variations that have each.
    """

    equipment: Sequence[frozenset[Equipment]]
    muscles: Sequence[tuple[tuple[str, MuscleRole], ...]]
    placings: Sequence[Placing]
    loads: Sequence[str]
    numbers: Sequence[tuple[int, int, int, int]]
    positions: Sequence[Sequence[int]]


class Catalog(Struct, frozen=True):
    """All variations of a handbook, by their positions in it.

    `names` are folded for comparing, each with the other names after it on lines of their own;
    `by_name` is the order of the names.
    """

    table: FacetTable
    names: Sequence[str]
    by_name: Sequence[int]
    profiles: Profiles


def catalog(handbook: Handbook, rest: Callable[[], None] | None = None) -> Catalog:
    """Look at every variation once; takes time in proportion to their number.

    May run in any thread; `rest` is called every millisecond or so to let others have their turn.
    """
    counter = FacetCounter()
    names: list[str] = []
    equipment: dict[frozenset[Equipment], int] = {}
    muscles: dict[tuple[tuple[str, MuscleRole], ...], int] = {}
    placings: dict[Placing, int] = {}
    loads: dict[str, int] = {}
    having: dict[tuple[int, int, int, int], array[int]] = {}
    for at, variation in enumerate(handbook.variations):
        counter.add(facet_words(variation, handbook.manifest.doses))
        names.append(folded_name("\n".join((variation.name, *variation.aliases))))
        profile = profile_of(variation)
        numbers = (
            equipment.setdefault(profile.equipment, len(equipment)),
            muscles.setdefault(profile.muscles, len(muscles)),
            placings.setdefault(profile.placing, len(placings)),
            loads.setdefault(profile.load, len(loads)),
        )
        having.setdefault(numbers, array("I")).append(at)
        if rest is not None and at % _STEP == 0:
            rest()
    profiles = Profiles(
        list(equipment),
        list(muscles),
        list(placings),
        list(loads),
        list(having),
        list(having.values()),
    )
    return Catalog(counter.table(), names, array("I", _sorted(names, rest)), profiles)


def folded_name(name: str) -> str:
    """A name as it is compared: without case, accents and space around it."""
    name = name.strip().casefold()
    if name.isascii():
        return name
    return "".join(letter for letter in normalize("NFKD", name) if not combining(letter))


def level_order(table: FacetTable) -> Sequence[int]:
    """Easiest first, and within a level in the order of the handbook."""
    masks = (table.masks.get(FacetValue(Facet.LEVEL, level), 0) for level in Level)
    return list(chain.from_iterable(map(positions_of, masks)))


def closest_order(profiles: Profiles, handbook: Handbook, position: int) -> Sequence[int]:
    """The variation at a position, and the others from the closest on."""
    target = handbook.variations[position]
    wanted = profile_of(target)
    equipment = [equipment_closeness(wanted.equipment, each) for each in profiles.equipment]
    muscles = [muscle_closeness(wanted.muscles, each) for each in profiles.muscles]
    placings = [placing_closeness(wanted.placing, each) for each in profiles.placings]
    loads = [load_closeness(wanted.load, each) for each in profiles.loads]
    scores = [equipment[e] + muscles[m] + placings[p] + loads[w] for e, m, p, w in profiles.numbers]
    groups = list(zip(scores, profiles.positions, strict=True))
    # Nearly all variations are as close as their profile; only a few rungs lead to others.
    for id, bonus in ladder_closeness(target, handbook).items():
        at = handbook.position(Kind.VARIATION, id)
        if at >= 0:
            groups.append((closeness(wanted, profile_of(handbook.variations[at])) + bonus, (at,)))
    groups.sort(key=lambda group: -group[0])
    return list(dict.fromkeys(chain((position,), *(positions for _score, positions in groups))))


def narrowed(order: Sequence[int], left: int, size: int) -> Sequence[int]:
    """The positions of an order that are in the set of bits `left`, which is of `size` bits."""
    if isinstance(order, range) and len(order) == size:
        return order if left.bit_count() == size else positions_of(left)
    if left.bit_count() == size:
        return order
    return list(compress(order, map(flags_of(left, size).__getitem__, order)))


def _sorted(names: Sequence[str], rest: Callable[[], None] | None) -> Iterator[int]:
    """The positions in the order of the names, sorted in parts: one sort of very many would not
    let any other thread have its turn."""
    parts = [
        sorted(range(start, min(start + _SORTED_AT_ONCE, len(names))), key=names.__getitem__)
        for start in range(0, len(names), _SORTED_AT_ONCE)
    ]
    for done, at in enumerate(merge(*parts, key=names.__getitem__)):
        if rest is not None and done % (_STEP * 50) == 0:
            rest()
        yield at

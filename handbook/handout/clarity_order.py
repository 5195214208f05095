"""The order of exercises by how the body lies or stands, so that the client gets up least."""

from collections.abc import Sequence

from handbook.content.address import address_or_none
from handbook.content.handbook import Library
from handbook.content.model import StartPosition, Variation
from handbook.handout.model import Handout, Item, OrderMode

_HEIGHTS = {
    StartPosition.SUPINE: 0,
    StartPosition.PRONE: 0,
    StartPosition.SIDE_LYING: 0,
    StartPosition.QUADRUPED: 1,
    StartPosition.KNEELING: 1,
    StartPosition.HALF_KNEELING: 1,
    StartPosition.SHOULDERS_ELEVATED: 2,
    StartPosition.SEATED: 2,
    StartPosition.STANDING: 3,
}
"""How far up the body is: on the floor, on the knees, on a bench, on the feet."""


def ordered_items(handout: Handout, library: Library) -> tuple[Item, ...]:
    """The items in the order in which they are printed."""
    return tuple(handout.items[row] for row in printing_order(handout, library))


def printing_order(handout: Handout, library: Library) -> tuple[int, ...]:
    """The rows of the items in the order in which they are printed.

    By position, exercises go from the floor up and a group stays together where its first one
    belongs. Everything else keeps its order, what has no position at the end.
    """
    if handout.order is OrderMode.MANUAL:
        return tuple(range(len(handout.items)))
    places: dict[str, int] = {}
    keyed: list[tuple[int, int]] = []
    for index, item in enumerate(handout.items):
        height = height_of(variation_of(item, library))
        group = item.dose.group if item.dose is not None else ""
        place = max(_HEIGHTS.values()) + 1 if height is None else height
        if group:
            place = places.setdefault(group, place)
        keyed.append((place, index))
    firsts = _first_of_group(handout.items)
    keyed.sort(key=lambda entry: (entry[0], firsts[entry[1]], entry[1]))
    return tuple(index for _place, index in keyed)


def height_of(variation: Variation | None) -> int | None:
    """How far up the body starts, 0 on the floor to 3 on the feet; None where it is not known."""
    if variation is None or variation.start_position is None:
        return None
    return _HEIGHTS[variation.start_position]


def turned_down(heights: Sequence[int | None]) -> int | None:
    """The index of the exercise that sends the client back, in an order with more turns than none.

    Getting up step by step is fine, and so is getting down; it is the second change of direction
    that costs. None when there is none.
    """
    direction = 0
    last: int | None = None
    for index, height in enumerate(heights):
        if height is None:
            continue
        step = 0 if last is None else (height > last) - (height < last)
        if step and direction and step != direction:
            return index
        direction = step or direction
        last = height
    return None


def variation_of(item: Item, library: Library) -> Variation | None:
    """The exercise an item stands for; None for anything else and for what has gone."""
    address = address_or_none(item.address)
    entry = library.find(address) if address else None
    return entry if isinstance(entry, Variation) else None


def _first_of_group(items: Sequence[Item]) -> list[int]:
    """For each item the index of the first one of its group, else its own."""
    seen: dict[str, int] = {}
    firsts: list[int] = []
    for index, item in enumerate(items):
        group = item.dose.group if item.dose is not None else ""
        firsts.append(seen.setdefault(group, index) if group else index)
    return firsts

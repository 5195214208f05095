"""Items taken to another place, doubled, grouped or taken off: what the handout holds then.

Every function gives the items anew with the rows that hold what it was asked about. Groups stay
what the page can print: two exercises or more, one below the other, numbered from 1.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec.structs import replace

from handbook.handout.model import Item
from handbook.handout.prescription import Prescription

Items = tuple[Item, ...]
Moved = tuple[Items, tuple[int, ...]]
"""The items, and the rows of those that were asked about."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def moved(items: Items, rows: Collection[int], by: int) -> Moved:
    """Take items one place up (-1) or down (1), past a whole group that they are not of."""
    chosen = sorted(rows)
    edge = chosen[0] if by < 0 else chosen[-1]
    neighbor = edge + by
    if not 0 <= neighbor < len(items):
        return items, tuple(chosen)
    group = _group(items[neighbor])
    if group and group not in {_group(items[row]) for row in chosen}:
        while 0 <= neighbor + by < len(items) and _group(items[neighbor + by]) == group:
            neighbor += by
    return _taken_to(items, chosen, neighbor if by < 0 else neighbor + 1)


def dropped(items: Items, rows: Collection[int], before: int) -> Moved:
    """Take items to the place before a row, or after the group that this would split."""
    chosen = sorted(rows)
    groups = {_group(items[row]) for row in chosen}
    while 0 < before < len(items):
        group = _group(items[before])
        if not group or group in groups or _group(items[before - 1]) != group:
            break
        before += 1
    return _taken_to(items, chosen, before)


def removed(items: Items, rows: Collection[int]) -> Moved:
    """Take items off; the row then to be chosen is the one that follows them."""
    kept = tuple(item for row, item in enumerate(items) if row not in rows)
    if not kept:
        return (), ()
    return _tidied(kept), (min(*rows, len(kept) - 1),)


def duplicated(items: Items, rows: Collection[int]) -> Moved:
    """Put the same items once more, below the last of them; the copies are in no group."""
    chosen = sorted(rows)
    after = chosen[-1] + 1
    while after < len(items) and _group(items[after]) and _same_group(items, after - 1, after):
        after += 1
    copies = tuple(_without_group(items[row]) for row in chosen)
    made = items[:after] + copies + items[after:]
    return _tidied(made), tuple(range(after, after + len(copies)))


def grouped(
    items: Items, rows: Collection[int], dose_of: Callable[[Item], Prescription | None]
) -> Moved:
    """Make the exercises among the rows one group, where the first of them stands.

    All take the number of sets of the first. What has no dose stays out of it.
    """
    chosen = [row for row in sorted(rows) if dose_of(items[row]) is not None]
    if len(chosen) < 2:
        return items, tuple(sorted(rows))
    letter = next(letter for letter in _LETTERS if letter not in map(_group, items))
    doses = [dose for row in chosen if (dose := dose_of(items[row])) is not None]
    members = tuple(
        replace(items[row], dose=replace(dose, group=letter, order=place, sets=doses[0].sets))
        for place, (row, dose) in enumerate(zip(chosen, doses, strict=True), 1)
    )
    first = chosen[0]
    before = tuple(item for row, item in enumerate(items[:first]) if row not in chosen)
    after = tuple(item for row, item in enumerate(items) if row > first and row not in chosen)
    made = before + members + after
    return _tidied(made), tuple(range(len(before), len(before) + len(members)))


def ungrouped(items: Items, rows: Collection[int]) -> Moved:
    """Dissolve every group that one of the rows is of."""
    groups = {_group(items[row]) for row in rows} - {""}
    made = tuple(_without_group(item) if _group(item) in groups else item for item in items)
    return _tidied(made), tuple(sorted(rows))


def group_of(items: Sequence[Item], row: int) -> range:
    """The rows of the group that a row is of; the row alone outside a group."""
    group = _group(items[row])
    first = last = row
    while group and first > 0 and _group(items[first - 1]) == group:
        first -= 1
    while group and last + 1 < len(items) and _group(items[last + 1]) == group:
        last += 1
    return range(first, last + 1)


def _taken_to(items: Items, chosen: list[int], before: int) -> Moved:
    """Put the items of the rows, together, before another row."""
    taken = tuple(items[row] for row in chosen)
    above = tuple(item for row, item in enumerate(items[:before]) if row not in chosen)
    below = tuple(item for row, item in enumerate(items) if row >= before and row not in chosen)
    return _tidied(above + taken + below), tuple(range(len(above), len(above) + len(taken)))


def _tidied(items: Items) -> Items:
    """Groups whose members stand apart are dissolved, the others lettered and numbered anew."""
    runs = [run for run in _runs(items) if len(run) > 1 and _group(items[run[0]])]
    longest: dict[str, range] = {}
    for run in runs:
        group = _group(items[run[0]])
        if group not in longest or len(run) > len(longest[group]):
            longest[group] = run
    made = [_without_group(item) for item in items]
    kept = [run for run in runs if longest[_group(items[run[0]])] is run]
    for letter, run in zip(_LETTERS, kept, strict=False):
        for place, row in enumerate(run, 1):
            dose = items[row].dose
            assert dose is not None
            made[row] = replace(items[row], dose=replace(dose, group=letter, order=place))
    return tuple(made)


def _runs(items: Items) -> Iterator[range]:
    """The rows that stand one below the other with the same group."""
    row = 0
    while row < len(items):
        run = group_of(items, row)
        yield run
        row = run.stop


def _group(item: Item) -> str:
    return item.dose.group if item.dose is not None else ""


def _same_group(items: Items, one: int, other: int) -> bool:
    return _group(items[one]) == _group(items[other])


def _without_group(item: Item) -> Item:
    if item.dose is None or not (item.dose.group or item.dose.order):
        return item
    return replace(item, dose=replace(item.dose, group="", order=0))

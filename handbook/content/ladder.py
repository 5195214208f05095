"""The ladder of harder variations: its circles, and what lies below and above one variation."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from handbook.content.address import Address
from handbook.content.handbook import Handbook
from handbook.content.model import Kind, Rung, Variation

MOST = 60
"""A ladder holds at most so many variations, the nearest; no drawing of more can be read."""


class Step(Struct, frozen=True):
    """One rung between two variations; `direct` when no longer way leads over others."""

    lower: str
    upper: str
    rung: Rung
    direct: bool


class Ladder(Struct, frozen=True):
    """What is easier and what is harder than one variation, at any distance.

    `levels` hold ids from the easiest to the hardest: each variation stands above all that lead
    to it. `left_out` counts those too far away to be in it.
    """

    variation: str
    levels: tuple[tuple[str, ...], ...]
    steps: tuple[Step, ...]
    left_out: int = 0

    def easier(self, id: str) -> tuple[Step, ...]:
        """The rungs that lead to a variation."""
        return tuple(step for step in self.steps if step.upper == id)

    def harder(self, id: str) -> tuple[Step, ...]:
        """The rungs that lead on from it."""
        return tuple(step for step in self.steps if step.lower == id)


def ladder_address(pack: str, variation: str) -> Address:
    """Where the ladder of a variation is."""
    return Address(pack, Kind.VARIATION, variation, query=(("view", "ladder"),))


def ladder(handbook: Handbook, variation: Variation, most: int = MOST) -> Ladder:
    """The ladder through a variation, with all that it builds on and all that build on it."""
    below = _reached(variation, lambda each: [lower for lower, _rung in handbook.easier(each)])
    above = _reached(variation, lambda each: _harder(handbook, each))
    by_distance = sorted(
        {**above, **below}.items(), key=lambda item: item[1][0]
    )  # stable: as the pack orders them
    kept = {id_: each for id_, (_distance, each) in by_distance[:most]}
    harder = {
        id_: {rung.to: rung for rung in each.harder if rung.to in kept}
        for id_, each in kept.items()
    }
    above_of = _all_above(harder)
    steps = tuple(
        Step(lower, upper, rung, not any(upper in above_of[other] for other in rungs))
        for lower, rungs in harder.items()
        for upper, rung in rungs.items()
    )
    return Ladder(variation.id, _levels(harder), steps, len(by_distance) - len(kept))


def way_up(handbook: Handbook, start: Variation, end: Variation) -> tuple[Variation, ...]:
    """The shortest way from one variation to a harder one, both included; none if there is none."""
    came_from: dict[str, Variation | None] = {start.id: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here.id == end.id:
            return tuple(reversed(list(_walked_back(here, came_from))))
        for above in _harder(handbook, here):
            if above.id not in came_from:
                came_from[above.id] = here
                waiting.append(above)
    return ()


def closing_rungs(harder: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The rungs, as (from, to), that close a circle; without them there is none."""
    finished: set[str] = set()
    for start in harder:
        if start in finished:
            continue
        path = {start: iter(harder[start])}
        while path:
            here = next(reversed(path))
            above = next(path[here], None)
            if above is None:
                finished.add(here)
                del path[here]
            elif above in path:
                yield here, above
            elif above not in finished:
                path[above] = iter(harder.get(above, ()))


def _harder(handbook: Handbook, variation: Variation) -> list[Variation]:
    found = (handbook.find(Kind.VARIATION, rung.to) for rung in variation.harder)
    return [each for each in found if isinstance(each, Variation)]


def _walked_back(end: Variation, came_from: Mapping[str, Variation | None]) -> Iterator[Variation]:
    here: Variation | None = end
    while here is not None:
        yield here
        here = came_from[here.id]


def _reached(
    start: Variation, neighbors: Callable[[Variation], Iterable[Variation]]
) -> dict[str, tuple[int, Variation]]:
    """What is reached from a variation, with the number of steps, the nearest first."""
    found = {start.id: (0, start)}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for each in neighbors(here):
            if each.id not in found:
                found[each.id] = (found[here.id][0] + 1, each)
                waiting.append(each)
    return found


def _upwards(harder: Mapping[str, Mapping[str, Rung]]) -> list[str]:
    """The ids so that each stands after all that lead to it."""
    waiting_for = dict.fromkeys(harder, 0)
    for rungs in harder.values():
        for upper in rungs:
            waiting_for[upper] += 1
    order = [id_ for id_, count in waiting_for.items() if not count]
    for here in order:
        for upper in harder[here]:
            waiting_for[upper] -= 1
            if not waiting_for[upper]:
                order.append(upper)
    return order


def _all_above(harder: Mapping[str, Mapping[str, Rung]]) -> dict[str, set[str]]:
    """What is reached from each id, without itself."""
    above: dict[str, set[str]] = {}
    for here in reversed(_upwards(harder)):
        above[here] = {each for upper in harder[here] for each in (upper, *above[upper])}
    return above


def _levels(harder: Mapping[str, Mapping[str, Rung]]) -> tuple[tuple[str, ...], ...]:
    """The ids by the longest way that leads to each.

    One that nothing leads to stands just below the first that it leads to: it is no easier than
    what it is a step to, whatever else is easier still.
    """
    order = _upwards(harder)
    level = dict.fromkeys(order, 0)
    for here in order:
        for upper in harder[here]:
            level[upper] = max(level[upper], level[here] + 1)
    for here in order:
        if level[here] == 0 and harder[here]:
            level[here] = min(level[upper] for upper in harder[here]) - 1
    return tuple(
        tuple(id_ for id_ in harder if level[id_] == at) for at in range(max(level.values()) + 1)
    )

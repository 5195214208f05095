"""The variation browser with very many cards, and the figures on them."""

from collections.abc import Iterator
from statistics import median

from benchmarks.child import Children
from benchmarks.row import Row, limit, limits

_FLOOR = "bare list of names"

_FRAME = 16
"""Milliseconds of a frame, at 60 a second."""


def cards(children: Children, repeat: int) -> Iterator[Row]:
    """Wheel and filters over 100,000 cards in a real window; then figures by themselves."""
    with children.home() as home:
        times: dict[str, list[float]] = children.run("cards", str(repeat), home=home)
    wheel, bare, facet = times["wheel"], times["bare"], times["facet"]
    name = "scroll frame at 100,000 cards"
    yield from limits(name, wheel, bare, _FLOOR, budgets=(_FRAME, _FRAME))
    name = "facet change to painted cards, 100,000"
    yield limit(name, median(facet), median(bare), _FLOOR, budget=_FRAME, runs=len(facet))
    for name, figures, budget in (
        ("one figure as SVG", "svg", 2),
        ("figures of all 21 cards on screen", "pictures", 50),
    ):
        found, read = times[figures], times[f"{figures} read"]
        yield limit(
            name, median(found), median(read), "reading its SVG", budget=budget, runs=len(found)
        )

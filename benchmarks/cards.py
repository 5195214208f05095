"""The variation browser with very many cards, and the figures on them."""

from collections.abc import Iterator
from statistics import median, quantiles

from benchmarks.child import Children
from benchmarks.row import Row, limit

_FRAME = 16
"""Milliseconds of a frame, at 60 a second."""


def cards(children: Children, repeat: int) -> Iterator[Row]:
    """Wheel and filters over 100,000 cards in a real window; then figures by themselves."""
    with children.home() as home:
        times: dict[str, list[float]] = children.run("cards", str(repeat), home=home)
    wheel, bare, facet = times["wheel"], times["bare"], times["facet"]
    for name, ours, beside in (
        ("scroll frame at 100,000 cards, median", median(wheel), median(bare)),
        ("scroll frame at 100,000 cards, 95%", _nearly_all(wheel), _nearly_all(bare)),
        ("facet change to painted cards, 100,000", median(facet), median(bare)),
    ):
        yield limit(name, ours, beside, "bare list of names", budget=_FRAME, runs=len(wheel))
    for name, figures, budget in (
        ("one figure as SVG", "svg", 2),
        ("figures of all 21 cards on screen", "pictures", 50),
    ):
        found, read = times[figures], times[f"{figures} read"]
        yield limit(
            name, median(found), median(read), "reading its SVG", budget=budget, runs=len(found)
        )


def _nearly_all(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]

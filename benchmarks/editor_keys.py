"""From a key press in the handout editor to the true page on screen."""

from collections.abc import Iterator
from statistics import median, quantiles

from benchmarks.child import Children
from benchmarks.row import Row, limit

_FLOOR = "set and drawn, no window"


def editor_keys(children: Children, repeat: int) -> Iterator[Row]:
    """Names and doses typed into the editor of six exercises, in the real window.

    The floor is what setting the pages and drawing those in view takes by itself.
    """
    with children.home() as home:
        times = children.run("editor_keys", str(repeat), home=home)
    ours, floor = times["times"], times["floor"]
    yield limit(
        "key press in the editor to repainted page, median",
        median(ours),
        median(floor),
        _FLOOR,
        budget=50,
        runs=len(ours),
    )
    yield limit(
        "key press in the editor to repainted page, 95%",
        quantiles(ours, n=20)[-1],
        quantiles(floor, n=20)[-1],
        _FLOOR,
        budget=100,
        runs=len(ours),
    )

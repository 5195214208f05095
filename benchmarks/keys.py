"""From a key press in the search box to the list of results on screen."""

from collections.abc import Iterator
from statistics import median, quantiles

from benchmarks.child import Children
from benchmarks.row import Row, limit

_FLOOR = "bare field and list"


def keys(children: Children, repeat: int) -> Iterator[Row]:
    """Every key of some questions, typed into the real window; a smooth screen allows 16 ms."""
    times: dict[str, list[float]] = {}
    for program in ("keys", "bare_keys"):
        with children.home() as home:
            times[program] = children.run(program, str(repeat), home=home)["times"]
    ours, bare = times["keys"], times["bare_keys"]
    yield limit(
        "key press to painted results, median",
        median(ours),
        median(bare),
        _FLOOR,
        budget=16,
        runs=len(ours),
    )
    yield limit(
        "key press to painted results, 95%",
        quantiles(ours, n=20)[-1],
        quantiles(bare, n=20)[-1],
        _FLOOR,
        budget=33,
        runs=len(ours),
    )

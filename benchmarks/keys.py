"""From a key press in the search box to the list of results on screen."""

from collections.abc import Iterator

from benchmarks.child import Children
from benchmarks.row import Row, limits

_FLOOR = "bare field and list"


def keys(children: Children, repeat: int) -> Iterator[Row]:
    """Every key of some questions, typed into the real window; a smooth screen allows 16 ms."""
    times: dict[str, list[float]] = {}
    for program in ("keys", "bare_keys"):
        with children.home() as home:
            times[program] = children.run(program, str(repeat), home=home)["times"]
    name = "key press to painted results"
    yield from limits(name, times["keys"], times["bare_keys"], _FLOOR, budgets=(16, 33))

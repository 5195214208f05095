"""From a key press in the handout editor to the true page on screen."""

from collections.abc import Iterator

from benchmarks.child import Children
from benchmarks.row import Row, limits

_FLOOR = "set and drawn, no window"


def editor_keys(children: Children, repeat: int) -> Iterator[Row]:
    """Names and doses typed into the editor of six exercises, in the real window.

    The floor is what setting the pages and drawing those in view takes by itself.
    """
    with children.home() as home:
        times = children.run("editor_keys", str(repeat), home=home)
    name = "key press in the editor to repainted page"
    yield from limits(name, times["times"], times["floor"], _FLOOR, budgets=(50, 100))

"""The ladder of harder variations, which must never lead back to where it started."""

from collections.abc import Iterator, Mapping, Sequence


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

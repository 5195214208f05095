"""From the files of the handbook to the handbook in memory."""

import time
from collections.abc import Callable, Iterator

from benchmarks.child import Children
from benchmarks.row import Row, ratio
from handbook.content.library import bundled_packs, compile_pack


def content(children: Children, repeat: int) -> Iterator[Row]:
    """The bundled pack from its snapshot, as at every start but the first; and from YAML."""
    pack = bundled_packs()[0]
    with children.home() as cache:

        def from_snapshot() -> None:
            compile_pack(pack, cache)

        def from_yaml() -> None:
            compile_pack(pack, None)

        from_snapshot()
        kept = [_milliseconds(from_snapshot) for _run in range(repeat)]
        parsed = [_milliseconds(from_yaml) for _run in range(min(repeat, 5))]
    yield ratio("content from its snapshot", kept, parsed, "parsing YAML", budget=None)


def _milliseconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000

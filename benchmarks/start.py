"""From starting the process to a page on screen, and the memory that then is in use."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.child import Children
from benchmarks.memory import can_measure
from benchmarks.row import Row, ratio

_BARE = "bare window"


def warm_start(children: Children, repeat: int) -> Iterator[Row]:
    """A start like most: the handbook was open before, and its files are in the disk cache."""
    with children.home() as home:
        children.run("window", "settle", home=home)
        first_paint(children, "window", home)
        first_paint(children, "bare_window", home)
        ours: list[float] = []
        bare: list[float] = []
        for _run in range(repeat):
            ours.append(first_paint(children, "window", home))
            bare.append(first_paint(children, "bare_window", home))
    yield ratio("start: first page painted", ours, bare, _BARE, budget=1.35)


def first_start(children: Children, repeat: int) -> Iterator[Row]:
    """The first start ever: nothing is kept, and the handbook is read from its sources."""
    ours: list[float] = []
    bare: list[float] = []
    for run in range(repeat + 1):
        with children.home() as home:
            times = [first_paint(children, name, home) for name in ("window", "bare_window")]
        if run:  # the one before may have had to compile modules
            ours.append(times[0])
            bare.append(times[1])
    yield ratio("first start ever: first page painted", ours, bare, _BARE, budget=2.0)


def memory(children: Children, repeat: int) -> Iterator[Row]:
    """Memory a second after the first paint, everything loaded; on Linux only."""
    if not can_measure():
        return
    with children.home() as home:
        children.run("window", "settle", home=home)
        runs = range(min(repeat, 3))  # it hardly differs from run to run
        ours = [children.run("window", "memory", home=home)["memory"] for _run in runs]
        bare = [children.run("bare_window", "memory", home=home)["memory"] for _run in runs]
    yield ratio("memory a second after the start", ours, bare, _BARE, budget=1.8, unit="MB")


def first_paint(children: Children, program: str, home: Path, *arguments: str) -> float:
    """Milliseconds from starting a program to the end of its first paint."""
    return _took(children, program, home, "paint", "painted", arguments)


def search_ready(children: Children, home: Path, *arguments: str) -> float:
    """Milliseconds from starting the program to when it can be searched."""
    return _took(children, "window", home, "ready", "ready", arguments)


def _took(
    children: Children, program: str, home: Path, mode: str, told: str, arguments: Sequence[str]
) -> float:
    started = time.monotonic()
    ended = children.run(program, mode, *arguments, home=home)[told]
    return (ended - started) * 1000


Benchmark = Callable[[Children, int], Iterator[Row]]
"""Measures `repeat` times and gives rows."""

"""Reads or indexes packs in a process of its own, into the cache, and tells how far it is.

    python -m handbook.search.worker read|index CACHE FOLDER...

A window that did this in a thread would stutter: Python runs one thread at a time. Each line of
the output is a Step as JSON. What fails is left out; whoever asked opens the packs afterwards and
meets the same failure.
"""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct

from handbook.content.library import Watch, compile_pack, open_library
from handbook.errors import HandbookError
from handbook.search.opening import open_index

_PARTS = 200
"""How often the reading of a pack is told, about."""


class Work(StrEnum):
    """What is to be done with the packs."""

    READ = "read"
    INDEX = "index"


class Step(Struct, frozen=True):
    """How far the work is: entries indexed, or parts of a pack read, which then is named."""

    done: int
    total: int
    pack: str = ""


def main(arguments: Sequence[str]) -> int:
    """Do the work."""
    work, cache, *folders = arguments
    if work == Work.READ:
        _read([Path(folder) for folder in folders], Path(cache))
    else:
        _index([Path(folder) for folder in folders], Path(cache))
    return 0


def _read(folders: Sequence[Path], cache: Path) -> None:
    for folder in folders:
        watch = _watch(folder.name)
        try:
            compile_pack(folder, cache, watch)
        except HandbookError:
            continue
        watch(1.0)


def _index(folders: Sequence[Path], cache: Path) -> None:
    try:
        open_index(open_library(folders, cache).handbooks, cache, _tell_entries)
    except HandbookError:
        return


def _watch(pack: str) -> Watch:
    told = 0

    def watch(share: float) -> None:
        nonlocal told
        done = round(share * _PARTS)
        if done > told:
            told = done
            _tell(Step(done, _PARTS, pack))

    return watch


def _tell_entries(done: int, total: int) -> None:
    _tell(Step(done, total))


def _tell(step: Step) -> None:
    # Nobody listening any more ends the work: the window was closed, or killed.
    sys.stdout.buffer.write(msgspec.json.encode(step) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:
        sys.exit(1)

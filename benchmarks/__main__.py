"""The command: `python -m benchmarks`."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.cards import cards
from benchmarks.child import Children
from benchmarks.content import content
from benchmarks.display import display
from benchmarks.editor_keys import editor_keys
from benchmarks.handout import batch, figure, handout
from benchmarks.keys import keys
from benchmarks.large import large
from benchmarks.row import Row, Verdict
from benchmarks.start import Benchmark, first_start, memory, warm_start
from benchmarks.table import table

BENCHMARKS: dict[str, Benchmark] = {
    "start": warm_start,
    "first-start": first_start,
    "memory": memory,
    "keys": keys,
    "large": large,
    "editor-keys": editor_keys,
    "cards": cards,
    "handout": handout,
    "figure": figure,
    "batch": batch,
    "content": content,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code is 1 when a figure is over its budget."""
    options = _parser().parse_args(arguments)
    names: list[str] = options.only or list(BENCHMARKS)
    rows: list[Row] = []
    with display() as shown_on, tempfile.TemporaryDirectory() as folder:
        print(f"Windows open on {shown_on.name}.", file=sys.stderr)
        children = Children(shown_on.environment, Path(folder))
        for name in names:
            print(f"measuring {name} ...", file=sys.stderr)
            rows += BENCHMARKS[name](children, options.repeat)
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
    else:
        print(table(rows))
    return 1 if any(row.verdict is Verdict.OVER for row in rows) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure the program, each figure beside its floor or its peer.",
    )
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    parser.add_argument(
        "--only",
        choices=BENCHMARKS,
        action="append",
        metavar="NAME",
        help=f"measure only this (may be given several times): {', '.join(BENCHMARKS)}",
    )
    parser.add_argument(
        "--repeat", type=_count, default=15, metavar="N", help="how often to measure (15)"
    )
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number from 1 on is expected")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())

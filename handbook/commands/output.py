"""What commands print: results as JSON, and how far long work has come."""

import sys
from collections.abc import Callable

from handbook.language import _


def progress() -> Callable[[int, int], None]:
    """What tells how far long work has come: nothing where nobody watches."""
    return _print_progress if sys.stderr.isatty() else _print_nothing


def _print_progress(done: int, total: int) -> None:
    """One line that counts up; the last count ends it."""
    line = _("{done} of {total}").format(done=done, total=total)
    print(f"\r{line}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _print_nothing(done: int, total: int) -> None:
    """For a run that nobody watches."""


def print_json(value: object) -> None:
    """Print a value as JSON, with prose as plain text."""
    import msgspec

    from handbook.content.prose import Prose, plain_text

    def encoded(part: object) -> object:
        if isinstance(part, Prose):
            return plain_text(part.blocks)
        raise TypeError(type(part).__name__)

    data = msgspec.json.encode(value, enc_hook=encoded)
    print(msgspec.json.format(data, indent=2).decode())

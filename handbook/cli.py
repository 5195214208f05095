"""The program's front door: runs a command line and says in one line what went wrong."""

import io
import os
import sys
from collections.abc import Sequence

from handbook import PROGRAM
from handbook.errors import HandbookError, reason_of
from handbook.language import _
from handbook.window import open_handbook


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code. Errors are one line on standard error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        # A terminal or file that is not UTF-8 gets an escape for what it cannot show.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(given)
        print(end="", flush=True)
        return code
    except HandbookError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return error.exit_code
    except OSError as error:
        _stop_writing()
        if not isinstance(error, BrokenPipeError):
            message = _("{what} cannot be read or written: {reason}.").format(
                what=error.filename or _("The output"), reason=reason_of(error)
            )
            print(f"{PROGRAM}: {message}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(given: Sequence[str]) -> int:
    if not given:
        # Nothing to parse: the window opens without the parser, which takes long to import.
        return open_handbook("", ())
    from handbook.commands import run_command

    return run_command(given)


def _stop_writing() -> None:
    """Drop what is still to be printed, or Python would try, and complain, once more at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        return

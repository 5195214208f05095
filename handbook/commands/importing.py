"""Make a pack of an exercise library, and print what was left out."""

import datetime
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from handbook import PROGRAM
from handbook.commands.output import progress
from handbook.language import _, ngettext

if TYPE_CHECKING:
    from handbook.importing.library import Report

_MOST_LINES = 1_000
"""Notes of one sort that are printed after an import; a terminal holds no more."""


def configure(parser: ArgumentParser) -> None:
    """What is imported from where, to where."""
    parser.add_argument(
        "format", choices=("free-exercise-db",), help=_("the format of the exercise library")
    )
    parser.add_argument("file", type=Path, metavar="FILE.json", help=_("the exercise library"))
    parser.add_argument(
        "--images",
        type=Path,
        metavar="FOLDER",
        help=_("copy the pictures of the exercises from here (kept only; no page shows them yet)"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FOLDER",
        help=_("a new folder for the pack, or one of an earlier import to bring up to date"),
    )


def run(arguments: Namespace) -> int:
    """Write the pack; 1 if an exercise was skipped."""
    from handbook.importing.library import import_library

    report = import_library(
        arguments.file,
        arguments.output,
        arguments.images,
        datetime.date.today(),
        progress(),
    )
    _print_notes(arguments.file, report)
    count = report.exercises
    message = ngettext("{count} exercise in {folder}.", "{count} exercises in {folder}.", count)
    print(message.format(count=count, folder=arguments.output))
    return 1 if report.broken else 0


def _print_notes(file: Path, report: "Report") -> None:
    """What was skipped, taken out, not understood or copied, each on a line of its own."""
    lines = [f"{file.name}{broken}" for broken in report.broken[:_MOST_LINES]]
    if count := len({broken.index for broken in report.broken}):
        message = ngettext("{count} exercise skipped.", "{count} exercises skipped.", count)
        lines.append(message.format(count=count))
    lines += [
        _("No longer in the file, and taken out: {name}").format(name=name)
        for name in report.missing[:_MOST_LINES]
    ]
    lines += [
        _(
            "Equipment not known here, kept as the first line of the set-up: {name} ({count})"
        ).format(name=name, count=count)
        for name, count in list(report.unknown_equipment.items())[:_MOST_LINES]
    ]
    if report.pictures is not None:
        copied = _("{count} pictures copied, {missing} not found. No page shows pictures yet.")
        found = len(report.pictures.files)
        lines.append(copied.format(count=found, missing=report.pictures.missing))
    for line in lines:
        print(f"{PROGRAM}: {line}", file=sys.stderr)

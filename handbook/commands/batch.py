"""A handout for each row of a table, and what is told of those that could not be made."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.commands.output import progress
from handbook.errors import UsageError, reason_of
from handbook.language import _, ngettext

if TYPE_CHECKING:
    from handbook.content.handbook import Library
    from handbook.handout.batch import Failure
    from handbook.handout.model import Handout
    from handbook.handout.typeset import SetHandout

_NAMED = 3
"""So many clients are named where the same is to be said of many."""


def make_batch(
    table: Path,
    folder: Path,
    base: "Handout",
    library: "Library",
    set_it: Callable[["Handout"], "SetHandout"],
) -> int:
    """A handout for each row of a table; 1 if some could not be made."""
    from handbook.content.address import parse_address
    from handbook.content.places import page_at
    from handbook.handout.batch import make_handouts, read_rows

    rows = read_rows(table)
    _make_folder(folder)
    told: dict[str, list[str]] = {}

    def typeset(handout: "Handout") -> bytes:
        for item in handout.items:
            page_at(library, parse_address(item.address))
        made = set_it(handout)
        for notice in made.notices:
            told.setdefault(notice, []).append(handout.client)
        return made.pdf

    failures = make_handouts(rows, base, table.parent, folder, typeset, progress())
    made = len(rows) - len(failures)
    print(
        ngettext(
            "{count} handout is in {folder}.", "{count} handouts are in {folder}.", made
        ).format(count=made, folder=folder)
    )
    for notice, clients in told.items():
        named = [*clients[:_NAMED], "…"] if len(clients) > _NAMED else clients
        print(f"{', '.join(named)}: {notice}", file=sys.stderr)
    if failures:
        _tell_failures(failures, folder)
    return 1 if failures else 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            _("The folder {folder} cannot be made: {reason}. Choose another one.").format(
                folder=folder, reason=reason_of(error)
            )
        ) from error


def _tell_failures(failures: "Sequence[Failure]", folder: Path) -> None:
    """Which rows failed and why, and where they are to be found."""
    from handbook.handout.batch import FAILED_NAME

    for failure in failures:
        print(
            _("line {line}, {client}: {reason}").format(
                line=failure.row.line,
                client=failure.row.values.get("client") or _("no client"),
                reason=failure.reason,
            ),
            file=sys.stderr,
        )
    print(
        ngettext(
            "{count} row failed; it is in {file}, to be corrected and given again.",
            "{count} rows failed; they are in {file}, to be corrected and given again.",
            len(failures),
        ).format(count=len(failures), file=folder / FAILED_NAME),
        file=sys.stderr,
    )

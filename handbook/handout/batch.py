"""Many handouts at once, one for each row of a table of clients."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import cast

import msgspec
from msgspec import Struct

from handbook.content.model import Goal
from handbook.errors import HandbookError, UsageError, reason_of
from handbook.handout.handout_file import read_handout_file
from handbook.handout.model import Handout, Item, Layout, Paper, Voice
from handbook.handout.output import suggested_name, write_file
from handbook.language import _

FAILED_NAME = "failed-rows.csv"
"""The rows that failed, as they were, with the reason: to be corrected and given again."""

MAX_BYTES = 8 * 1024 * 1024
"""The largest table that is read."""

_REASON = "reason"
_BEYOND = "beyond the columns"
_ITEMS = "items"
_FILE = "file"
_TEXTS = (
    "client",
    "title",
    "note",
    "main_message",
    "client_goal",
    "date",
    "review_date",
    "goal",
    "voice",
    "layout",
    "paper",
)
_NUMBERS = ("text_size", "weeks", "log_weeks")
COLUMNS = (*_TEXTS, *_NUMBERS, _ITEMS, _FILE)
"""The columns of the table, all but the client optional. `items` are addresses with a space or a
comma between them, `file` is a saved handout; what a row leaves out is as in the handout given."""

_CHOICES: Mapping[str, type[StrEnum]] = {
    "goal": Goal,
    "voice": Voice,
    "layout": Layout,
    "paper": Paper,
}
_DELIMITERS = (",", ";", "\t")
_BETWEEN_ITEMS = re.compile(r"[\s,;]+")


class Row(Struct, frozen=True):
    """A row of the table; `line` counts from 1, the head being the first.

    `beyond` are values for which there is no column, `delimiter` is what the table has between
    values.
    """

    line: int
    values: Mapping[str, str]
    beyond: tuple[str, ...] = ()
    delimiter: str = _DELIMITERS[0]


class Failure(Struct, frozen=True):
    """A row that made no handout, and why."""

    row: Row
    reason: str


def read_rows(path: Path) -> list[Row]:
    """The rows of a CSV file with a head, in UTF-8; comma, semicolon or tab between values.

    Raises UsageError when it is no such table or has a column that nobody knows.
    """
    text = _text(path)
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.DictReader(io.StringIO(text), restkey=_BEYOND, delimiter=delimiter)
    names = [_column_name(name) for name in reader.fieldnames or ()]
    _check_columns(path, names)
    reader.fieldnames = names
    try:
        rows = list(_rows(reader, delimiter))
    except csv.Error as error:
        raise UsageError(
            _("{file}, line {line}: this is not a table: {reason}. Save it as CSV again.").format(
                file=path, line=reader.line_num, reason=error
            )
        ) from error
    if not rows:
        raise UsageError(
            _("{file} has no rows below its head. Write one for each client.").format(file=path)
        )
    return rows


def make_handouts(
    rows: Sequence[Row],
    base: Handout,
    tables: Path,
    folder: Path,
    typeset: Callable[[Handout], bytes],
    progress: Callable[[int, int], None],
) -> list[Failure]:
    """Write a PDF for each row into a folder; the rows that failed, each with its reason.

    `base` has what a row leaves out; files in rows lie beside the table, in `tables`. A PDF never
    takes the place of another of this run; one of an earlier run is replaced. What failed is
    written to the folder as a table, too.
    """
    failures: list[Failure] = []
    taken: set[str] = set()
    for done, row in enumerate(rows):
        progress(done, len(rows))
        try:
            handout = row_handout(row, base, tables)
            pdf = typeset(handout)
            name = _free_name(handout, taken)
            write_file(folder / name, pdf)
            taken.add(name.casefold())
        except HandbookError as error:
            failures.append(Failure(row, str(error)))
    progress(len(rows), len(rows))
    _write_failures(folder / FAILED_NAME, failures)
    return failures


def row_handout(row: Row, base: Handout, tables: Path) -> Handout:
    """The handout of a row; raises UsageError that says which value is wrong."""
    values = row.values
    if row.beyond:
        raise UsageError(
            _(
                "The row has more values than there are columns. "
                "Put a text with a comma or semicolon in quotation marks."
            )
        )
    if not values.get("client"):
        raise UsageError(_("The row has no client. Write the name into the column “client”."))
    handout = read_handout_file(tables / values[_FILE]) if values.get(_FILE) else base
    changes: dict[str, object] = {name: values[name] for name in _TEXTS if values.get(name)}
    for name, choices in _CHOICES.items():
        if values.get(name):
            _check_choice(name, values[name], choices)
    changes |= {name: _number(name, values[name]) for name in _NUMBERS if values.get(name)}
    if addresses := list(filter(None, _BETWEEN_ITEMS.split(values.get(_ITEMS, "")))):
        changes[_ITEMS] = tuple(Item(address=address) for address in addresses)
    if values.get(_FILE) and not values.get("date"):
        changes["date"] = base.date
    given = msgspec.structs.asdict(handout) | changes
    try:
        handout = msgspec.convert(msgspec.to_builtins(given), Handout)
    except msgspec.ValidationError as error:
        raise UsageError(
            _("A value of the row cannot be used: {reason}. Correct it.").format(reason=error)
        ) from error
    if not handout.items:
        raise UsageError(
            _("Nothing is on this handout. Give addresses in the column “items” or beside --batch.")
        )
    return handout


def _check_choice(name: str, text: str, choices: type[StrEnum]) -> None:
    if text not in list(choices):
        raise UsageError(
            _(
                "“{text}” in the column “{column}” is not offered. Write one of these: {choices}."
            ).format(text=text, column=name, choices=", ".join(choices))
        )


def _number(name: str, text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    raise UsageError(
        _("“{text}” in the column “{column}” is not a whole number. Correct it.").format(
            text=text, column=name
        )
    )


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UsageError(
                _("{file} is larger than {limit} MB. Split it into smaller tables.").format(
                    file=path, limit=MAX_BYTES // 1024**2
                )
            )
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(
            _("{file} cannot be read: {reason}. Check the name of the file.").format(
                file=path, reason=reason_of(error)
            )
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            _("{file} is not in UTF-8. Save it as “CSV UTF-8” and try again.").format(file=path)
        ) from error


def _check_columns(path: Path, names: Sequence[str]) -> None:
    unknown = [name for name in names if name not in COLUMNS and name != _REASON]
    if unknown:
        message = _("{file}: there is no column called “{name}”. The columns are: {columns}.")
    elif "client" not in names:
        message = _("{file}: the column “client” is missing. The columns are: {columns}.")
    else:
        return
    name = unknown[0] if unknown else ""
    raise UsageError(message.format(file=path, name=name, columns=", ".join(COLUMNS)))


def _column_name(text: str) -> str:
    """As spreadsheets may write it: “Text size” is text_size."""
    return "_".join(text.casefold().split())


def _rows(reader: "csv.DictReader[str]", delimiter: str) -> Iterator[Row]:
    for values in reader:
        beyond = cast("Sequence[str]", values.pop(_BEYOND, ()))
        filled = {name: (value or "").strip() for name, value in values.items() if name != _REASON}
        if any(filled.values()) or any(beyond):
            yield Row(reader.line_num, filled, tuple(filter(None, beyond)), delimiter)


def _free_name(handout: Handout, taken: set[str]) -> str:
    """A name for the file that no other row has; names that differ in case alone are the same."""

    def names() -> Iterator[str]:
        yield suggested_name(handout.client, handout.date)
        for number in range(2, len(taken) + 3):
            yield suggested_name(f"{handout.client[:40]} {number}", handout.date)

    return next(name for name in names() if name.casefold() not in taken)


def _write_failures(path: Path, failures: Sequence[Failure]) -> None:
    if not failures:
        path.unlink(missing_ok=True)
        return
    first = failures[0].row
    text = io.StringIO()
    writer = csv.writer(text, delimiter=first.delimiter)
    writer.writerow([*first.values, _REASON])
    for failure in failures:
        writer.writerow([*failure.row.values.values(), failure.reason, *failure.row.beyond])
    write_file(path, text.getvalue().encode("utf-8-sig"))

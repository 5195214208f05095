"""The tables of the file as frozen values, one kind of row for each."""

import sqlite3
from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from msgspec import Struct

AnyRow = TypeVar("AnyRow", bound="Row")


class Row(Struct, frozen=True, kw_only=True):
    """A row; its fields are the columns of `table`, and `primary` names its key."""

    table: ClassVar[str]
    primary: ClassVar[str] = "id"


class HandoutRow(Row, frozen=True, kw_only=True):
    """A handout as JSON, and what lists show and search of it."""

    table: ClassVar[str] = "handouts"
    id: str
    handout: str
    title: str
    client: str
    folded: str
    items: int
    origin: str
    created: str
    changed: str
    archived: int = 0
    removed: str | None = None
    revision: int = 1
    saved_by: str | None = None


class VersionRow(Row, frozen=True, kw_only=True):
    """A handout as it was; `sheet` is the digest of what was printed."""

    table: ClassVar[str] = "versions"
    id: str
    handout_id: str
    kind: str
    made: str
    handout: str
    sheet: str | None = None


class SheetRow(Row, frozen=True, kw_only=True):
    """What was printed, compressed: the composed page as JSON, and the PDF."""

    table: ClassVar[str] = "sheets"
    primary: ClassVar[str] = "digest"
    digest: str
    page: bytes
    pdf: bytes
    program: str


class TemplateRow(Row, frozen=True, kw_only=True):
    """A handout to start from."""

    table: ClassVar[str] = "templates"
    id: str
    name: str
    handout: str
    created: str
    changed: str


class FavoriteRow(Row, frozen=True, kw_only=True):
    """A place that the trainer comes back to."""

    table: ClassVar[str] = "favorites"
    primary: ClassVar[str] = "address"
    address: str
    added: str


class NoteRow(Row, frozen=True, kw_only=True):
    """What the trainer wrote beside a place."""

    table: ClassVar[str] = "notes"
    primary: ClassVar[str] = "address"
    address: str
    text: str
    changed: str


class KeptRow(Row, frozen=True, kw_only=True):
    """A setting as JSON."""

    table: ClassVar[str] = "kept"
    primary: ClassVar[str] = "key"
    key: str
    value: str


class RunRow(Row, frozen=True, kw_only=True):
    """A window that is open, or that ended without saying so."""

    table: ClassVar[str] = "runs"
    id: str
    pid: int
    host: str
    started: str


def columns(kind: type[Row]) -> tuple[str, ...]:
    """The names of a table's columns."""
    return kind.__struct_fields__


def found(
    connection: sqlite3.Connection,
    kind: type[AnyRow],
    where: str = "",
    parameters: Sequence[Any] = (),
) -> list[AnyRow]:
    """The rows of a table, or those that the rest of a SELECT statement picks."""
    names = columns(kind)
    select = f"SELECT {', '.join(names)} FROM {kind.table} {where}"
    return [
        kind(**dict(zip(names, values, strict=True)))
        for values in connection.execute(select, parameters)
    ]


def by_key(connection: sqlite3.Connection, kind: type[AnyRow], key: str) -> AnyRow | None:
    """The row with a key."""
    return next(iter(found(connection, kind, f"WHERE {kind.primary} = ?", (key,))), None)


def put(connection: sqlite3.Connection, row: Row) -> None:
    """Write a row, in place of the one with its key."""
    _write(connection, row, "REPLACE")


def put_if_new(connection: sqlite3.Connection, row: Row) -> bool:
    """Write a row unless there is one with its key; says whether it did."""
    return _write(connection, row, "INSERT OR IGNORE") > 0


def _write(connection: sqlite3.Connection, row: Row, verb: str) -> int:
    names = columns(type(row))
    places = ", ".join("?" * len(names))
    return connection.execute(
        f"{verb} INTO {row.table} ({', '.join(names)}) VALUES ({places})",
        [getattr(row, name) for name in names],
    ).rowcount

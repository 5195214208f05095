"""Bringing in what another file holds, without losing anything of this one.

The other file is a backup, one out of an export, or a damaged one of which some is readable. It
is only read, and nothing in it is trusted: a row that is not as it should be is left out.
"""

import sqlite3
import tempfile
import uuid
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct

from handbook.errors import UserDataError
from handbook.handout.model import Handout
from handbook.language import _
from handbook.userdata import rows, times
from handbook.userdata.handouts import Origin, handout_row
from handbook.userdata.lenient import read_leniently
from handbook.userdata.migrations import VERSION, migrate, version_of
from handbook.userdata.rows import (
    AnyRow,
    FavoriteRow,
    HandoutRow,
    KeptRow,
    NoteRow,
    Row,
    SheetRow,
    TemplateRow,
    VersionRow,
)
from handbook.userdata.store import Store
from handbook.userdata.versions import VersionKind, keep_edited, unpacked

KINDS: tuple[type[Row], ...] = (
    HandoutRow,
    VersionRow,
    SheetRow,
    TemplateRow,
    FavoriteRow,
    NoteRow,
    KeptRow,
)
"""What is exported and brought in; runs are of this machine."""


class Merged(Struct, frozen=True, kw_only=True):
    """How much was brought in.

    A handout that was here already with another text counts as changed: the newer text is the
    handout now, and the older one is among its versions.
    """

    handouts: int = 0
    handouts_changed: int = 0
    versions: int = 0
    templates: int = 0
    favorites: int = 0
    notes: int = 0
    settings: tuple[str, ...] = ()
    settings_left: tuple[str, ...] = ()
    """Keys of settings that came in, and of those that stayed as they are here."""
    unreadable: int = 0
    """Rows left out."""


def merge_file(store: Store, path: Path) -> Merged:
    """Bring in what a store's file holds, of this or an older version of the program.

    Raises UserDataError when it is no such file, or when what it holds cannot be kept here;
    nothing has changed then.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.sqlite3"
        try:
            with closing(_opened(path)) as source, closing(sqlite3.connect(copy)) as target:
                source.backup(target)
            with closing(_opened(copy, writable=True)) as connection:
                version = version_of(connection)
                if version > VERSION:
                    raise UserDataError(
                        _(
                            "{file} was written by a newer version of the program. Update this one."
                        ).format(file=path)
                    )
                if version < 1 or connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                    raise sqlite3.DatabaseError(_("it holds no handouts, or is damaged"))
                migrate(connection, None)
                found = {kind: list(_all_rows(connection, kind)) for kind in KINDS}
        except (sqlite3.Error, OSError) as error:
            raise UserDataError(
                _("{file} cannot be read: {reason}. Choose another file.").format(
                    file=path, reason=error
                )
            ) from error
    return _merge(store, found)


def salvage(store: Store, path: Path) -> int:
    """Bring in what can still be read of a damaged file; returns the number of rows."""
    found: dict[type[Row], list[dict[str, Any]]] = {}
    try:
        with closing(_opened(path)) as connection:
            found = {kind: list(_readable_rows(connection, kind)) for kind in KINDS}
    except sqlite3.Error:
        return 0
    count = sum(map(len, found.values()))
    return count if count and _merge(store, found) else 0


def _opened(path: Path, *, writable: bool = False) -> sqlite3.Connection:
    mode = "rw" if writable else "ro"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None
    )
    connection.row_factory = sqlite3.Row
    # What the file itself defines must not act.
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _all_rows(connection: sqlite3.Connection, kind: type[Row]) -> Iterator[dict[str, Any]]:
    return map(dict, connection.execute(f"SELECT * FROM {kind.table}"))


def _readable_rows(connection: sqlite3.Connection, kind: type[Row]) -> Iterator[dict[str, Any]]:
    """The rows from the first one on, and then from the last one back, until the damage."""
    seen: set[object] = set()
    for direction in ("ASC", "DESC"):
        order = kind.primary if kind is KeptRow else "rowid"
        try:
            for row in connection.execute(
                f"SELECT * FROM {kind.table} ORDER BY {order} {direction}"
            ):
                if row[kind.primary] not in seen:
                    seen.add(row[kind.primary])
                    yield dict(row)
        except (sqlite3.Error, UnicodeDecodeError):
            continue


def _merge(store: Store, found: dict[type[Row], list[dict[str, Any]]]) -> Merged:
    with store.transaction() as connection:
        merger = _Merger(connection)
        merger.bring(found, HandoutRow, merger.handout)
        merger.bring(found, SheetRow, merger.sheet)
        merger.bring(found, VersionRow, merger.version)
        merger.bring(found, TemplateRow, merger.template)
        merger.bring(found, FavoriteRow, merger.favorite)
        merger.bring(found, NoteRow, merger.note)
        merger.bring(found, KeptRow, merger.setting)
    return merger.merged


class _Merger:
    """Brings in rows of each kind, and counts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.merged = Merged()

    def bring(
        self,
        found: dict[type[Row], list[dict[str, Any]]],
        kind: type[AnyRow],
        bring: Callable[[AnyRow], None],
    ) -> None:
        """Bring in the rows of a kind, leaving out those that are not as they should be."""
        for given in found.get(kind, ()):
            try:
                bring(msgspec.convert(given, kind))
            except (msgspec.ValidationError, ValueError, zlib.error):
                self._count("unreadable")

    def handout(self, row: HandoutRow) -> None:
        Origin(row.origin)
        created, changed = times.from_text(row.created), times.from_text(row.changed)
        fallback = Handout(title=row.title, client=row.client, date=created.date().isoformat())
        told = handout_row(row, read_leniently(row.handout, fallback).value)
        row = msgspec.structs.replace(
            told,
            # The text itself stays as it is: this program may not be able to read all of it.
            handout=row.handout,
            created=times.to_text(created),
            changed=times.to_text(changed),
            removed=row.removed and times.to_text(times.from_text(row.removed)),
            saved_by=None,
        )
        ours = rows.by_key(self._connection, HandoutRow, row.id)
        if ours is None:
            rows.put(self._connection, row)
            self._count("handouts")
        elif ours.handout != row.handout:
            self._two_texts(ours, row)

    def _two_texts(self, ours: HandoutRow, theirs: HandoutRow) -> None:
        older, newer = sorted((ours, theirs), key=lambda row: row.changed)
        keep_edited(self._connection, older.id, older.changed, older.handout)
        if newer is theirs:
            row = msgspec.structs.replace(
                theirs,
                created=ours.created,
                archived=ours.archived,
                removed=ours.removed,
                revision=max(ours.revision, theirs.revision) + 1,
            )
            rows.put(self._connection, row)
            self._count("handouts_changed")

    def sheet(self, row: SheetRow) -> None:
        if unpacked(row).digest != row.digest:
            raise ValueError
        rows.put_if_new(self._connection, row)

    def version(self, row: VersionRow) -> None:
        VersionKind(row.kind)
        made = times.to_text(times.from_text(row.made))
        if rows.put_if_new(self._connection, msgspec.structs.replace(row, made=made)):
            self._count("versions")

    def template(self, row: TemplateRow) -> None:
        ours = rows.found(self._connection, TemplateRow)
        texts = {(each.name, each.handout) for each in ours}
        if (row.name, row.handout) in texts:
            return
        if any(each.id == row.id for each in ours):
            # The same text gives the same id, so that it is not brought in twice.
            id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{row.id} {row.name} {row.handout}"))
            if any(each.id == id for each in ours):
                return
            row = msgspec.structs.replace(row, id=id)
        names = {each.name.casefold() for each in ours}
        name, number = row.name, 2
        while name.casefold() in names:
            name, number = f"{row.name} ({number})", number + 1
        rows.put(self._connection, msgspec.structs.replace(row, name=name))
        self._count("templates")

    def favorite(self, row: FavoriteRow) -> None:
        added = times.to_text(times.from_text(row.added))
        if rows.put_if_new(self._connection, msgspec.structs.replace(row, added=added)):
            self._count("favorites")

    def note(self, row: NoteRow) -> None:
        changed = times.to_text(times.from_text(row.changed))
        ours = rows.by_key(self._connection, NoteRow, row.address)
        if ours is not None and row.text in ours.text:
            return
        text = row.text if ours is None or ours.text in row.text else f"{ours.text}\n\n{row.text}"
        rows.put(self._connection, NoteRow(address=row.address, text=text, changed=changed))
        self._count("notes")

    def setting(self, row: KeptRow) -> None:
        msgspec.json.decode(row.value)
        if rows.put_if_new(self._connection, row):
            came = (*self.merged.settings, row.key)
            self.merged = msgspec.structs.replace(self.merged, settings=came)
            return
        ours = rows.by_key(self._connection, KeptRow, row.key)
        if ours is not None and ours.value != row.value:
            left = (*self.merged.settings_left, row.key)
            self.merged = msgspec.structs.replace(self.merged, settings_left=left)

    def _count(self, what: str) -> None:
        count = cast("int", getattr(self.merged, what)) + 1
        self.merged = msgspec.structs.replace(self.merged, **{what: count})

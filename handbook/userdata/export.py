"""Everything the trainer has kept in one zip file: readable, complete, and to be brought in again.

It holds a copy of the whole file, which is what `import_everything` reads, and beside it the same
as JSON and PDF for people and other programs.
"""

import datetime
import re
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from handbook import __version__
from handbook.atomic_file import replacing
from handbook.errors import UserDataError, reason_of
from handbook.handout.handout_file import SUFFIX, handout_to_bytes
from handbook.handout.model import Handout
from handbook.language import _
from handbook.userdata import rows
from handbook.userdata.backup import back_up
from handbook.userdata.lenient import read_leniently
from handbook.userdata.merging import KINDS, Merged, merge_file
from handbook.userdata.rows import HandoutRow, KeptRow, Row, SheetRow
from handbook.userdata.store import FILE_NAME, Store
from handbook.userdata.versions import unpacked

FORMAT = "trainer-handbook export"
VERSION = 1

MAX_BYTES = 2 * 1024**3
"""The largest file that is taken out of a zip."""

_NESTED = frozenset(("handout", "value"))
"""Columns that hold JSON."""

_DAMAGE = (
    *(OSError, EOFError, zipfile.BadZipFile, zlib.error),
    *(KeyError, ValueError, RuntimeError, msgspec.MsgspecError),
)
"""What reading a zip raises that is damaged, encrypted or something else."""

_SQLITE = b"SQLite format 3\0"

_UNSAFE = re.compile(r"[^\w\- ]+")


class About(Struct, frozen=True):
    """about.json: what the zip is."""

    format: str
    version: int
    program: str
    made: str


def export_everything(store: Store, target: Path) -> Path:
    """Write everything to a zip file, or to a new one in a folder; returns its path.

    Raises UserDataError when it cannot be written; a half-written file never stays.
    """
    if target.is_dir():
        target = _new_name(target)
    try:
        with replacing(target) as temporary, tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / FILE_NAME
            with store.reading() as connection:
                back_up(connection, copy)
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
                _write(archive, copy)
    except (OSError, sqlite3.Error) as error:
        raise UserDataError(
            _("{file} cannot be written: {reason}. Choose another place.").format(
                file=target, reason=reason_of(error)
            )
        ) from error
    return target


def import_everything(store: Store, path: Path) -> Merged:
    """Bring in what a zip file of `export_everything`, or a backup, holds; nothing here is lost.

    Raises UserDataError when it is no such file, or when it cannot be kept; nothing has changed
    then.
    """
    if not zipfile.is_zipfile(path):
        _check_is_store(path)
        return merge_file(store, path)
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                about = msgspec.json.decode(archive.read("about.json"), type=About)
                copy = _taken_out(archive, Path(folder))
        except _DAMAGE as error:
            raise UserDataError(_not_an_export(path, error)) from error
        if about.format != FORMAT:
            raise UserDataError(_not_an_export(path, about.format))
        if about.version > VERSION:
            raise UserDataError(
                _("{file} was written by a newer version of the program. Update this one.").format(
                    file=path
                )
            )
        return merge_file(store, copy)


def _taken_out(archive: zipfile.ZipFile, folder: Path) -> Path:
    copy = folder / FILE_NAME
    left = MAX_BYTES
    with archive.open(FILE_NAME) as packed, copy.open("wb") as file:
        while chunk := packed.read(1024 * 1024):
            left -= len(chunk)
            if left < 0:
                raise ValueError(_("it is too large"))
            file.write(chunk)
    return copy


def _check_is_store(path: Path) -> None:
    """Tell of a handout alone, and of what is no file of a store, in other words than SQLite."""
    if path.name.endswith(SUFFIX):
        raise UserDataError(
            _("{file} is a single handout. Bring it in with Handout > Import from a file.").format(
                file=path
            )
        )
    try:
        with path.open("rb") as file:
            begins_as_one = file.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise UserDataError(
            _("{file} cannot be read: {reason}. Choose another file.").format(
                file=path, reason=reason_of(error)
            )
        ) from error
    if not begins_as_one:
        raise UserDataError(
            _(
                "{file} is not an export of this program, or it is damaged. Choose another file."
            ).format(file=path)
        )


def _not_an_export(path: Path, reason: object) -> str:
    return _(
        "{file} is not an export of this program, or it is damaged: {reason}. Choose another file."
    ).format(file=path, reason=reason)


def _new_name(folder: Path) -> Path:
    stem = f"trainer-handbook-{datetime.date.today():%Y-%m-%d}"
    path, number = folder / f"{stem}.zip", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.zip", number + 1
    return path


def _write(archive: zipfile.ZipFile, copy: Path) -> None:
    made = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    archive.writestr("about.json", _json(About(FORMAT, VERSION, __version__, made)))
    with closing(sqlite3.connect(copy)) as connection:
        for kind in KINDS:
            if kind is SheetRow:
                _write_sheets(archive, connection)
            else:
                _write_table(archive, connection, kind)
        for row in rows.found(connection, HandoutRow, "ORDER BY created"):
            handout = read_leniently(row.handout, Handout(date=row.created[:10])).value
            archive.writestr(f"handouts/{_file_name(row)}", handout_to_bytes(handout))
    archive.write(copy, FILE_NAME)


def _write_table(archive: zipfile.ZipFile, connection: sqlite3.Connection, kind: type[Row]) -> None:
    name = "settings" if kind is KeptRow else kind.table
    found = rows.found(connection, kind, f"ORDER BY {kind.primary}")
    archive.writestr(f"{name}.json", _json([_readable(row) for row in found]))


def _write_sheets(archive: zipfile.ZipFile, connection: sqlite3.Connection) -> None:
    """The printed pages, named as `sheet` in versions.json names them."""
    for (digest,) in connection.execute("SELECT digest FROM sheets ORDER BY digest").fetchall():
        row = rows.by_key(connection, SheetRow, digest)
        if row is not None:
            sheet = unpacked(row)
            archive.writestr(f"printed/{digest}.pdf", sheet.pdf)
            archive.writestr(f"printed/{digest}.json", sheet.page)


def _readable(row: Row) -> dict[str, Any]:
    return {
        name: msgspec.Raw(value.encode()) if name in _NESTED and isinstance(value, str) else value
        for name, value in msgspec.structs.asdict(row).items()
    }


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _file_name(row: HandoutRow) -> str:
    words = _UNSAFE.sub(" ", f"{row.client} {row.title}")
    name = " ".join(words.split())[:60].strip() or "handout"
    return f"{name} {row.id[:8]}{SUFFIX}"

"""One SQLite file that keeps what the trainer chose and made.

It opens whatever happens: a damaged file is set aside and what is readable of it carried over,
and where nothing can be kept the program works on in memory and says so.
"""

import datetime
import logging
import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from handbook.errors import UserDataError
from handbook.language import _
from handbook.userdata import rows, times
from handbook.userdata.lenient import read_leniently
from handbook.userdata.migrations import MIGRATIONS, VERSION, Migration, migrate, version_of
from handbook.userdata.rows import KeptRow

_log = logging.getLogger(__name__)

Value = TypeVar("Value")

FILE_NAME = "handbook.sqlite3"

_BUSY_SECONDS = 2.0
"""How long a write waits for another window; each of ours takes milliseconds."""

_PRIMARY_CODE = 0xFF
"""The part of an error code of SQLite that says what kind of error it is."""


class Store:
    """The open file. `notices` says what went wrong while opening.

    `path` is None where nothing is kept. `now` is the clock that everything kept is dated by.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        notices: tuple[str, ...] = (),
        now: Callable[[], datetime.datetime] = times.now,
    ) -> None:
        self._connection = connection
        self.path = path
        self.notices = notices
        self.now = now

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        migrations: Sequence[Migration] = MIGRATIONS,
        now: Callable[[], datetime.datetime] = times.now,
    ) -> "Store":
        """Open the store of a folder, setting a damaged file aside."""
        path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return cls(_connect(path, migrations), path, now=now)
        except UserDataError as error:
            return cls(_in_memory(path), None, (str(error),), now)
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError):
                return cls._open_anew(path, now)
            return cls(_in_memory(path), None, (_not_kept(path, error),), now)
        except OSError as error:
            return cls(_in_memory(path), None, (_not_kept(path, error),), now)

    @classmethod
    def read(cls, folder: Path) -> "Store":
        """The store of a folder to read from, without changing, or waiting for, anything there.

        It is empty where there is none, and where it cannot be read, which a notice tells then.
        """
        path = folder / FILE_NAME
        try:
            if not path.exists():
                return cls(_connect(":memory:", MIGRATIONS), None)
            connection = _read_only(path)
            if version_of(connection) == VERSION:
                return cls(connection, path)
            connection.close()
            return cls(_copied(path), None)
        except (sqlite3.Error, UserDataError, OSError) as error:
            notice = _("{file} cannot be read, so nothing is taken from it: {reason}.")
            told = notice.format(file=path, reason=str(error).rstrip("."))
            return cls(_connect(":memory:", MIGRATIONS), None, (told,))

    @classmethod
    def _open_anew(cls, path: Path, now: Callable[[], datetime.datetime]) -> "Store":
        from handbook.userdata.merging import salvage

        aside = path.with_name(f"{path.name}.damaged-{datetime.datetime.now():%Y%m%d-%H%M%S}")
        try:
            path.rename(aside)
            for rest in ("-wal", "-shm"):
                side = path.with_name(path.name + rest)
                if side.exists():
                    side.rename(aside.with_name(aside.name + rest))
            store = cls(_connect(path, MIGRATIONS), path, now=now)
            count = salvage(store, aside)
        except (OSError, sqlite3.Error) as error:
            return cls(_in_memory(None), None, (_not_kept(path, error),), now)
        store.notices = (_set_aside(aside, count),)
        return store

    # Settings

    def get(self, key: str, kind: type[Value], default: Value) -> Value:
        """The value kept under a key, or the default when there is none or it is unreadable.

        Of a struct whose fields have changed since, as much is read as can be.
        """
        try:
            row = rows.by_key(self._connection, KeptRow, key)
            if row is None:
                return default
            if isinstance(default, Struct):
                reading = read_leniently(row.value, default)
                if reading.unread:
                    _log.info("%s is not read in full: %s", key, ", ".join(reading.unread))
                return reading.value
            return msgspec.json.decode(row.value, type=kind)
        except (sqlite3.Error, msgspec.MsgspecError) as error:
            _log.info("%s is unreadable and starts anew: %s", key, error)
            return default

    def set(self, key: str, value: Any) -> None:
        """Keep a value under a key; raises UserDataError when it cannot be kept."""
        data = msgspec.json.encode(value).decode()
        with self.transaction() as connection:
            rows.put(connection, KeptRow(key=key, value=data))

    # Everything else

    @contextmanager
    def transaction(self) -> Generator[sqlite3.Connection, None, None]:
        """All the writes of a block, or none; raises UserDataError when they cannot be kept.

        Once the block is left without an error, what it wrote survives the end of the program
        and of the power. Other windows wait meanwhile, so keep it short.
        """
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite ends it itself when the disk is full
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise UserDataError(_not_written(error)) from error

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection, None, None]:
        """The file to read from; raises UserDataError when it cannot be read."""
        try:
            yield self._connection
        except sqlite3.Error as error:
            raise UserDataError(
                _(
                    "What was kept cannot be read: {reason}. Close the other windows and start "
                    "the program again."
                ).format(reason=error)
            ) from error

    @property
    def data_version(self) -> int:
        """A number that changes when another window has kept something, not when this one does.

        Asking takes microseconds.
        """
        with self.reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _connect(path: Path | str, migrations: Sequence[Migration]) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        if version_of(connection) > len(migrations):
            raise UserDataError(
                _(
                    "{file} was written by a newer version of the program and is left alone. "
                    "Changes of this session are not kept; update the program."
                ).format(file=path)
            )
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError(_("the file is damaged"))
        _write_ahead(connection)
        # So that what was said to be kept survives the end of the power too.
        connection.execute("PRAGMA synchronous = FULL")
        # So that of a client who was erased nothing is left in unused parts of the file.
        connection.execute("PRAGMA secure_delete = ON")
        migrate(connection, path if isinstance(path, Path) else None, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, unless another start is doing so at this moment."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise


def _in_memory(path: Path | None) -> sqlite3.Connection:
    """A store that ends with the program, with what can be read of a file that is not writable."""
    if path is not None and path.is_file():
        try:
            return _copied(path)
        except (sqlite3.Error, UserDataError, OSError) as error:
            _log.info("%s cannot be read either: %s", path, error)
    return _connect(":memory:", MIGRATIONS)


def _copied(path: Path) -> sqlite3.Connection:
    """What is in a file, in memory and in the newest schema."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        source = _read_only(path)
        try:
            source.backup(connection)
        finally:
            source.close()
        if version_of(connection) > VERSION:
            raise sqlite3.DatabaseError(_("the file is of a newer version"))
        migrate(connection, None)
        # Whether other windows are open cannot be told from here.
        connection.execute("DELETE FROM runs")
    except BaseException:
        connection.close()
        raise
    return connection


def _read_only(path: Path) -> sqlite3.Connection:
    """A file to read from; without the log of an open window, nothing beside it is written."""
    immutable = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro{immutable}", timeout=0, uri=True
    )
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _not_kept(path: Path, error: Exception) -> str:
    return _(
        "Settings and handouts of this session cannot be kept: {file}: {reason}. "
        "Check that the folder can be written."
    ).format(file=path, reason=error)


def _set_aside(aside: Path, count: int) -> str:
    if not count:
        return _(
            "Your settings and handouts could not be read, so the program starts with fresh ones. "
            "The old file is kept as {file}."
        ).format(file=aside)
    return _(
        "The file with your settings and handouts is damaged. What could still be read of it was "
        "carried over; look whether something is missing. The old file is kept as {file}."
    ).format(file=aside)


def _not_written(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    if code == sqlite3.SQLITE_BUSY:
        return _(
            "Your changes cannot be kept: {reason}. Another window is writing for long; "
            "try again in a moment."
        ).format(reason=error)
    if code == sqlite3.SQLITE_READONLY:
        return _(
            "Your changes cannot be kept: {reason}. Check that the folder can be written."
        ).format(reason=error)
    return _("Your changes cannot be kept: {reason}. Is the disk full?").format(reason=error)

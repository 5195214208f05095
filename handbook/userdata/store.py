"""One SQLite file that keeps what the trainer chose and made.

It opens whatever happens: a damaged file is set aside, and where nothing can be kept the program
works on in memory and says so.
"""

import datetime
import logging
import sqlite3
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from handbook.errors import UserDataError
from handbook.language import _

_log = logging.getLogger(__name__)

Value = TypeVar("Value")

FILE_NAME = "handbook.sqlite3"

VERSION = 1
"""`PRAGMA user_version` of the layout below."""

_LAYOUT = """
CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class Store:
    """Keeps values under a key, as JSON. `notices` says what went wrong while opening."""

    def __init__(self, connection: sqlite3.Connection, notices: tuple[str, ...] = ()) -> None:
        self._connection = connection
        self.notices = notices

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open the store of a folder, setting a damaged file aside."""
        path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return cls(_connect(path))
        except UserDataError as error:
            return cls(_connect(":memory:"), (str(error),))
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                return cls(_connect(":memory:"), (_not_kept(path, error),))
            return cls._open_anew(path)
        except OSError as error:
            return cls(_connect(":memory:"), (_not_kept(path, error),))

    @classmethod
    def _open_anew(cls, path: Path) -> "Store":
        aside = path.with_name(f"{path.name}.damaged-{datetime.datetime.now():%Y%m%d-%H%M%S}")
        try:
            path.rename(aside)
            for rest in ("-wal", "-shm"):
                path.with_name(path.name + rest).unlink(missing_ok=True)
            notice = _(
                "Your settings could not be read, so the program starts with fresh ones. "
                "The old file is kept as {file}."
            ).format(file=aside)
            return cls(_connect(path), (notice,))
        except (OSError, sqlite3.Error) as error:
            return cls(_connect(":memory:"), (_not_kept(path, error),))

    def get(self, key: str, kind: type[Value], default: Value) -> Value:
        """The value kept under a key, or the default when there is none or it is unreadable."""
        try:
            row = self._connection.execute(
                "SELECT value FROM kept WHERE key = ?", (key,)
            ).fetchone()
            return msgspec.json.decode(row[0], type=kind) if row else default
        except (sqlite3.Error, msgspec.MsgspecError) as error:
            _log.info("%s is unreadable and starts anew: %s", key, error)
            return default

    def set(self, key: str, value: Any) -> None:
        """Keep a value under a key; raises UserDataError when it cannot be kept."""
        data = msgspec.json.encode(value).decode()
        try:
            with self._connection:
                self._connection.execute(
                    "INSERT INTO kept (key, value) VALUES (?, ?) "
                    "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    (key, data),
                )
        except sqlite3.Error as error:
            raise UserDataError(
                _("Your changes cannot be kept: {reason}. Is the disk full?").format(reason=error)
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _connect(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=2.0)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise UserDataError(
                _(
                    "{file} was written by a newer version of the program and is left alone. "
                    "Changes of this session are not kept; update the program."
                ).format(file=path)
            )
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError(_("the file is damaged"))
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        if version < VERSION:
            connection.executescript(
                f"BEGIN IMMEDIATE; {_LAYOUT} PRAGMA user_version = {VERSION}; COMMIT;"
            )
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


def _not_kept(path: Path, error: Exception) -> str:
    return _(
        "Settings and handouts of this session cannot be kept: {file}: {reason}. "
        "Check that the folder can be written."
    ).format(file=path, reason=error)

"""The schema of the file in numbered steps, by which an older file is brought up to date."""

import datetime
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from handbook.errors import UserDataError
from handbook.language import _
from handbook.userdata.backup import back_up

BACKUP_FOLDER = "backups"
BACKUPS_KEPT = 5
"""Where the files as they were before each migration lie, and how many of them stay."""

Migration = tuple[str, ...]
"""The statements that lead from one schema to the next."""

MIGRATIONS: tuple[Migration, ...] = (
    ("CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",),
    (
        """CREATE TABLE handouts (
            id TEXT PRIMARY KEY,
            handout TEXT NOT NULL,
            title TEXT NOT NULL,
            client TEXT NOT NULL,
            folded TEXT NOT NULL,
            items INTEGER NOT NULL,
            origin TEXT NOT NULL,
            created TEXT NOT NULL,
            changed TEXT NOT NULL,
            archived INTEGER NOT NULL DEFAULT 0,
            removed TEXT,
            revision INTEGER NOT NULL DEFAULT 1,
            saved_by TEXT
        )""",
        "CREATE INDEX handouts_changed ON handouts (changed)",
        """CREATE TABLE versions (
            id TEXT PRIMARY KEY,
            handout_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            made TEXT NOT NULL,
            handout TEXT NOT NULL,
            sheet TEXT
        )""",
        "CREATE INDEX versions_handout ON versions (handout_id, made)",
        """CREATE TABLE sheets (
            digest TEXT PRIMARY KEY,
            page BLOB NOT NULL,
            pdf BLOB NOT NULL,
            program TEXT NOT NULL
        )""",
        """CREATE TABLE templates (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            handout TEXT NOT NULL,
            created TEXT NOT NULL,
            changed TEXT NOT NULL
        )""",
        "CREATE TABLE favorites (address TEXT PRIMARY KEY, added TEXT NOT NULL)",
        """CREATE TABLE notes (
            address TEXT PRIMARY KEY,
            text TEXT NOT NULL,
            changed TEXT NOT NULL
        )""",
        """CREATE TABLE runs (
            id TEXT PRIMARY KEY,
            pid INTEGER NOT NULL,
            host TEXT NOT NULL,
            started TEXT NOT NULL
        )""",
    ),
)
"""Each is written once and never changed: files of every version are about."""

VERSION = len(MIGRATIONS)
"""`PRAGMA user_version` of the newest schema."""


def version_of(connection: sqlite3.Connection) -> int:
    """The schema of a file by its number; 0 is a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: sqlite3.Connection,
    path: Path | None,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> None:
    """Bring a file (None: one in memory) to the newest schema: wholly, or not at all.

    What was in it is backed up first. Raises UserDataError when it cannot be done; the file is
    then as it was. The connection must be in autocommit mode.
    """
    if version_of(connection) >= len(migrations):
        return
    backup: Path | None = None
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another window may have done it while this one waited for its turn.
        version = version_of(connection)
        if version and path is not None:
            backup = _back_up_before(path, version)
        for statements in migrations[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {max(version, len(migrations))}")
        connection.execute("COMMIT")
    except (sqlite3.Error, OSError) as error:
        connection.execute("ROLLBACK")
        if path is None or not version_of(connection):
            raise
        raise UserDataError(_not_migrated(path, backup, error)) from error


def _back_up_before(path: Path, version: int) -> Path:
    folder = path.parent / BACKUP_FOLDER
    stamp = f"{datetime.datetime.now():%Y%m%d-%H%M%S}"
    target = folder / f"{path.stem}-{stamp}-v{version}{path.suffix}"
    back_up(path, target)
    backups = sorted(folder.glob(f"{path.stem}-*-v*{path.suffix}"))
    for old in backups[:-BACKUPS_KEPT]:
        old.unlink(missing_ok=True)
    return target


def _not_migrated(path: Path, backup: Path | None, error: Exception) -> str:
    if backup is None:
        return _(
            "{file} is of an older version of the program and could not be backed up before "
            "bringing it up to date: {reason}. It is left as it was, and changes of this session "
            "are not kept. Free some space and start the program again."
        ).format(file=path, reason=error)
    return _(
        "{file} is of an older version of the program and could not be brought up to date: "
        "{reason}. It is left as it was, a copy is {backup}, and changes of this session are not "
        "kept. Free some space and start the program again."
    ).format(file=path, reason=error, backup=backup)

"""Windows that are open, and windows that ended without saying so.

Each run holds a lock on a file of its own, which the system lets go of when the program ends,
however it ends. A row whose lock is free is a run that was cut short; process numbers, which are
used again, are only for whoever looks into the file.
"""

import os
import platform
import sqlite3
import sys
import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import IO

from msgspec import Struct

from handbook.userdata import rows, times
from handbook.userdata.rows import HandoutRow, RunRow
from handbook.userdata.store import Store

_FOLDER = "runs"


class Run:
    """A window that is open; hold on to it as long as it is. `Handouts` saves under its `id`."""

    def __init__(self, id: str, lock: IO[bytes] | None) -> None:
        self.id = id
        self.lock = lock


class SavedHandout(Struct, frozen=True):
    """A handout as a run left it."""

    id: str
    title: str
    client: str
    kept_at: datetime


class UnfinishedRun(Struct, frozen=True):
    """A run that was cut short, and the handouts it saved last, the latest first."""

    id: str
    started: datetime
    handouts: tuple[SavedHandout, ...]

    @property
    def kept_at(self) -> datetime | None:
        """When it last kept anything; what was typed after that is lost."""
        return self.handouts[0].kept_at if self.handouts else None


def begin_run(store: Store) -> Run:
    """Say that a window is open; raises UserDataError when that cannot be kept."""
    row = RunRow(
        id=str(uuid.uuid4()),
        pid=os.getpid(),
        host=platform.node(),
        started=times.to_text(store.now()),
    )
    # Nobody looks at lock and row before both are there.
    with store.transaction() as connection:
        _sweep(store, connection)
        run = Run(row.id, _locked(_lock_path(store, row.id)))
        rows.put(connection, row)
    return run


def end_run(store: Store, run: Run) -> None:
    """Say that the window was closed; raises UserDataError when that cannot be kept."""
    forget_runs(store, (run.id,))
    if run.lock is not None:
        run.lock.close()
        _delete(_lock_path(store, run.id))


def unfinished_runs(store: Store) -> tuple[UnfinishedRun, ...]:
    """The runs that were cut short, the latest first; raises UserDataError.

    They come back until they are forgotten.
    """
    with store.transaction() as connection:
        found = rows.found(connection, RunRow, "ORDER BY started DESC")
        return tuple(
            _unfinished(connection, row) for row in found if not _is_held(_lock_path(store, row.id))
        )


def forget_runs(store: Store, ids: Sequence[str]) -> None:
    """Say nothing more of these runs; raises UserDataError when that cannot be kept."""
    with store.transaction() as connection:
        for id in ids:
            connection.execute("DELETE FROM runs WHERE id = ?", (id,))
            if not _is_held(path := _lock_path(store, id)):
                _delete(path)


def _unfinished(connection: sqlite3.Connection, row: RunRow) -> UnfinishedRun:
    saved = rows.found(
        connection, HandoutRow, "WHERE saved_by = ? ORDER BY changed DESC", (row.id,)
    )
    handouts = (
        SavedHandout(each.id, each.title, each.client, times.from_text(each.changed))
        for each in saved
    )
    return UnfinishedRun(row.id, times.from_text(row.started), tuple(handouts))


def _sweep(store: Store, connection: sqlite3.Connection) -> None:
    """Delete the locks of runs that were cut short between lock and row."""
    known = {row.id for row in rows.found(connection, RunRow)}
    folder = store.path.parent / _FOLDER if store.path else None
    for path in folder.glob("*.lock") if folder else ():
        if path.stem not in known and not _is_held(path):
            _delete(path)


def _lock_path(store: Store, id: str) -> Path | None:
    return store.path.parent / _FOLDER / f"{id}.lock" if store.path else None


def _locked(path: Path | None) -> IO[bytes] | None:
    """The file, made and locked; None where the folder knows no locks."""
    if path is None:
        return None
    try:
        path.parent.mkdir(exist_ok=True)
        file = path.open("ab")
    except OSError:
        return None
    try:
        _lock(file)
    except OSError:
        file.close()
        return None
    return file


def _is_held(path: Path | None) -> bool:
    """Whether somebody has the file locked; a file that is not there is held by nobody."""
    if path is None or not path.exists():
        return False
    try:
        with path.open("ab") as file:
            _lock(file)
    except OSError:
        return True
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        """Lock a file until it is closed; raises OSError when it is locked already."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        """Lock a file until it is closed; raises OSError when it is locked already."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _delete(path: Path | None) -> None:
    if path is not None:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            return  # it holds nothing and does no harm

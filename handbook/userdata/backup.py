"""Copies of an SQLite file that hold everything by themselves."""

import sqlite3
from pathlib import Path

from handbook.atomic_file import replacing


def back_up(source: Path | sqlite3.Connection, target: Path) -> None:
    """Copy a file to one that holds everything by itself, whole or not at all.

    A window may go on writing to the source. Raises OSError or sqlite3.Error.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as temporary:
        origin = sqlite3.connect(source) if isinstance(source, Path) else source
        copy = sqlite3.connect(temporary)
        try:
            origin.backup(copy)
            # Otherwise whoever looks into the copy leaves two more files beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
            if origin is not source:
                origin.close()

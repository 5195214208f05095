"""Files of older versions: brought up to date wholly, after a backup, or left as they are."""

import sqlite3
from pathlib import Path

import pytest

from handbook.handout.model import Handout
from handbook.userdata.handouts import Handouts
from handbook.userdata.migrations import BACKUP_FOLDER, BACKUPS_KEPT, MIGRATIONS, VERSION
from handbook.userdata.store import FILE_NAME, Store

FIRST = MIGRATIONS[:1]


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return int(found)


def old_file(folder: Path) -> Path:
    """A file as the first version of the program left it."""
    first = Store.open(folder, migrations=FIRST)
    first.set("zoom", 5)
    first.close()
    assert version(folder / FILE_NAME) == 1
    return folder / FILE_NAME


def test_an_old_file_is_brought_up_to_date_and_keeps_what_it_holds(tmp_path: Path) -> None:
    path = old_file(tmp_path)

    store = Store.open(tmp_path)

    assert (store.notices, store.get("zoom", int, 0)) == ((), 5)
    assert Handouts(store).new(Handout(date="2026-01-31")).revision == 1
    store.close()
    assert version(path) == VERSION


def test_before_that_it_is_backed_up_as_one_file(tmp_path: Path) -> None:
    old_file(tmp_path)

    Store.open(tmp_path).close()

    (backup,) = (tmp_path / BACKUP_FOLDER).iterdir()
    assert version(backup) == 1
    as_it_was = Store.open(tmp_path / "elsewhere", migrations=FIRST)
    as_it_was.close()
    backup.replace(tmp_path / "elsewhere" / FILE_NAME)
    as_it_was = Store.open(tmp_path / "elsewhere", migrations=FIRST)
    assert as_it_was.get("zoom", int, 0) == 5
    as_it_was.close()


def test_a_new_file_and_one_up_to_date_need_no_backup(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    Store.open(tmp_path).close()

    assert not (tmp_path / BACKUP_FOLDER).exists()


def test_only_the_last_backups_stay(tmp_path: Path) -> None:
    folder = tmp_path / BACKUP_FOLDER
    folder.mkdir()
    for day in range(1, BACKUPS_KEPT + 3):
        (folder / f"handbook-2020010{day}-120000-v1.sqlite3").touch()
    other = folder / "mine.sqlite3"
    other.touch()
    old_file(tmp_path)

    Store.open(tmp_path).close()

    names = sorted(path.name for path in folder.iterdir() if path != other)
    assert len(names) == BACKUPS_KEPT
    assert names[0] == "handbook-20200104-120000-v1.sqlite3"
    assert other.exists()


def test_a_migration_that_fails_leaves_the_file_as_it_was_and_says_so(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    broken = (*MIGRATIONS, ("CREATE TABLE later (x)", "INSERT INTO nowhere VALUES (1)"))

    store = Store.open(tmp_path, migrations=broken)

    assert len(store.notices) == 1
    assert "could not be brought up to date: no such table: nowhere" in store.notices[0]
    assert str(next((tmp_path / BACKUP_FOLDER).iterdir())) in store.notices[0]
    assert store.get("zoom", int, 0) == 5, "the session sees what was kept"
    store.set("zoom", 9)
    store.close()
    assert version(path) == 1
    again = Store.open(tmp_path)
    assert (again.get("zoom", int, 0), again.notices) == (5, ())
    again.close()


def test_without_a_backup_nothing_is_changed(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    (tmp_path / BACKUP_FOLDER).write_text("in the way")

    store = Store.open(tmp_path)

    assert "could not be backed up" in store.notices[0]
    assert store.get("zoom", int, 0) == 5
    store.close()
    assert version(path) == 1


@pytest.mark.parametrize("count", range(1, VERSION))
def test_every_older_layout_leads_to_the_same_one(count: int, tmp_path: Path) -> None:
    Store.open(tmp_path / "old", migrations=MIGRATIONS[:count]).close()

    layouts: list[list[tuple[str, str]]] = []
    for folder in ("old", "new"):
        Store.open(tmp_path / folder).close()
        connection = sqlite3.connect(tmp_path / folder / FILE_NAME)
        layouts.append(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())
        connection.close()

    assert sorted(layouts[0]) == sorted(layouts[1])

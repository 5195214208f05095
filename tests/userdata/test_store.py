"""The trainer's own file: it opens whatever happens, and says what it could not do."""

import multiprocessing
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.errors import UserDataError
from handbook.handout.model import Handout, Item
from handbook.userdata.migrations import MIGRATIONS
from handbook.userdata.runs import begin_run, unfinished_runs
from handbook.userdata.store import FILE_NAME, VERSION, Store

HANDOUT = Handout(date="2026-01-31", client="Zoë 𝒮", items=(Item("squat/variation/box"),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open store."""
    store = Store.open(tmp_path)
    yield store
    store.close()


def test_a_value_comes_back_in_the_next_run(tmp_path: Path) -> None:
    first = Store.open(tmp_path / "new" / "folder")
    first.set("draft", HANDOUT)
    first.close()

    second = Store.open(tmp_path / "new" / "folder")

    assert second.get("draft", Handout, Handout(date="")) == HANDOUT
    assert second.notices == ()
    second.close()


def test_there_is_nothing_under_an_unknown_key(store: Store) -> None:
    assert store.get("nothing", int, 7) == 7


def test_the_last_value_set_counts(store: Store) -> None:
    store.set("zoom", 1)
    store.set("zoom", 2)

    assert store.get("zoom", int, 0) == 2


def test_a_value_of_another_kind_gives_the_default(store: Store) -> None:
    store.set("draft", ["not", "a", "handout"])

    assert store.get("draft", Handout, HANDOUT) is HANDOUT


# Damage


@pytest.mark.parametrize("damage", [b"no database at all" * 99, b"SQLite format 3\0" + b"x" * 99])
def test_a_damaged_file_is_set_aside_and_a_fresh_one_begun(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(damage)

    store = Store.open(tmp_path)

    aside = next(tmp_path.glob(f"{FILE_NAME}.damaged-*"))
    assert aside.read_bytes() == damage
    assert len(store.notices) == 1
    assert str(aside) in store.notices[0]
    store.set("zoom", 2)
    store.close()
    again = Store.open(tmp_path)
    assert (again.get("zoom", int, 0), again.notices) == (2, ())
    again.close()


def test_damage_in_the_middle_is_found_at_once(tmp_path: Path) -> None:
    first = Store.open(tmp_path)
    for number in range(200):
        first.set(f"key-{number}", "x" * 200)
    first.close()
    path = tmp_path / FILE_NAME
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)

    store = Store.open(tmp_path)

    assert len(store.notices) == 1
    assert list(tmp_path.glob(f"{FILE_NAME}.damaged-*"))
    store.set("zoom", 2)
    assert store.get("zoom", int, 0) == 2
    store.close()


def test_a_file_cut_short_is_set_aside(tmp_path: Path) -> None:
    first = Store.open(tmp_path)
    first.set("long", "x" * 50_000)
    first.close()
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes()[:6000])

    store = Store.open(tmp_path)

    assert len(store.notices) == 1
    store.set("zoom", 2)
    store.close()


def test_an_empty_file_is_a_new_one(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()

    store = Store.open(tmp_path)

    assert store.notices == ()
    store.set("zoom", 2)
    store.close()


# What cannot be kept


def cannot_keep(store: Store) -> None:
    """The store says so, and works on for this session."""
    assert len(store.notices) == 1
    assert "cannot be kept" in store.notices[0]
    store.set("zoom", 2)
    assert store.get("zoom", int, 0) == 2
    store.close()


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.write_text("in the way")

    cannot_keep(Store.open(folder))

    assert folder.read_text() == "in the way"


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()

    cannot_keep(Store.open(tmp_path))


@pytest.fixture
def readable_only() -> Iterator[Path]:
    """A folder with a store in it that may be read and not written; root steps down for it."""
    folder = Path(tempfile.mkdtemp())
    first = Store.open(folder)
    first.set("zoom", 5)
    run = begin_run(first)
    first.close()
    (folder / FILE_NAME).chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield folder
    if run.lock is not None:
        run.lock.close()
    if root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_folder_that_may_only_be_read(readable_only: Path) -> None:
    """What was kept before is left as it is, and the session works."""
    before = (readable_only / FILE_NAME).read_bytes()

    cannot_keep(Store.open(readable_only))

    assert (readable_only / FILE_NAME).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_what_may_only_be_read_is_still_shown(readable_only: Path) -> None:
    store = Store.open(readable_only)

    assert store.get("zoom", int, 0) == 5
    assert unfinished_runs(store) == ()
    store.close()


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    newer = sqlite3.connect(tmp_path / FILE_NAME)
    newer.executescript(f"CREATE TABLE later (x); PRAGMA user_version = {VERSION + 1};")
    newer.close()
    before = (tmp_path / FILE_NAME).read_bytes()

    store = Store.open(tmp_path)

    assert len(store.notices) == 1
    assert "newer version" in store.notices[0]
    store.set("zoom", 2)
    assert store.get("zoom", int, 0) == 2
    store.close()
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_full_disk_is_told_and_loses_nothing(store: Store, tmp_path: Path) -> None:
    store.set("draft", HANDOUT)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(UserDataError, match=r"cannot be kept: .*full.* Is the disk full"):
        store.set("draft", "x" * 1_000_000)

    assert store.get("draft", Handout, Handout(date="")) == HANDOUT
    store._connection.execute("PRAGMA max_page_count = 100000")
    store.set("zoom", 2)
    assert store.get("zoom", int, 0) == 2


def test_what_comes_after_the_end_is_told(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    store.close()

    with pytest.raises(UserDataError, match="cannot be kept"):
        store.set("zoom", 2)
    assert store.get("zoom", int, 7) == 7


# Several windows


def test_two_windows_see_what_the_other_keeps(tmp_path: Path) -> None:
    one, two = Store.open(tmp_path), Store.open(tmp_path)

    one.set("zoom", 2)
    assert two.get("zoom", int, 0) == 2
    two.set("zoom", 3)
    assert one.get("zoom", int, 0) == 3

    assert (one.notices, two.notices) == ((), ())
    one.close()
    two.close()


def _open_and_write(folder: str, number: int) -> tuple[str, ...]:
    store = Store.open(Path(folder))
    for turn in range(20):
        store.set(f"key-{number}", turn)
    store.close()
    return store.notices


def test_many_first_starts_at_once_make_one_file(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        for attempt in range(6):
            folder = tmp_path / str(attempt)
            jobs = [pool.apply_async(_open_and_write, (str(folder), n)) for n in range(8)]
            assert [job.get(60) for job in jobs] == [()] * 8
            store = Store.open(folder)
            assert [store.get(f"key-{n}", int, -1) for n in range(8)] == [19] * 8
            store.close()


def test_a_locked_file_is_told_and_not_set_aside(tmp_path: Path) -> None:
    first = Store.open(tmp_path)
    first.set("zoom", 5)
    holder = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    first._connection.execute("PRAGMA busy_timeout = 0")

    with pytest.raises(UserDataError, match="locked"):
        first.set("zoom", 6)

    holder.execute("ROLLBACK")
    holder.close()
    first.set("zoom", 7)
    first.close()
    assert not list(tmp_path.glob("*.damaged-*"))


def test_reading_sees_what_a_window_keeps_and_changes_nothing(tmp_path: Path) -> None:
    window = Store.open(tmp_path)
    window.set("greeting", "hello")
    before = {file.name for file in tmp_path.iterdir()}

    reader = Store.read(tmp_path)

    assert (reader.get("greeting", str, ""), reader.notices) == ("hello", ())
    with pytest.raises(UserDataError, match="Check that the folder can be written"):
        reader.set("greeting", "bye")
    assert {file.name for file in tmp_path.iterdir()} == before
    reader.close()
    window.close()


def test_reading_a_file_of_an_older_layout_leaves_it_as_it_is(tmp_path: Path) -> None:
    first = Store.open(tmp_path, migrations=MIGRATIONS[:1])
    first.set("greeting", "hello")
    first.close()
    before = (tmp_path / FILE_NAME).read_bytes()

    reader = Store.read(tmp_path)

    assert (reader.get("greeting", str, ""), reader.notices) == ("hello", ())
    assert (tmp_path / FILE_NAME).read_bytes() == before
    reader.close()


def test_reading_where_there_is_nothing_makes_nothing(tmp_path: Path) -> None:
    reader = Store.read(tmp_path / "data")

    assert (reader.get("greeting", str, "none"), reader.notices) == ("none", ())
    assert not (tmp_path / "data").exists()
    reader.close()


@pytest.mark.parametrize("version", ["newer", "damaged"])
def test_reading_what_cannot_be_read_says_so(version: str, tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    if version == "newer":
        newer = Store.open(tmp_path, migrations=(*MIGRATIONS, ("CREATE TABLE more (id)",)))
        newer.close()
    else:
        path.write_bytes(b"nonsense" * 500)

    reader = Store.read(tmp_path)

    (notice,) = reader.notices
    assert str(path) in notice
    reader.close()

"""Indexes kept in the cache: reopened, renewed, shared, and never in the way of a search."""

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

import msgspec
import pytest

from handbook.content.handbook import Handbook
from handbook.search.index import SearchIndex
from handbook.search.opening import open_index

from .gym import CHANGED, GYM, KEPT, handbook, variation

OTHER = handbook(variation("Wall Sit"), variation("Wall Squat"), pack="rehab", digest="1")

ROOT = Path(__file__).parents[2]


class Steps(list[tuple[int, int]]):
    """What the progress of an opening was."""

    def __call__(self, done: int, total: int) -> None:
        self.append((done, total))


def opened(
    cache: Path, *handbooks: Handbook, cancelled: Callable[[], bool] | None = None
) -> tuple[SearchIndex, Steps]:
    """An index, and the progress made on the way to it."""
    steps = Steps()
    index = open_index(handbooks, cache, steps, cancelled)
    assert index is not None
    assert [hit.title for hit in index.search("romainian deadlift").hits] == ["Romanian Deadlift"]
    return index, steps


def folders(cache: Path, pack: str = "gym") -> list[Path]:
    """The folders of a pack's indexes in a cache."""
    return sorted((cache / "index").glob(f"{pack}-*"))


def files(cache: Path) -> list[Path]:
    """The files of the one index in a cache, apart from locks; alike after each build."""
    (folder,) = folders(cache)
    found = (path for path in folder.rglob("*") if path.is_file() and "lock" not in path.name)
    return sorted(found, key=lambda path: (path.parent, path.suffix))


def put(path: Path, content: bytes) -> None:
    """Put other content in the place of a file; who has the old one open keeps it."""
    path.unlink()
    path.write_bytes(content)


def program(cache: Path, *lines: str, handbook: str = "KEPT") -> list[str]:
    """The command line of a process that has `handbook` and `cache` and does the rest."""
    text = "\n".join(
        (
            "import os, signal, sys",
            f"sys.path.insert(0, {str(ROOT)!r})",
            "from pathlib import Path",
            "from handbook.search.opening import open_index",
            f"from tests.search.gym import {handbook} as handbook",
            f"cache = Path({str(cache)!r})",
            *lines,
        )
    )
    # Without bytecode: what runs into a full disk would leave half of it for the next.
    return [sys.executable, "-B", "-W", "error", "-c", text]


ANSWER = "print([h.title for h in open_index([handbook], cache).search('rdl').hits])"
RIGHT = "['Romanian Deadlift']\n"


# Kept and reopened


def test_an_index_is_built_once_and_then_reopened(tmp_path: Path) -> None:
    first, built = opened(tmp_path, KEPT)
    second, reopened = opened(tmp_path, KEPT)

    size = sum(1 for _entry in KEPT.all_entries())
    assert built[-1] == (size, size)
    assert reopened == []
    for typed in ("squat", "bum", "kettel bell", "hernia", "why do my knees cave in", "zzyzx"):
        assert first.search(typed) == second.search(typed) == SearchIndex.build([GYM]).search(typed)
    assert first.facets("gym") == second.facets("gym") == SearchIndex.build([GYM]).facets("gym")


def test_only_the_pack_that_changed_is_built_anew(tmp_path: Path) -> None:
    opened(tmp_path, KEPT, OTHER)

    _index, steps = opened(tmp_path, KEPT, msgspec.structs.replace(OTHER, digest="2"))

    assert steps[-1] == (2, 2)


def test_an_index_of_an_older_state_is_removed(tmp_path: Path) -> None:
    opened(tmp_path, KEPT, OTHER)
    (before,) = folders(tmp_path)

    opened(tmp_path, CHANGED, OTHER)

    (after,) = folders(tmp_path)
    assert after != before
    assert len(folders(tmp_path, "rehab")) == 1


def test_a_pack_whose_id_begins_like_another_is_left_alone(tmp_path: Path) -> None:
    longer = msgspec.structs.replace(GYM.manifest, id="gym-two")
    opened(tmp_path, msgspec.structs.replace(KEPT, manifest=longer))

    opened(tmp_path, KEPT)
    opened(tmp_path, CHANGED)

    assert len(folders(tmp_path, "gym-two")) == 1


def test_a_handbook_without_files_is_indexed_in_memory(tmp_path: Path) -> None:
    _index, steps = opened(tmp_path, GYM)

    assert steps
    assert list(tmp_path.iterdir()) == []


def test_progress_only_grows_and_ends_with_all(tmp_path: Path) -> None:
    many = handbook(*(variation(f"Lift {number}") for number in range(450)), digest="1", pack="a")

    _index, steps = opened(tmp_path, many, KEPT, GYM)

    assert [done for done, _total in steps] == sorted(done for done, _total in steps)
    assert len(steps) > 4
    assert {total for _done, total in steps} == {steps[-1][0]}


def test_an_empty_pack_has_an_index_too(tmp_path: Path) -> None:
    opened(tmp_path, KEPT, handbook(pack="empty", digest="1"))
    index, steps = opened(tmp_path, KEPT, handbook(pack="empty", digest="1"))

    assert steps == []
    assert index.search("squat", packs=["empty"]).hits == ()


def test_an_index_opened_in_a_thread_answers_in_another(tmp_path: Path) -> None:
    indexes: list[SearchIndex | None] = []
    for _time in range(2):
        thread = threading.Thread(target=lambda: indexes.append(open_index([KEPT], tmp_path)))
        thread.start()
        thread.join()

    for index in indexes:
        assert index is not None
        assert index.search("rdl").hits[0].title == "Romanian Deadlift"


# Cancelled


@pytest.mark.parametrize("before", [[], [KEPT]])
def test_a_cancelled_opening_gives_nothing_and_leaves_nothing(
    tmp_path: Path, before: Sequence[Handbook]
) -> None:
    open_index(before, tmp_path)
    kept = folders(tmp_path)

    assert open_index([CHANGED, OTHER], tmp_path, None, lambda: True) is None

    assert folders(tmp_path) == kept
    assert folders(tmp_path, "rehab") == []
    opened(tmp_path, CHANGED, OTHER)


def test_what_was_built_before_the_cancel_is_kept(tmp_path: Path) -> None:
    steps = Steps()

    def is_second() -> bool:
        return bool(steps) and steps[-1][0] >= 2

    assert open_index([OTHER, KEPT], tmp_path, steps, is_second) is None

    _index, more = opened(tmp_path, OTHER, KEPT)
    assert more[-1][1] == sum(1 for _entry in KEPT.all_entries())


# Damaged


def test_a_truncated_file_costs_a_build(tmp_path: Path) -> None:
    opened(tmp_path, KEPT)
    for at, keep in zip(range(len(files(tmp_path))), cycle([0.0, 0.99, 0.5]), strict=False):
        path = files(tmp_path)[at]
        whole = path.read_bytes()
        put(path, whole[: int(len(whole) * keep)])

        assert opened(tmp_path, KEPT)[1] or len(whole) < 2, path

    assert opened(tmp_path, KEPT)[1] == []


def test_a_byte_that_changed_costs_a_build(tmp_path: Path) -> None:
    opened(tmp_path, KEPT)
    for at in range(len(files(tmp_path))):
        path = files(tmp_path)[at]
        whole = path.read_bytes()
        middle = len(whole) // 2
        put(path, whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])

        assert opened(tmp_path, KEPT)[1], path


def test_a_file_that_went_costs_a_build(tmp_path: Path) -> None:
    opened(tmp_path, KEPT)
    for at in range(len(files(tmp_path))):
        path = files(tmp_path)[at]
        path.unlink()

        assert opened(tmp_path, KEPT)[1], path

    (folder,) = folders(tmp_path)
    (folder / "lock").unlink()
    opened(tmp_path, KEPT)
    assert opened(tmp_path, KEPT)[1] == []


def test_an_index_damaged_while_it_is_used_elsewhere_is_left_there(tmp_path: Path) -> None:
    using, _steps = opened(tmp_path, KEPT)
    (folder,) = folders(tmp_path)
    put(folder / "facets.msgpack", b"")

    also_using, steps = opened(tmp_path, KEPT)

    assert steps
    assert folder.is_dir()
    for index in (using, also_using):
        assert index.search("rdl").hits[0].title == "Romanian Deadlift"


# No place to keep it


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "index").write_text("in the way")

    for cache in (file, file / "below", closed, taken):
        _index, steps = opened(cache, KEPT, OTHER)
        assert steps


def test_a_name_taken_by_a_file_only_costs_time(tmp_path: Path) -> None:
    opened(tmp_path, KEPT)
    (folder,) = folders(tmp_path)
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
    folder.write_text("in the way")

    for _time in range(2):
        opened(tmp_path, KEPT)

    assert len(folders(tmp_path)) <= 2


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes are not limited there")
@pytest.mark.parametrize("limit", [0, 200, 2_000, 20_000])
def test_a_full_disk_only_costs_time(tmp_path: Path, limit: int) -> None:
    done = subprocess.run(
        program(
            tmp_path,
            "import resource",
            f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))",
            ANSWER,
        ),
        capture_output=True,
        text=True,
    )

    assert (done.stdout, done.stderr) == (RIGHT, "")
    assert all(path.suffix == "" for path in folders(tmp_path))


# Several processes


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_process_killed_while_it_builds_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    killed = subprocess.run(
        program(
            tmp_path,
            "def kill(done, total): os.kill(os.getpid(), signal.SIGKILL)",
            "open_index([handbook], cache, kill)",
        ),
        capture_output=True,
        text=True,
    )
    assert killed.returncode < 0
    (left,) = folders(tmp_path)

    _index, steps = opened(tmp_path, KEPT)

    assert steps
    assert left not in folders(tmp_path)
    assert len(folders(tmp_path)) == 1
    assert opened(tmp_path, KEPT)[1] == []


def test_processes_that_build_at_once_all_search(tmp_path: Path) -> None:
    running = [
        subprocess.Popen(
            program(tmp_path, ANSWER, handbook=name),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("KEPT", "KEPT", "KEPT", "CHANGED")
    ]

    for process in running:
        assert process.communicate() == (RIGHT, "")
    opened(tmp_path, KEPT)
    assert len(folders(tmp_path)) == 1


def test_an_index_in_use_by_another_process_stays_until_that_ends(tmp_path: Path) -> None:
    search = "print([h.title for h in index.search('rdl').hits], flush=True)"
    using = subprocess.Popen(
        program(
            tmp_path,
            "index = open_index([handbook], cache)",
            search,
            "sys.stdin.readline()",
            search,
        ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert using.stdout is not None
    assert using.stdout.readline() == RIGHT
    (used,) = folders(tmp_path)

    opened(tmp_path, CHANGED)

    assert used in folders(tmp_path)
    assert using.communicate("\n") == (RIGHT, "")
    opened(tmp_path, CHANGED)
    assert used not in folders(tmp_path)
    assert len(folders(tmp_path)) == 1

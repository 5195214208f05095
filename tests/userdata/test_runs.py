"""Windows that ended without saying so are told at the next start; open ones are not."""

import subprocess
import sys
from pathlib import Path

import pytest

from handbook.handout.model import Handout
from handbook.userdata.handouts import Handouts
from handbook.userdata.runs import begin_run, end_run, forget_runs, unfinished_runs
from handbook.userdata.store import Store

HANDOUT = Handout(date="2026-01-31", client="Zoë", title="Knees")

CHILD = """
import sys
from pathlib import Path
from handbook.handout.model import Handout
from handbook.userdata.handouts import Handouts
from handbook.userdata.runs import begin_run
from handbook.userdata.store import Store

store = Store.open(Path(sys.argv[1]))
run = begin_run(store)
Handouts(store, run.id).new(Handout(date="2026-01-31", client="Zoë", title="Knees"))
print("kept", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(store: Store) -> Path:
    assert store.path is not None
    return store.path.parent


def locks(folder: Path) -> list[Path]:
    return list((folder / "runs").glob("*.lock"))


def test_a_run_that_ended_well_leaves_nothing(store: Store, folder: Path) -> None:
    run = begin_run(store)
    Handouts(store, run.id).new(HANDOUT)
    end_run(store, run)

    assert unfinished_runs(store) == ()
    assert locks(folder) == []


def test_a_window_still_open_is_not_unfinished(store: Store, other: Store) -> None:
    first, second = begin_run(store), begin_run(other)

    assert unfinished_runs(store) == unfinished_runs(other) == ()
    end_run(store, first)
    assert unfinished_runs(store) == unfinished_runs(other) == ()
    end_run(other, second)


def test_a_killed_window_is_told_with_what_it_kept_while_another_one_runs(
    store: Store, folder: Path
) -> None:
    mine = begin_run(store)
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parent.parent.parent,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"kept\n"
        assert unfinished_runs(store) == ()
        child.kill()

    (run,) = unfinished_runs(store)

    (kept,) = run.handouts
    assert (kept.client, kept.title) == ("Zoë", "Knees")
    assert run.kept_at == kept.kept_at == Handouts(store).get(kept.id).changed
    assert unfinished_runs(store) == (run,), "until it is forgotten"
    forget_runs(store, [run.id])
    assert unfinished_runs(store) == ()
    assert len(locks(folder)) == 1
    end_run(store, mine)


def test_a_run_cut_short_before_it_kept_anything(store: Store, folder: Path) -> None:
    run = begin_run(store)
    assert run.lock is not None
    run.lock.close()

    (unfinished,) = unfinished_runs(store)

    assert (unfinished.handouts, unfinished.kept_at) == ((), None)
    forget_runs(store, [unfinished.id])
    assert locks(folder) == []


def test_locks_that_belong_to_nobody_are_swept(store: Store, folder: Path) -> None:
    run = begin_run(store)
    (folder / "runs" / "stray.lock").touch()
    second = begin_run(store)

    assert {path.stem for path in locks(folder)} == {run.id, second.id}
    end_run(store, run)
    end_run(store, second)


def test_in_memory_there_is_nothing_to_tell(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    store = Store.open(tmp_path / "data")
    run = begin_run(store)
    end_run(store, run)

    assert unfinished_runs(store) == ()
    store.close()

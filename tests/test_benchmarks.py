"""The benchmarks run anywhere and give what their readers expect; no test looks at a time."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from benchmarks.packs import write_packs
from benchmarks.row import Row, Verdict, limit, ratio
from benchmarks.table import table
from handbook.content.library import open_library
from handbook.content.model import Kind

ROOT = Path(__file__).parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.long
def test_each_row_says_what_was_measured_beside_what() -> None:
    names = ("start", "handout", "content", "keys", "editor-keys")
    done = run("--json", "--repeat", "1", *(part for name in names for part in ("--only", name)))

    assert done.returncode in {0, 1}, done.stderr
    rows = msgspec.json.decode(done.stdout, type=list[Row])
    assert (done.returncode == 1) is any(row.verdict is Verdict.OVER for row in rows)
    for row in rows:
        assert row.ours > 0
        assert row.peer > 0
        assert row.peer_name
    start, handout, content, *keys = rows
    assert [row.budget for row in (start, handout, content)] == [1.35, 0.5, None]
    for row in (start, handout, content):
        assert row.is_ratio
        assert row.value == row.ours / row.peer
    assert [row.budget for row in keys] == [16, 33, 50, 100]
    most, nearly_all = keys[:2]
    assert most.ours <= nearly_all.ours


def test_the_table_has_a_head_and_a_line_for_each_row() -> None:
    done = run("--only", "content", "--repeat", "1")

    head, *lines = done.stdout.splitlines()
    assert head.split() == ["what", "ours", "beside", "it", "figure", "budget", "verdict"]
    assert len(lines) == 1
    assert "offscreen" in done.stderr


def test_unknown_names_are_refused() -> None:
    done = run("--only", "nothing")

    assert done.returncode == 2
    assert "content" in done.stderr


def test_budgets_limit_ratios_of_medians_or_our_own_time() -> None:
    within = ratio("start", [130, 120, 900], [100, 100, 100], "bare", budget=1.35)
    over = limit("key", 20, 1, "bare", budget=16, runs=3)
    information = ratio("content", [1], [2], "other", budget=None)

    assert (within.value, within.verdict) == (1.3, Verdict.WITHIN)
    assert (over.value, over.verdict) == (20, Verdict.OVER)
    assert information.verdict is Verdict.INFORMATION
    assert table([within, over]).splitlines()[1:] == [
        "start  130.0 ms   100.0 ms  bare    1.30 x  1.35 x  within",
        "key     20.0 ms     1.0 ms  bare  20.00 ms   16 ms  over",
    ]


def test_the_large_library_is_the_same_each_time_and_without_a_fault(tmp_path: Path) -> None:
    first = write_packs(tmp_path / "first", 200)
    write_packs(tmp_path / "second", 200)

    assert files(tmp_path / "first") == files(tmp_path / "second")
    library = open_library(first, tmp_path / "cache")
    assert library.problems == ()
    assert len(library.handbooks[0].variations) == 200
    assert {kind for each in library.handbooks for kind, _entry in each.all_entries()} == {
        *(kind for kind in Kind if kind is not Kind.REFERENCE)
    }


def files(folder: Path) -> dict[Path, bytes]:
    """What all the files of a folder hold."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder): path.read_bytes() for path in found}

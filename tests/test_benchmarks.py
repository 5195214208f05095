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


@pytest.mark.parametrize(
    ("name", "is_ratio", "budget"),
    [("start", True, 1.35), ("handout", True, 0.5), ("content", True, None)],
)
def test_a_row_says_what_was_measured_beside_what(
    name: str, is_ratio: bool, budget: float | None
) -> None:
    done = run("--json", "--only", name, "--repeat", "1")

    assert done.returncode in {0, 1}, done.stderr
    (row,) = msgspec.json.decode(done.stdout, type=list[Row])
    assert row.ours > 0
    assert row.peer > 0
    assert row.peer_name
    assert row.value == row.ours / row.peer
    assert (row.is_ratio, row.budget) == (is_ratio, budget)
    assert (done.returncode == 1) is (row.verdict is Verdict.OVER)


def test_keys_have_a_row_for_most_and_one_for_nearly_all() -> None:
    done = run("--json", "--only", "keys", "--repeat", "1")

    assert done.returncode in {0, 1}, done.stderr
    rows = msgspec.json.decode(done.stdout, type=list[Row])
    assert [row.budget for row in rows] == [16, 33]
    assert rows[0].ours <= rows[1].ours


def test_keys_in_the_editor_stand_beside_setting_and_drawing_alone() -> None:
    done = run("--json", "--only", "editor-keys", "--repeat", "1")

    assert done.returncode in {0, 1}, done.stderr
    rows = msgspec.json.decode(done.stdout, type=list[Row])
    assert [row.budget for row in rows] == [50, 100]
    assert all(row.peer > 0 for row in rows)


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
    second = write_packs(tmp_path / "second", 200)

    library = open_library(first, tmp_path / "cache")
    assert library.problems == ()
    again = open_library(second, tmp_path / "cache")
    assert [each.digest for each in again.handbooks] == [each.digest for each in library.handbooks]
    assert len(library.handbooks[0].variations) == 200
    assert {kind for each in library.handbooks for kind, _entry in each.all_entries()} == {
        *(kind for kind in Kind if kind is not Kind.REFERENCE)
    }

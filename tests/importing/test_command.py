"""`import` on the command line."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from handbook.cli import main

from .conftest import exercise

Output = pytest.CaptureFixture[str]


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Writes exercises into a file."""

    def write(*exercises: object) -> str:
        path = tmp_path / "list.json"
        path.write_text(json.dumps(exercises))
        return str(path)

    return write


def test_an_imported_pack_passes_the_check_and_opens(
    write: Any, pack: Path, capsys: Output
) -> None:
    assert main(["import", "free-exercise-db", write(exercise("Box hop")), "-o", str(pack)]) == 0
    assert capsys.readouterr() == (f"1 exercise in {pack}.\n", "")

    assert main(["check", str(pack)]) == 0
    capsys.readouterr()
    assert main(["--pack", str(pack), "show", "free-exercise-db/variation/box-hop"]) == 0
    assert "Hop onto it." in capsys.readouterr().out
    assert main(["--pack", str(pack), "search", "box hop", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["title"] == "Box hop"


def test_broken_exercises_are_named_and_the_exit_code_is_1(
    write: Any, pack: Path, capsys: Output
) -> None:
    file = write(exercise("Box hop"), exercise("Bad hop", level=None))

    assert main(["import", "free-exercise-db", file, "-o", str(pack)]) == 1

    out, err = capsys.readouterr()
    assert out == f"1 exercise in {pack}.\n"
    assert err.splitlines() == [
        "trainer-handbook: list.json[1] “Bad hop”: The field “level” is missing.",
        "trainer-handbook: 1 exercise skipped.",
    ]


def test_exercises_that_are_gone_and_words_not_known_are_named(
    write: Any, pack: Path, capsys: Output
) -> None:
    command = ["import", "free-exercise-db", "-o", str(pack)]
    assert main([*command, write(exercise("a"), exercise("b"))]) == 0
    capsys.readouterr()

    assert main([*command, write(exercise("b", equipment="moon boots"))]) == 0

    assert capsys.readouterr().err.splitlines() == [
        "trainer-handbook: No longer in the file, and taken out: a",
        "trainer-handbook: Equipment not known here, kept as the first line of the set-up: "
        "moon boots (1)",
    ]


def test_pictures_are_said_not_to_be_shown(
    write: Any, pack: Path, tmp_path: Path, capsys: Output
) -> None:
    file = write(exercise(images=["0.jpg"]))

    command = ["import", "free-exercise-db", file, "-o", str(pack), "--images", str(tmp_path)]
    assert main(command) == 0

    assert "0 pictures copied, 1 not found. No page shows pictures yet." in capsys.readouterr().err


def test_long_work_counts_up_on_a_terminal(
    write: Any, pack: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    file = write(*(exercise(f"Hop {number}") for number in range(1_500)))

    assert main(["import", "free-exercise-db", file, "-o", str(pack)]) == 0

    assert capsys.readouterr().err == ("\r0 of 1500\r1000 of 1500\r1500 of 1500\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["wger", "x.json", "-o", "x"], "argument format: invalid choice"),
        (["free-exercise-db", "x.json"], "the following arguments are required: -o/--output"),
        (["free-exercise-db", "none.json", "-o", "x"], "none.json cannot be read"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    arguments: list[str],
    message: str,
    capsys: Output,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["import", *arguments]) == 2

    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1
    assert not (tmp_path / "x").exists()

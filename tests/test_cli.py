"""The command line, as scripts and people meet it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from handbook import __version__
from handbook.cli import main
from handbook.commands import COMMANDS
from handbook.handout.handout_file import handout_to_bytes
from handbook.handout.model import Handout, Item
from handbook.handout.practice import Practice
from handbook.paths import cache_folder, data_folder
from handbook.userdata.practice import write_practice
from handbook.userdata.store import FILE_NAME, Store
from handbook.userdata.templates import Templates

MAIN = Path(__file__).parents[1] / "main.py"
HIP_THRUST = Path(__file__).parents[1] / "resources" / "packs" / "hip-thrust"
B_STANCE = "hip-thrust/variation/b-stance-hip-thrust"

PACK = """\
id: squats
title: Squats
language: en-US
version: 1.0.0
license: CC-BY-4.0
authors: [A. Coach]
reviewed_on: 2026-01-31
summary: How to squat.
disclaimer: Ask a clinician first.
"""

VARIATIONS = """\
- id: box-squat
  name: Box squat
  summary: Sit down to a zebra-striped box.
  equipment: [step]
  level: beginner
  steps: [Sit back., Stand up.]
"""

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def opened_before(bundled_cache: Path) -> None:
    """The bundled packs are compiled, as on every machine where the program ran once."""
    shutil.copytree(bundled_cache, cache_folder())


@pytest.fixture
def squats(tmp_path: Path) -> Path:
    folder = tmp_path / "squats"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK)
    (folder / "variations.yaml").write_text(VARIATIONS)
    return folder


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, MAIN, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=120,
    )


def _error_line(error: str) -> str:
    """The one line of an error message."""
    assert error.startswith("trainer-handbook: ")
    assert error.count("\n") == 1
    assert "Traceback" not in error
    return error.removeprefix("trainer-handbook: ").strip()


# help and usage


@pytest.mark.parametrize("arguments", [["--version"], ["search", "x", "--version"]])
def test_the_version(arguments: list[str], capsys: Output) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out == f"trainer-handbook {__version__}\n"


def test_help_lists_the_commands_and_the_common_options(capsys: Output) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])

    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in COMMANDS)
    assert "--pack FOLDER" in out
    assert "ADDRESS" in out


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(name: str, capsys: Output) -> None:
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])

    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: trainer-handbook {name} ")
    assert "StrEnum" not in out
    assert "<" not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--colour"], "unrecognized arguments: --colour. See trainer-handbook --help."),
        (["show"], "the following arguments are required: ADDRESS. See trainer-handbook show"),
        (["show", "a", "b"], "unrecognized arguments: b. See trainer-handbook show --help."),
        (["show", "x", "--format", "pdf"], "argument --format: invalid choice: 'pdf'"),
        (["search"], "the following arguments are required: WORDS"),
        (["search", "x", "--limit", "0"], "argument --limit: a number from 1 on is expected"),
        (["search", "x", "--limit", "many"], "argument --limit: a number from 1 on is expected"),
        (["search", "x", "--kind", "book"], "(choose from section, variation, faq"),
        (["check"], "the following arguments are required: FOLDER"),
        (["handout", B_STANCE], "the following arguments are required: -o/--output"),
        (["handout", B_STANCE, "-o", "x.pdf", "--date", "1.2.2026"], "a date such as 2026-01-31"),
        (["handout", B_STANCE, "-o", "x.pdf", "--paper", "a3"], "(choose from a4, letter)"),
        (["handout", B_STANCE, "-o", "x.pdf", "--goal", "fun"], "(choose from learn, strength"),
        (["--pack"], "argument --pack: expected one argument. See trainer-handbook --help."),
        (["serach", "knees"], "There is no command “serach”. Did you mean “search”? See"),
        (["show", "Hip Thrust"], "“Hip Thrust” is not an address. An address looks like"),
        (["show", "two\nlines"], "“two lines” is not an address."),
        (["show", "a", "two\nlines"], "unrecognized arguments: two lines."),
        (["show", "hip-thrust/book/x"], "“book” in “hip-thrust/book/x” is not a kind of entry."),
        (
            ["show", "hip-thrust/variation/b-stnace"],
            "There is nothing at hip-thrust/variation/b-stnace. Did you mean “" + B_STANCE,
        ),
        (["show", "hipthrust"], "There is no handbook “hipthrust” here. Did you mean “hip-thrust”"),
        (["handout", "hip-thrust/variation/zzz", "-o", "x.pdf"], "There is nothing at hip-thrust"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    arguments: list[str], message: str, capsys: Output
) -> None:
    assert main(arguments) == 2

    captured = capsys.readouterr()
    # Older versions of argparse quote the choices.
    assert message in _error_line(captured.err).replace("'", "").replace(
        "invalid choice: pdf", "invalid choice: 'pdf'"
    )
    assert captured.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--pack", "/nowhere/pack", "show", "hip-thrust"],
        ["search", "x", "--pack", "/nowhere/pack"],
        ["check", "/nowhere/pack"],
        ["handout", B_STANCE, "-o", "x.pdf", "--pack", "/nowhere/pack"],
    ],
)
def test_an_unknown_pack_folder_is_one_line_and_exit_code_1(
    arguments: list[str], capsys: Output
) -> None:
    assert main(arguments) == 1

    captured = capsys.readouterr()
    assert _error_line(captured.err).startswith("There is no folder /nowhere/pack. Give the folder")
    assert captured.out == ""


# show


def test_show_prints_a_page_as_text(capsys: Output) -> None:
    assert main(["show", B_STANCE]) == 0

    captured = capsys.readouterr()
    assert "B-stance hip thrust" in captured.out
    assert captured.out.endswith("\n")
    assert captured.err == ""


def test_show_prints_a_page_as_a_whole_html_document(capsys: Output) -> None:
    assert main(["show", B_STANCE, "--format", "html"]) == 0

    out = capsys.readouterr().out
    assert out.startswith("<!DOCTYPE html>\n<html lang=")
    assert "<h1>B-stance hip thrust</h1>" in out
    assert out.endswith("</html>\n")


def test_show_prints_an_entry_as_json(capsys: Output) -> None:
    assert main(["show", B_STANCE, "--format", "json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == ["address", "title", "summary", "text", "entry", "sources"]
    assert shown["address"] == B_STANCE
    assert shown["entry"]["id"] == "b-stance-hip-thrust"
    assert shown["title"] == shown["entry"]["name"]
    assert isinstance(shown["text"], str)
    assert all(isinstance(source["id"], str) for source in shown["sources"])


@pytest.mark.parametrize("kind", ["", "/section", "/variation", "/faq", "/muscle", "/term"])
def test_show_prints_lists_and_the_cover(kind: str, capsys: Output) -> None:
    for form in ("text", "html", "json"):
        assert main(["show", f"hip-thrust{kind}", "--format", form]) == 0
        assert capsys.readouterr().out


@pytest.mark.parametrize("place", ["before", "after", "between"])
def test_a_pack_may_be_given_before_and_after_the_command(
    squats: Path, place: str, capsys: Output
) -> None:
    pack, show = ["--pack", str(squats)], ["show", "squats/variation/box-squat"]
    arguments = {
        "before": [*pack, *show],
        "after": [*show, *pack],
        "between": [show[0], *pack, show[1]],
    }

    assert main(arguments[place]) == 0
    assert "zebra-striped" in capsys.readouterr().out


def test_problems_of_a_pack_are_told_and_the_rest_is_shown(squats: Path, capsys: Output) -> None:
    (squats / "faq.yaml").write_text("- id: knees\n")

    assert main(["--pack", str(squats), "show", "squats/variation/box-squat"]) == 0

    captured = capsys.readouterr()
    assert "Box squat" in captured.out
    assert [line.partition(": ")[2] for line in captured.err.splitlines()] == [
        f"{squats}/faq.yaml:1:3: The field “question” is missing.",
        f"{squats}/faq.yaml:1:3: The field “answer” is missing.",
    ][::-1]


# search


def _search(capsys: Output, *arguments: str) -> list[dict[str, Any]]:
    assert main(["search", *arguments, "--json"]) == 0
    hits: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return hits


def test_search_prints_hits_best_first_as_json(capsys: Output) -> None:
    hits = _search(capsys, "kickstand")

    assert hits[0]["address"] == B_STANCE
    assert list(hits[0]) == ["address", "kind", "title", "snippet", "score"]
    assert hits[0]["kind"] == "variation"
    assert isinstance(hits[0]["snippet"], str)
    scores = [hit["score"] for hit in hits]
    assert scores == sorted(scores, reverse=True)


def test_search_takes_words_a_kind_and_a_limit(capsys: Output) -> None:
    assert _search(capsys, "hip", "thrust", "--limit", "3") == _search(capsys, "hip thrust")[:3]
    kinds = {hit["kind"] for hit in _search(capsys, "hip thrust", "--kind", "faq")}
    assert kinds == {"faq"}
    both = _search(capsys, "hip thrust", "--kind", "faq", "--kind", "muscle", "--limit", "100")
    assert {hit["kind"] for hit in both} <= {"faq", "muscle"}


def test_search_looks_in_given_packs_too(squats: Path, capsys: Output) -> None:
    hits = _search(capsys, "zebra", "--pack", str(squats))

    assert hits[0]["address"] == "squats/variation/box-squat"


def test_search_prints_titles_with_addresses(capsys: Output) -> None:
    assert main(["search", "kickstand"]) == 0

    assert f"[{B_STANCE}]\n    " in capsys.readouterr().out


def test_search_says_when_it_finds_nothing(capsys: Output) -> None:
    assert main(["search", "qqqqzzzzxxxx"]) == 0

    assert "Nothing found for “qqqqzzzzxxxx”." in capsys.readouterr().out


# check


def test_check_of_the_bundled_pack_is_clean(capsys: Output) -> None:
    assert main(["check", str(HIP_THRUST)]) == 0

    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "0 problems.\n")


def test_check_prints_each_problem_and_exits_with_1(squats: Path, capsys: Output) -> None:
    (squats / "variations.yaml").write_text(VARIATIONS.replace("equipment", "equipmet"))

    assert main(["check", str(squats)]) == 1

    captured = capsys.readouterr()
    assert captured.out == (
        f"{squats}/variations.yaml:4:3: There is no field “equipmet” here. "
        "Did you mean “equipment”?\n"
    )
    assert captured.err == "1 problem.\n"


def test_check_prints_the_problems_of_several_packs_as_json(squats: Path, capsys: Output) -> None:
    (squats / "variations.yaml").write_text(VARIATIONS.replace("beginner", "[]"))

    assert main(["check", str(HIP_THRUST), str(squats), "--json"]) == 1

    assert json.loads(capsys.readouterr().out) == [
        {
            "file": f"{squats}/variations.yaml",
            "line": 5,
            "column": 10,
            "message": "One of these words is expected here, not a list: "
            "beginner, intermediate, advanced.",
        }
    ]


def test_check_of_a_clean_pack_as_json_is_an_empty_list(squats: Path, capsys: Output) -> None:
    assert main(["check", str(squats), "--json"]) == 0

    assert capsys.readouterr().out == "[]\n"


# handout


def test_handout_writes_a_pdf(tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "x.pdf"

    code = main(
        [
            *("handout", B_STANCE, "hip-thrust/variation/glute-bridge"),
            *("--client", "Zoë Ångström", "--goal", "hypertrophy", "--paper", "letter"),
            *("--date", "2026-01-31", "--voice", "trainer", "--text-size", "16"),
            *("--title", "Glutes", "--note", "See you Monday.", "-o", str(target)),
        ]
    )

    assert (code, capsys.readouterr().err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_handout_that_cannot_be_written_says_so(tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "nowhere" / "x.pdf"

    assert main(["handout", B_STANCE, "-o", str(target)]) == 1

    assert str(target.parent) in _error_line(capsys.readouterr().err)


def test_a_saved_handout_is_printed_as_it_was_but_for_what_is_asked(
    tmp_path: Path, capsys: Output
) -> None:
    saved = Handout(date="2025-01-31", client="Somebody", items=(Item(B_STANCE),))
    file = tmp_path / "anna.handout.json"
    file.write_bytes(handout_to_bytes(saved))
    target = tmp_path / "x.pdf"

    code = main(["handout", str(file), "--client", "Anna", "--text-size", "20", "-o", str(target)])

    assert (code, capsys.readouterr().err) == (0, "")
    said = PdfDocument(target)[0].get_textpage().get_text_range()
    assert "Anna" in said
    assert "January 31, 2025" in said


def test_a_handout_of_nothing_says_what_to_give(tmp_path: Path, capsys: Output) -> None:
    assert main(["handout", "-o", str(tmp_path / "x.pdf")]) == 2
    assert "Nothing is on the handout" in _error_line(capsys.readouterr().err)


@pytest.fixture
def store() -> Iterator[Store]:
    """What a window would keep."""
    store = Store.open(data_folder())
    yield store
    store.close()


def _said(target: Path) -> str:
    with closing(PdfDocument(target)) as document:
        return document[0].get_textpage().get_text_range()


def test_the_practice_that_is_kept_stands_on_a_handout(
    store: Store, tmp_path: Path, capsys: Output
) -> None:
    write_practice(store, Practice(name="Hill Street Practice", phone="555 0100"))
    target = tmp_path / "x.pdf"

    assert main(["handout", B_STANCE, "-o", str(target)]) == 0

    assert capsys.readouterr().err == ""
    assert "Hill Street Practice" in _said(target)
    assert "555 0100" in _said(target)


def test_the_practice_that_is_kept_stands_on_each_handout_of_a_batch(
    store: Store, tmp_path: Path, capsys: Output
) -> None:
    write_practice(store, Practice(name="Hill Street Practice"))
    table = tmp_path / "clients.csv"
    table.write_text("client\nAnna\nBen\n")

    assert main(["handout", B_STANCE, "--batch", str(table), "-o", str(tmp_path / "out")]) == 0

    assert capsys.readouterr().err == ""
    made = sorted((tmp_path / "out").iterdir())
    assert ["Hill Street Practice" in _said(file) for file in made] == [True, True]


def test_what_is_kept_but_unreadable_is_told_and_left_alone(tmp_path: Path, capsys: Output) -> None:
    kept = data_folder() / FILE_NAME
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"no database" * 100)
    target = tmp_path / "x.pdf"

    assert main(["handout", B_STANCE, "-o", str(target)]) == 0

    assert "cannot be read" in _error_line(capsys.readouterr().err)
    assert "B-stance" in _said(target)
    assert [file.name for file in kept.parent.iterdir()] == [FILE_NAME]


def test_a_handout_leaves_no_data_behind(tmp_path: Path) -> None:
    assert main(["handout", B_STANCE, "-o", str(tmp_path / "x.pdf")]) == 0

    assert not data_folder().exists()


@pytest.mark.parametrize("name", ["Glute starter", "glute-starter", "  GLUTE  starter "])
def test_a_template_is_called_by_its_name(name: str, tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "x.pdf"

    code = main(["handout", "--template", name, "--client", "Anna", "-o", str(target)])

    assert (code, capsys.readouterr().err) == (0, "")
    assert "Anna" in _said(target)


def test_a_template_of_ones_own_goes_first_and_addresses_after_it(
    store: Store, tmp_path: Path
) -> None:
    own = Handout(date="2026-01-31", items=(Item("hip-thrust/variation/glute-bridge"),))
    Templates(store).save_template("Mondays", own)
    target = tmp_path / "x.pdf"

    assert main(["handout", "--template", "mondays", B_STANCE, "-o", str(target)]) == 0

    said = _said(target)
    assert 0 < said.index("Glute bridge") < said.index("B-stance")


def test_a_template_that_is_not_there_names_those_that_are(tmp_path: Path, capsys: Output) -> None:
    assert main(["handout", "--template", "glute startr", "-o", str(tmp_path / "x.pdf")]) == 2

    said = _error_line(capsys.readouterr().err)
    assert "There is no template “glute startr”. Did you mean “Glute starter”?" in said
    assert "Glute starter, " in said


def test_a_template_and_a_saved_handout_do_not_go_together(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "anna.handout.json"
    file.write_bytes(handout_to_bytes(Handout(date="2026-01-31", items=(Item(B_STANCE),))))

    assert main(["handout", "--template", "Glute starter", str(file), "-o", "x.pdf"]) == 2

    assert "either a template or a saved handout" in _error_line(capsys.readouterr().err)


def test_black_and_white_is_asked_for_and_taken_back(tmp_path: Path) -> None:
    handout = Handout(date="2026-01-31", items=(Item(B_STANCE),), black_and_white=True)
    file = tmp_path / "anna.handout.json"
    file.write_bytes(handout_to_bytes(handout))
    names = ("as-saved.pdf", "black.pdf", "color.pdf")
    as_saved, black, color = (tmp_path / name for name in names)

    assert main(["handout", str(file), "-o", str(as_saved)]) == 0
    assert main(["handout", str(file), "--black-and-white", "-o", str(black)]) == 0
    assert main(["handout", str(file), "--no-black-and-white", "-o", str(color)]) == 0

    assert as_saved.read_bytes() == black.read_bytes() != color.read_bytes()


def test_what_cannot_be_printed_as_asked_is_told(tmp_path: Path, capsys: Output) -> None:
    table = tmp_path / "clients.csv"
    table.write_text("client\n\U000f0000\nBen\n", encoding="utf-8")

    options = ["handout", B_STANCE, "--client", "\U000f0000"]
    assert main([*options, "-o", str(tmp_path / "x.pdf")]) == 0
    told = _error_line(capsys.readouterr().err)
    assert main(["handout", B_STANCE, "--batch", str(table), "-o", str(tmp_path)]) == 0

    assert "U+F0000" in told
    assert capsys.readouterr().err == f"\U000f0000: {told}\n"


def test_a_batch_makes_what_it_can_and_names_the_rows_that_failed(
    tmp_path: Path, capsys: Output
) -> None:
    table = tmp_path / "clients.csv"
    table.write_text(f"client,items\nAnna,\nBen,hip-thrust/variation/gone\nCleo,{B_STANCE}\n")
    out = tmp_path / "out"

    code = main(
        ["handout", B_STANCE, "--batch", str(table), "--date", "2026-01-31", "-o", str(out)]
    )

    said = capsys.readouterr()
    assert code == 1
    assert said.out == f"2 handouts are in {out}.\n"
    assert said.err.splitlines()[0].startswith("line 3, Ben: There is nothing at hip-thrust")
    assert sorted(path.name for path in out.iterdir()) == [
        "Anna 2026-01-31.pdf",
        "Cleo 2026-01-31.pdf",
        "failed-rows.csv",
    ]


# the process


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["show", B_STANCE],
        ["check", str(HIP_THRUST)],
        ["search", "knees"],
        ["handout", B_STANCE, "-o", os.devnull],
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_nothing_but_open_imports_qt(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from handbook.cli import main\n"
        "try:\n"
        f"    main({arguments!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(any(name.startswith('PySide6') for name in sys.modules), file=sys.stderr)\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stderr.splitlines()[-1] == "False"


def test_version_needs_neither_packs_nor_msgspec() -> None:
    program = (
        "import sys\n"
        "from handbook.cli import main\n"
        "main(['--version'])\n"
        "print(sorted({'msgspec', 'yaml', 'tantivy', 'typst'} & set(sys.modules)))\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_the_program_runs_from_a_checkout_where_it_never_ran() -> None:
    shutil.rmtree(cache_folder())

    done = run("show", B_STANCE)

    assert (done.returncode, done.stderr) == (0, "")
    assert "B-stance hip thrust" in done.stdout


def test_an_error_leaves_no_traceback() -> None:
    done = run("show", "hip-thrust/variation/zzz")

    assert done.returncode == 2
    _error_line(done.stderr)


def test_a_reader_that_has_had_enough_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)

    done = subprocess.run(
        [sys.executable, MAIN, "show", "hip-thrust/term", "--format", "html"],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(write)

    assert (done.returncode, done.stderr) == (1, "")


def test_a_full_disk_is_one_line() -> None:
    always_full = Path("/dev/full")
    if not always_full.exists():
        return  # only Linux has such a device
    with always_full.open("w") as full:
        done = subprocess.run(
            [sys.executable, MAIN, "show", B_STANCE], stdout=full, stderr=subprocess.PIPE, text=True
        )

    assert done.returncode == 1
    assert "The output cannot be read or written: No space left" in _error_line(done.stderr)


def test_a_terminal_that_is_not_utf8_gets_escapes() -> None:
    done = run("show", "hip-thrust", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "\\xb7" in run("show", B_STANCE, PYTHONIOENCODING="ascii", PYTHONUTF8="0").stdout

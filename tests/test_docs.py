"""What the documents say is true: links lead somewhere, commands run, keys do what is said."""

import re
import shlex
from pathlib import Path

import pytest

from handbook import __version__
from handbook.cli import main
from handbook.ui.commands.table import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
_KEYS = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)\+)+\w+|\bF\d+\b")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_lead_to_files(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    outside_code = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)

    broken = [link for link in _LINK.findall(outside_code) if not (document.parent / link).exists()]

    assert broken == []


def _commands() -> list[list[str]]:
    """The README's command lines that open no window and need no file of the reader's."""
    code = "\n".join(re.findall(r"```\n(.*?)```", README, flags=re.DOTALL)).replace("\\\n", " ")
    words = [shlex.split(line) for line in code.splitlines() if line.startswith("python main.py ")]
    return [line[2:] for line in words if "my-pack" not in line and "/" not in line[2]]


@pytest.mark.parametrize("arguments", _commands(), ids=" ".join)
def test_the_command_lines_of_the_readme_work(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(arguments) == 0


def test_the_readme_has_commands_to_try() -> None:
    assert {line[0] for line in _commands()} == {"search", "show", "handout"}


def test_the_keys_of_the_readme_are_those_of_the_window() -> None:
    known = {key for command in COMMANDS for key in command.keys}

    assert set(_KEYS.findall(README)) - known == set()


def test_this_version_is_in_the_change_log() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert "## [Unreleased]" in text
    assert f"## [{__version__}]" in text


def test_pictures_in_the_readme_are_small_enough_to_clone() -> None:
    pictures = [ROOT / link for link in _LINK.findall(README) if link.endswith(".png")]

    assert len(pictures) == 2
    assert sum(picture.stat().st_size for picture in pictures) < 500_000


def _modules(text: str) -> set[str]:
    """The modules that a document names by their room, as `ui/draft.py` or `handout.compose`."""
    rooms = "|".join(path.name for path in (ROOT / "handbook").iterdir() if path.is_dir())
    named = re.findall(rf"`(?:handbook[/.])?((?:{rooms})(?:[/.]\w+)+)", text)
    return {name.removesuffix(".py").replace(".", "/") for name in named}


def test_the_modules_that_the_map_names_are_there() -> None:
    named = _modules((ROOT / "docs" / "contributing.md").read_text(encoding="utf-8"))
    # The last part may be a class or function of the module.
    missing = {
        name
        for name in named
        if not any(
            (ROOT / "handbook" / path).is_dir() or (ROOT / "handbook" / f"{path}.py").is_file()
            for path in (name, name.rpartition("/")[0])
            if "/" in path
        )
    }

    assert len(named) > 20
    assert missing == set()

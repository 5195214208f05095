"""The command that prints a figure, and the page that explains how to write one."""

from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from handbook.cli import main
from handbook.content import pose
from handbook.content.strict import Strict

PAGE = Path(__file__).parents[2] / "docs" / "figures.md"


def test_show_prints_the_figure_of_a_variation(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["show", "hip-thrust/variation/b-stance-hip-thrust", "--format", "svg"])
    printed = capsys.readouterr().out

    assert code == 0
    assert ElementTree.fromstring(printed).tag.endswith("svg")
    assert len(printed.encode()) < 40_000


def test_show_says_where_there_is_no_figure(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["show", "hip-thrust/faq", "--format", "svg"])

    assert code == 2
    assert "There is no movement figure at “hip-thrust/faq”" in capsys.readouterr().err


@pytest.mark.parametrize("struct", [pose.Figure, pose.Feet, pose.Pose])
def test_the_page_for_authors_explains_every_field(struct: type[Strict]) -> None:
    page = PAGE.read_text(encoding="utf-8")

    for field in msgspec.structs.fields(struct):
        written = f"| **`{field.name}`** |" if field.required else f"| `{field.name}` |"
        assert written in page, field.name


def test_the_page_for_authors_explains_every_word() -> None:
    page = PAGE.read_text(encoding="utf-8")

    for enum in vars(pose).values():
        if isinstance(enum, type) and issubclass(enum, StrEnum) and enum is not StrEnum:
            for word in enum:
                assert f"`{word}`" in page, word

"""What is written is what the reader of packs reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content.yaml_source import parse
from handbook.importing.words import one_line
from handbook.importing.yaml_text import fields, listed

LINES = st.text(min_size=1).map(one_line).filter(bool)


def read(text: str) -> object:
    source, problems = parse("file.yaml", text.encode())
    assert problems == []
    assert source is not None
    return source.value


@given(LINES, st.lists(LINES))
def test_any_text_comes_back(line: str, lines: list[str]) -> None:
    entry = {"name": line, "steps": lines, "groups": [{"words": lines, "means": line}]}

    assert read(listed(entry)) == [entry]
    assert read(fields(entry)) == entry


@pytest.mark.parametrize(
    "text",
    [
        "true",
        "Null",
        "12",
        "1.0",
        "- a",
        "a: b",
        "a #b",
        "#",
        "a:",
        "[a]",
        "'",
        '"',
        "\\",
        "~",
        "=",
    ],
)
def test_texts_that_mean_something_in_yaml_come_back(text: str) -> None:
    assert read(listed({"name": text, "steps": [text], "words": [{"word": text}]})) == [
        {"name": text, "steps": [text], "words": [{"word": text}]}
    ]


def test_ordinary_texts_are_written_without_quotation_marks() -> None:
    entry = {
        "id": "box-hop",
        "equipment": ["none"],
        "muscles": [{"muscle": "glutes", "role": "synergist"}],
        "steps": ["Stand up, slowly (2 s).", "Sit: now"],
        "empty": [],
    }

    assert listed(entry) == (
        "- id: box-hop\n"
        "  equipment: [none]\n"
        "  muscles:\n"
        "    - {muscle: glutes, role: synergist}\n"
        "  steps:\n"
        "    - Stand up, slowly (2 s).\n"
        '    - "Sit: now"\n'
        "  empty: []\n"
    )

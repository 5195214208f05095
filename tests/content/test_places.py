"""Addresses, the pages at them, and the nearest place when there is none."""

from pathlib import Path

import pytest

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Library
from handbook.content.library import open_library
from handbook.content.model import Kind
from handbook.content.places import page_at
from handbook.content.problems import Problem, did_you_mean, nearest, shown
from handbook.errors import UsageError

from .conftest import MANIFEST, Files, WritePack


@pytest.fixture
def library(write_pack: WritePack, good: Files, tmp_path: Path) -> Library:
    good["pack.yaml"] = MANIFEST + "renamed: {variation:bench-squat: variation:box-squat}\n"
    return open_library([write_pack(good)], tmp_path / "cache")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("squats", Address("squats")),
        ("squats/faq", Address("squats", Kind.FAQ)),
        ("squats/faq/knees", Address("squats", Kind.FAQ, "knees")),
        (" squats/section/depth#why ", Address("squats", Kind.SECTION, "depth", "why")),
        ("squats#x", Address("squats", anchor="x")),
        (
            "squats/variation?compare=air-squat,goblet-squat&text=two%20words#x",
            Address(
                "squats",
                Kind.VARIATION,
                anchor="x",
                query=(("compare", "air-squat,goblet-squat"), ("text", "two words")),
            ),
        ),
    ],
)
def test_an_address_reads_back_as_written(text: str, address: Address) -> None:
    assert parse_address(text) == address
    assert str(address) == text.strip()
    assert str(address.place) == text.strip().partition("#")[0].partition("?")[0]


@pytest.mark.parametrize(
    "text", ["", "/", "squats/", "squats//knees", "Squats", "a b", "squats/faq/knees/x", "a\n", "é"]
)
def test_what_is_no_address_shows_the_form(text: str) -> None:
    if text == "a\n":
        assert parse_address(text) == Address("a")
        return
    with pytest.raises(UsageError, match="An address looks like pack/kind/id"):
        parse_address(text)


def test_an_unknown_kind_lists_the_kinds() -> None:
    with pytest.raises(UsageError, match="kinds are: section, variation, faq, muscle, term"):
        parse_address("squats/variations/box-squat")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("squats", "Squats"),
        ("squats/term", "Glossary"),
        ("squats/variation/box-squat", "Box squat"),
        ("squats/variation/bench-squat", "Box squat"),
        ("squats/section/depth#why", "Depth"),
    ],
)
def test_a_place_has_its_page(library: Library, text: str, title: str) -> None:
    page = page_at(library, parse_address(text))

    assert page.title == title
    assert "bench" not in str(page.address)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("squat", "There is no handbook “squat” here. Did you mean “squats”?"),
        ("zzz", "There is no handbook “zzz” here."),
        (
            "squats/variation/box-sqat",
            "There is nothing at squats/variation/box-sqat. "
            "Did you mean “squats/variation/box-squat”?",
        ),
        (
            "squats/faq/overview",
            "There is nothing at squats/faq/overview. Did you mean “squats/section/overview”?",
        ),
        ("squats/faq/zzz", "There is nothing at squats/faq/zzz."),
    ],
)
def test_where_nothing_is_the_nearest_place_is_named(
    library: Library, text: str, message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        page_at(library, parse_address(text))

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("equipmet", ["equipment", "optional_equipment"], "equipment"),
        ("b-stnace", ["b-stance-hip-thrust", "hip-thrust"], "b-stance-hip-thrust"),
        ("BARBELL", ["barbell", "bench"], "barbell"),
        ("xyz", ["barbell"], None),
        ("", ["barbell"], None),
        ("x" * 1_000_000, ["x"], None),
        ("glute-bridge", [f"glute-bridge-{n}" for n in range(50_000)], "glute-bridge-9"),
    ],
)
def test_the_nearest_word(word: str, known: list[str], expected: str | None) -> None:
    assert nearest(word, known) == expected


def test_no_near_word_adds_nothing() -> None:
    assert did_you_mean("xyz", ["barbell"]) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "nothing"),
        ([1, 2], "a list"),
        ({"a": 1}, "a group of fields"),
        (5, "“5”"),
        ("a\nb  c", "“a b c”"),
        ("x" * 100, "“" + "x" * 59 + "…”"),
    ],
)
def test_a_value_in_a_message_is_one_short_line(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_a_problem_reads_as_in_a_compiler() -> None:
    assert str(Problem("faq.yaml", 3, 7, "Wrong.")) == "faq.yaml:3:7: Wrong."

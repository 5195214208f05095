"""Texts become short enough without losing a word, and ids come out the same every time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content.convert import convert
from handbook.content.model import Entry
from handbook.importing.words import one_line, short_lines, slug


def test_a_text_that_is_short_enough_stays_as_it_is() -> None:
    assert list(short_lines("Stand up. Sit down.", 20)) == ["Stand up. Sit down."]


def test_a_long_text_is_cut_after_a_sentence() -> None:
    text = "Hold 1.5 kg. Lift it, e.g. slowly. Lower it."

    assert list(short_lines(text, 36)) == ["Hold 1.5 kg. Lift it, e.g. slowly.", "Lower it."]


def test_a_long_sentence_is_cut_after_a_clause_and_a_long_clause_between_words() -> None:
    assert list(short_lines("one two, three four", 12)) == ["one two,", "three four"]
    assert list(short_lines("one two three", 8)) == ["one two", "three"]
    assert list(short_lines("onetwothree", 4)) == ["onet", "woth", "ree"]


def test_a_line_break_begins_a_line_of_its_own() -> None:
    assert list(short_lines("Sit.\nCaution: slowly.\n\n")) == ["Sit.", "Caution: slowly."]


@given(st.text(), st.integers(1, 30))
def test_no_character_is_lost_and_no_line_is_too_long(text: str, limit: int) -> None:
    lines = list(short_lines(text, limit))

    assert all(0 < len(line) <= limit for line in lines)
    assert "".join("".join(lines).split()) == "".join(one_line(text).split())


def test_what_yaml_does_not_allow_parts_words() -> None:
    assert one_line(" sit\x00up \ufeff and\u2028stand\tup ") == "sit up and stand up"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("3/4 Sit-Up", "3-4-sit-up"),
        ("Jäger_Squat", "jager-squat"),
        ("x" * 90, "x" * 80),
        ("--", "exercise-"),
        ("深蹲", "exercise-"),
    ],
)
def test_any_name_gives_an_id(name: str, id_: str) -> None:
    made = slug(name, "exercise")

    assert made.startswith(id_)
    assert made == slug(name, "exercise")
    assert convert({"id": made}, Entry)[1] == []


def test_names_without_latin_letters_give_different_ids() -> None:
    assert slug("深蹲", "exercise") != slug("硬拉", "exercise")

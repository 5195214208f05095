"""Texts are made fit for paper without losing a letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content.handbook import Library
from handbook.handout.compose import compose
from handbook.handout.model import Handout
from handbook.handout.printable import footer_lines, printable, printable_page

from .sample import DATE


@pytest.mark.parametrize(
    "text",
    ["Zoë Ångström", "Ελένη", "王小明", "🏋️‍♀️", "#panic() *x* $x$ // <a> @b", "a\nb", ""],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize("mark", ["\0", "\x07", "\x7f", "\x85", "\ud800", "\u2028", "\uffff", "\t"])
def test_what_no_page_can_show_becomes_a_space(mark: str) -> None:
    assert printable(f"a{mark}b") == "a b"


def test_letters_are_composed() -> None:
    assert printable("Zoe\u0308") == "Zoë"


def test_marks_that_turn_the_text_around_are_left_out() -> None:
    assert printable("\u202eZoë\u202c \u2067x\u2069") == "Zoë x"


def test_an_endless_word_may_be_broken_anywhere() -> None:
    made = printable("W" * 40 + " " + "x" * 24)
    assert made.count("\u200b") == 39
    assert made.replace("\u200b", "") == "W" * 40 + " " + "x" * 24


def test_no_line_begins_with_a_dot() -> None:
    assert printable("a · b · c") == "a\xa0· b\xa0· c"


@given(st.text())
def test_every_letter_stays(text: str) -> None:
    made = printable(text)
    kept = "".join(letter for letter in unicodedata.normalize("NFC", text) if letter.isalnum())
    assert "".join(letter for letter in made if letter.isalnum()) == kept
    made.encode()


def test_words_from_right_to_left_are_set_apart_from_their_neighbors() -> None:
    assert printable("محمد 12") == "\u2067محمد 12\u2069"
    assert printable("Dr. דוד") == "\u2068Dr. דוד\u2069"
    assert printable("a\nדוד\nb") == "a\n\u2067דוד\u2069\nb"


@pytest.mark.parametrize(
    ("client", "lines"),
    [("Maria K.", 1), ("", 1), ("Anna " * 24, 4), ("王" * 60, 4), ("W" * 120, 5)],
)
def test_the_foot_has_room_for_every_name(client: str, lines: int) -> None:
    assert footer_lines(client, ("November 24, 2026", "Page 88 of 88"), 14) == lines


def test_characters_that_no_font_has_get_a_stand_in(library: Library) -> None:
    page = compose(Handout(date=DATE, client="A\ue000B"), library)
    assert printable_page(page, {"\ue000"}).client == "A?B"

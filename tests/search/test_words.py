"""Folding, stems, marks and snippets, as functions of their own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.search.english import forms, stem
from handbook.search.fold import fold, tokens, words
from handbook.search.highlight import find_spans, query_words
from handbook.search.snippet import LENGTH, cut

ANY_TEXT = st.text(st.characters(codec="utf-8") | st.sampled_from("aAé'-’½ß \u0301\u200d臀😀"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Farmer's  WALK", ["farmers", "walk"]),
        ("Jäger-Squat", ["jager", "squat"]),
        ("Zoë Ångström øre Łódź", ["zoe", "angstrom", "ore", "lodz"]),
        ("Straße œuf", ["strasse", "oeuf"]),
        ("1½ × 3/4", ["1", "1", "2", "3", "4"]),
        ("co\u00adop push/pull *:(", ["coop", "push", "pull"]),
        ("硬拉 ok", ["硬", "拉", "ok"]),
        ("\x00\n\t", []),
    ],
)
def test_words_are_folded(text: str, folded: list[str]) -> None:
    assert words(text) == folded


@given(ANY_TEXT)
def test_every_word_leads_back_to_its_place(text: str) -> None:
    found = tokens(text)
    assert [token.word for token in found] == words(text)
    for token in found:
        assert 0 <= token.start < token.end <= len(text)
        assert token.word in fold(text[token.start : token.end])


@pytest.mark.parametrize(
    "same",
    [
        "cave caves caved caving",
        "squat squats squatted squatting",
        "bridge bridges bridging",
        "press presses pressed pressing",
        "body bodies",
        "foot feet",
        "knee knees",
        "squeeze squeezing squeezed",
        "legging leggings",
    ],
)
def test_forms_of_a_word_share_a_stem(same: str) -> None:
    first, *others = same.split()
    assert {stem(word) for word in others} == {stem(first)}
    assert set(others) <= set(forms(first))


def test_words_that_are_not_forms_of_one_another_keep_apart() -> None:
    assert stem("spine") != stem("spin")
    assert stem("gluteus") != stem("glute")
    assert stem("bare") != stem("bar")
    assert stem("leggings") != stem("legs")


@given(st.text(st.characters(categories=["Ll"])))
def test_any_word_has_a_stem_and_is_one_of_its_forms(word: str) -> None:
    assert stem(stem(word)) is not None
    if word:
        assert forms(word)[0] == word


def marked(text: str, *typed: str, unfinished: bool = True) -> list[str]:
    """The marked parts of a text."""
    spans = find_spans(text, typed, unfinished=unfinished)
    return [text[span.start : span.start + span.length] for span in spans]


def test_marks_count_characters_of_the_original() -> None:
    assert marked("😀 Jäger's squat", "jagers") == ["Jäger's"]
    assert marked("e\u0301le\u0301vation", "elevation") == ["e\u0301le\u0301vation"]


def test_marks_find_joined_and_parted_words() -> None:
    assert marked("A dead-lift is a Dead Lift", "deadlift") == ["dead-lift", "Dead Lift"]
    assert marked("The deadlift", "dead", "lift") == ["deadlift"]


def test_only_the_last_word_may_be_unfinished() -> None:
    assert marked("Gluteus maximus", "glu", "max") == ["max"]
    assert marked("Gluteus maximus", "glu", "max", unfinished=False) == []


def test_a_question_is_marked_by_the_words_that_matter() -> None:
    assert query_words("Why do my knees cave in?") == ("knees", "cave")
    assert query_words("how do I") == ("how", "do", "i")
    assert marked("Knees that cave in", *query_words("why do my knees cave in")) == [
        "Knees",
        "cave",
    ]


@given(ANY_TEXT, st.lists(ANY_TEXT, max_size=4))
def test_marks_lie_inside_the_text_in_order_on_words_that_match(
    text: str, typed: list[str]
) -> None:
    spans = find_spans(text, typed)
    wanted = [word for part in typed for word in words(part)]
    end = 0
    for span in spans:
        assert span.length > 0
        assert end <= span.start
        end = span.start + span.length
        assert end <= len(text)
        covered = "".join(words(text[span.start : end]))
        pairs = [first + second for first, second in pairwise(wanted)]
        assert any(
            stem(covered) == stem(word) or covered.startswith(word) or word in covered
            for word in (*wanted, *pairs)
        )


@given(ANY_TEXT, ANY_TEXT, st.sampled_from(["squat", "SQUATS", "Sq\u00fcat", "squatting"]))
def test_a_word_is_marked_wherever_it_stands(before: str, after: str, written: str) -> None:
    text = f"{before} {written} {after}"
    spans = find_spans(text, ["squat"])
    at = len(before) + 1
    assert any(span.start <= at < span.start + span.length for span in spans)


@given(st.text(max_size=600), st.lists(st.text(max_size=5), max_size=3))
def test_a_cut_is_short_has_one_line_and_keeps_its_marks_right(text: str, typed: list[str]) -> None:
    spans = find_spans(text, typed)
    line, kept = cut(text, spans)
    assert len(line) <= LENGTH + 2
    assert len(line.splitlines()) <= 1
    originals = [text[span.start : span.start + span.length] for span in spans]
    for span in kept:
        shown = line[span.start : span.start + span.length]
        assert any(words(shown) == words(original) for original in originals)

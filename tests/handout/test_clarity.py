"""Hints while someone writes a handout: what could be clearer, where, and what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content.handbook import Library
from handbook.content.model import Laterality, StartPosition
from handbook.errors import HandoutError
from handbook.handout.clarity import Clarity, Hint, HintKind, clarity
from handbook.handout.clarity_order import ordered_items, turned_down
from handbook.handout.clarity_plain_words import PlainWords, read_plain_words
from handbook.handout.clarity_reading_grade import measure, reading_grade, syllables
from handbook.handout.model import (
    Handout,
    Item,
    OrderMode,
    Override,
    PageField,
    SentenceKey,
    Voice,
)
from handbook.handout.practice import Practice
from handbook.handout.prescription import Load, LoadType, Prescription, Side

from .sample import DATE, HANDBOOK

B_STANCE, BRIDGE = "sample/variation/b-stance-hip-thrust", "sample/variation/glute-bridge"

GOOD = Prescription(
    side=Side.EACH, load=Load(type=LoadType.BODYWEIGHT), days_a_week=(2, 3), review_date=DATE
)

WORDS = read_plain_words()

LONG = "When you have done all of the rounds that we talked about, put the bar down and sit on "
LONG += "the bench for a while before you start again."

HARD = "Subsequently, additional physiological adaptations necessitate considerable "
HARD += "experimentation, notwithstanding individual characteristics and environmental conditions."


def check(library: Library, *items: Item, **fields: Any) -> Clarity:
    fields.setdefault("main_message", "Push the floor away.")
    return clarity(Handout(date=DATE, items=items, **fields), library, WORDS)


def kinds(found: Clarity) -> set[HintKind]:
    return {hint.kind for hint in found.hints}


def only(found: Clarity, kind: HintKind) -> Hint:
    hints = [hint for hint in found.hints if hint.kind is kind]
    assert len(hints) == 1
    return hints[0]


def standing(library: Library, *positions: StartPosition | None) -> tuple[Library, Handout]:
    """A handout of exercises that begin in these positions."""
    variations = tuple(
        msgspec.structs.replace(
            library.handbooks[0].variations[0], id=f"at-{at}", start_position=position
        )
        for at, position in enumerate(positions)
    )
    handbook = msgspec.structs.replace(HANDBOOK, variations=variations)
    items = tuple(Item(f"sample/variation/{entry.id}", GOOD) for entry in variations)
    return Library((handbook,)), Handout(date=DATE, items=items)


# The whole handout


def test_a_handout_with_everything_said_has_no_hints(library: Library) -> None:
    found = check(library, Item(B_STANCE, GOOD))
    assert found.hints == ()
    assert found.grade is not None
    assert found.grade < 4
    assert found.formula == "Flesch-Kincaid"


def test_an_empty_handout_has_no_hints(library: Library) -> None:
    assert check(library).hints == ()
    assert check(library, Item("what was this?"), Item("sample/faq/how-often")).hints == ()


def test_the_main_message_comes_first(library: Library) -> None:
    hint = only(check(library, Item(B_STANCE, GOOD), main_message=" "), HintKind.MAIN_MESSAGE)
    assert (hint.item, hint.field) == (None, "main_message")
    trainer = check(library, Item(B_STANCE, GOOD), main_message="", voice=Voice.TRAINER)
    assert HintKind.MAIN_MESSAGE not in kinds(trainer)


def test_a_review_is_asked_for_on_the_handout_or_in_a_dose(library: Library) -> None:
    bare = Item(B_STANCE, msgspec.structs.replace(GOOD, review_date=""))
    assert only(check(library, bare), HintKind.REVIEW).field == "review_date"
    assert HintKind.REVIEW not in kinds(check(library, bare, review_date="2026-12-24"))


def test_more_than_five_exercises_are_many(library: Library) -> None:
    items = [Item(B_STANCE, GOOD)] * 6
    assert "6 exercises" in only(check(library, *items), HintKind.MANY_EXERCISES).what
    assert HintKind.MANY_EXERCISES not in kinds(check(library, *items[:5]))


def test_someone_to_call_is_asked_for(library: Library) -> None:
    handout = Handout(date=DATE, main_message="Go.", items=(Item(B_STANCE, GOOD),))
    without = clarity(handout, library, WORDS, Practice(name="Strong"))
    assert "whom to call" in only(without, HintKind.CONTACT).what
    assert clarity(handout, library, WORDS, Practice(phone="555")).hints == ()


def test_signs_to_stop_at_are_asked_for(library: Library) -> None:
    hidden = check(library, Item(B_STANCE, GOOD), hidden_fields=(PageField.STOP_IF,))
    assert only(hidden, HintKind.STOP_IF).field == "hidden_fields"
    silent = msgspec.structs.replace(HANDBOOK.variations[1], stop_if=())
    handbook = msgspec.structs.replace(HANDBOOK, variations=(silent,))
    found = check(Library((handbook,)), Item(BRIDGE, GOOD))
    hint = only(found, HintKind.STOP_IF)
    assert (hint.item, hint.field) == (0, "note")
    assert "Glute bridge" in hint.what
    noted = check(Library((handbook,)), Item(BRIDGE, GOOD, note="Stop if it hurts."))
    assert HintKind.STOP_IF not in kinds(noted)


# A dose


@pytest.mark.parametrize(
    ("changes", "kind", "field"),
    [
        ({"side": Side.TOGETHER}, HintKind.SIDE, "side"),
        ({"days_a_week": None}, HintKind.FREQUENCY, "days_a_week"),
        ({"load": Load()}, HintKind.LOAD, "load"),
    ],
)
def test_what_is_missing_in_a_dose(
    library: Library, changes: dict[str, Any], kind: HintKind, field: str
) -> None:
    dose = msgspec.structs.replace(GOOD, **changes)
    hint = only(check(library, Item("sample/faq/how-often"), Item(B_STANCE, dose)), kind)
    assert (hint.item, hint.field) == (1, field)
    assert "B-stance hip thrust" in hint.what
    assert hint.advice


def test_both_legs_together_need_no_side(library: Library) -> None:
    assert HANDBOOK.variations[1].laterality is not Laterality.UNILATERAL
    dose = msgspec.structs.replace(GOOD, side=Side.TOGETHER)
    assert HintKind.SIDE not in kinds(check(library, Item(BRIDGE, dose)))


def test_an_exercise_without_a_dose(library: Library) -> None:
    handbook = msgspec.structs.replace(
        HANDBOOK, variations=(msgspec.structs.replace(HANDBOOK.variations[0], doses=()),)
    )
    found = check(Library((handbook,)), Item(B_STANCE))
    assert only(found, HintKind.DOSE).field == "dose"


def test_a_sentence_written_by_hand_for_another_dose(library: Library) -> None:
    override = Override(SentenceKey.DAYS, "Twice a week.", "Do this on 1 day a week.")
    hint = only(check(library, Item(B_STANCE, GOOD, overrides=(override,))), HintKind.HAND_WRITTEN)
    assert (hint.item, hint.field) == (0, "overrides")
    fresh = msgspec.structs.replace(override, generated="Do this on 2 or 3 days a week.")
    assert check(library, Item(B_STANCE, GOOD, overrides=(fresh,))).hints == ()


# The order


def test_getting_up_and_down_again_is_told(library: Library) -> None:
    up, down = StartPosition.STANDING, StartPosition.SUPINE
    shelf, handout = standing(library, down, up, StartPosition.SIDE_LYING)
    hint = only(clarity(handout, shelf, WORDS), HintKind.ORDER)
    assert (hint.item, hint.field) == (2, "order")
    sorted_out = msgspec.structs.replace(handout, order=OrderMode.BY_POSITION)
    assert HintKind.ORDER not in kinds(clarity(sorted_out, shelf, WORDS))


@pytest.mark.parametrize(
    ("heights", "index"),
    [
        ([], None),
        ([0, 0, 2, 3], None),
        ([3, 2, 0], None),
        ([0, None, 2], None),
        ([0, 3, 0], 2),
        ([3, None, 0, 0, 2], 4),
    ],
)
def test_the_second_change_of_direction_costs(heights: list[int | None], index: int | None) -> None:
    assert turned_down(heights) == index


def test_items_by_position_go_from_the_floor_up_and_groups_stay_together(
    library: Library,
) -> None:
    positions = StartPosition
    shelf, handout = standing(
        library, positions.STANDING, None, positions.SEATED, positions.SUPINE, positions.KNEELING
    )
    grouped = [
        msgspec.structs.replace(GOOD, group="A", order=order) if order else GOOD
        for order in (0, 0, 1, 2, 0)
    ]
    items = tuple(
        msgspec.structs.replace(item, dose=dose)
        for item, dose in zip(handout.items, grouped, strict=True)
    )
    handout = msgspec.structs.replace(handout, items=items)
    assert ordered_items(handout, shelf) == items
    by_position = msgspec.structs.replace(handout, order=OrderMode.BY_POSITION)
    order = [item.address[-1] for item in ordered_items(by_position, shelf)]
    assert order == ["4", "2", "3", "0", "1"]


# The wording


@pytest.mark.parametrize("field", ["note", "main_message", "client_goal"])
def test_a_long_sentence_is_pointed_at(library: Library, field: str) -> None:
    found = check(library, Item(B_STANCE, GOOD), **{field: LONG})
    assert found.longest == 28
    hint = only(found, HintKind.LONG_SENTENCE)
    assert (hint.item, hint.field) == (None, field)
    assert "28 words" in hint.what


def test_a_hard_text_is_pointed_at_however_easy_the_rest_is(library: Library) -> None:
    found = check(library, Item(BRIDGE, GOOD), Item(B_STANCE, GOOD, note=HARD))
    hint = only(found, HintKind.READING_GRADE)
    assert (hint.item, hint.field) == (1, "note")
    assert "Flesch-Kincaid" in hint.what
    assert "aim for 6 or less" in hint.what


def test_a_plainer_word_is_offered_once_where_it_stands(library: Library) -> None:
    note = "Perform it in a supine position. PERFORM with full range of motion."
    found = check(library, Item(B_STANCE, GOOD, note=note))
    hints = [hint for hint in found.hints if hint.kind is HintKind.PLAIN_WORD]
    assert [hint.what.split("”")[0] for hint in hints] == [
        "“perform",
        "“supine",
        "“range of motion",
    ]
    assert "“on your back”" in hints[1].advice
    assert {(hint.item, hint.field) for hint in hints} == {(0, "note")}


def test_what_is_not_printed_is_not_checked(library: Library) -> None:
    dose = msgspec.structs.replace(GOOD, purpose="Perform it.")
    assert HintKind.PLAIN_WORD in kinds(check(library, Item(B_STANCE, dose)))
    hidden = check(library, Item(B_STANCE, dose), hidden_fields=(PageField.DOSE,))
    assert HintKind.PLAIN_WORD not in kinds(hidden)
    private = check(library, Item(B_STANCE, GOOD, private_note="Perform it."))
    assert private.hints == ()


def test_the_trainers_words_and_other_languages_are_left_alone(library: Library) -> None:
    trainer = check(library, Item(B_STANCE, GOOD, note=HARD), voice=Voice.TRAINER)
    assert (trainer.grade, trainer.hints) == (None, ())
    manifest = msgspec.structs.replace(HANDBOOK.manifest, language="de")
    german = Library((msgspec.structs.replace(HANDBOOK, manifest=manifest),))
    assert check(german, Item(B_STANCE, GOOD, note=HARD)).hints == ()


def test_the_bundled_exercises_are_plain_and_complete(bundled: Library) -> None:
    for handbook in bundled.handbooks:
        for entry in handbook.variations:
            item = Item(f"{handbook.manifest.id}/variation/{entry.id}")
            found = check(bundled, item)
            assert found.grade is not None
            assert found.grade <= 6, entry.id
            unexpected = kinds(found) - {HintKind.REVIEW, HintKind.PLAIN_WORD, HintKind.FREQUENCY}
            assert not unexpected, entry.id


# Reading grade


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("the", 1), ("make", 1), ("table", 2), ("makes", 1), ("boxes", 2), ("pulled", 1)),
        *(("added", 2), ("safety", 2), ("media", 3), ("doing", 2), ("easier", 3), ("client", 2)),
        *(("rhythm", 2), ("exercise", 3), ("repetition", 4), ("muscle", 2), ("shoulder", 2)),
        *(("squeeze", 1), ("technique", 2), ("b-stance", 2), ("12", 1), ("café", 2), ("hmm", 1)),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_follows_the_formula() -> None:
    measured = measure("The cat sat on the mat. It was happy!")
    assert [len(words) for words in measured.sentences] == [6, 3]
    assert measured.syllables == 10
    words, sentences, spoken = 9, 2, 10
    expected = 0.39 * words / sentences + 11.8 * spoken / words - 15.59
    assert reading_grade([measured]) == pytest.approx(max(expected, 0))
    hard = reading_grade([measure(HARD)])
    assert hard is not None
    assert hard > 12
    assert reading_grade([measure(" … ")]) is None


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One two. Three", 2),
        ("“One.” Two", 2),
        ("one\ntwo", 2),
        ("2.5 kg is 1.5 more", 1),
        ("", 0),
        ("1. Push", 2),
    ],
)
def test_where_sentences_end(text: str, sentences: int) -> None:
    assert len(measure(text).sentences) == sentences


@given(st.text(max_size=200))
def test_any_text_can_be_measured(text: str) -> None:
    measured = measure(text)
    assert measured.syllables >= measured.words
    tuple(WORDS.find(measured))


# The list of plainer words


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], PlainWords]:
    file = tmp_path / "plain_words.yaml"

    def write(text: str) -> PlainWords:
        file.write_text(text, encoding="utf-8")
        return read_plain_words(file)

    return write


def found_in(words: PlainWords, text: str) -> list[tuple[str, str]]:
    return list(words.find(measure(text)))


def test_the_trainers_own_list_goes_before_the_programs(
    written: Callable[[str], PlainWords],
) -> None:
    words = written('Supine: face up\n"kettlebell swing": a swing\nperform: ""\n')
    said = "Perform a kettlebell swing, supine, with the lumbar spine still."
    assert found_in(words, said) == [
        ("kettlebell swing", "a swing"),
        ("supine", "face up"),
        ("lumbar spine", "low back"),
    ]


@pytest.mark.parametrize("text", ["- a\n- b\n", "supine: [a]\n", "supine: {", "no: yes"])
def test_a_list_that_cannot_be_read_says_which(
    written: Callable[[str], PlainWords], text: str
) -> None:
    with pytest.raises(HandoutError, match=r"plain_words\.yaml cannot be read"):
        written(text)


def test_no_list_of_ones_own_and_an_empty_one_change_nothing(
    written: Callable[[str], PlainWords], tmp_path: Path
) -> None:
    assert read_plain_words(tmp_path / "none.yaml") == WORDS
    assert written("") == WORDS


def test_no_plainer_word_is_on_the_list_itself() -> None:
    for phrases in WORDS.by_first.values():
        for phrase, plainer in phrases:
            assert not found_in(WORDS, plainer), phrase

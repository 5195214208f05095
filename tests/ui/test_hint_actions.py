"""Where the hints of the editor lead, and what happens when one is followed."""

import pytest
from msgspec.structs import replace

from handbook.handout.clarity import Clarity, Hint, HintKind, clarity
from handbook.handout.clarity_plain_words import read_plain_words
from handbook.handout.model import Handout, SentenceKey
from handbook.handout.prescription import Prescription
from handbook.ui.draft import Spot
from handbook.ui.editing.hint_actions import (
    action_words,
    followed,
    missing_marks,
    replaced,
    spot_of,
)

from .handout_sample import BRIDGE, EMPTY, LIBRARY, MARCH, THRUST

WORDS = read_plain_words()


def check(handout: Handout) -> Clarity:
    return clarity(handout, LIBRARY, WORDS)


def hint(handout: Handout, kind: HintKind) -> Hint:
    """The first hint of a kind."""
    return next(each for each in check(handout).hints if each.kind is kind)


@pytest.mark.parametrize(
    ("text", "word", "plainer", "after"),
    [
        ("Utilize a band.", "utilize", "use", "Use a band."),
        ("Then utilize it, utilized.", "utilize", "use", "Then use it, utilized."),
        ("The cervical  spine hurts.", "cervical spine", "neck", "The neck hurts."),
        ("Do it.", "utilize", "use", "Do it."),
        ("a (1RM) b", "1rm", "most", "a (most) b"),
    ],
)
def test_a_word_is_replaced_by_a_plainer_one(
    text: str, word: str, plainer: str, after: str
) -> None:
    assert replaced(text, word, plainer) == after


@pytest.mark.parametrize("field", ["main_message", "client_goal", "note"])
def test_a_hint_about_a_word_of_the_handout_can_be_followed(field: str) -> None:
    handout = replace(EMPTY, items=(BRIDGE,), **{field: "Mind the eccentric."})
    found = hint(handout, HintKind.PLAIN_WORD)
    assert action_words(found) == "Replace"
    assert spot_of(found) == Spot((), field)
    after = followed(found, handout, LIBRARY)
    assert getattr(after, field) == "Mind the on the way down."
    assert all(each.kind is not HintKind.PLAIN_WORD for each in check(after).hints)


def test_so_can_one_about_a_note() -> None:
    handout = replace(EMPTY, items=(THRUST, replace(BRIDGE, note="Eccentric slow.")))
    found = hint(handout, HintKind.PLAIN_WORD)
    assert spot_of(found) == Spot((1,), "note")
    assert followed(found, handout, LIBRARY).items[1].note == "On the way down slow."


def test_a_word_of_the_dose_becomes_a_sentence_in_own_words() -> None:
    dose = Prescription(purpose="It trains the eccentric.")
    handout = replace(EMPTY, items=(replace(BRIDGE, dose=dose),))
    found = hint(handout, HintKind.PLAIN_WORD)
    assert spot_of(found) == Spot((0,), "overrides")
    (override,) = followed(found, handout, LIBRARY).items[0].overrides
    assert override.key is SentenceKey.PURPOSE
    assert override.text == "It trains the on the way down."


def test_items_are_sorted_by_position() -> None:
    handout = replace(EMPTY, items=(BRIDGE, THRUST, BRIDGE))
    found = hint(handout, HintKind.ORDER)
    assert action_words(found) == "Sort by position"
    assert followed(found, handout, LIBRARY).items == (BRIDGE, BRIDGE, THRUST)


def test_what_a_dose_does_not_say_is_marked_in_its_row() -> None:
    handout = replace(EMPTY, items=(BRIDGE, MARCH, replace(MARCH, dose=Prescription())))
    marks = missing_marks(check(handout).hints)
    assert marks == {1: ("no dose",), 2: ("no side", "no load", "how often?")}


@pytest.mark.parametrize(
    ("kind", "spot"),
    [
        (HintKind.DOSE, Spot((1,), "sets")),
        (HintKind.SIDE, Spot((2,), "side")),
        (HintKind.LOAD, Spot((2,), "load.type")),
        (HintKind.FREQUENCY, Spot((2,), "days_a_week")),
        (HintKind.REVIEW, Spot((), "review_date")),
        (HintKind.MAIN_MESSAGE, Spot((), "main_message")),
    ],
)
def test_a_hint_leads_to_its_field(kind: HintKind, spot: Spot) -> None:
    handout = replace(EMPTY, items=(BRIDGE, MARCH, replace(MARCH, dose=Prescription())))
    assert spot_of(hint(handout, kind)) == spot

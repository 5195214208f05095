"""Items moved, doubled, grouped and taken off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from handbook.handout.model import Item
from handbook.handout.prescription import Prescription
from handbook.handout.prescription_check import group_mistakes
from handbook.ui import item_moves
from handbook.ui.item_moves import Items


def items(text: str) -> Items:
    """Items by their letters; those in brackets are a group: "a [b c] d"."""
    made: list[Item] = []
    group, place = "", 0
    letters = iter("ABC")
    for word in text.replace("[", "[ ").replace("]", " ]").split():
        if word == "[":
            group, place = next(letters), 0
        elif word == "]":
            group = ""
        else:
            place += 1
            dose = Prescription(group=group, order=place) if group else Prescription()
            made.append(Item(word, dose=dose))
    return tuple(made)


def picture(made: Items) -> str:
    """The items as `items` takes them."""
    words: list[str] = []
    for row, item in enumerate(made):
        group = item_moves.group_of(made, row)
        dose = item.dose
        word = item.address
        if dose is not None and dose.group and row == group.start:
            word = "[" + word
        if dose is not None and dose.group and row == group.stop - 1:
            word += "]"
        words.append(word)
    return " ".join(words)


@pytest.mark.parametrize(
    ("before", "rows", "by", "after", "chosen"),
    [
        ("a b c", [0], 1, "b a c", (1,)),
        ("a b c", [2], -1, "a c b", (1,)),
        ("a b c", [0], -1, "a b c", (0,)),
        ("a b c", [2], 1, "a b c", (2,)),
        ("a b c d", [0, 1], 1, "c a b d", (1, 2)),
        ("a b c d", [0, 2], 1, "b d a c", (2, 3)),
        ("a [b c] d", [0], 1, "[b c] a d", (2,)),
        ("a [b c] d", [3], -1, "a d [b c]", (1,)),
        ("a [b c] d", [1], 1, "a [c b] d", (2,)),
        ("a [b c] d", [2], 1, "a b d c", (3,)),
        ("[a b c] d", [2], 1, "[a b] d c", (3,)),
        ("[a b] [c d]", [0, 1], 1, "[c d] [a b]", (2, 3)),
    ],
)
def test_a_step_up_or_down(
    before: str, rows: list[int], by: int, after: str, chosen: tuple[int, ...]
) -> None:
    made, now = item_moves.moved(items(before), rows, by)
    assert (picture(made), now) == (after, chosen)


@pytest.mark.parametrize(
    ("before", "rows", "to", "after", "chosen"),
    [
        ("a b c", [0], 3, "b c a", (2,)),
        ("a b c", [2], 0, "c a b", (0,)),
        ("a b c", [1], 1, "a b c", (1,)),
        ("a [b c] d", [3], 2, "a [b c] d", (3,)),
        ("a [b c] d", [0], 2, "[b c] a d", (2,)),
        ("a [b c] d", [2], 1, "a [c b] d", (1,)),
    ],
)
def test_a_drop_between_others(
    before: str, rows: list[int], to: int, after: str, chosen: tuple[int, ...]
) -> None:
    made, now = item_moves.dropped(items(before), rows, to)
    assert (picture(made), now) == (after, chosen)


def test_what_is_left_of_a_group_of_two_is_no_group() -> None:
    made, now = item_moves.removed(items("a [b c] d"), [1])
    assert (picture(made), now) == ("a c d", (1,))
    assert made[1].dose == Prescription()


def test_taking_off_the_last_chooses_the_one_before() -> None:
    assert item_moves.removed(items("a b"), [1])[1] == (0,)
    assert item_moves.removed(items("a b"), [0, 1]) == ((), ())


def test_copies_stand_below_and_outside_the_group() -> None:
    made, now = item_moves.duplicated(items("a [b c] d"), [1])
    assert (picture(made), now) == ("a [b c] b d", (3,))
    made, now = item_moves.duplicated(items("a b c"), [0, 2])
    assert (picture(made), now) == ("a b c a c", (3, 4))


def test_a_group_stands_where_its_first_stood_and_takes_its_sets() -> None:
    before = items("a b c d")
    before = (before[0], replace(before[1], dose=Prescription(sets=(4, 4))), *before[2:])
    made, now = item_moves.grouped(before, [1, 3], lambda item: item.dose)
    assert (picture(made), now) == ("a [b d] c", (1, 2))
    assert made[2].dose == Prescription(sets=(4, 4), group="A", order=2)


def test_what_has_no_dose_is_in_no_group() -> None:
    before = (Item("a"), *items("b c"))
    made, now = item_moves.grouped(before, [0, 1, 2], lambda item: item.dose)
    assert (picture(made), now) == ("a [b c]", (1, 2))
    assert item_moves.grouped(before, [0, 1], lambda item: item.dose)[0] == before


def test_ungrouping_dissolves_the_whole_group() -> None:
    made, _now = item_moves.ungrouped(items("[a b] [c d]"), [0])
    assert picture(made) == "a b [c d]"
    assert made[2].dose == Prescription(group="A", order=1)


SHAPES = st.sampled_from(
    ["a b c d e", "[a b] c d e", "a [b c d] e", "[a b] [c d] e", "a [b c d e]"]
)


@given(SHAPES, st.sets(st.integers(0, 4), min_size=1), st.integers(0, 5), st.integers(0, 4))
def test_groups_can_always_be_printed(shape: str, rows: set[int], to: int, what: int) -> None:
    before = items(shape)
    made, now = (
        item_moves.moved(before, rows, 1 if to % 2 else -1),
        item_moves.dropped(before, rows, to),
        item_moves.removed(before, rows),
        item_moves.duplicated(before, rows),
        item_moves.grouped(before, rows, lambda item: item.dose),
    )[what]
    assert group_mistakes(item.dose for item in made) == {}
    assert all(0 <= row < len(made) for row in now)
    if what in (0, 1):
        assert sorted(item.address for item in made) == sorted(item.address for item in before)
        chosen = sorted(before[row].address for row in rows)
        assert sorted(made[row].address for row in now) == chosen

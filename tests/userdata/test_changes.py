"""What changed since last time, in words for a person."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from handbook.content.model import Goal
from handbook.handout.effort import Effort, EffortScale
from handbook.handout.model import Handout, Item, PageField, Voice
from handbook.handout.prescription import Load, LoadType, Prescription, ProgressRule, Side
from handbook.userdata import changes as module
from handbook.userdata.changes import Change, ChangeKind, changes

EMPTY = Handout(date="2026-01-31")


def items(*names: str) -> tuple[Item, ...]:
    return tuple(Item(f"squat/variation/{name}") for name in names)


def name_of(address: str) -> str:
    return address.rpartition("/")[2].replace("-", " ").capitalize()


def told(before: Handout, after: Handout) -> list[str]:
    return [change.sentence for change in changes(before, after, name_of)]


def with_items(*names: str) -> Handout:
    return msgspec.structs.replace(EMPTY, items=items(*names))


def of_dose(before: Prescription | None, after: Prescription | None) -> list[str]:
    item = Item("squat/variation/box-squat", dose=before)
    changed = msgspec.structs.replace(item, dose=after)
    return told(
        msgspec.structs.replace(EMPTY, items=(item,)),
        msgspec.structs.replace(EMPTY, items=(changed,)),
    )


def test_nothing_changed_gives_nothing() -> None:
    assert told(with_items("a", "b"), with_items("a", "b")) == []


def test_items_come_go_and_move() -> None:
    assert told(with_items("a", "b", "c", "box-squat"), with_items("c", "a", "b", "d")) == [
        "Removed: Box squat",
        "Added: D",
        "Moved: C, from place 3 to place 1",
    ]


def test_an_item_that_leaves_moves_no_other() -> None:
    assert told(with_items("a", "b", "c"), with_items("b", "c")) == ["Removed: A"]


def test_the_name_of_an_entry_is_asked_for() -> None:
    found = changes(EMPTY, with_items("a"), {"squat/variation/a": "Air squat"}.__getitem__)

    assert found == (Change(kind=ChangeKind.ADDED, item="Air squat"),)


def test_the_fields_of_the_whole() -> None:
    after = msgspec.structs.replace(
        EMPTY,
        client="Zoë",
        goal=Goal.STRENGTH,
        voice=Voice.TRAINER,
        text_size=18,
        black_and_white=True,
        hidden_fields=(PageField.FIGURE, PageField.STOP_IF),
        review_date="2026-02-28",
    )

    assert told(EMPTY, after) == [
        "Client: now Zoë",
        "Goal: now Strength",
        "Review date: now 2026-02-28",
        "Voice: trainer instead of client",
        "Text size: 18 instead of 14",
        "Black and white: yes instead of no",
        "Left off the page: now figure, stop if",
    ]
    assert told(after, EMPTY)[1] == "Goal: no longer Strength"


def test_the_fields_of_a_dose_each_with_its_item() -> None:
    before = Prescription(sets=(3, 3), amount=(8, 12), load=Load(type=LoadType.BODYWEIGHT))
    after = Prescription(
        sets=(4, 4),
        amount=(6, 6),
        load=Load(type=LoadType.ABSOLUTE, weight=(42.5, 42.5)),
        side=Side.EACH,
        rest_seconds=(90, 120),
    )

    assert of_dose(before, after) == [
        "Box squat, Dose, Sets: 4 instead of 3",
        "Box squat, Dose, Amount of a set: 6 instead of 8-12",
        "Box squat, Dose, Side: Each side instead of Both together",
        "Box squat, Dose, Load, Type: Weight instead of Body weight",
        "Box squat, Dose, Load, Weight: now 42.5",
        "Box squat, Dose, Rest in seconds: now 90-120",
    ]


def test_a_whole_dose_that_comes_or_goes() -> None:
    dose = Prescription(sets=(5, 5), effort=Effort(EffortScale.RIR, (2.0, 2.0)))
    words = "Sets: 5; Effort: Scale: RIR (repetitions in reserve); Value: 2"

    assert of_dose(None, dose) == [f"Box squat, Dose: now {words}"]
    assert of_dose(dose, None) == [f"Box squat, Dose: no longer {words}"]
    assert of_dose(None, Prescription()) == ["Box squat, Dose: now as usual"]
    assert of_dose(Prescription(), Prescription(progress=ProgressRule())) == [
        "Box squat, Dose, Rule to progress: now as usual"
    ]


def test_the_same_entry_twice_is_two_items() -> None:
    before = with_items("a", "a")
    after = msgspec.structs.replace(
        before, items=(before.items[0], msgspec.structs.replace(before.items[1], note="slow"))
    )

    assert told(before, after) == ["A, Note: now slow"]
    assert told(before, with_items("a")) == ["Removed: A"]


def test_of_long_texts_the_part_that_differs_is_shown() -> None:
    long = "Keep the ribs down and the chin tucked. " * 10
    before = msgspec.structs.replace(EMPTY, note=f"{long}Then breathe out.")
    after = msgspec.structs.replace(EMPTY, note=f"{long}Then breathe in.")

    (change,) = changes(before, after, name_of)

    assert change.before.startswith("…")
    assert change.before.endswith("breathe out.")
    assert change.after.endswith("breathe in.")
    assert len(change.after) <= 80


def test_texts_that_differ_only_past_what_is_shown_still_differ() -> None:
    before = msgspec.structs.replace(EMPTY, note="x" * 300)
    after = msgspec.structs.replace(EMPTY, note="x" * 300 + "y")

    (change,) = changes(before, after, name_of)

    assert change.before != change.after


def test_every_field_of_the_model_has_a_name() -> None:
    """A new one is compared all the same; here it gets the words a trainer reads."""
    kinds: list[type[Struct]] = [Handout, Item, Prescription, Load, ProgressRule, Effort]
    fields = {field.name for kind in kinds for field in msgspec.structs.fields(kind)}

    missing = fields - set(module._NAMES) - {"items"}

    names = {module._field_name(name) for name in missing}
    assert all(name[0].isupper() and "_" not in name for name in names)


class Shape(StrEnum):
    ROUND = "quite-round"


class Later(Handout, frozen=True, kw_only=True):
    """The model of a later version."""

    scent_of_paper: Shape | None = None


def test_a_field_of_a_later_model_is_told_under_its_own_name() -> None:
    before, after = Later(date="2026-01-31"), Later(date="2026-01-31", scent_of_paper=Shape.ROUND)

    assert told(before, after) == ["Scent of paper: now quite round"]


@given(st.lists(st.sampled_from("abcdefg"), unique=True), st.permutations("abcdefg"))
def test_what_is_told_leads_from_one_order_to_the_other(
    before: Sequence[str], after: Sequence[str]
) -> None:
    found = changes(with_items(*before), with_items(*after), name_of)

    touched = {change.item.lower() for change in found}
    assert [name for name in before if name not in touched] == [
        name for name in after if name not in touched
    ]
    assert {c.item.lower() for c in found if c.kind is ChangeKind.ADDED} == {*after} - {*before}

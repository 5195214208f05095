"""Doses after a change of one field, for one item and for several."""

from typing import Any

import pytest
from msgspec.structs import replace

from handbook.content.model import Goal
from handbook.handout.effort import Effort, EffortScale
from handbook.handout.model import Item
from handbook.handout.one_repetition_maximum import OneRepetitionMaximum
from handbook.handout.prescription import (
    BackOffRule,
    Change,
    Load,
    LoadType,
    Prescription,
    Progression,
    ProgressRule,
    Setback,
)
from handbook.handout.prescription_check import mistakes
from handbook.ui.draft import Spot
from handbook.ui.editing.dose_change import MIXED, Doses, common_value, value_at, with_value
from handbook.ui.editing.dose_fields import FIELDS, MAIN, MORE
from handbook.ui.editing.presentable import first_mistake, presentable

from .handout_sample import BRIDGE, EMPTY, GONE, KNEES, LIBRARY, MARCH, THRUST

PLAIN = Prescription()
RIR_2 = Effort(EffortScale.RIR, (2, 3))


@pytest.mark.parametrize(
    ("field", "value", "before", "after"),
    [
        ("sets", (4, 4), PLAIN, Prescription(sets=(4, 4))),
        ("load.weight", (40.0, 40.0), PLAIN, Prescription(load=Load(weight=(40.0, 40.0)))),
        (
            "load.type",
            LoadType.BODYWEIGHT,
            Prescription(load=Load(type=LoadType.IN_WORDS, words="light")),
            Prescription(load=Load(type=LoadType.BODYWEIGHT)),
        ),
        (
            "load.maximum.weight",
            100.0,
            PLAIN,
            Prescription(load=Load(maximum=OneRepetitionMaximum(100.0))),
        ),
        (
            "load.maximum.repetitions",
            5,
            Prescription(load=Load(maximum=OneRepetitionMaximum(100.0))),
            Prescription(load=Load(maximum=OneRepetitionMaximum(100.0, 5))),
        ),
        (
            "load.maximum.weight",
            None,
            Prescription(load=Load(maximum=OneRepetitionMaximum(100.0))),
            PLAIN,
        ),
        (
            "effort.scale",
            EffortScale.RPE,
            Prescription(effort=RIR_2),
            Prescription(effort=Effort(EffortScale.RPE, (7, 8))),
        ),
        ("effort.scale", EffortScale.RPE, PLAIN, PLAIN),
        (
            "progress.rule",
            Progression.TWO_FOR_TWO,
            PLAIN,
            Prescription(progress=ProgressRule(rule=Progression.TWO_FOR_TWO)),
        ),
        ("progress.rule", None, Prescription(progress=ProgressRule()), PLAIN),
        (
            "progress.change",
            Change.SETS,
            Prescription(progress=ProgressRule()),
            Prescription(progress=ProgressRule(change=Change.SETS)),
        ),
        (
            "back_off.when",
            (Setback.FORM,),
            PLAIN,
            Prescription(back_off=BackOffRule(when=(Setback.FORM,))),
        ),
        ("back_off.when", (), Prescription(back_off=BackOffRule(when=(Setback.FORM,))), PLAIN),
        (
            "back_off.when",
            (),
            Prescription(back_off=BackOffRule(when=(Setback.FORM,), words="w")),
            Prescription(back_off=BackOffRule(words="w")),
        ),
    ],
)
def test_a_field_takes_another_value(
    field: str, value: Any, before: Prescription, after: Prescription
) -> None:
    assert with_value(before, field, value) == after


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_of_the_editor_is_one_of_the_prescription(field: str) -> None:
    full = Prescription(
        effort=RIR_2,
        load=Load(maximum=OneRepetitionMaximum(100.0)),
        progress=ProgressRule(),
        back_off=BackOffRule(when=(Setback.FORM,)),
    )
    if field != "effort.value":
        value = value_at(full, field)
        assert with_value(full, field, value) == full


def test_every_field_of_the_prescription_is_one_of_the_editor() -> None:
    """But for the place in a group, which the list decides, and for notes."""
    elsewhere = {"group", "order", "purpose", "trainer_note"}
    shown = {path.partition(".")[0] for path in FIELDS}
    assert shown | elsewhere == set(Prescription.__struct_fields__)
    load = {path.split(".")[1] for path in FIELDS if path.startswith("load.")}
    assert load == set(Load.__struct_fields__)


def test_no_field_is_shown_twice() -> None:
    rows = [*MAIN, *(row for _title, group in MORE for row in group)]
    assert sum(len(row) for row in rows) == len(FIELDS)


def test_several_that_differ_are_mixed() -> None:
    assert common_value([PLAIN, PLAIN], "sets") == (3, 3)
    assert common_value([PLAIN, Prescription(sets=(4, 4))], "sets") is MIXED
    assert common_value([PLAIN], "progress.rule") is None


def test_an_item_without_a_dose_of_its_own_has_that_of_the_handbook() -> None:
    learn, strength = Doses(LIBRARY, None), Doses(LIBRARY, Goal.STRENGTH)
    assert value_at(learn.of(THRUST) or PLAIN, "amount") == (8, 12)
    assert value_at(strength.of(THRUST) or PLAIN, "amount") == (4, 6)
    assert learn.of(MARCH) is None
    assert learn.of(KNEES) is None
    assert (learn.takes_dose(MARCH), learn.takes_dose(KNEES)) == (True, False)
    assert (learn.takes_dose(GONE), learn.takes_dose(replace(GONE, dose=PLAIN))) == (False, True)


def test_a_change_goes_to_every_exercise_that_is_chosen_and_to_nothing_else() -> None:
    doses = Doses(LIBRARY, None)
    made = doses.changed((BRIDGE, THRUST, KNEES, MARCH), (0, 2, 3), "sets", (5, 5))
    assert [item.dose.sets if item.dose else None for item in made] == [(5, 5), None, None, (5, 5)]


def test_a_dose_that_says_what_the_handbook_says_is_the_handbooks_again() -> None:
    doses = Doses(LIBRARY, None)
    changed = doses.changed((BRIDGE,), (0,), "sets", (5, 5))
    assert doses.changed(changed, (0,), "sets", (3, 3)) == (BRIDGE,)
    assert doses.back_to_handbook(changed, (0,)) == (BRIDGE,)


def in_group(item: Item, order: int, sets: int = 3) -> Item:
    """An item in group A."""
    dose = Prescription(group="A", order=order, sets=(sets, sets), amount=(5, 5))
    return replace(item, dose=dose)


def test_those_of_a_group_keep_the_same_number_of_sets() -> None:
    before = (in_group(BRIDGE, 1), in_group(THRUST, 2), MARCH)
    made = Doses(LIBRARY, None).changed(before, (1,), "sets", (4, 4))
    assert [item.dose.sets for item in made if item.dose] == [(4, 4), (4, 4)]


def test_back_to_the_handbook_stays_in_the_group() -> None:
    before = (in_group(BRIDGE, 1, sets=4), in_group(THRUST, 2, sets=4))
    made = Doses(LIBRARY, None).back_to_handbook(before, (0,))
    dose = made[0].dose
    assert dose is not None
    assert (dose.group_label, dose.sets, dose.amount) == ("A1", (4, 4), (8, 12))


# What can be set while something is half typed

WRONG = replace(BRIDGE, dose=Prescription(sets=(50, 50)))
GOOD = replace(BRIDGE, dose=Prescription(sets=(5, 5)))


def test_a_dose_with_a_mistake_stays_as_it_was_on_the_page() -> None:
    before = replace(EMPTY, items=(GOOD, THRUST))
    made = presentable(replace(EMPTY, items=(WRONG, THRUST)), before)
    assert (made.handout.items, made.held_back) == ((GOOD, THRUST), 1)


@pytest.mark.parametrize("before", [None, EMPTY, replace(EMPTY, items=(THRUST,))])
def test_without_a_good_one_it_is_that_of_the_handbook(before: Any) -> None:
    made = presentable(replace(EMPTY, items=(WRONG,)), before)
    assert made.handout.items == (BRIDGE,)


def test_dates_and_weeks_that_cannot_be_are_left_off() -> None:
    handout = replace(EMPTY, review_date="2020-01-01", weeks=500, log_weeks=500)
    assert presentable(handout, None).handout == EMPTY


@pytest.mark.parametrize(
    ("changes", "spot", "message"),
    [
        ({"items": (BRIDGE, WRONG)}, Spot((1,), "sets"), "Glute bridge, Sets: 50 is outside"),
        (
            {"items": (replace(THRUST, dose=Prescription(load=Load(type=LoadType.BAND))),)},
            Spot((0,), "load.band"),
            "Hip thrust, Color of the band: The color of the band is missing.",
        ),
        ({"items": (in_group(BRIDGE, 1), THRUST)}, Spot((0,), "group"), "Glute bridge: "),
        ({"review_date": "2020-01-01"}, Spot(field="review_date"), "The next review is before"),
        ({"log_weeks": 500}, Spot(field="log_weeks"), "A handout is for 1 to"),
    ],
)
def test_the_first_mistake_is_told_with_its_exercise_and_field(
    changes: dict[str, Any], spot: Spot, message: str
) -> None:
    found = first_mistake(replace(EMPTY, **changes), LIBRARY)
    assert found is not None
    assert found[0] == spot
    assert found[1].startswith(message)


def test_a_handout_without_mistakes_stays_as_it_is() -> None:
    handout = replace(EMPTY, items=(GOOD, in_group(THRUST, 1), in_group(MARCH, 2)), weeks=4)
    assert not any(mistakes(item.dose) for item in handout.items if item.dose)
    assert presentable(handout, None).handout == handout
    assert first_mistake(handout, LIBRARY) is None


def test_a_broken_group_is_no_group_on_the_page() -> None:
    handout = replace(EMPTY, items=(in_group(BRIDGE, 1), THRUST))
    (dose, _none) = (item.dose for item in presentable(handout, None).handout.items)
    assert dose is not None
    assert not dose.group


def test_an_effort_out_of_its_limits_is_not_turned_into_the_other_scale() -> None:
    remark = FIELDS["effort.value"].remark
    assert remark(Prescription(effort=RIR_2)) == "= RPE 7-8"
    assert remark(Prescription(effort=Effort(EffortScale.RIR, (70, 75)))) == ""

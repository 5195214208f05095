"""A dose: where it comes from, what may be in it, and what follows from it."""

from typing import Any

import msgspec
import pytest
from hypothesis import given

from handbook.content.handbook import Library
from handbook.content.model import Dose, Goal, RepetitionUnit
from handbook.handout import effort
from handbook.handout.effort import Effort, EffortScale
from handbook.handout.one_repetition_maximum import (
    Formula,
    OneRepetitionMaximum,
    rounded_to,
    share_of_maximum,
)
from handbook.handout.prescription import (
    BackOffRule,
    HoldAt,
    Load,
    LoadType,
    Prescription,
    Progression,
    ProgressRule,
    Scheme,
    Setback,
    Side,
    Unit,
    Weekday,
    WeightUnit,
)
from handbook.handout.prescription_check import group_mistakes, mistakes
from handbook.handout.prescription_defaults import from_pack, prescription_for
from handbook.handout.prescription_labels import prescription_label
from handbook.handout.prescription_load import known_weight, part_of_weight
from handbook.handout.session_length import exercise_seconds, session_minutes

from .prescriptions import prescriptions
from .sample import HANDBOOK, HYPERTROPHY, PACK_STRENGTH


def wrong(**fields: Any) -> dict[str, str]:
    return {mistake.field: mistake.message for mistake in mistakes(Prescription(**fields))}


# From the pack


def test_a_dose_of_a_pack_becomes_a_prescription_field_by_field() -> None:
    assert from_pack(HYPERTROPHY) == Prescription(
        sets=(3, 4),
        amount=(8, 12),
        side=Side.EACH,
        load=Load(type=LoadType.PERCENT_1RM, percent=(60, 85), words="60-85% 1RM"),
        effort=Effort(EffortScale.RIR, (1, 3)),
        tempo="2-0-1-1",
        rest_seconds=(90, 180),
        days_a_week=(2, 3),
    )


def test_the_note_of_a_pack_is_for_the_trainer_and_bodyweight_is_a_load() -> None:
    dose = Dose(
        goal=Goal.LEARN,
        sets=2,
        repetitions=30,
        unit=RepetitionUnit.SECONDS,
        load="Bodyweight",
        note="Supervise.",
    )
    prescription = from_pack(dose)
    assert prescription.load == Load(type=LoadType.BODYWEIGHT)
    assert (prescription.unit, prescription.trainer_note) == (Unit.SECONDS, "Supervise.")
    assert from_pack(PACK_STRENGTH).load == Load(type=LoadType.IN_WORDS, words="80-90% 1RM")


def test_defaults_come_from_the_exercise_then_from_the_pack_by_goal() -> None:
    variation = HANDBOOK.variations[0]
    assert prescription_for(variation, HANDBOOK, None) == from_pack(HYPERTROPHY)
    assert prescription_for(variation, HANDBOOK, Goal.STRENGTH) == from_pack(PACK_STRENGTH)
    assert prescription_for(variation, HANDBOOK, Goal.POWER) is None


def test_every_dose_of_the_bundled_packs_is_sound(bundled: Library) -> None:
    doses = [
        dose
        for handbook in bundled.handbooks
        for dose in (
            *handbook.manifest.doses,
            *(dose for entry in handbook.variations for dose in entry.doses),
        )
    ]
    assert len(doses) > 20
    for dose in doses:
        assert mistakes(from_pack(dose)) == (), dose


# What may be in it


def test_an_empty_prescription_is_sound() -> None:
    assert mistakes(Prescription()) == ()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("sets", (0, 3), "0 is outside 1 to 20"),
        ("sets", (4, 3), "from 4 down to 3. Put the smaller number first"),
        ("warm_up_sets", 11, "outside 0 to 10"),
        ("amount", (1, 101), "outside 1 to 100"),
        ("hold_seconds", 601, "outside 0 to 600"),
        ("rest_seconds", (0, 901), "outside 0 to 900"),
        ("rest_after_seconds", (0, 901), "outside 0 to 900"),
        ("times_a_day", 11, "outside 1 to 10"),
        ("days_a_week", (2, 8), "outside 1 to 7"),
        ("hours_between", 0, "outside 1 to 168"),
        ("weeks", 0, "outside 1 to 104"),
        ("pain_limit", 11, "outside 0 to 10"),
        ("tempo", "2-0-1", "as in 2-0-1-1"),
        ("tempo", "X-0-1-1", "in the third place only"),
        ("group", "ab", "one capital letter"),
        ("order", 1, "Choose a group"),
        ("weekdays", (Weekday.FRIDAY, Weekday.MONDAY), "in the order of the week"),
        ("weekdays", (Weekday.FRIDAY, Weekday.FRIDAY), "Name each day once"),
        ("start_date", "1.2.2026", "2026-01-31"),
        ("review_date", "2026-02-30", "2026-01-31"),
        ("purpose", "x" * 301, "301 characters and 300 fit"),
        ("phase", "x" * 61, "60 fit"),
        ("rest_within_seconds", 15, "Only cluster and rest-pause"),
        ("effort", Effort(EffortScale.RIR, (0, 7)), "outside 0 to 6"),
        ("effort", Effort(EffortScale.RPE, (3, 8)), "outside 4 to 10"),
        ("effort", Effort(EffortScale.RIR, (1.2, 2)), "nearest half"),
    ],
)
def test_every_limit_has_a_clear_message(field: str, value: object, said: str) -> None:
    found = wrong(**{field: value})
    assert list(found) == [field]
    assert said in found[field]


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"scheme": Scheme.TIMED}, "unit", "seconds or minutes"),
        ({"scheme": Scheme.ISOMETRIC}, "unit", "seconds, minutes or breaths"),
        ({"scheme": Scheme.AMRAP, "unit": Unit.METERS}, "unit", "a time or a least number"),
        ({"scheme": Scheme.EMOM, "rest_seconds": (60, 60)}, "rest_seconds", "Clear the rest"),
        ({"scheme": Scheme.WARM_UP_AND_WORK}, "warm_up_sets", "Say how many"),
        (
            {"scheme": Scheme.ISOMETRIC, "unit": Unit.SECONDS, "tempo": "2-0-1-1"},
            "tempo",
            "has no tempo",
        ),
        ({"tempo": "2-0-1-1", "hold_seconds": 5}, "hold_seconds", "1 s where the hold says 5 s"),
        ({"start_date": "2026-02-01", "review_date": "2026-01-01"}, "review_date", "later day"),
        ({"amount": (8, 8), "progress": ProgressRule()}, "progress", "a lower and an upper"),
        (
            {"unit": Unit.SECONDS, "progress": ProgressRule(rule=Progression.TWO_FOR_TWO)},
            "progress",
            "counts repetitions",
        ),
        ({"progress": ProgressRule(rule=Progression.OWN_WORDS)}, "progress", "is empty"),
        ({"progress": ProgressRule(by=(0, 5))}, "progress", "outside 0.1 to 100"),
        ({"back_off": BackOffRule()}, "back_off", "is empty"),
        ({"back_off": BackOffRule(when=(Setback.PAIN,))}, "pain_limit", "Set it"),
        ({"load": Load(type=LoadType.ABSOLUTE)}, "load.weight", "weight is missing"),
        ({"load": Load(type=LoadType.BAND)}, "load.band", "color of the band"),
        ({"load": Load(type=LoadType.MACHINE_PIN)}, "load.pin", "pin is missing"),
        ({"load": Load(type=LoadType.PERCENT_1RM)}, "load.percent", "percentage of the 1RM"),
        ({"load": Load(type=LoadType.REPETITION_MAXIMUM)}, "load.repetition_maximum", "before RM"),
        ({"load": Load(type=LoadType.IN_WORDS, words=" ")}, "load.words", "Write it"),
        ({"load": Load(percent=(60, 111))}, "load.percent", "outside 1 to 110"),
        ({"load": Load(repetition_maximum=31)}, "load.repetition_maximum", "outside 1 to 30"),
        ({"load": Load(weight=(5, float("nan")))}, "load.weight", "outside 0 to 1000"),
        ({"load": Load(plate_step=0.01)}, "load.plate_step", "outside 0.1 to 50"),
        (
            {"load": Load(maximum=OneRepetitionMaximum(80, 31))},
            "load.maximum.repetitions",
            "outside 1 to 30",
        ),
    ],
)
def test_fields_that_do_not_go_together(fields: dict[str, Any], field: str, said: str) -> None:
    found = wrong(**fields)
    assert list(found) == [field]
    assert said in found[field]


def test_a_hold_may_repeat_what_the_tempo_says() -> None:
    assert not wrong(tempo="2-0-1-5", hold_seconds=5)
    assert not wrong(tempo="2-0-1-0", hold_seconds=5)
    assert not wrong(tempo="2-0-1-1", hold_seconds=5, hold_at=HoldAt.MIDDLE)


def member(order: int, *, sets: int = 3, group: str = "A") -> Prescription:
    return Prescription(group=group, order=order, sets=(sets, sets))


def test_a_group_has_two_exercises_side_by_side_numbered_in_order() -> None:
    alone = Prescription()
    assert group_mistakes([member(1), member(2), None, alone]) == {}
    assert group_mistakes([member(1, group="A"), member(2), member(1, group="B")]).keys() == {2}


@pytest.mark.parametrize(
    ("doses", "index", "said"),
    [
        ([member(1)], 0, "one exercise"),
        ([member(1), None, member(2)], 2, "Move those of the group together"),
        ([member(2), member(1)], 0, "This is number 1 of group A"),
        ([member(1), member(1)], 1, "This is number 2 of group A"),
        ([member(1), member(2, sets=4)], 1, "same number of sets"),
    ],
)
def test_a_group_that_is_none(doses: list[Prescription | None], index: int, said: str) -> None:
    found = group_mistakes(doses)
    assert said in found[index].message
    assert found[index].field == "group"


@given(prescriptions)
def test_it_comes_back_as_it_was_kept(prescription: Prescription) -> None:
    kept = msgspec.json.encode(prescription)
    assert msgspec.json.decode(kept, type=Prescription) == prescription


@pytest.mark.parametrize(
    "values",
    [
        *(Scheme, Unit, Side, HoldAt, LoadType, WeightUnit, Weekday, Progression, Setback),
        *(EffortScale, Formula),
    ],
)
def test_every_value_has_a_label_of_its_own(values: Any) -> None:
    labels = [prescription_label(value) for value in values]
    assert len(set(labels)) == len(labels)


# What follows from it


def test_one_effort_gives_the_other() -> None:
    assert Effort(EffortScale.RIR, (1, 2.5)).perceived == (7.5, 9)
    assert Effort(EffortScale.RPE, (7.5, 9)).in_reserve == (1, 2.5)
    assert Effort(EffortScale.RPE, (8, 8)).perceived == (8, 8)
    assert [effort.limits(scale) for scale in EffortScale] == [(0, 6), (4, 10)]


def test_the_maximum_by_each_formula() -> None:
    assert OneRepetitionMaximum(100, 1).value == 100
    assert OneRepetitionMaximum(80, 8, Formula.EPLEY).value == pytest.approx(80 * (1 + 8 / 30))
    brzycki = OneRepetitionMaximum(80, 8, Formula.BRZYCKI)
    assert brzycki.value == pytest.approx(80 * 36 / (37 - 8))
    assert (OneRepetitionMaximum(80, 1).estimated, brzycki.estimated) == (False, True)
    assert share_of_maximum(10, Formula.EPLEY) == 0.75


@pytest.mark.parametrize(
    ("weight", "step", "rounded"),
    [(41.2, 2.5, 40), (41.25, 2.5, 42.5), (0.4, 2.5, 2.5), (43, 5, 45), (40.4, 1, 40)],
)
def test_weights_are_rounded_to_what_can_be_loaded(
    weight: float, step: float, rounded: float
) -> None:
    assert rounded_to(weight, step) == rounded


def test_a_weight_is_known_where_it_can_be() -> None:
    maximum = OneRepetitionMaximum(103)
    percent = Load(type=LoadType.PERCENT_1RM, percent=(60, 70), maximum=maximum)
    assert known_weight(percent) == (62.5, 72.5)
    assert known_weight(msgspec.structs.replace(percent, plate_step=1.0)) == (62, 72)
    pounds = msgspec.structs.replace(percent, unit=WeightUnit.POUND)
    assert known_weight(pounds) == (60, 70)
    assert known_weight(msgspec.structs.replace(percent, maximum=None)) is None
    assert known_weight(Load(type=LoadType.BODYWEIGHT, weight=(5, 5))) is None
    assert part_of_weight(percent, (2, 10)) == (2.5, 7.5)
    assert part_of_weight(Load(), (2, 10)) is None


def test_times_a_week_are_worked_out() -> None:
    assert Prescription(times_a_day=2, days_a_week=(2, 3)).times_a_week == (4, 6)
    days = (Weekday.MONDAY, Weekday.FRIDAY)
    assert Prescription(weekdays=days, days_a_week=(5, 5)).times_a_week == (2, 2)
    assert Prescription(times_a_day=2).times_a_week is None


@pytest.mark.parametrize(
    ("fields", "seconds"),
    [
        ({"rest_seconds": (60, 60)}, (3 * 8 * 3 + 120, 3 * 12 * 3 + 120)),
        ({}, (3 * 8 * 3 + 120, 3 * 12 * 3 + 120)),
        ({"tempo": "2-0-X-1", "rest_seconds": (0, 0)}, (3 * 8 * 4, 3 * 12 * 4)),
        ({"hold_seconds": 2, "rest_seconds": (0, 0)}, (3 * 8 * 5, 3 * 12 * 5)),
        ({"side": Side.EACH, "rest_seconds": (0, 0)}, (2 * 3 * 8 * 3, 2 * 3 * 12 * 3)),
        ({"side": Side.LEFT, "rest_seconds": (0, 0)}, (3 * 8 * 3, 3 * 12 * 3)),
        ({"warm_up_sets": 1, "sets": (1, 1), "rest_seconds": (30, 60)}, (78, 132)),
        ({"unit": Unit.SECONDS, "amount": (30, 60), "sets": (1, 1)}, (30, 60)),
        ({"unit": Unit.MINUTES, "amount": (1, 2), "sets": (1, 1)}, (60, 120)),
        ({"unit": Unit.BREATHS, "amount": (5, 5), "sets": (1, 1)}, (25, 25)),
        ({"unit": Unit.METERS, "amount": (20, 20), "sets": (1, 1)}, (20, 20)),
        ({"unit": Unit.TECHNICAL_FAILURE, "sets": (1, 1)}, (36, 36)),
        ({"scheme": Scheme.EMOM, "sets": (10, 12)}, (600, 720)),
    ],
)
def test_how_long_an_exercise_takes(fields: dict[str, Any], seconds: tuple[int, int]) -> None:
    assert exercise_seconds(Prescription(**fields)) == seconds


def test_how_long_a_session_takes() -> None:
    one = Prescription(sets=(1, 1), unit=Unit.MINUTES, amount=(1, 1))
    assert session_minutes([]) is None
    assert session_minutes([one]) == (1, 1)
    assert session_minutes([one, one]) == (3, 3)  # a minute from one to the next
    rested = msgspec.structs.replace(one, rest_after_seconds=(120, 180))
    assert session_minutes([rested, one]) == (4, 5)


@given(prescriptions)
def test_the_least_time_is_never_above_the_most(prescription: Prescription) -> None:
    low, high = exercise_seconds(prescription)
    assert 0 < low <= high

"""A log sheet has boxes for exactly the sets, sides, days and weeks of a dose."""

from typing import Any

import pytest

from handbook.handout.log_sheet import how_to_fill_in, log_sheet
from handbook.handout.model import Handout, Voice
from handbook.handout.page import LogSheet
from handbook.handout.prescription import (
    Load,
    LoadType,
    Prescription,
    Side,
    Weekday,
    WeightUnit,
)

from .sample import DATE

BARBELL = Load(type=LoadType.ABSOLUTE, weight=(40, 40))
BODYWEIGHT = Load(type=LoadType.BODYWEIGHT)


def sheet(handout: dict[str, Any] | None = None, **dose: Any) -> LogSheet:
    return log_sheet(Prescription(**dose), Handout(date=DATE, **(handout or {})))


def columns(made: LogSheet) -> list[str]:
    return [f"{column.group} {column.label}".strip() for column in made.columns]


def rows(made: LogSheet) -> list[str]:
    return [f"{row.week}/{row.day}/{row.side}" for row in made.rows]


def test_a_client_writes_the_weight_once_and_what_was_done_in_each_round() -> None:
    made = sheet(sets=(3, 3), load=BARBELL)
    assert columns(made) == ["kg", "Round 1", "Round 2", "Round 3", "Effort"]


def test_a_trainer_writes_the_weight_of_each_set() -> None:
    made = sheet({"voice": Voice.TRAINER}, sets=(2, 2), load=BARBELL)
    assert columns(made) == ["Set 1 kg", "Set 1 ×", "Set 2 kg", "Set 2 ×", "RIR"]


def test_many_sets_share_one_box_for_the_weight() -> None:
    made = sheet({"voice": Voice.TRAINER}, sets=(5, 6), load=BARBELL)
    assert columns(made) == ["kg", *(f"Set {number}" for number in range(1, 7)), "RIR"]


def test_nobody_is_asked_for_the_weight_of_their_own_body() -> None:
    assert columns(sheet(sets=(1, 2), load=BODYWEIGHT)) == ["Round 1", "Round 2", "Effort"]


@pytest.mark.parametrize(
    ("load", "label"),
    [
        (Load(type=LoadType.ABSOLUTE, weight=(90, 90), unit=WeightUnit.POUND), "lb"),
        (Load(type=LoadType.MACHINE_PIN, pin=(4, 4)), "Pin"),
    ],
)
def test_the_load_is_asked_for_in_its_unit(load: Load, label: str) -> None:
    assert columns(sheet(load=load))[0] == label


def test_the_days_and_weeks_are_those_prescribed() -> None:
    made = sheet(weekdays=(Weekday.MONDAY, Weekday.THURSDAY), weeks=2)
    assert made.heads == ("Week", "Day")
    assert rows(made) == ["1/Mon/", "/Thu/", "2/Mon/", "/Thu/"]
    assert rows(sheet(days_a_week=(1, 2), weeks=1)) == ["1/1/", "/2/"]


def test_each_side_has_a_line_of_its_own() -> None:
    made = sheet(side=Side.EACH, days_a_week=(1, 1), weeks=2)
    assert made.heads == ("Week", "Day", "Side")
    assert rows(made) == ["1/1/Left", "//Right", "2/1/Left", "//Right"]
    assert rows(sheet(side=Side.LEFT, days_a_week=(1, 1), weeks=1)) == ["1/1/Left"]


def test_the_handout_may_ask_for_other_weeks() -> None:
    assert len(sheet({"log_weeks": 6}, days_a_week=(1, 1), weeks=2).rows) == 6
    assert len(sheet({"weeks": 3}, days_a_week=(1, 1)).rows) == 3
    assert len(sheet(days_a_week=(1, 1)).rows) == 4


def test_several_times_a_day_are_ticked() -> None:
    made = sheet(times_a_day=3, sets=(2, 2), days_a_week=(7, 7), weeks=1, load=BODYWEIGHT)
    assert columns(made) == [f"Time of the day {number}" for number in (1, 2, 3)]
    assert [column.tick for column in made.columns] == [2, 2, 2]
    assert len(made.rows) == 7


def test_a_client_is_told_how_to_fill_it_in() -> None:
    once, thrice = Prescription(), Prescription(times_a_day=3)
    assert how_to_fill_in([thrice]) == "Tick a box after each round."
    assert how_to_fill_in([once]).startswith("Write down what you did")
    assert how_to_fill_in([once, thrice]).count(".") == 2

"""The words shown for the values of a prescription's enumerations."""

from enum import StrEnum

from handbook.handout.effort import EffortScale
from handbook.handout.one_repetition_maximum import Formula
from handbook.handout.prescription import (
    Change,
    FirstPhase,
    HoldAt,
    LoadType,
    Progression,
    Scheme,
    Setback,
    Side,
    Unit,
    Weekday,
    WeightUnit,
)
from handbook.language import N_, _

_LABELS: tuple[tuple[StrEnum, str], ...] = (
    (Scheme.STRAIGHT, N_("Straight sets")),
    (Scheme.RAMP, N_("Ramp")),
    (Scheme.PYRAMID_UP, N_("Pyramid up")),
    (Scheme.PYRAMID_DOWN, N_("Pyramid down")),
    (Scheme.REVERSE_PYRAMID, N_("Reverse pyramid")),
    (Scheme.DROP_SET, N_("Drop sets")),
    (Scheme.CLUSTER, N_("Cluster sets")),
    (Scheme.REST_PAUSE, N_("Rest-pause")),
    (Scheme.AMRAP, N_("AMRAP (as many as possible)")),
    (Scheme.EMOM, N_("EMOM (a set every minute)")),
    (Scheme.ISOMETRIC, N_("Isometric hold")),
    (Scheme.TIMED, N_("Timed sets")),
    (Scheme.WARM_UP_AND_WORK, N_("Warm-up and work sets")),
    (Unit.REPETITIONS, N_("Repetitions")),
    (Unit.SECONDS, N_("Seconds")),
    (Unit.MINUTES, N_("Minutes")),
    (Unit.METERS, N_("Meters")),
    (Unit.BREATHS, N_("Breaths")),
    (Unit.TECHNICAL_FAILURE, N_("To technical failure")),
    (Side.TOGETHER, N_("Both together")),
    (Side.EACH, N_("Each side")),
    (Side.LEFT, N_("Left only")),
    (Side.RIGHT, N_("Right only")),
    (Side.ALTERNATE, N_("Alternating")),
    (Side.WEAKER_FIRST, N_("Weaker side first")),
    (HoldAt.TOP, N_("At the top")),
    (HoldAt.MIDDLE, N_("In the middle")),
    (HoldAt.BOTTOM, N_("At the bottom")),
    (FirstPhase.UP, N_("Up first (hip thrust)")),
    (FirstPhase.DOWN, N_("Down first (squat)")),
    (LoadType.UNSTATED, N_("Not stated")),
    (LoadType.ABSOLUTE, N_("Weight")),
    (LoadType.PER_HAND, N_("Weight in each hand")),
    (LoadType.ADDED_TO_BODYWEIGHT, N_("Added to body weight")),
    (LoadType.BODYWEIGHT, N_("Body weight")),
    (LoadType.BAND, N_("Band")),
    (LoadType.MACHINE_PIN, N_("Pin of a machine")),
    (LoadType.BY_EFFORT, N_("Chosen by effort")),
    (LoadType.PERCENT_1RM, N_("Percent of the 1RM")),
    (LoadType.REPETITION_MAXIMUM, N_("Repetition maximum (nRM)")),
    (LoadType.IN_WORDS, N_("In words")),
    (WeightUnit.KILOGRAM, N_("kg")),
    (WeightUnit.POUND, N_("lb")),
    (Weekday.MONDAY, N_("Monday")),
    (Weekday.TUESDAY, N_("Tuesday")),
    (Weekday.WEDNESDAY, N_("Wednesday")),
    (Weekday.THURSDAY, N_("Thursday")),
    (Weekday.FRIDAY, N_("Friday")),
    (Weekday.SATURDAY, N_("Saturday")),
    (Weekday.SUNDAY, N_("Sunday")),
    (Change.WEIGHT, N_("Weight")),
    (Change.PERCENT, N_("Percent of the weight")),
    (Change.REPETITIONS, N_("Repetitions")),
    (Change.SETS, N_("Sets")),
    (Change.NEXT_EXERCISE, N_("Another exercise")),
    (Change.ASK, N_("As the trainer decides")),
    (Progression.DOUBLE_PROGRESSION, N_("Double progression")),
    (Progression.TWO_FOR_TWO, N_("2-for-2 rule (NSCA)")),
    (Progression.ACSM_2009, N_("1 or 2 over the target, then 2 to 10% more (ACSM 2009)")),
    (Progression.OWN_WORDS, N_("Own words")),
    (Setback.PAIN, N_("Pain above the limit")),
    (Setback.FORM, N_("The form breaks")),
    (Setback.MISSED_TWICE, N_("Too few, two sessions running")),
    (EffortScale.RIR, N_("RIR (repetitions in reserve)")),
    (EffortScale.RPE, N_("RPE (10 - RIR)")),
    (Formula.EPLEY, N_("Epley 1985")),
    (Formula.BRZYCKI, N_("Brzycki 1993")),
)

# Members of different enumerations may have the same text, and would be the same key.
_BY_TYPE: dict[tuple[type[StrEnum], StrEnum], str] = {
    (type(value), value): text for value, text in _LABELS
}


def prescription_label(value: StrEnum) -> str:
    """What a trainer reads for a value."""
    return _(_BY_TYPE[type(value), value])

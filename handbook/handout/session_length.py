"""How long an exercise and a whole session take.

Work is sets x amount x seconds for each repetition, for each side that works, and between the
sets lie the rests. Where a dose leaves something open, the constants below stand in for it: they
are assumptions, not findings.
"""

import math
from collections.abc import Iterable

from handbook.handout.prescription import Prescription, Range, Scheme, Side, Unit

SECONDS_PER_REPETITION = 3
SECONDS_PER_BREATH = 5
SECONDS_PER_METER = 1
REPETITIONS_TO_FAILURE = 12
REST_SECONDS = 60
CHANGE_SECONDS = 60
"""What is assumed without a tempo, a rest, or a rest before the next exercise."""

_FAST_SECONDS = 1
"""What an X in a tempo takes."""

_BOTH_SIDES_IN_TURN = frozenset((Side.EACH, Side.ALTERNATE, Side.WEAKER_FIRST))


def exercise_seconds(prescription: Prescription) -> Range:
    """How long one exercise takes, at the least and at the most, without getting to the next."""
    if prescription.scheme is Scheme.EMOM:
        return prescription.sets[0] * 60, prescription.sets[1] * 60
    rest = prescription.rest_seconds or (REST_SECONDS, REST_SECONDS)
    low, high = (_seconds(prescription, end, rest[end]) for end in (0, 1))
    return low, high


def session_minutes(prescriptions: Iterable[Prescription]) -> Range | None:
    """How long a session takes, in whole minutes, rounded up; None for no exercise."""
    low = high = 0
    after: Range = (0, 0)
    count = 0
    for prescription in prescriptions:
        seconds = exercise_seconds(prescription)
        low, high = low + after[0] + seconds[0], high + after[1] + seconds[1]
        after = prescription.rest_after_seconds or (CHANGE_SECONDS, CHANGE_SECONDS)
        count += 1
    return (math.ceil(low / 60), math.ceil(high / 60)) if count else None


def _seconds(prescription: Prescription, end: int, rest: int) -> int:
    sides = 2 if prescription.side in _BOTH_SIDES_IN_TURN else 1
    work = prescription.amount[end] * _seconds_each(prescription)
    if prescription.unit is Unit.TECHNICAL_FAILURE:
        work = REPETITIONS_TO_FAILURE * _seconds_each(prescription)
    sets = prescription.sets[end] + prescription.warm_up_sets
    return sets * work * sides + max(sets - 1, 0) * rest


def _seconds_each(prescription: Prescription) -> int:
    """How long one of the unit takes."""
    match prescription.unit:
        case Unit.REPETITIONS | Unit.TECHNICAL_FAILURE:
            return _seconds_per_repetition(prescription)
        case Unit.SECONDS:
            return 1
        case Unit.MINUTES:
            return 60
        case Unit.METERS:
            return SECONDS_PER_METER
        case Unit.BREATHS:
            return SECONDS_PER_BREATH


def _seconds_per_repetition(prescription: Prescription) -> int:
    if not prescription.tempo:
        return SECONDS_PER_REPETITION + prescription.hold_seconds
    digits = prescription.tempo.split("-")
    seconds = sum(int(digit) if digit.isdigit() else _FAST_SECONDS for digit in digits)
    return max(seconds, 1) + prescription.hold_seconds

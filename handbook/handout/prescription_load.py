"""Weights worked out from a load, so that nobody has to do sums with plates in hand."""

from handbook.handout.one_repetition_maximum import rounded_to, share_of_maximum
from handbook.handout.prescription import Load, LoadType, Weight, WeightUnit

_PLATE_STEPS = {WeightUnit.KILOGRAM: 2.5, WeightUnit.POUND: 5.0}
"""The step with the smallest plates most places have, one on each end of the bar."""


def plate_step(load: Load) -> float:
    """What the weight can be changed by, in the unit of the load."""
    return load.plate_step or _PLATE_STEPS[load.unit]


def known_weight(load: Load) -> Weight | None:
    """The weight to put on, in the unit of the load; None where it cannot be known.

    Percentages and repetition maxima are worked out from the 1RM and rounded to what can be
    loaded; without a 1RM they stay open.
    """
    match load.type:
        case LoadType.ABSOLUTE | LoadType.PER_HAND | LoadType.ADDED_TO_BODYWEIGHT:
            return load.weight
        case LoadType.PERCENT_1RM if load.percent is not None:
            return _from_maximum(load, load.percent[0] / 100, load.percent[1] / 100)
        case LoadType.REPETITION_MAXIMUM if load.repetition_maximum and load.maximum:
            share = share_of_maximum(load.repetition_maximum, load.maximum.formula)
            return _from_maximum(load, share, share)
        case _:
            return None


def part_of_weight(load: Load, percent: Weight) -> Weight | None:
    """So much percent of the weight, rounded to what can be loaded; None where it is not known."""
    weight = known_weight(load)
    if weight is None:
        return None
    step = plate_step(load)
    low, high = weight[0] * percent[0] / 100, weight[1] * percent[1] / 100
    return rounded_to(low, step), rounded_to(high, step)


def _from_maximum(load: Load, low: float, high: float) -> Weight | None:
    if load.maximum is None:
        return None
    maximum, step = load.maximum.value, plate_step(load)
    return rounded_to(low * maximum, step), rounded_to(high * maximum, step)

"""The one-repetition maximum (1RM): measured, or estimated from a set, and weights from it."""

import math
from enum import StrEnum

from msgspec import Struct


class Formula(StrEnum):
    """Whose formula an estimate follows; both are for sets of up to about 10 repetitions."""

    EPLEY = "epley"
    """Epley 1985, Boyd Epley Workout: 1RM = weight x (1 + repetitions / 30)."""
    BRZYCKI = "brzycki"
    """Brzycki 1993, J Phys Educ Recreat Dance 64:88-90: 1RM = weight x 36 / (37 - repetitions)."""


MOST_REPETITIONS = 30
"""Brzycki's formula has no value from 37 repetitions on, and neither holds for so many."""


class OneRepetitionMaximum(Struct, frozen=True):
    """What a 1RM is known from: the best set, in the unit of the load it belongs to.

    A set of one repetition is the 1RM itself, measured; anything longer makes it an estimate.
    """

    weight: float
    repetitions: int = 1
    formula: Formula = Formula.EPLEY

    @property
    def estimated(self) -> bool:
        """Whether the formula was needed."""
        return self.repetitions > 1

    @property
    def value(self) -> float:
        """The 1RM, not rounded."""
        return self.weight / share_of_maximum(self.repetitions, self.formula)


def share_of_maximum(repetitions: int, formula: Formula) -> float:
    """The part of the 1RM that can be lifted just so many times; 1 for one repetition."""
    if repetitions <= 1:
        return 1.0
    if formula is Formula.EPLEY:
        return 30 / (30 + repetitions)
    return (37 - repetitions) / 36


def rounded_to(weight: float, step: float) -> float:
    """The nearest weight that can be loaded, halves up, and at least one step."""
    return max(math.floor(weight / step + 0.5), 1) * step

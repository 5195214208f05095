"""How hard a set is: repetitions in reserve, or the effort rated from them.

One of the two is stored, the other follows: RPE = 10 - RIR, the scale of Zourdos et al. 2016
(J Strength Cond Res 30:267-275) and Helms et al. 2016 (Strength Cond J 38:42-49). It is not Borg's
scale of 6 to 20 nor his CR10, hence the scale is stored with the number.
"""

from enum import StrEnum

from msgspec import Struct

MOST_IN_RESERVE = 6.0
LEAST_EFFORT = 4.0
STEP = 0.5
"""Zourdos's scale tells efforts apart down to 4 to 6 in reserve, in halves."""


class EffortScale(StrEnum):
    """What the number on an effort means."""

    RIR = "rir"
    """Repetitions in reserve: how many more were possible."""
    RPE = "rpe"
    """Rating of perceived exertion based on repetitions in reserve; 10 is all-out."""


class Effort(Struct, frozen=True):
    """An effort, lowest and highest number on its scale."""

    scale: EffortScale
    value: tuple[float, float]

    @property
    def in_reserve(self) -> tuple[float, float]:
        """Repetitions in reserve, fewest first."""
        return self.value if self.scale is EffortScale.RIR else _other(self.value)

    @property
    def perceived(self) -> tuple[float, float]:
        """Rating of perceived exertion, lowest first."""
        return self.value if self.scale is EffortScale.RPE else _other(self.value)


def limits(scale: EffortScale) -> tuple[float, float]:
    """The lowest and the highest number of a scale."""
    return (0.0, MOST_IN_RESERVE) if scale is EffortScale.RIR else (LEAST_EFFORT, 10.0)


def _other(value: tuple[float, float]) -> tuple[float, float]:
    return 10 - value[1], 10 - value[0]

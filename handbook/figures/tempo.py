"""How one repetition of a figure runs in time: from a tempo to an instant of the movement."""

from itertools import accumulate
from typing import NamedTuple

from handbook.content.pose import Figure, Hold, Rhythm

EXPLOSIVE = 0.5
"""Seconds that a lift “as fast as possible” is shown in."""
SHORTEST = 0.4
"""Seconds that any other way is shown in at least: none is a jump."""
LEAST_HOLD = 1.0
"""Seconds of a stop that the variation is named for, where the tempo has none."""


class Tempo(NamedTuple):
    """The four parts of a repetition in seconds, in the order in which a tempo is written."""

    eccentric: float
    stretched: float
    concentric: float
    contracted: float


CALM = Tempo(2.0, 0.0, 1.0, 1.0)
"""For a variation whose doses name no tempo."""


def tempo_of(text: str) -> Tempo:
    """Read a tempo such as 2-0-X-1; raises ValueError when the text is none."""
    parts = text.split("-")
    if len(parts) != len(Tempo._fields):
        raise ValueError(text)
    return Tempo(*(EXPLOSIVE if part == "X" else float(part) for part in parts))


class Phase(NamedTuple):
    """A part of a repetition: how many seconds, and from where to where; 0 is the start."""

    seconds: float
    begin: float
    end: float


class Repetition(NamedTuple):
    """One repetition, from the start of the movement back to it."""

    phases: tuple[Phase, ...]

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return sum(phase.seconds for phase in self.phases)

    def instant(self, time: float) -> float:
        """Where the movement is after some seconds; the repetition is done again and again."""
        time %= self.seconds
        ends = accumulate(phase.seconds for phase in self.phases)
        for phase, end in zip(self.phases, ends, strict=True):
            if time < end:
                part = 1.0 - (end - time) / phase.seconds
                return phase.begin + (phase.end - phase.begin) * eased(part)
        return self.phases[-1].end


def repetition(figure: Figure, tempo: Tempo) -> Repetition:
    """One repetition of a figure in its rhythm: up, hold, down, rest."""
    up, down = max(tempo.concentric, SHORTEST), max(tempo.eccentric, SHORTEST)
    top = max(tempo.contracted, LEAST_HOLD if figure.hold is Hold.TOP else 0.0)
    bottom = max(tempo.stretched, LEAST_HOLD if figure.hold is Hold.BOTTOM else 0.0)
    phases = [Phase(up, 0.0, 1.0), Phase(top, 1.0, 1.0), Phase(down, 1.0, 0.0)]
    if figure.rhythm is Rhythm.ONE_AND_A_HALF:
        half = [Phase(max(down / 2, SHORTEST), 1.0, 0.5), Phase(max(up / 2, SHORTEST), 0.5, 1.0)]
        phases[1:1] = half
    phases.append(Phase(bottom, 0.0, 0.0))
    return Repetition(tuple(phase for phase in phases if phase.seconds > 0))


def eased(part: float) -> float:
    """The part of a way covered after a part of its time, both from 0 to 1.

    The smoothest course of a reach between two points of rest: T. Flash and N. Hogan, The
    coordination of arm movements, Journal of Neuroscience 5 (1985), 1688-1703, minimum jerk.
    """
    return part**3 * (10 - 15 * part + 6 * part**2)

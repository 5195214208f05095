"""How much of an exercise someone is to do: every field of a dose, as one frozen value.

Ranges are pairs (low, high); a single number is a pair of equal ends. The fields and their limits
follow NSCA and ACSM usage. What is left at its default is not said on the handout.
"""

from enum import StrEnum

from msgspec import Struct

from handbook.handout.effort import Effort
from handbook.handout.one_repetition_maximum import OneRepetitionMaximum

Range = tuple[int, int]
"""The lowest and the highest whole number; equal when there is only one."""

Weight = tuple[float, float]
"""The lightest and the heaviest weight; equal when there is only one."""


USUAL_PERCENT_MORE: Weight = (2.0, 10.0)
"""How much more load where a rule says no percentage itself (ACSM 2009)."""

USUAL_PERCENT_LESS: Weight = (10.0, 10.0)
"""How much less load where a rule says no percentage itself; coaching custom."""


class Scheme(StrEnum):
    """How the sets of an exercise relate to each other."""

    STRAIGHT = "straight"
    """Every set alike."""
    RAMP = "ramp"
    """The load rises from set to set, the repetitions stay."""
    PYRAMID_UP = "pyramid-up"
    """The load rises from set to set and the repetitions fall."""
    PYRAMID_DOWN = "pyramid-down"
    """The load falls from set to set and the repetitions rise."""
    REVERSE_PYRAMID = "reverse-pyramid"
    """The heaviest set first; each lighter one as hard as the first."""
    DROP_SET = "drop-set"
    """At the end of a set the load falls and the set goes on without a rest."""
    CLUSTER = "cluster"
    """Short planned rests within the set."""
    REST_PAUSE = "rest-pause"
    """A hard set, a short rest, a few more repetitions; also called myo-repetitions."""
    AMRAP = "amrap"
    """As many repetitions as possible, or as many as possible in a time."""
    EMOM = "emom"
    """A set at the start of every minute."""
    ISOMETRIC = "isometric"
    """A position held without moving."""
    TIMED = "timed"
    """Work for a time, whatever the number of repetitions."""
    WARM_UP_AND_WORK = "warm-up-and-work"
    """Lighter sets lead up to the work sets."""


class Unit(StrEnum):
    """What a set is counted in."""

    REPETITIONS = "repetitions"
    SECONDS = "seconds"
    MINUTES = "minutes"
    METERS = "meters"
    BREATHS = "breaths"
    TECHNICAL_FAILURE = "technical-failure"
    """Until the form would break; there is no number."""


class Side(StrEnum):
    """Which side works; the amount counts for each side, except when both work together."""

    TOGETHER = "together"
    EACH = "each"
    LEFT = "left"
    RIGHT = "right"
    ALTERNATE = "alternate"
    WEAKER_FIRST = "weaker-first"


class HoldAt(StrEnum):
    """Where in the movement a position is held."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class FirstPhase(StrEnum):
    """Which way a repetition begins; it orders the words of a tempo, never its digits."""

    UP = "up"
    """Concentric first, as a hip thrust or a deadlift."""
    DOWN = "down"
    """Eccentric first, as a squat or a bench press."""


class LoadType(StrEnum):
    """What the load is given as."""

    UNSTATED = "unstated"
    ABSOLUTE = "absolute"
    PER_HAND = "per-hand"
    ADDED_TO_BODYWEIGHT = "added-to-bodyweight"
    BODYWEIGHT = "bodyweight"
    BAND = "band"
    MACHINE_PIN = "machine-pin"
    BY_EFFORT = "by-effort"
    PERCENT_1RM = "percent-1rm"
    REPETITION_MAXIMUM = "repetition-maximum"
    IN_WORDS = "in-words"


class WeightUnit(StrEnum):
    """What weights are given in."""

    KILOGRAM = "kg"
    POUND = "lb"


class Weekday(StrEnum):
    """A day of the week; their order is that of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Load(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The load. `type` says which of the other fields count; these keep what was typed before."""

    type: LoadType = LoadType.UNSTATED
    weight: Weight | None = None
    """In `unit`, for the types with a weight."""
    unit: WeightUnit = WeightUnit.KILOGRAM
    band: str = ""
    """The color of the band."""
    band_maker: str = ""
    pin: Range | None = None
    """The plate of the stack that the pin goes into, counted from the top."""
    percent: Range | None = None
    """Of the one-repetition maximum (1RM)."""
    repetition_maximum: int | None = None
    """The n of an nRM: the load with which n repetitions are possible and no more."""
    maximum: OneRepetitionMaximum | None = None
    """What the client's 1RM is known from; weights are worked out from it, in `unit`."""
    plate_step: float = 0.0
    """What weights can be loaded in, in `unit`; 0 means 2.5 kg or 5 lb."""
    words: str = ""
    """The load in words: the whole of it for IN_WORDS, a remark for the other types."""


class Change(StrEnum):
    """What is changed to make an exercise harder or easier."""

    WEIGHT = "weight"
    """By an amount in the unit of the load."""
    PERCENT = "percent"
    """By a percentage of the load."""
    REPETITIONS = "repetitions"
    """By a number in the unit of the set."""
    SETS = "sets"
    NEXT_EXERCISE = "next-exercise"
    """The next harder or easier exercise of the ladder."""
    ASK = "ask"
    """As the trainer decides."""


class Progression(StrEnum):
    """When to make an exercise harder."""

    DOUBLE_PROGRESSION = "double-progression"
    """Once every set reaches the top of the range; then start again at the bottom."""
    TWO_FOR_TWO = "two-for-two"
    """Two repetitions over the target in the last set, two sessions running (NSCA)."""
    ACSM_2009 = "acsm-2009"
    """One or two repetitions over the target; then 2 to 10% more load (ACSM 2009)."""
    OWN_WORDS = "own-words"


class Setback(StrEnum):
    """When to make an exercise easier."""

    PAIN = "pain"
    """Pain above the limit."""
    FORM = "form"
    """The form breaks."""
    MISSED_TWICE = "missed-twice"
    """Fewer repetitions than the least, two sessions running."""


class ProgressRule(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When to progress, and how; `words` is the whole rule when it is in the trainer's words."""

    rule: Progression = Progression.DOUBLE_PROGRESSION
    change: Change = Change.WEIGHT
    by: Weight | None = None
    """How much; None is the smallest step there is, or the usual percentage."""
    exercise: str = ""
    """The name of the harder exercise, for NEXT_EXERCISE."""
    words: str = ""


class BackOffRule(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When to make it easier, and how; `words` alone is a rule in the trainer's words."""

    when: tuple[Setback, ...] = ()
    change: Change = Change.WEIGHT
    by: Weight | None = None
    """How much; None is the smallest step there is, or the usual percentage."""
    exercise: str = ""
    """The name of the easier exercise, for NEXT_EXERCISE."""
    words: str = ""


class Prescription(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A dose. `prescription_check` has the limits, `prescription_defaults` fills one."""

    scheme: Scheme = Scheme.STRAIGHT
    sets: Range = (3, 3)
    """Work sets, 1 to 20; rounds, when the exercise is in a group."""
    warm_up_sets: int = 0
    """Before the work sets and not among them, 0 to 10."""
    amount: Range = (8, 12)
    """Of `unit`, in each set and for each side that works; not read for technical failure."""
    unit: Unit = Unit.REPETITIONS
    side: Side = Side.TOGETHER
    hold_seconds: int = 0
    """How long each repetition is held, 0 to 600; apart from the tempo."""
    hold_at: HoldAt = HoldAt.TOP
    tempo: str = ""
    """Seconds as down-pause-up-pause (eccentric, stretched, concentric, contracted): 2-0-1-1.

    X is as fast as possible, and stands only for the way up. The digits keep this order even
    where the lift begins with the way up, as the hip thrust does.
    """
    first_phase: FirstPhase = FirstPhase.UP
    load: Load = Load()
    effort: Effort | None = None
    rest_seconds: Range | None = None
    """Between sets, 0 to 900."""
    rest_after_seconds: Range | None = None
    """After the exercise, 0 to 900."""
    rest_within_seconds: int | None = None
    """Within a set of a cluster or rest-pause scheme, 1 to 120."""
    group: str = ""
    """A capital letter; exercises that share one are done in turn (superset, circuit)."""
    order: int = 0
    """The place in the group, from 1: A1, A2."""
    times_a_day: int | None = None
    days_a_week: Range | None = None
    weekdays: tuple[Weekday, ...] = ()
    """Named days; they take the place of `days_a_week`."""
    hours_between: int | None = None
    """The least time between two sessions, 1 to 168 hours."""
    start_date: str = ""
    """yyyy-mm-dd."""
    weeks: int | None = None
    review_date: str = ""
    """yyyy-mm-dd."""
    phase: str = ""
    """The phase of training or rehabilitation, in the trainer's words."""
    progress: ProgressRule | None = None
    back_off: BackOffRule | None = None
    pain_limit: int | None = None
    """The most pain that is all right, 0 to 10 on a numeric rating scale."""
    purpose: str = ""
    """Why the client does this, for the client to read."""
    trainer_note: str = ""
    """Printed on the trainer's copy only."""
    source: str = ""
    """Whose guideline the numbers follow, with the year; printed on the trainer's copy."""

    @property
    def group_label(self) -> str:
        """The group with the place in it, as A1; empty outside a group."""
        return f"{self.group}{self.order}" if self.group else ""

    @property
    def days(self) -> Range | None:
        """How many days a week, counting the named ones."""
        return (len(self.weekdays), len(self.weekdays)) if self.weekdays else self.days_a_week

    @property
    def times_a_week(self) -> Range | None:
        """How many times a week in all; None when no day is said."""
        if self.days is None:
            return None
        times = self.times_a_day or 1
        return self.days[0] * times, self.days[1] * times

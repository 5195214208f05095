"""What is wrong with a prescription: each mistake with its field, and what to do about it."""

import datetime
import math
import re
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from handbook.handout import effort, one_repetition_maximum
from handbook.handout.prescription import (
    BackOffRule,
    HoldAt,
    Load,
    LoadType,
    Prescription,
    Progression,
    ProgressRule,
    Range,
    Scheme,
    Setback,
    Unit,
    Weekday,
    Weight,
)
from handbook.language import _

TEXT_LIMIT = 300
SHORT_TEXT_LIMIT = 60
"""The longest texts, in characters: rules and purposes; the phase, a band, a source."""

WEIGHT_LIMIT = 1000.0
PLATE_STEPS = (0.1, 50.0)
MOST_WARM_UP_SETS = 10
LONGEST_HOLD = 600
LONGEST_REST = 900
LONGEST_PAUSE = 120
MOST_HOURS = 168
MOST_WEEKS = 104

_LIMITS = {
    "sets": (1, 20),
    "warm_up_sets": (0, MOST_WARM_UP_SETS),
    "hold_seconds": (0, LONGEST_HOLD),
    "rest_seconds": (0, LONGEST_REST),
    "rest_after_seconds": (0, LONGEST_REST),
    "rest_within_seconds": (1, LONGEST_PAUSE),
    "times_a_day": (1, 10),
    "days_a_week": (1, 7),
    "hours_between": (1, MOST_HOURS),
    "weeks": (1, MOST_WEEKS),
    "pain_limit": (0, 10),
}

AMOUNT_LIMITS = {
    Unit.REPETITIONS: (1, 100),
    Unit.SECONDS: (1, 3600),
    Unit.MINUTES: (1, 120),
    Unit.METERS: (1, 10_000),
    Unit.BREATHS: (1, 100),
    Unit.TECHNICAL_FAILURE: (0, 10_000),
}
"""How much of each unit a set may be; there is no number to get wrong with technical failure."""

PERCENT_LIMITS = (1, 110)
PIN_LIMITS = (1, 60)
REPETITION_MAXIMUM_LIMITS = (1, 30)

_TEMPO = re.compile(r"[0-9]-[0-9]-[0-9X]-[0-9]")
_GROUP = re.compile(r"[A-Z]")

_WITH_WEIGHT = frozenset((LoadType.ABSOLUTE, LoadType.PER_HAND, LoadType.ADDED_TO_BODYWEIGHT))
_WITHIN_A_SET = frozenset((Scheme.CLUSTER, Scheme.REST_PAUSE))


class Mistake(Struct, frozen=True):
    """A field that cannot stay as it is; `message` says what is wrong and what to do."""

    field: str
    message: str


def mistakes(prescription: Prescription) -> tuple[Mistake, ...]:
    """Everything wrong with a prescription by itself, in the order of its fields."""
    checks: tuple[Callable[[Prescription], Iterable[Mistake]], ...] = (
        _numbers,
        _amount,
        _tempo,
        _scheme,
        _load,
        _effort,
        _place,
        _dates,
        _rules,
        _texts,
    )
    return tuple(mistake for check in checks for mistake in check(prescription))


def group_mistakes(prescriptions: Iterable[Prescription | None]) -> dict[int, Mistake]:
    """What is wrong with the groups of a handout's exercises, by the index of the exercise.

    A group has two exercises or more, one below the other, numbered from 1 in that order, with
    the same number of sets.
    """
    found: dict[int, Mistake] = {}
    groups: dict[str, list[tuple[int, Prescription]]] = {}
    for index, prescription in enumerate(prescriptions):
        if prescription is not None and prescription.group:
            groups.setdefault(prescription.group, []).append((index, prescription))
    for group, members in groups.items():
        first = members[0][0]
        for place, (index, member) in enumerate(members):
            message = _member_mistake(members[0][1], member, place + 1, index - first)
            if len(members) == 1:
                message = _("Group {group} has one exercise. Add another one or clear the group.")
            if message:
                found[index] = Mistake("group", message.format(group=group, place=place + 1))
    return found


def _member_mistake(leader: Prescription, member: Prescription, place: int, below: int) -> str:
    if below != place - 1:
        return _("Another exercise stands inside group {group}. Move those of the group together.")
    if member.order != place:
        return _(
            "This is number {place} of group {group} on the handout and has another number. "
            "Number the group from 1 in the order of the handout."
        )
    if member.sets != leader.sets:
        return _(
            "The exercises of group {group} are done in turn and need the same number of sets. "
            "Set them alike."
        )
    return ""


# Numbers


def _numbers(prescription: Prescription) -> Iterator[Mistake]:
    for field, limits in _LIMITS.items():
        value: int | Range | None = getattr(prescription, field)
        if value is not None:
            ends = (value, value) if isinstance(value, int) else value
            yield from _within(field, ends, limits)


def _within(
    field: str, ends: tuple[float, float], limits: tuple[float, float]
) -> Iterator[Mistake]:
    low, high = limits
    if not all(math.isfinite(end) and low <= end <= high for end in ends):
        message = _("{value} is outside {low} to {high}. Choose a number in that range.")
        wrong = next(end for end in ends if not low <= end <= high)
        yield Mistake(field, message.format(value=f"{wrong:g}", low=f"{low:g}", high=f"{high:g}"))
    elif ends[0] > ends[1]:
        message = _("The range runs from {high} down to {low}. Put the smaller number first.")
        yield Mistake(field, message.format(high=f"{ends[0]:g}", low=f"{ends[1]:g}"))


def _amount(prescription: Prescription) -> Iterator[Mistake]:
    yield from _within("amount", prescription.amount, AMOUNT_LIMITS[prescription.unit])


def _tempo(prescription: Prescription) -> Iterator[Mistake]:
    tempo = prescription.tempo
    if tempo and not _TEMPO.fullmatch(tempo):
        message = _(
            "“{tempo}” is not a tempo. Write down, pause, up and pause in seconds, as in 2-0-1-1; "
            "X stands for as fast as possible, in the third place only."
        )
        yield Mistake("tempo", message.format(tempo=tempo))
    elif tempo and prescription.scheme is Scheme.ISOMETRIC:
        message = _("A position that is held has no tempo. Clear the tempo or change the scheme.")
        yield Mistake("tempo", message)
    elif tempo and prescription.hold_seconds:
        pauses = {HoldAt.BOTTOM: tempo[2], HoldAt.TOP: tempo[6]}
        pause = pauses.get(prescription.hold_at, "0")
        if pause not in ("0", str(prescription.hold_seconds)):
            message = _(
                "The tempo pauses for {pause} s where the hold says {hold} s. Make them agree, or "
                "clear the hold."
            )
            hold = prescription.hold_seconds
            yield Mistake("hold_seconds", message.format(pause=pause, hold=hold))


def _scheme(prescription: Prescription) -> Iterator[Mistake]:
    scheme, unit = prescription.scheme, prescription.unit
    timed = unit in (Unit.SECONDS, Unit.MINUTES)
    if scheme is Scheme.TIMED and not timed:
        message = _("Timed sets are counted in seconds or minutes. Change the unit.")
        yield Mistake("unit", message)
    if scheme is Scheme.ISOMETRIC and not (timed or unit is Unit.BREATHS):
        message = _("A hold is counted in seconds, minutes or breaths. Change the unit.")
        yield Mistake("unit", message)
    if scheme is Scheme.AMRAP and unit not in (Unit.REPETITIONS, Unit.SECONDS, Unit.MINUTES):
        message = _(
            "As many as possible needs a time or a least number of repetitions. Change the unit."
        )
        yield Mistake("unit", message)
    if scheme is Scheme.EMOM and prescription.rest_seconds is not None:
        message = _("With a set every minute the rest is what is left of it. Clear the rest.")
        yield Mistake("rest_seconds", message)
    if scheme is Scheme.WARM_UP_AND_WORK and not prescription.warm_up_sets:
        message = _("This scheme has warm-up sets. Say how many, or choose straight sets.")
        yield Mistake("warm_up_sets", message)
    if prescription.rest_within_seconds is not None and scheme not in _WITHIN_A_SET:
        message = _("Only cluster and rest-pause sets have rests inside them. Clear this rest.")
        yield Mistake("rest_within_seconds", message)


# The load and the effort


def _load(prescription: Prescription) -> Iterator[Mistake]:
    load = prescription.load
    yield from _load_is_complete(load)
    if load.weight is not None:
        yield from _within("load.weight", load.weight, (0.0, WEIGHT_LIMIT))
    if load.pin is not None:
        yield from _within("load.pin", load.pin, PIN_LIMITS)
    if load.percent is not None:
        yield from _within("load.percent", load.percent, PERCENT_LIMITS)
    if load.repetition_maximum is not None:
        number = load.repetition_maximum
        yield from _within("load.repetition_maximum", (number, number), REPETITION_MAXIMUM_LIMITS)
    if load.plate_step:
        step = load.plate_step
        yield from _within("load.plate_step", (step, step), PLATE_STEPS)
    if load.maximum is not None:
        weight, repetitions = load.maximum.weight, load.maximum.repetitions
        limits = (1, one_repetition_maximum.MOST_REPETITIONS)
        yield from _within("load.maximum.weight", (weight, weight), (0.1, WEIGHT_LIMIT))
        yield from _within("load.maximum.repetitions", (repetitions, repetitions), limits)


def _load_is_complete(load: Load) -> Iterator[Mistake]:
    if load.type in _WITH_WEIGHT and load.weight is None:
        yield Mistake("load.weight", _("The weight is missing. Enter it or choose another load."))
    if load.type is LoadType.BAND and not load.band.strip():
        yield Mistake("load.band", _("The color of the band is missing. Enter it."))
    if load.type is LoadType.MACHINE_PIN and load.pin is None:
        yield Mistake("load.pin", _("The place of the pin is missing. Enter its number."))
    if load.type is LoadType.PERCENT_1RM and load.percent is None:
        yield Mistake("load.percent", _("The percentage of the 1RM is missing. Enter it."))
    if load.type is LoadType.REPETITION_MAXIMUM and load.repetition_maximum is None:
        message = _("The number before RM is missing. Enter how many repetitions are possible.")
        yield Mistake("load.repetition_maximum", message)
    if load.type is LoadType.IN_WORDS and not load.words.strip():
        yield Mistake("load.words", _("The load in words is missing. Write it."))


def _effort(prescription: Prescription) -> Iterator[Mistake]:
    if prescription.effort is None:
        return
    value, scale = prescription.effort.value, prescription.effort.scale
    wrong = tuple(_within("effort", value, effort.limits(scale)))
    yield from wrong
    if not wrong and any(end % effort.STEP for end in value):
        message = _("An effort goes in halves, as 1.5. Choose the nearest half.")
        yield Mistake("effort", message)


# Place and time


def _place(prescription: Prescription) -> Iterator[Mistake]:
    group, order = prescription.group, prescription.order
    if group and not _GROUP.fullmatch(group):
        message = _("“{group}” is not a group. Use one capital letter, A to Z.")
        yield Mistake("group", message.format(group=group))
    elif group:
        yield from _within("order", (order, order), (1, 20))
    elif order:
        message = _("A place without a group means nothing. Choose a group or clear the place.")
        yield Mistake("order", message)
    if prescription.weekdays != tuple(day for day in Weekday if day in prescription.weekdays):
        message = _("Name each day once, in the order of the week.")
        yield Mistake("weekdays", message)


def _dates(prescription: Prescription) -> Iterator[Mistake]:
    for field in ("start_date", "review_date"):
        date = getattr(prescription, field)
        if date and not is_date(date):
            yield Mistake(field, not_a_date(date))
            return
    start, review = prescription.start_date, prescription.review_date
    if start and review and review < start:
        message = _("The review comes before the start. Choose a later day for the review.")
        yield Mistake("review_date", message)


def is_date(text: str) -> bool:
    """Whether a text is a day of the calendar, as yyyy-mm-dd."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def not_a_date(text: str) -> str:
    """What is wrong with a text that should be a day."""
    message = _("“{date}” is not a date. Write year, month and day with hyphens, as in 2026-01-31.")
    return message.format(date=text)


# Rules and texts


def _rules(prescription: Prescription) -> Iterator[Mistake]:
    progress, back_off = prescription.progress, prescription.back_off
    if progress is not None:
        yield from _progress(progress)
        ranged = prescription.amount[0] < prescription.amount[1]
        if progress.rule is Progression.DOUBLE_PROGRESSION and not ranged:
            message = _(
                "Double progression works through a range. Give the amount a lower and an upper "
                "number, or choose another rule."
            )
            yield Mistake("progress", message)
        counts = progress.rule in (Progression.TWO_FOR_TWO, Progression.ACSM_2009)
        if counts and prescription.unit is not Unit.REPETITIONS:
            message = _("This rule counts repetitions. Change the unit or choose another rule.")
            yield Mistake("progress", message)
    if back_off is not None:
        yield from _back_off(back_off)
        if Setback.PAIN in back_off.when and prescription.pain_limit is None:
            message = _("The rule speaks of a pain limit, and there is none. Set it.")
            yield Mistake("pain_limit", message)


def _progress(rule: ProgressRule) -> Iterator[Mistake]:
    if rule.rule is Progression.OWN_WORDS and not rule.words.strip():
        yield Mistake("progress", _("The rule to progress is empty. Write it or choose another."))
    yield from _step("progress", rule.by)


def _back_off(rule: BackOffRule) -> Iterator[Mistake]:
    if not rule.when and not rule.words.strip():
        message = _("The rule to back off is empty. Write it or choose when it applies.")
        yield Mistake("back_off", message)
    yield from _step("back_off", rule.by)


def _step(field: str, by: Weight | None) -> Iterator[Mistake]:
    if by is not None:
        yield from _within(field, by, (0.1, 100.0))


def _texts(prescription: Prescription) -> Iterator[Mistake]:
    load = prescription.load
    short = {
        "load.band": load.band,
        "load.band_maker": load.band_maker,
        "phase": prescription.phase,
    }
    long = {
        "load.words": load.words,
        "progress": prescription.progress.words if prescription.progress else "",
        "back_off": prescription.back_off.words if prescription.back_off else "",
        "purpose": prescription.purpose,
        "trainer_note": prescription.trainer_note,
        "source": prescription.source,
    }
    for texts, limit in ((short, SHORT_TEXT_LIMIT), (long, TEXT_LIMIT)):
        for field, text in texts.items():
            if len(text) > limit:
                message = _("The text has {count} characters and {limit} fit. Shorten it.")
                yield Mistake(field, message.format(count=len(text), limit=limit))

"""Every field of a dose, as the editor shows them: in what rows, under what name, and when."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from handbook.handout.effort import EffortScale, limits
from handbook.handout.one_repetition_maximum import MOST_REPETITIONS, Formula
from handbook.handout.prescription import (
    Change,
    FirstPhase,
    HoldAt,
    LoadType,
    Prescription,
    Progression,
    Scheme,
    Setback,
    Side,
    Unit,
    Weekday,
    WeightUnit,
)
from handbook.handout.prescription_check import (
    AMOUNT_LIMITS,
    LONGEST_HOLD,
    LONGEST_PAUSE,
    LONGEST_REST,
    MOST_HOURS,
    MOST_WARM_UP_SETS,
    MOST_WEEKS,
    PERCENT_LIMITS,
    PIN_LIMITS,
    PLATE_STEPS,
    REPETITION_MAXIMUM_LIMITS,
    SHORT_TEXT_LIMIT,
    TEXT_LIMIT,
    WEIGHT_LIMIT,
    mistakes,
)
from handbook.handout.prescription_labels import prescription_label
from handbook.handout.prescription_load import known_weight, plate_step
from handbook.handout.wording_quantities import span, weight_span
from handbook.language import N_, _
from handbook.ui.editing.number_text import Numbers


class Line(NamedTuple):
    """A field for a line of text, of at most so many characters."""

    limit: int


class Day(NamedTuple):
    """A field for a day, which may be left open."""


class Tempo(NamedTuple):
    """A field for the four characters of a tempo."""


class Options(NamedTuple):
    """A choice of one value; `nothing` is what the choice of none is called, if there is one.

    `short` are words that take less room than the labels of the values.
    """

    values: type[StrEnum]
    nothing: str = ""
    short: tuple[str, ...] = ()


class Several(NamedTuple):
    """A choice of any of some values."""

    values: type[StrEnum]


Kind = Callable[[Prescription], Numbers] | Options | Several | Line | Day | Tempo


def _always(_dose: Prescription) -> bool:
    return True


def _nothing(_dose: Prescription) -> str:
    return ""


class DoseField(NamedTuple):
    """A field: where in the prescription it is, its name and kind, when it is shown, a remark.

    `width` is its share of the row.
    """

    path: str
    label: str
    kind: Kind
    shown: Callable[[Prescription], bool] = _always
    remark: Callable[[Prescription], str] = _nothing
    width: int = 4


Row = tuple[DoseField, ...]

# Numbers


def _fixed(numbers: Numbers) -> Callable[[Prescription], Numbers]:
    def given(_dose: Prescription) -> Numbers:
        return numbers

    return given


def _amount(dose: Prescription) -> Numbers:
    step = 5 if dose.unit in (Unit.SECONDS, Unit.METERS) else 1
    return Numbers(limits=AMOUNT_LIMITS[dose.unit], start=10, step=step, required=True)


def _weight(dose: Prescription) -> Numbers:
    step = plate_step(dose.load)
    return Numbers(limits=(0, WEIGHT_LIMIT), start=step * 4, step=step, whole=False)


def _maximum_weight(dose: Prescription) -> Numbers:
    step = plate_step(dose.load)
    return Numbers(
        limits=(step, WEIGHT_LIMIT), start=step * 8, step=step, ranged=False, whole=False
    )


def _effort(dose: Prescription) -> Numbers:
    scale = dose.effort.scale if dose.effort is not None else EffortScale.RIR
    start = 2 if scale is EffortScale.RIR else 8
    return Numbers(limits=limits(scale), start=start, step=0.5, whole=False)


def _by(dose: Prescription, change: Change) -> Numbers:
    step = 1.0
    if change is Change.WEIGHT:
        step = plate_step(dose.load)
    return Numbers(limits=(step, 100), start=step, step=step, whole=False)


def _progress_by(dose: Prescription) -> Numbers:
    return _by(dose, dose.progress.change if dose.progress else Change.WEIGHT)


def _back_off_by(dose: Prescription) -> Numbers:
    return _by(dose, dose.back_off.change if dose.back_off else Change.WEIGHT)


def _single(low: float, high: float, start: float, step: float = 1, *, zero: bool = False) -> Kind:
    """One whole number; with `zero`, none at all is 0."""
    empty = 0 if zero else None
    return _fixed(Numbers(limits=(low, high), start=start, step=step, ranged=False, empty=empty))


def _rest(start: float) -> Kind:
    return _fixed(Numbers(limits=(0, LONGEST_REST), start=start, step=15, time=True))


def _seconds(high: float, start: float, step: float, empty: int | None) -> Kind:
    return _fixed(
        Numbers(limits=(1, high), start=start, step=step, ranged=False, time=True, empty=empty)
    )


# When a field is shown


def _load_is(*types: LoadType) -> Callable[[Prescription], bool]:
    def shown(dose: Prescription) -> bool:
        return dose.load.type in types

    return shown


def _has_maximum(dose: Prescription) -> bool:
    return _from_maximum(dose) and dose.load.maximum is not None


def _estimates(dose: Prescription) -> bool:
    return dose.load.type is LoadType.REPETITION_MAXIMUM or (
        _has_maximum(dose) and dose.load.maximum is not None and dose.load.maximum.estimated
    )


def _counted(dose: Prescription) -> bool:
    return dose.unit is not Unit.TECHNICAL_FAILURE


def _pauses_within(dose: Prescription) -> bool:
    within = (Scheme.CLUSTER, Scheme.REST_PAUSE)
    return dose.scheme in within or dose.rest_within_seconds is not None


def _has_tempo(dose: Prescription) -> bool:
    return bool(dose.tempo)


def _has_hold(dose: Prescription) -> bool:
    return bool(dose.hold_seconds)


def _progress_is_a_rule(dose: Prescription) -> bool:
    return dose.progress is not None and dose.progress.rule is not Progression.OWN_WORDS


def _progress_in_words(dose: Prescription) -> bool:
    return dose.progress is not None and dose.progress.rule is Progression.OWN_WORDS


def _has_amount(change: Change) -> bool:
    return change not in (Change.NEXT_EXERCISE, Change.ASK)


def _progress_by_amount(dose: Prescription) -> bool:
    return (
        _progress_is_a_rule(dose)
        and dose.progress is not None
        and _has_amount(dose.progress.change)
    )


def _progress_by_exercise(dose: Prescription) -> bool:
    return (
        _progress_is_a_rule(dose)
        and dose.progress is not None
        and dose.progress.change is Change.NEXT_EXERCISE
    )


def _backs_off(dose: Prescription) -> bool:
    return dose.back_off is not None and bool(dose.back_off.when)


def _back_off_by_amount(dose: Prescription) -> bool:
    return _backs_off(dose) and dose.back_off is not None and _has_amount(dose.back_off.change)


def _back_off_by_exercise(dose: Prescription) -> bool:
    return (
        _backs_off(dose)
        and dose.back_off is not None
        and dose.back_off.change is Change.NEXT_EXERCISE
    )


_WEIGHTS = (LoadType.ABSOLUTE, LoadType.PER_HAND, LoadType.ADDED_TO_BODYWEIGHT)
_FROM_MAXIMUM = (LoadType.PERCENT_1RM, LoadType.REPETITION_MAXIMUM)
_from_maximum = _load_is(*_FROM_MAXIMUM)


# Remarks


def _other_scale(dose: Prescription) -> str:
    if dose.effort is None or any(mistake.field == "effort" for mistake in mistakes(dose)):
        return ""
    if dose.effort.scale is EffortScale.RIR:
        return _("= RPE {value}").format(value=span(dose.effort.perceived))
    return _("= {value} in reserve").format(value=span(dose.effort.in_reserve))


def _worked_out(dose: Prescription) -> str:
    weight = known_weight(dose.load)
    if weight is None:
        return ""
    return _("= {weight}").format(weight=weight_span(weight, dose.load.unit))


def _maximum_is(dose: Prescription) -> str:
    maximum = dose.load.maximum
    if maximum is None or not maximum.estimated:
        return ""
    value = round(maximum.value, 1)
    return _("1RM about {weight}").format(weight=weight_span((value, value), dose.load.unit))


def _week(dose: Prescription) -> str:
    times = dose.times_a_week
    if times is None or (dose.times_a_day or 1) == 1:
        return ""
    return _("= {count} times a week").format(count=span(times))


# The fields

MAIN: tuple[Row, ...] = (
    (
        DoseField(
            "sets", N_("Sets"), _fixed(Numbers(limits=(1, 20), start=3, required=True)), width=3
        ),
        DoseField("amount", N_("Amount"), _amount, _counted),
        DoseField("unit", N_("Unit"), Options(Unit), width=6),
    ),
    (
        DoseField("load.type", N_("Load"), Options(LoadType), width=6),
        DoseField("load.weight", N_("Weight"), _weight, _load_is(*_WEIGHTS)),
        DoseField(
            "load.percent",
            N_("% of 1RM"),
            _fixed(Numbers(limits=PERCENT_LIMITS, start=70, step=5)),
            _load_is(LoadType.PERCENT_1RM),
            _worked_out,
        ),
        DoseField(
            "load.repetition_maximum",
            N_("RM"),
            _single(*REPETITION_MAXIMUM_LIMITS, 10),
            _load_is(LoadType.REPETITION_MAXIMUM),
            _worked_out,
        ),
        DoseField(
            "load.pin",
            N_("Pin"),
            _fixed(Numbers(limits=PIN_LIMITS, start=5)),
            _load_is(LoadType.MACHINE_PIN),
        ),
        DoseField(
            "load.band", N_("Color of the band"), Line(SHORT_TEXT_LIMIT), _load_is(LoadType.BAND)
        ),
        DoseField(
            "load.unit",
            N_("Weights in"),
            Options(WeightUnit),
            _load_is(*_WEIGHTS, *_FROM_MAXIMUM),
            width=3,
        ),
    ),
    (
        DoseField(
            "load.words",
            N_("Load in words"),
            Line(TEXT_LIMIT),
            _load_is(LoadType.IN_WORDS),
        ),
    ),
    (
        DoseField(
            "load.maximum.weight", N_("Best lift"), _maximum_weight, _from_maximum, _maximum_is
        ),
        DoseField(
            "load.maximum.repetitions",
            N_("Lifted how often"),
            _fixed(Numbers(limits=(1, MOST_REPETITIONS), start=1, ranged=False, required=True)),
            _has_maximum,
        ),
        DoseField("load.maximum.formula", N_("Formula"), Options(Formula), _estimates, width=5),
    ),
    (
        DoseField("effort.value", N_("Effort"), _effort, remark=_other_scale, width=3),
        DoseField(
            "effort.scale",
            N_("Effort as"),
            Options(EffortScale, short=(N_("RIR"), N_("RPE"))),
            width=5,
        ),
        DoseField("rest_seconds", N_("Rest between sets"), _rest(60), width=5),
    ),
    (
        DoseField("side", N_("Side"), Options(Side), width=5),
        DoseField(
            "days_a_week", N_("Days a week"), _fixed(Numbers(limits=(1, 7), start=3)), width=4
        ),
        DoseField("times_a_day", N_("Times a day"), _single(1, 10, 1), remark=_week, width=4),
    ),
)
"""The fields that most doses need."""

MORE: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        N_("How each set goes"),
        (
            (
                DoseField("scheme", N_("Scheme"), Options(Scheme), width=6),
                DoseField(
                    "warm_up_sets",
                    N_("Warm-up sets"),
                    _single(1, MOST_WARM_UP_SETS, 1, zero=True),
                    width=5,
                ),
            ),
            (
                DoseField("tempo", N_("Tempo"), Tempo(), width=4),
                DoseField(
                    "first_phase", N_("Begins with"), Options(FirstPhase), _has_tempo, width=7
                ),
            ),
            (
                DoseField("hold_seconds", N_("Hold"), _seconds(LONGEST_HOLD, 5, 5, 0), width=4),
                DoseField("hold_at", N_("Hold where"), Options(HoldAt), _has_hold, width=7),
            ),
            (
                DoseField(
                    "rest_within_seconds",
                    N_("Rest within a set"),
                    _seconds(LONGEST_PAUSE, 15, 5, None),
                    _pauses_within,
                ),
                DoseField("rest_after_seconds", N_("Rest after the exercise"), _rest(60)),
            ),
            (
                DoseField(
                    "load.band_maker",
                    N_("Maker of the band"),
                    Line(SHORT_TEXT_LIMIT),
                    _load_is(LoadType.BAND),
                ),
                DoseField(
                    "load.plate_step",
                    N_("Smallest step of weight"),
                    _fixed(
                        Numbers(
                            limits=PLATE_STEPS,
                            start=2.5,
                            step=0.5,
                            ranged=False,
                            whole=False,
                            empty=0.0,
                        )
                    ),
                    _load_is(*_WEIGHTS, *_FROM_MAXIMUM),
                ),
            ),
        ),
    ),
    (
        N_("When"),
        (
            (DoseField("weekdays", N_("On these days"), Several(Weekday)),),
            (
                DoseField("hours_between", N_("Hours between"), _single(1, MOST_HOURS, 48, 12)),
                DoseField("weeks", N_("For weeks"), _single(1, MOST_WEEKS, 4)),
            ),
            (
                DoseField("start_date", N_("From"), Day()),
                DoseField("review_date", N_("Look at it again on"), Day()),
            ),
            (DoseField("phase", N_("Phase"), Line(SHORT_TEXT_LIMIT)),),
        ),
    ),
    (
        N_("Harder and easier"),
        (
            (
                DoseField(
                    "progress.rule", N_("Make it harder"), Options(Progression, N_("Not said"))
                ),
            ),
            (
                DoseField(
                    "progress.words", N_("Rule to progress"), Line(TEXT_LIMIT), _progress_in_words
                ),
                DoseField(
                    "progress.change", N_("By more"), Options(Change), _progress_is_a_rule, width=6
                ),
                DoseField("progress.by", N_("How much more"), _progress_by, _progress_by_amount),
                DoseField(
                    "progress.exercise",
                    N_("Harder exercise"),
                    Line(TEXT_LIMIT),
                    _progress_by_exercise,
                    width=6,
                ),
            ),
            (DoseField("back_off.when", N_("Make it easier when"), Several(Setback)),),
            (
                DoseField("back_off.change", N_("By less"), Options(Change), _backs_off, width=6),
                DoseField("back_off.by", N_("How much less"), _back_off_by, _back_off_by_amount),
                DoseField(
                    "back_off.exercise",
                    N_("Easier exercise"),
                    Line(TEXT_LIMIT),
                    _back_off_by_exercise,
                    width=6,
                ),
            ),
            (DoseField("back_off.words", N_("Easier, in own words"), Line(TEXT_LIMIT)),),
            (
                DoseField("pain_limit", N_("Most pain, 0 to 10"), _single(0, 10, 3)),
                DoseField("source", N_("Basis"), Line(TEXT_LIMIT), width=7),
            ),
        ),
    ),
)
"""The others, under what they are about."""

FIELDS = {
    field.path: field
    for rows in (MAIN, *(rows for _title, rows in MORE))
    for row in rows
    for field in row
}

SHOWN_AT = {"progress": "progress.rule", "back_off": "back_off.when", "effort": "effort.value"}
"""Which field shows what is wrong with a part of the prescription."""


def field_label(field: DoseField, dose: Prescription) -> str:
    """What a field is called; the amount is called by what is counted."""
    return prescription_label(dose.unit) if field.path == "amount" else _(field.label)

"""Prescriptions of every kind, for tests that hold for all of them."""

from typing import Any

import msgspec
from hypothesis import strategies as st

from handbook.handout.effort import Effort, EffortScale
from handbook.handout.one_repetition_maximum import Formula, OneRepetitionMaximum
from handbook.handout.prescription import (
    BackOffRule,
    Change,
    FirstPhase,
    HoldAt,
    Load,
    LoadType,
    Prescription,
    Progression,
    ProgressRule,
    Scheme,
    Setback,
    Side,
    Unit,
    Weekday,
    WeightUnit,
)
from handbook.handout.prescription_check import AMOUNT_LIMITS, mistakes


def ranges(low: int, high: int) -> st.SearchStrategy[tuple[int, int]]:
    """Pairs of whole numbers in order, small ones and equal ends often."""
    number = st.integers(low, min(low + 3, high)) | st.integers(low, high)
    pairs = st.tuples(number, number).map(lambda ends: (min(ends), max(ends)))
    return number.map(lambda only: (only, only)) | pairs


def _weights() -> st.SearchStrategy[tuple[float, float]]:
    return ranges(1, 300).map(lambda ends: (ends[0] / 2, ends[1] / 2))


_efforts = st.builds(
    Effort,
    st.just(EffortScale.RIR),
    ranges(0, 12).map(lambda ends: (ends[0] / 2, ends[1] / 2)),
) | st.builds(
    Effort,
    st.just(EffortScale.RPE),
    ranges(8, 20).map(lambda ends: (ends[0] / 2, ends[1] / 2)),
)

_maxima = st.builds(
    OneRepetitionMaximum,
    weight=st.integers(1, 600).map(lambda half: half / 2),
    repetitions=st.integers(1, 30),
    formula=st.sampled_from(Formula),
)

_loads = st.builds(
    Load,
    type=st.sampled_from(LoadType),
    weight=_weights(),
    unit=st.sampled_from(WeightUnit),
    band=st.sampled_from(("green", "{load}", "light blue")),
    band_maker=st.sampled_from(("", "TheraBand")),
    pin=ranges(1, 20),
    percent=ranges(1, 110),
    repetition_maximum=st.integers(1, 30),
    maximum=st.none() | _maxima,
    plate_step=st.sampled_from((0.0, 1.0, 0.5, 5.0)),
    words=st.sampled_from(("", "Light", "80-90% 1RM", "Light, RIR 4", "8RM", "Heavy; 3 reps left")),
)


def _progress(change: st.SearchStrategy[Change]) -> st.SearchStrategy[ProgressRule]:
    return st.builds(
        ProgressRule,
        rule=st.sampled_from(Progression),
        change=change,
        by=st.none() | _weights().map(lambda by: (min(by[0], 50.0), min(by[1], 50.0))),
        exercise=st.sampled_from(("", "Barbell hip thrust")),
        words=st.just("add some when it feels easy"),
    )


_back_off = st.builds(
    BackOffRule,
    when=st.sets(st.sampled_from(Setback), min_size=1).map(tuple),
    change=st.sampled_from(Change),
    by=st.none() | _weights().map(lambda by: (min(by[0], 50.0), min(by[1], 50.0))),
    exercise=st.sampled_from(("", "Glute bridge")),
    words=st.sampled_from(("", "rest for a day first")),
)

_dates = st.dates().map(lambda day: day.isoformat())


@st.composite
def _any_prescription(draw: st.DrawFn) -> Prescription:
    scheme = draw(st.sampled_from(Scheme))
    unit = draw(st.sampled_from(_units_of(scheme)))
    side, load = draw(st.sampled_from(Side)), draw(_loads)
    within = scheme in (Scheme.CLUSTER, Scheme.REST_PAUSE) and draw(st.booleans())
    group = draw(st.sampled_from(("", "A")))
    fields: dict[str, Any] = {
        "scheme": scheme,
        "sets": draw(ranges(1, 20)),
        "warm_up_sets": draw(st.integers(1 if scheme is Scheme.WARM_UP_AND_WORK else 0, 4)),
        "amount": draw(ranges(1, AMOUNT_LIMITS[unit][1])),
        "unit": unit,
        "side": side,
        "hold_seconds": draw(st.just(0) | st.integers(0, 600)),
        "hold_at": draw(st.sampled_from(HoldAt)),
        "first_phase": draw(st.sampled_from(FirstPhase)),
        "load": load,
        "effort": draw(st.none() | _efforts),
        "rest_within_seconds": draw(st.integers(1, 120)) if within else None,
        "rest_after_seconds": draw(st.none() | ranges(0, 900)),
        "group": group,
        "order": 1 if group else 0,
        "times_a_day": draw(st.none() | st.integers(1, 10)),
        "days_a_week": draw(st.none() | ranges(1, 7)),
        "weekdays": tuple(sorted(draw(st.sets(st.sampled_from(Weekday))), key=_WEEK.index)),
        "hours_between": draw(st.none() | st.integers(1, 168)),
        "start_date": draw(st.just("") | _dates),
        "weeks": draw(st.none() | st.integers(1, 104)),
        "review_date": draw(st.just("") | _dates),
        "phase": draw(st.sampled_from(("", "basic strength"))),
        "progress": draw(st.none() | _progress(st.sampled_from(Change))),
        "back_off": draw(st.none() | _back_off),
        "pain_limit": draw(st.integers(0, 10)),
        "purpose": draw(st.sampled_from(("", "this helps you climb stairs"))),
        "trainer_note": draw(st.sampled_from(("", "RIR 2 at 70% 1RM."))),
        "source": draw(st.sampled_from(("", "NSCA (2016)"))),
    }
    if scheme is not Scheme.EMOM:
        fields["rest_seconds"] = draw(st.none() | ranges(0, 900))
    if scheme is not Scheme.ISOMETRIC:
        fields["tempo"] = draw(st.just("") | st.from_regex(r"[0-9]-[0-9]-[0-9X]-[0-9]\Z"))
    return _repaired(Prescription(**fields))


_WEEK = list(Weekday)


def _units_of(scheme: Scheme) -> list[Unit]:
    match scheme:
        case Scheme.TIMED:
            return [Unit.SECONDS, Unit.MINUTES]
        case Scheme.ISOMETRIC:
            return [Unit.SECONDS, Unit.MINUTES, Unit.BREATHS]
        case Scheme.AMRAP:
            return [Unit.REPETITIONS, Unit.SECONDS, Unit.MINUTES]
        case _:
            return list(Unit)


def _repaired(prescription: Prescription) -> Prescription:
    """With what contradicts something else cleared, so that few examples are thrown away."""
    empty = Prescription()
    fields = {mistake.field.split(".")[0] for mistake in mistakes(prescription)}
    cleared = {field: getattr(empty, field) for field in fields}
    return msgspec.structs.replace(prescription, **cleared)


prescriptions = _any_prescription().filter(lambda prescription: not mistakes(prescription))

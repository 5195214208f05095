"""A dose in the standard notation, for the trainer: 3 × 8-12 @ 70% 1RM, RIR 2, 2-0-1-1, rest 120 s.

The notation is a row of marks, not a sentence, and so are the lines after it.
"""

from collections.abc import Iterator

from handbook.handout.effort import EffortScale
from handbook.handout.model import SentenceKey
from handbook.handout.prescription import (
    USUAL_PERCENT_LESS,
    USUAL_PERCENT_MORE,
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
    Weight,
)
from handbook.handout.prescription_labels import prescription_label
from handbook.handout.prescription_load import known_weight
from handbook.handout.wording_dates import date_text
from handbook.handout.wording_quantities import short_days, span, weight_span
from handbook.language import N_, _, ngettext

_FAST = "X"

_UNITS = {
    Unit.REPETITIONS: N_("{count}"),
    Unit.SECONDS: N_("{count} s"),
    Unit.MINUTES: N_("{count} min"),
    Unit.METERS: N_("{count} m"),
    Unit.BREATHS: N_("{count} breaths"),
    Unit.TECHNICAL_FAILURE: N_("technical failure"),
}

_SIDES = {
    Side.EACH: N_("{amount} per side"),
    Side.LEFT: N_("{amount}, left only"),
    Side.RIGHT: N_("{amount}, right only"),
    Side.ALTERNATE: N_("{amount} per side, alternating"),
    Side.WEAKER_FIRST: N_("{amount} per side, weaker first"),
}

_HOLDS = {
    HoldAt.TOP: N_("hold {count} s at the top"),
    HoldAt.MIDDLE: N_("hold {count} s in the middle"),
    HoldAt.BOTTOM: N_("hold {count} s at the bottom"),
}


def trainer_line(prescription: Prescription) -> str:
    """Sets, amount and side, for a list of several exercises."""
    each = _(_UNITS[prescription.unit]).format(count=span(prescription.amount))
    if prescription.scheme is Scheme.AMRAP and prescription.unit is Unit.REPETITIONS:
        each = _("AMRAP ({count}+)").format(count=prescription.amount[0])
    elif prescription.scheme is Scheme.AMRAP:
        each = _("AMRAP in {amount}").format(amount=each)
    if prescription.side is not Side.TOGETHER:
        each = _(_SIDES[prescription.side]).format(amount=each)
    return _("{sets} × {amount}").format(sets=span(prescription.sets), amount=each)


def trainer_sentences(prescription: Prescription) -> Iterator[tuple[SentenceKey, str]]:
    """Everything a dose says, a line at a time, the notation first."""
    yield SentenceKey.DOSE, _dose(prescription)
    if prescription.tempo:
        yield SentenceKey.TEMPO, _tempo(prescription)
    if frequency := ", ".join(_frequency(prescription)):
        yield SentenceKey.DAYS, frequency
    if phase := ", ".join(_phase(prescription)):
        yield SentenceKey.PHASE, phase
    if prescription.pain_limit is not None:
        line = _("Pain: at most {limit} of 10 (NRS)")
        yield SentenceKey.PAIN_LIMIT, line.format(limit=prescription.pain_limit)
    if prescription.progress is not None:
        rule = _progress(prescription.progress, prescription.load)
        yield SentenceKey.PROGRESS, _("Progress: {rule}").format(rule=rule)
    if prescription.back_off is not None:
        rule = _back_off(prescription.back_off, prescription.load)
        yield SentenceKey.BACK_OFF, _("Back off: {rule}").format(rule=rule)
    if purpose := _one_line(prescription.purpose):
        yield SentenceKey.PURPOSE, _("Purpose: {purpose}").format(purpose=purpose)
    if note := _one_line(prescription.trainer_note):
        yield SentenceKey.NOTE, note
    if source := _one_line(prescription.source):
        yield SentenceKey.SOURCE, _("Basis: {source}").format(source=source)


# The notation


def _dose(prescription: Prescription) -> str:
    line = trainer_line(prescription)
    if prescription.group:
        line = _("{place}: {dose}").format(place=prescription.group_label, dose=line)
    if load := _load(prescription.load):
        line = _("{dose} @ {load}").format(dose=line, load=load)
    return ", ".join((line, *_details(prescription)))


def _details(prescription: Prescription) -> Iterator[str]:
    if prescription.scheme not in (Scheme.STRAIGHT, Scheme.AMRAP):
        yield prescription_label(prescription.scheme).lower()
    if count := prescription.warm_up_sets:
        yield ngettext("{count} warm-up set", "{count} warm-up sets", count).format(count=count)
    if prescription.effort is not None:
        yield _effort(prescription)
    if prescription.tempo:
        yield prescription.tempo
    if prescription.hold_seconds:
        yield _(_HOLDS[prescription.hold_at]).format(count=prescription.hold_seconds)
    if prescription.rest_within_seconds is not None:
        yield _("{count} s within the set").format(count=prescription.rest_within_seconds)
    if prescription.rest_seconds is not None:
        yield _("rest {count} s").format(count=span(prescription.rest_seconds))
    if prescription.rest_after_seconds is not None:
        yield _("{count} s after").format(count=span(prescription.rest_after_seconds))


def _effort(prescription: Prescription) -> str:
    """The scale that was chosen first, the one that follows from it in brackets."""
    assert prescription.effort is not None
    effort = prescription.effort
    if effort.scale is EffortScale.RIR:
        pattern = _("RIR {in_reserve} (RPE {perceived})")
    else:
        pattern = _("RPE {perceived} (RIR {in_reserve})")
    return pattern.format(in_reserve=span(effort.in_reserve), perceived=span(effort.perceived))


def _load(load: Load) -> str:
    words = _one_line(load.words)
    marks = _marks(load)
    if load.type is LoadType.PERCENT_1RM and "%" in words:
        marks = _worked_out(load)  # the words have the percentage already
    if load.type is LoadType.IN_WORDS or not words:
        return marks or words
    return _("{load}; {remark}").format(load=marks, remark=words) if marks else words


def _marks(load: Load) -> str:
    match load.type:
        case LoadType.ABSOLUTE if load.weight is not None:
            return weight_span(load.weight, load.unit)
        case LoadType.PER_HAND if load.weight is not None:
            return _("2 × {weight}").format(weight=weight_span(load.weight, load.unit))
        case LoadType.ADDED_TO_BODYWEIGHT if load.weight is not None:
            return _("BW + {weight}").format(weight=weight_span(load.weight, load.unit))
        case LoadType.BODYWEIGHT:
            return _("BW")
        case LoadType.BAND if load.band_maker.strip():
            pattern = _("band {color} ({maker})")
            return pattern.format(color=load.band.strip(), maker=load.band_maker.strip())
        case LoadType.BAND:
            return _("band {color}").format(color=load.band.strip())
        case LoadType.MACHINE_PIN if load.pin is not None:
            return _("pin {count}").format(count=span(load.pin))
        case LoadType.BY_EFFORT:
            return _("load by effort")
        case LoadType.PERCENT_1RM if load.percent is not None:
            return _with_weight(_("{count}% 1RM").format(count=span(load.percent)), load)
        case LoadType.REPETITION_MAXIMUM if load.repetition_maximum is not None:
            return _with_weight(_("{count}RM").format(count=load.repetition_maximum), load)
        case _:
            return ""


def _with_weight(marks: str, load: Load) -> str:
    worked_out = _worked_out(load)
    return _("{load} = {weight}").format(load=marks, weight=worked_out) if worked_out else marks


def _worked_out(load: Load) -> str:
    """The weight from the 1RM, and whose formula an estimate follows."""
    known, maximum = known_weight(load), load.maximum
    if known is None or maximum is None:
        return ""
    weight = weight_span(known, load.unit)
    if not maximum.estimated:
        pattern = _("{weight} (1RM {maximum})")
    else:
        pattern = _("about {weight} (1RM about {maximum}, {formula}: {repetitions} × {lifted})")
    value = round(maximum.value) if maximum.estimated else maximum.value
    return pattern.format(
        weight=weight,
        maximum=weight_span((value, value), load.unit),
        formula=prescription_label(maximum.formula),
        repetitions=maximum.repetitions,
        lifted=weight_span((maximum.weight, maximum.weight), load.unit),
    )


# The lines after it


def _tempo(prescription: Prescription) -> str:
    """The digits in words, in the order in which the repetition goes."""
    down, bottom, up, top = prescription.tempo.split("-")
    rise = [_("up fast") if up == _FAST else _("up {seconds}").format(seconds=up)]
    if top != "0":
        rise.append(_("hold {seconds}").format(seconds=top))
    fall = [_("down {seconds}").format(seconds=down)]
    if bottom != "0":
        fall.append(_("wait {seconds}").format(seconds=bottom))
    phases = rise + fall if prescription.first_phase is FirstPhase.UP else fall + rise
    words = ", ".join(phases)
    return _("Tempo {tempo}: {words}").format(tempo=prescription.tempo, words=words)


def _frequency(prescription: Prescription) -> Iterator[str]:
    if prescription.times_a_day is not None:
        yield _("{count}×/day").format(count=prescription.times_a_day)
    if prescription.days is not None:
        low, high = prescription.days
        count = ngettext("{count} day/week", "{count} days/week", high)
        yield count.format(count=span((low, high)))
    if prescription.weekdays:
        yield short_days(prescription.weekdays)
    times = prescription.times_a_week
    if times is not None and (prescription.times_a_day or 1) > 1:
        yield _("{count}×/week in all").format(count=span(times))
    if prescription.hours_between is not None:
        yield _("{count} h between sessions").format(count=prescription.hours_between)


def _phase(prescription: Prescription) -> Iterator[str]:
    if phase := _one_line(prescription.phase):
        yield _("Phase: {phase}").format(phase=phase)
    if prescription.start_date:
        yield _("from {date}").format(date=date_text(prescription.start_date))
    if weeks := prescription.weeks:
        yield ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
    if prescription.review_date:
        yield _("review on {date}").format(date=date_text(prescription.review_date))


def _progress(rule: ProgressRule, load: Load) -> str:
    if rule.rule is Progression.OWN_WORDS:
        return _one_line(rule.words)
    name = prescription_label(rule.rule)
    by = rule.by or (USUAL_PERCENT_MORE if rule.change is Change.PERCENT else None)
    step = _step(rule.change, by, rule.exercise, load)
    return _("{rule}; then + {step}").format(rule=name, step=step)


def _back_off(rule: BackOffRule, load: Load) -> str:
    names = [prescription_label(setback) for setback in Setback if setback in rule.when]
    words = "; ".join(filter(None, (_one_line(rule.words), *names)))
    if not rule.when:
        return words
    by = rule.by or (USUAL_PERCENT_LESS if rule.change is Change.PERCENT else None)
    step = _step(rule.change, by, rule.exercise, load)
    return _("{rule}; then - {step}").format(rule=words, step=step)


def _step(change: Change, by: Weight | None, exercise: str, load: Load) -> str:
    match change:
        case Change.WEIGHT if by is not None:
            return weight_span(by, load.unit)
        case Change.PERCENT if by is not None:
            return _("{count}% load").format(count=span(by))
        case Change.REPETITIONS if by is not None:
            return _("{count} per set").format(count=span(by))
        case Change.SETS if by is not None:
            return ngettext("{count} set", "{count} sets", round(by[1])).format(count=span(by))
        case Change.NEXT_EXERCISE if exercise.strip():
            return _one_line(exercise)
        case Change.WEIGHT:
            return _("the smallest step of load")
        case _:
            return prescription_label(change).lower()


def _one_line(text: str) -> str:
    return " ".join(text.split())

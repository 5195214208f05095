"""A dose and a date in words: short for the trainer, plain sentences for the client.

The client's words leave nothing to calculate and no jargon: whole numbers, rests in minutes where
that is how people speak, effort as repetitions still possible, never a percentage of a maximum.
The note of a dose is written for trainers, so a client is not given it.
"""

import datetime
import re
from collections.abc import Iterator

from handbook.content.dose import bounds
from handbook.content.model import Dose, RepetitionUnit, Tempo
from handbook.handout.model import Voice
from handbook.language import N_, _, ngettext

_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)

_TRADE = re.compile(
    r"%|\d\s*RM\b|\b(?:RM|RIR|RPE|AMRAP|EMOM|MVIC|ROM|reps?)\b|\bpercent|\bin reserve\b|\bmaxim",
    re.IGNORECASE,
)
"""Words that only a trainer can be expected to read."""

_CLAUSE = re.compile(r"[^;,]+[;,]?")
_CLIENT_LOAD_LIMIT = 60
"""How much of the text on the load a client is given, in characters."""

_FAST = "X"
_HALF = 30


def date_text(date: str) -> str:
    """A yyyy-mm-dd date as people write it."""
    day = datetime.date.fromisoformat(date)
    return _("{month} {day}, {year}").format(
        month=_(_MONTHS[day.month - 1]), day=day.day, year=day.year
    )


def dose_line(dose: Dose, voice: Voice) -> str:
    """How much to do, in a few words, for a list of several exercises."""
    return _client_amount(dose) if voice is Voice.CLIENT else _trainer_amount(dose)


def dose_sentences(dose: Dose, voice: Voice) -> tuple[str, ...]:
    """The whole dose; the first sentence is the one that matters most."""
    if voice is Voice.TRAINER:
        return tuple(_trainer(dose))
    return tuple(_client(dose))


# The trainer's line


def _trainer(dose: Dose) -> Iterator[str]:
    yield _trainer_amount(dose)
    yield " · ".join(_trainer_details(dose))
    if dose.note:
        yield dose.note


def _trainer_amount(dose: Dose) -> str:
    sets, amount = bounds(dose.sets), bounds(dose.repetitions)
    high = amount[1]
    match dose.unit:
        case RepetitionUnit.REPETITIONS:
            each = ngettext("{count} rep", "{count} reps", high)
        case RepetitionUnit.SECONDS:
            each = _("{count} s")
        case RepetitionUnit.MINUTES:
            each = _("{count} min")
    each = each.format(count=_span(amount))
    if dose.per_side:
        each = _("{amount} per side").format(amount=each)
    count = ngettext("{count} set", "{count} sets", sets[1]).format(count=_span(sets))
    return _("{sets} × {amount}").format(sets=count, amount=each)


def _trainer_details(dose: Dose) -> Iterator[str]:
    yield dose.load
    if dose.percent_1rm is not None and "%" not in dose.load:
        yield _("{count}% 1RM").format(count=_span(bounds(dose.percent_1rm)))
    if dose.repetitions_in_reserve is not None:
        yield _("RIR {count}").format(count=_span(bounds(dose.repetitions_in_reserve)))
    if dose.tempo is not None:
        yield _("tempo {tempo} ({words})").format(
            tempo=dose.tempo, words=", ".join(_trainer_tempo(dose.tempo))
        )
    if dose.rest_seconds is not None:
        yield _("rest {count} s").format(count=_span(bounds(dose.rest_seconds)))
    if dose.days_per_week is not None:
        days = bounds(dose.days_per_week)
        yield ngettext("{count} day/week", "{count} days/week", days[1]).format(count=_span(days))


def _trainer_tempo(tempo: Tempo) -> Iterator[str]:
    """In the order a hip thrust is done: up, hold, down, wait."""
    down, wait, up, hold = tempo.split("-")
    yield _("up fast") if up == _FAST else _("up {seconds}").format(seconds=up)
    if hold != "0":
        yield _("hold {seconds}").format(seconds=hold)
    yield _("down {seconds}").format(seconds=down)
    if wait != "0":
        yield _("wait {seconds}").format(seconds=wait)


def _span(ends: tuple[int, int]) -> str:
    low, high = ends
    return str(low) if low == high else f"{low}-{high}"


# The client's sentences


def _client(dose: Dose) -> Iterator[str]:
    counted = dose.unit is RepetitionUnit.REPETITIONS
    yield _("Do {amount}.").format(amount=_client_amount(dose))
    if load := _client_load(dose.load):
        yield _("Weight: {load}.").format(load=load)
    elif dose.repetitions_in_reserve is None or not counted:
        yield _("Use the weight your trainer gave you.")
    if dose.tempo is not None:
        yield _client_tempo(dose.tempo)
    if dose.rest_seconds is not None and bounds(dose.sets)[1] > 1:
        yield _client_rest(bounds(dose.rest_seconds))
    if dose.repetitions_in_reserve is not None and counted:
        yield _client_effort(bounds(dose.repetitions_in_reserve))
    if dose.days_per_week is not None:
        yield _client_days(bounds(dose.days_per_week))


def _client_load(load: str) -> str:
    """The clauses of the load up to the first that is long or speaks of percentages and the like.

    "Moderate to heavy, 60 to 85% of 1RM" gives "Moderate to heavy", and "80-90% 1RM" nothing.
    """
    plain = ""
    for clause in _CLAUSE.findall(load.strip().rstrip(".")):
        if _TRADE.search(clause) or len(plain + clause) > _CLIENT_LOAD_LIMIT:
            break
        plain += clause
    return plain.strip(" ;,")


def _client_amount(dose: Dose) -> str:
    sets, (low, high) = bounds(dose.sets), bounds(dose.repetitions)
    match dose.unit:
        case RepetitionUnit.REPETITIONS:
            amount = _range((low, high))
        case RepetitionUnit.SECONDS:
            amount = _duration((low, high))
        case RepetitionUnit.MINUTES:
            amount = _duration((low * 60, high * 60))
    count = ngettext("{count} set", "{count} sets", sets[1]).format(count=_range(sets))
    if dose.per_side:
        return _("{sets} of {amount} on each side").format(sets=count, amount=amount)
    return _("{sets} of {amount}").format(sets=count, amount=amount)


def _client_tempo(tempo: Tempo) -> str:
    return _("Each time: {phases}.").format(phases=", ".join(_client_phases(tempo)))


def _client_phases(tempo: Tempo) -> Iterator[str]:
    down, wait, up, hold = tempo.split("-")
    yield _("up as fast as you can") if up == _FAST else _phase(up, _("up in {time}"), _("up fast"))
    if hold != "0":
        yield _phase(hold, _("hold for {time}"), "")
    yield _phase(down, _("down in {time}"), _("down fast"))
    if wait != "0":
        yield _phase(wait, _("wait for {time}"), "")


def _phase(seconds: str, timed: str, at_once: str) -> str:
    return timed.format(time=_time(int(seconds))) if seconds != "0" else at_once


def _client_rest(seconds: tuple[int, int]) -> str:
    if seconds[1] == 0:
        return _("Do not rest between sets.")
    return _("Rest {time} between sets.").format(time=_duration(seconds))


def _client_effort(reserve: tuple[int, int]) -> str:
    low, high = reserve
    if high == 0:
        return _("Stop each set when you could not do another good one.")
    if low == 0:
        return ngettext(
            "Stop each set when you could do {count} more good one, or none.",
            "Stop each set when you could do {count} more good ones, or fewer.",
            high,
        ).format(count=high)
    return ngettext(
        "Stop each set when you could do {count} more good one.",
        "Stop each set when you could do {count} more good ones.",
        high,
    ).format(count=_range(reserve))


def _client_days(days: tuple[int, int]) -> str:
    low, high = days
    if low == high == 7:
        return _("Do this every day.")
    neighbours = 0 < low == high - 1
    count = _("{low} or {high}").format(low=low, high=high) if neighbours else _range(days)
    return ngettext(
        "Do this on {count} day a week.", "Do this on {count} days a week.", high
    ).format(count=count)


def _range(ends: tuple[int, int]) -> str:
    low, high = ends
    if low == high:
        return str(low)
    if low == 0:
        return _("up to {high}").format(high=high)
    return _("{low} to {high}").format(low=low, high=high)


def _duration(seconds: tuple[int, int]) -> str:
    """A time or a range of times, in the unit people would use for it."""
    low, high = seconds
    if low == high:
        return _time(low)
    if low == 0:
        return _("up to {time}").format(time=_time(high))
    if _in_minutes(low) and _in_minutes(high):
        return ngettext("{count} minute", "{count} minutes", high // 60).format(
            count=_("{low} to {high}").format(low=_minutes(low), high=_minutes(high))
        )
    if high < 2 * 60:
        return ngettext("{count} second", "{count} seconds", high).format(count=_range(seconds))
    return _("{low} to {high}").format(low=_time(low), high=_time(high))


def _time(seconds: int) -> str:
    if _in_minutes(seconds):
        return ngettext("{count} minute", "{count} minutes", seconds // 60).format(
            count=_minutes(seconds)
        )
    if seconds < 2 * 60:
        return ngettext("{count} second", "{count} seconds", seconds).format(count=seconds)
    return _("{minutes} and {seconds}").format(
        minutes=_time(seconds // 60 * 60), seconds=_time(seconds % 60)
    )


def _in_minutes(seconds: int) -> bool:
    """Whole minutes, and halves from two minutes on: 90 seconds stays 90 seconds."""
    return (seconds >= 60 and seconds % 60 == 0) or (seconds >= 120 and seconds % 60 == _HALF)


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}½" if seconds % 60 else str(seconds // 60)

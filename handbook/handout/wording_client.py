"""A dose in plain sentences for the client.

They leave nothing to calculate and no jargon: whole numbers, rests in minutes where that is how
people speak, weights worked out, effort as repetitions still possible, times a week in all.
"""

import math
import re
from collections.abc import Iterator

from handbook.handout.model import SentenceKey
from handbook.handout.prescription import (
    FirstPhase,
    HoldAt,
    LoadType,
    Prescription,
    Scheme,
    Side,
    Unit,
)
from handbook.handout.prescription_load import known_weight
from handbook.handout.wording_dates import date_text
from handbook.handout.wording_own_words import as_sentence
from handbook.handout.wording_quantities import amount, days, duration, in_words, weight
from handbook.handout.wording_rules import rule_sentences
from handbook.language import N_, _, ngettext

Keyed = Iterator[tuple[SentenceKey, str]]

_TRADE = re.compile(
    r"%|\d\s*RM\b|\b(?:RM|RIR|RPE|AMRAP|EMOM|MVIC|ROM|reps?)\b|\bpercent|\bin reserve\b|\bmaxim",
    re.IGNORECASE,
)
"""Words that only a trainer can be expected to read."""

_CLAUSE = re.compile(r"[^;,]+[;,]?")
_LOAD_LIMIT = 60
"""How much of a load in words a client is given, in characters."""

_FAST = "X"
_DAY = 24
_WEEK = 7

_SCHEMES = {
    Scheme.DROP_SET: N_("At the end of each round, take some weight off and go on at once."),
    Scheme.REST_PAUSE: N_("When it gets hard, take a short break, then do a few more."),
    Scheme.EMOM: N_("Start a new round every minute, and rest for what is left of it."),
    Scheme.ISOMETRIC: N_("Hold still the whole time."),
    Scheme.TIMED: N_("Keep going until the time is up."),
}

_SCHEMES_OF_SEVERAL_SETS = {
    Scheme.RAMP: N_("Use a little more weight each round."),
    Scheme.PYRAMID_UP: N_("Use more weight and do fewer each round."),
    Scheme.PYRAMID_DOWN: N_("Use less weight and do more each round."),
    Scheme.REVERSE_PYRAMID: N_("Start with the heaviest weight, and use less each round."),
}

_SIDES = {
    Side.EACH: N_("Do that much on each side."),
    Side.LEFT: N_("Use only your left side."),
    Side.RIGHT: N_("Use only your right side."),
    Side.ALTERNATE: N_("Switch sides each time, and do that much on each side."),
    Side.WEAKER_FIRST: N_("Start with your weaker side, then do as much on the other."),
}

_HOLDS = {
    HoldAt.TOP: N_("Hold each one at the top for {time}."),
    HoldAt.MIDDLE: N_("Hold each one in the middle for {time}."),
    HoldAt.BOTTOM: N_("Hold each one at the bottom for {time}."),
}


def client_line(prescription: Prescription) -> str:
    """How much to do, in a few words, for a list of several exercises."""
    several, much = _counts(prescription)
    match prescription.unit, prescription.scheme:
        case Unit.TECHNICAL_FAILURE, _scheme:
            line = ngettext(
                "{rounds} round of as many as you can",
                "{rounds} rounds of as many as you can",
                prescription.sets[1],
            )
        case Unit.REPETITIONS, Scheme.AMRAP:
            line = ngettext(
                "{rounds} round of {least} or more",
                "{rounds} rounds of {least} or more",
                prescription.sets[1],
            )
        case _:
            line = ngettext(
                "{rounds} round of {amount}", "{rounds} rounds of {amount}", prescription.sets[1]
            )
    line = line.format(rounds=several, amount=much, least=prescription.amount[0])
    match prescription.side:
        case Side.TOGETHER:
            return line
        case Side.LEFT:
            return _("{amount} on the left side").format(amount=line)
        case Side.RIGHT:
            return _("{amount} on the right side").format(amount=line)
        case _:
            return _("{amount} on each side").format(amount=line)


def client_sentences(prescription: Prescription) -> Keyed:
    """Everything the client is told of a dose, a sentence at a time, the amount first."""
    yield from _work(prescription)
    yield from _pace(prescription)
    yield from _pauses(prescription)
    yield from _times(prescription)
    yield from rule_sentences(prescription)
    if prescription.purpose.strip():
        yield SentenceKey.PURPOSE, as_sentence(prescription.purpose)


# How much, which side, with what


def _work(prescription: Prescription) -> Keyed:
    yield SentenceKey.AMOUNT, _amount(prescription)
    if prescription.side is not Side.TOGETHER:
        yield SentenceKey.SIDE, _(_SIDES[prescription.side])
    if count := prescription.warm_up_sets:
        sentence = ngettext(
            "First do {count} easy round to warm up.",
            "First do {count} easy rounds to warm up.",
            count,
        )
        yield SentenceKey.WARM_UP, sentence.format(count=count)
    if load := _load(prescription):
        yield SentenceKey.LOAD, load
    scheme = prescription.scheme
    if scheme in _SCHEMES:
        yield SentenceKey.SCHEME, _(_SCHEMES[scheme])
    elif scheme in _SCHEMES_OF_SEVERAL_SETS and prescription.sets[1] > 1:
        yield SentenceKey.SCHEME, _(_SCHEMES_OF_SEVERAL_SETS[scheme])


def _counts(prescription: Prescription) -> tuple[str, str]:
    return in_words(prescription.sets), amount(prescription.amount, prescription.unit)


def _amount(prescription: Prescription) -> str:
    several, much = _counts(prescription)
    timed = prescription.unit in (Unit.SECONDS, Unit.MINUTES)
    high = prescription.sets[1]
    if prescription.unit is Unit.TECHNICAL_FAILURE:
        sentence = ngettext(
            "Do {rounds} round of as many as you can with good form.",
            "Do {rounds} rounds of as many as you can with good form.",
            high,
        )
    elif prescription.scheme is Scheme.AMRAP and timed:
        sentence = ngettext(
            "Do {rounds} round of as many as you can in {amount}.",
            "Do {rounds} rounds of as many as you can in {amount}.",
            high,
        )
    elif prescription.scheme is Scheme.AMRAP:
        sentence = ngettext(
            "Do {rounds} round of as many as you can, at least {least}.",
            "Do {rounds} rounds of as many as you can, at least {least}.",
            high,
        )
    else:
        sentence = ngettext(
            "Do {rounds} round of {amount}.", "Do {rounds} rounds of {amount}.", high
        )
    return sentence.format(rounds=several, amount=much, least=prescription.amount[0])


def _load(prescription: Prescription) -> str:
    load = prescription.load
    known = known_weight(load)
    if known is not None:
        return _known_load(load.type).format(weight=weight(known, load.unit))
    match load.type:
        case LoadType.BODYWEIGHT:
            return _("Use only your body weight.")
        case LoadType.BAND if load.band_maker.strip():
            sentence = _("Use this band: {color}, made by {maker}.")
            return sentence.format(color=load.band.strip(), maker=load.band_maker.strip())
        case LoadType.BAND:
            return _("Use this band: {color}.").format(color=load.band.strip())
        case LoadType.MACHINE_PIN if load.pin is not None:
            return _("Put the pin of the machine at {place}.").format(place=in_words(load.pin))
        case LoadType.BY_EFFORT:
            return _("Pick a weight that gets hard by the end of each round.")
        case LoadType.REPETITION_MAXIMUM if load.repetition_maximum is not None:
            most = load.repetition_maximum
            sentence = _("Use a weight that lets you do {most}, but not {more}.")
            return sentence.format(most=most, more=most + 1)
        case LoadType.PERCENT_1RM | LoadType.IN_WORDS:
            return _load_in_words(prescription)
        case _:
            return ""


def _known_load(kind: LoadType) -> str:
    match kind:
        case LoadType.PER_HAND:
            return _("Use {weight} in each hand.")
        case LoadType.ADDED_TO_BODYWEIGHT:
            return _("Add {weight} to your body weight.")
        case _:
            return _("Use {weight}.")


def _load_in_words(prescription: Prescription) -> str:
    if plain := _plain_load(prescription.load.words):
        return _("Weight: {load}.").format(load=plain)
    if prescription.effort is not None and prescription.unit is Unit.REPETITIONS:
        return ""  # the effort says it
    return _("Use the weight your trainer gave you.")


def _plain_load(load: str) -> str:
    """The clauses of the load up to the first that is long or speaks of percentages and the like.

    "Moderate to heavy, 60 to 85% of 1RM" gives "Moderate to heavy", and "80-90% 1RM" nothing.
    """
    plain = ""
    for clause in _CLAUSE.findall(" ".join(load.split()).rstrip(".")):
        if _TRADE.search(clause) or len(plain + clause) > _LOAD_LIMIT:
            break
        plain += clause
    return plain.strip(" ;,")


# How each repetition goes, and how hard the set gets


def _pace(prescription: Prescription) -> Keyed:
    if prescription.tempo:
        yield from _tempo(prescription)
    if prescription.hold_seconds:
        time = duration((prescription.hold_seconds, prescription.hold_seconds))
        yield SentenceKey.HOLD, _(_HOLDS[prescription.hold_at]).format(time=time)
    if effort := _effort(prescription):
        yield SentenceKey.EFFORT, effort


def _tempo(prescription: Prescription) -> Keyed:
    """In the order in which the repetition goes."""
    down, bottom, up, top = prescription.tempo.split("-")
    rise = [(SentenceKey.TEMPO_UP, _up(up))]
    if top != "0":
        rise.append((SentenceKey.TEMPO_TOP, _timed(_("Hold for {time} at the top."), top)))
    fall = [(SentenceKey.TEMPO_DOWN, _down(down))]
    if bottom != "0":
        fall.append((SentenceKey.TEMPO_BOTTOM, _timed(_("Wait {time} at the bottom."), bottom)))
    yield from rise + fall if prescription.first_phase is FirstPhase.UP else fall + rise


def _up(seconds: str) -> str:
    if seconds == _FAST:
        return _("Go up as fast as you can.")
    return _timed(_("Take {time} to go up."), seconds) if seconds != "0" else _("Go up fast.")


def _down(seconds: str) -> str:
    return _timed(_("Take {time} to go down."), seconds) if seconds != "0" else _("Go down fast.")


def _timed(sentence: str, seconds: str) -> str:
    return sentence.format(time=duration((int(seconds), int(seconds))))


def _effort(prescription: Prescription) -> str:
    if prescription.effort is None or prescription.unit is Unit.TECHNICAL_FAILURE:
        return ""
    if prescription.unit is not Unit.REPETITIONS:
        sentence = _("Aim for an effort of {effort} out of 10, where 10 is all you can do.")
        return sentence.format(effort=in_words(prescription.effort.perceived))
    fewest, most = prescription.effort.in_reserve
    low, high = math.floor(fewest), math.ceil(most)
    if high == 0:
        return _("Stop when you could not do one more with good form.")
    if low == 0 and high == 1:
        return _("Stop when you could do 1 more, or none.")
    if low == 0:
        return ngettext(
            "Stop when you could do {count} more, or fewer.",
            "Stop when you could do {count} more, or fewer.",
            high,
        ).format(count=high)
    return ngettext(
        "Stop when you could do {count} more.", "Stop when you could do {count} more.", high
    ).format(count=in_words((low, high)))


# Rests


def _pauses(prescription: Prescription) -> Keyed:
    within, rest, after = (
        prescription.rest_within_seconds,
        prescription.rest_seconds,
        prescription.rest_after_seconds,
    )
    if within:
        sentence = _("Inside each round, take short breaks of {time}.")
        yield SentenceKey.REST_WITHIN, sentence.format(time=duration((within, within)))
    elif prescription.scheme is Scheme.CLUSTER:
        yield SentenceKey.REST_WITHIN, _("Take short breaks inside each round.")
    if prescription.group:
        sentence = _("Do one round of each exercise marked {group}, then start again.")
        yield SentenceKey.GROUP, sentence.format(group=prescription.group)
    if rest is not None and (prescription.sets[1] > 1 or prescription.group):
        yield SentenceKey.REST, _rest(prescription).format(time=duration(rest))
    if after is not None and after[1] == 0:
        yield SentenceKey.REST_AFTER, _("Then go straight on to the next exercise.")
    elif after is not None:
        sentence = _("Rest {time} before the next exercise.")
        yield SentenceKey.REST_AFTER, sentence.format(time=duration(after))


def _rest(prescription: Prescription) -> str:
    none = prescription.rest_seconds is not None and prescription.rest_seconds[1] == 0
    if prescription.group:
        return _("Do not rest after a round.") if none else _("Rest {time} after each round.")
    return _("Do not rest between rounds.") if none else _("Rest {time} between rounds.")


# Days and dates


def _times(prescription: Prescription) -> Keyed:
    times, in_all = prescription.times_a_day, prescription.times_a_week
    if times == 1 and prescription.days is None:
        yield SentenceKey.TIMES_A_DAY, _("Do this once a day.")
    elif times is not None and times > 1:
        sentence = ngettext("Do this {count} time a day.", "Do this {count} times a day.", times)
        yield SentenceKey.TIMES_A_DAY, sentence.format(count=times)
    if prescription.days is not None:
        yield SentenceKey.DAYS, _days(prescription)
    if in_all is not None and times is not None and times > 1:
        sentence = ngettext(
            "That makes {count} time a week in all.",
            "That makes {count} times a week in all.",
            in_all[1],
        )
        yield SentenceKey.TIMES_A_WEEK, sentence.format(count=in_words(in_all))
    if prescription.hours_between is not None:
        yield SentenceKey.HOURS_BETWEEN, _hours_between(prescription.hours_between)
    if prescription.start_date:
        sentence = _("Start on {date}.")
        yield SentenceKey.START, sentence.format(date=date_text(prescription.start_date))
    if weeks := prescription.weeks:
        sentence = ngettext("Do this for {count} week.", "Do this for {count} weeks.", weeks)
        yield SentenceKey.WEEKS, sentence.format(count=weeks)
    if prescription.review_date:
        sentence = _("We check this again on {date}.")
        yield SentenceKey.REVIEW, sentence.format(date=date_text(prescription.review_date))


def _days(prescription: Prescription) -> str:
    low, high = prescription.days or (0, 0)
    if low == high == _WEEK:
        return _("Do this every day.")
    if prescription.weekdays:
        return _("Do this on {days}.").format(days=days(prescription.weekdays))
    return ngettext(
        "Do this on {count} day a week.", "Do this on {count} days a week.", high
    ).format(count=in_words((low, high)))


def _hours_between(hours: int) -> str:
    if hours % _DAY:
        return ngettext(
            "Wait at least {count} hour until you do it again.",
            "Wait at least {count} hours until you do it again.",
            hours,
        ).format(count=hours)
    return ngettext(
        "Wait at least {count} day until you do it again.",
        "Wait at least {count} days until you do it again.",
        hours // _DAY,
    ).format(count=hours // _DAY)

"""Numbers with their units as people say them; a sentence takes each in at one place."""

import math
from collections.abc import Sequence

from handbook.handout.prescription import Unit, Weekday, Weight, WeightUnit
from handbook.handout.prescription_labels import prescription_label
from handbook.language import _, ngettext

_HALF = 30


def number(value: float) -> str:
    """A number with as many decimals as it needs."""
    return f"{value:.10g}"


def in_words(ends: tuple[float, float]) -> str:
    """A range for the client: 8, 8 to 12, 2 or 3, up to 5."""
    low, high = ends
    if low == high:
        return number(low)
    if low == 0:
        return _("up to {high}").format(high=number(high))
    if high - low == 1:
        return _("{low} or {high}").format(low=number(low), high=number(high))
    return _("{low} to {high}").format(low=number(low), high=number(high))


def span(ends: tuple[float, float]) -> str:
    """A range for the trainer: 8 or 8-12."""
    low, high = ends
    return number(low) if low == high else f"{number(low)}-{number(high)}"


def amount(ends: tuple[float, float], unit: Unit) -> str:
    """So many of a unit, for the client; repetitions are a bare number."""
    low, high = ends
    many = 1 if high == 1 else max(2, math.ceil(high))
    match unit:
        case Unit.SECONDS:
            return duration((round(low), round(high)))
        case Unit.MINUTES:
            return duration((round(low * 60), round(high * 60)))
        case Unit.METERS:
            return ngettext("{count} meter", "{count} meters", many).format(count=in_words(ends))
        case Unit.BREATHS:
            return ngettext("{count} breath", "{count} breaths", many).format(count=in_words(ends))
        case _:
            return in_words(ends)


def weight(ends: Weight, unit: WeightUnit) -> str:
    """A weight or a range of weights for the client: 40 kg, 40 to 45 kg."""
    if unit is WeightUnit.KILOGRAM:
        return _("{count} kg").format(count=in_words(ends))
    return _("{count} lb").format(count=in_words(ends))


def weight_span(ends: Weight, unit: WeightUnit) -> str:
    """A weight or a range of weights for the trainer: 40 kg, 40-45 kg."""
    if unit is WeightUnit.KILOGRAM:
        return _("{count} kg").format(count=span(ends))
    return _("{count} lb").format(count=span(ends))


def days(names: Sequence[Weekday]) -> str:
    """Named days as a list: Monday, Wednesday and Friday."""
    words = [prescription_label(name) for name in names]
    if len(words) == 1:
        return words[0]
    *first, last = words
    return _("{days} and {last}").format(days=", ".join(first), last=last)


def short_days(names: Sequence[Weekday]) -> str:
    """Named days by the first letters of their names: Mon, Wed, Fri."""
    return ", ".join(prescription_label(name)[:3] for name in names)


def duration(seconds: tuple[int, int]) -> str:
    """A time or a range of times, in the unit people would use for it."""
    low, high = seconds
    if low == high:
        return _time(low)
    if low == 0:
        return _("up to {time}").format(time=_time(high))
    if _in_minutes(low) and _in_minutes(high):
        return ngettext("{count} minute", "{count} minutes", math.ceil(high / 60)).format(
            count=_("{low} to {high}").format(low=_minutes(low), high=_minutes(high))
        )
    if high < 2 * 60:
        return ngettext("{count} second", "{count} seconds", high).format(count=in_words(seconds))
    return _("{low} to {high}").format(low=_time(low), high=_time(high))


def _time(seconds: int) -> str:
    if _in_minutes(seconds):
        return ngettext("{count} minute", "{count} minutes", math.ceil(seconds / 60)).format(
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

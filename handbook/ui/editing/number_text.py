"""Numbers as a trainer types them: one, or two with a hyphen, and times in seconds or minutes."""

import math
import re
from typing import Any

from msgspec import Struct

from handbook.errors import UsageError
from handbook.language import _

_NUMBER = r"\d+(?:[.,]\d+)?"
_TIME = rf"(?:\d+:[0-5]\d|{_NUMBER})"
_UNIT = r"(?:s|sec|second|seconds|min|minute|minutes|[\"”'’′″])?"
_BETWEEN = r"\s*(?:-|–|—|…|\bto\b)\s*"
_ONE = re.compile(rf"({_NUMBER})")
_TWO = re.compile(rf"({_NUMBER}){_BETWEEN}({_NUMBER})")
_ONE_TIME = re.compile(rf"({_TIME})\s*({_UNIT})", re.IGNORECASE)
_TWO_TIMES = re.compile(rf"({_TIME})\s*({_UNIT}){_BETWEEN}({_TIME})\s*({_UNIT})", re.IGNORECASE)

_MINUTE = 60
_IN_MINUTES_FROM = 120
"""Whole minutes are written as such from so many seconds on."""

Value = Any
"""A number, or a pair of the lowest and the highest; None, or what else means nothing is said."""


class Numbers(Struct, frozen=True, kw_only=True):
    """What may be typed into a field.

    `limits` and `step` are for the arrows, which begin at `start` in an empty field; what a value
    may be is checked elsewhere. `ranged` allows two numbers, `whole` no fractions, and `time` is
    in seconds. `empty` is the value of an empty field, which `required` does not allow.
    """

    limits: tuple[float, float]
    start: float
    step: float = 1
    ranged: bool = True
    whole: bool = True
    time: bool = False
    required: bool = False
    empty: Value = None


def read(text: str, numbers: Numbers) -> Value:
    """The value of a text; raises UsageError with what to write instead."""
    text = text.strip()
    if not text:
        if numbers.required:
            raise UsageError(_("This cannot be left empty. Enter a number."))
        return numbers.empty
    ends = _times(text) if numbers.time else _plain(text)
    if not ends or (len(ends) > 1 and not numbers.ranged):
        raise UsageError(_complaint(text, numbers))
    if numbers.whole:
        if any(end != int(end) for end in ends):
            raise UsageError(_("Only whole numbers are possible here."))
        low, high = int(ends[0]), int(ends[-1])
    else:
        low, high = ends[0], ends[-1]
    return (low, high) if numbers.ranged else low


def write(value: Value, numbers: Numbers) -> str:
    """A value as `read` understands it."""
    if value is None or value == numbers.empty:
        return ""
    low, high = value if numbers.ranged else (value, value)
    if numbers.time:
        return _written_time(low, high)
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"


def stepped(value: Value, by: int, numbers: Numbers) -> Value:
    """The value so many steps up, or down when negative; a range goes as a whole."""
    if value is None or value == numbers.empty:
        low = high = numbers.start
    else:
        low, high = value if numbers.ranged else (value, value)
        least, most = numbers.limits
        shift = by * numbers.step
        if low == high:
            shift = _to_next_step(low, by, numbers.step) - low
        shift = max(least - low, min(most - high, shift))
        low, high = low + shift, high + shift
    if numbers.whole:
        low, high = round(low), round(high)
    return (low, high) if numbers.ranged else low


def _to_next_step(number: float, by: int, step: float) -> float:
    """So many steps on, counted from the multiple of a step that comes first."""
    steps = number / step
    whole = math.floor(steps + 1e-9) if by > 0 else math.ceil(steps - 1e-9)
    return (whole + by) * step


def _plain(text: str) -> list[float] | None:
    match = _ONE.fullmatch(text) or _TWO.fullmatch(text)
    return [_number(part) for part in match.groups()] if match else None


def _times(text: str) -> list[float] | None:
    if match := _ONE_TIME.fullmatch(text):
        return [_seconds(match[1], match[2])]
    if match := _TWO_TIMES.fullmatch(text):
        # The unit after the second number is that of both, as in “1-2 min”.
        return [_seconds(match[1], match[2] or match[4]), _seconds(match[3], match[4])]
    return None


def _seconds(number: str, unit: str) -> float:
    if ":" in number:
        minutes, _colon, seconds = number.partition(":")
        return int(minutes) * _MINUTE + int(seconds)
    in_minutes = unit[:1].lower() in ("m", "'", "’", "′")
    return _number(number) * (_MINUTE if in_minutes else 1)


def _written_time(low: float, high: float) -> str:
    ends = (low,) if low == high else (low, high)
    if low >= _IN_MINUTES_FROM and not any(end % _MINUTE for end in ends):
        minutes = "–".join(f"{end / _MINUTE:g}" for end in ends)
        return _("{count} min").format(count=minutes)
    return _("{count} s").format(count="–".join(f"{end:g}" for end in ends))


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _complaint(text: str, numbers: Numbers) -> str:
    if numbers.time and numbers.ranged:
        pattern = _("“{text}” is not a time. Write seconds or minutes, as 90, 60-90 or 2 min.")
    elif numbers.time:
        pattern = _("“{text}” is not a time. Write seconds or minutes, as 90 or 2 min.")
    elif numbers.ranged:
        pattern = _("“{text}” is not a number. Write one, as 3, or two with a hyphen, as 8-12.")
    else:
        pattern = _("“{text}” is not a number. Write one, as 3.")
    return pattern.format(text=text)

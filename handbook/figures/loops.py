"""Closed outlines in a short notation, as SVG paths and as polygons.

A loop is written as its points, `x,y`, in order: the curve through them is smooth, except at points
followed by `!`, where it has a corner.
"""

from functools import cache
from math import hypot
from typing import NamedTuple

from handbook.figures.outline import numbers

Point = tuple[float, float]

_STEPS = 6
"""Straight lines that stand for one curve of a polygon."""

_REACH = 0.4
"""Length of the handles at a smooth point, of the way to the nearer neighbor."""


class Knot(NamedTuple):
    """A point of a loop with the handle of the curve that leaves it.

    The curve arrives with the same handle turned round; at a corner it is (0, 0).
    """

    x: float
    y: float
    dx: float
    dy: float


def points(loop: str) -> tuple[Point, ...]:
    """The points of a loop or a line."""
    pairs = (word.removesuffix("!").partition(",") for word in loop.split())
    return tuple((float(x), float(y)) for x, _comma, y in pairs)


def mirrored(line: str) -> str:
    """A loop or a line of the half at x > 0 on the other half."""
    return " ".join(f"-{word}" for word in line.split())


def whole(half: str) -> str:
    """The loop around both halves of a body; the half begins and ends in the middle."""
    return " ".join([half, *reversed(mirrored(half).split()[1:-1])])


@cache
def path(loop: str) -> str:
    """A loop as SVG path text, in tenths of a unit."""
    knots = _knots(loop)
    before = knots[0]
    x, y = round(before.x, 1), round(before.y, 1)
    text = f"M{numbers(x, y)}"
    for at, knot in enumerate([*knots[1:], knots[0]]):
        leave = (before.x + before.dx - x, before.y + before.dy - y)
        arrive = (knot.x - knot.dx - x, knot.y - knot.dy - y)
        end = (knot.x - x, knot.y - y)
        # `s` leaves with the handle that the curve before arrived with.
        text += f"c{numbers(*leave, *arrive, *end)}" if not at else f"s{numbers(*arrive, *end)}"
        x, y = x + round(end[0], 1), y + round(end[1], 1)
        before = knot
    return text + "Z"


@cache
def polygon(loop: str) -> tuple[Point, ...]:
    """A loop as many short straight lines."""
    knots = _knots(loop)
    result: list[Point] = []
    for one, other in zip(knots, [*knots[1:], knots[0]], strict=True):
        for step in range(_STEPS):
            t = step / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            x = (a + b) * one.x + b * one.dx + (c + d) * other.x - c * other.dx
            y = (a + b) * one.y + b * one.dy + (c + d) * other.y - c * other.dy
            result.append((x, y))
    return tuple(result)


def _knots(loop: str) -> list[Knot]:
    """The knots of a loop; a handle is parallel to the line between the neighbors."""
    words, spots = loop.split(), points(loop)
    result: list[Knot] = []
    for at, (word, (x, y)) in enumerate(zip(words, spots, strict=True)):
        (ax, ay), (bx, by) = spots[at - 1], spots[(at + 1) % len(spots)]
        nearer = min(hypot(x - ax, y - ay), hypot(bx - x, by - y))
        share = 0.0 if word.endswith("!") else _REACH * nearer / hypot(bx - ax, by - ay)
        result.append(Knot(x, y, share * (bx - ax), share * (by - ay)))
    return result

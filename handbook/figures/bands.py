"""Elastic bands, as SVG: a loop above the knees, a long band over the hips."""

from math import atan2, hypot

from handbook.content.body import Body, Frame, Leg, Point
from handbook.figures.movement import Movement
from handbook.figures.outline import closed_curve, number, polygon
from handbook.figures.shapes import box, outlined
from handbook.figures.style import THIN, Inks

_AT = 30.5
"""Where a loop is on the thigh, from the hip, in cm."""
_HALF = 3.2
"""Half the width of a loop."""
_FRONT, _BACK = 7.8, -7.4
"""Where it bends around the thigh."""


def far_loop(body: Body, inks: Inks) -> str:
    """The loop around the far thigh, and its stretch from there to the near one."""
    far, near = body.far_leg.thigh, body.near_leg.thigh
    stretches = (
        polygon((far.at(_AT - _HALF, v), far.at(_AT + _HALF, v), near.at(_AT + _HALF, v),
                 near.at(_AT - _HALF, v)))
        for v in (_FRONT, _BACK)
    )  # fmt: skip
    return near_loop(body.far_leg, inks) + "".join(_cloth(edge, inks) for edge in stretches)


def near_loop(leg: Leg, inks: Inks) -> str:
    """The loop across the outside of a thigh."""
    thigh = leg.thigh
    lower = [thigh.at(_AT + _HALF + bulge, v) for v, bulge in _ACROSS]
    upper = [thigh.at(_AT - _HALF + bulge, v) for v, bulge in reversed(_ACROSS)]
    return _cloth(polygon([*lower, *upper]), inks)


_SLACK, _UNSTRETCHED = 6.6, 30.0
"""Width of a long band of that length or less; a longer one is narrower."""
_PALE = 0.5
"""How much of its color the far half of a long band has."""

_ACROSS = ((_FRONT, 0.0), (4.0, 0.8), (0.0, 1.1), (-4.0, 0.8), (_BACK, 0.0))


def _cloth(edge: str, inks: Inks, opacity: float = 1.0) -> str:
    pale = f' fill-opacity="{number(opacity)}"' if opacity < 1 else ""
    return (
        f'<path d="{edge}" fill="{inks.band}"{pale} stroke="{inks.outline}" '
        f'stroke-width="{number(THIN)}" stroke-linejoin="round"/>'
    )


def long_band(moves: Movement, body: Body, inks: Inks, *, near: bool) -> str:
    """Half of a long band: over the front of the hips and down to a heavy dumbbell at one side."""
    lap = body.load
    middle = (moves.start.hip.x + moves.finish.hip.x) / 2
    anchor = Point(middle + (21.0 if near else -17.0), 7.4)
    down = Frame(*anchor, atan2(lap.y - anchor.y, lap.x - anchor.x))
    length = hypot(lap.x - anchor.x, lap.y - anchor.y)
    half = _SLACK / 2 * min(_UNSTRETCHED / length, 1.0)
    # It leaves the front of the hips square to it and bends on their side.
    left, right = ([lap.at(side * half, 0.9), lap.at(side * half, -5.5),
                    down.at(0.5 * length, -side * 0.9 * half), down.at(0.0, -side * 0.7 * half)]
                   for side in (-1, 1))  # fmt: skip
    edge = closed_curve([lap.at(0.0, 2.0), *right, *reversed(left)])
    return _weight(anchor, inks, near=near) + _cloth(edge, inks, 1.0 if near else _PALE)


def _weight(handle: Point, inks: Inks, *, near: bool) -> str:
    """A dumbbell on the floor, seen from its side."""
    iron = inks.metal if near else inks.prop
    return outlined(
        inks,
        box(handle.x - 5.0, handle.y - 1.6, 10.0, 3.2, 0.4, inks.prop_shade),
        *(box(handle.x + left, -0.8, 8.5, 16.4, 2.0, iron) for left in (-12.5, 4.0)),
    )

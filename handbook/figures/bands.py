"""Elastic bands, as SVG: a loop above the knees, a long band over the hips."""

from handbook.content.body import Body, Leg, Point
from handbook.figures.movement import Movement
from handbook.figures.outline import line, number, polygon
from handbook.figures.shapes import box, outlined, rod
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


_ACROSS = ((_FRONT, 0.0), (4.0, 0.8), (0.0, 1.1), (-4.0, 0.8), (_BACK, 0.0))


def _cloth(edge: str, inks: Inks) -> str:
    return (
        f'<path d="{edge}" fill="{inks.band}" stroke="{inks.outline}" '
        f'stroke-width="{number(THIN)}" stroke-linejoin="round"/>'
    )


def long_band(moves: Movement, body: Body, inks: Inks, *, near: bool) -> str:
    """Half of a long band: from the crease of the hips to a weight on the floor at one side."""
    lap = body.load.at(0.0, 0.9)
    middle = (moves.start.hip.x + moves.finish.hip.x) / 2
    anchor = Point(middle + (17.0 if near else -18.0), 4.6)
    strand = rod(line((lap, anchor)), 3.0, inks.band, inks.outline)
    weight = outlined(
        inks,
        box(anchor.x - 3.5, 2.4, 7.0, 3.4, 0.4, inks.metal),
        box(anchor.x - 10.0, -0.8, 6.5, 10.4, 1.6, inks.prop_shade),
        box(anchor.x + 3.5, -0.8, 6.5, 10.4, 1.6, inks.prop_shade),
    )
    return weight + strand

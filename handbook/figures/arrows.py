"""Arrows, as SVG."""

from collections.abc import Sequence
from math import atan2, cos, sin

from handbook.content.body import Point
from handbook.figures.outline import curve, polygon
from handbook.figures.shapes import filled, stroke
from handbook.figures.style import Inks

WIDTH = 2.2
"""Width of an arrow, in cm."""


def head(tip: Point, angle: float, color: str, size: float = 6.5) -> str:
    """A filled arrowhead that ends at `tip`."""
    sides = [
        (tip.x - size * cos(angle + turn), tip.y - size * sin(angle + turn))
        for turn in (-0.48, 0.48)
    ]
    return filled(polygon([tip, *sides]), color)


def arrow(points: Sequence[Point], inks: Inks, width: float = WIDTH) -> str:
    """A curved arrow with a rim of paper color, so that it stands out from what is under it."""
    before, tip = points[-2], points[-1]
    angle = atan2(tip.y - before.y, tip.x - before.x)
    neck = Point(tip.x - 4.0 * cos(angle), tip.y - 4.0 * sin(angle))
    path = curve([*points[:-1], neck])
    shaft = stroke(path, inks.paper, width + 1.6) + stroke(path, inks.mark, width)
    return shaft + head(tip, angle, inks.mark)

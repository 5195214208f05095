"""Marks that say how a movement runs, as SVG: arrows, range, holds, small extra views."""

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, radians, sin

from handbook.content.body import PELVIS, Body, Point
from handbook.content.pose import Band, Figure, FootContact, Hold, OtherLeg, Rhythm
from handbook.figures.movement import Movement
from handbook.figures.outline import curve, line, number, polygon
from handbook.figures.style import LINE, THIN, Inks
from handbook.figures.words import TUCK_SHOWN

STROKE = 1.7
"""Width of an arrow."""
TRACK_LOW = 8.0
TRACK_HIGH = 50.0


def _stroke(path: str, color: str, width: float = STROKE, dashes: str = "") -> str:
    more = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{number(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{more}/>'
    )


def _head(tip: Point, angle: float, color: str, size: float = 6.0) -> str:
    """A filled arrowhead that ends at `tip`."""
    sides = [
        (tip.x - size * cos(angle + turn), tip.y - size * sin(angle + turn))
        for turn in (-0.48, 0.48)
    ]
    return f'<path d="{polygon([tip, *sides])}" fill="{color}"/>'


def _arrow(points: Sequence[Point], color: str, paper: str, width: float = STROKE) -> str:
    """A curved arrow with a rim of paper color, so that it stands out from what is under it."""
    before, tip = points[-2], points[-1]
    angle = atan2(tip.y - before.y, tip.x - before.x)
    neck = Point(tip.x - 4.0 * cos(angle), tip.y - 4.0 * sin(angle))
    path = curve([*points[:-1], neck])
    shaft = _stroke(path, paper, width + 1.6) + _stroke(path, color, width)
    return shaft + _head(tip, angle, color)


def motion_arrow(moves: Movement, inks: Inks) -> str:
    """An arrow along the way of the hips, up to the body at the finish."""
    low, high = moves.start.hip, moves.finish.hip
    way = hypot(high.x - low.x, high.y - low.y)
    if way < 4 or _tucks(moves.figure):
        return ""
    c, s = (high.x - low.x) / way, (high.y - low.y) / way
    end = Point(high.x - 15.0 * c, high.y - 15.0 * s)
    length = max(way - 9.0, 13.0)
    start = Point(end.x - length * c, max(end.y - length * s, 2.5))
    return _arrow((start, end), inks.mark, inks.paper, 2.2)


def _tucks(figure: Figure) -> bool:
    return figure.finish.tuck - figure.start.tuck >= TUCK_SHOWN


def has_column(figure: Figure) -> bool:
    """Whether the movement needs more than an arrow on the body to be told."""
    return (
        figure.hold is not Hold.NONE
        or figure.rhythm is not Rhythm.PLAIN
        or figure.full_start is not None
        or has_inset(figure)
    )


def column_width(figure: Figure) -> float:
    """Room for the column, in cm."""
    if has_inset(figure):
        return 2 * INSET - 6.0
    return 40.0 if figure.rhythm is Rhythm.ONE_AND_A_HALF else 26.0


def column(moves: Movement, x: float, inks: Inks) -> str:
    """How one repetition runs, beside the body: `x` is the middle of the column."""
    figure = moves.figure
    if figure.rhythm is Rhythm.ONE_AND_A_HALF:
        return _one_and_a_half(x, inks)
    if figure.rhythm is Rhythm.NONSTOP:
        return _loop(x, inks)
    if figure.full_start is not None:
        return _bracket(figure, x, inks)
    if has_inset(figure):
        return inset(figure, x, INSET_TOP - INSET - 2.0, inks)
    low, high = moves.start.hip, moves.finish.hip
    if abs(high.x - low.x) > abs(high.y - low.y):
        level = high.y
        return _arrow((Point(x - 9, level), Point(x + 9, level)), inks.mark, inks.paper, 2.2)
    up = _arrow((Point(x, TRACK_LOW), Point(x, TRACK_HIGH)), inks.mark, inks.paper, 2.2)
    match figure.hold:
        case Hold.TOP:
            return up + _pause(x, TRACK_HIGH + 11.0, inks)
        case Hold.BOTTOM:
            return up + _stop(x, TRACK_LOW - 1.0, inks)
        case Hold.NONE:
            return up


def _pause(x: float, y: float, inks: Inks) -> str:
    bars = "".join(
        f'<rect x="{number(x + side)}" y="{number(y - 4.6)}" width="2.8" height="9.2" '
        f'fill="{inks.paper}"/>'
        for side in (-4.2, 1.4)
    )
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="9" fill="{inks.mark}"/>{bars}'


def _stop(x: float, y: float, inks: Inks) -> str:
    """The square that stands for stop, on the floor."""
    return (
        f'<rect x="{number(x - 7)}" y="{number(y - 7)}" width="14" height="14" rx="1.5" '
        f'fill="{inks.mark}"/>'
        f'<rect x="{number(x - 3.2)}" y="{number(y - 3.2)}" width="6.4" height="6.4" '
        f'fill="{inks.paper}"/>'
    )


def _one_and_a_half(x: float, inks: Inks) -> str:
    """Up, half down, up again, all the way down."""
    middle = (TRACK_LOW + TRACK_HIGH) / 2
    columns = [x - 14.0, x - 4.7, x + 4.7, x + 14.0]
    ways = [(TRACK_LOW, TRACK_HIGH), (TRACK_HIGH, middle), (middle, TRACK_HIGH),
            (TRACK_HIGH, TRACK_LOW)]  # fmt: skip
    arrows = "".join(
        _arrow((Point(at, low), Point(at, high)), inks.mark, inks.paper)
        for at, (low, high) in zip(columns, ways, strict=True)
    )
    level = _stroke(line(((columns[0] - 3, middle), (columns[3] + 3, middle))), inks.mark, THIN,
                    "1.6 2")  # fmt: skip
    return level + arrows


def _loop(x: float, inks: Inks) -> str:
    """Up and down without an end, above a floor that is not touched."""
    low, high, out = TRACK_LOW + 8.0, TRACK_HIGH + 2.0, 6.0
    path = (
        f"M{number(x - out)} {number(low + out)}V{number(high - out)}"
        f"A{out:g} {out:g} 0 0 0 {number(x + out)} {number(high - out)}"
        f"V{number(low + out)}A{out:g} {out:g} 0 0 0 {number(x - out)} {number(low + out)}Z"
    )
    middle = (low + high) / 2
    return (
        _stroke(path, inks.mark, 2.0)
        + _head(Point(x - out, middle + 4), pi / 2, inks.mark, 7.0)
        + _head(Point(x + out, middle - 4), -pi / 2, inks.mark, 7.0)
        + _stroke(line(((x - 10, TRACK_LOW - 2), (x + 10, TRACK_LOW - 2))), inks.mark, 1.2, "2 2.4")
    )


def _bracket(figure: Figure, x: float, inks: Inks) -> str:
    """The whole range as a thin scale, the part that is used as a thick double arrow."""
    full = (figure.full_start or 0) - figure.finish.torso
    used = (figure.start.torso - figure.finish.torso) / full if full else 1.0
    low = TRACK_HIGH - (TRACK_HIGH - TRACK_LOW) * min(max(used, 0.2), 1.0)
    scale = line(((x - 8, TRACK_LOW), (x - 8, TRACK_HIGH)))
    ends = "".join(line(((x - 11, y), (x - 5, y))) for y in (TRACK_LOW, TRACK_HIGH))
    used_part = line(((x - 1, TRACK_HIGH), (x - 5, TRACK_HIGH), (x - 5, low), (x - 1, low)))
    middle = (low + TRACK_HIGH) / 2
    return (
        _stroke(scale, inks.mark, THIN, "1.6 2")
        + _stroke(ends, inks.mark, LINE)
        + _stroke(used_part, inks.mark, 2.4)
        + _stroke(line(((x + 6, middle - 3), (x + 6, middle + 3))), inks.mark, 2.2)
        + _head(Point(x + 6, TRACK_HIGH + 1), pi / 2, inks.mark)
        + _head(Point(x + 6, low - 1), -pi / 2, inks.mark)
    )


def on_body(moves: Movement, body: Body, inks: Inks) -> str:
    """Marks that belong to a place on the body: the tuck, the working foot."""
    parts: list[str] = []
    if _tucks(moves.figure) and body is not moves.start:
        parts.append(_tuck(body, inks))
    if moves.figure.other_leg is OtherLeg.KICKSTAND:
        parts.append(_foot_shares(body, inks))
    return "".join(parts)


def _tuck(body: Body, inks: Inks) -> str:
    """A bent arrow under the buttocks: the tail is drawn in under the body."""
    middle = body.pelvis.at(PELVIS - 5.0, 1.0)
    begin = body.pelvis.angle - radians(150)
    points = [
        Point(middle.x + 19.5 * cos(begin + radians(turn)),
              middle.y + 19.5 * sin(begin + radians(turn)))
        for turn in range(0, 121, 20)
    ]  # fmt: skip
    return _arrow(points, inks.mark, inks.paper, 2.2)


def _foot_shares(body: Body, inks: Inks) -> str:
    """How much each foot carries: a large arrow up at the working one, a small one."""
    near = body.near_leg.foot.at(6.0, 0.0).x
    far = body.far_leg.foot.at(-4.0, 0.0).x
    large = polygon(((near, -3.0), (near - 6, -9), (near - 2.6, -9), (near - 2.6, -14),
                     (near + 2.6, -14), (near + 2.6, -9), (near + 6, -9)))  # fmt: skip
    small = polygon(((far, -3.0), (far - 3, -7), (far + 3, -7)))
    return (
        f'<path d="{large}" fill="{inks.mark}"/>'
        f'<path d="{small}" fill="{inks.paper}" stroke="{inks.mark}" '
        f'stroke-width="{number(LINE)}"/>'
    )


# small extra views


def has_inset(figure: Figure) -> bool:
    """Whether the side view needs a second view beside it."""
    return figure.feet.contact is FootContact.SOLES_TOGETHER or figure.band is Band.KNEES


INSET = 17.5
"""Radius of the extra view."""
INSET_TOP = 86.0
"""Height of its upper rim and a margin above the floor."""


def inset(figure: Figure, x: float, y: float, inks: Inks) -> str:
    """The legs from above (soles together) or from the front (band at the knees)."""
    rim = (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{INSET:g}" fill="{inks.paper}" '
        f'stroke="{inks.prop_outline}" stroke-width="{number(THIN)}"/>'
    )
    if figure.feet.contact is FootContact.SOLES_TOGETHER:
        view = _legs_from_above(inks)
    else:
        view = _legs_from_front(inks)
    scale = INSET / 20
    return f'{rim}<g transform="matrix({scale:g} 0 0 {scale:g} {number(x)} {number(y)})">{view}</g>'


def _legs_from_above(inks: Inks) -> str:
    """Pelvis on the left, knees out, soles together on the right."""
    parts: list[str] = []
    for side in (1, -1):
        leg = line(((-9.5, side * 3.4), (1.5, side * 12.0), (9.5, side * 3.4)))
        foot = line(((8.5, side * 2.1), (15.0, side * 2.1)))
        parts.append(_limb(leg, 5.0, inks) + _limb(foot, 2.6, inks))
    hips = (
        f'<path d="M-15.5 -6.5Q-8 -8.5 -6.5 0Q-8 8.5 -15.5 6.5Z" fill="{inks.skin}" '
        f'stroke="{inks.outline}" stroke-width="{number(LINE)}" stroke-linejoin="round"/>'
    )
    return "".join(parts) + hips


def _legs_from_front(inks: Inks) -> str:
    """Shins and knees seen from the feet, the band above the knees, arrows outward."""
    parts: list[str] = []
    for side in (1, -1):
        shin = line(((side * 6.6, -12.0), (side * 7.4, 4.0)))
        parts.append(_limb(shin, 5.2, inks))
        parts.append(_limb(line(((side * 6.4, -13.0), (side * 8.2, -13.4))), 3.0, inks))
        tip = Point(side * 17.6, 5.0)
        parts.append(_stroke(line(((side * 12.0, 5.0), (side * 14.0, 5.0))), inks.mark, 1.6))
        parts.append(_head(tip, 0.0 if side > 0 else pi, inks.mark, 4.6))
    band = line(((-7.4, 6.0), (7.4, 6.0)))
    knees = "".join(_limb(line(((s * 7.2, 5.5), (s * 7.5, 6.5))), 6.6, inks) for s in (1, -1))
    strap = _stroke(band, inks.outline, 5.2) + _stroke(band, inks.band, 4.0)
    return "".join(parts) + knees + strap


def _limb(path: str, width: float, inks: Inks) -> str:
    return _stroke(path, inks.outline, width + 2 * THIN) + _stroke(path, inks.skin, width)

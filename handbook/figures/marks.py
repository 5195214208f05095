"""Marks that say how a movement runs, as SVG: arrows, range, holds, what each foot carries."""

from math import cos, hypot, pi, radians, sin

from handbook.content.body import MID_BACK, PELVIS, Body, Frame, Point
from handbook.content.pose import BackContact, Figure, Hold, Load, OtherLeg, Rhythm, Support
from handbook.content.silhouette import Part, Points, outlines
from handbook.figures.arrows import WIDTH, arrow, head
from handbook.figures.insets import inset
from handbook.figures.limbs import placed
from handbook.figures.movement import SIGN, TOP, Movement, has_inset, has_sign, tucks
from handbook.figures.outline import closed_curve, line, number
from handbook.figures.shapes import box, disk, filled, stroke
from handbook.figures.style import LINE, Inks

COLUMN = 32.0
"""Width of the column between start and finish, in cm."""
_LOW, _HIGH = 7.0, 62.0
"""Ends of what stands in that column."""
_DASHES = "2.4 2.8"


def motion_arrow(moves: Movement, inks: Inks) -> str:
    """An arrow along the way of the hips, up to the body at the finish or on from it.

    A tuck has its own mark, and so has a part of the range.
    """
    low, high = moves.start.hip, moves.finish.hip
    way = hypot(high.x - low.x, high.y - low.y)
    if way < 4 or tucks(moves.figure) or moves.figure.full_start is not None:
        return ""
    c, s = (high.x - low.x) / way, (high.y - low.y) / way
    if moves.figure.support is Support.FLOOR and moves.figure.load is Load.NONE:
        # The arms lie where the arrow would be, and above the body there is room.
        return arrow([Point(high.x + far * c, high.y + far * s) for far in (13.0, 33.0)], inks)
    end = Point(high.x - 15.0 * c, high.y - 15.0 * s)
    length = max(way - 9.0, 13.0)
    start = Point(end.x - length * c, max(end.y - length * s, 2.5))
    return arrow((start, end), inks)


def between(moves: Movement, x: float, inks: Inks) -> str:
    """How the body gets from the start to the finish, in the middle between both."""
    if has_inset(moves.figure):
        view = inset(moves.figure, Point(x, TOP - SIGN / 2 - 1.0), inks)
        return arrow((Point(x, _LOW), Point(x, TOP - SIGN - 6.0)), inks) + view
    if has_sign(moves.figure):
        return _sign(moves.figure, x, _LOW, _HIGH, inks)
    low, high = moves.start.hip, moves.finish.hip
    if abs(high.x - low.x) > abs(high.y - low.y):
        return arrow((Point(x - 11, high.y), Point(x + 11, high.y)), inks)
    return arrow((Point(x, _LOW), Point(x, _HIGH - 10.0)), inks)


def beside(moves: Movement, middle: Point, inks: Inks) -> str:
    """What one body alone cannot tell, around a point beside it."""
    if has_inset(moves.figure):
        return inset(moves.figure, middle, inks)
    if has_sign(moves.figure):
        half = SIGN / 2 - 2.5
        return _sign(moves.figure, middle.x, middle.y - half, middle.y + half, inks)
    return ""


# signs: `x` is their middle, `low` and `high` are their ends


def _sign(figure: Figure, x: float, low: float, high: float, inks: Inks) -> str:
    if figure.rhythm is Rhythm.ONE_AND_A_HALF:
        return _one_and_a_half(x, low, high, inks)
    if figure.rhythm is Rhythm.NONSTOP:
        return _loop(x, low, high, inks)
    if figure.hold is Hold.TOP:
        return arrow((Point(x, low), Point(x, high - 21.0)), inks) + _pause(x, high - 9.0, inks)
    if figure.hold is Hold.BOTTOM:
        return _stop(x, low + 9.0, inks) + arrow((Point(x, low + 20.5), Point(x, high)), inks)
    return _bracket(figure, x, low, high, inks)


def _pause(x: float, y: float, inks: Inks) -> str:
    bars = "".join(box(x + side, y - 4.6, 2.8, 9.2, 0.0, inks.paper) for side in (-4.2, 1.4))
    return disk(Point(x, y), 9.0, inks.mark) + bars


def _stop(x: float, y: float, inks: Inks) -> str:
    """The square that stands for stop."""
    return box(x - 9, y - 9, 18, 18, 1.8, inks.mark) + box(x - 4, y - 4, 8, 8, 0, inks.paper)


def _one_and_a_half(x: float, low: float, high: float, inks: Inks) -> str:
    """Up, half down, up again, all the way down."""
    middle = (low + high) / 2
    columns = [x - 12.9, x - 4.3, x + 4.3, x + 12.9]
    ways = [(low, high), (high, middle), (middle, high), (high, low)]
    arrows = "".join(
        arrow((Point(at, begin), Point(at, end)), inks)
        for at, (begin, end) in zip(columns, ways, strict=True)
    )
    level = line(((columns[0] - 3, middle), (columns[3] + 3, middle)))
    return stroke(level, inks.mark, LINE, _DASHES) + arrows


def _loop(x: float, low: float, high: float, inks: Inks) -> str:
    """Up and down without an end."""
    out, middle = 8.0, (low + high) / 2
    path = (
        f"M{number(x - out)} {number(low + out)}V{number(high - out)}"
        f"A{out:g} {out:g} 0 0 0 {number(x + out)} {number(high - out)}"
        f"V{number(low + out)}A{out:g} {out:g} 0 0 0 {number(x - out)} {number(low + out)}Z"
    )
    return (
        stroke(path, inks.mark, WIDTH)
        + head(Point(x - out, middle + 4), pi / 2, inks.mark, 8.0)
        + head(Point(x + out, middle - 4), -pi / 2, inks.mark, 8.0)
    )


def _bracket(figure: Figure, x: float, low: float, high: float, inks: Inks) -> str:
    """The whole range as a thin scale, the part that is used as a thick double arrow."""
    full = (figure.full_start or 0) - figure.finish.torso
    used = (figure.start.torso - figure.finish.torso) / full if full else 1.0
    end = high - (high - low) * min(max(used, 0.42), 1.0)
    scale = line(((x - 6, low), (x - 6, high)))
    ends = "".join(line(((x - 10, y), (x - 2, y))) for y in (low, high))
    return (
        stroke(scale, inks.mark, LINE, _DASHES)
        + stroke(ends, inks.mark, LINE)
        + stroke(line(((x - 6, end), (x - 6, high))), inks.mark, WIDTH * 1.6)
        + _both_ways(x + 6, end - 1, high + 1, inks)
    )


# marks on the body


def on_body(moves: Movement, body: Body, inks: Inks) -> str:
    """Marks that belong to a place on the body."""
    parts: list[str] = []
    if tucks(moves.figure) and moves.progress(body) > 0.5:
        parts.append(_tuck(body, inks))
    if moves.figure.back is BackContact.MID_BACK:
        parts.append(_pivot(body, inks))
    if moves.figure.other_leg is OtherLeg.KICKSTAND:
        parts.append(_soles(body, inks))
    if moves.figure.rhythm is Rhythm.NONSTOP:
        parts.append(_lowest(moves, inks))
    if moves.figure.full_start is not None:
        parts.append(_short_range(moves, body, inks))
    return "".join(parts)


def _tuck(body: Body, inks: Inks) -> str:
    """A bent arrow under the buttocks: the tail is drawn in under the body."""
    middle = body.pelvis.at(PELVIS - 5.0, 1.0)
    begin = body.pelvis.angle - radians(150)
    return arrow(
        [
            Point(
                middle.x + 20.0 * cos(begin + radians(turn)),
                middle.y + 20.0 * sin(begin + radians(turn)),
            )
            for turn in range(40, 121, 20)
        ],
        inks,
    )


def _pivot(body: Body, inks: Inks) -> str:
    """A pin where the middle of the back turns on the bench edge."""
    pin = body.thorax.at(*MID_BACK)
    rim = f' stroke="{inks.mark}" stroke-width="1.8"'
    return disk(pin, 5.2, inks.paper) + disk(pin, 3.9, inks.paper, rim) + disk(pin, 1.5, inks.mark)


_HEEL: Points = (
    (-6.5, 0.0), (-5.0, 3.0), (0.0, 3.4), (2.4, 2.2), (2.4, -2.2), (0.0, -3.4), (-5.0, -3.0),
)  # fmt: skip
_FOREFOOT: Points = (
    (5.2, -1.8), (5.2, 2.0), (11.0, 4.3), (16.6, 3.9), (20.0, 0.6), (18.0, -3.2), (12.0, -4.2),
)  # fmt: skip


def _soles(body: Body, inks: Inks) -> str:
    """What each foot carries, as prints side by side: all of the near one, the far one's heel."""
    forefoot, heel = closed_curve(_FOREFOOT), closed_curve(_HEEL)
    prints: list[str] = []
    for foot, y, fill in (
        (body.far_leg.foot, -7.0, inks.paper), (body.near_leg.foot, -14.0, inks.mark)
    ):  # fmt: skip
        prints.append(
            f'<g {placed(Frame(foot.at(-5.0).x + 4.0, y, 0.0, 0.75))} stroke="{inks.mark}" '
            f'stroke-width="{number(LINE)}">{filled(heel, inks.mark)}{filled(forefoot, fill)}</g>'
        )
    return "".join(prints)


def _lowest(moves: Movement, inks: Inks) -> str:
    """A line that the hips stay above, and a barred circle: no rest below it."""
    low = _seat(moves.start)
    level = max(low.y - 2.0, 3.0)
    middle, radius = Point(low.x + 2.0, level / 2 - 0.4), min(level / 2 - 1.0, 5.0)
    c, s = radius * cos(pi / 4), radius * sin(pi / 4)
    rim = f' stroke="{inks.mark}" stroke-width="1.4"'
    bar = line(((middle.x - c, middle.y + s), (middle.x + c, middle.y - s)))
    return (
        stroke(line(((low.x - 26.0, level), (low.x + 30.0, level))), inks.mark, 1.4, _DASHES)
        + disk(middle, radius, inks.paper, rim)
        + stroke(bar, inks.mark, 1.4)
    )


def _seat(body: Body) -> Point:
    """The lowest place of the trunk."""
    return min(outlines(body)[Part.TRUNK], key=lambda point: point.y)


def _short_range(moves: Movement, body: Body, inks: Inks) -> str:
    """A line that the hips come down to and no farther, and how far above it they rise."""
    low, high = _seat(moves.start), _seat(moves.finish)
    level, x = low.y - 1.8, (low.x + high.x) / 2
    stop = line(((x - 15.0, level), (x + 15.0, level)))
    free = _seat(body).y - 1.6 - level
    return (
        stroke(stop, inks.paper, WIDTH + 1.6)
        + stroke(stop, inks.mark, WIDTH)
        + (_both_ways(x, level + 1.4, level + free, inks) if free > 8.0 else "")
    )


def _both_ways(x: float, low: float, high: float, inks: Inks) -> str:
    """An arrow up and down."""
    size = min(5.5, (high - low) / 2)
    return (
        stroke(line(((x, low + 0.7 * size), (x, high - 0.7 * size))), inks.mark, WIDTH)
        + head(Point(x, high), pi / 2, inks.mark, size)
        + head(Point(x, low), -pi / 2, inks.mark, size)
    )

"""What carries the body and guides the load, as SVG: floor, bench, step, mat, machines."""

from math import atan2, cos, hypot, radians, sin

from handbook.content.body import BENCH_EDGE, ROLL, STEP_EDGE, Body, Frame, Point
from handbook.content.silhouette import Part, outlines
from handbook.figures.movement import RAIL, TOWER_TOP, Movement, Tower
from handbook.figures.outline import line, number, polygon
from handbook.figures.shapes import box, disk, filled, outlined, rod, stroke
from handbook.figures.style import LINE, Inks

FLOOR = -1.2
"""Middle of the floor line, just under the outline of a foot."""
_GROUND = -0.8
"""Lower edge of what stands on the floor."""


def floor(left: float, right: float, inks: Inks) -> str:
    """The floor line."""
    return (
        f'<path d="{line(((left, FLOOR), (right, FLOOR)))}" stroke="{inks.prop_outline}" '
        f'stroke-width="{number(LINE)}" fill="none"/>'
    )


def bench(height: float, inks: Inks) -> str:
    """A bench seen from its end."""
    return outlined(
        inks,
        box(-21.0, 2.0, 7.0, height - 7.0, 0.5, inks.prop_shade),
        box(-31.0, _GROUND, 27.0, 4.0, 1.2, inks.prop_shade),
        box(-35.0, height - 8.0, 35.0, 8.0, BENCH_EDGE, inks.prop),
    )


def step(distance: float, height: float, inks: Inks) -> str:
    """A box under the feet."""
    left, board = distance - STEP_EDGE, 5.0
    return outlined(
        inks,
        box(left + 2.0, _GROUND, 33.0, height - 2.0, 1.0, inks.prop_shade),
        box(left, height - board + _GROUND, 37.0, board, 1.5, inks.prop),
    )


def landing(moves: Movement, inks: Inks) -> str:
    """A mat as high as the hips come down."""
    low = min(outlines(moves.start)[Part.TRUNK], key=lambda point: point.y)
    height = max(low.y, 2.0) - 0.2
    return outlined(inks, box(low.x - 17.0, _GROUND, 36.0, height, 1.5, inks.prop))


# machines


def machine(moves: Movement, inks: Inks) -> str:
    """A hip-thrust machine without its lever: back roll, frame, platform."""
    height, feet = moves.figure.bench_height, moves.figure.feet
    roll = Point(-ROLL, height - ROLL)
    right = moves.tower.right if moves.tower else 0.0
    parts = [
        box(-34.0, _GROUND, right + 34.0, 3.6, 1.5, inks.prop_shade),
        filled(
            polygon(((-26, 2.8), (-16, 2.8), (roll.x + 3, roll.y), (roll.x - 3, roll.y))),
            inks.prop_shade,
        ),
        disk(roll, ROLL, inks.prop),
        disk(roll, 3.0, inks.prop_shade),
        box(feet.distance - STEP_EDGE, _GROUND, 35.0, max(feet.height, 4.0), 1.0, inks.prop),
    ]
    return outlined(inks, *parts)


_CAM = 8.0
"""Radius of the wheel that the lever turns and the cable winds on."""


def lever(moves: Movement, at: Frame, inks: Inks) -> str:
    """From its wheel at the tower over the knees to the pad on the hips."""
    pivot = _pivot(moves)
    angle, reach = atan2(at.y - pivot.y, at.x - pivot.x), hypot(at.x - pivot.x, at.y - pivot.y)
    bend = angle - radians(14)
    elbow = (pivot.x + 0.55 * reach * cos(bend), pivot.y + 0.55 * reach * sin(bend))
    arm = rod(line((pivot, elbow, (at.x, at.y))), 4.4, inks.prop, inks.prop_outline)
    wheel = outlined(
        inks,
        disk(pivot, _CAM, inks.prop_shade),
        disk(pivot, 3.4, inks.prop),
        disk(pivot, 1.2, inks.metal),
    )
    return wheel + arm + outlined(inks, disk(pivot, 2.2, inks.metal))


def _pivot(moves: Movement) -> Point:
    """Where the lever turns: as far from the pad at the start as at the finish."""
    low, high = moves.start.load, moves.finish.load
    x = moves.tower.left + 2.0 if moves.tower else 0.0
    middle = Point((low.x + high.x) / 2, (low.y + high.y) / 2)
    rise = high.y - low.y
    y = middle.y - (x - middle.x) * (high.x - low.x) / rise if abs(rise) > 1 else middle.y
    return Point(x, min(max(y, 16.0), 66.0))


_SLABS, _SLAB, _LIFTED_FROM = 9, 4.6, 5


def tower(moves: Movement, seat: Tower, body: Body, inks: Inks) -> str:
    """A weight stack; part of it rises with the movement, on a cable that goes over a wheel."""
    lifted = 3.0 + 11.0 * moves.progress(body)
    top = 4.0 + _SLABS * _SLAB + lifted
    slabs = [
        box(seat.weights - 5.5, 4.0 + index * _SLAB + (lifted if index >= _LIFTED_FROM else 0.0),
            11.0, _SLAB, 0.4, inks.prop)
        for index in range(_SLABS)
    ]  # fmt: skip
    width = seat.right - seat.left
    rods = [
        box(seat.left, _GROUND, width, 4.0, 1.0, inks.prop_shade),
        box(seat.left + 0.7, 3.0, 2.6, TOWER_TOP - 6.0, 0.2, inks.prop),
        box(seat.right - 3.3, 3.0, 2.6, TOWER_TOP - 6.0, 0.2, inks.prop),
        box(seat.left, TOWER_TOP - 4.5, width, 4.5, 1.0, inks.prop_shade),
    ]
    radius = abs(seat.weights - seat.drop) / 2
    wheel = Point((seat.weights + seat.drop) / 2, TOWER_TOP - 6.0 - radius)
    end = _pulley(seat) if moves.figure.cable else _pivot(moves)
    cables = stroke(
        line(((seat.weights, top), (seat.weights, wheel.y)))
        + line(((seat.drop, wheel.y), (seat.drop, end.y))),
        inks.metal,
        LINE,
    )
    pulleys = [disk(wheel, radius, inks.prop), disk(wheel, 1.2, inks.metal)]
    if moves.figure.cable:
        pulleys += [disk(end, _PULLEY, inks.prop), disk(end, 1.2, inks.metal)]
    return outlined(inks, *rods) + cables + outlined(inks, *pulleys, *slabs)


_PULLEY = 4.0
"""Radius of a low pulley."""


def _pulley(seat: Tower) -> Point:
    return Point(seat.drop + _PULLEY, 12.0)


def cable(seat: Tower, body: Body, inks: Inks) -> str:
    """The cable from the low pulley between the legs, and the rope it ends in."""
    pulley, hand = _pulley(seat), _grip(body)
    back = Frame(*hand, atan2(pulley.y - hand.y, pulley.x - hand.x))
    rope, below = back.at(_ROPE), Frame(*pulley, back.angle).at(0.0, _PULLEY)
    wire = stroke(line((below, rope)), inks.metal, LINE)
    link = outlined(inks, disk(back.at(_ROPE + 1.4), 1.8, inks.metal))
    return wire + rod(line((rope, hand)), 2.2, inks.band, inks.outline) + link


_ROPE = 27.0
"""From the hands to where the rope is linked with the cable, in cm."""


def rope_end(seat: Tower, body: Body, inks: Inks) -> str:
    """The knot of the rope before the hands."""
    pulley, hand = _pulley(seat), _grip(body)
    away = Frame(*hand, atan2(hand.y - pulley.y, hand.x - pulley.x))
    knot = away.at(7.5)
    return rod(line((hand, knot)), 2.2, inks.band, inks.outline) + outlined(
        inks, disk(knot, 2.6, inks.band)
    )


def _grip(body: Body) -> Point:
    return body.near_arm.hand.at(7.0)


_CARRIAGE = 19.0
"""Half the height of what slides on the rail of a Smith machine; more than its plates hide."""


def rail(ends: tuple[Point, Point], load: Frame, inks: Inks) -> str:
    """A Smith machine: a post, the rail, the carriage on it, and the post that it hooks on."""
    (low_x, _low), (high_x, _high) = ends
    slope = (high_x - low_x) / RAIL
    post, holes = low_x + 12.0, range(12, int(RAIL) - 6, 8)
    hook = line([(load.x + x, load.y + _CARRIAGE + y) for x, y in ((3, -2), (7, -2), (7, 2.5))])
    return (
        outlined(
            inks,
            box(low_x - 30.0, _GROUND, 52.0, 3.6, 1.2, inks.prop_shade),
            filled(polygon(_slanted(low_x - 24.0, slope, 2.6)), inks.prop),
            filled(polygon(_slanted(post, slope, 3.4)), inks.prop),
            filled(polygon(_slanted(low_x, slope, 1.2)), inks.prop),
            box(high_x - 30.0, RAIL - 2.0, 52.0, 4.4, 1.0, inks.prop_shade),
        )
        + "".join(disk(Point(post + slope * y, y), 1.2, inks.prop_outline) for y in holes)
        + rod(hook, 2.2, inks.metal, inks.prop_outline)
        + outlined(
            inks,
            box(load.x - 4.0, load.y - _CARRIAGE, 8.0, 2 * _CARRIAGE, 1.5, inks.prop_shade),
            box(load.x - 4.0, load.y + _CARRIAGE - 7.0, 8.0, 4.0, 0, inks.metal),
            box(load.x - 4.0, load.y - _CARRIAGE + 3.0, 8.0, 4.0, 0, inks.metal),
        )
    )  # fmt: skip


def _slanted(x: float, slope: float, half: float) -> tuple[tuple[float, float], ...]:
    top = x + slope * RAIL
    return ((x - half, 2.0), (x + half, 2.0), (top + half, RAIL), (top - half, RAIL))

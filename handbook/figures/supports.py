"""What carries the body and guides the load, as SVG: floor, bench, step, mat, machines."""

from math import atan2, cos, hypot, radians, sin

from handbook.content.body import BENCH_EDGE, ROLL, STEP_EDGE, Body, Frame, Point
from handbook.content.silhouette import Part, outlines
from handbook.figures.movement import RAIL, TOWER, TOWER_TOP, Movement
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


def machine(moves: Movement, body: Body, inks: Inks) -> str:
    """A hip-thrust machine: back roll, platform, and a lever from the hips to the weights."""
    height, feet = moves.figure.bench_height, moves.figure.feet
    roll = Point(-ROLL, height - ROLL)
    right = moves.tower or 0.0
    parts = [
        box(-34.0, _GROUND, right + 36.0, 3.6, 1.5, inks.prop_shade),
        filled(
            polygon(((-26, 2.8), (-16, 2.8), (roll.x + 3, roll.y), (roll.x - 3, roll.y))),
            inks.prop_shade,
        ),
        disk(roll, ROLL, inks.prop),
        disk(roll, 3.0, inks.prop_shade),
        box(feet.distance - STEP_EDGE, _GROUND, 37.0, max(feet.height, 4.0), 1.0, inks.prop),
    ]
    return outlined(inks, *parts) + _lever(moves, body.load, inks)


def _lever(moves: Movement, at: Frame, inks: Inks) -> str:
    """From its pivot at the tower over the knees to the pad on the hips, and the cable it pulls."""
    pivot = _pivot(moves)
    angle, reach = atan2(at.y - pivot.y, at.x - pivot.x), hypot(at.x - pivot.x, at.y - pivot.y)
    bend = angle - radians(13)
    elbow = (pivot.x + 0.6 * reach * cos(bend), pivot.y + 0.6 * reach * sin(bend))
    lever = rod(line((pivot, elbow, (at.x, at.y))), 4.4, inks.prop, inks.prop_outline)
    return lever + outlined(inks, disk(pivot, 5.0, inks.prop), disk(pivot, 1.6, inks.metal))


def _pivot(moves: Movement) -> Point:
    """Where the lever turns: as far from the pad at the start as at the finish."""
    low, high = moves.start.load, moves.finish.load
    x = moves.tower or 0.0
    middle = Point((low.x + high.x) / 2, (low.y + high.y) / 2)
    rise = high.y - low.y
    y = middle.y - (x - middle.x) * (high.x - low.x) / rise if abs(rise) > 1 else middle.y
    return Point(x, min(max(y, 12.0), 70.0))


_SLABS, _SLAB, _LIFTED_FROM = 9, 4.6, 5


def tower(moves: Movement, body: Body, inks: Inks) -> str:
    """A weight stack; part of it rises with the movement."""
    left, right = (moves.tower or 0.0), (moves.tower or 0.0) + TOWER
    lifted = 3.0 + 11.0 * moves.progress(body)
    middle = left + TOWER / 2
    top = 4.0 + _SLABS * _SLAB + lifted
    slabs = [
        box(left + 4.5, 4.0 + index * _SLAB + (lifted if index >= _LIFTED_FROM else 0.0),
            TOWER - 9.0, _SLAB, 0.4, inks.prop)
        for index in range(_SLABS)
    ]  # fmt: skip
    rods = [
        box(left, _GROUND, TOWER, 4.0, 1.0, inks.prop_shade),
        box(left + 1.0, 3.0, 2.5, TOWER_TOP - 6.0, 0.2, inks.prop),
        box(right - 3.5, 3.0, 2.5, TOWER_TOP - 6.0, 0.2, inks.prop),
        box(left, TOWER_TOP - 4.5, TOWER, 4.5, 1.0, inks.prop_shade),
    ]
    cables = stroke(line(((middle, top), (middle, TOWER_TOP - 4.5))), inks.metal, LINE)
    if moves.figure.cable:
        pulley = _pulley(moves)
        rods += [disk(pulley, 4.0, inks.prop), disk(pulley, 1.2, inks.metal)]
    else:
        pivot = _pivot(moves)
        cables += stroke(line((pivot, (pivot.x, TOWER_TOP - 2.0))), inks.metal, LINE)
    return cables + outlined(inks, *rods, *slabs)


def _pulley(moves: Movement) -> Point:
    return Point((moves.tower or 0.0) + TOWER + 3.0, 14.0)


def cable(moves: Movement, body: Body, inks: Inks) -> str:
    """The cable from the low pulley between the legs, and the rope it ends in."""
    pulley, hand = _pulley(moves), _grip(body)
    rope = Frame(*hand, atan2(pulley.y - hand.y, pulley.x - hand.x)).at(15.0)
    wire = stroke(line((Point(pulley.x, pulley.y + 4.0), rope)), inks.metal, LINE)
    return wire + rod(line((rope, hand)), 2.2, inks.band, inks.outline)


def rope_end(moves: Movement, body: Body, inks: Inks) -> str:
    """The knot of the rope before the hands."""
    pulley, hand = _pulley(moves), _grip(body)
    away = Frame(*hand, atan2(hand.y - pulley.y, hand.x - pulley.x))
    knot = away.at(11.0)
    return rod(line((hand, knot)), 2.2, inks.band, inks.outline) + outlined(
        inks, disk(knot, 2.6, inks.band)
    )


def _grip(body: Body) -> Point:
    return body.near_arm.hand.at(7.0)


def rail(ends: tuple[Point, Point], load: Frame, inks: Inks) -> str:
    """The post of a Smith machine with its hooks, and the sleeve that runs on it."""
    (low_x, _low), (high_x, _high) = ends
    slope = (high_x - low_x) / RAIL
    post = ((low_x - 2.6, 2.0), (low_x + 2.6, 2.0), (high_x + 2.6, RAIL), (high_x - 2.6, RAIL))
    hooks = "".join(
        line(((low_x + slope * y + 2.6, y), (low_x + slope * y + 6.4, y),
              (low_x + slope * y + 6.4, y + 2.6)))
        for y in range(14, int(RAIL) - 6, 10)
    )  # fmt: skip
    return outlined(
        inks,
        box(low_x - 15.0, _GROUND, 30.0, 3.6, 1.2, inks.prop_shade),
        filled(polygon(post), inks.prop),
        box(high_x - 11.0, RAIL - 1.0, 22.0, 4.0, 1.0, inks.prop_shade),
        box(load.x - 4.6, load.y - 8.0, 9.2, 16.0, 1.5, inks.prop_shade),
    ) + stroke(hooks, inks.prop_outline, 1.5)

"""What stands around the body and lies on it, as SVG: bench, step, machines, loads, bands."""

from math import cos, hypot, pi, sin

from handbook.content.body import (
    BENCH_EDGE,
    LOAD_RADIUS,
    PELVIS,
    PLATE,
    ROLL,
    SMITH_PLATE,
    Body,
    Frame,
    Leg,
    Point,
)
from handbook.content.pose import Band, FootContact, Load, Support
from handbook.content.silhouette import Part, outlines
from handbook.figures.limbs import placed
from handbook.figures.movement import RAIL, TOWER, Movement
from handbook.figures.outline import curve, line, number, polygon
from handbook.figures.style import LINE, THIN, Inks

FLOOR = -1.2
"""Middle of the floor line, just under the outline of a foot."""


def _box(x: float, y: float, width: float, height: float, round_: float, fill: str) -> str:
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}" rx="{number(round_)}" fill="{fill}"/>'
    )


def _disk(x: float, y: float, radius: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"{more}/>'


def _outlined(inks: Inks, *parts: str) -> str:
    return (
        f'<g stroke="{inks.prop_outline}" stroke-width="{number(LINE * 0.85)}" '
        f'stroke-linejoin="round" stroke-linecap="round">{"".join(parts)}</g>'
    )


def floor(left: float, right: float, inks: Inks) -> str:
    """The floor line."""
    return (
        f'<path d="{line(((left, FLOOR), (right, FLOOR)))}" stroke="{inks.prop_outline}" '
        f'stroke-width="{number(LINE)}" fill="none"/>'
    )


def behind(moves: Movement, body: Body, inks: Inks) -> str:
    """What is drawn before the body: supports, frames, and the far half of the load."""
    figure = moves.figure
    parts: list[str] = []
    if moves.tower is not None:
        parts.append(_tower(moves, body, inks))
    if moves.rail:
        parts.append(_rail(moves.rail, body.load, inks))
    match figure.support:
        case Support.BENCH:
            parts.append(_bench(figure.bench_height, inks))
        case Support.BACK_ROLL:
            parts.append(_machine(moves, inks))
        case Support.FLOOR | Support.STANDING:
            pass
    if figure.feet.height and figure.support is not Support.BACK_ROLL:
        parts.append(_step(figure.feet.distance, figure.feet.height, figure.feet.contact, inks))
    if figure.landing_mat:
        parts.append(_landing(moves, inks))
    if figure.load is Load.BARBELL:
        parts.append(_far_plate(body.load, PLATE, inks))
    if figure.band is Band.TO_FLOOR:
        parts.append(_floor_band(moves, body, inks, near=False))
    return "".join(parts)


def before(moves: Movement, body: Body, inks: Inks) -> str:
    """What is drawn between the body and the near arm: the load and the bands."""
    load, at = moves.figure.load, body.load
    match load:
        case Load.NONE:
            part = ""
        case Load.BARBELL | Load.SMITH_BAR:
            part = _bar_pad(at, inks)
        case Load.DUMBBELL:
            part = ""
        case Load.KETTLEBELL:
            part = _handle(at, inks)
        case Load.PLATE:
            part = _flat_plate(at, inks)
        case Load.MACHINE_PAD:
            part = _lever(moves, at, inks)
        case Load.BELT:
            part = _belt(body, inks)
    match moves.figure.band:
        case Band.NONE:
            band = ""
        case Band.KNEES:
            band = knee_band(body.near_leg, inks)
        case Band.TO_FLOOR:
            band = _floor_band(moves, body, inks, near=True)
    return part + band


def nearest(moves: Movement, body: Body, inks: Inks) -> str:
    """What is drawn over everything: what hands hold, plates that one can look through."""
    match moves.figure.load:
        case Load.BARBELL:
            return _near_plate(body.load, PLATE, inks)
        case Load.SMITH_BAR:
            return _near_plate(body.load, SMITH_PLATE, inks)
        case Load.DUMBBELL:
            return _dumbbell(body.load, inks)
        case Load.KETTLEBELL:
            return _bell(body.load, inks)
        case Load.MACHINE_PAD:
            return _hip_roll(body.load, inks)
        case _:
            return ""


def ghost_load(moves: Movement, body: Body, inks: Inks) -> str:
    """The rim of the load at the other end of the movement."""
    radius = {Load.BARBELL: PLATE, Load.SMITH_BAR: SMITH_PLATE}.get(moves.figure.load)
    if radius is None:
        return ""
    rim = f' stroke="{inks.ghost_outline}" stroke-width="{number(THIN)}"'
    return _disk(body.load.x, body.load.y, radius, "none", rim)


# supports


def _bench(height: float, inks: Inks) -> str:
    return _outlined(
        inks,
        _box(-21.0, 2.0, 7.0, height - 7.0, 0.5, inks.prop_shade),
        _box(-33.0, -0.8, 31.0, 4.0, 1.2, inks.prop_shade),
        _box(-35.0, height - 8.0, 35.0, 8.0, BENCH_EDGE, inks.prop),
    )


def _step(distance: float, height: float, contact: FootContact, inks: Inks) -> str:
    left = distance - (4.0 if contact is FootContact.HEEL else 6.0)
    board = 5.0
    return _outlined(
        inks,
        _box(left + 3.0, -0.8, 31.0, height - 2.0, 1.0, inks.prop_shade),
        _box(left, height - board - 0.8, 37.0, board, 1.5, inks.prop),
    )


def _landing(moves: Movement, inks: Inks) -> str:
    """A mat as high as the hips come down."""
    low = min(outlines(moves.start)[Part.TRUNK], key=lambda point: point.y)
    height = max(low.y, 2.0) - 0.2
    return _outlined(inks, _box(low.x - 19.0, -0.8, 38.0, height, 1.5, inks.prop))


def _machine(moves: Movement, inks: Inks) -> str:
    height, feet = moves.figure.bench_height, moves.figure.feet.distance
    roll = Point(-ROLL, height - ROLL)
    pivot = _pivot(moves)
    parts = [
        _box(-74.0, -0.8, feet + 116.0, 4.5, 1.5, inks.prop_shade),
        f'<path d="{polygon(((-32, 3), (-25, 3), (-5, height - 9), (-12, height - 9)))}" '
        f'fill="{inks.prop_shade}"/>',
        _box(pivot.x - 3.0, 3.0, 6.0, pivot.y - 1.0, 1.0, inks.prop_shade),
        _disk(*roll, ROLL, inks.prop),
        _disk(*roll, 3.0, inks.prop_shade),
    ]
    platform = moves.figure.feet.height
    if platform:
        parts.append(_box(feet - 4.0, -0.8, 36.0, platform, 1.0, inks.prop))
    plate = ((feet + 27, 3), (feet + 33, 3), (feet + 44, 27), (feet + 38, 27))
    parts.append(f'<path d="{polygon(plate)}" fill="{inks.prop}"/>')
    return _outlined(inks, *parts)


def _pivot(moves: Movement) -> Point:
    """Where the lever turns: as far from the pad at the start as at the finish."""
    low, high = moves.start.load, moves.finish.load
    x = -26.0
    middle = Point((low.x + high.x) / 2, (low.y + high.y) / 2)
    rise = high.y - low.y
    y = middle.y - (x - middle.x) * (high.x - low.x) / rise if abs(rise) > 1 else middle.y
    return Point(x, min(max(y, 12.0), 90.0))


def _tower(moves: Movement, body: Body, inks: Inks) -> str:
    """A weight stack; part of it rises with the movement."""
    left = moves.tower or 0.0
    lifted = 14.0 if body is moves.finish else 3.0
    if body is not moves.finish and body is not moves.start:
        lifted = 8.0
    rods = [
        _box(left, -0.8, TOWER, 4.0, 1.0, inks.prop_shade),
        _box(left, 98.0, TOWER, 4.5, 1.0, inks.prop_shade),
        _box(left + 1.0, 3.0, 2.5, 95.0, 0.2, inks.prop),
        _box(left + TOWER - 3.5, 3.0, 2.5, 95.0, 0.2, inks.prop),
    ]
    slab = 4.6
    for index in range(9):
        y = 4.0 + index * slab + (lifted if index > 4 else 0.0)
        rods.append(_box(left + 4.5, y, TOWER - 9.0, slab, 0.4, inks.prop))
    if moves.figure.cable:
        pulley = _pulley(moves)
        rods += [_disk(*pulley, 4.0, inks.prop), _disk(*pulley, 1.2, inks.metal)]
    return _outlined(inks, *rods)


def _pulley(moves: Movement) -> Point:
    return Point((moves.tower or 0.0) + TOWER + 3.0, 14.0)


def cable(moves: Movement, body: Body, inks: Inks) -> str:
    """The cable from the low pulley to the rope in the hands."""
    pulley = _pulley(moves)
    hand = body.near_arm.hand.at(7.0)
    span = hypot(hand.x - pulley.x, hand.y - pulley.y)
    rope = Point(
        hand.x - (hand.x - pulley.x) * 13.0 / span, hand.y - (hand.y - pulley.y) * 13.0 / span
    )
    start = Point(pulley.x, pulley.y + 4.0)
    return (
        f'<path d="{line((start, rope))}" stroke="{inks.metal}" '
        f'stroke-width="{number(LINE)}" fill="none"/>'
        f'<path d="{line((rope, hand))}" stroke="{inks.band}" stroke-width="2.4" '
        f'stroke-linecap="round" fill="none"/>'
    )


def _rail(rail: tuple[Point, Point], load: Frame, inks: Inks) -> str:
    (low_x, _low), (high_x, _high) = rail
    post = ((low_x - 3, -0.8), (low_x + 3, -0.8), (high_x + 3, RAIL), (high_x - 3, RAIL))
    slope = (high_x - low_x) / RAIL
    notches = [
        line(((low_x + slope * y + 3, y), (low_x + slope * y + 6.5, y + 3)))
        for y in range(18, int(RAIL) - 4, 9)
    ]
    back = -52.0
    parts = [
        _box(back - 3.0, -0.8, low_x - back + 18.0, 4.0, 1.0, inks.prop_shade),
        _box(back, 3.0, 4.5, RAIL - 5.0, 0.3, inks.prop),
        f'<path d="{polygon(post)}" fill="{inks.prop}"/>',
        f'<path d="{"".join(notches)}" fill="none"/>',
        _box(back - 3.0, RAIL - 2.0, high_x - back + 14.0, 4.5, 1.0, inks.prop_shade),
        _box(load.x - 5.5, load.y - 7.0, 11.0, 14.0, 1.5, inks.prop_shade),
    ]
    return _outlined(inks, *parts)


# loads


def _far_plate(at: Frame, radius: float, inks: Inks) -> str:
    return _outlined(
        inks,
        _disk(at.x + 3.5, at.y, radius, inks.prop),
    )


def _near_plate(at: Frame, radius: float, inks: Inks) -> str:
    """A plate that hides nothing: a rim, a second ring, and a hub."""
    see_through = f' fill-opacity="{inks.plate_opacity}"'
    fill = inks.metal if inks.plate_opacity else "none"
    return (
        f'<g stroke="{inks.metal}">'
        + _disk(at.x, at.y, radius, fill, f'{see_through} stroke-width="1.6"')
        + _disk(at.x, at.y, radius - 3.2, "none", f' stroke-width="{number(THIN)}"')
        + "</g>"
        + _outlined(inks, _disk(at.x, at.y, 3.4, inks.prop), _disk(at.x, at.y, 1.4, inks.metal))
    )


def _bar_pad(at: Frame, inks: Inks) -> str:
    radius = LOAD_RADIUS[Load.BARBELL]
    return _outlined(inks, _disk(at.x, at.y, radius, inks.prop_shade))


def _dumbbell(at: Frame, inks: Inks) -> str:
    """One dumbbell across the hips, seen a little from the side."""
    far, near = Point(at.x + 9.0, at.y + 6.0), Point(at.x - 4.0, at.y)
    handle = polygon(
        ((near.x - 1.2, near.y + 2.2), (far.x - 1.2, far.y + 2.2), (far.x + 1.2, far.y - 2.2),
         (near.x + 1.2, near.y - 2.2))
    )  # fmt: skip
    return _outlined(
        inks,
        _hexagon(far, 8.0, inks.prop_shade),
        f'<path d="{handle}" fill="{inks.metal}"/>',
        _hexagon(near, 8.0, inks.prop),
        _hexagon(near, 4.6, "none"),
    )


def _hexagon(middle: Point, radius: float, fill: str) -> str:
    corners = [
        (middle.x + radius * cos(pi / 3 * k), middle.y + radius * sin(pi / 3 * k)) for k in range(6)
    ]
    return f'<path d="{polygon(corners)}" fill="{fill}"/>'


def _handle(at: Frame, inks: Inks) -> str:
    """The handle of a kettlebell, away from the body."""
    handle = curve(((-6.5, 3), (-8.2, 11), (-5.2, 16.6), (5.2, 16.6), (8.2, 11), (6.5, 3)))
    return (
        f"<g {placed(at)}>"
        f'<path d="{handle}" fill="none" stroke="{inks.prop_outline}" stroke-width="5"/>'
        f'<path d="{handle}" fill="none" stroke="{inks.prop_shade}" stroke-width="3.4"/></g>'
    )


def _bell(at: Frame, inks: Inks) -> str:
    """The body of a kettlebell, its flat base on the hips."""
    bell = (
        "M-6-9.6L6-9.6C10-7 11-1 8.5 3.5C6.5 7 3.5 8.4 0 8.4"
        "C-3.5 8.4-6.5 7-8.5 3.5C-11-1-10-7-6-9.6Z"
    )
    drawn = _outlined(inks, f'<path d="{bell}" fill="{inks.prop_shade}"/>')
    return f"<g {placed(at)}>{drawn}</g>"


def _flat_plate(at: Frame, inks: Inks) -> str:
    return f"<g {placed(at)}>{_outlined(inks, _box(-11, -3, 22, 6, 2, inks.prop_shade))}</g>"


def _lever(moves: Movement, at: Frame, inks: Inks) -> str:
    pivot = _pivot(moves)
    lever = line((pivot, Point(at.x, at.y)))
    return (
        f'<path d="{lever}" stroke="{inks.prop_outline}" stroke-width="5.2" fill="none"/>'
        f'<path d="{lever}" stroke="{inks.prop}" stroke-width="3.6" fill="none"/>'
        + _outlined(inks, _disk(*pivot, 4.0, inks.prop))
    )


def _hip_roll(at: Frame, inks: Inks) -> str:
    """The padded roll on the hips at the end of a machine's lever."""
    radius = LOAD_RADIUS[Load.MACHINE_PAD]
    return _outlined(
        inks,
        _disk(at.x, at.y, radius, inks.prop_shade),
        _disk(at.x, at.y, radius / 3, inks.prop),
    )


def _belt(body: Body, inks: Inks) -> str:
    top, hip = Point(body.load.x, body.load.y), body.hip
    strap = f'<path d="{line((top, hip, (hip.x, FLOOR)))}" fill="none" stroke="'
    return (
        f'{strap}{inks.prop_outline}" stroke-width="4.4" stroke-linejoin="round"/>'
        f'{strap}{inks.prop}" stroke-width="2.8" stroke-linejoin="round"/>'
    )


# bands


def _strap(path: str, width: float, inks: Inks) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{inks.outline}" '
        f'stroke-width="{number(width + 1.1)}"/>'
        f'<path d="{path}" fill="none" stroke="{inks.band}" stroke-width="{number(width)}"/>'
    )


_BAND_AT = 31.0


def knee_band(leg: Leg, inks: Inks) -> str:
    """A loop band above the knee of one leg."""
    edge = curve([leg.thigh.at(_BAND_AT, 7.6), leg.thigh.at(_BAND_AT + 0.8, 0),
                  leg.thigh.at(_BAND_AT, -7.2)])  # fmt: skip
    return _strap(edge, 4.2, inks)


def band_between_knees(body: Body, inks: Inks) -> str:
    """The stretched part of a loop band, from the far knee to the near one."""
    far, near = body.far_leg.thigh, body.near_leg.thigh
    corners = [far.at(_BAND_AT, 7.4), near.at(_BAND_AT, 7.4), near.at(_BAND_AT, -6.6),
               far.at(_BAND_AT, -6.6)]  # fmt: skip
    return (
        f'<path d="{polygon(corners)}" fill="{inks.band}" stroke="{inks.outline}" '
        f'stroke-width="{number(THIN)}"/>'
    )


def _floor_band(moves: Movement, body: Body, inks: Inks, *, near: bool) -> str:
    """A long band from the crease of the hips to a weight on the floor at one side."""
    hip = body.hip
    top = body.pelvis.at(PELVIS - 1.0, 9.0)
    shift = -12.0 if near else 14.0
    anchor = Point(moves.finish.hip.x + shift, 5.0)
    path = curve((top, Point(hip.x + shift * 0.4, hip.y), anchor)) if near else line((top, anchor))
    weight = _outlined(
        inks,
        _box(anchor.x - 3.0, 2.6, 6.0, 3.4, 0.4, inks.metal),
        _box(anchor.x - 9.5, -0.8, 6.5, 10.4, 1.6, inks.prop_shade),
        _box(anchor.x + 3.0, -0.8, 6.5, 10.4, 1.6, inks.prop_shade),
    )
    return weight + _strap(path, 2.6, inks)

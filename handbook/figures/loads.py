"""What lies in the crease of the hips, as SVG."""

from math import cos, pi, sin

from handbook.content.body import GRIP, LOAD_RADIUS, PLATE, SMITH_PLATE, Body, Frame, Point
from handbook.content.pose import Load
from handbook.figures.limbs import placed
from handbook.figures.outline import curve, line, number, polygon
from handbook.figures.shapes import box, disk, filled, outlined, rod
from handbook.figures.style import THIN, Inks
from handbook.figures.supports import FLOOR

PLATES = {Load.BARBELL: PLATE, Load.SMITH_BAR: SMITH_PLATE}
"""Radius of the plates of what has some."""


def behind(load: Load, at: Frame, inks: Inks) -> str:
    """The far plate of a bar."""
    if load not in PLATES:
        return ""
    return outlined(inks, disk(Point(at.x + 3.5, at.y), PLATES[load], inks.prop))


def on_hips(load: Load, body: Body, inks: Inks) -> str:
    """What is between the body and the near arm."""
    at = body.load
    match load:
        case Load.BARBELL | Load.SMITH_BAR:
            return outlined(inks, disk(_middle(at), LOAD_RADIUS[load], inks.prop_shade))
        case Load.KETTLEBELL:
            return _kettlebell(at, inks)
        case Load.PLATE:
            return f"<g {placed(at)}>{outlined(inks, box(-11, -3, 22, 6, 2, inks.prop_shade))}</g>"
        case Load.BELT:
            strap = line((_middle(at), body.hip, (body.hip.x, FLOOR)))
            return rod(strap, 2.8, inks.prop, inks.prop_outline)
        case Load.MACHINE_PAD:
            return _pad(at, inks)
        case Load.DUMBBELL:
            middle = _middle(at)
            return outlined(inks, _hexagon(middle, 10.2, inks.metal), disk(middle, 3.4, inks.prop))
        case Load.NONE:
            return ""


def nearest(load: Load, at: Frame, inks: Inks) -> str:
    """What is drawn over the hands: the near end of what lies across the hips."""
    match load:
        case Load.BARBELL | Load.SMITH_BAR:
            return _near_plate(at, PLATES[load], inks)
        case _:
            return ""


def ghost(load: Load, at: Frame, inks: Inks) -> str:
    """The rim of the plates at another instant of the movement."""
    if load not in PLATES:
        return ""
    rim = f' stroke="{inks.ghost_outline}" stroke-width="{number(THIN)}"'
    return disk(_middle(at), PLATES[load], "none", rim)


def _middle(at: Frame) -> Point:
    return Point(at.x, at.y)


def _near_plate(at: Frame, radius: float, inks: Inks) -> str:
    """A plate that hides nothing: a rim, a second ring, and the end of the bar."""
    middle = _middle(at)
    see_through = f' fill-opacity="{inks.plate_opacity}" stroke-width="1.5"'
    return (
        f'<g stroke="{inks.metal}">'
        + disk(middle, radius, inks.metal if inks.plate_opacity else "none", see_through)
        + disk(middle, radius - 3.2, "none", f' stroke-width="{number(THIN)}"')
        + "</g>"
        + outlined(inks, disk(middle, 2.6, inks.prop), disk(middle, 1.0, inks.metal))
    )


def _hexagon(middle: Point, radius: float, fill: str) -> str:
    corners = [
        (middle.x + radius * cos(pi / 3 * k), middle.y + radius * sin(pi / 3 * k)) for k in range(6)
    ]
    return filled(polygon(corners), fill)


def _pad(at: Frame, inks: Inks) -> str:
    """A padded roll and the handle that stands on its axle."""
    radius, grip = LOAD_RADIUS[Load.MACHINE_PAD], GRIP[Load.MACHINE_PAD]
    handle = line(((0.0, 0.0), (0.0, grip + 7.5)))
    return f"<g {placed(at)}>{rod(handle, 3.4, inks.metal, inks.prop_outline)}</g>" + outlined(
        inks,
        disk(_middle(at), radius, inks.prop_shade),
        disk(_middle(at), radius / 3, inks.prop),
    )


def _kettlebell(at: Frame, inks: Inks) -> str:
    """The bell with its flat base on the hips, and the handle above it."""
    bell = (
        "M-6-9.8L6-9.8C10.2-7.4 11.6-2.4 9.2 2.2C7.2 5.8 3.8 7 0 7"
        "C-3.8 7-7.2 5.8-9.2 2.2C-11.6-2.4-10.2-7.4-6-9.8Z"
    )
    top = GRIP[Load.KETTLEBELL]
    handle = curve(((-5.5, 3), (-9.4, 8), (-10.6, top - 2), (-8.0, top), (0, top + 0.3),
                    (8.0, top), (10.6, top - 2), (9.4, 8), (5.5, 3)))  # fmt: skip
    return (
        f"<g {placed(at)}>{rod(handle, 3.4, inks.metal, inks.prop_outline)}"
        f"{outlined(inks, filled(bell, inks.metal))}</g>"
    )

"""What lies in the crease of the hips, as SVG."""

from handbook.content.body import GRIP, LOAD_RADIUS, PLATE, SMITH_PLATE, Body, Frame, Point
from handbook.content.pose import Load
from handbook.figures.limbs import placed
from handbook.figures.outline import curve, line, number
from handbook.figures.shapes import box, disk, filled, outlined, rod
from handbook.figures.style import THIN, Inks
from handbook.figures.supports import FLOOR

PLATES = {Load.BARBELL: PLATE, Load.SMITH_BAR: SMITH_PLATE}
"""Radius of the plates of what has some."""


def behind(load: Load, at: Frame, inks: Inks) -> str:
    """The far plate of a bar."""
    if load not in PLATES:
        return ""
    return outlined(inks, disk(Point(at.x + 3.0, at.y), PLATES[load], inks.prop))


def on_hips(load: Load, body: Body, inks: Inks) -> str:
    """What is between the body and the near arm."""
    at = body.load
    match load:
        case Load.BARBELL | Load.SMITH_BAR:
            return outlined(inks, disk(_middle(at), _FOAM, inks.metal))
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
            return _dumbbell(at, inks)
        case Load.NONE:
            return ""


def nearest(load: Load, at: Frame, inks: Inks) -> str:
    """What is drawn over the hands: the near end of what lies across the hips, or its handle."""
    match load:
        case Load.BARBELL | Load.SMITH_BAR:
            return _near_plate(at, PLATES[load], inks)
        case Load.KETTLEBELL:
            return _held_handle(at, inks)
        case _:
            return ""


def ghost(load: Load, at: Frame, inks: Inks) -> str:
    """The pad and the rim of the plates at another instant of the movement."""
    if load not in PLATES:
        return ""
    rim = f' stroke="{inks.ghost_outline}" stroke-width="{number(THIN)}"'
    middle = _middle(at)
    return disk(middle, _FOAM, inks.ghost_skin) + disk(middle, PLATES[load], "none", rim)


def _middle(at: Frame) -> Point:
    return Point(at.x, at.y)


def _near_plate(at: Frame, radius: float, inks: Inks) -> str:
    """A veil over the hand and the hips behind it, and the end of the bar before it."""
    middle = _middle(at)
    veil = f' fill-opacity="{inks.veil}" stroke-width="1.6"'
    ring = f' stroke-width="{number(THIN)}"'
    return (
        f'<g stroke="{inks.metal}">'
        + disk(middle, radius, inks.prop, veil)
        + disk(middle, radius - 3.2, "none", ring)
        + "</g>"
        + outlined(
            inks,
            disk(middle, _HUB, inks.prop_shade),
            disk(middle, 2.5, inks.prop),
            disk(middle, 1.0, inks.metal),
        )
    )


_FOAM = 7.6
"""Radius of the pad around a bar, a little more than it keeps when it is pressed on the hips."""
_HUB = 4.4
"""Radius of the middle of a plate, which hides the bar behind it."""


def _dumbbell(at: Frame, inks: Inks) -> str:
    """Turned a little, so that the far head shows behind the near one, and the handle between."""
    radius, turned = LOAD_RADIUS[Load.DUMBBELL], Frame(at.x, at.y, at.angle + 0.5)
    far, near = turned.at(11.5), turned.at(-2.0)
    head = outlined(inks, disk(far, radius - 1.2, inks.metal))
    handle = rod(line((turned.at(10.5), near)), 4.0, inks.prop, inks.prop_outline)
    return (
        head
        + handle
        + outlined(
            inks,
            disk(turned.at(0.4), radius, inks.metal),
            disk(near, radius, inks.metal),
            disk(near, radius - 2.0, inks.prop_shade),
            disk(near, 2.2, inks.prop),
        )
    )


def _pad(at: Frame, inks: Inks) -> str:
    """A padded roll and the handle that stands on its axle."""
    radius, grip = LOAD_RADIUS[Load.MACHINE_PAD], GRIP[Load.MACHINE_PAD]
    handle = line(((0.0, 0.0), (0.0, grip + 7.5)))
    return f"<g {placed(at)}>{rod(handle, 3.4, inks.metal, inks.prop_outline)}</g>" + outlined(
        inks,
        disk(_middle(at), radius, inks.prop_shade),
        disk(_middle(at), radius / 3, inks.prop),
    )


_TOP = GRIP[Load.KETTLEBELL]
_HANDLE = curve(
    ((-5.5, 3), (-9.4, 8), (-10.6, _TOP - 2), (-8.0, _TOP), (0, _TOP + 0.3), (8.0, _TOP),
     (10.6, _TOP - 2), (9.4, 8), (5.5, 3))
)  # fmt: skip
"""The loop of a kettlebell, above the bell."""
_FINGERS = "".join(line(((x, _TOP - 1.4), (x, _TOP + 2.0))) for x in (-3.6, -0.8, 2.0, 4.8))


def _kettlebell(at: Frame, inks: Inks) -> str:
    """The bell with its flat base on the hips."""
    bell = (
        "M-6-9.8L6-9.8C10.2-7.4 11.6-2.4 9.2 2.2C7.2 5.8 3.8 7 0 7"
        "C-3.8 7-7.2 5.8-9.2 2.2C-11.6-2.4-10.2-7.4-6-9.8Z"
    )
    return f"<g {placed(at)}>{outlined(inks, filled(bell, inks.metal))}</g>"


def _held_handle(at: Frame, inks: Inks) -> str:
    """The handle before the palm, and the fingers around it."""
    handle = rod(_HANDLE, 3.2, inks.metal, inks.prop_outline)
    return f"<g {placed(at)}>{handle}{rod(_FINGERS, 2.0, inks.skin, inks.outline)}</g>"

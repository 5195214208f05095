"""Small extra views beside the side view, as SVG: the body from above, the legs from the front, the
pelvis inside it."""

from math import cos, pi, radians, sin

from handbook.content.body import Frame, Point
from handbook.content.pose import Band, Figure, FootContact
from handbook.content.silhouette import Points
from handbook.figures.arrows import arrow, head
from handbook.figures.limbs import placed
from handbook.figures.movement import SIGN
from handbook.figures.outline import closed_curve, curve, line, number
from handbook.figures.shapes import disk, filled, rod, stroke
from handbook.figures.style import THIN, Inks

_VIEW = 20.0
"""Radius of the view in its own units."""
_SIDES = (1, -1)


def inset(figure: Figure, middle: Point, inks: Inks) -> str:
    """The body from above (soles together), the legs from the front (band), the pelvis (tuck)."""
    radius = SIGN / 2
    more = f' stroke="{inks.prop_outline}" stroke-width="{number(THIN)}"'
    if figure.feet.contact is FootContact.SOLES_TOGETHER:
        view = _from_above(inks)
    elif figure.band is Band.KNEES:
        view = _from_the_front(inks)
    else:
        view = _pelvis(inks)
    place = (
        f"matrix({radius / _VIEW:g} 0 0 {radius / _VIEW:g} {number(middle.x)} {number(middle.y)})"
    )
    return f'{disk(middle, radius, inks.paper, more)}<g transform="{place}">{view}</g>'


def _from_above(inks: Inks) -> str:
    """The whole body on its back: knees out to the sides, soles together."""
    limbs: list[str] = []
    for side in _SIDES:
        arm = line(((side * 5.0, 8.4), (side * 7.6, 2.6), (side * 8.0, -2.6)))
        leg = line(((side * 2.6, -1.4), (side * 10.4, -6.6), (side * 2.6, -12.4)))
        limbs += [rod(arm, 2.4, inks.skin, inks.outline), rod(leg, 4.2, inks.skin, inks.outline)]
    shoes = "".join(
        _shape([(side * x, y) for x, y in ((0.4, -10.4), (2.6, -10.8), (2.8, -14.0), (2.0, -17.2),
                                           (0.4, -17.4))], inks.shoe, inks)
        for side in _SIDES
    )  # fmt: skip
    trunk = [(0.0, 11.0), (5.4, 9.8), (4.6, 5.0), (4.2, 1.0), (5.0, -2.6), (0.0, -4.4)]
    mirrored = [(-x, y) for x, y in reversed(trunk[1:-1])]
    face = rod(line(((0.0, 14.0), (0.0, 14.8))), 5.6, inks.skin, inks.outline)
    hair = stroke(curve(((-2.0, 15.6), (0.0, 16.5), (2.0, 15.6))), inks.hair, 1.8)
    return "".join(limbs) + shoes + _shape([*trunk, *mirrored], inks.skin, inks) + face + hair


def _from_the_front(inks: Inks) -> str:
    """Both legs, the band around the thighs, arrows out."""
    parts: list[str] = []
    for side in _SIDES:
        leg = line(((side * 3.8, 11.0), (side * 6.6, -0.6), (side * 6.2, -12.0)))
        shoe = [(side * x, y) for x, y in ((3.6, -16.0), (3.8, -12.6), (6.2, -11.0), (8.8, -12.6),
                                           (9.4, -16.0))]  # fmt: skip
        parts += [rod(leg, 5.6, inks.skin, inks.outline), _shape(shoe, inks.shoe, inks)]
    shorts = ((-5.4, 16.8), (5.4, 16.8), (6.8, 13.0), (8.0, 7.6), (1.8, 7.0), (0.0, 10.0),
              (-1.8, 7.0), (-8.0, 7.6), (-6.8, 13.0))  # fmt: skip
    band = rod(line(((-8.6, 0.4), (8.6, 0.4))), 4.2, inks.band, inks.outline)
    arrows = "".join(
        stroke(line(((side * 12.4, 0.4), (side * 13.8, 0.4))), inks.mark, 2.0)
        + head(Point(side * 18.6, 0.4), 0.0 if side > 0 else pi, inks.mark, 5.4)
        for side in _SIDES
    )
    return "".join(parts) + _shape(shorts, inks.shorts, inks) + band + arrows


_HIPS: Points = (
    (-17.6, 6.6), (-6.0, 8.8), (6.0, 9.4), (17.6, 6.4), (18.0, -3.0), (10.0, -9.0), (2.0, -12.0),
    (-6.0, -11.0), (-12.0, -8.0), (-17.6, -7.0),
)  # fmt: skip
"""Trunk, hips and thigh of a lying body, head left."""
_BOWL: Points = (
    (-3.4, 7.6), (-1.2, 8.6), (3.6, 7.6), (7.6, 4.4), (9.0, 0.0), (7.6, -4.4), (3.6, -7.6),
    (-1.2, -8.6), (-3.4, -7.6), (-4.4, -4.4), (-4.6, 0.0), (-4.4, 4.4),
)  # fmt: skip
"""The pelvis as a bowl that opens to the head."""
_RIM: Points = (
    (-1.2, 8.6), (0.4, 5.4), (1.0, 0.0), (0.4, -5.4), (-1.2, -8.6), (-3.6, -7.2), (-4.6, 0.0),
    (-3.6, 7.2),
)  # fmt: skip
_BEFORE, _TUCKED = radians(-22), radians(28)


def _pelvis(inks: Inks) -> str:
    """The pelvis as a bowl inside the hips, as it was and tipped, and which way."""
    middle = Frame(-1.5, -1.0, _TUCKED)
    turn = [Frame(0, 0, 0).at(15.4 * cos(angle), 15.4 * sin(angle)) for angle in _TURN]
    edge = f'stroke="{inks.outline}" stroke-width="0.9" stroke-linejoin="round"'
    return (
        f'<path d="{closed_curve(_HIPS)}" fill="{inks.skin}" '
        f'stroke="{inks.ghost_outline}" stroke-width="{number(THIN)}"/>'
        f'<g {placed(middle._replace(angle=_BEFORE))} fill="none" stroke="{inks.far_outline}" '
        f'stroke-width="0.7"><path d="{closed_curve(_BOWL)}"/></g>'
        f'<g {placed(middle)} {edge}><path d="{closed_curve(_BOWL)}" fill="{inks.shoe}"/>'
        f'<path d="{closed_curve(_RIM)}" fill="{inks.paper}"/></g>' + arrow(turn, inks, 3.2)
    )


_TURN = [radians(degrees) for degrees in range(-112, 22, 22)]
"""Where the arrow runs around the bowl."""


def _shape(points: Points, fill: str, inks: Inks) -> str:
    return (
        f'<g stroke="{inks.outline}" stroke-width="{number(THIN)}" stroke-linejoin="round">'
        f"{filled(closed_curve(points), fill)}</g>"
    )

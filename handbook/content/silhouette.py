"""The outlines of the body of the movement figures, each in the frame of its segment.

Centimeters on a body of 170 cm; u runs along the segment from its upper joint, v to its front. The
figures draw these shapes and the pack check measures them, so that what passes looks right.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from math import cos, sin

from handbook.content import body as joints
from handbook.content.body import Arm, Body, Frame, Leg, Point

Points = Sequence[tuple[float, float]]


class Part(StrEnum):
    """The parts of the body that a fault can name."""

    HEAD = "head"
    TRUNK = "trunk"
    LEG = "leg"
    FOOT = "foot"
    ARM = "arm"


THORAX_FRONT: Points = (
    (-6.0, 2.0), (-3.0, 6.0), (2.0, 9.0), (9.0, 11.0), (17.0, 10.6), (25.0, 9.2), (30.0, 8.7),
)  # fmt: skip
PELVIS_FRONT: Points = ((4.0, 8.9), (10.0, 8.8), (16.0, 7.4), (21.0, 3.5))
PELVIS_BACK: Points = (
    (23.0, -1.5), (21.5, -7.0), (18.0, -10.8), (12.5, -12.0), (6.5, -10.4), (1.5, -8.2),
)  # fmt: skip
THORAX_BACK: Points = (
    (28.0, -7.5), (22.0, -8.2), (15.0, -9.7), (8.0, -10.2), (1.0, -9.0), (-4.0, -6.2), (-7.0, -2.0),
)  # fmt: skip

THIGH: Points = (
    (-8.5, 0.0), (-6.0, 5.5), (0.0, 8.2), (8.0, 9.0), (18.0, 8.7), (28.0, 7.4), (36.0, 6.2),
    (41.0, 6.0), (45.8, 3.8), (47.0, 0.0), (45.0, -3.8), (41.0, -5.3), (34.0, -6.2),
    (24.0, -7.8), (12.0, -9.2), (3.0, -9.6), (-5.0, -6.5),
)  # fmt: skip
SHANK: Points = (
    (-5.0, 0.0), (-3.5, 4.2), (2.0, 5.5), (6.0, 5.0), (14.0, 4.5), (24.0, 3.9), (34.0, 3.2),
    (41.0, 3.5), (44.0, 0.0), (41.0, -3.4), (36.0, -3.1), (28.0, -4.4), (19.0, -6.6), (11.0, -7.2),
    (4.0, -5.8), (-2.0, -4.8),
)  # fmt: skip
FOOT: Points = (
    (4.2, 1.6), (6.6, -0.6), (11.0, -2.4), (15.8, -3.6), (19.0, -4.6), (19.9, -5.8), (18.8, -6.63),
    (12.0, -6.63), (4.0, -6.63), (-3.0, -6.63), (-5.6, -6.5), (-6.5, -5.0), (-5.9, -2.0),
    (-4.8, 1.8), (0.0, 2.4),
)  # fmt: skip
TURNED_FOOT: Points = (
    (4.4, 2.6), (9.0, 2.2), (14.0, 1.9), (18.0, 0.2), (20.0, -2.6), (19.4, -5.0), (16.6, -6.5),
    (12.0, -6.63), (5.0, -6.1), (-1.0, -6.63), (-4.6, -6.3), (-6.6, -4.4), (-6.6, -1.4),
    (-5.2, 1.4), (-2.0, 2.6),
)  # fmt: skip
UPPER_ARM: Points = (
    (-5.6, 0.0), (-3.4, 4.6), (2.0, 5.8), (9.0, 5.3), (18.0, 4.8), (26.0, 4.1), (31.6, 3.9),
    (35.0, 0.0), (31.6, -4.0), (26.0, -4.3), (15.0, -5.0), (5.0, -5.8), (-2.5, -5.0),
)  # fmt: skip
FOREARM: Points = (
    (-3.5, 0.0), (-1.0, 3.8), (6.0, 4.5), (12.0, 3.9), (20.0, 2.9), (24.8, 2.6), (26.5, 0.0),
    (24.8, -2.5), (18.0, -2.9), (8.0, -4.1), (-1.0, -4.1),
)  # fmt: skip
OPEN_HAND: Points = (
    (-1.5, 0.0), (0.0, 2.3), (4.0, 2.9), (8.0, 2.6), (12.0, 1.8), (16.0, 0.8), (17.8, -0.5),
    (16.4, -1.7), (10.0, -2.1), (4.0, -2.5), (0.0, -2.4),
)  # fmt: skip
FLAT_HAND: Points = (
    (-1.5, 0.0), (0.0, 3.0), (4.0, 4.3), (8.5, 4.3), (13.0, 3.7), (16.6, 2.8), (17.8, 0.6),
    (17.0, -2.0), (13.0, -3.7), (8.0, -4.2), (3.0, -3.6), (0.0, -2.8),
)  # fmt: skip
FIST: Points = (
    (-1.5, 0.0), (0.0, 2.4), (3.5, 3.9), (7.5, 4.4), (10.6, 3.2), (11.8, 0.0), (10.6, -3.4),
    (7.0, -4.4), (3.0, -3.4), (0.0, -2.5),
)  # fmt: skip

# The head's frame points to the vertex, so that its front is where v is negative.
NECK: Points = (
    (-4.0, -5.6), (2.0, -4.6), (8.0, -4.0), (13.0, -2.0), (14.5, 3.0), (12.4, 6.4), (5.0, 5.6),
    (-3.0, 6.2), (-6.0, 0.0),
)  # fmt: skip
HEAD: Points = (
    (9.4, 0.4), (7.6, -3.6), (6.3, -6.6), (6.9, -8.5), (8.6, -8.8), (9.7, -8.2), (10.7, -9.1),
    (11.4, -8.5), (12.2, -9.3), (13.2, -9.0), (13.6, -10.6), (14.6, -11.1), (17.2, -9.1),
    (18.3, -8.6), (19.6, -9.1), (22.8, -8.4), (26.0, -5.2), (27.4, 0.0), (26.4, 5.2), (22.8, 8.9),
    (18.0, 9.5), (13.4, 7.6), (10.6, 4.6),
)  # fmt: skip


def trunk_outline(body: Body) -> list[Point]:
    """The outline of the trunk, which bends where the pelvis tucks."""
    return [
        *_placed(body.thorax, THORAX_FRONT),
        *_placed(body.pelvis, PELVIS_FRONT),
        *_placed(body.pelvis, PELVIS_BACK),
        *_placed(body.thorax, THORAX_BACK),
    ]


Shape = tuple[Frame, Points]
"""An outline and the frame it belongs to."""


def leg_shapes(leg: Leg) -> tuple[Shape, Shape, Shape]:
    """The outlines of thigh, shank and foot."""
    foot = TURNED_FOOT if leg.turned else FOOT
    return (
        seen(leg.thigh, THIGH, joints.THIGH),
        seen(leg.shank, SHANK, joints.SHANK),
        (leg.foot, foot),
    )


def arm_shapes(arm: Arm) -> tuple[Shape, Shape, Shape]:
    """The outlines of upper arm, forearm and hand."""
    hand = FIST if arm.closed else FLAT_HAND if arm.folded else OPEN_HAND
    return (
        seen(arm.upper, UPPER_ARM, joints.UPPER_ARM),
        seen(arm.forearm, FOREARM, joints.FOREARM),
        (arm.hand, hand),
    )


def seen(frame: Frame, points: Points, length: float) -> Shape:
    """A segment as the side view shows it: shorter between its joints, its ends still round."""
    if frame.shortened == 1.0:
        return frame, points
    return Frame(frame.x, frame.y, frame.angle), _shortened(points, length, frame.shortened)


@lru_cache(128)
def _shortened(points: Points, length: float, share: float) -> Points:
    along = (
        min(u, 0.0) + min(max(u, 0.0), length) * share + max(u - length, 0.0) for u, _v in points
    )
    return tuple((u, v) for u, (_u, v) in zip(along, points, strict=True))


def outlines(body: Body) -> dict[Part, list[Point]]:
    """Points on the outline of each part, both legs and the near arm."""
    legs = [leg_shapes(leg) for leg in (body.near_leg, body.far_leg)]
    return {
        Part.HEAD: _placed(body.head, HEAD),
        Part.TRUNK: trunk_outline(body),
        Part.LEG: _all_placed(shape for leg in legs for shape in leg[:2]),
        Part.FOOT: _all_placed(leg[2] for leg in legs),
        Part.ARM: _all_placed(arm_shapes(body.near_arm)),
    }


def _all_placed(shapes: Iterable[tuple[Frame, Points]]) -> list[Point]:
    return [point for frame, shape in shapes for point in _placed(frame, shape)]


def _placed(frame: Frame, shape: Points) -> list[Point]:
    """Many places on a segment, as `Frame.at` gives each of them."""
    x, y, angle, shortened = frame
    c, s = cos(angle), sin(angle)
    along = ((u * shortened, v) for u, v in shape)
    return [Point(x + u * c - v * s, y + u * s + v * c) for u, v in along]

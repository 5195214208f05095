"""Where the muscles show on the body's segments, each in the frame of its segment.

Centimeters on a body of 170 cm; u runs along the segment from its upper joint, v to its front.
"""

from enum import StrEnum
from typing import NamedTuple

from handbook.content.model import MapRegion
from handbook.content.silhouette import PELVIS_BACK, PELVIS_FRONT, Points


class Segment(StrEnum):
    """What a shape moves with."""

    THORAX = "thorax"
    PELVIS = "pelvis"
    UPPER_ARM = "upper-arm"
    FOREARM = "forearm"
    THIGH = "thigh"
    SHANK = "shank"


HAIR: Points = (
    (23.4, -8.0), (26.2, -5.0), (27.6, 0.0), (26.6, 5.3), (22.9, 9.1), (18.0, 9.7), (13.4, 7.8),
    (11.6, 6.0), (12.4, 4.6), (15.4, 4.2), (18.2, 3.0), (18.9, 1.0), (17.8, -0.4), (15.2, -1.4),
    (15.4, -2.9), (18.8, -3.2), (21.0, -4.2), (21.6, -6.2),
)  # fmt: skip
EAR: Points = ((12.8, 0.6), (14.6, -0.8), (17.0, -0.2), (17.7, 1.4), (16.6, 2.7), (14.2, 2.0))
FACE: tuple[Points, ...] = (
    ((17.0, -7.3), (16.9, -5.8)), ((19.0, -7.8), (19.3, -6.4), (19.0, -4.9)),
    ((11.5, -8.4), (11.6, -7.0)),
)  # fmt: skip
"""Eye, eyebrow and mouth."""
CREASE: Points = ((14.5, 8.0), (15.0, 4.6), (17.6, 1.4))
"""Where the thigh leaves the pelvis."""
SHORTS_HIPS: Points = (
    (3.1, 7.9), (3.7, 8.75), (6.0, 8.9), *PELVIS_FRONT[1:], *PELVIS_BACK[:-1], (4.0, -9.2),
    (2.3, -8.2), (2.2, -7.3), (3.8, 0.0),
)  # fmt: skip
SHORTS_LEG: Points = (
    (-8.5, 0.0), (-6.0, 5.5), (0.0, 8.2), (8.0, 9.0), (14.6, 8.85), (16.9, 8.5), (17.2, 7.6),
    (17.8, 0.0), (16.3, -7.7), (16.0, -8.6), (14.0, -9.0), (12.0, -9.2), (3.0, -9.6), (-5.0, -6.5),
)  # fmt: skip
LEG_FRONT: Points = ((3.0, 8.7), (8.0, 9.0), (18.0, 8.7), (28.0, 7.4), (36.0, 6.2))
LEG_BACK: Points = ((34.0, -6.2), (24.0, -7.8), (13.0, -9.1))
GROIN: Points = ((12.0, -8.6), (7.0, -5.0), (3.4, 0.0), (1.8, 4.6), (3.0, 8.7))
"""The edges of a thigh that hides a hand between the legs: front, back, and from back to front."""
LEG_OF_SHORTS: Points = (
    *GROIN, (8.0, 9.0), (14.6, 8.85), (16.9, 8.5), (17.2, 7.6), (17.8, 0.0), (16.3, -7.7),
    (16.0, -8.6), (14.0, -9.0),
)  # fmt: skip
WAIST: Points = ((3.2, 8.2), (3.8, 0.0), (2.2, -7.7))
HEM: Points = ((17.1, 8.0), (17.8, 0.0), (16.2, -8.0))
KNEE: Points = (
    (37.0, 6.2), (41.0, 6.0), (45.8, 3.8), (47.0, 0.0), (45.0, -3.8), (41.0, -5.4), (36.0, -6.0)
)  # fmt: skip
"""The end of the thigh of a leg that is turned to the viewer."""
KNEECAP: Points = (
    (-2.0, 1.8), (0.2, 2.8), (2.2, 1.6), (2.7, -0.6), (1.2, -2.6), (-1.0, -2.6),
)  # fmt: skip
"""Of such a leg, around its knee joint."""
LACES: tuple[Points, ...] = (
    ((2.6, -4.4), (3.6, -0.8)), ((5.0, -4.8), (6.0, -1.2)), ((7.4, -4.8), (8.4, -1.2)),
    ((12.4, -6.2), (11.0, -3.4), (11.4, -0.4), (13.4, 1.8)),
    ((-2.6, -6.2), (-1.6, -2.6), (-3.4, 1.0)),
)  # fmt: skip
"""Of a shoe turned to the viewer, with its toe cap and its heel."""
SOLES: tuple[Points, Points] = (
    ((-6.4, 2.4), (-3.0, 4.0), (4.0, 4.0), (12.6, 3.6), (18.6, 1.6), (20.6, -1.2), (21.6, 0.4),
     (19.6, 3.6), (13.0, 6.0), (4.4, 6.4), (-2.8, 6.4), (-6.2, 4.8)),
    ((-6.4, -0.6), (-3.0, 1.7), (4.0, 1.8), (12.0, 1.4), (17.2, -0.2), (19.4, -3.4), (20.8, -1.6),
     (18.8, 1.8), (12.8, 3.8), (4.0, 4.2), (-3.2, 4.1), (-6.6, 2.4)),
)  # fmt: skip
"""Of a shoe turned to the viewer, its sole and the one that it is pressed against."""
HAND_LINES: tuple[Points, ...] = (((3.0, -0.2), (7.0, -0.7), (10.0, -1.9)),)
FINGER_LINES: tuple[Points, ...] = (
    ((9.0, 2.1), (13.0, 1.9), (16.8, 1.6)), ((9.4, 0.0), (17.4, -0.1)),
    ((9.0, -2.1), (13.0, -2.0), (16.4, -1.6)),
)  # fmt: skip
FIST_LINES: tuple[Points, ...] = (
    ((11.4, 1.2), (9.0, 1.4)), ((11.2, -1.6), (8.8, -1.0)), ((9.2, -3.6), (7.4, -2.2)),
)  # fmt: skip


class Patch(NamedTuple):
    """Where a muscle region shows in the side view."""

    region: MapRegion
    segment: Segment
    edge: Points


PATCHES: tuple[Patch, ...] = (
    Patch(
        MapRegion.BACK_UPPER_BACK, Segment.THORAX,
        ((-4.4, -5.4), (2.0, -8.4), (9.0, -9.4), (15.0, -8.8), (19.0, -7.6), (14.0, -5.2),
         (6.0, -4.0), (-2.0, -2.6)),
    ),
    Patch(
        MapRegion.BACK_SIDE, Segment.THORAX,
        ((8.0, -3.4), (15.0, -4.6), (24.0, -5.8), (27.0, -5.0), (22.0, -1.2), (13.0, 0.6)),
    ),
    Patch(
        MapRegion.FRONT_CHEST, Segment.THORAX,
        ((1.0, 7.6), (8.0, 10.1), (14.0, 9.9), (17.0, 8.2), (13.0, 4.4), (5.0, 3.6), (1.0, 4.6)),
    ),
    Patch(
        MapRegion.FRONT_ABDOMEN, Segment.THORAX,
        ((18.5, 9.6), (25.0, 8.4), (31.0, 7.9), (38.0, 7.9), (43.0, 7.2), (42.0, 5.0), (32.0, 4.6),
         (22.0, 5.2), (18.0, 7.0)),
    ),
    Patch(
        MapRegion.FRONT_OBLIQUES, Segment.THORAX,
        ((21.0, 4.4), (31.0, 3.9), (39.0, 3.8), (37.0, 0.6), (30.0, -1.4), (23.0, -0.6)),
    ),
    Patch(
        MapRegion.BACK_LOWER_BACK, Segment.THORAX,
        ((20.5, -7.5), (26.0, -6.9), (33.5, -7.2), (36.0, -5.6), (31.0, -3.0), (22.0, -3.6)),
    ),
    Patch(
        MapRegion.FRONT_HIP, Segment.PELVIS,
        ((8.0, 7.8), (15.0, 6.8), (20.0, 3.4), (15.0, 2.4), (8.0, 4.4)),
    ),
    Patch(
        MapRegion.BACK_SIDE_HIP, Segment.PELVIS,
        ((1.4, 3.4), (6.0, 5.4), (12.0, 4.6), (16.5, 1.2), (11.5, -0.2), (5.0, -1.8),
         (1.0, -1.2)),
    ),
    Patch(
        MapRegion.BACK_UPPER_BUTTOCK, Segment.PELVIS,
        ((1.6, -7.6), (6.6, -9.8), (11.8, -11.2), (12.6, -8.0), (13.2, -4.0), (13.6, -0.4),
         (9.0, -1.6), (4.0, -3.4)),
    ),
    Patch(
        MapRegion.BACK_LOWER_BUTTOCK, Segment.PELVIS,
        ((13.2, -11.2), (17.8, -10.0), (21.2, -6.6), (22.8, -2.0), (23.6, 2.4), (20.6, 3.0),
         (15.4, 0.2), (14.6, -4.0), (14.0, -8.0)),
    ),
    Patch(
        MapRegion.FRONT_MIDDLE_THIGH, Segment.THIGH,
        ((5.0, 7.6), (14.0, 7.9), (26.0, 6.6), (37.0, 5.2), (33.0, 4.7), (24.0, 5.4),
         (14.0, 6.0), (8.0, 5.8)),
    ),
    Patch(
        MapRegion.FRONT_OUTER_THIGH, Segment.THIGH,
        ((6.5, 2.4), (13.0, 5.0), (23.0, 5.0), (32.0, 4.2), (38.4, 2.9), (39.2, 1.2),
         (34.0, -0.2), (22.0, -0.9), (12.0, -0.6)),
    ),
    Patch(
        MapRegion.BACK_OUTER_THIGH, Segment.THIGH,
        ((8.0, -8.0), (14.0, -8.2), (24.0, -6.9), (34.0, -5.4), (39.4, -4.5), (38.4, -2.8),
         (30.0, -2.1), (20.0, -2.3), (12.0, -3.4), (7.6, -5.4)),
    ),
    Patch(
        MapRegion.FRONT_SHIN, Segment.SHANK,
        ((5.0, 3.9), (14.0, 3.4), (26.0, 2.7), (34.0, 2.2), (28.0, 0.8), (12.0, 0.8), (5.0, 1.6)),
    ),
    Patch(
        MapRegion.BACK_CALF, Segment.SHANK,
        ((3.0, -4.6), (11.0, -6.0), (19.0, -5.5), (27.0, -3.6), (30.0, -1.8), (20.0, -0.6),
         (9.0, -0.4), (3.0, -2.0)),
    ),
    Patch(
        MapRegion.FRONT_SHOULDER, Segment.UPPER_ARM,
        ((-4.0, 1.0), (-2.4, 3.6), (3.0, 4.7), (10.0, 3.0), (9.0, 0.6), (2.0, 0.2)),
    ),
    Patch(
        MapRegion.BACK_SHOULDER, Segment.UPPER_ARM,
        ((-4.0, -0.8), (-1.8, -4.0), (4.0, -4.8), (10.0, -3.0), (9.0, -0.4), (2.0, 0.0)),
    ),
    Patch(
        MapRegion.FRONT_UPPER_ARM, Segment.UPPER_ARM,
        ((11.0, 3.6), (18.0, 3.8), (27.0, 3.0), (27.0, 0.6), (18.0, 0.2), (11.0, 0.8)),
    ),
    Patch(
        MapRegion.BACK_UPPER_ARM, Segment.UPPER_ARM,
        ((11.0, -3.6), (18.0, -3.8), (27.0, -3.2), (27.0, -0.6), (18.0, -0.4), (11.0, -0.6)),
    ),
    Patch(
        MapRegion.FRONT_FOREARM, Segment.FOREARM,
        ((1.0, 3.0), (7.0, 3.5), (14.0, 2.7), (20.0, 1.6), (12.0, 0.4), (2.0, 0.4)),
    ),
    Patch(
        MapRegion.BACK_FOREARM, Segment.FOREARM,
        ((1.0, -3.1), (8.0, -3.2), (15.0, -2.3), (20.0, -1.4), (12.0, -0.4), (2.0, -0.4)),
    ),
)  # fmt: skip
"""One patch for each region of the muscle map that can be seen from the side."""

SEEN_REGIONS = frozenset(patch.region for patch in PATCHES)
"""The regions of the muscle map that can be seen from the side."""

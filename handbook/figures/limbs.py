"""The body as SVG: near and far limbs, and the muscles at work on them."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import cos, sin

from handbook.content.body import THIGH, Body, Frame, Leg
from handbook.content.model import MapRegion, MuscleRole
from handbook.content.silhouette import (
    HEAD,
    NECK,
    Points,
    arm_shapes,
    leg_shapes,
    seen,
    trunk_outline,
)
from handbook.figures.anatomy import (
    CREASE,
    EAR,
    FACE,
    FINGER_LINES,
    FIST_LINES,
    GROIN,
    HAIR,
    HAND_LINES,
    HEM,
    KNEE,
    KNEECAP,
    LACES,
    LEG_BACK,
    LEG_FRONT,
    LEG_OF_SHORTS,
    PATCHES,
    SHORTS_HIPS,
    SHORTS_LEG,
    SOLES,
    WAIST,
    Segment,
)
from handbook.figures.outline import DOT, closed_curve, curve, dotted, hatching, number
from handbook.figures.style import LINE, THIN, Hatch, Inks

Roles = Mapping[MapRegion, MuscleRole]

_EDGE = 0.35
"""Width of the line around a muscle."""
_INSET = 1.0
"""How far, in cm, the lines of a muscle end before its edge."""


@lru_cache(512)
def _shape(points: Points) -> str:
    return closed_curve(points)


@cache
def _line(points: Points) -> str:
    return curve(points)


@cache
def _patch(points: Points, hatch: Hatch) -> str:
    """A muscle in the frame of its segment: its tint, its edge, and its lines or dots."""
    lines, dashes = hatching(points, hatch.gap, hatch.slope, _INSET), ""
    if hatch.dashes:
        lines = dotted(points, hatch.gap, _INSET)
        dashes = f' stroke-dasharray="{number(DOT)} {number(hatch.gap - DOT)}"'
    return (
        f'<path d="{closed_curve(points)}" fill="{hatch.tint}" stroke="{hatch.line}" '
        f'stroke-width="{_EDGE}"/>'
        f'<path d="{lines}" fill="none" stroke="{hatch.line}" '
        f'stroke-width="{number(hatch.width)}" stroke-linecap="round"{dashes}/>'
    )


def placed(frame: Frame) -> str:
    """The transform attribute that puts a shape into a frame."""
    c, s = cos(frame.angle), sin(frame.angle)
    a, b = c * frame.shortened, s * frame.shortened
    return (
        f'transform="matrix({a:.3f} {b:.3f} {-s:.3f} {c:.3f} {number(frame.x)} {number(frame.y)})"'
    )


def _part(points: Points, frame: Frame) -> str:
    return f'<path {placed(frame)} d="{_shape(points)}"/>'


def silhouette(parts: Iterable[str], outline: str, skin: str, width: float = LINE) -> str:
    """Parts that grow together: all their outlines first, then all their fills."""
    shapes = "".join(parts)
    return (
        f'<g fill="{outline}" stroke="{outline}" stroke-width="{number(2 * width)}" '
        f'stroke-linejoin="round">{shapes}</g><g fill="{skin}">{shapes}</g>'
    )


def _parts(shapes: Iterable[tuple[Frame, Points]]) -> list[str]:
    return [_part(points, frame) for frame, points in shapes]


def _core_parts(body: Body) -> list[str]:
    return [
        _part(NECK, body.head),
        _part(HEAD, body.head),
        _trunk(body),
    ]


def _trunk(body: Body) -> str:
    return f'<path d="{closed_curve(trunk_outline(body))}"/>'


def ghost(body: Body, inks: Inks, *, far_leg: bool) -> str:
    """The body as a pale shape under another one.

    A far leg beside the near one would blur it; the near foot is where that of the other one is,
    and an arm that holds nothing lies on the trunk or the floor.
    """
    arm = arm_shapes(body.near_arm) if body.near_arm.closed else ()
    near = [*_core_parts(body), *_parts(leg_shapes(body.near_leg)[:2]), *_parts(arm)]
    far = _pale(_parts(leg_shapes(body.far_leg)), inks) if far_leg else ""
    return far + _pale(near, inks)


def hips_ghost(body: Body, inks: Inks) -> str:
    """Trunk and near leg alone as a pale shape, where the rest is hardly moved."""
    return _pale(_hips_and_leg(body), inks)


def half_way(body: Body, inks: Inks) -> str:
    """Trunk and near leg alone, stronger than a ghost: where the movement turns."""
    return silhouette(_hips_and_leg(body), inks.far_outline, inks.ghost_skin, 0.7)


def _hips_and_leg(body: Body) -> list[str]:
    return [_trunk(body), *_parts(leg_shapes(body.near_leg)[:2])]


def _pale(parts: Iterable[str], inks: Inks) -> str:
    return silhouette(parts, inks.ghost_outline, inks.ghost_skin, THIN)


def far_arm(body: Body, inks: Inks) -> str:
    """The arm behind the body; of a folded one the forearm, which alone is seen."""
    shapes = arm_shapes(body.far_arm)
    parts = _parts(shapes[1:2] if body.far_arm.folded else shapes)
    return silhouette(parts, inks.far_outline, inks.far_skin)


def far_leg(body: Body, inks: Inks) -> str:
    """The leg behind the body."""
    *leg, foot = _parts(leg_shapes(body.far_leg))
    shoe = silhouette([foot], inks.far_outline, inks.far_shoe)
    shorts = f'<g fill="{inks.far_shorts}">{_shorts_leg(body.far_leg)}</g>'
    return silhouette(leg, inks.far_outline, inks.far_skin) + shorts + shoe


def _shorts_leg(leg: Leg) -> str:
    frame, edge = seen(leg.thigh, SHORTS_LEG, THIGH)
    return _part(edge, frame)


def _shorts(body: Body, inks: Inks) -> str:
    hips = _part(SHORTS_HIPS, body.pelvis)
    return f'<g fill="{inks.shorts}">{hips}{_shorts_leg(body.near_leg)}</g>'


def trunk_and_leg(body: Body, inks: Inks, roles: Roles) -> str:
    """Head, trunk and near leg in one shape, with the muscles on them."""
    *leg, foot = _parts(leg_shapes(body.near_leg))
    segments = [Segment.THORAX, Segment.PELVIS, Segment.SHANK]
    if not body.near_arm.inside:
        segments.append(Segment.THIGH)
    return (
        silhouette([*_core_parts(body), *leg], inks.outline, inks.skin)
        + silhouette([foot], inks.outline, inks.shoe)
        + _shorts(body, inks)
        + _drawn_in(
            [
                _lines([CREASE, WAIST], body.pelvis),
                _lines([HEM], body.near_leg.thigh),
            ],
            inks,
        )
        + _patches(segments, body, inks, roles)
        + f'<path {placed(body.head)} d="{_shape(HAIR)}" fill="{inks.hair}"/>'
        + (_soles(body.near_leg.foot, inks) if body.near_leg.turned else "")
        + _inner_lines(body, inks)
    )


def _soles(foot: Frame, inks: Inks) -> str:
    """Where the soles of both shoes meet."""
    return "".join(
        silhouette([_part(edge, foot)], inks.outline, inks.paper, THIN) for edge in SOLES
    )


def near_arm(body: Body, inks: Inks, roles: Roles) -> str:
    """The arm before the body, with its muscles; of one between the legs, what the leg leaves."""
    arm = body.near_arm
    upper, *lower = _parts(arm_shapes(arm))
    patches = _patches((Segment.UPPER_ARM, Segment.FOREARM), body, inks, roles)
    if arm.folded:
        before = silhouette(lower, inks.outline, inks.skin)
        fingers = _drawn_in([_lines(FINGER_LINES, arm.hand)], inks)
        return silhouette([upper], inks.outline, inks.skin) + patches + before + fingers
    creases = _drawn_in([_lines(FIST_LINES if arm.closed else HAND_LINES, arm.hand)], inks)
    whole = silhouette([upper, *lower], inks.outline, inks.skin) + patches + creases
    return whole + (_leg_before_hand(body, inks, roles) if arm.inside else "")


_KNEEWARD: Points = ((36.2, 5.6), (34.2, -5.6))
"""Where the skin of that thigh ends, inside the leg that is drawn already."""


def _leg_before_hand(body: Body, inks: Inks, roles: Roles) -> str:
    """The near thigh once more, over the hand between the legs."""
    thigh = body.near_leg.thigh
    edges = f'<path {placed(thigh)} d="{_line(LEG_FRONT)}{_line(LEG_BACK)}"/>'
    skin = (*LEG_FRONT, *_KNEEWARD, *LEG_BACK, *GROIN[:-1])
    return (
        f'<g fill="none" stroke="{inks.outline}" stroke-width="{number(2 * LINE)}">{edges}</g>'
        f'<g fill="{inks.skin}">{_part(skin, thigh)}</g>'
        f'<g fill="{inks.shorts}">{_part(LEG_OF_SHORTS, thigh)}</g>'
        + _drawn_in([_lines([HEM, GROIN[1:]], thigh)], inks)
        + _patches((Segment.THIGH,), body, inks, roles)
    )


def _inner_lines(body: Body, inks: Inks) -> str:
    """Ear and face, and the laces of a shoe that faces the viewer."""
    lines = [_lines((EAR, *FACE), body.head)]
    if body.near_leg.turned:
        thigh = body.near_leg.thigh
        whole, end = seen(thigh, KNEE, THIGH)
        lines += [
            _lines(LACES, body.near_leg.foot),
            _lines([end], whole),
            _lines([KNEECAP], Frame(*thigh.at(THIGH), thigh.angle)),
        ]
    return _drawn_in(lines, inks)


def _lines(lines: Iterable[Points], frame: Frame) -> str:
    return f'<path {placed(frame)} d="{"".join(_line(line) for line in lines)}"/>'


def _drawn_in(lines: Iterable[str], inks: Inks) -> str:
    return (
        f'<g fill="none" stroke="{inks.outline}" stroke-width="{number(THIN)}" '
        f'stroke-linecap="round">{"".join(lines)}</g>'
    )


def _patches(segments: Iterable[Segment], body: Body, inks: Inks, roles: Roles) -> str:
    frames = {
        Segment.THORAX: body.thorax,
        Segment.PELVIS: body.pelvis,
        Segment.UPPER_ARM: body.near_arm.upper,
        Segment.FOREARM: body.near_arm.forearm,
        Segment.THIGH: body.near_leg.thigh,
        Segment.SHANK: body.near_leg.shank,
    }
    parts: list[str] = []
    for patch in PATCHES:
        hatch = inks.roles.get(roles[patch.region]) if patch.region in roles else None
        if patch.segment in segments and hatch is not None:
            parts.append(
                f'<g data-region="{patch.region}" data-role="{roles[patch.region]}" '
                f"{placed(frames[patch.segment])}>{_patch(patch.edge, hatch)}</g>"
            )
    return "".join(parts)

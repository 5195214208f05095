"""The body as SVG: near and far limbs, and the muscles at work on them."""

from collections.abc import Iterable, Mapping
from functools import cache
from math import cos, sin

from handbook.content.body import Body, Frame
from handbook.content.model import MapRegion, MuscleRole
from handbook.content.silhouette import HEAD, NECK, Points, arm_shapes, leg_shapes, trunk_outline
from handbook.figures.anatomy import PATCHES, TOES, Segment
from handbook.figures.outline import closed_curve, curve, hatching, number
from handbook.figures.style import LINE, THIN, Hatch, Inks

Roles = Mapping[MapRegion, MuscleRole]


@cache
def _shape(points: Points) -> str:
    return closed_curve(points)


@cache
def _patch(points: Points, hatch: Hatch) -> str:
    """A patch in the frame of its segment: its tint and its lines."""
    dashes = f' stroke-dasharray="{hatch.dashes}"' if hatch.dashes else ""
    return (
        f'<path d="{closed_curve(points)}" fill="{hatch.tint}"/>'
        f'<path d="{hatching(points, hatch.gap, hatch.slope)}" fill="none" stroke="{hatch.line}" '
        f'stroke-width="{number(hatch.width)}" stroke-linecap="round"{dashes}/>'
    )


def placed(frame: Frame) -> str:
    """The transform attribute that puts a shape into a frame."""
    c, s = cos(frame.angle), sin(frame.angle)
    a, b = c * frame.shortened, s * frame.shortened
    return (
        f'transform="matrix({a:.4f} {b:.4f} {-s:.4f} {c:.4f} {number(frame.x)} {number(frame.y)})"'
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
        f'<path d="{closed_curve(trunk_outline(body))}"/>',
    ]


def ghost(body: Body, inks: Inks) -> str:
    """The whole body as a pale shape under another one."""
    far = _parts(leg_shapes(body.far_leg))
    near = [
        *_core_parts(body),
        *_parts(leg_shapes(body.near_leg)),
        *_parts(arm_shapes(body.near_arm)),
    ]
    return silhouette(far, inks.ghost_outline, inks.ghost_skin, THIN) + silhouette(
        near, inks.ghost_outline, inks.ghost_skin, THIN
    )


def far_arm(body: Body, inks: Inks) -> str:
    """The arm behind the body."""
    return silhouette(_parts(arm_shapes(body.far_arm)), inks.far_outline, inks.far_skin)


def far_leg(body: Body, inks: Inks) -> str:
    """The leg behind the body."""
    return silhouette(_parts(leg_shapes(body.far_leg)), inks.far_outline, inks.far_skin)


def trunk_and_leg(body: Body, inks: Inks, roles: Roles) -> str:
    """Head, trunk and near leg in one shape, with the muscles on them."""
    parts = [*_core_parts(body), *_parts(leg_shapes(body.near_leg))]
    segments = (Segment.HEAD, Segment.THORAX, Segment.PELVIS, Segment.THIGH, Segment.SHANK)
    return (
        silhouette(parts, inks.outline, inks.skin)
        + _patches(segments, body, inks, roles)
        + _inner_lines(body, inks)
    )


def near_arm(body: Body, inks: Inks, roles: Roles) -> str:
    """The arm before the body, with its muscles."""
    arm = silhouette(_parts(arm_shapes(body.near_arm)), inks.outline, inks.skin)
    return arm + _patches((Segment.UPPER_ARM, Segment.FOREARM), body, inks, roles)


def _inner_lines(body: Body, inks: Inks) -> str:
    """Ear and jaw, the rim of the pelvis, and toes where they face the viewer."""
    head = curve(((13.6, 0.6), (15.4, -0.9), (17.0, 0.2), (16.4, 2.0), (14.2, 2.2)))
    eye = curve(((17.0, -6.9), (17.3, -5.8)))
    rim = curve(((1.0, 5.6), (0.2, 1.5), (0.6, -3.0)))
    lines = [
        f'<path {placed(body.head)} d="{head}{eye}"/>',
        f'<path {placed(body.pelvis)} d="{rim}"/>',
    ]
    if body.near_leg.turned:
        toes = "".join(curve(toe) for toe in TOES)
        lines.append(f'<path {placed(body.near_leg.foot)} d="{toes}"/>')
    return (
        f'<g fill="none" stroke="{inks.outline}" stroke-width="{number(THIN)}" '
        f'stroke-linecap="round">{"".join(lines)}</g>'
    )


def _patches(segments: Iterable[Segment], body: Body, inks: Inks, roles: Roles) -> str:
    frames = {
        Segment.THORAX: body.thorax,
        Segment.PELVIS: body.pelvis,
        Segment.HEAD: body.head,
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

"""The whole picture: bodies, things and marks in their order, as one SVG text."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from handbook.content.body import Body, posed
from handbook.content.handbook import Handbook
from handbook.content.model import Kind, MapRegion, Muscle, MuscleRole, Variation
from handbook.content.pose import Band, Figure
from handbook.figures import limbs, marks, props, words
from handbook.figures.movement import Box, Movement, movement, room
from handbook.figures.outline import number
from handbook.figures.style import INKS, Form, Inks, Style

_STRONGEST_FIRST = tuple(MuscleRole)
_COLUMN = 26.0
"""Least width of the column between start and finish, in cm."""


def figure_svg(
    variation: Variation,
    handbook: Handbook,
    style: Style = Style.LIGHT,
    form: Form = Form.GHOST,
    instant: float = 1.0,
) -> str | None:
    """The movement figure of a variation as SVG text; None if the pack draws none for it.

    One unit of the view box is a centimeter, so that figures can be shown on one scale. `instant`
    runs from 0, the start, to 1, the finish, and matters for the single form alone.
    """
    figure = variation.figure
    if figure is None:
        return None
    inks, roles = INKS[style], working_regions(variation, handbook)
    moves = movement(figure)
    box = room(moves)
    match form:
        case Form.SINGLE:
            frame, picture = _single(moves, box, inks, roles, instant)
        case Form.PAIR:
            frame, picture = _pair(moves, box, inks, roles)
        case Form.GHOST:
            frame, picture = _ghost(moves, box, inks, roles)
    title = escape(words.title(variation, form))
    described = words.description(variation, figure, handbook, moves.start, moves.finish)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{number(frame.width * 4)}" '
        f'height="{number(frame.height * 4)}" '
        f'viewBox="0 0 {number(frame.width)} {number(frame.height)}">'
        f"<title>{title}</title><desc>{escape(described)}</desc>"
        f'<g transform="matrix(1 0 0 -1 {number(-frame.left)} {number(frame.top)})">'
        f"{picture}</g></svg>\n"
    )


def working_regions(variation: Variation, handbook: Handbook) -> dict[MapRegion, MuscleRole]:
    """The role shown in each region of the body; the strongest where muscles share a region."""
    found: dict[MapRegion, MuscleRole] = {}
    for use in variation.muscles:
        muscle = handbook.find(Kind.MUSCLE, use.muscle)
        for region in muscle.regions if isinstance(muscle, Muscle) else ():
            role = found.get(region, use.role)
            found[region] = min(role, use.role, key=_STRONGEST_FIRST.index)
    return found


def _single(
    moves: Movement, box: Box, inks: Inks, roles: Mapping[MapRegion, MuscleRole], instant: float
) -> tuple[Box, str]:
    ends = {0.0: moves.start, 1.0: moves.finish}
    body = ends.get(instant) or posed(moves.figure, instant)
    frame = _with_column(moves.figure, box)
    picture = props.floor(frame.left, frame.right, inks) + _scene(moves, body, inks, roles)
    return frame, picture + _beside(moves, box, inks)


def _ghost(
    moves: Movement, box: Box, inks: Inks, roles: Mapping[MapRegion, MuscleRole]
) -> tuple[Box, str]:
    frame = _with_column(moves.figure, box)
    under = limbs.ghost(moves.start, inks) + props.ghost_load(moves, moves.start, inks)
    picture = (
        props.floor(frame.left, frame.right, inks)
        + _scene(moves, moves.finish, inks, roles, under)
        + marks.motion_arrow(moves, inks)
        + _beside(moves, box, inks)
    )
    return frame, picture


def _pair(
    moves: Movement, box: Box, inks: Inks, roles: Mapping[MapRegion, MuscleRole]
) -> tuple[Box, str]:
    width = max(_COLUMN, marks.column_width(moves.figure) + 12.0)
    step = box.width + width
    frame = _with_column(moves.figure, box)._replace(right=box.right + step)
    parts = [
        props.floor(box.left, box.right, inks),
        _scene(moves, moves.start, inks, roles),
        marks.column(moves, box.right + width / 2, inks),
        f'<g transform="translate({number(step)} 0)">',
        props.floor(box.left, box.right, inks),
        _scene(moves, moves.finish, inks, roles),
        "</g>",
    ]
    return frame, "".join(parts)


def _with_column(figure: Figure, box: Box) -> Box:
    """Room at the right for what the body alone cannot tell."""
    extra = marks.column_width(figure) if marks.has_column(figure) else 0.0
    high = marks.INSET_TOP if marks.has_inset(figure) else 0.0
    return box._replace(right=box.right + extra, top=max(box.top, high))


def _beside(moves: Movement, box: Box, inks: Inks) -> str:
    figure = moves.figure
    if not marks.has_column(figure):
        return ""
    return marks.column(moves, box.right + marks.column_width(figure) / 2 - 2.0, inks)


def _scene(
    moves: Movement,
    body: Body,
    inks: Inks,
    roles: Mapping[MapRegion, MuscleRole],
    under: str = "",
) -> str:
    """One body with everything around it, from back to front."""
    figure = moves.figure
    parts = [
        props.behind(moves, body, inks),
        under,
        limbs.far_arm(body, inks),
        limbs.far_leg(body, inks),
        props.knee_band(body.far_leg, inks) if figure.band is Band.KNEES else "",
        props.band_between_knees(body, inks) if figure.band is Band.KNEES else "",
        props.cable(moves, body, inks) if figure.cable else "",
        limbs.trunk_and_leg(body, inks, roles),
        props.before(moves, body, inks),
        limbs.near_arm(body, inks, roles),
        props.nearest(moves, body, inks),
        marks.on_body(moves, body, inks),
    ]
    return "".join(parts)

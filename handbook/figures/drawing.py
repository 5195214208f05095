"""The whole picture: bodies, things and marks in their order, as one SVG text."""

from collections.abc import Mapping
from html import escape

from handbook.content.body import Body, posed
from handbook.content.handbook import Handbook
from handbook.content.model import Kind, MapRegion, Muscle, MuscleRole, Variation
from handbook.content.pose import OtherLeg
from handbook.figures import limbs, loads, marks, props, supports, words
from handbook.figures.movement import Box, Movement, movement, room, sign_middle
from handbook.figures.outline import number
from handbook.figures.style import INKS, Form, Inks, Style

_STRONGEST_FIRST = tuple(MuscleRole)


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
    title = escape(words.title(variation, form), quote=False)
    described = words.description(variation, figure, handbook, moves.start, moves.finish)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{number(frame.width * 4)}" '
        f'height="{number(frame.height * 4)}" '
        f'viewBox="0 0 {number(frame.width)} {number(frame.height)}">'
        f"<title>{title}</title><desc>{escape(described, quote=False)}</desc>"
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
    picture = (
        supports.floor(box.left, box.right, inks)
        + _scene(moves, body, inks, roles, _compared(moves, inks))
        + marks.beside(moves, sign_middle(box), inks)
    )
    return box, picture


def _ghost(
    moves: Movement, box: Box, inks: Inks, roles: Mapping[MapRegion, MuscleRole]
) -> tuple[Box, str]:
    start, figure = moves.start, moves.figure
    # Of a short range only the hips: two heads and two plates would blur.
    under = (
        limbs.ghost(start, inks, far_leg=figure.other_leg is not OtherLeg.SAME)
        + loads.ghost(figure.load, start.load, inks)
        if figure.full_start is None
        else limbs.hips_ghost(start, inks)
    )
    picture = (
        supports.floor(box.left, box.right, inks)
        + _scene(moves, moves.finish, inks, roles, under + _compared(moves, inks))
        + marks.motion_arrow(moves, inks)
        + marks.beside(moves, sign_middle(box), inks)
    )
    return box, picture


def _pair(
    moves: Movement, box: Box, inks: Inks, roles: Mapping[MapRegion, MuscleRole]
) -> tuple[Box, str]:
    step = box.width + marks.COLUMN
    parts = [
        supports.floor(box.left, box.right, inks),
        _scene(moves, moves.start, inks, roles),
        f'<g transform="translate({number(step)} 0)">',
        supports.floor(box.left, box.right, inks),
        _scene(moves, moves.finish, inks, roles, _compared(moves, inks)),
        "</g>",
        marks.between(moves, box.right + marks.COLUMN / 2, inks),
    ]
    return box._replace(right=box.right + step), "".join(parts)


def _compared(moves: Movement, inks: Inks) -> str:
    return limbs.half_way(moves.compared, inks) if moves.compared else ""


def _scene(
    moves: Movement,
    body: Body,
    inks: Inks,
    roles: Mapping[MapRegion, MuscleRole],
    under: str = "",
) -> str:
    """One body with everything around it, from back to front."""
    parts = [
        under,
        props.behind(moves, body, inks),
        limbs.far_arm(body, inks),
        limbs.far_leg(body, inks),
        props.between_legs(moves, body, inks),
        limbs.trunk_and_leg(body, inks, roles),
        props.before(moves, body, inks),
        limbs.near_arm(body, inks, roles),
        props.nearest(moves, body, inks),
        marks.on_body(moves, body, inks),
    ]
    return "".join(parts)

"""The things around the body in their order: behind it, on it, over the hands."""

from handbook.content.body import Body
from handbook.content.pose import Band, Support
from handbook.figures import bands, loads, supports
from handbook.figures.movement import Movement
from handbook.figures.style import Inks


def behind(moves: Movement, body: Body, inks: Inks) -> str:
    """What is drawn before the body: supports, machines, and the far half of the load."""
    figure = moves.figure
    parts: list[str] = []
    if moves.tower is not None:
        parts.append(supports.tower(moves, moves.tower, body, inks))
    if moves.rail:
        parts.append(supports.rail(moves.rail, body.load, inks))
    match figure.support:
        case Support.BENCH:
            parts.append(supports.bench(figure.bench_height, inks))
        case Support.BACK_ROLL:
            parts.append(supports.machine(moves, inks))
        case Support.FLOOR | Support.STANDING:
            pass
    if figure.feet.height and figure.support is not Support.BACK_ROLL:
        parts.append(supports.step(figure.feet.distance, figure.feet.height, inks))
    if figure.landing_mat:
        parts.append(supports.landing(moves, inks))
    if figure.band is Band.TO_FLOOR:
        parts.append(bands.long_band(moves, body, inks, near=False))
    return "".join(parts) + loads.behind(figure.load, body.load, inks)


def between_legs(moves: Movement, body: Body, inks: Inks) -> str:
    """What is drawn between the far leg and the near one."""
    band = bands.far_loop(body, inks) if moves.figure.band is Band.KNEES else ""
    if moves.figure.cable and moves.tower:
        return band + supports.cable(moves.tower, body, inks)
    return band


def before(moves: Movement, body: Body, inks: Inks) -> str:
    """What is drawn between the body and the near arm: the load, the bands, the rope."""
    parts: list[str] = []
    if moves.figure.support is Support.BACK_ROLL:
        parts.append(supports.lever(moves, body.load, inks))
    parts.append(loads.on_hips(moves.figure.load, body, inks))
    if moves.figure.cable and moves.tower:
        parts.append(supports.rope_end(moves.tower, body, inks))
    match moves.figure.band:
        case Band.NONE:
            pass
        case Band.KNEES:
            parts.append(bands.near_loop(body.near_leg, inks))
        case Band.TO_FLOOR:
            parts.append(bands.long_band(moves, body, inks, near=True))
    return "".join(parts)


def nearest(moves: Movement, body: Body, inks: Inks) -> str:
    """What is drawn over everything: the ends of what hands hold."""
    return loads.nearest(moves.figure.load, body.load, inks)

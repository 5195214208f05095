"""The two ends of a movement, and how much room its picture needs."""

from typing import NamedTuple

from handbook.content.body import PLATE, SMITH_PLATE, Body, Point, posed
from handbook.content.pose import (
    Band,
    Figure,
    FootContact,
    Hold,
    Load,
    OtherLeg,
    Rhythm,
    Support,
)
from handbook.content.silhouette import outlines

TOWER_TOP = 90.0
"""Height of a weight stack."""
RAIL = 88.0
"""Height of the rail of a Smith machine."""
SIGN = 36.0
"""Width and height of the sign that says what the body alone cannot tell, in cm."""


class Box(NamedTuple):
    """A part of the picture, in cm."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


class Tower(NamedTuple):
    """A weight stack: the ends of its frame, the middle of its weights, where its cable runs down.

    The cable goes up from the weights, over a wheel, and down at `drop`.
    """

    left: float
    right: float
    weights: float
    drop: float


WIDTH = 168.0
TOP = 88.0
"""Least width and height of the room of a lying body, so that all of them are on one scale."""


class Movement(NamedTuple):
    """A figure with the body at both ends of its movement.

    `compared` is a third body that the movement is compared with, half way down.
    """

    figure: Figure
    start: Body
    finish: Body
    compared: Body | None

    def progress(self, body: Body) -> float:
        """How far a body of this movement is on its way, from 0, the start, to 1, the finish."""
        low, high = self.start.hip_angle, self.finish.hip_angle
        part = (body.hip_angle - low) / (high - low) if high != low else 1.0
        return min(max(part, 0.0), 1.0)

    @property
    def tower(self) -> Tower | None:
        """The weight stack, if there is one."""
        if self.figure.cable:
            return Tower(-82.0, -64.0, -73.0, -63.0)
        if self.figure.support is Support.BACK_ROLL:
            left = self.figure.feet.distance + 35.0
            return Tower(left, left + 29.0, left + 20.0, left + 10.0)
        return None

    @property
    def rail(self) -> tuple[Point, Point] | None:
        """The ends of the rail that the bar of a Smith machine runs on."""
        if self.figure.load is not Load.SMITH_BAR:
            return None
        low, high = self.start.load, self.finish.load
        slope = (high.x - low.x) / (high.y - low.y) if high.y - low.y > 1 else 0.0
        return (
            Point(low.x - low.y * slope, 0.0),
            Point(low.x + (RAIL - low.y) * slope, RAIL),
        )


def movement(figure: Figure) -> Movement:
    """Solve both ends of a figure."""
    compared = posed(figure, 0.5) if figure.rhythm is Rhythm.ONE_AND_A_HALF else None
    return Movement(figure, posed(figure, 0.0), posed(figure, 1.0), compared)


def has_inset(figure: Figure) -> bool:
    """Whether the side view needs a second view beside it."""
    return (
        figure.feet.contact is FootContact.SOLES_TOGETHER
        or figure.band is Band.KNEES
        or tucks(figure)
    )


def tucks(figure: Figure) -> bool:
    """Whether the pelvis is tucked so far on the way up that it is marked."""
    return figure.finish.tuck - figure.start.tuck >= TUCK_SHOWN


TUCK_SHOWN = 5
"""From how many degrees on a tuck of the pelvis is marked."""


def has_sign(figure: Figure) -> bool:
    """Whether the movement needs more than an arrow on the body to be told."""
    return (
        figure.hold is not Hold.NONE
        or figure.rhythm is not Rhythm.PLAIN
        or figure.full_start is not None
        or has_inset(figure)
    )


def sign_middle(box: Box) -> Point:
    """The middle of the sign in the upper right corner of a picture of one body."""
    return Point(box.right - SIGN / 2 - 1.0, box.top - SIGN / 2 - 1.0)


def room(moves: Movement) -> Box:
    """The part of the plane that holds the movement with everything around it."""
    figure = moves.figure
    bodies = [body for body in (moves.start, moves.finish, moves.compared) if body is not None]
    points: list[tuple[float, float]] = [
        point for body in bodies for part in outlines(body).values() for point in part
    ]
    for body in bodies:
        reach = {Load.BARBELL: PLATE, Load.SMITH_BAR: SMITH_PLATE, Load.KETTLEBELL: 18.0}
        radius = reach.get(figure.load, 8.0 if figure.load is not Load.NONE else 0.0)
        points += [
            (body.load.x - radius, body.load.y - radius),
            (body.load.x + radius, body.load.y + radius),
        ]
    if moves.tower is not None:
        points += [(moves.tower.left, TOWER_TOP), (moves.tower.right, TOWER_TOP)]
    if moves.rail:
        points.append((moves.rail[1].x, RAIL + 3.0))
    if figure.feet.height and figure.support is not Support.BACK_ROLL:
        points.append((figure.feet.distance + 29.0, 0.0))
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    bottom = -19.0 if figure.other_leg is OtherLeg.KICKSTAND else -4.0
    box = Box(min(xs) - 3.0, max(xs) + 3.0, max(ys) + 3.0, bottom)
    if figure.support is Support.STANDING:
        return box
    if has_sign(figure):
        beside = max((x for x, y in points if y > TOP - SIGN - 2.0), default=box.left)
        box = box._replace(right=max(box.right, beside + SIGN + 2.0))
    wider = max(WIDTH - box.width, 0.0) / 2
    return Box(box.left - wider, box.right + wider, max(box.top, TOP), box.bottom)

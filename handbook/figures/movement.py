"""The two ends of a movement, and how much room its picture needs."""

from typing import NamedTuple

from handbook.content.body import PLATE, SMITH_PLATE, Body, Point, posed
from handbook.content.pose import Figure, Load, OtherLeg, Support
from handbook.content.silhouette import outlines

TOWER = 22.0
"""Width of a weight stack."""


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


class Movement(NamedTuple):
    """A figure with the body at both ends of its movement."""

    figure: Figure
    start: Body
    finish: Body

    @property
    def tower(self) -> float | None:
        """The left edge of the weight stack, if there is one."""
        if self.figure.cable:
            return -92.0
        return -74.0 if self.figure.support is Support.BACK_ROLL else None

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


RAIL = 108.0
"""Height of the rail of a Smith machine."""


def movement(figure: Figure) -> Movement:
    """Solve both ends of a figure."""
    return Movement(figure, posed(figure, 0.0), posed(figure, 1.0))


def room(moves: Movement) -> Box:
    """The part of the plane that holds the movement with everything around it."""
    figure = moves.figure
    points: list[tuple[float, float]] = [
        point
        for body in (moves.start, moves.finish)
        for part in outlines(body).values()
        for point in part
    ]
    for body in (moves.start, moves.finish):
        reach = {Load.BARBELL: PLATE, Load.SMITH_BAR: SMITH_PLATE, Load.KETTLEBELL: 18.0}
        radius = reach.get(figure.load, 8.0 if figure.load is not Load.NONE else 0.0)
        points += [
            (body.load.x - radius, body.load.y - radius),
            (body.load.x + radius, body.load.y + radius),
        ]
    if moves.tower is not None:
        points.append((moves.tower, 104.0))
    if moves.rail:
        points += [moves.rail[1], (-55.0, RAIL + 3.0)]
    if figure.support is Support.BENCH:
        points.append((-36.0, 0.0))
    if figure.support is Support.BACK_ROLL:
        points.append((figure.feet.distance + 44.0, 0.0))
    elif figure.feet.height:
        points.append((figure.feet.distance + 36.0, 0.0))
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    bottom = -15.0 if figure.other_leg is OtherLeg.KICKSTAND else -4.0
    return Box(min(xs) - 5.0, max(xs) + 5.0, max(ys) + 5.0, bottom)

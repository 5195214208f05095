"""What is wrong with the pose of a movement figure, before anybody sees it drawn."""

from collections.abc import Iterator
from math import atan2, degrees, hypot

from handbook.content.body import LOAD_RADIUS, STEP_EDGE, Body, Point, posed
from handbook.content.pose import ArmPlace, Figure, FootContact, Load, OtherLeg, Support
from handbook.content.problems import FieldPath
from handbook.content.silhouette import Part, outlines
from handbook.language import N_, _

BENCH_WIDTH = 35.0
"""A bench seen from its end, in cm."""
STEP_WIDTH = 37.0
SOFT = 3.2
"""How deep, in cm, a body may press into a padded edge."""
_FLOOR_LEEWAY = 1.2
_INSTANTS = (0.0, 0.25, 0.5, 0.75, 1.0)

_BELOW_FLOOR = {
    Part.HEAD: N_("The head would be {depth} cm below the floor."),
    Part.TRUNK: N_("The trunk would be {depth} cm below the floor."),
    Part.LEG: N_("A leg would be {depth} cm below the floor."),
    Part.FOOT: N_("A foot would be {depth} cm below the floor."),
    Part.ARM: N_("An arm would be {depth} cm below the floor."),
}
_IN_BENCH = {
    Part.HEAD: N_("The head would be {depth} cm inside the bench."),
    Part.TRUNK: N_("The trunk would be {depth} cm inside the bench."),
    Part.LEG: N_("A leg would be {depth} cm inside the bench."),
}
_IN_STEP = {
    Part.TRUNK: N_("The trunk would be {depth} cm inside the step. Move the feet."),
    Part.LEG: N_("A leg would be {depth} cm inside the step. Move the feet."),
}

Fault = tuple[FieldPath, str]
"""Where in the figure, and what to say."""


def figure_faults(figure: Figure) -> Iterator[Fault]:
    """Every fault of a figure, once each; first words that do not fit, then the body itself."""
    mismatches = list(_mismatches(figure))
    yield from mismatches
    if mismatches:
        return
    seen: set[FieldPath] = set()
    for instant in _INSTANTS:
        body = posed(figure, instant)
        end = "start" if instant < 0.5 else "finish"
        for path, message in _body_faults(figure, body, end):
            if path not in seen:
                seen.add(path)
                yield path, message
    if figure.load is Load.SMITH_BAR:
        yield from _rail_faults(posed(figure, 0.0), posed(figure, 1.0))


def _mismatches(figure: Figure) -> Iterator[Fault]:
    standing = figure.support is Support.STANDING
    if figure.arms is ArmPlace.ON_LOAD and figure.load is Load.NONE:
        yield ("arms",), _("The arms hold a load, but there is none. Give “load” too.")
    if figure.load is Load.MACHINE_PAD and figure.support is not Support.BACK_ROLL:
        yield ("load",), _("A machine pad needs “support: back-roll”.")
    if figure.cable and not standing:
        yield ("cable",), _("A cable is drawn for a standing body only.")
    if figure.arms is ArmPlace.BETWEEN_LEGS and not standing:
        yield ("arms",), _("Arms hang between the legs of a standing body only.")
    if figure.arms is ArmPlace.ON_FLOOR and figure.support is not Support.FLOOR:
        yield ("arms",), _("The arms lie on the floor only if the body does.")
    if standing:
        yield from _standing_mismatches(figure)
    else:
        for end, pose in (("start", figure.start), ("finish", figure.finish)):
            if pose.knee_bend:
                yield (end, "knee_bend"), _("The knees of a lying body follow from its feet.")
            if pose.hips_back:
                yield (end, "hips_back"), _("The hips of a lying body follow from its trunk.")
    if figure.start == figure.finish:
        yield ("finish",), _("Start and finish are the same, so that nothing moves.")


def _standing_mismatches(figure: Figure) -> Iterator[Fault]:
    if figure.load is not Load.NONE:
        yield ("load",), _("A load in the crease of the hips needs a lying body.")
    if figure.feet.distance or figure.feet.height:
        yield ("feet",), _("The feet of a standing body are where it stands: give neither number.")
    if figure.feet.contact is not FootContact.FLAT:
        yield ("feet", "contact"), _("A standing body is drawn on flat feet only.")
    if figure.other_leg is not OtherLeg.SAME:
        yield ("other_leg",), _("A standing body is drawn on both legs only.")


def _body_faults(figure: Figure, body: Body, end: str) -> Iterator[Fault]:
    torso: FieldPath = (end, "torso")
    if body.missing.get("foot", 0.0) > 0.05:
        message = _("A foot is {distance} cm out of reach. Bring the feet nearer.")
        yield ("feet", "distance"), message.format(distance=_cm(body.missing["foot"]))
        return
    if body.missing.get("knee", 0.0) > 0:
        yield ("feet", "distance"), _("The knees bend too far. Move the feet out.")
        return
    if body.missing.get("hand", 0.0) > 1.0:
        message = _("The hands are {distance} cm short of where they should be.")
        yield ("arms",), message.format(distance=_cm(body.missing["hand"]))
    if figure.knees_apart == 0 and body.hip_angle > 200:
        yield torso, _("The hips would be bent backward. Lower them or move the feet out.")
    if body.hip_angle < 40:
        yield torso, _("The trunk and the thigh are too close. Give the torso a smaller angle.")
    parts = outlines(body)
    yield from _floor_faults(parts, torso)
    if figure.support in (Support.BENCH, Support.BACK_ROLL):
        yield from _box_faults(parts, _IN_BENCH, -BENCH_WIDTH, 0.0, figure.bench_height, torso)
    if figure.feet.height:
        left = figure.feet.distance - STEP_EDGE
        yield from _box_faults(
            parts, _IN_STEP, left, left + STEP_WIDTH, figure.feet.height, ("feet",)
        )
    yield from _load_faults(figure, body, parts, torso)


def _floor_faults(parts: dict[Part, list[Point]], torso: FieldPath) -> Iterator[Fault]:
    for part, points in parts.items():
        depth = -min(point.y for point in points)
        if depth > _FLOOR_LEEWAY:
            path: FieldPath = ("arms",) if part is Part.ARM else torso
            yield path, _(_BELOW_FLOOR[part]).format(depth=_cm(depth))


def _box_faults(
    parts: dict[Part, list[Point]],
    messages: dict[Part, str],
    left: float,
    right: float,
    height: float,
    path: FieldPath,
) -> Iterator[Fault]:
    """Parts that are inside a box on the floor, deeper than padding gives way."""
    for part, message in messages.items():
        depth = max(min(height - point.y, point.x - left, right - point.x) for point in parts[part])
        if depth > SOFT:
            yield path, _(message).format(depth=_cm(depth))


def _load_faults(
    figure: Figure, body: Body, parts: dict[Part, list[Point]], torso: FieldPath
) -> Iterator[Fault]:
    if figure.load in (Load.NONE, Load.BELT):
        return
    clear = min(
        hypot(point.x - body.load.x, point.y - body.load.y)
        for part in (Part.TRUNK, Part.HEAD)
        for point in parts[part]
    )
    if clear < LOAD_RADIUS[figure.load] - 2.0 or _inside(body.load, parts[Part.TRUNK]):
        yield torso, _("The load would be inside the body. Open the hips more.")


def _inside(place: Point | tuple[float, ...], outline: list[Point]) -> bool:
    x, y = place[0], place[1]
    crossings = sum(
        a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) > x
        for a, b in zip(outline, [*outline[1:], outline[0]], strict=True)
        if (a.y <= y) != (b.y <= y)
    )
    return crossings % 2 == 1


def _rail_faults(start: Body, finish: Body) -> Iterator[Fault]:
    across, up = abs(finish.load.x - start.load.x), finish.load.y - start.load.y
    slant = degrees(atan2(across, up))
    if slant > 12:
        message = _(
            "The bar would run {degrees} degrees off the vertical; rails allow 12. "
            "Change the bench or the torso angles."
        )
        yield ("load",), message.format(degrees=round(slant))


def _cm(length: float) -> int:
    return max(round(length), 1)

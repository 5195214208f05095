"""The jointed body of the movement figures: its proportions, and where its joints are in a pose.

Centimeters on a body of 170 cm; x runs to the right, y up from the floor, angles are radians and
turn counterclockwise. Each segment has a frame at its upper joint: u runs along the segment to the
lower joint, v to its front.

Segment lengths are fractions of stature after R. Drillis and R. Contini, Body Segment Parameters,
New York University, 1966, as given by D. A. Winter, Biomechanics and Motor Control of Human
Movement, 4th edition, Wiley, 2009, figure 4.1. The widths are drawn, not measured.
"""

from math import acos, asin, atan2, cos, degrees, hypot, pi, radians, sin
from typing import NamedTuple

from handbook.content.pose import (
    ArmPlace,
    BackContact,
    Figure,
    FootContact,
    Load,
    OtherLeg,
    Pose,
    Support,
)

STATURE = 170.0
TRUNK = 0.288 * STATURE
HEAD_AND_NECK = 0.182 * STATURE
UPPER_ARM = 0.186 * STATURE
FOREARM = 0.146 * STATURE
HAND = 0.108 * STATURE
THIGH = 0.245 * STATURE
SHANK = 0.246 * STATURE
FOOT = 0.152 * STATURE
ANKLE = 0.039 * STATURE
"""Height of the ankle joint above the sole."""

HEEL = 6.0
"""From the ankle joint back to the heel, along the sole."""
BALL = 12.5
"""From the ankle joint forward to the ball of the foot, along the sole."""
FIST = 7.0
"""From the wrist to the middle of a closed hand."""
FAR = 3.0
"""How far right of the near hand, and of a foot that it touches, the far one is drawn."""
FAR_FOOT = 7.0
"""How far right of the near foot the far one is planted, so that it is seen as a second leg."""
LUMBAR = 0.66 * TRUNK
"""From the shoulder to the joint on which the pelvis tucks."""
PELVIS = TRUNK - LUMBAR
CREASE = 8.4
"""From the hip joint to the front of the body."""
SHOULDER_REST = 10.4
"""Height of the shoulder joint of a body that lies on the floor."""
BENCH_EDGE = 3.0
"""Radius of the rounded bench edge."""
ROLL = 10.0
"""Radius of a machine's back roll."""
PLATE = 22.5
"""Radius of a full-size plate."""
HELD_OUT = 0.8
"""Least share of its length that an arm held out to the side shows."""
ON_FLOOR = 0.8
"""How far a hand beside the body reaches, as a share of the straight arm."""
ELBOW_REST = 4.8
"""Least height of an elbow above the floor."""
SMITH_PLATE = 15.0
"""Radius of the plates on a bar on rails."""
HEAD_REST = 9.5
"""Height of the middle line of a head that lies on the floor."""

SEEN_FROM_ABOVE = 0.28
"""How high a knee turned away is drawn, and how low one turned to the viewer, for each cm aside."""
SPREAD_FROM_ABOVE = 0.05
"""The same of knees that lie open to both sides: they are at one height."""
WIDE_STANCE, WIDE_RISE = 5.5, 1.2
"""How far from the middle each foot of a wide stance is drawn, and how much higher the far one."""
SOLES_APART = 4.4
"""How much higher than the near shoe the far one is drawn whose sole it touches."""

STEP_EDGE = 8.0
"""How far a step reaches in front of the heels on it, toward the body."""

_CONTACT = {BackContact.SHOULDER_BLADES: 16.0, BackContact.MID_BACK: 29.0}
_BACK_DEPTH = {BackContact.SHOULDER_BLADES: 9.6, BackContact.MID_BACK: 7.6}

MID_BACK = (_CONTACT[BackContact.MID_BACK], -_BACK_DEPTH[BackContact.MID_BACK])
"""The middle of the back, in the frame of the trunk."""

LOAD_RADIUS = {
    Load.NONE: 0.0,
    Load.BARBELL: 5.0,
    Load.DUMBBELL: 8.4,
    Load.KETTLEBELL: 10.0,
    Load.PLATE: 3.0,
    Load.MACHINE_PAD: 7.0,
    Load.SMITH_BAR: 5.0,
    Load.BELT: 0.5,
}
"""From the middle of each load to where it touches the body."""

GRIP = {Load.DUMBBELL: 9.5, Load.KETTLEBELL: 15.0, Load.MACHINE_PAD: 10.5}
"""How far above the middle of a load the hands are on it."""


class Point(NamedTuple):
    """A place in the picture, in cm."""

    x: float
    y: float


class Frame(NamedTuple):
    """A segment: its upper joint, its direction, and how much it is foreshortened."""

    x: float
    y: float
    angle: float
    shortened: float = 1.0

    def at(self, u: float, v: float = 0.0) -> Point:
        """A place on the segment."""
        c, s = cos(self.angle), sin(self.angle)
        u *= self.shortened
        return Point(self.x + u * c - v * s, self.y + u * s + v * c)


class Leg(NamedTuple):
    """One leg from hip to toes; `turned` if the top of the foot faces the viewer."""

    thigh: Frame
    shank: Frame
    foot: Frame
    turned: bool = False


class Arm(NamedTuple):
    """One arm from shoulder to wrist; the hand is a fist if `closed`.

    `folded` if it is crossed on the chest, `inside` if its hand is between the legs.
    """

    upper: Frame
    forearm: Frame
    hand: Frame
    closed: bool
    folded: bool = False
    inside: bool = False


class Body(NamedTuple):
    """Where everything is at one instant.

    `missing` is how far, in cm, each of foot and hand stays from where it should be; `load` is the
    frame of what lies in the crease of the hips, its u along the crease and its v away from it.
    """

    thorax: Frame
    pelvis: Frame
    head: Frame
    near_leg: Leg
    far_leg: Leg
    near_arm: Arm
    far_arm: Arm
    load: Frame
    missing: dict[str, float]

    @property
    def hip(self) -> Point:
        """The near hip joint."""
        return self.pelvis.at(PELVIS)

    @property
    def hip_angle(self) -> float:
        """The angle between trunk and near thigh on the front side, in degrees."""
        shoulder = atan2(self.thorax.y - self.hip.y, self.thorax.x - self.hip.x)
        return degrees((shoulder - self.near_leg.thigh.angle) % (2 * pi))


def between(start: Pose, finish: Pose, instant: float) -> tuple[float, float, float, float]:
    """Torso, tuck, knee bend and hips back at an instant; 0 is the start and 1 the finish."""

    def mixed(a: int, b: int) -> float:
        return a + (b - a) * instant

    return (
        mixed(start.torso, finish.torso),
        mixed(start.tuck, finish.tuck),
        mixed(start.knee_bend, finish.knee_bend),
        mixed(start.hips_back, finish.hips_back),
    )


def posed(figure: Figure, instant: float) -> Body:
    """The body at an instant of the movement.

    The numbers of the two poses are mixed, not their points, so that planted feet stay planted
    and no segment changes its length.
    """
    torso, tuck, knee_bend, hips_back = between(figure.start, figure.finish, instant)
    along = -radians(torso)
    missing: dict[str, float] = {}
    if figure.support is Support.STANDING:
        thorax = _standing_thorax(along, radians(tuck), radians(knee_bend), hips_back)
    else:
        thorax = _lying_thorax(figure, along)
    lumbar = thorax.at(LUMBAR)
    pelvis = Frame(*lumbar, along + radians(tuck))
    near, far = _legs(figure, pelvis, missing)
    load = _load(figure, pelvis, near.thigh)
    near_arm = _arm(figure, thorax, near, load, missing)
    far_arm = _moved_arm(near_arm, FAR * 0.6, 0.8)
    return Body(thorax, pelvis, _head(figure, thorax), near, far, near_arm, far_arm, load, missing)


# trunk and head


def _lying_thorax(figure: Figure, along: float) -> Frame:
    c, s = cos(along), sin(along)
    if figure.support is Support.FLOOR:
        return Frame(0.0, SHOULDER_REST, along)
    rolls = figure.support is Support.BACK_ROLL
    radius = ROLL if rolls else BENCH_EDGE
    # A roll fits into the back a little higher than an edge does.
    contact = _CONTACT[figure.back] - (3.0 if rolls else 0.0)
    depth = _BACK_DEPTH[figure.back]
    away = radius + depth
    if along > 0:
        # Hips above the shoulders: the trunk turns where the shoulders lie.
        return Frame(-radius - contact, figure.bench_height + depth, along)
    # The middle of the rounded edge, then out to the middle line of the trunk, then up along it.
    x = -radius - away * s - contact * c
    y = figure.bench_height - radius + away * c - contact * s
    return Frame(x, y, along)


def _standing_thorax(along: float, tuck: float, knee_bend: float, hips_back: float) -> Frame:
    reach = (THIGH**2 + SHANK**2 + 2 * THIGH * SHANK * cos(knee_bend)) ** 0.5
    hip = Point(HEEL - hips_back, ANKLE + max(reach**2 - hips_back**2, 0.0) ** 0.5)
    pelvis_angle = along + tuck
    x = hip.x - PELVIS * cos(pelvis_angle) - LUMBAR * cos(along)
    y = hip.y - PELVIS * sin(pelvis_angle) - LUMBAR * sin(along)
    return Frame(x, y, along)


NECK = (-3.5, -1.5)
"""Where the neck begins, in the frame of the trunk."""
HEAD_MIDDLE = 17.5
"""From where the neck begins to the middle of the head."""


def _head(figure: Figure, thorax: Frame) -> Frame:
    x, y = thorax.at(*NECK)
    if figure.support is Support.FLOOR:
        rise = (HEAD_REST - y) / HEAD_MIDDLE
        return Frame(x, y, pi - asin(max(-1.0, min(1.0, rise))))
    torso = -degrees(thorax.angle)
    # The eyes stay on something ahead: the chin is tucked most where the trunk is level.
    nod = 24.0 - 0.2 * torso
    return Frame(x, y, thorax.angle + pi - radians(nod))


# legs


def _legs(figure: Figure, pelvis: Frame, missing: dict[str, float]) -> tuple[Leg, Leg]:
    hip = pelvis.at(PELVIS)
    apart = radians(figure.knees_apart)
    standing = figure.support is Support.STANDING
    distance = 0.0 if standing else float(figure.feet.distance)
    contact = figure.feet.contact
    wide = figure.arms is ArmPlace.BETWEEN_LEGS
    foot = _foot(contact, distance - (WIDE_STANCE if wide else 0.0), figure.feet.height)
    turned = contact is FootContact.SOLES_TOGETHER
    tilt = SPREAD_FROM_ABOVE if turned else SEEN_FROM_ABOVE
    near = _planted_leg(hip, foot, apart, -tilt, missing)
    match figure.other_leg:
        case OtherLeg.SAME:
            beside = FAR if turned or contact is FootContact.HEEL else FAR_FOOT
            rise = SOLES_APART if turned else 0.0
            if wide:
                beside, rise = WIDE_STANCE, WIDE_RISE
            far_foot = _foot(contact, distance + beside, figure.feet.height + rise)
            far = _planted_leg(hip, far_foot, apart, tilt, {} if standing else missing)
        case OtherLeg.KICKSTAND:
            far_foot = _foot(FootContact.HEEL, distance + figure.kickstand, figure.feet.height)
            far = _planted_leg(hip, far_foot, apart, tilt, missing)
        case OtherLeg.KNEE_UP:
            thigh = Frame(*hip, pelvis.angle + pi - radians(84))
            far = _free_leg(thigh, radians(92))
        case OtherLeg.STRAIGHT:
            far = _free_leg(Frame(*hip, near.thigh.angle), 0.0)
    if turned:
        near, far = near._replace(turned=True), far._replace(turned=True)
    return near, far


def _foot(contact: FootContact, distance: float, height: float) -> Frame:
    """The frame of a foot: origin at the ankle, u along the sole to the toes, v up."""
    match contact:
        case FootContact.FLAT | FootContact.SOLES_TOGETHER:
            return Frame(distance + HEEL, height + ANKLE, 0.0)
        case FootContact.HEEL:
            tilt, planted = radians(18), -HEEL + 1.2
        case FootContact.TOES:
            tilt, planted = radians(-28), BALL
    lowered = Frame(0.0, 0.0, tilt).at(planted, -ANKLE)
    x = distance + (1.2 if planted < 0 else HEEL + BALL)
    return Frame(x - lowered.x, height - lowered.y, tilt)


def _planted_leg(
    hip: Point, foot: Frame, apart: float, tilt: float, missing: dict[str, float]
) -> Leg:
    """Two-link inverse kinematics; knees apart turn the leg about the line from hip to ankle.

    `tilt` is how far the view is from above; below 0 for the leg turned to the viewer, so that
    its knee is lower than the one turned away.
    """
    reach = hypot(foot.x - hip.x, foot.y - hip.y)
    toward = atan2(foot.y - hip.y, foot.x - hip.x)
    missing["foot"] = max(missing.get("foot", 0.0), reach - THIGH - SHANK)
    missing["knee"] = max(missing.get("knee", 0.0), 22.0 - reach)
    held = max(min(reach, THIGH + SHANK - 0.01), SHANK - THIGH + 0.01, 0.01)
    bend = acos(max(-1.0, min(1.0, (THIGH**2 + held**2 - SHANK**2) / (2 * THIGH * held))))
    forward, out = THIGH * cos(bend), THIGH * sin(bend)
    seen = out * min(cos(apart) + tilt * sin(apart), 1.0)
    base = Frame(hip.x, hip.y, toward)
    knee = base.at(forward, seen)
    ankle = Point(foot.x, foot.y) if reach <= THIGH + SHANK else base.at(held)
    thigh = _link(hip, knee, THIGH)
    shank = _link(knee, ankle, SHANK)
    return Leg(thigh, shank, Frame(*ankle, foot.angle))


def _link(upper: Point, lower: Point, length: float) -> Frame:
    span = hypot(lower.x - upper.x, lower.y - upper.y)
    # Rounded, so that a whole segment is exactly whole: its outline is drawn as it stands.
    share = round(span / length, 9)
    return Frame(*upper, atan2(lower.y - upper.y, lower.x - upper.x), share)


def _free_leg(thigh: Frame, knee_bend: float) -> Leg:
    shank = Frame(*thigh.at(THIGH), thigh.angle - knee_bend)
    # The ankle is nearly square to the shank.
    return Leg(thigh, shank, Frame(*shank.at(SHANK), shank.angle + radians(70)))


# load and arms


def _load(figure: Figure, pelvis: Frame, thigh: Frame) -> Frame:
    """The load touches the trunk above the hip and the thigh below it."""
    hip = pelvis.at(PELVIS)
    opening = (pelvis.angle + pi - thigh.angle) % (2 * pi)
    outward = thigh.angle + opening / 2
    half = min(max(sin(opening / 2), 0.35), 1.0)
    away = (CREASE + LOAD_RADIUS[figure.load]) / half
    x, y = hip.x + away * cos(outward), hip.y + away * sin(outward)
    return Frame(x, y, outward - pi / 2)


def _arm(figure: Figure, thorax: Frame, leg: Leg, load: Frame, missing: dict[str, float]) -> Arm:
    match figure.arms:
        case ArmPlace.CROSSED:
            # The forearm goes across the chest, so that the side view shortens it.
            upper = Frame(thorax.x, thorax.y, thorax.angle + radians(12), 0.82)
            forearm = Frame(*upper.at(UPPER_ARM), thorax.angle + radians(171), 0.8)
            hand = Frame(*forearm.at(FOREARM), thorax.angle + radians(198), 0.64)
            return Arm(upper, forearm, hand, closed=False, folded=True)
        case ArmPlace.ON_FLOOR:
            target = Point(thorax.x + ON_FLOOR * (UPPER_ARM + FOREARM), 3.0)
            return _reaching_arm(thorax, target, FOREARM, closed=False, missing=missing)
        case ArmPlace.BETWEEN_LEGS:
            return _straight_arm(thorax, leg.thigh.at(17.0, 10.0))
        case ArmPlace.ON_LOAD:
            grip = load.at(0.0, GRIP.get(figure.load, 0.0))
            return _reaching_arm(thorax, grip, FOREARM + FIST, closed=True, missing=missing)


def _straight_arm(thorax: Frame, target: Point) -> Arm:
    angle = atan2(target.y - thorax.y, target.x - thorax.x)
    upper = Frame(thorax.x, thorax.y, angle)
    forearm = Frame(*upper.at(UPPER_ARM), angle)
    return Arm(upper, forearm, Frame(*forearm.at(FOREARM), angle), closed=True, inside=True)


def _reaching_arm(
    thorax: Frame, target: Point, lower: float, *, closed: bool, missing: dict[str, float]
) -> Arm:
    """Two-link inverse kinematics with the elbow toward the back.

    An arm that has too far to go is short of its target; one that has room is held out to the
    side, so that the side view shortens it.
    """
    shoulder = Point(thorax.x, thorax.y)
    reach = hypot(target.x - shoulder.x, target.y - shoulder.y)
    missing["hand"] = max(missing.get("hand", 0.0), reach - UPPER_ARM - lower)
    share = min(max(reach / (0.985 * (UPPER_ARM + lower)), HELD_OUT), 1.0)
    upper_length, lower_length = UPPER_ARM * share, lower * share
    held = max(min(reach, upper_length + lower_length - 0.01), 8.0)
    cosine = (upper_length**2 + held**2 - lower_length**2) / (2 * upper_length * held)
    bend = acos(max(-1.0, min(1.0, cosine)))
    base = Frame(*shoulder, atan2(target.y - shoulder.y, target.x - shoulder.x))
    elbow = base.at(upper_length * cos(bend), -upper_length * sin(bend))
    if elbow.y < ELBOW_REST:
        elbow = _lifted(elbow, shoulder, upper_length)
    end = base.at(held)
    upper, forearm = _link(shoulder, elbow, UPPER_ARM), _link(elbow, end, lower)
    angle = forearm.angle if closed else 0.0
    return Arm(upper, forearm, Frame(*forearm.at(FOREARM), angle), closed=closed)


def _lifted(elbow: Point, shoulder: Point, length: float) -> Point:
    """The elbow where the floor stops it, as far out from the shoulder as the arm allows."""
    fall = shoulder.y - ELBOW_REST
    along = (max(length**2 - fall**2, 0.0)) ** 0.5
    return Point(min(elbow.x, shoulder.x + along), ELBOW_REST)


def _moved_arm(arm: Arm, x: float, y: float) -> Arm:
    upper, forearm, hand = (
        frame._replace(x=frame.x + x, y=frame.y + y) for frame in (arm.upper, arm.forearm, arm.hand)
    )
    return arm._replace(upper=upper, forearm=forearm, hand=hand)

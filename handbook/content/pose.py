"""What a movement figure is drawn from: a few plain words and numbers of a pack.

Lengths are centimeters on a body of 170 cm, angles are degrees. The side view has the head on the
left of a lying body; a standing body faces right.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from handbook.content.strict import Strict


class Support(StrEnum):
    """What carries the upper body."""

    FLOOR = "floor"
    BENCH = "bench"
    BACK_ROLL = "back-roll"
    STANDING = "standing"


class BackContact(StrEnum):
    """Which part of the back pivots on the bench edge."""

    SHOULDER_BLADES = "shoulder-blades"
    MID_BACK = "mid-back"


class FootContact(StrEnum):
    """What of the foot is planted."""

    FLAT = "flat"
    HEEL = "heel"
    TOES = "toes"
    SOLES_TOGETHER = "soles-together"


class OtherLeg(StrEnum):
    """What the far leg does; the near one always works."""

    SAME = "same"
    KNEE_UP = "knee-up"
    STRAIGHT = "straight"
    KICKSTAND = "kickstand"


class ArmPlace(StrEnum):
    """Where the arms are."""

    ON_LOAD = "on-load"
    CROSSED = "crossed"
    ON_FLOOR = "on-floor"
    BETWEEN_LEGS = "between-legs"


class Load(StrEnum):
    """What lies in the crease of the hips."""

    NONE = "none"
    BARBELL = "barbell"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    PLATE = "plate"
    MACHINE_PAD = "machine-pad"
    SMITH_BAR = "smith-bar"
    BELT = "belt"


class Band(StrEnum):
    """Where an elastic band pulls."""

    NONE = "none"
    KNEES = "knees"
    TO_FLOOR = "to-floor"


class Hold(StrEnum):
    """At which end of the movement the body stops."""

    NONE = "none"
    TOP = "top"
    BOTTOM = "bottom"


class Rhythm(StrEnum):
    """How one repetition runs between start and finish."""

    PLAIN = "plain"
    ONE_AND_A_HALF = "one-and-a-half"
    NONSTOP = "nonstop"


class Feet(Strict, frozen=True, kw_only=True):
    """Where the feet are planted for the whole movement, in cm."""

    distance: Annotated[
        int,
        Meta(
            ge=0,
            le=140,
            description="From the bench edge, or from the shoulders on the floor, to the heels, "
            "in cm; not used when standing.",
        ),
    ] = 0
    height: Annotated[
        int, Meta(ge=0, le=60, description="Height of the step under the feet, in cm.")
    ] = 0
    contact: Annotated[FootContact, Meta(description="What of the foot is planted.")] = (
        FootContact.FLAT
    )


class Pose(Strict, frozen=True, kw_only=True):
    """One end of the movement; hips, knees and arms follow from it."""

    torso: Annotated[
        int,
        Meta(
            ge=-60,
            le=180,
            description="Angle of the trunk in degrees: 0 is level on the back, below 0 the hips "
            "are above the shoulders, 90 is upright, above 90 leans forward.",
        ),
    ]
    tuck: Annotated[
        int,
        Meta(
            ge=-30,
            le=40,
            description="Degrees that the pelvis is tucked (posterior tilt) against the trunk.",
        ),
    ] = 0
    knee_bend: Annotated[
        int,
        Meta(ge=0, le=140, description="Bend of the knees in degrees, only for standing."),
    ] = 0
    hips_back: Annotated[
        int,
        Meta(ge=-20, le=60, description="Hips behind the ankles in cm, only for standing."),
    ] = 0


class Figure(Strict, frozen=True, kw_only=True):
    """The movement figure of a variation."""

    support: Annotated[Support, Meta(description="What carries the upper body.")]
    bench_height: Annotated[
        int, Meta(ge=10, le=80, description="Height of the bench or back roll in cm.")
    ] = 40
    back: Annotated[
        BackContact, Meta(description="Which part of the back pivots on the bench edge.")
    ] = BackContact.SHOULDER_BLADES
    feet: Annotated[Feet, Meta(description="Where the feet are planted.")]
    other_leg: Annotated[
        OtherLeg, Meta(description="What the far leg does; the near one always works.")
    ] = OtherLeg.SAME
    kickstand: Annotated[
        int,
        Meta(ge=5, le=40, description="How much farther out a kickstand foot is, in cm."),
    ] = 16
    knees_apart: Annotated[
        int,
        Meta(ge=0, le=80, description="Degrees that each knee is turned out to its side."),
    ] = 0
    arms: Annotated[ArmPlace, Meta(description="Where the arms are.")]
    load: Annotated[Load, Meta(description="What lies in the crease of the hips.")] = Load.NONE
    band: Annotated[Band, Meta(description="Where an elastic band pulls.")] = Band.NONE
    cable: Annotated[
        bool, Meta(description="Whether a low cable from behind is held in the hands.")
    ] = False
    landing_mat: Annotated[
        bool, Meta(description="Whether the hips come down on a mat or low step.")
    ] = False
    hold: Annotated[
        Hold, Meta(description="At which end of the movement the body stops; drawn as a mark.")
    ] = Hold.NONE
    rhythm: Annotated[Rhythm, Meta(description="How one repetition runs; drawn as arrows.")] = (
        Rhythm.PLAIN
    )
    full_start: Annotated[
        Annotated[int, Meta(ge=-60, le=180)] | None,
        Meta(
            description="Trunk angle where the full movement would start, if only a part of it is "
            "used; drawn as a bracket."
        ),
    ] = None
    start: Annotated[Pose, Meta(description="The lower end of the movement.")]
    finish: Annotated[Pose, Meta(description="The upper end of the movement.")]

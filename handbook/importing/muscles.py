"""Muscles as libraries name them -> the handbook's muscle ids, and a page for each.

The ids are those of the hip-thrust handbook where it has the muscle. The actions are those of any
textbook of anatomy, in a line.
"""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from handbook.content.model import MapRegion, MuscleRole
from handbook.importing.words import slug
from handbook.importing.yaml_text import Entry


class Muscle(Struct, frozen=True):
    """What is known of a muscle whichever exercise uses it."""

    id: str
    name: str
    plain_name: str
    action: str
    regions: tuple[MapRegion, ...]


MUSCLES = (
    Muscle(
        "abdominals",
        "Abdominal muscles",
        "Abs",
        "Bend the trunk forward and keep it from arching.",
        (MapRegion.FRONT_ABDOMEN, MapRegion.FRONT_OBLIQUES),
    ),
    Muscle(
        "gluteus-medius-minimus",
        "Hip abductors",
        "Side glutes",
        "Move the thigh out to the side and keep the pelvis level.",
        (MapRegion.BACK_SIDE_HIP,),
    ),
    Muscle(
        "adductor-magnus",
        "Hip adductors",
        "Inner thigh",
        "Move the thigh inward; the largest also helps to straighten the hip.",
        (MapRegion.FRONT_INNER_THIGH,),
    ),
    Muscle(
        "biceps",
        "Biceps and the other elbow flexors",
        "Front of the upper arm",
        "Bend the elbow and turn the palm up.",
        (MapRegion.FRONT_UPPER_ARM,),
    ),
    Muscle(
        "calves-and-feet",
        "Calf muscles",
        "Calves",
        "Point the foot down.",
        (MapRegion.BACK_CALF,),
    ),
    Muscle(
        "chest",
        "Chest muscles",
        "Chest",
        "Bring the upper arm forward and across the body.",
        (MapRegion.FRONT_CHEST,),
    ),
    Muscle(
        "forearms",
        "Forearm muscles",
        "Forearms",
        "Move the wrist and close the hand.",
        (MapRegion.FRONT_FOREARM, MapRegion.BACK_FOREARM),
    ),
    Muscle(
        "gluteus-maximus-lower",
        "Gluteus maximus, lower fibers",
        "Lower glutes",
        "Straighten the hip and help to turn the thigh outward.",
        (MapRegion.BACK_LOWER_BUTTOCK,),
    ),
    Muscle(
        "gluteus-maximus-upper",
        "Gluteus maximus, upper fibers",
        "Upper glutes",
        "Straighten the hip and help to move the thigh out to the side.",
        (MapRegion.BACK_UPPER_BUTTOCK,),
    ),
    Muscle(
        "hamstrings",
        "Hamstrings",
        "Back of the thigh",
        "Straighten the hip and bend the knee.",
        (MapRegion.BACK_INNER_THIGH, MapRegion.BACK_OUTER_THIGH),
    ),
    Muscle(
        "lats",
        "Latissimus dorsi",
        "Lats",
        "Pulls the upper arm down and back.",
        (MapRegion.BACK_SIDE,),
    ),
    Muscle(
        "erector-spinae",
        "Erector spinae",
        "Lower-back muscles",
        "Straighten the back and keep it from rounding.",
        (MapRegion.BACK_LOWER_BACK,),
    ),
    Muscle(
        "middle-back",
        "Middle back muscles",
        "Middle back",
        "Pull the shoulder blades together.",
        (MapRegion.BACK_UPPER_BACK,),
    ),
    Muscle(
        "neck",
        "Neck muscles",
        "Neck",
        "Move the head and hold it still.",
        (MapRegion.FRONT_NECK, MapRegion.BACK_NECK),
    ),
    Muscle(
        "quadriceps",
        "Quadriceps (the vasti)",
        "Front and sides of the thigh",
        "Straighten the knee.",
        (MapRegion.FRONT_OUTER_THIGH,),
    ),
    Muscle(
        "rectus-femoris",
        "Rectus femoris",
        "Middle of the front thigh",
        "Straightens the knee and helps to bend the hip.",
        (MapRegion.FRONT_MIDDLE_THIGH,),
    ),
    Muscle(
        "shoulders",
        "Deltoids",
        "Shoulders",
        "Raise the arm forward, sideways and back.",
        (MapRegion.FRONT_SHOULDER, MapRegion.BACK_SHOULDER),
    ),
    Muscle(
        "traps",
        "Trapezius",
        "Traps",
        "Lifts the shoulder blade, turns it and pulls it back.",
        (MapRegion.BACK_UPPER_BACK, MapRegion.BACK_NECK),
    ),
    Muscle(
        "triceps",
        "Triceps",
        "Back of the upper arm",
        "Straightens the elbow.",
        (MapRegion.BACK_UPPER_ARM,),
    ),
)

_BY_ID = {muscle.id: muscle for muscle in MUSCLES}

_IDS: Mapping[str, tuple[str, ...]] = {
    "abductors": ("gluteus-medius-minimus",),
    "adductors": ("adductor-magnus",),
    "calves": ("calves-and-feet",),
    "glutes": ("gluteus-maximus-lower", "gluteus-maximus-upper"),
    "lower back": ("erector-spinae",),
    "quadriceps": ("quadriceps", "rectus-femoris"),
}
"""Names that mean something else here, or several muscles; other names are ids as they stand."""


def muscle_ids(name: str) -> tuple[str, ...]:
    """The ids of the muscles that a library means by a name."""
    return _IDS.get(name.casefold()) or (slug(name, "muscle"),)


def muscle_entry(id_: str, name: str, uses: Counter[MuscleRole]) -> Entry:
    """The entry of a muscle; one that nobody knows here keeps the name it came with."""
    muscle = _BY_ID.get(id_)
    if muscle is None:
        shown = name[:1].upper() + name[1:]
        muscle = Muscle(id_, shown, shown, "What it does is not said in the list.", ())
    prime, other = uses[MuscleRole.PRIME_MOVER], uses[MuscleRole.SYNERGIST]
    return {
        "id": id_,
        "name": muscle.name,
        "plain_name": muscle.plain_name,
        "role": MuscleRole.PRIME_MOVER if prime >= other else MuscleRole.SYNERGIST,
        "regions": muscle.regions,
        "action": muscle.action,
        "task": f"Prime mover in {prime} and synergist in {other} of the exercises.",
        "strength": "custom",
        "body": "The roles are those that the list names. It cites no studies [@custom].",
    }

"""The words shown for the values of the model's enumerations."""

from enum import StrEnum

from handbook.content.model import (
    Category,
    CueFocus,
    Equipment,
    Force,
    Goal,
    Kind,
    LadderReason,
    Laterality,
    Level,
    MapRegion,
    Mechanic,
    MuscleRole,
    ReferenceType,
    RepetitionUnit,
    StartPosition,
    Strength,
    Suits,
)
from handbook.language import N_, _

_LABELS: tuple[tuple[StrEnum, str], ...] = (
    (Equipment.NONE, N_("No equipment")),
    (Equipment.BARBELL, N_("Barbell")),
    (Equipment.EZ_BAR, N_("EZ bar")),
    (Equipment.DUMBBELL, N_("Dumbbell")),
    (Equipment.KETTLEBELL, N_("Kettlebell")),
    (Equipment.PLATE, N_("Weight plates")),
    (Equipment.LOOP_BAND, N_("Loop band")),
    (Equipment.LONG_BAND, N_("Long band")),
    (Equipment.MACHINE, N_("Machine")),
    (Equipment.SMITH_MACHINE, N_("Smith machine")),
    (Equipment.CABLE_MACHINE, N_("Cable machine")),
    (Equipment.BENCH, N_("Bench")),
    (Equipment.STEP, N_("Step or box")),
    (Equipment.RACK, N_("Rack")),
    (Equipment.BACK_EXTENSION_BENCH, N_("Back-extension bench")),
    (Equipment.PAD, N_("Bar pad")),
    (Equipment.MAT, N_("Floor mat")),
    (Equipment.COLLARS, N_("Collars")),
    (Equipment.SLIDERS, N_("Sliders")),
    (Equipment.EXERCISE_BALL, N_("Exercise ball")),
    (Equipment.MEDICINE_BALL, N_("Medicine ball")),
    (Equipment.FOAM_ROLLER, N_("Foam roller")),
    (Equipment.SUSPENSION_TRAINER, N_("Suspension trainer")),
    (Equipment.OTHER, N_("Other equipment")),
    (Level.BEGINNER, N_("Beginner")),
    (Level.INTERMEDIATE, N_("Intermediate")),
    (Level.ADVANCED, N_("Advanced")),
    (Category.STRENGTH, N_("Strength training")),
    (Category.STRETCHING, N_("Stretching")),
    (Category.PLYOMETRICS, N_("Plyometrics")),
    (Category.POWERLIFTING, N_("Powerlifting")),
    (Category.OLYMPIC_WEIGHTLIFTING, N_("Olympic weightlifting")),
    (Category.STRONGMAN, N_("Strongman")),
    (Category.CARDIO, N_("Cardio")),
    (Force.PUSH, N_("Push")),
    (Force.PULL, N_("Pull")),
    (Force.STATIC, N_("Static hold")),
    (Mechanic.COMPOUND, N_("Compound (several joints)")),
    (Mechanic.ISOLATION, N_("Isolation (one joint)")),
    (Laterality.BILATERAL, N_("Both legs")),
    (Laterality.B_STANCE, N_("B-stance")),
    (Laterality.UNILATERAL, N_("One leg")),
    (Laterality.ALTERNATING, N_("Alternating")),
    (StartPosition.SUPINE, N_("Lying on the back")),
    (StartPosition.SHOULDERS_ELEVATED, N_("Shoulders on a bench")),
    (StartPosition.PRONE, N_("Lying face down")),
    (StartPosition.SIDE_LYING, N_("Lying on the side")),
    (StartPosition.QUADRUPED, N_("On hands and knees")),
    (StartPosition.KNEELING, N_("Kneeling")),
    (StartPosition.HALF_KNEELING, N_("Half kneeling")),
    (StartPosition.SEATED, N_("Seated")),
    (StartPosition.STANDING, N_("Standing")),
    (Suits.FIRST_LESSON, N_("First lesson")),
    (Suits.HOME, N_("Home")),
    (Suits.TRAVEL, N_("Travel")),
    (Suits.NO_BENCH, N_("No bench")),
    (Suits.TRAINING_ALONE, N_("Training alone")),
    (Suits.WARM_UP, N_("Warm-up")),
    (Suits.HIGH_REPETITIONS, N_("High repetitions")),
    (Suits.HEAVY_LOADING, N_("Heavy loading")),
    (Suits.SPORT, N_("Sport")),
    (Suits.OLDER_ADULTS, N_("Older adults")),
    (Suits.TEENAGERS, N_("Teenagers")),
    (Suits.SENSITIVE_BACK, N_("Sensitive back")),
    (Suits.SENSITIVE_KNEES, N_("Sensitive knees")),
    (Suits.SENSITIVE_HIP_BONES, N_("Sensitive hip bones")),
    (Suits.PREGNANCY, N_("Pregnancy")),
    (Suits.SIDE_DIFFERENCES, N_("Side differences")),
    (Goal.LEARN, N_("Learn")),
    (Goal.STRENGTH, N_("Strength")),
    (Goal.HYPERTROPHY, N_("Hypertrophy")),
    (Goal.POWER, N_("Power")),
    (Goal.ENDURANCE, N_("Endurance")),
    (Goal.RESTART, N_("Restart")),
    (Goal.OLDER_ADULT, N_("Older adult")),
    (Goal.TEENAGER, N_("Teenager")),
    (Goal.WARM_UP, N_("Warm-up before sprints")),
    (MuscleRole.PRIME_MOVER, N_("Prime mover")),
    (MuscleRole.SYNERGIST, N_("Synergist")),
    (MuscleRole.STABILIZER, N_("Stabilizer")),
    (MuscleRole.MINOR, N_("Minor")),
    (LadderReason.LOAD, N_("Load")),
    (LadderReason.LEVER, N_("Lever")),
    (LadderReason.RANGE, N_("Range of motion")),
    (LadderReason.STABILITY, N_("Stability")),
    (LadderReason.ONE_LEG, N_("One leg")),
    (LadderReason.TEMPO, N_("Tempo")),
    (LadderReason.EQUIPMENT, N_("Equipment")),
    (CueFocus.EXTERNAL, N_("External focus")),
    (CueFocus.INTERNAL, N_("Internal focus")),
    (Strength.STRONG, N_("Strong evidence")),
    (Strength.MIXED, N_("Mixed evidence")),
    (Strength.WEAK, N_("Weak evidence")),
    (Strength.NONE_FOUND, N_("No evidence found")),
    (Strength.CUSTOM, N_("Coaching custom")),
    (RepetitionUnit.REPETITIONS, N_("repetitions")),
    (RepetitionUnit.SECONDS, N_("seconds")),
    (RepetitionUnit.MINUTES, N_("minutes")),
    (ReferenceType.TRIAL, N_("Training study")),
    (ReferenceType.LAB_STUDY, N_("Laboratory study")),
    (ReferenceType.REVIEW, N_("Review")),
    (ReferenceType.META_ANALYSIS, N_("Meta-analysis")),
    (ReferenceType.GUIDELINE, N_("Guideline")),
    (ReferenceType.TECHNIQUE_ARTICLE, N_("Technique article")),
    (ReferenceType.SECONDARY, N_("Secondary source")),
)

# Members of different enumerations may have the same text, and would be the same key.
_BY_TYPE: dict[tuple[type[StrEnum], StrEnum], str] = {
    (type(value), value): text for value, text in _LABELS
}

_PLURALS: dict[Kind, str] = {
    Kind.SECTION: N_("Sections"),
    Kind.VARIATION: N_("Variations"),
    Kind.FAQ: N_("Questions"),
    Kind.MUSCLE: N_("Muscles"),
    Kind.TERM: N_("Glossary"),
    Kind.REFERENCE: N_("References"),
}

_SINGULARS: dict[Kind, str] = {
    Kind.SECTION: N_("Section"),
    Kind.VARIATION: N_("Variation"),
    Kind.FAQ: N_("Question"),
    Kind.MUSCLE: N_("Muscle"),
    Kind.TERM: N_("Glossary term"),
    Kind.REFERENCE: N_("Reference"),
}


def label(value: StrEnum) -> str:
    """What people read for a value."""
    if isinstance(value, MapRegion):
        view, _hyphen, region = value.partition("-")
        pattern = _("{region} (front view)") if view == "front" else _("{region} (back view)")
        return pattern.format(region=_(region.replace("-", " ").capitalize()))
    return _(_BY_TYPE[type(value), value])


def kind_label(kind: Kind) -> str:
    """A kind, singular."""
    return _(_SINGULARS[kind])


def kind_list_label(kind: Kind) -> str:
    """The name of the list of a kind."""
    return _(_PLURALS[kind])

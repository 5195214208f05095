"""The words shown for the values of the model's enumerations."""

from collections.abc import Iterable
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

Labels = dict[tuple[type[StrEnum], StrEnum], str]
"""Texts marked for translation by value, and by type: members of different enumerations may have
the same text, and would be the same key."""


def labels_of(*labels: tuple[StrEnum, str]) -> Labels:
    """A table of labels."""
    return {(type(value), value): text for value, text in labels}


_LABELS = labels_of(
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
    (MapRegion.FRONT_NECK, N_("Neck (front view)")),
    (MapRegion.FRONT_SHOULDER, N_("Shoulder (front view)")),
    (MapRegion.FRONT_CHEST, N_("Chest (front view)")),
    (MapRegion.FRONT_UPPER_ARM, N_("Upper arm (front view)")),
    (MapRegion.FRONT_FOREARM, N_("Forearm (front view)")),
    (MapRegion.FRONT_ABDOMEN, N_("Abdomen (front view)")),
    (MapRegion.FRONT_OBLIQUES, N_("Obliques (front view)")),
    (MapRegion.FRONT_HIP, N_("Hip (front view)")),
    (MapRegion.FRONT_INNER_THIGH, N_("Inner thigh (front view)")),
    (MapRegion.FRONT_MIDDLE_THIGH, N_("Middle thigh (front view)")),
    (MapRegion.FRONT_OUTER_THIGH, N_("Outer thigh (front view)")),
    (MapRegion.FRONT_SHIN, N_("Shin (front view)")),
    (MapRegion.BACK_NECK, N_("Neck (back view)")),
    (MapRegion.BACK_SHOULDER, N_("Shoulder (back view)")),
    (MapRegion.BACK_UPPER_BACK, N_("Upper back (back view)")),
    (MapRegion.BACK_SIDE, N_("Side (back view)")),
    (MapRegion.BACK_UPPER_ARM, N_("Upper arm (back view)")),
    (MapRegion.BACK_FOREARM, N_("Forearm (back view)")),
    (MapRegion.BACK_LOWER_BACK, N_("Lower back (back view)")),
    (MapRegion.BACK_SIDE_HIP, N_("Side hip (back view)")),
    (MapRegion.BACK_UPPER_BUTTOCK, N_("Upper buttock (back view)")),
    (MapRegion.BACK_LOWER_BUTTOCK, N_("Lower buttock (back view)")),
    (MapRegion.BACK_INNER_THIGH, N_("Inner thigh (back view)")),
    (MapRegion.BACK_OUTER_THIGH, N_("Outer thigh (back view)")),
    (MapRegion.BACK_CALF, N_("Calf (back view)")),
)

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
    return _(_LABELS[type(value), value])


def label_list(values: Iterable[StrEnum]) -> str:
    """What people read for some values, with commas between them."""
    return ", ".join(label(value) for value in values)


def kind_label(kind: Kind) -> str:
    """A kind, singular."""
    return _(_SINGULARS[kind])


def kind_list_label(kind: Kind) -> str:
    """The name of the list of a kind."""
    return _(_PLURALS[kind])

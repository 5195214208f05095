"""Where a prescription comes from when the trainer has set none: the pack, by goal."""

from handbook.content.dose import bounds
from handbook.content.handbook import Handbook
from handbook.content.model import Count, Dose, Goal, RepetitionUnit, Variation
from handbook.handout.effort import Effort, EffortScale
from handbook.handout.prescription import Load, LoadType, Prescription, Range, Side, Unit

_BODYWEIGHT = "bodyweight"

_UNITS = {
    RepetitionUnit.REPETITIONS: Unit.REPETITIONS,
    RepetitionUnit.SECONDS: Unit.SECONDS,
    RepetitionUnit.MINUTES: Unit.MINUTES,
}


def prescription_for(
    variation: Variation, handbook: Handbook, goal: Goal | None
) -> Prescription | None:
    """What the exercise says for the goal, else what its pack says; None when neither does.

    Without a goal it is the first dose of the exercise.
    """
    dose = dose_for(variation, handbook, goal)
    return from_pack(dose) if dose is not None else None


def dose_for(variation: Variation, handbook: Handbook, goal: Goal | None) -> Dose | None:
    """The dose that `prescription_for` reads."""
    if goal is None:
        return next(iter(variation.doses), None)
    doses = (*variation.doses, *handbook.manifest.doses)
    return next((dose for dose in doses if dose.goal is goal), None)


def from_pack(dose: Dose) -> Prescription:
    """A dose of a pack with all its fields; its note is written for trainers and stays theirs."""
    return Prescription(
        sets=bounds(dose.sets),
        amount=bounds(dose.repetitions),
        unit=_UNITS[dose.unit],
        side=Side.EACH if dose.per_side else Side.TOGETHER,
        tempo=dose.tempo or "",
        load=_load(dose),
        effort=_effort(dose.repetitions_in_reserve),
        rest_seconds=_range(dose.rest_seconds),
        days_a_week=_range(dose.days_per_week),
        trainer_note=dose.note or "",
    )


def _load(dose: Dose) -> Load:
    if dose.load.strip().lower() == _BODYWEIGHT:
        return Load(type=LoadType.BODYWEIGHT)
    if dose.percent_1rm is not None:
        percent = bounds(dose.percent_1rm)
        return Load(type=LoadType.PERCENT_1RM, percent=percent, words=dose.load)
    return Load(type=LoadType.IN_WORDS, words=dose.load)


def _range(count: Count | None) -> Range | None:
    return None if count is None else bounds(count)


def _effort(count: Count | None) -> Effort | None:
    return None if count is None else Effort(EffortScale.RIR, bounds(count))

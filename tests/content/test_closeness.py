"""How close variations are, and what is said to tell them apart."""

import pytest

from handbook.content.closeness import (
    closeness,
    differences,
    ladder_closeness,
    profile_of,
)
from handbook.content.handbook import Handbook
from handbook.content.model import (
    Equipment,
    LadderReason,
    Laterality,
    Level,
    Manifest,
    MapRegion,
    Muscle,
    MuscleRole,
    MuscleUse,
    Rung,
    StartPosition,
    Strength,
    Variation,
)
from handbook.content.prose import Prose


def variation(id: str = "x", *equipment: Equipment, **fields: object) -> Variation:
    """A variation on both legs, for beginners."""
    fields = {"level": Level.BEGINNER, "laterality": Laterality.BILATERAL, **fields}
    return Variation(id=id, name=id, equipment=equipment, steps=("Lift.",), **fields)


def uses(**roles: MuscleRole) -> tuple[MuscleUse, ...]:
    """Muscles with their roles."""
    return tuple(MuscleUse(muscle=muscle, role=role) for muscle, role in roles.items())


def harder(*ids: str) -> tuple[Rung, ...]:
    """Rungs that lead to harder variations."""
    return tuple(Rung(to=id, reason=LadderReason.LOAD, note="More.") for id in ids)


def handbook(*variations: Variation) -> Handbook:
    """A handbook with one muscle."""
    manifest = Manifest(
        id="pack",
        title="Pack",
        language="en",
        version="1.0.0",
        license="MIT",
        authors=("A",),
        reviewed_on="2025-01-01",
        summary="S",
        disclaimer="D",
    )
    hamstrings = Muscle(
        id="hamstrings",
        name="Hamstrings",
        plain_name="Back of the thigh",
        role=MuscleRole.SYNERGIST,
        regions=(MapRegion.BACK_OUTER_THIGH,),
        action="Bends the knee.",
        task="Helps.",
        strength=Strength.CUSTOM,
        body=Prose(),
    )
    return Handbook(manifest, variations=variations, muscles=(hamstrings,))


HERE = variation("here", Equipment.BARBELL, Equipment.BENCH, load_position="Over the hips.")


def close(other: Variation, one: Variation = HERE) -> float:
    """How close two variations are."""
    return closeness(profile_of(one), profile_of(other))


def test_a_variation_is_closest_to_itself_and_closeness_has_no_direction() -> None:
    other = variation("other", Equipment.BARBELL, level=Level.ADVANCED)
    assert close(HERE) > close(other) > 0
    assert close(other) == close(HERE, other)


def test_all_that_is_alike_adds_up_to_one_with_the_ladder() -> None:
    complete = variation(
        "complete",
        Equipment.BENCH,
        start_position=StartPosition.SUPINE,
        load_position="Hips",
        muscles=uses(glutes=MuscleRole.PRIME_MOVER),
    )
    ladder = ladder_closeness(complete, handbook(complete))[complete.id]
    assert close(complete, complete) + ladder == pytest.approx(1)


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (  # another level counts less than other equipment
            variation("a", Equipment.BARBELL, Equipment.BENCH, level=Level.INTERMEDIATE),
            variation("b", Equipment.DUMBBELL),
        ),
        (  # a mat and a pad count less than a bench
            variation("a", Equipment.BARBELL, Equipment.BENCH, Equipment.PAD, Equipment.MAT),
            variation("b", Equipment.BARBELL),
        ),
        (  # B-stance lies between both legs and one
            variation("a", Equipment.BARBELL, laterality=Laterality.B_STANCE),
            variation("b", Equipment.BARBELL, laterality=Laterality.UNILATERAL),
        ),
        (
            variation("a", Equipment.BARBELL, load_position="Over the hips, held."),
            variation("b", Equipment.BARBELL, load_position="In front of the chest."),
        ),
    ],
)
def test_what_matters_to_a_trainer_counts_more(nearer: Variation, farther: Variation) -> None:
    assert close(nearer) > close(farther)


def test_muscles_count_by_their_roles() -> None:
    one = variation(muscles=uses(glutes=MuscleRole.PRIME_MOVER, back=MuscleRole.MINOR))
    same_mover = variation(muscles=uses(glutes=MuscleRole.PRIME_MOVER))
    other_mover = variation(muscles=uses(glutes=MuscleRole.MINOR, back=MuscleRole.PRIME_MOVER))
    assert close(same_mover, one) > close(other_mover, one)


def test_what_is_not_said_counts_between_alike_and_different() -> None:
    one = variation(start_position=StartPosition.SUPINE)
    alike, unsaid, different = (
        close(variation(start_position=start), one)
        for start in (StartPosition.SUPINE, None, StartPosition.STANDING)
    )
    assert alike > unsaid > different


def test_the_ladder_brings_neighbors_closer_in_both_directions_and_fades() -> None:
    steps = [variation(f"s{at}", harder=harder(f"s{at + 1}")) for at in range(5)]
    book = handbook(*steps, variation("s5"))
    found = ladder_closeness(steps[2], book)
    assert set(found) == {"s0", "s1", "s2", "s3", "s4", "s5"}
    assert found["s2"] == found["s1"] == found["s3"] > found["s0"] == found["s4"] > found["s5"]


def test_a_ladder_that_leads_nowhere_or_in_a_circle_is_walked_once() -> None:
    one = variation("one", harder=harder("two", "gone"))
    two = variation("two", harder=harder("one"))
    assert set(ladder_closeness(one, handbook(one, two))) == {"one", "two"}


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (HERE, "the others are compared with this one"),
        (
            variation("o", Equipment.BARBELL, Equipment.BENCH, laterality=Laterality.UNILATERAL),
            "same equipment, one leg instead of two",
        ),
        (
            variation("o", Equipment.BARBELL, Equipment.BENCH, Equipment.PAD),
            "same equipment, sides and start position",
        ),
        (variation("o", Equipment.DUMBBELL, Equipment.BENCH), "dumbbell instead of barbell"),
        (variation("o", Equipment.EZ_BAR, Equipment.BENCH), "EZ bar instead of barbell"),
        (variation("o", Equipment.BENCH), "without barbell"),
        (variation("o", Equipment.NONE), "without equipment"),
        (
            variation("o", Equipment.BARBELL, Equipment.BENCH, Equipment.LOOP_BAND),
            "plus loop band",
        ),
        (
            variation(
                "o",
                Equipment.BARBELL,
                Equipment.BENCH,
                laterality=Laterality.B_STANCE,
                start_position=StartPosition.STANDING,
                level=Level.ADVANCED,
            ),
            "same equipment, in B-stance, standing",
        ),
        (
            variation("o", Equipment.BARBELL, Equipment.BENCH, level=Level.ADVANCED),
            "same equipment, harder",
        ),
    ],
)
def test_a_reason_names_what_is_alike_and_what_is_not(other: Variation, said: str) -> None:
    assert differences(HERE, other, handbook()) == said


def test_the_start_position_speaks_for_the_bench_under_the_shoulders() -> None:
    floor = variation("floor", Equipment.NONE, start_position=StartPosition.SUPINE)
    raised = variation(
        "raised",
        Equipment.BARBELL,
        Equipment.BENCH,
        start_position=StartPosition.SHOULDERS_ELEVATED,
    )
    assert differences(floor, raised, handbook()) == "plus barbell, shoulders on a bench"
    assert differences(raised, floor, handbook()) == "without equipment, lying on the back"


def test_a_reason_names_the_muscle_whose_role_changes_most() -> None:
    more = variation("more", muscles=uses(glutes=MuscleRole.MINOR, hamstrings=MuscleRole.SYNERGIST))
    less = variation("less", muscles=uses(glutes=MuscleRole.MINOR, hamstrings=MuscleRole.MINOR))
    assert "more work for back of the thigh" in differences(less, more, handbook())
    assert "less work for back of the thigh" in differences(more, less, handbook())
    assert "work for" not in differences(variation("bare"), more, handbook())

"""Narrowing variations by facets: what is left, what each value would give, what to drop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content.handbook import Handbook
from handbook.content.model import (
    Dose,
    Equipment,
    Goal,
    Laterality,
    Level,
    Manifest,
    MuscleRole,
    MuscleUse,
    Suits,
    Variation,
)
from handbook.search.facets import (
    SEVERAL,
    Facet,
    FacetTable,
    FacetValue,
    Release,
    Selection,
    best_loosening,
    best_release,
    counts,
    facet_table,
    facet_value,
    flags_of,
    mask_of,
    matching,
    positions_of,
)


def dose(goal: Goal) -> Dose:
    """A dose for a goal."""
    return Dose(goal=goal, sets=3, repetitions=8, load="Light")


def variation(
    *equipment: Equipment,
    level: Level = Level.BEGINNER,
    laterality: Laterality | None = None,
    goals: tuple[Goal, ...] = (),
    suits: tuple[Suits, ...] = (),
    muscles: tuple[tuple[str, MuscleRole], ...] = (),
) -> Variation:
    """A variation with these facets."""
    return Variation(
        id="x",
        name="X",
        equipment=equipment or (Equipment.NONE,),
        level=level,
        laterality=laterality,
        suits=suits,
        muscles=tuple(MuscleUse(muscle=muscle, role=role) for muscle, role in muscles),
        doses=tuple(dose(goal) for goal in goals),
        steps=("Lift.",),
    )


def handbook(*variations: Variation, goals: tuple[Goal, ...] = ()) -> Handbook:
    """A handbook of these variations, with doses of its own for some goals."""
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
        doses=tuple(dose(goal) for goal in goals),
    )
    return Handbook(manifest, variations=variations)


BARBELL = FacetValue(Facet.EQUIPMENT, Equipment.BARBELL)
BENCH = FacetValue(Facet.EQUIPMENT, Equipment.BENCH)
BAND = FacetValue(Facet.EQUIPMENT, Equipment.LOOP_BAND)
BEGINNER = FacetValue(Facet.LEVEL, Level.BEGINNER)
ADVANCED = FacetValue(Facet.LEVEL, Level.ADVANCED)
HOME = FacetValue(Facet.SUITS, Suits.HOME)

SHELF = facet_table(
    handbook(
        variation(Equipment.BARBELL, Equipment.BENCH, level=Level.ADVANCED),
        variation(Equipment.BARBELL, level=Level.ADVANCED),
        variation(Equipment.BENCH, suits=(Suits.HOME,)),
        variation(Equipment.LOOP_BAND, suits=(Suits.HOME,)),
    )
)


def chosen(*values: FacetValue, every: tuple[Facet, ...] = ()) -> Selection:
    """A selection of these values, with all of those of some facets asked for."""
    return Selection(frozenset(values), frozenset(every))


def left(
    *values: FacetValue, table: FacetTable = SHELF, every: tuple[Facet, ...] = ()
) -> list[int]:
    """The positions of what a selection leaves."""
    return positions_of(matching(table, chosen(*values, every=every), table.everything))


def test_nothing_chosen_leaves_everything() -> None:
    assert left() == [0, 1, 2, 3]


def test_values_of_one_facet_add_up() -> None:
    assert left(BENCH, BAND) == [0, 2, 3]


def test_all_values_of_a_facet_can_be_asked_for() -> None:
    assert left(BARBELL, BENCH, every=(Facet.EQUIPMENT,)) == [0]
    assert left(BARBELL, BAND, every=(Facet.EQUIPMENT,)) == []
    assert left(BARBELL, BENCH, HOME, every=(Facet.SUITS,)) == [2]


def test_where_all_are_asked_for_a_count_is_what_one_more_value_would_leave() -> None:
    selected = chosen(BARBELL, every=(Facet.EQUIPMENT,))
    found = counts(SHELF, selected, SHELF.everything)
    assert (found[BARBELL], found[BENCH], found[BAND]) == (2, 1, 0)
    assert (found[ADVANCED], found[HOME]) == (2, 0)


def test_where_all_are_asked_for_a_single_value_is_released_if_that_suffices() -> None:
    selected = chosen(BARBELL, ADVANCED, BAND, BENCH, every=(Facet.EQUIPMENT,))
    assert best_release(SHELF, selected, SHELF.everything) == Release(Facet.EQUIPMENT, (BAND,), 1)


def test_where_no_single_value_suffices_the_whole_facet_is_released() -> None:
    selected = chosen(BARBELL, BAND, HOME, every=(Facet.EQUIPMENT,))
    within = mask_of([2], SHELF.size)
    assert best_release(SHELF, selected, within) == Release(Facet.EQUIPMENT, (BARBELL, BAND), 1)


def test_muscles_are_a_facet_of_what_they_train_not_of_what_they_hold() -> None:
    table = facet_table(
        handbook(
            variation(
                muscles=(
                    ("glutes", MuscleRole.PRIME_MOVER),
                    ("hamstrings", MuscleRole.SYNERGIST),
                    ("abdominals", MuscleRole.STABILIZER),
                    ("calves", MuscleRole.MINOR),
                )
            ),
            variation(muscles=(("quads", MuscleRole.PRIME_MOVER),)),
        )
    )
    muscles = [value.value for value in table.masks if value.facet is Facet.MUSCLE]
    assert muscles == ["glutes", "hamstrings", "quads"]
    assert left(FacetValue(Facet.MUSCLE, "hamstrings"), table=table) == [0]


def test_a_written_value_is_read_or_refused() -> None:
    assert facet_value(Facet.EQUIPMENT, "bench") == BENCH
    assert facet_value(Facet.MUSCLE, "anything") == FacetValue(Facet.MUSCLE, "anything")
    with pytest.raises(ValueError, match="sofa"):
        facet_value(Facet.EQUIPMENT, "sofa")


def test_a_selection_changes_into_another_one() -> None:
    selected = Selection().toggled(BENCH).toggled(HOME).switched(Facet.EQUIPMENT)
    assert selected == chosen(BENCH, HOME, every=(Facet.EQUIPMENT,))
    assert selected.toggled(BENCH).switched(Facet.EQUIPMENT) == chosen(HOME)
    assert selected.without([HOME]) == chosen(BENCH, every=(Facet.EQUIPMENT,))


def test_flags_say_of_every_position_whether_it_is_in_a_set() -> None:
    assert list(flags_of(mask_of([1, 3], 6), 6)) == [0, 1, 0, 1, 0, 0]
    assert list(flags_of(0, 2)) == [0, 0]


def test_facets_narrow_each_other() -> None:
    assert left(BARBELL, BENCH, ADVANCED) == [0, 1]
    assert left(BENCH, BEGINNER, HOME) == [2]


def test_a_value_that_no_variation_has_leaves_nothing() -> None:
    assert left(FacetValue(Facet.LEVEL, Level.INTERMEDIATE)) == []


def test_counts_without_a_choice_are_those_of_all_variations() -> None:
    assert counts(SHELF, Selection(), SHELF.everything) == {
        BARBELL: 2,
        BENCH: 2,
        BAND: 1,
        BEGINNER: 2,
        ADVANCED: 2,
        HOME: 2,
    }


def test_a_facet_keeps_the_counts_of_its_other_values_but_narrows_those_of_other_facets() -> None:
    found = counts(SHELF, chosen(BARBELL), SHELF.everything)
    assert (found[BARBELL], found[BENCH], found[BAND]) == (2, 2, 1)
    assert (found[BEGINNER], found[ADVANCED], found[HOME]) == (0, 2, 0)


def test_counts_and_matches_stay_within_what_the_text_left() -> None:
    within = mask_of([1, 3], SHELF.size)
    assert counts(SHELF, Selection(), within)[BARBELL] == 1
    assert positions_of(matching(SHELF, chosen(ADVANCED), within)) == [1]


def test_only_values_that_some_variation_has_are_in_the_table_in_the_order_of_the_model() -> None:
    assert list(SHELF.masks) == [BARBELL, BAND, BENCH, BEGINNER, ADVANCED, HOME]


def test_goals_are_those_of_the_variation_or_else_of_the_pack() -> None:
    own = variation(goals=(Goal.POWER, Goal.WARM_UP))
    table = facet_table(handbook(own, variation(), goals=(Goal.LEARN,)))
    goals = [value.value for value in table.masks if value.facet is Facet.GOAL]
    assert goals == [Goal.LEARN, Goal.POWER, Goal.WARM_UP]
    assert left(FacetValue(Facet.GOAL, Goal.LEARN), table=table) == [1]


def test_values_spelt_alike_in_two_facets_are_different_choices() -> None:
    table = facet_table(
        handbook(variation(suits=(Suits.WARM_UP,)), variation(goals=(Goal.WARM_UP,)))
    )
    assert left(FacetValue(Facet.SUITS, Suits.WARM_UP), table=table) == [0]
    assert left(FacetValue(Facet.GOAL, Goal.WARM_UP), table=table) == [1]


def test_the_release_named_is_the_one_that_brings_back_the_most() -> None:
    both = facet_table(
        handbook(
            variation(Equipment.BARBELL, level=Level.ADVANCED),
            variation(Equipment.BENCH),
            variation(Equipment.BENCH),
        )
    )
    assert best_release(both, chosen(BENCH, ADVANCED), both.everything) == Release(
        Facet.LEVEL, (ADVANCED,), 2
    )


def test_a_release_takes_all_the_values_of_its_facet() -> None:
    release = best_release(SHELF, chosen(BENCH, BAND, HOME, ADVANCED), SHELF.everything)
    assert release == Release(Facet.LEVEL, (ADVANCED,), 2)
    release = best_release(SHELF, chosen(BENCH, BAND, ADVANCED), mask_of([1], SHELF.size))
    assert release == Release(Facet.EQUIPMENT, (BAND, BENCH), 1)


def test_no_release_is_named_when_none_helps() -> None:
    table = facet_table(handbook(variation(Equipment.BENCH, suits=(Suits.HOME,))))
    far = chosen(BARBELL, ADVANCED)
    assert best_release(table, far, table.everything) is None
    assert best_release(table, Selection(), 0) is None


def test_any_instead_of_all_is_named_where_that_alone_brings_some_back() -> None:
    every = (Facet.EQUIPMENT, Facet.SUITS)
    far = chosen(BARBELL, BAND, every=every)
    assert best_loosening(SHELF, far, SHELF.everything) == Release(
        Facet.EQUIPMENT, (BARBELL, BAND), 3
    )
    assert best_loosening(SHELF, far, mask_of([3], SHELF.size)) == Release(
        Facet.EQUIPMENT, (BARBELL, BAND), 1
    )
    assert best_loosening(SHELF, far, mask_of([2], SHELF.size)) is None
    assert best_loosening(SHELF, chosen(BARBELL, BAND), SHELF.everything) is None
    with_level = chosen(BARBELL, BENCH, HOME, ADVANCED, every=every)
    assert best_loosening(SHELF, with_level, SHELF.everything) is None


def test_an_empty_handbook_has_an_empty_table() -> None:
    table = facet_table(handbook())
    assert table.masks == {}
    assert left(table=table) == []
    assert counts(table, chosen(BENCH), table.everything) == {}


def test_facets_of_100000_variations_count_right() -> None:
    shelf = (
        variation(Equipment.BARBELL, level=Level.ADVANCED),
        variation(Equipment.BENCH, suits=(Suits.HOME,)),
    )
    table = facet_table(handbook(*shelf * 50_000))
    found = counts(table, chosen(ADVANCED), table.everything)
    assert (found[BARBELL], found[BENCH], found[BEGINNER]) == (50_000, 0, 50_000)
    assert left(HOME, table=table) == list(range(1, 100_000, 2))


@given(st.lists(st.integers(0, 300), unique=True))
def test_positions_survive_being_a_set_of_bits(positions: list[int]) -> None:
    assert positions_of(mask_of(positions, 301)) == sorted(positions)


VARIATIONS = st.builds(
    lambda equipment, level, laterality, goals, suits: variation(
        *equipment, level=level, laterality=laterality, goals=goals, suits=suits
    ),
    st.lists(st.sampled_from(list(Equipment)[:4]), min_size=1, max_size=3),
    st.sampled_from(Level),
    st.none() | st.sampled_from(Laterality),
    st.lists(st.sampled_from(list(Goal)[:3]), max_size=2).map(tuple),
    st.lists(st.sampled_from(list(Suits)[:3]), max_size=2).map(tuple),
)


@given(st.lists(VARIATIONS, min_size=1, max_size=12), st.data())
def test_counts_are_what_choosing_would_leave(
    variations: list[Variation], data: st.DataObject
) -> None:
    table = facet_table(handbook(*variations))
    values = data.draw(st.frozensets(st.sampled_from(list(table.masks)), max_size=5))
    selected = Selection(values, data.draw(st.frozensets(st.sampled_from(sorted(SEVERAL)))))
    for value, count in counts(table, selected, table.everything).items():
        kept = {
            other
            for other in values
            if other.facet is not value.facet or other.facet in selected.every
        }
        assert count == len(left(value, *kept, table=table, every=tuple(selected.every)))
    release = best_release(table, selected, table.everything)
    if release is not None:
        found = matching(table, selected.without(release.values), table.everything)
        assert found.bit_count() == release.count

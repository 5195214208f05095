"""Ids stay, whatever happens to the library."""

from hypothesis import given
from hypothesis import strategies as st

from handbook.importing.ids import Assigned, Remembered, assign

NOTHING = Remembered()


def test_an_id_is_made_of_that_of_the_library() -> None:
    assert assign([("Box_Hop", "Hop")], (), NOTHING).ids == ("box-hop",)


def test_two_that_would_share_an_id_get_different_ones() -> None:
    assert assign([("Box_Hop", "a"), ("box hop", "b")], (), NOTHING).ids == ("box-hop", "box-hop-2")


def test_long_ids_that_would_be_cut_alike_are_told_apart_within_the_limit() -> None:
    first, second = assign([("x" * 90, "a"), ("x" * 91, "b")], (), NOTHING).ids

    assert first != second
    assert len(second) == 80


def test_ids_stay_when_the_order_changes() -> None:
    before = assign([("A_b", "one"), ("A-b", "two")], (), NOTHING)

    after = assign([("A-b", "two"), ("A_b", "one")], (), before.remembered)

    assert after.ids == before.ids[::-1]


def test_an_exercise_that_gets_a_new_id_in_the_library_keeps_its_own_by_name() -> None:
    before = assign([("hop1", "Box hop")], (), NOTHING)

    after = assign([("hop2", "box Hop")], (), before.remembered)

    assert after == Assigned(("hop1",), after.remembered, ())
    assert set(after.remembered.exercises) == {"hop2"}


def test_an_exercise_that_is_gone_is_named_once_and_its_id_is_kept_for_it() -> None:
    first = assign([("hop", "Hop"), ("sit", "Sit")], (), NOTHING)

    second = assign([("sit", "Sit")], (), first.remembered)
    third = assign([("sit", "Sit"), ("HOP", "Other hop")], (), second.remembered)
    fourth = assign([("hop", "Hop")], (), third.remembered)

    assert (second.missing, third.missing, fourth.missing) == (("Hop",), (), ("Other hop", "Sit"))
    assert third.ids == ("sit", "hop-2")
    assert fourth.ids == ("hop",)


def test_a_skipped_exercise_is_not_gone() -> None:
    before = assign([("hop", "Hop")], (), NOTHING)

    after = assign([("hop2", "Hop")], ["hop"], before.remembered)

    assert after.missing == ()
    assert after.ids == ("hop2",)


SOURCES = st.lists(
    st.tuples(st.sampled_from("aA-b_B"), st.sampled_from("xyz")), unique_by=lambda p: p[0]
)


@given(st.lists(SOURCES))
def test_no_id_is_ever_given_to_two_exercises(imports: list[list[tuple[str, str]]]) -> None:
    remembered = NOTHING
    for exercises in imports:
        assigned = assign(exercises, (), remembered)
        remembered = assigned.remembered
        kept = [known.id for known in remembered.exercises.values()]
        assert len(set(assigned.ids)) == len(exercises)
        assert len(set(kept)) == len(kept)

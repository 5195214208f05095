"""Scopes typed into a query, and what to give up when they leave nothing."""

import msgspec
import pytest

from handbook.content.model import Equipment, Kind, MuscleRole, MuscleUse
from handbook.search.highlight import query_words
from handbook.search.index import SearchIndex
from handbook.search.results import Relaxed, Results, ScopeName

from .gym import GYM, handbook, muscle, slug, variation


def ids(results: Results) -> list[str]:
    """The ids of the hits, best first."""
    return [hit.address.id for hit in results.hits]


def scopes(results: Results) -> list[tuple[str, str]]:
    """The scopes that were understood."""
    return [(scope.name, scope.value) for scope in results.scopes]


@pytest.mark.parametrize(
    ("typed", "understood", "found"),
    [
        ("kind:faq squat", [("kind", "faq")], ["are-squats-better-than-deadlifts"]),
        ("squat equipment:dumbbell", [("equipment", "dumbbell")], ["goblet-squat"]),
        ("Kettel EQUIPMENT:Kettlebell", [("equipment", "kettlebell")], ["kettlebell-swing"]),
        ("pack:gym kind:muscle max", [("pack", "gym"), ("kind", "muscle")], ["gluteus-maximus"]),
        ("level:beginner jager", [("level", "beginner")], [slug("Jäger Squat")]),
        (
            "equipment:dumbbell equipment:kettlebell squat swing",
            [("equipment", "dumbbell"), ("equipment", "kettlebell")],
            ["kettlebell-swing", "goblet-squat"],
        ),
    ],
)
def test_a_scope_confines_the_search(
    gym: SearchIndex, typed: str, understood: list[tuple[str, str]], found: list[str]
) -> None:
    results = gym.search(typed)
    assert scopes(results) == understood
    assert sorted(ids(results)) == sorted(found)


@pytest.mark.parametrize(
    "typed",
    [
        "colour:red squat",
        "kind:exercise squat",
        "kind: faq squat",
        ":faq squat",
        "pack:other squat",
    ],
)
def test_what_is_no_scope_is_plain_words(gym: SearchIndex, typed: str) -> None:
    results = gym.search(typed)
    assert results.scopes == ()
    assert len(set(results.counts)) > 1


def test_values_of_one_scope_are_alternatives_and_scopes_add_up(gym: SearchIndex) -> None:
    either = gym.search("equipment:dumbbell equipment:kettlebell").counts[Kind.VARIATION]
    assert either == 3
    assert gym.search("equipment:dumbbell level:advanced").hits == ()
    assert gym.search("kind:faq equipment:dumbbell").hits == ()


def test_scopes_alone_list_all_there_is_in_the_order_of_the_handbook(gym: SearchIndex) -> None:
    results = gym.search("kind:faq", limit=2)
    assert ids(results) == [faq.id for faq in GYM.faqs[:2]]
    assert results.counts == {Kind.FAQ: len(GYM.faqs)}
    assert ids(gym.search("kind:muscle kind:term")) == [
        "gluteus-maximus",
        "hamstrings",
        "hypertrophy",
        "1rm",
    ]


def test_a_typed_scope_and_a_chosen_one_must_both_fit(gym: SearchIndex) -> None:
    assert ids(gym.search("kind:faq squat", kinds=[Kind.FAQ, Kind.VARIATION])) == [
        "are-squats-better-than-deadlifts"
    ]
    assert gym.search("kind:faq squat", kinds=[Kind.VARIATION]).hits == ()
    assert gym.search("pack:gym squat", packs=["closed"]).hits == ()


def test_a_scope_tells_how_it_was_typed_and_what_is_left_without_it(gym: SearchIndex) -> None:
    results = gym.search("  squat Kind:FAQ  better pack:gym")
    assert [(scope.typed, scope.without) for scope in results.scopes] == [
        ("Kind:FAQ", "squat better pack:gym"),
        ("pack:gym", "squat Kind:FAQ better"),
    ]


def test_a_scope_typed_twice_is_one(gym: SearchIndex) -> None:
    assert scopes(gym.search("kind:faq squat kind:faq " * 300)) == [("kind", "faq")]


def test_a_reading_keeps_the_scopes(gym: SearchIndex) -> None:
    results = gym.search("kettel level:beginner bell kind:variation")
    assert results.reading == "level:beginner kind:variation kettlebell"
    results = gym.search("kind:muscle glutus  maximus")
    assert results.reading == "kind:muscle gluteus  maximus"
    assert results.words == ("gluteus", "maximus")
    assert gym.search(results.reading).hits[0].title == results.hits[0].title


def test_the_words_to_mark_are_those_that_were_looked_for(gym: SearchIndex) -> None:
    for typed in ("squat", "why do my knees cave in", "glutus maximus", "xylophone squat"):
        results = gym.search(typed)
        assert results.words == query_words(results.reading or typed)


# When nothing fits


def test_a_scope_that_leaves_nothing_can_be_given_up(gym: SearchIndex) -> None:
    results = gym.search("hernia kind:muscle")
    assert results.hits == ()
    assert results.relaxed == (Relaxed("hernia", 1, "kind:muscle", ScopeName.KIND),)
    assert [hit.address.id for hit in results.suggestions] == ["safety"]


def test_of_several_scopes_the_one_that_brings_most_comes_first(gym: SearchIndex) -> None:
    results = gym.search("squat equipment:kettlebell level:beginner")
    assert [(relaxed.dropped, relaxed.count) for relaxed in results.relaxed] == [
        ("equipment:kettlebell", 3)
    ]
    for relaxed in results.relaxed:
        assert sum(gym.search(relaxed.query).counts.values()) == relaxed.count


def test_what_was_chosen_beside_the_text_can_be_given_up(gym: SearchIndex) -> None:
    results = gym.search("hernia", kinds=[Kind.MUSCLE])
    assert results.relaxed == (Relaxed("hernia", 1, scope=ScopeName.KIND),)
    results = gym.search("hernia", packs=["closed"])
    assert results.relaxed == (Relaxed("hernia", 1, scope=ScopeName.PACK),)


def test_when_no_entry_has_all_words_it_is_said_which_one_to_drop() -> None:
    entries = [
        variation("Landmine Press"),
        variation("Landmine Row"),
        variation("Landmine Squat"),
        variation("Sled Push", equipment=Equipment.OTHER),
    ]
    results = SearchIndex.build([handbook(*entries)]).search("landmine sled")
    assert {hit.title for hit in results.hits} == {entry.name for entry in entries}
    assert results.relaxed == (Relaxed("landmine", 3, "sled"), Relaxed("sled", 1, "landmine"))


def test_words_that_stand_nowhere_are_named(gym: SearchIndex) -> None:
    results = gym.search("Goblet Xylophonist squat, zzyzx?")
    assert results.hits[0].title == "Goblet Squat"
    assert results.missing == ("Xylophonist", "zzyzx")
    assert results.relaxed == ()
    assert gym.search("why do my knees cave in").missing == ()


def test_what_fits_needs_no_advice(gym: SearchIndex) -> None:
    for typed in ("squat", "kind:faq squat", "benchpress", "glutus", "hernia strain"):
        assert gym.search(typed).relaxed == (), typed


def test_a_scope_says_what_people_read_for_its_value(gym: SearchIndex) -> None:
    typed = "kind:faq equipment:ez-bar level:beginner pack:gym muscle:hamstrings"
    labels = [scope.label for scope in gym.search(typed).scopes]
    assert labels == ["Questions", "EZ bar", "Beginner", "Gym", "back of the thigh"]


def test_a_muscle_is_a_scope() -> None:
    role = MuscleRole.PRIME_MOVER
    thrust = msgspec.structs.replace(
        variation("Hip Thrust"), muscles=(MuscleUse(muscle="hamstrings", role=role),)
    )
    pack = handbook(thrust, variation("Hip Hinge"), muscle("Hamstrings", "back of the thigh"))
    index = SearchIndex.build([pack])
    assert ids(index.search("hip muscle:hamstrings")) == ["hip-thrust"]
    assert scopes(index.search("hip muscle:unknown")) == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("squat equipment:dum", [("squat equipment:dumbbell ", "Dumbbell")]),
        ("EQUIPMENT:Dum", [("EQUIPMENT:dumbbell ", "Dumbbell")]),
        ("kind:quest", [("kind:faq ", "Questions")]),
        ("level:", ["beginner", "intermediate", "advanced"]),
        ("level:beginner", []),
        ("level:beginner ", []),
        ("colour:r", []),
        ("a:level:b", []),
        ("", []),
    ],
)
def test_a_scope_that_is_being_typed_can_be_finished(
    gym: SearchIndex, typed: str, offered: list[object]
) -> None:
    found = gym.unfinished(typed)
    if found is None:
        assert offered == []
    elif isinstance(offered[0], str):
        assert [query.split(":")[1].strip() for query, _label in found.ways] == offered
    else:
        assert list(found.ways) == offered
        assert typed.startswith(found.before)

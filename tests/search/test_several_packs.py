"""Several packs searched as one library."""

import pytest

from handbook.content.model import AnyEntry, Kind
from handbook.search.index import SearchIndex

from .gym import GYM, faq, handbook, section, variation

PAIN = section("Pain", "When the knee hurts.", summary="What to do about it.")
SQUATS = [variation(f"Box Squat {number}") for number in range(30)]


def titles(index: SearchIndex, typed: str) -> list[str]:
    """The titles of the hits, best first."""
    return [hit.title for hit in index.search(typed).hits]


def everything() -> list[AnyEntry]:
    """The entries of the small library."""
    return [entry for _kind, entry in GYM.all_entries()]


@pytest.mark.parametrize(
    "typed",
    [
        "bench press",
        "benchpress",
        "squat",
        "kettel bell swing",
        "one arm row",
        "why do my knees cave in",
        "hernia",
        "bum",
        "hammies",
        "gluteus maximus",
        "s",
    ],
)
def test_a_library_in_two_packs_answers_like_one_in_one_pack(typed: str) -> None:
    entries = everything()
    synonyms = {word: synonym.means for synonym in GYM.manifest.synonyms for word in synonym.words}
    one = SearchIndex.build([handbook(*entries, synonyms=synonyms)])
    two = SearchIndex.build(
        [
            handbook(*entries[::2], pack="one", synonyms=synonyms),
            handbook(*entries[1::2], pack="two"),
        ]
    )
    assert titles(two, typed)[0] == titles(one, typed)[0]
    assert sorted(titles(two, typed)) == sorted(titles(one, typed))
    assert two.search(typed).counts == one.search(typed).counts
    assert two.search(typed).reading == one.search(typed).reading


def test_hits_of_all_packs_are_ranked_together() -> None:
    index = SearchIndex.build(
        [
            handbook(variation("Row with a pause"), section("Grip", "About the row."), pack="a"),
            handbook(variation("Row"), variation("Bar Row"), pack="b"),
        ]
    )
    assert titles(index, "row") == ["Row", "Row with a pause", "Bar Row", "Grip"]


def test_a_word_common_in_one_pack_only_is_not_held_against_it() -> None:
    common = handbook(*SQUATS, variation("Squat to a knee pad"), pack="common")
    rare = handbook(PAIN, faq("Is a squat bad?", "No."), pack="rare")
    assert titles(SearchIndex.build([common, rare]), "squat knee")[0] == "Squat to a knee pad"


def test_a_typo_is_repaired_with_the_words_of_all_packs() -> None:
    index = SearchIndex.build(
        [handbook(variation("Goblet Squat"), pack="a"), handbook(variation("Zercher"), pack="b")]
    )
    for typed, reading, pack in (("gobelt", "goblet", "a"), ("zrecher", "zercher", "b")):
        results = index.search(typed)
        assert (results.reading, results.hits[0].address.pack) == (reading, pack)


def test_synonyms_of_one_pack_find_entries_of_another() -> None:
    index = SearchIndex.build(
        [
            handbook(variation("Bridge"), pack="a", synonyms={"rdl": "romanian deadlift"}),
            handbook(variation("Romanian Deadlift"), pack="b"),
        ]
    )
    assert titles(index, "rdl") == ["Romanian Deadlift"]


def test_each_kind_has_its_best_hits_even_where_another_abounds() -> None:
    many = [variation(f"Squat {number}") for number in range(400)]
    index = SearchIndex.build([handbook(*many, pack="a"), GYM])
    assert {hit.kind for hit in index.search("squat").hits} == {Kind.VARIATION}
    results = index.search("squat", of_each=3)
    kinds = [hit.kind for hit in results.hits]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        kind: min(count, 3) for kind, count in results.counts.items()
    }
    scores = [hit.score for hit in results.hits]
    assert scores == sorted(scores, reverse=True)

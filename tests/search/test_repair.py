"""Typos: what is repaired, what is not, and what the answer says about it."""

import pytest

from handbook.search.index import SearchIndex

from .gym import handbook, section, term, variation


def test_the_answer_says_what_it_took_the_words_for(gym: SearchIndex) -> None:
    assert gym.search("Glutus maximus?").reading == "gluteus maximus?"
    assert gym.search("kettel bell swing").reading == "kettlebell swing"
    assert gym.search("hamies").reading == "hammies"


def test_there_is_no_reading_without_a_repair(gym: SearchIndex) -> None:
    for typed in ("gluteus maximus", "benchpress", "dead lift", "bulg", "bum", "élevation"):
        assert gym.search(typed).reading == "", typed


def test_literal_takes_the_words_as_they_are(gym: SearchIndex) -> None:
    assert gym.search("hypretrophy").reading == "hypertrophy"
    literal = gym.search("hypretrophy", literal=True)
    assert (literal.hits, literal.reading) == ((), "")


def test_a_known_word_is_never_repaired() -> None:
    index = SearchIndex.build(
        [handbook(term("Hypercalcemia", "Calcium."), term("Hyperglycemia", "Sugar."))]
    )
    assert [hit.title for hit in index.search("hypercalcemia").hits] == ["Hypercalcemia"]


@pytest.mark.parametrize(
    ("typed", "is_repaired"),
    [
        ("curl", False),
        ("crul", True),
        ("curll", True),
        ("swing", False),
        ("swnig", True),
        ("wsnig", False),
        ("rowr", True),
        ("rwo", False),
        ("deadilfts", True),
        ("daedilft", True),
        ("dxadilxft", False),
        ("1rn", False),
    ],
)
def test_one_typo_in_a_short_word_two_in_a_longer_one(typed: str, is_repaired: bool) -> None:
    entries = [variation(name) for name in ("Curl", "Swing", "Row", "Deadlift")]
    results = SearchIndex.build([handbook(*entries, term("1RM", "Most of all."))]).search(typed)
    assert bool(results.reading) is is_repaired
    assert bool(results.hits) is (is_repaired or typed in {"curl", "swing"})


def test_an_ordinary_word_is_no_misspelling() -> None:
    entries = [variation("Barbell Row"), variation("Barbell Curl", summary="For the forearms.")]
    results = SearchIndex.build([handbook(*entries)]).search("how do I grow my forearms")
    assert [hit.title for hit in results.hits] == ["Barbell Curl"]
    assert (results.reading, results.missing) == ("", ("grow",))


def test_a_true_match_in_a_body_comes_before_a_repaired_title() -> None:
    index = SearchIndex.build(
        [
            handbook(
                section("Tools", "A carabiner holds the chain."),
                section("Chains", "Hang a carabinet from it."),
                variation("Carabiner row"),
                variation("Carabiner press"),
            )
        ]
    )
    assert index.search("carabinet").hits[0].address.id == "chains"


def test_a_typo_that_a_body_shares_still_leads_to_the_titles() -> None:
    presses = [variation(f"Dumbbell press {number}") for number in range(12)]
    index = SearchIndex.build([handbook(section("Tools", "One dumbell will do."), *presses)])
    titles = [hit.title for hit in index.search("dumbell").hits]
    assert "Tools" in titles
    assert any(title.startswith("Dumbbell press") for title in titles)


def test_a_doubled_letter_at_the_end_is_a_typo_although_a_longer_word_begins_so() -> None:
    index = SearchIndex.build(
        [handbook(section("Depth", "While squatting, sit back."), variation("Squat"))]
    )
    results = index.search("squatt")
    assert {hit.address.id for hit in results.hits} == {"squat", "depth"}

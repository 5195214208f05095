"""What an answer holds: counts, filters, snippets, marks, suggestions."""

import threading

import pytest

from handbook.content.model import Kind
from handbook.search.index import SearchIndex
from handbook.search.results import Hit, Results, Span

from .gym import GYM, faq, handbook, section, variation


def marked(text: str, spans: tuple[Span, ...]) -> list[str]:
    """The marked parts of a text."""
    return [text[span.start : span.start + span.length] for span in spans]


def test_nothing_typed_finds_nothing(gym: SearchIndex) -> None:
    for typed in ("", "   ", "?!", "\N{ZERO WIDTH JOINER}"):
        assert gym.search(typed) == Results(typed)


def test_counts_go_beyond_the_limit(gym: SearchIndex) -> None:
    results = gym.search("squat", limit=2)
    assert len(results.hits) == 2
    assert results.counts[Kind.VARIATION] == 3
    assert results.counts[Kind.FAQ] == 1


def test_scores_never_grow_down_the_list(gym: SearchIndex) -> None:
    for typed in ("squat", "a weight", "deadlift better", "glutus"):
        scores = [hit.score for hit in gym.search(typed).hits]
        assert scores == sorted(scores, reverse=True)


def test_a_kind_can_be_asked_for(gym: SearchIndex) -> None:
    results = gym.search("squat", kinds=[Kind.FAQ])
    assert {hit.kind for hit in results.hits} == {Kind.FAQ}
    assert set(results.counts) == {Kind.FAQ}


def test_a_pack_can_be_asked_for() -> None:
    other = handbook(variation("Wall squat"), pack="rehab")
    index = SearchIndex.build([GYM, other])
    assert {hit.address.pack for hit in index.search("squat").hits} == {"gym", "rehab"}
    assert [str(hit.address) for hit in index.search("squat", packs=["rehab"]).hits] == [
        "rehab/variation/wall-squat"
    ]


def test_marks_cover_the_words_that_matched(gym: SearchIndex) -> None:
    def title(typed: str) -> list[str]:
        hit = gym.search(typed).hits[0]
        return marked(hit.title, hit.title_spans)

    assert title("bstance thrusts") == ["B-stance", "thrust"]
    assert title("jager") == ["Jäger"]
    assert title("bulg") == ["Bulg"]
    assert title("farmers") == ["Farmer's"]
    assert title("romainian") == ["Romanian"]


def test_the_snippet_of_a_match_in_a_body_shows_it(gym: SearchIndex) -> None:
    hit = gym.search("hernia strain").hits[0]
    assert hit.snippet == "Stop when a pain spreads. People with a hernia should not strain."
    assert marked(hit.snippet, hit.snippet_spans) == ["hernia", "strain"]


def test_the_snippet_of_a_match_in_a_name_says_what_the_entry_is(gym: SearchIndex) -> None:
    assert gym.search("deadlift").hits[0].snippet == "Pick the bar up from the floor."
    assert gym.search("knees cave").hits[0].snippet == "Push them out over the toes."


def test_a_long_passage_is_cut_to_one_line_around_the_match() -> None:
    filler = "Words stand around it.\t" * 12
    index = SearchIndex.build([handbook(section("Long", f"{filler}Here is the sled. {filler}"))])
    hit = index.search("sled").hits[0]
    assert len(hit.snippet) <= 162
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert "\t" not in hit.snippet
    assert marked(hit.snippet, hit.snippet_spans) == ["sled"]


def first_ids(hits: tuple[Hit, ...]) -> list[str]:
    """The ids of some hits."""
    return [hit.address.id for hit in hits]


def test_a_filter_that_leaves_nothing_offers_what_is_elsewhere(gym: SearchIndex) -> None:
    results = gym.search("hernia", kinds=[Kind.MUSCLE])
    assert results.hits == ()
    assert first_ids(results.suggestions) == ["safety"]
    assert first_ids(gym.search("hernia", packs=["closed"]).suggestions) == ["safety"]


def test_literal_words_that_find_nothing_offer_the_repaired_ones(gym: SearchIndex) -> None:
    results = gym.search("hypretrophy", literal=True)
    assert first_ids(results.suggestions) == ["hypertrophy"]


def test_words_unlike_any_offer_what_begins_alike(gym: SearchIndex) -> None:
    results = gym.search("bulgeomania")
    assert results.hits == ()
    assert first_ids(results.suggestions) == ["bulgarian-split-squat"]


def test_a_search_never_ends_with_nothing_at_all(gym: SearchIndex) -> None:
    results = gym.search("zzyzx")
    assert results.hits == ()
    assert [hit.kind for hit in results.suggestions] == [Kind.FAQ] * 4


def test_an_empty_library_can_be_searched() -> None:
    results = SearchIndex.build([]).search("squat")
    assert (results.hits, results.suggestions, results.missing) == ((), (), ("squat",))


def test_an_index_built_in_a_thread_answers_in_another() -> None:
    built: list[SearchIndex] = []
    thread = threading.Thread(target=lambda: built.append(SearchIndex.build([GYM])))
    thread.start()
    thread.join()
    assert first_ids(built[0].search("rdl").hits)[0] == "romanian-deadlift"


@pytest.mark.parametrize("limit", [0, -1, 1, 10_000])
def test_any_limit_will_do(gym: SearchIndex, limit: int) -> None:
    assert len(gym.search("squat", limit=limit).hits) <= max(limit, 0)


def test_more_entries_than_are_looked_at_closely_can_be_listed() -> None:
    entries = [faq(f"How is lift {number}?", "Fine.") for number in range(300)]
    index = SearchIndex.build([handbook(*entries)])
    assert len(index.search("lift", limit=300).hits) == 300
    assert index.search("lift").counts == {Kind.FAQ: 300}

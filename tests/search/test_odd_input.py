"""No input, however odd, raises."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.content.model import Kind
from handbook.search.index import SearchIndex
from handbook.search.results import Results

from .gym import GYM, handbook, term, variation


@pytest.fixture(scope="module")
def two_packs() -> SearchIndex:
    """The small library and a smaller one."""
    return SearchIndex.build(
        [GYM, handbook(variation("Box squat"), term("Kettle", "Boils."), pack="two")]
    )


SYNTAX = st.text(st.sampled_from('"*:()[]{}^~+-!&|\\/<>=?.,AND OR NOT title:squat'))
FROM_THE_LIBRARY = st.lists(
    st.sampled_from(
        ["squat", "bench", "bum", "b", "stance", "jager", "1rm", "the", "kettel", "pre"]
    )
).map(" ".join)


def check(results: Results) -> None:
    """Everything an answer promises of its marks and scores."""
    for hit in (*results.hits, *results.suggestions):
        for text, spans in ((hit.title, hit.title_spans), (hit.snippet, hit.snippet_spans)):
            end = 0
            for span in spans:
                assert end <= span.start
                assert span.length > 0
                end = span.start + span.length
                assert end <= len(text)
    scores = [hit.score for hit in results.hits]
    assert scores == sorted(scores, reverse=True)
    assert sum(results.counts.values()) >= len(results.hits)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text() | SYNTAX | FROM_THE_LIBRARY,
    kinds=st.sets(st.sampled_from(list(Kind))),
    literal=st.booleans(),
)
def test_any_text_is_a_query(gym: SearchIndex, text: str, kinds: set[Kind], literal: bool) -> None:
    results = gym.search(text, kinds=kinds, literal=literal)
    assert results.query == text
    assert all(hit.kind in kinds for hit in results.hits if kinds)
    check(results)


SCOPED = st.lists(
    st.sampled_from(
        ["kind:faq", "level:beginner", "pack:gym", "pack:two", "equipment:", ":", "squat", "kettel"]
    )
).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text() | SYNTAX | FROM_THE_LIBRARY | SCOPED, of_each=st.integers(-1, 5))
def test_any_text_is_a_query_to_several_packs(
    two_packs: SearchIndex, text: str, of_each: int
) -> None:
    results = two_packs.search(text, of_each=of_each)
    check(results)
    counted = {kind: [hit.kind for hit in results.hits].count(kind) for kind in results.counts}
    if of_each > 0 and results.words:
        assert all(counted[kind] == min(count, of_each) for kind, count in results.counts.items())
    for scope in results.scopes:
        assert scope.typed in text
    for relaxed in results.relaxed:
        assert relaxed.count > 0
        check(two_packs.search(relaxed.query))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text() | SYNTAX | FROM_THE_LIBRARY | SCOPED,
    kind=st.sampled_from(list(Kind)),
    pack=st.sampled_from(["gym", "two", "closed"]),
)
def test_any_text_matches_entries_once_each(
    two_packs: SearchIndex, text: str, kind: Kind, pack: str
) -> None:
    found = two_packs.matching(text, kind, pack)
    assert len(set(found.positions)) == len(found.positions)
    assert list(found.positions[: len(found.best)]) == list(found.best)
    for position in found.positions:
        assert found.hit(position).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "kind:faq " * 1_200,
        "kind:faq" * 1_200,
        "squat " * 5_000,
        "\ud800 lone surrogate squat",
        "\x00\x01\x1b[31m squat",
        "\N{RIGHT-TO-LEFT OVERRIDE}squat\N{POP DIRECTIONAL FORMATTING}",
        '"',
        "*",
        ":",
        "(",
        "title:",
        "squat AND",
        "single-arm -row",
        "3:1 tempo",
        "'; DROP TABLE entries; --",
        "😀" * 500,
        "a\u0301" * 900,
        "\ufdfa" * 200,
    ],
)
def test_hostile_text_is_just_text(gym: SearchIndex, text: str) -> None:
    check(gym.search(text))

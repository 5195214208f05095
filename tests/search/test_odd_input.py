"""No input, however odd, raises."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.content.model import Kind
from handbook.search.index import SearchIndex
from handbook.search.results import Results

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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
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


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
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

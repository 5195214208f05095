"""The ladder: what lies below and above a variation, on levels, and what a pack may not say."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content.address import parse_address
from handbook.content.closest import closest
from handbook.content.handbook import Handbook, Library
from handbook.content.ladder import Ladder, ladder, ladder_address, way_up
from handbook.content.model import Equipment, LadderReason, Level, Manifest, Rung, Variation
from handbook.content.places import page_at
from handbook.content.text import page_text

from .conftest import VARIATIONS, Files, ProblemsOf

MANIFEST = Manifest(
    id="squat",
    title="Squat",
    language="en",
    version="1.0.0",
    license="CC-BY-4.0",
    authors=("A. Coach",),
    reviewed_on="2026-01-31",
    summary="How to squat.",
    disclaimer="Ask first.",
)


def handbook(harder: Mapping[str, Sequence[str]]) -> Handbook:
    """Variations by id, with the ids of the harder ones; those not named lead nowhere."""
    ids = dict.fromkeys([*harder, *(to for above in harder.values() for to in above)])
    return Handbook(
        MANIFEST,
        variations=tuple(
            Variation(
                id=id,
                name=id.upper(),
                equipment=(Equipment.NONE,),
                level=Level.BEGINNER,
                steps=("Sit.",),
                harder=tuple(
                    Rung(to=to, reason=LadderReason.LOAD, note=f"{id} to {to}.")
                    for to in harder.get(id, ())
                ),
            )
            for id in ids
        ),
    )


def find(book: Handbook, id: str) -> Variation:
    return next(each for each in book.variations if each.id == id)


def drawn(harder: Mapping[str, Sequence[str]], id: str) -> Ladder:
    book = handbook(harder)
    return ladder(book, find(book, id))


def steps(found: Ladder) -> dict[str, bool]:
    """Each step, and whether it is direct."""
    return {f"{step.lower}{step.upper}": step.direct for step in found.steps}


def test_each_variation_stands_above_all_that_lead_to_it() -> None:
    found = drawn({"a": "bc", "b": "d", "c": "d", "d": "e"}, "d")

    assert found.levels == (("a",), ("b", "c"), ("d",), ("e",))
    assert steps(found) == {"ab": True, "ac": True, "bd": True, "cd": True, "de": True}


def test_what_is_neither_easier_nor_harder_is_not_on_it() -> None:
    found = drawn({"a": "bc", "b": "d", "x": "y"}, "b")

    assert found.levels == (("a",), ("b",), ("d",))


def test_a_step_that_a_longer_way_says_too_is_not_direct() -> None:
    found = drawn({"a": "bc", "b": "c"}, "a")

    assert found.levels == (("a",), ("b",), ("c",))
    assert steps(found) == {"ab": True, "ac": False, "bc": True}


def test_what_nothing_leads_to_stands_just_below_what_it_leads_to() -> None:
    found = drawn({"a": "b", "b": "c", "c": "d", "x": "d"}, "d")

    assert found.levels == (("a",), ("b",), ("c", "x"), ("d",))


def test_a_variation_by_itself_has_no_steps() -> None:
    found = drawn({"a": "b", "x": ""}, "x")

    assert (found.levels, found.steps) == ((("x",),), ())


def test_the_nearest_are_kept_of_very_many() -> None:
    chain = {f"v{at}": (f"v{at + 1}",) for at in range(100)}
    book = handbook(chain)
    found = ladder(book, find(book, "v50"), most=11)

    assert [id for level in found.levels for id in level] == [f"v{at}" for at in range(45, 56)]
    assert found.left_out == 90


def test_the_shortest_way_up_is_told() -> None:
    book = handbook({"a": "bd", "b": "c", "c": "d", "x": ""})

    def way(start: str, end: str) -> str:
        return "".join(each.id for each in way_up(book, find(book, start), find(book, end)))

    assert way("a", "d") == "ad"
    assert way("a", "c") == "abc"
    assert (way("a", "a"), way("d", "a"), way("a", "x")) == ("a", "", "")


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40))
def test_on_any_ladder_every_step_leads_up(pairs: list[tuple[int, int]]) -> None:
    harder: dict[str, list[str]] = {f"v{at}": [] for at in range(12)}
    for one, other in pairs:
        low, high = sorted((one, other))
        if low != high and f"v{high}" not in harder[f"v{low}"]:
            harder[f"v{low}"].append(f"v{high}")
    book = handbook(harder)
    for variation in book.variations:
        found = ladder(book, variation)
        level = {id: at for at, ids in enumerate(found.levels) for id in ids}

        assert all(found.levels)
        assert all(level[step.lower] < level[step.upper] for step in found.steps)
        every = {(low, high) for low, above in harder.items() for high in above}
        assert set(level) == {
            id
            for id in harder
            if _leads(every, id, variation.id) or _leads(every, variation.id, id)
        }
        # The direct steps alone lead wherever all of them do.
        direct = {(step.lower, step.upper) for step in found.steps if step.direct}
        for step in found.steps:
            assert _leads(direct, step.lower, step.upper)


def _leads(steps: set[tuple[str, str]], start: str, end: str) -> bool:
    return start == end or any(_leads(steps, to, end) for here, to in steps if here == start)


def test_the_page_lists_the_hardest_first_with_the_reasons() -> None:
    library = Library((handbook({"a": "b", "b": "c"}),))
    address = ladder_address("squat", "b")
    text = page_text(page_at(library, address))

    assert str(address) == "squat/variation/b?view=ladder"
    assert text.index("Level 3") < text.index("Harder than B (Load): b to c.")
    assert text.index("b to c.") < text.index("B (this one)") < text.index("a to b.")


def test_the_page_of_a_variation_without_a_ladder_says_so() -> None:
    library = Library((handbook({"a": ""}),))

    text = page_text(page_at(library, parse_address("squat/variation/a?view=ladder")))

    assert "says nothing easier or harder" in text


def test_the_bundled_ladder_is_one_whole(bundled: Library) -> None:
    book = bundled.handbooks[0]
    for variation in book.variations:
        found = ladder(book, variation)

        assert found.steps, variation.id
        assert found.left_out == 0


# What a pack may not say


@pytest.mark.parametrize(
    ("rung", "message"),
    [
        ("{to: front-squat, reason: load, note: Again.}", "runs in a circle"),
        ("{to: box-squat, reason: load, note: Round.}", "runs in a circle"),
        ("{to: front-sqat, reason: load, note: Dead.}", "There is no variation “front-sqat”"),
        ("{to: front-squat, reason: weight, note: Odd.}", "weight"),
    ],
)
def test_circles_and_dead_links_of_the_ladder_are_problems(
    rung: str, message: str, good: Files, problems_of: ProblemsOf
) -> None:
    good["variations.yaml"] = f"{VARIATIONS}  harder:\n    - {rung}\n"

    (problem,) = problems_of(good)

    assert problem.startswith("variations.yaml:20:")
    assert message in problem


# The closest


def test_the_closest_come_with_what_is_different(bundled: Library) -> None:
    book = bundled.handbooks[0]
    pause = find(book, "pause-hip-thrust")

    found = closest(book, pause, 4)

    assert len(found) == 4
    assert pause not in [each.variation for each in found]
    assert all(each.words for each in found)


def test_one_alone_is_close_to_nothing() -> None:
    book = handbook({"a": ""})

    assert closest(book, find(book, "a"), 4) == ()

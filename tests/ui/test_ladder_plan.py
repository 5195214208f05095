"""Where the cards and the words of a ladder are put: beside each other, never upon each other."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content.handbook import Library
from handbook.content.ladder import Ladder, Step, ladder
from handbook.content.model import LadderReason, Rung
from handbook.ui.laddering.plan import Box, Measures, Plan, plan


def measures(found: Ladder) -> Measures:
    widths = {(step.lower, step.upper): 40.0 + 10 * len(step.upper) for step in found.steps}
    return Measures(120, 100, widths, 20, 12, 16)


def drawn(*pairs: tuple[int, int], most: int = 4) -> tuple[Ladder, Plan]:
    """A ladder of numbered variations, whose number is their level, and its plan."""
    rung = Rung(to="x", reason=LadderReason.LOAD, note="More.")
    every = sorted({at for pair in pairs for at in pair} | {0})
    levels = tuple((f"v{at}",) for at in every)
    steps = tuple(Step(f"v{low}", f"v{high}", rung, True) for low, high in sorted(set(pairs)))
    found = Ladder("v0", levels, steps)
    return found, plan(found, measures(found), most)


def apart(one: Box, other: Box) -> bool:
    return (
        one.left + one.width <= other.left + 0.01
        or other.left + other.width <= one.left + 0.01
        or one.top + one.height <= other.top + 0.01
        or other.top + other.height <= one.top + 0.01
    )


def check(found: Ladder, made: Plan) -> None:
    """What holds for every plan."""
    boxes = [*made.cards.values(), *made.chips.values()]
    assert all(apart(one, other) for one, other in combinations(boxes, 2))
    for box in boxes:
        assert box.left >= -0.01
        assert box.left + box.width <= made.width + 0.01
        assert box.top >= 0
        assert box.top + box.height <= made.height + 0.01
    for step in found.steps:
        if not step.direct:
            continue
        key = step.lower, step.upper
        assert made.cards[step.upper].top < made.chips[key].top < made.cards[step.lower].top
        line = made.lines[key]
        assert [y for _x, y in line] == sorted((y for _x, y in line), reverse=True)
        assert line[0][1] == made.cards[step.lower].top
        assert line[-1][1] == made.cards[step.upper].top + made.cards[step.upper].height
        for (x, y), (x2, y2) in zip(line[1:-1:2], line[2:-1:2], strict=True):
            assert x == x2
            for id, card in made.cards.items():
                across = card.left < x < card.left + card.width
                assert not (across and y2 < card.top + card.height and y > card.top), id


@given(
    st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]),
        max_size=20,
    )
)
def test_nothing_lies_upon_anything(pairs: list[tuple[int, int]]) -> None:
    check(*drawn(*pairs))


@pytest.mark.parametrize("most", [1, 2, 4, 9])
def test_every_ladder_of_the_pack_is_drawn_without_overlap(most: int, bundled: Library) -> None:
    book = bundled.handbooks[0]
    for variation in book.variations:
        found = ladder(book, variation)
        made = plan(found, measures(found), most)

        check(found, made)
        assert set(made.cards) == {id for level in found.levels for id in level}
        assert all(len(layer) <= most for layer in made.layers)


def test_one_card_alone_is_drawn() -> None:
    made = plan(Ladder("v0", (("v0",),), ()), Measures(120, 100, {}, 20, 12, 16), 4)

    assert made.cards == {"v0": Box(0, 0, 120, 100)}
    assert (made.width, made.height) == (120, 100)


def test_what_is_harder_stands_straight_above() -> None:
    _found, made = drawn((0, 1), (1, 2))

    assert len({card.left for card in made.cards.values()}) == 1
    assert made.cards["v2"].top < made.cards["v1"].top < made.cards["v0"].top


def test_the_same_ladder_is_always_drawn_the_same() -> None:
    pairs = [(0, 2), (1, 2), (0, 3), (2, 5), (1, 4), (4, 5)]

    assert drawn(*pairs)[1] == drawn(*pairs)[1]

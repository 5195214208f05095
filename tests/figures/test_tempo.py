"""A repetition in time: as fast as its tempo, in the rhythm of its variation, without a jump."""

from itertools import pairwise

import msgspec
import pytest

from handbook.content.handbook import Handbook
from handbook.content.pose import Figure, Hold, Rhythm
from handbook.figures.tempo import CALM, EXPLOSIVE, LEAST_HOLD, Tempo, eased, repetition, tempo_of

STEP = 0.01
"""Seconds between two looks."""


def course(figure: Figure, tempo: Tempo) -> list[float]:
    """The instants of one repetition."""
    one = repetition(figure, tempo)
    return [one.instant(count * STEP) for count in range(round(one.seconds / STEP))]


def test_a_tempo_is_read_in_the_order_it_is_written() -> None:
    assert tempo_of("3-1-2-0") == Tempo(3.0, 1.0, 2.0, 0.0)
    assert tempo_of("2-0-X-1").concentric == EXPLOSIVE


@pytest.mark.parametrize("text", ["", "2-0-1", "2-0-1-1-1", "a-b-c-d"])
def test_what_is_no_tempo_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        tempo_of(text)


def test_a_repetition_lifts_holds_lowers_and_rests(thrust: Figure) -> None:
    one = repetition(thrust, Tempo(eccentric=3, stretched=1, concentric=2, contracted=1))

    assert one.seconds == 7
    assert one.instant(0.0) == 0.0
    assert one.instant(1.0) == pytest.approx(0.5)  # half the lift
    assert [one.instant(time) for time in (2.0, 2.5, 2.99)] == [1.0, 1.0, 1.0]
    assert one.instant(4.5) == pytest.approx(0.5)  # half the lowering
    assert [one.instant(time) for time in (6.0, 6.5)] == [0.0, 0.0]
    assert one.instant(7.0 + 1.0) == pytest.approx(0.5)  # again


def test_as_fast_as_possible_is_faster_than_a_second(thrust: Figure) -> None:
    slow, fast = (repetition(thrust, tempo_of(text)) for text in ("2-0-1-0", "2-0-X-0"))

    assert fast.instant(0.4) > slow.instant(0.4)


def test_no_repetition_jumps_or_leaves_the_way(hip_thrust: Handbook) -> None:
    for variation in hip_thrust.variations:
        assert variation.figure is not None
        for text in ("2-0-1-1", "0-0-0-0", "1-0-X-0", "9-9-9-9"):
            instants = course(variation.figure, tempo_of(text))

            assert min(instants) == 0.0
            assert max(instants) == pytest.approx(1.0, abs=0.001)
            assert all(abs(b - a) < 0.06 for a, b in pairwise(instants)), variation.id


def test_one_and_a_half_comes_half_way_down_and_up_again(thrust: Figure) -> None:
    figure = msgspec.structs.replace(thrust, rhythm=Rhythm.ONE_AND_A_HALF)

    instants = course(figure, Tempo(2, 0, 1, 0))

    turns = [b for a, b, c in zip(instants, instants[1:], instants[2:], strict=False)
             if (b > a) != (c > b)]  # fmt: skip
    assert [round(turn, 1) for turn in turns] == [1.0, 0.5, 1.0]


@pytest.mark.parametrize(("hold", "end"), [(Hold.TOP, 1.0), (Hold.BOTTOM, 0.0)])
def test_a_stop_that_the_variation_is_named_for_is_held(
    thrust: Figure, hold: Hold, end: float
) -> None:
    def held(figure: Figure) -> float:
        return course(figure, Tempo(2, 0, 1, 0)).count(end) * STEP

    figure = msgspec.structs.replace(thrust, hold=hold)

    assert held(figure) >= held(thrust) + LEAST_HOLD - 2 * STEP


def test_a_way_begins_and_ends_at_rest() -> None:
    assert (eased(0.0), eased(0.5), eased(1.0)) == (0.0, 0.5, 1.0)
    assert eased(0.05) < 0.002
    assert eased(0.95) > 0.998


def test_the_calm_tempo_is_one_that_can_be_followed(thrust: Figure) -> None:
    assert repetition(thrust, CALM).seconds == 4.0

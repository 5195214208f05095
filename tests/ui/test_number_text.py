"""Numbers as they are typed into the fields of a dose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.errors import UsageError
from handbook.ui.editing.number_text import Numbers, read, stepped, write

SETS = Numbers(limits=(1, 20), start=3, required=True)
WEIGHT = Numbers(limits=(0, 1000), start=10, step=2.5, whole=False)
REST = Numbers(limits=(0, 900), start=60, step=15, time=True)
WEEKS = Numbers(limits=(1, 104), start=4, ranged=False)
HOLD = Numbers(limits=(1, 600), start=5, step=5, ranged=False, time=True, empty=0)


@pytest.mark.parametrize(
    ("text", "numbers", "value"),
    [
        ("3", SETS, (3, 3)),
        (" 3-4 ", SETS, (3, 4)),
        ("8–12", SETS, (8, 12)),
        ("8 to 12", SETS, (8, 12)),
        ("37.5", WEIGHT, (37.5, 37.5)),
        ("37,5-40", WEIGHT, (37.5, 40)),
        ("90", REST, (90, 90)),
        ("90 s", REST, (90, 90)),
        ("60-90s", REST, (60, 90)),
        ("2 min", REST, (120, 120)),
        ("1-2 min", REST, (60, 120)),
        ("30 s - 1 min", REST, (30, 60)),
        ("1:30", REST, (90, 90)),
        ("1.5 min", REST, (90, 90)),
        ("", REST, None),
        ("4", WEEKS, 4),
        ("", WEEKS, None),
        ("", HOLD, 0),
        ("12-8", SETS, (12, 8)),
    ],
)
def test_what_is_typed_is_understood(text: str, numbers: Numbers, value: object) -> None:
    assert read(text, numbers) == value


@pytest.mark.parametrize(
    ("text", "numbers", "told"),
    [
        ("", SETS, "cannot be left empty"),
        ("three", SETS, "Write one, as 3, or two with a hyphen, as 8-12."),
        ("2-", SETS, "“2-” is not a number"),
        ("1.5", SETS, "Only whole numbers"),
        ("3-4", WEEKS, "Write one, as 3."),
        ("a while", REST, "Write seconds or minutes"),
        ("1:75", REST, "is not a time"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_write(
    text: str, numbers: Numbers, told: str
) -> None:
    with pytest.raises(UsageError, match=told.replace("“", ".").replace("”", ".")):
        read(text, numbers)


@pytest.mark.parametrize(
    ("value", "numbers", "text"),
    [
        ((3, 3), SETS, "3"),
        ((8, 12), SETS, "8–12"),
        ((37.5, 40.0), WEIGHT, "37.5–40"),
        ((90, 90), REST, "90 s"),
        ((60, 90), REST, "60–90 s"),
        ((120, 180), REST, "2–3 min"),
        ((90, 120), REST, "90–120 s"),
        (None, REST, ""),
        (0, HOLD, ""),
        (4, WEEKS, "4"),
    ],
)
def test_a_value_is_written_as_people_say_it(value: object, numbers: Numbers, text: str) -> None:
    assert write(value, numbers) == text


@given(st.tuples(st.integers(0, 900), st.integers(0, 900)))
def test_a_written_time_is_read_as_the_same(ends: tuple[int, int]) -> None:
    assert read(write(ends, REST), REST) == ends


@given(st.floats(0, 1000).map(lambda value: round(value, 2)))
def test_a_written_weight_is_read_as_the_same(weight: float) -> None:
    assert read(write((weight, weight), WEIGHT), WEIGHT)[0] == pytest.approx(weight, rel=1e-5)


@pytest.mark.parametrize(
    ("value", "by", "numbers", "result"),
    [
        ((3, 3), 1, SETS, (4, 4)),
        ((8, 12), 1, SETS, (9, 13)),
        ((1, 3), -1, SETS, (1, 3)),
        ((20, 20), 1, SETS, (20, 20)),
        ((40, 40), 1, WEIGHT, (42.5, 42.5)),
        ((41, 41), 1, WEIGHT, (42.5, 42.5)),
        ((41, 41), -1, WEIGHT, (40, 40)),
        ((90, 90), -1, REST, (75, 75)),
        (None, 1, REST, (60, 60)),
        (None, -1, WEEKS, 4),
        (0, 1, HOLD, 5),
        (50, 1, HOLD, 55),
    ],
)
def test_arrows_go_in_steps(value: object, by: int, numbers: Numbers, result: object) -> None:
    assert stepped(value, by, numbers) == result

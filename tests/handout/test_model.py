"""A handout is checked before it is set, and each refusal says what to change."""

import msgspec
import pytest

from handbook.content.model import Dose, Goal
from handbook.errors import UsageError
from handbook.handout.model import (
    CLIENT_LIMIT,
    ITEMS_LIMIT,
    NOTE_LIMIT,
    TEXT_SIZES,
    TITLE_LIMIT,
    Handout,
    Item,
    Layout,
    Paper,
    Voice,
    checked,
)

GOOD = Handout(date="2026-11-24")


def test_the_defaults_are_a_client_list_at_fourteen_points_on_a4() -> None:
    assert (GOOD.voice, GOOD.layout, GOOD.text_size, GOOD.paper) == (
        Voice.CLIENT,
        Layout.LIST,
        14,
        Paper.A4,
    )
    assert min(TEXT_SIZES) == 12
    assert GOOD.text_size in TEXT_SIZES


def test_a_good_handout_comes_back_as_it_is() -> None:
    assert checked(GOOD) is GOOD


@pytest.mark.parametrize(
    ("field", "limit"),
    [("client", CLIENT_LIMIT), ("title", TITLE_LIMIT), ("note", NOTE_LIMIT)],
)
def test_texts_may_be_as_long_as_their_limit_and_no_longer(field: str, limit: int) -> None:
    checked(msgspec.structs.replace(GOOD, **{field: "x" * limit}))
    with pytest.raises(UsageError, match=f"2 characters too long; at most {limit} fit. Shorten"):
        checked(msgspec.structs.replace(GOOD, **{field: "x" * (limit + 2)}))


@pytest.mark.parametrize("date", ["", "24.11.2026", "2026-02-30", "20261124", "2026-11-24T10:00"])
def test_a_date_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(UsageError, match="2026-01-31"):
        checked(Handout(date=date))


def test_a_text_size_that_is_not_offered_names_those_that_are() -> None:
    with pytest.raises(UsageError, match="12, 14, 16, 18, 20"):
        checked(Handout(date="2026-11-24", text_size=8))


def test_too_many_items_are_refused() -> None:
    items = (Item("sample/variation/glute-bridge"),) * (ITEMS_LIMIT + 1)
    with pytest.raises(UsageError, match="at most 100 items"):
        checked(Handout(date="2026-11-24", items=items))


def test_references_do_not_go_on_a_handout() -> None:
    with pytest.raises(UsageError, match="section that speaks of it"):
        checked(Handout(date="2026-11-24", items=(Item("sample/reference/plotkin2023"),)))


@pytest.mark.parametrize("place", ["sample", "sample/variation"])
def test_lists_do_not_go_on_a_handout(place: str) -> None:
    with pytest.raises(UsageError, match="only single entries"):
        checked(Handout(date="2026-11-24", items=(Item(place),)))


def test_a_place_that_cannot_be_read_any_more_may_stay() -> None:
    checked(Handout(date="2026-11-24", items=(Item("what was this?"),)))


def test_a_dose_that_cannot_be_read_names_its_entry_and_field() -> None:
    dose = Dose(goal=Goal.LEARN, sets="three", repetitions=8, load="Light")
    with pytest.raises(UsageError, match=r"glute-bridge.*sets"):
        checked(Handout(date="2026-11-24", items=(Item("sample/variation/glute-bridge", dose),)))


def test_a_long_note_on_an_item_names_the_item() -> None:
    item = Item("sample/variation/glute-bridge", note="x" * (NOTE_LIMIT + 1))
    with pytest.raises(UsageError, match=r"glute-bridge.*1 character too long"):
        checked(Handout(date="2026-11-24", items=(item,)))

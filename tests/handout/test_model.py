"""A handout is checked before it is set, and each refusal says what to change."""

from typing import Any

import msgspec
import pytest

from handbook.errors import UsageError
from handbook.handout.model import (
    CLIENT_LIMIT,
    ITEMS_LIMIT,
    MESSAGE_LIMIT,
    NOTE_LIMIT,
    SENTENCE_LIMIT,
    TEXT_SIZES,
    TITLE_LIMIT,
    Handout,
    Item,
    Layout,
    Override,
    PageField,
    Paper,
    SentenceKey,
    Voice,
    checked,
)
from handbook.handout.prescription import Prescription

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
    [
        ("client", CLIENT_LIMIT),
        ("title", TITLE_LIMIT),
        ("note", NOTE_LIMIT),
        ("main_message", MESSAGE_LIMIT),
        ("client_goal", MESSAGE_LIMIT),
    ],
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


BRIDGE = "sample/variation/glute-bridge"


def of(*items: Item, **fields: Any) -> Handout:
    return Handout(date="2026-11-24", items=items, **fields)


def test_a_dose_that_cannot_be_read_names_its_entry_and_field() -> None:
    dose = Prescription(sets="three")  # pyright: ignore[reportArgumentType]
    with pytest.raises(UsageError, match=r"glute-bridge.*sets"):
        checked(of(Item(BRIDGE, dose)))


def test_a_mistake_in_a_dose_names_its_entry_and_field_and_what_to_do() -> None:
    with pytest.raises(UsageError, match=r"glute-bridge.*weeks.*1 to 104.*Choose"):
        checked(of(Item(BRIDGE, Prescription(weeks=0))))


def test_a_group_of_one_names_its_entry() -> None:
    with pytest.raises(UsageError, match=r"glute-bridge: Group A has one exercise. Add another"):
        checked(of(Item(BRIDGE, Prescription(group="A", order=1))))


def test_a_group_of_two_is_fine() -> None:
    items = tuple(Item(BRIDGE, Prescription(group="A", order=order)) for order in (1, 2))
    assert checked(of(*items)).items == items


def test_a_long_sentence_written_by_hand_and_a_long_private_note_are_refused() -> None:
    override = Override(SentenceKey.REST, "x" * (SENTENCE_LIMIT + 1), "Rest.")
    with pytest.raises(UsageError, match=r"written by hand.*glute-bridge.*1 character too long"):
        checked(of(Item(BRIDGE, overrides=(override,))))
    with pytest.raises(UsageError, match=r"private note.*glute-bridge.*1 character too long"):
        checked(of(Item(BRIDGE, private_note="x" * (NOTE_LIMIT + 1))))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"review_date": "soon"}, "2026-01-31"),
        ({"review_date": "2026-11-23"}, "later day"),
        ({"weeks": 0}, "not for 0. Change the weeks"),
        ({"weeks": 105}, "1 to 104"),
        ({"log_weeks": -1}, "1 to 104"),
    ],
)
def test_weeks_and_reviews_that_cannot_be(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        checked(of(**fields))


def test_a_field_is_shown_unless_it_is_hidden() -> None:
    handout = of(hidden_fields=(PageField.FIGURE,))
    assert not handout.shows(PageField.FIGURE)
    assert handout.shows(PageField.STEPS)


def test_a_handout_kept_by_an_earlier_version_can_still_be_read() -> None:
    kept = b'{"date": "2026-11-24", "items": [{"address": "a/term/b", "dose": null, "note": "x"}]}'
    assert msgspec.json.decode(kept, type=Handout) == of(Item("a/term/b", note="x"))


def test_a_long_note_on_an_item_names_the_item() -> None:
    item = Item("sample/variation/glute-bridge", note="x" * (NOTE_LIMIT + 1))
    with pytest.raises(UsageError, match=r"glute-bridge.*1 character too long"):
        checked(Handout(date="2026-11-24", items=(item,)))

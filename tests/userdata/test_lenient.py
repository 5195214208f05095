"""Reading what another version of the program wrote: nothing that is readable is lost."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content.model import Goal
from handbook.handout.model import Handout, Item, Layout
from handbook.handout.prescription import Prescription, ProgressRule, Unit
from handbook.userdata.lenient import read_leniently

FALLBACK = Handout(date="2026-01-31", client="Zoë")
FULL = Handout(
    date="2026-02-01",
    client="Ann",
    goal=Goal.STRENGTH,
    items=(
        Item("a/faq/b", note="twice"),
        Item("a/faq/c", dose=Prescription(sets=(4, 4), progress=ProgressRule())),
    ),
)


def as_plain(handout: Handout) -> dict[str, object]:
    return msgspec.json.decode(msgspec.json.encode(handout), type=dict[str, object])


def read(plain: object) -> tuple[Handout, tuple[str, ...]]:
    return read_leniently(msgspec.json.encode(plain), FALLBACK)


def test_what_this_version_wrote_comes_back_in_full() -> None:
    assert read(as_plain(FULL)) == (FULL, ())


def test_a_field_of_a_newer_version_is_passed_over() -> None:
    assert read({**as_plain(FULL), "scent": "pine"}) == (FULL, ())


def test_a_field_missing_in_an_older_version_has_its_value() -> None:
    assert read({"title": "Old"}) == (msgspec.structs.replace(FALLBACK, title="Old"), ())


def test_a_value_unknown_here_has_its_default_and_the_rest_is_kept() -> None:
    handout, unread = read({**as_plain(FULL), "layout": "spiral"})

    assert handout == msgspec.structs.replace(FULL, layout=Layout.LIST)
    assert unread == ("layout",)


def test_a_dose_that_cannot_be_read_in_full_is_left_to_the_handbook() -> None:
    """Three sets that nobody wrote would be worse than none."""
    plain = as_plain(FULL)
    plain["items"][1]["dose"] = {"sets": 4, "repetitions": "8-12", "load": "heavy"}  # type: ignore[index]

    handout, unread = read(plain)

    assert handout.items == (FULL.items[0], Item("a/faq/c"))
    assert unread == ("items.1.dose",)


def test_a_rule_of_a_newer_version_does_not_cost_the_dose() -> None:
    plain = as_plain(FULL)
    plain["items"][1]["dose"]["progress"] = {"rule": "by-the-moon"}  # type: ignore[index]

    handout, unread = read(plain)

    assert handout.items[1].dose == Prescription(sets=(4, 4))
    assert unread == ("items.1.dose.progress",)


def test_an_item_without_address_is_the_only_one_lost() -> None:
    plain = as_plain(FULL)
    plain["items"][0] = {"where": "there"}  # type: ignore[index]

    handout, unread = read(plain)

    assert handout.items == FULL.items[1:]
    assert unread == ("items.0",)


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'"x"', b"\xff", b"[" * 100_000])
def test_what_is_no_handout_gives_the_fallback_and_says_so(data: bytes) -> None:
    assert read_leniently(data, FALLBACK) == (FALLBACK, ("",))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    ),
    st.sampled_from([field.name for field in msgspec.structs.fields(Handout)]),
)
def test_whatever_stands_in_a_field_the_others_are_read(value: object, name: str) -> None:
    handout, unread = read({**as_plain(FULL), name: value})

    for field in msgspec.structs.fields(Handout):
        if field.name != name:
            assert getattr(handout, field.name) == getattr(FULL, field.name)
    assert all(path.partition(".")[0] == name for path in unread)
    assert handout.layout in Layout
    assert all(item.dose is None or item.dose.unit in Unit for item in handout.items)

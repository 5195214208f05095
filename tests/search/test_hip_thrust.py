"""The judged searches over the bundled hip-thrust handbook."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from handbook.content.address import parse_address
from handbook.content.handbook import Library
from handbook.search.index import SearchIndex

QUERIES = Path(__file__).with_name("hip_thrust_queries.yaml")
WANTED_SHARE = 0.95


class Judged(msgspec.Struct, frozen=True):
    """A query, the kind of difficulty it stands for, and the addresses that answer it."""

    query: str
    right: tuple[str, ...]
    class_: str = msgspec.field(name="class")


@pytest.fixture(scope="module")
def index(bundled: Library) -> SearchIndex:
    """The bundled packs, indexed."""
    return SearchIndex.build(bundled.handbooks)


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    """The judged queries."""
    return msgspec.yaml.decode(QUERIES.read_bytes(), type=list[Judged])


def first_three(index: SearchIndex, query: str) -> list[str]:
    """The addresses of the first three hits."""
    return [str(hit.address) for hit in index.search(query, limit=3).hits]


def test_every_judged_answer_is_in_the_handbook(bundled: Library, judged: list[Judged]) -> None:
    missing = [
        (item.query, address)
        for item in judged
        for address in item.right
        if bundled.find(parse_address(address)) is None
    ]
    assert missing == []


def test_nineteen_in_twenty_searches_have_a_right_answer_among_the_first_three(
    index: SearchIndex, judged: list[Judged]
) -> None:
    failed: list[tuple[Any, ...]] = [
        (item.class_, item.query, found)
        for item in judged
        if set(item.right).isdisjoint(found := first_three(index, item.query))
    ]
    share = 1 - len(failed) / len(judged)
    assert share >= WANTED_SHARE, "\n".join(str(failure) for failure in failed)


def test_an_entry_is_found_by_its_title(index: SearchIndex, bundled: Library) -> None:
    """Each third, of every kind."""
    missing = [
        f"{address}: {entry.title}"
        for handbook in bundled.handbooks
        for kind, entry in list(handbook.all_entries())[::3]
        if (address := handbook.address(kind, entry.id))
        not in [hit.address for hit in index.search(entry.title).hits]
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("query", "right"),
    [
        ("knees caving in", {"faq/knees-cave-in", "section/common-errors"}),
        (
            "glutus maximus",
            {
                "muscle/gluteus-maximus-lower",
                "muscle/gluteus-maximus-upper",
                "term/gluteus-maximus",
            },
        ),
        ("no barbell", {"faq/home-without-equipment", "variation/bodyweight-hip-thrust"}),
        ("does it prevent ACL injury", {"faq/prevent-acl-injury"}),
    ],
)
def test_what_trainers_ask_most_is_answered(
    index: SearchIndex, query: str, right: set[str]
) -> None:
    assert {f"hip-thrust/{place}" for place in right} & set(first_three(index, query))


def test_the_kickstand_is_the_b_stance_hip_thrust(index: SearchIndex) -> None:
    assert first_three(index, "kickstand")[0] == "hip-thrust/variation/b-stance-hip-thrust"

"""The judged searches over the public list of exercises, imported as a pack."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from handbook.content.handbook import Library
from handbook.content.library import bundled_packs, open_library
from handbook.importing.library import import_library
from handbook.search.index import SearchIndex

QUERIES = Path(__file__).with_name("exercise_queries.yaml")
FILE = Path(__file__).parents[3] / "shared" / "data" / "free-exercise-db" / "exercises.json"
PACK = "free-exercise-db"
WANTED_SHARE = 0.9

pytestmark = pytest.mark.skipif(not FILE.exists(), reason=f"the public list is not at {FILE}")


class Judged(msgspec.Struct, frozen=True):
    """A query, the kind of difficulty it stands for, and the titles that answer it."""

    query: str
    right: tuple[str, ...]
    class_: str = msgspec.field(name="class")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled packs and the list."""
    pack = tmp_path_factory.mktemp("exercises") / "pack"
    today = datetime.date(2026, 1, 31)
    import_library(FILE, pack, None, today, lambda done, total: None)
    return open_library([*bundled_packs(), pack], tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def index(library: Library) -> SearchIndex:
    """All of it, indexed."""
    return SearchIndex.build(library.handbooks)


@pytest.fixture(scope="module")
def judged() -> Sequence[Judged]:
    """The judged queries."""
    return msgspec.yaml.decode(QUERIES.read_bytes(), type=list[Judged])


def titles(index: SearchIndex, query: str, *, packs: Sequence[str] = ()) -> list[str]:
    """The titles of the first three hits."""
    return [hit.title for hit in index.search(query, packs=packs, limit=3).hits]


def test_every_judged_answer_is_in_the_list(library: Library, judged: Sequence[Judged]) -> None:
    handbook = library.handbook(PACK)
    assert handbook is not None
    known = {variation.name for variation in handbook.variations}

    assert [
        (item.query, title) for item in judged for title in item.right if title not in known
    ] == []


def test_nine_in_ten_searches_have_a_right_answer_among_the_first_three(
    index: SearchIndex, judged: Sequence[Judged]
) -> None:
    failed = [
        (item.class_, item.query, found)
        for item in judged
        if set(item.right).isdisjoint(found := titles(index, item.query, packs=[PACK]))
    ]

    assert 1 - len(failed) / len(judged) >= WANTED_SHARE, "\n".join(map(str, failed))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("benchpress", "Bench Press"),
        ("squat bulgarian", "Split Squat"),
        ("romainian deadlift", "Romanian Deadlift"),
        ("facepull", "Face Pull"),
        ("turkish getup", "Turkish Get-Up"),
        ("kettel bell swing", "Kettlebell Swing"),
        ("rdl", "Romanian Deadlift"),
    ],
)
def test_what_other_readers_miss_comes_first_with_all_packs_open(
    query: str, words: str, index: SearchIndex
) -> None:
    assert words in titles(index, query)[0]

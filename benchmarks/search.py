"""How often a search finds what was meant: `python -m benchmarks.search [--json] [--failures]`.

Judged queries (tests/search) over two libraries, the bundled handbook and the public list of 873
exercises, asked of our search, of plain FTS5 and of a matcher of names. A third of the queries is
never shown, so that nobody tunes the search to them.
"""

import argparse
import datetime
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.library import bundled_packs, compile_pack
from handbook.importing.library import import_library
from handbook.search.documents import aliases, passages
from handbook.search.index import SearchIndex

ROOT = Path(__file__).parents[1]
QUERIES = ROOT / "tests" / "search"
EXERCISES = ROOT.parent / "shared" / "data" / "free-exercise-db" / "exercises.json"

DEPTH = 20
"""Hits that are looked at; one further down counts as not found."""

CLASSES = (
    "exact",
    "order",
    "joined",
    "accents",
    "plural",
    "slang",
    "typo-1",
    "typo-2",
    "half-typed",
    "question",
    "body",
)
"""What a query is hard for, in the order shown."""

ALL = "all"


class Judged(Struct, frozen=True, forbid_unknown_fields=True):
    """A query, what it is hard for, and the addresses or titles that answer it.

    `seen` marks queries that served to tune the search before there was a split.
    """

    query: str
    right: tuple[str, ...]
    class_: str = msgspec.field(name="class")
    seen: bool = False

    @property
    def half(self) -> str:
        """`seen`, or `unseen` for about a third, always the same ones."""
        digest = blake2b(self.query.encode(), digest_size=8).digest()
        chosen = int.from_bytes(digest, "big") % 3 == 0
        return "unseen" if chosen and not self.seen else "seen"


class Document(NamedTuple):
    """An entry as the searches beside ours see it."""

    address: str
    title: str
    names: str
    body: str


Found = tuple[str, str]
"""Address and title of a hit."""

Engine = Callable[[str], Iterable[Found]]
"""A query -> hits, best first."""


class Library(Struct, frozen=True):
    """What is searched, and the queries over it."""

    name: str
    handbook: Handbook
    judged: Sequence[Judged]


class Figures(Struct, frozen=True):
    """How one search did on the queries of one class and one half.

    Shares from 0 to 1: a right hit first, a right hit among the first three, and the mean of one
    over the place of the first right hit.
    """

    library: str
    engine: str
    class_: str = msgspec.field(name="class")
    half: str
    queries: int
    right_at_1: float
    right_in_3: float
    mrr: float


# the libraries


def libraries(folder: Path) -> Iterator[Library]:
    """The libraries that are there; `folder` is for the imported one."""
    yield Library("hip-thrust", _handbook(bundled_packs()[0]), _judged("hip_thrust_queries.yaml"))
    if not EXERCISES.exists():
        print(f"No exercises: the public list is not at {EXERCISES}.", file=sys.stderr)
        return
    pack = folder / "pack"
    import_library(EXERCISES, pack, None, datetime.date.today(), lambda _done, _total: None)
    yield Library("exercises", _handbook(pack), _judged("exercise_queries.yaml"))


def _handbook(folder: Path) -> Handbook:
    handbook = compile_pack(folder, None).handbook
    if handbook is None:
        raise SystemExit(f"{folder} does not open; see: python main.py check {folder}")
    return handbook


def _judged(name: str) -> list[Judged]:
    return msgspec.yaml.decode((QUERIES / name).read_bytes(), type=list[Judged])


def _documents(handbook: Handbook) -> list[Document]:
    return [
        Document(
            str(handbook.address(kind, entry.id)),
            entry.title,
            "\n".join(aliases(entry)),
            "\n".join(passages(entry)),
        )
        for kind, entry in handbook.all_entries()
    ]


# the searches


def ours(handbook: Handbook) -> Engine:
    """The program's own search."""
    index = SearchIndex.build([handbook])
    return lambda query: ((str(hit.address), hit.title) for hit in index.search(query).hits)


def full_text(handbook: Handbook) -> Engine:
    """SQLite FTS5 with stemming, folded accents and bm25, names before bodies.

    Each word is quoted so that none is an operator; the last may be unfinished. All of them must be
    there; when no entry has all, any will do.
    """
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE entry USING fts5(address UNINDEXED, title, names, body, "
        "tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", _documents(handbook))

    def search(query: str) -> list[Found]:
        words = [f'"{word}"' for word in re.findall(r"\w+", query)]
        for operator in (" AND ", " OR "):
            match = operator.join(words) + "*"
            found = database.execute(
                "SELECT address, title FROM entry WHERE entry MATCH ? "
                "ORDER BY bm25(entry, 0, 10, 5, 1) LIMIT ?",
                (match, DEPTH),
            ).fetchall()
            if found:
                return found
        return []

    return search


def names_only(handbook: Handbook) -> Engine:
    """The letters of the query in their order in a title, as fzy and Zeal match."""
    titles = [(document.address, document.title) for document in _documents(handbook)]

    def search(query: str) -> list[Found]:
        needle = query.lower()
        scored = [
            (-score, title, address)
            for address, title in titles
            if (score := subsequence_score(needle, title)) > 0
        ]
        return [(address, title) for _score, title, address in sorted(scored)[:DEPTH]]

    return search


_NEVER = float("-inf")
_AFTER = {"/": 0.9, "\\": 0.9, "-": 0.8, "_": 0.8, " ": 0.8, ".": 0.6, ":": 0.6}


def subsequence_score(needle: str, name: str) -> float:
    """How well letters fit a name: the scores of fzy, and Zeal's rule for equal lengths."""
    lowered = name.lower()
    if needle == lowered:
        return float("inf")
    if not needle or len(needle) >= len(lowered) or len(lowered) > 1024:
        return _NEVER
    letters = iter(lowered)
    if not all(letter in letters for letter in needle):
        return _NEVER
    bonuses = [_bonus(name, at) for at in range(len(lowered))]
    ending: list[float] = []
    best: list[float] = []
    for row, letter in enumerate(needle):
        gap = -0.005 if row == len(needle) - 1 else -0.01
        ending_above, best_above = ending, best
        ending, best = [], []
        before = _NEVER
        for at, other in enumerate(lowered):
            here = _NEVER
            if letter == other:
                if row == 0:
                    here = -0.005 * at + bonuses[at]
                elif at:
                    here = max(best_above[at - 1] + bonuses[at], ending_above[at - 1] + 1.0)
            before = max(here, before + gap)
            ending.append(here)
            best.append(before)
    return best[-1]


def _bonus(name: str, at: int) -> float:
    """What a match at the beginning of a word is worth."""
    if at == 0:
        return 0.9
    if name[at].isupper() and name[at - 1].islower():
        return 0.7
    return _AFTER.get(name[at - 1], 0.0)


ENGINES: dict[str, Callable[[Handbook], Engine]] = {
    "ours": ours,
    "FTS5": full_text,
    "names": names_only,
}


# judging


def place(judged: Judged, search: Engine) -> int:
    """The place of the first right hit, counted from 1; 0 if there is none."""
    for at, found in zip(range(1, DEPTH + 1), search(judged.query), strict=False):
        if not set(judged.right).isdisjoint(found):
            return at
    return 0


def figures(library: Library, engine: str, places: Sequence[int]) -> Iterator[Figures]:
    """The figures of one search, by class and half, the sums last."""
    for class_ in (*CLASSES, ALL):
        for half in ("seen", "unseen"):
            these = [
                at
                for judged, at in zip(library.judged, places, strict=True)
                if judged.half == half and class_ in (judged.class_, ALL)
            ]
            if count := len(these):
                yield Figures(
                    library=library.name,
                    engine=engine,
                    class_=class_,
                    half=half,
                    queries=count,
                    right_at_1=sum(at == 1 for at in these) / count,
                    right_in_3=sum(1 <= at <= 3 for at in these) / count,
                    mrr=sum(1 / at for at in these if at) / count,
                )


# the command


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = _parser().parse_args(arguments)
    found: list[Figures] = []
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for library in libraries(Path(folder)):
            for engine, make in ENGINES.items():
                search = make(library.handbook)
                places = [place(judged, search) for judged in library.judged]
                found += figures(library, engine, places)
                if engine == "ours" and options.failures:
                    failures += _failures(library, search, places)
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        print("\n".join([*_table(found), *failures]))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.search",
        description="Measure how often the search finds what was meant.",
    )
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    parser.add_argument(
        "--failures",
        action="store_true",
        help="list the seen queries without a right hit in the first place, and what came instead",
    )
    return parser


def _table(found: Sequence[Figures]) -> Iterator[str]:
    """A line for each class and half: right first, right in three, mean reciprocal rank."""
    for library in dict.fromkeys(item.library for item in found):
        yield f"{library:<24}" + "".join(f"{engine:<18}" for engine in ENGINES)
        yield f"{'class':<12}{'half':<8}{'n':>3} " + " 1st  in3  MRR   " * len(ENGINES)
        rows: dict[tuple[str, str, int], list[Figures]] = {}
        for item in found:
            if item.library == library:
                rows.setdefault((item.class_, item.half, item.queries), []).append(item)
        for (class_, half, count), items in rows.items():
            cells = (
                f"{item.right_at_1:4.0%} {item.right_in_3:4.0%} {item.mrr:.2f}    "
                for item in items
            )
            yield f"{class_:<12}{half:<8}{count:>3} {''.join(cells)}".rstrip()
        yield ""


def _failures(library: Library, search: Engine, places: Sequence[int]) -> Iterator[str]:
    yield f"{library.name}: seen queries without a right hit in the first place"
    for judged, at in zip(library.judged, places, strict=True):
        if judged.half == "seen" and at != 1:
            first = [title for _address, title in islice(search(judged.query), 3)]
            where = f"right at {at}" if at else "not found"
            yield f"  {judged.class_}: {judged.query} ({where}): {'; '.join(first) or 'nothing'}"
    yield ""


if __name__ == "__main__":
    sys.exit(main())

"""A question -> the entries of several packs that answer it, ranked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from tantivy import Query

from handbook.search.documents import KINDS
from handbook.search.queries import QueryBuilder, Within
from handbook.search.question import Question
from handbook.search.ranking import UNASKED, Judgement, NameMatch, Ranker
from handbook.search.shelf import Shelf

CANDIDATES = 120
"""Entries of the first search that are looked at more closely; bounds the time of a query."""

_OF_KIND = 40
"""The same, for one kind of which only the best few are wanted."""

ENOUGH = 3
"""With fewer entries than this that have all the words, those that have most are listed as well."""


ENOUGH_FOR_SENTENCE = 12
"""The same for a whole question: few answers repeat all of it."""


class Area(Struct, frozen=True):
    """Where to search: which packs, by their place on the shelf, and where in each."""

    packs: tuple[int, ...]
    within: Within


class Found(Struct, frozen=True):
    """An entry, by the place of its pack and its number there, and what was judged of it."""

    pack: int
    number: int
    judgement: Judgement


class Matches(Struct, frozen=True):
    """The best entries in an area, best first, and how many match there, by kind.

    `complete` says that some have all the words, or as many as are asked of them; `queries` finds
    every match, by pack; `exhausted` says that the best are all there are.
    """

    best: Sequence[Found] = ()
    counts: Mapping[int, int] = {}
    complete: bool = False
    queries: Mapping[int, Query] = {}
    exhausted: bool = False


class Finder:
    """Finds what answers one question."""

    def __init__(self, shelf: Shelf, question: Question) -> None:
        self._shelf = shelf
        self._question = question
        self._ranker = Ranker(question, shelf.weight)
        self._builders = [QueryBuilder(shelf, at, question) for at in range(len(shelf.packs))]

    def find(self, area: Area, limit: int, *, counted: bool = True) -> Matches:
        """The matches in an area; counting all of them costs time where there are very many.

        They have all of the required words, or most of many, or of a question about half, or fewer
        when there is next to nothing otherwise.
        """
        matches = Matches()
        complete = False
        enough = ENOUGH_FOR_SENTENCE if self._question.is_sentence else ENOUGH
        required = self._question.required
        # An answer need repeat little more than half of a question.
        spared = (len(required) - 1) // (2 if self._question.is_sentence else 3)
        most = len(required) - spared
        for needed in _fewer_and_fewer(most):
            queries = {
                at: self._builders[at].matching(required, needed, area.within) for at in area.packs
            }
            best = self.judged(self._candidates(queries, limit))
            if best:
                complete = complete or needed == most
                counts = self._counts(queries) if counted else {}
                matches = Matches(best, counts, complete, queries, len(best) < limit)
            if len(best) >= enough or (best and best[0].judgement.by_name):
                break
        return matches

    def of_each_kind(self, matches: Matches, wanted: int) -> list[Found]:
        """The best matches of each kind, as many as wanted, all together in their order.

        The best of all need not hold any of a kind, when there are very many of another.
        """
        chosen: list[Found] = []
        best: dict[int, list[Found]] = {}
        for found in matches.best:
            best.setdefault(self._kind(found), []).append(found)
        for kind, count in matches.counts.items():
            of_kind = best.get(kind, [])[:wanted]
            if len(of_kind) < min(wanted, count):
                only = Within(kinds=(kind,))
                queries = {
                    at: only.narrowed(query, self._shelf.packs[at].store.schema)
                    for at, query in matches.queries.items()
                }
                of_kind = self.judged(self._candidates(queries, max(wanted, _OF_KIND)))[:wanted]
            chosen += of_kind
        return sorted(chosen, key=_merit)

    def _kind(self, found: Found) -> int:
        return KINDS.index(self._shelf.packs[found.pack].names(found.number)[0])

    def everything(self, area: Area, limit: int) -> Matches:
        """The first entries in an area, in the order of the library."""
        queries = {
            at: area.within.narrowed(Query.all_query(), self._shelf.packs[at].store.schema)
            for at in area.packs
        }
        first = [
            Found(at, number, UNASKED)
            for at, query in queries.items()
            for number in self._shelf.packs[at].store.first(query, limit)
        ]
        return Matches(first[:limit], self._counts(queries), bool(first), queries)

    def count(self, area: Area, slots: Sequence[int] | None = None) -> int:
        """How many entries have all the required words, or those in some slots."""
        asked = self._question.required if slots is None else slots
        queries = {
            at: self._builders[at].matching(asked, len(asked), area.within) for at in area.packs
        }
        return sum(self._counts(queries).values())

    def _candidates(self, queries: Mapping[int, Query], limit: int) -> list[tuple[int, int, float]]:
        """The best by their words alone: pack, number and score."""
        found = [
            (at, number, score)
            for at, query in queries.items()
            for number, score in self._ranked(at, query, limit)
        ]
        if len(queries) > 1:
            found.sort(key=lambda item: -item[2])
        return found[:limit]

    def _ranked(self, at: int, query: Query, limit: int) -> list[tuple[int, float]]:
        return self._shelf.packs[at].store.find(self._builders[at].lifted(query), limit)

    def _counts(self, queries: Mapping[int, Query]) -> dict[int, int]:
        total: dict[int, int] = {}
        for at, query in queries.items():
            for kind, count in self._shelf.packs[at].store.counts(query).items():
                total[kind] = total.get(kind, 0) + count
        return total

    def judged(self, candidates: Sequence[tuple[int, int, float]]) -> list[Found]:
        """Some candidates, the one with the highest score first, in the order of their merits."""
        ranker = self._ranker
        judged: list[Found] = []
        others: list[tuple[int, int, list[NameMatch], float]] = []
        for at, number, score in candidates:
            kind, names = self._shelf.packs[at].names(number)
            text_score = score / (candidates[0][2] or 1.0)
            matches = ranker.match(names)
            if judgement := ranker.by_name(kind, matches, text_score):
                judged.append(Found(at, number, judgement))
            else:
                others.append((at, number, matches, text_score))
        bodies = self._bodies((at, number) for at, number, _matches, _score in others)
        for at, number, matches, text_score in others:
            pack = self._shelf.packs[at]
            kind, _names = pack.names(number)
            filed = pack.filed(number)
            judgement = ranker.spread(kind, matches, filed, bodies[at, number], text_score)
            judged.append(Found(at, number, judgement))
        return sorted(judged, key=_merit)

    def _bodies(self, entries: Iterable[tuple[int, int]]) -> dict[tuple[int, int], set[int]]:
        """For each entry, the pieces of the question that its body holds."""
        numbers: dict[int, list[int]] = {}
        for at, number in entries:
            numbers.setdefault(at, []).append(number)
        return {
            (at, number): pieces
            for at, of_pack in numbers.items()
            for number, pieces in self._shelf.packs[at]
            .store.which(of_pack, self._in_bodies[at])
            .items()
        }

    @cached_property
    def _in_bodies(self) -> list[list[Query]]:
        return [builder.in_bodies() for builder in self._builders]


def _fewer_and_fewer(most: int) -> Iterator[int]:
    """Down to one, in steps of a third, so that no question is asked too often."""
    needed = most
    while needed > 0:
        yield needed
        needed -= max(1, needed // 3)


def _merit(found: Found) -> tuple[float, int, int]:
    return -found.judgement.score, found.pack, found.number

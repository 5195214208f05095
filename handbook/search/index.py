"""The search over a library: typed words -> ranked hits."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.model import Kind
from handbook.search.documents import KINDS
from handbook.search.english import STOP_WORDS
from handbook.search.facets import FacetTable
from handbook.search.highlight import query_words
from handbook.search.matching import Listing, Matching
from handbook.search.question import Question
from handbook.search.ranking import UNASKED
from handbook.search.reader import Reader
from handbook.search.results import Hit, Relaxed, Results, Scope, ScopeName
from handbook.search.scopes import Unfinished, known_scopes, take_apart, unfinished
from handbook.search.synonyms import synonyms_of

if TYPE_CHECKING:
    from handbook.search.finding import Area, Finder, Found, Matches
    from handbook.search.pack_index import PackIndex

SUGGESTIONS = 5
"""Entries offered when nothing was found."""

MOST_RELAXED = 3
"""Ways to ask for less that are offered."""


MOST_TRIED = 6
"""Words that are left out in turn to see what the others find."""

RANKED = 1_000
"""Matches listed by their merits where all are listed; nobody reads on so far."""


class _Request(Struct, frozen=True):
    """A query as understood, and what it is confined to besides.

    `area` is where to search, None when that is nowhere.
    """

    text: str
    kinds: Collection[Kind]
    packs: Collection[str]
    literal: bool
    scopes: tuple[Scope, ...]
    question: Question
    area: "Area | None"

    @property
    def is_restricted(self) -> bool:
        return bool(self.kinds or self.packs or self.scopes)


class SearchIndex:
    """An index over every entry of some handbooks; it never changes once made.

    `opening.open_index` makes one that is kept on disk.
    """

    def __init__(self, packs: "Sequence[PackIndex]") -> None:
        """Search these packs as one library."""
        from handbook.search.shelf import Shelf

        self._shelf = Shelf(packs)
        self._places = {pack.handbook.id: at for at, pack in enumerate(packs)}
        handbooks = [pack.handbook for pack in packs]
        self._reader = Reader(self._shelf, synonyms_of(*handbooks))
        self._scopes = known_scopes(handbooks)

    @classmethod
    def build(cls, handbooks: Sequence[Handbook]) -> "SearchIndex":
        """Index handbooks, in memory. May run in any thread."""
        # Tantivy loads slowly, and not every start comes to a search.
        from handbook.search.pack_index import PackIndex

        return cls([PackIndex.build(handbook) for handbook in handbooks])

    def facets(self, pack: str) -> FacetTable | None:
        """The facets of a pack's variations, as `facet_table` gives them but ready at once."""
        at = self._places.get(pack)
        return None if at is None else self._shelf.packs[at].facets

    @property
    def pack_titles(self) -> Mapping[str, str]:
        """The titles of the packs searched, by their ids."""
        return self._scopes[ScopeName.PACK]

    def unfinished(self, text: str) -> Unfinished | None:
        """What a query that ends in the beginning of a scope can be finished to."""
        return unfinished(text, self._scopes)

    def search(
        self,
        text: str,
        *,
        kinds: Collection[Kind] = (),
        packs: Collection[str] = (),
        limit: int = 60,
        of_each: int = 0,
        literal: bool = False,
    ) -> Results:
        """Find entries, best first; any text is a valid query.

        `kinds` and `packs` restrict the search when given, as do scopes in the text; `literal`
        takes words as typed, without repairing typos. With `of_each` the hits are the best so many
        of each kind instead of the best of all, for a list that groups them by kind.
        """
        request = self._understood(text, kinds, packs, literal=literal)
        if not (request.question.typed or request.scopes) or limit < 1:
            return Results(text)
        matches = self._matches(request, limit)
        best = matches.best
        if of_each > 0 and request.question.typed:
            best = self._finder(request).of_each_kind(matches, of_each)
        return self._results(request, matches, [self._hit(found) for found in best[:limit]])

    def matching(self, text: str, kind: Kind, pack: str, *, literal: bool = False) -> Matching:
        """All entries of one kind in one pack that match, best first.

        Those after the first thousand are in the order of the handbook. Cheap even for very many,
        since what to show of one is worked out when it is asked for.
        """
        request = self._understood(text, [kind], [pack], literal=literal)
        at = self._places.get(pack, -1)
        numbers = self._shelf.packs[at].range(kind) if at >= 0 else range(0)
        matches = self._matches(request, 1, counted=False)
        best = {found.number - numbers.start: found for found in matches.best}

        @cache
        def every() -> Sequence[int]:
            listed = self._listed(matches, at)
            if numbers.start:
                listed = (number - numbers.start for number in listed)
            return list(dict.fromkeys(chain(best, listed)))

        def show(position: int) -> Hit:
            known = best.get(position)
            return self._hit(known or self._judged(request, at, numbers[position]))

        results = self._results(request, matches, (), relaxed=False)
        return Matching(list(best), None if matches.exhausted else every, results, show)

    def listing(
        self, text: str, kind: Kind, *, packs: Collection[str] = (), literal: bool = False
    ) -> Listing:
        """All entries of one kind that match, best first, those of all packs together.

        Those after the first thousand of each pack are in the order of the handbook.
        """
        request = self._understood(text, [kind], packs, literal=literal)
        matches = self._matches(request, 1)
        best = {(found.pack, found.number): found for found in matches.best}

        @cache
        def places() -> Sequence[tuple[int, int]]:
            """All of them; put together only for who looks further than at the best."""
            others = (
                (at, number) for at in matches.queries for number in self._listed(matches, at)
            )
            return list(dict.fromkeys(chain(best, others)))

        def show(place: int) -> Hit:
            if place < len(matches.best):
                return self._hit(matches.best[place])
            return self._hit(self._judged(request, *places()[place]))

        results = self._results(request, matches, ())
        return Listing(sum(results.counts.values()), results, show)

    def _listed(self, matches: "Matches", at: int) -> Iterable[int]:
        """The numbers of all matches in a pack, the best thousand of them first, some twice."""
        if (query := matches.queries.get(at)) is None:
            return ()
        store = self._shelf.packs[at].store
        ranked = (number for number, _score in store.find(query, RANKED))
        return chain(ranked, store.first(query, store.size))

    # What was asked

    def _understood(
        self, text: str, kinds: Collection[Kind], packs: Collection[str], *, literal: bool
    ) -> _Request:
        asked = take_apart(text, self._scopes)
        question = self._reader.read(asked.words, literal=literal)
        area = self._area(asked.scopes, kinds, packs)
        return _Request(text, kinds, packs, literal, asked.scopes, question, area)

    def _area(
        self, scopes: Sequence[Scope], kinds: Collection[Kind], packs: Collection[str]
    ) -> "Area | None":
        from handbook.search.finding import Area
        from handbook.search.queries import Within

        typed: dict[ScopeName, list[str]] = {}
        for scope in scopes:
            typed.setdefault(scope.name, []).append(scope.value)
        in_packs = _both(packs, typed.pop(ScopeName.PACK, ()), self._places)
        of_kinds = _both(kinds, typed.pop(ScopeName.KIND, ()), KINDS)
        if not in_packs or not of_kinds:
            return None
        numbers = tuple(KINDS.index(Kind(kind)) for kind in of_kinds)
        within = Within(
            numbers if len(numbers) < len(KINDS) else (),
            tuple(tuple(f"{name}:{value}" for value in values) for name, values in typed.items()),
        )
        return Area(tuple(self._places[pack] for pack in in_packs), within)

    # What is found

    def _matches(self, request: _Request, limit: int, *, counted: bool = True) -> "Matches":
        from handbook.search.finding import CANDIDATES, Matches

        if request.area is None:
            return Matches()
        finder = self._finder(request)
        if not request.question.typed:
            return finder.everything(request.area, limit)
        return finder.find(request.area, max(limit, CANDIDATES), counted=counted)

    def _finder(self, request: _Request) -> "Finder":
        from handbook.search.finding import Finder

        return Finder(self._shelf, request.question)

    def _judged(self, request: _Request, pack: int, number: int) -> "Found":
        """One match that was not among those looked at more closely."""
        if not request.question.typed:
            return self._unasked(pack, number)
        (found,) = self._finder(request).judged([(pack, number, 0.0)])
        return found

    def _results(
        self,
        request: _Request,
        matches: "Matches",
        hits: Sequence[Hit],
        *,
        relaxed: bool = True,
    ) -> Results:
        question = request.question
        pieces = matches.best[0].judgement.pieces if matches.best else ()
        words = question.rewritten(pieces)
        reading = ""
        if words != question.text:
            reading = " ".join((*(scope.typed for scope in request.scopes), words.strip()))
        return Results(
            request.text,
            tuple(hits),
            {KINDS[kind]: count for kind, count in sorted(matches.counts.items())},
            reading,
            () if matches.best else self._suggested(request),
            request.scopes,
            query_words(words),
            question.missing,
            tuple(self._relaxed(request)) if relaxed and not matches.complete else (),
        )

    def _hit(self, found: "Found") -> Hit:
        from handbook.search.hits import hit_of

        return hit_of(self._shelf.packs[found.pack], found)

    # What to do when nothing fits

    def _relaxed(self, request: _Request) -> list[Relaxed]:
        """Ways to ask for less, the one that finds most first."""
        options = [*self._without_scopes(request), *self._without_words(request)]
        rewarding = [option for option in options if option.count]
        rewarding.sort(key=lambda option: -option.count)
        return rewarding[:MOST_RELAXED]

    def _without_scopes(self, request: _Request) -> Iterator[Relaxed]:
        def count(text: str, kinds: Collection[Kind], packs: Collection[str]) -> int:
            wider = self._understood(text, kinds, packs, literal=request.literal)
            return sum(self._matches(wider, 1).counts.values())

        text, kinds, packs = request.text, request.kinds, request.packs
        for scope in request.scopes:
            yield Relaxed(
                scope.without, count(scope.without, kinds, packs), scope.typed, scope.name
            )
        if kinds:
            yield Relaxed(text, count(text, (), packs), scope=ScopeName.KIND)
        if packs:
            yield Relaxed(text, count(text, kinds, ()), scope=ScopeName.PACK)

    def _without_words(self, request: _Request) -> Iterator[Relaxed]:
        required = request.question.required
        if request.area is None or len(required) < 2:
            return
        finder = self._finder(request)
        # Without a rare word more is found than without a common one.
        rarest = sorted(required, key=lambda slot: -request.question.slots[slot].weight)
        for slot in rarest[:MOST_TRIED]:
            token = request.question.typed[slot]
            text = request.text
            without = " ".join(f"{text[: token.start]} {text[token.end :]}".split())
            count = finder.count(request.area, [other for other in required if other != slot])
            yield Relaxed(without, count, text[token.start : token.end])

    def _suggested(self, request: _Request) -> tuple[Hit, ...]:
        """The next best thing: a wider search, words that begin alike, or the first questions."""
        question = request.question
        if request.is_restricted and question.typed:
            wider = self.search(question.text, limit=SUGGESTIONS, literal=request.literal)
            return wider.hits or wider.suggestions
        if request.literal:
            repaired = self.search(question.text, limit=SUGGESTIONS)
            return repaired.hits or repaired.suggestions
        typed = {token.word for token in question.typed if len(token.word) > 4} - STOP_WORDS
        for word in sorted(typed, key=lambda word: (-len(word), word)):
            begins_alike = self._understood(word[:4], (), (), literal=True)
            if best := self._matches(begins_alike, SUGGESTIONS).best:
                return tuple(self._hit(found) for found in best[:SUGGESTIONS])
        return tuple(self._hit(found) for found in self._first())

    def _first(self) -> "list[Found]":
        """The first questions of the library, or its first entries if it has none."""
        questions = [
            self._unasked(at, number)
            for at, pack in enumerate(self._shelf.packs)
            for number in pack.range(Kind.FAQ)[:SUGGESTIONS]
        ]
        entries = [
            self._unasked(at, number)
            for at, pack in enumerate(self._shelf.packs)
            for number in range(min(pack.store.size, SUGGESTIONS))
        ]
        return (questions or entries)[:SUGGESTIONS]

    def _unasked(self, pack: int, number: int) -> "Found":
        from handbook.search.finding import Found

        return Found(pack, number, UNASKED)


def _both(chosen: Collection[str], typed: Collection[str], known: Collection[str]) -> list[str]:
    """Those known that are among the chosen and the typed, where there are any."""
    return [
        value
        for value in known
        if (not chosen or value in chosen) and (not typed or value in typed)
    ]

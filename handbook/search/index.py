"""The search over a library: typed words -> ranked hits."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from handbook.content.address import Address
from handbook.content.handbook import Handbook
from handbook.content.model import Kind
from handbook.search.documents import KINDS, aliases, keywords, passages, summary
from handbook.search.english import STOP_WORDS, stem
from handbook.search.fold import fold, words
from handbook.search.highlight import find_spans
from handbook.search.question import Question
from handbook.search.ranking import Judgement, NameMatch, Ranker, names_of
from handbook.search.reader import Reader
from handbook.search.results import Hit, Reason, Results
from handbook.search.snippet import best_snippet, cut
from handbook.search.synonyms import Synonyms

if TYPE_CHECKING:
    from tantivy import Query

    from handbook.search.queries import QueryBuilder
    from handbook.search.rows import Listed
    from handbook.search.store import Scope, Store

CANDIDATES = 200
"""Entries of the first search that are looked at more closely; bounds the time of a query."""

ENOUGH = 3
"""With fewer entries than this that have all the words, those that have most are listed as well."""

SUGGESTIONS = 5
"""Entries offered when nothing was found."""

_BODIES_KEPT = 256
"""Bodies kept at hand for snippets; while somebody types, the same entries come up again."""


class _Judged(Struct, frozen=True):
    number: int
    judgement: Judgement


class SearchIndex:
    """An index over every entry of some handbooks; it never changes once built."""

    def __init__(
        self, listed: "Sequence[Listed]", packs: Sequence[str], store: "Store", reader: Reader
    ) -> None:
        """Made by `build`."""
        self._listed = listed
        self._packs = packs
        self._store = store
        self._reader = reader
        self._body = lru_cache(_BODIES_KEPT)(self._read_body)

    @classmethod
    def build(cls, handbooks: Sequence[Handbook]) -> "SearchIndex":
        """Index handbooks, in memory. May run in any thread."""
        # Tantivy loads slowly, and not every start comes to a search.
        from handbook.search.rows import Listed, WordsMet, rows
        from handbook.search.store import Store
        from handbook.search.vocabulary import Vocabulary

        listed = [
            Listed(pack, kind, entry)
            for pack, handbook in enumerate(handbooks)
            for kind, entry in handbook.all_entries()
        ]
        packs = [handbook.id for handbook in handbooks]
        synonyms = Synonyms(
            (phrase, synonym.means)
            for handbook in handbooks
            for synonym in handbook.manifest.synonyms
            for phrase in synonym.words
        )
        met = WordsMet(synonyms.words)
        store = Store(rows(listed, met), len(listed))
        vocabulary = Vocabulary(met.names, met.joined, met.bodies)
        return cls(listed, packs, store, Reader(store, vocabulary, synonyms))

    def search(
        self,
        text: str,
        *,
        kinds: Collection[Kind] = (),
        packs: Collection[str] = (),
        limit: int = 60,
        literal: bool = False,
    ) -> Results:
        """Find entries, best first; any text is a valid query.

        `kinds` and `packs` restrict the search when given; `literal` takes words as typed, without
        repairing typos.
        """
        question = self._reader.read(text, literal=literal)
        if not question.typed or limit < 1:
            return Results(text)
        counts, judged = self._find(question, kinds, packs, max(limit, CANDIDATES))
        if not judged:
            restricted = bool(kinds or packs)
            suggestions = self._suggest(question, restricted=restricted, literal=literal)
            return Results(text, suggestions=suggestions)
        reading = question.rewritten(judged[0].judgement.pieces)
        return Results(
            text,
            tuple(self._hit(item.number, item.judgement) for item in judged[:limit]),
            {KINDS[kind]: count for kind, count in sorted(counts.items())},
            reading if reading != text else "",
        )

    def _find(
        self, question: Question, kinds: Collection[Kind], packs: Collection[str], limit: int
    ) -> tuple[dict[int, int], list[_Judged]]:
        """How many entries of each kind match, and the best of them.

        They have all of the required words, or most of those of a long question, or fewer when
        there is next to nothing otherwise.
        """
        from handbook.search.queries import QueryBuilder

        counts: dict[int, int] = {}
        judged: list[_Judged] = []
        scope = self._scope(kinds, packs)
        if scope is None:
            return counts, judged
        builder = QueryBuilder(self._store, question)
        required = len(question.required)
        for needed in range(required - (required - 1) // 3, 0, -1):
            query = builder.matching(needed, scope)
            judged = self._judge(question, builder, query, limit)
            if judged:
                counts = self._store.counts(query)
            if len(judged) >= ENOUGH or (judged and judged[0].judgement.by_name):
                break
        return counts, judged

    def _scope(self, kinds: Collection[Kind], packs: Collection[str]) -> "Scope | None":
        """Where to search; None when none of the packs is open."""
        from handbook.search.store import Scope

        open_packs = tuple(self._packs.index(pack) for pack in packs if pack in self._packs)
        if packs and not open_packs:
            return None
        return Scope(open_packs, tuple(KINDS.index(kind) for kind in kinds))

    def _judge(
        self, question: Question, builder: "QueryBuilder", query: "Query", limit: int
    ) -> list[_Judged]:
        """The best entries of a query, ranked."""
        found = self._store.find(query, limit)
        ranker = Ranker(question)
        judged: list[_Judged] = []
        others: dict[int, tuple[list[NameMatch], float]] = {}
        for number, score in found:
            item = self._listed[number]
            text_score = score / found[0][1]
            matches = ranker.match(names_of(item.entry.title, aliases(item.entry)))
            if judgement := ranker.by_name(item.kind, matches, text_score):
                judged.append(_Judged(number, judgement))
            else:
                others[number] = (matches, text_score)
        bodies = self._store.which(list(others), builder.in_bodies()) if others else {}
        for number, (matches, text_score) in others.items():
            item = self._listed[number]
            filed = {stem(word) for text in keywords(item.entry) for word in words(text)}
            judgement = ranker.spread(item.kind, matches, filed, bodies[number], text_score)
            judged.append(_Judged(number, judgement))
        judged.sort(key=lambda item: (-item.judgement.score, item.number))
        return judged

    def _suggest(self, question: Question, *, restricted: bool, literal: bool) -> tuple[Hit, ...]:
        """The next best thing: a wider search, words that begin alike, or the first questions."""
        if restricted:
            wider = self.search(question.text, limit=SUGGESTIONS, literal=literal)
            return wider.hits or wider.suggestions
        if literal:
            repaired = self.search(question.text, limit=SUGGESTIONS)
            return repaired.hits or repaired.suggestions
        typed = {token.word for token in question.typed if len(token.word) > 4} - STOP_WORDS
        for word in sorted(typed, key=lambda word: (-len(word), word)):
            begins_alike = self._reader.read(word[:4], literal=True)
            _counts, judged = self._find(begins_alike, (), (), CANDIDATES)
            if judged:
                return tuple(
                    self._hit(item.number, item.judgement) for item in judged[:SUGGESTIONS]
                )
        return tuple(self._first())

    def _first(self) -> Iterator[Hit]:
        """The first questions of the library, or its first entries if it has none."""
        numbers = [at for at, item in enumerate(self._listed) if item.kind is Kind.FAQ]
        for number in (numbers or range(len(self._listed)))[:SUGGESTIONS]:
            yield self._hit(number, Judgement(0.0, Reason.BODY, "", (), by_name=True))

    def _read_body(self, number: int) -> tuple[tuple[str, str], ...]:
        return tuple((text, fold(text)) for text in passages(self._listed[number].entry))

    def _hit(self, number: int, judgement: Judgement) -> Hit:
        item = self._listed[number]
        entry = item.entry
        pieces = sorted(judgement.pieces, key=lambda piece: piece.unfinished)
        marked = [word for piece in pieces for word in piece.words]
        unfinished = bool(pieces) and pieces[-1].unfinished
        snippet, snippet_spans = "", ()
        if not judgement.by_name:
            body = self._body(number)
            snippet, snippet_spans = best_snippet(body, marked, unfinished=unfinished)
        if not snippet:
            line = summary(entry)
            snippet, snippet_spans = cut(line, find_spans(line, marked, unfinished=unfinished))
        return Hit(
            Address(self._packs[item.pack], item.kind, entry.id),
            item.kind,
            entry.title,
            find_spans(entry.title, marked, unfinished=unfinished),
            snippet,
            snippet_spans,
            round(judgement.score, 4),
            judgement.reason,
            judgement.alias,
        )

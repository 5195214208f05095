"""A question -> Tantivy queries, from term objects only."""

from tantivy import Occur, Query

from handbook.search.english import forms
from handbook.search.question import Piece, Question
from handbook.search.store import NAME_FIELDS, Scope, Store

_BOOSTS = {"title": 3.0, "alias": 2.5, "keyword": 1.2, "body": 1.0}
_STOP_WORD_BOOST = 0.2
_WHOLE_NAME_BOOST = 20.0

_SHORTEST_START_IN_TEXT = 3
"""Letters an unfinished word needs to be looked for outside names, where short ones abound."""


class QueryBuilder:
    """Builds the queries of one question."""

    def __init__(self, store: Store, question: Question) -> None:
        """Only words that the store holds are put into queries."""
        self._store = store
        self._question = question

    def matching(self, needed: int, scope: Scope) -> Query:
        """Entries in a scope with at least so many of the required words."""
        required = [
            query for slot in self._question.required if (query := self._slot(slot)) is not None
        ]
        if not required:
            return Query.empty_query()
        words = Query.boolean_query(
            [(Occur.Should, query) for query in required],
            minimum_number_should_match=min(needed, len(required)),
        )
        clauses = [(Occur.Must, words), *((Occur.Should, query) for query in self._bonuses())]
        for field, numbers in (("pack", scope.packs), ("kind", scope.kinds)):
            if numbers:
                among = Query.term_set_query(self._store.schema, field, numbers)
                clauses.append((Occur.Must, Query.const_score_query(among, 0.0)))
        return Query.boolean_query(clauses)

    def in_bodies(self) -> list[Query]:
        """For each piece, the entries whose body holds it."""
        queries = (self._piece(piece, "body") for piece in self._question.pieces)
        return [query or Query.empty_query() for query in queries]

    def _slot(self, slot: int) -> Query | None:
        found = [
            Query.boost_query(query, boost * self._question.pieces[at].weight)
            for at in self._question.pieces_at(slot)
            for field, boost in _BOOSTS.items()
            if (query := self._piece(self._question.pieces[at], field)) is not None
        ]
        return Query.disjunction_max_query(found, 0.1) if found else None

    def _bonuses(self) -> list[Query]:
        """What lifts an entry without being asked of it: stop words, the name as a whole."""
        question = self._question
        optional = [
            Query.boost_query(query, _STOP_WORD_BOOST)
            for at, slot in enumerate(question.slots)
            if not slot.required and (query := self._word("title", question.typed[at].word))
        ]
        whole = " ".join(token.word for token in question.typed)
        start = Query.fuzzy_term_query(self._store.schema, "name", whole, 0, prefix=True)
        return [*optional, Query.boost_query(start, _WHOLE_NAME_BOOST)]

    def _piece(self, piece: Piece, field: str) -> Query | None:
        if len(piece.words) > 1 and field == "body":
            return self._phrase(piece.words, field)
        last = len(piece.words) - 1
        found = [
            self._word(field, word, unfinished=piece.unfinished and at == last)
            for at, word in enumerate(piece.words)
        ]
        every = [query for query in found if query is not None]
        if len(every) < len(found):
            return None
        return every[0] if last == 0 else Query.boolean_query([(Occur.Must, q) for q in every])

    def _phrase(self, words: tuple[str, ...], field: str) -> Query | None:
        if not all(self._store.holds(field, word) for word in words):
            return None
        return Query.phrase_query(self._store.schema, field, list(words))

    def _word(self, field: str, word: str, *, unfinished: bool = False) -> Query | None:
        schema = self._store.schema
        found = [
            Query.boost_query(Query.term_query(schema, field, form), 1.0 if form == word else 0.9)
            for form in forms(word)
            if self._store.holds(field, form)
        ]
        if unfinished and (field in NAME_FIELDS or len(word) >= _SHORTEST_START_IN_TEXT):
            found.append(Query.fuzzy_term_query(schema, field, word, 0, prefix=True))
        return Query.disjunction_max_query(found) if found else None

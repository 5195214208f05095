"""A question -> Tantivy queries over one pack, from term objects only."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct
from tantivy import Occur, Query, Schema

from handbook.search.english import forms
from handbook.search.question import Piece, Question
from handbook.search.shelf import Shelf
from handbook.search.store import NAME_FIELDS

_BOOSTS = {"title": 3.0, "alias": 2.5, "keyword": 1.2, "body": 1.0}
_STOP_WORD_BOOST = 0.2
_WHOLE_NAME_BOOST = 20.0

_TIE_BREAKER = 0.1
"""What the lesser scores of one word count; it puts the shorter of many alike names first."""

_SHORTEST_START_IN_TEXT = 3
"""Letters an unfinished word needs to be looked for outside names, where short ones abound."""


class Within(Struct, frozen=True):
    """Where in a pack to search: the kinds, by number, and what entries must be filed under.

    Everywhere when empty. Of each tuple in `filed` any will do.
    """

    kinds: tuple[int, ...] = ()
    filed: tuple[tuple[str, ...], ...] = ()

    def _clauses(self, schema: Schema) -> list[tuple[Occur, Query]]:
        """What an entry must fulfil; it does not count for the score."""
        asked = [Query.term_set_query(schema, "filed", words) for words in self.filed]
        if self.kinds:
            asked.append(Query.term_set_query(schema, "kind", self.kinds))
        return [(Occur.Must, Query.const_score_query(query, 0.0)) for query in asked]

    def narrowed(self, query: Query, schema: Schema) -> Query:
        """The entries of a query that lie there."""
        return Query.boolean_query([(Occur.Must, query), *self._clauses(schema)])


class QueryBuilder:
    """Builds the queries of one question for one of several packs."""

    def __init__(self, shelf: Shelf, at: int, question: Question) -> None:
        """Only words that the pack holds are put into queries."""
        self._shelf = shelf
        self._at = at
        self._schema = shelf.packs[at].store.schema
        self._question = question

    def matching(self, slots: Sequence[int], needed: int, within: Within) -> Query:
        """Entries with at least so many of the words in some slots."""
        asked = [query for slot in slots if (query := self._slot(slot)) is not None]
        if len(asked) < needed or not asked:
            return Query.empty_query()
        words = Query.boolean_query(
            [(Occur.Should, query) for query in asked],
            minimum_number_should_match=needed,
        )
        return within.narrowed(words, self._schema)

    def lifted(self, matching: Query) -> Query:
        """The same entries, those first that have the name as a whole, or more stop words."""
        bonuses = [(Occur.Should, query) for query in self._bonuses]
        return Query.boolean_query([(Occur.Must, matching), *bonuses])

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
        return Query.disjunction_max_query(found, _TIE_BREAKER) if found else None

    @cached_property
    def _bonuses(self) -> list[Query]:
        question = self._question
        optional = [
            Query.boost_query(query, _STOP_WORD_BOOST)
            for at, slot in enumerate(question.slots)
            if not slot.required and (query := self._word("title", question.typed[at].word))
        ]
        typed = [token.word for token in question.typed]
        # One word begins a name if it begins its first word, of which there are far fewer.
        field = "name" if len(typed) > 1 else "first"
        whole = " ".join(typed)
        start = Query.fuzzy_term_query(self._schema, field, whole, 0, prefix=True)
        exact = Query.const_score_query(Query.term_query(self._schema, "name", whole), 1.0)
        return [*optional, *(Query.boost_query(q, _WHOLE_NAME_BOOST) for q in (start, exact))]

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
        if not all(self._holds(field, word) for word in words):
            return None
        lift = sum(self._shelf.lift(self._at, field, word) for word in words) / len(words)
        return Query.boost_query(Query.phrase_query(self._schema, field, list(words)), lift)

    def _word(self, field: str, word: str, *, unfinished: bool = False) -> Query | None:
        found = [
            Query.boost_query(
                Query.term_query(self._schema, field, form),
                self._shelf.lift(self._at, field, form) * (1.0 if form == word else 0.9),
            )
            for form in forms(word)
            if self._holds(field, form)
        ]
        if unfinished and (field in NAME_FIELDS or len(word) >= _SHORTEST_START_IN_TEXT):
            found.append(Query.fuzzy_term_query(self._schema, field, word, 0, prefix=True))
        return Query.disjunction_max_query(found, _TIE_BREAKER) if found else None

    def _holds(self, field: str, word: str) -> bool:
        return self._shelf.rows_with(field, word)[self._at] > 0

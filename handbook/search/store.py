"""The entries of one pack in a Tantivy index: numbers in, numbers out.

Queries are built from terms; text that was typed never reaches a query parser.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast

import tantivy
from msgspec import Struct
from tantivy import Occur, Order, Query, Schema

NAME_FIELDS = ("title", "alias")
TEXT_FIELDS = (*NAME_FIELDS, "keyword", "body")

_SMALL_HEAP = 15_000_000
"""Memory for building in bytes; the least Tantivy accepts."""

_LARGE_HEAP = 60_000_000
_LARGE = 5_000
"""From so many entries on, fewer and larger segments are worth their memory."""

_BITS = 20
"""Queries told apart in one search: their scores are powers of two, and a score has 24 bits."""


class Row(Struct, frozen=True):
    """One entry as it is indexed; every text is folded.

    `filed` holds what scopes ask for, as `equipment:barbell`.
    """

    kind: int
    title: str
    aliases: tuple[str, ...]
    keywords: str
    body: str
    filed: Sequence[str] = ()


class Store:
    """An index of rows, numbered in the order in which they came."""

    def __init__(self, index: tantivy.Index) -> None:
        """Made by `build` and `open`."""
        self.schema = index.schema
        # It never changes. Reloading by itself, it would read files that somebody may be removing.
        index.config_reader("manual")
        self._searcher = index.searcher()

    @classmethod
    def build(cls, rows: Iterable[Row], count: int, folder: Path | None) -> "Store":
        """Index `count` rows, in an empty folder or in memory. What fails is a ValueError.

        The count may be wrong; it only sets the memory to use.
        """
        index = tantivy.Index(_schema(), str(folder) if folder else None)
        writer = index.writer(_LARGE_HEAP if count >= _LARGE else _SMALL_HEAP, num_threads=1)
        for number, row in enumerate(rows):
            writer.add_document(_document(number, row))
        writer.commit()
        writer.wait_merging_threads()
        return cls(index)

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """The index built in a folder. What fails is a ValueError."""
        return cls(tantivy.Index.open(str(folder)))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return self._searcher.num_docs

    def frequency(self, field: str, word: str) -> int:
        """How many rows have this very word in a field."""
        return self._searcher.doc_freq(field, word)

    def find(self, query: Query, limit: int) -> list[tuple[int, float]]:
        """The best rows of a query with their scores, best first."""
        hits = self._searcher.search(query, limit, count=False).hits
        if not hits:
            return []
        places = [place for _score, place in hits]
        numbers = cast("list[int]", self._searcher.fast_field_values("number", places))
        return [(number, score) for number, (score, _place) in zip(numbers, hits, strict=True)]

    def first(self, query: Query, limit: int) -> list[int]:
        """The first rows of a query, in their order."""
        found = self._searcher.search(
            query, limit, count=False, order_by_field="number", order=Order.Asc
        )
        return [number for number, _place in found.hits]

    def counts(self, query: Query) -> dict[int, int]:
        """How many rows of each kind match."""
        by_kind = {"kinds": {"terms": {"field": "kind", "size": 64}}}
        answer = cast("Any", self._searcher).aggregate(query, by_kind)
        return {int(found["key"]): int(found["doc_count"]) for found in answer["kinds"]["buckets"]}

    def which(self, numbers: Sequence[int], queries: Sequence[Query]) -> dict[int, set[int]]:
        """For each of some rows, which queries (by their position) it matches."""
        among = Query.const_score_query(
            Query.term_set_query(self.schema, "number", list(numbers)), 0.0
        )
        matched: dict[int, set[int]] = {number: set() for number in numbers}
        for start in range(0, len(queries), _BITS):
            marked = [
                (Occur.Should, Query.const_score_query(query, float(1 << bit)))
                for bit, query in enumerate(queries[start : start + _BITS])
            ]
            query = Query.boolean_query([(Occur.Must, among), *marked])
            for number, score in self.find(query, len(numbers)):
                bits = int(score)
                matched[number] |= {start + bit for bit in range(_BITS) if bits >> bit & 1}
        return matched


def _schema() -> Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", indexed=True, fast=True)
    builder.add_unsigned_field("kind", indexed=True, fast=True)
    builder.add_text_field("filed", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("name", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("first", tokenizer_name="raw", index_option="basic")
    for field in TEXT_FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace")
    return builder.build()


def _document(number: int, row: Row) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("number", number)
    document.add_unsigned("kind", row.kind)
    document.add_text("title", row.title)
    for alias in row.aliases:
        document.add_text("alias", alias)
    for name in (row.title, *row.aliases):
        document.add_text("name", name)
        document.add_text("first", name.partition(" ")[0])
    document.add_text("keyword", row.keywords)
    document.add_text("body", row.body)
    for word in row.filed:
        document.add_text("filed", word)
    return document

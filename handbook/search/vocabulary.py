"""Every word of a library, to be found again from a misspelt, unfinished or joined one."""

from collections.abc import Iterable
from pathlib import Path

import tantivy
from msgspec import Struct
from tantivy import Occur, Query

HEAP_BYTES = 15_000_000
"""Memory for building; the least Tantivy accepts."""

WANTED = 20
"""Words looked at for one query word; beyond the most frequent ones they only add noise."""


class Known(Struct, frozen=True):
    """A word of the library, as the words it stands for (two or more when it is a joined form).

    `names` counts the titles and other names that hold it; 0 for a word found in bodies only.
    """

    words: tuple[str, ...]
    names: int


class Vocabulary:
    """An index of words, each with how many names hold it."""

    def __init__(self, index: tantivy.Index) -> None:
        """Made by `build` and `open`."""
        self._schema = index.schema
        # It never changes. Reloading by itself, it would read files that somebody may be removing.
        index.config_reader("manual")
        self._searcher = index.searcher()

    @classmethod
    def build(cls, words: Iterable[Known], folder: Path | None) -> "Vocabulary":
        """Index words, in an empty folder or in memory. What fails is a ValueError."""
        index = tantivy.Index(_schema(), str(folder) if folder else None)
        writer = index.writer(HEAP_BYTES, num_threads=1)
        for known in words:
            document = tantivy.Document()
            document.add_text("word", "".join(known.words))
            document.add_text("initial", known.words[0][0])
            document.add_bytes("words", " ".join(known.words).encode())
            document.add_unsigned("names", known.names)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        return cls(index)

    @classmethod
    def open(cls, folder: Path) -> "Vocabulary":
        """The index built in a folder. What fails is a ValueError."""
        return cls(tantivy.Index.open(str(folder)))

    def near(self, word: str, distance: int, *, unfinished: bool = False) -> list[Known]:
        """Words within so many typos, the most frequent in names first.

        A typo is a letter too many, too few or wrong, or two neighbours swapped; with two of them
        the first letter must be right. `unfinished` also gives the words that go on after it.
        """
        query = Query.fuzzy_term_query(self._schema, "word", word, distance, prefix=unfinished)
        if distance > 1:
            begin_alike = Query.term_query(self._schema, "initial", word[0])
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, begin_alike)])
        found = self._searcher.search(query, WANTED, count=False, order_by_field="names")
        return [Known(self._words(place), int(names)) for names, place in found.hits]

    def _words(self, place: tantivy.DocAddress) -> tuple[str, ...]:
        kept = self._searcher.doc(place).get_first("words")
        return tuple(bytes(kept or b"").decode().split())


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("word", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("words", stored=True)
    builder.add_text_field("initial", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("names", fast=True)
    return builder.build()

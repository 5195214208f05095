"""The index of one pack: its entries, its words and the facets of its variations."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.model import AnyEntry, Kind
from handbook.search.documents import KINDS, aliases, keywords, passages
from handbook.search.english import stem
from handbook.search.facets import Facet, FacetTable, facet_value
from handbook.search.fold import fold, words
from handbook.search.ranking import Name, names_of
from handbook.search.rows import RowMaker
from handbook.search.store import Store
from handbook.search.synonyms import synonyms_of
from handbook.search.vocabulary import Vocabulary

Item = TypeVar("Item")

Watch = Callable[[int], None]
"""Is told every few milliseconds how many entries are done, and may raise to end the work."""

_STEP = 20
"""Entries, or words, done between two looks of the watch; a millisecond or so."""

_NAMES_AT_HAND = 4_096
_BODIES_AT_HAND = 256
"""While somebody types, the same entries come up again."""

_ENTRIES, _WORDS, _FACETS = "entries", "words", "facets.msgpack"


class _Mask(Struct, frozen=True, array_like=True):
    """The variations that have a value of a facet, as bytes of a number."""

    facet: Facet
    value: str
    bits: bytes


class _Facets(Struct, frozen=True, array_like=True):
    size: int
    masks: list[_Mask]


class PackIndex:
    """Answers for one handbook, whose entries it numbers in their order; it never changes."""

    def __init__(
        self,
        handbook: Handbook,
        store: Store,
        vocabulary: Vocabulary,
        facets: FacetTable,
        held: object = None,
    ) -> None:
        """Made by `build` and `open`."""
        self.handbook = handbook
        self.store = store
        self.vocabulary = vocabulary
        self.facets = facets
        self._held = held
        sizes = (len(handbook.entries(kind)) for kind in KINDS)
        starts = dict(zip(KINDS, pairwise(accumulate(sizes, initial=0)), strict=True))

        # These know nothing of the index: a circle would keep it, and its lock, for a while.
        def entry(number: int) -> tuple[Kind, AnyEntry]:
            for kind, (start, end) in starts.items():
                if start <= number < end:
                    return kind, handbook.entries(kind)[number - start]
            raise IndexError(number)

        @lru_cache(_NAMES_AT_HAND)
        def names(number: int) -> tuple[Kind, tuple[Name, ...]]:
            kind, found = entry(number)
            return kind, names_of(found.title, aliases(found))

        @lru_cache(_NAMES_AT_HAND)
        def filed(number: int) -> frozenset[str]:
            _kind, found = entry(number)
            return frozenset(stem(word) for text in keywords(found) for word in words(text))

        @lru_cache(_BODIES_AT_HAND)
        def body(number: int) -> tuple[tuple[str, str], ...]:
            _kind, found = entry(number)
            return tuple((text, fold(text)) for text in passages(found))

        self._starts = starts
        self._entry, self._names, self._filed, self._body = entry, names, filed, body

    @classmethod
    def build(
        cls, handbook: Handbook, folder: Path | None = None, watch: Watch | None = None
    ) -> "PackIndex":
        """Index a handbook, in an empty folder or in memory.

        Raises OSError or ValueError when that fails, and what `watch` raises.
        """
        size = sum(len(handbook.entries(kind)) for kind in KINDS)
        maker = RowMaker(synonyms_of(handbook).words, handbook.manifest.doses)
        entries = _watched(handbook.all_entries(), watch)
        store = Store.build(maker.rows(entries), size, _made(folder, _ENTRIES))
        words = _watched(maker.words.known(), watch, before=size)
        vocabulary = Vocabulary.build(words, _made(folder, _WORDS))
        facets = maker.facets.table()
        if watch is not None:
            watch(size)
        if folder:
            (folder / _FACETS).write_bytes(_packed(facets))
        return cls(handbook, store, vocabulary, facets)

    @classmethod
    def open(cls, handbook: Handbook, folder: Path, held: object = None) -> "PackIndex":
        """The index that was built of a handbook in a folder.

        It keeps `held` alive, which may keep the folder from being removed. Raises OSError,
        ValueError or MsgspecError when the index cannot be read.
        """
        store = Store.open(folder / _ENTRIES)
        vocabulary = Vocabulary.open(folder / _WORDS)
        facets = _unpacked((folder / _FACETS).read_bytes())
        return cls(handbook, store, vocabulary, facets, held)

    def range(self, kind: Kind) -> range:
        """The numbers of the entries of a kind."""
        return range(*self._starts[kind])

    def entry(self, number: int) -> tuple[Kind, AnyEntry]:
        """The entry with a number."""
        return self._entry(number)

    def names(self, number: int) -> tuple[Kind, tuple[Name, ...]]:
        """The kind and the names of an entry."""
        return self._names(number)

    def filed(self, number: int) -> frozenset[str]:
        """The stems of what an entry is filed under."""
        return self._filed(number)

    def body(self, number: int) -> tuple[tuple[str, str], ...]:
        """The passages of an entry, each with its folded text."""
        return self._body(number)


def _watched(
    items: Iterable[Item], watch: Watch | None, *, before: int | None = None
) -> Iterator[Item]:
    """The items, with the watch called now and then; with `before`, always for so many entries."""
    for done, item in enumerate(items, start=1):
        yield item
        if watch is not None and done % _STEP == 0:
            watch(done if before is None else before)


def _made(folder: Path | None, name: str) -> Path | None:
    if folder is None:
        return None
    made = folder / name
    made.mkdir()
    return made


def _packed(table: FacetTable) -> bytes:
    length = (table.size + 7) // 8
    masks = [
        _Mask(key.facet, key.value, mask.to_bytes(length, "little"))
        for key, mask in table.masks.items()
    ]
    return msgspec.msgpack.encode(_Facets(table.size, masks))


def _unpacked(packed: bytes) -> FacetTable:
    kept = msgspec.msgpack.decode(packed, type=_Facets)
    return FacetTable(
        kept.size,
        {
            facet_value(mask.facet, mask.value): int.from_bytes(mask.bits, "little")
            for mask in kept.masks
        },
    )

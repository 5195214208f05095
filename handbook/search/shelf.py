"""The indexes of several packs, counted and searched as if they were one."""

import math
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from handbook.search.english import forms, telling_share
from handbook.search.pack_index import PackIndex
from handbook.search.store import NAME_FIELDS
from handbook.search.vocabulary import WANTED, Known

_WORDS_AT_HAND = 16_384


class Frequency(Struct, frozen=True):
    """In how many names and bodies a word stands, in any of its forms."""

    names: int
    bodies: int

    @property
    def most(self) -> int:
        """The larger of the two."""
        return max(self.names, self.bodies)


class Shelf:
    """Packs side by side."""

    def __init__(self, packs: Sequence[PackIndex]) -> None:
        self.packs = packs
        self.size = sum(pack.store.size for pack in packs)
        stores = [pack.store for pack in packs]

        # The two know nothing of the shelf: a circle would keep it, and its locks, for a while.
        @lru_cache(_WORDS_AT_HAND)
        def rows_with(field: str, word: str) -> tuple[int, ...]:
            return tuple(store.frequency(field, word) for store in stores)

        @lru_cache(_WORDS_AT_HAND)
        def frequency(word: str) -> Frequency:
            names = bodies = 0
            for form in forms(word):
                names += max(sum(rows_with(field, form)) for field in NAME_FIELDS)
                bodies += max(sum(rows_with(field, form)) for field in ("keyword", "body"))
            return Frequency(names, bodies)

        self._rows_with = rows_with
        self._frequency = frequency

    def frequency(self, word: str) -> Frequency:
        """How common a word is."""
        return self._frequency(word)

    def weight(self, word: str) -> float:
        """How much a word tells: the rarer it is, the more; what questions are full of, little."""
        return telling_share(word) * self.rarity(self.frequency(word).most)

    def rarity(self, rows: int) -> float:
        """How much a word tells that stands in so many entries."""
        return math.log(1 + (self.size + 1) / (rows + 1))

    def rows_with(self, field: str, word: str) -> tuple[int, ...]:
        """For each pack, how many of its entries have this very word in a field."""
        return self._rows_with(field, word)

    def lift(self, at: int, field: str, word: str) -> float:
        """What makes the score of a word in one pack comparable with the others.

        Tantivy scores by how rare a word is in its own index; what counts is how rare it is in all
        packs together. A word that is common in one pack only would score low just there.
        """
        if len(self.packs) == 1:
            return 1.0
        rows = self.rows_with(field, word)
        here = _rarity(rows[at], self.packs[at].store.size)
        return _rarity(sum(rows), self.size) / here if here else 1.0

    def near(self, word: str, distance: int, *, unfinished: bool = False) -> list[Known]:
        """Words of any pack within so many typos, the most frequent in names first."""
        found: dict[tuple[str, ...], int] = {}
        for pack in self.packs:
            for known in pack.vocabulary.near(word, distance, unfinished=unfinished):
                found[known.words] = found.get(known.words, 0) + known.names
        if len(self.packs) == 1:
            return [Known(*item) for item in found.items()]
        most = sorted(found.items(), key=lambda item: -item[1])
        return [Known(*item) for item in most[:WANTED]]


def _rarity(rows: int, size: int) -> float:
    """The inverse document frequency as Tantivy has it."""
    return math.log(1 + (size - rows + 0.5) / (rows + 0.5))

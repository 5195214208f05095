"""A typed text -> the variations it finds, in the order to show them."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.model import Kind, Variation
from handbook.search.highlight import query_words
from handbook.search.results import Hit

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

MOST = 200
"""The index gives so many variations, the best: more would take longer than a frame."""


class Matches(Struct, frozen=True):
    """What a text finds among the variations of a handbook.

    `positions` are places in `Handbook.variations`, in the order to show; `total` is more when
    only the best are listed. `hits` says by position why a variation is there, `words` which words
    to mark. `reading` and `suggestions` are those of the search's `Results`.
    """

    positions: Sequence[int]
    total: int
    hits: Mapping[int, Hit] = {}
    words: tuple[str, ...] = ()
    reading: str = ""
    suggestions: tuple[Hit, ...] = ()


class VariationSearch:
    """Finds the variations of one handbook by a text."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook

    def find(self, text: str, index: "SearchIndex | None", *, literal: bool = False) -> Matches:
        """All variations for an empty text; those with it in a name while there is no index."""
        count = len(self._handbook.variations)
        if not text.strip():
            return Matches(range(count), count)
        if index is None:
            return self._by_name(text)
        results = index.search(
            text, kinds=[Kind.VARIATION], packs=[self._handbook.id], limit=MOST, literal=literal
        )
        hits = {self._positions[hit.address.id]: hit for hit in results.hits}
        return Matches(
            tuple(hits),
            results.counts.get(Kind.VARIATION, 0),
            hits,
            query_words(results.reading or text),
            results.reading,
            results.suggestions,
        )

    def position(self, variation: str) -> int:
        """The position of the variation with an id; -1 if there is none."""
        return self._positions.get(variation, -1)

    def _by_name(self, text: str) -> Matches:
        wanted = " ".join(text.casefold().split())
        found = [at for at, names in enumerate(self._names) if wanted in names]
        return Matches(found, len(found), words=query_words(text))

    @cached_property
    def _names(self) -> list[str]:
        return [_names(variation).casefold() for variation in self._handbook.variations]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {variation.id: at for at, variation in enumerate(self._handbook.variations)}


def _names(variation: Variation) -> str:
    return "\n".join((variation.name, *variation.aliases))

"""A typed text -> the variations it finds, best first."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.model import Kind
from handbook.search.catalog import folded_name
from handbook.search.highlight import query_words
from handbook.search.results import Hit

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex


class Matches(Struct, frozen=True):
    """What a text finds among the variations of a handbook.

    `positions` are places in `Handbook.variations`, best first, None for all of them; `every`
    works out those that follow as well, in whatever thread, and is None where there are no others.
    `hit` says why the one at a position is there, `words` which words to mark. `reading` and
    `suggestions` are those of the search's `Results`.
    """

    positions: Sequence[int] | None = None
    every: Callable[[], Sequence[int]] | None = None
    hit: Callable[[int], Hit] | None = None
    words: tuple[str, ...] = ()
    reading: str = ""
    suggestions: tuple[Hit, ...] = ()


def find_matches(
    handbook: Handbook,
    text: str,
    index: "SearchIndex | None",
    names: Sequence[str],
    *,
    literal: bool = False,
) -> Matches:
    """All variations for an empty text; those with it in a name while there is no index.

    `names` are the folded names of the variations; until they have been collected, and without an
    index, nothing can be said of a text.
    """
    if not text.strip() or (index is None and not names):
        return Matches()
    if index is None:
        wanted = folded_name(" ".join(text.split()))
        found = [at for at, name in enumerate(names) if wanted in name]
        return Matches(found, words=query_words(text))
    matching = index.matching(text, Kind.VARIATION, handbook.id, literal=literal)
    results = matching.results
    return Matches(
        matching.best,
        matching.every,
        matching.hit,
        results.words,
        results.reading,
        results.suggestions,
    )

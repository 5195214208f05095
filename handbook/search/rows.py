"""Entries -> rows to index, and every word met on the way."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from handbook.content.model import AnyEntry, Kind
from handbook.search.documents import KINDS, aliases, keywords, passages
from handbook.search.english import STOP_WORDS
from handbook.search.fold import fold, words
from handbook.search.store import Row


class Listed(Struct, frozen=True):
    """An entry of an index, and the position of its pack among those indexed."""

    pack: int
    kind: Kind
    entry: AnyEntry


class WordsMet:
    """The words of names, runs of them that may be typed as one word, and the words of bodies."""

    def __init__(self, everyday: Collection[str]) -> None:
        """Begin with the words of synonyms."""
        self.names = Counter(everyday)
        self.joined: Counter[tuple[str, ...]] = Counter()
        self.bodies: set[str] = set()

    def add_name(self, name: Sequence[str]) -> None:
        """Count the words of a name and its runs: `bench press`, `clean and jerk`."""
        self.names.update(name)
        self.joined.update(pairwise(name))
        for first, middle, last in zip(name, name[1:], name[2:], strict=False):
            if middle in STOP_WORDS and STOP_WORDS.isdisjoint((first, last)):
                self.joined[first, middle, last] += 1


def rows(listed: Iterable[Listed], met: WordsMet) -> Iterator[Row]:
    """The rows of some entries, in their order."""
    for item in listed:
        entry = item.entry
        names = [words(name) for name in (entry.title, *aliases(entry))]
        title, *others = (" ".join(name) for name in names)
        body = fold("\n".join(passages(entry)))
        for name in names:
            met.add_name(name)
        met.bodies.update(body.split())
        filed = fold(" ".join(keywords(entry)))
        yield Row(item.pack, KINDS.index(item.kind), title, tuple(others), filed, body)

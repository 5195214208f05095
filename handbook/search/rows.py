"""Entries -> rows to index, and every word and facet met on the way."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from handbook.content.model import AnyEntry, Dose, Kind, Variation
from handbook.search.documents import KINDS, aliases, keywords, passages
from handbook.search.english import STOP_WORDS
from handbook.search.facets import FacetCounter, facet_words
from handbook.search.fold import fold, words
from handbook.search.store import Row
from handbook.search.vocabulary import Known


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

    def known(self) -> Iterator[Known]:
        """All of them: a run counts as one word, typed without spaces."""
        yield from (Known((word,), count) for word, count in self.names.items())
        yield from (Known(run, count) for run, count in self.joined.items())
        yield from (Known((word,), 0) for word in self.bodies if word not in self.names)


class RowMaker:
    """Makes the rows of one pack, entry by entry; what it met is complete at the end."""

    def __init__(self, everyday: Collection[str], pack_doses: Sequence[Dose]) -> None:
        self.words = WordsMet(everyday)
        self.facets = FacetCounter()
        self._pack_doses = pack_doses

    def rows(self, entries: Iterable[tuple[Kind, AnyEntry]]) -> Iterator[Row]:
        """The rows of some entries, in their order."""
        return (self._row(kind, entry) for kind, entry in entries)

    def _row(self, kind: Kind, entry: AnyEntry) -> Row:
        names = [words(name) for name in (entry.title, *aliases(entry))]
        title, *others = (" ".join(name) for name in names)
        body = fold("\n".join(passages(entry)))
        for name in names:
            self.words.add_name(name)
        self.words.bodies.update(body.split())
        filed: Sequence[str] = ()
        if isinstance(entry, Variation):
            filed = facet_words(entry, self._pack_doses)
            self.facets.add(filed)
        filed_words = fold(" ".join(keywords(entry)))
        return Row(KINDS.index(kind), title, tuple(others), filed_words, body, filed)

"""Everyday words, and what the handbooks call the thing."""

from collections.abc import Iterable, Iterator, Sequence

from handbook.content.handbook import Handbook
from handbook.search.english import stem
from handbook.search.fold import words


class Synonyms:
    """Phrases that mean something in the handbooks' own words; one way only."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep pairs of an everyday phrase and its meaning."""
        self._by_roots: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
        self.words: set[str] = set()
        for phrase, meaning in pairs:
            typed = words(phrase)
            self.words.update(typed)
            key = tuple(stem(word) for word in typed)
            self._by_roots.setdefault(key, []).append((tuple(words(meaning)), phrase))
        self._longest = max((len(key) for key in self._by_roots), default=0)

    def within(self, spoken: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
        """Each phrase in a run of words: its start and end, what it means, and the phrase."""
        roots = [stem(word) for word in spoken]
        for start in range(len(roots)):
            for end in range(start + 1, min(start + self._longest, len(roots)) + 1):
                for meaning, phrase in self._by_roots.get(tuple(roots[start:end]), ()):
                    yield start, end, meaning, phrase


def synonyms_of(*handbooks: Handbook) -> Synonyms:
    """The synonyms that some handbooks give."""
    return Synonyms(
        (phrase, synonym.means)
        for handbook in handbooks
        for synonym in handbook.manifest.synonyms
        for phrase in synonym.words
    )

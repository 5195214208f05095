"""Typed text -> a question: words looked up as they are, joined, split, repaired, translated."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.search.english import EVERYDAY, STOP_WORDS, telling_share
from handbook.search.fold import tokens
from handbook.search.question import MAX_LENGTH, Piece, Question, Slot
from handbook.search.synonyms import Synonyms

if TYPE_CHECKING:
    from handbook.search.shelf import Frequency, Shelf
    from handbook.search.vocabulary import Known

MAX_WORDS = 24
"""Words of a query that are looked at."""

MAX_WORD_LENGTH = 40
"""Longer words are passed over."""

_STOP_WORD_SHARE = 0.1
"""What a stop word weighs beside a word of equal frequency."""

_RARE = 3
_RARER = 10
"""A word in no name and in so few bodies, with one so much more common next to it, may be a typo
in those bodies, too."""


class Reader:
    """Reads queries against the words of one library."""

    def __init__(self, shelf: "Shelf", synonyms: Synonyms) -> None:
        """Everything a word is looked up in."""
        self._shelf = shelf
        self._synonyms = synonyms

    def read(self, text: str, *, literal: bool = False) -> Question:
        """Understand a query; `literal` takes every word as it is typed."""
        typed = [
            token for token in tokens(text[:MAX_LENGTH]) if len(token.word) <= MAX_WORD_LENGTH
        ][:MAX_WORDS]
        spoken = [token.word for token in typed]
        frequencies = [self._shelf.frequency(word) for word in spoken]
        pieces = [
            *self._as_typed(spoken, frequencies),
            *self._split(spoken, frequencies),
            *self._joined(spoken),
        ]
        if not literal:
            pieces = [*pieces, *self._repaired(spoken, frequencies, pieces)]
        pieces = [*pieces, *self._translated(spoken, pieces)]
        slots = self._slots(spoken, frequencies, pieces)
        return Question(text, tuple(typed), tuple(slots), tuple(dict.fromkeys(pieces)))

    def _as_typed(self, spoken: list[str], known: list["Frequency"]) -> Iterator[Piece]:
        last = len(spoken) - 1
        only_stop_words = STOP_WORDS.issuperset(spoken)
        for at, word in enumerate(spoken):
            unfinished = at == last and (only_stop_words or word not in STOP_WORDS)
            if known[at].names or known[at].bodies:
                yield Piece(at, at + 1, (word,), unfinished=unfinished)
            elif self._begins_a_word(word) and (unfinished or len(word) >= 3):
                yield Piece(at, at + 1, (word,), 1.0 if unfinished else 0.8, unfinished=True)

    def _begins_a_word(self, word: str, *, of_names: bool = False) -> bool:
        return any(
            len(entry.words) == 1 and (entry.names or not of_names)
            for entry in self._shelf.near(word, 0, unfinished=True)
        )

    def _split(self, spoken: list[str], known: list["Frequency"]) -> Iterator[Piece]:
        """Words typed as one: `benchpress`, `bstance`."""
        for at, word in enumerate(spoken):
            if word in STOP_WORDS or len(word) < 3:
                continue
            found = self._shelf.near(word, 0, unfinished=at == len(spoken) - 1)
            runs = [entry.words for entry in found if _is_split(word, entry.words)]
            if not found and not known[at].bodies:
                runs = self._halves(word)
            for run in runs[:3]:
                yield Piece(at, at + 1, run, 0.97)

    def _halves(self, word: str) -> list[tuple[str, ...]]:
        halves = ((word[:cut], word[cut:]) for cut in range(3, min(len(word), 30) - 2))
        both = [(min(self._shelf.frequency(half).most for half in pair), pair) for pair in halves]
        return [pair for count, pair in sorted(both, reverse=True)[:1] if count]

    def _joined(self, spoken: list[str]) -> Iterator[Piece]:
        """Words typed apart: `dead lift`, `kettle bell`."""
        for at in range(len(spoken) - 1):
            word = spoken[at] + spoken[at + 1]
            last = at + 2 == len(spoken)
            if len(word) > MAX_WORD_LENGTH or STOP_WORDS.issuperset(spoken[at : at + 2]):
                continue
            if self._shelf.frequency(word).most:
                yield Piece(at, at + 2, (word,), 0.97)
            elif last and len(spoken[-1]) > 1:
                for entry in self._shelf.near(word, 0, unfinished=True)[:2]:
                    if len(entry.words) == 1:
                        yield Piece(at, at + 2, entry.words, 0.9)

    def _repaired(
        self, spoken: list[str], known: list["Frequency"], pieces: list[Piece]
    ) -> Iterator[Piece]:
        """What misspelt words may stand for."""
        answered = {slot for piece in pieces for slot in range(piece.start, piece.end)}
        for at, word in enumerate(spoken):
            known_word = word in STOP_WORDS or word in EVERYDAY or word in self._synonyms.words
            if known_word or known[at].names:
                continue
            if at not in answered:
                for entry, weight in self._nearest(word, unfinished=at == len(spoken) - 1):
                    yield Piece(at, at + 1, entry.words, weight, repaired=True)
                yield from self._joined_and_repaired(spoken, at)
            elif known[at].bodies <= _RARE and len(word) > 4:
                if self._begins_a_word(word, of_names=True):
                    continue
                for entry, weight in self._nearest(word, most=1):
                    if entry.names > _RARER * known[at].bodies:
                        yield Piece(at, at + 1, entry.words, 0.93 * weight, repaired=True)

    def _joined_and_repaired(self, spoken: list[str], at: int) -> Iterator[Piece]:
        """A misspelt word that was torn in two: `kettel bell`."""
        for start in (at - 1, at):
            pair = spoken[max(start, 0) : start + 2]
            if len(pair) == 2 and STOP_WORDS.isdisjoint(pair):
                for entry, weight in self._nearest("".join(pair))[:2]:
                    if len(entry.words) == 1:
                        yield Piece(start, start + 2, entry.words, weight, repaired=True)

    def _nearest(
        self, word: str, *, unfinished: bool = False, most: int = 2
    ) -> "list[tuple[Known, float]]":
        """Known words that a misspelt one may stand for, nearest and most frequent first."""
        if len(word) < 4 or not word.isalpha():
            return []
        found: list[tuple[Known, float]] = []
        for distance in range(1, 2 if len(word) < 6 else most + 1):
            nearest = {entry.words for entry, _weight in found}
            found += [
                (entry, 0.75 if distance == 1 else 0.55)
                for entry in self._shelf.near(word, distance)[:5]
                if entry.words not in nearest and (entry.names or not found)
            ]
            if any(entry.names for entry, _weight in found):
                return found
        if found:
            return found
        if unfinished and len(word) > 4:
            return [(entry, 0.5) for entry in self._shelf.near(word, 1, unfinished=True)[:3]]
        return []

    def _translated(self, spoken: list[str], pieces: list[Piece]) -> Iterator[Piece]:
        """What everyday words mean in the handbook's own."""
        for start, end, meaning, phrase in self._synonyms.within(spoken):
            if all(self._shelf.frequency(word).most for word in meaning):
                yield Piece(start, end, meaning, 0.9 if end - start == 1 else 0.94, typed=phrase)
        for piece in pieces:
            if piece.repaired or (len(piece.words) == 1 and piece.end - piece.start > 1):
                for start, end, meaning, phrase in self._synonyms.within(piece.words):
                    if (start, end) == (0, len(piece.words)):
                        yield Piece(
                            piece.start,
                            piece.end,
                            meaning,
                            0.9 * piece.weight,
                            repaired=piece.repaired,
                            typed=phrase,
                        )

    def _slots(
        self, spoken: list[str], known: list["Frequency"], pieces: list[Piece]
    ) -> Iterator[Slot]:
        only_stop_words = STOP_WORDS.issuperset(spoken)
        for at, word in enumerate(spoken):
            covering = [piece for piece in pieces if piece.start <= at < piece.end]
            common = known[at].most
            if not common and covering:
                common = min(self._commonness(piece) for piece in covering)
            weight = self._shelf.rarity(common)
            if word in STOP_WORDS and not only_stop_words:
                yield Slot(weight * _STOP_WORD_SHARE, required=False)
            else:
                yield Slot(weight * telling_share(word), required=bool(covering))

    def _commonness(self, piece: Piece) -> int:
        return min(self._shelf.frequency(word).most for word in piece.words)


def _is_split(word: str, run: tuple[str, ...]) -> bool:
    """Whether a run of words begins as a word typed in one does, well into its second word."""
    return len(run) > 1 and (word == "".join(run) or len(word) > len(run[0]) + 1)

"""How well one entry answers a question.

An entry all of whose matched words stand in one name comes first, in tiers: exact title, beginning
of a title, words of a title, another name. After these come entries whose words are spread over
names, keywords and body, by how many of the words they have and where; a name counts the more,
the less else it says. What rests on a repaired typo is set back as a whole. A question put in
words goes to the answer that was asked alike, before a name that has its words.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from handbook.content.model import Kind
from handbook.search.english import STOP_WORDS, stem
from handbook.search.fold import words
from handbook.search.question import Piece, Question
from handbook.search.results import Reason

_EXACT_TITLE, _TITLE_START, _TITLE_WORDS, _ALIAS = 5.0, 4.0, 3.0, 2.0
_SPREAD = 2.0
"""What full marks give an entry whose words are spread."""

_ALIAS_WORTH = 0.95
_ANY_NAME = 0.6
"""What a name is worth at least, however much else it says."""
_OTHER_NAME_WORTH = 0.7
_KEYWORD_WORTH = 0.5
_BODY_WORTH = {
    Kind.FAQ: 0.42,
    Kind.SECTION: 0.35,
    Kind.MUSCLE: 0.35,
    Kind.TERM: 0.35,
    Kind.VARIATION: 0.32,
    Kind.REFERENCE: 0.28,
}
"""A word in a short answer says more of it than one in the many lines of a variation."""

_REPAIRED_SHARE = 0.35
_ASKED_REPAIRED_SHARE = 0.8
"""The same in a question, whose other words tell whether the repair is right."""
_KIND_SHARE = {Kind.TERM: 0.9, Kind.REFERENCE: 0.6}
"""A definition comes after the thing itself, a cited work after what the handbook says."""
_SECTION_ALIAS_SHARE = 0.85
"""A chapter lists as other names what it touches; an entry lists what it is."""
_ASKED_KIND_SHARE = {
    Kind.FAQ: 1.2,
    Kind.SECTION: 1.0,
    Kind.VARIATION: 0.95,
    Kind.MUSCLE: 0.9,
    Kind.TERM: 0.9,
    Kind.REFERENCE: 0.6,
}
"""A question is best answered where it was asked before, and in words rather than by a name."""
_ASKED_ALIKE = 2.0
"""What it is worth at most that a question was asked in the same words, small ones included."""


class Name(Struct, frozen=True, dict=True):
    """A title or another name, as words."""

    text: str
    words: tuple[str, ...]
    is_title: bool

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The stems of the words."""
        return tuple(stem(word) for word in self.words)

    @cached_property
    def telling(self) -> tuple[int, ...]:
        """Where the words stand that are not stop words (all, if there are no others)."""
        places = [at for at, word in enumerate(self.words) if word not in STOP_WORDS]
        return tuple(places or range(len(self.words)))


def names_of(title: str, aliases: Iterable[str]) -> tuple[Name, ...]:
    """The names of an entry, its title first."""
    return (
        Name(title, tuple(words(title)), is_title=True),
        *(Name(alias, tuple(words(alias)), is_title=False) for alias in aliases),
    )


class Place(Struct, frozen=True):
    """Where a piece stands in a name, and how well it fits there (at most 1)."""

    quality: float
    start: int
    length: int

    @property
    def covered(self) -> range:
        """The words of the name it covers."""
        return range(self.start, self.start + self.length)


class NameMatch(Struct, frozen=True):
    """What one name has of a question.

    For each slot its value, the piece chosen for it (-1 for none) and where that stands; in all,
    the values by the weights of their slots.
    """

    name: Name
    values: tuple[float, ...]
    chosen: tuple[int, ...]
    places: tuple[Place | None, ...]
    total: float


class Judgement(Struct, frozen=True):
    """The score of an entry, and what it rests on.

    `alias` is the other name, or the typed words behind a synonym, that made it match. `by_name`
    says that one name has everything that was asked for.
    """

    score: float
    reason: Reason
    alias: str
    pieces: tuple[Piece, ...]
    by_name: bool


UNASKED = Judgement(0.0, Reason.TITLE, "", (), by_name=True)
"""For entries of which no word was asked."""


class _Option(NamedTuple):
    """A way in which an entry has a word: its worth, the piece, and where it stands."""

    worth: float
    piece: int
    reason: Reason


class _Reading(Struct, frozen=True):
    """The marks of an entry by one of its names, and what they rest on."""

    marks: float
    reason: Reason
    chosen: Sequence[int]
    alias: str


class Ranker:
    """Judges entries against one question."""

    def __init__(self, question: Question, weigh: Callable[[str], float]) -> None:
        """Prepare what every judgement needs; `weigh` gives how much a word tells."""
        self._weigh = weigh
        self._question = question
        self._pieces = question.pieces
        self._roots = [piece.roots for piece in question.pieces]
        self._all_roots = {root for roots in self._roots for root in roots}
        self._starts = tuple(piece.words[-1] for piece in question.pieces if piece.unfinished)
        self._at = [question.pieces_at(slot) for slot in range(len(question.slots))]
        self._required = question.required
        self._weight = sum(question.slots[slot].weight for slot in self._required) or 1.0

    def match(self, names: Iterable[Name]) -> list[NameMatch]:
        """What each name has of the question, names without any of it left out."""
        return [
            self._match(name)
            for name in names
            if not self._all_roots.isdisjoint(name.roots)
            or any(word.startswith(self._starts) for word in name.words)
        ]

    def _match(self, name: Name) -> NameMatch:
        places = [
            _place(piece, roots, name)
            for piece, roots in zip(self._pieces, self._roots, strict=True)
        ]
        places.append(None)  # where -1, no piece, is found
        chosen = [self._best_placed(pieces, places) for pieces in self._at]
        values = tuple(
            self._pieces[at].weight * place.quality if (place := places[at]) else 0.0
            for at in chosen
        )
        total = sum(
            slot.weight * value for slot, value in zip(self._question.slots, values, strict=True)
        )
        return NameMatch(name, values, tuple(chosen), tuple(places[at] for at in chosen), total)

    def _best_placed(self, pieces: Sequence[int], places: Sequence[Place | None]) -> int:
        """The piece that does best for a slot; one that is placed nowhere if none is placed."""
        best, most = -1, 0.0
        for at in pieces:
            place = places[at]
            if place is not None and self._pieces[at].weight * place.quality > most:
                best, most = at, self._pieces[at].weight * place.quality
        return best

    def by_name(
        self, kind: Kind, matches: Iterable[NameMatch], text_score: float
    ) -> Judgement | None:
        """Judge an entry by the one name that has everything required; None if none has.

        `text_score` between 0 and 1 tells how well the entry did in the first search.
        """
        full = [
            match for match in matches if all(match.values[slot] > 0 for slot in self._required)
        ]
        if not full:
            return None
        scored = ((self._tier(match), match) for match in full)
        score, match = max(scored, key=lambda pair: pair[0])
        pieces = self._used(match.chosen)
        if match.name.is_title:
            alias = _typed(pieces)
            reason = Reason.MEANING if alias else Reason.TITLE
        else:
            alias, reason = match.name.text, Reason.ALIAS
        score += self._alike(kind, match) + 0.1 * text_score
        score *= self._share(kind, reason, pieces)
        return Judgement(score, reason, alias, pieces, by_name=True)

    def _tier(self, match: NameMatch) -> float:
        places = [place for place in match.places if place]
        covered = {at for place in places for at in place.covered}
        telling = match.name.telling
        matched = [at for at in telling if at in covered]
        closeness = len(matched) / len(telling)
        starts = [place.start for place in places if place.start in telling]
        ordered = starts == sorted(starts)
        leading = ordered and matched == list(telling[: len(matched)])
        fraction = 0.3 * closeness + 0.5 * min(match.total / self._weight, 1.0) + 0.05 * ordered
        if not match.name.is_title or _typed(self._used(match.chosen)):
            return _ALIAS + 0.3 * leading + 0.7 * fraction
        if leading and closeness == 1.0:
            return _EXACT_TITLE + fraction
        return (_TITLE_START if leading else _TITLE_WORDS) + fraction

    def _share(self, kind: Kind, reason: Reason, pieces: Iterable[Piece]) -> float:
        """The part of its marks an entry keeps for what it is and what it rests on."""
        asked = self._question.is_sentence
        share = _ASKED_KIND_SHARE[kind] if asked else _KIND_SHARE.get(kind, 1.0)
        if kind is Kind.SECTION and reason in (Reason.ALIAS, Reason.MEANING):
            share *= _SECTION_ALIAS_SHARE
        repaired = [piece.weight for piece in pieces if piece.repaired]
        if not repaired:
            return share
        return share * (_ASKED_REPAIRED_SHARE if asked else min(repaired) * _REPAIRED_SHARE)

    def _alike(self, kind: Kind, match: NameMatch) -> float:
        """What it is worth that a question was asked much as it stands in the handbook."""
        if kind is not Kind.FAQ or not self._question.is_sentence:
            return 0.0
        shared = (self._asked & Counter(match.name.roots)).total()
        alike = shared / max(self._asked.total(), len(match.name.roots))
        return _ASKED_ALIKE * alike * alike

    @cached_property
    def _asked(self) -> Counter[str]:
        return Counter(stem(token.word) for token in self._question.typed)

    def _used(self, chosen: Sequence[int]) -> tuple[Piece, ...]:
        return tuple(
            self._pieces[at] for at in sorted({chosen[slot] for slot in self._required} - {-1})
        )

    def spread(
        self,
        kind: Kind,
        matches: Sequence[NameMatch],
        keywords: Collection[str],
        bodies: Collection[int],
        text_score: float,
    ) -> Judgement:
        """Judge an entry by all it has: names, the stems of its keywords, pieces in its body.

        Of its names one counts in full, the one with which it does best.
        """
        elsewhere = {
            slot: max(
                self._elsewhere(slot, kind, matches, keywords, bodies),
                default=_Option(0.0, -1, Reason.BODY),
                key=lambda option: option.worth,
            )
            for slot in self._required
        }
        readings = [self._reading(kind, match, elsewhere) for match in (*matches, None)]
        best = max(readings, key=lambda reading: reading.marks)
        pieces = self._used(best.chosen)
        alias, reason = "", best.reason
        if reason is not Reason.BODY:
            typed = _typed(pieces)
            alias = typed or best.alias
            reason = Reason.MEANING if typed else Reason.ALIAS if alias else Reason.TITLE
        score = (_SPREAD * best.marks + 0.2 * text_score) * self._share(kind, reason, pieces)
        return Judgement(score, reason, alias, pieces, by_name=False)

    def _elsewhere(
        self,
        slot: int,
        kind: Kind,
        matches: Sequence[NameMatch],
        keywords: Collection[str],
        bodies: Collection[int],
    ) -> Iterator[_Option]:
        """Each way in which an entry has a slot, whatever name counts in full."""
        for match in matches:
            if match.values[slot]:
                reason = Reason.TITLE if match.name.is_title else Reason.ALIAS
                worth = match.values[slot] * _OTHER_NAME_WORTH
                yield _Option(worth, match.chosen[slot], reason)
        for at in self._at[slot]:
            weight = self._pieces[at].weight
            if at in bodies:
                yield _Option(weight * _BODY_WORTH[kind], at, Reason.BODY)
            if all(root in keywords for root in self._roots[at]):
                yield _Option(weight * _KEYWORD_WORTH, at, Reason.BODY)

    def _reading(
        self, kind: Kind, match: NameMatch | None, elsewhere: Mapping[int, _Option]
    ) -> _Reading:
        """What an entry is worth if one of its names counts in full."""
        worth = dict.fromkeys(Reason, 0.0)
        chosen = [-1] * len(self._at)
        reached = 0.0
        named = Reason.TITLE if match is None or match.name.is_title else Reason.ALIAS
        fit = self._fit(kind, match) if match else 0.0
        for slot, other in elsewhere.items():
            value, chosen[slot], reason = other
            if match and match.values[slot] * fit > value:
                value, chosen[slot], reason = match.values[slot] * fit, match.chosen[slot], named
            weight = self._question.slots[slot].weight
            worth[reason] += weight * value
            reached += weight if chosen[slot] >= 0 else 0.0
        marks = sum(worth.values()) / self._weight * reached / self._weight
        if match:
            marks += self._alike(kind, match) / _SPREAD
        reason = max(worth, key=lambda reason: worth[reason])
        alias = match.name.text if match and not match.name.is_title else ""
        return _Reading(marks, reason, chosen, alias)

    def _fit(self, kind: Kind, match: NameMatch) -> float:
        """What a name counts: less if it says much that was not asked."""
        name = match.name
        fit = 1.0 if name.is_title else _ALIAS_WORTH
        if kind is Kind.VARIATION and self._question.is_sentence:
            return fit  # it is called what it is, whatever was asked
        covered = {at for place in match.places if place for at in place.covered}
        said = sum(self._weigh(name.words[at]) for at in name.telling) or 1.0
        asked = sum(self._weigh(name.words[at]) for at in name.telling if at in covered)
        return fit * (_ANY_NAME + (1 - _ANY_NAME) * asked / said)


def _typed(pieces: Iterable[Piece]) -> str:
    """The first everyday word among what was found by synonyms."""
    return next((piece.typed for piece in pieces if piece.typed), "")


def _place(piece: Piece, roots: Sequence[str], name: Name) -> Place | None:
    if len(piece.words) == 1:
        return _place_word(piece, roots[0], name)
    count = len(roots)
    for start in range(len(name.roots) - count + 1):
        if name.roots[start : start + count] == tuple(roots):
            return Place(1.0, start, count)
    if all(root in name.roots for root in roots):
        return Place(0.7, name.roots.index(roots[0]), 1)
    return None


def _place_word(piece: Piece, root: str, name: Name) -> Place | None:
    word = piece.words[0]
    if word in name.words:
        return Place(1.0, name.words.index(word), 1)
    if root in name.roots:
        return Place(0.95, name.roots.index(root), 1)
    if piece.unfinished:
        for at, longer in enumerate(name.words):
            if longer.startswith(word):
                return Place(0.6 + 0.3 * len(word) / len(longer), at, 1)
    return None

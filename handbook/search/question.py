"""A query as understood: each typed word with everything it may stand for."""

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from handbook.search.english import QUESTION_WORDS, STOP_WORDS, TALKING, stem
from handbook.search.fold import Token

MAX_LENGTH = 1_000
"""Characters of a query that are looked at."""

_TALK = 4
"""Fewer words are a name, even with a word such as `my` among them."""


class Piece(Struct, frozen=True):
    """Words to look for in place of those typed at `start` up to `end`.

    `weight` is 1 for what was typed and less for what was inferred. The last word may be
    `unfinished`. `typed` is the everyday word or phrase a synonym stands for.
    """

    start: int
    end: int
    words: tuple[str, ...]
    weight: float = 1.0
    unfinished: bool = False
    repaired: bool = False
    typed: str = ""

    @property
    def roots(self) -> tuple[str, ...]:
        """The stems of the words."""
        return tuple(stem(word) for word in self.words)


class Slot(Struct, frozen=True):
    """One typed word: how much it tells, and whether an entry should have it."""

    weight: float
    required: bool


class Question(Struct, frozen=True, dict=True):
    """A query as understood. Pieces may overlap; the best one for each slot counts."""

    text: str
    typed: tuple[Token, ...]
    slots: tuple[Slot, ...]
    pieces: tuple[Piece, ...]

    def pieces_at(self, slot: int) -> list[int]:
        """The pieces that cover a slot, as positions in `pieces`."""
        return [at for at, piece in enumerate(self.pieces) if piece.start <= slot < piece.end]

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it is put as a question is, or as somebody talks."""
        spoken = [token.word for token in self.typed]
        if spoken and (spoken[0] in QUESTION_WORDS or self.text.rstrip().endswith("?")):
            return True
        return len(spoken) >= _TALK and not TALKING.isdisjoint(spoken)

    @property
    def required(self) -> list[int]:
        """The slots an entry should have."""
        return [at for at, slot in enumerate(self.slots) if slot.required]

    @property
    def missing(self) -> tuple[str, ...]:
        """The words, as typed, that nothing is known of."""
        return tuple(
            self.text[token.start : token.end]
            for at, token in enumerate(self.typed)
            if not self.pieces_at(at) and token.word not in STOP_WORDS
        )

    def rewritten(self, pieces: Iterable[Piece]) -> str:
        """The text as typed, with the words of repaired pieces put in their places."""
        parts: list[str] = []
        done = 0
        for piece in sorted(pieces, key=lambda piece: piece.start):
            start = self.typed[piece.start].start
            if piece.repaired and start >= done:
                parts += self.text[done:start], piece.typed or " ".join(piece.words)
                done = self.typed[piece.end - 1].end
        return "".join((*parts, self.text[done:]))

"""Text as the search compares it: words without case, marks and punctuation.

What is typed and what is searched go through the same table, one character at a time, so that a
place in the folded text leads back to its place in the original.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

_APOSTROPHES = frozenset("'’‘ʼ`´′＇")
_WITHOUT_DECOMPOSITION = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
}


class Token(Struct, frozen=True):
    """A folded word, and where in the original text it starts and, with its marks, ends."""

    word: str
    start: int
    end: int


class _FoldTable(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return ""
    compatible = unicodedata.normalize("NFKD", character).casefold()
    if "\N{FRACTION SLASH}" in compatible:  # so that 1½ is not read as 11 2
        compatible = f" {compatible} "
    return "".join(_fold_part(part) for part in unicodedata.normalize("NFKD", compatible))


def _fold_part(part: str) -> str:
    category = unicodedata.category(part)
    if category[0] == "M" or category == "Cf":
        return ""
    if not part.isalnum():
        return " "
    if _stands_alone(part):
        return f" {part} "
    return _WITHOUT_DECOMPOSITION.get(part, part)


def _stands_alone(part: str) -> bool:
    """Whether a character is a word by itself: Chinese and Japanese put no spaces between them."""
    return "぀" <= part <= "ヿ" or "㐀" <= part <= "鿿" or part >= "\U00020000"


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """The text as folded words with spaces around them."""
    return text.translate(_TABLE)


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return fold(text).split()


class Folded:
    """A text with its folded words, each of which leads back to its place in the text."""

    def __init__(self, text: str) -> None:
        """Fold a text; places are worked out only when they are asked for."""
        self._text = text
        self._folded = fold(text)
        found = [(match[0], match.start()) for match in _WORD.finditer(self._folded)]
        self.words = [word for word, _start in found]
        self._starts = [start for _word, start in found]

    def start(self, at: int) -> int:
        """The index of the first character of a word in the text."""
        return self._places[self._starts[at]]

    def end(self, at: int, length: int | None = None) -> int:
        """The index after a word and its marks, or after so many of its letters."""
        if length is not None:
            return self._places[self._starts[at] + length - 1] + 1
        text = self._text
        end = self._places[self._starts[at] + len(self.words[at]) - 1] + 1
        while end < len(text) and unicodedata.category(text[end])[0] == "M":
            end += 1
        return end

    @cached_property
    def _places(self) -> Sequence[int]:
        """For each folded character, the index of the character it came from."""
        text = self._text
        if text.isascii() and len(self._folded) == len(text):
            return range(len(text))
        return [at for at, character in enumerate(text) for _ in _TABLE[ord(character)]]


_WORD = re.compile(r"[^ ]+")


def tokens(text: str) -> list[Token]:
    """The folded words of a text, each with its place in it."""
    folded = Folded(text)
    return [Token(word, folded.start(at), folded.end(at)) for at, word in enumerate(folded.words)]

"""Text as the search compares it: words without case, marks and punctuation.

What is typed and what is searched go through the same table, one character at a time, so that a
place in the folded text leads back to its place in the original.
"""

import re
import unicodedata
from collections.abc import Sequence

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
    """A folded word and where it stands in the original text.

    `places` gives, for each character of the word, the index of the character it came from; `end`
    is the index after the last one and its marks.
    """

    word: str
    places: Sequence[int]
    end: int

    @property
    def start(self) -> int:
        """The index of the word's first character."""
        return self.places[0]


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


def tokens(text: str) -> list[Token]:
    """The folded words of a text, each with its place in it."""
    folded = fold(text)
    if text.isascii() and len(folded) == len(text):
        places: Sequence[int] = range(len(text))
    else:
        places = [at for at, character in enumerate(text) for _ in _TABLE[ord(character)]]
    return [
        _token(text, match[0], places[match.start() : match.end()])
        for match in re.finditer(r"[^ ]+", folded)
    ]


def _token(text: str, word: str, places: Sequence[int]) -> Token:
    end = places[-1] + 1
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return Token(word, places, end)

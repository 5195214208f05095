"""Texts made fit for paper: composed letters, no control characters, no endless words."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

import msgspec

from handbook.handout.page import Page

Plain = str | int | float | bool | None | list["Plain"] | tuple["Plain", ...] | dict[str, "Plain"]
"""What structs are made of."""

STAND_IN = "?"
"""What is printed for a character that no font has."""

_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff]")
_TURNS_TEXT = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that would turn the direction of whatever is printed after them."""

_FROM_THE_RIGHT = frozenset(("R", "AL"))
_RIGHT_TO_LEFT, _BY_FIRST_LETTER, _END = "\u2067", "\u2068", "\u2069"
"""Marks that set a text apart, so that its neighbors keep their order (UAX 9)."""

_LONG_WORD = re.compile(r"[^\s\u200b-]{25,}")
_BREAK_HERE = "\u200b"

_NARROW, _AVERAGE, _BROAD, _SQUARE = 35, 60, 95, 140
"""How wide characters are at most, in hundredths of the text size."""

_ASCII_WIDTHS = bytes(
    _NARROW
    if chr(code) in "ijl.,:;|!' "
    else _BROAD
    if chr(code).isupper() or chr(code) in "mw@%"
    else _AVERAGE
    for code in range(256)
)

_TEXTS_KEPT = 4096

_LINE = 420.0
"""How long a line of a page is at least, in points."""

_LARGER = 1.3
"""How much wider than running text the bold line under the title is at most."""


def printable_page(page: Page, missing: Collection[str] = ()) -> Page:
    """The same page with every text in it printable; `missing` characters have a stand-in."""
    stand_ins = str.maketrans(dict.fromkeys(missing, STAND_IN))
    return msgspec.convert(_printable(msgspec.to_builtins(page), stand_ins), Page)


@lru_cache(_TEXTS_KEPT)  # a key press changes one text of a page, and a batch hardly any
def printable(text: str) -> str:
    """The text as a page can show it.

    A separating dot stays with what it follows, so that no line begins with one. A line with words
    that run from right to left is set apart from what stands before and after it.
    """
    if text.isascii() and text.isprintable() and not _LONG_WORD.search(text):
        return text
    text = unicodedata.normalize("NFC", text).replace(" · ", "\N{NO-BREAK SPACE}· ")
    text = _TURNS_TEXT.sub("", _UNPRINTABLE.sub(" ", text))
    text = _LONG_WORD.sub(lambda word: _BREAK_HERE.join(word[0]), text)
    return text if text.isascii() else "\n".join(map(_set_apart, text.split("\n")))


def footer_lines(client: str, sheet: Iterable[str], text_size: int) -> int:
    """How many lines the foot of a page takes, at most; names can be very long."""
    if (_width(client) + sum(map(_width, sheet)) + 3) * text_size <= _LINE:
        return 1
    return 1 + max(1, -int(-_width(client) * text_size // _LINE))


def on_one_line(texts: Iterable[str], text_size: int) -> bool:
    """Whether texts fit the line under the title, whatever letters they have."""
    return sum(_width(text) + 1 for text in texts) * _LARGER * text_size <= _LINE


def _width(text: str) -> float:
    """How wide a text is at most, in units of its size."""
    if text.isascii():
        return sum(text.encode().translate(_ASCII_WIDTHS)) / 100
    return sum(map(_width_of, text)) / 100


def _width_of(letter: str) -> int:
    if letter.isascii():
        return _ASCII_WIDTHS[ord(letter)]
    wide = unicodedata.east_asian_width(letter) in "WF" or not letter.isprintable()
    return _SQUARE if wide else _BROAD


def _set_apart(line: str) -> str:
    directions = [unicodedata.bidirectional(letter) for letter in line]
    if _FROM_THE_RIGHT.isdisjoint(directions):
        return line
    first = next(each for each in directions if each == "L" or each in _FROM_THE_RIGHT)
    return (_BY_FIRST_LETTER if first == "L" else _RIGHT_TO_LEFT) + line + _END


def _printable(value: Plain, stand_ins: dict[int, str]) -> Plain:
    if isinstance(value, str):
        return printable(value).translate(stand_ins) if stand_ins else printable(value)
    if isinstance(value, dict):
        return {key: _printable(each, stand_ins) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(each, stand_ins) for each in value]
    return value

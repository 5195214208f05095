"""Texts made fit for paper: composed letters, no control characters, no endless words."""

import re
import unicodedata

import msgspec

from handbook.handout.page import Page

Plain = str | int | bool | None | list["Plain"] | tuple["Plain", ...] | dict[str, "Plain"]
"""What structs are made of."""

_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff]")
_TURNS_TEXT = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Marks that would turn the direction of whatever is printed after them."""

_LONG_WORD = re.compile(r"[^\s\u200b]{25,}")
_BREAK_HERE = "\u200b"


def printable_page(page: Page) -> Page:
    """The same page with every text in it printable."""
    return msgspec.convert(_printable(msgspec.to_builtins(page)), Page)


def printable(text: str) -> str:
    """The text as a page can show it.

    A separating dot stays with what it follows, so that no line begins with one.
    """
    text = unicodedata.normalize("NFC", text).replace(" · ", "\N{NO-BREAK SPACE}· ")
    text = _TURNS_TEXT.sub("", _UNPRINTABLE.sub(" ", text))
    return _LONG_WORD.sub(lambda word: _BREAK_HERE.join(word[0]), text)


def _printable(value: Plain) -> Plain:
    match value:
        case str():
            return printable(value)
        case list() | tuple():
            return [_printable(each) for each in value]
        case dict():
            return {key: _printable(each) for key, each in value.items()}
        case _:
            return value

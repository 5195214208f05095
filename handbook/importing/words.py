"""Texts of other libraries -> texts a pack may hold: clean, short enough, and ids made of them."""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import blake2b

from handbook.content.limits import MAX_LINE_CHARACTERS

MAX_ID_CHARACTERS = 80
"""Length of an id, as `content.model.Slug` has it."""

# What YAML does not allow in a file, and the mark of byte order.
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]* (?=[^a-z])")
_CLAUSE_END = re.compile(r"[,;:] ")
_WORD_END = re.compile(" ")


def one_line(text: str) -> str:
    """The text with single spaces in place of line breaks and of what YAML does not allow."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def short_lines(text: str, limit: int = MAX_LINE_CHARACTERS) -> Iterator[str]:
    """The lines of a text, those that are too long cut; no word is lost.

    The cut falls after a sentence if there is one to end, else after a clause, else between words.
    """
    for paragraph in text.splitlines():
        rest = one_line(paragraph)
        while len(rest) > limit:
            at = _cut(rest, limit)
            yield rest[:at].rstrip()
            rest = rest[at:]
        if rest:
            yield rest


def _cut(text: str, limit: int) -> int:
    for end in (_SENTENCE_END, _CLAUSE_END, _WORD_END):
        # The space after the last word may stand beyond the limit.
        places = [match.end() for match in end.finditer(text) if match.end() <= limit + 1]
        if places:
            return places[-1]
    return limit


def slug(text: str, kind: str) -> str:
    """An id for a name; one without Latin letters and digits gets `kind` and a number of its own.

    The same name always gives the same id.
    """
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    id_ = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:MAX_ID_CHARACTERS].rstrip("-")
    return id_ or f"{kind}-{blake2b(text.encode(), digest_size=5).hexdigest()}"

"""What a search gives back."""

from enum import StrEnum

from msgspec import Struct

from handbook.content.address import Address
from handbook.content.model import Kind


class Span(Struct, frozen=True):
    """A part of a text to mark: the index of its first character, and how many follow."""

    start: int
    length: int


class Reason(StrEnum):
    """Where an entry matched."""

    TITLE = "title"
    ALIAS = "alias"
    BODY = "body"


class Hit(Struct, frozen=True):
    """An entry that matched, with what to show of it.

    `snippet` is one line: the words around the best match in the body, or what the entry is about.
    Spans are in characters of the title and of the snippet. `score` never grows down a list.
    `alias` is the other name or everyday word that matched, when that is why the entry is here.
    """

    address: Address
    kind: Kind
    title: str
    title_spans: tuple[Span, ...]
    snippet: str
    snippet_spans: tuple[Span, ...]
    score: float
    reason: Reason
    alias: str = ""


class Results(Struct, frozen=True):
    """The answer to one query.

    `hits` holds the best over all kinds, best first; `counts` all matches of each kind, listed or
    not. `reading` is what the query was taken to mean when the best hit rests on a repaired typo.
    When nothing matched, `suggestions` offers the nearest entries.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    counts: dict[Kind, int] = {}
    reading: str = ""
    suggestions: tuple[Hit, ...] = ()

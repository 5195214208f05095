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
    MEANING = "meaning"
    BODY = "body"


class Hit(Struct, frozen=True):
    """An entry that matched, with what to show of it.

    `snippet` is one line: the words around the best match in the body, or what the entry is about.
    Spans are in characters of the title and of the snippet. `score` never grows down a list.
    `alias` is the other name that matched, or the typed words whose meaning did, when that is why
    the entry is here.
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


class ScopeName(StrEnum):
    """What a search can be confined to; the names are those that are typed."""

    KIND = "kind"
    PACK = "pack"
    EQUIPMENT = "equipment"
    MUSCLE = "muscle"
    LEVEL = "level"
    SIDES = "sides"
    GOAL = "goal"
    SUITS = "suits"


class Scope(Struct, frozen=True):
    """A scope found in a query, as `kind:faq`.

    `typed` is how it stands there, `without` the query that is left when it is taken out, `label`
    what people read for the value.
    """

    name: ScopeName
    value: str
    typed: str
    without: str
    label: str


class Relaxed(Struct, frozen=True):
    """A query that asks for less, and how many entries it finds.

    `dropped` is the word or the typed scope it leaves out. It is empty when only the kinds or
    packs chosen beside the text are to be given up; `scope` says which, as for a typed scope.
    """

    query: str
    count: int
    dropped: str = ""
    scope: ScopeName | None = None


class Results(Struct, frozen=True):
    """The answer to one query.

    `hits` holds the best over all kinds, best first; `counts` all matches of each kind, listed or
    not. `reading` is what the query was taken to mean when the best hit rests on a repaired typo.
    `scopes` are those understood in the query, `words` the words to mark in what is found, and
    `missing` those that stand nowhere in the library, as typed.

    When nothing fits, `relaxed` tells what to give up, most rewarding first, and `suggestions`
    offers the nearest entries. When some entries have most of the words but none has all,
    `relaxed` is there beside the hits.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    counts: dict[Kind, int] = {}
    reading: str = ""
    suggestions: tuple[Hit, ...] = ()
    scopes: tuple[Scope, ...] = ()
    words: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    relaxed: tuple[Relaxed, ...] = ()

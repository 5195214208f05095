"""Scopes typed into a query: `kind:faq`, `level:beginner`, `equipment:dumbbell`, `pack:gym`."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.labels import kind_list_label, label
from handbook.content.model import Kind
from handbook.search.facets import FACET_VALUES, Facet
from handbook.search.question import MAX_LENGTH
from handbook.search.results import Scope, ScopeName

_TYPED = re.compile(r"(?<!\S)([a-z]+):([\w-]+)(?!\S)", re.IGNORECASE)
_BEGUN = re.compile(r"(?<!\S)([a-z]+):([\w-]*)$", re.IGNORECASE)

MOST_TYPED = 8
"""Scopes that are looked at; what comes after them is plain words."""

KnownScopes = Mapping[str, Mapping[str, str]]
"""By name, the values that a scope can have, each with what people read for it."""


class Asked(Struct, frozen=True):
    """A query taken apart: its scopes, and its words with blanks where the scopes were."""

    words: str
    scopes: tuple[Scope, ...]


class Unfinished(Struct, frozen=True):
    """A query whose last word begins a scope, as `squat equipment:du`.

    `before` is what stands before it. Each of the `ways` to finish it is the whole query, and what
    people read for the value.
    """

    before: str
    ways: tuple[tuple[str, str], ...]


def known_scopes(handbooks: Sequence[Handbook]) -> KnownScopes:
    """The scopes that make sense in some handbooks."""
    return {
        ScopeName.KIND: {kind: kind_list_label(kind) for kind in Kind},
        ScopeName.PACK: {handbook.id: handbook.manifest.title for handbook in handbooks},
        **{
            facet: {value: label(value) for value in values}
            for facet, values in FACET_VALUES.items()
        },
        Facet.MUSCLE: {
            muscle.id: muscle.plain_name for handbook in handbooks for muscle in handbook.muscles
        },
    }


def take_apart(text: str, known: KnownScopes) -> Asked:
    """Find the scopes of a query; unknown names and values, and closed packs, are plain words."""
    words = text
    scopes: dict[tuple[str, str], Scope] = {}
    for found in _TYPED.finditer(text[:MAX_LENGTH]):
        name, value = found[1].lower(), found[2].lower()
        label = known.get(name, {}).get(value)
        if label is None or len(scopes) == MOST_TYPED:
            continue
        start, end = found.span()
        without = " ".join(f"{text[:start]} {text[end:]}".split())
        scope = Scope(ScopeName(name), value, found[0], without, label)
        scopes.setdefault((name, value), scope)
        words = f"{words[:start]}{' ' * (end - start)}{words[end:]}"
    return Asked(words, tuple(scopes.values()))


def unfinished(text: str, known: KnownScopes) -> Unfinished | None:
    """The scope that a query ends in, if its value has only been begun."""
    begun = _BEGUN.search(text[:MAX_LENGTH])
    if begun is None:
        return None
    values = known.get(begun[1].lower(), {})
    typed = begun[2].lower()
    if typed in values:
        return None
    ways = tuple(
        (f"{text[: begun.start(2)]}{value} ", words)
        for value, words in values.items()
        if value.startswith(typed) or words.lower().startswith(typed)
    )
    return Unfinished(text[: begun.start()], ways) if ways else None

"""Scopes typed into a query: `kind:faq`, `level:beginner`, `equipment:dumbbell`, `pack:gym`."""

import re
from collections.abc import Collection, Mapping

from msgspec import Struct

from handbook.content.model import Kind
from handbook.search.facets import FACET_VALUES
from handbook.search.question import MAX_LENGTH
from handbook.search.results import Scope, ScopeName

_TYPED = re.compile(r"(?<!\S)([a-z]+):([\w-]+)(?!\S)", re.IGNORECASE)

MOST_TYPED = 8
"""Scopes that are looked at; what comes after them is plain words."""


class Asked(Struct, frozen=True):
    """A query taken apart: its scopes, and its words with blanks where the scopes were."""

    words: str
    scopes: tuple[Scope, ...]


def take_apart(text: str, packs: Collection[str]) -> Asked:
    """Find the scopes of a query; unknown names and values, and closed packs, are plain words."""
    known = _known_values(packs)
    words = text
    scopes: dict[tuple[str, str], Scope] = {}
    for found in _TYPED.finditer(text[:MAX_LENGTH]):
        name, value = found[1].lower(), found[2].lower()
        if value not in known.get(name, ()) or len(scopes) == MOST_TYPED:
            continue
        start, end = found.span()
        without = " ".join(f"{text[:start]} {text[end:]}".split())
        scopes.setdefault((name, value), Scope(ScopeName(name), value, found[0], without))
        words = f"{words[:start]}{' ' * (end - start)}{words[end:]}"
    return Asked(words, tuple(scopes.values()))


def _known_values(packs: Collection[str]) -> Mapping[str, Collection[str]]:
    return {
        ScopeName.KIND: list(Kind),
        ScopeName.PACK: packs,
        **{facet: list(values) for facet, values in FACET_VALUES.items()},
    }

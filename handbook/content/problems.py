"""Problems of a pack: where they are and what to do, all at once."""

from collections.abc import Iterable

from msgspec import Struct

from handbook.language import _

FieldPath = tuple[str | int, ...]
"""Where a value stands in a file: the keys and the list positions that lead to it."""

_MANY = 2_000
_SHOWN = 60


class Problem(Struct, frozen=True, order=True):
    """One thing wrong in a pack; line and column count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """As editors and compilers write it."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


def shown(value: object) -> str:
    """A value from a pack as it stands in a message: one short line."""
    if value is None:
        return _("nothing")
    if isinstance(value, list):
        return _("a list")
    if isinstance(value, dict):
        return _("a group of fields")
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt or unfinished one most likely stands for."""
    # Not at the top: a start without problems needs no comparing.
    from difflib import get_close_matches

    word = word.lower()[:_SHOWN]
    if not word:
        return None
    names = {name.lower(): name for name in _candidates(word, known)}
    if found := get_close_matches(word, names, n=1):
        return names[found[0]]
    beginnings = {name[: len(word)]: names[name] for name in sorted(names, reverse=True)}
    found = get_close_matches(word, beginnings, n=1, cutoff=0.8)
    return beginnings[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word nearest to a misspelt one, as a sentence, or nothing."""
    found = nearest(word, known)
    return " " + _("Did you mean “{word}”?").format(word=found) if found else ""


def _candidates(word: str, known: Iterable[str]) -> list[str]:
    """All known words; of very many, those that begin alike and are about as long."""
    names = list(known)
    if len(names) <= _MANY:
        return names
    alike = (name for name in names if name[:1] == word[:1] and abs(len(name) - len(word)) < 3)
    return [name for name, _number in zip(alike, range(_MANY), strict=False)]

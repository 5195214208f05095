"""Link each glossary term to its entry where it first appears in a page."""

import re
from collections.abc import Iterable, Iterator

from handbook.content.links import mapped
from handbook.content.model import Kind, Term
from handbook.content.prose import Emphasis, Inline, Link, Prose, Strong, Text

_WORD = re.compile(r"\w+")


class GlossaryLinker:
    """Finds terms and their aliases as whole words, singular or plural, longest first.

    Names are kept by their first word, so that the time taken does not grow with the glossary.
    """

    def __init__(self, pack: str, terms: Iterable[Term]) -> None:
        """A linker for the terms of one pack."""
        targets: dict[str, str] = {}
        for term in terms:
            for name in (term.term, *term.aliases):
                targets.setdefault(name.lower(), f"{pack}/{Kind.TERM}/{term.id}")
        for name, target in list(targets.items()):
            for plural in _plurals(name):
                targets.setdefault(plural, target)
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for name in sorted(targets, key=len, reverse=True):
            # A sign before the first word, as in %MVIC, may stay outside the link.
            first = _WORD.search(name)
            if first is not None:
                rest = name[first.start() :]
                self._by_word.setdefault(first[0], []).append((rest, targets[name]))

    def linked(self, prose: Prose, own: str = "") -> Prose:
        """The prose with first appearances linked; `own` is the address of its own entry.

        Headings, code and the words of other links stay as they are.
        """
        seen = {own}

        def run(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
            return tuple(part for inline in inlines for part in parts(inline))

        def parts(inline: Inline) -> Iterable[Inline]:
            match inline:
                case Text(text=text):
                    return self._split(text, seen)
                case Emphasis(children=children):
                    return (Emphasis(run(children)),)
                case Strong(children=children):
                    return (Strong(run(children)),)
                case Link(target=target):
                    seen.add(target)
                    return (inline,)
                case _:
                    return (inline,)

        return Prose(mapped(prose.blocks, run, headings=False))

    def _split(self, text: str, seen: set[str]) -> Iterator[Inline]:
        lowered = text.lower()
        if len(lowered) != len(text):
            # A few letters have a longer lower case, which would move every place after them.
            lowered = text
        written = read = 0
        for word in _WORD.finditer(lowered):
            at = word.start()
            if at < read or lowered[at - 1 : at] == "-":
                continue
            for name, target in self._by_word.get(word[0], ()):
                end = at + len(name)
                if lowered.startswith(name, at) and _ends(lowered, end):
                    read = end
                    if target not in seen:
                        seen.add(target)
                        if at > written:
                            yield Text(text[written:at])
                        yield Link(target, (Text(text[at:end]),), glossary=True)
                        written = end
                    break
        if written < len(text):
            yield Text(text[written:])


def _ends(text: str, at: int) -> bool:
    """Whether a word ends at a place."""
    return not (text[at : at + 1].isalnum() or text[at : at + 1] in ("-", "_"))


def _plurals(name: str) -> Iterator[str]:
    """The regular English plurals of a name."""
    if name.endswith("y"):
        yield f"{name[:-1]}ies"
    yield f"{name}s"
    yield f"{name}es"

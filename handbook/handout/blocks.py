"""Plain texts -> blocks of a handout."""

import re
from collections.abc import Iterable, Iterator

from handbook.handout.page import AnyBlock, ListBlock, Paragraph, Run


def one_line(text: str) -> str:
    """The text with every run of blanks and line ends as one space."""
    return " ".join(text.split())


def paragraph(text: str) -> Paragraph:
    """One paragraph."""
    return Paragraph((Run(text),))


def paragraphs(*texts: str) -> tuple[AnyBlock, ...]:
    """A paragraph for each text that says something."""
    return tuple(paragraph(text) for text in texts if text.strip())


def written(text: str) -> tuple[AnyBlock, ...]:
    """What someone typed: blank lines part paragraphs, other line ends stay."""
    lines = "\n".join(one_line(line) for line in text.splitlines())
    return paragraphs(*re.split(r"\n{2,}", lines.strip()))


def listed(texts: Iterable[str], start: int | None = None) -> tuple[AnyBlock, ...]:
    """A list, numbered from `start` or with bullets; nothing for no texts."""
    items = tuple(_items(texts))
    return (ListBlock(items, start),) if items else ()


def _items(texts: Iterable[str]) -> Iterator[tuple[AnyBlock, ...]]:
    return ((paragraph(text),) for text in texts if text.strip())

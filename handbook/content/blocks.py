"""Plain texts -> the blocks and inlines of a page."""

from collections.abc import Iterable, Sequence

from handbook.content.handbook import Handbook
from handbook.content.model import AnyEntry, Kind
from handbook.content.prose import (
    Block,
    Citation,
    Heading,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)


def words(text: str) -> tuple[Inline, ...]:
    """A text in a line; nothing for an empty one."""
    return (Text(text),) if text else ()


def cite(refs: Sequence[str]) -> tuple[Inline, ...]:
    """Citations by their keys."""
    return (Citation(tuple(refs)),) if refs else ()


def link(handbook: Handbook, kind: Kind, entry: AnyEntry) -> Link:
    """The title of an entry, which leads to it."""
    return Link(str(handbook.address(kind, entry.id)), words(entry.title))


def related_links(handbook: Handbook, related: Iterable[str]) -> list[Link]:
    """Links to entries by their kind and id, as `term:rom`, those that are there."""
    links: list[Link] = []
    for target in related:
        kind, _colon, id_ = target.partition(":")
        if entry := handbook.find(Kind(kind), id_):
            links.append(link(handbook, Kind(kind), entry))
    return links


def paragraph(text: str) -> Paragraph:
    """One paragraph."""
    return Paragraph(words(text))


def heading(text: str) -> Heading:
    """A heading within the page, with an anchor of the same words."""
    return Heading(2, words(text), "-".join(text.lower().split()))


def listing(items: Iterable[tuple[Inline, ...]], *, ordered: bool = False) -> ListBlock:
    """A list of lines, numbered or with bullets."""
    return ListBlock(tuple((Paragraph(item),) for item in items), 1 if ordered else None)


def facts(rows: Iterable[tuple[str, str]]) -> Table:
    """Names and what is said of each, without those that nothing is said of."""
    shown = tuple((words(name), words(value)) for name, value in rows if value)
    return Table((), shown, ("left", "left"))


def boxed(title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A box set apart from the text, its title within it; nothing for no blocks."""
    return (Quote((Paragraph((Strong(words(title)),)), *blocks)),) if blocks else ()


def titled(title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks under a heading; nothing for none."""
    return (heading(title), *blocks) if blocks else ()


def titled_box(title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A box under a heading; nothing for no blocks."""
    return (heading(title), Quote(tuple(blocks))) if blocks else ()


def titled_line(title: str, line: str) -> tuple[Block, ...]:
    """A paragraph under a heading; nothing for an empty text."""
    return titled(title, (paragraph(line),) if line else ())


def titled_lines(title: str, lines: Sequence[str], *, ordered: bool = False) -> tuple[Block, ...]:
    """A list of texts under a heading; nothing for none."""
    return titled_list(title, [words(line) for line in lines], ordered=ordered)


def titled_list(
    title: str, items: Sequence[tuple[Inline, ...]], *, ordered: bool = False
) -> tuple[Block, ...]:
    """A list under a heading; nothing for no items."""
    return (heading(title), listing(items, ordered=ordered)) if items else ()

"""Prose as a small tree of blocks and inlines, and the plain text in it.

The tree is what CommonMark gives after raw HTML, images and remote content have been refused, with
two things of our own: links to entries and citations.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec
from msgspec import Struct

CUSTOM = "custom"
"""The citation key that marks a statement as coaching custom instead of naming a work."""


class Node(Struct, frozen=True, array_like=True):
    """Base of the tree; arrays keep the snapshot small."""


class Text(Node, frozen=True, tag=1):
    """Characters, as they are."""

    text: str


class Emphasis(Node, frozen=True, tag=2):
    """Stressed words."""

    children: tuple["Inline", ...]


class Strong(Node, frozen=True, tag=3):
    """Words that matter most."""

    children: tuple["Inline", ...]


class Code(Node, frozen=True, tag=4):
    """Characters in a fixed-width face."""

    text: str


class Link(Node, frozen=True, tag=5):
    """A link to an address of the handbook, or to a web page (shown, never fetched).

    `target` is `kind:id[#anchor]` as written, and a full address once resolved. A glossary link is
    one the loader added where a term first appears.
    """

    target: str
    children: tuple["Inline", ...]
    glossary: bool = False


class Citation(Node, frozen=True, tag=6):
    """References that stand behind the words before it; `custom` marks coaching custom."""

    keys: tuple[str, ...]


class LineBreak(Node, frozen=True, tag=7):
    """A forced line break."""


Inline = Text | Emphasis | Strong | Code | Link | Citation | LineBreak


class Paragraph(Node, frozen=True, tag=20):
    """A paragraph."""

    inlines: tuple[Inline, ...]


class Heading(Node, frozen=True, tag=21):
    """A heading; `anchor` names it in addresses, unique within one prose."""

    level: int
    inlines: tuple[Inline, ...]
    anchor: str


class ListBlock(Node, frozen=True, tag=22):
    """A list; `start` is the first number of an ordered one, None for bullets."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None


class Quote(Node, frozen=True, tag=23):
    """A quotation or a note set apart."""

    blocks: tuple["Block", ...]


Alignment = Literal["", "left", "center", "right"]


TableShape = Literal["rows", "records", "columns"]
"""How a table is laid out where there is room to choose: each row of cells as a row, as a record of
its own with the titles beside the cells, or as a column beside the others."""


class Table(Node, frozen=True, tag=24):
    """A table: one header row, then rows of cells, each cell inlines."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    alignments: tuple[Alignment, ...]
    shape: TableShape = "rows"


class CodeBlock(Node, frozen=True, tag=25):
    """Lines in a fixed-width face."""

    text: str


class Rule(Node, frozen=True, tag=26):
    """A horizontal rule."""


Block = Paragraph | Heading | ListBlock | Quote | Table | CodeBlock | Rule


_DECODER = msgspec.msgpack.Decoder(tuple[Block, ...])


class ProseFault(Struct, frozen=True):
    """Something wrong in a prose text: the line it is on, counted from 0, and the words there."""

    line: int
    excerpt: str
    message: str


class Prose:
    """A parsed text: its blocks, and what was wrong with it (empty once loaded cleanly).

    Not a struct, so that msgspec hands it to the hooks of whoever reads or writes it. One from a
    snapshot stays packed until somebody reads it: most texts are not read in a run.
    """

    __slots__ = ("_blocks", "_packed", "faults")

    def __init__(self, blocks: tuple[Block, ...] = (), faults: tuple[ProseFault, ...] = ()) -> None:
        """A prose of these blocks."""
        self._blocks: tuple[Block, ...] | None = blocks
        self._packed = b""
        self.faults = faults

    @classmethod
    def unpacked(cls, packed: bytes) -> "Prose":
        """The prose that `packed` gave these bytes."""
        prose = cls()
        prose._blocks, prose._packed = None, packed
        return prose

    def packed(self) -> bytes:
        """The blocks as bytes, for a snapshot."""
        return self._packed or msgspec.msgpack.encode(self.blocks)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text."""
        if self._blocks is None:
            self._blocks = _DECODER.decode(self._packed)
        return self._blocks

    def __eq__(self, other: object) -> bool:
        """Equal when they read the same."""
        return isinstance(other, Prose) and self.blocks == other.blocks

    def __hash__(self) -> int:
        """Agrees with equality."""
        return hash(self.blocks)

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.blocks)

    def __repr__(self) -> str:
        """Its blocks, for whoever debugs."""
        return f"Prose({self.blocks!r})"


def block_texts(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """Every run of inlines in reading order: paragraphs, headings, list items, cells."""
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                yield inlines
            case ListBlock(items=items):
                for item in items:
                    yield from block_texts(item)
            case Quote(blocks=inner):
                yield from block_texts(inner)
            case Table(header=header, rows=rows):
                yield from header
                for row in rows:
                    yield from row
            case CodeBlock(text=text):
                yield (Code(text),)
            case Rule():
                pass


def inline_text(inlines: Iterable[Inline]) -> str:
    """The words of some inlines, without marks and citations."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case Emphasis(children=children) | Strong(children=children) | Link(children=children):
                parts.append(inline_text(children))
            case LineBreak():
                parts.append("\n")
            case Citation():
                pass
    return "".join(parts)


def plain_text(blocks: Iterable[Block]) -> str:
    """The words of a prose, one line per block, list item or cell."""
    return "\n".join(text for run in block_texts(blocks) if (text := inline_text(run).strip()))


def all_inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline at any depth, in reading order."""

    def walk(inlines: Iterable[Inline]) -> Iterator[Inline]:
        for inline in inlines:
            yield inline
            if isinstance(inline, Emphasis | Strong | Link):
                yield from walk(inline.children)

    for run in block_texts(blocks):
        yield from walk(run)

"""Pages -> plain text for a terminal."""

import textwrap
from collections.abc import Iterable

from handbook.content.bibliography import reference_line
from handbook.content.page import Page
from handbook.content.prose import (
    CUSTOM,
    Block,
    Citation,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)
from handbook.language import _


def page_text(page: Page, width: int = 80) -> str:
    """The page as lines of at most `width` columns, where its words allow."""
    numbers = {source.id: number for number, source in enumerate(page.sources, 1)}
    writer = _Writer(numbers, width)
    head = [page.kicker, page.title, "=" * len(page.title)]
    parts = ["\n".join(head)]
    if page.lead:
        parts.append(textwrap.fill(page.lead, width))
    placing = [(tag.name, ", ".join(tag.words)) for tag in page.tags]
    if page.also:
        placing.append((_("Also called"), ", ".join(page.also)))
    if placing:
        parts.append(
            "\n".join(
                textwrap.fill(
                    f"{name}: {words}", width, subsequent_indent="  ", break_on_hyphens=False
                )
                for name, words in placing
            )
        )
    parts.append(writer.blocks(page.blocks))
    if page.sources:
        parts.append(
            "\n".join(
                [
                    _("Sources"),
                    *(
                        textwrap.fill(
                            f"[{number}] {reference_line(source)}", width, subsequent_indent="    "
                        )
                        for number, source in enumerate(page.sources, 1)
                    ),
                ]
            )
        )
    return "\n\n".join(parts) + "\n"


class _Writer:
    """Writes the blocks of one page."""

    def __init__(self, numbers: dict[str, int], width: int) -> None:
        self._numbers = numbers
        self._width = width

    def blocks(self, blocks: Iterable[Block], indent: str = "") -> str:
        return "\n\n".join(self._block(block, indent) for block in blocks)

    def _block(self, block: Block, indent: str) -> str:
        match block:
            case Paragraph(inlines=inlines):
                return self._fill(inlines, indent, indent)
            case Heading(level=level, inlines=inlines):
                text = self._run(inlines)
                return f"{indent}{text}\n{indent}{('-' if level < 3 else '.') * len(text)}"
            case ListBlock(items=items, start=start):
                marks = ["-" if start is None else f"{start + i}." for i in range(len(items))]
                return "\n".join(
                    self._item(mark, item, indent) for mark, item in zip(marks, items, strict=True)
                )
            case Quote(blocks=inner):
                return self.blocks(inner, indent + "  | ")
            case Table():
                return self._table(block, indent)
            case CodeBlock(text=text):
                return textwrap.indent(text, indent + "    ")
            case Rule():
                return indent + "-" * (self._width - len(indent))

    def _item(self, mark: str, blocks: tuple[Block, ...], indent: str) -> str:
        below = indent + " " * (len(mark) + 1)
        first, rest = blocks[:1], blocks[1:]
        lines = [
            self._fill(block.inlines, f"{indent}{mark} ", below)
            if isinstance(block, Paragraph)
            else f"{indent}{mark} " + self._block(block, below).lstrip()
            for block in first
        ]
        return "\n".join([*lines, *(self._block(block, below) for block in rest)])

    def _table(self, table: Table, indent: str) -> str:
        """One paragraph a row; cells carry their column's title, which no width can break."""
        if not table.header:
            return "\n".join(
                self._cell(self._run(row[0]), row[1], indent) for row in table.rows if len(row) > 1
            )
        titles = [self._run(cell) for cell in table.header]
        rows = (
            "\n".join(
                self._cell(title, cell, indent)
                for title, cell in zip(titles, row, strict=False)
                if cell
            )
            for row in table.rows
        )
        return "\n\n".join(row for row in rows if row)

    def _cell(self, title: str, cell: tuple[Inline, ...], indent: str) -> str:
        named = (Text(f"{title}: "), *cell) if title else cell
        return self._fill(named, indent, indent + "  ")

    def _fill(self, inlines: tuple[Inline, ...], first: str, rest: str) -> str:
        return "\n".join(
            textwrap.fill(
                line,
                self._width,
                initial_indent=first,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for line in self._run(inlines).split("\n")
        )

    def _run(self, inlines: Iterable[Inline]) -> str:
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text=text) | Code(text=text):
                return text
            case Emphasis(children=children) | Strong(children=children) | Link(children=children):
                return self._run(children)
            case LineBreak():
                return "\n"
            case Citation(keys=keys):
                marks = [str(self._numbers[key]) for key in keys if key in self._numbers]
                custom = [_("custom")] if CUSTOM in keys else []
                return f" [{', '.join([*marks, *custom])}]" if marks or custom else ""

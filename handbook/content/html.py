"""Pages -> HTML, in the subset that Qt's rich text and every browser understand alike."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from handbook.content.bibliography import linked_reference
from handbook.content.model import Reference
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
    all_inlines,
)
from handbook.language import _

SCHEME = "handbook:"
"""Before an address in a link."""

_WIDE_COLUMNS = 6
"""A table with so many columns is set smaller."""

_WIDTH = "99%"
"""Of a table: Qt rounds its columns up, and at the full width they would be a pixel too wide."""

_DOCUMENT = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.5 sans-serif; }}
table {{ border-collapse: collapse; }}
td, th {{ padding: 0.3em 0.8em 0.3em 0; text-align: left; vertical-align: top; }}
th, td {{ border-bottom: 1px solid #ccc; }}
.kicker, .custom, .sources {{ color: #555; }}
.custom, .cite {{ font-size: 0.8em; }}
.tag {{ background: #e6eded; border-radius: 0.3em; font-size: 0.9em; line-height: 1.8; }}
blockquote, .box {{ border-left: 4px solid #999; margin-left: 0; padding-left: 1em; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def page_html(page: Page, inset: str = "") -> str:
    """The page as the inside of a body; `inset` is HTML to put between its head and its text."""
    numbers = {source.id: number for number, source in enumerate(page.sources, 1)}
    writer = _Writer(page.address.pack, numbers)
    return f"{_head(page)}{inset}{writer.blocks(page.blocks)}{writer.sources(page)}"


def _head(page: Page) -> str:
    parts = [f'<p class="kicker">{escape(page.kicker)}</p><h1>{escape(page.title)}</h1>']
    if page.also:
        names = _("Also called {names}").format(names=", ".join(page.also))
        parts.append(f'<p class="also">{escape(names)}</p>')
    if page.lead:
        parts.append(f'<p class="lead">{escape(page.lead)}</p>')
    if page.tags:
        words = " ".join(_tag(word) for tag in page.tags for word in tag.words)
        parts.append(f'<p class="tags">{words}</p>')
    return "".join(parts)


def _tag(word: str) -> str:
    """A few words on a ground of their own that stay on one line."""
    unbroken = escape(word).replace(" ", "&nbsp;")
    return f'<span class="tag">&nbsp;{unbroken}&nbsp;</span>'


def page_document(page: Page, language: str) -> str:
    """The page as a whole HTML document, with a style of its own and nothing to fetch."""
    return _DOCUMENT.format(
        language=escape(language), title=escape(page.title), body=page_html(page)
    )


def blocks_html(blocks: Iterable[Block], pack: str, numbers: Mapping[str, int]) -> str:
    """Some blocks of a pack, with citations shown as `numbers`."""
    return _Writer(pack, numbers).blocks(blocks)


def source_lines(blocks: Sequence[Block], pack: str, sources: Sequence[Reference]) -> list[str]:
    """What some blocks cite, a numbered line for each source, and what “custom” means."""
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    return _Writer(pack, numbers).source_lines(blocks, sources)


class _Writer:
    """Writes the blocks of one page."""

    def __init__(self, pack: str, numbers: Mapping[str, int]) -> None:
        self._pack = pack
        self._numbers = numbers

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "\n".join(self._block(block) for block in blocks)

    def sources(self, page: Page) -> str:
        """The numbered list of what the page cites, and what “custom” means."""
        lines = self.source_lines(page.blocks, page.sources)
        if not lines:
            return ""
        rows = "\n".join(f'<p class="source">{line}</p>' for line in lines)
        return f"<h2>{escape(_('Sources'))}</h2>{rows}"

    def source_lines(self, blocks: Sequence[Block], sources: Sequence[Reference]) -> list[str]:
        lines = [
            f"{number}. {self._run(linked_reference(self._pack, source))}"
            for number, source in enumerate(sources, 1)
        ]
        if any(isinstance(each, Citation) and CUSTOM in each.keys for each in all_inlines(blocks)):
            lines.append(
                escape(_("custom: commonly taught by coaches; not tested in a study we know of."))
            )
        return lines

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(inlines=inlines):
                return f"<p>{self._run(inlines)}</p>"
            case Heading(level=level, inlines=inlines, anchor=anchor):
                name = escape(anchor, quote=True)
                return f'<h{level}><a name="{name}"></a>{self._run(inlines)}</h{level}>'
            case ListBlock():
                return self._list(block)
            case Quote(blocks=inner):
                return (
                    '<table class="box" width="100%" cellspacing="0" cellpadding="12"><tr>'
                    f'<td class="box">{self.blocks(inner)}</td></tr></table>'
                )
            case Table(shape="records", header=[_, *_]):
                return self._records(block)
            case Table(shape="columns", header=[_, *_]):
                return self._columns(block)
            case Table():
                return self._table(block, "data") if block.header else self._facts(block)
            case CodeBlock(text=text):
                return f"<pre>{escape(text)}</pre>"
            case Rule():
                return "<hr>"

    def _list(self, block: ListBlock) -> str:
        tag = "ul" if block.start is None else "ol"
        start = f' start="{block.start}"' if block.start not in (None, 1) else ""
        items = "".join(f"<li>{self._item(item)}</li>" for item in block.items)
        return f"<{tag}{start}>{items}</{tag}>"

    def _item(self, blocks: tuple[Block, ...]) -> str:
        """A list item; its first paragraph stands without a paragraph's margins."""
        if blocks and isinstance(blocks[0], Paragraph):
            return self._run(blocks[0].inlines) + self.blocks(blocks[1:])
        return self.blocks(blocks)

    def _table(self, table: Table, kind: str, first: str = "td") -> str:
        """A table with `first` as the tag of the first cell of each row under the titles."""
        padding = 4
        if len(table.header) >= _WIDE_COLUMNS:
            kind, padding = f"{kind} wide", 2
        rows = [self._row("th", table.header, table)] if table.header else []
        rows += [self._row("td", row, table, first) for row in table.rows]
        return (
            f'<table class="{kind}" width="{_WIDTH}" cellspacing="0" cellpadding="{padding}">'
            f"{''.join(rows)}</table>"
        )

    def _facts(self, table: Table) -> str:
        """Names and what is said under each; no titles."""
        return self._table(table, "facts", "th")

    def _records(self, table: Table) -> str:
        """Each row as a few lines, the titles of its columns beside them."""
        lines: list[str] = []
        for row in table.rows:
            cells = [(title, cell) for title, cell in zip(table.header, row, strict=False) if cell]
            for index, (title, cell) in enumerate(cells):
                kind = ' class="last"' if index == len(cells) - 1 else ""
                tag = "b" if index == 0 else "span"
                lines.append(
                    f'<tr><th align="left" width="18%"{kind}>{self._run(title)}</th>'
                    f'<td align="left"{kind}><{tag}>{self._run(cell)}</{tag}></td></tr>'
                )
        return (
            f'<table class="records" width="{_WIDTH}" cellspacing="0" cellpadding="4">'
            f"{''.join(lines)}</table>"
        )

    def _columns(self, table: Table) -> str:
        """Each row as a column, the titles of the cells at the left."""
        header, *rows = zip(table.header, *table.rows, strict=True)
        filled = tuple(row for row in rows if any(row[1:]))
        return self._table(Table(header, filled, ("left",) * len(header)), "turned", "th")

    def _row(
        self, tag: str, cells: tuple[tuple[Inline, ...], ...], table: Table, first: str = ""
    ) -> str:
        written: list[str] = []
        for index, cell in enumerate(cells):
            kind = first if index == 0 and first else tag
            side = table.alignments[index] if index < len(table.alignments) else ""
            written.append(f'<{kind} align="{side or "left"}">{self._run(cell)}</{kind}>')
        return f"<tr>{''.join(written)}</tr>"

    def _run(self, inlines: tuple[Inline, ...]) -> str:
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text=text):
                return escape(text, quote=False)
            case Code(text=text):
                return f"<code>{escape(text)}</code>"
            case Emphasis(children=children):
                return f"<em>{self._run(children)}</em>"
            case Strong(children=children):
                return f"<strong>{self._run(children)}</strong>"
            case LineBreak():
                return "<br>"
            case Link(target=target, children=children, glossary=glossary):
                web = target.startswith(("http://", "https://"))
                href = escape(target if web else SCHEME + target, quote=True)
                kind = ' class="term"' if glossary else ""
                return f'<a href="{href}"{kind}>{self._run(children)}</a>'
            case Citation(keys=keys):
                return self._citation(keys)

    def _citation(self, keys: tuple[str, ...]) -> str:
        marks = [
            f"{self._source_link(key)}{self._numbers[key]}</a>"
            for key in keys
            if key in self._numbers
        ]
        cite = f'<sup class="cite">[{", ".join(marks)}]</sup>' if marks else ""
        custom = f' <span class="custom">{escape(_("custom"))}</span>' if CUSTOM in keys else ""
        return cite + custom

    def _source_link(self, key: str) -> str:
        return f'<a class="cite" href="{SCHEME}{self._pack}/reference/{escape(key, quote=True)}">'

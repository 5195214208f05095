"""CommonMark text -> the block tree of `prose`."""

import re
import unicodedata
from functools import cache
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.token import Token

from handbook.content.prose import (
    Alignment,
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
    Prose,
    ProseFault,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    inline_text,
)
from handbook.language import _

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_CITATION = re.compile(r"@[\w-]+(?: *; *@[\w-]+)*")
_ALMOST_CITATION = re.compile(r"(?:^|[\s;(-])@\w")


class _Parser(MarkdownIt):
    """Keeps the target of every link as it is written; `links` judges them."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002 (the names of the base class)
        return True

    def normalizeLink(self, url: str) -> str:
        return url


@cache
def _parser() -> MarkdownIt:
    # Raw HTML is recognised so that it can be refused, never passed on.
    return _Parser("commonmark", {"html": True}).enable("table")


def parse_markdown(text: str) -> Prose:
    """Parse a text; raw HTML and images become faults and are left out."""
    reader = _Reader(text)
    return Prose(reader.blocks(), tuple(reader.faults))


def slugify(text: str) -> str:
    """A heading's words as an anchor: ASCII letters and digits joined by hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-") or "part"


class _Reader:
    """Walks the tokens of one text."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._tokens = _parser().parse(text)
        self._at = 0
        self._anchors: dict[str, int] = {}
        self.faults: list[ProseFault] = []

    def blocks(self, until: str = "") -> tuple[Block, ...]:
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == until:
                break
            block = self._block(token)
            if block is not None:
                found.append(block)
        return tuple(found)

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _block(self, token: Token) -> Block | None:
        match token.type:
            case "paragraph_open":
                inlines = self._inlines_until("paragraph_close")
                return Paragraph(inlines) if inlines else None
            case "heading_open":
                return self._heading(token)
            case "bullet_list_open":
                return ListBlock(self._items("bullet_list_close"))
            case "ordered_list_open":
                start = token.attrGet("start")
                return ListBlock(
                    self._items("ordered_list_close"), 1 if start is None else int(start)
                )
            case "blockquote_open":
                return Quote(self.blocks("blockquote_close"))
            case "table_open":
                return self._table()
            case "fence" | "code_block":
                return CodeBlock(token.content.rstrip("\n"))
            case "hr":
                return Rule()
            case "html_block":
                self._fault(token, token.content, _raw_html())
                return None
            case _:
                return None

    def _heading(self, token: Token) -> Heading:
        inlines = self._inlines_until("heading_close")
        level = int(token.tag[1])
        if level == 1:
            message = _("Begin headings with “##”; the entry's own title is the one above them.")
            self._fault(token, self._lines[token.map[0]] if token.map else "", message)
        return Heading(level, inlines, self._anchor(inlines))

    def _items(self, until: str) -> tuple[tuple[Block, ...], ...]:
        items: list[tuple[Block, ...]] = []
        while (token := self._next()).type != until:
            if token.type == "list_item_open":
                items.append(self.blocks("list_item_close"))
        return tuple(items)

    def _table(self) -> Table:
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        cells: list[tuple[Inline, ...]] = []
        alignments: list[Alignment] = []
        while (token := self._next()).type != "table_close":
            match token.type:
                case "tr_open":
                    cells = []
                case "tr_close":
                    rows.append(tuple(cells))
                case "th_open":
                    style = str(token.attrGet("style") or "")
                    alignments.append(cast("Alignment", style.removeprefix("text-align:")))
                case "inline":
                    cells.append(self._inlines(token))
                case _:
                    pass
        return Table(rows[0], tuple(rows[1:]), tuple(alignments))

    def _inlines_until(self, until: str) -> tuple[Inline, ...]:
        inlines: tuple[Inline, ...] = ()
        while (token := self._next()).type != until:
            if token.type == "inline":
                inlines = self._inlines(token)
        return inlines

    def _inlines(self, token: Token) -> tuple[Inline, ...]:
        stack: list[list[Inline]] = [[]]
        targets: list[str] = []
        for child in token.children or []:
            match child.type:
                case "text":
                    stack[-1].extend(self._with_citations(token, child.content))
                case "softbreak":
                    stack[-1].append(Text(" "))
                case "hardbreak":
                    stack[-1].append(LineBreak())
                case "code_inline":
                    stack[-1].append(Code(child.content))
                case "em_open" | "strong_open":
                    stack.append([])
                case "link_open":
                    stack.append([])
                    targets.append(str(child.attrGet("href") or ""))
                case "em_close":
                    inner = _merged(stack.pop())
                    stack[-1].append(Emphasis(inner))
                case "strong_close":
                    inner = _merged(stack.pop())
                    stack[-1].append(Strong(inner))
                case "link_close":
                    inner = _merged(stack.pop())
                    stack[-1].append(Link(targets.pop(), inner))
                case "html_inline":
                    self._fault(token, child.content, _raw_html())
                case "image":
                    self._fault(token, "![", _("Pictures are not allowed in prose; leave it out."))
                case _:
                    pass
        return _merged(stack[0])

    def _with_citations(self, token: Token, text: str) -> list[Inline]:
        parts: list[Inline] = []
        at = 0
        for match in _BRACKETS.finditer(text):
            if _CITATION.fullmatch(match[1]):
                keys = tuple(key.strip().lstrip("@") for key in match[1].split(";"))
                parts += [Text(text[at : match.start()]), Citation(keys)]
                at = match.end()
            elif _ALMOST_CITATION.search(match[1]):
                message = _("Citations are written “[@id]” or “[@id; @id]”, without other words.")
                self._fault(token, match[0].strip(), message)
        return [*parts, Text(text[at:])]

    def _fault(self, token: Token, excerpt: str, message: str) -> None:
        line = token.map[0] if token.map else 0
        self.faults.append(ProseFault(line, excerpt.strip().partition("\n")[0], message))

    def _anchor(self, inlines: tuple[Inline, ...]) -> str:
        anchor = slugify(inline_text(inlines))
        self._anchors[anchor] = count = self._anchors.get(anchor, 0) + 1
        return anchor if count == 1 else f"{anchor}-{count}"


def _raw_html() -> str:
    return _("Raw HTML is not allowed; write it as Markdown or leave it out.")


def _merged(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts, so that a word is never split over two nodes.

    The blank before a citation goes, because the mark of a citation stands close to its word.
    """
    merged: list[Inline] = []
    for inline in inlines:
        last = merged[-1] if merged else None
        if isinstance(inline, Text) and isinstance(last, Text):
            merged[-1] = Text(last.text + inline.text)
        elif isinstance(inline, Citation) and isinstance(last, Text):
            merged[-1:] = [Text(last.text.rstrip(" ")), inline]
        else:
            merged.append(inline)
    return tuple(inline for inline in merged if inline != Text(""))

"""A question with its answer in writing: HTML to read, plain text to paste elsewhere."""

from html import escape

from handbook.content.bibliography import cited
from handbook.content.blocks import boxed, paragraph, related_links, words
from handbook.content.handbook import Handbook
from handbook.content.html import blocks_html, source_lines
from handbook.content.model import Faq
from handbook.content.prose import (
    Block,
    Inline,
    ListBlock,
    Paragraph,
    Strong,
    Text,
    plain_text,
)
from handbook.language import _


def answer_html(handbook: Handbook, faq: Faq) -> str:
    """The answer, the box for the client, where to read on, tags and sources; not the question."""
    blocks = (*faq.answer.blocks, *_client_box(faq), *_see_also(handbook, faq))
    sources = cited(handbook, blocks)
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    small = source_lines(blocks, handbook.id, sources)
    if faq.tags:
        tags = ", ".join(tag_label(tag) for tag in faq.tags)
        small.append(escape(_("Tags: {tags}").format(tags=tags)))
    lines = "\n".join(f'<p class="source"><span class="custom">{line}</span></p>' for line in small)
    return blocks_html(blocks, handbook.id, numbers) + lines


def answer_as_text(faq: Faq) -> str:
    """Question, answer and the client's answer, with an empty line between paragraphs."""
    parts = [faq.question, *(_block_text(block) for block in faq.answer.blocks)]
    if faq.client:
        parts.append(_("For the client: {answer}").format(answer=faq.client))
    return "\n\n".join(part for part in parts if part)


def tag_label(tag: str) -> str:
    """A tag as people read it."""
    return tag.replace("-", " ").capitalize()


def _client_box(faq: Faq) -> tuple[Block, ...]:
    return boxed(_("For the client"), (paragraph(faq.client),) if faq.client else ())


def _see_also(handbook: Handbook, faq: Faq) -> tuple[Block, ...]:
    links: list[Inline] = []
    for each in related_links(handbook, faq.related):
        links += [Text(" · "), each]
    if not links:
        return ()
    return (Paragraph((Strong(words(_("See also:"))), Text(" "), *links[1:])),)


def _block_text(block: Block) -> str:
    if isinstance(block, ListBlock):
        first = block.start
        marks = ("-" if first is None else f"{first + at}." for at in range(len(block.items)))
        return "\n".join(
            f"{mark} {plain_text(item)}" for mark, item in zip(marks, block.items, strict=True)
        )
    return plain_text((block,))

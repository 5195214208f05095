"""Prose of the handbook -> blocks of a handout: links become their words, citations names."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from handbook.content import prose
from handbook.handout.page import (
    AnyBlock,
    Heading,
    ListBlock,
    Paragraph,
    Part,
    Quote,
    Run,
    Runs,
    Table,
)

Cite = Callable[[tuple[str, ...]], str]
"""What is printed for the keys of a citation; nothing leaves it out."""

TOP_LEVEL = 2
"""The level of the first heading in a card, below the card's own title."""


def parts_of(blocks: Iterable[prose.Block], cite: Cite) -> tuple[Part, ...]:
    """The blocks as parts, a new one at each heading; no level of heading is skipped."""
    parts: list[list[AnyBlock]] = [[]]
    level = TOP_LEVEL - 1
    for block in blocks:
        if isinstance(block, prose.Heading) and (words := _runs(block.inlines, cite)):
            level = min(max(block.level, TOP_LEVEL), level + 1)
            # A heading that follows another one at once belongs to it.
            if any(not isinstance(before, Heading) for before in parts[-1]):
                parts.append([])
            parts[-1].append(Heading(level, words))
        else:
            parts[-1] += _block(block, cite)
    return tuple(Part("", tuple(part)) for part in parts if part)


def _block(block: prose.Block, cite: Cite) -> Iterator[AnyBlock]:
    match block:
        case prose.Paragraph(inlines=inlines):
            if runs := _runs(inlines, cite):
                yield Paragraph(runs)
        case prose.Heading(inlines=inlines):
            if runs := _runs(inlines, cite):
                yield Paragraph(_strong(runs))
        case prose.ListBlock(items=items, start=start):
            yield ListBlock(tuple(_blocks(item, cite) for item in items), start)
        case prose.Quote(blocks=inner):
            yield Quote(_blocks(inner, cite))
        case prose.Table(header=header, rows=rows):
            titles = _cells(header, cite)
            filled = tuple(cells for row in rows if any(cells := _cells(row, cite)))
            if filled or any(titles):
                yield Table(titles, filled)
        case prose.CodeBlock(text=text):
            yield Paragraph((Run(text),))
        case prose.Rule():
            pass


def _blocks(blocks: Iterable[prose.Block], cite: Cite) -> tuple[AnyBlock, ...]:
    return tuple(made for block in blocks for made in _block(block, cite))


def _cells(cells: Sequence[tuple[prose.Inline, ...]], cite: Cite) -> tuple[Runs, ...]:
    return tuple(_runs(cell, cite) for cell in cells)


def _runs(inlines: Iterable[prose.Inline], cite: Cite) -> Runs:
    """The words, neighbours of one weight joined, without a space at the start."""
    runs: list[Run] = []
    for run in _each_run(inlines, cite):
        if runs and runs[-1].strong == run.strong:
            runs[-1] = Run(runs[-1].text + run.text, run.strong)
        elif run.text:
            runs.append(run)
    if runs:
        runs[0] = Run(runs[0].text.lstrip(), runs[0].strong)
    return tuple(run for run in runs if run.text)


def _each_run(inlines: Iterable[prose.Inline], cite: Cite) -> Iterator[Run]:
    for inline in inlines:
        match inline:
            case prose.Text(text=text) | prose.Code(text=text):
                yield Run(text)
            case prose.Emphasis(children=children) | prose.Strong(children=children):
                yield from _strong(_each_run(children, cite))
            case prose.Link(children=children):
                yield from _each_run(children, cite)
            case prose.LineBreak():
                yield Run("\n")
            case prose.Citation(keys=keys):
                if words := cite(keys):
                    yield Run(f" ({words})")


def _strong(runs: Iterable[Run]) -> Runs:
    """Italics are harder to read on paper, so both kinds of stress are bold."""
    return tuple(Run(run.text, strong=True) for run in runs)

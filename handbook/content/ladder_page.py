"""Ladders -> the page that the command line shows: the hardest first, with the reasons."""

from collections.abc import Iterable, Iterator

from handbook.content.handbook import Handbook
from handbook.content.labels import label
from handbook.content.ladder import Ladder, Step, ladder_address
from handbook.content.model import Kind, Variation
from handbook.content.page import Page
from handbook.content.prose import (
    Block,
    Heading,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Strong,
    Text,
)
from handbook.language import _


def ladder_page(handbook: Handbook, variation: Variation, ladder: Ladder) -> Page:
    """Each variation with what it is harder than, and why; a heading for each level."""
    names = {
        id_: entry.title
        for level in ladder.levels
        for id_ in level
        if (entry := handbook.find(Kind.VARIATION, id_))
    }
    blocks: list[Block] = []
    if not ladder.steps:
        blocks.append(Paragraph((Text(_("The handbook says nothing easier or harder.")),)))
    for number in range(len(ladder.levels), 0, -1) if ladder.steps else ():
        title = _("Level {number}").format(number=number)
        blocks.append(Heading(2, (Text(title),), f"level-{number}"))
        for id_ in ladder.levels[number - 1]:
            link = Link(str(handbook.address(Kind.VARIATION, id_)), (Text(names[id_]),))
            here = (Text(_(" (this one)")),) if id_ == variation.id else ()
            blocks.append(Paragraph((Strong((link,)), *here)))
            if steps := ladder.easier(id_):
                blocks.append(ListBlock(tuple(_item(step, names) for step in steps)))
    kicker = _("{pack} · Ladder").format(pack=handbook.manifest.title)
    address = handbook.address(Kind.VARIATION, variation.id)
    return Page(address, kicker, variation.name, variation.summary, tuple(blocks))


def step_blocks(handbook: Handbook, ladder: Ladder, variation: Variation) -> tuple[Block, ...]:
    """A variation with what is one step harder and one step easier, each with the reason."""
    id = variation.id
    place, its_ladder = handbook.address(Kind.VARIATION, id), ladder_address(handbook.id, id)

    def listed(title: str, steps: Iterable[tuple[str, Step]]) -> tuple[Block, ...]:
        items = tuple((Paragraph(_linked(handbook, other, step)),) for other, step in steps)
        return (Heading(3, (Text(title),), ""), ListBlock(items)) if items else ()

    draw = Paragraph((Link(str(its_ladder), (Text(_("Draw its ladder")),)),))
    return (
        Heading(2, (Link(str(place), (Text(variation.name),)),), ""),
        *((draw,) if id != ladder.variation else ()),
        *listed(_("Harder"), ((step.upper, step) for step in ladder.harder(id))),
        *listed(_("Easier"), ((step.lower, step) for step in ladder.easier(id))),
    )


def _linked(handbook: Handbook, other: str, step: Step) -> tuple[Inline, ...]:
    entry = handbook.find(Kind.VARIATION, other)
    name = (Text(entry.title if entry else other),)
    reason = _(" ({reason}): {note}").format(reason=label(step.rung.reason), note=step.rung.note)
    return (Link(str(handbook.address(Kind.VARIATION, other)), name), Text(reason))


def _item(step: Step, names: dict[str, str]) -> tuple[Block, ...]:
    return (Paragraph(tuple(_harder_than(step, names))),)


def _harder_than(step: Step, names: dict[str, str]) -> Iterator[Inline]:
    yield Text(
        _("Harder than {name} ({reason}): {note}").format(
            name=names[step.lower], reason=label(step.rung.reason), note=step.rung.note
        )
    )

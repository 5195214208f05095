"""Resolve the links of a pack: to full addresses, or to problems."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar, cast

import msgspec
from msgspec import Struct

from handbook.content.limits import MAX_SUGGESTIONS
from handbook.content.model import (
    Entry,
    Faq,
    Kind,
    Muscle,
    MuscleUse,
    Rung,
    Section,
    Term,
    Variation,
)
from handbook.content.problems import FieldPath, did_you_mean, shown
from handbook.content.prose import (
    CUSTOM,
    Block,
    Citation,
    Emphasis,
    Heading,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Prose,
    Quote,
    Strong,
    Table,
    all_inlines,
)
from handbook.language import _

Report = Callable[[FieldPath, str], None]
Ids = Mapping[Kind, frozenset[str]]
Run = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
Linked = TypeVar("Linked", bound=Struct)

PROSE_FIELDS: dict[type[Entry], tuple[str, ...]] = {
    Section: ("body", "client"),
    Variation: ("notes",),
    Muscle: ("body",),
    Faq: ("answer",),
    Term: ("definition",),
}

_WEB = re.compile(r"https?://\S+")


class Targets:
    """What a pack's links can lead to.

    A link to a broken entry, or into a file that could not be read, is taken out without a problem
    of its own: the entry or the file has one already.
    """

    def __init__(self, good: Ids, broken: Ids, unread: Iterable[Kind] = ()) -> None:
        """Targets with the ids that open, those that do not, and kinds that may have more ids."""
        self._good = good
        self._broken = broken
        self._unread = frozenset(unread)
        self._suggested = 0

    def opens(self, kind: Kind, id: str) -> bool:
        """Whether a link there works."""
        return id in self._good[kind]

    def fault(self, kind: Kind, id: str) -> str:
        """The message for a link that leads nowhere; nothing for one that works or need not."""
        if id in self._good[kind] or id in self._broken[kind] or kind in self._unread:
            return ""
        message = _("There is no {kind} {id}.").format(kind=kind.value, id=shown(id))
        if self._suggested >= MAX_SUGGESTIONS:
            return message
        self._suggested += 1
        return message + did_you_mean(id, self._good[kind] | self._broken[kind])


def is_web(target: str) -> bool:
    """Whether a link leads to a web page, which is shown but never fetched."""
    return _WEB.fullmatch(target) is not None


def split_target(target: str) -> tuple[Kind, str, str] | None:
    """The kind, id and anchor of a `kind:id[#anchor]` link, or None if it is not one."""
    kind, colon, rest = target.partition(":")
    id_, _hash, anchor = rest.partition("#")
    return (Kind(kind), id_, anchor) if colon and kind in list(Kind) else None


def prose_faults(prose: Prose, targets: Targets) -> Iterator[tuple[str, str]]:
    """Broken links and citations of a prose, each as (what stands in the text, message)."""
    for inline in all_inlines(prose.blocks):
        match inline:
            case Link(target=target) if message := _link_fault(target, targets):
                yield target, message
            case Citation(keys=keys):
                for key in keys:
                    if key != CUSTOM and (message := targets.fault(Kind.REFERENCE, key)):
                        yield f"@{key}", message
            case _:
                pass


def _link_fault(target: str, targets: Targets) -> str:
    if is_web(target):
        return ""
    parts = split_target(target)
    if parts is None:
        return _(
            "{target} is not a link to an entry. Write it as kind:id, "
            "for example variation:glute-bridge."
        ).format(target=shown(target))
    return targets.fault(parts[0], parts[1])


def resolved(prose: Prose, pack: str, targets: Targets) -> Prose:
    """The prose with every good link as a full address and every broken one as plain words."""

    def inline(node: Inline) -> Iterable[Inline]:
        match node:
            case Link(target=target, children=children):
                return _resolved_link(target, run(children), pack, targets)
            case Citation(keys=keys):
                good = tuple(k for k in keys if k == CUSTOM or targets.opens(Kind.REFERENCE, k))
                return (Citation(good),) if good else ()
            case Emphasis(children=children):
                return (Emphasis(run(children)),)
            case Strong(children=children):
                return (Strong(run(children)),)
            case _:
                return (node,)

    def run(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(result for node in inlines for result in inline(node))

    return Prose(mapped(prose.blocks, run))


def _resolved_link(
    target: str, children: tuple[Inline, ...], pack: str, targets: Targets
) -> tuple[Inline, ...]:
    if is_web(target):
        return (Link(target, children),)
    parts = split_target(target)
    if parts is None or not targets.opens(parts[0], parts[1]):
        return children
    kind, id_, anchor = parts
    return (Link(f"{pack}/{kind}/{id_}" + (f"#{anchor}" if anchor else ""), children),)


def mapped(blocks: tuple[Block, ...], run: Run, *, headings: bool = True) -> tuple[Block, ...]:
    """The blocks with every run of inlines replaced by `run` of it, headings if wanted."""

    def one(block: Block) -> Block:
        match block:
            case Paragraph(inlines=inlines):
                return Paragraph(run(inlines))
            case Heading(level=level, inlines=inlines, anchor=anchor):
                return Heading(level, run(inlines), anchor) if headings else block
            case ListBlock(items=items, start=start):
                below = tuple(mapped(item, run, headings=headings) for item in items)
                return ListBlock(below, start)
            case Quote(blocks=inner):
                return Quote(mapped(inner, run, headings=headings))
            case Table(header=header, rows=rows, alignments=alignments):
                return Table(
                    tuple(run(cell) for cell in header),
                    tuple(tuple(run(cell) for cell in row) for row in rows),
                    alignments,
                )
            case _:
                return block

    return tuple(one(block) for block in blocks)


def checked(value: Linked, targets: Targets, report: Report, path: FieldPath = ()) -> Linked:
    """A struct without the field links that do not open; dead ones are reported at their path.

    Structs inside tuples are followed.
    """
    changes: dict[str, object] = {}
    for field in value.__struct_fields__:
        below = getattr(value, field)
        if isinstance(below, tuple) and below:
            items = cast("tuple[object, ...]", below)
            kept = tuple(_checked_items(field, items, targets, report, (*path, field)))
            if kept != items:
                changes[field] = kept
    return msgspec.structs.replace(value, **changes) if changes else value


def _checked_items(
    field: str, items: tuple[object, ...], targets: Targets, report: Report, path: FieldPath
) -> Iterator[object]:
    for index, item in enumerate(items):
        link = _field_link(field, item)
        if link is not None:
            below, kind, id_ = link
            if message := targets.fault(kind, id_):
                report((*path, index, *below), message)
            if not targets.opens(kind, id_):
                continue
        below_item = (*path, index)
        yield checked(item, targets, report, below_item) if isinstance(item, Struct) else item


def _field_link(field: str, item: object) -> tuple[FieldPath, Kind, str] | None:
    """Where in an item its link stands, and what it leads to."""
    match field, item:
        case _, MuscleUse(muscle=id_):
            return ("muscle",), Kind.MUSCLE, id_
        case _, Rung(to=id_):
            return ("to",), Kind.VARIATION, id_
        case "refs", str():
            return (), Kind.REFERENCE, item
        case "related", str():
            kind, _colon, id_ = item.partition(":")
            return (), Kind(kind), id_
        case _:
            return None

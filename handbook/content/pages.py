"""Entries -> pages: the blocks a reader sees, whichever way they are shown.

The window, `show --format text` and `show --format html` all render these pages, so that they
cannot differ.
"""

from collections.abc import Iterable, Sequence

from handbook.content.address import Address
from handbook.content.bibliography import cited, linked_reference
from handbook.content.blocks import (
    boxed,
    facts,
    heading,
    link,
    listing,
    paragraph,
    related_links,
    titled_box,
    titled_list,
    words,
)
from handbook.content.handbook import Handbook
from handbook.content.labels import kind_label, kind_list_label, label, label_list
from handbook.content.model import (
    AnyEntry,
    Faq,
    Kind,
    Muscle,
    MuscleRole,
    Reference,
    ReferenceType,
    Section,
    Term,
    Variation,
)
from handbook.content.page import Page, Tag
from handbook.content.prose import Block, Heading, Inline, Link, Strong, Table, Text
from handbook.content.variation_page import MOST_NAMES, variation_blocks, variation_tags
from handbook.language import _


def entry_page(handbook: Handbook, kind: Kind, entry: AnyEntry) -> Page:
    """The page of one entry."""
    also: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    match entry:
        case Section():
            lead, blocks = entry.summary, _section(entry)
        case Variation():
            lead, blocks = entry.summary, variation_blocks(handbook, entry)
            also, tags = entry.aliases[:MOST_NAMES], variation_tags(entry)
        case Muscle():
            lead, blocks = entry.task, _muscle(handbook, entry)
        case Faq():
            lead, blocks = "", _faq(handbook, entry)
        case Term():
            lead, blocks = "", _term(handbook, entry)
        case Reference():
            lead, blocks = "", _reference(handbook, entry)
    address = handbook.address(kind, entry.id)
    kicker = _("{pack} · {kind}").format(pack=handbook.manifest.title, kind=kind_label(kind))
    sources = cited(handbook, blocks)
    return Page(address, kicker, entry.title, lead, blocks, sources, also, tags)


def list_page(handbook: Handbook, kind: Kind) -> Page:
    """The page that lists all entries of a kind."""
    address = handbook.address(kind)
    title = kind_list_label(kind)
    match kind:
        case Kind.TERM:
            blocks = _glossary(handbook)
        case Kind.REFERENCE:
            blocks = _bibliography(handbook)
        case _:
            blocks = (listing(_listed(handbook, kind)),)
    sources = cited(handbook, blocks) if kind is Kind.TERM else ()
    return Page(address, handbook.manifest.title, title, "", blocks, sources)


def cover_page(handbook: Handbook) -> Page:
    """The page of a whole pack: what it holds and who stands behind it."""
    manifest = handbook.manifest
    blocks: list[Block] = []
    others: list[tuple[Inline, ...]] = []
    for kind in Kind:
        if not handbook.entries(kind):
            continue
        if kind in (Kind.SECTION, Kind.VARIATION):
            blocks += [heading(kind_list_label(kind)), listing(_listed(handbook, kind))]
        else:
            others.append(_kind_link(handbook, kind))
    if others:
        blocks += [heading(_("Look up")), listing(others)]
    blocks += [
        heading(_("About this handbook")),
        facts(
            (
                (_("Version"), manifest.version),
                (_("Reviewed on"), manifest.reviewed_on),
                (_("Authors"), ", ".join(manifest.authors)),
                (_("License"), manifest.license),
            )
        ),
        paragraph(manifest.disclaimer),
    ]
    return Page(
        Address(handbook.id), _("Handbook"), manifest.title, manifest.summary, tuple(blocks)
    )


def _kind_link(handbook: Handbook, kind: Kind) -> tuple[Inline, ...]:
    count = len(handbook.entries(kind))
    title = Link(str(handbook.address(kind)), words(kind_list_label(kind)))
    return (title, *words(_(" ({what})").format(what=count)))


def _section(section: Section) -> tuple[Block, ...]:
    points = (listing(words(point) for point in section.key_points),) if section.key_points else ()
    return (
        *boxed(_("In plain words"), points),
        *section.body.blocks,
        *titled_box(_("For the client"), section.client.blocks),
    )


def _muscle(handbook: Handbook, muscle: Muscle) -> tuple[Block, ...]:
    rows = (
        (_("In plain words"), muscle.plain_name),
        (_("Role in the lift"), label(muscle.role)),
        (_("Action"), muscle.action),
        (_("Where"), label_list(muscle.regions)),
        (_("Evidence"), label(muscle.strength)),
        (_("Also called"), ", ".join(muscle.aliases)),
    )
    stressing = [
        (
            link(handbook, Kind.VARIATION, variation),
            *words(_(" ({what})").format(what=label(use.role))),
        )
        for role in MuscleRole
        for variation, use in handbook.stressing(muscle)
        if use.role is role
    ]
    return (
        facts(rows),
        *muscle.body.blocks,
        *titled_list(_("Variations that use it"), stressing),
    )


def _faq(handbook: Handbook, faq: Faq) -> tuple[Block, ...]:
    box = (paragraph(faq.client),) if faq.client else ()
    return (
        *faq.answer.blocks,
        *titled_box(_("For the client"), box),
        *_related(handbook, faq.related),
    )


def _term(handbook: Handbook, term: Term) -> tuple[Block, ...]:
    names = _("Also called: {names}").format(names=", ".join(term.aliases))
    return (
        *term.definition.blocks,
        *((paragraph(names),) if term.aliases else ()),
        *_related(handbook, term.related),
    )


def _related(handbook: Handbook, related: Sequence[str]) -> tuple[Block, ...]:
    return titled_list(_("See also"), [(each,) for each in related_links(handbook, related)])


def _reference(handbook: Handbook, reference: Reference) -> tuple[Block, ...]:
    rows = [
        (words(_("Authors")), words(reference.authors)),
        (words(_("Year")), words(str(reference.year or ""))),
        (words(_("Published in")), words(reference.source)),
        (words(_("Volume and pages")), words(reference.locator or "")),
        (words(_("Type")), words(label(reference.type))),
        (words(_("DOI")), _web_link(f"https://doi.org/{reference.doi}" if reference.doi else "")),
        (words(_("Web page")), _web_link(reference.url or "")),
    ]
    note = (paragraph(reference.note),) if reference.note else ()
    secondary = (
        (
            paragraph(
                _(
                    "A secondary source: it shows what is commonly taught or reported, "
                    "not what research found."
                )
            ),
        )
        if reference.type is ReferenceType.SECONDARY
        else ()
    )
    citing = [
        (link(handbook, kind, entry), *words(_(" ({what})").format(what=kind_label(kind))))
        for kind, entry in handbook.citing(reference)
    ]
    return (
        Table((), tuple(row for row in rows if row[1]), ("left", "left")),
        *note,
        *secondary,
        *titled_list(_("Cited in"), citing),
    )


def _web_link(url: str) -> tuple[Inline, ...]:
    return (Link(url, (Text(url),)),) if url else ()


def _listed(handbook: Handbook, kind: Kind) -> Iterable[tuple[Inline, ...]]:
    for entry in handbook.entries(kind):
        match entry:
            case Section() | Variation():
                summary = entry.summary
            case Muscle():
                summary = _("{name} · {role}").format(name=entry.plain_name, role=label(entry.role))
            case _:
                summary = ""
        title = Strong((link(handbook, kind, entry),))
        yield (title, *(words(f": {summary}") if summary else ()))


def _glossary(handbook: Handbook) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for term in sorted(handbook.terms, key=lambda term: term.term.casefold()):
        blocks.append(Heading(2, (link(handbook, Kind.TERM, term),), term.id))
        blocks += term.definition.blocks
    return tuple(blocks)


def _bibliography(handbook: Handbook) -> tuple[Block, ...]:
    def item(reference: Reference) -> tuple[Inline, ...]:
        return linked_reference(handbook.id, reference)

    studies = [r for r in handbook.references if r.type is not ReferenceType.SECONDARY]
    secondary = [r for r in handbook.references if r.type is ReferenceType.SECONDARY]
    return (
        *titled_list(_("Studies, reviews and guidelines"), [item(each) for each in studies]),
        *(
            (
                heading(_("Secondary sources")),
                paragraph(
                    _("They show what is commonly taught or reported, not what research found.")
                ),
                listing(item(each) for each in secondary),
            )
            if secondary
            else ()
        ),
    )

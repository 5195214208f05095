"""Entries -> pages: the blocks a reader sees, whichever way they are shown.

The window, `show --format text` and `show --format html` all render these pages, so that they
cannot differ.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from handbook.content.address import Address
from handbook.content.handbook import Handbook
from handbook.content.labels import kind_label, kind_list_label, label
from handbook.content.model import (
    AnyEntry,
    Count,
    Dose,
    Evidence,
    Faq,
    Fault,
    Kind,
    Muscle,
    MuscleRole,
    Reference,
    ReferenceType,
    RepetitionUnit,
    Rung,
    Section,
    Term,
    Variation,
)
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
    all_inlines,
)
from handbook.language import _

_MOST_NAMES = 3
"""So many other names stand at the head of a page."""

_MOST_COLUMNS = 5
"""So many doses stand side by side; more of them stand one below the other."""


class Tag(Struct, frozen=True):
    """A few words that place what a page is about, under the name of what they say."""

    name: str
    words: tuple[str, ...]


class Page(Struct, frozen=True):
    """One page: `kicker` says what it is, `lead` sums it up, `sources` back it, in order.

    `also` are the best known other names of what the page is about; `tags` place it among its like.
    """

    address: Address
    kicker: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    sources: tuple[Reference, ...] = ()
    also: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()


def entry_page(handbook: Handbook, kind: Kind, entry: AnyEntry) -> Page:
    """The page of one entry."""
    also: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    match entry:
        case Section():
            lead, blocks = entry.summary, _section(entry)
        case Variation():
            lead, blocks = entry.summary, _variation(handbook, entry)
            also, tags = entry.aliases[:_MOST_NAMES], _tags(entry)
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
            blocks = (_list(_listed(handbook, kind)),)
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
            blocks += [_heading(kind_list_label(kind)), _list(_listed(handbook, kind))]
        else:
            others.append(_kind_link(handbook, kind))
    if others:
        blocks += [_heading(_("Look up")), _list(others)]
    blocks += [
        _heading(_("About this handbook")),
        Table(
            (),
            tuple(
                (_text(name), _text(value))
                for name, value in (
                    (_("Version"), manifest.version),
                    (_("Reviewed on"), manifest.reviewed_on),
                    (_("Authors"), ", ".join(manifest.authors)),
                    (_("License"), manifest.license),
                )
            ),
            ("left", "left"),
        ),
        _paragraph(manifest.disclaimer),
    ]
    return Page(
        Address(handbook.id), _("Handbook"), manifest.title, manifest.summary, tuple(blocks)
    )


def _kind_link(handbook: Handbook, kind: Kind) -> tuple[Inline, ...]:
    count = len(handbook.entries(kind))
    link = Link(str(handbook.address(kind)), _text(kind_list_label(kind)))
    return (link, *_text(_(" ({what})").format(what=count)))


def cited(handbook: Handbook, blocks: Iterable[Block]) -> tuple[Reference, ...]:
    """The references behind some blocks, in order of first citation; their place is the number."""
    found: dict[str, Reference] = {}
    for inline in all_inlines(blocks):
        if isinstance(inline, Citation):
            for key in inline.keys:
                reference = handbook.find(Kind.REFERENCE, key)
                if isinstance(reference, Reference):
                    found.setdefault(key, reference)
    return tuple(found.values())


def reference_line(reference: Reference) -> str:
    """A reference as one line of a bibliography."""
    return "".join(_around_title(reference))


def linked_reference(pack: str, reference: Reference) -> tuple[Inline, ...]:
    """The same line with its title as a link to the reference."""
    before, title, after = _around_title(reference)
    address = str(Address(pack, Kind.REFERENCE, reference.id))
    return (*_text(before), Link(address, _text(title)), *_text(after))


def _around_title(reference: Reference) -> tuple[str, str, str]:
    """What stands before the title, the title, and what stands after it."""
    year = _("({year})").format(year=reference.year) if reference.year else _("(no date)")
    place = ", ".join(part for part in (reference.source, reference.locator) if part)
    doi = f" https://doi.org/{reference.doi}" if reference.doi else ""
    return f"{reference.authors} {year}. ", reference.title, f". {place}.{doi}"


def dose_cells(dose: Dose) -> tuple[str, ...]:
    """Sets, amount, load, reserve, tempo, rest and days of a dose, as cells of a table."""
    amount = span(dose.repetitions)
    if dose.unit is not RepetitionUnit.REPETITIONS:
        amount = _("{amount} {unit}").format(amount=amount, unit=label(dose.unit))
    if dose.per_side:
        amount = _("{amount} per side").format(amount=amount)
    return (
        span(dose.sets),
        amount,
        dose.load,
        span(dose.repetitions_in_reserve),
        dose.tempo or "",
        _("{count} s").format(count=span(dose.rest_seconds)) if dose.rest_seconds else "",
        span(dose.days_per_week),
    )


def span(count: Count | None) -> str:
    """A number or range as printed, with an en dash."""
    return "" if count is None else str(count).replace("-", "\N{EN DASH}")


def _text(text: str) -> tuple[Inline, ...]:
    return (Text(text),) if text else ()


def _paragraph(text: str, refs: Sequence[str] = ()) -> Paragraph:
    return Paragraph((*_text(text), *_citation(refs)))


def _citation(refs: Sequence[str]) -> tuple[Inline, ...]:
    return (Citation(tuple(refs)),) if refs else ()


def _heading(text: str, level: int = 2) -> Heading:
    anchor = "-".join(text.lower().split())
    return Heading(level, _text(text), anchor)


def _list(items: Iterable[tuple[Inline, ...]], *, ordered: bool = False) -> ListBlock:
    return ListBlock(tuple((Paragraph(item),) for item in items), 1 if ordered else None)


def _lines(title: str, lines: Sequence[str], *, ordered: bool = False) -> tuple[Block, ...]:
    if not lines:
        return ()
    return (_heading(title), _list((_text(line) for line in lines), ordered=ordered))


def _line(title: str, line: str) -> tuple[Block, ...]:
    return (_heading(title), _paragraph(line)) if line else ()


def _titled(title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    return (_heading(title), *blocks) if blocks else ()


def _link(handbook: Handbook, kind: Kind, entry: AnyEntry) -> Link:
    return Link(str(handbook.address(kind, entry.id)), _text(entry.title))


def _plain_words(title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A box set apart from the text."""
    return (Quote((Paragraph((Strong(_text(title)),)), *blocks)),) if blocks else ()


def _section(section: Section) -> tuple[Block, ...]:
    points = (_list(_text(point) for point in section.key_points),) if section.key_points else ()
    return (
        *_plain_words(_("In plain words"), points),
        *section.body.blocks,
        *_boxed_heading(_("For the client"), section.client.blocks),
    )


def _boxed_heading(title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    return (_heading(title), Quote(tuple(blocks))) if blocks else ()


def _variation(handbook: Handbook, variation: Variation) -> tuple[Block, ...]:
    return (
        *_lines(_("Set-up"), variation.setup, ordered=True),
        *_lines(_("Steps"), variation.steps, ordered=True),
        *_line(_("Breathing"), variation.breathing),
        *_lines(_("Cues"), [cue.text for cue in variation.cues]),
        *_errors(variation.errors),
        *_line(_("What you should feel"), variation.feel),
        *_lines(_("Cautions"), variation.cautions),
        *_lines(_("Stop if"), variation.stop_if),
        *_facts(variation),
        *_muscles_used(handbook, variation),
        *_ladder(handbook, variation),
        *_doses(variation.doses),
        *_titled(_("Background"), variation.notes.blocks),
        *_evidence(variation.evidence),
        *_client(variation),
    )


def _tags(variation: Variation) -> tuple[Tag, ...]:
    """What one chooses a variation by."""
    sides = (label(variation.laterality),) if variation.laterality else ()
    tags = (
        Tag(_("Equipment"), tuple(label(each) for each in variation.equipment)),
        Tag(_("Level"), (label(variation.level),)),
        Tag(_("Sides"), sides),
    )
    return tuple(tag for tag in tags if tag.words)


def _facts(variation: Variation) -> tuple[Block, ...]:
    """What one chooses it by, besides its tags, as a table without a header."""
    rows = (
        (_("Optional equipment"), _names(variation.optional_equipment)),
        (_("Category"), label(variation.category) if variation.category else ""),
        (_("Force"), label(variation.force) if variation.force else ""),
        (_("Mechanics"), label(variation.mechanic) if variation.mechanic else ""),
        (_("Position"), label(variation.start_position) if variation.start_position else ""),
        (_("Stance"), variation.stance),
        (_("Load"), variation.load_position),
        (_("Range of motion"), variation.range_of_motion),
        (_("Emphasis"), variation.emphasis),
        (_("Suits"), variation.suits_note or _names(variation.suits)),
        (_("More names"), ", ".join(variation.aliases[_MOST_NAMES:])),
    )
    shown = tuple((_text(name), _text(value)) for name, value in rows if value)
    table = Table((), shown, ("left", "left"))
    return (_heading(_("At a glance")), table) if shown else ()


def _names(values: Iterable[StrEnum]) -> str:
    return ", ".join(label(value) for value in values)


def _errors(errors: Sequence[Fault]) -> tuple[Block, ...]:
    if not errors:
        return ()
    rows = tuple(
        (_text(error.see), _text(error.why), (*_text(error.fix), *_citation(error.refs)))
        for error in errors
    )
    header = (_text(_("What you see")), _text(_("Why")), _text(_("Fix")))
    table = Table(header, rows, ("left", "left", "left"), "records")
    return (_heading(_("Common errors")), table)


def _muscles_used(handbook: Handbook, variation: Variation) -> tuple[Block, ...]:
    items: list[tuple[Inline, ...]] = []
    for role in MuscleRole:
        links: list[Inline] = []
        for use in variation.muscles:
            muscle = handbook.find(Kind.MUSCLE, use.muscle)
            if use.role is role and muscle is not None:
                links += [Text(", "), _link(handbook, Kind.MUSCLE, muscle)]
        if links:
            items.append((Strong(_text(label(role))), Text(": "), *links[1:]))
    return (_heading(_("Muscles")), _list(items)) if items else ()


def _ladder(handbook: Handbook, variation: Variation) -> tuple[Block, ...]:
    easier = [
        (_link(handbook, Kind.VARIATION, below), *_rung(rung))
        for below, rung in handbook.easier(variation)
    ]
    harder = [
        (_link(handbook, Kind.VARIATION, above), *_rung(rung))
        for rung in variation.harder
        if (above := handbook.find(Kind.VARIATION, rung.to))
    ]
    return (
        *((_heading(_("Easier")), _list(easier)) if easier else ()),
        *((_heading(_("Harder")), _list(harder)) if harder else ()),
        *_lines(_("Outside this handbook"), variation.substitutes),
    )


def _rung(rung: Rung) -> tuple[Inline, ...]:
    return _text(_(" ({reason}): {note}").format(reason=label(rung.reason), note=rung.note))


def _doses(doses: Sequence[Dose]) -> tuple[Block, ...]:
    if not doses:
        return ()
    titles = (
        _("Goal"),
        _("Sets"),
        _("Reps"),
        _("Load"),
        _("RIR"),
        _("Tempo"),
        _("Rest"),
        _("Days a week"),
    )
    rows = tuple(
        (
            _text(label(dose.goal)),
            *(_text(cell) for cell in dose_cells(dose)[:-1]),
            (*_text(dose_cells(dose)[-1]), *_citation(dose.refs)),
        )
        for dose in doses
    )
    notes = [
        (Strong(_text(label(dose.goal))), *_text(f": {dose.note}")) for dose in doses if dose.note
    ]
    shape = "columns" if len(doses) <= _MOST_COLUMNS else "rows"
    header = tuple(_text(title) for title in titles)
    return (
        _heading(_("Dose by goal")),
        Table(header, rows, ("left",) * len(titles), shape),
        *((_list(notes),) if notes else ()),
    )


def _evidence(lines: Sequence[Evidence]) -> tuple[Block, ...]:
    items = [
        (Strong(_text(label(line.strength))), *_text(f": {line.text}"), *_citation(line.refs))
        for line in lines
    ]
    return (_heading(_("Evidence")), _list(items)) if items else ()


def _client(variation: Variation) -> tuple[Block, ...]:
    client = variation.client
    if client is None:
        return ()
    stop = _("Stop if: {signs}").format(signs="; ".join(client.stop_if))
    return _boxed_heading(
        _("For the client"),
        (
            _paragraph(client.summary),
            _list((_text(line) for line in (*client.setup, *client.steps)), ordered=True),
            *((_list(_text(line) for line in client.cues),) if client.cues else ()),
            _paragraph(client.feel),
            *((_paragraph(stop),) if client.stop_if else ()),
        ),
    )


def _muscle(handbook: Handbook, muscle: Muscle) -> tuple[Block, ...]:
    rows = (
        (_("In plain words"), muscle.plain_name),
        (_("Role in the lift"), label(muscle.role)),
        (_("Action"), muscle.action),
        (_("Where"), _names(muscle.regions)),
        (_("Evidence"), label(muscle.strength)),
        (_("Also called"), ", ".join(muscle.aliases)),
    )
    stressing = [
        (
            _link(handbook, Kind.VARIATION, variation),
            *_text(_(" ({what})").format(what=label(use.role))),
        )
        for role in MuscleRole
        for variation, use in handbook.stressing(muscle)
        if use.role is role
    ]
    return (
        Table((), tuple((_text(n), _text(v)) for n, v in rows if v), ("left", "left")),
        *muscle.body.blocks,
        *((_heading(_("Variations that use it")), _list(stressing)) if stressing else ()),
    )


def _faq(handbook: Handbook, faq: Faq) -> tuple[Block, ...]:
    box = (_paragraph(faq.client),) if faq.client else ()
    return (
        *faq.answer.blocks,
        *_boxed_heading(_("For the client"), box),
        *_related(handbook, faq.related),
    )


def _term(handbook: Handbook, term: Term) -> tuple[Block, ...]:
    names = _("Also called: {names}").format(names=", ".join(term.aliases))
    return (
        *term.definition.blocks,
        *((_paragraph(names),) if term.aliases else ()),
        *_related(handbook, term.related),
    )


def _related(handbook: Handbook, related: Sequence[str]) -> tuple[Block, ...]:
    items: list[tuple[Inline, ...]] = []
    for target in related:
        kind, _colon, id_ = target.partition(":")
        entry = handbook.find(Kind(kind), id_)
        if entry is not None:
            items.append((_link(handbook, Kind(kind), entry),))
    return (_heading(_("See also")), _list(items)) if items else ()


def _reference(handbook: Handbook, reference: Reference) -> tuple[Block, ...]:
    rows = [
        (_text(_("Authors")), _text(reference.authors)),
        (_text(_("Year")), _text(str(reference.year or ""))),
        (_text(_("Published in")), _text(reference.source)),
        (_text(_("Volume and pages")), _text(reference.locator or "")),
        (_text(_("Type")), _text(label(reference.type))),
        (_text(_("DOI")), _web_link(f"https://doi.org/{reference.doi}" if reference.doi else "")),
        (_text(_("Web page")), _web_link(reference.url or "")),
    ]
    note = (_paragraph(reference.note),) if reference.note else ()
    secondary = (
        (
            _paragraph(
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
        (_link(handbook, kind, entry), *_text(_(" ({what})").format(what=kind_label(kind))))
        for kind, entry in handbook.citing(reference)
    ]
    return (
        Table((), tuple(row for row in rows if row[1]), ("left", "left")),
        *note,
        *secondary,
        *((_heading(_("Cited in")), _list(citing)) if citing else ()),
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
        link = _link(handbook, kind, entry)
        yield (Strong((link,)), *(_text(f": {summary}") if summary else ()))


def _glossary(handbook: Handbook) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for term in sorted(handbook.terms, key=lambda term: term.term.casefold()):
        blocks.append(Heading(2, (_link(handbook, Kind.TERM, term),), term.id))
        blocks += term.definition.blocks
    return tuple(blocks)


def _bibliography(handbook: Handbook) -> tuple[Block, ...]:
    def item(reference: Reference) -> tuple[Inline, ...]:
        return linked_reference(handbook.id, reference)

    studies = [r for r in handbook.references if r.type is not ReferenceType.SECONDARY]
    secondary = [r for r in handbook.references if r.type is ReferenceType.SECONDARY]
    return (
        *(
            (_heading(_("Studies, reviews and guidelines")), _list(map(item, studies)))
            if studies
            else ()
        ),
        *(
            (
                _heading(_("Secondary sources")),
                _paragraph(
                    _("They show what is commonly taught or reported, not what research found.")
                ),
                _list(map(item, secondary)),
            )
            if secondary
            else ()
        ),
    )

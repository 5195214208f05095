"""Something to read (a section, a question, a muscle, a term) -> the texts of its card."""

from handbook.content.handbook import Handbook
from handbook.content.model import (
    AnyEntry,
    Faq,
    Kind,
    Muscle,
    Reference,
    ReferenceType,
    Section,
    Term,
)
from handbook.content.prose import CUSTOM
from handbook.handout.blocks import listed, paragraph, paragraphs
from handbook.handout.model import Voice
from handbook.handout.page import Part
from handbook.handout.prose_blocks import Cite, parts_of
from handbook.language import _


def reading_parts(voice: Voice, handbook: Handbook, entry: AnyEntry) -> tuple[Part, ...]:
    """What is printed of an entry: the client's text without citations, or all of it with them."""
    is_client = voice is Voice.CLIENT
    cite = _no_citation if is_client else _citation(handbook)
    match entry:
        case Section():
            return _client_section(entry) if is_client else _trainer_section(entry, cite)
        case Faq(client=str(answer)) if is_client:
            return (Part("", paragraphs(answer)),)
        case Faq():
            return parts_of(entry.answer.blocks, cite)
        case Muscle() if is_client:
            return (Part("", (paragraph(entry.task),)), *parts_of(entry.body.blocks, cite))
        case Muscle():
            lead = Part("", (paragraph(entry.action), paragraph(entry.task)))
            return (lead, *parts_of(entry.body.blocks, cite))
        case Term():
            return parts_of(entry.definition.blocks, cite)
        case _:
            return ()


def reading_title(entry: AnyEntry, voice: Voice) -> str:
    """What the card is called; muscles have a plain name for the client."""
    if isinstance(entry, Muscle) and voice is Voice.CLIENT:
        return _("{plain_name} ({name})").format(plain_name=entry.plain_name, name=entry.name)
    return entry.title


def _client_section(section: Section) -> tuple[Part, ...]:
    """The client's text; without one the key points, which every pack writes plainly."""
    if section.client:
        return parts_of(section.client.blocks, _no_citation)
    if section.key_points:
        return (Part("", listed(section.key_points)),)
    return parts_of(section.body.blocks, _no_citation)


def _trainer_section(section: Section, cite: Cite) -> tuple[Part, ...]:
    points = Part(_("Key points"), listed(section.key_points))
    body = parts_of(section.body.blocks, cite)
    return (points, *body) if points.blocks else body


def _no_citation(_keys: tuple[str, ...]) -> str:
    return ""


def _citation(handbook: Handbook) -> Cite:
    """Author and year of the studies cited; web pages are left to the handbook itself."""

    def cite(keys: tuple[str, ...]) -> str:
        names = [_("custom")] if CUSTOM in keys else []
        for key in keys:
            reference = handbook.find(Kind.REFERENCE, key)
            if isinstance(reference, Reference) and reference.type is not ReferenceType.SECONDARY:
                names.append(short_reference(reference))
        return "; ".join(names)

    return cite


def short_reference(reference: Reference) -> str:
    """First author and year, as in a text that cites it."""
    author = reference.authors.split(",")[0].strip()
    surname, _space, initials = author.rpartition(" ")
    if surname and initials.isupper() and len(initials) <= 3:
        author = surname
    if reference.year is None:
        return author
    return _("{author} {year}").format(author=author, year=reference.year)

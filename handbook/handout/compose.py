"""Picks and doses -> a page as plain data, in the trainer's words or the client's."""

import datetime
import re
from collections.abc import Iterable, Iterator

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Handbook, Library
from handbook.content.labels import label
from handbook.content.model import (
    AnyEntry,
    ClientCopy,
    Dose,
    Equipment,
    Faq,
    Kind,
    Muscle,
    Reference,
    ReferenceType,
    Section,
    Term,
    Variation,
)
from handbook.content.prose import CUSTOM
from handbook.errors import UsageError
from handbook.handout.model import Handout, Item, Voice
from handbook.handout.page import (
    AnyBlock,
    Card,
    ListBlock,
    Page,
    Paragraph,
    Part,
    PlanLine,
    Run,
)
from handbook.handout.prose_blocks import Cite, parts_of
from handbook.handout.wording import date_text, dose_line, dose_sentences
from handbook.language import _


def compose(handout: Handout, library: Library) -> Page:
    """Everything the page says; an entry that has gone keeps its place and says so."""
    found = [(item, *_found(item, library)) for item in handout.items]
    cards: list[Card] = []
    plan: list[PlanLine] = []
    for item, handbook, entry in found:
        if handbook is None or entry is None:
            cards.append(_gone(item))
        elif isinstance(entry, Variation):
            number = str(len(plan) + 1)
            dose = _dose(handout, item, handbook, entry)
            line = dose_line(dose, handout.voice) if dose else ""
            plan.append(PlanLine(number, entry.name, line))
            cards.append(_exercise(handout.voice, item, entry, dose, number))
        else:
            cards.append(_reading(handout.voice, item, handbook, entry))
    handbooks = list({book.id: book for _item, book, _entry in found if book}.values())
    date = datetime.date.fromisoformat(handout.date)
    tag = handbooks[0].manifest.language if handbooks else "en"
    language, _hyphen, region = tag.partition("-")
    return Page(
        title=_one_line(handout.title) or _title(handout.voice, exercises=bool(plan) or not cards),
        client=_one_line(handout.client),
        date=(date.year, date.month, date.day),
        date_text=date_text(handout.date),
        details=tuple(_details(handout)),
        note=_written(handout.note),
        plan_label=_("Today's plan"),
        plan=tuple(plan),
        cards=tuple(cards),
        empty="" if cards else _("There is nothing on this handout yet."),
        disclaimer_label=_("Please note"),
        disclaimers=tuple(
            dict.fromkeys(
                book.manifest.client_disclaimer or book.manifest.disclaimer for book in handbooks
            )
        ),
        page_of=_("Page {page} of {pages}"),
        continued=_("{title} (continued)"),
        language=language,
        region=region,
        text_size=handout.text_size,
        paper=handout.paper.value,
    )


def _title(voice: Voice, *, exercises: bool) -> str:
    if voice is Voice.CLIENT:
        return _("Your exercises") if exercises else _("Good to know")
    return _("Session plan") if exercises else _("Session notes")


def _details(handout: Handout) -> Iterator[str]:
    if handout.voice is Voice.TRAINER:
        yield _("Trainer's copy")
        if handout.goal is not None:
            yield _("Goal: {goal}").format(goal=label(handout.goal))


def _found(item: Item, library: Library) -> tuple[Handbook | None, AnyEntry | None]:
    try:
        address = parse_address(item.address)
    except UsageError:
        return None, None
    handbook = library.handbook(address.pack)
    return handbook, library.find(Address(address.pack, address.kind, address.id))


def _dose(handout: Handout, item: Item, handbook: Handbook, variation: Variation) -> Dose | None:
    """What the trainer set, else what the exercise says for the goal, else what the pack says."""
    if item.dose is not None:
        return item.dose
    if handout.goal is None:
        return next(iter(variation.doses), None)
    doses = (*variation.doses, *handbook.manifest.doses)
    return next((dose for dose in doses if dose.goal is handout.goal), None)


# Cards


def _gone(item: Item) -> Card:
    message = _("This is no longer in the handbook.")
    name = _one_line(item.address) or _("Unknown entry")
    return Card(name, (Part("", (_paragraph(message),)), *_note(item)))


def _exercise(
    voice: Voice, item: Item, variation: Variation, dose: Dose | None, number: str
) -> Card:
    lead = Part("", tuple(_paragraphs(variation.summary)))
    if voice is Voice.TRAINER:
        parts = (lead, *_dose_part(voice, dose), *_note(item), *_trainer_parts(variation))
    else:
        client = variation.client or _client_copy(variation)
        lead = Part("", tuple(_paragraphs(client.summary)))
        parts = (lead, *_dose_part(voice, dose), *_note(item), *_client_parts(variation, client))
    return Card(variation.name, tuple(part for part in parts if part.blocks), number)


def _client_copy(variation: Variation) -> ClientCopy:
    """The trainer's words, where a pack has none for the client."""
    return ClientCopy(
        summary=variation.summary,
        setup=variation.setup,
        steps=variation.steps,
        cues=tuple(cue.text for cue in variation.cues),
        feel=variation.feel,
        stop_if=variation.stop_if,
    )


def _client_parts(variation: Variation, client: ClientCopy) -> Iterator[Part]:
    yield _equipment(_("You need"), variation.equipment)
    yield Part(_("Get ready"), _list(client.setup, start=1))
    yield Part(_("Do this"), _list(client.steps, start=1))
    yield Part(_("Think of"), _list(client.cues))
    yield Part(_("You should feel"), tuple(_paragraphs(client.feel)))
    yield Part(_("Stop if"), _list(client.stop_if), "stop")


def _trainer_parts(variation: Variation) -> Iterator[Part]:
    yield _equipment(_("Equipment"), variation.equipment)
    yield Part(_("Set-up"), _list(variation.setup, start=1))
    yield Part(_("Steps"), _list(variation.steps, start=1))
    yield Part(_("Cues"), _list(cue.text for cue in variation.cues))
    yield Part(_("Should feel"), tuple(_paragraphs(variation.feel)))
    yield Part(_("Stop if"), _list(variation.stop_if), "stop")


def _equipment(name: str, equipment: Iterable[Equipment]) -> Part:
    names = ", ".join(label(thing) for thing in equipment if thing is not Equipment.NONE)
    return Part(name, tuple(_paragraphs(names)))


def _dose_part(voice: Voice, dose: Dose | None) -> Iterator[Part]:
    name = _("How much") if voice is Voice.CLIENT else _("Dose")
    if dose is not None:
        first, *rest = dose_sentences(dose, voice)
        glue = " " if voice is Voice.CLIENT else "\n"
        main = Paragraph((Run(first, strong=True),))
        yield Part(name, (main, *_paragraphs(glue.join(rest))), "dose")
    elif voice is Voice.CLIENT:
        yield Part(name, (_paragraph(_("As many as your trainer showed you.")),), "dose")


def _note(item: Item) -> Iterator[Part]:
    if blocks := _written(item.note):
        yield Part(_("Note"), blocks, "note")


def _reading(voice: Voice, item: Item, handbook: Handbook, entry: AnyEntry) -> Card:
    """Something to read: a section, a question, a muscle or a term."""
    cite = _no_citation if voice is Voice.CLIENT else _citation(handbook)
    is_client = voice is Voice.CLIENT
    match entry:
        case Section():
            parts = _client_section(entry) if is_client else _trainer_section(entry, cite)
        case Faq(client=str(answer)) if is_client:
            parts = (Part("", tuple(_paragraphs(answer))),)
        case Faq():
            parts = parts_of(entry.answer.blocks, cite)
        case Muscle() if is_client:
            parts = (Part("", (_paragraph(entry.task),)), *parts_of(entry.body.blocks, cite))
        case Muscle():
            lead = Part("", (_paragraph(entry.action), _paragraph(entry.task)))
            parts = (lead, *parts_of(entry.body.blocks, cite))
        case Term():
            parts = parts_of(entry.definition.blocks, cite)
        case _:
            parts = ()
    return Card(_reading_title(entry, voice), (*_note(item), *parts))


def _reading_title(entry: AnyEntry, voice: Voice) -> str:
    if isinstance(entry, Muscle) and voice is Voice.CLIENT:
        return _("{plain_name} ({name})").format(plain_name=entry.plain_name, name=entry.name)
    return entry.title


def _client_section(section: Section) -> tuple[Part, ...]:
    """The client's text; without one the key points, which every pack writes plainly."""
    if section.client:
        return parts_of(section.client.blocks, _no_citation)
    if section.key_points:
        return (Part("", _list(section.key_points)),)
    return parts_of(section.body.blocks, _no_citation)


def _trainer_section(section: Section, cite: Cite) -> tuple[Part, ...]:
    points = Part(_("Key points"), _list(section.key_points))
    body = parts_of(section.body.blocks, cite)
    return (points, *body) if points.blocks else body


# Citations


def _no_citation(_keys: tuple[str, ...]) -> str:
    return ""


def _citation(handbook: Handbook) -> Cite:
    """Author and year of the studies cited; web pages are left to the handbook itself."""

    def cite(keys: tuple[str, ...]) -> str:
        names = [_("custom")] if CUSTOM in keys else []
        for key in keys:
            reference = handbook.find(Kind.REFERENCE, key)
            if isinstance(reference, Reference) and reference.type is not ReferenceType.SECONDARY:
                names.append(_short_reference(reference))
        return "; ".join(names)

    return cite


def _short_reference(reference: Reference) -> str:
    author = reference.authors.split(",")[0].strip()
    surname, _space, initials = author.rpartition(" ")
    if surname and initials.isupper() and len(initials) <= 3:
        author = surname
    if reference.year is None:
        return author
    return _("{author} {year}").format(author=author, year=reference.year)


# Text -> blocks


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _paragraphs(*texts: str) -> Iterator[Paragraph]:
    return (_paragraph(text) for text in texts if text.strip())


def _written(text: str) -> tuple[AnyBlock, ...]:
    """What someone typed: blank lines part paragraphs, other line ends stay."""
    lines = "\n".join(_one_line(line) for line in text.splitlines())
    return tuple(_paragraphs(*re.split(r"\n{2,}", lines.strip())))


def _list(texts: Iterable[str], start: int | None = None) -> tuple[AnyBlock, ...]:
    items = tuple((_paragraph(text),) for text in texts)
    return (ListBlock(items, start),) if items else ()

"""An entry of any kind -> the texts a search looks at."""

from collections.abc import Iterable, Iterator

from handbook.content.model import (
    AnyEntry,
    ClientCopy,
    Faq,
    Kind,
    Muscle,
    Reference,
    Section,
    Term,
    Variation,
)
from handbook.content.prose import Heading, Prose, inline_text, plain_text

KINDS = tuple(Kind)
"""The kinds, each known to an index by its position."""


def aliases(entry: AnyEntry) -> tuple[str, ...]:
    """The other names an entry goes by."""
    match entry:
        case Faq(also=also):
            return also
        case Muscle(plain_name=plain_name, aliases=names):
            return (plain_name, *names)
        case Section(aliases=names) | Variation(aliases=names) | Term(aliases=names):
            return names
        case Reference():
            return ()


def keywords(entry: AnyEntry) -> Iterator[str]:
    """What an entry is filed under: headings, tags, equipment and the like, authors."""
    match entry:
        case Section(body=body):
            for block in body.blocks:
                if isinstance(block, Heading):
                    yield inline_text(block.inlines)
        case Variation():
            yield from entry.equipment
            yield from entry.optional_equipment
            yield entry.level
            yield entry.category or ""
            yield entry.force or ""
            yield entry.mechanic or ""
            yield entry.laterality or ""
            yield entry.start_position or ""
            yield from entry.suits
        case Faq(tags=tags):
            yield from tags
        case Muscle(role=role):
            yield role
        case Reference(authors=authors, year=year):
            yield authors
            yield str(year or "")
        case Term():
            pass


def summary(entry: AnyEntry) -> str:
    """What an entry is about, in a line."""
    match entry:
        case Section(summary=text) | Muscle(action=text):
            return text
        case Variation(summary=text):
            return text or next(passages(entry), "")
        case Faq(answer=answer, client=client):
            return client or next(_lines(answer), "")
        case Term(definition=definition):
            return next(_lines(definition), "")
        case Reference(authors=authors, year=year, source=source):
            return f"{authors} ({year}). {source}" if year else f"{authors}. {source}"


def passages(entry: AnyEntry) -> Iterator[str]:
    """The body of an entry: its paragraphs, list items and fields, in reading order."""
    return (text for passage in _passages(entry) if (text := passage.strip()))


def _passages(entry: AnyEntry) -> Iterator[str]:
    match entry:
        case Section():
            yield entry.summary
            yield from entry.key_points
            yield from _lines(entry.body)
            yield from _lines(entry.client)
        case Variation():
            yield from _variation(entry)
        case Faq():
            yield from _lines(entry.answer)
            yield entry.client or ""
        case Muscle():
            yield entry.action
            yield entry.task
            yield from _lines(entry.body)
        case Term():
            yield from _lines(entry.definition)
        case Reference():
            yield summary(entry)
            yield entry.note or ""
            yield entry.doi or ""


def _variation(entry: Variation) -> Iterator[str]:
    yield entry.summary
    yield entry.stance
    yield entry.load_position
    yield entry.range_of_motion
    yield entry.emphasis
    yield entry.suits_note
    yield from entry.setup
    yield from entry.steps
    yield entry.breathing
    yield entry.feel
    for cue in entry.cues:
        yield cue.text
    for error in entry.errors:
        yield from (error.see, error.why, error.fix)
    yield from entry.cautions
    yield from entry.stop_if
    for rung in entry.harder:
        yield rung.note
    yield from entry.substitutes
    for evidence in entry.evidence:
        yield evidence.text
    if entry.client:
        yield from _client(entry.client)
    yield from _lines(entry.notes)


def _client(copy: ClientCopy) -> Iterable[str]:
    return (copy.summary, *copy.setup, *copy.steps, *copy.cues, copy.feel, *copy.stop_if)


def _lines(prose: Prose) -> Iterator[str]:
    return iter(plain_text(prose.blocks).splitlines())

"""A variation -> the blocks of its page."""

from collections.abc import Sequence

from handbook.content.blocks import (
    cite,
    facts,
    heading,
    link,
    listing,
    paragraph,
    titled,
    titled_box,
    titled_line,
    titled_lines,
    titled_list,
    words,
)
from handbook.content.dose_cells import dose_cells
from handbook.content.handbook import Handbook
from handbook.content.labels import label, label_list
from handbook.content.model import (
    Dose,
    Evidence,
    Fault,
    Kind,
    MuscleRole,
    Rung,
    Variation,
)
from handbook.content.page import Tag
from handbook.content.prose import Block, Inline, Strong, Table, Text
from handbook.language import _

MOST_NAMES = 3
"""So many other names stand at the head of a page."""

_MOST_COLUMNS = 5
"""So many doses stand side by side; more of them stand one below the other."""


def variation_blocks(handbook: Handbook, variation: Variation) -> tuple[Block, ...]:
    """All there is to read of a variation besides its names and summary."""
    return (
        *titled_lines(_("Set-up"), variation.setup, ordered=True),
        *titled_lines(_("Steps"), variation.steps, ordered=True),
        *titled_line(_("Breathing"), variation.breathing),
        *titled_lines(_("Cues"), [cue.text for cue in variation.cues]),
        *_errors(variation.errors),
        *titled_line(_("What you should feel"), variation.feel),
        *titled_lines(_("Cautions"), variation.cautions),
        *titled_lines(_("Stop if"), variation.stop_if),
        *_facts(variation),
        *_muscles_used(handbook, variation),
        *_ladder(handbook, variation),
        *_doses(variation.doses),
        *titled(_("Background"), variation.notes.blocks),
        *_evidence(variation.evidence),
        *_client(variation),
    )


def variation_tags(variation: Variation) -> tuple[Tag, ...]:
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
        (_("Optional equipment"), label_list(variation.optional_equipment)),
        (_("Category"), label(variation.category) if variation.category else ""),
        (_("Force"), label(variation.force) if variation.force else ""),
        (_("Mechanics"), label(variation.mechanic) if variation.mechanic else ""),
        (_("Position"), label(variation.start_position) if variation.start_position else ""),
        (_("Stance"), variation.stance),
        (_("Load"), variation.load_position),
        (_("Range of motion"), variation.range_of_motion),
        (_("Emphasis"), variation.emphasis),
        (_("Suits"), variation.suits_note or label_list(variation.suits)),
        (_("More names"), ", ".join(variation.aliases[MOST_NAMES:])),
    )
    table = facts(rows)
    return (heading(_("At a glance")), table) if table.rows else ()


def _errors(errors: Sequence[Fault]) -> tuple[Block, ...]:
    if not errors:
        return ()
    rows = tuple(
        (words(error.see), words(error.why), (*words(error.fix), *cite(error.refs)))
        for error in errors
    )
    header = (words(_("What you see")), words(_("Why")), words(_("Fix")))
    table = Table(header, rows, ("left", "left", "left"), "records")
    return (heading(_("Common errors")), table)


def _muscles_used(handbook: Handbook, variation: Variation) -> tuple[Block, ...]:
    items: list[tuple[Inline, ...]] = []
    for role in MuscleRole:
        links: list[Inline] = []
        for use in variation.muscles:
            muscle = handbook.find(Kind.MUSCLE, use.muscle)
            if use.role is role and muscle is not None:
                links += [Text(", "), link(handbook, Kind.MUSCLE, muscle)]
        if links:
            items.append((Strong(words(label(role))), Text(": "), *links[1:]))
    return titled_list(_("Muscles"), items)


def _ladder(handbook: Handbook, variation: Variation) -> tuple[Block, ...]:
    easier = [
        (link(handbook, Kind.VARIATION, below), *_rung(rung))
        for below, rung in handbook.easier(variation)
    ]
    harder = [
        (link(handbook, Kind.VARIATION, above), *_rung(rung))
        for rung in variation.harder
        if (above := handbook.find(Kind.VARIATION, rung.to))
    ]
    return (
        *titled_list(_("Easier"), easier),
        *titled_list(_("Harder"), harder),
        *titled_lines(_("Outside this handbook"), variation.substitutes),
    )


def _rung(rung: Rung) -> tuple[Inline, ...]:
    return words(_(" ({reason}): {note}").format(reason=label(rung.reason), note=rung.note))


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
            words(label(dose.goal)),
            *(words(cell) for cell in dose_cells(dose)[:-1]),
            (*words(dose_cells(dose)[-1]), *cite(dose.refs)),
        )
        for dose in doses
    )
    notes = [
        (Strong(words(label(dose.goal))), *words(f": {dose.note}")) for dose in doses if dose.note
    ]
    shape = "columns" if len(doses) <= _MOST_COLUMNS else "rows"
    header = tuple(words(title) for title in titles)
    return (
        heading(_("Dose by goal")),
        Table(header, rows, ("left",) * len(titles), shape),
        *((listing(notes),) if notes else ()),
    )


def _evidence(lines: Sequence[Evidence]) -> tuple[Block, ...]:
    items = [
        (Strong(words(label(line.strength))), *words(f": {line.text}"), *cite(line.refs))
        for line in lines
    ]
    return titled_list(_("Evidence"), items)


def _client(variation: Variation) -> tuple[Block, ...]:
    client = variation.client
    if client is None:
        return ()
    stop = _("Stop if: {signs}").format(signs="; ".join(client.stop_if))
    return titled_box(
        _("For the client"),
        (
            paragraph(client.summary),
            listing((words(line) for line in (*client.setup, *client.steps)), ordered=True),
            *((listing(words(line) for line in client.cues),) if client.cues else ()),
            paragraph(client.feel),
            *((paragraph(stop),) if client.stop_if else ()),
        ),
    )

"""The fields of variations as lines of words, one cell for each variation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from handbook.content.dose_cells import dose_cells
from handbook.content.handbook import Handbook
from handbook.content.labels import label
from handbook.content.ladder import way_up
from handbook.content.model import (
    ClientCopy,
    Dose,
    Evidence,
    Fault,
    Goal,
    Kind,
    Muscle,
    MuscleRole,
    Rung,
    Variation,
)
from handbook.content.prose import plain_text
from handbook.language import N_, _


class Group(StrEnum):
    """What a row is about, in the order of the rows."""

    GLANCE = "glance"
    MUSCLES = "muscles"
    DOING = "doing"
    CARE = "care"
    DOSE = "dose"
    LADDER = "ladder"
    EVIDENCE = "evidence"
    CLIENT = "client"

    @property
    def heading(self) -> str:
        """What people read over its rows."""
        return _(_TITLES[self])


_TITLES: dict[Group, str] = {
    Group.GLANCE: N_("At a glance"),
    Group.MUSCLES: N_("Muscles"),
    Group.DOING: N_("How it is done"),
    Group.CARE: N_("What to watch for"),
    Group.DOSE: N_("Dose by goal"),
    Group.LADDER: N_("Easier and harder"),
    Group.EVIDENCE: N_("Evidence"),
    Group.CLIENT: N_("For the client"),
}


class Form(StrEnum):
    """How the items of a cell belong together."""

    TEXT = "text"
    """There is one, or one paragraph after another."""
    WORDS = "words"
    """A few words each, in any order."""
    LIST = "list"
    """A list in any order."""
    STEPS = "steps"
    """A list whose order matters."""


class Item(Struct, frozen=True):
    """One line of a cell: a few words that lead, the text, and the works behind it."""

    text: str
    lead: str = ""
    refs: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All of it as one text."""
        return f"{self.lead} {self.text}" if self.lead else self.text


class Field(Struct, frozen=True):
    """One field of some variations: a cell of items for each of them, in their order.

    `id` is stable: the name of the field in the model, or `muscle:` and `dose:` with what it is of.
    """

    id: str
    group: Group
    label: str
    cells: tuple[tuple[Item, ...], ...]
    form: Form


def fields_of(handbook: Handbook, variations: Sequence[Variation]) -> list[Field]:
    """Every field of some variations, whether anything stands in it or not, group by group."""
    fields = [
        *_written(variations),
        *_muscles(handbook, variations),
        *_doses(handbook, variations),
        *_ladder(handbook, variations),
    ]
    order = tuple(Group)
    return sorted(fields, key=lambda field: order.index(field.group))


# What is written in each variation by itself


@dataclass(frozen=True)
class _Source:
    id: str
    group: Group
    label: str
    get: Callable[[Variation], Iterable[Item]]
    form: Form = Form.TEXT


def _written(variations: Sequence[Variation]) -> Iterator[Field]:
    for source in _SOURCES:
        cells = tuple(tuple(source.get(variation)) for variation in variations)
        yield Field(source.id, source.group, _(source.label), cells, source.form)


def _text(text: str) -> tuple[Item, ...]:
    return (Item(text),) if text else ()


def _value(value: StrEnum | None) -> tuple[Item, ...]:
    return _text(label(value) if value is not None else "")


def _values(values: Iterable[StrEnum]) -> tuple[Item, ...]:
    return tuple(Item(label(value)) for value in values)


def _lines(lines: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item(line) for line in lines)


def _errors(errors: Iterable[Fault]) -> Iterator[Item]:
    for error in errors:
        text = _("Why: {why} Fix: {fix}").format(why=error.why, fix=error.fix)
        yield Item(text, error.see, error.refs)


def _evidence(lines: Iterable[Evidence]) -> Iterator[Item]:
    for line in lines:
        lead = _("{strength}:").format(strength=label(line.strength))
        yield Item(line.text, lead, line.refs)


def _client(get: Callable[[ClientCopy], Iterable[Item]]) -> Callable[[Variation], Iterable[Item]]:
    return lambda variation: get(variation.client) if variation.client else ()


_SOURCES: tuple[_Source, ...] = (
    _Source("summary", Group.GLANCE, N_("In short"), lambda v: _text(v.summary)),
    _Source("emphasis", Group.GLANCE, N_("Emphasis"), lambda v: _text(v.emphasis)),
    _Source("level", Group.GLANCE, N_("Level"), lambda v: _value(v.level)),
    _Source("laterality", Group.GLANCE, N_("Sides"), lambda v: _value(v.laterality)),
    _Source("equipment", Group.GLANCE, N_("Equipment"), lambda v: _values(v.equipment), Form.WORDS),
    _Source(
        "optional_equipment",
        Group.GLANCE,
        N_("Optional equipment"),
        lambda v: _values(v.optional_equipment),
        Form.WORDS,
    ),
    _Source("start_position", Group.GLANCE, N_("Position"), lambda v: _value(v.start_position)),
    _Source("stance", Group.GLANCE, N_("Stance"), lambda v: _text(v.stance)),
    _Source("load_position", Group.GLANCE, N_("Load"), lambda v: _text(v.load_position)),
    _Source(
        "range_of_motion", Group.GLANCE, N_("Range of motion"), lambda v: _text(v.range_of_motion)
    ),
    _Source("suits", Group.GLANCE, N_("Suits"), lambda v: _values(v.suits), Form.WORDS),
    _Source("suits_note", Group.GLANCE, N_("Whom it fits"), lambda v: _text(v.suits_note)),
    _Source("category", Group.GLANCE, N_("Category"), lambda v: _value(v.category)),
    _Source("force", Group.GLANCE, N_("Force"), lambda v: _value(v.force)),
    _Source("mechanic", Group.GLANCE, N_("Mechanics"), lambda v: _value(v.mechanic)),
    _Source("aliases", Group.GLANCE, N_("Also called"), lambda v: _lines(v.aliases), Form.WORDS),
    _Source("setup", Group.DOING, N_("Set-up"), lambda v: _lines(v.setup), Form.STEPS),
    _Source("steps", Group.DOING, N_("Steps"), lambda v: _lines(v.steps), Form.STEPS),
    _Source("breathing", Group.DOING, N_("Breathing"), lambda v: _text(v.breathing)),
    _Source("feel", Group.DOING, N_("What you should feel"), lambda v: _text(v.feel)),
    _Source(
        "cues", Group.DOING, N_("Cues"), lambda v: _lines(cue.text for cue in v.cues), Form.LIST
    ),
    _Source("errors", Group.CARE, N_("Common errors"), lambda v: _errors(v.errors), Form.LIST),
    _Source("cautions", Group.CARE, N_("Cautions"), lambda v: _lines(v.cautions), Form.LIST),
    _Source("stop_if", Group.CARE, N_("Stop if"), lambda v: _lines(v.stop_if), Form.LIST),
    _Source(
        "substitutes",
        Group.LADDER,
        N_("Outside this handbook"),
        lambda v: _lines(v.substitutes),
        Form.LIST,
    ),
    _Source("evidence", Group.EVIDENCE, N_("Evidence"), lambda v: _evidence(v.evidence), Form.LIST),
    _Source(
        "notes",
        Group.EVIDENCE,
        N_("Notes"),
        lambda v: _lines(plain_text(v.notes.blocks).splitlines()),
    ),
    _Source(
        "client.summary", Group.CLIENT, N_("What it is for"), _client(lambda c: _text(c.summary))
    ),
    _Source(
        "client.setup",
        Group.CLIENT,
        N_("Get ready"),
        _client(lambda c: _lines(c.setup)),
        Form.STEPS,
    ),
    _Source(
        "client.steps",
        Group.CLIENT,
        N_("Do this"),
        _client(lambda c: _lines(c.steps)),
        Form.STEPS,
    ),
    _Source(
        "client.cues", Group.CLIENT, N_("Think of"), _client(lambda c: _lines(c.cues)), Form.LIST
    ),
    _Source("client.feel", Group.CLIENT, N_("You should feel"), _client(lambda c: _text(c.feel))),
    _Source(
        "client.stop_if",
        Group.CLIENT,
        N_("Stop if"),
        _client(lambda c: _lines(c.stop_if)),
        Form.LIST,
    ),
)


# What is looked up


def _muscles(handbook: Handbook, variations: Sequence[Variation]) -> Iterator[Field]:
    """A row for each muscle that works in one of them, the most important ones first."""
    roles = [{use.muscle: use.role for use in variation.muscles} for variation in variations]
    strongest: dict[str, MuscleRole] = {}
    order = tuple(MuscleRole)
    for each in roles:
        for muscle, role in each.items():
            strongest[muscle] = min(strongest.get(muscle, role), role, key=order.index)
    for id_ in sorted(strongest, key=lambda id_: order.index(strongest[id_])):
        muscle = handbook.find(Kind.MUSCLE, id_)
        if isinstance(muscle, Muscle):
            cells = tuple(_value(each.get(id_)) for each in roles)
            yield Field(f"muscle:{id_}", Group.MUSCLES, muscle.name, cells, Form.TEXT)


def _doses(handbook: Handbook, variations: Sequence[Variation]) -> Iterator[Field]:
    """A row for each goal that one of them has a dose for; the others have that of the pack."""
    usual = {dose.goal: dose for dose in handbook.manifest.doses}
    own = [{dose.goal: dose for dose in variation.doses} for variation in variations]
    for goal in Goal:
        if any(goal in each for each in own):
            doses = [(each.get(goal) or usual.get(goal)) for each in own]
            cells = tuple(tuple(_dose(dose)) if dose else () for dose in doses)
            yield Field(f"dose:{goal}", Group.DOSE, label(goal), cells, Form.LIST)


def _dose(dose: Dose) -> Iterator[Item]:
    sets, amount, load, reserve, tempo, rest, days = dose_cells(dose)
    yield Item(_("{sets} × {amount}").format(sets=sets, amount=amount))
    for name, value in (
        (_("Load:"), load),
        (_("Reps in reserve:"), reserve),
        (_("Tempo:"), tempo),
        (_("Rest:"), rest),
        (_("Days a week:"), days),
        (_("Note:"), dose.note or ""),
    ):
        if value:
            yield Item(value, name)


def _ladder(handbook: Handbook, variations: Sequence[Variation]) -> Iterator[Field]:
    between = tuple(
        tuple(
            item
            for other in variations
            if other.id != variation.id
            for item in _relation(handbook, variation, other)
        )
        for variation in variations
    )
    easier = tuple(
        tuple(_step(lower, rung) for lower, rung in handbook.easier(variation))
        for variation in variations
    )
    harder = tuple(
        tuple(
            _step(upper, rung)
            for rung in variation.harder
            if isinstance(upper := handbook.find(Kind.VARIATION, rung.to), Variation)
        )
        for variation in variations
    )
    for id_, name, cells in (
        ("ladder", _("On the ladder"), between),
        ("easier", _("Easier"), easier),
        ("harder", _("Harder"), harder),
    ):
        yield Field(id_, Group.LADDER, name, cells, Form.LIST)


def _step(variation: Variation, rung: Rung) -> Item:
    lead = _("{name} ({reason}):").format(name=variation.name, reason=label(rung.reason))
    return Item(rung.note, lead)


def _relation(handbook: Handbook, variation: Variation, other: Variation) -> Iterator[Item]:
    """What the ladder says of a variation beside another one."""
    if way := way_up(handbook, other, variation):
        message = _("Harder than {name} ({reasons})")
    elif way := way_up(handbook, variation, other):
        message = _("Easier than {name} ({reasons})")
    else:
        return
    rungs = [rung for lower, upper in pairwise(way) for rung in lower.harder if rung.to == upper.id]
    reasons = ", ".join(dict.fromkeys(label(rung.reason) for rung in rungs))
    if len(rungs) == 1:
        yield Item(
            rungs[0].note,
            _("{relation}:").format(relation=message.format(name=other.name, reasons=reasons)),
        )
    else:
        between = ", ".join(each.name for each in way[1:-1])
        yield Item(
            _("{relation}, by way of {names}.").format(
                relation=message.format(name=other.name, reasons=reasons), names=between
            )
        )

"""One exercise in the free-exercise-db format -> a variation of a pack.

The format: https://github.com/yuhonas/free-exercise-db/blob/main/schema.json
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, cast

import msgspec
from msgspec import Meta, Struct

from handbook.content.convert import Fault, convert
from handbook.content.model import Category, Equipment, Force, Level, Mechanic, MuscleRole
from handbook.importing.muscles import muscle_ids
from handbook.importing.words import one_line, short_lines, slug
from handbook.importing.yaml_text import Entry, Value

FORMAT = "free-exercise-db"


class _Experience(StrEnum):
    """The levels of the format."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    EXPERT = "expert"


_LEVELS = {
    _Experience.BEGINNER: Level.BEGINNER,
    _Experience.INTERMEDIATE: Level.INTERMEDIATE,
    _Experience.EXPERT: Level.ADVANCED,
}

_EQUIPMENT = {
    "": Equipment.NONE,
    "body-only": Equipment.NONE,
    "bands": Equipment.LONG_BAND,
    "cable": Equipment.CABLE_MACHINE,
    "e-z-curl-bar": Equipment.EZ_BAR,
    "foam-roll": Equipment.FOAM_ROLLER,
    "kettlebells": Equipment.KETTLEBELL,
    **{str(equipment): equipment for equipment in Equipment},
}


class Record(Struct, frozen=True):
    """An exercise as the file has it, except that two words are joined by a hyphen or underscore.

    Only a name, a level and instructions are needed; the format's own schema asks for more.
    """

    name: Annotated[str, Meta(min_length=1)]
    level: _Experience
    instructions: tuple[str, ...]
    id: str = ""
    force: Force | None = None
    mechanic: Mechanic | None = None
    category: Category | None = None
    equipment: str | None = None
    primary_muscles: tuple[str, ...] = ()
    secondary_muscles: tuple[str, ...] = ()
    images: tuple[str, ...] = ()

    @property
    def source_id(self) -> str:
        """What the library calls it for ever; older files have nothing but the name."""
        return self.id or self.name

    @property
    def unknown_equipment(self) -> str:
        """The equipment, if there is no word for it here."""
        return self.equipment or "" if _equipment(self) is None else ""

    def muscles(self) -> Iterator[tuple[str, str, MuscleRole]]:
        """Its muscles by id, each once, with the name and the role that the file gives them."""
        seen: set[str] = set()
        for names, role in (
            (self.primary_muscles, MuscleRole.PRIME_MOVER),
            (self.secondary_muscles, MuscleRole.SYNERGIST),
        ):
            for name in names:
                for id_ in muscle_ids(name):
                    if id_ not in seen:
                        seen.add(id_)
                        yield id_, name, role


_KEYS = {"primaryMuscles": "primary_muscles", "secondaryMuscles": "secondary_muscles"}
_FIELDS = frozenset(field.name for field in msgspec.structs.fields(Record))
_WRITTEN = {field: key for key, field in _KEYS.items()}


def read_record(value: object) -> tuple[Record | None, list[Fault]]:
    """Read an exercise. Returns None and every fault, with paths as the file has them."""
    if isinstance(value, dict):
        value = {
            field: _cleaned(field, below)
            for key, below in cast("dict[str, object]", value).items()
            if (field := _KEYS.get(key, key)) in _FIELDS
        }
    record, faults = convert(value, Record)
    return record, [
        Fault((_WRITTEN.get(str(fault.path[0]), fault.path[0]), *fault.path[1:]), fault.message)
        if fault.path
        else fault
        for fault in faults
    ]


def _cleaned(field: str, value: object) -> object:
    """The value without stray blanks; instructions keep their line breaks."""
    if isinstance(value, str):
        text = one_line(value)
        return text.lower().replace(" ", "-") if field == "category" else text
    if field.endswith("_muscles") and isinstance(value, list):
        value = [one_line(i) if isinstance(i, str) else i for i in cast("list[object]", value)]
    return cast("object", value)


def variation(record: Record) -> Entry:
    """The entry of an exercise, without its id."""
    entry: dict[str, Value] = {
        "name": record.name,
        "equipment": [_equipment(record) or Equipment.OTHER],
        "level": _LEVELS[record.level],
    }
    for field in ("category", "force", "mechanic"):
        if word := getattr(record, field):
            entry[field] = word
    if uses := [{"muscle": muscle, "role": str(role)} for muscle, _, role in record.muscles()]:
        entry["muscles"] = uses
    if record.unknown_equipment:
        entry["setup"] = list(short_lines(f"Equipment: {record.unknown_equipment}"))
    entry["steps"] = [line for text in record.instructions for line in short_lines(text)]
    return entry


def _equipment(record: Record) -> Equipment | None:
    words = record.equipment or ""
    return _EQUIPMENT.get(slug(words, "") if words else "")

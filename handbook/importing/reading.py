"""A file in the free-exercise-db format -> its good exercises, and the faults of the others."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct

from handbook.content.convert import Fault, convert
from handbook.content.limits import MAX_PACK_BYTES
from handbook.content.model import Variation
from handbook.content.problems import shown
from handbook.errors import ContentError, UsageError, reason_of
from handbook.importing.free_exercise_db import FORMAT, Record, read_record, variation
from handbook.importing.yaml_text import fields
from handbook.language import _

MAX_EXERCISE_BYTES = 1_000_000
"""Length of one exercise as YAML; a long one has 5,000."""

_STEP = 1_000
"""Exercises between two reports of progress."""

Progress = Callable[[int, int], None]
"""Gets how many exercises are read, and how many there are."""


class Exercise(Struct, frozen=True):
    """A good exercise: the fields of its entry as YAML, all but the id, and what they came from."""

    record: Record
    text: str


class Broken(Struct, frozen=True):
    """A fault of an exercise that is skipped; `index` is its place in the file, counted from 0."""

    index: int
    name: str
    fault: Fault

    def __str__(self) -> str:
        """The place as JavaScript writes it, the name if there is one, and the fault."""
        steps = "".join(
            f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.fault.path
        )
        name = f" {shown(self.name)}" if self.name else ""
        return f"[{self.index}]{steps}{name}: {self.fault.message}"


class Reading(Struct, frozen=True):
    """A whole file. `skipped` holds the ids of the broken exercises that have one."""

    exercises: list[Exercise]
    broken: list[Broken]
    skipped: set[str]


def read_file(file: Path, progress: Progress) -> Reading:
    """Read a file; raises UsageError if it is not there, ContentError if it is no such list."""
    raws = _raws(file)
    reading = Reading([], [], set())
    seen: dict[str, int] = {}
    for index, raw in enumerate(raws):
        if index % _STEP == 0:
            progress(index, len(raws))
        _read(index, raw, seen, reading)
    progress(len(raws), len(raws))
    if not reading.exercises:
        message = _("{file} holds no exercise that can be read.").format(file=file)
        if reading.broken:
            message += f" {file.name}{reading.broken[0]}"
        raise ContentError(message)
    return reading


def _raws(file: Path) -> list[msgspec.Raw]:
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= MAX_PACK_BYTES else b""
    except OSError as error:
        message = _("{file} cannot be read: {reason}.")
        raise UsageError(message.format(file=file, reason=reason_of(error))) from error
    if size > MAX_PACK_BYTES:
        message = _("{file} has {size} bytes; at most {limit} are read.")
        raise ContentError(message.format(file=file, size=size, limit=MAX_PACK_BYTES))
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=list[msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        message = _("{file} is not a list of exercises in the {format} format: {reason}.")
        raise ContentError(message.format(file=file, format=FORMAT, reason=error)) from error


def _read(index: int, raw: msgspec.Raw, seen: dict[str, int], reading: Reading) -> None:
    try:
        value: Any = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        reading.broken.append(Broken(index, "", Fault((), str(error))))
        return
    exercise, faults = _exercise(value)
    if exercise is not None:
        first = seen.setdefault(exercise.record.source_id, index)
        if first == index:
            reading.exercises.append(exercise)
            return
        message = _("This id is that of exercise {index} as well.").format(index=first)
        faults = [Fault(("id",), message)]
    given = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
    names = [text for key in ("name", "id") if isinstance(text := given.get(key), str)]
    if names:
        reading.skipped.add(names[-1])
    name = names[0] if names else ""
    reading.broken.extend(Broken(index, name, fault) for fault in faults)


def _exercise(value: object) -> tuple[Exercise | None, list[Fault]]:
    record, faults = read_record(value)
    if record is None:
        return None, faults
    entry = variation(record)
    # As the pack's own reader will see it, with any id.
    read = {key: part if isinstance(part, str) else list(part) for key, part in entry.items()}
    faults = convert({"id": "x", **read}, Variation)[1]
    text = fields(entry, "  ")
    if len(text.encode()) > MAX_EXERCISE_BYTES:
        message = _("This exercise is longer than {limit} bytes.").format(limit=MAX_EXERCISE_BYTES)
        faults = [Fault((), message)]
    return (None, faults) if faults else (Exercise(record, text), [])

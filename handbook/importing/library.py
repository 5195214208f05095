"""An exercise library in a file -> a pack folder, new or brought up to date."""

import datetime
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from handbook.content.limits import MAX_ENTRIES, MAX_PACK_BYTES
from handbook.content.model import MuscleRole
from handbook.content.pack_files import MANIFEST_FILE
from handbook.errors import ContentError, UsageError, reason_of
from handbook.importing import ids
from handbook.importing.free_exercise_db import Record
from handbook.importing.manifest import new_manifest
from handbook.importing.muscles import muscle_entry
from handbook.importing.pictures import Pictures, find_pictures
from handbook.importing.reading import Broken, Exercise, Progress, read_file
from handbook.importing.staging import Staging
from handbook.importing.yaml_text import Entry, fields, listed
from handbook.language import _

EXERCISES_PER_FILE = 2_000
BYTES_PER_FILE = 4_000_000
"""A file of the pack is full at either; both are far below what one file may hold."""

_MUSCLES = "muscles.yaml"
_VARIATIONS = "variations/imported-{number:03}.yaml"
_ALL_VARIATIONS = "variations/imported-*.yaml"
_HEADER = (
    "# Written by an import; the next import writes it again. Put entries of your own into other "
    "files.\n\n"
)


class Report(Struct, frozen=True):
    """What an import did: what was written, skipped, and no longer in the file."""

    exercises: int
    broken: tuple[Broken, ...]
    missing: tuple[str, ...]
    unknown_equipment: dict[str, int]
    pictures: Pictures | None


def import_library(
    file: Path, pack: Path, images: Path | None, today: datetime.date, progress: Progress
) -> Report:
    """Turn a file into a pack.

    A pack of an earlier import is brought up to date: its pack.yaml and the files that were added
    to it stay as they are, and exercises keep their ids.

    Raises UsageError when a path is wrong, ContentError when the file cannot be read at all or the
    pack cannot be written; the pack is then as it was.
    """
    before = _remembered(pack)
    if images is not None and not images.is_dir():
        raise UsageError(_("There is no folder {folder}.").format(folder=images))
    reading = read_file(file, progress)
    records = [exercise.record for exercise in reading.exercises]
    sources = [(record.source_id, record.name) for record in records]
    assigned = ids.assign(sources, reading.skipped, before)
    named = (name for record in records for name in record.images)
    pictures = find_pictures(named, images) if images else None
    try:
        with Staging(pack) as staging:
            names = _write(staging, reading.exercises, assigned, pictures)
            if not (pack / MANIFEST_FILE).exists():
                staging.write(MANIFEST_FILE, fields(new_manifest(today)).encode())
                names.append(MANIFEST_FILE)
            written = {pack / name for name in names}
            staging.move(names, sorted(set(pack.glob(_ALL_VARIATIONS)) - written))
    except OSError as error:
        message = _("{folder} cannot be written: {reason}.")
        raise ContentError(message.format(folder=pack, reason=reason_of(error))) from error
    unknown = Counter(word for record in records if (word := record.unknown_equipment))
    return Report(
        len(records),
        tuple(reading.broken),
        assigned.missing,
        dict(unknown.most_common()),
        pictures,
    )


def _remembered(pack: Path) -> ids.Remembered:
    """The ids of an earlier import; raises UsageError when the folder is something else."""
    path = pack / ids.FILE_NAME
    try:
        if not pack.exists() or not any(pack.glob("[!.]*")):
            return ids.Remembered()
        return msgspec.json.decode(path.read_bytes(), type=ids.Remembered)
    except (FileNotFoundError, NotADirectoryError) as error:
        message = _(
            "{folder} holds something else. Give a new folder, or one that an import has written."
        )
        raise UsageError(message.format(folder=pack)) from error
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        message = _(
            "{path} cannot be read: {reason}. It keeps the ids of the exercises: restore it, or "
            "import into a new folder."
        )
        raise ContentError(message.format(path=path, reason=error)) from error


def _write(
    staging: Staging,
    exercises: Sequence[Exercise],
    assigned: ids.Assigned,
    pictures: Pictures | None,
) -> list[str]:
    """Write everything but the manifest; returns the names, in the order to move them."""
    muscles = [listed(entry) for entry in _muscles([exercise.record for exercise in exercises])]
    if len(exercises) + len(muscles) > MAX_ENTRIES:
        message = _("The file has {count} exercises; a pack holds at most {limit} entries.")
        raise ContentError(message.format(count=len(exercises), limit=MAX_ENTRIES))
    # The ids first: whatever stops the moving, they are not lost.
    names = [ids.FILE_NAME, _MUSCLES]
    remembered = msgspec.json.format(msgspec.json.encode(assigned.remembered), indent=1)
    staging.write(ids.FILE_NAME, remembered)
    staging.write(_MUSCLES, (_HEADER + ("\n".join(muscles) or "[]\n")).encode())
    size = 0
    for number, data in enumerate(_variation_files(exercises, assigned.ids), 1):
        size += len(data)
        if size > MAX_PACK_BYTES:
            message = _("The exercises take more than {limit} bytes, which no pack may hold.")
            raise ContentError(message.format(limit=MAX_PACK_BYTES))
        names.append(_VARIATIONS.format(number=number))
        staging.write(names[-1], data)
    for name, source in (pictures.files if pictures else {}).items():
        shutil.copyfile(source, staging.path(name))
        names.append(name)
    return names


def _variation_files(exercises: Sequence[Exercise], given: Sequence[str]) -> Iterator[bytes]:
    """The texts of the variation files."""
    header = _HEADER.encode()
    entries: list[bytes] = []
    size = 0
    for exercise, id_ in zip(exercises, given, strict=True):
        entry = (listed({"id": id_}) + exercise.text).encode()
        if entries and (len(entries) == EXERCISES_PER_FILE or size + len(entry) > BYTES_PER_FILE):
            yield header + b"\n".join(entries)
            entries, size = [], 0
        entries.append(entry)
        size += len(entry)
    yield header + b"\n".join(entries)


def _muscles(records: Sequence[Record]) -> list[Entry]:
    """The entries of all muscles that exercises name, most used first."""
    names: dict[str, str] = {}
    uses: dict[str, Counter[MuscleRole]] = {}
    for record in records:
        for id_, name, role in record.muscles():
            names.setdefault(id_, name)
            uses.setdefault(id_, Counter())[role] += 1
    order = sorted(uses, key=lambda id_: (-uses[id_].total(), id_))
    return [muscle_entry(id_, names[id_], uses[id_]) for id_ in order]

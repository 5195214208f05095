"""Ids of exercises that stay the same however often a library is imported."""

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from handbook.importing.words import MAX_ID_CHARACTERS, slug

FILE_NAME = "ids.json"
"""The file of a pack that remembers them; it also tells an imported pack from any other."""


class Known(Struct, frozen=True, omit_defaults=True):
    """An exercise of an earlier import: its id here, its name, and whether it has gone since."""

    id: str
    name: str
    gone: bool = False


class Remembered(Struct, frozen=True):
    """The content of the file: every exercise ever imported, by its id in the library."""

    exercises: dict[str, Known] = {}


class Assigned(Struct, frozen=True):
    """Ids for the exercises of a library, what to remember, and the names that went missing."""

    ids: tuple[str, ...]
    remembered: Remembered
    missing: tuple[str, ...]


def assign(
    exercises: Collection[tuple[str, str]], skipped: Iterable[str], before: Remembered
) -> Assigned:
    """Give each exercise, by its id and name in the library, its id here.

    One that the library calls by another id now keeps its own if the name is the same. An id is
    never given to a second exercise, not even when the first has gone. `skipped` holds the ids of
    exercises that are in the library and cannot be read.
    """
    present = {source for source, _name in exercises} | set(skipped)
    missing = {
        known.name.casefold(): source
        for source, known in before.exercises.items()
        if source not in present
    }
    after = dict(before.exercises)
    taken = {known.id for known in after.values()}
    ids: list[str] = []
    for source, name in exercises:
        known = after.get(source)
        if known is None and (old := missing.pop(name.casefold(), None)) is not None:
            known = after.pop(old)
        id_ = known.id if known else _free(slug(source, "exercise"), taken)
        taken.add(id_)
        after[source] = Known(id_, name)
        ids.append(id_)
    gone = {source for source in after if source not in present}
    newly_missing = tuple(after[source].name for source in gone if not after[source].gone)
    remembered = _without(after, gone)
    return Assigned(tuple(ids), Remembered(remembered), tuple(sorted(newly_missing)))


def _without(exercises: Mapping[str, Known], gone: Collection[str]) -> dict[str, Known]:
    return {
        source: Known(known.id, known.name, gone=source in gone)
        for source, known in exercises.items()
    }


def _free(id_: str, taken: Collection[str]) -> str:
    """The id, with a number behind it if it is taken."""
    number, free = 1, id_
    while free in taken:
        number += 1
        end = f"-{number}"
        free = id_[: MAX_ID_CHARACTERS - len(end)].rstrip("-") + end
    return free

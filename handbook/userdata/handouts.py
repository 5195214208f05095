"""The handouts kept, each under an id of its own, safe from a second window."""

import datetime
import sqlite3
import unicodedata
import uuid
from enum import StrEnum

import msgspec
from msgspec import Struct

from handbook.errors import UserDataError
from handbook.handout.model import Handout
from handbook.language import _
from handbook.userdata import rows, times
from handbook.userdata.lenient import read_leniently
from handbook.userdata.rows import HandoutRow
from handbook.userdata.store import Store
from handbook.userdata.versions import keep_edited

TRASH_DAYS = 30
"""So long a handout that was removed can be had back."""

SETTLED = datetime.timedelta(hours=1)
"""A text that has stood so long is kept as a version before it is written over."""

_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
)


class Shelf(StrEnum):
    """Where a handout lies."""

    CURRENT = "current"
    ARCHIVED = "archived"
    REMOVED = "removed"
    """In the trash, and gone after `TRASH_DAYS`."""


class Origin(StrEnum):
    """How a handout came to be."""

    NEW = "new"
    DUPLICATE = "duplicate"
    OTHER_WINDOW = "other-window"
    """Written while another window changed the same handout."""
    IMPORTED = "imported"


class ListedHandout(Struct, frozen=True, kw_only=True):
    """A handout as lists show it; `items` and `versions` are counts.

    `handed_out` is when it was last printed or saved as a PDF.
    """

    id: str
    title: str
    client: str
    items: int
    versions: int
    shelf: Shelf
    origin: Origin
    created: datetime.datetime
    changed: datetime.datetime
    handed_out: datetime.datetime | None = None


class KeptHandout(Struct, frozen=True, kw_only=True):
    """A handout with what is known of it.

    `unread` are paths into it, as `items.0.dose`, that this version of the program could not
    read; they have their defaults, and what was there stays among the versions.
    """

    id: str
    handout: Handout
    revision: int
    shelf: Shelf
    origin: Origin
    created: datetime.datetime
    changed: datetime.datetime
    unread: tuple[str, ...] = ()


class Counts(Struct, frozen=True):
    """How many handouts lie where."""

    current: int = 0
    archived: int = 0
    removed: int = 0


class ClientCount(Struct, frozen=True):
    """A client with the number of handouts, those in the archive too."""

    name: str
    handouts: int
    changed: datetime.datetime


class HandoutConflictError(UserDataError):
    """A handout was changed in another window meanwhile; nothing is lost.

    `theirs` is what the other window kept, `ours` a handout of its own that holds what was to be
    saved; go on with that one.
    """

    def __init__(self, theirs: KeptHandout, ours: KeptHandout) -> None:
        super().__init__(
            _(
                "This handout was also changed in another window. What you wrote here is kept as "
                "a handout of its own, and you go on with that one. Compare the two and remove "
                "one of them."
            )
        )
        self.theirs = theirs
        self.ours = ours


class Handouts:
    """Keeps handouts. `run` is the id of the window's run, under which it saves.

    Everything here raises UserDataError when the file cannot be read or written, or when a
    handout with that id is no longer there.
    """

    def __init__(self, store: Store, run: str | None = None) -> None:
        self._store = store
        self._run = run

    # One handout

    def new(self, handout: Handout, origin: Origin = Origin.NEW) -> KeptHandout:
        """Keep a handout that was not kept before."""
        with self._store.transaction() as connection:
            row = self._row(str(uuid.uuid4()), handout, origin)
            rows.put(connection, row)
        return _kept(row)

    def get(self, id: str) -> KeptHandout:
        """A handout, as much of it as can be read."""
        with self._store.reading() as connection:
            return _kept(_found(connection, id))

    def save(self, id: str, handout: Handout, revision: int) -> KeptHandout:
        """Keep a handout that was read or saved at a revision.

        Saving one that another window put in the trash brings it back. Raises
        HandoutConflictError when another window has saved it since.
        """
        with self._store.transaction() as connection:
            before = rows.by_key(connection, HandoutRow, id)
            theirs: HandoutRow | None = None
            if before is None:
                row = self._row(id, handout, Origin.NEW, revision + 1)
            elif before.handout == _json(handout):
                row = msgspec.structs.replace(before, removed=None)
            elif before.revision == revision:
                row = self._changed(before, handout)
                self._keep_settled(connection, before)
            else:
                theirs = before
                row = self._row(str(uuid.uuid4()), handout, Origin.OTHER_WINDOW)
            if row != before:
                rows.put(connection, row)
        if theirs is not None:
            raise HandoutConflictError(_kept(theirs), _kept(row))
        return _kept(row)

    def archive(self, id: str) -> None:
        """Put a handout away; searches still find it."""
        self._set(id, archived=1)

    def unarchive(self, id: str) -> None:
        """Get a handout back from the archive."""
        self._set(id, archived=0)

    def remove(self, id: str) -> None:
        """Put a handout in the trash; those that lay there for `TRASH_DAYS` are erased."""
        now = self._store.now()
        self._set(id, removed=times.to_text(now))
        oldest = times.to_text(now - datetime.timedelta(days=TRASH_DAYS))
        with self._store.transaction() as connection:
            for row in rows.found(connection, HandoutRow, "WHERE removed < ?", (oldest,)):
                _erase(connection, row.id)

    def restore(self, id: str) -> None:
        """Get a handout back from the trash."""
        self._set(id, removed=None)

    def erase(self, id: str) -> None:
        """Delete a handout and all its versions for good."""
        with self._store.transaction() as connection:
            _erase(connection, id)

    # Lists

    def recent(self, limit: int = 20, shelf: Shelf = Shelf.CURRENT) -> tuple[ListedHandout, ...]:
        """The handouts of a shelf, the one changed last first."""
        return self._listed(f"WHERE {_WHERE[shelf]} ORDER BY changed DESC LIMIT ?", (limit,))

    def search(self, text: str, limit: int = 200) -> tuple[ListedHandout, ...]:
        """The handouts whose client and title hold the beginnings of all words of a text.

        Case and accents do not matter. The archive is searched, the trash is not; the one
        changed last comes first.
        """
        words = fold(text).split()
        holds = "".join(" AND instr(folded, ?)" for _word in words)
        return self._listed(
            f"WHERE removed IS NULL {holds} ORDER BY archived, changed DESC LIMIT ?",
            (*(f" {word}" for word in words), limit),
        )

    def counts(self) -> Counts:
        """How many handouts lie where."""
        with self._store.reading() as connection:
            return Counts(
                *(
                    connection.execute(f"SELECT count(*) FROM handouts WHERE {where}").fetchone()[0]
                    for where in _WHERE.values()
                )
            )

    def clients(self) -> tuple[ClientCount, ...]:
        """The clients by name, each as it was written last."""
        with self._store.reading() as connection:
            found = rows.found(
                connection, HandoutRow, "WHERE removed IS NULL AND client <> '' ORDER BY changed"
            )
        names: dict[str, list[HandoutRow]] = {}
        for row in found:
            names.setdefault(fold(row.client), []).append(row)
        return tuple(
            ClientCount(each[-1].client, len(each), times.from_text(each[-1].changed))
            for _folded, each in sorted(names.items())
        )

    # Inside

    def _row(self, id: str, handout: Handout, origin: Origin, revision: int = 1) -> HandoutRow:
        now = times.to_text(self._store.now())
        return handout_row(
            HandoutRow(
                id=id,
                handout="",
                title="",
                client="",
                folded="",
                items=0,
                origin=origin,
                created=now,
                changed=now,
                revision=revision,
                saved_by=self._run,
            ),
            handout,
        )

    def _changed(self, before: HandoutRow, handout: Handout) -> HandoutRow:
        row = msgspec.structs.replace(
            before,
            changed=times.to_text(self._store.now()),
            revision=before.revision + 1,
            removed=None,
            saved_by=self._run,
        )
        return handout_row(row, handout)

    def _keep_settled(self, connection: sqlite3.Connection, before: HandoutRow) -> None:
        settled = self._store.now() - times.from_text(before.changed) >= SETTLED
        if settled or _kept(before).unread:
            keep_edited(connection, before.id, before.changed, before.handout)

    def _set(self, id: str, **changes: int | str | None) -> None:
        with self._store.transaction() as connection:
            row = _found(connection, id)
            rows.put(connection, msgspec.structs.replace(row, **changes))

    def _listed(self, where: str, parameters: tuple[str | int, ...]) -> tuple[ListedHandout, ...]:
        with self._store.reading() as connection:
            found = rows.found(connection, HandoutRow, where, parameters)
            counted = connection.execute(
                "SELECT handout_id, count(*), max(made) FILTER (WHERE kind <> 'edited') "
                "FROM versions GROUP BY handout_id"
            )
            versions = {id: (count, handed_out) for id, count, handed_out in counted}
        return tuple(
            ListedHandout(
                id=row.id,
                title=row.title,
                client=row.client,
                items=row.items,
                versions=versions.get(row.id, (0, None))[0],
                shelf=_shelf(row),
                origin=Origin(row.origin),
                created=times.from_text(row.created),
                changed=times.from_text(row.changed),
                handed_out=_moment(versions.get(row.id, (0, None))[1]),
            )
            for row in found
        )


_WHERE = {
    Shelf.CURRENT: "removed IS NULL AND NOT archived",
    Shelf.ARCHIVED: "removed IS NULL AND archived",
    Shelf.REMOVED: "removed IS NOT NULL",
}


def fold(text: str) -> str:
    """The words of a text without case, accents and punctuation, a space before each."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_WITHOUT_DECOMPOSITION)
    letters = (
        letter if letter.isalnum() else " "
        for letter in unicodedata.normalize("NFKD", plain)
        if not unicodedata.category(letter).startswith("M")
    )
    return "".join(f" {word}" for word in "".join(letters).split())


def handout_row(row: HandoutRow, handout: Handout) -> HandoutRow:
    """The row with another handout in it."""
    return msgspec.structs.replace(
        row,
        handout=_json(handout),
        title=handout.title,
        client=handout.client,
        folded=fold(f"{handout.client} {handout.title}"),
        items=len(handout.items),
    )


def _json(handout: Handout) -> str:
    return msgspec.json.encode(handout).decode()


def _found(connection: sqlite3.Connection, id: str) -> HandoutRow:
    row = rows.by_key(connection, HandoutRow, id)
    if row is None:
        raise UserDataError(
            _("This handout is no longer there. Another window may have deleted it for good.")
        )
    return row


def _moment(text: str | None) -> datetime.datetime | None:
    return times.from_text(text) if text else None


def _erase(connection: sqlite3.Connection, id: str) -> None:
    connection.execute("DELETE FROM handouts WHERE id = ?", (id,))
    connection.execute("DELETE FROM versions WHERE handout_id = ?", (id,))
    connection.execute(
        "DELETE FROM sheets WHERE digest NOT IN "
        "(SELECT sheet FROM versions WHERE sheet IS NOT NULL)"
    )


def _shelf(row: HandoutRow) -> Shelf:
    if row.removed is not None:
        return Shelf.REMOVED
    return Shelf.ARCHIVED if row.archived else Shelf.CURRENT


def _kept(row: HandoutRow) -> KeptHandout:
    created = times.from_text(row.created)
    fallback = Handout(title=row.title, client=row.client, date=created.date().isoformat())
    reading = read_leniently(row.handout, fallback)
    return KeptHandout(
        id=row.id,
        handout=reading.value,
        revision=row.revision,
        shelf=_shelf(row),
        origin=Origin(row.origin),
        created=created,
        changed=times.from_text(row.changed),
        unread=reading.unread,
    )

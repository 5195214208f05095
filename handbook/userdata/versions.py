"""Handouts as they were: what was printed or saved, and what was edited since.

Of what left the program the composed page and the PDF itself are kept, so that it can be printed
again to the letter, whatever has become of the handbook and of this program.
"""

import sqlite3
import uuid
import zlib
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

import msgspec
from msgspec import Struct

from handbook import __version__
from handbook.errors import UserDataError
from handbook.handout.model import Handout
from handbook.language import _
from handbook.userdata import rows, times
from handbook.userdata.lenient import read_leniently
from handbook.userdata.rows import SheetRow, VersionRow
from handbook.userdata.store import Store


class VersionKind(StrEnum):
    """What was done with a version."""

    PRINTED = "printed"
    SAVED = "saved"
    """As a PDF, or copied for a mail."""
    EDITED = "edited"
    """It was kept before something else was written over it."""


class Sheet(Struct, frozen=True):
    """What was printed: the composed page as JSON, and the PDF set from it by a program version."""

    page: bytes
    pdf: bytes
    program: str = __version__

    @property
    def digest(self) -> str:
        """SHA-256 of both."""
        page = sha256(self.page).digest()
        return sha256(page + sha256(self.pdf).digest()).hexdigest()


class Version(Struct, frozen=True, kw_only=True):
    """A handout as it was at a moment; `sheet` is the digest of what was printed of it."""

    id: str
    handout_id: str
    kind: VersionKind
    made: datetime
    handout: Handout
    sheet: str | None = None
    unread: tuple[str, ...] = ()
    """Paths into the handout that this version of the program could not read."""


class Versions:
    """Keeps versions.

    Everything here raises UserDataError when the file cannot be read or written, or when what is
    asked for is no longer there.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(
        self, handout_id: str, kind: VersionKind, handout: Handout, sheet: Sheet | None = None
    ) -> Version:
        """Keep a version with the sheet that went out, if one did.

        The same sheet is stored once, however often it is printed. A version that went nowhere
        and says what the last one says is not kept again.
        """
        row = VersionRow(
            id=str(uuid.uuid4()),
            handout_id=handout_id,
            kind=kind,
            made=times.to_text(self._store.now()),
            handout=msgspec.json.encode(handout).decode(),
            sheet=sheet.digest if sheet else None,
        )
        packed = _packed(sheet) if sheet else None
        with self._store.transaction() as connection:
            if packed is not None:
                rows.put_if_new(connection, packed)
            last = _last(connection, handout_id)
            if packed is None and last is not None and last.handout == row.handout:
                row = last
            else:
                rows.put(connection, row)
        return _version(row)

    def versions_of(self, handout_id: str) -> tuple[Version, ...]:
        """The versions of a handout, the newest first."""
        newest_first = "WHERE handout_id = ? ORDER BY made DESC, rowid DESC"
        with self._store.reading() as connection:
            found = rows.found(connection, VersionRow, newest_first, (handout_id,))
            return tuple(map(_version, found))

    def sheet(self, digest: str) -> Sheet:
        """What was printed, to the byte: its `pdf` is what to print again."""
        with self._store.reading() as connection:
            row = rows.by_key(connection, SheetRow, digest)
        try:
            if row is not None and (sheet := unpacked(row)).digest == digest:
                return sheet
        except zlib.error:
            pass
        raise UserDataError(
            _(
                "What was printed then cannot be read any more. "
                "Open this version of the handout and print it anew."
            )
        )


def keep_edited(connection: sqlite3.Connection, handout_id: str, made: str, handout: str) -> None:
    """Keep a handout as it was before it is written over, unless a version has it already."""
    last = _last(connection, handout_id)
    if last is None or last.handout != handout:
        row = VersionRow(
            # The same text gives the same id, so that it is not kept twice by two imports.
            id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{handout_id} {handout}")),
            handout_id=handout_id,
            kind=VersionKind.EDITED,
            made=made,
            handout=handout,
        )
        rows.put(connection, row)


def unpacked(row: SheetRow) -> Sheet:
    """The sheet in a row; raises zlib.error when it is damaged."""
    return Sheet(zlib.decompress(row.page), zlib.decompress(row.pdf), row.program)


def _packed(sheet: Sheet) -> SheetRow:
    return SheetRow(
        digest=sheet.digest,
        page=zlib.compress(sheet.page),
        pdf=zlib.compress(sheet.pdf),
        program=sheet.program,
    )


def _last(connection: sqlite3.Connection, handout_id: str) -> VersionRow | None:
    where = "WHERE handout_id = ? ORDER BY made DESC, rowid DESC LIMIT 1"
    return next(iter(rows.found(connection, VersionRow, where, (handout_id,))), None)


def _version(row: VersionRow) -> Version:
    made = times.from_text(row.made)
    reading = read_leniently(row.handout, Handout(date=made.date().isoformat()))
    return Version(
        id=row.id,
        handout_id=row.handout_id,
        kind=VersionKind(row.kind),
        made=made,
        handout=reading.value,
        sheet=row.sheet,
        unread=reading.unread,
    )

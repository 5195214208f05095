"""Places that the trainer comes back to."""

from datetime import datetime

from msgspec import Struct

from handbook.userdata import rows, times
from handbook.userdata.rows import FavoriteRow, NoteRow
from handbook.userdata.store import Store


class Favorite(Struct, frozen=True):
    """The address of a place, and the trainer's note beside it, if there is one."""

    address: str
    added: datetime
    note: str = ""


def favorites(store: Store) -> tuple[Favorite, ...]:
    """The favorites, the one added last first; raises UserDataError."""
    with store.reading() as connection:
        notes = {row.address: row.text for row in rows.found(connection, NoteRow)}
        found = rows.found(connection, FavoriteRow, "ORDER BY added DESC, rowid DESC")
    return tuple(
        Favorite(row.address, times.from_text(row.added), notes.get(row.address, ""))
        for row in found
    )


def toggle_favorite(store: Store, address: str) -> bool:
    """Make a place a favorite, or no longer; says whether it is one now. Raises UserDataError."""
    row = FavoriteRow(address=address, added=times.to_text(store.now()))
    with store.transaction() as connection:
        if rows.put_if_new(connection, row):
            return True
        connection.execute("DELETE FROM favorites WHERE address = ?", (address,))
        return False

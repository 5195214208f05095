"""What the trainer writes beside a place of the handbook."""

from handbook.errors import UsageError
from handbook.language import ngettext
from handbook.userdata import rows, times
from handbook.userdata.rows import NoteRow
from handbook.userdata.store import Store

NOTE_LIMIT = 20_000
"""The longest note, in characters."""


def notes(store: Store) -> dict[str, str]:
    """The notes by address, the one changed last first; raises UserDataError."""
    with store.reading() as connection:
        found = rows.found(connection, NoteRow, "ORDER BY changed DESC, rowid DESC")
    return {row.address: row.text for row in found}


def note(store: Store, address: str) -> str:
    """The note beside a place, empty where there is none; raises UserDataError."""
    with store.reading() as connection:
        row = rows.by_key(connection, NoteRow, address)
    return row.text if row else ""


def write_note(store: Store, address: str, text: str) -> None:
    """Keep a note; a blank one is deleted.

    Raises UsageError for one that is too long and UserDataError when it cannot be kept.
    """
    if len(text) > NOTE_LIMIT:
        over = len(text) - NOTE_LIMIT
        raise UsageError(
            ngettext(
                "The note is {over} character too long. Shorten it.",
                "The note is {over} characters too long. Shorten it.",
                over,
            ).format(over=over)
        )
    with store.transaction() as connection:
        if text.strip():
            changed = times.to_text(store.now())
            rows.put(connection, NoteRow(address=address, text=text, changed=changed))
        else:
            connection.execute("DELETE FROM notes WHERE address = ?", (address,))

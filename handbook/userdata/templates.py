"""Handouts to start from: the trainer's own, and those that come with the program."""

import datetime
import uuid
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

import msgspec
from msgspec import Struct

from handbook.errors import UsageError, UserDataError
from handbook.handout.model import Handout, Override, SentenceKey
from handbook.language import _
from handbook.paths import resources_folder
from handbook.userdata import rows, times
from handbook.userdata.lenient import read_leniently
from handbook.userdata.rows import TemplateRow
from handbook.userdata.store import Store

NAME_LIMIT = 80
"""The longest name, in characters."""

_OF_ONE_CLIENT = frozenset(("client", "client_goal", "private_note", "maximum"))
_DATE = "date"
"""Fields that a template leaves empty wherever they stand, and how the names of others end."""

_SAYS_A_DATE = frozenset((SentenceKey.START, SentenceKey.REVIEW))


class TemplateOrigin(StrEnum):
    """Who made a template."""

    OWN = "own"
    BUILT_IN = "built-in"


class Template(Struct, frozen=True, kw_only=True):
    """A handout without client and dates. `summary` is empty for the trainer's own."""

    id: str
    name: str
    handout: Handout
    origin: TemplateOrigin = TemplateOrigin.OWN
    summary: str = ""


class _BuiltIn(Struct, frozen=True, forbid_unknown_fields=True):
    """A file in resources/handout/templates; its name without the ending is the id."""

    name: str
    summary: str
    handout: dict[str, object]


class Templates:
    """Keeps the trainer's own templates; raises UserDataError when the file does not let it."""

    def __init__(self, store: Store, folder: Path | None = None) -> None:
        """Take the built-in ones from a folder, by default the program's own."""
        self._store = store
        self._folder = folder or resources_folder() / "handout" / "templates"

    def templates(self) -> tuple[Template, ...]:
        """The trainer's own by name, then the built-in ones."""
        with self._store.reading() as connection:
            own = map(_own, rows.found(connection, TemplateRow))
        return (
            *sorted(own, key=lambda template: template.name.casefold()),
            *built_in_templates(self._folder),
        )

    def save_template(self, name: str, handout: Handout, *, replace: bool = False) -> Template:
        """Keep a handout as a template under a name, without its client and dates.

        Raises UsageError for a name that is taken, unless its template is to be replaced.
        """
        name = _checked_name(name)
        now = times.to_text(self._store.now())
        with self._store.transaction() as connection:
            same = _named(rows.found(connection, TemplateRow), name)
            if same is not None and not replace:
                raise _taken(name)
            row = TemplateRow(
                id=same.id if same else str(uuid.uuid4()),
                name=name,
                handout=msgspec.json.encode(for_anyone(handout)).decode(),
                created=same.created if same else now,
                changed=now,
            )
            rows.put(connection, row)
        return _own(row)

    def rename_template(self, id: str, name: str) -> Template:
        """Give a template of the trainer's own another name; raises UsageError if it is taken."""
        name = _checked_name(name)
        with self._store.transaction() as connection:
            row = rows.by_key(connection, TemplateRow, id)
            if row is None:
                raise UserDataError(_("This template is no longer there, or is a built-in one."))
            same = _named(rows.found(connection, TemplateRow), name)
            if same is not None and same.id != id:
                raise _taken(name)
            changed = times.to_text(self._store.now())
            row = msgspec.structs.replace(row, name=name, changed=changed)
            rows.put(connection, row)
        return _own(row)

    def remove_template(self, id: str) -> None:
        """Delete a template of the trainer's own."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM templates WHERE id = ?", (id,))


def start_from(template: Template, today: datetime.date) -> Handout:
    """A handout of today with what the template holds."""
    return msgspec.structs.replace(template.handout, date=today.isoformat())


def built_in_templates(folder: Path) -> tuple[Template, ...]:
    """The templates of a folder in the order of their files; raises UserDataError."""
    import msgspec.yaml

    templates: list[Template] = []
    for file in sorted(folder.glob("*.yaml")):
        try:
            given = msgspec.yaml.decode(file.read_bytes(), type=_BuiltIn)
            handout = msgspec.convert({"date": "", **given.handout}, Handout)
        except (OSError, msgspec.MsgspecError) as error:
            raise UserDataError(
                _("{file} cannot be read: {reason}. Install the program again.").format(
                    file=file, reason=error
                )
            ) from error
        templates.append(
            Template(
                id=file.stem,
                name=given.name,
                handout=handout,
                origin=TemplateOrigin.BUILT_IN,
                summary=given.summary,
            )
        )
    return tuple(templates)


def for_anyone(handout: Handout) -> Handout:
    """The handout without client, dates and whatever else is of one client alone."""
    return msgspec.structs.replace(_impersonal(handout), date="")


Kept = TypeVar("Kept", bound=Struct)


def _impersonal(struct: Kept) -> Kept:
    changes: dict[str, object] = {}
    for field in msgspec.structs.fields(struct):
        value = getattr(struct, field.name)
        personal = field.name in _OF_ONE_CLIENT or field.name.endswith(_DATE)
        if personal and not field.required:
            changes[field.name] = field.default
        elif isinstance(value, Struct):
            changes[field.name] = _impersonal(value)
        elif isinstance(value, tuple):
            changes[field.name] = _impersonal_items(cast("tuple[object, ...]", value))
    return msgspec.structs.replace(struct, **changes)


def _impersonal_items(items: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(
        _impersonal(item) if isinstance(item, Struct) else item
        for item in items
        if not (isinstance(item, Override) and item.key in _SAYS_A_DATE)
    )


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise UsageError(_("A template needs a name. Write one."))
    if len(name) > NAME_LIMIT:
        raise UsageError(
            _("The name of a template has at most {limit} characters. Shorten it.").format(
                limit=NAME_LIMIT
            )
        )
    return name


def _named(found: list[TemplateRow], name: str) -> TemplateRow | None:
    return next((row for row in found if row.name.casefold() == name.casefold()), None)


def _taken(name: str) -> UsageError:
    return UsageError(
        _("There is a template “{name}” already. Replace it or choose another name.").format(
            name=name
        )
    )


def _own(row: TemplateRow) -> Template:
    reading = read_leniently(row.handout, Handout(date=""))
    return Template(id=row.id, name=row.name, handout=reading.value)

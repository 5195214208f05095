"""One handout as a small file, to hand to a colleague or to put by: NAME.handout.json."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct

from handbook.errors import UsageError, reason_of
from handbook.handout.model import Handout, checked
from handbook.language import _

SUFFIX = ".handout.json"

FORMAT = "trainer-handbook handout"
VERSION = 1
"""What the file says it is."""

MAX_BYTES = 1024 * 1024
"""The largest file; a handout of a hundred items has 100 kB."""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file."""

    format: str
    version: int
    handout: Any


def handout_to_bytes(handout: Handout) -> bytes:
    """The file of a handout, readable by people too; the same bytes for the same handout."""
    data = msgspec.json.encode(_File(FORMAT, VERSION, handout))
    return msgspec.json.format(data, indent=2) + b"\n"


def handout_from_bytes(data: bytes) -> Handout:
    """The handout in a file; raises UsageError that says what is wrong with it.

    Nothing in it is passed over: a field that is not known here is a mistake.
    """
    if len(data) > MAX_BYTES:
        raise UsageError(
            _("The file is too large for a handout; at most {limit} kB are read.").format(
                limit=MAX_BYTES // 1024
            )
        )
    value = _envelope(data).handout
    try:
        handout = msgspec.convert(value, Handout)
    except msgspec.ValidationError as error:
        raise UsageError(
            _("The handout in the file cannot be read: {reason}. Correct it.").format(reason=error)
        ) from error
    if unknown := next(_unknown(value, handout, "handout"), None):
        raise UsageError(
            _("There is no field “{field}” in a handout. Correct its name or leave it out.").format(
                field=unknown
            )
        )
    return checked(handout)


def read_handout_file(path: Path) -> Handout:
    """The handout in the file at a path; raises UsageError that says what is wrong with it."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UsageError(
            _("{file} cannot be read: {reason}. Check the name of the file.").format(
                file=path, reason=reason_of(error)
            )
        ) from error
    try:
        return handout_from_bytes(data)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def _envelope(data: bytes) -> _File:
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            _("This is not a handout file, or it is damaged: {reason}.").format(reason=error)
        ) from error
    given = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    if given.get("format") != FORMAT:
        raise UsageError(
            _("This is not a handout file. Choose one whose name ends in {suffix}.").format(
                suffix=SUFFIX
            )
        )
    version = given.get("version")
    if isinstance(version, int) and version > VERSION:
        raise UsageError(
            _("The handout was written by a newer version of the program. Update this one.")
        )
    if version is not True and version == VERSION:
        try:
            return msgspec.convert(given, _File)
        except msgspec.ValidationError as error:
            raise UsageError(
                _("This handout file is damaged: {reason}.").format(reason=error)
            ) from error
    raise UsageError(_("This handout file is damaged: it does not say which version it is."))


def _unknown(given: object, read: object, path: str) -> Iterator[str]:
    """The paths of the fields that the struct read does not have."""
    if isinstance(given, dict) and isinstance(read, Struct):
        fields = {field.encode_name: field.name for field in msgspec.structs.fields(read)}
        for name, value in cast("dict[str, object]", given).items():
            if name in fields:
                yield from _unknown(value, getattr(read, fields[name]), f"{path}.{name}")
            else:
                yield f"{path}.{name}"
    elif isinstance(given, list) and isinstance(read, tuple):
        pairs = zip(cast("list[object]", given), cast("tuple[object, ...]", read), strict=False)
        for index, (value, item) in enumerate(pairs):
            yield from _unknown(value, item, f"{path}.{index}")

"""Reading what an older or newer version of the program kept: as much of it as can be read."""

import types
from collections.abc import Iterator
from typing import (
    Any,
    Generic,
    NamedTuple,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec
from msgspec import Struct

Kept = TypeVar("Kept", bound=Struct)


class Reading(NamedTuple, Generic[Kept]):
    """What could be read, and the path of each value that could not, as `items.2.dose`."""

    value: Kept
    unread: tuple[str, ...]


class _UnreadableError(Exception):
    """A value without which what holds it makes no sense."""


def read_leniently(data: str | bytes, fallback: Kept) -> Reading[Kept]:
    """A struct of the fallback's kind from JSON, whatever became of its fields since.

    Fields unknown here are passed over. A field that cannot be read has the value of the
    fallback; a list loses the items that cannot be read. Something that may be None, a dose for
    one, is read whole or is None: half a dose would be worse than the one of the handbook. Data
    that is no JSON object gives the fallback.
    """
    kind = type(fallback)
    reader = _Reader()
    try:
        # Nearly always there is nothing to mend.
        return Reading(msgspec.json.decode(data, type=kind), ())
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass
    try:
        value = reader.struct(msgspec.json.decode(data), kind, "", fallback)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, _UnreadableError):
        return Reading(fallback, ("",))
    return Reading(value, tuple(reader.unread))


class _Reader:
    """Reads values one by one, and notes where it failed and did without.

    One that reads something whole does not do without.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self.unread: list[str] = []
        self._whole = whole

    def value(self, given: object, expected: Any, path: str) -> Any:
        """The value; raises _UnreadableError."""
        try:
            return msgspec.convert(given, expected)
        except msgspec.ValidationError:
            pass
        parts = get_args(expected)
        if get_origin(expected) in (Union, types.UnionType) and types.NoneType in parts:
            return self._optional(given, parts, path)
        if get_origin(expected) is tuple and parts[1:] == (...,) and isinstance(given, list):
            return tuple(self._items(cast("list[object]", given), parts[0], path))
        if isinstance(expected, type) and issubclass(expected, Struct):
            return self.struct(given, expected, path, None)
        raise _UnreadableError

    def struct(self, given: object, kind: type[Struct], path: str, fallback: Struct | None) -> Any:
        """A struct, field by field; raises _UnreadableError when one it needs is missing."""
        if not isinstance(given, dict):
            raise _UnreadableError
        fields = cast("dict[str, object]", given)
        hints = get_type_hints(kind, include_extras=True)
        values: dict[str, Any] = {}
        for field in msgspec.structs.fields(kind):
            name, below = field.name, f"{path}.{field.name}".lstrip(".")
            try:
                if field.encode_name in fields:
                    values[name] = self.value(fields[field.encode_name], hints[name], below)
                    continue
            except _UnreadableError:
                self._do_without(below)
            if fallback is not None:
                values[name] = getattr(fallback, name)
            elif field.required:
                raise _UnreadableError
        return kind(**values)

    def _optional(self, given: object, parts: tuple[Any, ...], path: str) -> Any:
        for part in parts:
            inner = _Reader(whole=True)
            try:
                value = inner.value(given, part, path)
            except _UnreadableError:
                continue
            self.unread += inner.unread
            return value
        self.unread.append(path)
        return None

    def _items(self, given: list[object], expected: Any, path: str) -> Iterator[Any]:
        for index, item in enumerate(given):
            try:
                yield self.value(item, expected, f"{path}.{index}")
            except _UnreadableError:
                self._do_without(f"{path}.{index}")

    def _do_without(self, path: str) -> None:
        if self._whole:
            raise _UnreadableError
        self.unread.append(path)

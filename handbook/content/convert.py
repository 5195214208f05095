"""Plain values -> model structs, with every fault and not just the first.

msgspec converts a whole entry at once and stops at the first fault. Only when it does stop is the
entry walked field by field, to find all of them.
"""

import types
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from itertools import islice
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct

from handbook.content.limits import MAX_PROBLEMS, MAX_PROSE_CHARACTERS
from handbook.content.markdown import parse_markdown
from handbook.content.problems import FieldPath, did_you_mean, nearest, shown
from handbook.content.prose import Prose
from handbook.language import _

Kept = TypeVar("Kept", bound=Struct)


class Fault(Struct, frozen=True):
    """What is wrong with one value; `at_key` when its key is to blame."""

    path: FieldPath
    message: str
    at_key: bool = False


def convert(value: object, model: type[Kept]) -> tuple[Kept | None, list[Fault]]:
    """Convert one entry. Returns the struct, or None and every fault in it."""
    try:
        return msgspec.convert(value, model, dec_hook=_prose), []
    except msgspec.ValidationError as error:
        faults = list(islice(_faults(value, model, ()), MAX_PROBLEMS))
        return None, faults or [Fault((), str(error))]


def _prose(kind: type, value: object) -> Prose:
    if kind is not Prose or not isinstance(value, str):
        raise msgspec.ValidationError(_wrong_type(str, value))
    if not value:
        raise msgspec.ValidationError(_empty())
    if len(value) > MAX_PROSE_CHARACTERS:
        raise msgspec.ValidationError(_too_long(value, MAX_PROSE_CHARACTERS))
    return parse_markdown(value)


def _faults(value: object, expected: object, path: FieldPath) -> Iterable[Fault]:
    """Every fault of a value that should be of the expected type."""
    bare, metas = _unwrap(expected)
    kind: type[object] = bare if isinstance(bare, type) else object
    if issubclass(kind, Struct):
        return _struct_faults(value, kind, path)
    if get_origin(bare) is tuple:
        return _list_faults(value, bare, metas, path)
    if get_origin(bare) is dict:
        return _dict_faults(value, bare, path)
    if issubclass(kind, StrEnum):
        return _enum_faults(value, kind, path)
    try:
        msgspec.convert(value, cast("Any", expected), dec_hook=_prose)
    except msgspec.ValidationError as error:
        return [Fault(path, _leaf_message(value, bare, metas, str(error)))]
    return []


def _struct_faults(value: object, model: type[Struct], path: FieldPath) -> Iterable[Fault]:
    if not isinstance(value, dict):
        message = _("Fields are expected here, as in “name: text”, instead of {value}.")
        yield Fault(path, message.format(value=shown(value)))
        return
    given = cast("dict[str, object]", value)
    fields = {field.name: field for field in msgspec.structs.fields(model)}
    misspelt: set[str | None] = set()
    for key, below in given.items():
        if key in fields:
            if not (below is None and type(None) in get_args(_hints(model)[key])):
                yield from _faults(below, _hints(model)[key], (*path, key))
        else:
            free = [name for name in fields if name not in given]
            misspelt.add(nearest(key, free))
            message = _("There is no field {name} here.").format(name=shown(key))
            yield Fault((*path, key), message + did_you_mean(key, free), at_key=True)
    for name, field in fields.items():
        if field.required and name not in given and name not in misspelt:
            yield Fault(path, _("The field “{name}” is missing.").format(name=name))


def _list_faults(
    value: object, bare: object, metas: tuple[Meta, ...], path: FieldPath
) -> Iterable[Fault]:
    if not isinstance(value, list):
        message = _("A list is expected here, one “- item” per line, instead of {value}.")
        yield Fault(path, message.format(value=shown(value)))
        return
    items = cast("list[object]", value)
    for index, item in enumerate(items):
        yield from _faults(item, get_args(bare)[0], (*path, index))
    if not items and any(meta.min_length for meta in metas):
        yield Fault(path, _("At least one item is needed here."))


def _dict_faults(value: object, bare: object, path: FieldPath) -> Iterable[Fault]:
    if not isinstance(value, dict):
        yield Fault(path, _wrong_type(dict, value))
        return
    key_type, value_type = get_args(bare)
    for key, below in cast("dict[str, object]", value).items():
        for fault in _faults(key, key_type, (*path, key)):
            yield Fault(fault.path, fault.message, at_key=True)
        yield from _faults(below, value_type, (*path, key))


def _enum_faults(value: object, enum: type[StrEnum], path: FieldPath) -> Iterable[Fault]:
    known = [member.value for member in enum]
    if value not in known:
        message = _("One of these words is expected here, not {value}: {words}.").format(
            value=shown(value), words=", ".join(known)
        )
        yield Fault(path, message + did_you_mean(str(value), known))


@cache
def _hints(model: type[Struct]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def _unwrap(expected: object) -> tuple[Any, tuple[Meta, ...]]:
    """The bare type and its constraints, without Annotated and without `| None`."""
    metas: tuple[Meta, ...] = ()
    while True:
        origin, parts = get_origin(expected), get_args(expected)
        given = [part for part in parts if part is not type(None)]
        if origin is Annotated:
            expected, metas = parts[0], (*metas, *parts[1:])
        elif origin in (Union, types.UnionType) and len(given) == 1:
            expected = given[0]
        else:
            return expected, metas


def _leaf_message(value: object, bare: object, metas: tuple[Meta, ...], fallback: str) -> str:
    if isinstance(bare, type) and type(value) is not bare and bare is not Prose:
        return _wrong_type(bare, value)
    if get_origin(bare) in (Union, types.UnionType):
        message = _(
            "A whole number up to 1000 or a range such as 8-12 is expected here, not {value}."
        )
        return message.format(value=shown(value))
    if isinstance(value, int):
        low = max((meta.ge for meta in metas if meta.ge is not None), default=0)
        high = min((meta.le for meta in metas if meta.le is not None), default=0)
        message = _("{value} is not a number from {low} to {high}.")
        return message.format(value=shown(value), low=low, high=high)
    if bare is str:
        return _text_message(str(value), metas)
    return fallback


def _text_message(value: str, metas: tuple[Meta, ...]) -> str:
    if not value:
        return _empty()
    limit = min((meta.max_length for meta in metas if meta.max_length), default=len(value))
    if len(value) > limit:
        return _too_long(value, limit)
    form = next((meta.description or meta.pattern for meta in metas if meta.pattern), "")
    return _("{value} does not have the right form. {form}").format(value=shown(value), form=form)


def _empty() -> str:
    return _("This text must not be empty.")


def _too_long(value: str, limit: int) -> str:
    return _("This text has {length} characters; at most {limit} are allowed.").format(
        length=len(value), limit=limit
    )


def _wrong_type(expected: type, value: object) -> str:
    names: dict[type, str] = {
        str: _("A text is expected here, not {value}."),
        int: _("A whole number is expected here, not {value}."),
        bool: _("“true” or “false” is expected here, not {value}."),
        dict: _("Names with values are expected here, not {value}."),
    }
    message = names[expected].format(value=shown(value))
    if expected is str and isinstance(value, int | float):
        message += " " + _("Put it in quotation marks.")
    return message

"""Entries -> YAML text that is pleasant to read and edit.

PyYAML writes a large library in minutes; this takes seconds, because entries hold only texts,
lists of texts and lists of small groups.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Group: TypeAlias = Mapping[str, str | Sequence[str]]
Value: TypeAlias = str | Sequence[str] | Sequence[Group]
Entry: TypeAlias = Mapping[str, Value]

# A letter first, and neither what ends a plain text (“: ”, “ #”) nor what means something else.
_PLAIN = re.compile(r"(?!(?:true|false|null)$)[a-z](?:[^:#\n]|:(?=\S)|(?<=\S)#)*", re.IGNORECASE)
# The same between brackets and braces, where more characters mean something.
_PLAIN_INSIDE = re.compile(r"(?!(?:true|false|null)$)[a-z][a-z0-9 -]*", re.IGNORECASE)


def listed(entry: Entry) -> str:
    """An entry as an item of a list."""
    return f"- {fields(entry, '  ')[2:]}"


def fields(entry: Entry, indent: str = "") -> str:
    """The fields of an entry, one below the other."""
    return "".join(f"{indent}{key}:{_value(value, indent)}" for key, value in entry.items())


def _value(value: Value, indent: str) -> str:
    if isinstance(value, str):
        return f" {_text(value, _PLAIN)}\n"
    words = [item for item in value if isinstance(item, str)]
    if len(words) == len(value) and all(_PLAIN_INSIDE.fullmatch(word) for word in words):
        return f" {_inside(words)}\n"
    items = (_text(item, _PLAIN) if isinstance(item, str) else _group(item) for item in value)
    return "\n" + "".join(f"{indent}  - {item}\n" for item in items)


def _group(group: Group) -> str:
    return f"{{{', '.join(f'{key}: {_inside(value)}' for key, value in group.items())}}}"


def _inside(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return _text(value, _PLAIN_INSIDE)
    return f"[{', '.join(map(_inside, value))}]"


def _text(text: str, plain: re.Pattern[str]) -> str:
    # Every JSON string is one of YAML.
    return text if plain.fullmatch(text) else json.dumps(text, ensure_ascii=False)

"""Where in the text of a YAML file a value stands."""

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, cast

import yaml

from handbook.content.problems import FieldPath, Problem

if TYPE_CHECKING:
    from yaml import SafeLoader as YamlLoader
else:
    # The C loader is nine times faster; a PyYAML built without it still reads packs.
    YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""Where YAML ends a line; its own marks count so too."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Marked(Protocol):
    """What has a place: a node, or one of the events it is made of."""

    start_mark: Any


class Places:
    """The places in one file; it is read for them only when the first problem turns up."""

    def __init__(self, file: str, data: bytes) -> None:
        """The bytes of a file that was read without a fault; `file` is only for messages."""
        self._file = file
        self._data = data

    def problem(self, path: FieldPath, message: str, *, at_key: bool = False) -> Problem:
        """A problem at a value (or at its key), as near as the path leads."""
        key, node = self._nodes(path)
        return problem_at(self._file, key if at_key and key else node, message)

    def problem_in_text(
        self, path: FieldPath, message: str, excerpt: str, line: int = 0
    ) -> Problem:
        """A problem at an excerpt of a text that spans lines; at its start if it is not found.

        `line` is the line of the text to look from, counted from 0; it helps in a literal block
        (`|`) only, because other styles fold their lines.
        """
        _key, node = self._nodes(path)
        text, _root = self._read
        written = text[node.start_mark.index : node.end_mark.index]
        literal = isinstance(node, yaml.ScalarNode) and node.style == "|"
        begin = 0
        for _number in range(line + 1 if literal else 0):
            begin = written.find("\n", begin) + 1
        # An id ends where it ends: “hip” is not found in “hip-thrust”.
        end = r"(?![\w-])" if excerpt[-1:].isalnum() else ""
        found = re.compile(re.escape(excerpt) + end).search(written, begin)
        if found is None:
            return problem_at(self._file, node, message)
        before = written[: found.start()]
        column = len(before) - (before.rfind("\n") + 1)
        if "\n" not in before:
            column += node.start_mark.column
        return Problem(
            self._file, node.start_mark.line + before.count("\n") + 1, column + 1, message
        )

    def _nodes(self, path: FieldPath) -> tuple[yaml.Node | None, yaml.Node]:
        """The node a path leads to, or the last one on the way, and the node of its key."""
        key: yaml.Node | None = None
        _text, node = self._read
        for step in path:
            below = _step(node, step)
            if below is None:
                return None, node
            key, node = below
        return key, node

    @cached_property
    def _read(self) -> tuple[str, yaml.Node]:
        """The text, and the nodes that know where they stand in it."""
        text = decoded(self._data)
        return text, cast("yaml.Node", yaml.compose(text, Loader=YamlLoader))


def decoded(data: bytes) -> str:
    """The text of a file, with lines as YAML ends them; raises UnicodeDecodeError."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def problem_at(file: str, marked: Marked | None, message: str) -> Problem:
    """A problem where something begins; at the start of the file if nothing is given."""
    if marked is None:
        return Problem(file, 1, 1, message)
    return Problem(file, marked.start_mark.line + 1, marked.start_mark.column + 1, message)


def byte_problem(file: str, data: bytes, offset: int, message: str) -> Problem:
    """A problem at a byte of a file that has no characters there."""
    lines = _BREAKS.split(data[:offset].decode(errors="replace"))
    return Problem(file, len(lines), len(lines[-1]) + 1, message)


def without_control(text: str) -> str:
    """A text without control characters; the very same if it holds none."""
    return _CONTROL.sub("", text) if _CONTROL.search(text) else text


def without_blank_ends(text: str, style: str | None) -> str:
    """The text of a scalar, written in a style, without the blanks at its ends."""
    # The first lines of a block keep their place, which positions in it rely on.
    return text.rstrip() if style in ("|", ">") else text.strip()


def _step(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                name = without_blank_ends(without_control(key.value), key.style)
                if name == step:
                    return key, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return None, node.value[step]
    return None

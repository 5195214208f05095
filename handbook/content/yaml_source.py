"""YAML text -> plain values, with the line and column of each.

Only the YAML that a pack needs: mappings with text keys, lists, scalars, anchors and aliases.
`yes`, `on` and dates stay text, so that nothing a trainer writes changes its meaning.
"""

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import yaml
from msgspec import Struct

from handbook.content.limits import MAX_CHARACTERS, MAX_DEPTH, MAX_NODES
from handbook.content.problems import FieldPath, Problem, shown
from handbook.language import _

if TYPE_CHECKING:
    from yaml import SafeLoader as _YamlLoader
else:
    # The C loader is nine times faster; a PyYAML built without it still reads packs.
    _YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""Where YAML ends a line; its own marks count so too."""

_TAG = "tag:yaml.org,2002:"
_COLLECTION_TAGS = (f"{_TAG}map", f"{_TAG}seq")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Source(Struct, frozen=True):
    """One parsed file: its text, its values, and the nodes that know where they stand."""

    file: str
    text: str
    value: Value
    node: yaml.Node

    def problem(self, path: FieldPath, message: str, *, at_key: bool = False) -> Problem:
        """A problem at a value (or at its key), as near as the path leads."""
        key, node = self._nodes(path)
        return _problem(self.file, key if at_key and key else node, message)

    def problem_in_text(
        self, path: FieldPath, message: str, excerpt: str, line: int = 0
    ) -> Problem:
        """A problem at an excerpt of a text that spans lines; at its start if it is not found.

        `line` is the line of the text to look from, counted from 0; it helps in a literal block
        (`|`) only, because other styles fold their lines.
        """
        _key, node = self._nodes(path)
        written = self.text[node.start_mark.index : node.end_mark.index]
        literal = isinstance(node, yaml.ScalarNode) and node.style == "|"
        begin = 0
        for _number in range(line + 1 if literal else 0):
            begin = written.find("\n", begin) + 1
        # An id ends where it ends: “hip” is not found in “hip-thrust”.
        end = r"(?![\w-])" if excerpt[-1:].isalnum() else ""
        found = re.compile(re.escape(excerpt) + end).search(written, begin)
        if found is None:
            return _problem(self.file, node, message)
        before = written[: found.start()]
        column = len(before) - (before.rfind("\n") + 1)
        if "\n" not in before:
            column += node.start_mark.column
        return Problem(
            self.file, node.start_mark.line + before.count("\n") + 1, column + 1, message
        )

    def _nodes(self, path: FieldPath) -> tuple[yaml.Node | None, yaml.Node]:
        """The node a path leads to, or the last one on the way, and the node of its key."""
        key, node = None, self.node
        for step in path:
            below = _step(node, step)
            if below is None:
                return None, node
            key, node = below
        return key, node


def parse(file: str, text: str) -> tuple[Source | None, list[Problem]]:
    """Parse one file; `file` is only for messages.

    Returns no source when the file is not YAML at all, or over a limit. Repeated keys and foreign
    tags are problems too, and left out.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    builder = _Builder(file)
    try:
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            return None, [Problem(file, 1, 1, _("The file is empty."))]
        value = builder.build(node).value
    except _OverLimitError as error:
        return None, [*builder.problems, _problem(file, error.node, error.message)]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(file, text, error)]
    except yaml.reader.ReaderError as error:
        message = _("A character that YAML does not allow stands here.")
        return None, [byte_problem(file, text.encode(), error.position, message)]
    return Source(file, text, value, node), builder.problems


def byte_problem(file: str, data: bytes, offset: int, message: str) -> Problem:
    """A problem at a byte of a file that has no characters there."""
    lines = _BREAKS.split(data[:offset].decode(errors="replace"))
    return Problem(file, len(lines), len(lines[-1]) + 1, message)


def _problem(file: str, node: yaml.Node | None, message: str) -> Problem:
    if node is None:
        return Problem(file, 1, 1, message)
    return Problem(file, node.start_mark.line + 1, node.start_mark.column + 1, message)


def _step(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return None, node.value[step]
    return None


def _syntax_problem(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    what = " ".join(part for part in (error.context, error.problem) if part)
    message = _("This is not valid YAML: {what}.").format(what=what)
    if mark is None:
        return Problem(file, 1, 1, message)
    if "mapping values are not allowed" in what:
        message += " " + _("A text that holds “: ” must stand in quotation marks.")
    elif text[mark.index : mark.index + 1] == "\t":
        message += " " + _("Indent with spaces instead of tabs.")
    elif "cannot start any token" in what:
        message += " " + _("A text that begins with this character must stand in quotation marks.")
    return Problem(file, mark.line + 1, mark.column + 1, message)


class _OverLimitError(Exception):
    """A file that is too deep or too large to read; `node` is near the place."""

    def __init__(self, node: yaml.Node | None, message: str) -> None:
        self.node = node
        self.message = message


def _too_deep(node: yaml.Node | None) -> _OverLimitError:
    message = _("The file is nested more than {limit} levels deep.")
    return _OverLimitError(node, message.format(limit=MAX_DEPTH))


def _too_large(node: yaml.Node | None) -> _OverLimitError:
    message = _(
        "The file holds more than {values} values, or {characters} characters, once its aliases "
        "are expanded. Split it, or repeat less."
    )
    return _OverLimitError(node, message.format(values=MAX_NODES, characters=MAX_CHARACTERS))


class _Loader(_YamlLoader):
    """Stops at the first node over a limit: deeper ones would overflow the C stack.

    The two hooks are called around every node; their own purpose, resolving tags by path, is one
    that nobody uses.
    """

    _depth = 0
    _nodes = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:  # noqa: ARG002
        self._depth += 1
        self._nodes += 1
        if self._depth > MAX_DEPTH:
            raise _too_deep(current_node)
        if self._nodes > MAX_NODES:
            raise _too_large(current_node)

    def ascend_resolver(self) -> None:
        self._depth -= 1


class _Built(NamedTuple):
    """A value, and how large it is with its aliases expanded."""

    value: Value
    nodes: int
    characters: int
    height: int


class _Builder:
    """Turns nodes into values. An aliased value is built once and shared, whatever its size."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._built: dict[int, _Built] = {}
        self._unfinished: set[int] = set()
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node) -> _Built:
        built = self._built.get(id(node))
        if built is not None:
            return built
        if id(node) in self._unfinished:
            raise _OverLimitError(node, _("This value holds itself, through an alias."))
        self._unfinished.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            built = _Built(self._scalar(node), 1, len(node.value), 1)
        else:
            built = self._collection(node)
        self._built[id(node)] = built
        return built

    def _collection(self, node: yaml.Node) -> _Built:
        if node.tag not in _COLLECTION_TAGS:
            self._refuse_tag(node)
        value: Value
        if isinstance(node, yaml.SequenceNode):
            below = [self.build(item) for item in node.value]
            value = [item.value for item in below]
        else:
            fields = self._fields(node)
            below = list(fields.values())
            value = {key: item.value for key, item in fields.items()}
        nodes = 1 + sum(item.nodes for item in below)
        characters = sum(item.characters for item in below)
        height = 1 + max((item.height for item in below), default=0)
        if height > MAX_DEPTH:
            raise _too_deep(node)
        if nodes > MAX_NODES or characters > MAX_CHARACTERS:
            raise _too_large(node)
        return _Built(value, nodes, characters, height)

    def _fields(self, node: yaml.Node) -> dict[str, _Built]:
        fields: dict[str, _Built] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._report(key, _("A field's name must be a word."))
            elif key.tag == f"{_TAG}merge":
                self._report(key, _("“<<” is not read in packs; write the fields out."))
            elif (name := self._text(key)) in fields:
                message = _("The field {name} is given twice; the first one counts.")
                self._report(key, message.format(name=shown(name)))
            else:
                fields[name] = self.build(value)
        return fields

    def _scalar(self, node: yaml.ScalarNode) -> Value:
        text = self._text(node)
        match node.tag.removeprefix(_TAG):
            case "null":
                return None
            case "bool":
                return {"true": True, "false": False}.get(text.lower(), text)
            case "int":
                # Python refuses to read numbers of thousands of digits, with an exception.
                return int(text) if len(text) < 19 and text.lstrip("+-").isdecimal() else text
            case "float":
                try:
                    return float(text)
                except ValueError:
                    return text
            case "str" | "timestamp" | "merge" | "value":
                return text
            case _tag:
                self._refuse_tag(node)
                return text

    def _text(self, node: yaml.ScalarNode) -> str:
        """The scalar's text without blank ends and control characters."""
        text: str = node.value
        if _CONTROL.search(text):
            self._report(node, _("This text holds a control character; leave it out."))
            text = _CONTROL.sub("", text)
        # The first lines of a block keep their place, which positions in it rely on.
        node.value = text = text.rstrip() if node.style in ("|", ">") else text.strip()
        return text

    def _refuse_tag(self, node: yaml.Node) -> None:
        message = _("The tag {tag} is not allowed here.")
        self._report(node, message.format(tag=shown(node.tag)))

    def _report(self, node: yaml.Node, message: str) -> None:
        self.problems.append(_problem(self._file, node, message))

"""YAML text -> plain values.

Only the YAML that a pack needs: mappings with text keys, lists, scalars, anchors and aliases.
`yes`, `on` and dates stay text, so that nothing a trainer writes changes its meaning. Values are
made straight from the events of the parser, without the nodes that know their places: a large pack
has millions of them, and only problems ask where they are.
"""

from typing import Any, Protocol, TypeAlias, cast

import yaml
from msgspec import Struct
from yaml.composer import ComposerError
from yaml.reader import ReaderError

from handbook.content.limits import MAX_CHARACTERS, MAX_DEPTH, MAX_NODES
from handbook.content.problems import Problem, shown
from handbook.content.yaml_places import (
    Marked,
    Places,
    YamlLoader,
    byte_problem,
    decoded,
    problem_at,
    without_blank_ends,
    without_control,
)
from handbook.language import _

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

_TAG = "tag:yaml.org,2002:"
_COLLECTION_TAGS = (None, "!", f"{_TAG}map", f"{_TAG}seq")


class _Parser(Protocol):
    """What is used of a PyYAML loader, whose type stubs leave all of it open."""

    def get_event(self) -> Any: ...
    def resolve(self, kind: type, value: str, implicit: tuple[bool, bool]) -> str: ...


class Source(Struct, frozen=True):
    """One parsed file: its values, and where they stand."""

    value: Value
    places: Places


def parse(file: str, data: bytes) -> tuple[Source | None, list[Problem]]:
    """Parse the bytes of one file; `file` is only for messages.

    Returns no source when the file is not YAML at all, or over a limit. Repeated keys and foreign
    tags are problems too, and left out.
    """
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        message = _("This file is not UTF-8 text. Save it as UTF-8.")
        return None, [byte_problem(file, data, error.start, message)]
    builder: _Builder | None = None
    try:
        builder = _Builder(file, cast("_Parser", YamlLoader(text)))
        if builder.is_empty():
            return None, [Problem(file, 1, 1, _("The file is empty."))]
        value = builder.document()
    except _OverLimitError as error:
        found = builder.problems if builder else []
        return None, [*found, problem_at(file, error.marked, error.message)]
    except yaml.MarkedYAMLError as error:
        return None, [_syntax_problem(file, text, error)]
    except ReaderError as error:
        message = _("A character that YAML does not allow stands here.")
        return None, [byte_problem(file, text.encode(), error.position, message)]
    return Source(value, Places(file, data)), builder.problems


def _syntax_problem(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    what = " ".join(part for part in (error.context, error.problem) if part)
    message = _("This is not valid YAML: {what}.").format(what=what)
    if mark is None:
        return Problem(file, 1, 1, message)
    if "maximum nesting depth" in what:  # libyaml reads ahead, and has a limit of its own
        return Problem(file, mark.line + 1, mark.column + 1, _depth_message())
    if "mapping values are not allowed" in what:
        message += " " + _("A text that holds “: ” must stand in quotation marks.")
    elif text[mark.index : mark.index + 1] == "\t":
        message += " " + _("Indent with spaces instead of tabs.")
    elif "cannot start any token" in what:
        message += " " + _("A text that begins with this character must stand in quotation marks.")
    return Problem(file, mark.line + 1, mark.column + 1, message)


class _OverLimitError(Exception):
    """A file that is too deep or too large to read; `marked` is near the place."""

    def __init__(self, marked: Marked | None, message: str) -> None:
        self.marked = marked
        self.message = message


def _too_deep(marked: Marked) -> _OverLimitError:
    return _OverLimitError(marked, _depth_message())


def _depth_message() -> str:
    message = _("The file is nested more than {limit} levels deep.")
    return message.format(limit=MAX_DEPTH)


def _too_large(marked: Marked) -> _OverLimitError:
    message = _(
        "The file holds more than {values} values, or {characters} characters, once its aliases "
        "are expanded. Split it, or repeat less."
    )
    return _OverLimitError(marked, message.format(values=MAX_NODES, characters=MAX_CHARACTERS))


class _Anchored:
    """A value that aliases may repeat, and how large it is; unfinished while it is being built."""

    def __init__(self, start: Marked) -> None:
        self.start = start
        self.finished = False
        self.value: Value = None
        self.nodes = self.characters = self.height = 0


class _Builder:
    """Turns events into values. An aliased value is built once and shared, whatever its size."""

    def __init__(self, file: str, parser: _Parser) -> None:
        self._file = file
        self._next = parser.get_event
        self._resolve = parser.resolve
        self._anchors: dict[str, _Anchored] = {}
        self._nodes = self._characters = self._deepest = 0
        self.problems: list[Problem] = []

    def is_empty(self) -> bool:
        """Whether there is nothing to read; to be asked once, before `document`."""
        self._next()  # the start of the stream
        return isinstance(self._next(), yaml.StreamEndEvent)

    def document(self) -> Value:
        """The one document of the file; raises what is wrong with it."""
        start = self._next()
        value = self._value(start, 1)
        self._next()  # the end of the document
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise ComposerError(
                "expected a single document in the stream",
                start.start_mark,
                "but found another document",
                event.start_mark,
            )
        return value

    def _value(self, event: Any, depth: int) -> Value:
        """The value that begins with an event, so many levels deep."""
        if isinstance(event, yaml.AliasEvent):
            return self._repeated(event, depth)
        if event.anchor is not None:
            return self._anchored(event, depth)
        return self._built(event, depth)

    def _built(self, event: Any, depth: int) -> Value:
        self._nodes += 1
        if depth > self._deepest:
            self._deepest = depth
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if event.tag not in _COLLECTION_TAGS:
            self._refuse_tag(event, event.tag)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, depth)
        return self._fields(event, depth)

    def _items(self, start: Any, depth: int) -> Value:
        items: list[Value] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            if depth == MAX_DEPTH:
                raise _too_deep(start)
            items.append(self._value(event, depth + 1))
        self._check_size(start)
        return items

    def _fields(self, start: Any, depth: int) -> Value:
        fields: dict[str, Value] = {}
        while not isinstance(key := self._next(), yaml.MappingEndEvent):
            if depth == MAX_DEPTH:
                raise _too_deep(start)
            name = self._key(key, fields, depth + 1)
            before = len(self.problems)
            value = self._value(self._next(), depth + 1)
            if name is None:
                del self.problems[before:]  # what is left out has no faults
            else:
                fields[name] = value
        self._check_size(start)
        return fields

    def _key(self, event: Any, fields: dict[str, Value], depth: int) -> str | None:
        """The name of a field; None, reported, when there cannot be one of that name."""
        if not isinstance(event, yaml.ScalarEvent):
            before = len(self.problems)
            self._value(event, depth)
            del self.problems[before:]
            self._report(event, _("A field's name must be a word."))
            return None
        self._nodes += 1
        name = self._text(event)
        if event.anchor is not None:
            anchored = self._note(event)
            anchored.finished, anchored.value, anchored.nodes = True, name, 1
            anchored.characters = len(name)
        if self._tag(event) == "merge":
            self._report(event, _("“<<” is not read in packs; write the fields out."))
            return None
        if name in fields:
            message = _("The field {name} is given twice; the first one counts.")
            self._report(event, message.format(name=shown(name)))
            return None
        return name

    # Anchors and aliases

    def _anchored(self, event: Any, depth: int) -> Value:
        anchored = self._note(event)
        nodes, characters, deepest = self._nodes, self._characters, self._deepest
        self._deepest = depth
        anchored.value = self._built(event, depth)
        anchored.nodes = self._nodes - nodes
        anchored.characters = self._characters - characters
        anchored.height = self._deepest - depth
        anchored.finished = True
        self._deepest = max(deepest, self._deepest)
        return anchored.value

    def _note(self, event: Any) -> _Anchored:
        name: str = event.anchor
        if name in self._anchors:
            first = self._anchors[name].start.start_mark
            raise ComposerError(
                f"found duplicate anchor {name!r}; first occurrence",
                first,
                "second occurrence",
                event.start_mark,
            )
        anchored = self._anchors[name] = _Anchored(event)
        return anchored

    def _repeated(self, event: Any, depth: int) -> Value:
        anchored = self._anchors.get(event.anchor)
        if anchored is None:
            raise ComposerError(
                None, None, f"found undefined alias {event.anchor!r}", event.start_mark
            )
        if not anchored.finished:
            message = _("This value holds itself, through an alias.")
            raise _OverLimitError(anchored.start, message)
        if depth + anchored.height > MAX_DEPTH:
            raise _too_deep(event)
        self._nodes += anchored.nodes
        self._characters += anchored.characters
        self._deepest = max(self._deepest, depth + anchored.height)
        self._check_size(event)
        return anchored.value

    def _check_size(self, marked: Marked) -> None:
        if self._nodes > MAX_NODES or self._characters > MAX_CHARACTERS:
            raise _too_large(marked)

    # Scalars

    def _scalar(self, event: Any) -> Value:
        text = self._text(event)
        if not event.implicit[0] and event.tag is None:
            return text  # in quotation marks, or a block
        match self._tag(event):
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
                self._refuse_tag(event, event.tag)
                return text

    def _tag(self, event: Any) -> str:
        tag: str | None = event.tag
        if tag is None or tag == "!":
            tag = self._resolve(yaml.ScalarNode, event.value, event.implicit)
        return tag.removeprefix(_TAG)

    def _text(self, event: Any) -> str:
        text: str = event.value
        self._characters += len(text)
        kept = without_control(text)
        if kept is not text:
            self._report(event, _("This text holds a control character; leave it out."))
        return without_blank_ends(kept, event.style)

    def _refuse_tag(self, marked: Marked, tag: str) -> None:
        message = _("The tag {tag} is not allowed here.")
        self._report(marked, message.format(tag=shown(tag)))

    def _report(self, marked: Marked, message: str) -> None:
        self.problems.append(problem_at(self._file, marked, message))

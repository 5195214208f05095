"""SVG pictures without what can act or reach out: scripts, links, animations, foreign files."""

import re
import xml.etree.ElementTree as ElementTree
from xml.etree.ElementTree import Element

from typing_extensions import override

from handbook.errors import UsageError
from handbook.language import _

_NAMESPACE = "http://www.w3.org/2000/svg"
_LINKS = ("href", "{http://www.w3.org/1999/xlink}href")

_ELEMENTS_LIMIT = 20_000
_DEPTH_LIMIT = 100
"""Of elements, and of their nesting; logos stay far below."""

_ACTS = frozenset(
    (
        *("script", "handler", "listener"),
        *("foreignObject", "iframe", "audio", "video", "canvas"),
        *("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"),
    )
)
_PICTURE_IN_IT = re.compile(r"data:image/(png|jpe?g);base64,[A-Za-z0-9+/=\s]*")
_REACHES_OUT = re.compile(
    r"url\(\s*['\"]?\s*(?!['\"#\s])|@import|javascript:|expression\(|\\", re.IGNORECASE
)
"""In a style or a paint; `url(#name)` stays inside the picture. A backslash could hide the rest."""


def clean_svg(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The picture without what it must not hold, and the names of what was taken out.

    Raises UsageError when it is no SVG, or one that is too large or declares entities.
    """
    root = _parsed(data)
    if root.tag != f"{{{_NAMESPACE}}}svg":
        raise UsageError(
            _("This is not an SVG picture. Save it again as plain SVG in a drawing program.")
        )
    removed: dict[str, None] = {}
    _clean(root, removed)
    ElementTree.register_namespace("", _NAMESPACE)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    return ElementTree.tostring(root, encoding="utf-8"), tuple(removed)


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree and stops at the first element too many."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._count = 0

    @override
    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > _DEPTH_LIMIT or self._count > _ELEMENTS_LIMIT:
            raise UsageError(
                _("This SVG has too many parts for a logo. Simplify it, or save it as PNG.")
            )
        return super().start(tag, attrs)

    @override
    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def _parsed(data: bytes) -> Element:
    if b"<!ENTITY" in data:
        raise UsageError(
            _(
                "This SVG declares entities, which can be used to overload a program. Save it "
                "again as plain SVG, in Illustrator without “preserve editing capabilities”."
            )
        )
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        parser.feed(data)
        return parser.close()
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise UsageError(
            _("This SVG cannot be read: {reason}. Save it again as plain SVG or as PNG.").format(
                reason=error
            )
        ) from error


def _clean(element: Element, removed: dict[str, None]) -> None:
    for name, value in list(element.attrib.items()):
        if _is_bad_attribute(name, value):
            removed[_bare(name)] = None
            del element.attrib[name]
    for child in list(element):
        # A namespace of its own is what an editor remembers, or HTML.
        tag = child.tag
        if _bare(tag) in _ACTS or (_bare(tag) == "style" and _reaches_out(child)):
            removed[_bare(tag)] = None
            element.remove(child)
        elif not tag.startswith(f"{{{_NAMESPACE}}}"):
            element.remove(child)
        else:
            _clean(child, removed)


def _is_bad_attribute(name: str, value: str) -> bool:
    if name in _LINKS:
        link = value.strip()
        return not link.startswith("#") and not _PICTURE_IN_IT.fullmatch(link)
    bare = _bare(name).lower()
    return bare.startswith("on") or bare == "base" or bool(_REACHES_OUT.search(value))


def _reaches_out(style: Element) -> bool:
    return _REACHES_OUT.search("".join(style.itertext())) is not None


def _bare(name: str) -> str:
    return name.rpartition("}")[2]

"""Addresses: the name of every place in the handbook."""

import re
from urllib.parse import parse_qsl, quote, urlencode

from msgspec import Struct

from handbook.content.model import Kind
from handbook.content.problems import shown
from handbook.errors import UsageError
from handbook.language import _

_FORM = re.compile(
    r"(?P<pack>[a-z0-9-]+)(/(?P<kind>[a-z]+)(/(?P<id>[a-z0-9-]+))?)?"
    r"(\?(?P<query>[^\s#]*))?(#(?P<anchor>[^\s#]*))?"
)


class Address(Struct, frozen=True, order=True):
    """`pack`, `pack/kind`, `pack/kind/id`, each with an optional `?query` and `#anchor`.

    The query says how a place is to be shown, as pairs of name and value in their order: what a
    list is filtered by, which variations are compared.
    """

    pack: str
    kind: Kind | None = None
    id: str = ""
    anchor: str = ""
    query: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """The address as written."""
        path = "/".join(part for part in (self.pack, self.kind or "", self.id) if part)
        query = urlencode(self.query, safe=",:", quote_via=quote)
        text = f"{path}?{query}" if query else path
        return f"{text}#{self.anchor}" if self.anchor else text

    @property
    def place(self) -> "Address":
        """The same address without query and anchor."""
        return Address(self.pack, self.kind, self.id)

    def value(self, name: str) -> str:
        """The first value that the query gives a name; empty if there is none."""
        return next((value for key, value in self.query if key == name), "")


def address_or_none(text: str) -> Address | None:
    """Read an address that something kept; None when it is not one, or no longer."""
    try:
        return parse_address(text)
    except UsageError:
        return None


def parse_address(text: str) -> Address:
    """Read an address; raises UsageError that shows the form when it is not one."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise UsageError(
            _(
                "{text} is not an address. An address looks like pack/kind/id, "
                "for example hip-thrust/variation/b-stance-hip-thrust."
            ).format(text=shown(text))
        )
    kind = match["kind"]
    if kind is not None and kind not in list(Kind):
        raise UsageError(
            _("{kind} in {text} is not a kind of entry. The kinds are: {kinds}.").format(
                kind=shown(kind), text=shown(text), kinds=", ".join(Kind)
            )
        )
    return Address(
        match["pack"],
        Kind(kind) if kind else None,
        match["id"] or "",
        match["anchor"] or "",
        tuple(parse_qsl(match["query"] or "")),
    )

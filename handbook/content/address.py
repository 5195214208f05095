"""Addresses: the name of every place in the handbook."""

import re

from msgspec import Struct

from handbook.content.model import Kind
from handbook.content.problems import shown
from handbook.errors import UsageError
from handbook.language import _

_FORM = re.compile(
    r"(?P<pack>[a-z0-9-]+)(/(?P<kind>[a-z]+)(/(?P<id>[a-z0-9-]+))?)?(#(?P<anchor>[^\s#]*))?"
)


class Address(Struct, frozen=True, order=True):
    """`pack`, `pack/kind`, `pack/kind/id`, each with an optional `#anchor`."""

    pack: str
    kind: Kind | None = None
    id: str = ""
    anchor: str = ""

    def __str__(self) -> str:
        """The address as written."""
        path = "/".join(part for part in (self.pack, self.kind or "", self.id) if part)
        return f"{path}#{self.anchor}" if self.anchor else path

    @property
    def place(self) -> "Address":
        """The same address without its anchor."""
        return Address(self.pack, self.kind, self.id)


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
        match["pack"], Kind(kind) if kind else None, match["id"] or "", match["anchor"] or ""
    )

"""References as lines of a bibliography, and those that some blocks cite."""

from collections.abc import Iterable

from handbook.content.address import Address
from handbook.content.blocks import words
from handbook.content.handbook import Handbook
from handbook.content.model import Kind, Reference
from handbook.content.prose import Block, Citation, Inline, Link, all_inlines
from handbook.language import _


def cited(handbook: Handbook, blocks: Iterable[Block]) -> tuple[Reference, ...]:
    """The references behind some blocks, in order of first citation; their place is the number."""
    found: dict[str, Reference] = {}
    for inline in all_inlines(blocks):
        if isinstance(inline, Citation):
            for key in inline.keys:
                reference = handbook.find(Kind.REFERENCE, key)
                if isinstance(reference, Reference):
                    found.setdefault(key, reference)
    return tuple(found.values())


def reference_line(reference: Reference) -> str:
    """A reference as one line of a bibliography."""
    return "".join(_around_title(reference))


def linked_reference(pack: str, reference: Reference) -> tuple[Inline, ...]:
    """The same line with its title as a link to the reference."""
    before, title, after = _around_title(reference)
    address = str(Address(pack, Kind.REFERENCE, reference.id))
    return (*words(before), Link(address, words(title)), *words(after))


def _around_title(reference: Reference) -> tuple[str, str, str]:
    """What stands before the title, the title, and what stands after it."""
    year = _("({year})").format(year=reference.year) if reference.year else _("(no date)")
    place = ", ".join(part for part in (reference.source, reference.locator) if part)
    doi = f" https://doi.org/{reference.doi}" if reference.doi else ""
    return f"{reference.authors} {year}. ", reference.title, f". {place}.{doi}"

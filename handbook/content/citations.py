"""Which references an entry cites, in its texts and in its `refs` fields."""

from collections.abc import Iterator
from typing import cast

from msgspec import Struct

from handbook.content.prose import Citation, Prose, all_inlines


def citation_keys(value: Struct) -> Iterator[str]:
    """The citation keys in an entry or a part of one, in the order of its fields, with repeats."""
    for field in value.__struct_fields__:
        below = getattr(value, field)
        if isinstance(below, Prose):
            for inline in all_inlines(below.blocks):
                if isinstance(inline, Citation):
                    yield from inline.keys
        elif isinstance(below, tuple):
            for item in cast("tuple[object, ...]", below):
                if isinstance(item, Struct):
                    yield from citation_keys(item)
                elif field == "refs":
                    yield str(item)

"""What a page is, whichever way it is shown."""

from msgspec import Struct

from handbook.content.address import Address
from handbook.content.model import Reference
from handbook.content.prose import Block


class Tag(Struct, frozen=True):
    """A few words that place what a page is about, under the name of what they say."""

    name: str
    words: tuple[str, ...]


class Page(Struct, frozen=True):
    """One page: `kicker` says what it is, `lead` sums it up, `sources` back it, in order.

    `also` are the best known other names of what the page is about; `tags` place it among its like.
    """

    address: Address
    kicker: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    sources: tuple[Reference, ...] = ()
    also: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()

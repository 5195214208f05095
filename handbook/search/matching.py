"""Every match among the entries of one kind, without the cost of showing them."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from handbook.search.results import Hit, Results


class Matching(Struct, frozen=True):
    """What a text finds among the entries of one kind in one pack.

    `positions` are places in the handbook's list of that kind, best first. `results` says all that
    a search says, except for the hits. `hit` tells why the entry at one of the positions is there,
    and what to mark in it.
    """

    positions: Sequence[int]
    results: Results
    hit: Callable[[int], Hit]


class Listing(Struct, frozen=True):
    """What a text finds among the entries of one kind in all packs, `count` of them.

    `hit` gives the n-th of them, best first, worked out when it is asked for. `results` says all
    that a search says, except for the hits.
    """

    count: int
    results: Results
    hit: Callable[[int], Hit]

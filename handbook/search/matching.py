"""Every match among the entries of one kind, without the cost of showing them."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from handbook.search.results import Hit, Results


class Matching(Struct, frozen=True):
    """What a text finds among the entries of one kind in one pack.

    Places in the handbook's list of that kind are in `best`, best first, as far as they were
    looked at closely; `every` works out those that follow as well, once, in whatever thread, and
    is None where there are no others. `results` says what a search says of the words. `hit` tells
    why the entry at one of the positions is there, and what to mark in it.
    """

    best: Sequence[int]
    every: Callable[[], Sequence[int]] | None
    results: Results
    hit: Callable[[int], Hit]

    @property
    def positions(self) -> Sequence[int]:
        """All of them, best first."""
        return self.every() if self.every else self.best


class Listing(Struct, frozen=True):
    """What a text finds among the entries of one kind in all packs, `count` of them.

    `hit` gives the n-th of them, best first, worked out when it is asked for. `results` says all
    that a search says, except for the hits.
    """

    count: int
    results: Results
    hit: Callable[[int], Hit]

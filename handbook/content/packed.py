"""Entries of one kind that stay packed, as a snapshot keeps them, until somebody looks at them."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar, overload

from typing_extensions import override

Value = TypeVar("Value")

_AT_HAND = 1_024
"""Entries kept unpacked: more than a page or a list on screen needs at once."""


class PackedEntries(Sequence[Value], Generic[Value]):
    """Reads like a tuple of entries, equal to one, and unpacks each when it is asked for.

    `ids` are the ids of the entries and `noted` the places of some that whoever packed them will
    ask for together; both are at hand without unpacking any.
    """

    def __init__(
        self,
        ids: Sequence[str],
        ends: Sequence[int],
        packed: memoryview,
        unpack: Callable[[memoryview], Value],
        noted: Sequence[int] = (),
    ) -> None:
        """The entries with these ids; each ends in `packed` where `ends` says."""
        self.ids = ids
        self.noted = noted

        def read(place: int) -> Value:
            start = ends[place - 1] if place else 0
            return unpack(packed[start : ends[place]])

        self._read = read
        self._at_hand = lru_cache(_AT_HAND)(read)

    @override
    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Value, ...]: ...
    @override
    def __getitem__(self, at: int | slice) -> Value | tuple[Value, ...]:
        """One entry, or a tuple of several."""
        places = range(len(self))[at]
        if isinstance(places, int):
            return self._at_hand(places)
        return tuple(self._at_hand(place) for place in places)

    @override
    def __iter__(self) -> Iterator[Value]:
        # Whoever wants all of them would push out what is at hand.
        return (self._read(place) for place in range(len(self)))

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PackedEntries | tuple):
            return NotImplemented
        return tuple(self) == tuple(other)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]

    @override
    def __hash__(self) -> int:
        return hash(tuple(self))

    @override
    def __repr__(self) -> str:
        return f"<{len(self)} packed entries>"

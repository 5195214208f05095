"""Recent and frequent places and searches: what the empty search box offers.

They stay on this machine, in the trainer's own store, and can be cleared or switched off.
"""

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from handbook.userdata.store import Store

_KEY = "recents"

MAX_KEPT = 60
"""Places, and searches, remembered at most."""

_HALF_LIFE = 20.0
"""After so many other visits, a visit counts half: frequent ones stay, old ones fade."""


class Recent(Struct, frozen=True):
    """One place (by address) or search (by its text): how much it is used, and how lately."""

    key: str
    weight: float
    """The sum of its uses, each halved every `_HALF_LIFE` later uses of anything."""
    tick: int
    """The number of the use that came last."""


class Recents(Struct, frozen=True):
    """What is remembered; nothing while it is off."""

    on: bool = True
    tick: int = 0
    places: tuple[Recent, ...] = ()
    searches: tuple[Recent, ...] = ()

    def with_place(self, address: str) -> "Recents":
        """The same after a visit."""
        if not self.on:
            return self
        tick = self.tick + 1
        return msgspec.structs.replace(self, tick=tick, places=_used(self.places, address, tick))

    def with_search(self, text: str) -> "Recents":
        """The same after a search that led somewhere."""
        words = " ".join(text.split())
        if not self.on or not words:
            return self
        tick = self.tick + 1
        return msgspec.structs.replace(self, tick=tick, searches=_used(self.searches, words, tick))

    def best_places(self, count: int) -> tuple[str, ...]:
        """Addresses, the most used of late first."""
        return _best(self.places, self.tick, count)

    def best_searches(self, count: int) -> tuple[str, ...]:
        """Search texts, the most used of late first."""
        return _best(self.searches, self.tick, count)

    def cleared(self) -> "Recents":
        """Nothing remembered; still on or off as before."""
        return Recents(on=self.on)

    def switched(self, *, on: bool) -> "Recents":
        """On, or off and forgotten."""
        return msgspec.structs.replace(self, on=True) if on else Recents(on=False)


def read_recents(store: Store) -> Recents:
    """What the store remembers."""
    return store.get(_KEY, Recents, Recents())


def write_recents(store: Store, recents: Recents) -> None:
    """Keep it; raises UserDataError when it cannot be kept."""
    store.set(_KEY, recents)


def _faded(recent: Recent, tick: int) -> float:
    return recent.weight * 0.5 ** ((tick - recent.tick) / _HALF_LIFE)


def _used(recents: Iterable[Recent], key: str, tick: int) -> tuple[Recent, ...]:
    before = {recent.key: recent for recent in recents}
    old = before.pop(key, None)
    now = Recent(key, 1.0 + (_faded(old, tick) if old else 0.0), tick)
    kept = sorted(before.values(), key=lambda recent: _faded(recent, tick), reverse=True)
    return (now, *kept[: MAX_KEPT - 1])


def _best(recents: Iterable[Recent], tick: int, count: int) -> tuple[str, ...]:
    best = sorted(recents, key=lambda recent: _faded(recent, tick), reverse=True)
    return tuple(recent.key for recent in best[:count])

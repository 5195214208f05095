"""The handout being made: one value, changed in one place."""

import datetime
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from handbook.content.address import Address
from handbook.handout.model import Handout, Item
from handbook.userdata.store import Store

_KEY = "draft"


class HandoutDraft(QObject):
    """Holds the handout of this window and says when it changes."""

    changed = Signal()

    def __init__(self, handout: Handout, parent: QObject) -> None:
        super().__init__(parent)
        self._handout = handout

    @property
    def handout(self) -> Handout:
        """The handout as it is now."""
        return self._handout

    def holds(self, address: Address) -> bool:
        """Whether an entry is on the handout."""
        return any(item.address == str(address.place) for item in self._handout.items)

    def add(self, address: Address) -> bool:
        """Put an entry on the handout; False when it was on it already."""
        if self.holds(address):
            return False
        self.replace(items=(*self._handout.items, Item(address=str(address.place))))
        return True

    def remove(self, index: int) -> None:
        """Take the item at an index off."""
        items = self._handout.items
        self.replace(items=(*items[:index], *items[index + 1 :]))

    def remove_address(self, address: Address) -> None:
        """Take an entry off."""
        kept = tuple(item for item in self._handout.items if item.address != str(address.place))
        self.replace(items=kept)

    def move(self, index: int, to: int) -> None:
        """Move an item to another index; out of range stays where it is."""
        items = list(self._handout.items)
        if 0 <= index < len(items) and 0 <= to < len(items):
            items.insert(to, items.pop(index))
            self.replace(items=tuple(items))

    def start_anew(self) -> None:
        """Begin an empty handout of today."""
        self._set(new_handout())

    def replace(self, **changes: Any) -> None:
        """Change fields of the handout."""
        self._set(msgspec.structs.replace(self._handout, **changes))

    def _set(self, handout: Handout) -> None:
        if handout != self._handout:
            self._handout = handout
            self.changed.emit()


def new_handout() -> Handout:
    """An empty handout of today."""
    return Handout(date=datetime.date.today().isoformat())


def read_draft(store: Store) -> Handout:
    """The handout kept; one without items is of today, whenever it was begun."""
    kept = store.get(_KEY, Handout, new_handout())
    return kept if kept.items else msgspec.structs.replace(kept, date=new_handout().date)


def write_draft(store: Store, handout: Handout) -> None:
    """Keep a handout; raises UserDataError when it cannot be kept."""
    store.set(_KEY, handout)

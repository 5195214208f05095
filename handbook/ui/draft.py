"""The handout being made: one value, changed in one place, and every change can be undone."""

import datetime
from collections.abc import Collection
from typing import Any

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from handbook.content.address import Address
from handbook.handout.model import Handout, Item
from handbook.handout.practice import Practice
from handbook.language import _, ngettext
from handbook.ui import item_moves

_MOST_UNDONE = 500
"""How many changes can be undone; a handout takes a few kilobytes."""

_MERGING = 1


class Spot(Struct, frozen=True):
    """Where in the handout something is: rows of items, none for the whole, and a field there.

    A field is called as in the model, a field of a dose as in the prescription: "load.weight".
    """

    rows: tuple[int, ...] = ()
    field: str = ""


class HandoutDraft(QObject):
    """Holds the handout of this window and says when it changes.

    It also knows what goes with it onto the page, the practice, and how far it is kept.
    """

    changed = Signal()

    pointed = Signal(object)
    """The Spot to be shown: where something was undone or done again, if that is known."""

    undo_changed = Signal()
    """Something else would be undone, or done again."""

    practice_changed = Signal()

    kept_changed = Signal()
    """`kept` says something else."""

    def __init__(self, handout: Handout, parent: QObject) -> None:
        super().__init__(parent)
        self._handout = handout
        self._practice = Practice()
        self._kept = ""
        self._spot: Spot | None = None
        self._returned_to: Spot | None = None
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(_MOST_UNDONE)
        self._stack.indexChanged.connect(self.undo_changed)

    @property
    def handout(self) -> Handout:
        """The handout as it is now."""
        return self._handout

    @property
    def practice(self) -> Practice:
        """Whose handout it is."""
        return self._practice

    @property
    def kept(self) -> str:
        """How far it is kept, in a few words; empty while there is nothing to keep."""
        return self._kept

    @property
    def undo_stack(self) -> QUndoStack:
        """What was done, to be undone and done again; its texts say what."""
        return self._stack

    @property
    def spot(self) -> Spot | None:
        """Where the last change was, while `changed` is told; None when that is not known."""
        return self._spot

    def holds(self, address: Address) -> bool:
        """Whether an entry is on the handout."""
        return self.row_of(address) >= 0

    def row_of(self, address: Address) -> int:
        """The first row of an entry; -1 when it is not on the handout."""
        place = str(address.place)
        rows = (row for row, item in enumerate(self._handout.items) if item.address == place)
        return next(rows, -1)

    # Items

    def add(self, address: Address) -> bool:
        """Put an entry on the handout; False when it was on it already."""
        if self.holds(address):
            return False
        items = (*self._handout.items, Item(address=str(address.place)))
        self.set_items((items, (len(items) - 1,)), _("Add an item"))
        return True

    def remove(self, *rows: int) -> None:
        """Take the items of some rows off."""
        if rows:
            words = ngettext("Take off {count} item", "Take off {count} items", len(rows))
            changed = item_moves.removed(self._handout.items, rows)
            self.set_items(changed, words.format(count=len(rows)), rows)

    def remove_address(self, address: Address) -> None:
        """Take an entry off."""
        place = str(address.place)
        self.remove(*(at for at, each in enumerate(self._handout.items) if each.address == place))

    def move(self, rows: Collection[int], by: int) -> None:
        """Take the items of some rows one place up (-1) or down (1)."""
        if rows:
            changed = item_moves.moved(self._handout.items, rows, by)
            self.set_items(changed, _("Move"), rows)

    def drop(self, rows: Collection[int], before: int) -> None:
        """Take the items of some rows to the place before another row."""
        if rows:
            changed = item_moves.dropped(self._handout.items, rows, before)
            self.set_items(changed, _("Move"), rows)

    def duplicate(self, rows: Collection[int]) -> None:
        """Put the items of some rows on the handout once more, below them."""
        if rows:
            changed = item_moves.duplicated(self._handout.items, rows)
            self.set_items(changed, _("Duplicate"), rows)

    def set_items(self, changed: item_moves.Moved, words: str, rows: Collection[int] = ()) -> None:
        """Change the items; `words` say what was done, and `rows` are where it was done before."""
        items, after = changed
        handout = msgspec.structs.replace(self._handout, items=items)
        self.set(handout, words, before=Spot(tuple(rows)), after=Spot(after))

    # Everything

    def open(self, handout: Handout) -> None:
        """Go on with another handout; nothing that was done to the one before can be undone."""
        self._stack.clear()
        self._show(handout, None)

    def replace(self, words: str = "", /, *, merge: str = "", **changes: Any) -> None:
        """Change fields of the handout; see `set`."""
        handout = msgspec.structs.replace(self._handout, **changes)
        spot = Spot(field=next(iter(changes), ""))
        self.set(handout, words, merge=merge, before=spot, after=spot)

    def set(
        self,
        handout: Handout,
        words: str = "",
        *,
        merge: str = "",
        before: Spot | None = None,
        after: Spot | None = None,
    ) -> None:
        """Change the handout to this.

        `words` say what was done, for the menu. Changes one after the other with the same
        `merge`, such as letters typed into one field, are undone together. `before` and `after`
        are the spots to return to when the change is undone or done again.
        """
        if handout != self._handout:
            self._stack.push(_Change(self, handout, words or _("Change"), merge, before, after))

    @Slot()
    def undo(self) -> None:
        """Undo the last change, if there is one."""
        if self._stack.canUndo():
            self._stack.undo()
            self.pointed.emit(self._returned_to)

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last, if there is something."""
        if self._stack.canRedo():
            self._stack.redo()
            self.pointed.emit(self._returned_to)

    def point_to(self, spot: Spot) -> None:
        """Have a place in the editor shown, if the editor is."""
        self.pointed.emit(spot)

    def _show(self, handout: Handout, spot: Spot | None) -> None:
        self._returned_to = spot
        if handout != self._handout:
            self._handout = handout
            self._spot = spot
            self.changed.emit()
            self._spot = None

    # What goes with it

    def set_practice(self, practice: Practice) -> None:
        """Make it the handout of a practice."""
        if practice != self._practice:
            self._practice = practice
            self.practice_changed.emit()

    def say_kept(self, words: str) -> None:
        """Say how far it is kept."""
        if words != self._kept:
            self._kept = words
            self.kept_changed.emit()


class _Change(QUndoCommand):
    """One change of the draft, with the whole handout before and after it."""

    def __init__(
        self,
        draft: HandoutDraft,
        handout: Handout,
        words: str,
        merge: str,
        before: Spot | None,
        after: Spot | None,
    ) -> None:
        super().__init__(words)
        self._draft = draft
        self._old, self._new = draft.handout, handout
        self._merge = merge
        self._before, self._after = before, after

    @override
    def id(self) -> int:
        return _MERGING if self._merge else -1

    @override
    def mergeWith(self, other: QUndoCommand, /) -> bool:
        if not isinstance(other, _Change) or other._merge != self._merge:
            return False
        self._new, self._after = other._new, other._after
        self.setObsolete(self._new == self._old)
        return True

    @override
    def undo(self) -> None:
        self._draft._show(self._old, self._before)

    @override
    def redo(self) -> None:
        self._draft._show(self._new, self._after)


def new_handout() -> Handout:
    """An empty handout of today."""
    return Handout(date=datetime.date.today().isoformat())

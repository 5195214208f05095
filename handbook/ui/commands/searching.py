"""The search of the whole handbook as a command: the box, and what was looked for of late."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Library
from handbook.ui.appearance import Appearance
from handbook.ui.commands.actions import Actions, Handlers
from handbook.ui.navigator import Navigator
from handbook.ui.preparation import Preparation
from handbook.ui.searching.results_rows import Row, recent_rows
from handbook.ui.searching.search_box import SearchBox
from handbook.userdata.recents import read_recents, write_recents
from handbook.userdata.store import Store

_OFFERED = 6
"""Recent searches, and recent places, that the empty search box offers."""


class SearchCommands(QObject):
    """Brings the search box together with the index, the places and the recents."""

    recents_changed = Signal()
    """There is something else to keep."""

    def __init__(
        self,
        library: Library,
        store: Store,
        navigator: Navigator,
        preparation: Preparation,
        actions: Actions,
        appearance: Appearance,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._store = store
        self._navigator = navigator
        self._switch = actions["view.recents"]
        self._recents = read_recents(store)
        self._switch.setChecked(self._recents.on)
        self.box = SearchBox(appearance, self._recent_rows, window)
        self._connect(preparation)
        QShortcut(QKeySequence("/"), window).activated.connect(self._on_search)

    def handlers(self) -> Handlers:
        """What each command does."""
        return {"go.search": self._on_search, "view.recents": self._on_switch_recents}

    def set_library(self, library: Library) -> None:
        """Offer the places of another library."""
        self._library = library

    def keep_recents(self) -> None:
        """Write what was used of late; raises UserDataError when it cannot be kept."""
        write_recents(self._store, self._recents)

    def _connect(self, preparation: Preparation) -> None:
        self.box.chosen.connect(self._on_chosen)
        self.box.searched.connect(self._on_searched)
        self.box.recents_cleared.connect(self._on_recents_cleared)
        self.box.left.connect(self._on_left)
        self.box.index_needed.connect(preparation.need_index)
        preparation.index_changed.connect(self.box.set_index)
        preparation.index_progressed.connect(self.box.show_progress)
        preparation.index_stopped.connect(self.box.show_stopped)
        self._navigator.arrived.connect(self._on_arrived)

    # The box

    @Slot()
    def _on_search(self) -> None:
        self.box.enter()

    @Slot()
    def _on_left(self) -> None:
        before = self.box.focus_before
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._navigator.focus_page()

    @Slot(object)
    def _on_chosen(self, address: Address) -> None:
        if self._navigator.navigate(address):
            self._navigator.focus_page()

    # What was used of late

    def _recent_rows(self) -> list[Row]:
        here = self._navigator.place.place if self._navigator.place else None
        places: list[tuple[Address, str]] = []
        for text in self._recents.best_places(_OFFERED + 1):
            address = parse_address(text)
            entry = self._library.find(address)
            if entry is not None and address != here:
                places.append((address, entry.title))
        return recent_rows(self._recents.best_searches(_OFFERED), places[:_OFFERED])

    @Slot()
    def _on_arrived(self) -> None:
        if place := self._navigator.place:
            self._recents = self._recents.with_place(str(place.place))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self._recents = self._recents.with_search(text)

    @Slot()
    def _on_recents_cleared(self) -> None:
        self._recents = self._recents.cleared()
        self.recents_changed.emit()

    @Slot()
    def _on_switch_recents(self) -> None:
        self._recents = self._recents.switched(on=self._switch.isChecked())
        self.recents_changed.emit()

"""The commands for what the trainer adds to an entry: a favorite, a note."""

from PySide6.QtCore import QObject, Slot

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.language import _
from handbook.ui.commands.actions import Actions, Handlers, set_title
from handbook.ui.keeping.favorites import Favorites
from handbook.ui.keeping.note_strip import NoteStrip
from handbook.ui.navigator import Navigator


class OwnCommands(QObject):
    """Acts on the entry shown; other places can be no favorite and have no note."""

    def __init__(
        self,
        library: Library,
        favorites: Favorites,
        note_strip: NoteStrip,
        navigator: Navigator,
        actions: Actions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._favorites = favorites
        self._note_strip = note_strip
        self._navigator = navigator
        self._actions = actions
        favorites.changed.connect(self.refresh)
        navigator.arrived.connect(self.refresh)

    def handlers(self) -> Handlers:
        """What each command does."""
        return {"go.favorite": self._on_favorite, "edit.note": self._note_strip.edit}

    def set_library(self, library: Library) -> None:
        """Take the entries from another library."""
        self._library = library

    @Slot()
    def refresh(self) -> None:
        """Show the note of the entry, and whether it is a favorite."""
        address, page = self._entry(), self._navigator.page
        self._note_strip.show_place(address, page.title() if page else "")
        self._actions["edit.note"].setEnabled(address is not None)
        action = self._actions["go.favorite"]
        action.setEnabled(address is not None)
        is_one = address in self._favorites.addresses
        set_title(action, _("Remove from favor&ites") if is_one else _("Add to favor&ites"))

    @Slot()
    def _on_favorite(self) -> None:
        if (address := self._entry()) is not None:
            self._favorites.toggle(address)

    def _entry(self) -> Address | None:
        place = self._navigator.place
        return place.place if place is not None and self._library.find(place.place) else None

"""The commands that find words in the page shown."""

from PySide6.QtCore import QObject, Slot

from handbook.ui.commands.actions import Handlers
from handbook.ui.find_bar import FindBar
from handbook.ui.navigator import Navigator


class FindCommands(QObject):
    """Opens the find bar for the page, unless the page has a filter of its own."""

    def __init__(self, find_bar: FindBar, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._find_bar = find_bar
        self._navigator = navigator
        find_bar.closed.connect(navigator.focus_page)
        navigator.arrived.connect(self._on_arrived)

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "edit.find": self._on_find,
            "edit.find_next": self._on_find_next,
            "edit.find_previous": self._on_find_previous,
        }

    @Slot()
    def _on_arrived(self) -> None:
        if page := self._navigator.page:
            self._find_bar.refresh(page.find_view())

    @Slot()
    def _on_find(self) -> None:
        page = self._navigator.page
        if page is None or page.focus_find():
            return
        if view := page.find_view():
            self._find_bar.open_for(view)

    @Slot()
    def _on_find_next(self) -> None:
        self._open_find_bar()
        self._find_bar.find_next()

    @Slot()
    def _on_find_previous(self) -> None:
        self._open_find_bar()
        self._find_bar.find_previous()

    def _open_find_bar(self) -> None:
        if not self._find_bar.isVisible():
            self._on_find()

"""The places that the trainer comes back to."""

from PySide6.QtCore import QObject, Signal

from handbook.content.address import Address, address_or_none
from handbook.errors import HandbookError
from handbook.ui.notice_bar import NoticeBar
from handbook.userdata.favorites import favorites, toggle_favorite
from handbook.userdata.store import Store


class Favorites(QObject):
    """Knows them, and says when they change."""

    changed = Signal()

    def __init__(self, store: Store, notices: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._notices = notices
        self._addresses: tuple[Address, ...] = ()
        self._read()

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Where they are, the one added last first."""
        return self._addresses

    def toggle(self, address: Address) -> None:
        """Make a place a favorite, or no longer."""
        try:
            toggle_favorite(self._store, str(address.place))
        except HandbookError as error:
            self._notices.tell(str(error))
        self.refresh()

    def refresh(self) -> None:
        """Take in what another window, or an import, has changed."""
        before = self._addresses
        self._read()
        if self._addresses != before:
            self.changed.emit()

    def _read(self) -> None:
        self._addresses = ()
        try:
            read = (address_or_none(favorite.address) for favorite in favorites(self._store))
            self._addresses = tuple(address for address in read if address)
        except HandbookError as error:
            self._notices.tell(str(error))

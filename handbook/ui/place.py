"""What every page of the window offers to the window around it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.ui.notice_bar import Offer
from handbook.ui.prose_view import ProseView

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex
    from handbook.ui.find_bar import Findable


class PlacePage(QWidget):
    """A page that can show some addresses.

    It asks the window to go elsewhere through `navigated`; it never goes by itself.
    """

    needs_index = False
    """Whether the page searches by itself, so that it needs the index at once."""

    navigated = Signal(object)
    """An Address to go to."""

    readdressed = Signal(object)
    """The Address of what the page shows now, when the reader changed it without going away."""

    noticed = Signal(str)
    """A short message for the trainer."""

    offered = Signal(str, object)
    """A message with a tuple of Offers: what there is to do about it."""

    selection_changed = Signal()
    """What `handout_address` gives may have changed."""

    command_requested = Signal(str)
    """The id of a command of the window that a button of the page stands for."""

    def set_library(self, library: Library) -> None:
        """Show another library from now on."""
        raise NotImplementedError

    def set_index(self, index: "SearchIndex | None") -> None:
        """Search with another index from now on; None while it is being built."""

    def show_place(self, address: Address) -> None:
        """Show an address this page is responsible for."""
        raise NotImplementedError

    def title(self) -> str:
        """What the window's title says of the place shown."""
        raise NotImplementedError

    def handout_address(self) -> Address | None:
        """What “Add this page to the handout” would add, if anything."""
        return None

    def state(self) -> Any:
        """Where the reader is within the place; Back gives it to `restore`."""
        return None

    def restore(self, state: Any) -> None:
        """Return to a state that this page gave."""

    def find_view(self) -> "ProseView | Findable | None":
        """What find-in-page looks through, if the page has such a thing."""
        return None

    def opening_view(self) -> ProseView | None:
        """The text that the next start shows at once; without one it begins with a blank page."""
        return None

    def tell(self, message: str, *offers: Offer) -> None:
        """Tell the trainer something, with what there is to do about it."""
        self.offered.emit(message, offers)

    def focus_find(self) -> bool:
        """Put the focus on the page's own filter, if it has one instead of find-in-page."""
        return False

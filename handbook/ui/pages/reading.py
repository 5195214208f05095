"""The reading page: prose with its headings beside it."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.content.html import page_html
from handbook.content.model import Kind
from handbook.content.page import Page
from handbook.content.places import page_at
from handbook.ui.appearance import Appearance
from handbook.ui.place import PlacePage
from handbook.ui.prose_view import ProseView
from handbook.ui.reading_pane import ReadingPane


class ReadingPage(PlacePage):
    """Shows the page of any entry, of a list of entries, or of a whole pack."""

    def __init__(self, library: Library, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._page: Page | None = None
        self._view = ProseView(appearance, self)
        self._pane = ReadingPane(self._view, appearance, self)
        self._pane.navigated.connect(self.navigated)
        self._pane.noticed.connect(self.noticed)
        self.setFocusProxy(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pane)

    @override
    def set_library(self, library: Library) -> None:
        self._library = library
        self._page = None

    @override
    def show_place(self, address: Address) -> None:
        if self._page is None or self._page.address != address.place:
            self._page = page_at(self._library, address)
            self._pane.show_page(self._page, page_html(self._page))
        self._pane.go_to(address.anchor)

    @override
    def title(self) -> str:
        return self._page.title if self._page else ""

    @override
    def handout_address(self) -> Address | None:
        address = self._page.address if self._page else None
        return address if address and address.id and address.kind is not Kind.REFERENCE else None

    @override
    def find_view(self) -> ProseView:
        return self._view

    @override
    def opening_view(self) -> ProseView:
        return self._view

    @override
    def state(self) -> Any:
        return self._pane.scrolled

    @override
    def restore(self, state: Any) -> None:
        self._pane.scroll_to(int(state))

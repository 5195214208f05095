"""The reading page: prose with its headings beside it."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.content.html import page_html
from handbook.content.model import Kind
from handbook.content.pages import Page
from handbook.content.places import page_at
from handbook.content.prose import Heading
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.heading_list import HeadingList
from handbook.ui.place import PlacePage
from handbook.ui.prose_view import ProseView

_CONTENTS_WIDTH = 200
_CONTENTS_FROM_WIDTH = 740
"""The list of headings needs a page at least this wide, in pixels at 100% zoom."""


class ReadingPage(PlacePage):
    """Shows the page of any entry, of a list of entries, or of a whole pack."""

    def __init__(self, library: Library, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._appearance = appearance
        self._page: Page | None = None
        self._build()
        self._connect()

    @override
    def set_library(self, library: Library) -> None:
        self._library = library
        self._page = None

    @override
    def show_place(self, address: Address) -> None:
        if self._page is None or self._page.address != address.place:
            self._page = page_at(self._library, address)
            self._view.setAccessibleName(self._page.title)
            self._view.show_html(page_html(self._page))
            self._fill_contents(self._page)
            self._view.verticalScrollBar().setValue(0)
        if address.anchor:
            self._view.scrollToAnchor(address.anchor)

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
    def state(self) -> Any:
        return self._view.verticalScrollBar().value()

    @override
    def restore(self, state: Any) -> None:
        self._view.verticalScrollBar().setValue(int(state))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_contents_if_room()

    def _build(self) -> None:
        self._view = ProseView(self._appearance, self)
        self._contents = QWidget(self)
        self._contents.setBackgroundRole(QPalette.ColorRole.Base)
        self._contents.setAutoFillBackground(True)
        self._contents_title = QLabel(_("On this page"), self._contents)
        self._contents_list = HeadingList(self._appearance, self._contents)
        column = QVBoxLayout(self._contents)
        column.setContentsMargins(18, 28, 12, 12)
        column.addWidget(self._contents_title)
        column.addWidget(self._contents_list, 1)
        self.setFocusProxy(self._view)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._view, 1)
        row.addWidget(self._contents)

    def _connect(self) -> None:
        self._view.link_opened.connect(self.navigated)
        self._view.web_link_opened.connect(self._on_web_link)
        self._contents_list.chosen.connect(self._view.scrollToAnchor)
        self._appearance.changed.connect(self._show_contents_if_room)

    def _fill_contents(self, page: Page) -> None:
        self._contents_list.show_headings(
            block for block in page.blocks if isinstance(block, Heading)
        )
        self._show_contents_if_room()

    @Slot()
    def _show_contents_if_room(self) -> None:
        zoom = self._appearance.zoom
        width = round(_CONTENTS_WIDTH * max(1.0, zoom))
        self._contents.setFixedWidth(width)
        fits = self.width() >= _CONTENTS_FROM_WIDTH * zoom
        self._contents.setVisible(fits and self._contents_list.count() > 1)

    @Slot(str)
    def _on_web_link(self, url: str) -> None:
        QApplication.clipboard().setText(url)
        self.noticed.emit(
            _("{url} is copied. The handbook itself stays offline.").format(url=url)
        )

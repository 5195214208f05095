"""Prose with its headings beside it, for every page that is read."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.content.page import Page
from handbook.content.prose import Heading
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.heading_list import HeadingList
from handbook.ui.prose_view import ProseView
from handbook.ui.web_link import copy_web_link

_CONTENTS_WIDTH = 200
_CONTENTS_FROM_WIDTH = 740
"""The list of headings needs a page at least this wide, in pixels at 100% zoom."""

_SCROLLING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class ReadingPane(QWidget):
    """A view of prose that fills the page, with a list of headings where there is room."""

    navigated = Signal(object)
    """The Address of a link."""

    noticed = Signal(str)
    """A short message for the trainer."""

    def __init__(self, view: ProseView, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._appearance = appearance
        self._build()
        self._connect()

    def show_page(self, page: Page, html: str) -> None:
        """Show a page, written as HTML, from its top."""
        self._view.setAccessibleName(page.title)
        self._view.show_html(html)
        self._contents_list.show_headings(
            block for block in page.blocks if isinstance(block, Heading)
        )
        self._show_contents_if_room()
        self._view.verticalScrollBar().setValue(0)

    def go_to(self, anchor: str) -> None:
        """Bring a heading to the top, or without one the page; an unknown one changes nothing."""
        if anchor:
            self._view.scrollToAnchor(anchor)
        else:
            self.scroll_to(0)

    @property
    def scrolled(self) -> int:
        """How far down the reader is, in pixels."""
        return self._view.verticalScrollBar().value()

    def scroll_to(self, position: int) -> None:
        """Return to where the reader was."""
        self._view.verticalScrollBar().setValue(position)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_contents_if_room()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text wherever on the page the wheel is turned."""
        self._view.wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that scroll, from what lies over the text and has no use for them."""
        if event.key() in _SCROLLING:
            self._view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
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

    @Slot()
    def _show_contents_if_room(self) -> None:
        zoom = self._appearance.zoom
        width = round(_CONTENTS_WIDTH * max(1.0, zoom))
        self._contents.setFixedWidth(width)
        fits = self.width() >= _CONTENTS_FROM_WIDTH * zoom
        self._contents.setVisible(fits and self._contents_list.count() > 1)

    @Slot(str)
    def _on_web_link(self, url: str) -> None:
        self.noticed.emit(copy_web_link(url))

"""The page of a variation: how it moves and who works, over all there is to read of it."""

from typing import Any

from msgspec import Struct
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.content.html import page_html
from handbook.content.model import Goal, Variation
from handbook.content.page import Page
from handbook.content.places import handbook_at, page_at
from handbook.ui.appearance import Appearance
from handbook.ui.detailing.variation_head import VariationHead
from handbook.ui.draft import HandoutDraft
from handbook.ui.inset_view import PLACE, InsetView
from handbook.ui.place import PlacePage
from handbook.ui.reading_pane import ReadingPane


class DetailState(Struct, frozen=True):
    """How far down the reader is, in pixels, and the goal whose tempo the figure has."""

    scrolled: int
    goal: Goal | None


class VariationPage(PlacePage):
    """Shows one variation."""

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
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
            page = page_at(self._library, address)
            variation = self._library.find(page.address)
            assert isinstance(variation, Variation)  # the only kind that is led here
            handbook = handbook_at(self._library, address)
            self._page = page
            self._head.show_variation(variation, handbook, self._draft.handout.goal)
            self._show_on_handout()
            self._pane.show_page(page, page_html(page, PLACE))
        self._pane.go_to(address.anchor)

    @override
    def title(self) -> str:
        return self._page.title if self._page else ""

    @override
    def handout_address(self) -> Address | None:
        return self._page.address if self._page else None

    @override
    def find_view(self) -> InsetView:
        return self._view

    @override
    def opening_view(self) -> InsetView:
        return self._view

    @override
    def state(self) -> Any:
        return DetailState(self._pane.scrolled, self._head.movement.goal)

    @override
    def restore(self, state: Any) -> None:
        if isinstance(state, DetailState):
            self._head.movement.show_goal(state.goal)
            self._pane.scroll_to(state.scrolled)

    def _build(self) -> None:
        # First the head, so that Tab leads from its buttons and its figure to the text.
        self._head = VariationHead(self._appearance, self)
        self._view = InsetView(self._head, self._appearance, self)
        self._pane = ReadingPane(self._view, self._appearance, self)
        self._head.setParent(self._pane)
        self._head.show()
        self.setFocusProxy(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pane)

    def _connect(self) -> None:
        self._pane.navigated.connect(self.navigated)
        self._pane.noticed.connect(self.noticed)
        self._head.navigated.connect(self.navigated)
        self._head.add_requested.connect(self._on_add_requested)
        self._draft.changed.connect(self._show_on_handout)

    @Slot()
    def _show_on_handout(self) -> None:
        if self._page is not None:
            self._head.show_on_handout(on_it=self._draft.holds(self._page.address))

    @Slot()
    def _on_add_requested(self) -> None:
        self.command_requested.emit("handout.add")

"""Going places: addresses to pages, and the way back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Library
from handbook.content.model import Kind
from handbook.errors import HandbookError, UsageError
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft
from handbook.ui.history import History
from handbook.ui.keeping.handout_commands import HandoutCommands
from handbook.ui.place import PlacePage

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

HANDOUT = Address("handout")
HANDOUTS = Address("handouts")
"""The addresses of the handout editor and of the list of handouts."""


class Navigator(QObject):
    """Shows the page of an address in a stack; everything that leads somewhere calls `navigate`."""

    arrived = Signal()
    """The place, or what can be reached from it, has changed."""

    failed = Signal(str)
    """There is no such place: what to tell the trainer."""

    page_made = Signal(object)
    """A PlacePage was made for the first time."""

    def __init__(
        self,
        library: Library,
        draft: HandoutDraft,
        handouts: HandoutCommands,
        appearance: Appearance,
        stack: QStackedWidget,
    ) -> None:
        super().__init__(stack)
        self._library = library
        self._draft = draft
        self._handouts = handouts
        self._appearance = appearance
        self._stack = stack
        self._index: SearchIndex | None = None
        self._history = History()
        self._place: Address | None = None
        self._pages: dict[str, PlacePage] = {}

    @property
    def place(self) -> Address | None:
        """Where the window is."""
        return self._place

    @property
    def page(self) -> PlacePage | None:
        """The page that shows it."""
        page = self._stack.currentWidget()
        return page if isinstance(page, PlacePage) else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._history.can_go_forward

    @Slot(object)
    def navigate(self, address: Address) -> bool:
        """Go to an address; stays, and says so, when there is no such place."""
        return self._go(address)

    def _go(self, address: Address, *, quiet: bool = False) -> bool:
        self._leave()
        if not self._show(address, quiet=quiet):
            return False
        self._history.visit(address)
        self.arrived.emit()
        return True

    def navigate_text(self, text: str, *, quiet: bool = False) -> bool:
        """Go to a written address; `quiet` when nobody asked for it just now."""
        try:
            address = parse_address(text)
        except UsageError as error:
            if not quiet:
                self.failed.emit(str(error))
            return False
        return self._go(address, quiet=quiet)

    def go_start(self) -> None:
        """Go to the first section of the handbook one is in, else of the first one."""
        handbooks = self._library.handbooks
        here = self._library.handbook(self._place.pack) if self._place else None
        handbook = here or (handbooks[0] if handbooks else None)
        if handbook is None:
            return
        if handbook.sections:
            self.navigate(handbook.address(Kind.SECTION, handbook.sections[0].id))
        else:
            self.navigate(Address(handbook.id))

    def go_kind(self, kind: Kind) -> None:
        """Go to the list of a kind in the handbook one is in, else in the first that has some."""
        here = self._library.handbook(self._place.pack) if self._place else None
        for handbook in (*([here] if here else []), *self._library.handbooks):
            if handbook.entries(kind):
                self.navigate(handbook.address(kind))
                return

    @Slot()
    def focus_page(self) -> None:
        """Give the page shown the focus."""
        if page := self.page:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, direction: int) -> None:
        """Go back (-1) or forward (1), to where the reader was in that place.

        Places that have gone since are passed over.
        """
        self._leave()
        steps = 0
        while visit := self._history.go(direction):
            steps += direction
            if self._show(visit.address, quiet=True):
                self._restore(visit.state)
                return
        self._history.go(-steps)

    def set_library(self, library: Library) -> None:
        """Show the same place of another library, or its overview when the place has gone."""
        self._library = library
        page = self.page
        state = page.state() if page else None
        for known in self._pages.values():
            known.set_library(library)
        if self._place is None:
            return
        if self._show(self._place):
            self._restore(state)
        else:
            self.go_start()

    def set_index(self, index: "SearchIndex | None") -> None:
        """Give every page the index to search with."""
        self._index = index
        for page in self._pages.values():
            page.set_index(index)

    @Slot(object)
    def _on_readdressed(self, address: Address) -> None:
        """Call the place shown by its new address: Back returns to it as the reader left it."""
        if self.sender() is self.page:
            self._place = address
            self._history.readdress(address)
            self.arrived.emit()

    def _restore(self, state: Any) -> None:
        """Arrive where the reader was in the place shown."""
        if state is not None and self.page is not None:
            self.page.restore(state)
        self.arrived.emit()

    def _leave(self) -> None:
        if page := self.page:
            self._history.leave(page.state())

    def _show(self, address: Address, *, quiet: bool = False) -> bool:
        try:
            page = self._page_for(address)
            page.show_place(address)
        except HandbookError as error:
            if not quiet:
                self.failed.emit(str(error))
            return False
        focus, new = self._stack.focusWidget(), page.focusWidget() is None
        focused = focus is not None and focus.hasFocus()
        self._stack.setCurrentWidget(page)
        if focused and new:  # Qt would choose the first control on the page
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place = address
        return True

    def _page_for(self, address: Address) -> PlacePage:
        """The page responsible for an address, made when first needed."""
        name = _page_name(address)
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._make_page(name)
            page.set_index(self._index)
            page.navigated.connect(self.navigate)
            page.readdressed.connect(self._on_readdressed)
            self._stack.addWidget(page)
            self.page_made.emit(page)
        return page

    def _make_page(self, name: str) -> PlacePage:
        """Pages are imported here so that the window opens without the ones it does not show."""
        library, draft, appearance, stack = (
            self._library,
            self._draft,
            self._appearance,
            self._stack,
        )
        match name:
            case "variation":
                from handbook.ui.pages.variation import VariationPage

                return VariationPage(library, draft, appearance, stack)
            case "comparison":
                from handbook.ui.pages.comparison import ComparisonPage

                return ComparisonPage(library, draft, appearance, stack)
            case "ladder":
                from handbook.ui.pages.ladder import LadderPage

                return LadderPage(library, appearance, stack)
            case "variations":
                from handbook.ui.pages.variations import VariationsPage

                return VariationsPage(library, draft, appearance, stack)
            case "questions":
                from handbook.ui.pages.questions import QuestionsPage

                return QuestionsPage(library, draft, appearance, stack)
            case "handouts":
                from handbook.ui.pages.handouts import HandoutsPage

                return HandoutsPage(self._handouts, library, appearance, stack)
            case "handout":
                from handbook.ui.pages.handout import HandoutPage

                return HandoutPage(library, draft, appearance, stack)
            case _:
                from handbook.ui.pages.reading import ReadingPage

                return ReadingPage(library, appearance, stack)


def _page_name(address: Address) -> str:
    if address.pack in (HANDOUT.pack, HANDOUTS.pack):
        return address.pack
    if address.kind is Kind.VARIATION:
        return _variation_page_name(address)
    return "questions" if address.kind is Kind.FAQ else "reading"


def _variation_page_name(address: Address) -> str:
    if not address.id:
        return "comparison" if address.value("compare") else "variations"
    return "ladder" if address.value("view") == "ladder" else "variation"

"""The variation browser: facets with live counts beside cards, sorted, filtered and compared."""

from threading import Event
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QGridLayout, QMenu, QStackedWidget, QWidget
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.comparison import MOST, comparison_address
from handbook.content.handbook import Handbook, Library
from handbook.content.ladder import ladder_address
from handbook.content.model import Kind
from handbook.content.places import handbook_at
from handbook.language import _
from handbook.search.catalog import Catalog, Order, catalog
from handbook.search.facets import Facet, FacetTable, FacetValue, Release, Selection
from handbook.ui.appearance import Appearance
from handbook.ui.background import run_in_background
from handbook.ui.browsing.browser import Browser
from handbook.ui.browsing.browser_top import BrowserTop
from handbook.ui.browsing.browsing import View, browsing_at
from handbook.ui.browsing.compare_bar import CompareBar
from handbook.ui.browsing.facet_panel import FacetPanel
from handbook.ui.browsing.matches import Matches
from handbook.ui.browsing.nothing_left import NothingLeft
from handbook.ui.browsing.variation_delegate import SIDE
from handbook.ui.browsing.variation_model import VariationModel
from handbook.ui.browsing.variation_view import VariationView
from handbook.ui.draft import HandoutDraft
from handbook.ui.prose_view import column_width
from handbook.ui.roomy_page import NO_LIMIT, RoomyPage

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_PANEL_WIDTH = 230
_PANEL_FROM_WIDTH = 620
"""The panel stands beside the variations on pages at least this wide, in pixels at 100% zoom."""

_TOP = 24
"""Pixels above the title."""

_LEAST = 90
"""Pixels at 100% zoom that the variations have at least from top to bottom."""

_AT_ONCE = 1_000
"""So many variations are looked at in a moment; more of them in the background."""

_PAUSE = 60
"""Milliseconds without a key after which all matches are listed, and not only the best."""

_REST_SECONDS = 0.0002
"""How long that work now and then waits, so that the window gets its turn."""


class BrowserState(Struct, frozen=True):
    """Where the reader is among the variations; what is asked of them is in the address."""

    current: str
    scroll: int


class _Study(Struct, frozen=True):
    """What the background found out about a handbook."""

    handbook: Handbook
    catalog: Catalog


class VariationsPage(RoomyPage):
    """Shows the variations of a pack."""

    needs_index = True

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._index: SearchIndex | None = None
        self._browser: Browser | None = None
        self._studied: Handbook | None = None
        self._view = View.GRID
        self._compared: dict[str, tuple[str, ...]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build()
        self._connect()
        self._arrange()

    # What the window asks

    @override
    def set_library(self, library: Library) -> None:
        self._library = library
        self._browser = None

    @override
    def set_index(self, index: "SearchIndex | None") -> None:
        self._index = index
        browser = self._browser
        if browser is None:
            return
        browser.set_index(index)
        table = None if browser.has_facets else self._kept_facets(browser)
        if table is not None:
            self._set_table(browser, table)
        if table is not None or browser.browsing.text.strip():
            self._show(self._current())

    @override
    def show_place(self, address: Address) -> None:
        handbook = handbook_at(self._library, address)
        browser = self._browser
        if browser is None or browser.handbook is not handbook:
            browser = self._open(handbook)
        browsing, odd = browsing_at(address, self._view)
        if browsing.order is Order.CLOSEST and not handbook.find(Kind.VARIATION, browsing.closest):
            odd += (f"closest={browsing.closest}",)
            browsing = browsing.but(order=None, closest="")
        odd += browser.ask(browsing)
        self._say_odd(odd)
        self._show(self._current())

    @override
    def title(self) -> str:
        return _("Variations")

    @override
    def handout_address(self) -> Address | None:
        address = self._list.currentIndex().data(VariationModel.AddressRole)
        return address if isinstance(address, Address) else None

    @override
    def state(self) -> BrowserState:
        return BrowserState(self._current(), self._list.verticalScrollBar().value())

    @override
    def restore(self, state: Any) -> None:
        if isinstance(state, BrowserState) and self._browser is not None:
            self._show(state.current)
            self._list.verticalScrollBar().setValue(state.scroll)

    @override
    def focus_find(self) -> bool:
        self._top.field.begin()
        return True

    # Building

    def _build(self) -> None:
        self._panel = FacetPanel(self._appearance, self.room)
        self._top = BrowserTop(self.title(), self._appearance, self.room)
        self._model = VariationModel(self._draft, self)
        self._list = VariationView(self._appearance, self.room)
        self._list.setModel(self._model)
        self._nothing = NothingLeft(self._appearance, self.room)
        self._bar = CompareBar(self._appearance, self.room)
        self._stack = QStackedWidget(self.room)
        self._stack.addWidget(self._list)
        self.follow(self._list)
        self._stack.addWidget(self._nothing)
        self._grid = QGridLayout(self.room)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(1, 1)
        self._grid.addWidget(self._top, 0, 1)
        self._grid.addWidget(self._stack, 1, 1)
        self._grid.addWidget(self._bar, 2, 1)
        self._grid.addWidget(self._panel, 0, 0, 3, 1)
        self._shortcuts = [QShortcut(self) for _key in ("Ctrl+Return", "Ctrl+Enter")]
        for shortcut, key in zip(self._shortcuts, ("Ctrl+Return", "Ctrl+Enter"), strict=True):
            shortcut.setKey(QKeySequence(key))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._on_pause)
        self._panel.toggled.connect(self._on_value_toggled)
        self._panel.switched.connect(self._on_facet_switched)
        self._panel.cleared.connect(self._on_filters_cleared)
        self._panel.left.connect(self._on_panel_left)
        self._top.field.textEdited.connect(self._on_text_edited)
        self._top.field.stepped.connect(self._on_stepped)
        self._top.field.entered.connect(self._on_entered)
        self._top.filters_switched.connect(self._on_filters_toggled)
        self._top.literal_asked.connect(self._on_search_literally)
        self._top.order_chosen.connect(self._on_order_chosen)
        self._top.view_chosen.connect(self._on_view_chosen)
        self._list.opened.connect(self._on_opened)
        self._list.toggled.connect(self._on_row_toggled)
        self._list.compared.connect(self._on_row_compared)
        self._list.names_wanted.connect(self._study)
        self._list.customContextMenuRequested.connect(self._on_menu_asked)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._nothing.release_asked.connect(self._on_release)
        self._nothing.loosening_asked.connect(self._on_loosening)
        self._nothing.text_cleared.connect(self._on_text_cleared)
        self._nothing.filters_cleared.connect(self._on_filters_cleared)
        self._nothing.all_cleared.connect(self._on_all_cleared)
        self._nothing.chosen.connect(self.navigated)
        self._bar.asked.connect(self._on_compare)
        self._bar.cleared.connect(self._on_compare_cleared)
        for shortcut in self._shortcuts:
            shortcut.activated.connect(self._on_compare)
        self._appearance.changed.connect(self._arrange)

    # What is known of a handbook

    def _open(self, handbook: Handbook) -> Browser:
        """Turn to another handbook; what takes time comes later."""
        self._browser = browser = Browser(handbook)
        browser.set_index(self._index)
        self._top.name_pack(handbook.manifest.title)
        if browser.total <= _AT_ONCE:
            browser.set_catalog(catalog(handbook))
        self._set_table(browser, browser.catalog_table or self._kept_facets(browser))
        return browser

    def _kept_facets(self, browser: Browser) -> FacetTable | None:
        return self._index.facets(browser.handbook.id) if self._index else None

    def _set_table(self, browser: Browser, table: FacetTable | None) -> None:
        """Narrow by these facets; None if they are yet to be counted."""
        if table is None:
            self._study()
        else:
            self._say_odd(browser.set_table(table))
        self._panel.set_table(browser.table, browser.handbook)

    @Slot()
    def _study(self) -> None:
        """Work out in the background what sorting, typing ahead and counting need."""
        browser = self._browser
        if (
            browser is not None
            and not browser.has_catalog
            and self._studied is not browser.handbook
        ):
            self._studied = browser.handbook
            run_in_background(_studied, browser.handbook, self._on_studied)

    @Slot(object)
    def _on_studied(self, study: object) -> None:
        self._studied = None
        browser = self._browser
        if browser is None or not isinstance(study, _Study):
            return
        if study.handbook is not browser.handbook:
            self._show(self._current())  # which asks for the right one
            return
        browser.set_catalog(study.catalog)
        if not browser.has_facets:
            self._set_table(browser, study.catalog.table)
        self._show(self._current())

    def _say_odd(self, odd: tuple[str, ...]) -> None:
        if odd:
            message = _("Left out, since this handbook knows nothing of it: {words}.")
            self.noticed.emit(message.format(words=", ".join(odd)))

    # What is shown

    def _current(self) -> str:
        """The id of the variation in the current cell."""
        address = self.handout_address()
        return address.id if address else ""

    def _ask(
        self,
        current: str | None = None,
        *,
        literal: bool = False,
        best_first: bool = False,
        **changes: object,
    ) -> None:
        """Ask for something else, with this variation current, else the same as before."""
        if (browser := self._browser) is None:
            return
        kept = self._current() if current is None else current
        browser.ask(browser.browsing.but(**changes), literal=literal, best_first=best_first)
        self._show(kept)
        self.readdressed.emit(browser.browsing.address(browser.handbook.id))

    def _show(self, current: str) -> None:
        """Show what is left, with this variation current, else the first."""
        if (browser := self._browser) is None:
            return
        if browser.is_waiting:
            self._study()
        rows = browser.rows()
        self._view = browser.browsing.view
        self._list.show_as(self._view, browser.handbook)
        self._model.show(browser, rows)
        position = browser.handbook.position(Kind.VARIATION, current) if current else -1
        index = self._model.index_of(position)
        self._list.setCurrentIndex(index if index.isValid() else self._model.index(0))
        if not index.isValid():
            self._list.scrollToTop()
        if browser.is_partial:
            # How many there are, and with which facets, is told once they are known.
            self._pause.start()
        else:
            self._panel.show_selection(browser.browsing.selected, browser.counts())
            self._top.show_browser(browser, len(rows))
        self._show_compared()
        if not rows:
            self._nothing.show_ways(browser.ways_on())
            self.selection_changed.emit()
        self._stack.setCurrentWidget(self._list if rows else self._nothing)
        self._arrange()

    @Slot()
    def _on_pause(self) -> None:
        if self._browser is not None and self._browser.is_partial:
            run_in_background(_all_listed, self._browser.matches, self._on_all_listed)

    @Slot(object)
    def _on_all_listed(self, matches: object) -> None:
        browser = self._browser
        if browser is not None and isinstance(matches, Matches) and matches is browser.matches:
            browser.complete(matches)
            self._show(self._current())

    # What the trainer asks for

    def _select(self, selected: Selection) -> None:
        self._ask(selected=selected)

    @property
    def _selected(self) -> Selection:
        return self._browser.browsing.selected if self._browser else Selection()

    @Slot(object)
    def _on_value_toggled(self, value: FacetValue) -> None:
        self._select(self._selected.toggled(value))

    @Slot(object)
    def _on_facet_switched(self, facet: Facet) -> None:
        self._select(self._selected.switched(facet))

    @Slot(object)
    def _on_release(self, release: Release) -> None:
        self._select(self._selected.without(release.values))
        self._focus_list()

    @Slot(object)
    def _on_loosening(self, facet: Facet) -> None:
        self._select(self._selected.switched(facet))
        self._focus_list()

    @Slot()
    def _on_filters_cleared(self) -> None:
        self._select(Selection())

    @Slot()
    def _on_text_cleared(self) -> None:
        self._ask("", text="")
        self._focus_list()

    @Slot()
    def _on_all_cleared(self) -> None:
        self._ask("", text="", selected=Selection())
        self._focus_list()

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        self._ask("", text=text, best_first=True)

    @Slot()
    def _on_search_literally(self) -> None:
        self._ask("", literal=True)
        self._top.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_order_chosen(self, order: Order) -> None:
        if order is Order.CLOSEST:
            self._on_closest()
            return
        by_default = Order.BEST if self._top.field.text().strip() else Order.HANDBOOK
        self._ask("", order=None if order is by_default else order, closest="")

    @Slot()
    def _on_closest(self) -> None:
        if current := self._current():
            self._ask(order=Order.CLOSEST, closest=current)

    @Slot(object)
    def _on_view_chosen(self, view: View) -> None:
        self._ask(view=view)

    # What the trainer does with a variation

    @Slot(int)
    def _on_stepped(self, rows: int) -> None:
        shown = self._list if self._stack.currentWidget() is self._list else self._nothing
        shown.step(rows)

    @Slot()
    def _on_entered(self) -> None:
        if self._stack.currentWidget() is self._nothing:
            self._nothing.open_current()
        else:
            self._on_opened(self._list.currentIndex())

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        address = index.data(VariationModel.AddressRole)
        if isinstance(address, Address):
            self.navigated.emit(address)

    @Slot(QModelIndex)
    def _on_row_toggled(self, index: QModelIndex) -> None:
        address = index.data(VariationModel.AddressRole)
        if not isinstance(address, Address):
            return
        if self._draft.holds(address):
            self._draft.remove_address(address)
        else:
            self._draft.add(address)

    @Slot()
    def _on_current_changed(self) -> None:
        self.selection_changed.emit()

    @Slot(QPoint)
    def _on_menu_asked(self, point: QPoint) -> None:
        index = self._list.indexAt(point)
        if not index.isValid():
            return
        self._list.setCurrentIndex(index)
        address = self.handout_address()
        assert address is not None
        on_handout = self._draft.holds(address)
        compared = address.id in self._chosen()
        menu = QMenu(self)
        menu.addAction(_("Open")).triggered.connect(self._on_entered)
        menu.addAction(
            _("Take off the handout") if on_handout else _("Add to the handout")
        ).triggered.connect(self._on_toggle_current)
        menu.addSeparator()
        menu.addAction(
            _("Do not compare") if compared else _("Choose for comparison")
        ).triggered.connect(self._on_compare_current)
        menu.addAction(_("Closest to this one")).triggered.connect(self._on_closest)
        menu.addAction(_("Show the ladder")).triggered.connect(self._on_ladder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._list.viewport().mapToGlobal(point))

    @Slot()
    def _on_toggle_current(self) -> None:
        self._on_row_toggled(self._list.currentIndex())

    @Slot()
    def _on_compare_current(self) -> None:
        self._on_row_compared(self._list.currentIndex())

    @Slot()
    def _on_ladder(self) -> None:
        if address := self.handout_address():
            self.navigated.emit(ladder_address(address.pack, address.id))

    # Comparing

    def _chosen(self) -> tuple[str, ...]:
        """The ids of those chosen for comparison."""
        pack = self._browser.handbook.id if self._browser else ""
        return self._compared.get(pack, ())

    def _choose(self, ids: tuple[str, ...]) -> None:
        if self._browser is not None:
            self._compared[self._browser.handbook.id] = ids
            self._show_compared()

    def _show_compared(self) -> None:
        assert self._browser is not None
        find = self._browser.handbook.find
        found = [(id, find(Kind.VARIATION, id)) for id in self._chosen()]
        names = {id: entry.title for id, entry in found if entry is not None}
        self._model.mark_compared(list(names))
        self._bar.show_chosen(list(names.values()))

    @Slot(QModelIndex)
    def _on_row_compared(self, index: QModelIndex) -> None:
        address = index.data(VariationModel.AddressRole)
        if not isinstance(address, Address):
            return
        chosen = self._chosen()
        if address.id in chosen:
            self._choose(tuple(id for id in chosen if id != address.id))
        elif len(chosen) < MOST:
            self._choose((*chosen, address.id))
        else:
            message = _("Four variations can be compared at once. Give one up before the next.")
            self.noticed.emit(message)

    @Slot()
    def _on_compare(self) -> None:
        chosen = self._chosen()
        if self._browser is None or len(chosen) < 2:
            message = _("Choose two to four variations first, each with the key C.")
            self.noticed.emit(message)
            return
        self.navigated.emit(comparison_address(self._browser.handbook.id, chosen))

    @Slot()
    def _on_compare_cleared(self) -> None:
        self._choose(())
        self._focus_list()

    # Panes and looks

    @Slot(bool)
    def _on_filters_toggled(self, shown: bool) -> None:
        self._arrange()
        if shown:
            self._panel.focus_values()

    @Slot()
    def _on_panel_left(self) -> None:
        self._top.filters.setChecked(False)
        self._focus_list()

    def _focus_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # A focus proxy would do the same, but the Tab key would skip the panel before the field.
        super().focusInEvent(event)
        self._top.field.setFocus(event.reason())

    @Slot()
    @override
    def _arrange(self) -> None:
        """Put the panel beside the variations, or in their place on a narrow page."""
        zoom, width = self._appearance.zoom, self.room.width()
        wide = width >= _PANEL_FROM_WIDTH * zoom
        panel_width = round(_PANEL_WIDTH * zoom)
        self._top.offer_filters(not wide)
        self._panel.setMinimumWidth(panel_width if wide else 0)
        self._panel.setMaximumWidth(panel_width if wide else NO_LIMIT)
        self._grid.removeWidget(self._panel)
        if wide:
            self._grid.addWidget(self._panel, 0, 0, 3, 1)
        else:
            self._grid.addWidget(self._panel, 1, 1)
        in_place = not wide and self._top.filters.isChecked()
        self._stack.setVisible(not in_place)
        self._panel.setVisible(wide or in_place)
        for part in (self._stack, self._panel):
            part.setMinimumHeight(round(_LEAST * zoom))
        titled = self._top.show_head_if_room(self.height())
        self._set_margins(width - (panel_width if wide else 0), _TOP if titled else 12)

    def _set_margins(self, width: int, top: int) -> None:
        """Keep the lines of the list as short as those of a page of prose; cards fill the page."""
        left = 40 if width > _PANEL_FROM_WIDTH else 16
        narrow = max(SIDE * 2, width - left - column_width(self._appearance))
        grid = self._view is View.GRID
        right = max(SIDE * 2, left) if grid else narrow
        self._top.fit(width, left, top, right)
        if grid:
            self._list.set_margins(left, right)
        else:
            self._list.set_margins(left - SIDE, right - SIDE)
        self._nothing.set_margins(left, narrow)
        self._bar.set_margins(left, right)


def _studied(handbook: Handbook) -> _Study:
    never = Event()

    def rest() -> None:
        never.wait(_REST_SECONDS)

    return _Study(handbook, catalog(handbook, rest))


def _all_listed(matches: Matches) -> Matches:
    """The same matches, once those that follow the best have been worked out."""
    if matches.every is not None:
        matches.every()
    return matches

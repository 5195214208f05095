"""The variation browser: facets with live counts beside a list filtered by a text."""

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Handbook, Library
from handbook.content.places import handbook_at
from handbook.language import _, ngettext
from handbook.search.facets import (
    FacetTable,
    FacetValue,
    Release,
    Selection,
    best_release,
    counts,
    facet_table,
    mask_of,
    matching,
    positions_of,
)
from handbook.ui.appearance import Appearance
from handbook.ui.browsing.facet_panel import FacetPanel
from handbook.ui.browsing.filter_field import FilterField
from handbook.ui.browsing.matches import Matches, VariationSearch
from handbook.ui.browsing.nothing_left import NothingLeft, WaysOn
from handbook.ui.browsing.variation_list import SIDE, VariationList
from handbook.ui.browsing.variation_model import VariationModel
from handbook.ui.draft import HandoutDraft
from handbook.ui.page_head import PageHead
from handbook.ui.place import PlacePage
from handbook.ui.prose_view import MAX_LINE_CHARACTERS

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_PANEL_WIDTH = 230
_PANEL_FROM_WIDTH = 620
"""The panel stands beside the list on pages at least this wide, in pixels at 100% zoom."""

_TOP = 24
"""Pixels above the title."""

_NEAREST = 5
"""So many hits are offered when nothing is left."""


class BrowserState(Struct, frozen=True):
    """What is chosen and typed, and where the reader is in the list."""

    selected: Selection
    text: str
    current: str
    scroll: int


class VariationsPage(PlacePage):
    """Shows the list of the variations of a pack."""

    needs_index = True

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._index: SearchIndex | None = None
        self._handbook: Handbook | None = None
        self._table = FacetTable(0, {})
        self._search: VariationSearch | None = None
        self._matches = Matches((), 0)
        self._within = 0
        self._selected: Selection = frozenset()
        self._literal = False
        self._build()
        self._connect()
        self._on_appearance_changed()

    # What the window asks

    @override
    def set_library(self, library: Library) -> None:
        self._library = library
        self._handbook = None

    @override
    def set_index(self, index: "SearchIndex | None") -> None:
        self._index = index
        if self._field.text().strip():
            self._find(self._current())

    @override
    def show_place(self, address: Address) -> None:
        handbook = handbook_at(self._library, address)
        if handbook is self._handbook:
            return
        self._handbook = handbook
        self._table = facet_table(handbook)
        self._search = VariationSearch(handbook)
        self._head.name_pack(handbook.manifest.title)
        self._panel.set_table(self._table)
        self.restore(BrowserState(frozenset(), "", "", 0))

    @override
    def title(self) -> str:
        return _("Variations")

    @override
    def handout_address(self) -> Address | None:
        address = self._list.currentIndex().data(VariationModel.AddressRole)
        return address if isinstance(address, Address) else None

    @override
    def state(self) -> BrowserState:
        scroll = self._list.verticalScrollBar().value()
        return BrowserState(self._selected, self._field.text(), self._current(), scroll)

    @override
    def restore(self, state: Any) -> None:
        if not isinstance(state, BrowserState):
            return
        self._selected = frozenset(v for v in state.selected if v in self._table.masks)
        self._literal = False
        self._field.setText(state.text)
        self._find(state.current)
        self._list.lay_out()
        self._list.verticalScrollBar().setValue(state.scroll)

    @override
    def focus_find(self) -> bool:
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        return True

    # Building

    def _build(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._panel = FacetPanel(self._appearance, self)
        self._build_top()
        self._model = VariationModel(self._draft, self)
        self._list = VariationList(self._appearance, self)
        self._list.setModel(self._model)
        self._nothing = NothingLeft(self._appearance, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(1, 1)
        self._grid.addWidget(self._top, 0, 1)
        self._grid.addWidget(self._stack, 1, 1)
        self._grid.addWidget(self._panel, 0, 0, 2, 1)

    def _build_top(self) -> None:
        self._top = QWidget(self)
        self._head = PageHead(self.title(), self._appearance, self._top)
        self._field = FilterField(self._top)
        self._filters = QToolButton(self._top)
        self._filters.setCheckable(True)
        self._filters.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._said = QLabel(self._top)
        self._said.setWordWrap(True)
        self._said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._instead = QPushButton(self._top)
        self._instead.setFlat(True)
        field_row = QHBoxLayout()
        field_row.setSpacing(8)
        field_row.addWidget(self._field, 1)
        field_row.addWidget(self._filters)
        said_row = QHBoxLayout()
        said_row.addWidget(self._said, 1)
        said_row.addWidget(self._instead)
        self._column = QVBoxLayout(self._top)
        self._column.setSpacing(10)
        self._column.addWidget(self._head)
        self._column.addLayout(field_row)
        self._column.addLayout(said_row)

    def _connect(self) -> None:
        self._panel.toggled.connect(self._on_value_toggled)
        self._panel.cleared.connect(self._on_filters_cleared)
        self._panel.left.connect(self._on_panel_left)
        self._field.textEdited.connect(self._on_text_edited)
        self._field.stepped.connect(self._on_stepped)
        self._field.entered.connect(self._on_entered)
        self._filters.toggled.connect(self._on_filters_toggled)
        self._instead.clicked.connect(self._on_search_literally)
        self._list.opened.connect(self._on_opened)
        self._list.toggled.connect(self._on_row_toggled)
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._nothing.release_asked.connect(self._on_release)
        self._nothing.text_cleared.connect(self._on_text_cleared)
        self._nothing.filters_cleared.connect(self._on_filters_cleared)
        self._nothing.all_cleared.connect(self._on_all_cleared)
        self._nothing.chosen.connect(self.navigated)
        self._appearance.changed.connect(self._on_appearance_changed)

    # What is shown

    def _current(self) -> str:
        """The id of the variation in the current row."""
        address = self.handout_address()
        return address.id if address else ""

    def _find(self, current: str = "") -> None:
        """Show what the text finds, with this variation current, else the first."""
        if self._search is None:
            return
        self._matches = self._search.find(self._field.text(), self._index, literal=self._literal)
        all_match = len(self._matches.positions) == self._table.size
        self._within = (
            self._table.everything
            if all_match
            else mask_of(self._matches.positions, self._table.size)
        )
        self._show(current)

    def _select(self, selected: Selection) -> None:
        self._selected = selected
        self._show(self._current())

    def _show(self, current: str) -> None:
        if self._handbook is None or self._search is None:
            return
        rows = positions_of(matching(self._table, self._selected, self._within))
        if self._matches.hits:
            left = set(rows)
            rows = [position for position in self._matches.positions if position in left]
        self._model.show(self._handbook, rows, self._matches)
        index = self._model.index_of(self._search.position(current))
        self._list.setCurrentIndex(index if index.isValid() else self._model.index(0))
        if not index.isValid():
            self._list.scrollToTop()
        self._panel.show_selection(
            self._selected, counts(self._table, self._selected, self._within)
        )
        self._say(len(rows))
        if not rows:
            self._nothing.show_ways(self._ways_on())
            self.selection_changed.emit()
        self._stack.setCurrentWidget(self._list if rows else self._nothing)

    def _ways_on(self) -> WaysOn:
        text = " ".join(self._field.text().split())
        table, selected = self._table, self._selected
        hits = tuple(self._matches.hits.values())[:_NEAREST]
        return WaysOn(
            text=text,
            filtered=bool(selected),
            release=best_release(table, selected, self._within),
            without_text=matching(table, selected, table.everything).bit_count() if text else 0,
            without_filters=self._within.bit_count() if selected else 0,
            total=table.size,
            nearest=hits or self._matches.suggestions[:_NEAREST],
        )

    def _say(self, shown: int) -> None:
        """Say how many are shown, and what the text was taken to mean."""
        matches, total = self._matches, self._table.size
        if matches.total > len(matches.positions):
            said = _("{shown} of the {listed} best of {total} matches").format(
                shown=shown, listed=len(matches.positions), total=matches.total
            )
        else:
            said = ngettext("{shown} of {total} variation", "{shown} of {total} variations", total)
            said = said.format(shown=shown, total=total)
        if matches.reading:
            said = _("{count} · showing “{reading}”").format(count=said, reading=matches.reading)
        self._said.setText(said)
        self._field.setAccessibleDescription(said)
        self._instead.setVisible(bool(matches.reading))
        self._instead.setText(_("Search as typed"))
        count = len(self._selected)
        self._filters.setText(_("Filters ({count})").format(count=count) if count else _("Filters"))

    # What the trainer does

    @Slot(object)
    def _on_value_toggled(self, value: FacetValue) -> None:
        self._select(self._selected ^ {value})

    @Slot(object)
    def _on_release(self, release: Release) -> None:
        self._select(self._selected - set(release.values))
        self._focus_list()

    @Slot()
    def _on_filters_cleared(self) -> None:
        self._select(frozenset())

    @Slot()
    def _on_text_cleared(self) -> None:
        self._field.clear()
        self._literal = False
        self._find()
        self._focus_list()

    @Slot()
    def _on_all_cleared(self) -> None:
        self._selected = frozenset()
        self._on_text_cleared()

    @Slot(str)
    def _on_text_edited(self, _text: str) -> None:
        self._literal = False
        self._find()

    @Slot()
    def _on_search_literally(self) -> None:
        self._literal = True
        self._find()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_stepped(self, rows: int) -> None:
        index = self._model.index(self._list.currentIndex().row() + rows)
        if index.isValid():
            self._list.setCurrentIndex(index)

    @Slot()
    def _on_entered(self) -> None:
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

    @Slot(bool)
    def _on_filters_toggled(self, shown: bool) -> None:
        self._arrange()
        if shown:
            self._panel.focus_values()

    @Slot()
    def _on_panel_left(self) -> None:
        self._filters.setChecked(False)
        self._focus_list()

    def _focus_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looks

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # A focus proxy would do the same, but the Tab key would skip the panel before the field.
        super().focusInEvent(event)
        self._field.setFocus(event.reason())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Put the panel beside the list, or in its place on a narrow page."""
        zoom = self._appearance.zoom
        wide = self.width() >= _PANEL_FROM_WIDTH * zoom
        panel_width = round(_PANEL_WIDTH * zoom)
        self._filters.setVisible(not wide)
        self._panel.setMinimumWidth(panel_width if wide else 0)
        self._panel.setMaximumWidth(panel_width if wide else _NO_LIMIT)
        self._grid.removeWidget(self._panel)
        if wide:
            self._grid.addWidget(self._panel, 0, 0, 2, 1)
        else:
            self._grid.addWidget(self._panel, 1, 1)
        in_place = not wide and self._filters.isChecked()
        self._stack.setVisible(not in_place)
        self._panel.setVisible(wide or in_place)
        titled = self._head.show_if_room(self.height())
        self._set_margins(self.width() - (panel_width if wide else 0), _TOP if titled else 12)

    def _set_margins(self, width: int, top: int) -> None:
        """Keep the lines of the list as short as those of a page of prose."""
        metrics = QFontMetricsF(self._appearance.font(self._appearance.sizes.body))
        column = int(metrics.averageCharWidth() * MAX_LINE_CHARACTERS)
        left = 40 if width > _PANEL_FROM_WIDTH else 16
        right = max(SIDE * 2, width - left - column)
        self._column.setContentsMargins(left, top, right, 10)
        self._list.set_margins(left - SIDE, right - SIDE)
        self._nothing.set_margins(left, right)

    @Slot()
    def _on_appearance_changed(self) -> None:
        appearance = self._appearance
        self._said.setFont(appearance.font(appearance.sizes.small))
        theme = appearance.theme
        self._filters.setStyleSheet(
            f"QToolButton {{ border-color: {theme.line}; }}"
            f" QToolButton:focus {{ border-color: {theme.accent}; }}"
        )
        self._arrange()


_NO_LIMIT = 16_777_215
"""The widest a widget of Qt may be."""

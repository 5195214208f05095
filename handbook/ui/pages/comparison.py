"""The comparison: two to four variations side by side, row by row."""

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.closest import closest
from handbook.content.comparison import (
    MOST,
    Comparison,
    comparison,
    comparison_address,
    differences_asked,
    ids_asked,
)
from handbook.content.comparison_rows import Group
from handbook.content.handbook import Handbook, Library
from handbook.content.model import Kind
from handbook.content.places import handbook_at
from handbook.figures import Form
from handbook.figures.muscle_map import MAP_SIZE
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.closest_offers import ClosestOffers
from handbook.ui.comparing.arrangement import SIDE, Arrangement, arrange
from handbook.ui.comparing.clipboard import as_table
from handbook.ui.comparing.column_heads import ColumnHeads
from handbook.ui.comparing.finding import ComparisonFinder
from handbook.ui.comparing.lines import lines_of
from handbook.ui.comparing.output import comparison_document
from handbook.ui.comparing.table import ComparisonTable, TablePlace
from handbook.ui.comparing.table_delegate import Shown
from handbook.ui.comparing.tools import ComparisonTools
from handbook.ui.draft import HandoutDraft
from handbook.ui.figure_images import FigureImages
from handbook.ui.marked_text import ELLIPSIS
from handbook.ui.output_document import OutputDocument
from handbook.ui.page_head import PageHead
from handbook.ui.pictured import Pictured
from handbook.ui.roomy_page import RoomyPage

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_TOP = 24
_OFFERED = 6

_LEAST_TABLE = 90
"""Pixels at 100% zoom that the table has at least."""

_NAMED = 5
"""So many ids that lead nowhere are named in a message."""

_HEADS_WITH_FIGURES_FROM = 540
"""Heads have figures on pages at least this high, in pixels at 100% zoom."""

_HEAD_SHARE, _TABLE_SHARE = 0.16, 0.34
"""Shares of the height of the page that a figure takes at most, in a head and in the table."""

_MAP, _MAP_WITH_WORDS_BELOW = 260, 410
"""Heights of muscle maps, in pixels at 100% zoom."""

_WORDS_BESIDE = 2.1
"""So many times as wide as high, a map has room for its words beside it."""


class ComparisonState(Struct, frozen=True):
    """Which groups show all their rows, and where the reader is."""

    opened: frozenset[Group]
    place: TablePlace


class ComparisonPage(RoomyPage):
    """Shows the variations its address names; whatever changes them leads to another address."""

    needs_index = True

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._handbook: Handbook | None = None
        self._comparison = Comparison("", (), ())
        self._differences = False
        self._opened: frozenset[Group] = frozenset()
        self._build()
        self._connect()

    # What the window asks

    @override
    def set_library(self, library: Library) -> None:
        self._library = library
        self._handbook = None

    @override
    def set_index(self, index: "SearchIndex | None") -> None:
        self._tools.picker.set_index(index)

    @override
    def show_place(self, address: Address) -> None:
        handbook = handbook_at(self._library, address)
        ids = ids_asked(address)
        found = comparison(handbook, ids)
        other = handbook is not self._handbook or found.variations != self._comparison.variations
        if self.isHidden() or not set(found.variations) & set(self._comparison.variations):
            self._opened = frozenset()
            self._table.begin()
        self._handbook, self._comparison = handbook, found
        self._differences = differences_asked(address)
        self._tools.check_differences(on=self._differences)
        if other:
            self._head.name_pack(handbook.manifest.title)
            self._tools.picker.offer(handbook, [each.id for each in found.variations])
            self._pictured = Pictured(handbook, found.variations)
            self._tell_left_out(handbook, ids)
        self._show()
        self.selection_changed.emit()

    @override
    def title(self) -> str:
        names = [variation.name for variation in self._comparison.variations]
        return _("Compare {names}").format(names=", ".join(names)) if names else _("Compare")

    @override
    def handout_address(self) -> Address | None:
        at = self._table.variation
        return self._address(at) if 0 <= at < len(self._comparison.variations) else None

    @override
    def state(self) -> ComparisonState:
        return ComparisonState(self._opened, self._table.place)

    @override
    def restore(self, state: Any) -> None:
        if isinstance(state, ComparisonState):
            self._opened = state.opened
            self._show()
            self._table.return_to(state.place)

    @override
    def find_view(self) -> ComparisonFinder | None:
        return self._finder if len(self._comparison.variations) > 1 else None

    # Building

    def _build(self) -> None:
        self._images = FigureImages(self._appearance, self)
        self._pictured: Pictured | None = None
        self._head = PageHead(_("Compare"), self._appearance, self.room)
        self._tools = ComparisonTools(self._appearance, self.room)
        side_by_side = QWidget(self.room)
        self._heads = ColumnHeads(self._appearance, self._images, self._draft, side_by_side)
        self._table = ComparisonTable(self._appearance, self._images, side_by_side)
        self._finder = ComparisonFinder(self._table, self._unfold)
        self._beginning = ClosestOffers(self._appearance, self.room)
        self._stack = QStackedWidget(self.room)
        self._stack.addWidget(side_by_side)
        self._stack.addWidget(self._beginning)
        below = QVBoxLayout(side_by_side)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._heads)
        below.addWidget(self._table, 1)
        self._column = QVBoxLayout(self.room)
        self._column.setSpacing(10)
        self._column.addWidget(self._head)
        self._column.addWidget(self._tools)
        self._column.addWidget(self._stack, 1)
        self.setFocusProxy(self._table)
        self.follow(self._table)

    def _connect(self) -> None:
        self._tools.picker.chosen.connect(self._on_added)
        self._tools.differences.clicked.connect(self._on_differences)
        self._tools.copy_asked.connect(self._on_copy)
        self._tools.handout_asked.connect(self._on_add_all)
        self._tools.save_asked.connect(self._on_save)
        self._tools.print_asked.connect(self._on_print)
        self._heads.opened.connect(self._on_opened)
        self._heads.removed.connect(self._on_removed)
        self._heads.moved.connect(self._on_moved)
        self._heads.toggled.connect(self._on_toggled)
        self._table.opened.connect(self._on_opened)
        self._table.fold_toggled.connect(self._on_fold_toggled)
        self._table.copied.connect(self._on_copied)
        self._table.moved.connect(self._on_moved)
        self._table.removed.connect(self._on_removed)
        self._table.menu_asked.connect(self._on_menu_asked)
        self._table.column_changed.connect(self.selection_changed)
        self._table.map_region_opened.connect(self.navigated)
        self._beginning.chosen.connect(self._on_added)
        self._appearance.changed.connect(self._on_appearance_changed)

    # What is shown

    def _show(self) -> None:
        count = len(self._comparison.variations)
        self._tools.show_for(count, full=count >= MOST)
        if count < 2:
            self._begin()
            self._stack.setCurrentWidget(self._beginning)
            self.setFocusProxy(self._tools.picker)
        else:
            self._stack.setCurrentIndex(0)
            self.setFocusProxy(self._table)
        self._arrange()

    def _begin(self) -> None:
        """Say what to do while there is nothing to compare with."""
        variations = self._comparison.variations
        if self._handbook is None:
            return
        if not variations:
            words = _("Find a variation above, then one or more to set beside it.")
            self._beginning.show_offers(words, ())
            return
        words = _("What do you want to set beside {name}? Find it above, or take one of these.")
        offers = closest(self._handbook, variations[0], _OFFERED)
        self._beginning.show_offers(words.format(name=variations[0].name), offers)

    def _tell_left_out(self, handbook: Handbook, ids: tuple[str, ...]) -> None:
        missing = [id_ for id_ in ids if handbook.find(Kind.VARIATION, id_) is None]
        if missing:
            message = ngettext(
                "There is no variation {ids} in this handbook.",
                "There are no variations {ids} in this handbook.",
                len(missing),
            )
            more = [ELLIPSIS] if len(missing) > _NAMED else []
            self.noticed.emit(message.format(ids=", ".join([*missing[:_NAMED], *more])))
        elif len(set(ids)) > MOST:
            self.noticed.emit(_("No more than four are compared at once; these are the first."))

    @override
    def _arrange(self) -> None:
        zoom, width, height = self._appearance.zoom, self.room.width(), self.height()
        side = 40 if width > 620 * zoom else 16
        titled = self._head.show_if_room(height)
        self._column.setContentsMargins(side, _TOP if titled else 12, 0, 0)
        self._tools.setContentsMargins(0, 0, side, 0)
        self._tools.setFixedHeight(self._tools.fit(width - 2 * side))
        self._beginning.set_margins(0, side)
        self._table.setMinimumHeight(round(_LEAST_TABLE * zoom))
        if self._pictured is None or len(self._comparison.variations) < 2:
            return
        self._arrange_columns(self._pictured, width - side, height)

    def _arrange_columns(self, pictured: Pictured, width: int, height: int) -> None:
        zoom = self._appearance.zoom
        bar = self._table.verticalScrollBar().sizeHint().width()
        places = arrange(width - bar, len(pictured.variations), self._appearance)
        column = min(places.columns) - 2 * SIDE
        small = pictured.frame(column, round(height * _HEAD_SHARE), zoom)
        large = pictured.frame(column, round(height * _TABLE_SHARE), zoom, pair=True)
        if height < _HEADS_WITH_FIGURES_FROM * zoom:
            small = None
        elif large is not None and large.form is Form.GHOST:
            large = None  # the heads show the same
        self._heads.show_columns(pictured, places, small, self._note())
        lines = lines_of(
            self._comparison,
            self._opened,
            differences=self._differences,
            stacked=places.stacked,
            figures=large is not None,
        )
        shown = Shown(self._comparison, places, pictured, large, _map_height(places, zoom))
        self._table.show_lines(shown, lines)

    def _note(self) -> str:
        """How much differs, and what the marks mean."""
        rows = self._comparison.rows
        differing = sum(row.differs for row in rows)
        said = ngettext("{count} of {all} rows differs", "{count} of {all} rows differ", len(rows))
        said = said.format(count=differing, all=len(rows))
        return _("{count}\n\N{BLACK CIRCLE} only here\n\N{WHITE CIRCLE} shared").format(count=said)

    # What the trainer does

    def _address(self, at: int) -> Address:
        variation = self._comparison.variations[at]
        return Address(self._comparison.pack, Kind.VARIATION, variation.id)

    def _ids(self) -> list[str]:
        return [variation.id for variation in self._comparison.variations]

    def _go(self, ids: list[str]) -> None:
        """Compare others from now on; Back leads to those before."""
        pack = self._comparison.pack
        self.navigated.emit(comparison_address(pack, ids, differences=self._differences))

    @Slot(str)
    def _on_added(self, id: str) -> None:
        self._go([*self._ids(), id][:MOST])

    @Slot(int)
    def _on_removed(self, at: int) -> None:
        ids = self._ids()
        del ids[at]
        from_head = self._heads.isAncestorOf(QApplication.focusWidget() or self)
        self._go(ids)
        if from_head and len(self._comparison.variations) > 1:
            self._heads.heads[min(at, len(ids) - 1)].name.setFocus()
        elif from_head:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int, int)
    def _on_moved(self, start: int, end: int) -> None:
        ids = self._ids()
        if not 0 <= end < len(ids):
            return
        ids.insert(end, ids.pop(start))
        from_head = self._heads.isAncestorOf(QApplication.focusWidget() or self)
        self._go(ids)
        if from_head:
            self._heads.heads[end].name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._table.go_to_variation(end)

    @Slot(int)
    def _on_opened(self, at: int) -> None:
        self.navigated.emit(self._address(at))

    @Slot(int)
    def _on_toggled(self, at: int) -> None:
        address = self._address(at)
        if not self._draft.add(address):
            self._draft.remove_address(address)

    @Slot()
    def _on_add_all(self) -> None:
        count = len(self._comparison.variations)
        added = sum(self._draft.add(self._address(at)) for at in range(count))
        said = ngettext(
            "{count} variation was added to the handout.",
            "{count} variations were added to the handout.",
            added,
        )
        everything = _("All of them are on the handout already.")
        self.noticed.emit(said.format(count=added) if added else everything)

    @Slot(bool)
    def _on_differences(self, on: bool) -> None:
        self._differences = on
        self._tools.check_differences(on=on)
        address = comparison_address(self._comparison.pack, self._ids(), differences=on)
        self.readdressed.emit(address)
        self._show()

    @Slot(object)
    def _on_fold_toggled(self, group: Group) -> None:
        self._opened ^= {group}
        self._arrange()

    def _unfold(self, words: str) -> None:
        """Show the rows that agree in the groups where some words are among these rows."""
        if self._differences:
            return
        found = {row.group for row in self._comparison.rows if not row.differs and row.has(words)}
        if not found <= self._opened:
            self._opened |= found
            self._arrange()

    @Slot(int, QPoint)
    def _on_menu_asked(self, at: int, place: QPoint) -> None:
        self._heads.heads[at].show_menu(place, self._table.actions())

    @Slot()
    def _on_copy(self) -> None:
        data = as_table(self._comparison, differences=self._differences)
        QApplication.clipboard().setMimeData(data)
        self.noticed.emit(_("The table is copied. Paste it into a document or a spreadsheet."))

    @Slot(str)
    def _on_copied(self, text: str) -> None:
        QApplication.clipboard().setText(text)

    @Slot(bool)
    def _on_save(self, every_row: bool) -> None:
        from handbook.ui.saving import save_pdf

        if document := self._document(every_row=every_row):
            save_pdf(document, self.window(), self.tell)

    @Slot(bool)
    def _on_print(self, every_row: bool) -> None:
        from handbook.ui.printing import print_pdf

        if document := self._document(every_row=every_row):
            print_pdf(document, self.window(), self.tell)

    def _document(self, *, every_row: bool) -> OutputDocument | None:
        if self._handbook is None:
            return None
        paper = self._draft.handout.paper
        return comparison_document(self._handbook, self._comparison, paper, every_row=every_row)

    @Slot()
    def _on_appearance_changed(self) -> None:
        self._arrange()


def _map_height(places: Arrangement, zoom: float) -> int:
    """Two variations share a map, with words beside it or below; more have one in each column."""
    if len(places.columns) == 2:
        beside = sum(places.columns) >= _WORDS_BESIDE * _MAP * zoom
        return round((_MAP if beside else _MAP_WITH_WORDS_BELOW) * zoom)
    width, height = MAP_SIZE
    return round(min(_MAP * zoom, (min(places.columns) - 2 * SIDE) * height / width))

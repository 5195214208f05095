"""The ladder page: what is easier and what is harder than a variation, drawn, with the reasons."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.closest import closest
from handbook.content.handbook import Handbook, Library
from handbook.content.html import blocks_html
from handbook.content.ladder import Ladder, ladder, ladder_address
from handbook.content.ladder_page import step_blocks
from handbook.content.model import Kind, Variation
from handbook.content.places import entry_at, handbook_at
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.closest_offers import ClosestOffers
from handbook.ui.laddering.ladder_view import LadderView
from handbook.ui.page_head import PageHead
from handbook.ui.prose_view import ProseView
from handbook.ui.roomy_page import NO_LIMIT, RoomyPage

_TOP = 24
_OFFERED = 6

_BESIDE_FROM = 700
"""The notes stand beside the drawing on pages at least this wide, in pixels at 100% zoom."""

_NOTES_SHARE = 0.32
"""Their share of the width beside the drawing, or of the height below it."""

_LEAST = 60
"""Pixels at 100% zoom that the notes have at least from top to bottom, and half the drawing."""

_NOTES_WIDTH = 240, 340
"""The least and the most of that width, in pixels at 100% zoom."""


class LadderPage(RoomyPage):
    """Shows the ladder of the variation that its address names."""

    def __init__(self, library: Library, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._appearance = appearance
        self._handbook: Handbook | None = None
        self._variation: Variation | None = None
        self._ladder = Ladder("", (), ())
        self._build()
        self._connect()
        self._arrange()

    @override
    def set_library(self, library: Library) -> None:
        self._library = library
        self._handbook = None

    @override
    def show_place(self, address: Address) -> None:
        handbook = handbook_at(self._library, address)
        variation = entry_at(handbook, address)
        if not isinstance(variation, Variation):
            return
        if handbook is self._handbook and variation is self._variation:
            return
        self._handbook, self._variation = handbook, variation
        self._ladder = ladder(handbook, variation)
        self._head.name_pack(handbook.manifest.title)
        if self._ladder.steps:
            self._show_ladder(handbook, variation)
        else:
            self._show_offers(handbook, variation)
        self.selection_changed.emit()

    @override
    def title(self) -> str:
        return _("Ladder of {name}").format(name=self._variation.name) if self._variation else ""

    @override
    def handout_address(self) -> Address | None:
        if self._handbook is None or self._variation is None:
            return None
        return self._handbook.address(Kind.VARIATION, self._chosen)

    @override
    def find_view(self) -> ProseView | None:
        return self._notes if self._ladder.steps else None

    @override
    def state(self) -> Any:
        return self._chosen

    @override
    def restore(self, state: Any) -> None:
        self._view.drawing.choose(str(state))

    def _build(self) -> None:
        self._chosen = ""
        self._head = PageHead(_("Ladder"), self._appearance, self.room)
        self._words = QLabel(self.room)
        self._words.setWordWrap(True)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        drawn = QWidget(self.room)
        self._view = LadderView(self._appearance, drawn)
        self._notes = ProseView(self._appearance, drawn)
        self._notes.setAccessibleName(_("Steps of the variation chosen"))
        self._offers = ClosestOffers(self._appearance, self.room)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, drawn)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self._view, 1)
        self._line.addWidget(self._notes)
        self._stack = QStackedWidget(self.room)
        self._stack.addWidget(drawn)
        self._stack.addWidget(self._offers)
        self._column = QVBoxLayout(self.room)
        self._column.setSpacing(8)
        self._column.addWidget(self._head)
        self._column.addWidget(self._words)
        self._column.addWidget(self._stack, 1)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        self._view.chosen.connect(self._on_chosen)
        self._view.opened.connect(self._on_opened)
        self._notes.link_opened.connect(self.navigated)
        self._offers.chosen.connect(self._on_page_asked)
        self._appearance.changed.connect(self._on_appearance_changed)

    def _show_ladder(self, handbook: Handbook, variation: Variation) -> None:
        words = _(
            "Harder above, easier below. Arrow keys follow the steps; Enter draws the ladder from "
            "there. A dashed edge is one step away too, but a longer way is drawn."
        )
        if self._ladder.left_out:
            more = ngettext(
                "{count} variation farther away is left out.",
                "{count} variations farther away are left out.",
                self._ladder.left_out,
            ).format(count=self._ladder.left_out)
            words = _("{words} {more}").format(words=words, more=more)
        self._words.setText(words)
        self._stack.setCurrentIndex(0)
        self._view.show_ladder(handbook, self._ladder)
        self._on_chosen(variation.id)

    def _show_offers(self, handbook: Handbook, variation: Variation) -> None:
        self._chosen = variation.id
        self._words.setText("")
        words = _("The handbook does not say what is easier or harder than {name}.")
        offers = closest(handbook, variation, _OFFERED)
        self._offers.show_offers(words.format(name=variation.name), offers)
        self._stack.setCurrentWidget(self._offers)

    @override
    def _arrange(self) -> None:
        zoom, width, height = self._appearance.zoom, self.room.width(), self.height()
        beside = width >= _BESIDE_FROM * zoom
        side = 40 if width > 620 * zoom else 16
        titled = self._head.show_if_room(height)
        self._words.setVisible(titled and bool(self._words.text()))
        self._words.setFont(self._appearance.font(self._appearance.sizes.small))
        self._column.setContentsMargins(0, _TOP if titled else 8, 0, 0)
        self._head.setContentsMargins(side, 0, side, 0)
        self._words.setContentsMargins(side, 0, side, 0)
        self._offers.set_margins(side, side)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._view.setMinimumHeight(round(2 * _LEAST * zoom))
        self._notes.setMaximumSize(NO_LIMIT, NO_LIMIT)
        self._notes.setMinimumSize(0, 0)
        if beside:
            least, most = _NOTES_WIDTH
            share = width * _NOTES_SHARE
            self._notes.setFixedWidth(round(min(max(share, least * zoom), most * zoom)))
        else:
            self._notes.setFixedHeight(max(round(height * _NOTES_SHARE), round(_LEAST * zoom)))

    @Slot()
    def _on_appearance_changed(self) -> None:
        self._arrange()
        self._view.lay_out()

    @Slot(str)
    def _on_chosen(self, id: str) -> None:
        entry = self._handbook.find(Kind.VARIATION, id) if self._handbook else None
        if self._handbook is not None and isinstance(entry, Variation):
            self._chosen = id
            blocks = step_blocks(self._handbook, self._ladder, entry)
            self._notes.show_html(blocks_html(blocks, self._handbook.id, {}))
            self.selection_changed.emit()

    @Slot(str)
    def _on_opened(self, id: str) -> None:
        if self._handbook is None or id == self._ladder.variation:
            self._on_page_asked(id)
        else:
            self.navigated.emit(ladder_address(self._handbook.id, id))

    @Slot(str)
    def _on_page_asked(self, id: str) -> None:
        if self._handbook is not None:
            self.navigated.emit(self._handbook.address(Kind.VARIATION, id))

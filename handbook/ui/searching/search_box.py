"""The search box in the toolbar: what is typed, asked and chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from typing_extensions import override

from handbook.content.model import Kind
from handbook.language import _, ngettext
from handbook.search.results import Results, Scope
from handbook.ui.appearance import Appearance
from handbook.ui.clear_button import add_clear_button
from handbook.ui.searching.results_panel import ResultsPanel
from handbook.ui.searching.results_rows import (
    HITS_PER_GROUP,
    Action,
    Row,
    rows_of,
    rows_of_kind,
    scope_rows,
)

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_PAGE = 6
"""Rows that Page Up and Page Down pass over."""


class SearchBox(QLineEdit):
    """Searches as you type. Enter opens the first hit, arrows move, Esc goes back to the page."""

    chosen = Signal(object)
    """The Address of a hit to open."""

    left = Signal()
    """Esc: the focus should return to where it was."""

    index_needed = Signal()
    """Somebody is about to search, and there is no index yet."""

    searched = Signal(str)
    """A search led somewhere: its text."""

    recents_cleared = Signal()

    def __init__(
        self, appearance: Appearance, offered: Callable[[], list[Row]], parent: QWidget
    ) -> None:
        """`offered` gives the rows shown while nothing is typed."""
        super().__init__(parent)
        self._appearance = appearance
        self._offered = offered
        self._index: SearchIndex | None = None
        self._progress: tuple[int, int] | None = None
        self._stopped = False
        self._focus_before: QWidget | None = None
        self._kind: Kind | None = None
        self._literal = False
        self._build()
        self._connect()

    def set_index(self, index: "SearchIndex | None") -> None:
        """Search in another index; None while it is being built."""
        self._index = index
        self._progress = None
        self._stopped = False
        if self._panel.isVisible():
            self._search()

    def show_progress(self, done: int, total: int) -> None:
        """Tell whoever waits how far the index is."""
        self._progress = (done, total)
        self._stopped = False
        if self._panel.isVisible() and self._index is None and self._words:
            self._wait()

    def show_stopped(self) -> None:
        """There will be no index until somebody asks for it again."""
        self._progress = None
        self._stopped = True
        if self._panel.isVisible():
            self._search()

    @property
    def focus_before(self) -> QWidget | None:
        """Where the focus was when the search was called; None when that has gone since."""
        before = self._focus_before
        return before if before is not None and shiboken6.isValid(before) else None

    def enter(self) -> None:
        """Take the focus, ready to be typed over."""
        focus = QApplication.focusWidget()
        if focus is not self and not self._panel.holds_focus:
            self._focus_before = focus
            self._kind = None
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                direction = 1 if event.key() == Qt.Key.Key_Down else -1
                if alt and self._panel.isVisible():
                    self._panel.chips.next_kind(direction)
                else:
                    self._step(direction)
            case Qt.Key.Key_PageDown:
                self._step(1, _PAGE)
            case Qt.Key.Key_PageUp:
                self._step(-1, _PAGE)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if row := self._panel.row:
                    self._choose(row)
            case Qt.Key.Key_Escape:
                self._panel.hide()
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._index is None and not self._stopped:
            self.index_needed.emit()
        if event.reason() is not Qt.FocusReason.TabFocusReason or not self._panel.isVisible():
            self._search()

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:
        """Tab leads to the buttons of the open list, and then on."""
        if next and self._panel.focus_buttons(forward=True):
            return True
        return super().focusNextPrevChild(next)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._panel.isVisible():
            self._panel.place()
        return False

    def _build(self) -> None:
        self.setObjectName("search")
        self.setPlaceholderText(_("Search the handbook (Ctrl+K)"))
        self.setAccessibleName(_("Search the handbook"))
        add_clear_button(self, _("Clear the text"))
        self.setMinimumWidth(220)
        self._panel = ResultsPanel(self, self._appearance)
        self.window().installEventFilter(self)

    def _connect(self) -> None:
        self.textEdited.connect(self._on_text_edited)
        self._panel.row_chosen.connect(self._choose)
        self._panel.chips.kind_chosen.connect(self._on_kind_chosen)
        self._panel.chips.scope_removed.connect(self._on_scope_removed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    @property
    def _words(self) -> str:
        return self.text().strip()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._panel.isVisible() and now is not self and not self._panel.holds_focus:
            self._panel.hide()

    @Slot(str)
    def _on_text_edited(self, _text: str) -> None:
        self._literal = False
        if not self._words:
            self._kind = None
        self._search()

    @Slot(object)
    def _on_kind_chosen(self, kind: Kind | None) -> None:
        self._kind = kind
        self._search()

    @Slot(object)
    def _on_scope_removed(self, scope: Scope) -> None:
        self._ask(scope.without)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, query: str) -> None:
        """Search for another text."""
        self.setText(query)
        self._literal = False
        self._search()

    # What is shown

    def _search(self) -> None:
        if not self._words:
            self._offer()
        elif self._index is None:
            self._wait()
        else:
            self._answer(self._index, self.text())

    def _offer(self) -> None:
        rows = self._offered()
        self._panel.chips.hide()
        if rows:
            self._panel.show_rows(rows, chosen=-1)
        else:
            self._panel.hide()

    def _wait(self) -> None:
        """Say when there will be something to search with."""
        row = Row(Action.NOTHING, _("The search is being prepared; it will be ready in a moment."))
        if self._stopped:
            row = Row(Action.PREPARE, _("The search is not prepared. Prepare it now"))
        elif self._progress:
            done, total = self._progress
            text = _("The search is being prepared: {done} of {total}")
            row = Row(Action.NOTHING, text.format(done=f"{done:,}", total=f"{total:,}"))
        self._panel.chips.hide()
        self._panel.show_rows([row])

    def _answer(self, index: "SearchIndex", query: str) -> None:
        begun: list[Row] = []
        if unfinished := index.unfinished(query):
            begun, query = scope_rows(unfinished), unfinished.before
        results = index.search(query, literal=self._literal, of_each=HITS_PER_GROUP)
        self._panel.chips.show_scopes(results.scopes, results.counts, self._kind)
        if self._kind is None:
            found = rows_of(results, index.pack_titles) if query.strip() else []
            self._panel.show_rows([*begun, *found], chosen=0 if begun else None)
            self._say_count(results)
            return
        listing = index.listing(query, self._kind, literal=self._literal)
        everywhere = sum(results.counts.values())
        rows = rows_of_kind(listing, self._kind, everywhere, index.pack_titles)
        self._panel.show_rows([*begun, *rows], listing, index.pack_titles)
        self._say_count(listing.results)

    def _say_count(self, results: Results) -> None:
        count = sum(results.counts.values())
        said = ngettext("{count} result", "{count} results", count).format(count=count)
        self.setAccessibleDescription(said)

    # What is done

    def _step(self, direction: int, times: int = 1) -> None:
        if not self._panel.isVisible():
            self._search()
            return
        self._panel.step(direction, times)
        # The focus stays here, so that a screen reader hears of the row only if it is told.
        if QAccessible.isActive() and (row := self._panel.row):
            event = QAccessibleAnnouncementEvent(self, row.said or row.text)
            QAccessible.updateAccessibility(event)

    @Slot(object)
    def _choose(self, row: Row) -> None:
        match row.action:
            case Action.OPEN:
                self._panel.hide()
                self.searched.emit(self.text())
                self.chosen.emit(row.address)
            case Action.SEARCH:
                self._ask(row.query)
            case Action.CLEAR_RECENTS:
                self.recents_cleared.emit()
                self._panel.hide()
            case Action.SHOW_KIND | Action.SHOW_ALL_KINDS:
                self._on_kind_chosen(row.kind)
            case Action.SEARCH_LITERALLY:
                self._literal = True
                self._search()
            case Action.PREPARE:
                self._stopped = False
                self.index_needed.emit()
                self._search()
            case Action.NOTHING | Action.HEAD:
                pass

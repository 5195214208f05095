"""The search box in the toolbar, with the list of hits that opens under it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.model import Kind
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.searching.results_delegate import ResultsDelegate
from handbook.ui.searching.results_model import Action, ResultsModel, Row, rows_of

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_MAX_HEIGHT = 620
_MIN_WIDTH = 560


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
        self._focus_before: QWidget | None = None
        self._kind: Kind | None = None
        self._literal = False
        self._build()
        self._connect()

    def set_index(self, index: "SearchIndex | None") -> None:
        """Search in another index; None while it is being built."""
        self._index = index
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
        if focus is not self:
            self._focus_before = focus
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_PageDown:
                self._step(1, 6)
            case Qt.Key.Key_PageUp:
                self._step(-1, 6)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self._list.currentIndex())
            case Qt.Key.Key_Escape:
                self._panel.hide()
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._index is None:
            self.index_needed.emit()
        self._search()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._panel.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._panel.isVisible():
            self._place_panel()
        return False

    def _build(self) -> None:
        self.setObjectName("search")
        self.setPlaceholderText(_("Search the handbook (Ctrl+K)"))
        self.setAccessibleName(_("Search the handbook"))
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(_("Clear the text"))
        self.setMinimumWidth(220)
        self._panel = QFrame(self.window())
        self._panel.setObjectName("search-results")
        self._panel.setFrameShape(QFrame.Shape.StyledPanel)
        self._panel.setAutoFillBackground(True)
        self._panel.hide()
        self._model = ResultsModel(self)
        self._list = QListView(self._panel)
        self._list.setAccessibleName(_("Search results"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        # The focus stays in the search box, which moves the selection itself.
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._model)
        self._list.setItemDelegate(ResultsDelegate(self._appearance, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self._panel)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._list)
        self.window().installEventFilter(self)

    def _connect(self) -> None:
        self.textEdited.connect(self._on_text_edited)
        self._list.clicked.connect(self._choose)

    @Slot(str)
    def _on_text_edited(self, _text: str) -> None:
        self._kind = None
        self._literal = False
        self._search()

    def _search(self) -> None:
        text = self.text().strip()
        if not text:
            self._offer()
            return
        if self._index is None:
            waiting = _("The search is being prepared; it will be ready in a moment.")
            self._show([Row(Action.NOTHING, waiting)])
            return
        results = self._index.search(text, literal=self._literal, limit=120)
        self._show(rows_of(results, self._kind))
        count = sum(results.counts.values())
        said = ngettext("{count} result", "{count} results", count).format(count=count)
        self.setAccessibleDescription(said)

    def _offer(self) -> None:
        rows = self._offered()
        if rows:
            self._show(rows)
            self._select(-1)
        else:
            self._panel.hide()

    def _show(self, rows: list[Row]) -> None:
        self._model.show(rows)
        self._select(self._model.first())
        self._place_panel()
        self._panel.show()
        self._panel.raise_()

    def _place_panel(self) -> None:
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        width = min(max(self.width(), _MIN_WIDTH), window.width() - 24)
        left = min(corner.x(), window.width() - width - 12)
        rows = self._model.rowCount()
        height = 6 + sum(self._list.sizeHintForRow(row) for row in range(rows))
        room = window.height() - corner.y() - 24
        self._panel.setGeometry(max(12, left), corner.y(), width, min(height, _MAX_HEIGHT, room))

    def _select(self, row: int) -> None:
        index = self._model.index(row) if row >= 0 else QModelIndex()
        self._list.setCurrentIndex(index)
        if row <= self._model.first():
            self._list.scrollToTop()  # with the title of the first group
        elif index.isValid():
            self._list.scrollTo(index)

    def _step(self, direction: int, times: int = 1) -> None:
        if not self._panel.isVisible():
            self._search()
            return
        row = self._list.currentIndex().row()
        for _time in range(times):
            row = self._model.step(row, direction)
        self._select(row)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ResultsModel.RowRole) if index.isValid() else None
        if not isinstance(row, Row):
            return
        match row.action:
            case Action.OPEN:
                self._panel.hide()
                self.searched.emit(self.text())
                self.chosen.emit(row.address)
            case Action.SEARCH:
                self.setText(row.text)
                self._search()
            case Action.CLEAR_RECENTS:
                self.recents_cleared.emit()
                self._panel.hide()
            case Action.SHOW_KIND:
                self._kind = row.kind
                self._search()
            case Action.SEARCH_LITERALLY:
                self._literal = True
                self._search()
            case Action.NOTHING:
                pass

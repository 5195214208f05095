"""What opens under the search box: scopes and kinds to choose from, and the list of hits."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.language import _
from handbook.search.matching import Listing
from handbook.ui.appearance import Appearance
from handbook.ui.searching.results_delegate import ResultsDelegate
from handbook.ui.searching.results_model import ResultsModel
from handbook.ui.searching.results_rows import Row
from handbook.ui.searching.scope_chips import ScopeChips

_MAX_HEIGHT = 660
_MIN_WIDTH = 640
_EDGE = 12
_DROP = 4
"""Pixels: its size, its least distance from the edges of the window, and from the search box."""

_MARGIN = 10
"""Pixels at 100% zoom around the chips."""

_KEYS_OF_BOX = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Backspace)


class ResultsPanel(QFrame):
    """Opens below a search box, which keeps the focus unless Tab leads to the chips."""

    row_chosen = Signal(object)
    """The Row that was clicked."""

    def __init__(self, box: QWidget, appearance: Appearance) -> None:
        super().__init__(box.window())
        self._box = box
        self._appearance = appearance
        self._build()
        self._list.clicked.connect(self._on_clicked)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        self.setObjectName("search-results")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.hide()
        self._head = QWidget(self)
        self._head.hide()
        self.chips = ScopeChips(self._appearance, self._head)
        self._head_column = QVBoxLayout(self._head)
        self._head_column.addWidget(self.chips)
        self._model = ResultsModel(self)
        self._list = QListView(self)
        self._list.setAccessibleName(_("Search results"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        # The focus stays in the search box, which moves the selection itself.
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._model)
        self._list.setItemDelegate(ResultsDelegate(self._appearance, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._list, 1)

    @property
    def row(self) -> Row | None:
        """The row that is chosen at the moment."""
        index = self._list.currentIndex()
        return self._model.row(index.row()) if index.isValid() else None

    @property
    def holds_focus(self) -> bool:
        """Whether one of its buttons has the focus."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def show_rows(
        self,
        rows: Sequence[Row],
        listing: Listing | None = None,
        packs: Mapping[str, str] | None = None,
        *,
        chosen: int | None = None,
    ) -> None:
        """Show rows, and the hits of a listing after them; choose the first hit, or another row."""
        self._model.show(rows, listing, packs)
        self._head.setVisible(not self.chips.isHidden())
        self._select(self._model.first() if chosen is None else chosen)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Lie below the search box, as high as the rows need and the window allows."""
        window = self.window()
        corner = self._box.mapTo(window, QPoint(0, self._box.height() + _DROP))
        room = window.width() - 2 * _EDGE
        width = min(max(self._box.width(), round(_MIN_WIDTH * self._appearance.zoom)), room)
        left = max(_EDGE, min(corner.x(), window.width() - width - _EDGE))
        most = min(_MAX_HEIGHT, window.height() - corner.y() - 2 * _EDGE)
        self.setGeometry(left, corner.y(), width, min(self._wanted_height(width, most), most))

    def _wanted_height(self, width: int, most: int) -> int:
        height = 6
        if not self.chips.isHidden():
            height += self._head_column.heightForWidth(width - 2)
        for row in range(self._model.rowCount()):
            height += self._list.sizeHintForRow(row)
            if height >= most:
                break
        return height

    def step(self, direction: int, times: int = 1) -> None:
        """Choose another row, so many rows down (1) or up (-1)."""
        row = self._list.currentIndex().row()
        for _time in range(times):
            row = self._model.step(row, direction)
        self._select(row)

    def focus_buttons(self, *, forward: bool) -> bool:
        """Give the focus to the first of the buttons, or the last; False if there is none."""
        stops = self.chips.tab_stops if self.isVisible() else []
        if stops:
            reason = Qt.FocusReason.TabFocusReason
            (stops[0] if forward else stops[-1]).setFocus(reason)
        return bool(stops)

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:
        """From the last button on, Tab goes on after the search box; before the first, to it."""
        stops: list[QWidget] = list(self.chips.tab_stops)
        focus = QApplication.focusWidget()
        if focus not in stops:
            return super().focusNextPrevChild(next)
        at = stops.index(focus) + (1 if next else -1)
        if 0 <= at < len(stops):
            stops[at].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        self._box.setFocus(Qt.FocusReason.TabFocusReason)
        if next:
            self.hide()
            return QWidget.focusNextPrevChild(self._box, True)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and arrows that a button has no use for belong to the search box."""
        leaves = event.key() == Qt.Key.Key_Escape
        if not (leaves or event.key() in _KEYS_OF_BOX or _is_letter(event)):
            super().keyPressEvent(event)
            return
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        if not leaves:
            QApplication.sendEvent(self._box, event)

    def _select(self, row: int) -> None:
        index = self._model.index(row) if row >= 0 else QModelIndex()
        self._list.setCurrentIndex(index)
        if row <= self._model.first():
            self._list.scrollToTop()  # with the title of the first group
        elif index.isValid():
            self._list.scrollTo(index)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(self._model.row(index.row()))

    @Slot()
    def _restyle(self) -> None:
        margin = round(_MARGIN * self._appearance.zoom)
        self._head_column.setContentsMargins(margin, margin, margin, margin // 2)
        if self.isVisible():
            self.place()


def _is_letter(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable()

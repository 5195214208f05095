"""The handout tray: what is on the handout, beside every page."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.address import parse_address
from handbook.content.handbook import Library
from handbook.errors import UsageError
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft
from handbook.ui.icons import icon_button


class Tray(QFrame):
    """Lists the items of the draft; they can be opened, moved and taken off here."""

    navigated = Signal(object)
    edit_requested = Signal()
    print_requested = Signal()

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._build()
        draft.changed.connect(self._refresh)
        self._refresh()

    def set_library(self, library: Library) -> None:
        """Take titles from another library."""
        self._library = library
        self._refresh()

    def _build(self) -> None:
        self._title = QLabel(self)
        self._title.setObjectName("tray-title")
        self._list = _ItemList(self)
        self._list.setAccessibleName(_("Items on the handout"))
        self._list.removed.connect(self._on_remove)
        self._list.moved.connect(self._on_move)
        self._list.itemActivated.connect(self._on_activated)
        self._list.currentRowChanged.connect(self._on_current_changed)
        self._up = self._button("up", _("Move up"), self._on_up)
        self._down = self._button("down", _("Move down"), self._on_down)
        self._remove = self._button("remove", _("Take off the handout"), self._on_remove)
        self._empty = QLabel(
            _("Add any section, variation or question with Ctrl+D, then print it here."), self
        )
        self._empty.setWordWrap(True)
        self._edit = QPushButton(_("Preview"), self)
        self._edit.setProperty("primary", True)
        self._edit.clicked.connect(self.edit_requested)
        self._print = QPushButton(_("Print…"), self)
        self._print.clicked.connect(self.print_requested)
        tools = QHBoxLayout()
        for button in (self._up, self._down, self._remove):
            tools.addWidget(button)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addLayout(tools)
        self._gap = QWidget(self)
        column.addWidget(self._gap, 1)
        column.addWidget(self._edit)
        column.addWidget(self._print)
        self.setFocusProxy(self._list)

    def _button(self, icon_name: str, name: str, slot: Callable[[], None]) -> QToolButton:
        button = icon_button(icon_name, name, self._appearance, self)
        button.clicked.connect(slot)
        return button

    @Slot()
    def _refresh(self) -> None:
        row = self._list.currentRow()
        items = self._draft.handout.items
        self._list.clear()
        for item in items:
            self._list.addItem(QListWidgetItem(entry_title(self._library, item.address)))
        self._list.setCurrentRow(min(max(row, 0), len(items) - 1))
        count = len(items)
        self._title.setText(_("Handout · {count}").format(count=count))
        said = ngettext("{count} item on the handout", "{count} items on the handout", count)
        self._title.setAccessibleName(said.format(count=count))
        self._empty.setVisible(not items)
        self._list.setVisible(bool(items))
        self._gap.setVisible(not items)
        self._edit.setEnabled(bool(items))
        self._print.setEnabled(bool(items))
        self._on_current_changed(self._list.currentRow())

    @Slot(int)
    def _on_current_changed(self, row: int) -> None:
        count = len(self._draft.handout.items)
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < count - 1)
        self._remove.setEnabled(row >= 0)

    @Slot()
    def _on_up(self) -> None:
        self._on_move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._on_move(1)

    @Slot(int)
    def _on_move(self, by: int) -> None:
        row = self._list.currentRow()
        if 0 <= row + by < self._list.count():
            self._list.setCurrentRow(row + by)
            self._draft.move(row, row + by)

    @Slot()
    def _on_remove(self) -> None:
        if self._list.currentRow() >= 0:
            self._draft.remove(self._list.currentRow())

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        address = self._draft.handout.items[self._list.row(item)].address
        try:
            self.navigated.emit(parse_address(address))
        except UsageError:
            return


class _ItemList(QListWidget):
    """Delete takes an item off, Alt and arrows move it."""

    removed = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif alt and event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        elif alt and event.key() == Qt.Key.Key_Down:
            self.moved.emit(1)
        else:
            super().keyPressEvent(event)


def entry_title(library: Library, address: str) -> str:
    """The title of an entry on the handout, or its address when it has gone."""
    try:
        entry = library.find(parse_address(address))
    except UsageError:
        entry = None
    return entry.title if entry else _("{address} (no longer in the handbook)").format(
        address=address
    )

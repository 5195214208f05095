"""The handout tray: what is on the handout, beside every page."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from handbook.content.address import address_or_none
from handbook.content.handbook import Library
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft
from handbook.ui.item_list import ItemButtons, ItemList, ItemsModel
from handbook.ui.keeping.kept_label import KeptLabel


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
        self._connect()
        self._refresh()

    def set_library(self, library: Library) -> None:
        """Take titles from another library."""
        self._library = library
        self._list.set_library(library)

    def _build(self) -> None:
        self._title = QLabel(self)
        self._title.setObjectName("tray-title")
        self._list = ItemList(ItemsModel(self), self._library, self._draft, self)
        self._list.setAccessibleName(_("Items on the handout"))
        self._list.setWordWrap(True)
        self._buttons = ItemButtons(self._list, self._appearance, self)
        self._empty = QLabel(
            _("Add any section, variation or question with Ctrl+D, then print it here."), self
        )
        self._empty.setWordWrap(True)
        self._edit = QPushButton(_("Preview"), self)
        self._edit.setProperty("primary", True)
        self._print = QPushButton(_("Print…"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignLeft)
        self._gap = QWidget(self)
        column.addWidget(self._gap, 1)
        column.addWidget(KeptLabel(self._draft, self._appearance, self))
        column.addWidget(self._edit)
        column.addWidget(self._print)
        self.setFocusProxy(self._list)

    def _connect(self) -> None:
        self._list.activated.connect(self._on_activated)
        self._edit.clicked.connect(self.edit_requested)
        self._print.clicked.connect(self.print_requested)
        self._draft.changed.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        count = len(self._draft.handout.items)
        self._title.setText(_("Handout · {count}").format(count=count))
        said = ngettext("{count} item on the handout", "{count} items on the handout", count)
        self._title.setAccessibleName(said.format(count=count))
        self._empty.setVisible(not count)
        self._gap.setVisible(not count)
        self._list.setVisible(bool(count))
        self._edit.setEnabled(bool(count))
        self._print.setEnabled(bool(count))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if address := address_or_none(self._draft.handout.items[index.row()].address):
            self.navigated.emit(address)

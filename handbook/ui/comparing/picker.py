"""The field that finds another variation to compare as one types."""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget
from typing_extensions import override

from handbook.content.comparison import MOST
from handbook.content.handbook import Handbook
from handbook.content.labels import label, label_list
from handbook.content.model import Kind, Variation
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.clear_button import add_clear_button
from handbook.ui.model_index import Index

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_OFFERED = 60
"""Nobody reads more rows."""

_LIST_WIDTH = 460
"""Least width of the list, in pixels at 100% zoom."""

_ROW = 1.7
"""Height of a row of the list, in heights of its letters."""


class VariationPicker(QLineEdit):
    """Type to narrow, arrows and Enter to choose; what is compared already is not offered."""

    chosen = Signal(str)
    """The id of a variation."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._handbook: Handbook | None = None
        self._index: SearchIndex | None = None
        self._taken: Collection[str] = ()
        self._offers = _Offers(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self._completer.setWidget(self)
        self._list = QListView()
        self._list.setAccessibleName(_("Variations to add"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._completer.setPopup(self._list)
        self._list.clicked.connect(self._on_clicked)
        self.setPlaceholderText(_("Add a variation…"))
        self.setAccessibleName(_("Add a variation"))
        add_clear_button(self, _("Clear the text"))
        self.textEdited.connect(self._on_text_edited)

    def offer(self, handbook: Handbook, taken: Collection[str]) -> None:
        """Offer the variations of a handbook but for those that are taken."""
        self._handbook = handbook
        self._taken = taken
        self.clear()
        self._list.hide()

    def set_index(self, index: "SearchIndex | None") -> None:
        """Search with an index from now on."""
        self._index = index

    @property
    def offers(self) -> list[str]:
        """The rows offered."""
        return [str(self._offers.index(row).data()) for row in range(self._offers.rowCount())]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down if not self._list.isVisible():
                self._show()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                index = self._list.currentIndex() if self._list.isVisible() else QModelIndex()
                self._choose(index.row() if index.isValid() else 0)
            case Qt.Key.Key_Escape if self.text():
                self.clear()
                self._list.hide()
            case _:
                super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self._list.isVisible():
            self._show()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._list.hide()

    @Slot()
    def _on_text_edited(self) -> None:
        self._show()

    def _show(self) -> None:
        """Find what the text says, and open the list below the field."""
        self._offers.show(self._found())
        if self._offers.rowCount():
            self._completer.setCompletionPrefix("")
            width = max(self.width(), round(_LIST_WIDTH * self._appearance.zoom))
            self._completer.complete(QRect(0, 0, width, self.height()))
            self._list.setCurrentIndex(self._offers.index(0))
        else:
            self._list.hide()

    def _found(self) -> list[Variation]:
        """What the text finds; all there are, in their order, while it is empty."""
        if self._handbook is None:
            return []
        left = (each for each in self._candidates(self._handbook) if each.id not in self._taken)
        return list(islice(left, _OFFERED))

    def _candidates(self, handbook: Handbook) -> Iterable[Variation]:
        text = " ".join(self.text().casefold().split())
        if not text:
            return handbook.variations
        if self._index is None:
            return (each for each in handbook.variations if text in _names(each))
        results = self._index.search(
            self.text(), kinds=[Kind.VARIATION], packs=[handbook.id], limit=_OFFERED + MOST
        )
        hits = results.hits or results.suggestions
        found = (handbook.find(Kind.VARIATION, hit.address.id) for hit in hits)
        return (each for each in found if isinstance(each, Variation))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index.row())

    def _choose(self, row: int) -> None:
        if not self._offers.rowCount() and self.text():
            self._offers.show(self._found())
        if 0 <= row < self._offers.rowCount() and (self.text() or self._list.isVisible()):
            chosen = self._offers.id(row)
            self._list.hide()
            self.chosen.emit(chosen)


def _names(variation: Variation) -> str:
    return "\n".join((variation.name, *variation.aliases)).casefold()


class _Offers(QAbstractListModel):
    """Variations by name, with what tells them apart."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._variations: Sequence[Variation] = ()

    def show(self, variations: Sequence[Variation]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._variations = variations
        self.endResetModel()

    def id(self, row: int) -> str:
        """The id of the variation in a row."""
        return self._variations[row].id

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._variations)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, round(self._field.fontMetrics().height() * _ROW))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        variation = self._variations[index.row()]
        equipment = label_list(variation.equipment)
        return _("{name} · {level} · {equipment}").format(
            name=variation.name, level=label(variation.level), equipment=equipment
        )

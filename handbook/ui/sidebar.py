"""The trainer's own places and the contents of every open handbook, as a tree beside the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Handbook, Library
from handbook.content.labels import kind_list_label
from handbook.content.model import Kind
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.item_list import entry_title
from handbook.ui.keeping.favorites import Favorites
from handbook.ui.model_index import Index
from handbook.ui.navigator import HANDOUTS

_FAVORITES_ROW = 1
"""Below the handouts."""

_COUNT_MARGIN = 10
"""Pixels between a count and what stands beside it."""


@dataclass(eq=False)
class _Node:
    """A row of the tree; kept alive by the model, so that indexes may point at it."""

    address: Address | None
    """None for what only holds others."""
    title: str
    count: int
    parent: "_Node | None"
    children: list["_Node"] = field(default_factory=list["_Node"])


class ContentsModel(QAbstractItemModel):
    """The handouts, the favorites, and pack -> kinds with the sections below theirs."""

    AddressRole = Qt.ItemDataRole.UserRole
    CountRole = Qt.ItemDataRole.UserRole + 1

    def __init__(
        self, library: Library, parent: QObject, favorites: Sequence[Address] = ()
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._roots = [
            _Node(HANDOUTS, _("Handouts"), 0, None),
            *(_pack_node(handbook) for handbook in library.handbooks),
        ]
        if favorites:
            self._roots.insert(_FAVORITES_ROW, _favorites_node(library, favorites))

    def set_favorites(self, favorites: Sequence[Address]) -> QModelIndex:
        """List other favorites; gives the row above them, if there are any."""
        if any(node.address is None for node in self._roots):
            self.beginRemoveRows(QModelIndex(), _FAVORITES_ROW, _FAVORITES_ROW)
            del self._roots[_FAVORITES_ROW]
            self.endRemoveRows()
        if not favorites:
            return QModelIndex()
        self.beginInsertRows(QModelIndex(), _FAVORITES_ROW, _FAVORITES_ROW)
        self._roots.insert(_FAVORITES_ROW, _favorites_node(self._library, favorites))
        self.endInsertRows()
        return self.index(_FAVORITES_ROW, 0)

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        siblings = self._children(parent)
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, siblings[row])

    @override
    def parent(self, child: Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        node = child.internalPointer()
        if not isinstance(node, _Node) or node.parent is None:
            return QModelIndex()
        return self._index(node.parent)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._children(parent))

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = index.internalPointer()
        if not isinstance(node, _Node):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return node.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return (
                    _("{title}, {count} entries").format(title=node.title, count=node.count)
                    if node.count
                    else node.title
                )
            case self.AddressRole:
                return node.address
            case self.CountRole:
                return node.count
            case _:
                return None

    def index_of(self, address: Address) -> QModelIndex:
        """The row of an address, or of the nearest place above it."""
        best: _Node | None = None
        waiting = list(self._roots)
        while waiting:
            node = waiting.pop()
            if node.address is None or node.address.pack != address.pack:
                continue
            fits = node.address == address.place or (
                not node.address.id and node.address.kind in (None, address.kind)
            )
            if fits and (best is None or len(str(node.address)) > len(str(best.address))):
                best = node
            waiting += node.children
        return self._index(best) if best else QModelIndex()

    def _index(self, node: _Node) -> QModelIndex:
        siblings = node.parent.children if node.parent else self._roots
        return self.createIndex(siblings.index(node), 0, node)

    def _children(self, parent: Index) -> list[_Node]:
        node = parent.internalPointer() if parent.isValid() else None
        return node.children if isinstance(node, _Node) else self._roots


def _favorites_node(library: Library, favorites: Sequence[Address]) -> _Node:
    root = _Node(None, _("Favorites"), 0, None)
    root.children = [
        _Node(address, entry_title(library, str(address)), 0, root) for address in favorites
    ]
    return root


def _pack_node(handbook: Handbook) -> _Node:
    root = _Node(Address(handbook.id), handbook.manifest.title, 0, None)
    for kind in Kind:
        entries = handbook.entries(kind)
        if not entries:
            continue
        shown = kind is not Kind.SECTION
        node = _Node(
            handbook.address(kind), kind_list_label(kind), len(entries) if shown else 0, root
        )
        root.children.append(node)
        if kind is Kind.SECTION:
            node.children = [
                _Node(handbook.address(kind, entry.id), entry.title, 0, node) for entry in entries
            ]
    return root


class Sidebar(QTreeView):
    """The tree; a click or Enter goes there."""

    navigated = Signal(object)

    def __init__(
        self, library: Library, favorites: Favorites, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._favorites = favorites
        self.setAccessibleName(_("Contents"))
        self.setHeaderHidden(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(CountDelegate(appearance, self))
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        favorites.changed.connect(self._on_favorites_changed)
        self.set_library(library)

    def set_library(self, library: Library) -> None:
        """Show another library."""
        model = ContentsModel(library, self, self._favorites.addresses)
        old = self.model()
        self.setModel(model)
        if old is not None:
            old.deleteLater()
        self.expandToDepth(1 if len(library.handbooks) == 1 else 0)

    def show_place(self, address: Address) -> None:
        """Mark the row of the place shown in the window."""
        model = self.model()
        if isinstance(model, ContentsModel):
            index = model.index_of(address)
            self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index)

    @Slot()
    def _on_favorites_changed(self) -> None:
        model = self.model()
        if isinstance(model, ContentsModel):
            self.expand(model.set_favorites(self._favorites.addresses))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        address = index.data(ContentsModel.AddressRole)
        if isinstance(address, Address):
            self.navigated.emit(address)


class CountDelegate(QStyledItemDelegate):
    """Rows with their count at the right edge."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), round(option.fontMetrics.height() * 1.6))

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if count := index.data(ContentsModel.CountRole):
            metrics = option.fontMetrics
            room = option.rect.width() - metrics.horizontalAdvance(str(count)) - _COUNT_MARGIN * 2
            option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        count = index.data(ContentsModel.CountRole)
        if not count:
            return
        theme = self._appearance.theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(QColor(theme.text if selected else theme.muted))
        painter.drawText(
            option.rect.adjusted(0, 0, -_COUNT_MARGIN, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            str(count),
        )
        painter.restore()

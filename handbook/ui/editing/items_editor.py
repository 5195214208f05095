"""What is on the handout: its order, what to take off, and a note for each item."""

import msgspec
from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.handbook import Library
from handbook.handout.model import NOTE_LIMIT
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft
from handbook.ui.editing.items_model import ItemsModel
from handbook.ui.editing.note_field import NoteField
from handbook.ui.icons import icon_button
from handbook.ui.marked_text import draw_text

Index = QModelIndex | QPersistentModelIndex

_SIDE = 10
_GAP = 6
_MOST_ROWS = 7
_NOTE_LINES = 2


class ItemsEditor(QWidget):
    """The list of items with its buttons, and the note of the one that is selected."""

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._build()
        self._connect()
        self._on_draft_changed()
        self._restyle()

    def set_library(self, library: Library) -> None:
        """Take titles from another library."""
        self._library = library
        self._on_draft_changed()

    def _build(self) -> None:
        self._label = QLabel(_("Items"), self)
        self._model = ItemsModel(self)
        self._list = ItemsList(self)
        self._list.setAccessibleName(_("Items of the handout"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(ItemsDelegate(self._appearance, self._list))
        self._up = self._button("up", _("Move up (Alt+Up)"))
        self._down = self._button("down", _("Move down (Alt+Down)"))
        self._remove = self._button("remove", _("Take off the handout (Delete)"))
        self._nothing = QLabel(_("Nothing yet."), self)
        self._note_label = QLabel(self)
        self._note_label.setWordWrap(True)
        self._note = NoteField("", _NOTE_LINES, NOTE_LIMIT, self._appearance, self)
        self._note_label.setBuddy(self._note)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._label, 1)
        for button in (self._up, self._down, self._remove):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._nothing)
        column.addWidget(self._list)
        column.addSpacing(8)
        column.addWidget(self._note_label)
        column.addWidget(self._note)

    def _button(self, icon_name: str, name: str) -> QToolButton:
        button = icon_button(icon_name, name, self._appearance, self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._list.moved.connect(self._on_move)
        self._list.removed.connect(self._on_remove)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._remove.clicked.connect(self._on_remove)
        self._note.edited.connect(self._on_note_edited)
        self._draft.changed.connect(self._on_draft_changed)
        self._appearance.changed.connect(self._restyle)

    # The draft

    @Slot()
    def _on_draft_changed(self) -> None:
        row = self._list.currentIndex().row()
        item = self._model.item(row)
        items = self._draft.handout.items
        self._model.show(items, self._library)
        if item is not None:
            row = self._model.row_near(item.address, row)
        self._list.setCurrentIndex(self._model.index(min(max(row, 0), len(items) - 1)))
        self._fit_list()
        self._show_current()

    @Slot()
    def _on_up(self) -> None:
        self._on_move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._on_move(1)

    @Slot(int)
    def _on_move(self, by: int) -> None:
        row = self._list.currentIndex().row()
        self._draft.move(row, row + by)

    @Slot()
    def _on_remove(self) -> None:
        if self._list.currentIndex().isValid():
            self._draft.remove(self._list.currentIndex().row())

    @Slot(str)
    def _on_note_edited(self, note: str) -> None:
        row = self._list.currentIndex().row()
        item = self._model.item(row)
        if item is None:
            return
        items = self._draft.handout.items
        changed = msgspec.structs.replace(item, note=note)
        self._draft.replace(items=(*items[:row], changed, *items[row + 1 :]))

    # What is shown

    @Slot()
    def _on_current_changed(self) -> None:
        self._show_current()

    def _show_current(self) -> None:
        index = self._list.currentIndex()
        row, count = index.row(), self._model.rowCount()
        item = self._model.item(row)
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < count - 1)
        self._remove.setEnabled(item is not None)
        self._nothing.setVisible(not count)
        for widget in (self._list, self._up, self._down, self._remove):
            widget.setVisible(bool(count))
        for widget in (self._note, self._note_label):
            widget.setVisible(item is not None)
        if item is not None:
            name = _("Note on “{title}”").format(title=index.data())
            self._note_label.setText(name)
            self._note.rename(name)
            self._note.show_text(item.note)

    @Slot()
    def _restyle(self) -> None:
        small = self._appearance.font(self._appearance.sizes.small)
        for label in (self._label, self._nothing, self._note_label):
            label.setFont(small)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._fit_list()

    def _fit_list(self) -> None:
        """As tall as its rows, within limits: the form around it scrolls already."""
        rows = min(self._model.rowCount(), _MOST_ROWS)
        self._list.setFixedHeight(rows * row_height(self._appearance))
        self._list.doItemsLayout()


class ItemsList(QListView):
    """Delete takes an item off, Alt and arrows move it."""

    removed = Signal()

    moved = Signal(int)
    """By how many rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Delete:
                self.removed.emit()
            case Qt.Key.Key_Up if alt:
                self.moved.emit(-1)
            case Qt.Key.Key_Down if alt:
                self.moved.emit(1)
            case _:
                super().keyPressEvent(event)


def row_height(appearance: Appearance) -> int:
    """The height of a row: two lines of text."""
    sizes = appearance.sizes
    fonts = (appearance.font(sizes.base), appearance.font(sizes.small))
    return round(sum(QFontMetricsF(font).height() for font in fonts)) + 2 * _GAP


class ItemsDelegate(QStyledItemDelegate):
    """The title over the details; slanted when the entry has gone."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, row_height(self._appearance))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, sizes = self._appearance.theme, self._appearance.sizes
        gone = bool(index.data(ItemsModel.GoneRole))
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
        painter.setPen(QColor(theme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if index.row() == 0:
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        rect = QRectF(option.rect).adjusted(_SIDE, _GAP, -_SIDE, -_GAP)
        font = self._appearance.font(sizes.base)
        font.setItalic(gone)
        height = draw_text(painter, rect, str(index.data()), font, theme.text)
        below = rect.adjusted(0, height, 0, 0)
        color = theme.warning if gone else theme.muted
        small = self._appearance.font(sizes.small)
        draw_text(painter, below, index.data(ItemsModel.DetailRole), small, color)
        painter.restore()

"""What is on the handout: found, added, ordered, grouped and taken off, with how much of each."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.language import _, ngettext
from handbook.ui import item_moves
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft, Spot
from handbook.ui.editing.add_field import AddField
from handbook.ui.editing.dose_change import Doses
from handbook.ui.editing.item_editor import ItemEditor
from handbook.ui.editing.items_delegate import ItemsDelegate
from handbook.ui.editing.items_model import DetailedItemsModel
from handbook.ui.item_list import ItemButtons, ItemList, entry_title

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_MOST_ROWS = 7

_CONTROL = Qt.KeyboardModifier.ControlModifier
_CONTROL_SHIFT = _CONTROL | Qt.KeyboardModifier.ShiftModifier


class ItemsEditor(QWidget):
    """The list of items, and below it what is said of those that are chosen."""

    noticed = Signal(str)
    """A short message for the trainer."""

    template_requested = Signal()
    """The trainer wants to begin with a template."""

    rows_chosen = Signal(object)
    """Other rows are chosen, a tuple."""

    rows_kept = Signal(object)
    """The list keeps what was chosen, in other rows, a tuple, or in another handout."""

    chosen_again = Signal()
    """A row was clicked, also one that was chosen already."""

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._rows: tuple[int, ...] = ()
        self._build()
        self._connect()
        self._restyle()

    def set_library(self, library: Library) -> None:
        """Take titles and doses from another library."""
        self._library = library
        self._editor.set_library(library)
        self._list.set_library(library)

    def set_index(self, index: "SearchIndex | None") -> None:
        """Search with another index; None while it is being built."""
        self._add.set_index(index)

    def show_missing(self, missing: Mapping[int, Sequence[str]]) -> None:
        """Mark rows with what their doses do not say."""
        self._model.show_missing(missing)

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that are chosen."""
        return self._rows

    def choose(self, row: int) -> None:
        """Choose a row."""
        self._list.choose([row])

    def go_to(self, spot: Spot) -> bool:
        """Choose rows and put the focus on a field of theirs; False when there is no such thing."""
        if not spot.rows:
            return False
        self._list.choose(spot.rows)
        field = self._editor.field_at(spot.field) if spot.field else None
        (field or self._list).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def begin(self, reason: Qt.FocusReason) -> None:
        """Take the focus where something can be added."""
        self._add.setFocus(reason)

    # Building

    def _build(self) -> None:
        self._add = AddField(self._appearance, self)
        self._heading = QLabel(self)
        self._model = DetailedItemsModel(self)
        self._list = _EditorList(self._model, self._library, self._draft, self)
        self._list.setAccessibleName(_("Items of the handout"))
        self._delegate = ItemsDelegate(self._appearance, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setUniformItemSizes(True)
        self._buttons = ItemButtons(self._list, self._appearance, self)
        self._group = self._buttons.add("group", "")
        self._duplicate = self._buttons.add("copy", _("Duplicate (Ctrl+Shift+D)"))
        self._editor = ItemEditor(self._library, self._draft, self._appearance, self)
        self._editor.hide()
        self._build_empty()
        self._lay_out()

    def _build_empty(self) -> None:
        self._empty = QWidget(self)
        self._nothing = QLabel(
            _(
                "Search above for what is to go on the page, press Enter to add it, and go on. "
                "On any page of the handbook, Ctrl+D adds what you are reading."
            ),
            self._empty,
        )
        self._nothing.setWordWrap(True)
        self._template = QPushButton(_("Begin with a template…"), self._empty)
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._nothing)
        column.addWidget(self._template, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._heading, 1)
        top.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._add)
        column.addSpacing(4)
        column.addLayout(top)
        column.addWidget(self._list)
        column.addWidget(self._empty)
        column.addSpacing(8)
        column.addWidget(self._editor)
        order = (self._add, self._list, self._buttons, self._editor)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._add.chosen.connect(self._on_add)
        self._add.left.connect(self._on_left)
        self._list.rows_changed.connect(self._on_rows_changed)
        self._list.entered.connect(self._editor.enter)
        self._list.grouping_asked.connect(self._on_group)
        self._list.activated.connect(self._on_activated)
        self._list.clicked.connect(self._on_clicked)
        self._editor.left.connect(self._on_left)
        self._group.clicked.connect(self._on_group)
        self._duplicate.clicked.connect(self._list.duplicate)
        self._template.clicked.connect(self.template_requested)
        self._appearance.changed.connect(self._restyle)

    # What is shown

    @Slot()
    def _on_rows_changed(self) -> None:
        rows, items = self._list.rows, self._draft.handout.items
        count = len(items)
        text = ngettext("{count} item", "{count} items", count).format(count=count)
        chosen = ngettext("{count} chosen", "{count} chosen", len(rows)).format(count=len(rows))
        several = _("{items} · {chosen}").format(items=text, chosen=chosen)
        self._heading.setText(several if len(rows) > 1 else text)
        for widget in (self._heading, self._list):
            widget.setVisible(bool(count))
        self._empty.setVisible(not count)
        self._duplicate.setEnabled(bool(rows))
        self._show_grouping(rows)
        self._fit_list()
        self._editor.show_rows(rows)
        if rows != self._rows:
            self._rows = rows
            (self.rows_kept if self._list.is_keeping else self.rows_chosen).emit(rows)

    def _show_grouping(self, rows: tuple[int, ...]) -> None:
        ungroups = self._ungroups(rows)
        name = _("Ungroup (Ctrl+G)") if ungroups else _("Do in turn, as a superset (Ctrl+G)")
        self._group.setAccessibleName(name)
        self._group.setToolTip(name)
        self._group.setEnabled(ungroups or len(rows) > 1)

    def _ungroups(self, rows: tuple[int, ...]) -> bool:
        """Whether the rows are of groups already, so that grouping them means the opposite."""
        doses = [self._draft.handout.items[row].dose for row in rows]
        groups = {dose.group if dose is not None else "" for dose in doses}
        return bool(rows) and "" not in groups and len(groups) == 1

    @Slot()
    def _restyle(self) -> None:
        small = self._appearance.font(self._appearance.sizes.small)
        self._heading.setFont(small)
        for text in (self._heading, self._nothing):
            text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._on_rows_changed()

    def _fit_list(self) -> None:
        """As tall as its rows, within limits: the form around it scrolls already."""
        rows = min(self._model.rowCount(), _MOST_ROWS)
        self._list.setFixedHeight(rows * self._delegate.row_height + 1)
        self._list.doItemsLayout()

    # What the trainer does

    @Slot(object)
    def _on_add(self, address: Address) -> None:
        if not self._draft.add(address):
            self._list.choose([self._draft.row_of(address)])
            said = _("“{title}” is on the handout already.")
            self.noticed.emit(said.format(title=entry_title(self._library, str(address.place))))

    @Slot()
    def _on_left(self) -> None:
        target = self._list if self._list.isVisible() else self._add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QModelIndex)
    def _on_activated(self) -> None:
        self._editor.enter()

    @Slot(QModelIndex)
    def _on_clicked(self) -> None:
        self.chosen_again.emit()

    @Slot()
    def _on_group(self) -> None:
        rows, items = self._list.rows, self._draft.handout.items
        if self._ungroups(rows):
            self._draft.set_items(item_moves.ungrouped(items, rows), _("Ungroup"), rows)
        elif len(rows) > 1:
            doses = Doses(self._library, self._draft.handout.goal)
            changed = item_moves.grouped(items, rows, doses.of)
            self._draft.set_items(changed, _("Do in turn"), rows)


class _EditorList(ItemList):
    """Enter goes to the dose; Ctrl+G groups, Ctrl+Shift+D duplicates."""

    entered = Signal()
    grouping_asked = Signal()

    @Slot()
    def duplicate(self) -> None:
        """Put what is chosen on the handout once more."""
        self._draft.duplicate(self.rows)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_G if held == _CONTROL:
                self.grouping_asked.emit()
            case Qt.Key.Key_D if held == _CONTROL_SHIFT:
                self.duplicate()
            case _:
                super().keyPressEvent(event)

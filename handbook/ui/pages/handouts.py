"""The list of all handouts kept, with what is known of the one that is chosen."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.choice import Choice
from handbook.ui.draft import new_handout
from handbook.ui.filter_field import FilterField
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.item_list import entry_title
from handbook.ui.keeping.handout_commands import HandoutCommands
from handbook.ui.keeping.handout_detail import HandoutDetail
from handbook.ui.keeping.handout_model import HandoutModel
from handbook.ui.keeping.handout_table import PADDING, HandoutTable
from handbook.ui.page_head import PageHead
from handbook.ui.place import PlacePage
from handbook.userdata.handouts import Counts, ListedHandout, Shelf, fold
from handbook.userdata.versions import Version

_MOST = 2000
"""So many handouts are listed; older ones are found by searching."""

_BOTH_FROM_WIDTH = 700
_DETAIL_WIDTH = 310
"""List and detail stand side by side on pages at least this wide, in pixels at 100% zoom."""

_MARGIN = 24


class Shown(Enum):
    """Which handouts are listed."""

    CURRENT = auto()
    WITH_ARCHIVE = auto()
    REMOVED = auto()


class ListState(Struct, frozen=True):
    """Where the trainer is in the list."""

    text: str
    shown: Shown
    current: str
    scroll: int


class HandoutsPage(PlacePage):
    """Lists handouts; on a narrow page either the list or the detail is shown."""

    def __init__(
        self, commands: HandoutCommands, library: Library, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._keeping = commands.keeping
        self._library = library
        self._appearance = appearance
        self._showing_detail = False
        self._build()
        self._connect()
        self._restyle()

    # What the window asks

    @override
    def set_library(self, library: Library) -> None:
        self._library = library
        self._on_current_changed()

    @override
    def show_place(self, address: Address) -> None:
        self._keeping.keeper.save()
        self._keeping.keeper.refresh()
        self._showing_detail = False
        self._fill()
        self._arrange()

    @override
    def title(self) -> str:
        return _("Handouts")

    @override
    def state(self) -> ListState:
        scroll = self._table.verticalScrollBar().value()
        return ListState(self._field.text(), self._choice.value, self._table.current_id, scroll)

    @override
    def restore(self, state: Any) -> None:
        if isinstance(state, ListState):
            self._field.setText(state.text)
            self._choice.setCurrentIndex(list(Shown).index(state.shown))
            self._fill(state.current)
            self._table.verticalScrollBar().setValue(state.scroll)

    @override
    def focus_find(self) -> bool:
        self._field.begin()
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self._table if self._table.isVisible() else self._field).setFocus(event.reason())

    # Building

    def _build(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._side = QWidget(self)
        self._head = PageHead(_("Handouts"), self._appearance, self._side)
        self._build_search()
        self._build_buttons()
        self._build_list()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, _MARGIN, 0, 0)
        column.setSpacing(12)
        for widget in (self._head, self._search, self._buttons):
            row = QHBoxLayout()
            row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
            row.addWidget(widget)
            column.addLayout(row)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN - PADDING, 0, 0, 0)
        row.addWidget(self._stack)
        column.addLayout(row, 1)
        self._build_detail()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self._side, 0, 0)
        self._grid.addWidget(self._line, 0, 1)
        self._grid.addWidget(self._detail_side, 0, 2)
        self._grid.setColumnStretch(0, 1)

    def _build_search(self) -> None:
        self._search = QWidget(self._side)
        self._field = FilterField(
            _("Find by client or title"), _("Client or title (Ctrl+F)"), self._search
        )
        self._choice = Choice(
            _("Which handouts"),
            [
                (_("Current"), Shown.CURRENT),
                (_("With archived"), Shown.WITH_ARCHIVE),
                (_("Removed"), Shown.REMOVED),
            ],
            self._appearance,
            self._search,
        )
        row = QHBoxLayout(self._search)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._field, 3)
        row.addWidget(self._choice, 2)

    def _build_buttons(self) -> None:
        self._buttons = QWidget(self._side)
        self._open = self._button(_("Open"))
        self._open.setProperty("primary", True)
        self._new = self._button(_("New"))
        self._new.setAccessibleName(_("New handout"))
        empty = QAction(_("Empty handout"), self)
        empty.triggered.connect(self._on_new)
        self._new.setMenu(self._commands.template_menu(empty))
        self._duplicate = self._button(_("Duplicate…"))
        self._restore = self._button(_("Restore"))
        self._remove = self._button(_("Remove"))
        self._more = self._button(_("More"))
        self._more.setAccessibleName(_("More to do with handouts"))
        self._menu = QMenu(self)
        self._more.setMenu(self._menu)
        flow = FlowLayout()
        flow.setSpacing(6)
        for button in (
            self._open,
            self._new,
            self._duplicate,
            self._restore,
            self._remove,
            self._more,
        ):
            flow.addWidget(button)
        self._buttons.setLayout(flow)

    def _button(self, text: str) -> QPushButton:
        return QPushButton(text, self._buttons)

    def _build_list(self) -> None:
        self._model = HandoutModel(self)
        self._table = HandoutTable(self._appearance, self)
        self._table.set_model(self._model)
        self._nothing = QLabel(self)
        self._nothing.setWordWrap(True)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._nothing.setContentsMargins(PADDING, _MARGIN, _MARGIN, 0)
        self._stack = QStackedWidget(self._side)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)

    def _build_detail(self) -> None:
        self._line = QFrame(self)
        self._line.setFrameShape(QFrame.Shape.VLine)
        self._line.setFrameShadow(QFrame.Shadow.Plain)
        self._line.setForegroundRole(QPalette.ColorRole.Mid)
        self._detail_side = QWidget(self)
        self._back = QPushButton(_("Back to the list"), self._detail_side)
        self._detail = HandoutDetail(self._name_of, self._appearance, self._detail_side)
        self._back_row = QHBoxLayout()
        self._back_row.setContentsMargins(_MARGIN, 12, _MARGIN, 0)
        self._back_row.addWidget(self._back)
        self._back_row.addStretch(1)
        column = QVBoxLayout(self._detail_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._back_row)
        column.addWidget(self._detail, 1)

    def _connect(self) -> None:
        self._field.textEdited.connect(self._on_asked)
        self._field.stepped.connect(self._on_stepped)
        self._field.entered.connect(self._on_open)
        self._choice.chosen.connect(self._on_asked)
        self._table.opened.connect(self._commands.handouts.open)
        self._table.removal_wanted.connect(self._on_remove)
        self._table.customContextMenuRequested.connect(self._on_menu_wanted)
        self._table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._open.clicked.connect(self._on_open)
        self._duplicate.clicked.connect(self._on_duplicate)
        self._restore.clicked.connect(self._on_restore)
        self._remove.clicked.connect(self._on_remove)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._back.clicked.connect(self._on_back)
        self._detail.print_wanted.connect(self._commands.versions.print)
        self._detail.save_wanted.connect(self._on_save_version)
        self._detail.restore_wanted.connect(self._commands.versions.restore)
        self._keeping.keeper.written.connect(self._on_written)
        self._appearance.changed.connect(self._restyle)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._detail_side)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_back)

    # The list

    def _fill(self, id: str = "") -> None:
        """List what is asked for; the handout chosen stays chosen, by default the draft."""
        id = id or self._table.current_id or self._keeping.keeper.handout_id
        row = self._table.currentIndex().row()
        with self._keeping.telling():
            counts = self._keeping.handouts.counts()
            rows = self._found()
            self._head.name_pack(_counts_words(counts))
            self._model.show(rows)
            self._table.choose(id, max(0, row))
            self._say_nothing(counts)
            self._search.setVisible(counts != Counts())
            self._stack.setCurrentWidget(self._table if rows else self._nothing)
        self._on_current_changed()

    def _found(self) -> list[ListedHandout]:
        handouts, text, shown = self._keeping.handouts, self._field.text(), self._choice.value
        words = fold(text).split()
        if self._in_trash:
            return [
                row
                for row in handouts.recent(_MOST, Shelf.REMOVED)
                if all(f" {word}" in fold(f"{row.client} {row.title}") for word in words)
            ]
        if words:
            found = handouts.search(text, _MOST)
            kept = (Shelf.CURRENT,) if shown is Shown.CURRENT else (Shelf.CURRENT, Shelf.ARCHIVED)
            return [row for row in found if row.shelf in kept]
        rows = list(handouts.recent(_MOST))
        if shown is Shown.WITH_ARCHIVE:
            rows += handouts.recent(_MOST, Shelf.ARCHIVED)
        return sorted(rows, key=lambda row: row.changed, reverse=True)

    def _say_nothing(self, counts: Counts) -> None:
        if self._field.text().strip():
            said = _("No client or title has a word that begins like that.")
            if self._choice.value is Shown.CURRENT and counts.archived:
                said += " " + _("Look in the archive too.")
        elif self._in_trash:
            said = _("Nothing was removed in the last 30 days.")
        elif counts.archived:
            said = _("All handouts are in the archive.")
        else:
            said = _(
                "No handouts yet. Put a variation, a section or a question on one with Ctrl+D, or "
                "start from a template under “New”. Everything you make is kept here by itself."
            )
        self._nothing.setText(said)

    @Slot()
    def _on_asked(self) -> None:
        self._fill()

    @Slot()
    def _on_written(self) -> None:
        if self.isVisible():
            self._fill()

    @Slot(int)
    def _on_stepped(self, rows: int) -> None:
        row = self._table.currentIndex().row() + rows
        if 0 <= row < self._model.rowCount():
            self._table.setCurrentIndex(self._model.index(row, 0))

    # The handout chosen

    @Slot()
    def _on_current_changed(self) -> None:
        id = self._table.current_id if self._stack.currentWidget() is self._table else ""
        self._line.setVisible(bool(id) and self._is_wide)
        if not id:
            self._detail.show_handout(None, ())
        else:
            with self._keeping.telling():
                versions = self._keeping.versions.versions_of(id)
                self._detail.show_handout(self._keeping.handouts.get(id), versions)
        self._on_selection_changed()

    @Slot()
    def _on_selection_changed(self) -> None:
        ids = self._ids
        for button in (self._open, self._duplicate):
            button.setEnabled(len(ids) == 1)
        for button in (self._restore, self._remove):
            button.setEnabled(bool(ids))
        self._remove.setText(_("Delete for good…") if self._in_trash else _("Remove"))
        self._show_buttons()

    def _show_buttons(self) -> None:
        """Those that make sense; on a narrow page the others are in the menu."""
        self._open.setVisible(not self._in_trash)
        self._duplicate.setVisible(not self._in_trash and self._is_wide)
        self._restore.setVisible(self._in_trash)
        self._remove.setVisible(self._in_trash or self._is_wide)

    @property
    def _in_trash(self) -> bool:
        return self._choice.value is Shown.REMOVED

    @property
    def _ids(self) -> list[str]:
        return list(self._table.chosen_ids) if self._model.rowCount() else []

    @property
    def _all_archived(self) -> bool:
        ids = self._ids
        rows = [self._model.handout(self._model.row_of(id)) for id in ids]
        return bool(ids) and all(row is not None and row.shelf is Shelf.ARCHIVED for row in rows)

    def _name_of(self, address: str) -> str:
        return entry_title(self._library, address)

    # What to do with it

    @Slot()
    def _on_open(self) -> None:
        if id := self._table.current_id:
            self._commands.handouts.open(id)

    @Slot()
    def _on_new(self) -> None:
        self._commands.handouts.start(new_handout())

    @Slot()
    def _on_duplicate(self) -> None:
        if id := self._table.current_id:
            self._commands.handouts.duplicate(id)

    @Slot()
    def _on_archive(self) -> None:
        if self._all_archived:
            self._commands.handouts.unarchive(self._ids)
        else:
            self._commands.handouts.archive(self._ids)

    @Slot()
    def _on_restore(self) -> None:
        self._commands.handouts.restore(self._ids)

    @Slot()
    def _on_remove(self) -> None:
        if self._in_trash:
            self._commands.handouts.erase(self._ids)
        else:
            self._commands.handouts.remove(self._ids)

    @Slot()
    def _on_export(self) -> None:
        if id := self._table.current_id:
            self._commands.handouts.export(id)

    @Slot()
    def _on_versions(self) -> None:
        self._showing_detail = True
        self._arrange()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._detail.focus_versions()

    @Slot()
    def _on_back(self) -> None:
        self._showing_detail = False
        self._arrange()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_save_version(self, version: Version) -> None:
        self._commands.versions.save(version, self._commands.folder)

    @Slot(QPoint)
    def _on_menu_wanted(self, position: QPoint) -> None:
        self._menu.popup(self._table.viewport().mapToGlobal(position))

    @Slot()
    def _fill_menu(self) -> None:
        """What the buttons do, and what there is no button for."""
        self._menu.clear()
        one = len(self._ids) == 1
        actions = (
            ((self._restore, self._on_restore), (self._remove, self._on_remove))
            if self._in_trash
            else (
                (self._open, self._on_open),
                (self._duplicate, self._on_duplicate),
                (self._remove, self._on_remove),
            )
        )
        for button, slot in actions:
            self._add_to_menu(button.text(), slot, enabled=button.isEnabled())
        if not self._in_trash:
            words = _("Take out of the archive") if self._all_archived else _("Archive")
            self._add_to_menu(words, self._on_archive, enabled=bool(self._ids))
        self._menu.addSeparator()
        self._add_to_menu(_("Details and versions"), self._on_versions, enabled=one)
        self._add_to_menu(_("Export as a file…"), self._on_export, enabled=one)
        self._add_to_menu(_("Import from a file…"), self._commands.handouts.import_files)

    def _add_to_menu(self, text: str, slot: Callable[[], None], *, enabled: bool = True) -> None:
        action = QAction(text, self._menu)
        action.setEnabled(enabled)
        action.triggered.connect(slot)
        self._menu.addAction(action)

    # Looks

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _restyle(self) -> None:
        self._nothing.setFont(self._appearance.font(self._appearance.sizes.body))
        self._arrange()

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _BOTH_FROM_WIDTH * self._appearance.zoom

    def _arrange(self) -> None:
        """The detail beside the list, or on a narrow page in its place."""
        zoom, wide = self._appearance.zoom, self._is_wide
        self._head.show_if_room(self.height())
        self._side.setVisible(wide or not self._showing_detail)
        self._detail_side.setVisible(wide or self._showing_detail)
        self._line.setVisible(wide and self._detail.is_filled)
        self._back.setVisible(not wide)
        width = round(_DETAIL_WIDTH * zoom)
        if self.width() >= 1000 * zoom:
            width = round(self.width() * 0.36)
        self._detail_side.setMinimumWidth(width if wide else 0)
        self._detail_side.setMaximumWidth(width if wide else self.maximumWidth())
        self._grid.setColumnStretch(0, 0 if self._showing_detail and not wide else 1)
        self._grid.setColumnStretch(2, 1 if self._showing_detail and not wide else 0)
        self._show_buttons()


def _counts_words(counts: Counts) -> str:
    if counts == Counts():
        return ""
    kept = ngettext("{count} handout", "{count} handouts", counts.current)
    parts = [kept.format(count=counts.current)]
    if counts.archived:
        parts.append(_("{count} in the archive").format(count=counts.archived))
    return " · ".join(parts)

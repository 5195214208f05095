"""What fills the window: contents, page, handout tray, menus and toolbar, and their commands."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Library
from handbook.content.model import Kind
from handbook.errors import HandbookError, UserDataError
from handbook.language import _, ngettext
from handbook.ui.actions import build_actions, plain_title, set_title
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.draft import HandoutDraft, new_handout
from handbook.ui.find_bar import FindBar
from handbook.ui.icons import icon
from handbook.ui.keeping.favorites import Favorites
from handbook.ui.keeping.handout_commands import HandoutCommands
from handbook.ui.keeping.note_strip import NoteStrip
from handbook.ui.main_window import MainWindow
from handbook.ui.navigator import HANDOUT, HANDOUTS, Navigator
from handbook.ui.notice_bar import NoticeBar, Offer
from handbook.ui.opening import Opening, packed, unpacked, write_opening
from handbook.ui.place import PlacePage
from handbook.ui.preparation import Preparation
from handbook.ui.searching.results_rows import Row, recent_rows
from handbook.ui.searching.search_box import SearchBox
from handbook.ui.settings import WindowSettings, write_settings
from handbook.ui.sidebar import Sidebar
from handbook.ui.tray import Tray
from handbook.userdata.recents import read_recents, write_recents
from handbook.userdata.store import Store

_OFFERED = 6
"""Recent searches, and recent places, that the empty search box offers."""

_SAVE_DELAY = 800
"""Milliseconds of rest before changes are written."""


class Workspace(QWidget):
    """The central widget of a window, to which it adds menus and a toolbar."""

    def __init__(
        self,
        library: Library,
        open_packs: Callable[[], Library | None],
        store: Store,
        settings: WindowSettings,
        appearance: Appearance,
        cache: Path,
        window: MainWindow,
    ) -> None:
        """`open_packs` opens the handbooks anew, or gives None and calls `set_library` later."""
        super().__init__(window)
        self._library = library
        self._open_packs = open_packs
        self._store = store
        self._settings = settings
        self._appearance = appearance
        self._cache = cache
        self._window = window
        self._awaited: tuple[str, Address | None] | None = None
        self._recents = read_recents(store)
        self._problems_told = ""
        self._draft = HandoutDraft(new_handout(), self)
        self._build()
        self._connect()
        self._restore()

    @property
    def navigator(self) -> Navigator:
        """The way to every place."""
        return self._navigator

    @property
    def draft(self) -> HandoutDraft:
        """The handout being made."""
        return self._draft

    def open_at(self, asked: str, *, more_to_come: bool = False) -> None:
        """Go to the place asked for at the start, else to the last one, else to the overview.

        With `more_to_come` the place may be in a pack that is still being read: then the window
        goes there with `set_library`, if the reader has not gone elsewhere by then.
        """
        wanted = [text for text in (asked, self._settings.place) if text]
        for text in wanted:
            quiet = more_to_come or text != asked
            if self._navigator.navigate_text(text, quiet=quiet):
                break
        else:
            text = ""
            self._navigator.go_start()
        if more_to_come and wanted and text != wanted[0]:
            self._awaited = wanted[0], self._navigator.place
        self._focus_page()

    def set_library(self, library: Library) -> None:
        """Show other handbooks from now on, at the same place where it is still there."""
        self._library = library
        self._notice_bar.take_back(self._problems_told)
        self._handouts.set_library(library)
        self._sidebar.set_library(library)
        self._tray.set_library(library)
        self._preparation.set_library(library)
        self._navigator.set_library(library)
        self._tell_problems(self._notice_bar.tell)
        self._go_to_awaited()

    def _go_to_awaited(self) -> None:
        awaited, self._awaited = self._awaited, None
        if awaited is not None and self._navigator.place == awaited[1]:
            self._navigator.navigate_text(awaited[0])
            self._focus_page()

    @property
    def preparation(self) -> Preparation:
        """What tells of packs that are still to come."""
        return self._preparation

    # Building

    def _build(self) -> None:
        self._notice_bar = NoticeBar(self._appearance, self)
        self._handouts = HandoutCommands(
            self._store, self._draft, self._notice_bar, self._appearance, self._window, self
        )
        self._handouts.set_library(self._library)
        self._note_strip = NoteStrip(self._store, self._notice_bar, self._appearance, self)
        self._favorites = Favorites(self._store, self._notice_bar, self)
        self._actions = build_actions(self._window, self._appearance, self._handlers())
        self._actions["handout.template"].setMenu(self._handouts.template_menu())
        self._sidebar = Sidebar(self._library, self._favorites, self._appearance, self)
        self._tray = Tray(self._library, self._draft, self._appearance, self)
        self._stack = _Pages(self)
        self._navigator = Navigator(
            self._library, self._draft, self._handouts, self._appearance, self._stack
        )
        self._preparation = Preparation(
            self._library, self._cache, self._notice_bar, self._appearance, self
        )
        self._find_bar = FindBar(self._appearance, self)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_DELAY)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice_bar)
        column.addWidget(self._preparation.line)
        column.addWidget(self._note_strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self._find_bar)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for widget in (self._sidebar, middle, self._tray):
            self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([220, 740, 220])
        self._sidebar.setMinimumWidth(150)
        self._tray.setMinimumWidth(160)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._splitter)
        self._build_toolbar()

    def _build_toolbar(self) -> None:
        bar = self._toolbar = QToolBar(_("Navigation"), self._window)
        bar.setObjectName("navigation")
        bar.setMovable(False)
        # Qt's own menu could only take the toolbar away, and not bring it back.
        self._window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._search_box = SearchBox(self._appearance, self._recent_rows, self._window)
        self._search_box.setMaximumWidth(620)
        space = QWidget(bar)
        space.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Preferred)
        self._theme_button = QToolButton(bar)
        self._theme_button.setIcon(icon("theme", self._appearance))
        self._theme_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
        self._add_button(bar, "go.back", icon_only)
        self._add_button(bar, "go.forward", icon_only)
        bar.addWidget(self._search_box)
        bar.addWidget(space)
        self._add_button(bar, "handout.add", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add_button(bar, "view.zoom_out", icon_only)
        self._add_button(bar, "view.zoom_in", icon_only)
        bar.addWidget(self._theme_button)
        self._add_button(bar, "help.shortcuts", icon_only)
        self._window.addToolBar(bar)
        more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if isinstance(more, QToolButton):  # Qt's own, for what a narrow window has no room for
            more.setAccessibleName(_("More buttons"))
            more.setToolTip(_("More buttons"))
            more.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _add_button(self, bar: QToolBar, command: str, style: Qt.ToolButtonStyle) -> None:
        action = self._actions[command]
        bar.addAction(action)
        button = bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(style)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(plain_title(action))

    def _handlers(self) -> dict[str, Callable[[], None]]:
        return {
            "file.reload": self._on_reload,
            "file.problems": self._on_problems,
            "file.quit": self._on_quit,
            "edit.undo": self._draft.undo,
            "edit.redo": self._draft.redo,
            "edit.copy_address": self._on_copy_address,
            "edit.note": self._on_note,
            "edit.find": self._on_find,
            "edit.find_next": self._on_find_next,
            "edit.find_previous": self._on_find_previous,
            "go.back": self._on_back,
            "go.forward": self._on_forward,
            "go.start": self._on_go_start,
            "go.search": self._on_search,
            "go.address": self._on_go_to_address,
            "go.sections": self._on_go_sections,
            "go.variations": self._on_go_variations,
            "go.questions": self._on_go_questions,
            "go.muscles": self._on_go_muscles,
            "go.glossary": self._on_go_glossary,
            "go.references": self._on_go_references,
            "go.next_pane": self._on_next_pane,
            "go.previous_pane": self._on_previous_pane,
            "view.zoom_in": self._on_zoom_in,
            "view.zoom_out": self._on_zoom_out,
            "view.zoom_reset": self._on_zoom_reset,
            "view.theme_system": self._on_theme_system,
            "view.theme_light": self._on_theme_light,
            "view.theme_dark": self._on_theme_dark,
            "view.reduce_motion": self._on_reduce_motion,
            "view.sidebar": self._on_view_panels,
            "view.tray": self._on_view_panels,
            "view.recents": self._on_switch_recents,
            "handout.add": self._on_add,
            "handout.edit": self._on_edit_handout,
            "go.favorite": self._on_favorite,
            **self._handouts.handlers(),
            "help.shortcuts": self._on_shortcuts,
            "help.about": self._on_about,
        }

    def _connect(self) -> None:
        self._sidebar.navigated.connect(self._navigator.navigate)
        self._search_box.chosen.connect(self._on_hit_chosen)
        self._search_box.searched.connect(self._on_searched)
        self._search_box.recents_cleared.connect(self._on_recents_cleared)
        self._search_box.left.connect(self._on_search_left)
        self._search_box.index_needed.connect(self._preparation.need_index)
        self._tray.navigated.connect(self._navigator.navigate)
        self._tray.edit_requested.connect(self._on_edit_handout)
        self._tray.print_requested.connect(self._on_print_requested)
        self._handouts.edit_requested.connect(self._on_edit_handout)
        self._handouts.list_requested.connect(self._on_list_handouts)
        self._handouts.folder_changed.connect(self._save_timer.start)
        self._handouts.imported.connect(self._favorites.refresh)
        self._handouts.imported.connect(self._update_own_actions)
        self._favorites.changed.connect(self._update_own_actions)
        self._find_bar.closed.connect(self._focus_page)
        self._navigator.arrived.connect(self._on_arrived)
        self._navigator.failed.connect(self._tell)
        self._navigator.page_made.connect(self._on_page_made)
        self._draft.changed.connect(self._on_draft_changed)
        self._draft.undo_stack.indexChanged.connect(self._show_undo)
        self._appearance.changed.connect(self._on_appearance_changed)
        self._theme_button.clicked.connect(self._on_toggle_theme)
        self._save_timer.timeout.connect(self._save)
        self._preparation.index_changed.connect(self._search_box.set_index)
        self._preparation.index_changed.connect(self._navigator.set_index)
        self._preparation.index_progressed.connect(self._search_box.show_progress)
        self._preparation.index_stopped.connect(self._search_box.show_stopped)
        self._preparation.reading_wanted.connect(self._on_reload)
        self._window.closing.connect(self._handouts.end)
        self._window.closing.connect(self._save)
        self._window.closing.connect(self._preparation.end)
        QShortcut(QKeySequence("/"), self._window).activated.connect(self._on_search)

    def _restore(self) -> None:
        self._appearance.choose_motion(self._settings.reduce_motion)
        if self._settings.splitter:
            self._splitter.restoreState(QByteArray(unpacked(self._settings.splitter)))
        self._actions["view.sidebar"].setChecked(self._settings.sidebar)
        self._actions["view.tray"].setChecked(self._settings.tray)
        self._actions["view.recents"].setChecked(self._recents.on)
        self._on_view_panels()
        self._on_appearance_changed()
        if self._settings.handout_folder:
            self._handouts.folder = Path(self._settings.handout_folder)
        self._handouts.begin()
        self._on_draft_changed()
        self._show_undo()
        for notice in self._store.notices:
            self._notice_bar.tell_next(notice)
        self._tell_problems(self._notice_bar.tell_next)

    # Content

    @Slot()
    def _on_reload(self) -> None:
        try:
            library = self._open_packs()
        except HandbookError as error:
            self._tell(str(error))
            return
        if library is not None:
            self.set_library(library)

    def _tell_problems(self, tell: Callable[[str, Offer], None]) -> None:
        count = len(self._library.problems)
        if count:
            message = ngettext(
                "{count} problem in the handbooks; what it concerns is left out.",
                "{count} problems in the handbooks; what they concern is left out.",
                count,
            )
            show = Offer(_("Show"), self._on_problems, stays=True)
            self._problems_told = message.format(count=count)
            tell(self._problems_told, show)
        self._actions["file.problems"].setEnabled(bool(count))

    @Slot(str)
    def _tell(self, message: str) -> None:
        self._notice_bar.tell(message)

    @Slot()
    def _on_problems(self) -> None:
        from handbook.ui.problems_dialog import ProblemsDialog

        ProblemsDialog(self._library.problems, self).open()

    # Places

    @Slot(object)
    def _on_page_made(self, page: PlacePage) -> None:
        page.noticed.connect(self._tell)
        page.offered.connect(self._on_offered)
        page.selection_changed.connect(self._update_add_action)
        page.command_requested.connect(self._on_command_requested)
        if page.needs_index:
            self._preparation.need_index()

    @Slot(str, object)
    def _on_offered(self, message: str, offers: tuple[Offer, ...]) -> None:
        self._notice_bar.tell(message, *offers)

    @Slot(str)
    def _on_command_requested(self, command: str) -> None:
        self._actions[command].trigger()

    @Slot()
    def _on_arrived(self) -> None:
        page, place = self._navigator.page, self._navigator.place
        if page is None or place is None:
            return
        self._window.setWindowTitle(_("{title} · Trainer Handbook").format(title=page.title()))
        self._sidebar.show_place(place)
        self._actions["go.back"].setEnabled(self._navigator.can_go_back)
        self._actions["go.forward"].setEnabled(self._navigator.can_go_forward)
        self._recents = self._recents.with_place(str(place.place))
        self._on_view_panels()
        self._find_bar.refresh(page.find_view())
        self._update_add_action()
        self._update_own_actions()
        self._save_timer.start()

    @Slot()
    def _focus_page(self) -> None:
        if page := self._navigator.page:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_back(self) -> None:
        self._navigator.step(-1)

    @Slot()
    def _on_forward(self) -> None:
        self._navigator.step(1)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the window on screen, which is not there before."""
        super().showEvent(event)
        if handle := self._window.windowHandle():
            handle.installEventFilter(self)

    @override
    def event(self, event: QEvent, /) -> bool:
        """Take in what another window has kept, and keep what it should know of."""
        if event.type() is QEvent.Type.WindowActivate:
            self._handouts.keeping.keeper.on_window_entered()
            self._favorites.refresh()
        elif event.type() is QEvent.Type.WindowDeactivate:
            self._handouts.keeping.keeper.save()
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse's own Back and Forward buttons, wherever in the window they are pressed."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            steps = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
            if step := steps.get(event.button()):
                self._navigator.step(step)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_go_start(self) -> None:
        self._navigator.go_start()
        self._focus_page()

    @Slot()
    def _on_go_sections(self) -> None:
        self._go_kind(Kind.SECTION)

    @Slot()
    def _on_go_variations(self) -> None:
        self._go_kind(Kind.VARIATION)

    @Slot()
    def _on_go_questions(self) -> None:
        self._go_kind(Kind.FAQ)

    @Slot()
    def _on_go_muscles(self) -> None:
        self._go_kind(Kind.MUSCLE)

    @Slot()
    def _on_go_glossary(self) -> None:
        self._go_kind(Kind.TERM)

    @Slot()
    def _on_go_references(self) -> None:
        self._go_kind(Kind.REFERENCE)

    def _go_kind(self, kind: Kind) -> None:
        self._navigator.go_kind(kind)
        self._focus_page()

    @Slot()
    def _on_go_to_address(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(_("Go to an address"))
        dialog.setLabelText(_("Address, for example hip-thrust/variation/glute-bridge:"))
        dialog.setTextValue(str(self._navigator.place or ""))
        dialog.textValueSelected.connect(self._on_address_typed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_address_typed(self, text: str) -> None:
        if self._navigator.navigate_text(text):
            self._focus_page()

    @Slot()
    def _on_copy_address(self) -> None:
        if self._navigator.place is not None:
            QApplication.clipboard().setText(str(self._navigator.place))

    # Searching and finding

    def _recent_rows(self) -> list[Row]:
        here = self._navigator.place.place if self._navigator.place else None
        places: list[tuple[Address, str]] = []
        for text in self._recents.best_places(_OFFERED + 1):
            address = parse_address(text)
            entry = self._library.find(address)
            if entry is not None and address != here:
                places.append((address, entry.title))
        return recent_rows(self._recents.best_searches(_OFFERED), places[:_OFFERED])

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self._recents = self._recents.with_search(text)

    @Slot()
    def _on_recents_cleared(self) -> None:
        self._recents = self._recents.cleared()
        self._save_timer.start()

    @Slot()
    def _on_switch_recents(self) -> None:
        self._recents = self._recents.switched(on=self._actions["view.recents"].isChecked())
        self._save_timer.start()

    @Slot()
    def _on_search(self) -> None:
        self._search_box.enter()

    @Slot()
    def _on_search_left(self) -> None:
        before = self._search_box.focus_before
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_page()

    @Slot(object)
    def _on_hit_chosen(self, address: Address) -> None:
        if self._navigator.navigate(address):
            self._focus_page()

    @Slot()
    def _on_find(self) -> None:
        page = self._navigator.page
        if page is None or page.focus_find():
            return
        if view := page.find_view():
            self._find_bar.open_for(view)

    @Slot()
    def _on_find_next(self) -> None:
        self._open_find_bar()
        self._find_bar.find_next()

    @Slot()
    def _on_find_previous(self) -> None:
        self._open_find_bar()
        self._find_bar.find_previous()

    def _open_find_bar(self) -> None:
        if not self._find_bar.isVisible():
            self._on_find()

    # Handout

    @Slot()
    def _show_undo(self) -> None:
        """Say what would be undone, and done again."""
        stack = self._draft.undo_stack
        for command, able, words, title, titled in (
            ("undo", stack.canUndo(), stack.undoText(), _("&Undo"), _("&Undo: {words}")),
            ("redo", stack.canRedo(), stack.redoText(), _("Re&do"), _("Re&do: {words}")),
        ):
            action = self._actions[f"edit.{command}"]
            action.setEnabled(able)
            set_title(action, titled.format(words=words.replace("&", "&&")) if words else title)

    @Slot()
    def _on_draft_changed(self) -> None:
        self._update_add_action()
        filled = bool(self._draft.handout.items)
        for command in ("save", "print", "duplicate", "save_template", "export"):
            self._actions[f"handout.{command}"].setEnabled(filled)

    @Slot()
    def _update_add_action(self) -> None:
        page = self._navigator.page
        address = page.handout_address() if page else None
        action = self._actions["handout.add"]
        action.setEnabled(address is not None)
        on_it = address is not None and self._draft.holds(address)
        set_title(
            action,
            _("&Take this page off the handout") if on_it else _("&Add this page to the handout"),
        )
        self._toolbar.widgetForAction(action).setAccessibleName(plain_title(action))
        action.setIconText(_("On the handout") if on_it else _("Add to handout"))
        action.setIcon(icon("check" if on_it else "add", self._appearance))

    @Slot()
    def _on_add(self) -> None:
        page = self._navigator.page
        address = page.handout_address() if page else None
        if address is None:
            return
        if self._draft.holds(address):
            self._draft.remove_address(address)
        else:
            self._draft.add(address)
            self._actions["view.tray"].setChecked(True)
            self._on_view_panels()

    @Slot()
    def _on_edit_handout(self) -> None:
        self._navigator.navigate(HANDOUT)
        self._focus_page()

    @Slot()
    def _on_list_handouts(self) -> None:
        self._navigator.navigate(HANDOUTS)
        self._focus_page()

    @Slot()
    def _on_print_requested(self) -> None:
        self._actions["handout.print"].trigger()

    # Favorites and notes

    def _entry(self) -> Address | None:
        """The entry shown, which can be a favorite and have a note."""
        place = self._navigator.place
        return place.place if place is not None and self._library.find(place.place) else None

    @Slot()
    def _on_favorite(self) -> None:
        if (address := self._entry()) is not None:
            self._favorites.toggle(address)

    @Slot()
    def _on_note(self) -> None:
        self._note_strip.edit()

    @Slot()
    def _update_own_actions(self) -> None:
        address, page = self._entry(), self._navigator.page
        self._note_strip.show_place(address, page.title() if page else "")
        self._actions["edit.note"].setEnabled(address is not None)
        action = self._actions["go.favorite"]
        action.setEnabled(address is not None)
        is_one = address in self._favorites.addresses
        set_title(action, _("Remove from favor&ites") if is_one else _("Add to favor&ites"))

    # Panes and looks

    @Slot()
    def _on_next_pane(self) -> None:
        self._focus_pane(1)

    @Slot()
    def _on_previous_pane(self) -> None:
        self._focus_pane(-1)

    def _focus_pane(self, direction: int) -> None:
        # An empty tray has nothing that could take the focus.
        tray = self._tray if self._draft.handout.items else None
        panes = (self._search_box, self._sidebar, self._notice_bar, self._navigator.page, tray)
        shown = [pane for pane in panes if pane is not None and pane.isVisible()]
        focus = QApplication.focusWidget()
        at = 0
        for index, pane in enumerate(shown):
            if focus is not None and (pane is focus or pane.isAncestorOf(focus)):
                at = index
        shown[(at + direction) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_view_panels(self) -> None:
        # The handout's own page lists the same items, and needs the room for its pages.
        editing = self._navigator.place in (HANDOUT, HANDOUTS)
        self._sidebar.setVisible(self._actions["view.sidebar"].isChecked())
        self._tray.setVisible(self._actions["view.tray"].isChecked() and not editing)
        self._save_timer.start()

    @Slot()
    def _on_zoom_in(self) -> None:
        self._appearance.step_zoom(1)

    @Slot()
    def _on_zoom_out(self) -> None:
        self._appearance.step_zoom(-1)

    @Slot()
    def _on_zoom_reset(self) -> None:
        self._appearance.set_zoom(1.0)

    @Slot()
    def _on_theme_system(self) -> None:
        self._appearance.choose(ThemeChoice.SYSTEM)

    @Slot()
    def _on_theme_light(self) -> None:
        self._appearance.choose(ThemeChoice.LIGHT)

    @Slot()
    def _on_theme_dark(self) -> None:
        self._appearance.choose(ThemeChoice.DARK)

    @Slot()
    def _on_reduce_motion(self) -> None:
        self._appearance.choose_motion(self._actions["view.reduce_motion"].isChecked())

    @Slot()
    def _on_toggle_theme(self) -> None:
        dark = self._appearance.theme.dark
        self._appearance.choose(ThemeChoice.LIGHT if dark else ThemeChoice.DARK)

    @Slot()
    def _on_appearance_changed(self) -> None:
        for choice in ThemeChoice:
            self._actions[f"view.theme_{choice}"].setChecked(self._appearance.choice is choice)
        self._actions["view.reduce_motion"].setChecked(self._appearance.reduce_motion)
        dark = self._appearance.theme.dark
        name = _("Switch to light colors") if dark else _("Switch to dark colors")
        self._theme_button.setAccessibleName(name)
        self._theme_button.setToolTip(name)
        self._save_timer.start()

    # Help, and the end

    @Slot()
    def _on_shortcuts(self) -> None:
        from handbook.ui.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self._appearance, self).open()

    @Slot()
    def _on_about(self) -> None:
        from handbook.ui.about_dialog import about

        about(self._library, self)

    @Slot()
    def _on_quit(self) -> None:
        self._window.close()

    @Slot()
    def _save(self) -> None:
        """Keep how the window stands, and what the next start shows first."""
        self._save_timer.stop()
        settings = WindowSettings(
            theme=self._appearance.choice,
            zoom=self._appearance.zoom,
            place=str(self._navigator.place or ""),
            geometry=packed(self._window.saveGeometry().data()),
            splitter=packed(self._splitter.saveState().data()),
            sidebar=self._actions["view.sidebar"].isChecked(),
            tray=self._actions["view.tray"].isChecked(),
            handout_folder=str(self._handouts.folder or ""),
            reduce_motion=self._appearance.motion_choice,
        )
        try:
            write_settings(self._store, settings)
            write_recents(self._store, self._recents)
        except UserDataError as error:
            self._tell(str(error))
        self._save_opening(settings)

    def _save_opening(self, settings: WindowSettings) -> None:
        page = self._navigator.page
        if page is None:
            return
        view = page.opening_view()
        shown = view or page
        corner = shown.mapTo(self._window, QPoint(0, 0))
        right = self._window.width() - corner.x() - shown.width()
        opening = Opening(
            title=self._window.windowTitle(),
            theme=settings.theme,
            system_is_dark=self._appearance.system_is_dark,
            zoom=settings.zoom,
            geometry=settings.geometry,
            margins=(corner.x(), corner.y(), right),
            html=view.html if view else "",
        )
        try:
            write_opening(self._cache, opening)
        except OSError:
            return  # the next start is a little slower; nothing is lost


class _Pages(QStackedWidget):
    """The pages, which scroll: a notice above them takes the height that it needs first."""

    @override
    def hasHeightForWidth(self) -> bool:
        return False

"""What fills the window: contents, page, handout tray, menus and toolbar, wired together."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.errors import HandbookError, UserDataError
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.commands.actions import Handlers, build_actions, connect_actions
from handbook.ui.commands.drafting import DraftCommands
from handbook.ui.commands.finding import FindCommands
from handbook.ui.commands.looks import LookCommands
from handbook.ui.commands.own import OwnCommands
from handbook.ui.commands.places import PlaceCommands
from handbook.ui.commands.searching import SearchCommands
from handbook.ui.draft import HandoutDraft, new_handout
from handbook.ui.find_bar import FindBar
from handbook.ui.keeping.favorites import Favorites
from handbook.ui.keeping.handout_commands import HandoutCommands
from handbook.ui.keeping.note_strip import NoteStrip
from handbook.ui.last_page import keep_last_page
from handbook.ui.main_window import MainWindow
from handbook.ui.navigator import Navigator
from handbook.ui.notice_bar import NoticeBar, Offer
from handbook.ui.opening import packed
from handbook.ui.panes import Panes, focus_pane
from handbook.ui.place import PlacePage
from handbook.ui.preparation import Preparation
from handbook.ui.settings import WindowSettings, write_settings
from handbook.ui.sidebar import Sidebar
from handbook.ui.toolbar import Toolbar
from handbook.ui.tray import Tray
from handbook.userdata.store import Store

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
        self._appearance = appearance
        self._cache = cache
        self._window = window
        self._last_place = settings.place
        self._awaited: tuple[str, Address | None] | None = None
        self._problems_told = ""
        self._draft = HandoutDraft(new_handout(), self)
        self._actions = build_actions(window, appearance)
        self._build()
        self._build_commands()
        self._arrange()
        self._connect()
        self._restore(settings)

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
        wanted = [text for text in (asked, self._last_place) if text]
        for text in wanted:
            quiet = more_to_come or text != asked
            if self._navigator.navigate_text(text, quiet=quiet):
                break
        else:
            text = ""
            self._navigator.go_start()
        if more_to_come and wanted and text != wanted[0]:
            self._awaited = wanted[0], self._navigator.place
        self._navigator.focus_page()

    def set_library(self, library: Library) -> None:
        """Show other handbooks from now on, at the same place where it is still there."""
        self._library = library
        self._notice_bar.take_back(self._problems_told)
        self._handouts.set_library(library)
        self._sidebar.set_library(library)
        self._tray.set_library(library)
        self._searching.set_library(library)
        self._own.set_library(library)
        self._preparation.set_library(library)
        self._navigator.set_library(library)
        self._tell_problems(self._notice_bar.tell)
        self._go_to_awaited()

    def _go_to_awaited(self) -> None:
        awaited, self._awaited = self._awaited, None
        if awaited is not None and self._navigator.place == awaited[1]:
            self._navigator.navigate_text(awaited[0])
            self._navigator.focus_page()

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

    def _build_commands(self) -> None:
        actions, navigator, appearance = self._actions, self._navigator, self._appearance
        self._places = PlaceCommands(navigator, actions, self)
        self._finding = FindCommands(self._find_bar, navigator, self)
        self._drafting = DraftCommands(self._draft, navigator, actions, appearance, self)
        self._own = OwnCommands(
            self._library, self._favorites, self._note_strip, navigator, actions, self
        )
        self._looks = LookCommands(appearance, actions, self)
        self._searching = SearchCommands(
            self._library,
            self._store,
            navigator,
            self._preparation,
            actions,
            appearance,
            self._window,
        )
        actions["handout.template"].setMenu(self._handouts.template_menu())

    def _arrange(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice_bar)
        column.addWidget(self._preparation.line)
        column.addWidget(self._note_strip)
        column.addWidget(self._stack, 1)
        column.addWidget(self._find_bar)
        self._panes = Panes(self._sidebar, middle, self._tray, self._actions, self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._panes)
        Toolbar(self._actions, self._searching.box, self._appearance, self._window)

    def _handlers(self) -> Handlers:
        return {
            "file.reload": self._on_reload,
            "file.problems": self._on_problems,
            "file.quit": self._on_quit,
            "go.next_pane": self._on_next_pane,
            "go.previous_pane": self._on_previous_pane,
            "help.shortcuts": self._on_shortcuts,
            "help.about": self._on_about,
            **self._places.handlers(),
            **self._finding.handlers(),
            **self._drafting.handlers(),
            **self._own.handlers(),
            **self._looks.handlers(),
            **self._searching.handlers(),
            **self._panes.handlers(),
            **self._handouts.handlers(),
        }

    def _connect(self) -> None:
        connect_actions(self._actions, self._handlers())
        self._navigator.arrived.connect(self._on_arrived)
        self._navigator.failed.connect(self._tell)
        self._navigator.page_made.connect(self._on_page_made)
        self._sidebar.navigated.connect(self._navigator.navigate)
        self._tray.navigated.connect(self._navigator.navigate)
        self._tray.edit_requested.connect(self._places.edit_handout)
        self._tray.print_requested.connect(self._actions["handout.print"].trigger)
        self._handouts.edit_requested.connect(self._places.edit_handout)
        self._handouts.list_requested.connect(self._places.list_handouts)
        self._handouts.imported.connect(self._favorites.refresh)
        self._handouts.imported.connect(self._own.refresh)
        self._drafting.added.connect(self._panes.show_tray)
        self._preparation.index_changed.connect(self._navigator.set_index)
        self._preparation.reading_wanted.connect(self._on_reload)
        for changed in (
            self._navigator.arrived,
            self._appearance.changed,
            self._panes.changed,
            self._searching.recents_changed,
            self._handouts.folder_changed,
        ):
            changed.connect(self._save_timer.start)
        self._save_timer.timeout.connect(self._save)
        self._window.closing.connect(self._handouts.end)
        self._window.closing.connect(self._save)
        self._window.closing.connect(self._preparation.end)

    def _restore(self, settings: WindowSettings) -> None:
        self._appearance.choose_motion(settings.reduce_motion)
        self._panes.restore(settings.splitter, sidebar=settings.sidebar, tray=settings.tray)
        if settings.handout_folder:
            self._handouts.folder = Path(settings.handout_folder)
        self._handouts.begin()
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
        page.selection_changed.connect(self._drafting.show_add)
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
        self._panes.show_for(place)

    # The window around

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the window on screen, which is not there before."""
        super().showEvent(event)
        if handle := self._window.windowHandle():
            handle.installEventFilter(self._places)

    @override
    def event(self, event: QEvent, /) -> bool:
        """Take in what another window has kept, and keep what it should know of."""
        if event.type() is QEvent.Type.WindowActivate:
            self._handouts.keeping.keeper.on_window_entered()
            self._favorites.refresh()
        elif event.type() is QEvent.Type.WindowDeactivate:
            self._handouts.keeping.keeper.save()
        return super().event(event)

    @Slot()
    def _on_next_pane(self) -> None:
        self._focus_pane(1)

    @Slot()
    def _on_previous_pane(self) -> None:
        self._focus_pane(-1)

    def _focus_pane(self, direction: int) -> None:
        # An empty tray has nothing that could take the focus.
        tray = self._tray if self._draft.handout.items else None
        page = self._navigator.page
        focus_pane((self._searching.box, self._sidebar, self._notice_bar, page, tray), direction)

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
            splitter=self._panes.widths(),
            sidebar=self._actions["view.sidebar"].isChecked(),
            tray=self._actions["view.tray"].isChecked(),
            handout_folder=str(self._handouts.folder or ""),
            reduce_motion=self._appearance.motion_choice,
        )
        try:
            write_settings(self._store, settings)
            self._searching.keep_recents()
        except UserDataError as error:
            self._tell(str(error))
        if page := self._navigator.page:
            dark = self._appearance.system_is_dark
            keep_last_page(self._cache, page, self._window, settings, dark)


class _Pages(QStackedWidget):
    """The pages, which scroll: a notice above them takes the height that it needs first."""

    @override
    def hasHeightForWidth(self) -> bool:
        return False

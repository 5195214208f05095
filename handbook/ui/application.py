"""Start the window: from command line to event loop.

What is imported here is imported before the first paint, so it is little; the rest of the program
is imported by `_Loader.load`, once the window is on screen.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from handbook.errors import DisplayError, HandbookError
from handbook.language import _
from handbook.paths import cache_folder, data_folder, resources_folder
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.main_window import MainWindow
from handbook.ui.opening import Opening, read_opening, unpacked

_FALLBACK = "minimal"
"""The Qt platform that always loads; ending up on it means that there is no display."""


def run(address: str, packs: Sequence[Path]) -> int:
    """Open the window and run until it is closed.

    Raises DisplayError when no window can be opened, ContentError when no handbook can be read.
    """
    application = make_application()
    loader = open_window(application, address, packs)
    code = application.exec()
    if loader.error is not None:
        raise loader.error
    return code


def make_application() -> QApplication:
    """The Qt application; raises DisplayError, where Qt by itself would abort the process."""
    if not sys.platform.startswith("linux"):
        return _new_application()
    heard: list[str] = []

    def listen(_kind: object, _context: object, message: str) -> None:
        heard.append(message)

    asked = os.environ.get("QT_QPA_PLATFORM")
    os.environ["QT_QPA_PLATFORM"] = _platforms(asked)
    qInstallMessageHandler(listen)
    try:
        application = _new_application()
    finally:
        qInstallMessageHandler(None)
        del os.environ["QT_QPA_PLATFORM"]
        if asked is not None:
            os.environ["QT_QPA_PLATFORM"] = asked
    if QGuiApplication.platformName() == _FALLBACK and asked != _FALLBACK:
        raise DisplayError(_no_display(heard))
    return application


def _new_application() -> QApplication:
    # Asking for the style here spares making a QStyle known to Python, which takes milliseconds.
    application = QApplication([sys.argv[0], "-style", "fusion"])
    application.setApplicationName("trainer-handbook")
    application.setDesktopFileName("trainer-handbook")
    return application


def _platforms(asked: str | None) -> str:
    """What Qt shall try, in order; the last always loads, so that Qt never aborts."""
    if not asked:
        asked = "wayland;xcb" if os.environ.get("WAYLAND_DISPLAY") else "xcb"
    return f"{asked};{_FALLBACK}"


def _no_display(heard: Sequence[str]) -> str:
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        reason = _("neither DISPLAY nor WAYLAND_DISPLAY is set")
    else:
        # Qt mentions xcb-cursor whatever the matter is: that counts when there is nothing else.
        told = [
            line.strip().rstrip(".")
            for sign in ("connect", "xcb-cursor")
            for line in heard
            if sign in line
        ]
        reason = told[0] if told else _("Qt found no usable display")
    return _(
        "No window can be opened here: {reason}. Start it in a desktop session, or use the "
        "commands search, show and handout, which need no display."
    ).format(reason=reason)


def open_window(application: QApplication, address: str, packs: Sequence[Path]) -> "_Loader":
    """Show the window: at once with the page last read, else as soon as it is loaded.

    Raises ContentError when no handbook can be read and nothing was shown before.
    """
    _load_fonts("Regular", "Bold")
    opening = None if address or packs else _opening()
    appearance = (
        Appearance(
            application,
            opening.theme,
            opening.zoom,
            application,
            system_is_dark=opening.system_is_dark,
        )
        if opening
        else Appearance(application, ThemeChoice.SYSTEM, 1.0, application)
    )
    window = MainWindow(opening, appearance)
    loader = _Loader(window, appearance, address, packs)
    if opening is None:
        loader.load()
        if loader.error is not None:
            raise loader.error
    else:
        window.restoreGeometry(unpacked(opening.geometry))
        window.painted.connect(loader.load)
    window.show()
    return loader


def _opening() -> Opening | None:
    """The page last read; on a machine where nothing was ever read, the first page there is."""
    kept = read_opening(cache_folder())
    if kept is None and not data_folder().exists():
        return read_opening(resources_folder())
    return kept


def _load_fonts(*styles: str) -> None:
    import fontpkg_atkinson_hyperlegible as package

    for style in styles:
        file = package.ROOT / "files" / f"AtkinsonHyperlegible-{style}.ttf"
        QFontDatabase.addApplicationFont(str(file))


class _Loader(QObject):
    """Loads what the window is for and puts it in; kept by the window."""

    def __init__(
        self, window: MainWindow, appearance: Appearance, address: str, packs: Sequence[Path]
    ) -> None:
        super().__init__(window)
        self.window = window
        self.error: HandbookError | None = None
        self._appearance = appearance
        self._address = address
        self._packs = packs

    @Slot()
    def load(self) -> None:
        """Open packs and settings and build the workspace; `error` says why if that fails."""
        try:
            self._load()
        except HandbookError as error:
            self.error = error
            self.window.close()

    def _load(self) -> None:
        from handbook.content.library import bundled_packs
        from handbook.ui.crash_report import report_crashes
        from handbook.ui.garbage import GarbageCollector
        from handbook.ui.library_task import LibraryTask
        from handbook.ui.settings import read_settings
        from handbook.ui.workspace import Workspace
        from handbook.userdata.store import Store

        _load_fonts("Italic", "BoldItalic")

        task = LibraryTask(bundled_packs(), self._packs, cache_folder(), self)
        library = task.open_first()
        store = Store.open(data_folder())
        self.window.destroyed.connect(store.close)
        settings = read_settings(store)
        self._appearance.restore(settings.theme, settings.zoom)
        self._appearance.style_widgets()
        if settings.geometry and not self.window.isVisible():
            self.window.restoreGeometry(unpacked(settings.geometry))
        workspace = Workspace(
            library, task.reload, store, settings, self._appearance, cache_folder(), self.window
        )
        task.opened.connect(workspace.set_library)
        task.progressed.connect(workspace.preparation.show_reading)
        task.failed.connect(workspace.preparation.end_reading)
        workspace.preparation.reading_cancelled.connect(task.cancel)
        self.window.closing.connect(task.cancel)
        report_crashes(self.window, data_folder() / "log")
        workspace.open_at(self._address, more_to_come=task.is_running)
        self.window.fill(workspace)
        GarbageCollector(self.window)

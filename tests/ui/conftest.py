"""A window for every test of it, and nothing of it left afterwards."""

import gc
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractAnimation,
    QCoreApplication,
    QEvent,
    QObject,
    Qt,
    QThreadPool,
    QTimer,
    SignalInstance,
)
from PySide6.QtGui import QFontDatabase, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from handbook.content.handbook import Library
from handbook.handout.model import Handout
from handbook.paths import cache_folder, data_folder
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.application import open_window
from handbook.ui.draft import HandoutDraft
from handbook.ui.garbage import collect_garbage
from handbook.ui.main_window import MainWindow
from handbook.ui.settings import read_settings
from handbook.ui.workspace import Workspace
from handbook.userdata.store import FILE_NAME, Store

from .desk import Desk
from .own_pack import write_squats
from .sample import LIBRARY

TODAY = "2026-01-31"

PATIENCE = 30_000
"""Milliseconds after which what a test waits for will not come any more."""


class PatientBot(QtBot):
    """Looks for what it waits for at once and often, and gives a busy machine its time."""

    @override
    def wait(self, ms: int) -> None:
        super().wait(min(ms, 1))

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    @override
    def waitSignal(self, signal: SignalInstance, *, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    @override
    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hands of pytest-qt, with more patience."""
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Let no garbage be collected in the background, as the program does."""
    gc.disable()
    gc.freeze()  # the tests themselves, which are many
    yield
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def looks(qapp: QApplication) -> Iterator[None]:
    """The style and the typeface of the program, whatever the machine has."""
    import fontpkg_atkinson_hyperlegible as package

    qapp.setStyle("Fusion")
    for file in sorted((package.ROOT / "files").glob("AtkinsonHyperlegible-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    yield
    # The clipboard of the offscreen platform outlives Python, and must not hold its objects.
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window, a timer, an animation or work in the background."""
    before = set(QApplication.topLevelWidgets())
    yield
    assert QThreadPool.globalInstance().waitForDone(10_000), "work is left in the background"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect_garbage()
    if _new_windows(before):
        gc.collect()
    left = _new_windows(before)
    assert not left, f"left on screen: {left}"
    assert not _running(qapp), "a timer or an animation is left running"
    # Keys of a shortcut that closes its window are let go of nowhere.
    QTest.keyRelease(QWindow(), Qt.Key.Key_Shift)
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


def _new_windows(before: set[QWidget]) -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget not in before]


def _running(qapp: QApplication) -> list[QObject]:
    owners: list[QObject] = [qapp, qapp.style(), *QApplication.topLevelWidgets()]
    timers = [timer for owner in owners for timer in owner.findChildren(QTimer)]
    animations = [found for owner in owners for found in owner.findChildren(QAbstractAnimation)]
    stopped = QAbstractAnimation.State.Stopped
    return [timer for timer in timers if timer.isActive()] + [
        animation for animation in animations if animation.state() != stopped
    ]


@pytest.fixture(scope="session")
def library() -> Library:
    """Two small packs with every kind of entry; the second one's texts are hostile."""
    return Library(tuple(replace(handbook, digest="kept") for handbook in LIBRARY.handbooks))


@pytest.fixture(scope="session")
def used_cache(
    library: Library, bundled: Library, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A cache as it is where both libraries have been searched before."""
    from handbook.search.opening import open_index

    cache = tmp_path_factory.mktemp("cache")
    open_index((*library.handbooks, *bundled.handbooks), cache)
    return cache


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a trainer who has kept nothing yet."""
    folder = tmp_path_factory.mktemp("store")
    Store.open(folder).close()
    return folder / FILE_NAME


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """Light, at 100 percent."""
    parent = QObject()
    appearance = Appearance(qapp, ThemeChoice.LIGHT, 1.0, parent)
    yield appearance
    appearance.restore(ThemeChoice.LIGHT, 1.0)
    qapp.setStyleSheet("")
    shiboken6.delete(parent)


@pytest.fixture
def draft(qapp: QApplication) -> Iterator[HandoutDraft]:
    """An empty handout."""
    parent = QObject()
    yield HandoutDraft(Handout(date=TODAY), parent)
    shiboken6.delete(parent)


Shown = Callable[[QWidget], None]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Show a widget and wait until it has the keyboard."""

    def show(widget: QWidget) -> None:
        with qtbot.waitExposed(widget):
            widget.show()
        # The platform answers once more after showing; a resize before that would be undone.
        qtbot.waitUntil(lambda: widget.windowHandle().size() == widget.size())
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return show


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(
    qtbot: QtBot,
    appearance: Appearance,
    library: Library,
    bundled: Library,
    used_cache: Path,
    new_store: Path,
    shown: Shown,
) -> Iterator[OpenDesk]:
    """Open a window over the small library, or another, with the trainer's data of this test."""
    windows: list[MainWindow] = []
    small = library

    def open_one(
        address: str = "squat/section/overview",
        library: Library = library,
        open_packs: Callable[[], Library] | None = None,
        size: tuple[int, int] | None = (1180, 780),
        cache: Path | None = None,
    ) -> Desk:
        window = MainWindow(None, appearance)
        windows.append(window)
        if not data_folder().exists():
            data_folder().mkdir(parents=True)
            shutil.copy(new_store, data_folder())
        store = Store.open(data_folder())
        window.destroyed.connect(store.close)
        settings = read_settings(store)
        appearance.restore(settings.theme, settings.zoom)
        appearance.style_widgets()
        workspace = Workspace(
            library,
            open_packs or (lambda: library),
            store,
            settings,
            appearance,
            cache or (used_cache if library is small or library is bundled else cache_folder()),
            window,
        )
        workspace.open_at(address)
        window.fill(workspace)
        if size:
            window.resize(*size)
        shown(window)
        return Desk(window, qtbot)

    yield open_one
    for window in windows:
        if shiboken6.isValid(window):
            window.close()
            shiboken6.delete(window)


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """The whole window over the small library, light, at its overview."""
    return open_desk()


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    """The same window, for those who want the widget itself."""
    return desk.window


@pytest.fixture
def real_desk(open_desk: OpenDesk, bundled: Library) -> Desk:
    """The whole window over the packs that come with the program."""
    return open_desk("hip-thrust/section/overview", bundled)


@pytest.fixture
def real_window(real_desk: Desk) -> MainWindow:
    """The same window, for those who want the widget itself."""
    return real_desk.window


Start = Callable[..., MainWindow]


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, bundled_cache: Path
) -> Iterator[Start]:
    """Start the program as the command line does; the windows are closed in the end."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    windows: list[MainWindow] = []

    def one(address: str = "", packs: tuple[Path, ...] = ()) -> MainWindow:
        if not cache_folder().is_file() and not (cache_folder() / "snapshots").exists():
            shutil.copytree(bundled_cache, cache_folder(), dirs_exist_ok=True)
        windows.append(open_window(qapp, address, packs).window)
        return windows[-1]

    yield one
    for window in windows:
        window.close()
        shiboken6.delete(window)
    for appearance in qapp.findChildren(Appearance):
        shiboken6.delete(appearance)
    qapp.setStyleSheet("")
    gc.unfreeze()


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[MainWindow], Desk]:
    """Wait until a window is filled and has the keyboard."""

    def wait(window: MainWindow) -> Desk:
        def is_filled() -> bool:
            workspace = window.centralWidget()
            return isinstance(workspace, Workspace) and workspace.isVisible()

        qtbot.waitUntil(is_filled)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Desk(window, qtbot)

    return wait


Settle = Callable[[MainWindow], Desk]


@pytest.fixture
def squats(tmp_path: Path) -> Path:
    """A pack of one's own with one section."""
    return write_squats(tmp_path / "squats")

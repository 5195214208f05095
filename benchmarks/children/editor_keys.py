"""The handout editor, typed into: tells the milliseconds from each key to the repainted page.

editor_keys.py REPEAT
"""

import json
import os
import sys
import time

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow
from typing_extensions import override

from benchmarks.typist import found
from handbook.content.library import bundled_packs, open_library
from handbook.handout.model import Handout, Item
from handbook.paths import cache_folder
from handbook.ui.application import make_application, open_window
from handbook.ui.editing.page_preview import PagePreview
from handbook.ui.editing.page_setter import PageSetter, Request, Sheet
from handbook.ui.editing.preview_panel import PreviewPanel
from handbook.ui.item_list import ItemList
from handbook.ui.workspace import Workspace

EXERCISES = (
    "glute-bridge",
    "bodyweight-hip-thrust",
    "barbell-hip-thrust",
    "b-stance-hip-thrust",
    "frog-thrust",
    "pause-hip-thrust",
)
TYPED = (("Client", "Zora Angstrom"), ("Sets", "3-4"), ("Repetitions", "10-12"))
"""Fields by their names, and what is typed into them."""

_PATIENCE = 60_000
"""Milliseconds for everything."""


class Typist(QObject):
    """Fills a handout, types, and notes when the page in view has been painted anew."""

    def __init__(self, window: QMainWindow, repeat: int) -> None:
        super().__init__(window)
        self._window = window
        self._repeat = repeat
        self._loop = QEventLoop(self)
        self._started = 0.0
        self._took = 0.0
        workspace = found(window, Workspace)
        items = tuple(Item(f"hip-thrust/variation/{name}") for name in EXERCISES)
        workspace.draft.open(Handout(date="2026-01-31", items=items))
        self._library = open_library(bundled_packs(), cache_folder())
        self._draft = workspace.draft
        self._panel = found(window, PreviewPanel)
        self._preview = found(window, PagePreview)
        found(self._window, ItemList).choose([2])
        self._preview.viewport().installEventFilter(self)
        QTimer.singleShot(_PATIENCE, self._on_late)
        QTimer.singleShot(0, self._type)

    @Slot()
    def _type(self) -> None:
        self._window.activateWindow()
        times: list[float] = []
        self._settle()
        for _run in range(self._repeat):
            for name, text in TYPED:
                field = self._field(name)
                field.setFocus()
                field.selectAll()
                times += filter(None, [self._press(field, key) for key in text])
        floor = self._floor(len(times))
        print(json.dumps({"times": times[3:], "floor": floor[3:]}), flush=True)
        os._exit(0)

    def _field(self, name: str) -> QLineEdit:
        fields = self._window.findChildren(QLineEdit)
        return next(f for f in fields if f.accessibleName() == name and f.isVisible())

    def _press(self, field: QLineEdit, key: str) -> float:
        """Milliseconds from a key to the paint of the page; 0 when the page stays the same."""
        self._took = 0.0
        self._started = time.perf_counter()
        QTest.keyClicks(field, key)
        if self._panel.is_current:
            return 0
        self._loop.exec()
        self._settle()
        return self._took * 1000

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._panel.is_current and not self._took:
            QTimer.singleShot(0, self._on_painted)
        return False

    @Slot()
    def _on_painted(self) -> None:
        """The paint event is over, and the loop comes round."""
        if not self._took:
            self._took = time.perf_counter() - self._started
        self._loop.quit()

    def _settle(self) -> None:
        """Wait until the pages beside those in view are drawn as well, as between two keys."""
        loop, timer = QEventLoop(), QTimer()
        timer.timeout.connect(loop.quit)
        timer.start(5)
        while not self._panel.settled:
            loop.exec()

    def _floor(self, runs: int) -> list[float]:
        setter, pages = PageSetter(), self._preview.in_view()
        times: list[float] = []
        for number in range(runs):
            handout = replace(self._draft.handout, client=f"Client {number}")
            sheet = Sheet(handout, self._library, self._draft.practice)
            started = time.perf_counter()
            setter.draw(Request(sheet, self._preview.scale, pages))
            times.append((time.perf_counter() - started) * 1000)
        return times

    @Slot()
    def _on_late(self) -> None:
        print("the pages did not get ready", file=sys.stderr, flush=True)
        os._exit(1)


application = make_application()
loader = open_window(application, "handout", ())
typist = Typist(loader.window, int(sys.argv[1]))
sys.exit(application.exec())

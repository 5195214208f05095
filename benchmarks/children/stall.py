"""The real window while a large library is read or indexed: how long that takes, and stalls.

stall.py read PACK...     packs that no snapshot is kept of
stall.py index PACK...    packs that no index is kept of

Tells the seconds of the work, and the longest time in milliseconds for which the event loop did
not come round, during the work and in the second of rest before it.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QLineEdit

from handbook.ui.application import make_application, open_window
from handbook.ui.library_task import LibraryTask
from handbook.ui.searching.index_task import IndexTask

_BEAT = 5
"""Milliseconds between two looks at the clock."""

_REST = 1_000
_PAINTED = 200
"""Milliseconds of rest before the work, and until the window is painted."""

_PATIENCE = 110_000


class Heart(QObject):
    """Beats as long as the event loop comes round, and notes the longest gap."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self._last = time.perf_counter()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(_BEAT)
        timer.timeout.connect(self._on_beat)
        timer.start()

    def begin(self) -> None:
        """Forget the gaps so far."""
        self.longest = 0.0
        self._last = time.perf_counter()

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


class Watcher(QObject):
    """Begins the work after a rest, and tells of both when it is done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heart = Heart(self)
        self._resting = self._started = 0.0
        QTimer.singleShot(_PATIENCE, self._on_late)

    def watch_reading(self) -> None:
        """The reading begins with the window; the first paint of that is no part of it."""
        self._started = time.perf_counter()
        task = loader.findChild(LibraryTask)
        assert task is not None
        assert task.is_running
        task.opened.connect(self._on_done)
        QTimer.singleShot(_PAINTED, self._heart.begin)

    def watch_indexing(self) -> None:
        """Rest, then go to the search box."""
        QTimer.singleShot(_REST, self._on_rested)

    @Slot()
    def _on_rested(self) -> None:
        self._resting = self._heart.longest
        field = loader.window.findChild(QLineEdit, "search")
        task = loader.window.findChild(IndexTask)
        assert field is not None
        assert task is not None
        task.ready.connect(self._on_done)
        self._heart.begin()
        self._started = time.perf_counter()
        loader.window.activateWindow()
        field.setFocus()

    @Slot(object)
    def _on_done(self, _result: object) -> None:
        # The window takes the result from the same signal; what that takes counts.
        QTimer.singleShot(2 * _BEAT, self._tell)

    @Slot()
    def _tell(self) -> None:
        seconds = time.perf_counter() - self._started
        told = {"seconds": seconds, "stall": self._heart.longest, "rest": self._resting}
        print(json.dumps(told), flush=True)
        # As a trainer would, so that what runs in the background ends.
        loader.window.close()
        os._exit(0)

    @Slot()
    def _on_late(self) -> None:
        print("the work did not end", file=sys.stderr, flush=True)
        os._exit(1)


application = make_application()
loader = open_window(application, "hip-thrust", [Path(folder) for folder in sys.argv[2:]])
watcher = Watcher(loader.window)
if sys.argv[1] == "read":
    watcher.watch_reading()
else:
    watcher.watch_indexing()
sys.exit(application.exec())

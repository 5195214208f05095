"""What is typed into the search boxes, and the time from each key to what it puts on screen."""

import os
import sys
import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

QUERIES = (
    "b-stance hip thrust",
    "knees caving in",
    "glutus maximus",
    "no barbell",
    "does it prevent ACL injury",
)

LARGE_QUERIES = (
    "paused romanian deadlift",
    "kettel bell swing",
    "dumbell bench press from a deficit",
    "how do I breathe in the squat",
    "equipment:kettlebell compound push",
    "knees caving in",
)
"""The same for a library of all kinds of exercises."""

FILTERS = (
    "paused romanian deadlift",
    "kettel bell swing",
    "bench press from a deficit",
    "single-leg",
    "glutes",
    "seated row to a box",
)
"""What a trainer types to narrow the variations."""

_PATIENCE = 5000
"""Milliseconds; a list not painted by then is not going to be."""


class Stopwatch(QObject):
    """Times from a key press in a field until a list under it has been painted."""

    def __init__(self, field: QLineEdit, painted: QWidget, pause: int = 0) -> None:
        """`painted` is what the list paints on, its viewport.

        `pause` is between two keys, in milliseconds, for work that goes on after the painting.
        """
        super().__init__(field)
        self._field = field
        self._pause = pause
        self._loop = QEventLoop(self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE)
        self._late.timeout.connect(self._on_late)
        painted.installEventFilter(self)

    def times(self, queries: Sequence[str], repeat: int) -> list[float]:
        """Milliseconds for each key of the queries, all of them typed `repeat` times."""
        found: list[float] = []
        for _run in range(repeat):
            for query in queries:
                self._field.clear()
                found += [self._press(key) for key in query]
        return found

    def _press(self, key: str) -> float:
        self._late.start()
        started = time.perf_counter()
        QTest.keyClicks(self._field, key)
        self._loop.exec()
        took = time.perf_counter() - started
        self._late.stop()
        if self._pause:
            rest = QEventLoop()
            QTimer.singleShot(self._pause, rest.quit)
            rest.exec()
        return took * 1000

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A paint event begins the painting; the loop comes round once it is done and sent off."""
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop.quit)
        return False

    def _on_late(self) -> None:
        # An exception would only be printed, and the loop would wait on.
        print(f"no list painted {_PATIENCE} ms after a key", file=sys.stderr, flush=True)
        os._exit(1)

"""The real window, typed into: tells the milliseconds from each key to the painted list.

keys.py REPEAT [PACK...]

With packs, the queries are those for a large library. The memory in MB is told as well.
"""

import json
import os
import sys
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QMainWindow

from benchmarks.memory import can_measure, resident
from benchmarks.typing_keys import LARGE_QUERIES, QUERIES, Stopwatch
from handbook.ui.application import make_application, open_window
from handbook.ui.searching.index_task import IndexTask

Widget = TypeVar("Widget")

_PATIENCE = 60_000
"""Milliseconds for everything; an index not ready by then is not going to be."""


class Typist(QObject):
    """Opens the search, waits for the index, and types."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._field = found(window.findChild(QLineEdit, "search"))
        panel = found(window.findChild(QFrame, "search-results"))
        self._list = found(panel.findChild(QListView))
        found(window.findChild(IndexTask)).ready.connect(self._on_ready)
        QTimer.singleShot(_PATIENCE, self._on_late)
        window.activateWindow()
        self._field.setFocus()

    @Slot(object)
    def _on_ready(self, _index: object) -> None:
        # The window takes the index from the same signal; type once it has it.
        QTimer.singleShot(0, self._type)

    @Slot()
    def _type(self) -> None:
        queries = LARGE_QUERIES if packs else QUERIES
        times = Stopwatch(self._field, self._list.viewport()).times(queries, int(sys.argv[1]))
        memory = resident() if can_measure() else 0
        print(json.dumps({"times": times, "memory": memory}), flush=True)
        os._exit(0)

    @Slot()
    def _on_late(self) -> None:
        print("the search did not get ready", file=sys.stderr, flush=True)
        os._exit(1)


def found(widget: Widget | None) -> Widget:
    """The widget, which must be there."""
    assert widget is not None
    return widget


application = make_application()
packs = [Path(folder) for folder in sys.argv[2:]]
loader = open_window(application, "hip-thrust", packs)
typist = Typist(loader.window)
sys.exit(application.exec())

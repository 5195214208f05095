"""Somebody at the real window who waits until it can search, and then measures."""

import json
import os
import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QMainWindow

from handbook.ui.searching.index_task import IndexTask

Child = TypeVar("Child", bound=QObject)

_PATIENCE = 60_000
"""Milliseconds for everything; an index not ready by then is not going to be."""


class Typist(QObject):
    """Calls `measure` once the window can search, tells what it gives as JSON, and ends."""

    def __init__(self, window: QMainWindow, measure: Callable[[], object]) -> None:
        super().__init__(window)
        self._measure = measure
        found(window, IndexTask).ready.connect(self._on_ready)
        QTimer.singleShot(_PATIENCE, self._on_late)
        window.activateWindow()

    @Slot(object)
    def _on_ready(self, _index: object) -> None:
        # The window takes the index from the same signal; type once it has it.
        QTimer.singleShot(0, self._tell)

    @Slot()
    def _tell(self) -> None:
        print(json.dumps(self._measure()), flush=True)
        os._exit(0)

    @Slot()
    def _on_late(self) -> None:
        print("the search did not get ready", file=sys.stderr, flush=True)
        os._exit(1)


def found(parent: QObject, kind: type[Child], name: str = "") -> Child:
    """The child of a kind, with this object name if one is given, which must be there."""
    child = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert child is not None
    return child

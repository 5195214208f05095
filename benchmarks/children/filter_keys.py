"""The variations in the real window, filtered by a text: milliseconds from each key to the list.

filter_keys.py REPEAT ADDRESS [PACK...]

The address is that of a pack's variations.
"""

import json
import os
import sys
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

from benchmarks.typing_keys import FILTERS, Stopwatch
from handbook.ui.application import make_application, open_window
from handbook.ui.browsing.nothing_left import NothingLeft
from handbook.ui.browsing.variation_view import VariationView
from handbook.ui.filter_field import FilterField
from handbook.ui.pages.variations import VariationsPage
from handbook.ui.searching.index_task import IndexTask

Widget = TypeVar("Widget", bound=QObject)

_PAUSE = 90
"""Milliseconds between two keys of a fast typist; the window is listing all matches by then."""

_PATIENCE = 60_000
"""Milliseconds for everything; an index not ready by then is not going to be."""


class Typist(QObject):
    """Waits for the index, and types."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        found(window, IndexTask).ready.connect(self._on_ready)
        QTimer.singleShot(_PATIENCE, self._on_late)
        window.activateWindow()

    @Slot(object)
    def _on_ready(self, _index: object) -> None:
        # The window takes the index from the same signal; type once it has it.
        QTimer.singleShot(0, self._type)

    @Slot()
    def _type(self) -> None:
        page = found(self._window, VariationsPage)
        field = found(page, FilterField)
        field.setFocus()
        stopwatch = Stopwatch(field, found(page, VariationView).viewport(), _PAUSE)
        nothing = found(page, NothingLeft).widget()
        assert nothing is not None
        nothing.installEventFilter(stopwatch)
        times = stopwatch.times(FILTERS, int(sys.argv[1]))
        print(json.dumps({"times": times}), flush=True)
        os._exit(0)

    @Slot()
    def _on_late(self) -> None:
        print("the search did not get ready", file=sys.stderr, flush=True)
        os._exit(1)


def found(widget: QWidget, kind: type[Widget]) -> Widget:
    """The child of a kind, which must be there."""
    child = widget.findChild(kind)
    assert child is not None
    return child


application = make_application()
packs = [Path(folder) for folder in sys.argv[3:]]
loader = open_window(application, sys.argv[2], packs)
typist = Typist(loader.window)
sys.exit(application.exec())

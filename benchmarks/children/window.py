"""The real window: tells when its first page was painted, or how much memory it takes.

window.py paint     stop at once after the first paint
window.py ready     stop when there is something to search with, which is asked for at once
window.py memory    stop a second later
window.py settle    close as a trainer would, so that the home is that of a later start

What follows the mode is the command line of the program.
"""

import gc
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from handbook.ui.prose_view import ProseView


def main() -> int:
    """Start as `python main.py` does, with an eye on the first paint of a page."""
    gc.disable()  # as the program itself does before it imports Qt
    from handbook.cli import main
    from handbook.ui.prose_view import ProseView

    paint = ProseView.paintEvent
    modes, arguments = sys.argv[1:2], sys.argv[2:]

    def paint_and_tell(view: "ProseView", event: "QPaintEvent") -> None:
        paint(view, event)
        painted = time.monotonic()
        if modes:
            _after_first_paint(modes.pop(), painted, view)

    ProseView.paintEvent = paint_and_tell
    code = main(arguments)
    print("{}")
    return code


def _after_first_paint(mode: str, painted: float, view: "ProseView") -> None:
    if mode == "paint":
        _leave(f'{{"painted": {painted}}}')
    from PySide6.QtCore import QTimer

    if mode == "memory":
        QTimer.singleShot(1000, _tell_memory)
    elif mode == "ready":
        QTimer.singleShot(0, _ask)
    else:
        QTimer.singleShot(0, view.window().close)


def _tell_memory() -> None:
    """Tell the memory in use, with the workspace loaded by now."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.memory import resident
    from handbook.ui.workspace import Workspace

    if any(window.findChild(Workspace) for window in QApplication.topLevelWidgets()):
        _leave(f'{{"memory": {resident()}}}')
    print("no workspace a second after the first paint", file=sys.stderr, flush=True)
    os._exit(1)


def _ask() -> None:
    """Go to the search box, once it is there."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit

    from handbook.ui.searching.index_task import IndexTask

    for window in QApplication.topLevelWidgets():
        field, task = window.findChild(QLineEdit, "search"), window.findChild(IndexTask)
        if field is not None and task is not None:
            task.ready.connect(_tell_ready)
            window.activateWindow()
            field.setFocus()
            return
    QTimer.singleShot(1, _ask)


def _tell_ready(_index: object) -> None:
    _leave(f'{{"ready": {time.monotonic()}}}')


def _leave(told: str) -> None:
    """Say it and end, without the work of closing."""
    print(told, flush=True)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())

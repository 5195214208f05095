"""The real window: tells when its first page was painted, or how much memory it takes.

window.py paint     stop at once after the first paint
window.py memory    stop a second later
window.py settle    close as a trainer would, so that the home is that of a later start
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
    modes = sys.argv[1:]

    def paint_and_tell(view: "ProseView", event: "QPaintEvent") -> None:
        paint(view, event)
        painted = time.monotonic()
        if modes:
            _after_first_paint(modes.pop(), painted, view)

    ProseView.paintEvent = paint_and_tell
    code = main([])
    print("{}")
    return code


def _after_first_paint(mode: str, painted: float, view: "ProseView") -> None:
    if mode == "paint":
        _leave(f'{{"painted": {painted}}}')
    from PySide6.QtCore import QTimer

    if mode == "memory":
        QTimer.singleShot(1000, _tell_memory)
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


def _leave(told: str) -> None:
    """Say it and end, without the work of closing."""
    print(told, flush=True)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())

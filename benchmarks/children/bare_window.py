"""The floor: the least Qt for Python can do and still have a window on screen.

bare_window.py paint     stop at once after the first paint
bare_window.py memory    stop a second later
"""

import os
import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

_modes = sys.argv[1:]


class Window(QMainWindow):
    """An empty window of the size ours has."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and the first time do what the mode says."""
        super().paintEvent(event)
        painted = time.monotonic()
        if not _modes:
            return
        if _modes.pop() == "paint":
            _leave(f'{{"painted": {painted}}}')
        from PySide6.QtCore import QTimer

        QTimer.singleShot(1000, _tell_memory)


def _tell_memory() -> None:
    from benchmarks.memory import resident

    _leave(f'{{"memory": {resident()}}}')


def _leave(told: str) -> None:
    """Say it and end, without the work of closing."""
    print(told, flush=True)
    os._exit(0)


application = QApplication([])
window = Window()
window.resize(1180, 780)
window.show()
application.exec()

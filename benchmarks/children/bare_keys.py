"""The floor for typing: a field and a list of three lines that change with each key.

bare_keys.py REPEAT
"""

import json
import os
import sys

from PySide6.QtCore import QStringListModel, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMainWindow, QVBoxLayout, QWidget

from benchmarks.typing_keys import QUERIES, Stopwatch

application = QApplication([])
window = QMainWindow()
middle = QWidget(window)
column = QVBoxLayout(middle)
field = QLineEdit(middle)
listed = QListView(middle)
model = QStringListModel(listed)
listed.setModel(model)
column.addWidget(field)
column.addWidget(listed)
window.setCentralWidget(middle)
window.resize(1180, 780)


def show(text: str) -> None:
    """Three lines that hold what was typed."""
    model.setStringList([f"{number} {text}" for number in range(3)])


def type_queries() -> None:
    """Type and tell the times."""
    times = Stopwatch(field, listed.viewport()).times(QUERIES, int(sys.argv[1]))
    print(json.dumps({"times": times}), flush=True)
    os._exit(0)


field.textEdited.connect(show)
window.show()
window.activateWindow()
field.setFocus()
QTimer.singleShot(0, type_queries)
application.exec()

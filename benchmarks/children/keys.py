"""The real window, typed into: tells the milliseconds from each key to the painted list.

keys.py REPEAT [PACK...]

With packs, the queries are those for a large library. The memory in MB is told as well.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QFrame, QLineEdit, QListView

from benchmarks.memory import can_measure, resident
from benchmarks.typing_keys import LARGE_QUERIES, QUERIES, Stopwatch
from benchmarks.typist import Typist, found
from handbook.ui.application import make_application, open_window


def measure() -> dict[str, object]:
    """The time of each key, and the memory after all of them."""
    painted = found(found(window, QFrame, "search-results"), QListView).viewport()
    queries = LARGE_QUERIES if packs else QUERIES
    times = Stopwatch(field, painted).times(queries, int(sys.argv[1]))
    return {"times": times, "memory": resident() if can_measure() else 0}


application = make_application()
packs = [Path(folder) for folder in sys.argv[2:]]
window = open_window(application, "hip-thrust", packs).window
field = found(window, QLineEdit, "search")
typist = Typist(window, measure)
field.setFocus()
sys.exit(application.exec())

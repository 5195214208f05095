"""The variations in the real window, filtered by a text: milliseconds from each key to the list.

filter_keys.py REPEAT ADDRESS [PACK...]

The address is that of a pack's variations.
"""

import sys
from pathlib import Path

from benchmarks.typing_keys import FILTERS, Stopwatch
from benchmarks.typist import Typist, found
from handbook.ui.application import make_application, open_window
from handbook.ui.browsing.nothing_left import NothingLeft
from handbook.ui.browsing.variation_view import VariationView
from handbook.ui.filter_field import FilterField
from handbook.ui.pages.variations import VariationsPage

_PAUSE = 90
"""Milliseconds between two keys of a fast typist; the window is listing all matches by then."""


def measure() -> dict[str, object]:
    """The time of each key."""
    page = found(window, VariationsPage)
    field = found(page, FilterField)
    field.setFocus()
    stopwatch = Stopwatch(field, found(page, VariationView).viewport(), _PAUSE)
    nothing = found(page, NothingLeft).widget()
    assert nothing is not None
    nothing.installEventFilter(stopwatch)
    return {"times": stopwatch.times(FILTERS, int(sys.argv[1]))}


application = make_application()
packs = [Path(folder) for folder in sys.argv[3:]]
window = open_window(application, sys.argv[2], packs).window
typist = Typist(window, measure)
sys.exit(application.exec())

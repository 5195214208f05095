"""Write what the first start of all shows before anything is loaded.

    python -m docs.opening

It is the first page of the bundled handbook as the window itself keeps it at its end. To be run
after a change of that page, of how pages are written as HTML, or of what lies around them; a test
compares.
"""

import os
import sys
import tempfile

# Before anything imports Qt: the same surface and scale on every machine.
os.environ.update(QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="1", QT_FONT_DPI="96")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from handbook.paths import HOME_VARIABLE, cache_folder, resources_folder
from handbook.ui.appearance import ThemeChoice
from handbook.ui.application import make_application, open_window
from handbook.ui.opening import Opening, read_opening, write_opening

ADDRESS = "hip-thrust/section/overview"
"""What the window shows when there is no place to return to."""


def first_opening(window: QMainWindow) -> Opening:
    """Close a window that was just opened at the address; gives what the first start shows."""
    window.close()
    kept = read_opening(cache_folder())
    assert kept is not None
    return kept._replace(theme=ThemeChoice.SYSTEM, system_is_dark=None, zoom=1.0, geometry="")


def main() -> int:
    """Write the file."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        application = make_application()
        loader = open_window(application, ADDRESS, ())
        QTimer.singleShot(500, application.quit)
        application.exec()
        write_opening(resources_folder(), first_opening(loader.window))
    return 0


if __name__ == "__main__":
    sys.exit(main())

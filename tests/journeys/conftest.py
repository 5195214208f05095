"""The journeys are made at the same desk as the tests of the window."""

from tests.ui.conftest import (
    appearance,
    library,
    looks,
    nothing_left,
    open_desk,
    qtbot,
    real_desk,
    shown,
)

__all__ = [
    "appearance",
    "library",
    "looks",
    "nothing_left",
    "open_desk",
    "qtbot",
    "real_desk",
    "shown",
]

"""The journeys are made at the same desk as the tests of the window."""

from tests.ui.conftest import (
    appearance,
    library,
    looks,
    new_store,
    nothing_left,
    open_desk,
    qtbot,
    real_desk,
    shown,
    used_cache,
)

__all__ = [
    "appearance",
    "library",
    "looks",
    "new_store",
    "nothing_left",
    "open_desk",
    "qtbot",
    "real_desk",
    "shown",
    "used_cache",
]

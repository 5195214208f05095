"""Collects Python's garbage in the window's thread only."""

import gc

from PySide6.QtCore import QObject, QTimerEvent
from typing_extensions import override

_INTERVAL = 2_000
"""Milliseconds between two looks; a window in use makes some thousand objects in that time."""

_LIBRARY = 100_000
"""New objects that are no garbage but a library that is being opened; to look through as many
takes longer than a frame."""


class GarbageCollector(QObject):
    """Collects now and then, in the thread it was made in.

    Python collects in whichever thread happens to make an object. Where that is one that works in
    the background, it deletes widgets which the window's thread is about to draw.
    """

    def __init__(self, parent: QObject) -> None:
        """What is alive now counts as alive for good."""
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self.startTimer(_INTERVAL)

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        if gc.get_count()[0] > _LIBRARY:
            gc.freeze()
        collect_garbage()


def collect_garbage() -> None:
    """Collect the oldest generation that has had its number of new objects, as Python would."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if count > threshold
    ]
    if due:
        gc.collect(max(due))

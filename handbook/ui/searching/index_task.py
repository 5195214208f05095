"""Opens the search index in the background, from the cache or built, and hands it on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from handbook.content.handbook import Library
from handbook.errors import HandbookError
from handbook.paths import cache_folder
from handbook.ui.background import run_in_background

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex


class IndexTask(QObject):
    """Start it with `start`; `ready` brings the index, `failed` what went wrong."""

    ready = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._library: Library | None = None

    def start(self, library: Library) -> None:
        """Open the index of a library; one still being built for another is dropped."""
        self._library = library
        run_in_background(_build, library, self._on_built)

    @Slot(object)
    def _on_built(self, outcome: object) -> None:
        if isinstance(outcome, HandbookError):
            self.failed.emit(str(outcome))
        elif isinstance(outcome, tuple):
            library, index = outcome
            if library is self._library:
                self.ready.emit(index)


def _build(library: Library) -> "tuple[Library, SearchIndex | None]":
    # Imported in the background too: the window must not wait for the search room.
    from handbook.search.opening import open_index

    return library, open_index(library.handbooks, cache_folder())

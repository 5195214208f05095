"""Builds the search index in the background and hands it to the window."""

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from typing_extensions import override

from handbook.content.handbook import Library
from handbook.errors import SearchError


class IndexTask(QObject):
    """Start it with `start`; `ready` brings the index, `failed` what went wrong."""

    ready = Signal(object)
    failed = Signal(str)

    def start(self, library: Library) -> None:
        """Build the index of a library on the thread pool."""
        QThreadPool.globalInstance().start(_Build(library, self))


class _Build(QRunnable):
    """One build; it only emits, and its receiver lives in the window's thread."""

    def __init__(self, library: Library, task: IndexTask) -> None:
        super().__init__()
        self._library = library
        self._task = task

    @override
    def run(self) -> None:
        # Imported in the background too: the window must not wait for the search room.
        from handbook.search.index import SearchIndex

        try:
            self._task.ready.emit(SearchIndex.build(self._library.handbooks))
        except SearchError as error:
            self._task.failed.emit(str(error))

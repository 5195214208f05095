"""Opens the search index in the background, from the cache or built, and hands it on."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from handbook.content.handbook import Library
from handbook.errors import HandbookError
from handbook.language import _
from handbook.ui.background import Deliver, reporter, run_in_background

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex
    from handbook.search.worker import Step
    from handbook.ui.worker_process import WorkerProcess

LARGE = 5_000
"""So many entries are indexed in a process of their own."""


class IndexTask(QObject):
    """Start it with `start`; `ready` brings the index, `failed` what went wrong."""

    ready = Signal(object)
    failed = Signal(str)

    progressed = Signal(int, int)
    """So many entries of so many are indexed."""

    def __init__(self, cache: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._cache = cache
        self._build: _Build | None = None
        self._worker: WorkerProcess | None = None

    @property
    def is_running(self) -> bool:
        """Whether an index is on its way."""
        return self._build is not None

    def start(self, library: Library) -> None:
        """Open the index of a library; one still being built for another is dropped."""
        self.cancel()
        self._run(library, LARGE if library.folders else None)

    @Slot()
    def cancel(self) -> None:
        """Give up what is on its way, and let it end soon."""
        build, self._build = self._build, None
        if build is not None:
            build.cancelled.set()
        if self._worker is not None:
            self._worker.stop()

    def _run(self, library: Library, limit: int | None) -> None:
        self._build = _Build(library, self._cache, limit, reporter(self._on_told))
        run_in_background(_open, self._build, self._on_opened)

    @Slot(object)
    def _on_told(self, told: object) -> None:
        build, done, total = told if isinstance(told, tuple) else (None, 0, 0)
        if build is self._build:
            self.progressed.emit(done, total)

    @Slot(object)
    def _on_opened(self, outcome: object) -> None:
        build, result = outcome if isinstance(outcome, tuple) else (self._build, None)
        if build is not self._build or build is None:
            return
        if isinstance(result, _TooLarge):
            self._prepare(build.library)
            return
        self._build = None
        if isinstance(result, HandbookError):
            self.failed.emit(str(result))
        elif result is None:
            self.failed.emit(_("The search cannot be prepared; the crash report says why."))
        else:
            self.ready.emit(result)

    def _prepare(self, library: Library) -> None:
        # Imported here: few starts come to it.
        from handbook.search.worker import Work
        from handbook.ui.worker_process import WorkerProcess

        if self._worker is None:
            self._worker = WorkerProcess(self)
            self._worker.progressed.connect(self._on_step)
            self._worker.finished.connect(self._on_prepared)
        self._worker.start(Work.INDEX, library.folders, self._cache)

    @Slot(object)
    def _on_step(self, step: "Step") -> None:
        self.progressed.emit(step.done, step.total)

    @Slot()
    def _on_prepared(self) -> None:
        """Open what the other process built; build here what it could not."""
        if self._build is not None:
            self._run(self._build.library, None)


class _Build:
    """One opening: of which library, and whether anybody still waits for it."""

    def __init__(self, library: Library, cache: Path, limit: int | None, report: Deliver) -> None:
        """More entries than the limit are not indexed in this process."""
        self.library = library
        self.cache = cache
        self.limit = limit
        self.cancelled = threading.Event()
        self._report = report

    def tell(self, done: int, total: int) -> None:
        """Tell how far it is; may be called in any thread."""
        self._report((self, done, total))


class _TooLarge:
    """The outcome of a build that was not begun."""


def _open(build: _Build) -> "tuple[_Build, SearchIndex | HandbookError | _TooLarge | None]":
    # Imported in the background too: the window must not wait for the search room.
    from handbook.search.opening import open_index, unbuilt

    handbooks = build.library.handbooks
    if build.limit is not None and unbuilt(handbooks, build.cache) > build.limit:
        return build, _TooLarge()
    try:
        return build, open_index(handbooks, build.cache, build.tell, build.cancelled.is_set)
    except HandbookError as error:
        return build, error

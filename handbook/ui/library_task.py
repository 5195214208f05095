"""Opens packs for the window: what is ready at once, and what must be read first a little later."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from handbook.content.handbook import Library
from handbook.content.library import open_library, slow
from handbook.errors import HandbookError
from handbook.language import _
from handbook.ui.background import run_in_background

if TYPE_CHECKING:
    from handbook.search.worker import Step
    from handbook.ui.worker_process import WorkerProcess


class LibraryTask(QObject):
    """Reads large packs in the background; `opened` brings the library they are in."""

    opened = Signal(object)
    """A Library."""

    failed = Signal(str)
    """Why it cannot be opened."""

    progressed = Signal(str, int, int)
    """The pack that is being read, and how much of it is, of how much."""

    def __init__(
        self, bundled: Sequence[Path], others: Sequence[Path], cache: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._others = others
        self._folders = (*bundled, *others)
        self._cache = cache
        self._opening: _Opening | None = None
        self._worker: WorkerProcess | None = None

    @property
    def is_running(self) -> bool:
        """Whether a library is on its way."""
        return self._opening is not None

    def open_first(self) -> Library:
        """What can be opened at once, and the bundled packs; if more is to come, it is begun.

        Raises ContentError when there is nothing to show, nor to wait for.
        """
        waiting = slow(self._others, self._cache)
        if not waiting:
            return open_library(self._folders, self._cache)
        ready = [folder for folder in self._folders if folder not in waiting]
        try:
            library = open_library(ready, self._cache)
        except HandbookError:
            return open_library(self._folders, self._cache)
        self._read(waiting)
        return library

    def reload(self) -> Library | None:
        """The library as the packs are now; None when `opened` will bring it.

        Raises ContentError when there is nothing to show.
        """
        self.cancel()
        waiting = slow(self._folders, self._cache)
        if not waiting:
            return open_library(self._folders, self._cache)
        self._read(waiting)
        return None

    @Slot()
    def cancel(self) -> None:
        """Give up what is on its way, and let it end soon."""
        opening, self._opening = self._opening, None
        if opening is not None:
            opening.cancelled.set()
        if self._worker is not None:
            self._worker.stop()

    def _read(self, folders: Sequence[Path]) -> None:
        # Imported here: few starts come to it.
        from handbook.search.worker import Work
        from handbook.ui.worker_process import WorkerProcess

        self._opening = _Opening(self._folders, self._cache)
        if self._worker is None:
            self._worker = WorkerProcess(self)
            self._worker.progressed.connect(self._on_step)
            self._worker.finished.connect(self._on_read)
        self._worker.start(Work.READ, folders, self._cache)

    @Slot(object)
    def _on_step(self, step: "Step") -> None:
        self.progressed.emit(step.pack, step.done, step.total)

    @Slot()
    def _on_read(self) -> None:
        """Open what the other process read; read here, in a thread, what it could not keep."""
        if self._opening is not None:
            run_in_background(_open, self._opening, self._on_opened)

    @Slot(object)
    def _on_opened(self, outcome: object) -> None:
        opening, result = outcome if isinstance(outcome, tuple) else (self._opening, None)
        if opening is not self._opening or opening is None:
            return
        self._opening = None
        if isinstance(result, Library):
            self.opened.emit(result)
        elif isinstance(result, HandbookError):
            self.failed.emit(str(result))
        else:
            self.failed.emit(_("The handbooks cannot be read; the crash report says why."))


class _Opening:
    """One opening: which packs, and whether anybody still waits for them."""

    def __init__(self, folders: Sequence[Path], cache: Path) -> None:
        self.folders = folders
        self.cache = cache
        self.cancelled = threading.Event()

    def watch(self, _share: float) -> None:
        """End the reading when nobody waits any more."""
        if self.cancelled.is_set():
            raise _CancelledError


class _CancelledError(Exception):
    """Nobody waits for these packs."""


def _open(opening: _Opening) -> tuple[_Opening, Library | HandbookError | None]:
    try:
        return opening, open_library(opening.folders, opening.cache, opening.watch)
    except HandbookError as error:
        return opening, error
    except _CancelledError:
        return opening, None

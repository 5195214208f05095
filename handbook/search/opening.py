"""A library -> its search index: from the cache where that has it, else built."""

import logging
import threading
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from handbook import __version__
from handbook.content.handbook import Handbook
from handbook.errors import SearchError
from handbook.language import _
from handbook.search.documents import KINDS
from handbook.search.index import SearchIndex
from handbook.search.kept import Held, discard, hold, new_folder, others, publish

if TYPE_CHECKING:
    from handbook.search.pack_index import PackIndex, Watch

Progress = Callable[[int, int], None]
"""Is told how many entries are indexed, and of how many; not called when none need be."""

_MOST_STEPS = 200
"""How often progress is told, about."""

_PAUSE_SECONDS = 0.0002
"""How long a build in the background now and then waits, so that the window gets its turn: threads
that only take turns keep one another waiting for much longer."""

_log = logging.getLogger(__name__)


class _CancelledError(Exception):
    """Ends a build that nobody waits for any more."""


def open_index(
    handbooks: Sequence[Handbook],
    cache: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SearchIndex | None:
    """The index of some handbooks; None once `cancelled` says so.

    It is kept in the cache folder, pack by pack, and built anew only for packs that changed. Where
    nothing can be kept it is built in memory. May run in any thread, in which it calls `progress`
    and `cancelled`. Raises SearchError when there can be no index at all.
    """
    try:
        return _Opening(cache / "index", progress, cancelled).open(handbooks)
    except _CancelledError:
        return None
    except ImportError as error:
        message = _("The search cannot be loaded: {reason}. Install the program again.")
        raise SearchError(message.format(reason=error)) from error


def unbuilt(handbooks: Sequence[Handbook], cache: Path) -> int:
    """How many entries of some handbooks have no index in the cache yet, at first sight."""
    state = _program_state()
    return sum(
        _size(handbook)
        for handbook in handbooks
        if not ((name := _name(handbook, state)) and (cache / "index" / name).is_dir())
    )


class _Opening:
    """One opening: what is to be done, and how much of it is."""

    def __init__(
        self, cache: Path, progress: Progress | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self._cache = cache
        self._progress = progress
        self._cancelled = cancelled
        self._done = self._told = self._total = 0
        self._in_background = threading.current_thread() is not threading.main_thread()
        self._never = threading.Event()

    def open(self, handbooks: Sequence[Handbook]) -> SearchIndex:
        state = _program_state()
        names = [_name(handbook, state) for handbook in handbooks]
        packs = [
            self._kept(handbook, hold(self._cache / name)) if name else None
            for handbook, name in zip(handbooks, names, strict=True)
        ]
        self._total = sum(
            _size(handbook) for handbook, pack in zip(handbooks, packs, strict=True) if pack is None
        )
        index = SearchIndex(
            [
                pack or self._built(handbook, name)
                for handbook, name, pack in zip(handbooks, names, packs, strict=True)
            ]
        )
        for handbook, name in zip(handbooks, names, strict=True):
            for folder in others(self._cache, handbook.id, name):
                discard(folder)
        return index

    def _kept(self, handbook: Handbook, held: Held | None) -> "PackIndex | None":
        """The index in a folder; None when it cannot be read."""
        from handbook.search.pack_index import PackIndex

        if held is None:
            return None
        try:
            return PackIndex.open(handbook, held.folder, held)
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            _log.info("index of %s not opened: %s", handbook.id, error)
            held.release()
            return None

    def _built(self, handbook: Handbook, name: str) -> "PackIndex":
        from handbook.search.pack_index import PackIndex

        watch = self._watch(self._done)
        pack = self._kept(handbook, self._built_on_disk(handbook, name, watch)) if name else None
        if pack is None:
            try:
                pack = PackIndex.build(handbook, None, watch)
            except (OSError, ValueError, MemoryError) as error:
                message = _("The search in {pack} cannot be prepared: {reason}. Free some memory.")
                message = message.format(pack=handbook.manifest.title, reason=error)
                raise SearchError(message) from error
        self._done += _size(handbook)
        return pack

    def _built_on_disk(self, handbook: Handbook, name: str, watch: "Watch") -> Held | None:
        """The folder of an index built just now; None when it cannot be kept."""
        from handbook.search.pack_index import PackIndex

        try:
            held = new_folder(self._cache, name)
        except OSError as error:
            _log.info("index of %s not kept: %s", handbook.id, error)
            return None
        try:
            PackIndex.build(handbook, held.folder, watch)
            return publish(held, self._cache / name)
        except (OSError, ValueError) as error:
            _log.info("index of %s not kept: %s", handbook.id, error)
            return None
        finally:
            held.release()
            discard(held.folder)

    def _watch(self, before: int) -> "Watch":
        """What looks after the build of a pack, when so many entries are done before it."""

        def watch(done: int) -> None:
            if self._cancelled is not None and self._cancelled():
                raise _CancelledError
            if self._in_background:
                self._never.wait(_PAUSE_SECONDS)
            self._tell(before + done)

        return watch

    def _tell(self, done: int) -> None:
        if self._progress is None or done == self._told:
            return
        if done == self._total or done >= self._told + self._total // _MOST_STEPS:
            self._told = done
            self._progress(done, self._total)


def _name(handbook: Handbook, program_state: str) -> str:
    """The folder of a handbook's index; empty for one that no files were read for."""
    if not handbook.digest:
        return ""
    state = f"{program_state} {handbook.digest}".encode()
    return f"{handbook.id}-{blake2b(state, digest_size=8).hexdigest()}"


def _program_state() -> str:
    """Changes when the code that makes indexes does: by release, or by edit in a checkout."""
    import tantivy

    modules = sorted(Path(__file__).parent.glob("*.py"))
    times = [path.stat().st_mtime_ns for path in modules]
    return f"{__version__} {getattr(tantivy, '__version__', '')} {times}"


def _size(handbook: Handbook) -> int:
    return sum(len(handbook.entries(kind)) for kind in KINDS)

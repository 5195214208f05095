"""What is prepared while the window is open: packs are read, the search is indexed, both told."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from handbook.content.handbook import Library
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.notice_bar import NoticeBar, Offer
from handbook.ui.progress_line import ProgressLine
from handbook.ui.searching.index_task import IndexTask


class Preparation(QObject):
    """Keeps the index of the library up to date once it is needed; either work can be ended."""

    index_changed = Signal(object)
    """A SearchIndex; None when what it was made of has changed."""

    index_progressed = Signal(int, int)
    """So many entries of so many are indexed; told only when it takes long."""

    index_stopped = Signal()
    """There will be no index until it is needed again."""

    reading_cancelled = Signal()
    """Packs that are still to come are not waited for any more."""

    reading_wanted = Signal()
    """They are, after all."""

    def __init__(
        self,
        library: Library,
        cache: Path,
        notice_bar: NoticeBar,
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.line = ProgressLine(appearance, parent)
        self._library = library
        self._notice_bar = notice_bar
        self._is_needed = False
        self._task = IndexTask(cache, self)
        self._task.ready.connect(self._on_ready)
        self._task.failed.connect(self._on_failed)
        self._task.progressed.connect(self._on_progressed)
        self.line.cancelled.connect(self._on_cancelled)

    def set_library(self, library: Library) -> None:
        """Prepare the search of another library, if it has been needed.

        The index there is stays in use until then if all that it finds is still right.
        """
        grown = _is_grown(self._library, library)
        self._library = library
        self.line.finish()
        if not grown:
            self.index_changed.emit(None)
        if self._is_needed:
            self._task.start(library)

    @Slot()
    def need_index(self) -> None:
        """Somebody is about to search."""
        if not self._is_needed:
            self._is_needed = True
            self._notice_bar.take_back(_stopped_notice())
            self._task.start(self._library)

    @Slot()
    def end(self) -> None:
        """Give up what is on its way: the window closes."""
        self._task.cancel()

    @Slot(str, int, int)
    def show_reading(self, pack: str, done: int, total: int) -> None:
        """Tell that a pack is being read, and how far."""
        text = _("Reading {pack}: {percent} %")
        percent = 100 * done // max(total, 1)
        self.line.tell(text.format(pack=pack, percent=percent), done, total)

    @Slot(str)
    def end_reading(self, message: str) -> None:
        """Tell why the packs that were to come do not."""
        self.line.finish()
        self._notice_bar.tell(message)

    @Slot(object)
    def _on_ready(self, index: object) -> None:
        self.line.finish()
        self.index_changed.emit(index)

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        text = _("Preparing the search: {done} of {total}")
        self.line.tell(text.format(done=f"{done:,}", total=f"{total:,}"), done, total)
        if self.line.isVisible():
            self.index_progressed.emit(done, total)

    @Slot(str)
    def _on_failed(self, message: str) -> None:
        self._stop()
        self._notice_bar.tell(message)

    @Slot()
    def _on_cancelled(self) -> None:
        if self._task.is_running:
            self._task.cancel()
            self._stop()
            again = Offer(_("Prepare it now"), self.need_index)
            self._notice_bar.tell(_stopped_notice(), again)
        else:
            self.reading_cancelled.emit()
            again = Offer(_("Read them now"), self.reading_wanted.emit)
            self._notice_bar.tell(_("Some handbooks were not read."), again)

    def _stop(self) -> None:
        self._is_needed = False
        self.line.finish()
        self.index_stopped.emit()


def _stopped_notice() -> str:
    return _("The search is not prepared.")


def _is_grown(before: Library, after: Library) -> bool:
    """Whether all that was there still is, and unchanged."""
    kept = {handbook.id: handbook.digest for handbook in after.handbooks}
    return all(
        handbook.digest and kept.get(handbook.id) == handbook.digest
        for handbook in before.handbooks
    )

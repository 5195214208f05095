"""The start and the end of a window's run, as the store knows of them."""

import datetime
from collections.abc import Sequence

from handbook.errors import UserDataError
from handbook.language import _
from handbook.ui.keeping.words import handout_words, second_words
from handbook.userdata.runs import (
    Run,
    SavedHandout,
    UnfinishedRun,
    begin_run,
    end_run,
    forget_runs,
    unfinished_runs,
)
from handbook.userdata.store import Store


class WindowRun:
    """A run of the window; `cut_short` are those before it that ended without saying so."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._run: Run | None = None
        self.cut_short: Sequence[UnfinishedRun] = ()
        if store.path is None:
            return  # nothing of this run will be left to be told of
        try:
            self._run = begin_run(store)
            self.cut_short = unfinished_runs(store)
            forget_runs(store, [run.id for run in self.cut_short])
        except UserDataError:
            return  # the keeper will say so as soon as there is something to keep

    @property
    def id(self) -> str | None:
        """What the window saves under."""
        return self._run.id if self._run else None

    @property
    def last_handout(self) -> str:
        """The id of what was being edited when a run was cut short; empty if there is none."""
        last = self._last()
        return last.id if last else ""

    def _last(self) -> SavedHandout | None:
        """What was kept last in the runs that were cut short."""
        saved = [run.handouts[0] for run in self.cut_short if run.handouts]
        return max(saved, key=lambda handout: handout.kept_at, default=None)

    def words(self, now: datetime.datetime) -> str:
        """What to tell of the runs that were cut short; empty if there were none."""
        if not self.cut_short:
            return ""
        last = self._last()
        if last is None:
            return _(
                "The program ended unexpectedly. No handout had been changed; at most what was "
                "typed in the last second is missing."
            )
        return _(
            "The program ended unexpectedly; the handout “{name}” was kept as of {time}."
        ).format(name=handout_words(last.client, last.title), time=second_words(last.kept_at, now))

    def end(self, *, kept: bool) -> None:
        """The window closes; unless everything is `kept`, the next start says what was last."""
        if self._run is None:
            return
        try:
            if kept:
                end_run(self._store, self._run)
        except UserDataError:
            pass  # the next start says that the run was cut short, which does no harm
        if self._run.lock is not None:
            self._run.lock.close()
        self._run = None

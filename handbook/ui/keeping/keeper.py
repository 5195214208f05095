"""The draft of a window, kept in the store while it is being changed."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from handbook.errors import UserDataError
from handbook.handout.model import Handout
from handbook.language import _
from handbook.ui.draft import HandoutDraft, new_handout
from handbook.userdata.handouts import HandoutConflictError, Handouts, KeptHandout, Shelf
from handbook.userdata.store import Store

_OPEN_KEY = "open handout"
_FORMER_KEY = "draft"
"""Where earlier versions of the program kept the only handout there was."""

_NEVER_ASKED = "never"
"""Stands for the open handout in a store that such a version has written."""

SAVE_DELAY = 600
"""Milliseconds after which a change is kept, whether or not more are coming."""

RETRY_DELAY = 5000
"""Milliseconds after which what could not be kept is tried again."""


class HandoutKeeper(QObject):
    """Keeps the draft of this window in the store, and knows which of the handouts it is.

    Whatever fails is told once, and tried again until it works.
    """

    handout_changed = Signal()
    """`handout_id` is another."""

    written = Signal()
    """What the store holds of handouts has changed, through this window or another."""

    failed = Signal(str)
    """The draft cannot be kept: what to tell the trainer."""

    conflicted = Signal(object)
    """The HandoutConflictError of a change that another window had changed meanwhile."""

    def __init__(
        self,
        store: Store,
        handouts: Handouts,
        draft: HandoutDraft,
        parent: QObject,
        delay: int = SAVE_DELAY,
        retry_delay: int = RETRY_DELAY,
    ) -> None:
        """Keep changes after `delay` milliseconds, and try again after `retry_delay`."""
        super().__init__(parent)
        self._store = store
        self._handouts = handouts
        self._draft = draft
        self._delay = delay
        self._retry_delay = retry_delay
        self._kept: KeptHandout | None = None
        self._saved: Handout | None = None
        self._failing = store.path is None
        self._seen = self._data_version()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.setInterval(2 * delay)
        self._look_again.timeout.connect(self.refresh)
        draft.changed.connect(self._on_changed)

    @property
    def handout_id(self) -> str:
        """The id that the draft is kept under; empty while there is nothing to keep."""
        return self._kept.id if self._kept else ""

    # Which handout

    def reopen(self, last_id: str = "") -> KeptHandout | None:
        """Go on with a handout of the run before, by default with the one that was open last.

        Gives it if there was one. It starts with an empty one otherwise.
        """
        for id in (last_id, self._store.get(_OPEN_KEY, str, "")):
            try:
                kept = self._handouts.get(id) if id else None
            except UserDataError:
                continue
            if kept is not None and kept.shelf is not Shelf.REMOVED:
                self._go_on(kept, kept.handout)
                return kept
        if self._store.get(_OPEN_KEY, str, _NEVER_ASKED) == _NEVER_ASKED:
            former = self._store.get(_FORMER_KEY, Handout, new_handout())
            if says_something(former):
                self._draft.open(former)
        return None

    def open(self, id: str) -> None:
        """Keep the draft and go on with another handout; raises UserDataError if it is not there.

        Raises it too when the draft cannot be kept, and stays with it.
        """
        if id == self.handout_id:
            return
        kept = self._handouts.get(id)
        self._save()
        self._go_on(kept, kept.handout)

    def start(self, handout: Handout) -> None:
        """Keep the draft and go on with a handout that is not kept yet.

        Raises UserDataError when the draft cannot be kept, and stays with it.
        """
        self._save()
        self._go_on(None, handout)
        self._on_changed()

    def _go_on(self, kept: KeptHandout | None, handout: Handout) -> None:
        before = self.handout_id
        self._timer.stop()
        self._kept, self._saved = kept, handout
        self._draft.open(handout)
        self._announce(before)

    def _announce(self, before: str) -> None:
        """Say how it is kept now; `before` is the id it was kept under."""
        self._say()
        if self.handout_id != before:
            self._remember_open()
            self.handout_changed.emit()

    def _remember_open(self) -> None:
        try:
            self._store.set(_OPEN_KEY, self.handout_id)
        except UserDataError as error:
            self._fail(error)

    # Keeping it

    @Slot()
    def _on_changed(self) -> None:
        if self._is_changed and not self._timer.isActive():
            self._timer.start(self._retry_delay if self._failing else self._delay)

    @property
    def _is_changed(self) -> bool:
        """Whether the draft says something else than what is kept."""
        handout = self._draft.handout
        return handout != self._saved if self._kept else says_something(handout)

    @Slot()
    def save(self) -> bool:
        """Keep the draft now; says whether it is kept. A failure is told once."""
        try:
            self._save()
        except UserDataError as error:
            self._fail(error)
            self._timer.start(self._retry_delay)
            return False
        return True

    def _save(self) -> None:
        """Keep the draft; raises UserDataError when it cannot be kept."""
        self._timer.stop()
        if not self._is_changed:
            return
        handout, before = self._draft.handout, self._kept
        conflict: HandoutConflictError | None = None
        try:
            if before is None:
                kept = self._handouts.new(handout)
            else:
                kept = self._handouts.save(before.id, handout, before.revision)
        except HandoutConflictError as error:
            conflict, kept = error, error.ours
        self._kept, self._saved = kept, handout
        self._failing = self._store.path is None
        self._announce(before.id if before else "")
        self.written.emit()
        if conflict is not None:
            self.conflicted.emit(conflict)

    def _fail(self, error: UserDataError) -> None:
        if not self._failing:
            self._failing = True
            self._say()
            self.failed.emit(str(error))

    def _say(self) -> None:
        if self._failing:
            words = _("Not kept")
        elif self._kept is None:
            words = ""
        else:
            words = _("Kept {time}").format(time=f"{self._kept.changed:%H:%M}")
        self._draft.say_kept(words)

    # The handouts around it

    def on_window_entered(self) -> None:
        """Take in what the window that was left has kept, and what it is about to keep."""
        self.refresh()
        self._look_again.start()

    @Slot()
    def refresh(self) -> None:
        """Take in what another window has kept meanwhile; asking costs next to nothing."""
        seen = self._data_version()
        if seen == self._seen:
            return
        self._seen = seen
        self.written.emit()
        if self._kept is None:
            return
        try:
            now = self._handouts.get(self._kept.id)
        except UserDataError:
            return  # erased there; the next change keeps it again
        if now.revision == self._kept.revision:
            return
        if self._is_changed:
            self.save()
        else:
            self._go_on(now, now.handout)

    def announce_written(self) -> None:
        """Say that this window has changed something about handouts besides the draft."""
        self.written.emit()

    def _data_version(self) -> int:
        try:
            return self._store.data_version
        except UserDataError:
            return 0


def says_something(handout: Handout) -> bool:
    """Whether there is anything on a handout that was not there when it was begun."""
    texts = (handout.client, handout.title, handout.note)
    return any((handout.items, *texts, handout.main_message, handout.client_goal))

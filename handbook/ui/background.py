"""Work off the window's thread, whose outcome comes back to a slot of the window."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from typing_extensions import override

from handbook.errors import HandbookError

Given = TypeVar("Given")


def run_in_background(
    work: Callable[[Given], object], given: Given, deliver: Callable[[object], None]
) -> None:
    """Call `work` with what is given on the thread pool and hand its outcome to `deliver`.

    The outcome is what `work` returns, the HandbookError it raises, or None when it fails in a
    way nobody expected. `deliver` must be a slot of a QObject: it is called in the thread of that
    object, and not at all when the object has gone by then.
    """
    QThreadPool.globalInstance().start(_Work(lambda: work(given), deliver))


class _Outcome(QObject):
    """Carries an outcome between threads; it has no parent, because it outlives who asked."""

    delivered = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], object], deliver: Callable[[object], None]) -> None:
        super().__init__()
        self._work = work
        self._outcome = _Outcome()
        self._outcome.delivered.connect(deliver)

    @override
    def run(self) -> None:
        outcome: object = None
        try:
            outcome = self._work()
        except HandbookError as error:
            outcome = error
        finally:
            self._outcome.delivered.emit(outcome)

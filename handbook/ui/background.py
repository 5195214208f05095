"""Work off the window's thread, whose outcome comes back to a slot of the window."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from typing_extensions import override

from handbook.errors import HandbookError

Given = TypeVar("Given")


def run_in_background(
    work: Callable[[Given], object], given: Given, deliver: Callable[[object], None]
) -> None:
    """Call `work` with what is given on the thread pool and hand its outcome to `deliver`.

    The outcome is what `work` returns, the HandbookError it raises, or None when it fails in a
    way nobody expected. `deliver` must be a slot of a QObject: it is called in the thread of that
    object, and not at all when the object has gone by then. The application ends only when the
    work has.
    """
    application = QCoreApplication.instance()
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    if application is not None and application.findChild(_Finisher, options=directly) is None:
        _Finisher(application)
    QThreadPool.globalInstance().start(_Work(work, given, deliver))


class _Finisher(QObject):
    """Lets work end before the application does: what it works on would be deleted under it."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        application.aboutToQuit.connect(self._on_about_to_quit)

    @Slot()
    def _on_about_to_quit(self) -> None:
        QThreadPool.globalInstance().waitForDone()


class _Outcome(QObject):
    """Carries an outcome between threads; it has no parent, because it outlives who asked."""

    delivered = Signal(object)


class _Work(QRunnable, Generic[Given]):
    """One call; it only emits, and who hears it lives in the window's thread."""

    def __init__(
        self, work: Callable[[Given], object], given: Given, deliver: Callable[[object], None]
    ) -> None:
        super().__init__()
        self._work = work
        self._given = given
        self._outcome = _Outcome()
        self._outcome.delivered.connect(deliver)

    @override
    def run(self) -> None:
        outcome: object = None
        try:
            outcome = self._work(self._given)
        except HandbookError as error:
            outcome = error
        finally:
            self._outcome.delivered.emit(outcome)

"""Work off the window's thread, whose outcome comes back to a slot of the window."""

from collections.abc import Callable
from types import MethodType
from typing import Generic, NamedTuple, TypeVar, cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from typing_extensions import override

from handbook.errors import HandbookError

Given = TypeVar("Given")


def run_in_background(
    work: Callable[[Given], object], given: Given, deliver: Callable[[object], None]
) -> None:
    """Call `work` with what is given on the thread pool and hand its outcome to `deliver`.

    The outcome is what `work` returns, the HandbookError it raises, or None when it fails in a
    way nobody expected. `deliver` must be a method of a QObject: it is called in the thread of the
    application, and not at all when the object has gone by then. The application ends only when
    the work has.
    """
    QThreadPool.globalInstance().start(_Work(work, given, deliver, _post()))


class _Outcome(NamedTuple):
    """What came of some work, and the method that wants to know."""

    deliver: Callable[[object], None]
    value: object


class _Post(QObject):
    """Takes outcomes to the application's thread.

    There is one for all work, and it lives as long as the application: a QObject made for each
    would be deleted by the thread that did the work, while the other one looks at it.
    """

    sent = Signal(object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.sent.connect(self._on_sent, Qt.ConnectionType.QueuedConnection)
        application.aboutToQuit.connect(self._on_about_to_quit)

    @Slot(object)
    def _on_sent(self, outcome: _Outcome) -> None:
        if shiboken6.isValid(cast("MethodType", outcome.deliver).__self__):
            outcome.deliver(outcome.value)

    @Slot()
    def _on_about_to_quit(self) -> None:
        # What the work is about would be deleted under it.
        QThreadPool.globalInstance().waitForDone()


def _post() -> _Post:
    application = QCoreApplication.instance()
    assert application is not None, "work needs an application to come back to"
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    return application.findChild(_Post, options=directly) or _Post(application)


class _Work(QRunnable, Generic[Given]):
    """One call on a thread of the pool."""

    def __init__(
        self,
        work: Callable[[Given], object],
        given: Given,
        deliver: Callable[[object], None],
        post: _Post,
    ) -> None:
        super().__init__()
        self._work = work
        self._given = given
        self._deliver = deliver
        self._post = post

    @override
    def run(self) -> None:
        value: object = None
        try:
            value = self._work(self._given)
        except HandbookError as error:
            value = error
        finally:
            self._post.sent.emit(_Outcome(self._deliver, value))

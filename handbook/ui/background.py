"""Work off the window's thread, whose outcome comes back to a slot of the window."""

from collections.abc import Callable
from types import MethodType
from typing import Generic, TypeVar, cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from typing_extensions import override

from handbook.errors import HandbookError

Given = TypeVar("Given")

Deliver = Callable[[object], None]
"""A method of a QObject. It is called in the thread of the application, and not at all when the
object has gone by then."""


def run_in_background(work: Callable[[Given], object], given: Given, deliver: Deliver) -> None:
    """Call `work` with what is given on the thread pool and hand its outcome to `deliver`.

    The outcome is what `work` returns, the HandbookError it raises, or None when it fails in a
    way nobody expected. What the work was about is let go of in the thread of the application. The
    application ends only when the work has.
    """
    QThreadPool.globalInstance().start(_Runner(_Work(work, given, deliver), _post()))


def reporter(deliver: Deliver) -> Deliver:
    """What work may call, in its own thread, to hand values to `deliver` while it goes on."""
    post = _post()

    def report(value: object) -> None:
        post.sent.emit(_Parcel(deliver, value))

    return report


class _Parcel:
    """A value on its way to the method that wants to know."""

    def __init__(self, deliver: Deliver, value: object = None) -> None:
        self._deliver = deliver
        self._value = value

    def arrive(self) -> None:
        """Hand the value over, in the thread of the application."""
        if shiboken6.isValid(cast("MethodType", self._deliver).__self__):
            self._deliver(self._value)


class _Work(_Parcel, Generic[Given]):
    """One call, and its outcome.

    What it holds is only ever taken from it in the thread of the application: the thread that did
    the work would delete objects of the window if it were the last to let go of them.
    """

    def __init__(self, work: Callable[[Given], object], given: Given, deliver: Deliver) -> None:
        super().__init__(deliver)
        self._work = work
        self._given = given

    def do(self) -> None:
        """Do the work, in any thread."""
        try:
            self._value = self._work(self._given)
        except HandbookError as error:
            self._value = error

    @override
    def arrive(self) -> None:
        try:
            super().arrive()
        finally:
            del self._work, self._given, self._deliver, self._value


class _Post(QObject):
    """Takes parcels to the application's thread.

    There is one for all work, and it lives as long as the application: a QObject made for each
    would be deleted by the thread that did the work, while the other one looks at it.
    """

    sent = Signal(object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.sent.connect(self._on_sent, Qt.ConnectionType.QueuedConnection)
        application.aboutToQuit.connect(self._on_about_to_quit)

    @Slot(object)
    def _on_sent(self, parcel: _Parcel) -> None:
        parcel.arrive()

    @Slot()
    def _on_about_to_quit(self) -> None:
        # What the work is about would be deleted under it.
        QThreadPool.globalInstance().waitForDone()


def _post() -> _Post:
    application = QCoreApplication.instance()
    assert application is not None, "work needs an application to come back to"
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    return application.findChild(_Post, options=directly) or _Post(application)


class _Runner(QRunnable):
    """Does one work on a thread of the pool."""

    def __init__(self, work: "_Work[Given]", post: _Post) -> None:
        super().__init__()
        self._work = work
        self._post = post

    @override
    def run(self) -> None:
        try:
            self._work.do()
        finally:
            self._post.sent.emit(self._work)

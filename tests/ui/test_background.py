"""Work in the background: its outcome comes back to who is still there to hear it."""

from collections.abc import Iterator
from weakref import finalize

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, QThreadPool, Slot
from pytestqt.qtbot import QtBot

from handbook.errors import UsageError
from handbook.ui.background import Deliver, reporter, run_in_background


class Listener(QObject):
    """Writes down what it hears, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: list[QThread] = []

    @Slot(object)
    def on_outcome(self, outcome: object) -> None:
        self.heard.append(outcome)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def listener(qtbot: QtBot) -> Iterator[Listener]:
    listener = Listener()
    yield listener
    if shiboken6.isValid(listener):
        shiboken6.delete(listener)


def refuse(words: str) -> None:
    raise UsageError(words)


def test_what_the_work_returns_is_heard_in_the_window_thread(
    listener: Listener, qtbot: QtBot
) -> None:
    run_in_background(lambda number: (number + 1, QThread.currentThread()), 1, listener.on_outcome)

    qtbot.waitUntil(lambda: bool(listener.heard))
    ((number, thread),) = listener.heard
    assert number == 2
    assert thread != QThread.currentThread()
    assert listener.threads == [QThread.currentThread()]


def test_an_error_we_know_is_an_outcome(listener: Listener, qtbot: QtBot) -> None:
    run_in_background(refuse, "No such page.", listener.on_outcome)

    qtbot.waitUntil(lambda: bool(listener.heard))
    assert [str(error) for error in listener.heard] == ["No such page."]


def test_nobody_is_called_who_has_gone(listener: Listener, qtbot: QtBot) -> None:
    still_there = Listener()
    run_in_background(str, 1, listener.on_outcome)
    run_in_background(str, 2, still_there.on_outcome)
    assert QThreadPool.globalInstance().waitForDone(10_000)
    shiboken6.delete(listener)

    qtbot.waitUntil(lambda: still_there.heard == ["2"])
    assert listener.heard == []


def count(report: Deliver) -> str:
    for number in (1, 2):
        report(number)
    return "done"


def test_work_reports_while_it_goes_on(listener: Listener, qtbot: QtBot) -> None:
    run_in_background(count, reporter(listener.on_outcome), listener.on_outcome)

    qtbot.waitUntil(lambda: "done" in listener.heard)
    assert listener.heard == [1, 2, "done"]
    assert set(listener.threads) == {QThread.currentThread()}


class Subject:
    """What some work is about."""


def test_what_the_work_was_about_is_let_go_of_in_the_window_thread(
    listener: Listener, qtbot: QtBot
) -> None:
    threads: list[QThread] = []
    subject = Subject()
    finalize(subject, lambda: threads.append(QThread.currentThread()))

    run_in_background(id, subject, listener.on_outcome)
    del subject
    assert QThreadPool.globalInstance().waitForDone(10_000)
    assert threads == []

    qtbot.waitUntil(lambda: bool(listener.heard))
    assert threads == [QThread.currentThread()]

"""Garbage is collected, and by the window's thread alone."""

import gc
import weakref
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from handbook.ui import garbage
from handbook.ui.garbage import GarbageCollector


class Ring:
    """An object that only the collector can take away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[GarbageCollector]:
    """One that looks often."""
    monkeypatch.setattr(garbage, "_INTERVAL", 10)
    parent = QObject()
    yield GarbageCollector(parent)
    shiboken6.delete(parent)
    gc.unfreeze()


def test_what_nobody_can_reach_is_collected_in_time(
    collector: GarbageCollector, qtbot: QtBot
) -> None:
    lost = weakref.ref(Ring())
    kept = [Ring() for _each in range(gc.get_threshold()[0] + 1)]

    assert not gc.isenabled()
    qtbot.waitUntil(lambda: lost() is None)
    assert len(kept) > gc.get_threshold()[0]

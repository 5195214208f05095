"""An open store with a clock that only the test moves."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.userdata.store import Store


class Clock:
    """A moment that stands until it is moved on."""

    def __init__(self) -> None:
        self.moment = datetime.datetime(2026, 1, 31, 14, 32, 5, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        """The moment, a second later each time, so that everything kept has an order."""
        self.moment += datetime.timedelta(seconds=1)
        return self.moment

    def move(self, **by: float) -> None:
        """Move on by days, hours or seconds."""
        self.moment += datetime.timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A store in a folder of its own."""
    store = Store.open(tmp_path / "data", now=clock)
    yield store
    store.close()


@pytest.fixture
def other(store: Store, clock: Clock) -> Iterator[Store]:
    """A second window on the same file."""
    assert store.path is not None
    other = Store.open(store.path.parent, now=clock)
    yield other
    other.close()

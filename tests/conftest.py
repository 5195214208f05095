"""What every test gets: a home of its own, fixed Qt settings, and no warning left unread."""

import itertools
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from handbook.content.handbook import Library
from handbook.content.library import bundled_packs, open_library

# Before anything imports Qt: the same drawing surface, scale and language on every machine.
os.environ.update(
    QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="1", QT_FONT_DPI="96", LC_ALL="C.UTF-8"
)

# In CI the same examples every time: a new one is for the developer who can mend what it shows.
settings.register_profile(
    "handbook", max_examples=30, deadline=None, derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("handbook")

# A hundred tests start Python. Where that may not keep what it compiled beside the sources, it
# would compile the program each time: it keeps it with what pytest keeps.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest, whatever the order of the others."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where each test has its home; it is made by whoever writes there."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def handbook_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Data and cache of this test alone."""
    monkeypatch.setenv("HANDBOOK_HOME", str(next(homes)))


@pytest.fixture(scope="session")
def bundled_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the packs that come with the program are compiled; never written again."""
    cache = tmp_path_factory.mktemp("cache")
    open_library(bundled_packs(), cache)
    return cache


@pytest.fixture(scope="session")
def bundled(bundled_cache: Path) -> Library:
    """The packs that come with the program."""
    return open_library(bundled_packs(), bundled_cache)


class _Collector(logging.Handler):
    """Keeps the records that nobody expects."""

    def __init__(self) -> None:
        """A collector of warnings and worse."""
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on any log record from WARNING on, unless the test asks for `caplog` to look itself."""
    if "caplog" in request.fixturenames:
        yield
        return
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    try:
        yield
    finally:
        root.removeHandler(collector)
    if collector.records:
        lines = [f"{record.name}: {record.getMessage()}" for record in collector.records]
        pytest.fail("unexpected log:\n" + "\n".join(lines))

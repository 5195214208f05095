"""What every test gets: a home of its own, fixed Qt settings, and no warning left unread."""

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Before anything imports Qt: the same drawing surface, scale and language on every machine.
os.environ.update(
    QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="1", QT_FONT_DPI="96", LC_ALL="C.UTF-8"
)

# In CI the same examples every time: a new one is for the developer who can mend what it shows.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(autouse=True)
def handbook_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data and cache of this test alone."""
    monkeypatch.setenv("HANDBOOK_HOME", str(tmp_path_factory.mktemp("home")))


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

"""The real program, typed into and killed at any moment.

    python -m tests.ui.typing_kills [--kills NUMBER]

kills 200 of them, or so many, and says how much typing was lost, whether the file is whole, and
whether the next start said that the program had ended unexpectedly.
"""

import argparse
import multiprocessing
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from handbook.userdata.handouts import Handouts
from handbook.userdata.store import FILE_NAME, Store
from handbook.userdata.versions import Versions

ROOT = Path(__file__).parent.parent.parent

MOST_LOST = 1.0
"""Seconds of typing that may be lost."""

_BETWEEN_KEYS = 15
_KEYS_BETWEEN_SAVES = 40
"""Milliseconds between numbers typed, and how many of them between two PDFs."""


def type_for_ever(home: Path) -> None:
    """Open the window at the editor and type into it; tell each number once it is typed."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", HANDBOOK_HOME=str(home))
    from PySide6.QtCore import QObject, QTimer, Slot
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit, QWidget

    from handbook.ui.application import make_application, open_window
    from handbook.ui.keeping.handout_commands import HandoutCommands
    from handbook.ui.keeping.outgoing import send_draft
    from handbook.ui.notice_bar import NoticeBar
    from handbook.ui.saving import Saving, save_pdf

    class Typist(QObject):
        """Replaces the client's name by the next number, and now and then saves a PDF."""

        def __init__(self, window: QWidget) -> None:
            super().__init__(window)
            self._window = window
            fields = window.findChildren(QLineEdit)
            self._field = next(field for field in fields if field.accessibleName() == "Client")
            self._number = int(self._field.text() or "0")
            notice = window.findChildren(NoticeBar)[0].message
            tell(f"ready {notice}")
            timer = QTimer(self)
            timer.timeout.connect(self._on_next)
            timer.start(_BETWEEN_KEYS)

        @Slot()
        def _on_next(self) -> None:
            self._number += 1
            self._field.selectAll()
            QTest.keyClicks(self._field, str(self._number))
            tell(f"typed {self._number} {time.monotonic()}")
            if self._number % _KEYS_BETWEEN_SAVES == 0:
                self._save()

        def _save(self) -> None:
            commands = self._window.findChildren(HandoutCommands)[0]
            document, outgoing = send_draft(commands.keeping, commands._library)
            save_pdf(document, self._window, ignore, choose, home, outgoing.on_saved)

    def ignore(message: str, *offers: object) -> None:
        """Nobody reads it."""

    def choose(saving: Saving, _suggested: Path, _window: QWidget) -> None:
        saving.on_chosen(str(home / "client.pdf"))

    application = make_application()
    loader = open_window(application, "handout", [])

    class Starter(QObject):
        """Waits until the window is filled."""

        @Slot()
        def begin(self) -> None:
            Typist(loader.window)

    starter = Starter(loader.window)
    QTimer.singleShot(0, starter.begin)
    application.exec()


def tell(line: str) -> None:
    """Say a line to whoever started this."""
    os.write(1, f"{line}\n".encode())


class Outcome(msgspec.Struct, frozen=True):
    """What became of one run; `notice` is what its own start said of the run before it."""

    ready: bool
    notice: str
    typed: int
    found: int
    lost: float
    """Seconds of typing, up to the last sign of life, that are not in the file."""
    integrity: str
    notices: tuple[str, ...]
    pdf_is_whole: bool
    sheets_are_read: bool

    @property
    def is_good(self) -> bool:
        """Whether no more is lost than may be."""
        return (
            self.integrity == "ok"
            and not self.notices
            and self.lost <= MOST_LOST
            and self.pdf_is_whole
            and self.sheets_are_read
        )


def kill_one(home: Path, chance: random.Random) -> Outcome:
    """Start a run, kill it at any moment, and look."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.typing_kills", "--child", str(home)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout is not None
    with child:
        said: list[str] = []
        # A fifth dies while it starts; the others while they type.
        if chance.random() < 0.8:
            said.append(child.stdout.readline().decode())
        _live_on(child, chance.uniform(0.0, 2.0))
        child.kill()
        said += child.stdout.read().decode().splitlines()
    ready = next((line for line in said if line.startswith("ready")), "")
    typed = [(int(line.split()[1]), float(line.split()[2])) for line in _typed(said)]
    return _look(home, ready, typed)


def _live_on(child: "subprocess.Popen[bytes]", seconds: float) -> None:
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return
    raise AssertionError("the program ended by itself")


def _typed(said: list[str]) -> list[str]:
    """The whole lines that tell of a number; the last one may be cut."""
    return [line for line in said if line.startswith("typed") and len(line.split()) == 3]


def _look(home: Path, ready: str, typed: list[tuple[int, float]]) -> Outcome:
    folder = home / "data"
    store = Store.open(folder)
    try:
        rows = Handouts(store).recent()
        found = max((int(row.client or "0") for row in rows), default=0)
        sheets_are_read = all(
            Versions(store).sheet(version.sheet).pdf.startswith(b"%PDF")
            for row in rows
            for version in Versions(store).versions_of(row.id)[:3]
            if version.sheet is not None
        )
        notices = store.notices
    finally:
        store.close()
    connection = sqlite3.connect(folder / FILE_NAME)
    integrity = str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    connection.close()
    missing = [moment for number, moment in typed if number > found]
    pdf = home / "client.pdf"
    return Outcome(
        ready=bool(ready),
        notice=ready.removeprefix("ready").strip(),
        typed=typed[-1][0] if typed else 0,
        found=found,
        lost=typed[-1][1] - missing[0] if missing else 0.0,
        integrity=integrity,
        notices=notices,
        pdf_is_whole=not pdf.exists() or pdf.read_bytes().rstrip().endswith(b"%%EOF"),
        sheets_are_read=sheets_are_read,
    )


def kill_many(count: int, seed: int) -> list[Outcome]:
    """The outcomes of several kills, all in one home as on a trainer's machine."""
    chance = random.Random(seed)
    home = Path(tempfile.mkdtemp())
    try:
        return [kill_one(home, chance) for _number in range(count)]
    finally:
        shutil.rmtree(home)


def untold(outcomes: list[Outcome]) -> int:
    """How many starts said nothing although a run before them had been cut short."""
    count, cut_short = 0, False
    for outcome in outcomes:
        if outcome.ready and cut_short and "ended unexpectedly" not in outcome.notice:
            count += 1
        cut_short = cut_short or outcome.ready
    return count


def main() -> int:
    """Kill as many as asked for, on all processors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--child", type=Path)
    arguments = parser.parse_args()
    if arguments.child is not None:
        type_for_ever(arguments.child)
        return 0
    begun, workers = time.monotonic(), os.cpu_count() or 1
    shares = [
        arguments.kills // workers + (each < arguments.kills % workers) for each in range(workers)
    ]
    seeds = [random.randrange(2**32) for _worker in range(workers)]
    with multiprocessing.Pool(workers) as pool:
        several = pool.starmap(kill_many, zip(shares, seeds, strict=True))
    outcomes = [outcome for each in several for outcome in each]
    bad = [outcome for outcome in outcomes if not outcome.is_good]
    for outcome in bad:
        print(outcome)
    lost = [outcome.lost for outcome in outcomes if outcome.typed]
    silent = sum(map(untold, several))
    print(
        f"{len(outcomes)} kills (seeds {seeds}), {len(lost)} while typing; lost at most "
        f"{max(lost, default=0.0):.2f} s, {statistics.median(lost or [0.0]):.2f} s in the middle; "
        f"{len(bad)} bad, {silent} starts silent, {time.monotonic() - begun:.0f} s"
    )
    return 1 if bad or silent else 0


if __name__ == "__main__":
    sys.exit(main())

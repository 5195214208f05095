"""A child process that edits and prints as fast as it can, and is killed at any moment.

    python -m tests.userdata.kills [NUMBER]

kills 200 of them, or so many, and says what was found in the file after each.
"""

import multiprocessing
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from handbook.handout.model import Handout, Item
from handbook.userdata.handouts import Handouts
from handbook.userdata.runs import begin_run, forget_runs, unfinished_runs
from handbook.userdata.store import FILE_NAME, Store
from handbook.userdata.versions import Sheet, VersionKind, Versions

ROOT = Path(__file__).parent.parent.parent
ID_KEY = "handout of the kill test"


def edit_and_print(folder: Path) -> None:
    """Save and print the same handout again and again, and say so once it is kept."""
    store = Store.open(folder)
    run = begin_run(store)
    handouts, versions = Handouts(store, run.id), Versions(store)
    id = store.get(ID_KEY, str, "")
    if id:
        kept = handouts.get(id)
    else:
        kept = handouts.new(Handout(date="2026-01-31", client="Zoë", items=(Item("a/faq/b"),)))
        store.set(ID_KEY, kept.id)
    number = int(kept.handout.note or "0")
    os.write(1, b"ready\n")
    while True:
        number += 1
        handout = msgspec.structs.replace(kept.handout, note=str(number))
        kept = handouts.save(kept.id, handout, kept.revision)
        os.write(1, f"saved {number}\n".encode())
        if number % 3 == 0:
            # As large as a real page; only its digest matters.
            pdf = random.Random(number).randbytes(40_000)
            versions.keep(kept.id, VersionKind.PRINTED, handout, Sheet(b"%d" % number, pdf))
            os.write(1, f"printed {number}\n".encode())


class Outcome(msgspec.Struct, frozen=True):
    """What one child had said to be kept, and what was in the file after its end."""

    saved: int
    found: int
    printed: int
    found_printed: int
    integrity: str
    notices: tuple[str, ...]
    told_at_next_start: bool
    sheets_read: bool

    @property
    def is_good(self) -> bool:
        """Whether nothing that was said to be kept is missing."""
        return (
            self.integrity == "ok"
            and not self.notices
            and self.saved <= self.found <= self.saved + 1
            and self.printed <= self.found_printed <= self.found
            and self.told_at_next_start
            and self.sheets_read
        )


def kill_one(folder: Path, chance: random.Random) -> Outcome:
    """Start a child on a folder, kill it, and look."""
    before = _look(folder)
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.userdata.kills", "--child", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    with child:
        # A third dies while it starts; the others later, while it works.
        if chance.random() < 2 / 3:
            child.stdout.readline()
            _live_on(child, chance.uniform(0.0, 0.06))
        else:
            _live_on(child, chance.uniform(0.0, 0.4))
        child.kill()
        said = child.stdout.read().decode().split("\n")[:-1]
    saved = [int(line.split()[1]) for line in said if line.startswith("saved")]
    printed = [int(line.split()[1]) for line in said if line.startswith("printed")]
    after = _look(folder)
    return Outcome(
        saved=max(saved, default=before.number),
        found=after.number,
        printed=max(printed, default=before.printed),
        found_printed=after.printed,
        integrity=after.integrity,
        notices=after.notices,
        told_at_next_start=after.unfinished or not saved,
        sheets_read=after.sheets_read,
    )


def kill_many(count: int, seed: int) -> list[Outcome]:
    """The outcomes of several kills, all on one folder as on a trainer's machine."""
    chance = random.Random(seed)
    folder = Path(tempfile.mkdtemp())
    try:
        return [kill_one(folder, chance) for _number in range(count)]
    finally:
        shutil.rmtree(folder)


class _Look(msgspec.Struct, frozen=True):
    number: int
    printed: int
    integrity: str
    notices: tuple[str, ...]
    unfinished: bool
    sheets_read: bool


def _look(folder: Path) -> _Look:
    """Open the file as the next start does."""
    store = Store.open(folder)
    try:
        id = store.get(ID_KEY, str, "")
        versions, number, printed = Versions(store), 0, 0
        sheets_read = True
        if id:
            number = int(Handouts(store).get(id).handout.note or "0")
            last = next((each for each in versions.versions_of(id) if each.sheet), None)
            if last is not None and last.sheet is not None:
                printed = int(last.handout.note)
                sheets_read = versions.sheet(last.sheet).page == str(printed).encode()
        runs = unfinished_runs(store)
        told = any(run.kept_at is not None for run in runs)
        forget_runs(store, [run.id for run in runs])
        notices = store.notices
    finally:
        store.close()
    with sqlite3.connect(folder / FILE_NAME) as connection:
        integrity = str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    connection.close()
    return _Look(number, printed, integrity, notices, told, sheets_read)


def _live_on(child: "subprocess.Popen[bytes]", seconds: float) -> None:
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return
    raise AssertionError("the child ended by itself")


def main() -> int:
    """Kill as many as asked for, on all processors."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    begun = time.monotonic()
    workers = os.cpu_count() or 1
    shares = [count // workers + (each < count % workers) for each in range(workers)]
    seeds = [random.randrange(2**32) for _worker in range(workers)]
    with multiprocessing.Pool(workers) as pool:
        several = pool.starmap(kill_many, zip(shares, seeds, strict=True))
    outcomes = [outcome for each in several for outcome in each]
    bad = [outcome for outcome in outcomes if not outcome.is_good]
    for outcome in bad:
        print(outcome)
    last = sum(each[-1].found for each in several if each)
    print(
        f"{len(outcomes)} kills (seeds {seeds}), {last} saves in all, {len(bad)} bad, "
        f"{time.monotonic() - begun:.0f} s"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        edit_and_print(Path(sys.argv[2]))
    sys.exit(main())

"""Five hundred handouts in a batch: tells how long each took and how the memory grew.

batch.py
"""

import json
import tempfile
import time
from pathlib import Path

from benchmarks.memory import can_measure, resident
from handbook.content.library import bundled_packs, open_library
from handbook.content.model import Goal
from handbook.handout.batch import Row, make_handouts
from handbook.handout.model import Handout, Item
from handbook.handout.practice import Practice
from handbook.handout.typeset import Typesetter
from handbook.paths import cache_folder

COUNT = 500
WARM = 50
"""So many handouts in, everything that is kept between handouts is there."""

EXERCISES = ("barbell-hip-thrust", "b-stance-hip-thrust", "glute-bridge")


def measured() -> dict[str, float]:
    """Milliseconds a handout, and MB when warm and at the end."""
    library = open_library(bundled_packs(), cache_folder())
    typesetter = Typesetter()
    practice = Practice(name="Hill Street Practice", phone="555 0100", email="hello@example.com")
    base = Handout(
        date="2026-01-31",
        goal=Goal.HYPERTROPHY,
        items=tuple(Item(f"hip-thrust/variation/{name}") for name in EXERCISES),
    )
    rows = [Row(at + 2, {"client": f"Client number {at}"}) for at in range(COUNT)]
    seen: dict[int, tuple[float, float]] = {}

    def progress(done: int, total: int) -> None:
        if done in (WARM, total):
            seen[done] = (time.perf_counter(), resident() if can_measure() else 0.0)

    with tempfile.TemporaryDirectory() as folder:
        failures = make_handouts(
            rows,
            base,
            Path(),
            Path(folder),
            lambda handout: typesetter.with_notices(handout, library, practice).pdf,
            progress,
        )
    assert not failures
    (started, warm), (ended, end) = seen[WARM], seen[COUNT]
    return {"each": (ended - started) * 1000 / (COUNT - WARM), "warm": warm, "end": end}


print(json.dumps(measured()), flush=True)

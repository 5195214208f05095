"""The window over the real accessibility bus, as a screen reader meets it from outside."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .test_accessibility import PLACES

WALK = Path(__file__).with_name("atspi_walk.py")
SYSTEM_PYTHON = "/usr/bin/python3"


def _missing() -> str:
    """What this machine lacks for the walk, if anything."""
    for program in ("dbus-run-session", "Xvfb", SYSTEM_PYTHON):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    bindings = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True)
    return "" if bindings.returncode == 0 else "python3-pyatspi is not installed"


def test_every_control_of_every_place_has_a_name_on_the_bus() -> None:
    if reason := _missing():
        pytest.skip(reason)
    environment = {name: text for name, text in os.environ.items() if name != "QT_QPA_PLATFORM"}

    done = subprocess.run(
        ["dbus-run-session", "--", SYSTEM_PYTHON, WALK, sys.executable, *PLACES],
        capture_output=True,
        text=True,
        cwd=WALK.parents[2],
        env=environment,
        timeout=100,
    )

    assert done.returncode == 0, done.stderr
    # The daemons of the bus say things on the same stream.
    told = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    assert list(told) == list(PLACES)
    assert {place: found["unnamed"] for place, found in told.items() if found["unnamed"]} == {}
    assert all(found["controls"] > 30 for found in told.values())

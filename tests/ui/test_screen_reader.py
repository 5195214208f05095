"""The window over the real accessibility bus, as a screen reader meets it from outside."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.content.handbook import Handbook, Library
from handbook.content.labels import label
from handbook.content.model import MapRegion

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


def _told(*places: str) -> dict[str, dict[str, list[str]]]:
    """For each place the names of its controls, and where there are some without one."""
    if reason := _missing():
        pytest.skip(reason)
    environment = {name: text for name, text in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        ["dbus-run-session", "--", SYSTEM_PYTHON, WALK, sys.executable, *places],
        capture_output=True,
        text=True,
        cwd=WALK.parents[2],
        env=environment,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    # The daemons of the bus say things on the same stream.
    return json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))


def test_every_control_of_every_place_has_a_name_on_the_bus(bundled: Library) -> None:
    told = _told(*PLACES)

    assert list(told) == list(PLACES)
    assert {place: found["unnamed"] for place, found in told.items() if found["unnamed"]} == {}
    assert all(len(found["names"]) > 30 for found in told.values())
    hip_thrust = bundled.handbooks[0]
    _tells_of_variations(told, hip_thrust)


def _tells_of_variations(told: dict[str, dict[str, list[str]]], hip_thrust: Handbook) -> None:
    """The drawn pages say in words what they show."""
    first = hip_thrust.variations[0]
    cards = told["hip-thrust/variation"]["names"]
    assert any(name.startswith(f"{first.name}. ") for name in cards)
    regions = told["hip-thrust/variation/glute-bridge"]["names"]
    assert [region for region in MapRegion if not _is_told(region, regions)] == []
    ladder = told["hip-thrust/variation/glute-bridge?view=ladder"]["names"]
    assert f"{first.name} (the ladder is drawn from here)" in ladder
    cells = told["hip-thrust/variation?compare=barbell-hip-thrust,glute-bridge,frog-thrust"]
    assert "Level, Barbell hip thrust: Intermediate (differs)" in cells["names"]


def _is_told(region: MapRegion, names: list[str]) -> bool:
    """Whether a name ends in a region; before it stands who works there."""
    return any(name.endswith(f". {label(region)}.") for name in names)

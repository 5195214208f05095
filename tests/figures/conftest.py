"""The bundled pack with its 21 figures, and one simple figure to change."""

from pathlib import Path

import pytest

from handbook.content.handbook import Handbook, Library
from handbook.content.pose import ArmPlace, Feet, Figure, Pose, Support


@pytest.fixture(scope="session")
def hip_thrust(bundled: Library) -> Handbook:
    handbook = bundled.handbook("hip-thrust")
    assert handbook is not None
    return handbook


@pytest.fixture
def thrust() -> Figure:
    return Figure(
        support=Support.BENCH,
        feet=Feet(distance=68),
        arms=ArmPlace.CROSSED,
        start=Pose(torso=50),
        finish=Pose(torso=1),
    )


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text(
        "id: p\ntitle: P\nlanguage: en\nversion: 1.0.0\nlicense: MIT\nauthors: [A]\n"
        "reviewed_on: 2026-01-31\nsummary: S.\ndisclaimer: D.\n"
    )
    return tmp_path

"""The public list of 873 exercises becomes a pack that has everything it has."""

import json
from pathlib import Path
from typing import Any

import pytest

from handbook.content.handbook import Handbook
from handbook.content.library import compile_pack
from handbook.importing.library import import_library

from .conftest import TODAY

FILE = Path(__file__).parents[3] / "shared" / "data" / "free-exercise-db" / "exercises.json"

pytestmark = pytest.mark.skipif(not FILE.exists(), reason=f"the public list is not at {FILE}")


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The list as a pack."""
    pack = tmp_path_factory.mktemp("public") / "pack"
    report = import_library(FILE, pack, None, TODAY, lambda done, total: None)
    assert report.broken == ()
    compiled = compile_pack(pack, None)
    assert compiled.problems == ()
    assert compiled.handbook is not None
    return compiled.handbook


@pytest.fixture(scope="module")
def exercises() -> list[dict[str, Any]]:
    """The list."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def test_every_exercise_is_there_in_its_order(
    handbook: Handbook, exercises: list[dict[str, Any]]
) -> None:
    assert [variation.name for variation in handbook.variations] == [
        exercise["name"] for exercise in exercises
    ]


def test_no_word_of_the_instructions_is_lost(
    handbook: Handbook, exercises: list[dict[str, Any]]
) -> None:
    for variation, exercise in zip(handbook.variations, exercises, strict=True):
        assert " ".join(variation.steps).split() == " ".join(exercise["instructions"]).split()


def test_every_muscle_is_on_the_map_and_has_its_exercises(handbook: Handbook) -> None:
    assert len(handbook.muscles) == 19
    for muscle in handbook.muscles:
        assert muscle.regions
        assert handbook.stressing(muscle)

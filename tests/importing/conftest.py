"""Small exercise libraries, and ways to import them."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbook.content.handbook import Handbook
from handbook.content.library import compile_pack
from handbook.importing.library import Report, import_library

TODAY = datetime.date(2026, 1, 31)

Import = Callable[..., Report]
Read = Callable[[], Handbook]


def exercise(name: str = "Box hop", **changes: Any) -> dict[str, Any]:
    """An exercise as the format has it; fields given as None are left out."""
    fields = {
        "id": name.replace(" ", "_"),
        "name": name,
        "force": "push",
        "level": "expert",
        "mechanic": "compound",
        "equipment": "body only",
        "primaryMuscles": ["glutes"],
        "secondaryMuscles": ["calves"],
        "instructions": ["Stand before a box.", "Hop onto it."],
        "category": "plyometrics",
        "images": [],
        **changes,
    }
    return {key: value for key, value in fields.items() if value is not None}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Where the pack goes."""
    return tmp_path / "pack"


@pytest.fixture
def run(tmp_path: Path, pack: Path) -> Import:
    """Imports some values as exercises."""

    def run(*exercises: object, images: Path | None = None) -> Report:
        file = tmp_path / "list.json"
        file.write_text(json.dumps(exercises))
        return import_library(file, pack, images, TODAY, lambda done, total: None)

    return run


@pytest.fixture
def read(pack: Path) -> Read:
    """Reads the pack, which must have no problem."""

    def read() -> Handbook:
        compiled = compile_pack(pack, None)
        assert compiled.problems == ()
        assert compiled.handbook is not None
        return compiled.handbook

    return read

"""The pictures that exercises name, copied beside a pack. No page shows pictures so far."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

FOLDER_NAME = "images"
"""Where they lie in the pack's folder; the check of a pack passes it over."""

_SUFFIXES = frozenset({".gif", ".jpeg", ".jpg", ".png", ".webp"})


class Pictures(Struct, frozen=True):
    """Where the pictures of the exercises are: path in the pack -> file; and how many are not."""

    files: dict[str, Path]
    missing: int


def find_pictures(names: Iterable[str], folder: Path) -> Pictures:
    """The named pictures that are there; nothing outside the folder is looked at."""
    root = os.path.realpath(folder)
    files: dict[str, Path] = {}
    missing = 0
    for name in dict.fromkeys(names):
        if (path := _inside(root, name)) is None:
            missing += 1
        else:
            files[f"{FOLDER_NAME}/{path.relative_to(root).as_posix()}"] = path
    return Pictures(files, missing)


def _inside(root: str, name: str) -> Path | None:
    if "\0" in name or Path(name).suffix.lower() not in _SUFFIXES:
        return None
    path = Path(os.path.realpath(Path(root) / name))
    return path if path.is_relative_to(root) and path.is_file() else None

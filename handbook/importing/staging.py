"""Writing a pack's files so that a failure on the way changes none of them."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

_NAME = ".importing"
"""Hidden, so that a pack read meanwhile does not see it; inside, so that moving is a renaming."""


class Staging:
    """Collects files in a folder of its own and moves them into the pack at the end.

    Raises OSError when the disk is full or the folder cannot be written; the pack is then as it
    was. What the folder holds besides is left alone.
    """

    def __init__(self, pack: Path) -> None:
        """Made for the folder of a pack, which need not exist yet."""
        self._pack = pack
        self._folder = pack / _NAME
        self._created = not pack.exists()

    def __enter__(self) -> Self:
        """Make the folder; one that a killed run left behind is emptied."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what was not moved, and the pack's folder if nothing came of it."""
        shutil.rmtree(self._folder, ignore_errors=True)
        if kind is not None and self._created:
            shutil.rmtree(self._pack, ignore_errors=True)

    def path(self, name: str) -> Path:
        """Where to write a file until it is moved."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        self.path(name).write_bytes(data)

    def move(self, names: Iterable[str], outdated: Iterable[Path]) -> None:
        """Put files in their places in this order, then delete the outdated ones."""
        for name in names:
            target = self._pack / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._folder / name).replace(target)
        for path in outdated:
            path.unlink(missing_ok=True)

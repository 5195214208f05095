"""Programs that measure themselves, run as processes of their own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "children"
_TIMEOUT = 120
"""Seconds; a child that takes longer has hung."""


class Children:
    """Runs the programs of benchmarks/children, all in the same environment."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        """`folder` is for what the children keep between runs; whoever made it deletes it."""
        self._folder = folder
        self._environment = {**os.environ, **environment}
        # Every start but the first finds compiled modules, ours as well as Qt's.
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self._environment["PYTHONPATH"] = str(Path(__file__).parent.parent)
        self._environment.setdefault("PYTHONPYCACHEPREFIX", str(folder / "bytecode"))

    @contextmanager
    def home(self) -> Iterator[Path]:
        """An empty home for the program."""
        with tempfile.TemporaryDirectory(dir=self._folder) as home:
            yield Path(home)

    def run(self, program: str, *arguments: str, home: Path) -> dict[str, Any]:
        """What a program tells of itself; raises RuntimeError with its complaint when it fails."""
        done = subprocess.run(
            [sys.executable, _FOLDER / f"{program}.py", *arguments],
            env={**self._environment, "HANDBOOK_HOME": str(home)},
            capture_output=True,
            text=True,
            timeout=_TIMEOUT,
            check=False,
        )
        if done.returncode or not done.stdout.strip():
            raise RuntimeError(f"{program} {' '.join(arguments)} failed:\n{done.stderr}")
        return json.loads(done.stdout.splitlines()[-1])

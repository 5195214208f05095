"""Where windows are measured: the display there is, else one started for the run, else none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct


class Display(Struct, frozen=True):
    """A display: what to call it, and the environment that leads Qt to it."""

    name: str
    environment: dict[str, str]


@contextmanager
def display() -> Iterator[Display]:
    """The display for a run; a server started here is stopped at the end."""
    if platform := os.environ.get("QT_QPA_PLATFORM"):
        yield Display(f"the Qt platform “{platform}” that QT_QPA_PLATFORM asks for", {})
    elif os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        yield Display("the display of this session", {})
    elif not sys.platform.startswith("linux"):
        yield Display("the display of this system", {})
    elif server := shutil.which("Xvfb"):
        with _server(server) as number:
            yield Display("a display of its own (Xvfb)", {"DISPLAY": f":{number}"})
    else:
        name = "Qt's offscreen platform, as there is no display and no Xvfb: times are too short"
        yield Display(name, {"QT_QPA_PLATFORM": "offscreen"})


@contextmanager
def _server(program: str) -> Iterator[int]:
    """An X server that chooses a free number and tells it once it is ready."""
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1700x1100x24"]
    process = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield int(told.readline())
    finally:
        process.terminate()
        process.wait()

"""A real queue of CUPS that prints to files, where the machine has one."""

import os
import pwd
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest

QUEUE = "PDF"
"""The queue that printer-driver-cups-pdf makes; what is printed becomes a file."""


def queue_prints_to_files() -> bool:
    """Whether CUPS runs here with the queue of cups-pdf."""
    if shutil.which("lpstat") is None:
        return False
    answer = subprocess.run(["lpstat", "-v", QUEUE], capture_output=True, check=False, text=True)
    return answer.returncode == 0 and "cups-pdf:" in answer.stdout


needs_queue = pytest.mark.skipif(
    not queue_prints_to_files(),
    reason="no CUPS queue called PDF here: install cups and printer-driver-cups-pdf, start cupsd",
)


def printed_file(title: str) -> Path | None:
    home = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"
    for folder in (home, Path("/var/spool/cups-pdf/ANONYMOUS")):
        for path in folder.glob(f"*{title.replace(' ', '_')}*.pdf") if folder.is_dir() else ():
            return path
    return None


def is_done(title: str) -> bool:
    """Whether the queue has written the file and gone on."""
    asked = subprocess.run(["lpstat", "-o", QUEUE], capture_output=True, check=True)
    path = printed_file(title)
    return not asked.stdout and path is not None and path.stat().st_size > 0


def what_came_out(title: str) -> bytes:
    """The file of a job with a title that nobody else uses, once CUPS has done it."""
    pause, deadline = threading.Event(), time.monotonic() + 60
    while not is_done(title):
        assert time.monotonic() < deadline, f"{title} did not come out of the queue"
        pause.wait(0.05)
    path = printed_file(title)
    assert path is not None
    printed = path.read_bytes()
    path.unlink()
    return printed

"""The way to the window that works, or says why not, where Qt itself cannot be loaded."""

import gc
from collections.abc import Sequence
from pathlib import Path

from handbook.errors import DisplayError
from handbook.language import _


def open_handbook(address: str, packs: Sequence[Path]) -> int:
    """Open the window at an address; raises DisplayError when Qt itself cannot be loaded."""
    # What is imported now stays for good: collecting garbage among it only delays the first paint.
    gc.disable()
    try:
        from handbook.ui.application import run
    except ImportError as error:
        if "cannot open shared object" not in str(error):
            raise
        raise DisplayError(_missing_library(str(error))) from error
    return run(address, packs)


def _missing_library(message: str) -> str:
    return _(
        "Qt cannot load, because the system library {library} is missing. On Debian or Ubuntu: "
        "sudo apt install libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0. "
        "The README names the libraries of other systems."
    ).format(library=message.partition(":")[0])

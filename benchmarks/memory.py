"""How much memory this process has."""

import re
from pathlib import Path

_STATUS = Path("/proc/self/status")


def can_measure() -> bool:
    """Whether this system tells; Linux does."""
    return _STATUS.exists()


def resident() -> float:
    """The memory of this process that is in RAM (VmRSS), in MB."""
    found = re.search(r"VmRSS:\s+(\d+) kB", _STATUS.read_text(encoding="ascii"))
    assert found
    return int(found[1]) / 1024

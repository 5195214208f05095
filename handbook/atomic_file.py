"""Writing a file whole or not at all."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Generator[Path, None, None]:
    """A path to write a file to, which takes the place of another once the block is left.

    When the block fails, nothing of it stays and the other file is as it was. Raises OSError when
    the one cannot be put in the place of the other.
    """
    # The name is this writer's own, so that two at once cannot mix their bytes.
    temporary = path.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        yield temporary
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise

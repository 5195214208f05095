"""Whether the files of a pack are those that a snapshot was made from, told without reading them.

Reading and digesting a large pack takes longer than opening its snapshot. As build tools do, this
goes by names, sizes and times; where these leave a doubt, the contents decide.
"""

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

UNSURE_NS = 2_000_000_000
"""Files changed so shortly before a snapshot was kept may have changed once more unnoticed: some
file systems count time in steps of two seconds."""


class Stamp(Struct, frozen=True):
    """What can be told of a pack's files at a glance.

    `digest` has 32 bytes and changes when a file comes, goes or is written to; `changed` is when
    that last happened, in nanoseconds since 1970. `size` is that of all files together, in bytes.
    """

    digest: bytes
    changed: int
    size: int


def stamp(folder: Path, salt: str) -> Stamp | None:
    """The stamp of a pack's folder; None when it cannot be looked through."""
    digest = blake2b(salt.encode(), digest_size=32)
    changed = size = 0
    try:
        for path, status in _looked_through(folder):
            digest.update(
                f"\0{path}\0{status.st_ino} {status.st_mode} {status.st_size} "
                f"{status.st_mtime_ns} {status.st_ctime_ns}".encode("utf-8", "surrogateescape")
            )
            changed = max(changed, status.st_mtime_ns, status.st_ctime_ns)
            size += status.st_size
    except OSError:
        return None
    return Stamp(digest.digest(), changed, size)


def _looked_through(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """What lies in a folder and in the folders there, which is as deep as packs are read."""
    for entry in _visible(folder):
        yield entry.path, entry.stat()
        if entry.is_dir():
            for inner in _visible(entry):
                yield inner.path, inner.stat()


def _visible(folder: os.PathLike[str]) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        entries = [entry for entry in found if not entry.name.startswith(".")]
    return sorted(entries, key=lambda entry: entry.name)

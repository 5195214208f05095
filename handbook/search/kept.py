"""The folder in the cache that holds the indexes, one folder for each pack and state of it.

An index is built in a folder of its own and renamed when it is whole, so that no other window sees
half of one. Whoever uses or builds one holds a lock in it, which ends with the process at the
latest: what is not locked may be removed. On Windows, where files in use cannot be renamed, that
is the lock.
"""

import os
import re
import sys
import weakref
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

_LOCK = "lock"
_FILES = "files.msgpack"

_UNFINISHED = ".building"
_REMOVED = ".removed"

_CHUNK = 1 << 20


class Held:
    """A folder that nobody removes as long as this lives, or until it is released."""

    def __init__(self, folder: Path, descriptor: int) -> None:
        """Made by `hold` and `new_folder`."""
        self.folder = folder
        self.release = weakref.finalize(self, os.close, descriptor)


def hold(folder: Path) -> Held | None:
    """Use an index that others may be using as well; None if there is none that is whole."""
    held = _locked(folder, shared=True)
    if held and not _is_whole(folder):
        held.release()
        return None
    return held


def new_folder(cache: Path, name: str) -> Held:
    """An empty folder to build an index in; raises OSError when there cannot be one."""
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / f"{name}.{os.urandom(6).hex()}{_UNFINISHED}"
    folder.mkdir()
    held = _locked(folder, shared=False)
    if held is None:
        raise OSError(f"{folder} cannot be locked")
    return held


def publish(held: Held, folder: Path) -> Held | None:
    """Note that a folder is whole, give it its name, and use it; None if that fails.

    Nobody in this process may have a file in it open. If the name is taken by a folder in use, it
    keeps its own for this run.
    """
    try:
        _note_files(held.folder)
        discard(folder)
        # Windows would not rename it with its lock open. Whoever takes it now costs a build.
        held.release()
        held.folder.rename(folder)
    except OSError:
        return hold(folder) or hold(held.folder)
    return hold(folder)


def discard(folder: Path) -> None:
    """Remove a folder that nobody uses; leave it if somebody does, or if it cannot be removed."""
    held = _locked(folder, shared=False)
    if held is None:
        return
    removed = folder.with_name(f"{folder.name}.{os.getpid()}{_REMOVED}")
    try:
        if sys.platform == "win32":
            held.release()
        folder.rename(removed)
    except OSError:
        return
    finally:
        held.release()
    # Imported when needed: it brings all the formats of archives along.
    from shutil import rmtree

    rmtree(removed, ignore_errors=True)


def others(cache: Path, pack: str, name: str) -> Iterator[Path]:
    """The folders of other states of a pack, and what ended builds of any state left behind."""
    form = re.compile(rf"{re.escape(pack)}-[0-9a-f]+(\..+)?")
    try:
        found = sorted(cache.iterdir())
    except OSError:
        return
    yield from (path for path in found if path.name != name and form.fullmatch(path.name))


def _note_files(folder: Path) -> None:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    digests = {
        path.relative_to(folder).as_posix(): _digest(path)
        for path in files
        if path.name != _LOCK and not path.name.endswith(".lock")
    }
    with (folder / _FILES).open("wb") as file:
        file.write(msgspec.msgpack.encode(digests))
        file.flush()
        os.fsync(file.fileno())


def _is_whole(folder: Path) -> bool:
    try:
        noted = msgspec.msgpack.decode((folder / _FILES).read_bytes(), type=dict[str, bytes])
        return bool(noted) and all(_digest(folder / name) == noted[name] for name in noted)
    except (OSError, ValueError, msgspec.MsgspecError):
        return False


def _digest(path: Path) -> bytes:
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.digest()


def _locked(folder: Path, *, shared: bool) -> Held | None:
    """The lock of a folder; None if somebody has it, or if the folder has gone."""
    flags = os.O_RDONLY if shared else os.O_RDONLY | os.O_CREAT
    try:
        descriptor = os.open(folder / _LOCK, flags)
    except OSError:
        return None
    held = Held(folder, descriptor)
    if _lock(descriptor, shared=shared) and _is_same(descriptor, folder / _LOCK):
        return held
    held.release()
    return None


def _is_same(descriptor: int, path: Path) -> bool:
    """Whether the open file still has its name; it may have been removed before it was locked."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


if sys.platform == "win32":

    def _lock(descriptor: int, *, shared: bool) -> bool:  # noqa: ARG001
        return True

else:
    import fcntl

    def _lock(descriptor: int, *, shared: bool) -> bool:
        try:
            kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

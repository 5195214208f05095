"""The files of a pack: which there are, their bytes, and a digest of all of them."""

import os
import stat
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from handbook.content import limits
from handbook.content.model import Kind
from handbook.content.problems import Problem
from handbook.errors import ContentError, reason_of
from handbook.language import _

MANIFEST_FILE = "pack.yaml"

FILE_NAMES: Mapping[str, Kind] = {
    "sections": Kind.SECTION,
    "variations": Kind.VARIATION,
    "faq": Kind.FAQ,
    "muscles": Kind.MUSCLE,
    "glossary": Kind.TERM,
    "references": Kind.REFERENCE,
}
"""The file (`name.yaml`) or folder (`name/*.yaml`) that holds each kind."""

_SUFFIXES = (".yaml", ".yml")


class PackFiles(Struct, frozen=True):
    """The bytes of a pack's YAML files by their path inside the pack, and what was wrong."""

    folder: Path
    files: dict[str, bytes]
    problems: tuple[Problem, ...]

    def digest(self, salt: str) -> bytes:
        """32 bytes that change when any file does."""
        digest = blake2b(salt.encode(), digest_size=32)
        for name, data in sorted(self.files.items()):
            digest.update(f"\0{name}\0{len(data)}\0".encode())
            digest.update(data)
        for problem in self.problems:
            digest.update(str(problem).encode())
        return digest.digest()


def read_pack_files(folder: Path) -> PackFiles:
    """Read a pack's files; raises ContentError when the folder is no pack at all."""
    paths = pack_contents(folder)
    reader = _Reader(folder)
    for path in paths:
        reader.read_top(path)
    return PackFiles(folder, reader.files, tuple(reader.problems))


def pack_contents(folder: Path) -> list[Path]:
    """What lies in a pack's folder, in order; raises ContentError when it is no pack at all."""
    if not folder.is_dir():
        message = _("There is no folder {folder}. Give the folder that holds pack.yaml.")
        raise ContentError(message.format(folder=folder))
    try:
        paths = list(_visible(folder))
    except OSError as error:
        raise ContentError(_cannot_read(folder, error)) from error
    if not any(path.suffix in _SUFFIXES or path.name in FILE_NAMES for path in paths):
        message = _("{folder} holds no pack: there is no pack.yaml in it.")
        raise ContentError(message.format(folder=folder))
    return paths


def _visible(folder: Path) -> Iterator[Path]:
    """What lies in a folder, in order, without the hidden files that editors leave behind."""
    return (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))


def _cannot_read(what: object, error: OSError) -> str:
    return _("{what} cannot be read: {reason}.").format(what=what, reason=reason_of(error))


class _Reader:
    """Reads the files of one pack, up to the limits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = os.path.realpath(folder)
        self._bytes = 0
        self.files: dict[str, bytes] = {}
        self.problems: list[Problem] = []

    def read_top(self, path: Path) -> None:
        """Read a file of the pack's folder, or those in a folder named after a kind."""
        try:
            if not path.is_dir() or path.suffix in _SUFFIXES:
                below = [path]
            elif path.name in FILE_NAMES:
                below = list(_visible(path))
            else:
                if any(inner.suffix in _SUFFIXES for inner in _visible(path)):
                    self._report(path, _("No kind of entry is kept in a folder of this name."))
                return
        except OSError as error:
            self._report(path, _cannot_read(path.name, error))
            return
        for file in below:
            if file.suffix in _SUFFIXES:
                self._read(file)
            elif file.is_dir():
                self._report(file, _("Folders inside this one are not read; move the files up."))

    def _read(self, path: Path) -> None:
        if len(self.files) >= limits.MAX_FILES:
            message = _("The pack has more than {limit} files; this one is left out.")
            self._report(path, message.format(limit=limits.MAX_FILES))
            return
        try:
            data = self._data(path)
        except OSError as error:
            self._report(path, _cannot_read(path.name, error))
            return
        if data is not None:
            self._bytes += len(data)
            self.files[self._name(path)] = data

    def _data(self, path: Path) -> bytes | None:
        real = os.path.realpath(path)
        if not Path(real).is_relative_to(self._root):
            self._report(path, _("This file leads out of the pack folder; it is not read."))
            return None
        status = os.stat(real)
        if not stat.S_ISREG(status.st_mode):
            # Reading a pipe would wait for ever.
            self._report(path, _("This is not a file; only files are read here."))
            return None
        size = status.st_size
        limit = min(limits.MAX_FILE_BYTES, limits.MAX_PACK_BYTES - self._bytes)
        if size > limit:
            message = _("The file has {size} bytes; at most {limit} are read here.")
            self._report(path, message.format(size=size, limit=limit))
            return None
        return Path(real).read_bytes()

    def _report(self, path: Path, message: str) -> None:
        self.problems.append(Problem(self._name(path), 1, 1, message))

    def _name(self, path: Path) -> str:
        name = path.relative_to(self._folder).as_posix()
        # What is not UTF-8, or not one line, cannot be printed or kept.
        return "".join(letter if letter.isprintable() else "?" for letter in name)

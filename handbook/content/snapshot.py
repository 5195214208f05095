"""Checked packs kept compiled in the cache folder, so that YAML is parsed only when it changed.

A snapshot is mapped into memory. Its variations, of which there may be a hundred thousand, stay
packed until somebody looks at them.
"""

import mmap
import os
import struct
import threading
from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from handbook.content.freshness import UNSURE_NS, Stamp
from handbook.content.handbook import Handbook
from handbook.content.model import Variation
from handbook.content.packed import PackedEntries
from handbook.content.problems import Problem
from handbook.content.prose import Prose

_HEADER = struct.Struct("=32s32s32s")
"""Digest of the sources, their stamp, and the digest of all that follows."""

_LENGTH = struct.Struct("=Q")
"""Then the length of the front, the front, and the variations one after the other."""


class Compiled(Struct, frozen=True):
    """What a load gave: the handbook, if any, and the problems."""

    handbook: Handbook | None
    problems: tuple[Problem, ...]


class _Front(Struct, frozen=True):
    """All but the variations themselves: their ids, and their lengths as 32-bit numbers."""

    compiled: Compiled
    ids: list[str]
    lengths: bytes


def _encode_hook(value: object) -> bytes:
    if isinstance(value, Prose):
        return value.packed()
    raise TypeError(type(value).__name__)


def _decode_hook(kind: type, value: object) -> Prose:
    if kind is Prose and isinstance(value, bytes):
        return Prose.unpacked(value)
    raise TypeError(kind.__name__)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_encode_hook)
_VARIATIONS = msgspec.msgpack.Decoder(Variation, dec_hook=_decode_hook)


class Snapshot:
    """A snapshot found in the cache: what it was made from, and whether it is whole."""

    def __init__(self, file: BinaryIO) -> None:
        """Raises ValueError when the file is none, OSError when it cannot be read."""
        header = file.read(_HEADER.size)
        if len(header) != _HEADER.size:
            raise ValueError("too short")
        self.digest, self.stamp, self._checksum = _HEADER.unpack(header)
        self._status = os.fstat(file.fileno())
        self._data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def is_surely_of(self, stamp: Stamp) -> bool:
        """Whether the sources have not changed, as far as can be told by their stamp."""
        settled = self._status.st_ctime_ns > stamp.changed + UNSURE_NS
        return settled and self.stamp == stamp.digest

    def compiled(self) -> Compiled | None:
        """What it holds; None when it is damaged."""
        if self._status.st_mtime_ns != _seal(self._checksum) and self._checksum != _checksum(
            [self._data[_HEADER.size :]]
        ):
            return None
        try:
            return self._unpacked()
        except (msgspec.MsgspecError, struct.error, TypeError, ValueError):
            return None

    def _unpacked(self) -> Compiled | None:
        start = _HEADER.size + _LENGTH.size
        (length,) = _LENGTH.unpack(self._data[_HEADER.size : start])
        front = msgspec.msgpack.decode(
            self._data[start : start + length], type=_Front, dec_hook=_decode_hook
        )
        packed = self._data[start + length :]
        ends = array("Q", accumulate(array("I", front.lengths)))
        if len(ends) != len(front.ids) or (ends[-1] if ends else 0) != len(packed):
            return None
        compiled = front.compiled
        if compiled.handbook is None:
            return compiled
        variations = PackedEntries(front.ids, ends, packed, _VARIATIONS.decode)
        return _with_variations(compiled, variations)


def find_snapshot(path: Path) -> Snapshot | None:
    """The snapshot kept in a file, if there is one."""
    try:
        with path.open("rb") as file:
            return Snapshot(file)
    except (OSError, ValueError):
        return None


def write_snapshot(path: Path, digest: bytes, stamp: Stamp | None, compiled: Compiled) -> None:
    """Keep a snapshot; raises OSError when the cache cannot be written."""
    variations = compiled.handbook.variations if compiled.handbook else ()
    packed = [_ENCODER.encode(variation) for variation in variations]
    front = _ENCODER.encode(
        _Front(
            _with_variations(compiled, ()),
            [variation.id for variation in variations],
            array("I", map(len, packed)).tobytes(),
        )
    )
    payload = [_LENGTH.pack(len(front)), front, *packed]
    checksum = _checksum(payload)
    header = _HEADER.pack(digest, stamp.digest if stamp else b"", checksum)
    path.parent.mkdir(parents=True, exist_ok=True)
    # The name is this writer's own, so that two runs at once cannot mix their bytes.
    temporary = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(header)
            file.writelines(payload)
            file.flush()
            # Nobody looks at all of the bytes again, so they must be there when the name is.
            os.fsync(file.fileno())
        os.utime(temporary, ns=(_seal(checksum), _seal(checksum)))
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def with_digest(compiled: Compiled) -> Compiled:
    """The same, with the digest of its handbook filled in."""
    handbook = compiled.handbook
    if handbook is None:
        return compiled
    rest = msgspec.structs.replace(handbook, variations=(), digest="")
    parts = (_ENCODER.encode(part) for part in (rest, *handbook.variations))
    digest = _checksum(parts).hex()
    return Compiled(msgspec.structs.replace(handbook, digest=digest), compiled.problems)


def _with_variations(compiled: Compiled, variations: Sequence[Variation]) -> Compiled:
    if compiled.handbook is None:
        return compiled
    handbook = msgspec.structs.replace(compiled.handbook, variations=variations)
    return Compiled(handbook, compiled.problems)


def _checksum(parts: Iterable[bytes | memoryview]) -> bytes:
    digest = blake2b(digest_size=32)
    for part in parts:
        digest.update(part)
    return digest.digest()


def _seal(checksum: bytes) -> int:
    """A time of modification, in nanoseconds, that says: nobody has written to this since.

    It spares reading a large snapshot as a whole at each start. Full even seconds, because not
    every file system keeps more.
    """
    return (int.from_bytes(checksum[:4], "big") >> 2) * 2 * 1_000_000_000

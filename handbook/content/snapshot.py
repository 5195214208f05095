"""Checked packs kept compiled in the cache folder, so that YAML is parsed only when it changed.

A snapshot is mapped into memory. Its variations, of which there may be a hundred thousand, stay
packed until somebody looks at them.
"""

import mmap
import os
import struct
from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from handbook.atomic_file import replacing
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
    """All but the variations themselves.

    Of these it has the ids, the lengths as 32-bit numbers, and the places of those that lead to
    harder ones.
    """

    compiled: Compiled
    ids: list[str]
    lengths: bytes
    leading: list[int]


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
    """A snapshot found in the cache; it is opened only when it is wanted."""

    def __init__(self, path: Path) -> None:
        """Raises ValueError when the file is no snapshot, OSError when it cannot be read."""
        self._path = path
        with path.open("rb") as file:
            self._header, self._status = _header(file)
        self.digest, self.stamp, self._checksum = _HEADER.unpack(self._header)

    def is_surely_of(self, stamp: Stamp) -> bool:
        """Whether the sources have not changed, as far as can be told by their stamp."""
        settled = self._status.st_ctime_ns > stamp.changed + UNSURE_NS
        return settled and self.stamp == stamp.digest

    def compiled(self) -> Compiled | None:
        """What it holds; None when it is damaged, or another one by now."""
        try:
            with self._path.open("rb") as file:
                header, status = _header(file)
                data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError):
            return None
        payload = data[_HEADER.size :]
        untouched = status.st_mtime_ns == _seal(self._checksum)
        if header != self._header or not (untouched or _checksum([payload]) == self._checksum):
            return None
        try:
            return _unpacked(payload)
        except (msgspec.MsgspecError, struct.error, TypeError, ValueError):
            return None


def _header(file: BinaryIO) -> tuple[bytes, os.stat_result]:
    header = file.read(_HEADER.size)
    if len(header) != _HEADER.size:
        raise ValueError("too short")
    return header, os.fstat(file.fileno())


def _unpacked(payload: memoryview) -> Compiled | None:
    start = _LENGTH.size
    (length,) = _LENGTH.unpack(payload[:start])
    front = msgspec.msgpack.decode(
        payload[start : start + length], type=_Front, dec_hook=_decode_hook
    )
    packed = payload[start + length :]
    ends = array("Q", accumulate(array("I", front.lengths)))
    if len(ends) != len(front.ids) or (ends[-1] if ends else 0) != len(packed):
        return None
    if front.compiled.handbook is None:
        return front.compiled
    variations = PackedEntries(front.ids, ends, packed, _VARIATIONS.decode, front.leading)
    return _with_variations(front.compiled, variations)


def find_snapshot(path: Path) -> Snapshot | None:
    """The snapshot kept in a file, if there is one."""
    try:
        return Snapshot(path)
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
            [place for place, variation in enumerate(variations) if variation.harder],
        )
    )
    payload = [_LENGTH.pack(len(front)), front, *packed]
    checksum = _checksum(payload)
    header = _HEADER.pack(digest, stamp.digest if stamp else b"", checksum)
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as temporary:
        with temporary.open("wb") as file:
            file.write(header)
            file.writelines(payload)
            file.flush()
            # Nobody looks at all of the bytes again, so they must be there when the name is.
            os.fsync(file.fileno())
        os.utime(temporary, ns=(_seal(checksum), _seal(checksum)))


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

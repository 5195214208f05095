"""Checked packs kept compiled in the cache folder, so that YAML is parsed only when it changed."""

import os
import threading
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.problems import Problem
from handbook.content.prose import Prose

_HEADER = 64
"""Bytes before the payload: the digest of the sources, then that of the payload, 32 each."""


class Compiled(Struct, frozen=True):
    """What a load gave: the handbook, if any, and the problems."""

    handbook: Handbook | None
    problems: tuple[Problem, ...]


def _encode_hook(value: object) -> bytes:
    if isinstance(value, Prose):
        return value.packed()
    raise TypeError(type(value).__name__)


def _decode_hook(kind: type, value: object) -> Prose:
    if kind is Prose and isinstance(value, bytes):
        return Prose.unpacked(value)
    raise TypeError(kind.__name__)


def read_snapshot(path: Path, digest: bytes) -> Compiled | None:
    """The snapshot, or None when there is none for these sources or it is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    payload = memoryview(data)[_HEADER:]
    if data[:32] != digest or data[32:_HEADER] != blake2b(payload, digest_size=32).digest():
        return None
    try:
        return msgspec.msgpack.decode(payload, type=Compiled, dec_hook=_decode_hook)
    except (msgspec.MsgspecError, TypeError):
        return None


def write_snapshot(path: Path, digest: bytes, compiled: Compiled) -> None:
    """Keep a snapshot; raises OSError when the cache cannot be written."""
    payload = msgspec.msgpack.encode(compiled, enc_hook=_encode_hook)
    checksum = blake2b(payload, digest_size=32).digest()
    path.parent.mkdir(parents=True, exist_ok=True)
    # The name is this writer's own, so that two runs at once cannot mix their bytes.
    temporary = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        temporary.write_bytes(digest + checksum + payload)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise

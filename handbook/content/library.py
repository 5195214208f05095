"""Open packs as one library: from their snapshots where these are fresh, else from YAML."""

import logging
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path

from handbook import __version__
from handbook.content.freshness import stamp
from handbook.content.handbook import Handbook, Library
from handbook.content.pack_files import read_pack_files
from handbook.content.problems import Problem
from handbook.content.snapshot import Compiled, find_snapshot, with_digest, write_snapshot
from handbook.errors import ContentError, reason_of
from handbook.language import _
from handbook.paths import resources_folder

_MANY = 5_000
"""From so many variations on, a handbook is not kept as it was read."""

_LARGE_BYTES = 200_000
"""Packs with so much in their files take longer to read than anybody should have to wait."""

Watch = Callable[[float], None]
"""Is told what share of a pack is read, from 0 to 1, and may raise to end the work."""

_log = logging.getLogger(__name__)


def bundled_packs() -> list[Path]:
    """The folders of the packs that come with the program; raises ContentError if unreadable."""
    folder = resources_folder() / "packs"
    try:
        packs = sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError as error:
        raise ContentError(
            _(
                "The handbook's own content cannot be read: {folder}: {reason}. "
                "Install the program again, or mend the permissions of that folder."
            ).format(folder=folder, reason=reason_of(error))
        ) from error
    return packs


def open_library(folders: Sequence[Path], cache: Path, watch: Watch | None = None) -> Library:
    """Open packs as one library; raises ContentError when none of them can be opened at all.

    `watch` is told how far the reading of each pack is; what it raises ends the opening.
    """
    handbooks: dict[str, Handbook] = {}
    problems: list[Problem] = []
    failures: list[ContentError] = []
    for folder in folders:
        try:
            compiled = compile_pack(folder, cache, watch)
        except ContentError as error:
            failures.append(error)
            problems.append(Problem(str(folder), 1, 1, str(error)))
            continue
        problems += [_within(folder, problem) for problem in compiled.problems]
        handbook = compiled.handbook
        if handbook is None:
            continue
        if handbook.id in handbooks:
            message = _("A pack with the id “{id}” is open already; this one is left out.")
            where = str(folder / "pack.yaml")
            problems.append(Problem(where, 1, 1, message.format(id=handbook.id)))
            continue
        handbooks[handbook.id] = handbook
    if not handbooks and failures:
        raise failures[0]
    return Library(tuple(handbooks.values()), tuple(problems), tuple(folders))


def slow(folders: Sequence[Path], cache: Path) -> list[Path]:
    """Those of some packs that take their time to open: large ones without a fresh snapshot."""
    program = _program_state()

    def is_slow(folder: Path) -> bool:
        seen = stamp(folder, program)
        if seen is None or seen.size < _LARGE_BYTES:
            return False
        kept = find_snapshot(_snapshot_path(folder, cache))
        return kept is None or not kept.is_surely_of(seen)

    return [folder for folder in folders if is_slow(folder)]


def compile_pack(folder: Path, cache: Path | None, watch: Watch | None = None) -> Compiled:
    """One pack, from its snapshot if that is fresh; raises ContentError if it is no pack."""
    program = _program_state()
    seen = stamp(folder, program)
    path = cache and _snapshot_path(folder, cache)
    kept = find_snapshot(path) if path else None
    if kept and seen and kept.is_surely_of(seen) and (compiled := kept.compiled()):
        return compiled
    files = read_pack_files(folder)
    digest = files.digest(program)
    compiled = kept.compiled() if kept and kept.digest == digest else None
    if kept and compiled and seen and kept.stamp == seen.digest:
        return compiled
    if compiled is None:
        # The parser stays unloaded as long as the snapshot is fresh: that is most of a warm start.
        from handbook.content.loader import load_pack

        compiled = with_digest(Compiled(*load_pack(files, watch)))
    if path:
        try:
            write_snapshot(path, digest, seen, compiled)
        except OSError as error:
            _log.info("snapshot not kept: %s", error)
        else:
            return _packed(path, compiled)
    return compiled


def _packed(path: Path, compiled: Compiled) -> Compiled:
    """The same from its snapshot if it is large: packed, it takes a tenth of the memory."""
    handbook = compiled.handbook
    if handbook is None or len(handbook.variations) < _MANY:
        return compiled
    kept = find_snapshot(path)
    return (kept and kept.compiled()) or compiled


def _program_state() -> str:
    """Changes when the code that compiles packs does: by release, or by edit in a checkout."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return f"{__version__} {[path.stat().st_mtime_ns for path in modules]}"


def _snapshot_path(folder: Path, cache: Path) -> Path:
    digest = blake2b(str(folder.resolve()).encode(), digest_size=6).hexdigest()
    return cache / "snapshots" / f"{folder.name}-{digest}.msgpack"


def _within(folder: Path, problem: Problem) -> Problem:
    return Problem(str(folder / problem.file), problem.line, problem.column, problem.message)

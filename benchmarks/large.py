"""A library of 100,000 entries: read, indexed, reopened, searched."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from statistics import median

from benchmarks.child import Children
from benchmarks.memory import can_measure
from benchmarks.packs import VARIATIONS, write_packs
from benchmarks.row import Row, limit, limits, ratio
from benchmarks.start import first_paint, search_ready

_PLACE = "hip-thrust/section/overview"
_ONE_PACK = "one pack"
_RESTING = "at rest"

_TIMES = 3
"""How often the library is read and indexed: what else the machine does stalls windows, too."""

_BUILD_MS = 10_000
_STALL_MS = 50


def large(children: Children, repeat: int) -> Iterator[Row]:
    """All rows; the packs and what the program keeps of them stay for the next run."""
    folder = _kept_folder()
    packs = [str(pack) for pack in _packs(folder)]
    home = folder / "home"
    with children.home() as small:
        children.run("window", "settle", home=small)
        yield from _prepared(children, packs, home)
        yield from _reopened(children, packs, home, small, repeat)
        yield from _searched(children, packs, home, small, repeat)


def _prepared(children: Children, packs: Sequence[str], home: Path) -> Iterator[Row]:
    """Read and indexed anew, by the window, which must not stutter."""
    found: dict[str, list[dict[str, float]]] = {"read": [], "index": []}
    for _run in range(_TIMES):
        for work, kept in (("read", "snapshots"), ("index", "index")):
            shutil.rmtree(home / "cache" / kept, ignore_errors=True)
            found[work].append(children.run("stall", work, *packs, home=home))
    read, built, rest = (
        median(told[what] for told in found[work])
        for work, what in (("read", "seconds"), ("index", "seconds"), ("index", "rest"))
    )
    yield limit(
        "100,000 entries indexed",
        1000 * built,
        1000 * read,
        "reading them from YAML",
        budget=_BUILD_MS,
        runs=_TIMES,
    )
    for work, name in (
        ("read", "100,000 entries read: longest stall"),
        ("index", "100,000 entries indexed: longest stall"),
    ):
        stall = median(told["stall"] for told in found[work])
        yield limit(name, stall, rest, _RESTING, budget=_STALL_MS, runs=_TIMES)


def _reopened(
    children: Children, packs: Sequence[str], home: Path, small: Path, repeat: int
) -> Iterator[Row]:
    arguments = [argument for pack in packs for argument in ("--pack", pack)]
    painted: list[float] = []
    painted_one: list[float] = []
    ready: list[float] = []
    ready_one: list[float] = []
    for _run in range(repeat):
        painted.append(first_paint(children, "window", home, *arguments, _PLACE))
        painted_one.append(first_paint(children, "window", small, _PLACE))
        ready.append(search_ready(children, home, *arguments, _PLACE))
        ready_one.append(search_ready(children, small, _PLACE))
    name = "100,000 entries reopened: first page painted"
    yield ratio(name, painted, painted_one, _ONE_PACK, budget=1.5)
    name = "100,000 entries reopened: ready to search"
    yield ratio(name, ready, ready_one, _ONE_PACK, budget=1.5)


def _searched(
    children: Children, packs: Sequence[str], home: Path, small: Path, repeat: int
) -> Iterator[Row]:
    runs = str(max(1, repeat // 5))
    typed = children.run("keys", runs, *packs, home=home)
    few = children.run("keys", runs, home=small)
    name = "key press to painted results at 100,000"
    yield from limits(name, typed["times"], few["times"], _ONE_PACK, budgets=(16, 33))
    narrowed = children.run("filter_keys", runs, "gym/variation", *packs, home=home)
    of_one = children.run("filter_keys", runs, "hip-thrust/variation", home=small)
    name = "text filter to painted variations, 100,000"
    yield from limits(name, narrowed["times"], of_one["times"], _ONE_PACK, budgets=(16, 33))
    if can_measure():
        used = [typed["memory"]]
        yield ratio(
            "memory after searching 100,000",
            used,
            [few["memory"]],
            _ONE_PACK,
            budget=None,
            unit="MB",
        )


def _kept_folder() -> Path:
    """A folder for the packs as they are written now; older ones are removed."""
    state = blake2b(Path(__file__).with_name("packs.py").read_bytes(), digest_size=6)
    state.update(str(VARIATIONS).encode())
    name = "trainer-handbook-benchmarks-"
    folder = Path(tempfile.gettempdir()) / f"{name}{state.hexdigest()}"
    for older in folder.parent.glob(f"{name}*"):
        if older != folder:
            shutil.rmtree(older, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    return folder


def _packs(folder: Path) -> list[Path]:
    packs = folder / "packs"
    if not packs.exists():
        unfinished = folder / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        write_packs(unfinished)
        unfinished.rename(packs)
    return sorted(packs.iterdir())

"""Opening packs: from the snapshot when it is fresh and whole, else from the files."""

import subprocess
import sys
from pathlib import Path

import pytest

from handbook.content.address import Address
from handbook.content.handbook import Handbook
from handbook.content.library import bundled_packs, compile_pack, open_library, slow
from handbook.content.model import Kind
from handbook.errors import ContentError

from .conftest import FAQ, MANIFEST, Files, WritePack


def _snapshot(cache: Path) -> Path:
    (snapshot,) = (cache / "snapshots").iterdir()
    return snapshot


def test_a_snapshot_gives_the_same_handbook(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    good["faq.yaml"] = FAQ.replace("term:rom", "term:rum")
    folder = write_pack(good)

    first = compile_pack(folder, tmp_path / "cache")
    second = compile_pack(folder, tmp_path / "cache")

    assert first == second == compile_pack(folder, None)
    assert len(second.problems) == 1


def test_a_fresh_snapshot_needs_no_parser(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    folder = write_pack(good)
    compile_pack(folder, tmp_path / "cache")
    program = (
        "import sys; from pathlib import Path\n"
        "from handbook.content.library import compile_pack\n"
        f"found = compile_pack(Path({str(folder)!r}), Path({str(tmp_path / 'cache')!r}))\n"
        "assert found.handbook.sections[0].body\n"
        "print(sorted({'yaml', 'markdown_it', 'difflib', 'PySide6'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_changed_file_makes_the_snapshot_stale(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    folder = write_pack(good)
    compile_pack(folder, tmp_path / "cache")
    (folder / "pack.yaml").write_text(MANIFEST.replace("title: Squats", "title: Squatz"))

    handbook = compile_pack(folder, tmp_path / "cache").handbook

    assert handbook is not None
    assert handbook.manifest.title == "Squatz"


@pytest.mark.parametrize("keep", [0, 10, 40, 64, 100, -1])
def test_a_truncated_snapshot_is_rebuilt_in_silence(
    write_pack: WritePack, good: Files, tmp_path: Path, keep: int
) -> None:
    folder = write_pack(good)
    first = compile_pack(folder, tmp_path / "cache")
    snapshot = _snapshot(tmp_path / "cache")
    whole = snapshot.read_bytes()
    snapshot.write_bytes(whole[:keep])

    assert compile_pack(folder, tmp_path / "cache") == first
    assert snapshot.read_bytes() == whole


def test_a_snapshot_with_any_byte_changed_is_rebuilt_in_silence(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    folder = write_pack(good)
    first = compile_pack(folder, tmp_path / "cache")
    snapshot = _snapshot(tmp_path / "cache")
    whole = snapshot.read_bytes()
    for at in range(0, len(whole), 97):
        snapshot.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])

        assert compile_pack(folder, tmp_path / "cache") == first
        assert snapshot.read_bytes() == whole


def test_a_cache_that_cannot_be_written_only_costs_time(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    folder = write_pack(good)
    file = tmp_path / "file"
    file.write_text("in the way")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    taken = tmp_path / "taken"
    (taken / "snapshots").mkdir(parents=True)
    compile_pack(folder, taken)
    snapshot = _snapshot(taken)
    snapshot.unlink()
    snapshot.mkdir()

    for cache in (file, file / "below", closed, taken):
        assert compile_pack(folder, cache).problems == ()

    assert list((taken / "snapshots").iterdir()) == [snapshot]


def test_two_processes_may_compile_one_pack_at_once(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    folder, cache = write_pack(good), tmp_path / "cache"
    program = (
        "from pathlib import Path\n"
        "from handbook.content.library import compile_pack\n"
        f"folder, cache = Path({str(folder)!r}), Path({str(cache)!r})\n"
        "for number in range(10):\n"
        "    for snapshot in cache.glob('snapshots/*.msgpack'):\n"
        "        snapshot.unlink(missing_ok=True)\n"
        "    print(len(compile_pack(folder, cache).handbook.variations))"
    )

    running = [
        subprocess.Popen(
            [sys.executable, "-c", program],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _number in range(3)
    ]

    for process in running:
        assert process.communicate() == ("2\n" * 10, "")
    assert [path.suffix for path in (cache / "snapshots").iterdir()] == [".msgpack"]


def test_a_library_holds_the_good_packs_and_the_problems_of_all(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    first = write_pack(good)
    good["faq.yaml"] = FAQ.replace("id: knees", "id: Knees")
    good["pack.yaml"] = MANIFEST.replace("id: squats", "id: lunges")
    second = write_pack(good)
    twin = write_pack(good)

    library = open_library([first, second, twin, tmp_path / "nowhere"], tmp_path / "cache")

    assert [handbook.id for handbook in library.handbooks] == ["squats", "lunges"]
    assert [(problem.file, problem.line) for problem in library.problems] == [
        (str(second / "faq.yaml"), 1),
        (str(twin / "faq.yaml"), 1),
        (str(twin / "pack.yaml"), 1),
        (str(tmp_path / "nowhere"), 1),
    ]
    assert "“lunges” is open already" in library.problems[2].message


def test_a_library_of_nothing_readable_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="There is no folder"):
        open_library([tmp_path / "nowhere"], tmp_path / "cache")


def test_unreadable_resources_say_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handbook.content.library.resources_folder", lambda: tmp_path)

    with pytest.raises(ContentError, match=r"packs: No such file .* Install the program again"):
        bundled_packs()


def test_a_handbook_finds_its_entries_and_what_leads_to_them(squats: Handbook) -> None:
    box, front = squats.variations
    quads, reference = squats.muscles[0], squats.references[0]

    assert squats.find(Kind.VARIATION, "box-squat") is box
    assert squats.find(Kind.VARIATION, "quads") is None
    assert squats.easier(front) == ((box, box.harder[0]),)
    assert squats.easier(box) == ()
    assert squats.stressing(quads) == ((box, box.muscles[0]),)
    assert [(kind, entry.id) for kind, entry in squats.citing(reference)] == [
        (Kind.SECTION, "overview"),
        (Kind.VARIATION, "box-squat"),
        (Kind.VARIATION, "front-squat"),
        (Kind.FAQ, "knees"),
    ]
    assert len(list(squats.all_entries())) == 8


def test_a_library_finds_entries_by_address(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    library = open_library([write_pack(good)], tmp_path / "cache")

    found = library.find(Address("squats", Kind.FAQ, "knees", "anchor"))

    assert found is not None
    assert found.title == "Are squats bad for the knees?"
    assert library.find(Address("squats", Kind.FAQ)) is None
    assert library.find(Address("lunges", Kind.FAQ, "knees")) is None


def test_a_large_pack_is_slow_to_open_until_it_is_kept(
    write_pack: WritePack, good: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = write_pack(good), tmp_path / "cache"
    assert slow([folder, tmp_path / "nowhere"], cache) == []

    monkeypatch.setattr("handbook.content.library._LARGE_BYTES", 100)
    assert slow([folder, tmp_path / "nowhere"], cache) == [folder]
    monkeypatch.setattr("handbook.content.snapshot.UNSURE_NS", -1)
    compile_pack(folder, cache)
    assert slow([folder], cache) == []
    (folder / "faq.yaml").write_text(FAQ.replace("knees", "shins"))
    assert slow([folder], cache) == [folder]


def test_the_reading_of_a_pack_tells_how_far_it_is_and_can_be_ended(
    write_pack: WritePack, good: Files
) -> None:
    folder = write_pack(good)
    told: list[float] = []
    compile_pack(folder, None, told.append)
    assert told == sorted(told)
    assert 0 < told[-1] <= 1

    def end(_share: float) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        compile_pack(folder, None, end)

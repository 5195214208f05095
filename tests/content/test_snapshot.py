"""Snapshots of large packs: variations stay packed, and sources are told apart at a glance."""

import os
from pathlib import Path

import pytest

from handbook.content.freshness import UNSURE_NS, Stamp, stamp
from handbook.content.library import compile_pack
from handbook.content.model import Kind, Variation
from handbook.content.packed import PackedEntries
from handbook.content.snapshot import find_snapshot

from .conftest import Files, WritePack


@pytest.fixture
def folder(write_pack: WritePack, good: Files) -> Path:
    """A pack's folder."""
    return write_pack(good)


def opened(folder: Path, cache: Path) -> PackedEntries[Variation]:
    """The variations of a pack as its snapshot has them."""
    compile_pack(folder, cache)
    handbook = compile_pack(folder, cache).handbook
    assert handbook is not None
    assert isinstance(handbook.variations, PackedEntries)
    return handbook.variations


def kept(cache: Path) -> Path:
    """The one snapshot in a cache."""
    (path,) = (cache / "snapshots").iterdir()
    return path


def test_packed_variations_read_like_a_tuple(folder: Path, tmp_path: Path) -> None:
    packed = opened(folder, tmp_path)
    handbook = compile_pack(folder, None).handbook
    assert handbook is not None
    plain = handbook.variations
    assert packed == plain
    assert plain == packed
    assert packed == opened(folder, tmp_path)
    assert packed != plain[:1]
    assert packed != list(plain)
    assert hash(packed) == hash(plain)
    assert list(packed) == list(plain)
    assert (len(packed), packed[-1], packed[:1]) == (len(plain), plain[-1], plain[:1])
    assert packed.index(plain[1]) == 1
    assert plain[0] in packed
    assert repr(packed) == "<2 packed entries>"
    with pytest.raises(IndexError):
        packed[len(plain)]


def test_ids_are_known_without_unpacking_anything() -> None:
    def unpack(packed: memoryview) -> Variation:
        raise AssertionError(bytes(packed))

    entries = PackedEntries(["a", "b"], [3, 5], memoryview(b"onetw"), unpack)
    assert (len(entries), entries.ids) == (2, ["a", "b"])
    with pytest.raises(AssertionError, match="tw"):
        entries[1]


def test_a_variation_at_hand_is_unpacked_once(folder: Path, tmp_path: Path) -> None:
    packed = opened(folder, tmp_path)
    assert packed[0] is packed[0] is packed[-2]


def test_a_handbook_says_where_an_entry_stands(folder: Path, tmp_path: Path) -> None:
    packed = opened(folder, tmp_path)
    handbook = compile_pack(folder, tmp_path).handbook
    assert handbook is not None
    for position, id_ in enumerate(packed.ids):
        assert handbook.position(Kind.VARIATION, id_) == position
        assert handbook.find(Kind.VARIATION, id_) == packed[position]
    assert handbook.position(Kind.VARIATION, "nowhere") == -1
    assert handbook.position(Kind.FAQ, packed.ids[0]) == -1


def test_the_ladder_is_the_same_from_a_snapshot(folder: Path, tmp_path: Path) -> None:
    opened(folder, tmp_path)
    packed = compile_pack(folder, tmp_path).handbook
    plain = compile_pack(folder, None).handbook
    assert packed is not None
    assert plain is not None
    for variation in plain.variations:
        assert packed.easier(variation) == plain.easier(variation)
    assert packed.easier(packed.variations[1])[0][0] == packed.variations[0]


def test_the_digest_of_a_handbook_is_that_of_what_it_holds(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    def digest(files: Files) -> str:
        handbook = compile_pack(write_pack(files), tmp_path).handbook
        assert handbook is not None
        return handbook.digest

    first = digest(good)
    assert len(first) == 64
    good["faq.yaml"] += "# Nothing but a remark.\n"
    assert digest(good) == first
    good["faq.yaml"] = good["faq.yaml"].replace("knees", "hips", 1)
    assert digest(good) != first


# Told apart at a glance


def test_files_that_nobody_touched_have_the_same_stamp(folder: Path) -> None:
    assert stamp(folder, "salt") == stamp(folder, "salt")
    assert stamp(folder, "salt") != stamp(folder, "other")
    assert stamp(folder / "nowhere", "salt") is None


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "faq.yaml").write_text("[]"),
        lambda folder: (folder / "faq.yaml").unlink(),
        lambda folder: (folder / "faq.yaml").rename(folder / "faq2.yaml"),
        lambda folder: (folder / "more.yaml").touch(),
        lambda folder: (folder / "glossary").mkdir(),
        lambda folder: os.utime(folder / "faq.yaml", ns=(1, 1)),
        lambda folder: (folder / "faq.yaml").replace(folder / "pack.yaml"),
    ],
)
def test_any_change_changes_the_stamp(folder: Path, change: object) -> None:
    before = stamp(folder, "")
    assert callable(change)
    change(folder)
    assert stamp(folder, "") != before


def test_a_file_in_a_folder_of_the_pack_counts_too(folder: Path) -> None:
    (folder / "glossary").mkdir()
    (folder / "glossary" / "one.yaml").touch()
    before = stamp(folder, "")
    (folder / "glossary" / "one.yaml").write_text("[]")
    assert stamp(folder, "") != before


def test_hidden_files_do_not_count(folder: Path) -> None:
    before = stamp(folder, "")
    (folder / ".backup.swp").touch()
    assert stamp(folder, "") == before


def test_a_stamp_is_trusted_only_when_the_files_have_rested(folder: Path, tmp_path: Path) -> None:
    compile_pack(folder, tmp_path)
    seen = stamp(folder, "")
    snapshot = find_snapshot(kept(tmp_path))
    assert seen is not None
    assert snapshot is not None
    rested = Stamp(snapshot.stamp, seen.changed - 2 * UNSURE_NS, seen.size)
    assert snapshot.is_surely_of(rested)
    assert not snapshot.is_surely_of(Stamp(snapshot.stamp, seen.changed, seen.size))
    assert not snapshot.is_surely_of(Stamp(seen.digest[::-1], rested.changed, seen.size))


def test_files_touched_but_not_changed_cost_a_look_only_once(folder: Path, tmp_path: Path) -> None:
    first = compile_pack(folder, tmp_path)
    before = find_snapshot(kept(tmp_path))
    os.utime(folder / "faq.yaml", ns=(1, 1))
    assert compile_pack(folder, tmp_path) == first
    after = find_snapshot(kept(tmp_path))
    assert before is not None
    assert after is not None
    assert after.digest == before.digest
    assert after.stamp != before.stamp


def test_a_snapshot_somebody_wrote_to_is_looked_at_as_a_whole(folder: Path, tmp_path: Path) -> None:
    first = compile_pack(folder, tmp_path)
    path = kept(tmp_path)
    whole = path.read_bytes()
    for content, is_whole in ((whole, True), (whole[:-1] + b"\0", False), (whole + b"\0", False)):
        path.unlink()
        path.write_bytes(content)
        snapshot = find_snapshot(path)
        assert snapshot is not None
        assert (snapshot.compiled() is not None) is is_whole
    assert compile_pack(folder, tmp_path) == first


def test_a_pack_without_variations_is_kept_too(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    good["variations.yaml"] = "[]"
    folder = write_pack(good)
    first = compile_pack(folder, tmp_path)
    assert compile_pack(folder, tmp_path) == first == compile_pack(folder, None)


def test_a_large_pack_is_packed_as_soon_as_it_is_kept(
    write_pack: WritePack, good: Files, tmp_path: Path
) -> None:
    one = "{{id: lift-{0}, name: Lift {0}, equipment: [none], level: beginner, steps: [Lift.]}}"
    good["variations.yaml"] = "\n".join(f"- {one.format(number)}" for number in range(5_000))
    handbook = compile_pack(write_pack(good), tmp_path).handbook
    assert handbook is not None
    assert isinstance(handbook.variations, PackedEntries)
    assert handbook.variations[4_999].name == "Lift 4999"

"""One handout as a small file: the same comes back, and every mistake is told."""

from pathlib import Path

import msgspec
import pytest

from handbook.content.model import Goal
from handbook.errors import UsageError
from handbook.handout.handout_file import (
    MAX_BYTES,
    SUFFIX,
    handout_from_bytes,
    handout_to_bytes,
    read_handout_file,
)
from handbook.handout.model import Handout, Item
from handbook.handout.prescription import Load, LoadType, Prescription

HANDOUT = Handout(
    date="2026-01-31",
    client="Zoë 𝒮",
    goal=Goal.STRENGTH,
    items=(
        Item(
            "squat/variation/box",
            dose=Prescription(load=Load(type=LoadType.ABSOLUTE, weight=(40.0, 42.5))),
            note='"quoted"\n\\',
        ),
    ),
)
DATA = handout_to_bytes(HANDOUT)


def changed(**fields: object) -> bytes:
    """The file with other fields on top."""
    return msgspec.json.encode({**msgspec.json.decode(DATA), **fields})


def with_handout(**fields: object) -> bytes:
    handout = msgspec.json.decode(DATA)["handout"]
    return changed(handout={**handout, **fields})


def test_what_was_written_is_read() -> None:
    assert handout_from_bytes(DATA) == HANDOUT


def test_the_file_can_be_read_by_people() -> None:
    text = DATA.decode()

    assert text.startswith('{\n  "format": "trainer-handbook handout",\n  "version": 1,')
    assert '"client": "Zoë 𝒮"' in text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a handout file, or it is damaged"),
        (DATA[:-20], "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"[" * 200_000, "damaged"),
        (b"[1, 2]", "not a handout file"),
        (b'"text"', "not a handout file"),
        (changed(format="something else"), rf"Choose one whose name ends in {SUFFIX}"),
        (changed(version=2), "newer version of the program. Update"),
        (changed(version=0), "which version"),
        (changed(version="1"), "which version"),
        (changed(version=True), "which version"),
        (changed(extra=1), "damaged: .*extra"),
        (changed(handout=[]), "cannot be read: Expected `object`"),
        (changed(handout={}), "cannot be read: .*date"),
        (with_handout(layout="spiral"), r"'spiral'.*\$\.layout"),
        (with_handout(items=[{"address": 7}]), r"\$\.items\[0\]\.address"),
        (with_handout(clinet="Zoë"), "no field “handout.clinet”"),
        (with_handout(items=[{"address": "a/faq/b", "nots": 1}]), "“handout.items.0.nots”"),
        (with_handout(items=[{"address": "a/faq/b", "dose": {"x": 1}}]), "items.0.dose.x”"),
        (with_handout(date="31.1.2026"), "not a date"),
        (with_handout(client="x" * 500), "too long"),
        (with_handout(items=[{"address": "a/faq/b"}] * 101), "at most 100 items"),
        (b" " * (MAX_BYTES + 1), "too large"),
    ],
)
def test_every_mistake_is_told(data: bytes, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        handout_from_bytes(data)


def test_a_file_is_read_and_its_name_stands_before_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / f"zoe{SUFFIX}"
    path.write_bytes(DATA)
    assert read_handout_file(path) == HANDOUT

    path.write_bytes(b"{}")
    with pytest.raises(UsageError, match=rf"zoe{SUFFIX}: This is not a handout file"):
        read_handout_file(path)


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path, Path("a\0b")):
        with pytest.raises(UsageError, match=r"cannot be read: .*Check the name"):
            read_handout_file(path)

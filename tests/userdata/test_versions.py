"""Versions: what went out can be printed again to the byte."""

import msgspec
import pytest

from handbook.errors import UserDataError
from handbook.handout.model import Handout
from handbook.userdata.handouts import Handouts
from handbook.userdata.store import Store
from handbook.userdata.versions import Sheet, VersionKind, Versions

HANDOUT = Handout(date="2026-01-31", client="Zoë")
SHEET = Sheet(b'{"title": "x"}', b"%PDF-1.7 " + bytes(range(256)) * 100)


@pytest.fixture
def id(store: Store) -> str:
    return Handouts(store).new(HANDOUT).id


@pytest.fixture
def versions(store: Store) -> Versions:
    return Versions(store)


def titled(title: str) -> Handout:
    return msgspec.structs.replace(HANDOUT, title=title)


def stored(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM sheets").fetchone()[0])


def test_what_was_printed_comes_back_to_the_byte(versions: Versions, id: str) -> None:
    version = versions.keep(id, VersionKind.PRINTED, HANDOUT, SHEET)

    assert versions.versions_of(id) == (version,)
    assert version.sheet is not None
    assert versions.sheet(version.sheet) == SHEET


def test_the_newest_version_comes_first(versions: Versions, id: str) -> None:
    versions.keep(id, VersionKind.PRINTED, titled("a"), SHEET)
    versions.keep(id, VersionKind.EDITED, titled("b"))
    versions.keep(id, VersionKind.SAVED, titled("c"), SHEET)
    versions.keep("another", VersionKind.SAVED, titled("d"), SHEET)

    assert [(each.kind, each.handout.title) for each in versions.versions_of(id)] == [
        (VersionKind.SAVED, "c"),
        (VersionKind.EDITED, "b"),
        (VersionKind.PRINTED, "a"),
    ]


def test_the_same_sheet_is_stored_once_and_each_printing_remembered(
    versions: Versions, id: str, store: Store
) -> None:
    for _time in range(3):
        versions.keep(id, VersionKind.PRINTED, HANDOUT, SHEET)

    assert len(versions.versions_of(id)) == 3
    assert stored(store) == 1


def test_a_text_kept_already_is_not_kept_again(versions: Versions, id: str) -> None:
    printed = versions.keep(id, VersionKind.PRINTED, HANDOUT, SHEET)

    assert versions.keep(id, VersionKind.EDITED, HANDOUT) == printed
    versions.keep(id, VersionKind.EDITED, titled("a"))
    versions.keep(id, VersionKind.EDITED, HANDOUT)
    assert len(versions.versions_of(id)) == 3


def test_with_the_last_version_of_an_erased_handout_goes_its_sheet(
    versions: Versions, id: str, store: Store
) -> None:
    kept = Handouts(store).new(HANDOUT)
    shared = msgspec.structs.replace(SHEET, page=b"shared")
    versions.keep(id, VersionKind.PRINTED, HANDOUT, SHEET)
    versions.keep(id, VersionKind.PRINTED, HANDOUT, shared)
    versions.keep(kept.id, VersionKind.PRINTED, HANDOUT, shared)

    Handouts(store).erase(id)

    assert versions.versions_of(id) == ()
    assert versions.sheet(shared.digest) == shared
    with pytest.raises(UserDataError, match="cannot be read"):
        versions.sheet(SHEET.digest)


@pytest.mark.parametrize("damage", ["x'00'", "zeroblob(0)", "page"])
def test_a_damaged_sheet_is_not_printed(
    damage: str, versions: Versions, id: str, store: Store
) -> None:
    versions.keep(id, VersionKind.PRINTED, HANDOUT, SHEET)
    with store.transaction() as connection:
        connection.execute(f"UPDATE sheets SET pdf = {damage}")

    with pytest.raises(UserDataError, match="cannot be read"):
        versions.sheet(SHEET.digest)

"""Everything out, everything in: nothing is lost, and nothing is believed blindly."""

import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from handbook.errors import UserDataError
from handbook.handout.handout_file import handout_from_bytes, handout_to_bytes
from handbook.handout.model import Handout, Item
from handbook.handout.practice import Practice
from handbook.userdata.export import export_everything, import_everything
from handbook.userdata.favorites import favorites, toggle_favorite
from handbook.userdata.handouts import Handouts, Shelf
from handbook.userdata.merging import Merged
from handbook.userdata.migrations import MIGRATIONS, VERSION
from handbook.userdata.notes import note, write_note
from handbook.userdata.practice import read_practice, write_practice
from handbook.userdata.store import FILE_NAME, Store
from handbook.userdata.templates import TemplateOrigin, Templates
from handbook.userdata.versions import Sheet, VersionKind, Versions
from tests.userdata.conftest import Clock

HANDOUT = Handout(date="2026-01-31", client="Zoë/..", title="Knees", items=(Item("a/faq/b"),))
SHEET = Sheet(b'{"title":"x"}', b"%PDF-1.7 printed then")


@pytest.fixture
def elsewhere(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """The store of another machine."""
    store = Store.open(tmp_path / "elsewhere", now=clock)
    yield store
    store.close()


def fill(store: Store) -> str:
    """One of everything; the id of the handout."""
    kept = Handouts(store).new(HANDOUT)
    Versions(store).keep(kept.id, VersionKind.PRINTED, HANDOUT, SHEET)
    Templates(store).save_template("Mine", HANDOUT)
    toggle_favorite(store, "a/faq/b")
    write_note(store, "a/faq/b", "for Zoë")
    write_practice(store, Practice(name="Hip & Co"))
    store.set("window", {"zoom": 2})
    return kept.id


ALL = Merged(
    handouts=1,
    versions=1,
    templates=1,
    favorites=1,
    notes=1,
    settings=("practice", "window"),
)


def own_templates(store: Store) -> list[tuple[str, str]]:
    return [
        (each.name, each.handout.title)
        for each in Templates(store).templates()
        if each.origin is TemplateOrigin.OWN
    ]


# Out


def test_the_zip_is_readable_without_the_program(store: Store, tmp_path: Path) -> None:
    id = fill(store)

    path = export_everything(store, tmp_path / "all.zip")

    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        assert names == {
            "about.json",
            *("handouts.json", "versions.json", "templates.json", "favorites.json"),
            *("notes.json", "settings.json"),
            f"handouts/Zoë Knees {id[:8]}.handout.json",
            f"printed/{SHEET.digest}.pdf",
            f"printed/{SHEET.digest}.json",
            FILE_NAME,
        }
        assert archive.read(f"printed/{SHEET.digest}.pdf") == SHEET.pdf
        single = archive.read(f"handouts/Zoë Knees {id[:8]}.handout.json")
        assert handout_from_bytes(single) == HANDOUT
        (version,) = msgspec.json.decode(archive.read("versions.json"))
        assert (version["sheet"], version["handout"]["client"]) == (SHEET.digest, "Zoë/..")
        settings = msgspec.json.decode(archive.read("settings.json"))
        assert {each["key"]: each["value"] for each in settings}["window"] == {"zoom": 2}


def test_in_a_folder_it_takes_a_name_that_is_free(store: Store, tmp_path: Path) -> None:
    first, second = export_everything(store, tmp_path), export_everything(store, tmp_path)

    assert first != second
    assert {first.suffix, second.suffix} == {".zip"}
    assert not list(tmp_path.glob(".*"))


def test_where_it_cannot_be_written_it_says_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserDataError, match="cannot be written: No such file"):
        export_everything(store, tmp_path / "nowhere" / "all.zip")


# In


def test_on_a_new_machine_everything_is_there(
    store: Store, elsewhere: Store, tmp_path: Path
) -> None:
    id = fill(store)
    path = export_everything(store, tmp_path / "all.zip")

    assert import_everything(elsewhere, path) == ALL

    assert Handouts(elsewhere).get(id) == Handouts(store).get(id)
    assert Handouts(elsewhere).search("zoe")[0].id == id
    assert Versions(elsewhere).versions_of(id) == Versions(store).versions_of(id)
    assert Versions(elsewhere).sheet(SHEET.digest) == SHEET
    assert own_templates(elsewhere) == [("Mine", "Knees")]
    assert favorites(elsewhere) == favorites(store)
    assert read_practice(elsewhere) == Practice(name="Hip & Co")
    assert elsewhere.get("window", dict[str, int], {}) == {"zoom": 2}


def test_bringing_in_twice_is_bringing_in_once(
    store: Store, elsewhere: Store, tmp_path: Path
) -> None:
    id = fill(store)
    path = export_everything(store, tmp_path / "all.zip")
    kept = Handouts(store).get(id)
    Handouts(store).save(id, msgspec.structs.replace(HANDOUT, note="later"), kept.revision)
    Templates(store).save_template(
        "Mine", msgspec.structs.replace(HANDOUT, title="Newer"), replace=True
    )

    first = import_everything(store, path)
    before = (Handouts(store).get(id), Versions(store).versions_of(id), own_templates(store))
    assert import_everything(store, path) == Merged()

    assert first == Merged(templates=1)
    after = (Handouts(store).get(id), Versions(store).versions_of(id), own_templates(store))
    assert after == before
    assert own_templates(store) == [("Mine", "Newer"), ("Mine (2)", "Knees")]


@pytest.mark.parametrize("theirs_last", [True, False])
def test_of_two_texts_the_newer_one_counts_and_the_older_one_stays_a_version(
    theirs_last: bool, store: Store, elsewhere: Store, tmp_path: Path
) -> None:
    id = fill(store)
    path = export_everything(store, tmp_path / "first.zip")
    import_everything(elsewhere, path)
    order = (store, elsewhere) if theirs_last else (elsewhere, store)
    for place in order:
        text = "ours" if place is store else "theirs"
        kept = Handouts(place).get(id)
        Handouts(place).save(id, msgspec.structs.replace(HANDOUT, note=text), kept.revision)
    Handouts(store).archive(id)
    before = Handouts(store).get(id)

    import_everything(store, export_everything(elsewhere, tmp_path / "second.zip"))

    kept = Handouts(store).get(id)
    assert kept.handout.note == ("theirs" if theirs_last else "ours")
    notes = {version.handout.note for version in Versions(store).versions_of(id)}
    assert notes == {"", "ours" if theirs_last else "theirs"}
    assert kept.shelf is Shelf.ARCHIVED
    assert (kept.revision > before.revision) is theirs_last, "so that an open window notices"


def test_what_is_here_stays_and_what_was_left_is_named(
    store: Store, elsewhere: Store, tmp_path: Path
) -> None:
    fill(store)
    write_practice(elsewhere, Practice(name="Another"))
    write_note(elsewhere, "a/faq/b", "from here")

    merged = import_everything(elsewhere, export_everything(store, tmp_path / "all.zip"))

    assert merged.settings_left == ("practice",)
    assert read_practice(elsewhere).name == "Another"
    assert note(elsewhere, "a/faq/b") == "from here\n\nfor Zoë"


def test_a_backup_of_an_older_version_is_brought_in_too(store: Store, tmp_path: Path) -> None:
    old = Store.open(tmp_path / "old", migrations=MIGRATIONS[:1])
    old.set("zoom", 5)
    old.close()
    path = tmp_path / "old" / FILE_NAME
    before = path.read_bytes()

    assert import_everything(store, path) == Merged(settings=("zoom",))

    assert store.get("zoom", int, 0) == 5
    assert path.read_bytes() == before


# What is not to be believed


def zipped(tmp_path: Path, **members: bytes) -> Path:
    path = tmp_path / "bad.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr({"about": "about.json", "file": FILE_NAME}[name], data)
    return path


ABOUT = b'{"format": "trainer-handbook export", "version": 1, "program": "1", "made": ""}'


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({}, "not an export"),
        ({"about": b"{"}, "not an export"),
        ({"about": b"[]", "file": b""}, "not an export"),
        ({"about": ABOUT}, "not an export"),
        ({"about": ABOUT.replace(b" export", b" x"), "file": b""}, "not an export"),
        ({"about": ABOUT.replace(b"1,", b"2,"), "file": b""}, "newer version"),
        ({"about": ABOUT, "file": b""}, "holds no handouts"),
        ({"about": ABOUT, "file": b"no database" * 99}, "not a database"),
    ],
)
def test_a_zip_of_something_else_is_refused(
    members: dict[str, bytes], message: str, store: Store, tmp_path: Path
) -> None:
    with pytest.raises(UserDataError, match=message):
        import_everything(store, zipped(tmp_path, **members))

    assert Handouts(store).recent() == ()


@pytest.mark.parametrize("data", [b"", b"something else" * 99])
def test_any_other_file_is_refused(data: bytes, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "other"
    path.write_bytes(data)

    with pytest.raises(UserDataError, match="not an export of this program"):
        import_everything(store, path)
    with pytest.raises(UserDataError, match="Choose another file"):
        import_everything(store, tmp_path / "missing")


def test_a_single_handout_is_led_to_its_own_import(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "Anna.handout.json"
    path.write_bytes(handout_to_bytes(HANDOUT))

    with pytest.raises(UserDataError, match="Handout > Import"):
        import_everything(store, path)


def test_a_damaged_zip_is_refused(store: Store, tmp_path: Path) -> None:
    fill(store)
    path = export_everything(store, tmp_path / "all.zip")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo(FILE_NAME).header_offset
    data[at + 100 : at + 300] = bytes(200)
    path.write_bytes(data)

    with pytest.raises(UserDataError, match="not an export"):
        import_everything(store, path)


def test_a_file_of_a_newer_version_is_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "newer"
    connection = sqlite3.connect(path)
    connection.executescript(f"CREATE TABLE x (y); PRAGMA user_version = {VERSION + 1};")
    connection.close()

    with pytest.raises(UserDataError, match="newer version"):
        import_everything(store, path)


def test_rows_that_are_not_as_they_should_be_are_left_out(
    store: Store, elsewhere: Store, tmp_path: Path
) -> None:
    good = fill(elsewhere)
    bad = [Handouts(elsewhere).new(HANDOUT).id for _number in range(3)]
    with elsewhere.transaction() as connection:
        for statement in (
            f"UPDATE handouts SET created = 'yesterday' WHERE id = '{bad[0]}'",
            f"UPDATE handouts SET handout = x'00ff' WHERE id = '{bad[1]}'",
            f"UPDATE handouts SET origin = 'thin air' WHERE id = '{bad[2]}'",
            "UPDATE sheets SET pdf = x'78'",
            "UPDATE kept SET value = '{' WHERE key = 'window'",
        ):
            connection.execute(statement)
    elsewhere.close()

    merged = import_everything(store, tmp_path / "elsewhere" / FILE_NAME)

    assert merged == msgspec.structs.replace(ALL, settings=("practice",), unreadable=5)
    assert [each.id for each in Handouts(store).recent()] == [good]


# Damage


def test_of_a_damaged_file_what_is_readable_is_carried_over(store: Store, tmp_path: Path) -> None:
    fill(store)
    ids = [
        Handouts(store).new(msgspec.structs.replace(HANDOUT, note=f"{number} " * 400)).id
        for number in range(200)
    ]
    store.close()
    path = tmp_path / "data" / FILE_NAME
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(data)

    again = Store.open(tmp_path / "data")

    (notice,) = again.notices
    assert "carried over" in notice
    kept = {each.id for each in Handouts(again).recent(500)}
    assert kept <= {*ids, *kept}
    assert len(kept) > 150
    assert read_practice(again) == Practice(name="Hip & Co")
    assert note(again, "a/faq/b") == "for Zoë"
    again.close()

"""Favorites, notes and the details of the practice."""

import msgspec
import pytest

from handbook.errors import UsageError
from handbook.handout.practice import Practice
from handbook.userdata.favorites import favorites, toggle_favorite
from handbook.userdata.notes import NOTE_LIMIT, note, notes, write_note
from handbook.userdata.practice import read_practice, write_practice
from handbook.userdata.store import Store


def test_a_place_becomes_a_favorite_and_no_longer_is_one(store: Store) -> None:
    assert toggle_favorite(store, "a/faq/b")
    assert [each.address for each in favorites(store)] == ["a/faq/b"]
    assert not toggle_favorite(store, "a/faq/b")
    assert favorites(store) == ()


def test_the_latest_favorite_comes_first_with_its_note(store: Store) -> None:
    for address in ("a/faq/b", "a/faq/c"):
        toggle_favorite(store, address)
    write_note(store, "a/faq/b", "for Zoë")
    write_note(store, "a/faq/d", "no favorite")

    assert [(each.address, each.note) for each in favorites(store)] == [
        ("a/faq/c", ""),
        ("a/faq/b", "for Zoë"),
    ]


def test_a_note_is_kept_changed_and_deleted(store: Store) -> None:
    write_note(store, "a/faq/b", "one")
    write_note(store, "a/faq/c", "two")
    write_note(store, "a/faq/b", "three\n")

    assert note(store, "a/faq/b") == "three\n"
    assert list(notes(store).items()) == [("a/faq/b", "three\n"), ("a/faq/c", "two")]
    write_note(store, "a/faq/b", " \n")
    assert (note(store, "a/faq/b"), list(notes(store))) == ("", ["a/faq/c"])


def test_a_note_without_end_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="2 characters too long"):
        write_note(store, "a/faq/b", "x" * (NOTE_LIMIT + 2))


def test_the_practice_is_kept_with_its_logo(store: Store) -> None:
    assert read_practice(store) == Practice()
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9z"/></svg>'
    practice = Practice(
        name="Hip & Co", phone="+48 22", address_lines=("Ulica 1",), logo=logo, logo_type="svg"
    )
    write_practice(store, practice)

    assert read_practice(store) == practice


def test_a_practice_that_cannot_be_printed_is_not_kept(store: Store) -> None:
    for bad in (Practice(logo=b"GIF89a", logo_type="png"), Practice(name="x" * 200)):
        with pytest.raises(UsageError):
            write_practice(store, bad)

    assert read_practice(store) == Practice()


def test_a_field_of_another_version_does_not_cost_the_practice(store: Store) -> None:
    store.set("practice", {"name": "Hip & Co", "phone": 42, "fax": "1"})

    assert read_practice(store) == msgspec.structs.replace(Practice(), name="Hip & Co")

"""Handouts kept: saved from two windows, found again, put away, had back."""

import datetime

import msgspec
import pytest

from handbook.errors import UserDataError
from handbook.handout.model import Handout, Item
from handbook.userdata.handouts import (
    TRASH_DAYS,
    Counts,
    HandoutConflictError,
    Handouts,
    Origin,
    Shelf,
    fold,
)
from handbook.userdata.store import Store
from handbook.userdata.versions import VersionKind, Versions
from tests.userdata.conftest import Clock

HANDOUT = Handout(date="2026-01-31", client="Zoë Łukasik", title="Knees", items=(Item("a/faq/b"),))


@pytest.fixture
def handouts(store: Store) -> Handouts:
    return Handouts(store)


def named(client: str, title: str = "") -> Handout:
    return Handout(date="2026-01-31", client=client, title=title)


def noted(text: str) -> Handout:
    return msgspec.structs.replace(HANDOUT, note=text)


# One window


def test_a_new_handout_comes_back_as_it_was(handouts: Handouts) -> None:
    kept = handouts.new(HANDOUT)

    assert handouts.get(kept.id) == kept
    assert (kept.handout, kept.revision, kept.unread) == (HANDOUT, 1, ())
    assert (kept.shelf, kept.origin) == (Shelf.CURRENT, Origin.NEW)


def test_each_save_is_the_base_of_the_next(handouts: Handouts) -> None:
    first = handouts.new(HANDOUT)
    second = handouts.save(first.id, noted("a"), first.revision)
    third = handouts.save(first.id, noted("b"), second.revision)

    assert handouts.get(first.id) == third
    assert third.handout == noted("b")
    assert third.created == first.created < second.changed < third.changed


def test_saving_what_is_kept_already_changes_nothing(handouts: Handouts) -> None:
    first = handouts.new(HANDOUT)

    assert handouts.save(first.id, HANDOUT, first.revision) == first
    assert handouts.save(first.id, HANDOUT, first.revision - 1) == first


def test_times_are_those_of_the_wall_clock(handouts: Handouts) -> None:
    changed = handouts.new(HANDOUT).changed

    assert changed.astimezone(datetime.UTC).isoformat() == "2026-01-31T14:32:06+00:00"


def test_an_unknown_id_says_so(handouts: Handouts) -> None:
    for act in (handouts.get, handouts.archive, handouts.remove):
        with pytest.raises(UserDataError, match="no longer there"):
            act("nobody")


def test_a_duplicate_is_a_handout_of_its_own(handouts: Handouts) -> None:
    first = handouts.new(HANDOUT)
    copy = handouts.new(first.handout, Origin.DUPLICATE)
    handouts.save(copy.id, noted("changed"), copy.revision)

    assert copy.origin is Origin.DUPLICATE
    assert handouts.get(first.id).handout == HANDOUT


# Two windows


def test_the_slower_of_two_windows_keeps_its_text_as_a_handout_of_its_own(
    store: Store, other: Store
) -> None:
    one, two = Handouts(store), Handouts(other)
    kept = one.new(HANDOUT)
    one.save(kept.id, noted("from one"), kept.revision)

    with pytest.raises(HandoutConflictError, match="another window") as conflict:
        two.save(kept.id, noted("from two"), kept.revision)

    ours, theirs = conflict.value.ours, conflict.value.theirs
    assert (theirs.id, theirs.handout) == (kept.id, noted("from one"))
    assert (ours.handout, ours.origin) == (noted("from two"), Origin.OTHER_WINDOW)
    assert one.get(ours.id) == ours
    again = two.save(ours.id, noted("two goes on"), ours.revision)
    assert one.get(ours.id) == again
    assert one.get(kept.id).handout == noted("from one")
    assert len(one.recent()) == 2


def test_a_window_notices_what_the_other_keeps_and_not_what_it_keeps_itself(
    store: Store, other: Store
) -> None:
    before = store.data_version
    kept = Handouts(store).new(HANDOUT)
    assert store.data_version == before

    Handouts(other).save(kept.id, noted("x"), kept.revision)

    assert store.data_version != before


def test_going_on_with_what_the_other_window_threw_away_brings_it_back(
    store: Store, other: Store
) -> None:
    one, two = Handouts(store), Handouts(other)
    kept = one.new(HANDOUT)
    two.remove(kept.id)

    assert one.save(kept.id, noted("a"), kept.revision).shelf is Shelf.CURRENT

    two.erase(kept.id)
    saved = one.save(kept.id, noted("b"), kept.revision + 1)
    assert (two.get(kept.id), saved.handout) == (saved, noted("b"))


# Nothing written over is lost


def test_a_text_that_had_settled_is_kept_as_a_version(
    handouts: Handouts, store: Store, clock: Clock
) -> None:
    first = handouts.new(HANDOUT)
    second = handouts.save(first.id, noted("typing"), first.revision)
    clock.move(hours=2)
    third = handouts.save(first.id, noted("two hours later"), second.revision)
    handouts.save(first.id, noted("and on"), third.revision)

    (version,) = Versions(store).versions_of(first.id)

    assert (version.handout, version.kind) == (noted("typing"), VersionKind.EDITED)
    assert version.made == second.changed


def test_what_a_newer_version_wrote_stays_when_it_is_written_over(
    handouts: Handouts, store: Store
) -> None:
    kept = handouts.new(HANDOUT)
    with store.transaction() as connection:
        connection.execute("""UPDATE handouts SET handout = '{"date": 7, "layout": "spiral"}'""")

    read = handouts.get(kept.id)
    assert read.unread == ("date", "layout")
    assert (read.handout.client, read.handout.date) == (HANDOUT.client, "2026-01-31")
    handouts.save(kept.id, read.handout, read.revision)

    with store.reading() as connection:
        assert connection.execute("SELECT handout FROM versions").fetchall() == [
            ('{"date": 7, "layout": "spiral"}',)
        ]


def test_a_full_disk_is_told_and_loses_no_handout(handouts: Handouts, store: Store) -> None:
    kept = handouts.new(HANDOUT)
    with store.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(UserDataError, match="Is the disk full"):
        handouts.save(kept.id, noted("x" * 500_000), kept.revision)

    assert handouts.get(kept.id) == kept
    assert handouts.save(kept.id, noted("short"), kept.revision).handout == noted("short")


# Lists


def clients(handouts: Handouts, text: str) -> list[str]:
    return [each.client for each in handouts.search(text)]


@pytest.mark.parametrize(
    "text", ["zoe", "ZOË", "lukasik", "  łukasik  ZOE ", "kne zo", "Zoë Łukasik, knees!"]
)
def test_a_client_is_found_whatever_the_case_and_accents(text: str, handouts: Handouts) -> None:
    handouts.new(HANDOUT)
    handouts.new(named("Bob", "Hips"))

    assert clients(handouts, text) == [HANDOUT.client]


@pytest.mark.parametrize("text", ["oe", "zoe hips", "%", "_", "'"])
def test_what_no_word_begins_with_is_not_found(text: str, handouts: Handouts) -> None:
    handouts.new(HANDOUT)

    assert clients(handouts, text) == ([HANDOUT.client] if not fold(text) else [])


def test_names_in_other_scripts_are_found(handouts: Handouts) -> None:
    names = ["Ελένη Παπαδοπούλου", "Наталья Ёлкина", "Nguyễn Thị Hương", "王小明", "مريم", "Ann 💪"]
    for name in names:
        handouts.new(named(name))

    assert [clients(handouts, name) for name in names] == [[name] for name in names]
    assert clients(handouts, "ΕΛΕΝΗ") == names[:1]
    assert clients(handouts, "елкина") == names[1:2]
    assert clients(handouts, "nguyen huong") == names[2:3]


def test_recent_ones_come_first_and_the_counts_tell_where_the_others_are(
    handouts: Handouts, store: Store
) -> None:
    ids = [handouts.new(named(name)).id for name in ("A", "B", "C", "D")]
    handouts.save(ids[0], named("A", "again"), 1)
    handouts.archive(ids[1])
    handouts.remove(ids[2])
    Versions(store).keep(ids[0], VersionKind.EDITED, named("A"))

    assert [each.client for each in handouts.recent()] == ["A", "D"]
    assert [each.client for each in handouts.recent(1)] == ["A"]
    assert [each.client for each in handouts.recent(shelf=Shelf.ARCHIVED)] == ["B"]
    assert [each.client for each in handouts.recent(shelf=Shelf.REMOVED)] == ["C"]
    assert handouts.counts() == Counts(current=2, archived=1, removed=1)
    assert clients(handouts, "") == ["A", "D", "B"], "the archive is searched, the trash is not"
    assert [(each.items, each.versions) for each in handouts.recent()] == [(0, 1), (0, 0)]


def test_clients_are_listed_once_as_written_last(handouts: Handouts) -> None:
    for name in ("Zoe", "ann", "Zoë", ""):
        handouts.new(named(name))

    assert [(each.name, each.handouts) for each in handouts.clients()] == [("ann", 1), ("Zoë", 2)]


# Away and back


def test_what_was_put_away_comes_back(handouts: Handouts) -> None:
    kept = handouts.new(HANDOUT)
    handouts.archive(kept.id)
    assert handouts.get(kept.id).shelf is Shelf.ARCHIVED
    handouts.unarchive(kept.id)
    handouts.remove(kept.id)
    assert handouts.get(kept.id).shelf is Shelf.REMOVED
    handouts.restore(kept.id)

    assert handouts.get(kept.id) == kept


def test_the_trash_is_emptied_of_what_lay_there_for_long(handouts: Handouts, clock: Clock) -> None:
    old, newer, current = (handouts.new(named(name)).id for name in "abc")
    handouts.remove(old)
    clock.move(days=TRASH_DAYS)
    handouts.remove(newer)
    handouts.remove(current)
    handouts.restore(current)

    assert handouts.counts() == Counts(current=1, removed=1)
    assert handouts.get(newer).shelf is Shelf.REMOVED


def test_of_a_client_who_was_erased_nothing_is_left_in_the_file(
    handouts: Handouts, store: Store
) -> None:
    kept = handouts.new(named("Quetzalcoatlus"))
    Versions(store).keep(kept.id, VersionKind.EDITED, kept.handout)
    handouts.erase(kept.id)
    store.close()

    assert store.path is not None
    assert b"Quetzalcoatlus" not in store.path.read_bytes()

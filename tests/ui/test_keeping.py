"""The draft, kept while it is being changed: nothing that was typed is lost."""

import datetime
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from handbook.handout.model import Handout, Item
from handbook.ui.draft import HandoutDraft, new_handout
from handbook.ui.keeping.keeper import HandoutKeeper
from handbook.userdata.handouts import HandoutConflictError, Handouts, Origin, Shelf
from handbook.userdata.runs import begin_run, end_run
from handbook.userdata.store import FILE_NAME, Store

ITEM = Item("squat/variation/box")
ANNA = Handout(date="2026-01-31", client="Anna", items=(ITEM,))


class Window:
    """The draft of one window with its keeper, and what the trainer was told."""

    def __init__(self, folder: Path, parent: QObject, delay: int = 0) -> None:
        """Open the store of a folder."""
        self.store = Store.open(folder)
        self.run = begin_run(self.store)
        self.handouts = Handouts(self.store, self.run.id)
        self.draft = HandoutDraft(new_handout(), parent)
        self.keeper = HandoutKeeper(
            self.store, self.handouts, self.draft, parent, delay=delay, retry_delay=0
        )
        self.told: list[object] = []
        self.keeper.failed.connect(self.told.append)
        self.keeper.conflicted.connect(self.told.append)

    @property
    def kept(self) -> list[Handout]:
        """All handouts in the store, the one changed last first."""
        return [self.handouts.get(row.id).handout for row in self.handouts.recent()]


class Windows:
    """Windows over one folder."""

    def __init__(self, folder: Path) -> None:
        """None is open yet."""
        self.folder = folder
        self._open: list[Window] = []
        self._parent = QObject()

    def open(self, delay: int = 0) -> Window:
        """Open one more."""
        window = Window(self.folder, self._parent, delay)
        self._open.append(window)
        return window

    def close(self) -> None:
        """Close them all."""
        shiboken6.delete(self._parent)
        for window in self._open:
            end_run(window.store, window.run)
            window.store.close()


@pytest.fixture
def windows(qapp: QApplication, tmp_path: Path) -> Iterator[Windows]:
    """Windows over one folder."""
    windows = Windows(tmp_path)
    yield windows
    windows.close()


@pytest.fixture
def window(windows: Windows) -> Window:
    """The only window."""
    return windows.open()


# While it is changed


def test_what_is_put_on_the_draft_is_kept_by_itself(window: Window, qtbot: QtBot) -> None:
    window.draft.open(ANNA)

    qtbot.waitUntil(lambda: window.kept == [ANNA])
    assert window.draft.kept.startswith("Kept ")


def test_changes_that_keep_coming_do_not_put_it_off(windows: Windows, qtbot: QtBot) -> None:
    window = windows.open(delay=30)
    typed: list[Handout] = []

    def kept_while_typing() -> bool:
        typed.append(msgspec.structs.replace(ANNA, title="x" * len(typed)))
        window.draft.set(typed[-1])
        return bool(window.kept)

    qtbot.waitUntil(kept_while_typing)
    assert window.kept[0] in typed


def test_an_empty_handout_is_not_kept(window: Window) -> None:
    window.draft.set(msgspec.structs.replace(new_handout(), text_size=18))

    assert window.keeper.save()
    assert window.kept == []
    assert window.draft.kept == ""


def test_changes_of_one_handout_stay_one_handout(window: Window) -> None:
    window.draft.open(ANNA)
    window.keeper.save()
    window.draft.replace(title="Week 1")
    window.keeper.save()

    assert [handout.title for handout in window.kept] == ["Week 1"]


def test_a_change_that_is_undone_in_time_writes_nothing(window: Window) -> None:
    window.draft.open(ANNA)
    window.keeper.save()
    revision = window.handouts.get(window.keeper.handout_id).revision
    window.draft.replace(title="Week 1")
    window.draft.undo()
    window.keeper.save()

    assert window.handouts.get(window.keeper.handout_id).revision == revision


# Which handout


def test_the_next_start_goes_on_with_the_handout_that_was_open(windows: Windows) -> None:
    before = windows.open()
    before.draft.open(ANNA)
    before.keeper.save()

    after = windows.open()
    kept = after.keeper.reopen()

    assert after.draft.handout == ANNA
    assert kept is not None
    assert after.keeper.handout_id == before.keeper.handout_id


def test_a_new_handout_leaves_the_former_one_kept(window: Window) -> None:
    window.draft.open(ANNA)

    window.keeper.start(new_handout())

    assert window.draft.handout == new_handout()
    assert window.kept == [ANNA]
    assert window.keeper.handout_id == ""


def test_a_new_handout_is_still_the_new_one_after_the_next_start(windows: Windows) -> None:
    before = windows.open()
    before.store.set("draft", ANNA)
    before.draft.open(ANNA)
    before.keeper.start(new_handout())

    after = windows.open()

    assert after.keeper.reopen() is None
    assert after.draft.handout == new_handout()


def test_opening_another_handout_keeps_what_was_typed_a_moment_ago(window: Window) -> None:
    other = window.handouts.new(msgspec.structs.replace(ANNA, client="Ben"))
    window.draft.open(ANNA)

    window.keeper.open(other.id)
    window.draft.replace(title="For Ben")
    window.keeper.save()

    assert {(handout.client, handout.title) for handout in window.kept} == {
        ("Anna", ""),
        ("Ben", "For Ben"),
    }


def test_undo_never_leads_from_one_handout_into_another(window: Window) -> None:
    other = window.handouts.new(msgspec.structs.replace(ANNA, client="Ben"))
    window.draft.set(ANNA)

    window.keeper.open(other.id)
    window.draft.undo()

    assert window.draft.handout.client == "Ben"


def test_a_handout_in_the_trash_is_not_gone_on_with(windows: Windows) -> None:
    before = windows.open()
    before.draft.open(ANNA)
    before.keeper.save()
    before.handouts.remove(before.keeper.handout_id)

    after = windows.open()

    assert after.keeper.reopen() is None
    assert after.draft.handout == new_handout()


def test_the_only_handout_of_an_earlier_version_of_the_program_is_carried_over(
    windows: Windows,
) -> None:
    window = windows.open()
    window.store.set("draft", ANNA)

    window.keeper.reopen()
    window.keeper.save()

    assert window.kept == [ANNA]


# Two windows


def test_a_window_without_changes_follows_the_other(windows: Windows) -> None:
    one, two = windows.open(), windows.open()
    one.draft.open(ANNA)
    one.keeper.save()
    two.keeper.open(one.keeper.handout_id)
    one.draft.replace(title="Week 1")
    one.keeper.save()

    two.keeper.refresh()
    assert two.draft.handout.title == "Week 1"

    two.draft.replace(title="Week 2")
    two.keeper.save()
    assert two.told == []
    assert len(two.kept) == 1


def test_two_windows_that_change_one_handout_lose_nothing(windows: Windows) -> None:
    one, two = windows.open(), windows.open()
    one.draft.open(ANNA)
    one.keeper.save()
    two.keeper.open(one.keeper.handout_id)

    one.draft.replace(title="Mine")
    two.draft.replace(title="Theirs")
    one.keeper.save()
    two.keeper.save()

    assert {handout.title for handout in two.kept} == {"Mine", "Theirs"}
    (conflict,) = two.told
    assert isinstance(conflict, HandoutConflictError)
    assert conflict.ours.origin is Origin.OTHER_WINDOW
    assert two.keeper.handout_id == conflict.ours.id
    assert two.draft.handout.title == "Theirs"


def test_after_a_conflict_each_window_goes_on_with_its_own(windows: Windows) -> None:
    one, two = windows.open(), windows.open()
    one.draft.open(ANNA)
    one.keeper.save()
    two.keeper.open(one.keeper.handout_id)
    for window, title in ((one, "Mine"), (two, "Theirs")):
        window.draft.replace(title=title)
        window.keeper.save()

    for window, title in ((one, "Mine, later"), (two, "Theirs, later")):
        window.keeper.refresh()
        window.draft.replace(title=title)
        window.keeper.save()

    assert sorted(handout.title for handout in two.kept) == ["Mine, later", "Theirs, later"]
    assert len(two.told) == 1
    assert one.told == []


def test_a_handout_that_the_other_window_removed_is_back_with_the_next_change(
    windows: Windows,
) -> None:
    one, two = windows.open(), windows.open()
    one.draft.open(ANNA)
    one.keeper.save()
    two.handouts.remove(one.keeper.handout_id)

    one.keeper.refresh()
    one.draft.replace(title="Still needed")
    one.keeper.save()

    kept = one.handouts.get(one.keeper.handout_id)
    assert kept.shelf is Shelf.CURRENT
    assert kept.handout.title == "Still needed"


# When it cannot be kept


def test_a_failure_is_told_once_and_tried_again_until_it_works(
    windows: Windows, window: Window, qtbot: QtBot
) -> None:
    with sqlite3.connect(windows.folder / FILE_NAME) as other:
        other.execute(
            "CREATE TRIGGER full BEFORE INSERT ON handouts "
            "BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
        )
        other.commit()
        window.draft.open(ANNA)
        qtbot.waitUntil(lambda: window.draft.kept == "Not kept")
        for letter in "abc":
            window.draft.replace(title=letter)
            assert not window.keeper.save()
        assert len(window.told) == 1
        assert "disk is full" in str(window.told[0])

        other.execute("DROP TRIGGER full")
        other.commit()
    other.close()

    qtbot.waitUntil(lambda: window.draft.kept.startswith("Kept "))
    assert [handout.title for handout in window.kept] == ["c"]


def test_the_draft_is_not_left_for_another_one_while_it_cannot_be_kept(
    windows: Windows, window: Window
) -> None:
    from handbook.errors import UserDataError

    other = window.handouts.new(msgspec.structs.replace(ANNA, client="Ben"))
    window.store._connection.execute("PRAGMA query_only = ON")
    window.draft.open(ANNA)
    with pytest.raises(UserDataError):
        window.keeper.open(other.id)
    with pytest.raises(UserDataError):
        window.keeper.start(new_handout())

    assert window.draft.handout == ANNA
    window.store._connection.execute("PRAGMA query_only = OFF")
    assert window.keeper.save()


def test_where_nothing_can_be_kept_that_is_said_all_the_time(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    parent = QObject()
    store = Store.open(tmp_path / "file")
    draft = HandoutDraft(new_handout(), parent)
    keeper = HandoutKeeper(store, Handouts(store), draft, parent, delay=0)
    draft.open(ANNA)

    assert keeper.save()
    assert draft.kept == "Not kept"
    store.close()
    shiboken6.delete(parent)


def test_the_time_said_is_when_it_was_kept(window: Window) -> None:
    window.draft.open(ANNA)
    before = datetime.datetime.now()
    window.keeper.save()
    after = datetime.datetime.now()

    assert window.draft.kept in {f"Kept {moment:%H:%M}" for moment in (before, after)}

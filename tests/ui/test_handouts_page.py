"""The list of handouts, and what can be done with them from there and from the menu."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from handbook.handout.handout_file import handout_to_bytes
from handbook.handout.model import Handout, Item
from handbook.paths import data_folder
from handbook.ui.choice import Choice
from handbook.ui.draft import new_handout
from handbook.ui.keeping.handout_model import Column, HandoutModel
from handbook.ui.keeping.handout_table import HandoutTable
from handbook.ui.keeping.name_dialog import NameDialog
from handbook.ui.keeping.templates_dialog import TemplatesDialog
from handbook.ui.keeping.words import moment_words
from handbook.ui.notice_bar import NoticeBar
from handbook.userdata.handouts import Handouts, Origin, Shelf
from handbook.userdata.store import Store
from handbook.userdata.templates import Templates
from handbook.userdata.versions import Sheet, VersionKind, Versions

from .conftest import OpenDesk
from .desk import Desk

BOX, GOBLET = Item("squat/variation/box"), Item("squat/variation/goblet")
ANNA = Handout(date="2026-01-31", client="Anna Müller", title="Week 1", items=(BOX, GOBLET))
BEN = Handout(date="2026-01-31", client="Ben", items=(BOX,))
ZOE = Handout(date="2026-01-31", client="Zoë", title="Winter", items=(GOBLET,))


class Kept:
    """What the store of this test keeps, beside the window."""

    def __init__(self) -> None:
        """Each thing is dated a minute after the one before."""
        self._now = datetime.datetime(2026, 1, 31, 12, 0, tzinfo=datetime.UTC)
        self.store = Store.open(data_folder(), now=self._tick)
        self.handouts = Handouts(self.store)
        self.versions = Versions(self.store)
        self.templates = Templates(self.store)

    def _tick(self) -> datetime.datetime:
        self._now += datetime.timedelta(minutes=1)
        return self._now

    def shelf(self, shelf: Shelf) -> list[str]:
        """The clients of a shelf."""
        return [row.client for row in self.handouts.recent(shelf=shelf)]


@pytest.fixture
def kept() -> Kept:
    """Three handouts, Zoë's changed last, and an archived one."""
    kept = Kept()
    for handout in (ANNA, BEN, ZOE):
        kept.handouts.new(handout)
    kept.handouts.archive(kept.handouts.new(msgspec.structs.replace(BEN, client="Old")).id)
    return kept


@pytest.fixture
def listed(kept: Kept, open_desk: OpenDesk) -> Iterator[Desk]:
    """The window at the list."""
    desk = open_desk("handouts")
    yield desk
    desk.window.close()
    kept.store.close()


def table(desk: Desk) -> HandoutTable:
    return desk.page.findChildren(HandoutTable)[0]


def clients(desk: Desk) -> list[str]:
    model = table(desk).model()
    return [model.index(row, Column.CLIENT).data() for row in range(model.rowCount())]


def choose(desk: Desk, *names: str) -> None:
    """Select rows by their clients."""
    model = table(desk).model()
    table(desk).clearSelection()
    for row, client in enumerate(clients(desk)):
        if client in names:
            flags = table(desk).selectionModel().SelectionFlag
            table(desk).selectionModel().setCurrentIndex(
                model.index(row, 0), flags.Select | flags.Rows
            )


def show(desk: Desk, words: str) -> None:
    choice = desk.page.findChildren(Choice)[0]
    row = choice.findText(words)
    choice.setCurrentIndex(row)
    choice.activated.emit(row)


def button(desk: Desk, words: str) -> QPushButton:
    return next(b for b in desk.window.findChildren(QPushButton) if b.text() == words)


def offer(desk: Desk, words: str) -> None:
    """Take an offer of the notice."""
    bar = desk.window.findChildren(NoticeBar)[0]
    desk.click(
        next(b for b in bar.findChildren(QPushButton) if b.text() == words and b.isVisible())
    )


def menu(desk: Desk) -> dict[str, bool]:
    """What the menu of the row offers, and whether it can be chosen."""
    table(desk).customContextMenuRequested.emit(QPoint(5, 5))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    entries = {a.text(): a.isEnabled() for a in popup.actions() if not a.isSeparator()}
    popup.close()
    return entries


def from_menu(desk: Desk, words: str) -> None:
    table(desk).customContextMenuRequested.emit(QPoint(5, 5))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    next(a for a in popup.actions() if a.text() == words).trigger()
    popup.close()
    if not QApplication.activeModalWidget():
        desk.return_to_window()


def detail(desk: Desk) -> str:
    """The texts of the detail, each on a line."""
    labels = desk.page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


# The list


def test_the_one_changed_last_comes_first_and_the_archive_is_hidden(listed: Desk) -> None:
    assert clients(listed) == ["Zoë", "Ben", "Anna Müller"]
    assert listed.title == "Handouts"
    assert "3 handouts · 1 in the archive" in detail(listed)


def test_the_list_is_reached_by_key_and_from_the_contents(kept: Kept, open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.press("Ctrl+Shift+H")
    assert desk.place == "handouts"
    desk.press("Alt+Left")
    desk.click_row(desk.sidebar, "Handouts")
    assert desk.place == "handouts"
    kept.store.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mull", ["Anna Müller"]),
        ("MÜLLER anna", ["Anna Müller"]),
        ("zoe", ["Zoë"]),
        ("win", ["Zoë"]),
        ("old", []),
    ],
)
def test_a_search_by_client_or_title_needs_no_accents(
    words: str, found: list[str], listed: Desk
) -> None:
    listed.press("Ctrl+F")
    listed.write(words)

    assert clients(listed) == found
    if not found:
        assert "Look in the archive too." in detail(listed)


def test_the_archive_is_shown_when_asked_for(listed: Desk) -> None:
    show(listed, "With archived")

    assert clients(listed)[0] == "Old"
    model = table(listed).model()
    assert model.index(0, Column.TITLE).data() == "Archived: Untitled"
    listed.press("Ctrl+F")
    listed.write("old")
    assert clients(listed) == ["Old"]


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (Column.CLIENT, ["Anna Müller", "Ben", "Zoë"]),
        (Column.TITLE, ["Anna Müller", "Zoë", "Ben"]),
        (Column.ITEMS, ["Zoë", "Ben", "Anna Müller"]),
        (Column.CHANGED, ["Anna Müller", "Ben", "Zoë"]),
        (Column.HANDED_OUT, ["Zoë", "Ben", "Anna Müller"]),
    ],
)
def test_a_click_on_a_head_sorts(column: Column, order: list[str], listed: Desk) -> None:
    table(listed).sortByColumn(column, Qt.SortOrder.AscendingOrder)

    assert clients(listed) == order


def test_the_model_keeps_its_contract(kept: Kept, listed: Desk, qtmodeltester: ModelTester) -> None:
    model = table(listed).model()
    assert isinstance(model, HandoutModel)

    qtmodeltester.check(model)


def test_a_row_is_read_out_in_full(listed: Desk) -> None:
    row = table(listed).model().index(2, 0)

    said = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Anna Müller, Week 1, 2 items, changed: January 31, 2026")
    assert said.endswith("neither printed nor saved yet")


def test_an_empty_list_says_how_to_begin(open_desk: OpenDesk) -> None:
    desk = open_desk("handouts")

    assert "No handouts yet." in detail(desk)
    assert not button(desk, "Open").isEnabled()


def test_what_another_window_keeps_shows_up(kept: Kept, listed: Desk) -> None:
    kept.handouts.new(msgspec.structs.replace(BEN, client="Carla"))

    listed.workspace._handouts.keeping.keeper.refresh()

    assert clients(listed)[0] == "Carla"


def test_going_back_finds_the_list_as_it_was(listed: Desk) -> None:
    listed.press("Ctrl+F")
    listed.write("e")
    listed.go("squat/section/overview")
    listed.press("Alt+Left")

    assert listed.page.findChildren(QLineEdit)[0].text() == "e"
    assert clients(listed) == []


# Open, new, duplicate


def test_enter_opens_a_handout_in_the_editor(listed: Desk) -> None:
    choose(listed, "Ben")
    table(listed).setFocus()
    listed.press("Return")

    assert listed.place == "handout"
    assert listed.workspace.draft.handout == BEN


def test_the_search_field_opens_what_it_found(listed: Desk) -> None:
    listed.press("Ctrl+F")
    listed.write("anna")
    listed.press("Return")

    assert listed.workspace.draft.handout == ANNA


def test_a_new_handout_from_the_menu_keeps_the_former_one(kept: Kept, open_desk: OpenDesk) -> None:
    desk = open_desk("squat/variation/box")
    desk.press("Ctrl+D")
    desk.workspace.draft.replace(client="Dora")
    desk.press("Ctrl+Shift+N")

    assert desk.place == "handout"
    assert desk.workspace.draft.handout == new_handout()
    assert kept.shelf(Shelf.CURRENT)[0] == "Dora"
    kept.store.close()


def test_a_duplicate_is_of_today_and_knows_nothing_of_the_first_client(
    kept: Kept, listed: Desk
) -> None:
    choose(listed, "Anna Müller")
    button(listed, "Duplicate…").click()
    listed.dialog(NameDialog)
    listed.write("Eve")
    listed.press("Return")

    assert listed.no_dialog()
    made = listed.workspace.draft.handout
    assert (made.client, made.title, made.items) == ("Eve", "Week 1", (BOX, GOBLET))
    assert made.date == datetime.date.today().isoformat()
    assert listed.place == "handout"
    listed.workspace._handouts.keeping.keeper.save()
    row = next(row for row in kept.handouts.recent() if row.client == "Eve")
    assert row.origin is Origin.DUPLICATE


def test_a_client_known_already_is_completed(listed: Desk) -> None:
    choose(listed, "Anna Müller")
    button(listed, "Duplicate…").click()

    completer = listed.dialog(NameDialog).findChildren(QLineEdit)[0].completer()
    completer.setCompletionPrefix("an")
    assert completer.currentCompletion() == "Anna Müller"
    listed.press("Esc")


# Away and back


def test_delete_removes_and_undo_brings_back(kept: Kept, listed: Desk) -> None:
    choose(listed, "Ben", "Zoë")
    table(listed).setFocus()
    listed.press("Delete")

    assert clients(listed) == ["Anna Müller"]
    assert listed.notice == "2 handouts are removed."
    offer(listed, "Undo")
    assert sorted(clients(listed)) == ["Anna Müller", "Ben", "Zoë"]
    assert listed.notice == ""


def test_removing_the_draft_leaves_an_empty_one_and_undo_opens_it_again(listed: Desk) -> None:
    choose(listed, "Ben")
    listed.workspace._handouts.handouts.open(table(listed).current_id)
    listed.go("handouts")
    button(listed, "Remove").click()

    assert listed.workspace.draft.handout == new_handout()
    offer(listed, "Undo")
    assert listed.workspace.draft.handout == BEN


def test_the_archive_takes_and_gives_back(kept: Kept, listed: Desk) -> None:
    choose(listed, "Ben")
    from_menu(listed, "Archive")
    assert kept.shelf(Shelf.ARCHIVED) == ["Old", "Ben"]
    assert listed.notice == "“Ben” is in the archive."

    show(listed, "With archived")
    choose(listed, "Old")
    from_menu(listed, "Take out of the archive")
    assert kept.shelf(Shelf.ARCHIVED) == ["Ben"]
    offer(listed, "Undo")
    assert kept.shelf(Shelf.ARCHIVED) == ["Old", "Ben"]


def test_what_was_removed_can_be_restored_or_deleted_for_good(kept: Kept, listed: Desk) -> None:
    choose(listed, "Ben", "Zoë")
    button(listed, "Remove").click()
    show(listed, "Removed")
    assert sorted(clients(listed)) == ["Ben", "Zoë"]

    choose(listed, "Zoë")
    button(listed, "Restore").click()
    assert clients(listed) == ["Ben"]

    choose(listed, "Ben")
    button(listed, "Delete for good…").click()
    box = listed.dialog(QMessageBox)
    assert box.text() == "Delete “Ben” with all its versions?"
    listed.click(next(b for b in box.findChildren(QPushButton) if b.text() == "Delete for good"))
    assert clients(listed) == []
    assert kept.handouts.counts().removed == 0


def test_deleting_for_good_can_be_thought_better_of(kept: Kept, listed: Desk) -> None:
    choose(listed, "Ben")
    button(listed, "Remove").click()
    show(listed, "Removed")
    button(listed, "Delete for good…").click()
    listed.dialog(QMessageBox)
    listed.press("Esc")

    assert kept.handouts.counts().removed == 1


def test_the_menu_of_a_row_offers_everything(listed: Desk) -> None:
    choose(listed, "Ben")
    assert menu(listed) == {
        "Open": True,
        "Duplicate…": True,
        "Remove": True,
        "Archive": True,
        "Details and versions": True,
        "Export as a file…": True,
        "Import from a file…": True,
    }
    choose(listed, "Ben", "Zoë")
    assert [text for text, enabled in menu(listed).items() if not enabled] == [
        "Open",
        "Duplicate…",
        "Details and versions",
        "Export as a file…",
    ]


# Files


def test_a_handout_goes_out_as_a_file_and_comes_in_again(
    kept: Kept, listed: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(listed, "Anna Müller")
    from_menu(listed, "Export as a file…")
    dialog = listed.window.findChildren(QFileDialog)[0]
    path = tmp_path / "anna.handout.json"
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: listed.notice == f"Saved as {path}.")
    assert path.read_bytes() == handout_to_bytes(ANNA)
    qtbot.waitUntil(lambda: not listed.window.findChildren(QFileDialog))

    listed.choose("handout.import")
    dialog = listed.window.findChildren(QFileDialog)[0]
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    assert listed.notice == "“Anna Müller · Week 1” is imported."
    assert clients(listed).count("Anna Müller") == 2
    offer(listed, "Open")
    assert listed.workspace.draft.handout == ANNA


def test_a_file_that_is_none_is_told_and_the_others_come_in(listed: Desk, tmp_path: Path) -> None:
    good, bad = tmp_path / "a.handout.json", tmp_path / "b.handout.json"
    good.write_bytes(handout_to_bytes(ANNA))
    bad.write_text(json.dumps({"format": "something else"}))

    listed.workspace._handouts.handouts._on_files_chosen([str(bad), str(good)])

    said = listed.notice.split("\n")
    assert said[0] == "“Anna Müller · Week 1” is imported."
    assert said[1].startswith(f"{bad}: This is not a handout file.")


# Versions


@pytest.fixture
def printed(kept: Kept) -> str:
    """Ben's handout was printed, and changed after that."""
    ben = next(row for row in kept.handouts.recent() if row.client == "Ben")
    now = kept.handouts.get(ben.id)
    sheet = Sheet(b'{"page": 1}', b"%PDF-1.7 as it was")
    kept.versions.keep(ben.id, VersionKind.PRINTED, now.handout, sheet)
    changed = msgspec.structs.replace(now.handout, items=(BOX, GOBLET), title="Later")
    kept.handouts.save(ben.id, changed, now.revision)
    return ben.id


def test_the_detail_says_what_was_printed_and_what_has_changed_since(
    kept: Kept, printed: str, listed: Desk
) -> None:
    choose(listed, "Ben")

    versions = listed.page.findChildren(QListWidget)[0]
    made = moment_words(kept.versions.versions_of(printed)[0].made)
    assert [versions.item(row).text() for row in range(versions.count())] == [f"{made}: printed"]
    assert "Ben · Later" in detail(listed)
    assert "• Added: Goblet squat\n• Title: now Later" in detail(listed)
    model = table(listed).model()
    row = table(listed).currentIndex().row()
    assert model.index(row, Column.HANDED_OUT).data() == "January 31, 2026"


def test_a_version_is_saved_again_to_the_byte(
    kept: Kept, printed: str, listed: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(listed, "Ben")
    button(listed, "Save again…").click()
    dialog = listed.window.findChildren(QFileDialog)[0]
    path = tmp_path / "again.pdf"
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: listed.notice == f"Saved as {path}.")

    assert path.read_bytes() == b"%PDF-1.7 as it was"
    kinds = [version.kind for version in kept.versions.versions_of(printed)]
    assert kinds == [VersionKind.SAVED, VersionKind.PRINTED]
    digests = {version.sheet for version in kept.versions.versions_of(printed)}
    assert len(digests) == 1


def test_a_version_is_restored_and_that_can_be_undone(
    kept: Kept, printed: str, listed: Desk
) -> None:
    choose(listed, "Ben")
    button(listed, "Restore this text").click()

    assert kept.handouts.get(printed).handout == BEN
    assert listed.workspace.draft.handout == BEN
    made = moment_words(kept.versions.versions_of(printed)[-1].made)
    assert listed.notice == f"The handout has the text of {made} again."
    offer(listed, "Undo")
    assert kept.handouts.get(printed).handout.title == "Later"


def test_the_text_before_a_restoring_stays_among_the_versions(
    kept: Kept, printed: str, listed: Desk
) -> None:
    choose(listed, "Ben")
    button(listed, "Restore this text").click()

    versions = kept.versions.versions_of(printed)
    assert [(each.kind, each.handout.title) for each in versions] == [
        (VersionKind.EDITED, "Later"),
        (VersionKind.PRINTED, ""),
    ]


def test_on_a_narrow_page_the_versions_take_the_place_of_the_list(
    kept: Kept, printed: str, open_desk: OpenDesk
) -> None:
    desk = open_desk("handouts", size=(640, 480))
    choose(desk, "Ben")
    from_menu(desk, "Details and versions")
    assert not table(desk).isVisible()
    assert isinstance(desk.focus, QListWidget)

    desk.press("Esc")
    assert table(desk).isVisible()
    assert table(desk).hasFocus()
    desk.window.close()
    kept.store.close()


# Templates


def template_menu(desk: Desk) -> QMenu:
    popup = desk.action("handout.template").menu()
    assert isinstance(popup, QMenu)
    popup.aboutToShow.emit()
    return popup


def test_a_handout_starts_from_a_built_in_template(kept: Kept, listed: Desk) -> None:
    entries = template_menu(listed).actions()
    next(action for action in entries if action.text() == "Glute starter").trigger()

    made = listed.workspace.draft.handout
    assert made.items
    assert made.date == datetime.date.today().isoformat()
    assert listed.place == "handout"


def test_the_draft_is_saved_as_a_template_and_offered_first(kept: Kept, listed: Desk) -> None:
    listed.workspace.draft.open(ANNA)
    listed.choose("handout.save_template")
    listed.dialog(NameDialog)
    listed.press("Ctrl+A")
    listed.write("Two squats")
    listed.press("Return")

    assert listed.notice.startswith("The template “Two squats” is kept.")
    first = next(a for a in template_menu(listed).actions() if not a.isSeparator())
    assert first.text() == "Two squats"
    first.trigger()
    assert listed.workspace.draft.handout.client == ""
    assert listed.workspace.draft.handout.items == ANNA.items


def test_a_name_that_is_taken_is_said_and_a_second_press_replaces_it(
    kept: Kept, listed: Desk
) -> None:
    kept.templates.save_template("Squats", BEN)
    listed.workspace.draft.open(ANNA)
    listed.choose("handout.save_template")
    dialog = listed.dialog(NameDialog)
    listed.press("Ctrl+A")
    listed.write("squats")
    listed.press("Return")
    _question, said = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "There is a template “squats” already." in said.text()
    assert said.height() >= said.heightForWidth(said.width())  # not cut off

    listed.click(button(listed, "Replace it"))
    own = kept.templates.templates()[0]
    assert (own.name, own.handout.items) == ("squats", ANNA.items)


def test_own_templates_are_renamed_and_removed_and_that_can_be_undone(
    kept: Kept, listed: Desk
) -> None:
    kept.templates.save_template("Squats", BEN)
    listed.choose("handout.template")
    dialog = listed.dialog(TemplatesDialog)
    found = dialog.findChildren(QListWidget)[0]
    assert found.currentItem().text() == "Squats"

    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Rename…").click()
    listed.dialog(NameDialog)
    listed.press("Ctrl+A")
    listed.write("Box squats")
    listed.press("Return")
    assert found.currentItem().text() == "Box squats"

    found.setFocus()
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Remove").click()
    assert "Box squats" not in [template.name for template in kept.templates.templates()]
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Undo").click()
    assert kept.templates.templates()[0].name == "Box squats"
    dialog.close()


# Many, and long ones


def test_five_hundred_handouts_are_listed_and_searched(kept: Kept, open_desk: OpenDesk) -> None:
    for number in range(500):
        kept.handouts.new(msgspec.structs.replace(ANNA, client=f"Client {number}"))
    desk = open_desk("handouts")

    assert len(clients(desk)) == 503
    desk.press("Ctrl+F")
    desk.write("client 499")
    assert clients(desk) == ["Client 499"]
    desk.window.close()
    kept.store.close()


@pytest.mark.parametrize("size", [(640, 480), (1000, 700)])
def test_hostile_names_leave_the_page_in_shape(
    size: tuple[int, int], kept: Kept, open_desk: OpenDesk
) -> None:
    names = ("x" * 120, "שלום\nعالم", "\N{SMILING FACE WITH SUNGLASSES}" * 40, "<b>a</b> & b")
    for name in names:
        kept.handouts.new(msgspec.structs.replace(ANNA, client=name, title=name))
    desk = open_desk("handouts", size=size)
    desk.window.grab()

    assert (desk.window.width(), desk.window.height()) == size
    assert "<b>a</b> & b" in clients(desk)
    desk.window.close()
    kept.store.close()

"""What the trainer is told of how handouts are kept, in the whole window."""

import datetime
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from handbook.handout.model import Handout, Item
from handbook.handout.practice import Practice
from handbook.handout.prescription import Prescription
from handbook.handout.typeset import typeset
from handbook.paths import data_folder
from handbook.ui.appearance import Appearance
from handbook.ui.keeping.keeping import Keeping
from handbook.ui.keeping.practice_dialog import PracticeDialog
from handbook.ui.keeping.words import second_words
from handbook.ui.notice_bar import NoticeBar, Offer
from handbook.userdata.handouts import Handouts
from handbook.userdata.notes import write_note
from handbook.userdata.practice import read_practice, write_practice
from handbook.userdata.runs import begin_run
from handbook.userdata.store import Store
from handbook.userdata.templates import Templates
from handbook.userdata.versions import VersionKind, Versions

from .conftest import OpenDesk
from .desk import Desk
from .sample import LIBRARY

BOX = Item("squat/variation/box")
ANNA = Handout(date="2026-01-31", client="Anna", title="Week 1", items=(BOX,))


@pytest.fixture
def store() -> Iterator[Store]:
    """The trainer's data, beside the window."""
    store = Store.open(data_folder())
    yield store
    store.close()


def keeping(desk: Desk) -> Keeping:
    return desk.workspace._handouts.keeping


def offers(desk: Desk) -> dict[str, QPushButton]:
    bar = desk.window.findChildren(NoticeBar)[0]
    return {b.text(): b for b in bar.findChildren(QPushButton) if b.isVisible()}


def field(dialog: PracticeDialog, name: str) -> QLineEdit | QPlainTextEdit:
    fields = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]
    return next(each for each in fields if each.accessibleName() == name)


def said(dialog: PracticeDialog) -> str:
    """All that the dialog says."""
    return "\n".join(x.text() for x in dialog.findChildren(QLabel) if x.isVisible())


def save_to(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """Answer the dialog for saving."""
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QFileDialog)))
    dialog = desk.window.findChildren(QFileDialog)[0]
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: desk.notice == f"Saved as {path}.")
    qtbot.waitUntil(lambda: not desk.window.findChildren(QFileDialog))


# On the way out


@pytest.mark.parametrize("key", ["Ctrl+P", "Ctrl+S"])
def test_a_mistake_is_put_right_before_anything_goes_out(open_desk: OpenDesk, key: str) -> None:
    desk = open_desk("squat")
    wrong = msgspec.structs.replace(BOX, dose=Prescription(sets=(50, 50)))
    desk.workspace.draft.set(msgspec.structs.replace(ANNA, items=(wrong,)))

    desk.press(key)

    assert desk.notice.startswith("To be put right first: Box squat, Sets: 50 is outside 1 to 20.")
    assert desk.focus is not None
    assert (desk.place, desk.focus.accessibleName()) == ("handout", "Sets")
    assert not desk.window.findChildren(QDialog)
    desk.write("5")
    assert desk.notice == ""


# Ends


def test_a_long_notice_is_whole_in_a_small_window_at_the_largest_zoom(
    open_desk: OpenDesk, appearance: Appearance, qtbot: QtBot
) -> None:
    desk = open_desk("handout", size=(1000, 700))
    desk.workspace.draft.set(ANNA)
    appearance.set_zoom(3.0)
    (bar,) = desk.window.findChildren(NoticeBar)

    bar.tell("Something that takes a few lines to say. " * 3, Offer("Do something", bar.dismiss))

    text = bar.findChildren(QLabel)[0]
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()) > 0)


def test_what_was_on_the_draft_is_there_at_the_next_start(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.workspace.draft.set(ANNA)
    desk.window.close()

    again = open_desk()
    assert again.workspace.draft.handout == ANNA
    assert again.notice == ""


def test_a_start_in_the_editor_has_the_focus_in_the_form(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.workspace.draft.set(ANNA)
    desk.window.close()

    again = open_desk("handout")
    assert again.focus is not None
    assert again.focus.accessibleName() == "Client"


def cut_short(store: Store, handout: Handout | None) -> str:
    """A run that ends without saying so; the id of the handout that it kept."""
    run = begin_run(store)
    id = Handouts(store, run.id).new(handout).id if handout else ""
    assert run.lock is not None
    run.lock.close()
    return id


def test_an_unexpected_end_is_told_with_the_second_and_the_handout_is_open(
    store: Store, open_desk: OpenDesk
) -> None:
    id = cut_short(store, ANNA)
    kept_at = Handouts(store).get(id).changed

    desk = open_desk()

    time = second_words(kept_at, datetime.datetime.now().astimezone())
    assert desk.notice == (
        f"The program ended unexpectedly; the handout “Anna · Week 1” was kept as of {time}."
    )
    assert desk.workspace.draft.handout == ANNA
    desk.click(offers(desk)["All handouts"])
    assert desk.place == "handouts"
    desk.window.close()
    assert open_desk().notice == ""


def test_an_unexpected_end_before_anything_was_kept_is_told_too(
    store: Store, open_desk: OpenDesk
) -> None:
    cut_short(store, None)

    assert "ended unexpectedly. No handout had been changed" in open_desk().notice


def test_a_window_that_is_open_has_not_ended_unexpectedly(open_desk: OpenDesk) -> None:
    open_desk()

    assert open_desk().notice == ""


def test_a_time_of_another_day_is_told_with_the_day() -> None:
    moment = datetime.datetime(2026, 1, 31, 14, 32, 5, tzinfo=datetime.UTC)

    assert second_words(moment, moment) == "14:32:05"
    day_after = moment + datetime.timedelta(days=1)
    assert second_words(moment, day_after) == "January 31, 2026, 14:32:05"


# Two windows


@pytest.fixture
def two(open_desk: OpenDesk) -> tuple[Desk, Desk]:
    """Two windows with the same handout, both of which have changed it."""
    one = open_desk()
    one.workspace.draft.set(ANNA)
    keeping(one).keeper.save()
    two = open_desk()
    assert two.workspace.draft.handout == ANNA
    one.workspace.draft.replace(title="One")
    two.workspace.draft.replace(title="Two")
    keeping(one).keeper.save()
    keeping(two).keeper.save()
    return one, two


def test_two_windows_leave_the_choice(two: tuple[Desk, Desk], store: Store) -> None:
    _one, other = two

    assert "also changed in another window. Nothing is lost" in other.notice
    other.click(offers(other)["Keep mine as a copy"])
    assert other.notice == ""
    assert other.workspace.draft.handout.title == "Two"
    assert {row.title for row in Handouts(store).recent()} == {"One", "Two"}


def test_theirs_can_be_taken_and_mine_can_still_be_had_back(
    two: tuple[Desk, Desk], store: Store
) -> None:
    _one, other = two

    other.click(offers(other)["Take theirs"])
    assert other.workspace.draft.handout.title == "One"
    assert [row.title for row in Handouts(store).recent()] == ["One"]
    other.click(offers(other)["Undo"])
    assert {row.title for row in Handouts(store).recent()} == {"One", "Two"}


def test_a_window_that_comes_to_the_front_shows_what_the_other_one_wrote(
    open_desk: OpenDesk, qtbot: QtBot
) -> None:
    one = open_desk()
    one.workspace.draft.set(ANNA)
    keeping(one).keeper.save()
    two = open_desk()
    two.workspace.draft.replace(title="Later")

    one.return_to_window()  # the other one is left, and keeps

    qtbot.waitUntil(lambda: one.workspace.draft.handout.title == "Later")


def test_what_cannot_be_kept_is_told_and_the_window_goes_on(desk: Desk, qtbot: QtBot) -> None:
    connection = keeping(desk).store._connection
    connection.execute("PRAGMA query_only = ON")
    desk.workspace.draft.set(ANNA)
    assert not keeping(desk).keeper.save()

    assert "The handout stays here, and keeping it is tried again." in desk.notice
    assert desk.workspace.draft.kept == "Not kept"
    connection.execute("PRAGMA query_only = OFF")
    assert keeping(desk).keeper.save()


# Versions


def test_what_is_saved_as_a_pdf_is_kept_to_the_byte(
    desk: Desk, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    write_practice(store, Practice(name="Hip & Co"))
    desk.workspace.draft.set_practice(Practice(name="Hip & Co"))
    desk.workspace.draft.set(ANNA)
    desk.choose("handout.save")
    save_to(desk, tmp_path / "anna.pdf", qtbot)

    id = keeping(desk).keeper.handout_id
    (version,) = Versions(store).versions_of(id)
    assert (version.kind, version.handout) == (VersionKind.SAVED, ANNA)
    assert version.sheet is not None
    sheet = Versions(store).sheet(version.sheet)
    assert sheet.pdf == (tmp_path / "anna.pdf").read_bytes()
    assert sheet.pdf == typeset(ANNA, LIBRARY, Practice(name="Hip & Co"))
    assert msgspec.json.decode(sheet.page)["letterhead"]["name"] == "Hip & Co"
    assert set(offers(desk)) == {"Show in folder", "Copy the file"}


def test_a_version_stays_with_its_handout_when_another_one_is_opened_meanwhile(
    desk: Desk, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.workspace.draft.set(ANNA)
    desk.choose("handout.save")
    id = keeping(desk).keeper.handout_id
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QFileDialog)))
    keeping(desk).keeper.start(msgspec.structs.replace(ANNA, client="Ben"))
    save_to(desk, tmp_path / "anna.pdf", qtbot)

    assert [version.handout for version in Versions(store).versions_of(id)] == [ANNA]


def test_what_is_printed_becomes_a_version_and_is_printed_again_the_same(
    desk: Desk, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.workspace.draft.set(ANNA)
    desk.choose("handout.print")
    print_to(desk, tmp_path / "first.pdf", qtbot)
    id = keeping(desk).keeper.handout_id
    (version,) = Versions(store).versions_of(id)
    assert version.kind is VersionKind.PRINTED

    desk.workspace.draft.set(msgspec.structs.replace(ANNA, title="Week 2", text_size=20))
    desk.workspace._handouts.versions.print(version)
    print_to(desk, tmp_path / "again.pdf", qtbot)

    again, first = Versions(store).versions_of(id)
    assert again.kind is VersionKind.PRINTED
    assert again.sheet == first.sheet
    assert again.handout == ANNA


def print_to(desk: Desk, path: Path, qtbot: QtBot) -> None:
    """Answer the dialog for printing with a file."""
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QPrintDialog)))
    dialog = desk.window.findChildren(QPrintDialog)[0]
    printer = dialog.printer()
    printer.setOutputFormat(printer.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: desk.notice == f"1 page was printed to {path}.")
    qtbot.waitUntil(lambda: not desk.window.findChildren(QPrintDialog))


# The practice


def png(width: int, height: int) -> bytes:
    """A gray picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


@pytest.fixture
def practice(desk: Desk) -> PracticeDialog:
    """The dialog for the practice, open."""
    desk.choose("handout.practice")
    return desk.dialog(PracticeDialog)


def test_the_practice_is_kept_and_comes_onto_the_page(
    desk: Desk, practice: PracticeDialog, store: Store
) -> None:
    desk.write("Hip & Co")
    phone = field(practice, "Phone")
    assert isinstance(phone, QLineEdit)
    phone.setText(" 030 123 ")
    address = field(practice, "Address")
    assert isinstance(address, QPlainTextEdit)
    address.setPlainText("Main Street 1\n\n 12345 Town ")
    desk.click(next(b for b in practice.findChildren(QPushButton) if b.text().startswith("Keep")))

    expected = Practice(
        name="Hip & Co", phone="030 123", address_lines=("Main Street 1", "12345 Town")
    )
    assert desk.no_dialog()
    assert read_practice(store) == expected
    assert desk.workspace.draft.practice == expected


def choose_logo(dialog: PracticeDialog, data: bytes, path: Path, qtbot: QtBot) -> None:
    path.write_bytes(data)
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Choose a logo…")
    dialog._on_chosen(str(path))
    qtbot.waitUntil(button.isEnabled)


def test_a_logo_is_shown_and_can_be_left_off_again(
    practice: PracticeDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    drop = next(b for b in practice.findChildren(QPushButton) if b.text() == "Leave the logo off")
    assert not drop.isEnabled()
    choose_logo(practice, png(20, 10), tmp_path / "logo.png", qtbot)
    practice.grab()
    assert practice._practice.logo_type == "png"
    drop.click()
    practice.grab()
    assert practice._practice.logo == b""

    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9"/></svg>'
    )
    choose_logo(practice, drawing, tmp_path / "logo.svg", qtbot)
    practice.grab()
    assert practice._practice.logo_type == "svg"
    practice.close()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"GIF89a", "Choose a PNG, JPEG or SVG file."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "The logo is broken"),
        (png(20, 10)[:40], "The logo is broken"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 3_000_000, "2.9 MB large, and at most 2 MB fit"),
        (b"", "logo.png is empty"),
    ],
)
def test_a_logo_that_will_not_do_is_told_with_what_to_do(
    data: bytes, words: str, practice: PracticeDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    choose_logo(practice, data, tmp_path / "logo.png", qtbot)

    assert words in said(practice)
    assert practice._practice.logo == b""
    assert practice._choose.hasFocus()
    practice.close()


def test_a_logo_that_nobody_would_see_on_paper_is_told(
    practice: PracticeDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
    white = drawing.format('<path fill="#fff" d="M0 0h9v9"/>').encode()
    choose_logo(practice, white, tmp_path / "logo.svg", qtbot)
    assert "nearly white" in said(practice)
    practice.resize(practice.width() + 1, practice.height())
    choose_logo(practice, white, tmp_path / "logo.svg", qtbot)
    assert "nearly white" in said(practice)

    black = drawing.format('<path d="M0 0h9v9"/>').encode()
    choose_logo(practice, black, tmp_path / "logo.svg", qtbot)
    assert "nearly white" not in said(practice)
    practice.close()


def test_details_that_do_not_fit_are_told(practice: PracticeDialog, desk: Desk) -> None:
    address = field(practice, "Address")
    assert isinstance(address, QPlainTextEdit)
    address.setPlainText("\n".join("abcdefg"))
    keep = [b for b in practice.findChildren(QPushButton) if b.text() == "Keep these details"]
    keep[0].click()

    assert "at most 6 lines" in said(practice)
    assert practice.isVisible()
    assert address.hasFocus()
    practice.close()


def test_the_practice_fits_into_a_small_window(open_desk: OpenDesk) -> None:
    desk = open_desk(size=(640, 480))
    desk.choose("handout.practice")
    dialog = desk.dialog(PracticeDialog)

    assert dialog.height() <= 480
    assert dialog.findChildren(QScrollArea)
    dialog.close()


# Everything


def test_everything_goes_out_in_one_file_and_comes_in_elsewhere(
    open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    desk.workspace.draft.set(ANNA)
    desk.press("Ctrl+B")
    keeping(desk).templates.save_template("Squats", ANNA)
    write_practice(keeping(desk).store, Practice(name="Hip & Co"))
    write_note(keeping(desk).store, "a/faq/b", "for Anna")
    desk.choose("file.export")
    path = tmp_path / "all.zip"
    save_to(desk, path, qtbot)
    desk.window.close()

    monkeypatch.setenv("HANDBOOK_HOME", str(tmp_path / "elsewhere"))
    other = open_desk("handouts")
    other.choose("file.import")
    dialog = other.window.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: other.notice.startswith("Imported:"))
    assert other.notice == (
        "Imported: 1 new handout, 1 template, 1 favorite, 1 note, practice details."
    )
    assert [row.client for row in keeping(other).handouts.recent()] == ["Anna"]
    assert other.sidebar.model().index(1, 0).data() == "Favorites"
    assert Templates(keeping(other).store).templates()[0].name == "Squats"


def test_a_file_that_is_no_export_is_told(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "no.zip"
    path.write_text("no")
    desk.choose("file.import")
    dialog = desk.window.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(path))
    dialog.close()

    qtbot.waitUntil(lambda: "Choose another file." in desk.notice)
    assert str(path) in desk.notice


def test_importing_once_more_brings_nothing(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.workspace.draft.set(ANNA)
    desk.choose("file.export")
    save_to(desk, tmp_path / "all.zip", qtbot)
    desk.choose("file.import")
    dialog = desk.window.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(tmp_path / "all.zip"))
    dialog.close()

    qtbot.waitUntil(lambda: desk.notice == "Everything in the file was here already.")

"""What opens over the window or above the page: help, problems, notices, reports."""

import gc
import sys
import threading
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from handbook import __version__
from handbook.content.handbook import Library
from handbook.paths import data_folder
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.commands.table import COMMANDS
from handbook.ui.crash_report import report_crashes
from handbook.ui.notice_bar import NoticeBar, Offer
from handbook.ui.problems_dialog import ProblemsDialog
from handbook.ui.prose_view import ProseView
from handbook.ui.shortcuts_dialog import ShortcutsDialog
from handbook.ui.theme import DARK, LIGHT

from .conftest import OpenDesk
from .desk import Desk
from .sample import HOSTILE, ODD, PROBLEM, SQUAT

# Shortcuts


def test_the_sheet_lists_every_command_that_has_keys(desk: Desk) -> None:
    desk.press("F1")

    text = desk.dialog(ShortcutsDialog).findChildren(ProseView)[0].toPlainText()
    for command in COMMANDS:
        if command.keys:
            assert command.title.replace("&", "").removesuffix("…") in text
            assert all(keys in text for keys in command.keys)
    assert "/" in text


def test_the_sheet_closes_by_esc_and_leaves_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.press("F1")
    sheet = desk.dialog(ShortcutsDialog)
    with qtbot.waitSignal(sheet.destroyed):
        desk.press("Esc")

    assert desk.window.findChildren(ShortcutsDialog) == []


def test_the_sheet_follows_the_theme(desk: Desk, appearance: Appearance) -> None:
    appearance.choose(ThemeChoice.DARK)
    desk.press("F1")

    html = desk.dialog(ShortcutsDialog).findChildren(ProseView)[0].toHtml()
    assert DARK.text in html
    assert LIGHT.text not in html


# About


def test_about_says_which_versions_and_where_the_data_is(desk: Desk) -> None:
    desk.choose("help.about")

    box = desk.dialog(QMessageBox)
    assert f"Trainer Handbook {__version__}" in box.text()
    assert "Squat 1.0.0, reviewed on 2026-01-31, CC-BY-4.0." in box.text()
    assert str(data_folder()) in box.text()
    assert "never opens a network connection" in box.text()
    desk.press("Esc")
    assert desk.no_dialog()


# Problems


@pytest.fixture
def troubled(open_desk: OpenDesk) -> Desk:
    """A library with one problem, which the next reload finds mended."""
    return open_desk(library=Library((SQUAT,), (PROBLEM,)), open_packs=lambda: Library((SQUAT,)))


def notice_buttons(desk: Desk) -> dict[str, QPushButton]:
    bar = desk.window.findChildren(NoticeBar)[0]
    return {button.text(): button for button in bar.findChildren(QPushButton)}


def test_problems_are_told_above_the_page(troubled: Desk) -> None:
    assert troubled.notice == "1 problem in the handbooks; what it concerns is left out."

    troubled.click(notice_buttons(troubled)["Show"])

    shown = troubled.dialog(ProblemsDialog).findChildren(QPlainTextEdit)[0].toPlainText()
    assert shown == "squat/faq.yaml:12:3: There is no entry “variation:bax”."


def test_problems_can_be_copied(troubled: Desk) -> None:
    troubled.choose("file.problems")
    dialog = troubled.dialog(ProblemsDialog)

    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy all")
    troubled.click(copy)

    assert QApplication.clipboard().text() == str(PROBLEM)
    troubled.press("Esc")
    assert troubled.no_dialog()


def test_a_reload_after_mending_takes_the_banner_away(troubled: Desk) -> None:
    troubled.press("F5")

    assert troubled.notice == ""
    assert not troubled.action("file.problems").isEnabled()


def test_a_reload_that_finds_problems_tells_them(open_desk: OpenDesk) -> None:
    desk = open_desk(open_packs=lambda: Library((SQUAT,), (PROBLEM, PROBLEM)))
    assert not desk.action("file.problems").isEnabled()

    desk.press("F5")

    assert desk.notice == "2 problems in the handbooks; what they concern is left out."
    assert desk.action("file.problems").isEnabled()


def test_a_reload_that_fails_keeps_what_there_is(open_desk: OpenDesk) -> None:
    from handbook.errors import ContentError

    def fail() -> Library:
        raise ContentError("The disk has gone. Plug it in again.")

    desk = open_desk(open_packs=fail)
    desk.press("F5")

    assert desk.notice == "The disk has gone. Plug it in again."
    assert desk.title == "Overview"
    desk.go("squat/section/depth")


def test_a_reload_shows_the_same_place_anew(open_desk: OpenDesk) -> None:
    titled = msgspec.structs.replace(SQUAT.sections[1], title="Depth, revised")
    changed = msgspec.structs.replace(SQUAT, sections=(SQUAT.sections[0], titled))
    desk = open_desk("squat/section/depth", open_packs=lambda: Library((changed,)))
    desk.prose.verticalScrollBar().setValue(500)

    desk.press("F5")

    assert (desk.place, desk.title) == ("squat/section/depth", "Depth, revised")
    assert desk.scroll == 500
    assert "Depth, revised" in desk.prose.toPlainText()
    assert desk.sidebar.currentIndex().data() == "Depth, revised"


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("squat/section/depth", "squat/section/overview"),
        ("odd/term/odd-3", "squat/section/overview"),
    ],
)
def test_a_reload_without_the_place_goes_to_the_overview(
    place: str, where: str, open_desk: OpenDesk
) -> None:
    changed = msgspec.structs.replace(SQUAT, sections=SQUAT.sections[:1])
    desk = open_desk(place, open_packs=lambda: Library((changed,)))

    desk.press("F5")

    assert desk.place == where
    assert desk.title == "Overview"


def test_back_passes_over_places_that_have_gone(open_desk: OpenDesk) -> None:
    changed = msgspec.structs.replace(SQUAT, sections=SQUAT.sections[:1])
    desk = open_desk("squat/term/range", open_packs=lambda: Library((changed,)))
    desk.go("squat/section/depth")
    desk.go("squat/muscle/quads")
    desk.press("F5")

    desk.press("Alt+Left")
    assert (desk.place, desk.notice) == ("squat/term/range", "")
    assert not desk.action("go.back").isEnabled()
    desk.press("Alt+Right")
    assert desk.place == "squat/muscle/quads"


def test_every_page_survives_a_reload(open_desk: OpenDesk) -> None:
    desk = open_desk(open_packs=lambda: Library((ODD,)))
    for place in ("squat/variation", "squat/faq", "handout", "squat/term", "squat"):
        desk.go(place)

    desk.press("F5")

    for place in ("odd/variation", "odd/faq/odd-4", "handout", "odd/section/odd-1"):
        desk.go(place)
        assert desk.place == place
        assert desk.notice == "" or "nothing at" in desk.notice or "no handbook" in desk.notice


def test_what_a_reload_took_away_is_left_in_peace(
    open_desk: OpenDesk, appearance: Appearance
) -> None:
    """The answers of before have gone, though Python may still hold on to them."""
    again = msgspec.structs.replace(SQUAT)
    desk = open_desk("squat/faq/heels", open_packs=lambda: Library((again,)))
    desk.press("F5")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    desk.press("Ctrl++")
    appearance.choose(ThemeChoice.DARK)

    gc.collect()
    desk.window.grab()


# Notices


@pytest.mark.parametrize("words", [words[:600] for words in HOSTILE if words.strip()])
def test_a_notice_of_any_length_leaves_room_for_the_page(words: str, open_desk: OpenDesk) -> None:
    desk = open_desk(size=(640, 480))

    desk.page.noticed.emit(words)

    bar = desk.window.findChildren(NoticeBar)[0]
    assert desk.notice == words
    assert desk.window.width() == 640
    assert bar.height() < 240
    assert desk.prose.height() > 60


def test_a_notice_is_read_as_it_is_and_not_as_markup(desk: Desk) -> None:
    desk.page.noticed.emit("<h1>Big</h1>")

    from PySide6.QtCore import Qt

    label = desk.window.findChildren(NoticeBar)[0].findChildren(QLabel)[0]
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_notice_is_reached_by_f6_and_taken_up_by_keyboard(troubled: Desk) -> None:
    troubled.sidebar.setFocus()
    troubled.press("F6")
    assert troubled.focus is notice_buttons(troubled)["Show"]

    troubled.press("Space")
    troubled.dialog(ProblemsDialog)
    troubled.press("Esc")


def test_a_notice_waits_for_the_one_before_it(desk: Desk) -> None:
    bar = desk.window.findChildren(NoticeBar)[0]
    for words in ("one", "two", "three"):
        bar.tell_next(words)
    bar.take_back("two")

    assert desk.notice == "one"
    bar.dismiss()
    assert desk.notice == "three"
    bar.take_back("three")
    assert desk.notice == ""


def test_a_notice_goes_once_something_is_done_about_it_unless_it_stays(desk: Desk) -> None:
    done: list[str] = []
    bar = desk.window.findChildren(NoticeBar)[0]
    bar.tell("Removed.", Offer("Look", lambda: done.append("look"), stays=True))
    desk.click(notice_buttons(desk)["Look"])
    assert desk.notice == "Removed."

    bar.tell("Removed.", Offer("Undo", lambda: done.append("undo")))
    desk.click(next(b for b in bar.findChildren(QPushButton) if b.text() == "Undo"))
    assert desk.notice == ""
    assert done == ["look", "undo"]


def test_a_notice_is_dismissed_by_its_button(troubled: Desk) -> None:
    from PySide6.QtWidgets import QToolButton

    bar = troubled.window.findChildren(NoticeBar)[0]
    troubled.click(bar.findChildren(QToolButton)[0])

    assert troubled.notice == ""


# Reports


@pytest.fixture
def reported(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that failures of this window are reported to."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    report_crashes(desk.window, tmp_path / "log")
    return tmp_path / "log"


def reports(folder: Path) -> str:
    """All that was written."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))


def boom() -> None:
    raise RuntimeError("boom")


def test_a_failure_is_shown_written_down_and_survived(desk: Desk, reported: Path) -> None:
    QTimer.singleShot(0, boom)

    box = desk.dialog(QMessageBox)
    assert "Something went wrong" in box.text()
    assert str(reported) in box.informativeText()
    assert "RuntimeError: boom" in box.detailedText()
    assert f"Trainer Handbook {__version__}" in reports(reported)
    assert "RuntimeError: boom" in reports(reported)

    desk.press("Esc")
    assert desk.no_dialog()
    desk.return_to_window()
    desk.press("Ctrl+2")
    assert desk.place == "squat/variation"


def test_many_failures_open_one_box_and_are_all_written_down(
    desk: Desk, reported: Path, qtbot: QtBot
) -> None:
    for word in ("one", "two", "three"):
        sys.excepthook(ValueError, ValueError(word), None)

    qtbot.waitUntil(lambda: "three" in reports(reported))
    assert all(f"ValueError: {word}" in reports(reported) for word in ("one", "two", "three"))
    assert len([box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]) == 1


def test_a_failure_in_another_thread_is_reported_too(desk: Desk, reported: Path) -> None:
    thread = threading.Thread(target=boom)
    thread.start()
    thread.join()

    assert "RuntimeError: boom" in desk.dialog(QMessageBox).detailedText()


def test_a_failure_whose_words_cannot_be_encoded_is_reported(desk: Desk, reported: Path) -> None:
    sys.excepthook(ValueError, ValueError("half a letter: \udcff"), None)

    desk.dialog(QMessageBox)
    assert "half a letter: \\udcff" in reports(reported)


def test_a_report_that_cannot_be_written_is_still_shown(desk: Desk, reported: Path) -> None:
    reported.write_text("a file where the folder should be")
    sys.excepthook(ValueError, ValueError("lost"), None)

    box = desk.dialog(QMessageBox)
    assert "could not be written" in box.informativeText()
    assert "ValueError: lost" in box.detailedText()


def test_an_interrupt_is_no_failure(
    desk: Desk, reported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *arguments: seen.append(arguments[0]))

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert seen == [KeyboardInterrupt]
    assert not reported.exists()


def test_a_failure_after_the_window_has_gone_is_printed(
    desk: Desk, reported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import shiboken6

    desk.window.close()
    shiboken6.delete(desk.window)

    sys.excepthook(ValueError, ValueError("too late"), None)

    assert "ValueError: too late" in capsys.readouterr().err

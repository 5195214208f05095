"""From start to start: what the window shows first, and what it remembers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPlainTextEdit, QSplitter
from pytestqt.qtbot import QtBot

from docs.opening import first_opening
from handbook.paths import cache_folder, data_folder, resources_folder
from handbook.ui.appearance import ThemeChoice
from handbook.ui.opening import FILE_NAME, Opening, packed, read_opening, unpacked, write_opening
from handbook.ui.problems_dialog import ProblemsDialog
from handbook.ui.prose_view import ProseView
from handbook.ui.settings import WindowSettings, read_settings, write_settings
from handbook.ui.workspace import Workspace
from handbook.userdata.store import Store

from .conftest import OpenDesk, Settle, Start
from .own_pack import write_depth

OVERVIEW = "hip-thrust/section/overview"
SET_UP = "hip-thrust/section/set-up"
VARIATION = "hip-thrust/variation/b-stance-hip-thrust"

OPENING = Opening(
    title="Set-up · Trainer Handbook",
    theme=ThemeChoice.LIGHT,
    system_is_dark=False,
    zoom=1.25,
    geometry="",
    margins=(220, 80, 12),
    html="<h1>Set-up</h1>\n<p>Lie down.</p>",
)

# The first paint


def test_the_first_start_of_all_shows_the_overview(start: Start, settle: Settle) -> None:
    desk = settle(start())

    assert (desk.place, desk.title) == (OVERVIEW, "The hip thrust at a glance")


def test_the_first_start_of_all_shows_its_page_before_anything_is_loaded(
    start: Start, settle: Settle
) -> None:
    window = start()
    view = window.centralWidget()
    assert isinstance(view, ProseView)
    text, title = view.toPlainText(), window.windowTitle()

    desk = settle(window)

    assert (desk.prose.toPlainText(), desk.window.windowTitle()) == (text, title)


def test_the_page_of_the_first_start_is_that_of_the_handbook(start: Start, settle: Settle) -> None:
    desk = settle(start(OVERVIEW))

    made = first_opening(desk.window)

    assert made == read_opening(resources_folder()), "run: python -m docs.opening"


def test_who_has_data_of_his_own_does_not_see_the_page_of_the_first_start(start: Start) -> None:
    data_folder().mkdir(parents=True)

    assert not isinstance(start().centralWidget(), ProseView)


@pytest.mark.parametrize("place", [SET_UP, VARIATION])
def test_the_next_start_shows_the_last_page_before_anything_is_loaded(
    place: str, start: Start, settle: Settle
) -> None:
    first = settle(start())
    first.go(place)
    text, title = first.prose.toPlainText(), first.window.windowTitle()
    first.window.close()

    second = start()

    view = second.centralWidget()
    assert isinstance(view, ProseView)
    assert (view.toPlainText(), second.windowTitle()) == (text, title)
    desk = settle(second)
    assert (desk.place, desk.prose.toPlainText()) == (place, text)


@pytest.mark.parametrize("place", [OVERVIEW, VARIATION])
def test_nothing_moves_when_the_rest_of_the_window_comes(
    place: str, start: Start, settle: Settle, qtbot: QtBot
) -> None:
    desk = settle(start())
    desk.go(place)
    desk.window.resize(760, 700)  # no larger than the screen, or the next start fits it
    qtbot.waitUntil(lambda: desk.prose.width() == 539)  # the whole width beside the contents
    desk.window.close()
    window = start()
    qtbot.waitExposed(window)
    view = window.centralWidget()
    assert isinstance(view, ProseView)
    before = (view.mapTo(window, QPoint(0, 0)), view.width(), window.geometry())
    shape = view.document().size().toSize()

    prose = settle(window).prose

    qtbot.waitUntil(lambda: prose.mapTo(window, QPoint(0, 0)) == before[0])
    assert (prose.width(), window.geometry()) == before[1:]
    assert prose.document().size().toSize() == shape


@pytest.mark.parametrize(
    "place",
    [
        "hip-thrust/variation",
        "hip-thrust/variation?compare=frog-thrust,glute-bridge",
        "hip-thrust/variation/glute-bridge?view=ladder",
    ],
)
def test_a_page_that_is_no_text_begins_blank_and_not_with_another_one(
    start: Start, settle: Settle, place: str
) -> None:
    first = settle(start(SET_UP))
    first.go(place)
    page, title = first.page, first.window.windowTitle()
    left = page.mapTo(first.window, QPoint(0, 0)).x()
    first.window.close()

    window = start()
    view = window.centralWidget()

    assert isinstance(view, ProseView)
    assert view.toPlainText() == ""
    assert window.windowTitle() == title
    assert view.mapTo(window, QPoint(0, 0)).x() == left
    assert settle(window).place == place


def test_an_address_asked_for_is_shown_and_no_other_page_before(
    start: Start, settle: Settle
) -> None:
    settle(start()).window.close()

    window = start(SET_UP)

    assert isinstance(window.centralWidget(), Workspace)
    assert settle(window).place == SET_UP


def test_a_damaged_opening_is_as_good_as_none(start: Start, settle: Settle) -> None:
    cache_folder().mkdir(parents=True)
    for damage in (
        b"",
        b"\x00\xff\xfe" * 50,
        b"one line",
        b"Title\nlight\nlight\n1.0\n00\n1 2 3",
        b"Title\nsepia\nlight\n1.0\n00\n1 2 3\n<p>x",
        b"Title\nlight\nlight\nnan\n00\n1 2 3\n<p>x",
        b"Title\nlight\nlight\n1e9\n00\n1 2 3\n<p>x",
        b"Title\nlight\nlight\n-1\n00\n1 2 3\n<p>x",
        b"Title\nlight\nlight\n1.0\n00\n1 2\n<p>x",
        b"Title\nlight\nlight\n1.0\n00\n1 2 -30\n<p>x",
        b"Title\nlight\nlight\n1.0\n00\n1 2 99999999999\n<p>x",
    ):
        (cache_folder() / FILE_NAME).write_bytes(damage)
        assert read_opening(cache_folder()) is None, damage

    assert settle(start()).place == OVERVIEW


@pytest.mark.parametrize("geometry", ["", "zz", "Ä", "00", "0" * 5000])
def test_a_geometry_that_says_nothing_leaves_the_usual_size(
    geometry: str, start: Start, settle: Settle
) -> None:
    write_opening(cache_folder(), OPENING._replace(geometry=geometry))

    window = start()

    assert isinstance(window.centralWidget(), ProseView)
    assert (window.width(), window.height()) == (1180, 780)
    settle(window)


def test_a_page_that_has_gone_gives_way_to_the_overview(start: Start, settle: Settle) -> None:
    write_opening(cache_folder(), OPENING)
    store = Store.open(data_folder())
    write_settings(store, WindowSettings(place="hip-thrust/section/long-gone"))
    store.close()

    window = start()

    assert isinstance(window.centralWidget(), ProseView)
    desk = settle(window)
    assert desk.place == OVERVIEW
    assert desk.notice == ""


def test_a_cache_that_cannot_be_written_only_costs_the_quick_start(
    start: Start, settle: Settle
) -> None:
    cache_folder().parent.mkdir(parents=True, exist_ok=True)
    cache_folder().write_text("a file where the folder should be")
    first = settle(start())
    first.go(SET_UP)
    first.window.close()

    assert isinstance(start().centralWidget(), Workspace)


def test_an_opening_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    opening = OPENING._replace(geometry=packed(bytes(range(256))), html="<p>𝒮\n\nü</p>\n")

    write_opening(tmp_path / "new", opening)

    assert read_opening(tmp_path / "new") == opening
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE_NAME]


def test_no_opening_is_none(tmp_path: Path) -> None:
    assert read_opening(tmp_path) is None


def test_bytes_come_back_as_they_were_packed() -> None:
    assert unpacked(packed(b"\x00\xff geometry")) == b"\x00\xff geometry"
    assert [unpacked(text) for text in ("", "odd", "zz", "Ä", "0")] == [b""] * 5


# What is remembered


def test_the_last_place_comes_back(start: Start, settle: Settle) -> None:
    first = settle(start())
    first.go(f"{SET_UP}#somewhere")
    first.go("hip-thrust/faq")
    first.window.close()

    assert settle(start()).place == "hip-thrust/faq"


def test_the_window_comes_back_as_it_stood(start: Start, settle: Settle) -> None:
    first = settle(start())
    first.window.resize(760, 640)
    first.press("F9", "F8")
    first.window.close()

    second = settle(start())

    assert (second.window.width(), second.window.height()) == (760, 640)
    assert not second.sidebar.isVisible()
    assert not second.action("view.sidebar").isChecked()
    assert second.action("view.tray").isChecked()


def test_the_panels_keep_their_widths(open_desk: OpenDesk) -> None:
    first = open_desk()
    splitter = first.window.findChildren(QSplitter)[0]
    splitter.setSizes([300, 700, 180])
    sizes = splitter.sizes()
    first.window.close()

    assert open_desk().window.findChildren(QSplitter)[0].sizes() == sizes


def test_changes_are_kept_soon_and_not_only_at_the_end(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk()
    desk.go("squat/term/range")
    other = Store.open(data_folder())

    qtbot.waitUntil(
        lambda: other.get("window", WindowSettings, WindowSettings()).place == "squat/term/range"
    )
    other.close()


@pytest.mark.parametrize(
    "settings",
    [
        {"zoom": 99.0, "theme": "dark"},
        {"zoom": -1},
        {"zoom": "large"},
        {"theme": "sepia"},
        {"geometry": "Ä", "splitter": "zz"},
        {"place": "no address at all", "handout_folder": "\0"},
        {"place": 7},
        ["not", "settings"],
        None,
    ],
)
def test_settings_that_make_no_sense_do_no_harm(
    settings: object, start: Start, settle: Settle
) -> None:
    store = Store.open(data_folder())
    store.set("window", settings)
    read = read_settings(store)
    store.close()
    assert read.zoom == 1.0

    desk = settle(start())

    assert (desk.place, desk.notice) == (OVERVIEW, "")


def test_settings_that_cannot_be_kept_are_told(open_desk: OpenDesk, qtbot: QtBot) -> None:
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().write_text("a file where the folder should be")

    desk = open_desk()

    assert "cannot be kept" in desk.notice
    assert str(data_folder()) in desk.notice
    desk.go("squat/term/range")


# Wrong starts that still open a window


def test_an_unknown_address_is_told_in_the_window(start: Start, settle: Settle) -> None:
    desk = settle(start("hip-thrust/section/setup"))

    assert "Did you mean “hip-thrust/section/set-up”?" in desk.notice
    assert desk.place == OVERVIEW


def test_an_unknown_pack_is_told_in_the_window(
    start: Start, settle: Settle, tmp_path: Path
) -> None:
    desk = settle(start("", (tmp_path / "nowhere",)))

    assert desk.notice == "1 problem in the handbooks; what it concerns is left out."
    assert desk.place == OVERVIEW


def test_a_pack_of_ones_own_is_open_too(start: Start, settle: Settle, squats: Path) -> None:
    desk = settle(start("squats/section/depth", (squats,)))

    assert (desk.title, desk.notice) == ("Depth", "")
    assert "How low." in desk.prose.toPlainText()


def test_a_change_of_a_file_is_seen_after_f5(start: Start, settle: Settle, squats: Path) -> None:
    desk = settle(start("squats/section/depth", (squats,)))
    write_depth(squats, "As low as you stay in control.")

    desk.press("F5")

    assert "As low as you stay in control." in desk.prose.toPlainText()
    assert desk.notice == ""


def test_a_mistake_in_a_file_is_told_after_f5_and_gone_once_mended(
    start: Start, settle: Settle, squats: Path
) -> None:
    desk = settle(start("squats/section/depth", (squats,)))
    write_depth(squats, "How low.", kind="boddy")

    desk.press("F5")
    assert "in the handbooks; what" in desk.notice
    assert desk.place == "squats"
    desk.choose("file.problems")
    text = desk.dialog(ProblemsDialog).findChildren(QPlainTextEdit)[0].toPlainText()
    assert f"{squats / 'sections' / 'depth.yaml'}:4:1: " in text
    assert "Did you mean “body”?" in text
    desk.press("Esc")
    desk.return_to_window()

    write_depth(squats, "How low.")
    desk.press("F5")
    assert desk.notice == ""
    desk.go("squats/section/depth")

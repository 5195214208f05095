"""Going places: every way there, and every way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from handbook.content.address import Address, parse_address
from handbook.ui.history import MAX_VISITS, History

from .conftest import OpenDesk
from .desk import Desk, row_of
from .sample import EVERY_ADDRESS, RIGHT_TO_LEFT

OVERVIEW = "squat/section/overview"
DEPTH = "squat/section/depth"


# Ways there


def test_the_window_opens_at_the_place_asked_for(open_desk: OpenDesk) -> None:
    desk = open_desk("squat/muscle/quads")

    assert (desk.place, desk.title) == ("squat/muscle/quads", "Quadriceps")
    assert desk.prose.isAncestorOf(desk.focus) or desk.focus is desk.prose


def test_the_window_opens_at_the_first_section_when_nothing_is_asked(open_desk: OpenDesk) -> None:
    assert open_desk("").place == OVERVIEW


def test_every_address_can_be_shown(desk: Desk) -> None:
    for address in EVERY_ADDRESS:
        desk.go(address)

        assert desk.place == address
        assert desk.notice == ""
        desk.page.grab()


def test_a_click_in_the_sidebar_goes_there(desk: Desk) -> None:
    desk.click_row(desk.sidebar, "Depth")
    assert desk.place == DEPTH

    desk.click_row(desk.sidebar, "Glossary")
    assert desk.place == "squat/term"

    desk.click_row(desk.sidebar, RIGHT_TO_LEFT)
    assert desk.place == "odd"


def test_enter_in_the_sidebar_goes_there(desk: Desk) -> None:
    desk.sidebar.setFocus()
    desk.sidebar.setCurrentIndex(row_of(desk.sidebar, "Depth"))
    assert desk.place == OVERVIEW

    desk.press("Return")

    assert desk.place == DEPTH


def test_the_sidebar_marks_the_place_shown(desk: Desk) -> None:
    desk.go(DEPTH)
    assert desk.sidebar.currentIndex().data() == "Depth"

    desk.go("squat/muscle/quads")
    assert desk.sidebar.currentIndex().data() == "Muscles"

    desk.go("odd")
    assert desk.sidebar.currentIndex().data() == RIGHT_TO_LEFT

    desk.go("handout")
    assert not desk.sidebar.currentIndex().isValid()


def test_a_link_goes_to_its_entry_and_its_heading(desk: Desk) -> None:
    desk.click_link("Read why depth matters")

    assert desk.place == f"{DEPTH}#why"
    assert desk.scroll > 0


def test_a_citation_goes_to_its_reference(desk: Desk) -> None:
    desk.click_link("1")

    assert desk.place == "squat/reference/first2020"
    assert desk.title == "On squats"


def test_tab_and_enter_open_a_link_without_the_mouse(desk: Desk) -> None:
    desk.press("Tab", "Return")

    assert desk.place == "squat/muscle/quads"


def test_a_web_link_is_copied_and_not_opened(desk: Desk, qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    desk.click_link("A page on the web")

    assert desk.place == OVERVIEW
    assert QApplication.clipboard().text() == "https://example.org/squat"
    assert "https://example.org/squat is copied" in desk.notice


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("Ctrl+1", "squat/section"),
        ("Ctrl+2", "squat/variation"),
        ("Ctrl+3", "squat/faq"),
        ("Ctrl+4", "squat/muscle"),
        ("Ctrl+5", "squat/term"),
        ("Ctrl+6", "squat/reference"),
        ("Ctrl+H", "handout"),
        ("Alt+Home", OVERVIEW),
    ],
)
def test_keys_go_to_the_lists(keys: str, place: str, desk: Desk) -> None:
    desk.go("squat/muscle/quads")
    desk.sidebar.setFocus()

    desk.press(keys)

    assert desk.place == place
    assert desk.focus is not None
    assert desk.page.isAncestorOf(desk.focus)


def test_the_lists_are_those_of_the_handbook_one_is_in(desk: Desk) -> None:
    desk.go("odd/section/odd-4")

    desk.press("Ctrl+5")
    assert desk.place == "odd/term"

    desk.press("Alt+Home")
    assert desk.place == "odd/section/odd-0"


# Addresses


def test_a_typed_address_goes_there(desk: Desk) -> None:
    desk.press("Ctrl+L")
    desk.dialog(QInputDialog)

    desk.write("squat/term/range")
    desk.press("Return")

    assert desk.place == "squat/term/range"
    assert desk.no_dialog()


def test_a_typed_address_may_be_given_up(desk: Desk) -> None:
    desk.press("Ctrl+L")
    desk.dialog(QInputDialog)

    desk.write("squat/term/range")
    desk.press("Esc")

    assert desk.place == OVERVIEW
    assert desk.no_dialog()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("squat/section/dept", "Did you mean “squat/section/depth”?"),
        ("squad", "Did you mean “squat”?"),
        ("squat/exercise/box", "The kinds are: section"),
        ("What is a squat?", "is not an address"),
        ("nowhere/section/at-all", "There is no handbook “nowhere” here."),
        ("", "is not an address"),
    ],
)
def test_an_unknown_address_is_told_and_the_place_stays(typed: str, told: str, desk: Desk) -> None:
    desk.press("Ctrl+L")
    field = desk.dialog(QInputDialog)
    field.setTextValue(typed)
    desk.press("Return")

    assert told in desk.notice
    assert desk.place == OVERVIEW
    assert desk.title == "Overview"
    assert not desk.action("go.back").isEnabled()


def test_the_address_can_be_copied(desk: Desk) -> None:
    from PySide6.QtWidgets import QApplication

    desk.go(f"{DEPTH}#why")
    desk.press("Ctrl+Shift+C")

    assert QApplication.clipboard().text() == f"{DEPTH}#why"


# Back and Forward


def by_keys(desk: Desk, direction: int) -> None:
    desk.press("Alt+Left" if direction < 0 else "Alt+Right")


def by_toolbar(desk: Desk, direction: int) -> None:
    desk.click(desk.button("Back" if direction < 0 else "Forward"))


def by_mouse(desk: Desk, direction: int) -> None:
    buttons = Qt.MouseButton
    button = buttons.BackButton if direction < 0 else buttons.ForwardButton
    desk.click(desk.prose.viewport(), button=button)


def by_mouse_over_the_sidebar(desk: Desk, direction: int) -> None:
    buttons = Qt.MouseButton
    button = buttons.BackButton if direction < 0 else buttons.ForwardButton
    desk.click(desk.sidebar.viewport(), button=button)


@pytest.mark.parametrize("step", [by_keys, by_toolbar, by_mouse, by_mouse_over_the_sidebar])
def test_back_and_forward(step: object, desk: Desk) -> None:
    assert callable(step)
    desk.go(DEPTH)
    desk.go("squat/muscle/quads")

    step(desk, -1)
    assert desk.place == DEPTH
    step(desk, -1)
    assert desk.place == OVERVIEW
    step(desk, -1)
    assert desk.place == OVERVIEW

    step(desk, 1)
    assert desk.place == DEPTH
    step(desk, 1)
    assert desk.place == "squat/muscle/quads"
    step(desk, 1)
    assert desk.place == "squat/muscle/quads"


def test_back_and_forward_are_off_where_they_lead_nowhere(desk: Desk) -> None:
    back, forward = desk.action("go.back"), desk.action("go.forward")
    assert (back.isEnabled(), forward.isEnabled()) == (False, False)

    desk.go(DEPTH)
    assert (back.isEnabled(), forward.isEnabled()) == (True, False)

    desk.press("Alt+Left")
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)


def test_going_elsewhere_drops_what_lay_ahead(desk: Desk) -> None:
    desk.go(DEPTH)
    desk.press("Alt+Left")

    desk.go("squat/term/range")

    assert not desk.action("go.forward").isEnabled()
    desk.press("Alt+Left")
    assert desk.place == OVERVIEW


def test_back_returns_to_where_the_reader_was(desk: Desk) -> None:
    desk.go(DEPTH)
    desk.prose.verticalScrollBar().setValue(700)
    desk.go("squat/muscle/quads")
    assert desk.scroll == 0

    desk.press("Alt+Left")

    assert (desk.place, desk.scroll) == (DEPTH, 700)


def test_back_from_a_heading_returns_to_where_the_reader_was(desk: Desk) -> None:
    desk.go(DEPTH)
    desk.prose.verticalScrollBar().setValue(300)
    desk.go(f"{DEPTH}#why")
    assert desk.scroll != 300

    desk.press("Alt+Left")

    assert (desk.place, desk.scroll) == (DEPTH, 300)


def test_the_variations_are_found_as_they_were_left(desk: Desk, qtbot: QtBot) -> None:
    desk.go("squat/variation")
    desk.press("Ctrl+F")
    desk.write("goblet")
    desk.press("Return")
    assert desk.place == "squat/variation/goblet"

    desk.press("Alt+Left")

    assert desk.place == "squat/variation?text=goblet&view=grid"
    desk.press("Ctrl+F", "Return")
    assert desk.place == "squat/variation/goblet"


# The line of visits


def visit(name: str) -> Address:
    return parse_address(f"squat/section/{name}")


def test_a_history_begins_nowhere() -> None:
    history = History()

    assert (history.can_go_back, history.can_go_forward) == (False, False)
    assert history.go(-1) is None
    assert history.go(1) is None
    history.leave("lost")


def test_a_history_keeps_the_state_of_each_place() -> None:
    history = History()
    for name in ("one", "two"):
        history.leave(f"before {name}")
        history.visit(visit(name))
    history.leave("at two")

    before = history.go(-1)

    assert before is not None
    assert (before.address, before.state) == (visit("one"), "before two")
    after = history.go(1)
    assert after is not None
    assert after.state == "at two"


def test_the_same_place_twice_is_one_visit() -> None:
    history = History()
    history.visit(visit("one"))
    history.visit(visit("one"))

    assert not history.can_go_back


def test_a_history_forgets_the_oldest_visits() -> None:
    history = History()
    for number in range(MAX_VISITS + 50):
        history.visit(visit(f"s{number}"))

    steps = 0
    last = None
    while found := history.go(-1):
        steps, last = steps + 1, found

    assert steps == MAX_VISITS - 1
    assert last is not None
    assert last.address == visit("s50")

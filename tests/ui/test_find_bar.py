"""Find in the page: all matches marked, counted and walked through."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QToolButton

from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.find_bar import FindBar

from .desk import Desk

DEPTH = "squat/section/depth"


@pytest.fixture
def finding(desk: Desk) -> Desk:
    """The page on depth, with the find bar open."""
    desk.go(DEPTH)
    desk.press("Ctrl+F")
    return desk


def bar(desk: Desk) -> FindBar:
    return desk.window.findChildren(FindBar)[0]


def marks(desk: Desk) -> list[str]:
    """What is marked on the page."""
    return [selection.cursor.selectedText() for selection in desk.prose.extraSelections()]


def at(desk: Desk) -> str:
    """The paragraph that the match one is at lies in."""
    return desk.prose.textCursor().block().text()[:9]


def test_the_bar_opens_with_the_focus_in_its_field(finding: Desk) -> None:
    assert bar(finding).isVisible()
    assert finding.focus is finding.find_field
    assert finding.found == ""


def test_matches_are_marked_and_counted_whatever_their_case(finding: Desk) -> None:
    finding.write("reason")

    assert marks(finding) == ["Reason"] * 30
    assert finding.found == "1 of 30"
    assert at(finding) == "Reason 0."


def test_one_goes_to_the_next_and_the_one_before_and_around_the_ends(finding: Desk) -> None:
    finding.write("reason")

    finding.press("F3")
    assert (finding.found, at(finding)) == ("2 of 30", "Reason 1.")
    finding.press("Return")
    assert (finding.found, at(finding)) == ("3 of 30", "Reason 2.")
    finding.press("Shift+F3", "Shift+Return")
    assert finding.found == "1 of 30"
    finding.press("Shift+F3")
    assert (finding.found, at(finding)) == ("30 of 30", "Reason 29")
    finding.press("F3")
    assert finding.found == "1 of 30"


def test_the_match_is_in_view(finding: Desk) -> None:
    finding.write("reason 29")

    cursor = finding.prose.cursorRect(finding.prose.textCursor())
    assert finding.prose.viewport().rect().intersects(cursor)
    assert finding.scroll > 0


def test_the_buttons_do_the_same(finding: Desk) -> None:
    finding.write("reason")
    buttons = {b.accessibleName(): b for b in bar(finding).findChildren(QToolButton)}

    finding.click(buttons["Next match"])
    assert finding.found == "2 of 30"
    finding.click(buttons["Previous match"])
    assert finding.found == "1 of 30"
    finding.click(buttons["Close find"])
    assert not bar(finding).isVisible()


def test_typing_on_narrows_from_where_one_is(finding: Desk) -> None:
    finding.write("reason")
    finding.press("F3")

    finding.write(" 2")

    assert (finding.found, at(finding)) == ("1 of 11", "Reason 2.")


def test_nothing_found_is_said(finding: Desk) -> None:
    finding.write("xylophone")
    assert (finding.found, marks(finding)) == ("Not found", [])

    finding.press("F3", "Shift+F3", "Return")
    assert finding.found == "Not found"

    finding.press("Ctrl+A", "Delete")
    assert finding.found == ""


def test_esc_closes_the_bar_and_returns_to_the_page(finding: Desk) -> None:
    finding.write("reason")
    finding.press("Esc")

    assert not bar(finding).isVisible()
    assert marks(finding) == []
    assert finding.focus is finding.prose


def test_the_bar_opens_with_what_is_selected(desk: Desk) -> None:
    desk.go(DEPTH)
    desk.prose.setTextCursor(desk.prose.document().find("Range counts"))

    desk.press("Ctrl+F")

    assert desk.find_field.text() == "Range counts"
    assert desk.find_field.selectedText() == "Range counts"
    assert marks(desk)[:1] == ["Range counts"]


def test_f3_goes_on_after_the_bar_was_closed(finding: Desk) -> None:
    finding.write("reason")
    finding.press("Esc")

    finding.press("F3")

    assert bar(finding).isVisible()
    assert finding.found == "2 of 30"


def test_f3_opens_the_bar_when_nothing_was_looked_for(desk: Desk) -> None:
    desk.press("F3")

    assert bar(desk).isVisible()
    assert desk.focus is desk.find_field


def test_the_next_page_is_looked_through_as_well(finding: Desk) -> None:
    finding.write("squat")
    assert finding.found == "1 of 1"

    finding.go("squat/section/overview")

    assert bar(finding).isVisible()
    assert len(marks(finding)) > 1
    assert finding.found == f"{len(marks(finding))} matches"


def test_the_bar_closes_on_a_page_without_a_text(finding: Desk) -> None:
    finding.go("handout")

    assert not bar(finding).isVisible()
    finding.press("F3", "Shift+F3")


@pytest.mark.parametrize("place", ["squat/variation", "squat/faq"])
def test_a_page_with_a_field_of_its_own_uses_that(place: str, desk: Desk) -> None:
    desk.go(place)

    desk.press("Ctrl+F")

    assert not bar(desk).isVisible()
    assert desk.focus is not None
    assert desk.page.isAncestorOf(desk.focus)
    desk.press("F3")


def test_marks_stay_when_letters_grow_and_colors_change(
    finding: Desk, appearance: Appearance
) -> None:
    finding.write("reason")
    finding.press("F3")

    appearance.set_zoom(2.0)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    assert marks(finding) == ["Reason"] * 30

    appearance.choose(ThemeChoice.DARK)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    assert marks(finding) == ["Reason"] * 30
    first = finding.prose.extraSelections()[0]
    assert first.format.background().color().name() == appearance.theme.mark

    finding.press("F3")
    assert finding.found == "3 of 30"


@pytest.mark.parametrize("words", ["🏋️", "knees", "𝒮quat", "כפיפת", "]["])
def test_any_letters_can_be_looked_for(words: str, desk: Desk) -> None:
    for place in ("odd/section/odd-3", "odd/section/odd-4"):
        desk.go(place)
        desk.press("Ctrl+F")
        desk.find_field.setText(words)
        assert all(mark.casefold() == words.casefold() for mark in marks(desk))
        desk.press("F3", "Esc")


def test_a_long_page_has_an_end_to_its_marks(desk: Desk) -> None:
    desk.go("odd/section/odd-2")
    desk.press("Ctrl+F")

    desk.write("q")

    assert len(marks(desk)) == 2000

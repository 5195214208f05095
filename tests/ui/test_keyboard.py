"""Everything by keyboard: panes, the order of Tab, and no way to get stuck."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenuBar, QScrollBar, QWidget

from .conftest import OpenDesk
from .desk import Desk

PLACES = (
    "squat",
    "squat/section/overview",
    "squat/variation",
    "squat/faq",
    "squat/faq/knees",
    "squat/term",
    "handout",
    "handouts",
)


def pane(desk: Desk) -> str:
    """The pane that has the focus."""
    focus = desk.focus
    assert focus is not None
    if focus is desk.search:
        return "search"
    if focus is desk.sidebar:
        return "contents"
    if desk.page.isAncestorOf(focus):
        return "page"
    tray = desk.tray.parentWidget()
    assert tray is not None
    return "tray" if tray.isAncestorOf(focus) else repr(focus)


def test_f6_goes_around_the_panes(desk: Desk) -> None:
    for place in PLACES:
        desk.go(place)
        desk.search.setFocus()

        seen = [pane(desk)]
        for _step in range(4):
            desk.press("F6")
            seen.append(pane(desk))

        assert seen == ["search", "contents", "page", "search", "contents"], place


def test_shift_f6_goes_around_the_other_way(desk: Desk) -> None:
    desk.search.setFocus()

    seen = [pane(desk)]
    for _step in range(3):
        desk.press("Shift+F6")
        seen.append(pane(desk))

    assert seen == ["search", "page", "contents", "search"]


def test_a_filled_tray_is_a_pane_too(desk: Desk) -> None:
    desk.go("squat/variation/box")
    desk.press("Ctrl+D")
    desk.search.setFocus()

    seen: list[str] = []
    for _step in range(4):
        desk.press("F6")
        seen.append(pane(desk))

    assert seen == ["contents", "page", "tray", "search"]


def test_an_empty_tray_does_not_hold_anyone_up(desk: Desk) -> None:
    desk.press("F8")
    desk.search.setFocus()

    seen: list[str] = []
    for _step in range(4):
        desk.press("F6")
        seen.append(pane(desk))

    assert seen[-2:] == ["search", "contents"]


def test_hidden_contents_are_passed_over(desk: Desk) -> None:
    desk.press("F9")
    desk.search.setFocus()

    desk.press("F6")
    assert pane(desk) == "page"
    desk.press("F6")
    assert pane(desk) == "search"


def test_hiding_the_pane_one_is_in_moves_on(desk: Desk) -> None:
    desk.sidebar.setFocus()

    desk.press("F9")

    assert desk.focus is not None
    assert desk.focus.isVisible()


# Tab


def stops(desk: Desk) -> set[QWidget]:
    """All controls that Tab should reach."""
    found: set[QWidget] = set()
    for widget in desk.window.findChildren(QWidget):
        # A button of a group that excludes one another is reached by arrows from the chosen one.
        exclusive = getattr(widget, "autoExclusive", bool)() and not widget.isChecked()  # type: ignore[attr-defined]
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
            and not isinstance(widget, QScrollBar | QMenuBar)
            and not exclusive
        ):
            found.add(widget)
    return found


def name(widget: QWidget) -> str:
    """What it is and says."""
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{widget.accessibleName() or text}”"


def owner(widget: QWidget | None, wanted: set[QWidget]) -> QWidget | None:
    """The control that a widget with the focus is, or is part of."""
    while widget is not None and widget not in wanted:
        widget = widget.parentWidget()
    return widget


def walk(desk: Desk, key: str, wanted: set[QWidget]) -> set[QWidget]:
    """The controls met until the search box has come around again."""
    desk.search.setFocus()
    met: set[QWidget] = set()
    for _step in range(400):
        desk.press(key)
        found = owner(QApplication.focusWidget(), wanted)
        if found is not None:
            met.add(found)
        if QApplication.focusWidget() is desk.search:
            return met
    raise AssertionError(f"{key} is held up at {QApplication.focusWidget()}")


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_tab_reaches_every_control_and_comes_around(key: str, desk: Desk) -> None:
    desk.go("squat/variation/box")
    desk.press("Ctrl+D")  # with a tray that has something in it
    for place in PLACES:
        desk.go(place)
        wanted = stops(desk)
        assert len(wanted) >= 8

        missed = wanted - walk(desk, key, wanted)

        assert not missed, (place, [name(w) for w in missed])


def test_tab_works_in_a_narrow_window_with_find_bar_and_notice(open_desk: OpenDesk) -> None:
    desk = open_desk(size=(640, 480))
    for place in PLACES:
        desk.go(place)
        desk.page.noticed.emit("Something to know.")
        desk.press("Ctrl+F")
        wanted = stops(desk)

        missed = wanted - walk(desk, "Tab", wanted)

        assert not missed, (place, [name(w) for w in missed])


def test_the_focus_is_seen_on_every_control(open_desk: OpenDesk) -> None:
    """Whatever Tab reaches looks different while it has the focus."""
    desk = open_desk("squat/variation/box")
    desk.press("Ctrl+D")
    for place in PLACES:
        desk.go(place)
        alike: list[str] = []
        for widget in stops(desk):
            desk.search.setFocus()
            if widget is desk.search:
                desk.sidebar.setFocus()
            place_of = widget.rect().adjusted(-40, -2, 2, 2)  # a bar may stand beside it
            place_of.moveTopLeft(widget.mapTo(desk.window, place_of.topLeft()))
            before = desk.window.grab(place_of).toImage()
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            after = desk.window.grab(place_of).toImage()
            if before == after:
                alike.append(f"{place}: {name(widget)}")
        assert alike == []

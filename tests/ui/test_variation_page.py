"""The page of a variation: its figure and its muscles over a text like any other."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Library
from handbook.content.model import Goal
from handbook.ui.appearance import Appearance
from handbook.ui.detailing.movement_panel import MovementPanel
from handbook.ui.detailing.variation_head import VariationHead
from handbook.ui.draft import HandoutDraft
from handbook.ui.figure_view import FigureView
from handbook.ui.muscle_map_view import MuscleMapView
from handbook.ui.muscle_map_words import MapCaption, MapLegend
from handbook.ui.pages.variation import VariationPage

from .conftest import OpenDesk, Shown
from .desk import Desk

B_STANCE = "hip-thrust/variation/b-stance-hip-thrust"
BARBELL = "hip-thrust/variation/barbell-hip-thrust"


@pytest.fixture
def page(
    bundled: Library,
    draft: HandoutDraft,
    appearance: Appearance,
    qtbot: QtBot,
    shown: Shown,
) -> Iterator[VariationPage]:
    """The page alone in a window, at the B-stance hip thrust."""
    window = QMainWindow()
    qtbot.addWidget(window)
    page = VariationPage(bundled, draft, appearance, window)
    window.setCentralWidget(page)
    window.resize(820, 640)
    page.show_place(parse_address(B_STANCE))
    shown(window)
    yield page
    window.close()


def head(widget: QWidget) -> VariationHead:
    return widget.findChildren(VariationHead)[0]


def figure(widget: QWidget) -> FigureView:
    return widget.findChildren(FigureView)[0]


def push_button(widget: QWidget, words: str) -> QPushButton:
    return next(b for b in widget.findChildren(QPushButton) if b.text() == words)


def tool_button(widget: QWidget, name: str) -> QToolButton:
    return next(b for b in widget.findChildren(QToolButton) if b.accessibleName() == name)


def goals(widget: QWidget) -> QComboBox:
    return next(
        b for b in widget.findChildren(QComboBox) if b.accessibleName() == "Tempo of the goal"
    )


def lines(view: QTextBrowser) -> Iterator[QTextBlock]:
    block = view.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def top_of(view: QTextBrowser, words: str) -> int:
    """Where the first line that says this is, from the top of the view, in pixels."""
    block = next(block for block in lines(view) if block.text() == words)
    place = view.document().documentLayout().blockBoundingRect(block)
    return view.viewport().y() + round(place.top()) - view.verticalScrollBar().value()


# The text


def test_a_page_tells_of_the_variation_in_the_order_one_needs_it(page: VariationPage) -> None:
    text = page.find_view().toPlainText()

    order = [
        "Hip Thrust · Variation", "B-stance hip thrust", "Also called", "A thrust with one",
        "Bench", "Set-up", "Steps", "Breathing", "Cues", "Common errors", "What you see", "Why",
        "Fix", "What you should feel", "Cautions", "Stop if", "At a glance", "Muscles", "Easier",
        "Harder", "Dose by goal", "Background", "Evidence", "For the client", "Sources",
    ]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert page.title() == "B-stance hip thrust"


def test_headings_links_and_words_are_found_as_on_any_page(real_desk: Desk) -> None:
    real_desk.go(f"{B_STANCE}#dose-by-goal")
    assert abs(top_of(real_desk.prose, "Dose by goal")) < 60

    real_desk.click_row(real_desk.on_this_page, "Steps")
    assert abs(top_of(real_desk.prose, "Steps")) < 60

    real_desk.press("Ctrl+F")
    real_desk.write("bike stand")
    assert real_desk.found == "1 of 1"

    real_desk.click_link("Single-leg hip thrust")
    assert real_desk.place == "hip-thrust/variation/single-leg-hip-thrust"


def test_a_link_leads_to_the_text_not_to_a_button(real_desk: Desk) -> None:
    real_desk.go("hip-thrust/section/variations-and-progression")
    real_desk.prose.setFocus()
    real_desk.click_link("B-stance")

    assert real_desk.place == B_STANCE
    assert real_desk.focus is real_desk.prose


def test_back_returns_to_the_words_and_the_goal(real_desk: Desk) -> None:
    real_desk.go(B_STANCE)
    real_desk.prose.verticalScrollBar().setValue(800)
    choose_goal(real_desk.page, "Strength")

    real_desk.go(BARBELL)
    assert real_desk.scroll == 0
    real_desk.press("Alt+Left")

    assert real_desk.place == B_STANCE
    assert real_desk.scroll == 800
    assert goals(real_desk.page).currentText().startswith("Strength")


# The head


@pytest.mark.parametrize("size", [(640, 480), (1000, 700), (1600, 1000)])
def test_the_head_has_its_room_in_the_text(
    size: tuple[int, int], open_desk: OpenDesk, bundled: Library, appearance: Appearance
) -> None:
    desk = open_desk(BARBELL, bundled, size=size)
    for zoom in (0.8, 1.0, 2.0, 3.0):
        appearance.set_zoom(zoom)
        above, below = top_of(desk.prose, desk.title), top_of(desk.prose, "Set-up")
        shown = head(desk.page).geometry()

        assert above < shown.top()
        assert shown.bottom() < below
        assert shown.right() < desk.prose.width()
        for kind in (FigureView, MuscleMapView):
            inside = desk.page.findChildren(kind)[0]
            corner = inside.mapTo(head(desk.page), QPoint(0, 0))
            assert head(desk.page).rect().contains(inside.rect().translated(corner))


def test_the_head_scrolls_with_the_text(page: VariationPage) -> None:
    view = page.find_view()
    before = head(page).y() - top_of(view, "Steps")

    view.verticalScrollBar().setValue(400)
    assert head(page).y() - top_of(view, "Steps") == before

    page.window().resize(1200, 500)
    view.verticalScrollBar().setValue(90)
    assert head(page).geometry().bottom() < top_of(view, "Set-up")


def test_figure_and_map_stand_side_by_side_where_there_is_room(page: VariationPage) -> None:
    muscles = page.findChildren(MuscleMapView)[0]
    movement = page.findChildren(MovementPanel)[0]
    assert muscles.x() > movement.geometry().right()

    page.window().resize(430, 640)

    assert muscles.y() > movement.geometry().bottom()


def test_the_wheel_over_the_figure_scrolls_the_text(page: VariationPage, qtbot: QtBot) -> None:
    window = page.window()
    handle = window.windowHandle()
    assert handle is not None
    at = figure(page).mapTo(window, figure(page).rect().center())
    QTest.wheelEvent(handle, QPointF(at), QPoint(0, -240))

    qtbot.waitUntil(lambda: page.find_view().verticalScrollBar().value() > 0)


def test_keys_that_scroll_do_so_from_the_figure_too(page: VariationPage) -> None:
    figure(page).setFocus()
    QTest.keyClick(figure(page), Qt.Key.Key_PageDown)

    assert page.find_view().verticalScrollBar().value() > 0


def test_what_gets_the_focus_is_brought_into_view(page: VariationPage) -> None:
    view = page.find_view()
    view.verticalScrollBar().setValue(3000)

    push_button(page, "Ladder").setFocus(Qt.FocusReason.BacktabFocusReason)

    corner = push_button(page, "Ladder").mapTo(page, QPoint(0, 0))
    assert page.rect().contains(corner)


def test_tab_leads_from_the_buttons_over_figure_and_map_to_the_text(page: VariationPage) -> None:
    push_button(page, "Add to handout").setFocus()
    seen: list[QWidget] = []
    for _press in range(20):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        if focus is page.find_view():
            break
        QTest.keyClick(focus, Qt.Key.Key_Tab)

    order = [
        push_button(page, "Add to handout"), push_button(page, "Compare…"),
        push_button(page, "Ladder"), figure(page), tool_button(page, "Play the movement"),
        tool_button(page, "Half speed"), goals(page),
        tool_button(page, "Describe the figure in words"),
    ]  # fmt: skip
    assert seen[: len(order)] == order
    assert page.findChildren(MuscleMapView)[0].isAncestorOf(seen[len(order)])
    assert seen[-1] is page.find_view()


def test_shift_tab_leads_from_the_text_back_over_the_map_and_not_through_every_link(
    page: VariationPage,
) -> None:
    view = page.find_view()
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.findChildren(MuscleMapView)[0].isAncestorOf(focus)

    view.setFocus(Qt.FocusReason.BacktabFocusReason)  # from what lies behind the text
    QTest.keyClick(view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is view
    assert view.textCursor().hasSelection()


def test_a_variation_opened_again_begins_at_its_top(real_desk: Desk) -> None:
    real_desk.go(B_STANCE)
    real_desk.prose.verticalScrollBar().setValue(2000)
    real_desk.go("hip-thrust/variation")
    real_desk.go(B_STANCE)

    assert real_desk.prose.verticalScrollBar().value() == 0
    real_desk.press("Alt+Left", "Alt+Left")
    assert real_desk.prose.verticalScrollBar().value() == 2000


@pytest.mark.parametrize(
    ("width", "zoom"), [(516, 1.0), (960, 1.0), (400, 1.0), (516, 2.0), (400, 3.0)]
)
def test_the_words_of_the_map_have_room_at_any_width(
    page: VariationPage, appearance: Appearance, width: int, zoom: float
) -> None:
    appearance.set_zoom(zoom)
    page.window().resize(width, 700)
    view = page.findChildren(MuscleMapView)[0]
    caption, legend = (view.findChildren(kind)[0] for kind in (MapCaption, MapLegend))

    assert legend.isVisible()
    assert legend.height() == legend.height_needed(legend.width())
    assert caption.height() == caption.height_needed(caption.width(), 3)
    assert caption.geometry().bottom() <= view.height()


def test_a_variation_without_a_figure_or_muscles_shows_what_there_is(open_desk: OpenDesk) -> None:
    desk = open_desk("squat/variation/box")
    assert not figure(desk.page).isVisible()
    assert desk.page.findChildren(MuscleMapView)[0].isVisible()

    desk.go("squat/variation/goblet")
    assert not desk.page.findChildren(MuscleMapView)[0].isVisible()
    assert push_button(desk.page, "Ladder").isVisible()
    assert head(desk.page).height() < 60


# What one can do


def test_a_variation_is_put_on_the_handout_and_taken_off(real_desk: Desk) -> None:
    real_desk.go(B_STANCE)

    real_desk.click(push_button(real_desk.page, "Add to handout"))
    assert [item.address for item in real_desk.workspace.draft.handout.items] == [B_STANCE]

    real_desk.click(push_button(real_desk.page, "On the handout"))
    assert real_desk.workspace.draft.handout.items == ()


def test_the_button_follows_the_handout(page: VariationPage, draft: HandoutDraft) -> None:
    draft.add(parse_address(B_STANCE))
    assert push_button(page, "On the handout").accessibleName() == (
        "Take this variation off the handout"
    )


def test_the_ladder_is_an_address(page: VariationPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.navigated) as heard:
        push_button(page, "Ladder").click()

    assert [str(address) for address in heard.args or ()] == [f"{B_STANCE}?view=ladder"]


def comparisons(page: VariationPage) -> QMenu:
    menu = push_button(page, "Compare…").menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def test_the_closest_are_offered_to_compare_with(page: VariationPage, qtbot: QtBot) -> None:
    menu = comparisons(page)
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert "Single-leg hip thrust" in names
    assert names[-1] == "Another variation…"

    with qtbot.waitSignal(page.navigated) as heard:
        menu.actions()[names.index("Single-leg hip thrust")].trigger()

    address = (heard.args or [None])[0]
    assert isinstance(address, Address)
    assert address.value("compare") == "b-stance-hip-thrust,single-leg-hip-thrust"


def test_a_muscle_of_the_map_leads_to_its_page(real_desk: Desk) -> None:
    real_desk.go(B_STANCE)
    buttons = real_desk.page.findChildren(MuscleMapView)[0].findChildren(QWidget, "back-calf")

    buttons[0].setFocus()
    real_desk.press("Return")

    assert real_desk.place == "hip-thrust/muscle/calves-and-feet"


# The tempo


def choose_goal(page: QWidget, label: str) -> None:
    field = goals(page)
    row = next(row for row in range(field.count()) if field.itemText(row).startswith(label))
    field.setCurrentIndex(row)
    field.activated.emit(row)


def seconds(page: QWidget) -> str:
    return goals(page).toolTip()


def test_the_figure_has_the_tempo_of_a_goal(page: VariationPage) -> None:
    assert goals(page).currentText() == "Learn 2-0-1-2"
    assert seconds(page) == "Seconds: 2 down, 0 at the bottom, 1 up, 2 at the top"

    choose_goal(page, "Strength")
    assert goals(page).currentText() == "Strength 2-0-X-1"
    assert "0.5 up" in seconds(page)


def test_the_goal_of_the_handout_comes_first(page: VariationPage, draft: HandoutDraft) -> None:
    draft.replace(goal=Goal.HYPERTROPHY)

    page.show_place(parse_address(BARBELL))

    assert goals(page).currentText() == "Hypertrophy 2-0-1-1"


def test_a_dose_without_a_tempo_has_that_of_the_pack(page: VariationPage) -> None:
    page.show_place(parse_address("hip-thrust/variation/one-and-a-half-hip-thrust"))

    assert goals(page).currentText() == "Hypertrophy 2-0-1-1"


def test_the_button_says_what_it_does(
    page: VariationPage, appearance: Appearance, qtbot: QtBot
) -> None:
    appearance.choose_motion(False)
    tool_button(page, "Play the movement").click()
    qtbot.waitUntil(lambda: figure(page).instant > 0)
    tool_button(page, "Hold the movement").click()
    assert not figure(page).ticking

    appearance.choose_motion(True)
    assert tool_button(page, "Show start and finish in turn").isVisible()


def test_the_figure_is_described_in_words_on_request(page: VariationPage) -> None:
    words = next(
        label for label in page.findChildren(QLabel) if label.text() == figure(page).description
    )
    before = top_of(page.find_view(), "Set-up")
    assert not words.isVisible()

    tool_button(page, "Describe the figure in words").click()

    assert words.isVisible()
    assert top_of(page.find_view(), "Set-up") > before
    assert words.mapTo(page, words.rect().bottomLeft()).y() < top_of(page.find_view(), "Set-up")


def test_reduced_motion_is_a_setting_that_is_kept(
    open_desk: OpenDesk, appearance: Appearance
) -> None:
    desk = open_desk()
    assert not desk.action("view.reduce_motion").isChecked()

    desk.choose("view.reduce_motion")
    assert appearance.reduce_motion
    desk.window.close()
    appearance.choose_motion(None)

    assert open_desk().action("view.reduce_motion").isChecked()

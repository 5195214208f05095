"""The ladder page: drawn, walked by keys and mouse, told to a screen reader."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Handbook, Library
from handbook.content.model import Equipment, LadderReason, Level, Rung
from handbook.errors import UsageError
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.laddering.ladder_card import LadderCard
from handbook.ui.pages.ladder import LadderPage

from .conftest import Shown
from .desk import Desk
from .sample import LIBRARY, LONG, manifest, variation

BARBELL = "hip-thrust/variation/barbell-hip-thrust?view=ladder"


MakePage = Callable[..., LadderPage]


@pytest.fixture
def make_page(appearance: Appearance, qtbot: QtBot, shown: Shown) -> Iterator[MakePage]:
    """Show the page alone in a window, with the focus on it."""
    windows: list[QMainWindow] = []

    def make(library: Library, address: str = BARBELL) -> LadderPage:
        window = QMainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        page = LadderPage(library, appearance, window)
        window.setCentralWidget(page)
        window.resize(1000, 700)
        page.show_place(parse_address(address))
        shown(window)
        page.setFocus()
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def page(bundled: Library, make_page: MakePage) -> LadderPage:
    """The ladder of the barbell hip thrust."""
    return make_page(bundled)


def cards(page: LadderPage) -> dict[str, LadderCard]:
    return {card.objectName(): card for card in page.findChildren(LadderCard) if card.isVisible()}


def current(page: LadderPage) -> str:
    focus = QApplication.focusWidget()
    return focus.objectName() if isinstance(focus, LadderCard) else ""


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_the_whole_ladder_is_drawn_and_begins_at_the_variation(page: LadderPage) -> None:
    assert len(cards(page)) == 19
    assert current(page) == "barbell-hip-thrust"
    assert [card.objectName() for card in cards(page).values() if card.is_start] == [
        "barbell-hip-thrust"
    ]
    assert page.title() == "Ladder of Barbell hip thrust"


def test_arrow_keys_follow_the_steps(page: LadderPage) -> None:
    press(Qt.Key.Key_Up)
    harder = current(page)
    assert harder in ("pause-hip-thrust", "b-stance-hip-thrust", "american-hip-thrust")

    press(Qt.Key.Key_Down)
    assert current(page) == "barbell-hip-thrust"

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert current(page) == "barbell-hip-thrust"


def test_arrow_keys_go_along_a_level_to_its_ends(page: LadderPage) -> None:
    press(Qt.Key.Key_Up)
    walked = [current(page)]
    for key in (Qt.Key.Key_Left,) * 4 + (Qt.Key.Key_Right,) * 4:
        press(key)
        walked.append(current(page))

    assert set(walked) == {"pause-hip-thrust", "b-stance-hip-thrust", "american-hip-thrust"}


def test_the_keys_reach_the_easiest_the_hardest_and_the_start(page: LadderPage) -> None:
    for _press in range(12):
        press(Qt.Key.Key_Down)
    assert current(page) in ("frog-thrust", "cable-pull-through")
    press(Qt.Key.Key_Home)
    assert current(page) == "barbell-hip-thrust"
    for _press in range(12):
        press(Qt.Key.Key_Up)
    before = current(page)
    press(Qt.Key.Key_Up)
    assert current(page) == before != "barbell-hip-thrust"


def test_a_card_chosen_is_scrolled_into_sight(page: LadderPage) -> None:
    for _press in range(8):
        press(Qt.Key.Key_Down)
    card = cards(page)[current(page)]

    assert card.visibleRegion().boundingRect().size() == card.size()


def test_enter_draws_the_ladder_from_another_and_opens_its_own(page: LadderPage) -> None:
    found: list[Address] = []
    page.navigated.connect(found.append)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    other = current(page)
    press(Qt.Key.Key_Return)

    assert [str(address) for address in found] == [
        "hip-thrust/variation/barbell-hip-thrust",
        f"hip-thrust/variation/{other}?view=ladder",
    ]


def test_the_focus_stays_on_the_card_that_the_ladder_is_drawn_from(real_desk: Desk) -> None:
    real_desk.go(BARBELL)
    real_desk.press("Down", "Return")
    focus = real_desk.focus

    assert isinstance(focus, LadderCard)
    assert focus.is_start
    id = focus.objectName()
    assert real_desk.place == f"hip-thrust/variation/{id}?view=ladder"
    real_desk.press("Alt+Left")
    assert current(real_desk.page) == id


def test_a_click_chooses_and_another_leads_on(page: LadderPage) -> None:
    found: list[Address] = []
    page.navigated.connect(found.append)
    press(Qt.Key.Key_Up)
    card = cards(page)[current(page)]
    press(Qt.Key.Key_Home)

    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert current(page) == card.objectName()
    assert found == []

    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert str(found[0]) == f"hip-thrust/variation/{card.objectName()}?view=ladder"


def test_the_notes_tell_the_steps_of_the_card_chosen(page: LadderPage) -> None:
    view = page.find_view()
    assert view is not None
    text = view.toPlainText()
    assert text.startswith("Barbell hip thrust\nHarder\n")
    assert "Pause hip thrust (Tempo): " in text
    assert "Bodyweight hip thrust (Load): " in text[text.index("Easier") :]
    assert "Draw its ladder" not in text

    press(Qt.Key.Key_Up)

    assert view.toPlainText().startswith(cards(page)[current(page)].text())
    assert "Draw its ladder" in view.toPlainText()


def test_a_screen_reader_hears_what_is_harder_and_why(page: LadderPage) -> None:
    card = cards(page)["pause-hip-thrust"]
    node = QAccessible.queryAccessibleInterface(card)

    assert node.text(QAccessible.Text.Name) == "Pause hip thrust"
    described = node.text(QAccessible.Text.Description)
    assert "Harder than Barbell hip thrust: Tempo." in described
    assert "Easier than Constant-tension hip thrust: Tempo." in described
    start = QAccessible.queryAccessibleInterface(cards(page)["barbell-hip-thrust"])
    assert start.text(QAccessible.Text.Name) == (
        "Barbell hip thrust (the ladder is drawn from here)"
    )


def test_tab_stops_at_one_card(page: LadderPage) -> None:
    press(Qt.Key.Key_Up)
    stops = [card for card in cards(page).values() if card.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert [card.objectName() for card in stops] == [current(page)]


def test_a_reason_says_more_when_pointed_at(page: LadderPage, qtbot: QtBot) -> None:
    drawing = page.findChildren(LadderCard)[0].parentWidget()
    assert drawing is not None
    chip = drawing.plan.chips["barbell-hip-thrust", "pause-hip-thrust"]
    left = drawing.cards["barbell-hip-thrust"].x() - drawing.plan.cards["barbell-hip-thrust"].left
    point = QPoint(round(left + chip.left + chip.width / 2), round(chip.top + 8 + chip.height / 2))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, drawing.mapToGlobal(point))
    QApplication.sendEvent(drawing, event)

    assert "Pause hip thrust is harder than Barbell hip thrust: A hold" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_handout_takes_the_variation_chosen(page: LadderPage) -> None:
    assert str(page.handout_address()) == "hip-thrust/variation/barbell-hip-thrust"

    with_change: list[bool] = []
    page.selection_changed.connect(lambda: with_change.append(True))
    press(Qt.Key.Key_Up)

    assert with_change
    assert page.handout_address().id == current(page)


def test_back_returns_to_the_card_chosen(page: LadderPage, bundled: Library) -> None:
    press(Qt.Key.Key_Up)
    state, chosen = page.state(), current(page)
    page.show_place(parse_address("hip-thrust/variation/glute-bridge?view=ladder"))
    page.show_place(parse_address(BARBELL))
    page.restore(state)

    assert current(page) == chosen


def test_a_variation_without_steps_says_so_and_offers_the_closest(
    make_page: MakePage,
) -> None:
    page = make_page(LIBRARY, "squat/variation/back?view=ladder")
    found: list[Address] = []
    page.navigated.connect(found.append)
    offers = [button for button in page.findChildren(QPushButton) if button.isVisible()]

    assert cards(page) == {}
    assert page.find_view() is None
    assert page.handout_address() == parse_address("squat/variation/back")
    assert {button.text().partition(":")[0] for button in offers} == {
        "Box squat",
        "Goblet squat",
    }
    offers[0].click()
    assert found[0].id in ("box", "goblet")


def test_a_place_that_is_not_there_is_refused(page: LadderPage) -> None:
    with pytest.raises(UsageError, match="Did you mean"):
        page.show_place(parse_address("hip-thrust/variation/barbell-hip-thrst?view=ladder"))


def test_it_is_whole_in_any_size(page: LadderPage, appearance: Appearance) -> None:
    for zoom in (0.8, 1.0, 3.0):
        appearance.set_zoom(zoom)
        for size in ((300, 405), (558, 625), (1160, 925)):
            page.window().resize(*size)
            assert page.size().toTuple() == size
            page.grab()

            for card in cards(page).values():
                assert card.parentWidget().rect().contains(card.geometry())
                assert card.height() >= card.fontMetrics().height()


def test_it_follows_the_theme(page: LadderPage, appearance: Appearance) -> None:
    appearance.choose(ThemeChoice.DARK)
    card = cards(page)["barbell-hip-thrust"]
    image = card.grab().toImage()

    assert image.pixelColor(image.width() // 2, 6).name() == appearance.theme.accent_soft


def test_names_of_any_length_leave_the_card_whole(make_page: MakePage) -> None:
    rung = Rung(to="b", reason=LadderReason.RANGE, note=LONG[:400])
    book = Handbook(
        manifest("long", "Long"),
        variations=(
            variation("a", "squat" * 200, Equipment.NONE, harder=(rung,)),
            variation("b", LONG, Equipment.NONE, level=Level.ADVANCED),
        ),
    )
    page = make_page(Library((book,)), "long/variation/a?view=ladder")
    page.grab()

    assert all(card.height() < 300 for card in cards(page).values())

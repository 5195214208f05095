"""The movement figure on screen: it moves when asked to, and rests when nobody can see it."""

from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
from pytestqt.qtbot import QtBot

from handbook.content.handbook import Library
from handbook.content.model import Kind, Variation
from handbook.figures.tempo import Tempo
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.figure_view import FigureView, Showing

from .conftest import Shown

QUICK = Tempo(0.4, 0.0, 0.4, 0.0)


@pytest.fixture
def barbell(bundled: Library) -> Variation:
    variation = bundled.handbooks[0].find(Kind.VARIATION, "barbell-hip-thrust")
    assert isinstance(variation, Variation)
    return variation


@pytest.fixture
def view(
    appearance: Appearance, barbell: Variation, bundled: Library, qtbot: QtBot, shown: Shown
) -> Iterator[FigureView]:
    """The figure in a window that has the keyboard, with the pointer elsewhere."""
    appearance.choose_motion(False)
    window = QMainWindow()
    qtbot.addWidget(window)
    figure = FigureView(appearance, window)
    window.setCentralWidget(figure)
    assert figure.show_variation(barbell, bundled.handbooks[0], QUICK)
    window.resize(420, 280)
    shown(window)
    leave(figure)
    yield figure
    window.close()


@pytest.fixture
def moving(view: FigureView, qtbot: QtBot) -> FigureView:
    """The figure, playing."""
    QTest.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.instant > 0)
    return view


def picture(view: FigureView) -> QImage:
    return view.grab().toImage()


def enter(view: FigureView) -> None:
    middle = QPointF(view.rect().center())
    QApplication.sendEvent(view, QEnterEvent(middle, middle, middle))


def leave(view: FigureView) -> None:
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))


def test_a_figure_says_what_it_shows(view: FigureView) -> None:
    assert view.accessibleName() == "Barbell hip thrust: from start to finish"
    assert "A padded barbell lies in the crease of the hips." in view.description
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_stands_still_until_it_is_asked_to_move(view: FigureView) -> None:
    assert view.showing is Showing.BOTH
    assert not view.ticking
    assert picture(view) == picture(view)


def test_space_plays_and_holds(view: FigureView, qtbot: QtBot) -> None:
    still = picture(view)

    QTest.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0.2 < view.instant < 0.8)
    QTest.keyClick(view, Qt.Key.Key_Space)

    assert view.showing is Showing.HELD
    assert not view.ticking
    assert picture(view) != still


def test_a_movement_goes_up_and_down_again(view: FigureView, qtbot: QtBot) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))

    qtbot.waitUntil(lambda: view.instant > 0.9)
    qtbot.waitUntil(lambda: view.instant < 0.1)


def test_the_pointer_plays_as_long_as_it_is_there(view: FigureView, qtbot: QtBot) -> None:
    enter(view)
    qtbot.waitUntil(lambda: view.instant > 0)
    leave(view)

    assert view.showing is Showing.BOTH
    assert not view.ticking


def test_what_was_started_by_key_goes_on_when_the_pointer_leaves(moving: FigureView) -> None:
    enter(moving)
    leave(moving)

    assert moving.showing is Showing.MOVING


def test_half_speed_takes_twice_as_long(view: FigureView) -> None:
    view.advance(0.1)
    full = view.instant
    view.set_tempo(QUICK)
    view.set_speed(0.5)

    view.advance(0.1)
    assert view.instant < full
    view.advance(0.1)
    assert view.instant == full


def hide(view: FigureView) -> None:
    view.window().hide()


def scroll_away(view: FigureView) -> None:
    view.move(0, view.window().height() + 10)


def leave_to_a_dialog(view: FigureView) -> None:
    dialog = QDialog(view)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    dialog.activateWindow()


@pytest.mark.parametrize("go_away", [hide, scroll_away, leave_to_a_dialog])
def test_nothing_runs_while_nobody_looks(
    moving: FigureView, go_away: Callable[[FigureView], None], qtbot: QtBot
) -> None:
    go_away(moving)

    qtbot.waitUntil(lambda: not moving.ticking)
    assert moving.showing is Showing.MOVING


def test_it_goes_on_when_somebody_looks_again(moving: FigureView, qtbot: QtBot) -> None:
    scroll_away(moving)
    qtbot.waitUntil(lambda: not moving.ticking)

    moving.move(0, 0)

    qtbot.waitUntil(lambda: moving.ticking)


def test_where_motion_is_reduced_space_steps(view: FigureView, appearance: Appearance) -> None:
    appearance.choose_motion(True)
    pictures = [picture(view)]
    for _press in range(3):
        QTest.keyClick(view, Qt.Key.Key_Space)
        assert not view.ticking
        pictures.append(picture(view))

    both, start, finish, again = pictures
    assert both == again
    assert both != start != finish != both


def test_where_motion_is_reduced_the_pointer_moves_nothing(
    view: FigureView, appearance: Appearance
) -> None:
    appearance.choose_motion(True)
    enter(view)

    assert view.showing is Showing.BOTH
    assert not view.ticking


def test_motion_can_be_reduced_while_something_moves(
    moving: FigureView, appearance: Appearance
) -> None:
    appearance.choose_motion(True)

    assert moving.showing is Showing.BOTH
    assert not moving.ticking


def test_it_follows_the_theme(view: FigureView, appearance: Appearance) -> None:
    light = picture(view)
    appearance.choose(ThemeChoice.DARK)

    assert picture(view) != light


def test_another_figure_is_shown_still(
    moving: FigureView, bundled: Library, barbell: Variation
) -> None:
    handbook = bundled.handbooks[0]
    frog = handbook.find(Kind.VARIATION, "frog-thrust")
    assert isinstance(frog, Variation)

    assert moving.show_variation(frog, handbook, QUICK)

    assert moving.showing is Showing.BOTH
    assert moving.accessibleName().startswith(frog.name)


def test_a_variation_without_a_figure_has_nothing_to_play(
    view: FigureView, barbell: Variation, bundled: Library
) -> None:
    bare = msgspec.structs.replace(barbell, figure=None)

    assert not view.show_variation(bare, bundled.handbooks[0], QUICK)
    view.toggle_playing()
    enter(view)

    assert not view.ticking
    view.grab()

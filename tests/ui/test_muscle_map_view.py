"""The muscle map in the window: seen, walked by keyboard, named, and a way to each muscle."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QHelpEvent, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from handbook.content.address import Address
from handbook.content.handbook import Handbook, Library
from handbook.content.labels import label
from handbook.content.model import Kind, MapRegion, MuscleRole, Variation
from handbook.figures import working_regions
from handbook.figures.muscle_map import handbook_regions
from handbook.figures.region_names import region_name
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.muscle_map_canvas import MuscleMapCanvas
from handbook.ui.muscle_map_view import MuscleMapView

from .conftest import Shown
from .sample import HOSTILE, ODD

R = MapRegion


@pytest.fixture
def handbook(bundled: Library) -> Handbook:
    found = bundled.handbook("hip-thrust")
    assert found is not None
    return found


@pytest.fixture
def window(qtbot: QtBot, appearance: Appearance, shown: Shown) -> Iterator[QWidget]:
    """A map between two fields."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit(window))
    column.addWidget(MuscleMapView(appearance, window), 1)
    column.addWidget(QLineEdit(window))
    window.resize(500, 700)
    shown(window)
    window.findChildren(QLineEdit)[0].setFocus()
    yield window
    window.close()


@pytest.fixture
def view(window: QWidget, handbook: Handbook) -> MuscleMapView:
    """The map of the whole handbook."""
    view = window.findChild(MuscleMapView)
    assert view is not None
    view.show_roles(handbook, handbook_regions(handbook))
    return view


def canvas(view: MuscleMapView) -> MuscleMapCanvas:
    found = view.findChild(MuscleMapCanvas)
    assert found is not None
    return found


def button(view: MuscleMapView, region: MapRegion) -> QAbstractButton:
    found = view.findChild(QAbstractButton, region.value)
    assert found is not None
    return found


def name(view: MuscleMapView, region: MapRegion) -> str:
    return button(view, region).accessibleName()


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def place(view: MuscleMapView, region: MapRegion) -> QPoint:
    return canvas(view).place_of(region).toPoint()


def picture(view: MuscleMapView) -> QImage:
    return view.grab().toImage()


def variation(handbook: Handbook, id: str) -> Variation:
    found = handbook.find(Kind.VARIATION, id)
    assert isinstance(found, Variation)
    return found


def muscle(id: str) -> Address:
    return Address("hip-thrust", Kind.MUSCLE, id)


# By keyboard


def test_tab_leads_to_the_strongest_muscle_and_on(view: MuscleMapView, qtbot: QtBot) -> None:
    before, after = view.window().findChildren(QLineEdit)

    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert focused() == R.BACK_UPPER_BUTTOCK

    qtbot.keyClick(button(view, R.BACK_UPPER_BUTTOCK), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_the_arrow_keys_walk_over_every_region(view: MuscleMapView, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    walked = [focused()]
    for _step in range(len(MapRegion)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        walked.append(focused())

    assert walked == [*MapRegion, R.BACK_CALF]

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert focused() == R.BACK_OUTER_THIGH
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert focused() == R.BACK_OUTER_THIGH
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert focused() == R.BACK_CALF


def test_tab_comes_back_to_where_it_left(view: MuscleMapView, qtbot: QtBot) -> None:
    before, after = view.window().findChildren(QLineEdit)
    button(view, R.FRONT_CHEST).setFocus()
    qtbot.keyClick(button(view, R.FRONT_CHEST), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after

    qtbot.keyClick(after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() == R.FRONT_CHEST

    qtbot.keyClick(
        button(view, R.FRONT_CHEST), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
    )
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_opens_the_muscle(view: MuscleMapView, qtbot: QtBot, key: Qt.Key) -> None:
    button(view, R.BACK_OUTER_THIGH).setFocus()

    with qtbot.waitSignal(view.navigated) as went:
        qtbot.keyClick(button(view, R.BACK_OUTER_THIGH), key)

    assert went.args == [muscle("hamstrings")]


def test_the_focus_can_be_seen(view: MuscleMapView) -> None:
    seen = [picture(view)]
    for region in MapRegion:
        button(view, region).setFocus()
        assert picture(view) not in seen, region
        seen.append(picture(view))


# By pointer


def test_a_click_opens_the_muscle_under_it(
    view: MuscleMapView, handbook: Handbook, qtbot: QtBot
) -> None:
    went: list[Address] = []
    view.navigated.connect(went.append)
    for region in MapRegion:
        went.clear()

        qtbot.mouseClick(canvas(view), Qt.MouseButton.LeftButton, pos=place(view, region))

        assert went == [muscle(entry.id) for entry in handbook.muscles if region in entry.regions]
        assert focused() == region


def test_a_click_beside_the_body_does_nothing(view: MuscleMapView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.navigated):
        qtbot.mouseClick(canvas(view), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))

    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_drag_to_another_muscle_opens_neither(view: MuscleMapView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.navigated):
        qtbot.mousePress(
            canvas(view), Qt.MouseButton.LeftButton, pos=place(view, R.BACK_OUTER_THIGH)
        )
        qtbot.mouseRelease(
            canvas(view), Qt.MouseButton.LeftButton, pos=place(view, R.FRONT_ABDOMEN)
        )


def test_pointing_marks_and_names_a_region(view: MuscleMapView, qtbot: QtBot) -> None:
    before = picture(view)

    with qtbot.waitSignal(canvas(view).pointed) as pointed:
        qtbot.mouseMove(canvas(view), place(view, R.BACK_SIDE_HIP))

    assert pointed.args == [R.BACK_SIDE_HIP]
    assert canvas(view).cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert picture(view) != before

    with qtbot.waitSignal(canvas(view).pointed) as pointed:
        QApplication.sendEvent(canvas(view), QEvent(QEvent.Type.Leave))
    assert pointed.args == [None]
    assert canvas(view).cursor().shape() == Qt.CursorShape.ArrowCursor
    assert picture(view) == before


def test_a_tooltip_names_the_muscle_and_its_role(view: MuscleMapView, qtbot: QtBot) -> None:
    spot = place(view, R.BACK_LOWER_BUTTOCK)
    event = QHelpEvent(QEvent.Type.ToolTip, spot, canvas(view).mapToGlobal(spot))
    QApplication.sendEvent(canvas(view), event)

    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text() == (
        "<p>Gluteus maximus, lower fibers (Lower glutes)<br>"
        "Prime mover. Lower buttock (back view).</p>"
    )
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


# In words


def test_every_region_has_its_name_its_muscle_and_its_role(
    view: MuscleMapView, handbook: Handbook
) -> None:
    roles = handbook_regions(handbook)
    for region in MapRegion:
        said = name(view, region)

        assert label(region) in said
        muscles = [entry.name for entry in handbook.muscles if region in entry.regions]
        assert all(each in said for each in muscles or [region_name(region)])
        assert (label(roles[region]) if region in roles else "Not marked") in said
    assert len({name(view, region) for region in MapRegion}) == len(MapRegion)


def test_a_region_in_focus_is_told_anew_when_the_map_changes(
    view: MuscleMapView, handbook: Handbook, qtbot: QtBot
) -> None:
    button(view, R.FRONT_INNER_THIGH).setFocus()

    with qtbot.waitSignal(canvas(view).pointed) as pointed:
        view.show_roles(handbook, {})

    assert pointed.args == [R.FRONT_INNER_THIGH]
    assert focused() == R.FRONT_INNER_THIGH


def test_the_roles_told_are_those_of_each_variation(
    view: MuscleMapView, handbook: Handbook
) -> None:
    assert len(handbook.variations) == 21
    for each in handbook.variations:
        roles = working_regions(each, handbook)
        view.show_roles(handbook, roles)

        for region in MapRegion:
            role = label(roles[region]) if region in roles else "Not marked"
            assert f". {role}. {label(region)}" in f". {name(view, region)}", (each.id, region)


def test_a_screen_reader_finds_every_region_and_can_press_it(
    view: MuscleMapView, qtbot: QtBot
) -> None:
    node = QAccessible.queryAccessibleInterface(canvas(view))
    assert node.text(QAccessible.Text.Name) == "Muscle map"
    assert "Prime movers: Gluteus maximus, upper fibers" in node.text(QAccessible.Text.Description)
    children = [node.child(at) for at in range(node.childCount())]
    assert len(children) == len(MapRegion)
    assert all(child.role() == QAccessible.Role.Button for child in children)
    assert all(child.state().focusable for child in children)
    hamstrings = next(child for child in children if "Outer thigh (back" in child.text(NAME))

    press = hamstrings.actionInterface()
    with qtbot.waitSignal(view.navigated) as went:
        press.doAction(QAccessibleActionInterface.pressAction())

    assert went.args == [muscle("hamstrings")]


NAME = QAccessible.Text.Name


def test_each_kind_of_difference_is_told(view: MuscleMapView, handbook: Handbook) -> None:
    first = {
        R.BACK_LOWER_BUTTOCK: MuscleRole.PRIME_MOVER,
        R.FRONT_INNER_THIGH: MuscleRole.SYNERGIST,
        R.BACK_CALF: MuscleRole.MINOR,
    }
    second = {
        R.BACK_LOWER_BUTTOCK: MuscleRole.PRIME_MOVER,
        R.FRONT_INNER_THIGH: MuscleRole.PRIME_MOVER,
        R.FRONT_HIP: MuscleRole.STABILIZER,
    }
    before = picture(view)

    view.show_difference(handbook, first, second, ("Thrust", "Pump"))

    assert "Prime mover in both." in name(view, R.BACK_LOWER_BUTTOCK)
    assert "Synergist in Thrust; prime mover in Pump." in name(view, R.FRONT_INNER_THIGH)
    assert "Minor, only in Thrust." in name(view, R.BACK_CALF)
    assert "Stabilizer, only in Pump." in name(view, R.FRONT_HIP)
    assert "Not marked." in name(view, R.FRONT_CHEST)
    assert "Only in Pump: Hip flexors" in canvas(view).accessibleDescription()
    legend = [child.accessibleName() for child in view.findChildren(QWidget) if child.isVisible()]
    assert {"Same role in both", "Another role in each", "Only in Thrust", "Only in Pump"} <= {
        *legend
    }
    assert picture(view) != before


def test_two_variations_of_the_pack_can_be_compared(
    view: MuscleMapView, handbook: Handbook
) -> None:
    first, second = variation(handbook, "barbell-hip-thrust"), variation(handbook, "frog-thrust")

    view.show_difference(
        handbook,
        working_regions(first, handbook),
        working_regions(second, handbook),
        (first.name, second.name),
    )

    assert f"only in {first.name}" in name(view, R.FRONT_MIDDLE_THIGH)


# Muscles that share a region, and hostile names


@pytest.fixture
def odd_view(view: MuscleMapView) -> MuscleMapView:
    """Six muscles with hostile names, all in the calf."""
    view.show_roles(ODD, {R.BACK_CALF: MuscleRole.SYNERGIST})
    return view


def test_a_menu_offers_muscles_that_share_a_region(odd_view: MuscleMapView, qtbot: QtBot) -> None:
    menu = odd_view.findChild(QMenu)
    assert menu is not None
    button(odd_view, R.BACK_CALF).setFocus()
    qtbot.keyClick(button(odd_view, R.BACK_CALF), Qt.Key.Key_Return)
    qtbot.waitUntil(menu.isVisible)
    assert len(menu.actions()) == len(HOSTILE)
    assert max(len(action.text()) for action in menu.actions()) < 70
    assert "<b>&&amp;" in menu.actions()[-1].text()
    assert "<b>&amp;" in name(odd_view, R.BACK_CALF)

    with qtbot.waitSignal(odd_view.navigated) as went:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    assert went.args == [Address("odd", Kind.MUSCLE, "odd-1")]


def test_a_region_without_a_muscle_only_names_itself(odd_view: MuscleMapView, qtbot: QtBot) -> None:
    assert name(odd_view, R.FRONT_CHEST) == "Pectoralis major. Not marked. Chest (front view)."

    with qtbot.assertNotEmitted(odd_view.navigated):
        button(odd_view, R.FRONT_CHEST).click()


# Looks


def test_theme_and_zoom_apply_at_once(view: MuscleMapView, appearance: Appearance) -> None:
    light = picture(view)

    appearance.choose(ThemeChoice.DARK)
    dark = picture(view)
    assert dark != light

    appearance.choose(ThemeChoice.LIGHT)
    assert picture(view) == light

    appearance.set_zoom(2.0)
    assert picture(view) != light


@pytest.mark.parametrize("zoom", [0.8, 1.0, 2.0, 3.0])
def test_the_map_fits_any_size(
    window: QWidget, view: MuscleMapView, appearance: Appearance, zoom: float
) -> None:
    appearance.set_zoom(zoom)
    window.layout().removeWidget(view)
    for size in ((260, 260), (260, 700), (900, 300), (1400, 900)):
        view.resize(*size)
        check_it_fits(view)


def check_it_fits(view: MuscleMapView) -> None:
    """Nothing of the map is cut off, or lies over something else of it."""
    shown = [child for child in view.children() if isinstance(child, QWidget)]
    parts = [child for child in shown if child.isVisible() and not child.isWindow()]
    for part in parts:
        assert view.rect().contains(part.geometry()), part
    for one, other in [(a, b) for a in parts for b in parts if a is not b]:
        assert not one.geometry().intersects(other.geometry())
    drawing = canvas(view)
    assert drawing.height() >= 110
    for region in MapRegion:
        assert drawing.rect().contains(button(view, region).geometry())
        assert QRect(QPoint(), drawing.size()).contains(place(view, region))


def test_a_map_that_shows_nothing_yet_is_quiet(
    qtbot: QtBot, appearance: Appearance, shown: Shown
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = MuscleMapView(appearance, window)
    shown(window)
    appearance.choose(ThemeChoice.DARK)

    with qtbot.assertNotEmitted(view.navigated):
        qtbot.mouseClick(canvas(view), Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
        button(view, R.BACK_CALF).click()
    assert not any(child.isVisible() for child in view.findChildren(QWidget))
    window.close()

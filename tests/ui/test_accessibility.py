"""What a screen reader is told: every control of every place, in every state, has a name."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QWidget,
)

from handbook.content.handbook import Library
from handbook.ui.appearance import Appearance
from handbook.ui.keeping.name_dialog import NameDialog
from handbook.ui.keeping.practice_dialog import PracticeDialog
from handbook.ui.keeping.templates_dialog import TemplatesDialog
from handbook.ui.problems_dialog import ProblemsDialog
from handbook.ui.shortcuts_dialog import ShortcutsDialog

from .conftest import OpenDesk
from .desk import Desk
from .sample import PROBLEM, SQUAT

PLACES = (
    "hip-thrust",
    "hip-thrust/section",
    "hip-thrust/section/overview",
    "hip-thrust/variation",
    "hip-thrust/variation/glute-bridge",
    "hip-thrust/variation/glute-bridge?view=ladder",
    "hip-thrust/variation?compare=barbell-hip-thrust,glute-bridge,frog-thrust",
    "hip-thrust/faq",
    "hip-thrust/faq/knees-cave-in",
    "hip-thrust/muscle",
    "hip-thrust/muscle/hamstrings",
    "hip-thrust/term",
    "hip-thrust/reference",
    "handout",
    "handouts",
)

NAMED = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonDropDown,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.Dialog,
    QAccessible.Role.EditableText,
    QAccessible.Role.Link,
    QAccessible.Role.List,
    QAccessible.Role.ListItem,
    QAccessible.Role.MenuItem,
    QAccessible.Role.PageTab,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
    QAccessible.Role.TreeItem,
}

ALIKE = {QAccessible.Role.Button, QAccessible.Role.EditableText, QAccessible.Role.CheckBox}
"""Roles of which no two in one place may have the same name."""

CONTAINERS = {
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Grouping,
    QAccessible.Role.Window,
    QAccessible.Role.Border,
    QAccessible.Role.LayeredPane,
}
"""What may take the focus only to hand it on."""


def nodes(node: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """A node and all that is shown below it."""
    yield node
    for index in range(node.childCount() if depth < 40 else 0):
        child = node.child(index)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from nodes(child, depth + 1)


def name_of(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Name).strip()


def controls(widget: QWidget) -> list[QAccessibleInterface]:
    """What somebody can work with, or land on."""
    top = QAccessible.queryAccessibleInterface(widget)
    assert top is not None
    return [
        node
        for node in nodes(top)
        if node.role() in NAMED or (node.state().focusable and node.role() not in CONTAINERS)
    ]


def unnamed(widget: QWidget, least: int = 1) -> list[str]:
    """The controls that say nothing of themselves."""
    found = controls(widget)
    assert len(found) >= least
    return [
        f"{node.role().name} {type(node.object()).__name__} {node.rect()}"
        for node in found
        if not name_of(node)
    ]


def alike(widget: QWidget) -> list[tuple[str, str]]:
    """The controls that cannot be told from another one by what they say."""
    names = Counter(
        (node.role().name, name_of(node))
        for node in controls(widget)
        if node.role() in ALIKE and node.state().focusable
    )
    return [name for name, times in names.items() if times > 1]


def test_no_control_is_without_a_name_of_its_own(real_desk: Desk) -> None:
    for place in PLACES:
        real_desk.go(place)
        assert unnamed(real_desk.window, 30) == [], place
        assert alike(real_desk.window) == [], place


def test_nor_is_one_without_a_name_with_the_tray_filled(real_desk: Desk) -> None:
    for place in ("hip-thrust/variation/glute-bridge", "hip-thrust/faq/knees-cave-in"):
        real_desk.go(place)
        real_desk.press("Ctrl+D")
    for place in PLACES:
        real_desk.go(place)
        assert unnamed(real_desk.window, 30) == [], place


def test_nor_is_one_in_a_narrow_window_at_twice_the_size(
    open_desk: OpenDesk, bundled: Library, appearance: Appearance
) -> None:
    desk = open_desk("hip-thrust", bundled, size=(640, 480))
    appearance.set_zoom(2.0)
    for place in PLACES:
        desk.go(place)
        assert unnamed(desk.window, 20) == [], place


def test_search_results_and_find_bar_have_names(real_desk: Desk) -> None:
    real_desk.go("hip-thrust/section/overview")
    real_desk.press("Ctrl+F")
    real_desk.press("Ctrl+K")
    real_desk.write("knee")
    real_desk.wait_for_results()

    assert unnamed(real_desk.window) == []


def test_a_notice_and_its_buttons_have_names(open_desk: OpenDesk) -> None:
    desk = open_desk(library=Library((SQUAT,), (PROBLEM,)))

    assert unnamed(desk.window) == []
    said = [name_of(node) for node in nodes(QAccessible.queryAccessibleInterface(desk.window))]
    assert desk.notice in said
    assert "Dismiss the message" in said


def test_dead_ends_have_names(real_desk: Desk) -> None:
    for place in ("hip-thrust/variation", "hip-thrust/faq"):
        real_desk.go(place)
        real_desk.press("Ctrl+F")
        real_desk.write("xylophone qqq")
        assert unnamed(real_desk.window) == []


def test_every_hostile_page_has_names(open_desk: OpenDesk) -> None:
    desk = open_desk("odd")
    for place in ("odd/variation", "odd/faq", "odd/section/odd-3", "odd/term"):
        desk.go(place)
        empty = [
            node
            for node in controls(desk.window)
            if not name_of(node)
            and node.role() not in (QAccessible.Role.ListItem, QAccessible.Role.TreeItem)
        ]
        # The one question without any words has no name to give.
        kinds = Counter(type(node.object()).__name__ for node in empty if node.object())
        assert kinds in ({}, {"QuestionButton": 1})


DIALOGS = [
    ("help.shortcuts", ShortcutsDialog),
    ("help.about", QMessageBox),
    ("go.address", QInputDialog),
    ("file.problems", ProblemsDialog),
    ("handout.practice", PracticeDialog),
    ("handout.template", TemplatesDialog),
    ("handout.duplicate", NameDialog),
    ("handout.save_template", NameDialog),
]


@pytest.mark.parametrize(("command", "kind"), DIALOGS)
def test_dialogs_have_names(command: str, kind: type[QDialog], open_desk: OpenDesk) -> None:
    desk = open_desk("squat/variation/box", library=Library((SQUAT,), (PROBLEM,)))
    desk.press("Ctrl+D")
    desk.choose(command)
    dialog = desk.dialog(kind)

    assert dialog.windowTitle()
    assert unnamed(dialog) == []
    desk.press("Esc")


def test_the_dialog_for_saving_has_names_where_qt_draws_it(real_desk: Desk) -> None:
    real_desk.go("hip-thrust/variation/glute-bridge")
    real_desk.press("Ctrl+D", "Ctrl+S")
    dialog = real_desk.dialog(QFileDialog)

    assert dialog.windowTitle() == "Save as PDF"
    real_desk.press("Esc")


def test_menus_have_names(desk: Desk) -> None:
    for action in desk.window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        node = QAccessible.queryAccessibleInterface(menu)
        items = [node.child(index) for index in range(node.childCount())]
        names = [name_of(i) for i in items if i.role() == QAccessible.Role.MenuItem]
        assert names
        assert all(names)


def test_the_name_of_the_page_is_told(real_desk: Desk) -> None:
    real_desk.go("hip-thrust/section/set-up")

    node = QAccessible.queryAccessibleInterface(real_desk.prose)
    assert name_of(node) == real_desk.title
    assert QApplication.focusWidget() is not None

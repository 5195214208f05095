"""The table of commands: whole, without clashes, and each of them does something."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from handbook.paths import resources_folder
from handbook.ui.commands.table import COMMANDS, Command, Menu

from .desk import Desk


def mnemonic(title: str) -> str:
    """The letter after the single &."""
    assert title.replace("&&", "").count("&") == 1, title
    return title[title.replace("&&", "--").index("&") + 1].lower()


def test_no_two_commands_share_an_id() -> None:
    assert [id for id, times in Counter(c.id for c in COMMANDS).items() if times > 1] == []


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(QKeySequence(key) for command in COMMANDS for key in command.keys)
    keys[QKeySequence("/")] += 1  # the other key of the search

    assert [key.toString() for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_keys_are_keys(command: Command) -> None:
    for key in command.keys:
        sequence = QKeySequence(key)
        assert sequence.count() == 1
        assert sequence.toString() in (key, "Ctrl+=")


@pytest.mark.parametrize("menu", Menu)
def test_every_title_of_a_menu_has_a_letter_of_its_own(menu: Menu) -> None:
    letters = Counter(mnemonic(command.title) for command in COMMANDS if command.menu is menu)

    assert letters
    assert [letter for letter, times in letters.items() if times > 1] == []


def test_every_menu_has_a_letter_of_its_own() -> None:
    assert len({mnemonic(menu.value) for menu in Menu}) == len(Menu)


def test_every_icon_is_there() -> None:
    icons = {path.stem for path in (resources_folder() / "icons").glob("*.svg")}

    assert {command.icon for command in COMMANDS if command.icon} <= icons


def test_the_menus_hold_every_command_in_its_groups(desk: Desk) -> None:
    shown: list[list[str]] = []
    for action in desk.window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        shown.append(["-" if item.isSeparator() else item.objectName() for item in menu.actions()])

    expected: list[list[str]] = []
    for menu in Menu:
        rows: list[str] = []
        group = 0
        for command in COMMANDS:
            if command.menu is menu:
                rows += ["-"] * (command.group != group) + [command.id]
                group = command.group
        expected.append(rows)
    assert shown == expected


def test_every_command_has_a_handler_and_none_fails(desk: Desk) -> None:
    """Each on the overview; what opens a dialog is closed again."""
    from PySide6.QtWidgets import QDialog

    for command in COMMANDS:
        if command.id in ("file.quit", "handout.print", "handout.save"):
            continue  # elsewhere; a print dialog needs a printer
        desk.choose(command.id)
        for dialog in desk.window.findChildren(QDialog):
            dialog.close()

    assert desk.window.isVisible()


def test_quit_closes_the_window(desk: Desk) -> None:
    desk.press("Ctrl+Q")

    assert not desk.window.isVisible()


def test_a_button_says_what_it_does_and_by_which_key(desk: Desk) -> None:
    button = desk.button("Back")

    assert button.toolTip() == "Back (Alt+Left)"


def test_every_button_of_the_toolbar_has_a_name_a_tip_and_a_place_in_the_tab_order(
    desk: Desk,
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QToolBar

    bar = desk.window.findChildren(QToolBar)[0]
    buttons = [b for b in bar.findChildren(QToolButton) if b.parent() is bar and b.isVisible()]
    assert len(buttons) >= 7
    for button in buttons:
        assert button.accessibleName()
        assert button.toolTip()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_menu_opens_by_its_letter(desk: Desk) -> None:
    from PySide6.QtWidgets import QApplication

    desk.press("Alt+G")

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "&Go"
    desk.press("V")
    assert desk.place == "squat/variation"


@pytest.mark.parametrize("command", ["save", "print", "duplicate", "save_template", "export"])
def test_an_empty_handout_goes_nowhere(command: str, desk: Desk) -> None:
    id = f"handout.{command}"
    assert not desk.action(id).isEnabled()

    desk.go("squat/variation/box")
    desk.press("Ctrl+D")

    assert desk.action(id).isEnabled()


def test_the_button_for_the_handout_says_what_a_press_would_do(desk: Desk) -> None:
    desk.go("squat/variation/box")
    button = desk.button("Add this page to the handout")

    desk.click(button)

    assert button.text() == "On the handout"
    assert button.accessibleName() == "Take this page off the handout"
    assert button.toolTip().startswith("Take this page off the handout")

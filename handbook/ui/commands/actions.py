"""The command table as Qt actions and menus."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.commands.table import COMMANDS, Menu
from handbook.ui.icons import icon

Actions = Mapping[str, QAction]
"""The actions of a window by the ids of their commands."""

Handlers = Mapping[str, Callable[[], None]]
"""What commands do, by their ids."""


def build_actions(window: QMainWindow, appearance: Appearance) -> dict[str, QAction]:
    """One action per command, in the menus of the window; nothing hears them yet."""
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        set_title(action, _(command.title))
        action.setCheckable(command.checkable)
        if command.icon:
            action.setIcon(icon(command.icon, appearance))
        action.setIconVisibleInMenu(False)
        actions[command.id] = action
    _build_menus(window, actions)
    return actions


def connect_actions(actions: Actions, handlers: Handlers) -> None:
    """Let each action trigger its handler; every one needs one."""
    for id, action in actions.items():
        action.triggered.connect(handlers[id])


def set_title(action: QAction, title: str) -> None:
    """Give an action its title, and a tip that names the first of its keys."""
    action.setText(title)
    tip = plain_title(action)
    if keys := action.shortcut().toString(QKeySequence.SequenceFormat.NativeText):
        tip = _("{command} ({keys})").format(command=tip, keys=keys)
    action.setToolTip(tip)


def plain_title(action: QAction) -> str:
    """The title of an action without the signs that only a menu needs."""
    return action.text().replace("&", "").removesuffix("…")


def _build_menus(window: QMainWindow, actions: Actions) -> None:
    bar = window.menuBar()
    for menu in Menu:
        shown = bar.addMenu(_(menu.value))
        group = 0
        for command in COMMANDS:
            if command.menu is not menu:
                continue
            if command.group != group:
                shown.addSeparator()
                group = command.group
            shown.addAction(actions[command.id])

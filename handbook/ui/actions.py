"""The command table as Qt actions and menus."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.commands import COMMANDS, Menu
from handbook.ui.icons import icon

Handlers = Mapping[str, Callable[[], None]]


def build_actions(
    window: QMainWindow, appearance: Appearance, handlers: Handlers
) -> dict[str, QAction]:
    """One action per command, each triggering its handler, in the menus of the window."""
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(_(command.title), window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setCheckable(command.checkable)
        if command.icon:
            action.setIcon(icon(command.icon, appearance))
        action.setIconVisibleInMenu(False)
        if command.keys:
            keys = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            plain = _(command.title).replace("&", "").removesuffix("…")
            action.setToolTip(_("{command} ({keys})").format(command=plain, keys=keys))
        action.triggered.connect(handlers[command.id])
        actions[command.id] = action
    _build_menus(window, actions)
    return actions


def _build_menus(window: QMainWindow, actions: Mapping[str, QAction]) -> None:
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

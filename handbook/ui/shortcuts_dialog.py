"""The sheet of keyboard shortcuts."""

from html import escape

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.commands.table import COMMANDS, Menu
from handbook.ui.prose_view import ProseView


class ShortcutsDialog(QDialog):
    """Shows every command that has a key, by menu, and the keys inside lists."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(560, 620)
        view = ProseView(appearance, self)
        view.setAccessibleName(_("Keyboard shortcuts"))
        view.show_html(_sheet())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 12)
        column.addWidget(view, 1)
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)


def _sheet() -> str:
    parts: list[str] = []
    for menu in Menu:
        rows = [
            (_plain(command.title), " · ".join(_native(keys) for keys in command.keys))
            for command in COMMANDS
            if command.menu is menu and command.keys
        ]
        parts.append(_table(_plain(menu.value), rows))
    more = [
        (_("Search"), "/"),
        (_("Next or previous kind of results"), f"{_native('Alt+Down')} · {_native('Alt+Up')}"),
        (_("Buttons above the results"), _native("Tab")),
        (_("Open the selected hit, link or row"), _native("Return")),
        (_("Walk through the links of a page"), _native("Tab")),
        (_("Leave the search or the find bar"), _native("Esc")),
        (_("Put a variation on the handout, or take it off"), _native("Space")),
        (_("Choose a variation for comparison"), "C"),
        (_("Compare the variations chosen"), _native("Ctrl+Return")),
        (
            _("Move a variation compared, or take it out"),
            f"{_native('Ctrl+Shift+Left')} · {_native('Ctrl+Shift+Right')} · {_native('Del')}",
        ),
        (_("Ask for all chosen values of a filter, or for any"), "A"),
        (_("Move an item of the handout"), f"{_native('Alt+Up')} · {_native('Alt+Down')}"),
        (_("Take an item off the handout"), _native("Del")),
    ]
    parts.append(_table(_("In the window"), more))
    scopes = [
        (_("Only questions"), "kind:faq"),
        (_("Only what a beginner can do"), "level:beginner"),
        (_("Only what is done with a dumbbell"), "equipment:dumbbell"),
        (_("Only what trains the hamstrings"), "muscle:hamstrings"),
        (_("Only one handbook"), "pack:hip-thrust"),
    ]
    parts.append(_table(_("Typed into the search box, with other words or alone"), scopes))
    return "".join(parts)


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    cells = "".join(
        f'<tr><td width="65%">{escape(name)}</td><td><b>{escape(keys)}</b></td></tr>'
        for name, keys in rows
    )
    table = f'<table class="facts" width="100%" cellspacing="0" cellpadding="4">{cells}</table>'
    return f"<h3>{escape(title)}</h3>{table}" if rows else ""


def _plain(title: str) -> str:
    return _(title).replace("&", "").removesuffix("…")


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

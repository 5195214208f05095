"""The button that empties a field."""

from PySide6.QtWidgets import QLineEdit, QToolButton


def add_clear_button(field: QLineEdit, name: str) -> None:
    """Let a field show Qt's own button while there is a text in it, under a name to read aloud."""
    field.setClearButtonEnabled(True)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(name)

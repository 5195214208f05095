"""The text field over a list: type to narrow, arrows to move in the list, Enter to open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from handbook.language import _
from handbook.ui.clear_button import add_clear_button


class FilterField(QLineEdit):
    """Keeps the focus while the arrow keys move in the list; Esc empties it."""

    stepped = Signal(int)
    """How many rows to move down."""

    entered = Signal()
    """Enter: the current row should open."""

    def __init__(self, name: str, hint: str, parent: QWidget) -> None:
        """`hint` stands in it as long as it is empty."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        add_clear_button(self, _("Clear the text"))

    def begin(self) -> None:
        """Take the focus, for another text in place of what is there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
                self.textEdited.emit("")
            case _:
                super().keyPressEvent(event)

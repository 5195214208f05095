"""The field over the questions: type to search, Down goes to the first, Enter unfolds it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget
from typing_extensions import override

from handbook.language import _


class QuestionField(QLineEdit):
    """A line to type in; Esc empties it."""

    stepped = Signal()
    """The focus should go to the first question."""

    entered = Signal()
    """The first question should be unfolded."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Search the questions (Ctrl+F)"))
        self.setAccessibleName(_("Search the questions"))
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(_("Clear the text"))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)

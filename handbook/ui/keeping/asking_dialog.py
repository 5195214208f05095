"""A dialog that asks for something, and stays until that is kept or given up."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class AskingDialog(QDialog):
    """Has a button that keeps and one that gives up; what is wrong stands above them."""

    submitted = Signal()
    """What was asked for is there, and should be kept."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.finished.connect(self.deleteLater)

    def lay_out(
        self, parts: Sequence[QWidget], words: str, growing: QWidget | None = None
    ) -> QPushButton:
        """Put the parts one below the other, over the buttons; gives the one that keeps.

        Call it when the parts are made: Tab goes through them in the order of their making.
        `growing` is the part that takes the room there is.
        """
        self._message = QLabel(self)
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setForegroundRole(QPalette.ColorRole.BrightText)
        self._message.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        button = QPushButton(words, self)
        button.setProperty("primary", True)
        buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.submitted)
        buttons.rejected.connect(self.reject)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for part in parts:
            column.addWidget(part, int(part is growing))
        column.addWidget(self._message)
        if growing is None:
            column.addStretch(1)
        column.addWidget(buttons)
        return button

    def refuse(self, message: str) -> None:
        """Say why it cannot be kept; an empty message takes that back."""
        self._message.setText(message)
        self._message.setAccessibleName(message)
        self._message.setVisible(bool(message))
        # A dialog does not grow by itself when a text in it takes another line.
        least = self._column.minimumHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), least))

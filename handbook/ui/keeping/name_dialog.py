"""A dialog that asks for one name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class NameDialog(QDialog):
    """Asks for a name, until it is taken back or whoever asked closes it."""

    named = Signal(str)
    """The name that was given; the dialog stays until it is closed or refuses."""

    insisted = Signal(str)
    """The name that was refused is wanted all the same."""

    def __init__(
        self, title: str, question: str, button: str, parent: QWidget, *, name: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._words = button
        self._refused: str | None = None
        label = QLabel(question, self)
        label.setWordWrap(True)
        self._field = QLineEdit(name, self)
        self._field.setAccessibleName(question.rstrip(":"))
        self._field.selectAll()
        label.setBuddy(self._field)
        self._message = QLabel(self)
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._button = QPushButton(button, self)
        self._button.setProperty("primary", True)
        buttons.addButton(self._button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self._field.textEdited.connect(self._on_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        for widget in (label, self._field, self._message):
            column.addWidget(widget)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.setMinimumWidth(380)
        self.finished.connect(self.deleteLater)

    def suggest(self, names: Sequence[str]) -> None:
        """Complete what is typed to one of these names."""
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._field.setCompleter(completer)

    def limit(self, characters: int) -> None:
        """Take no more characters than this."""
        self._field.setMaxLength(characters)

    def refuse(self, message: str, insist: str = "") -> None:
        """Say why the name will not do, and offer to take it all the same in these words."""
        self._message.setText(message)
        self._message.setAccessibleName(message)
        self._message.show()
        if insist:
            self._refused = self._field.text()
            self._button.setText(insist)

    @Slot()
    def _on_accepted(self) -> None:
        text = self._field.text()
        (self.insisted if text == self._refused else self.named).emit(text)

    @Slot()
    def _on_edited(self) -> None:
        self._message.hide()
        self._refused = None
        self._button.setText(self._words)

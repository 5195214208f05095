"""A dialog that asks for one name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QWidget
from typing_extensions import override

from handbook.ui.keeping.asking_dialog import AskingDialog


class NameDialog(AskingDialog):
    """Asks for a name, until it is taken back or whoever asked closes it."""

    named = Signal(str)
    """The name that was given; the dialog stays until it is closed or refuses."""

    insisted = Signal(str)
    """The name that was refused is wanted all the same."""

    def __init__(
        self, title: str, question: str, button: str, parent: QWidget, *, name: str = ""
    ) -> None:
        super().__init__(title, parent)
        self._words = button
        self._refused: str | None = None
        label = QLabel(question, self)
        label.setWordWrap(True)
        self._field = QLineEdit(name, self)
        self._field.setAccessibleName(question.rstrip(":"))
        self._field.selectAll()
        label.setBuddy(self._field)
        self._button = self.lay_out((label, self._field), button)
        self.submitted.connect(self._on_submitted)
        self._field.textEdited.connect(self._on_edited)
        self.setMinimumWidth(380)

    def suggest(self, names: Sequence[str]) -> None:
        """Complete what is typed to one of these names."""
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._field.setCompleter(completer)

    def limit(self, characters: int) -> None:
        """Take no more characters than this."""
        self._field.setMaxLength(characters)

    @override
    def refuse(self, message: str, insist: str = "") -> None:
        """Say why the name will not do, and offer to take it all the same in these words."""
        super().refuse(message)
        if insist:
            self._refused = self._field.text()
            self._button.setText(insist)

    @Slot()
    def _on_submitted(self) -> None:
        text = self._field.text()
        (self.insisted if text == self._refused else self.named).emit(text)

    @Slot()
    def _on_edited(self) -> None:
        super().refuse("")
        self._refused = None
        self._button.setText(self._words)

"""The list of what is wrong in the open packs."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handbook.content.problems import Problem
from handbook.language import _


class ProblemsDialog(QDialog):
    """Shows problems as file:line:column: message, to read and to copy."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Problems in handbooks"))
        self.resize(760, 420)
        intro = QLabel(
            _(
                "The entries named here are left out until their files are mended. "
                "Everything else is open. Press F5 after a change."
            ),
            self,
        )
        intro.setWordWrap(True)
        self._text = QPlainTextEdit("\n".join(str(problem) for problem in problems), self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Problems"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton(_("Copy all"), self)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(intro)
        column.addWidget(self._text, 1)
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())

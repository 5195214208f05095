"""A line above the page that tells the trainer something, with at most one thing to do."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.icons import icon_button


class NoticeBar(QFrame):
    """Shows one message until it is dismissed or replaced."""

    acted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("notice")
        self.setAutoFillBackground(True)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._action = QPushButton(self)
        self._action.clicked.connect(self.acted)
        close = icon_button("close", _("Dismiss the message"), appearance, self)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(close)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def tell(self, message: str, action: str = "") -> None:
        """Show a message, with a button if there is something to do about it."""
        self._text.setText(message)
        self._text.setAccessibleName(message)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.show()

    @property
    def message(self) -> str:
        """What is shown."""
        return self._text.text() if self.isVisible() else ""

    @Slot()
    def _restyle(self) -> None:
        theme = self._appearance.theme
        self.setStyleSheet(
            f"#notice {{ background: {theme.warning_ground};"
            f" border-bottom: 1px solid {theme.line}; }}"
        )

"""A line above the page that tells how far a long work is, with a way to end it."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from handbook.language import _
from handbook.ui.appearance import Appearance

DELAY = 400
"""Milliseconds; work that is done by then is not told of."""

_BAR_WIDTH = 180
_BAR_HEIGHT = 8


class ProgressLine(QFrame):
    """Shows one work at a time; a short one passes unseen."""

    cancelled = Signal()
    """Somebody wants the work to end."""

    def __init__(self, appearance: Appearance, parent: QWidget, delay: int = DELAY) -> None:
        """Shown once the work has taken `delay` milliseconds."""
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("progress")
        self.setAutoFillBackground(True)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_BAR_WIDTH, _BAR_HEIGHT)
        self._cancel = QPushButton(_("Cancel"), self)
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(delay)
        self._delay.timeout.connect(self.show)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def tell(self, what: str, done: int, total: int) -> None:
        """Say what is being done, and how much of it is."""
        self._text.setText(what)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(what)
        if not self.isVisible() and not self._delay.isActive():
            self._delay.start()

    @Slot()
    def finish(self) -> None:
        """The work is over."""
        self._delay.stop()
        self.hide()

    @property
    def message(self) -> str:
        """What is shown."""
        return self._text.text() if self.isVisible() else ""

    @Slot()
    def _on_cancel(self) -> None:
        self.finish()
        self.cancelled.emit()

    @Slot()
    def _restyle(self) -> None:
        theme = self._appearance.theme
        half = _BAR_HEIGHT // 2
        self.setStyleSheet(
            f"#progress {{ background: {theme.raised}; border-bottom: 1px solid {theme.line}; }}"
            f"QProgressBar {{ background: {theme.accent_soft}; border: none;"
            f" border-radius: {half}px; }}"
            f"QProgressBar::chunk {{ background: {theme.accent}; border-radius: {half}px; }}"
        )

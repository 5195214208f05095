"""The window itself: a frame that is on screen before its content is loaded."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.opening import Opening
from handbook.ui.prose_view import ProseView


class MainWindow(QMainWindow):
    """Shows the opening, if there is one, until a workspace takes its place."""

    painted = Signal()
    """Something is on screen for the first time."""

    closing = Signal()
    """The window is about to close: the last moment to keep something."""

    def __init__(self, opening: Opening | None, appearance: Appearance) -> None:
        super().__init__()
        self._painted = False
        self.resize(1180, 780)
        self.setMinimumSize(640, 480)
        if opening is None:
            self.setWindowTitle(_("Trainer Handbook"))
        else:
            self.setWindowTitle(opening.title)
            self._show_opening(opening, appearance)

    def _show_opening(self, opening: Opening, appearance: Appearance) -> None:
        view = ProseView(appearance, self)
        view.setAccessibleName(opening.title)
        view.show_html(opening.html)
        left, top, right = opening.margins
        self.setContentsMargins(left, top, right, 0)
        self.setCentralWidget(view)

    def fill(self, workspace: QWidget) -> None:
        """Put the workspace where the opening was."""
        self.setContentsMargins(0, 0, 0, 0)
        self.setCentralWidget(workspace)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint, once it is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that this is the last moment."""
        self.closing.emit()
        super().closeEvent(event)

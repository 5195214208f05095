"""The head of a page that is not prose: whose it is, over what it is."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from handbook.ui.appearance import Appearance

_FROM_HEIGHT = 420
"""The head is shown on pages at least this high, in pixels at 100% zoom."""

_SPACING = 10


class PageHead(QWidget):
    """The title of a pack in small letters, and the title of the page."""

    def __init__(self, title: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._pack = QLabel(self)
        self._pack.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._title = QLabel(title, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        column.addWidget(self._pack)
        column.addWidget(self._title)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def name_pack(self, title: str) -> None:
        """Say whose page it is."""
        self._pack.setText(title)

    def show_if_room(self, height: int) -> bool:
        """Show the head on a page of a height, or leave the room to the page; whether it is shown.

        On a low page every line counts.
        """
        fits = height >= _FROM_HEIGHT * self._appearance.zoom
        self.setVisible(fits)
        return fits

    @Slot()
    def _restyle(self) -> None:
        sizes = self._appearance.sizes
        self._pack.setFont(self._appearance.font(sizes.small))
        self._title.setFont(self._appearance.font(sizes.heading1, bold=True))

"""A few names side by side of which one is chosen: what is shown below them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QToolButton, QWidget
from typing_extensions import override

from handbook.ui.flow_layout import FlowLayout

_SPACING = 4


class OneStop(QButtonGroup):
    """Buttons of which one is chosen: Tab stops at that one alone, arrow keys go on from there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.idToggled.connect(self._on_toggled)

    def take(self, button: QAbstractButton, id: int) -> None:
        """Put a button in, under a number."""
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.addButton(button, id)

    @Slot(int, bool)
    def _on_toggled(self, id: int, on: bool) -> None:
        policy = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
        self.button(id).setFocusPolicy(policy)


class Segments(QWidget):
    """Arrow keys and clicks choose; Tab goes past them all."""

    chosen = Signal(int)
    """The number of the name that is chosen now, from 0."""

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._group = OneStop(self)
        row = FlowLayout()
        row.setSpacing(_SPACING)
        self.setLayout(row)
        for at, name in enumerate(names):
            button = QToolButton(self)
            button.setText(name)
            self._group.take(button, at)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    @override
    def sizeHint(self) -> QSize:
        """All in one line; with less room they stand in several."""
        sizes = [button.sizeHint() for button in self._group.buttons()]
        width = sum(size.width() for size in sizes) + _SPACING * (len(sizes) - 1)
        return QSize(width, max(size.height() for size in sizes))

    @property
    def index(self) -> int:
        """The number of the name that is chosen."""
        return self._group.checkedId()

    def choose(self, index: int) -> None:
        """Choose a name by its number."""
        self._group.button(index).setChecked(True)

    @Slot(int, bool)
    def _on_toggled(self, index: int, on: bool) -> None:
        if on:
            self.chosen.emit(index)

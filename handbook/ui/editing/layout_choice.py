"""The six layouts to choose from, each with the number of pages it would take."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from handbook.handout.model import Layout
from handbook.language import ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.editing.segments import OneStop
from handbook.ui.handout_labels import handout_label
from handbook.ui.icons import icon

_COLUMNS = 3
_SPACING = 6
_ICON = 26


class LayoutChoice(QWidget):
    """A button for each layout; arrow keys and clicks choose one."""

    chosen = Signal(object)
    """The Layout that the trainer chose."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._group = OneStop(self)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self._buttons = {layout: self._button(layout) for layout in Layout}
        for at, button in enumerate(self._buttons.values()):
            self._group.take(button, at)
        self._group.idClicked.connect(self._on_clicked)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_value(self, layout: Layout) -> None:
        """Show which is chosen."""
        self._buttons[layout].setChecked(True)
        self.setFocusProxy(self._buttons[layout])

    def show_counts(self, counts: dict[Layout, int]) -> None:
        """Show how many pages each takes, as far as that is known."""
        for layout, button in self._buttons.items():
            name = handout_label(layout)
            count = counts.get(layout)
            pages = ngettext("{count} page", "{count} pages", count) if count else ""
            pages = pages.format(count=count)
            button.setText(f"{name}\n{pages}")
            button.setAccessibleDescription(pages)
            button.setToolTip(name)

    def _button(self, layout: Layout) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("tile", True)
        button.setIcon(icon(f"layout-{layout}", self._appearance))
        button.setText(f"{handout_label(layout)}\n")
        button.setAccessibleName(handout_label(layout))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return button

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _widest(self) -> int:
        return max(button.minimumSizeHint().width() for button in self._buttons.values())

    def _arrange(self) -> None:
        """As many in a row as there is room for."""
        fitting = (self.width() + _SPACING) // (self._widest + _SPACING)
        columns = max(1, min(_COLUMNS, fitting))
        if columns == self._columns:
            return
        self._columns = columns
        for at, button in enumerate(self._buttons.values()):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, at // columns, at % columns)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()

    @Slot(int)
    def _on_clicked(self, at: int) -> None:
        self.chosen.emit(list(Layout)[at])

    @Slot()
    def _restyle(self) -> None:
        side = round(_ICON * self._appearance.zoom)
        for button in self._buttons.values():
            button.setIconSize(QSize(side, side))
            button.setFont(self._appearance.font(self._appearance.sizes.small))
        self._columns = 0
        self._arrange()

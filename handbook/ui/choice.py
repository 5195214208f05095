"""A field to choose one of some values; the wheel moves the page, not what is chosen."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.icons import icon

_ARROW = 12
_ARROW_SIDE = 10
"""The arrow's size and its distance from the edge, in pixels at 100% zoom; the style sheet leaves
it room."""


class Choice(QComboBox):
    """Offers values by their labels."""

    chosen = Signal(object)
    """The value the trainer chose."""

    def __init__(
        self,
        name: str,
        values: Sequence[tuple[str, Any]],
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._arrow = icon("down", appearance)
        self._values: list[Any] = []
        self.offer(values)
        self.setAccessibleName(name)
        # The longest label must not make the whole form wider than its page.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.activated.connect(self._on_activated)

    @property
    def value(self) -> Any:
        """The value that is chosen; None if there is none."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def offer(self, values: Sequence[tuple[str, Any]]) -> None:
        """Offer other values, by their labels, the first as the one that is chosen."""
        self.clear()
        self._values = [value for _label, value in values]
        self.addItems([label for label, _value in values])

    def show_mixed(self) -> None:
        """Show that several have several values."""
        self.setPlaceholderText(_("Mixed"))
        self.setCurrentIndex(-1)

    def show_value(self, value: Enum | int | None) -> None:
        """Show a value as the one that is chosen."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.setToolTip(self.currentText())

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.setToolTip(self.currentText())
        self.chosen.emit(self._values[index])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self, self._arrow, self._appearance.zoom)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def paint_arrow(field: QWidget, arrow: QIcon, zoom: float) -> None:
    """The arrow of the program's own icons: the style's is lost with the first rule on a field."""
    mode = QIcon.Mode.Normal if field.isEnabled() else QIcon.Mode.Disabled
    side = round(_ARROW * zoom)
    left = field.width() - side - round(_ARROW_SIDE * zoom)
    painter = QPainter(field)
    arrow.paint(
        painter,
        QRect(left, (field.height() - side) // 2, side, side),
        Qt.AlignmentFlag.AlignCenter,
        mode,
    )
    painter.end()

"""Fields of a form that scrolls: the wheel moves the form, not what is chosen."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QDate, QRect, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget
from typing_extensions import override

from handbook.ui.appearance import Appearance
from handbook.ui.icons import icon

_ARROW = 12
_ARROW_SIDE = 10
"""The arrow's size and its distance from the edge, in pixels; the style sheet leaves it room."""


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
        self._arrow = icon("down", appearance)
        self._values = [value for _label, value in values]
        self.addItems([label for label, _value in values])
        self.setAccessibleName(name)
        # The longest label must not make the whole form wider than its page.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(self._on_activated)

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
        _paint_arrow(self, self._arrow)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DayField(QDateEdit):
    """A day, typed or chosen in a calendar."""

    edited = Signal(str)
    """The day the trainer chose, as yyyy-mm-dd."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._arrow = icon("down", appearance)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        # The month in letters: figures alone are read in two ways.
        self.setDisplayFormat("d MMM yyyy")
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Like any other day: the calendar's own red is of no theme.
            self.calendarWidget().setWeekdayTextFormat(day, QTextCharFormat())
        self.dateChanged.connect(self._on_date_changed)

    def show_day(self, day: str) -> None:
        """Show a day, given as yyyy-mm-dd."""
        with QSignalBlocker(self):
            self.setDate(QDate.fromString(day, Qt.DateFormat.ISODate))

    @Slot(QDate)
    def _on_date_changed(self, date: QDate) -> None:
        self.edited.emit(date.toString(Qt.DateFormat.ISODate))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, self._arrow)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _paint_arrow(field: QWidget, arrow: QIcon) -> None:
    """The arrow of the program's own icons: the style's is lost with the first rule on a field."""
    mode = QIcon.Mode.Normal if field.isEnabled() else QIcon.Mode.Disabled
    left = field.width() - _ARROW - _ARROW_SIDE
    painter = QPainter(field)
    arrow.paint(
        painter,
        QRect(left, (field.height() - _ARROW) // 2, _ARROW, _ARROW),
        Qt.AlignmentFlag.AlignCenter,
        mode,
    )
    painter.end()

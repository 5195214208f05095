"""Fields for a day; the wheel moves the form, not what is chosen."""

from PySide6.QtCore import QDate, QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QHBoxLayout, QWidget
from typing_extensions import override

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.choice import paint_arrow
from handbook.ui.editing.undo_keys import leave_undo_to_window
from handbook.ui.icons import icon, icon_button

_OPEN = "1990-01-01"
"""The day that stands for none."""


class DayField(QDateEdit):
    """A day, typed or chosen in a calendar."""

    edited = Signal(str)
    """The day the trainer chose, as yyyy-mm-dd."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._arrow = icon("down", appearance)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        # The month in letters: figures alone are read in two ways.
        self.setDisplayFormat("d MMM yyyy")
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Like any other day: the calendar's own red is of no theme.
            self.calendarWidget().setWeekdayTextFormat(day, QTextCharFormat())
        leave_undo_to_window(self)
        self.dateChanged.connect(self._on_date_changed)

    def show_day(self, day: str) -> None:
        """Show a day, given as yyyy-mm-dd."""
        with QSignalBlocker(self):
            self.setDate(QDate.fromString(day, Qt.DateFormat.ISODate))

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:
        """Tab leaves the field; the arrow keys lead to day, month and year."""
        return QWidget.focusNextPrevChild(self, next)

    @Slot(QDate)
    def _on_date_changed(self, date: QDate) -> None:
        self.edited.emit(date.toString(Qt.DateFormat.ISODate))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self, self._arrow, self._appearance.zoom)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class OptionalDay(QWidget):
    """A day that may be left open."""

    edited = Signal(str)
    """The day the trainer chose, as yyyy-mm-dd; empty for none."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._day = _OpenDayField(name, appearance, self)
        self._clear = icon_button(
            "close", _("Clear “{field}”").format(field=name), appearance, self
        )
        self._clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._clear.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._day, 1)
        row.addWidget(self._clear)
        self.setFocusProxy(self._day)
        self._day.edited.connect(self._on_edited)
        self._clear.clicked.connect(self._on_clear)

    def show_value(self, day: str) -> None:
        """Show a day, given as yyyy-mm-dd; none for an empty text."""
        self._day.show_day(day or _OPEN)
        self._clear.setVisible(bool(day))

    def show_mixed(self) -> None:
        """Show that several have several days: none of them."""
        self.show_value("")

    @Slot(str)
    def _on_edited(self, day: str) -> None:
        self._clear.setVisible(day != _OPEN)
        self.edited.emit("" if day == _OPEN else day)

    @Slot()
    def _on_clear(self) -> None:
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._day.setDate(self._day.minimumDate())


class _OpenDayField(DayField):
    """Its earliest day stands for none; from there any step leads to today."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(name, appearance, parent)
        with QSignalBlocker(self):
            self.setMinimumDate(QDate.fromString(_OPEN, Qt.DateFormat.ISODate))
            self.setSpecialValueText(_("Not said"))
            self.setDate(self.minimumDate())
        self.calendarWidget().installEventFilter(self)

    @override
    def stepBy(self, steps: int) -> None:
        if self.date() == self.minimumDate():
            self.setDate(QDate.currentDate())
        else:
            super().stepBy(steps)

    @override
    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag
        return flags.StepUpEnabled | flags.StepDownEnabled

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self.date() == self.minimumDate():
            today = QDate.currentDate()
            self.calendarWidget().setCurrentPage(today.year(), today.month())
        return super().eventFilter(watched, event)

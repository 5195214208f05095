"""A field with its name above it, and below it a remark or what is wrong."""

from typing import Any, Protocol, cast

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.ui.appearance import Appearance
from handbook.ui.icons import icon

PAIRS_FROM_WIDTH = 250
"""Fields stand side by side where there is at least so much room, in pixels at 100% zoom."""

_SPACING = 8
_SIGN = 14


class Control(Protocol):
    """What a box needs to know of its field."""

    def show_value(self, value: Any) -> None:
        """Show a value."""

    def show_mixed(self) -> None:
        """Show that several have several values."""


class FieldBox(QWidget):
    """A field under its name."""

    complained = Signal()
    """`complaint` is another."""

    def __init__(self, name: str, field: QWidget, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._field = field
        self._complaint = ""
        self._told = True
        self._complaint_line: _Complaint | None = None
        self._refused = ""
        self._wrong = ""
        self._remark: QLabel | None = None
        self._label = QLabel(name, self)
        self._label.setBuddy(field)
        self._label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self._label)
        self._column.addWidget(field)
        self._column.addStretch(1)
        self.setFocusProxy(field)
        appearance.changed.connect(self._restyle)
        self._restyle()

    @property
    def field(self) -> QWidget:
        """The field itself."""
        return self._field

    @property
    def control(self) -> Control:
        """The field as something that shows values."""
        return cast("Control", self._field)

    @property
    def complaint(self) -> str:
        """What is said to be wrong."""
        return self._complaint

    def leave_complaints(self) -> None:
        """Let whoever listens to `complained` show what is wrong, where there is more room."""
        self._told = False

    def rename(self, name: str) -> None:
        """Call the field by another name."""
        if name != self._label.text():
            self._label.setText(name)
            self._field.setAccessibleName(name)

    def remark(self, text: str) -> None:
        """Say something below the field; nothing with an empty text."""
        if self._remark is None:
            if not text:
                return
            self._remark = QLabel(self)
            self._remark.setWordWrap(True)
            self._remark.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self._column.insertWidget(2, self._remark)
            self._restyle()
        self._remark.setText(text)
        self._remark.setVisible(bool(text))
        self._describe()

    @Slot(str)
    def refuse(self, text: str) -> None:
        """Say why what is typed cannot be read; an empty text says that it can."""
        self._refused = text
        self._complain(text or self._wrong)

    def complain(self, text: str) -> None:
        """Say what is wrong with the value; an empty text says that nothing is."""
        self._wrong = text
        self._complain(self._refused or text)

    def _complain(self, text: str) -> None:
        if text == self._complaint:
            return
        self._complaint = text
        if self._told:
            if self._complaint_line is None:
                self._complaint_line = _Complaint(self._appearance, self)
                self._column.insertWidget(self._column.count() - 1, self._complaint_line)
            self._complaint_line.tell(text)
        if isinstance(self._field, QLineEdit):
            self._field.setProperty("wrong", bool(text))
            self._field.style().polish(self._field)
        self._describe()
        self.complained.emit()

    def _describe(self) -> None:
        remark = self._remark.text() if self._remark is not None else ""
        self._field.setAccessibleDescription(" ".join(filter(None, (self._complaint, remark))))

    @Slot()
    def _restyle(self) -> None:
        small = self._appearance.font(self._appearance.sizes.small)
        for text in (self._label, self._remark):
            if text is not None:
                text.setFont(small)


class _Complaint(QWidget):
    """A sign and some words."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setForegroundRole(QPalette.ColorRole.BrightText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._appearance = appearance
        appearance.changed.connect(self._restyle)
        self._restyle()

    def tell(self, text: str) -> None:
        self._words.setText(text)
        self.setVisible(bool(text))

    @Slot()
    def _restyle(self) -> None:
        self._words.setFont(self._appearance.font(self._appearance.sizes.small))
        side = round(_SIGN * self._appearance.zoom)
        sign = icon("warning", self._appearance)
        self._sign.setPixmap(sign.pixmap(QSize(side, side), self.devicePixelRatioF()))


class FieldRow(QWidget):
    """Fields side by side, or one below the other where there is no room; gone when all are."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._boxes: list[FieldBox] = []
        self._complaint: _Complaint | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(_SPACING)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(self._row)
        appearance.changed.connect(self._arrange)
        self._arrange()

    def add(self, box: FieldBox, width: int = 1) -> None:
        """Put a field at the end, with its share of the width."""
        self._boxes.append(box)
        self._row.addWidget(box, width)
        box.leave_complaints()
        box.complained.connect(self._on_complained)

    @Slot()
    def _on_complained(self) -> None:
        """What is wrong stands below the fields, in their whole width."""
        if self._complaint is None:
            self._complaint = _Complaint(self._appearance, self)
            self._column.addWidget(self._complaint)
        told = [box.complaint for box in self._boxes if box.complaint and not box.isHidden()]
        self._complaint.tell("\n".join(told))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        directions = QBoxLayout.Direction
        wide = self.width() >= PAIRS_FROM_WIDTH * self._appearance.zoom
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def show_if_any(self) -> None:
        """Be there as long as one of the fields is."""
        self.setVisible(any(not box.isHidden() for box in self._boxes))
        if self._complaint is not None:
            self._on_complained()

"""Fields for numbers and for a tempo: what is typed stays, and what cannot be read is told."""

import re

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from handbook.errors import UsageError
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.editing.number_text import Numbers, Value, read, stepped, write
from handbook.ui.editing.undo_keys import leave_undo_to_window
from handbook.ui.icons import icon

_AS_HIGH_AS_A_CHOICE = 3
_ARROW = 9
_ARROWS_WIDTH = 20
_LONG_STEP = 5
_DIGITS = 4

_UNKNOWN = object()
"""The value of a field that has yet to be told what to show."""

_TEMPO = re.compile(r"[0-9][0-9][0-9X][0-9]")
_TEMPO_HYPHENS = re.compile(r"[\s\-–.,/]+")


class TypedField(QLineEdit):
    """A field whose text stands for a value."""

    edited = Signal(object)
    """The value, after the trainer changed it."""

    refused = Signal(str)
    """What is wrong with the text; empty when it can be read again."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._value: Value = _UNKNOWN
        self._wrong = False
        self.setAccessibleName(name)
        self.textEdited.connect(self._on_edited)
        leave_undo_to_window(self)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(0, _AS_HIGH_AS_A_CHOICE)

    def show_value(self, value: Value) -> None:
        """Show a value; what was typed stays when it stands for that value, or for none."""
        self.setPlaceholderText("")
        if value != self._value:
            self._value = value
            self.setText(self.written(value))
            self._say("")

    def show_mixed(self) -> None:
        """Show that several have several values."""
        self.setPlaceholderText(_("Mixed"))
        if not self._wrong:
            self._value = _UNKNOWN
            self.clear()

    def forget(self) -> None:
        """Show something else next, whatever was typed."""
        self._value = _UNKNOWN
        self._say("")

    def read(self, text: str) -> Value:
        """The value of a text; raises UsageError with what to write instead."""
        raise NotImplementedError

    def written(self, value: Value) -> str:
        """A value as a text."""
        raise NotImplementedError

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._wrong and self._value is not _UNKNOWN:
            self.setText(self.written(self._value))

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        try:
            value = self.read(text)
        except UsageError as error:
            self._say(str(error))
            return
        self._say("")
        self._value = value
        self.edited.emit(value)

    def _say(self, complaint: str) -> None:
        if self._wrong or complaint:
            self._wrong = bool(complaint)
            self.refused.emit(complaint)


class LineField(TypedField):
    """A line of text."""

    def __init__(self, name: str, limit: int, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setMaxLength(limit)

    @override
    def read(self, text: str) -> str:
        return text

    @override
    def written(self, value: Value) -> str:
        return value or ""


class StepField(TypedField):
    """A number or a range; the arrow keys and the arrows at its end take it up and down."""

    def __init__(
        self, name: str, numbers: Numbers, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(name, parent)
        self._numbers = numbers
        self._appearance = appearance
        self._arrows = (icon("up", appearance), icon("down", appearance))
        self.setMaxLength(30)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def set_numbers(self, numbers: Numbers) -> None:
        """Take other numbers from now on."""
        self._numbers = numbers

    @override
    def read(self, text: str) -> Value:
        return read(text, self._numbers)

    @override
    def written(self, value: Value) -> str:
        return write(value, self._numbers)

    @override
    def minimumSizeHint(self) -> QSize:
        digits = self.fontMetrics().horizontalAdvance("0" * _DIGITS)
        return QSize(digits + self._arrows_width + 18, super().minimumSizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: _LONG_STEP,
            Qt.Key.Key_PageDown: -_LONG_STEP,
        }
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _step(self, by: int) -> None:
        value = None if self._value is _UNKNOWN else self._value
        text = write(stepped(value, by, self._numbers), self._numbers)
        if text != self.text():
            self.setText(text)
            self.selectAll()
            self._on_edited(text)

    # The arrows

    @property
    def _arrows_width(self) -> int:
        return round(_ARROWS_WIDTH * self._appearance.zoom)

    @Slot()
    def _restyle(self) -> None:
        self.setTextMargins(0, 0, self._arrows_width - 6, 0)

    def _arrow_rects(self) -> tuple[QRect, QRect]:
        width = self._arrows_width
        left, half = self.width() - width, self.height() // 2
        up = QRect(left, 1, width, half - 1)
        return up, QRect(left, half, width, self.height() - half - 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        painter = QPainter(self)
        up, down = self._arrow_rects()
        side = round(_ARROW * self._appearance.zoom)
        places = (
            QRect(up.left() + 3, up.bottom() - side, side, side),
            QRect(down.left() + 3, down.top() + 1, side, side),
        )
        for arrow, place in zip(self._arrows, places, strict=True):
            arrow.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if by := self._arrow_at(event):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._step(by)
        else:
            super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if by := self._arrow_at(event):
            self._step(by)
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._arrow_at(event)
        self.setCursor(Qt.CursorShape.ArrowCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def _arrow_at(self, event: QMouseEvent) -> int:
        point = event.position().toPoint()
        up, down = self._arrow_rects()
        return 1 if up.contains(point) else -1 if down.contains(point) else 0


class TempoField(TypedField):
    """The four characters of a tempo: seconds down, pause, up and pause."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setMaxLength(7)
        self.setPlaceholderText(_("2011"))

    @override
    def show_value(self, value: Value) -> None:
        super().show_value(value)
        self.setPlaceholderText(_("2011"))

    @override
    def read(self, text: str) -> str:
        digits = _TEMPO_HYPHENS.sub("", text).upper()
        if not digits:
            return ""
        if not _TEMPO.fullmatch(digits):
            raise UsageError(
                _(
                    "Four characters: seconds down, pause, up, pause, as 2011. "
                    "X for the third is as fast as possible."
                )
            )
        return "-".join(digits)

    @override
    def written(self, value: Value) -> str:
        return (value or "").replace("-", "")

"""A page whose parts never get less room than they need: a window too low for it scrolls it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.ui.place import PlacePage

NO_LIMIT = 16_777_215
"""The largest that a widget of Qt may be, in pixels."""


class RoomyPage(PlacePage):
    """Puts its parts into `room`, which is as large as the page or as the layout in it asks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scroller = _Scroller(self)
        self.room: QWidget = self._scroller.room
        """The widget to lay the parts out in."""
        for part in (self._scroller, self.room):
            part.resize(self.size())  # until the page is shown, and has a size of its own
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroller)
        self._scroller.room.resized.connect(self._on_room_resized)

    def _arrange(self) -> None:
        """Fit everything to the size of the room."""
        raise NotImplementedError

    def follow(self, widget: QWidget) -> None:
        """Scroll to a widget whenever it takes the focus; Qt does so for the Tab key alone."""
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroller.ensureWidgetVisible(watched, 0, 0)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_room_resized(self) -> None:
        # A slot that a derived class overrides would be called even after the widget has gone.
        self._arrange()


class _Scroller(QScrollArea):
    """Scrolls up and down alone: it is never narrower than what is in it.

    It gives its widget the least height it can do with, where Qt's own way of resizing gives the
    height it would like best as soon as some text in it is wrapped.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room = _Room(self)
        self.setWidget(self.room)

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.room.minimumSizeHint().width() + bar, least.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and watched is self.room:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        width, height = self.maximumViewportSize().toTuple()
        if self._height_needed(width) > height:
            width -= self.verticalScrollBar().sizeHint().width()
        self.room.resize(width, max(height, self._height_needed(width)))

    def _height_needed(self, width: int) -> int:
        layout = self.room.layout()
        if layout is None:
            return 0
        if layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width)
        return layout.totalMinimumSize().height()


class _Room(QWidget):
    """Tells when it has another size."""

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

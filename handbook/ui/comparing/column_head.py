"""The head of a column: figure and name, to open or to drag, and buttons below."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QToolButton, QWidget
from typing_extensions import override

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.comparing.arrangement import SIDE
from handbook.ui.figure_images import FigureImages, Frame
from handbook.ui.icons import icon, icon_button
from handbook.ui.marked_text import draw_text, layout_text
from handbook.ui.pictured import Pictured

MOVING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""Held down, arrow keys move a column."""

_GAP = 6
_NAME_LINES = 3

_NARROW = 110
"""Below so many pixels at 100% zoom, names are set smaller."""


class NameButton(QAbstractButton):
    """A figure over a name: a click opens the variation, dragging moves its column."""

    dragged = Signal(int)
    """Where the pointer is with it, in pixels from the left edge."""

    dropped = Signal()

    def __init__(self, appearance: Appearance, images: FigureImages, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._images = images
        self._pictured: Pictured | None = None
        self._at = 0
        self._frame: Frame | None = None
        self._grabbed: QPoint | None = None
        self._dragging = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        images.rendered.connect(self.update)

    def show_variation(self, pictured: Pictured, at: int, frame: Frame | None) -> None:
        """Show one of some variations, with its figure if there is a frame for it."""
        self._pictured, self._at, self._frame = pictured, at, frame
        name = pictured.variations[at].name
        self.setText(name)
        self.setAccessibleName(_("Open {name}").format(name=name))
        self.setAccessibleDescription(
            _("Column {number} of {count}").format(number=at + 1, count=len(pictured.variations))
        )
        self.setToolTip(_("Open {name}; drag to move its column").format(name=name))
        self.update()

    @override
    def heightForWidth(self, width: int, /) -> int:
        figure = self._frame.height + _GAP if self._frame else 0
        return round(figure + self._name_height(width) + 2 * _GAP)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.globalPosition().toPoint()
            self._dragging = False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._grabbed is None:
            return
        way = event.globalPosition().toPoint() - self._grabbed
        if abs(way.x()) >= QApplication.startDragDistance():
            self._dragging = True
        if self._dragging:
            self.dragged.emit(round(event.position().x()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.setDown(False)
            self.dropped.emit()
        else:
            super().mouseReleaseEvent(event)
        self._grabbed = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.modifiers() == MOVING:
            event.ignore()  # a button would take the arrow keys for itself
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pictured is None:
            return
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, 6, 6)
        top = float(_GAP)
        if self._frame is not None:
            room = QRect(0, _GAP, self.width(), self._frame.height)
            self._pictured.draw_figure(painter, room, self._at, self._frame, self._images)
            top += self._frame.height + _GAP
        place = QRectF(SIDE, top, self.width() - 2 * SIDE, self.height() - top)
        font = self._font(self.width())
        draw_text(painter, place, self.text(), font, theme.text, max_lines=_NAME_LINES)
        painter.end()

    def _name_height(self, width: int) -> float:
        font = self._font(width)
        height = layout_text(self.text(), font, width - 2 * SIDE, _NAME_LINES)[1]
        return max(height, QFontMetricsF(font).height())

    def _font(self, width: int) -> QFont:
        sizes = self._appearance.sizes
        narrow = width < _NARROW * self._appearance.zoom
        return self._appearance.font(sizes.small if narrow else sizes.body, bold=True)


class ColumnHead(QWidget):
    """One variation over its column."""

    opened = Signal(int)
    removed = Signal(int)
    toggled = Signal(int)
    """The variation is to go on the handout, or off."""

    moved = Signal(int, int)
    """From where its column is to go, and where to."""

    dragged = Signal(int, int)
    dropped = Signal(int)

    def __init__(self, appearance: Appearance, images: FigureImages, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._at = 0
        self.name = NameButton(appearance, images, self)
        self._left = icon_button("back", "", appearance, self)
        self._right = icon_button("forward", "", appearance, self)
        self._handout = icon_button("add", "", appearance, self)
        self._remove = icon_button("close", "", appearance, self)
        self._has_others = False
        for button in (self._left, self._right, self._handout, self._remove):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._connect()

    def show_variation(
        self, pictured: Pictured, at: int, frame: Frame | None, *, on_handout: bool
    ) -> None:
        """Show one of some variations."""
        self._at = at
        self.name.show_variation(pictured, at, frame)
        name, last = pictured.variations[at].name, len(pictured.variations) - 1
        for button, words, there in (
            (self._left, _("Move {name} to the left (Ctrl+Shift+Left)"), at > 0),
            (self._right, _("Move {name} to the right (Ctrl+Shift+Right)"), at < last),
            (self._remove, _("Take {name} out of the comparison (Delete)"), True),
        ):
            _name(button, words.format(name=name))
            button.setEnabled(there)
        self._has_others = last > 0
        self.show_on_handout(name, on_handout=on_handout)

    def show_on_handout(self, name: str, *, on_handout: bool) -> None:
        """Say whether the variation is on the handout."""
        words = _("Take {name} off the handout") if on_handout else _("Add {name} to the handout")
        _name(self._handout, words.format(name=name))
        self._handout.setIcon(icon("check" if on_handout else "add", self._appearance))

    def height_for(self, width: int) -> int:
        """How high the head is at a width; shows as many of the buttons as it has room for."""
        self._fit_buttons(width)
        row = self._left.sizeHint().height() if self._shown_buttons() else 0
        return self.name.heightForWidth(width) + row + 2

    def set_size(self, width: int, height: int) -> None:
        """Take a size and set out what is in it: buttons at the foot, the name over them."""
        self.resize(width, height)
        buttons, side = self._shown_buttons(), self._left.sizeHint()
        top = height - (side.height() if buttons else 0) - 2
        self.name.setGeometry(0, 0, width, top)
        spare = width - len(buttons) * side.width()
        left = min(SIDE // 2, max(0, spare))
        for at, button in enumerate(buttons):
            button.setGeometry(left + at * side.width(), top, side.width(), side.height())

    def _fit_buttons(self, width: int) -> None:
        """Without room for all, moving is left to keys, mouse and menu; then the others too."""
        side = round(16 * self._appearance.zoom)
        moves, others = (self._left, self._right), (self._handout, self._remove)
        for button in (*moves, *others):
            button.setIconSize(QSize(side, side))
        each = self._left.sizeHint().width()
        for button in others:
            button.setVisible(width >= 2 * each)
        for button in moves:
            button.setVisible(self._has_others and width >= 4 * each)

    def _shown_buttons(self) -> list[QToolButton]:
        every = (self._left, self._right, self._handout, self._remove)
        return [button for button in every if not button.isHidden()]

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.show_menu(event.globalPos())

    def show_menu(self, place: QPoint, others: Sequence[QAction] = ()) -> None:
        """Offer what the buttons do and what a click does, and other things before."""
        menu = QMenu(self)
        menu.addActions(others)
        menu.addAction(self.name.accessibleName().replace("&", "&&"), self.name.click)
        for button in (self._left, self._right, self._handout, self._remove):
            if button.isEnabled():
                words = button.accessibleName().replace("&", "&&")
                menu.addAction(button.icon(), words, button.click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self._at)
        elif event.modifiers() == MOVING and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(self._at, self._at + (1 if event.key() == Qt.Key.Key_Right else -1))
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.name.clicked.connect(self._on_opened)
        self.name.dragged.connect(self._on_dragged)
        self.name.dropped.connect(self._on_dropped)
        self._left.clicked.connect(self._on_left)
        self._right.clicked.connect(self._on_right)
        self._handout.clicked.connect(self._on_toggled)
        self._remove.clicked.connect(self._on_removed)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self._at)

    @Slot(int)
    def _on_dragged(self, x: int) -> None:
        self.dragged.emit(self._at, x)

    @Slot()
    def _on_dropped(self) -> None:
        self.dropped.emit(self._at)

    @Slot()
    def _on_left(self) -> None:
        self.moved.emit(self._at, self._at - 1)

    @Slot()
    def _on_right(self) -> None:
        self.moved.emit(self._at, self._at + 1)

    @Slot()
    def _on_toggled(self) -> None:
        self.toggled.emit(self._at)

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit(self._at)


def _name(button: QToolButton, words: str) -> None:
    button.setAccessibleName(words)
    button.setToolTip(words)

"""One variation on the ladder: a card with its figure and its name."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.figure_images import FigureImages, Frame
from handbook.ui.marked_text import draw_text
from handbook.ui.pictured import Pictured

PADDING = 8
NAME_LINES = 3
"""Lines of a name; what is longer ends in an ellipsis and is told by the tooltip."""

_RADIUS = 8
_DASHES = (4.0, 3.0)


class LadderCard(QAbstractButton):
    """Pressed once it is chosen, pressed again it leads on; arrow keys go along the steps."""

    stepped = Signal(int)
    """The arrow key that was pressed."""

    chosen = Signal()
    """It has the focus now."""

    opened = Signal()
    """Enter, or a click on the card chosen already."""

    def __init__(self, appearance: Appearance, images: FigureImages, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._images = images
        self._pictured: Pictured | None = None
        self._at = 0
        self._frame: Frame | None = None
        self._is_start = False
        self._mark: Qt.PenStyle | None = None
        self._chosen_by_press = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        images.rendered.connect(self.update)

    @property
    def is_start(self) -> bool:
        """Whether the ladder is drawn from this variation."""
        return self._is_start

    def show_variation(
        self, pictured: Pictured, at: int, frame: Frame | None, *, is_start: bool
    ) -> None:
        """Show one of some variations; the ladder is drawn from the one that `is_start`."""
        self._pictured, self._at, self._frame = pictured, at, frame
        self._is_start = is_start
        name = pictured.variations[at].name
        self.setText(name)
        said = _("{name} (the ladder is drawn from here)") if is_start else "{name}"
        self.setAccessibleName(said.format(name=name))
        self.setToolTip(name)
        self.update()

    def mark(self, style: Qt.PenStyle | None) -> None:
        """Outline a neighbor of the card chosen: solid by a line, dashed by a step without one."""
        if style != self._mark:
            self._mark = style
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hit = self.rect().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        chosen, self._chosen_by_press = self._chosen_by_press, False
        if hit and event.button() == Qt.MouseButton.LeftButton and not chosen:
            self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.key() in (*arrows, Qt.Key.Key_Home, Qt.Key.Key_End):
            self.stepped.emit(event.key())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._chosen_by_press = event.reason() == Qt.FocusReason.MouseFocusReason
        self.chosen.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pictured is None:
            return
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._edge())
        start = self._is_start or self.underMouse()
        painter.setBrush(QColor(theme.accent_soft if start else theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), _RADIUS, _RADIUS)
        top = float(PADDING)
        if self._frame is not None:
            room = QRect(PADDING, PADDING, self._frame.width, self._frame.height)
            self._pictured.draw_figure(painter, room, self._at, self._frame, self._images)
            top += self._frame.height + PADDING / 2
        place = QRectF(PADDING, top, self.width() - 2 * PADDING, self.height() - top)
        sizes = self._appearance.sizes
        font = self._appearance.font(sizes.small, bold=self._is_start)
        draw_text(painter, place, self.text(), font, theme.text, max_lines=NAME_LINES)
        if self._is_start:
            self._paint_flag(painter)
        painter.end()

    def _edge(self) -> QPen:
        theme = self._appearance.theme
        if self.hasFocus():
            return QPen(QColor(theme.accent), 3)
        if self._is_start:
            return QPen(QColor(theme.accent), 2)
        if self._mark is not None:
            pen = QPen(QColor(theme.accent), 1.5)
            if self._mark is Qt.PenStyle.DashLine:
                pen.setDashPattern(_DASHES)
            return pen
        return QPen(QColor(theme.line), 1)

    def _paint_flag(self, painter: QPainter) -> None:
        """A corner of accent, so that the start is told by shape too."""
        theme, side = self._appearance.theme, round(9 * self._appearance.zoom)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(QRectF(self.width() - side - 8, 8, side, side))

"""The movement figure of a variation: still it shows start and finish, playing it moves."""

from enum import Enum
from math import inf
from time import monotonic
from typing import NamedTuple
from xml.etree import ElementTree

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QHideEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from handbook.content.handbook import Handbook
from handbook.content.model import Variation
from handbook.figures import Form, Style, figure_svg
from handbook.figures.tempo import Repetition, Tempo, repetition
from handbook.ui.appearance import Appearance
from handbook.ui.figure_images import Frame, figure_picture

_FRAME_MILLISECONDS = 25
"""Between two pictures of a movement."""

_LONGEST_STEP = 0.1
"""Seconds that a movement goes on at most from one picture to the next: it never jumps."""

_MARGIN = 4
"""Pixels around the figure, for the ring of the focus."""

_WIDTH = 420
_FLATTEST, _STEEPEST = 0.45, 0.72
"""Usual width in pixels, and least and greatest proportion of the height to it."""

_SVG = "{http://www.w3.org/2000/svg}"


class Showing(Enum):
    """What the view shows."""

    BOTH = "both"
    """Start and finish in one picture."""
    MOVING = "moving"
    HELD = "held"
    """One instant of the movement."""


class _Drawing(NamedTuple):
    """All that the picture of one variation depends on; the size is in pixels of the widget."""

    style: Style
    form: Form
    instant: float
    size: QSize
    ratio: float


class FigureView(QAbstractButton):
    """Plays while the pointer is over it, and from a press of Space or a click to the next.

    Where motion is reduced, a press shows the start, then the finish, then both again, and the
    pointer does nothing. Nothing is drawn or timed while the view cannot be seen or its window is
    not the active one.
    """

    showing_changed = Signal()
    """The movement was started, held or ended."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._variation: Variation | None = None
        self._handbook: Handbook | None = None
        self._proportion = _STEEPEST
        self._repetition = Repetition(())
        self._speed = 1.0
        self._showing = Showing.BOTH
        self._by_pointer = False
        self._seconds = 0.0
        self._instant = 0.0
        self._ticked = 0.0
        self._drawn: _Drawing | None = None
        self._kept = QPixmap()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MILLISECONDS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.toggle_playing)
        appearance.changed.connect(self._on_appearance_changed)

    @property
    def showing(self) -> Showing:
        """What is shown."""
        return self._showing

    @property
    def instant(self) -> float:
        """Where the movement is, from 0, the start, to 1, the finish."""
        return self._instant

    @property
    def ticking(self) -> bool:
        """Whether pictures are being drawn one after the other just now."""
        return self._timer.isActive()

    @property
    def description(self) -> str:
        """The figure in words."""
        return self.accessibleDescription()

    def show_variation(self, variation: Variation, handbook: Handbook, tempo: Tempo) -> bool:
        """Show another figure, still; False when the variation has none."""
        self._variation, self._handbook = variation, handbook
        self._drawn = None
        self._show(Showing.BOTH)
        self.set_tempo(tempo)
        svg = figure_svg(variation, handbook)
        if svg is None:
            return False
        root = ElementTree.fromstring(svg)
        self.setAccessibleName(root.findtext(f"{_SVG}title", ""))
        self.setAccessibleDescription(root.findtext(f"{_SVG}desc", ""))
        self._proportion = float(root.attrib["height"]) / float(root.attrib["width"])
        return True

    def set_tempo(self, tempo: Tempo) -> None:
        """Move at another tempo from now on."""
        figure = self._variation.figure if self._variation else None
        self._repetition = repetition(figure, tempo) if figure else Repetition(())
        self._seconds = 0.0

    def set_speed(self, speed: float) -> None:
        """Move faster (above 1) or slower (below 1) than the tempo says."""
        self._speed = speed

    @Slot()
    def toggle_playing(self) -> None:
        """Play, or hold; where motion is reduced, show the next of start, finish and both."""
        if not self._repetition.phases:
            return
        if self._appearance.reduce_motion:
            self._step()
        elif self._showing is Showing.MOVING:
            self._show(Showing.HELD)
        else:
            self._by_pointer = False
            self._show(Showing.MOVING)

    def advance(self, seconds: float) -> None:
        """Go on with the movement by a time, which the speed stretches."""
        self._seconds += seconds * self._speed
        self._instant = self._repetition.instant(self._seconds)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        """As high as the figure, but no tower: a figure that stands is shown smaller."""
        return round(width * min(max(self._proportion, _FLATTEST), _STEEPEST))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        can_move = self._repetition.phases and not self._appearance.reduce_motion
        if can_move and self._showing is Showing.BOTH:
            self._by_pointer = True
            self._show(Showing.MOVING)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._by_pointer:
            self._by_pointer = False
            self._show(Showing.BOTH)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            self.update()  # which goes on with the movement, if it may

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(_MARGIN, _MARGIN, self._picture())
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._appearance.theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
        if self._showing is Showing.MOVING and not self.ticking and self.isActiveWindow():
            self._ticked = monotonic()
            self._timer.start()

    def _picture(self) -> QPixmap:
        """What is shown, drawn anew only when it would look otherwise: pages scroll."""
        variation, handbook = self._variation, self._handbook
        width, height = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        if variation is None or handbook is None or width < 1 or height < 1:
            return QPixmap()
        both = self._showing is Showing.BOTH
        drawing = _Drawing(
            Style.DARK if self._appearance.theme.dark else Style.LIGHT,
            Form.GHOST if both else Form.SINGLE,
            1.0 if both else self._instant,
            QSize(width, height),
            self.devicePixelRatioF(),
        )
        if drawing != self._drawn:
            self._drawn = drawing
            svg = figure_svg(variation, handbook, *drawing[:3])
            frame = Frame(width, height, scale=inf)
            self._kept = figure_picture(svg, frame, drawing.ratio) if svg else QPixmap()
        return self._kept

    def _show(self, showing: Showing) -> None:
        if showing is not Showing.MOVING:
            self._timer.stop()
        if showing is Showing.BOTH:
            self._seconds = 0.0
        self._showing = showing
        self.update()
        self.showing_changed.emit()

    def _step(self) -> None:
        if self._showing is Showing.BOTH or self._instant < 1.0:
            self._instant = 0.0 if self._showing is Showing.BOTH else 1.0
            self._show(Showing.HELD)
        else:
            self._show(Showing.BOTH)

    @Slot()
    def _on_tick(self) -> None:
        if not self.isActiveWindow() or self.visibleRegion().isEmpty():
            self._timer.stop()  # until it is painted again
            return
        now = monotonic()
        self.advance(min(now - self._ticked, _LONGEST_STEP))
        self._ticked = now

    @Slot()
    def _on_appearance_changed(self) -> None:
        if self._appearance.reduce_motion and self._showing is Showing.MOVING:
            self._show(Showing.BOTH)
        self.update()

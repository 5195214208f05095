"""The drawn muscle map: each region answers to the pointer, the keyboard and a screen reader."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.model import MapRegion
from handbook.figures.muscle_map import MAP_SIZE, region_outlines
from handbook.ui.appearance import Appearance

_MARGIN = 4
"""Pixels around the map, for the ring of the focus."""

_NEAR = 4
"""So many pixels beside a region still belong to it."""

_HOVERED, _FOCUSED = 0.8, 1.3
"""Widths of the rings around a region, in units of the map."""
_THINNEST, _THICKEST = 1.3, 4.0
"""Limits of those widths, in pixels."""

_TO_THE_END = len(MapRegion)
"""More steps than there are."""


class Face(NamedTuple):
    """What is told of a region: its muscles, what they do here, and the entries to open."""

    name: str
    detail: str
    entries: tuple[tuple[str, Address], ...] = ()

    @property
    def tip(self) -> str:
        """Both texts as a tooltip, which Qt takes for HTML as soon as they look like it."""
        return f"<p>{escape(self.name)}<br>{escape(self.detail)}</p>"


class RegionButton(QAbstractButton):
    """A region to the keyboard and to a screen reader; the canvas paints it."""

    stepped = Signal(int)
    """How many regions further the focus should go."""

    focus_changed = Signal()

    def __init__(self, region: MapRegion, parent: QWidget) -> None:
        super().__init__(parent)
        self.region = region
        self.setObjectName(region)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Down | Qt.Key.Key_Right:
                self.stepped.emit(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case Qt.Key.Key_Home:
                self.stepped.emit(-_TO_THE_END)
            case Qt.Key.Key_End:
                self.stepped.emit(_TO_THE_END)
            case _:
                super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        pass


class MuscleMapCanvas(QWidget):
    """Fills its size with the map; Tab leads to one region and the arrow keys to all."""

    pointed = Signal(object)
    """The MapRegion under the pointer, else the focused one, else None."""

    chosen = Signal(object)
    """The MapRegion that was clicked, or pressed by a key."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._svg = ""
        self._faces: Mapping[MapRegion, Face] = {}
        self._picture = QPixmap()
        self._hovered: MapRegion | None = None
        self._pressed: MapRegion | None = None
        self._to_pixels = QTransform()
        self._paths = {region: _path(region) for region in MapRegion}
        self._buttons = {region: self._button(region) for region in MapRegion}
        self.setMouseTracking(True)
        self._make_current(next(iter(MapRegion)))
        for one, other in pairwise(self._buttons.values()):
            QWidget.setTabOrder(one, other)

    def show_map(self, svg: str, faces: Mapping[MapRegion, Face], first: MapRegion) -> None:
        """Show a map without legend, with a face for each region; Tab leads to `first`."""
        self._faces = faces
        for region, button in self._buttons.items():
            face = faces[region]
            button.setAccessibleName(f"{face.name}. {face.detail}")
        if self._focused() is None:
            self._make_current(first)
        self.redraw(svg)
        self._point()

    def redraw(self, svg: str) -> None:
        """Show the same map in other colors."""
        self._svg = svg
        self._picture = QPixmap()
        self.update()

    def place_of(self, region: MapRegion) -> QPointF:
        """A pixel inside a region."""
        return self._to_pixels.map(_middle(region_outlines(region)[0]))

    @override
    def sizeHint(self) -> QSize:
        height = 380 * self._appearance.zoom
        return QSize(round(height * MAP_SIZE[0] / MAP_SIZE[1]), round(height))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        width, height = MAP_SIZE
        room = max(1, self.width() - 2 * _MARGIN), max(1, self.height() - 2 * _MARGIN)
        scale = min(room[0] / width, room[1] / height)
        self._to_pixels = QTransform.fromTranslate(
            (self.width() - scale * width) / 2, (self.height() - scale * height) / 2
        ).scale(scale, scale)
        self._picture = QPixmap()
        for region, button in self._buttons.items():
            # Of the two sides the one at the right, so that the boxes overlap little.
            box = QPolygonF([QPointF(x, y) for x, y in region_outlines(region)[0]]).boundingRect()
            for outline in region_outlines(region)[::2]:
                box |= QPolygonF([QPointF(x, y) for x, y in outline]).boundingRect()
            button.setGeometry(self._to_pixels.mapRect(box).toAlignedRect())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if self._picture.devicePixelRatio() != self.devicePixelRatioF() or self._picture.isNull():
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        if self._hovered is not None:
            self._ring(painter, self._hovered, theme.text, _HOVERED)
        if (focused := self._focused()) is not None:
            self._ring(painter, focused, theme.accent, _FOCUSED)
        painter.end()

    @override
    def event(self, event: QEvent, /) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            region = self._region_at(QPointF(event.pos()))
            if region is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._faces[region].tip, self)
            return True
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        self._hover(self._region_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent, /) -> None:
        super().leaveEvent(event)
        self._hover(None)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self._pressed = self._region_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            self._pressed = None
            event.ignore()
            return
        self._buttons[self._pressed].setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._region_at(event.position()) is pressed:
            self._buttons[pressed].click()

    def _button(self, region: MapRegion) -> RegionButton:
        button = RegionButton(region, self)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.stepped.connect(self._on_stepped)
        button.focus_changed.connect(self._on_focus_changed)
        button.clicked.connect(self._on_clicked)
        return button

    def _make_current(self, region: MapRegion) -> None:
        """Let Tab lead to this region and to no other."""
        for other, button in self._buttons.items():
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if other is region else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(self._buttons[region])

    def _focused(self) -> MapRegion | None:
        found = (region for region, button in self._buttons.items() if button.hasFocus())
        return next(found, None)

    def _hover(self, region: MapRegion | None) -> None:
        if region is self._hovered:
            return
        self._hovered = region
        if region is not None and self._faces[region].entries:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self._point()

    def _point(self) -> None:
        self.pointed.emit(self._hovered if self._hovered is not None else self._focused())
        self.update()

    def _region_at(self, place: QPointF) -> MapRegion | None:
        """The region at a pixel, or very near it."""
        if not self._faces:
            return None
        back, _possible = self._to_pixels.inverted()
        spot, box = back.map(place), QRectF(0, 0, 2 * _NEAR, 2 * _NEAR)
        box.moveCenter(place)
        near = back.mapRect(box)
        for region, path in self._paths.items():
            if path.contains(spot):
                return region
        return next((region for region, path in self._paths.items() if path.intersects(near)), None)

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        if self._svg:
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            place = self._to_pixels.mapRect(QRectF(0, 0, *MAP_SIZE))
            QSvgRenderer(QByteArray(self._svg.encode())).render(painter, place)
            painter.end()
        return picture

    def _ring(self, painter: QPainter, region: MapRegion, color: str, width: float) -> None:
        """A line around a region, set off from any ground by the color of the page."""
        theme = self._appearance.theme
        width = min(max(width * self._to_pixels.m11(), _THINNEST), _THICKEST)
        path = self._to_pixels.map(self._paths[region])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, extent in ((theme.page, 2 * width), (color, width)):
            pen = QPen(QColor(ink), extent)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(path)

    @Slot(int)
    def _on_stepped(self, steps: int) -> None:
        regions = list(MapRegion)
        focused = self._focused()
        if focused is not None:
            at = min(max(regions.index(focused) + steps, 0), len(regions) - 1)
            self._buttons[regions[at]].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_focus_changed(self) -> None:
        focused = self._focused()
        if focused is not None:
            self._make_current(focused)
        self._point()

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RegionButton):
            self.chosen.emit(button.region)


def _path(region: MapRegion) -> QPainterPath:
    path = QPainterPath()
    for outline in region_outlines(region):
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
        path.closeSubpath()
    return path


def _middle(outline: Sequence[tuple[float, float]]) -> QPointF:
    """The middle of the widest part of a polygon on the level of its middle."""
    ys = [y for _x, y in outline]
    level = (min(ys) + max(ys)) / 2
    crossings = sorted(
        ax + (bx - ax) * (level - ay) / (by - ay)
        for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True)
        if (ay <= level) != (by <= level)
    )
    left, right = max(zip(crossings[::2], crossings[1::2], strict=True), key=lambda p: p[1] - p[0])
    return QPointF((left + right) / 2, level)

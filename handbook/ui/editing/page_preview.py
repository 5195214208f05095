"""Pages of paper one below the other, as sharp as the screen can show them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QFrame, QWidget
from typing_extensions import override

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.editing.page_layout import PageLayout
from handbook.ui.editing.page_setter import SetPages, pixels
from handbook.ui.pdf_images import POINTS_PER_INCH

if TYPE_CHECKING:
    from handbook.handout.card_places import CardPlace

ZOOM_STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
"""1.0 is the size on paper, as far as the screen knows its own."""

_WIDEST_FIT = 1.5
_MARGIN = 20
_NARROW_MARGIN = 8
_NARROW_WIDTH = 360
_GAP = 16
_LINE_STEP = 48
_A4 = (595.28, 841.89)
"""What is assumed, in points, until the first pages have come."""

_DRAWN_AHEAD = 1
_KEPT = 3
"""How many pages beyond those in view are drawn ahead, and kept."""

_MARK_WIDTH = 4
_MARK_GAP = 3
"""Of the bar beside a marked card, in pixels, and from it to the sheet."""

_ABOVE = 24
"""Pixels that are shown above a card when the view goes to it."""

_NEAR_TOP = 90
"""Points from the top of a page within which a card is shown with all that is above it."""


@dataclass(frozen=True)
class Position:
    """The zoom (None fits the width) and how far one has scrolled."""

    zoom: float | None
    scroll: int


@dataclass(frozen=True)
class _Held:
    """An image of a page, and what it is an image of."""

    image: QImage
    version: int
    scale: float


class PagePreview(QAbstractScrollArea):
    """Shows set pages; until fresh images come it shows the old ones, stretched if need be."""

    images_wanted = Signal()
    """Pages in view are not drawn yet, or not freshly: `lacking` says which."""

    view_changed = Signal()
    """Another page is in view, or there are more or fewer, or the zoom is another one."""

    row_clicked = Signal(int)
    """The card of an item was clicked."""

    row_opened = Signal(int)
    """The card of an item was clicked twice."""

    scrolled_by_hand = Signal()
    """Whoever looks at the pages has gone to another place, with the mouse or by key."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._version = 0
        self._points = _A4
        self._zoom: float | None = None
        self._scale = 1.0
        self._layout = PageLayout(0, 0, 0, 0, 0)
        self._held: dict[int, _Held] = {}
        self._places: tuple[CardPlace, ...] = ()
        self._marked: frozenset[int] = frozenset()
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(_("Preview"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that comes and goes would change the width that pages are fitted to.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(_LINE_STEP)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().actionTriggered.connect(self._on_scroll_action)

    # What is shown

    def show_pages(self, pages: SetPages) -> None:
        """Show newly drawn pages, without moving what is in view."""
        self._version = pages.version
        self._points = (pages.width, pages.height)
        self._places = pages.places
        for page, image in pages.images.items():
            self._held[page] = _Held(image, pages.version, pages.request.scale)
        self._lay_out(pages.count)
        kept = self._in_view(_KEPT)
        self._held = {page: held for page, held in self._held.items() if page in kept}

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._layout.count

    @property
    def page_in_view(self) -> int:
        """The number of the page one is looking at, from 0."""
        return self._layout.page_at(self._scrolled() + self._view_height() / 2)

    @property
    def scale(self) -> float:
        """The scale to draw pages at, in device pixels per point."""
        return self._scale

    def in_view(self) -> tuple[int, ...]:
        """The pages of which something can be seen, as far as that is known yet."""
        return tuple(self._in_view()) or (0, 1)

    def lacking(self) -> tuple[int, ...]:
        """The pages to draw next: those in view that are not fresh, else those beside them."""
        for beyond in (0, _DRAWN_AHEAD):
            found = tuple(page for page in self._in_view(beyond) if not self._is_fresh(page))
            if found:
                return found
        return ()

    # Cards

    def mark(self, rows: Collection[int]) -> None:
        """Mark the cards of some items, and no others."""
        self._marked = frozenset(rows)
        self.viewport().update()

    def show_row(self, row: int) -> None:
        """Bring the card of an item into view, unless it is, or enough of a large one."""
        place = next((place for place in self._places if place.row == row), None)
        if place is None:
            return
        page_top = self._layout.top(place.page)
        top, bottom = (page_top + down * self._scale for down in (place.top, place.bottom))
        seen, room = self._scrolled(), self._view_height()
        if top >= seen and (
            bottom <= seen + room or (bottom - top > room and top < seen + room / 2)
        ):
            return
        ratio = self.devicePixelRatioF()
        with_page_top = place.top < _NEAR_TOP or self._layout.height <= room
        aim = page_top - self._layout.gap if with_page_top else top - _ABOVE * ratio
        self.verticalScrollBar().setValue(round(aim / ratio))
        self.horizontalScrollBar().setValue(round(place.left * self._scale / ratio))

    def row_at(self, point: QPointF) -> int | None:
        """The item whose card is at a point of the viewport."""
        if not self.count:
            return None
        ratio = self.devicePixelRatioF()
        y = point.y() * ratio + self._scrolled()
        page = self._layout.page_at(y)
        across = (point.x() * ratio - self._left()) / self._scale
        down = (y - self._layout.top(page)) / self._scale
        holding = (place.row for place in self._places if place.holds(page, across, down))
        return next(holding, None)

    # Zoom and place

    @property
    def zoom(self) -> float:
        """How large the pages are compared to paper."""
        return self._scale / self._paper_scale()

    @property
    def fits_width(self) -> bool:
        """Whether the pages are as wide as there is room."""
        return self._zoom is None

    @property
    def position(self) -> Position:
        """The zoom and the place, for `return_to`."""
        return Position(self._zoom, self.verticalScrollBar().value())

    def return_to(self, position: Position) -> None:
        """Go back to a zoom and place."""
        self._set_zoom(position.zoom)
        self.verticalScrollBar().setValue(position.scroll)

    @Slot()
    def fit_width(self) -> None:
        """Make the pages as wide as there is room."""
        self._set_zoom(None)

    @Slot()
    def zoom_in(self) -> None:
        """Zoom to the next larger step."""
        self._set_zoom(next((step for step in ZOOM_STEPS if step > self.zoom * 1.01), self.zoom))

    @Slot()
    def zoom_out(self) -> None:
        """Zoom to the next smaller step."""
        steps = ZOOM_STEPS[::-1]
        self._set_zoom(next((step for step in steps if step < self.zoom * 0.99), self.zoom))

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._lay_out(self.count)

    def _paper_scale(self) -> float:
        """The scale of paper, in device pixels per point."""
        return self.logicalDpiX() / POINTS_PER_INCH * self.devicePixelRatioF()

    # Layout

    def _lay_out(self, count: int) -> None:
        """Place so many pages, and keep in view what is in view."""
        ratio = self.devicePixelRatioF()
        view = self.viewport().size()
        margin = _MARGIN if view.width() > _NARROW_WIDTH else _NARROW_MARGIN
        if self._zoom is None:
            fitting = (view.width() - 2 * margin) * ratio / self._points[0]
            self._scale = max(0.05, min(fitting, self._paper_scale() * _WIDEST_FIT))
        else:
            self._scale = self._paper_scale() * self._zoom
        before = self._layout
        self._layout = PageLayout(
            count,
            pixels(self._points[0], self._scale),
            pixels(self._points[1], self._scale),
            round(margin * ratio),
            round(_GAP * ratio),
        )
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        place = down.value() * (self._layout.height / before.height if before.height else 1)
        down.setPageStep(view.height())
        down.setRange(0, max(0, round(self._layout.whole_height / ratio) - view.height()))
        down.setValue(round(place))
        across.setPageStep(view.width())
        # Rounding alone must not bring up a scroll bar.
        excess = 0 if self.fits_width else round(self._layout.whole_width / ratio) - view.width()
        across.setRange(0, max(0, excess))
        self._view_moved()
        self.viewport().update()

    def _scrolled(self) -> float:
        return self.verticalScrollBar().value() * self.devicePixelRatioF()

    def _left(self) -> int:
        """Where the pages begin, in device pixels from the left of the viewport."""
        ratio = self.devicePixelRatioF()
        spare = round(self.viewport().width() * ratio) - self._layout.width
        left = max(self._layout.margin, spare // 2)
        return left - round(self.horizontalScrollBar().value() * ratio)

    def _view_height(self) -> float:
        return self.viewport().height() * self.devicePixelRatioF()

    def _in_view(self, beyond: int = 0) -> range:
        top = self._scrolled()
        return self._layout.between(top, top + self._view_height(), beyond)

    def _is_fresh(self, page: int) -> bool:
        held = self._held.get(page)
        return held is not None and (held.version, held.scale) == (self._version, self._scale)

    @Slot()
    def _on_scrolled(self) -> None:
        self._view_moved()

    @Slot()
    def _on_scroll_action(self) -> None:
        self.scrolled_by_hand.emit()

    def _view_moved(self) -> None:
        if self.count:
            self.setAccessibleName(
                _("Preview, page {page} of {pages}").format(
                    page=self.page_in_view + 1, pages=self.count
                )
            )
        self.view_changed.emit()
        if self.lacking():
            self.images_wanted.emit()

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme = self._appearance.theme
        painter.fillRect(self.viewport().rect(), QColor(theme.window))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_view():
            self._paint_page(painter, page)
        for place in self._places:
            if place.row in self._marked:
                self._paint_mark(painter, place)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        ratio = self.devicePixelRatioF()
        layout, left = self._layout, self._left()
        top = layout.top(page) - round(self._scrolled())
        sheet = QRectF(left / ratio, top / ratio, layout.width / ratio, layout.height / ratio)
        painter.setPen(QColor(self._appearance.theme.line))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        held = self._held.get(page)
        if held is None:
            return
        if held.scale == self._scale:
            held.image.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(left / ratio, top / ratio), held.image)
        else:
            painter.drawImage(sheet, held.image)

    def _paint_mark(self, painter: QPainter, place: "CardPlace") -> None:
        """A bar beside the sheet, on the side of the card."""
        ratio = self.devicePixelRatioF()
        page_top = self._layout.top(place.page) - self._scrolled()
        top, bottom = (page_top + down * self._scale for down in (place.top, place.bottom))
        left = self._left() / ratio - _MARK_GAP - _MARK_WIDTH
        if place.left:
            left = (self._left() + self._layout.width) / ratio + _MARK_GAP
        bar = QRectF(left, top / ratio, _MARK_WIDTH, (bottom - top) / ratio)
        painter.fillRect(bar, QColor(self._appearance.theme.accent))

    # Events

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.row_clicked.emit(row)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.row_opened.emit(row)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shapes = Qt.CursorShape
        over = self.row_at(event.position()) is not None
        self.viewport().setCursor(shapes.PointingHandCursor if over else shapes.ArrowCursor)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self.count)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out(self.count)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._lay_out(self.count)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit_width()
            case Qt.Key.Key_Home:
                bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
            case Qt.Key.Key_End:
                bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
            case _:
                super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        else:
            self.zoom_out()

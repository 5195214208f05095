"""Movement figures as pictures on screen: rendered when they are first seen, kept while there is
room."""

from collections import OrderedDict
from time import perf_counter

from msgspec import Struct
from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from handbook.content.handbook import Handbook
from handbook.content.model import MuscleUse, Variation
from handbook.content.pose import Figure
from handbook.figures import Form, Style, figure_svg
from handbook.ui.appearance import Appearance

_KEPT_BYTES = 64 * 2**20
"""Room for the pictures kept; several times what the largest screen shows at once."""

_WAITING = 48
"""Pictures waited for; those asked for before have been scrolled past."""

_TURN_SECONDS = 0.003
"""How long pictures are rendered in one turn, so that scrolling stays smooth meanwhile."""


class Frame(Struct, frozen=True):
    """Where a figure is drawn: how wide and high, in pixels of the widget, and on which scale.

    All figures have `scale` pixels a centimeter, so that bodies are of one size, but for those too
    large for their frame. They stand on its lower edge, in the middle.
    """

    width: int
    height: int
    scale: float
    form: Form = Form.GHOST


class _Request(Struct, frozen=True):
    """All that a picture depends on."""

    figure: Figure
    muscles: tuple[MuscleUse, ...]
    digest: str
    frame: Frame
    style: Style
    ratio: float


class FigureImages(QObject):
    """Gives the pictures of figures at once where it has them, else a moment later."""

    rendered = Signal()
    """Pictures that were asked for are there now."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._kept: OrderedDict[_Request, QPixmap] = OrderedDict()
        self._kept_bytes = 0
        self._waiting: OrderedDict[_Request, tuple[Variation, Handbook]] = OrderedDict()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)

    def picture(
        self, variation: Variation, handbook: Handbook, frame: Frame, ratio: float
    ) -> QPixmap | None:
        """The picture of a variation in the present theme, for so many device pixels a pixel.

        None for a variation without a figure, and while the picture is yet to be rendered;
        `rendered` tells when to ask again.
        """
        if variation.figure is None or frame.width < 1 or frame.height < 1:
            return None
        request = _Request(
            variation.figure,
            variation.muscles,
            handbook.digest,
            frame,
            Style.DARK if self._appearance.theme.dark else Style.LIGHT,
            ratio,
        )
        if picture := self._kept.get(request):
            self._kept.move_to_end(request)
            return picture
        self._waiting[request] = variation, handbook
        self._waiting.move_to_end(request)
        if len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        if not self._turn.isActive():
            self._turn.start()
        return None

    @Slot()
    def _on_turn(self) -> None:
        started = perf_counter()
        while self._waiting and perf_counter() - started < _TURN_SECONDS:
            request, (variation, handbook) = self._waiting.popitem()
            svg = figure_svg(variation, handbook, request.style, request.frame.form)
            if svg is not None:
                self._keep(request, figure_picture(svg, request.frame, request.ratio))
        if self._waiting:
            self._turn.start()
        self.rendered.emit()

    def _keep(self, request: _Request, picture: QPixmap) -> None:
        self._kept[request] = picture
        self._kept_bytes += _bytes(picture)
        while self._kept_bytes > _KEPT_BYTES and len(self._kept) > 1:
            _request, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= _bytes(oldest)


def figure_picture(svg: str, frame: Frame, ratio: float) -> QPixmap:
    """Render a figure; `ratio` is how many device pixels a pixel has."""
    picture = QPixmap(QSize(frame.width, frame.height) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    drawing = QSvgRenderer(QByteArray(svg.encode()))
    box = drawing.viewBoxF()
    scale = min(frame.scale, frame.width / box.width(), frame.height / box.height())
    width, height = box.width() * scale, box.height() * scale
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF((frame.width - width) / 2, frame.height - height, width, height))
    painter.end()
    return picture


def _bytes(picture: QPixmap) -> int:
    return picture.width() * picture.height() * picture.depth() // 8

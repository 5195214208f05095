"""Variations of a handbook to be drawn: figures on one scale, and a muscle map of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from handbook.content.handbook import Handbook
from handbook.content.model import Variation
from handbook.figures import Form, Style, figure_svg, working_regions
from handbook.figures.muscle_map import MAP_SIZE, muscle_map_svg
from handbook.ui.figure_images import FigureImages, Frame

_PAIR_FROM = 250
"""Start and finish stand beside each other in columns from so many pixels on, at 100% zoom."""

_BIGGEST = 1.7
"""Pixels a centimeter of a body takes at most, at 100% zoom."""

_STANDING = 1.5
"""So many times as high as most figures, one stands up."""


@dataclass(frozen=True)
class Pictured:
    """Some variations of a handbook, to be drawn."""

    handbook: Handbook
    variations: Sequence[Variation]

    def frame(
        self, width: int, most_height: int, zoom: float, *, pair: bool = False, lying: bool = False
    ) -> Frame | None:
        """A frame that holds the figure of each, so that a body is as large in all of them.

        A `pair` sets start and finish beside each other where the width allows it. `lying` lets
        the few that stand up and do not fit be smaller, so that the others can be larger.
        """
        form = Form.PAIR if pair and width >= _PAIR_FROM * zoom else Form.GHOST
        sizes = self._pairs if form is Form.PAIR else self._ghosts
        if not sizes or width < 1:
            return None
        scale = min(width / max(size.width() for size in sizes), _BIGGEST * zoom)
        heights = sorted(size.height() for size in sizes)
        highest = heights[-1]
        if lying:
            usual = heights[len(heights) // 2]
            highest = max(height for height in heights if height <= usual * _STANDING)
        else:
            scale = min(scale, most_height / highest)
        return Frame(width, min(round(highest * scale), most_height), scale, form)

    def draw_map(self, painter: QPainter, rect: QRect, at: int, *, dark: bool) -> None:
        """Draw the muscle map of a variation at the top left of a rectangle."""
        ratio = painter.device().devicePixelRatioF()
        size = QSizeF(*MAP_SIZE).scaled(QSizeF(rect.size()), Qt.AspectRatioMode.KeepAspectRatio)
        key = at, dark, size.width(), ratio
        if key not in self._maps:
            style = Style.DARK if dark else Style.LIGHT
            regions = working_regions(self.variations[at], self.handbook)
            svg = muscle_map_svg(regions, style, legend=False)
            picture = QPixmap((size * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            onto = QPainter(picture)
            QSvgRenderer(QByteArray(svg.encode())).render(onto, QRectF(QPointF(0, 0), size))
            onto.end()
            self._maps[key] = picture
        painter.drawPixmap(rect.topLeft(), self._maps[key])

    @cached_property
    def _maps(self) -> dict[tuple[int, bool, float, float], QPixmap]:
        """The maps drawn, which take some milliseconds each."""
        return {}

    def draw_figure(
        self, painter: QPainter, rect: QRect, at: int, frame: Frame, images: FigureImages
    ) -> bool:
        """Draw the figure of a variation at the foot of a rectangle; whether it has one."""
        variation = self.variations[at]
        ratio = painter.device().devicePixelRatioF()
        picture = images.picture(variation, self.handbook, frame, ratio)
        if picture is not None:
            painter.drawPixmap(rect.left(), rect.bottom() + 1 - frame.height, picture)
        return variation.figure is not None

    @cached_property
    def _ghosts(self) -> list[QSizeF]:
        return self._sizes(Form.GHOST)

    @cached_property
    def _pairs(self) -> list[QSizeF]:
        return self._sizes(Form.PAIR)

    def _sizes(self, form: Form) -> list[QSizeF]:
        """The sizes of the figures there are, in centimeters."""
        found = (figure_svg(each, self.handbook, form=form) for each in self.variations)
        return [QSvgRenderer(QByteArray(svg.encode())).viewBoxF().size() for svg in found if svg]

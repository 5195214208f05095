"""What stands beside the muscle map: the caption of the region pointed at, and the legend."""

from collections.abc import Iterable, Sequence
from html import escape
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from handbook.figures.map_inks import Marking
from handbook.figures.muscle_map import swatch_svg
from handbook.figures.style import Style
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.marked_text import draw_text, layout_text
from handbook.ui.muscle_map_canvas import Face

_BETWEEN = 2
"""Pixels between the two texts of a caption."""


class MapCaption(QWidget):
    """The muscles of the region pointed at, over what they do; one place, so that nothing moves."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._face: Face | None = None
        self._faces: tuple[Face, ...] = ()
        self._heights: dict[tuple[int, int, float], int] = {}
        self.lines = 3
        """Lines that each of the two texts may take."""

    def keep_room_for(self, faces: Iterable[Face]) -> None:
        """Be high enough for all of these, so that nothing moves when one is shown."""
        self._faces = tuple(set(faces))
        self._heights.clear()

    def show_face(self, face: Face | None) -> None:
        """Tell of a region, or how to point at one."""
        self._face = face
        self.setToolTip(face.tip if face else "")
        self.update()

    def height_needed(self, width: int, lines: int) -> int:
        """Pixels for every text at a width, each in at most so many lines."""
        key = width, lines, self._appearance.zoom
        if key not in self._heights:
            bold, small = self._fonts()
            high = layout_text(_hint(), small, width, lines)[1]
            for face in self._faces:
                name = layout_text(face.name, bold, width, lines)[1]
                detail = layout_text(face.detail, small, width, lines)[1]
                high = max(high, name + _BETWEEN + detail)
            self._heights[key] = ceil(high)
        return self._heights[key]

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._heights = {key: high for key, high in self._heights.items() if key[0] == self.width()}

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        theme, lines = self._appearance.theme, self.lines
        bold, small = self._fonts()
        painter = QPainter(self)
        room = QRectF(self.rect())
        if self._face is None:
            draw_text(painter, room, _hint(), small, theme.muted, max_lines=lines)
        else:
            name, detail = self._face.name, self._face.detail
            high = draw_text(painter, room, name, bold, theme.text, max_lines=lines)
            room.setTop(high + _BETWEEN)
            draw_text(painter, room, detail, small, theme.muted, max_lines=lines)
        painter.end()

    def _fonts(self) -> tuple[QFont, QFont]:
        sizes = self._appearance.sizes
        return self._appearance.font(sizes.base, bold=True), self._appearance.font(sizes.small)


def _hint() -> str:
    return _("Point at a muscle, or walk over the body with Tab and the arrow keys.")


class MapLegend(QWidget):
    """What each pattern means."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._flow = FlowLayout()
        self._entries: list[LegendEntry] = []
        self.setLayout(self._flow)

    def show_marks(self, marks: Sequence[tuple[Marking, str]], style: Style) -> None:
        """Show other patterns with their words."""
        for entry in self._entries:
            self._flow.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._flow.setSpacing(round(6 * self._appearance.zoom))
        self._entries = [
            LegendEntry(swatch_svg(marking, style), words, self._appearance, self)
            for marking, words in marks
        ]
        for entry in self._entries:
            self._flow.addWidget(entry)
            entry.show()

    def height_needed(self, width: int) -> int:
        """Pixels for all entries at a width."""
        return self._flow.heightForWidth(width)


class LegendEntry(QWidget):
    """A swatch and its word."""

    _SWATCH = QSize(26, 14)

    def __init__(self, svg: str, words: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._appearance = appearance
        self._swatch = QSvgRenderer(QByteArray(svg.encode()), self)
        self.setAccessibleName(words)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        cut = self.width() < self.sizeHint().width()
        self.setToolTip(f"<p>{escape(self._words)}</p>" if cut else "")

    @override
    def sizeHint(self) -> QSize:
        metrics, swatch = QFontMetricsF(self._font()), self._SWATCH * self._appearance.zoom
        words = metrics.horizontalAdvance(self._words) + 2
        gap = 2 * self._gap()
        return QSize(
            swatch.width() + gap + round(words), round(max(metrics.height(), swatch.height())) + 2
        )

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        swatch = self._SWATCH * self._appearance.zoom
        font = self._font()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - swatch.height()) / 2
        self._swatch.render(painter, QRectF(0, top, swatch.width(), swatch.height()))
        left = swatch.width() + self._gap()
        high = QFontMetricsF(font).height()
        room = QRectF(left, (self.height() - high) / 2, self.width() - left, high)
        words = _elided(self._words, font, room.width())
        draw_text(painter, room, words, font, self._appearance.theme.text)
        painter.end()

    def _font(self) -> QFont:
        return self._appearance.font(self._appearance.sizes.small)

    def _gap(self) -> int:
        return round(7 * self._appearance.zoom)


def _elided(text: str, font: QFont, width: float) -> str:
    """As much of a text as one line holds."""
    line = " ".join(text.split())
    return QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, width)

"""What stands beside the muscle map: the caption of the region pointed at, and the legend."""

from collections.abc import Sequence
from html import escape

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
from handbook.ui.asking.flow_layout import FlowLayout
from handbook.ui.marked_text import draw_text
from handbook.ui.muscle_map_canvas import Face


class MapCaption(QWidget):
    """The muscles of the region pointed at, over what they do; one place, so that nothing moves."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._face: Face | None = None
        self.lines = 2
        """Lines that each of the two texts may take."""

    def show_face(self, face: Face | None) -> None:
        """Tell of a region, or how to point at one."""
        self._face = face
        self.setToolTip(face.tip if face else "")
        self.update()

    def height_needed(self) -> int:
        """Pixels for both texts."""
        bold, small = self._fonts()
        lines = QFontMetricsF(bold).height() + QFontMetricsF(small).height()
        return round(self.lines * lines) + 2

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        theme = self._appearance.theme
        bold, small = self._fonts()
        painter = QPainter(self)
        room = QRectF(self.rect())
        if self._face is None:
            hint = _("Point at a muscle, or walk over the body with Tab and the arrow keys.")
            self._draw(painter, room, hint, small, theme.muted)
        else:
            room.setTop(self._draw(painter, room, self._face.name, bold, theme.text) + 2)
            self._draw(painter, room, self._face.detail, small, theme.muted)
        painter.end()

    def _draw(self, painter: QPainter, room: QRectF, text: str, font: QFont, color: str) -> float:
        if self.lines == 1:
            text = _elided(text, font, room.width())
        return draw_text(painter, room, text, font, color, max_lines=self.lines)

    def _fonts(self) -> tuple[QFont, QFont]:
        sizes = self._appearance.sizes
        return self._appearance.font(sizes.base, bold=True), self._appearance.font(sizes.small)


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

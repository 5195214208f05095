"""Icons: this project's SVG files, drawn in the color of the theme at any size."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from handbook.paths import resources_folder
from handbook.ui.appearance import Appearance


class _ThemedEngine(QIconEngine):
    """Draws one SVG with `currentColor` replaced by a color of the theme of the moment."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self._name = name
        self._source = _svg(name)
        self._appearance = appearance

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # From the kept pixmap: lists paint many icons a frame.
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), self.scaledPixmap(rect.size(), mode, state, scale))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        if size.isEmpty():  # a button that a layout has squeezed to nothing for a moment
            return QPixmap()
        key = f"{self._name} {self._color(mode)} {size.width()}x{size.height()}@{scale}"
        pixmap = QPixmap()
        if QPixmapCache.find(key, pixmap):
            return pixmap
        pixmap = QPixmap(size * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        svg = self._source.replace("currentColor", self._color(mode))
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(QPoint(0, 0), size))
        painter.end()
        QPixmapCache.insert(key, pixmap)
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._appearance)

    def _color(self, mode: QIcon.Mode) -> str:
        theme = self._appearance.theme
        return theme.muted if mode is QIcon.Mode.Disabled else theme.text


def icon(name: str, appearance: Appearance) -> QIcon:
    """The icon of this name in resources/icons; it follows the theme by itself."""
    engine = _ThemedEngine(name, appearance)
    # A copy, because PySide lets the first one take the engine along when both are garbage, and
    # Qt deletes it a second time.
    return QIcon(QIcon(engine))


@cache
def _svg(name: str) -> str:
    return (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def icon_button(name: str, words: str, appearance: Appearance, parent: QWidget) -> QToolButton:
    """A button that shows only an icon, and says what it does to a pointer and a screen reader."""
    button = QToolButton(parent)
    button.setIcon(icon(name, appearance))
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button

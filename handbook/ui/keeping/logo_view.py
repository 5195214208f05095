"""A logo as it lies on paper, in the dialog where it is chosen."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from handbook.handout.practice import Practice
from handbook.language import _
from handbook.ui.appearance import Appearance

_HEIGHT = 72
"""In pixels at 100% zoom."""

_PALE = 200
"""The gray, up to 255 for white, that a logo must go below to be seen on paper."""


class LogoView(QWidget):
    """The logo as it lies on paper, which is white in every theme."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._image = QImage()
        self._vector: QSvgRenderer | None = None
        self.setFixedHeight(round(_HEIGHT * appearance.zoom))

    def show_logo(self, practice: Practice) -> None:
        """Show the logo of a practice, or that there is none."""
        self._image = QImage()
        self._vector = None
        if practice.logo_type == "svg":
            self._vector = QSvgRenderer(QByteArray(practice.logo), self)
            self._vector.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        elif practice.logo:
            self._image = QImage.fromData(practice.logo)
        self.setAccessibleName(_("The logo") if practice.logo else _("No logo"))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._appearance.theme
        painter.setPen(QColor(theme.line))
        if self._vector is None and self._image.isNull():
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("No logo"))
            return
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self._draw(painter)

    def is_pale(self) -> bool:
        """Whether nothing of the logo is dark enough to be seen on white paper."""
        # Rows of whole words have no padding, which would count as black.
        size = QSize(self.width() // 4 * 4, self.height())
        paper = QImage(size, QImage.Format.Format_Grayscale8)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        self._draw(painter)
        painter.end()
        return min(bytes(paper.constBits())) > _PALE

    def _draw(self, painter: QPainter) -> None:
        room = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        if self._vector is not None:
            self._vector.render(painter, room)
            return
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)

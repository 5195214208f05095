"""A box to check, drawn in the colors of the theme: the style's own is lost on a dark ground."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from handbook.ui.appearance import Appearance
from handbook.ui.icons import icon

_BOX = 16
_GAP = 7


class CheckBox(QCheckBox):
    """Its words end in an ellipsis where there is no room, and are told by a tip."""

    def __init__(self, text: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._appearance = appearance
        self._check = icon("check", appearance)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def _side(self) -> int:
        return round(_BOX * self._appearance.zoom)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = self._side + _GAP + metrics.horizontalAdvance(self.text()) + 4
        return QSize(width, max(self._side, metrics.height()) + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._side * 3, self.sizeHint().height())

    @override
    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, side = self._appearance.theme, self._side
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(1, (self.height() - side) // 2, side, side)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.muted), 1.2))
        painter.setBrush(QColor(theme.accent_soft if self.isChecked() else theme.raised))
        painter.drawRoundedRect(QRectF(box), 3, 3)
        if self.isChecked():
            self._check.paint(painter, box.adjusted(1, 1, -1, -1))
        words = self.rect().adjusted(side + _GAP, 0, 0, 0)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(theme.text))
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width() - 2
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

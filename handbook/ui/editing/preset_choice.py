"""Filling a dose from a guideline: each with its source and year."""

from PySide6.QtCore import (
    QObject,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from handbook.handout.presets import Preset, presets
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.choice import Choice
from handbook.ui.marked_text import layout_text
from handbook.ui.model_index import Index

_SIDE = 10
_GAP = 5
_WIDTH = 300
_LINES = 4
_SCROLL_BAR = 16


class PresetChoice(Choice):
    """Offers the presets, and after each choice stands ready for another."""

    picked = Signal(object)
    """The Preset that the trainer chose."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        values = [(preset.name, preset) for preset in presets()]
        super().__init__(_("Fill from a guideline"), values, appearance, parent)
        self.setPlaceholderText(_("Fill from a guideline…"))
        for at, preset in enumerate(presets()):
            said = "\n".join(filter(None, (preset.name, preset.basis, preset.note)))
            self.setItemData(at, said, Qt.ItemDataRole.ToolTipRole)
            self.setItemData(at, preset, Qt.ItemDataRole.UserRole)
            text = _("{name}. {basis}").format(name=preset.name, basis=preset.basis)
            self.setItemData(at, text, Qt.ItemDataRole.AccessibleTextRole)
        # Only now: with a screen reader about, each change of an item asks for its size.
        self.setItemDelegate(_PresetDelegate(appearance, self))
        self.view().setMinimumWidth(_WIDTH)
        self.setCurrentIndex(-1)
        self.chosen.connect(self._on_chosen)

    @Slot(object)
    def _on_chosen(self, preset: Preset) -> None:
        self.setCurrentIndex(-1)
        self.setToolTip("")
        self.picked.emit(preset)


class _PresetDelegate(QStyledItemDelegate):
    """The name over the source with its year."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        preset = index.data(Qt.ItemDataRole.UserRole)
        sizes = self._appearance.sizes
        name = QFontMetricsF(self._appearance.font(sizes.base)).height()
        small = self._appearance.font(sizes.small)
        width = _WIDTH - 2 * _SIDE - _SCROLL_BAR  # it may be wider, and is never narrower
        _layout, below = layout_text(preset.basis, small, width, _LINES)
        return QSize(_WIDTH, round(name + below + 2 * _GAP))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, sizes = self._appearance.theme, self._appearance.sizes
        preset = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
        rect = QRectF(option.rect).adjusted(_SIDE, _GAP, -_SIDE, -_GAP)
        for text, size, color, lines in (
            (preset.name, sizes.base, theme.text, 1),
            (preset.basis, sizes.small, theme.muted, _LINES),
        ):
            layout, height = layout_text(text, self._appearance.font(size), rect.width(), lines)
            painter.setPen(QColor(color))
            layout.draw(painter, rect.topLeft())
            rect.adjust(0, height, 0, 0)
        painter.restore()

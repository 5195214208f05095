"""The list of variations: its rows painted, opened and put on the handout."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.browsing.variation_model import Card, VariationModel
from handbook.ui.icons import icon
from handbook.ui.marked_text import ELLIPSIS, draw_text, layout_text, mark_format

Index = QModelIndex | QPersistentModelIndex

SIDE = 14
"""Pixels between the edge of a row and its text."""

_NARROW = 34
"""A row narrower than so many characters of its summary gets more lines."""


class _Lines(NamedTuple):
    """At most so many lines for each part of a row."""

    name: int
    summary: int
    facts: int


@dataclass(frozen=True)
class _Places:
    """Where things stand in a row; a picture would take its room from the left of `text`."""

    text: QRectF
    toggle: QRect


class VariationList(QListView):
    """Enter or a click opens a row; Space or its button puts it on the handout or takes it off."""

    opened = Signal(QModelIndex)
    toggled = Signal(QModelIndex)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._pressed: tuple[QModelIndex, bool] | None = None
        self._margins = (0, 0)
        self._delegate = VariationDelegate(appearance, self)
        self._lines = self._delegate.lines()
        self.setAccessibleName(_("Variations"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        appearance.changed.connect(self._on_appearance_changed)
        self.verticalScrollBar().rangeChanged.connect(self._fit_margins)

    def set_margins(self, left: int, right: int) -> None:
        """Keep the rows away from the edges; the scroll bar stays at the right one."""
        self._margins = (left, right)
        self._fit_margins()

    def lay_out(self) -> None:
        """Lay the rows out now, so that the scroll bar can be set."""
        self.executeDelayedItemsLayout()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index)
        elif plain and index.isValid() and event.key() == Qt.Key.Key_Space:
            self.toggled.emit(index)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._delegate.lines() != self._lines:
            self._lines = self._delegate.lines()
            self.scheduleDelayedItemsLayout()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._target(event.position().toPoint()) if left else None

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or pressed != self._target(event.position().toPoint()):
            return
        index, on_toggle = pressed
        if index.isValid():
            (self.toggled if on_toggle else self.opened).emit(index)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(event.position().toPoint())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(QPoint(-1, -1))

    def _target(self, point: QPoint) -> tuple[QModelIndex, bool]:
        index = self.indexAt(point)
        return index, self._delegate.toggle_of(self.visualRect(index)).contains(point)

    def _point_at(self, point: QPoint) -> None:
        index, on_toggle = self._target(point)
        if self._delegate.point_at(index if on_toggle else QModelIndex()):
            self.viewport().update()

    @Slot()
    def _fit_margins(self) -> None:
        left, right = self._margins
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self.setViewportMargins(left, 0, max(0, right - taken), 0)

    @Slot()
    def _on_appearance_changed(self) -> None:
        self._lines = self._delegate.lines()
        self.doItemsLayout()


class VariationDelegate(QStyledItemDelegate):
    """A row: name, summary and facts, and at the right the button for the handout."""

    def __init__(self, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view
        self._pointed = QModelIndex()
        self._add = icon("add", appearance)
        self._check = icon("check", appearance)

    def toggle_of(self, row: QRect) -> QRect:
        """Where the button of a row is."""
        return self._places(row).toggle

    def point_at(self, index: QModelIndex) -> bool:
        """Tell whose button the mouse is over; True when that has changed."""
        changed = index != self._pointed
        self._pointed = index
        return changed

    def lines(self) -> _Lines:
        """How many lines a row has room for; the same for all rows."""
        metrics = QFontMetricsF(self._appearance.font(self._appearance.sizes.base))
        width = self._places(self._view.viewport().rect()).text.width()
        narrow = width < metrics.averageCharWidth() * _NARROW
        return _Lines(2, 4, 2) if narrow else _Lines(1, 2, 1)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        sizes, lines = self._appearance.sizes, self.lines()
        name = QFontMetricsF(self._appearance.font(sizes.heading3, bold=True)).height()
        summary = QFontMetricsF(self._appearance.font(sizes.base)).height()
        facts = QFontMetricsF(self._appearance.font(sizes.small)).height()
        text = name * lines.name + summary * lines.summary + facts * lines.facts
        return QSize(0, round(text + self._gap() * 2 + self._leading() * 2) + 1)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(VariationModel.CardRole)
        if not isinstance(card, Card):
            return
        places = self._places(option.rect)
        painter.save()
        self._paint_ground(painter, option, index)
        self._paint_text(painter, places.text, card)
        self._paint_toggle(painter, places.toggle, card, pointed=index == self._pointed)
        painter.restore()

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        card = index.data(VariationModel.CardRole)
        if not isinstance(card, Card):
            return super().helpEvent(event, view, option, index)
        places = self._places(option.rect)
        if places.toggle.contains(event.pos()):
            add, take_off = _("Add to the handout (Space)"), _("Take off the handout (Space)")
            text = take_off if card.on_handout else add
        else:
            text = self._elided(card, places.text.width())
        QToolTip.showText(event.globalPos(), text, view)
        return True

    def _elided(self, card: Card, width: float) -> str:
        """What a row that is too narrow leaves out."""
        sizes, lines = self._appearance.sizes, self.lines()
        texts = (
            (card.name, self._appearance.font(sizes.heading3, bold=True), lines.name),
            (card.summary, self._appearance.font(sizes.base), lines.summary),
            (_facts_line(card), self._appearance.font(sizes.small), lines.facts),
        )
        return "\n".join(
            text
            for text, font, most in texts
            if layout_text(text, font, width, most)[0].text().endswith(ELLIPSIS)
        )

    def _places(self, row: QRect) -> _Places:
        line = QFontMetricsF(self._appearance.font(self._appearance.sizes.base)).height()
        side = round(line * 1.7)
        gap = self._gap()
        toggle = QRect(row.right() - SIDE - side + 1, row.top() + gap, side, side)
        text = QRectF(row).adjusted(SIDE, gap, -(SIDE * 2 + side), -gap)
        return _Places(text, toggle)

    def _gap(self) -> int:
        """Above and below the text of a row."""
        return round(14 * self._appearance.zoom)

    def _leading(self) -> int:
        """Between the parts of the text."""
        return round(4 * self._appearance.zoom)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._appearance.theme, option.rect
        painter.fillRect(rect.adjusted(SIDE, rect.height() - 1, -SIDE, 0), QColor(theme.line))
        if index != self._view.currentIndex():
            return
        painter.fillRect(rect, QColor(theme.accent_soft))
        painter.fillRect(rect.x(), rect.y(), 4, rect.height(), QColor(theme.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_text(self, painter: QPainter, rect: QRectF, card: Card) -> None:
        theme, sizes, lines = self._appearance.theme, self._appearance.sizes, self.lines()
        mark = mark_format(theme.mark, theme.text)
        y = draw_text(
            painter,
            rect,
            card.name,
            self._appearance.font(sizes.heading3, bold=True),
            theme.text,
            max_lines=lines.name,
            spans=card.name_spans,
            mark=mark,
        )
        y += self._leading()
        y += draw_text(
            painter,
            rect.adjusted(0, y, 0, 0),
            card.summary,
            self._appearance.font(sizes.base),
            theme.text,
            max_lines=lines.summary,
            spans=card.summary_spans,
            mark=mark,
        )
        y += self._leading()
        font = self._appearance.font(sizes.small)
        draw_text(
            painter,
            rect.adjusted(0, y, 0, 0),
            _facts_line(card),
            font,
            theme.muted,
            max_lines=lines.facts,
        )

    def _paint_toggle(self, painter: QPainter, rect: QRect, card: Card, *, pointed: bool) -> None:
        theme = self._appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if pointed or card.on_handout else theme.line)))
        painter.setBrush(QColor(theme.accent_soft if pointed or card.on_handout else theme.raised))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inset = round(rect.width() * 0.2)
        image = self._check if card.on_handout else self._add
        image.paint(painter, rect.adjusted(inset, inset, -inset, -inset))


def _facts_line(card: Card) -> str:
    text = card.facts
    if card.why:
        text = _("{facts} · {why}").format(facts=text, why=card.why)
    if card.on_handout:
        text = _("On the handout · {facts}").format(facts=text)
    return text

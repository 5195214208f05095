"""What cards and rows of variations have in common: how they are painted and pressed."""

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from handbook.content.handbook import Handbook
from handbook.language import _
from handbook.search.results import Span
from handbook.ui.appearance import Appearance
from handbook.ui.browsing.variation_model import Card, VariationModel
from handbook.ui.figure_images import FigureImages, Frame
from handbook.ui.icons import icon
from handbook.ui.marked_text import ELLIPSIS, layout_text, mark_format
from handbook.ui.model_index import Index

SIDE = 14
"""Pixels between the edge of a variation and its text."""

_LAID_OUT = 1_000
"""Texts kept laid out: all that a screen shows, and more."""

_WIDE, _HIGH = 200.0, 121.0
"""Centimeters that a frame shows: all figures of a lying body on one scale."""


class Target(Enum):
    """What of a variation can be pressed besides the whole of it."""

    HANDOUT = auto()
    COMPARE = auto()


class Cells(NamedTuple):
    """How a view is filled: so many columns of cells of one size, with gaps between."""

    columns: int
    width: int
    height: int
    gap: int


class SetText(NamedTuple):
    """A text and how it is set."""

    text: str
    font: str
    lines: int
    spans: tuple[Span, ...] = ()


class VariationDelegate(QStyledItemDelegate):
    """Paints buttons, texts and figures, and tells in a tool tip what had no room."""

    def __init__(
        self, appearance: Appearance, images: FigureImages, view: QAbstractItemView
    ) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._images = images
        self._view = view
        self._handbook: Handbook | None = None
        self._pointed: tuple[QModelIndex, Target] | None = None
        self._icons = {name: icon(name, appearance) for name in ("add", "check", "compare")}
        self._laid_out: dict[tuple[SetText, int], tuple[QTextLayout, float]] = {}
        self._fonts: dict[str, QFont] = {}
        self._heights: dict[str, float] = {}
        self.restyle()

    def set_handbook(self, handbook: Handbook) -> None:
        """Draw figures with the muscles of this handbook."""
        self._handbook = handbook

    def restyle(self) -> None:
        """Follow theme and zoom."""
        sizes = self._appearance.sizes
        self._laid_out.clear()
        self._fonts = {
            "name": self._appearance.font(sizes.heading3, bold=True),
            "line": self._appearance.font(sizes.base),
            "small": self._appearance.font(sizes.small),
            "number": self._appearance.font(sizes.small, bold=True),
        }
        self._heights = {name: QFontMetricsF(font).height() for name, font in self._fonts.items()}

    def cells(self, width: int, height: int) -> Cells:
        """How a view of a width and a height is filled."""
        raise NotImplementedError

    def target_at(self, cell: QRect, point: QPoint) -> Target | None:
        """What can be pressed at a point of a cell."""
        buttons = self._buttons(cell)
        return next((target for target, rect in buttons.items() if rect.contains(point)), None)

    def point_at(self, pointed: tuple[QModelIndex, Target] | None) -> bool:
        """Tell which button the mouse is over; True when that has changed."""
        changed = pointed != self._pointed
        self._pointed = pointed
        return changed

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = self._view.viewport()
        cells = self.cells(room.width(), room.height())
        return QSize(cells.width, cells.height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(VariationModel.CardRole)
        if not isinstance(card, Card):
            return
        painter.save()
        self._paint_ground(painter, option, current=index == self._view.currentIndex())
        self._paint_card(painter, option.rect, card)
        pointed = self._pointed[1] if self._pointed and self._pointed[0] == index else None
        for target, rect in self._buttons(option.rect).items():
            self._paint_button(painter, rect, card, target, pointed=target is pointed)
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
        match self.target_at(option.rect, event.pos()):
            case Target.HANDOUT:
                add, off = _("Add to the handout (Space)"), _("Take off the handout (Space)")
                text = off if card.on_handout else add
            case Target.COMPARE:
                add, off = _("Choose for comparison (C)"), _("Do not compare (C)")
                text = off if card.compared else add
            case None:
                text = self._elided(card, option.rect)
        QToolTip.showText(event.globalPos(), text, view)
        return True

    # What cards and rows do each in their way

    def _paint_card(self, painter: QPainter, cell: QRect, card: Card) -> None:
        raise NotImplementedError

    def _buttons(self, cell: QRect) -> dict[Target, QRect]:
        raise NotImplementedError

    def _texts(self, card: Card, cell: QRect) -> list[tuple[SetText, int]]:
        """All texts with the widths they are set to."""
        raise NotImplementedError

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, current: bool
    ) -> None:
        raise NotImplementedError

    # Their common parts

    def _scaled(self, length: float) -> int:
        return round(length * self._appearance.zoom)

    def _side(self) -> int:
        """The side of a button."""
        return round(self._heights["line"] * 1.5)

    def _paint_text(
        self, painter: QPainter, x: float, y: float, width: int, text: SetText, color: str
    ) -> float:
        """Paint a text; gives the height it takes."""
        layout, height = self._layout(text, width)
        painter.setPen(QColor(color))
        layout.draw(painter, QPointF(x, y))
        return height

    def _layout(self, text: SetText, width: int) -> tuple[QTextLayout, float]:
        key = (text, width)
        found = self._laid_out.get(key)
        if found is None:
            if len(self._laid_out) >= _LAID_OUT:
                self._laid_out.clear()
            theme = self._appearance.theme
            found = self._laid_out[key] = layout_text(
                text.text,
                self._fonts[text.font],
                width,
                text.lines,
                text.spans,
                mark_format(theme.mark, theme.text) if text.spans else None,
            )
        return found

    def _elided(self, card: Card, cell: QRect) -> str:
        """What a cell that is too narrow leaves out."""
        texts = self._texts(card, cell)
        said = [
            text.text
            for text, width in texts
            if text.text and self._layout(text, width)[0].text().endswith(ELLIPSIS)
        ]
        if card.is_reason:
            said.append(card.variation.summary)
        return "\n".join(said)

    def _paint_figure(self, painter: QPainter, room: QRect, card: Card) -> None:
        scale = min(room.width() / _WIDE, room.height() / _HIGH)
        ratio = painter.device().devicePixelRatio()
        frame = Frame(room.width(), room.height(), scale)
        picture = None
        if self._handbook is not None:
            picture = self._images.picture(card.variation, self._handbook, frame, ratio)
        if picture is not None:
            painter.drawPixmap(room.topLeft(), picture)
        elif card.variation.figure is None:
            self._paint_no_figure(painter, room, card)

    def _paint_no_figure(self, painter: QPainter, room: QRect, card: Card) -> None:
        """The first letter on a quiet ground, over the floor that all figures stand on."""
        theme = self._appearance.theme
        floor = room.bottom() - round(room.height() * 0.04)
        painter.fillRect(
            room.x() + room.width() // 5, floor, room.width() * 3 // 5, 1, QColor(theme.line)
        )
        font = QFont(self._fonts["name"])
        font.setPointSizeF(max(1.0, room.height() * 0.36))
        painter.setFont(font)
        painter.setPen(QColor(theme.line))
        letter = card.variation.name.strip()[:1].upper()
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, letter)

    def _paint_button(
        self, painter: QPainter, rect: QRect, card: Card, target: Target, *, pointed: bool
    ) -> None:
        theme = self._appearance.theme
        chosen = card.on_handout if target is Target.HANDOUT else bool(card.compared)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if pointed or chosen else theme.line)))
        painter.setBrush(QColor(theme.accent_soft if pointed or chosen else theme.raised))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if target is Target.COMPARE and card.compared:
            painter.setFont(self._fonts["number"])
            painter.setPen(QColor(theme.accent))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(card.compared))
            return
        names = {Target.COMPARE: "compare", Target.HANDOUT: "check" if chosen else "add"}
        inset = round(rect.width() * 0.2)
        self._icons[names[target]].paint(painter, rect.adjusted(inset, inset, -inset, -inset))

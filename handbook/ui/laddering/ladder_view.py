"""The drawn ladder: cards joined by lines, each with its reason, walked by the arrow keys."""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget
from typing_extensions import override

from handbook.content.handbook import Handbook
from handbook.content.labels import label
from handbook.content.ladder import Ladder, Step
from handbook.content.model import Kind, Variation
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.figure_images import FigureImages
from handbook.ui.laddering.ladder_card import NAME_LINES, PADDING, LadderCard
from handbook.ui.laddering.plan import Measures, Plan, plan
from handbook.ui.marked_text import layout_text
from handbook.ui.pictured import Pictured

_CARD_WIDTHS = (156, 132, 112, 98)
"""The widest with which the ladder fits is taken, in pixels at 100% zoom."""

_FIGURE_HEIGHT = 78
_GAP = 10
_RISE = 20
_MARGIN = 8
_ARROW = 6


class LadderView(QScrollArea):
    """Up and Down follow the steps, Left and Right go along a level."""

    chosen = Signal(str)
    """The id of the variation that has the focus."""

    opened = Signal(str)
    """Enter, or a second click."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._drawing = LadderDrawing(appearance, self)
        self._drawing.chosen.connect(self._on_chosen)
        self._drawing.opened.connect(self.opened)
        self.setWidget(self._drawing)
        self.setFocusProxy(self._drawing)

    @property
    def drawing(self) -> "LadderDrawing":
        """What is scrolled."""
        return self._drawing

    def show_ladder(self, handbook: Handbook, ladder: Ladder) -> None:
        """Draw a ladder and scroll to where it is drawn from."""
        self._drawing.show_ladder(handbook, ladder)
        self.lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Fit the width and the look of the moment."""
        self._drawing.fit(self.viewport().width())
        self._show_card()

    @Slot(str)
    def _on_chosen(self, id: str) -> None:
        self._show_card()
        self.chosen.emit(id)

    def _show_card(self) -> None:
        """Scroll so that the card chosen stands in the middle, with what is next to it."""
        if card := self._drawing.card:
            self.ensureWidgetVisible(
                card, self.viewport().width() // 3, (self.viewport().height() - card.height()) // 2
            )


class LadderDrawing(QWidget):
    """Paints the lines and the reasons; the cards on it are widgets."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._images = FigureImages(appearance, self)
        self._ladder = Ladder("", (), ())
        self._plan = Plan(0, 0, {}, {}, {}, ())
        self._cards: dict[str, LadderCard] = {}
        self._chosen = ""
        self._before = ""
        self._left = _MARGIN
        self.setMouseTracking(True)

    @property
    def card(self) -> LadderCard | None:
        """The card chosen."""
        return self._cards.get(self._chosen)

    @property
    def cards(self) -> Mapping[str, LadderCard]:
        """All cards by the ids of their variations."""
        return self._cards

    @property
    def plan(self) -> Plan:
        """Where everything is, from the corner of the drawing."""
        return self._plan

    def show_ladder(self, handbook: Handbook, ladder: Ladder) -> None:
        """Draw another ladder; the variation it is drawn from is chosen."""
        found = (
            handbook.find(Kind.VARIATION, id_) for level in reversed(ladder.levels) for id_ in level
        )
        variations = [each for each in found if isinstance(each, Variation)]
        self._ladder, self._pictured = ladder, Pictured(handbook, variations)
        self._chosen, self._before = ladder.variation, ""
        gone = list(self._cards.values())
        focused = any(card.hasFocus() for card in gone)
        self._cards = {variation.id: self._make_card() for variation in variations}
        for id_, card in self._cards.items():
            card.setObjectName(id_)
            card.setAccessibleDescription(self._described(id_))
            chosen = id_ == self._chosen
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._cards[self._chosen])
        if focused:
            self.choose(self._chosen)
        for card in gone:
            card.hide()
            card.deleteLater()

    def choose(self, id: str) -> None:
        """Choose another card and give it the focus."""
        if card := self._cards.get(id):
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: int) -> None:
        """Lay out for a width; a ladder that needs more is wider."""
        if not self._cards:
            return
        room = width - 2 * _MARGIN
        for card_width in _CARD_WIDTHS:
            self._lay_out(round(card_width * self._appearance.zoom), room)
            if self._plan.width <= room:
                break
        size = QSize(round(self._plan.width), round(self._plan.height))
        self._left = max(_MARGIN, (width - size.width()) // 2)
        self.resize(max(width, size.width() + 2 * _MARGIN), size.height() + 2 * _MARGIN)
        for id_, box in self._plan.cards.items():
            left, top = round(self._left + box.left), round(_MARGIN + box.top)
            self._cards[id_].setGeometry(left, top, round(box.width), round(box.height))
        self._mark_neighbors()

    # Laying out

    def _make_card(self) -> LadderCard:
        card = LadderCard(self._appearance, self._images, self)
        card.chosen.connect(self._on_chosen)
        card.opened.connect(self._on_opened)
        card.stepped.connect(self._on_stepped)
        card.show()
        return card

    def _lay_out(self, card_width: int, room: int) -> None:
        zoom, inside = self._appearance.zoom, card_width - 2 * PADDING
        frame = self._pictured.frame(inside, round(_FIGURE_HEIGHT * zoom), zoom, lying=True)
        font = self._appearance.font(self._appearance.sizes.small, bold=True)
        names = (
            layout_text(v.name, font, inside, NAME_LINES)[1] for v in self._pictured.variations
        )
        figure = frame.height + PADDING / 2 if frame else 0
        for at, (variation, card) in enumerate(self._shown()):
            is_start = variation.id == self._ladder.variation
            card.show_variation(self._pictured, at, frame, is_start=is_start)
        metrics = QFontMetricsF(self._chip_font())
        widths = {
            (step.lower, step.upper): metrics.horizontalAdvance(label(step.rung.reason)) + 14 * zoom
            for step in self._ladder.steps
        }
        measures = Measures(
            card_width,
            figure + max(names) + 2 * PADDING,
            widths,
            metrics.height() + 6 * zoom,
            _GAP * zoom,
            _RISE * zoom,
        )
        most = int((room + measures.gap) // (card_width + measures.gap))
        self._plan = plan(self._ladder, measures, most)

    def _shown(self) -> Iterator[tuple[Variation, LadderCard]]:
        for variation in self._pictured.variations:
            yield variation, self._cards[variation.id]

    def _name(self, id: str) -> str:
        return self._cards[id].text()

    def _described(self, id: str) -> str:
        """The steps of a card for a screen reader."""
        names = {each.id: each.name for each in self._pictured.variations}
        below = (
            _("Harder than {name}: {reason}.").format(
                name=names[step.lower], reason=label(step.rung.reason)
            )
            for step in self._ladder.easier(id)
        )
        above = (
            _("Easier than {name}: {reason}.").format(
                name=names[step.upper], reason=label(step.rung.reason)
            )
            for step in self._ladder.harder(id)
        )
        return " ".join((*below, *above))

    def _mark_neighbors(self) -> None:
        """Outline what is one step away from the card chosen."""
        marks: dict[str, Qt.PenStyle] = {}
        for step in self._ladder.steps:
            if self._chosen in (step.lower, step.upper):
                other = step.upper if step.lower == self._chosen else step.lower
                marks[other] = Qt.PenStyle.SolidLine if step.direct else Qt.PenStyle.DashLine
        for id_, card in self._cards.items():
            card.mark(marks.get(id_))
        self.update()

    # Walking

    @Slot()
    def _on_chosen(self) -> None:
        card = self.sender()
        if not isinstance(card, LadderCard) or card.objectName() == self._chosen:
            return
        self._cards[self._chosen].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._before, self._chosen = self._chosen, card.objectName()
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(card)
        self._mark_neighbors()
        self.chosen.emit(self._chosen)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self._chosen)

    @Slot(int)
    def _on_stepped(self, key: int) -> None:
        self.choose(self._towards(key))

    def _towards(self, key: int) -> str:
        """The card that an arrow key leads to; the present one at the end of the way."""
        if key == Qt.Key.Key_Home:
            return self._ladder.variation
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            layer = next(layer for layer in self._plan.layers if self._chosen in layer)
            at = layer.index(self._chosen) + (1 if key == Qt.Key.Key_Right else -1)
            return layer[at] if 0 <= at < len(layer) else self._chosen
        up = key == Qt.Key.Key_Up
        steps = (self._ladder.harder if up else self._ladder.easier)(self._chosen)
        near = [step.upper if up else step.lower for step in steps if step.direct]
        if not near:
            return self._chosen
        # Back the way one came; else to what is nearest.
        here = self._cards[self._chosen].x()
        return min(near, key=lambda id_: (id_ != self._before, abs(self._cards[id_].x() - here)))

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._left, _MARGIN)
        drawn = [step for step in self._ladder.steps if step.direct]
        drawn.sort(key=self._touches)
        for step in drawn:
            self._paint_line(painter, step)
        for step in drawn:
            self._paint_chip(painter, step)
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            step = self._step_at(QPointF(event.pos()))
            words = self._told(step) if step else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _touches(self, step: Step) -> bool:
        return self._chosen in (step.lower, step.upper)

    def _paint_line(self, painter: QPainter, step: Step) -> None:
        theme, touches = self._appearance.theme, self._touches(step)
        color = QColor(theme.accent if touches else theme.muted)
        painter.setPen(QPen(color, 2.2 if touches else 1.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [QPointF(x, y) for x, y in self._plan.lines[step.lower, step.upper]]
        path = QPainterPath(points[0])
        for start, end in pairwise(points):
            middle = (start.y() + end.y()) / 2
            path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end)
        painter.drawPath(path)
        tip, side = points[-1], _ARROW * (1.25 if touches else 1.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(
            [tip, tip + QPointF(-side * 0.6, side * 1.2), tip + QPointF(side * 0.6, side * 1.2)]
        )

    def _paint_chip(self, painter: QPainter, step: Step) -> None:
        theme, touches = self._appearance.theme, self._touches(step)
        rect = QRectF(*self._plan.chips[step.lower, step.upper])
        painter.setPen(QPen(QColor(theme.accent if touches else theme.line), 1.5 if touches else 1))
        painter.setBrush(QColor(theme.accent_soft if touches else theme.page))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(QColor(theme.text if touches else theme.muted))
        painter.setFont(self._chip_font())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, label(step.rung.reason))

    def _chip_font(self) -> QFont:
        return self._appearance.font(self._appearance.sizes.small)

    def _step_at(self, point: QPointF) -> Step | None:
        here = point - QPointF(self._left, _MARGIN)
        for step in self._ladder.steps:
            chip = self._plan.chips.get((step.lower, step.upper))
            if chip is not None and QRectF(*chip).contains(here):
                return step
        return None

    def _told(self, step: Step) -> str:
        words = _("{upper} is harder than {lower}: {note}").format(
            upper=self._name(step.upper), lower=self._name(step.lower), note=step.rung.note
        )
        return f"<p>{escape(words)}</p>"

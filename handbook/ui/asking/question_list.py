"""The questions one below the other, scrolled and walked through."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStyle, QWidget
from typing_extensions import override

from handbook.content.handbook import Handbook
from handbook.content.model import Faq
from handbook.ui.appearance import Appearance
from handbook.ui.asking.question_button import SIDE, Face
from handbook.ui.asking.question_row import QuestionRow

_GAP = 10
_BOTTOM = 48
_CONTEXT = 24
"""Pixels left around a place that is scrolled to."""


class Anchor(Struct, frozen=True):
    """Where the reader is: so many pixels below the top of a question, or of everything."""

    question: str = ""
    offset: int = 0


class QuestionList(QScrollArea):
    """A head, the rows of some questions, and a foot, in a column that scrolls as one.

    Rows are made when first shown, kept, and only put in another order. Places are set by hand:
    a layout would take longer than a frame for the rows of a long list.
    """

    left = Signal()
    """The focus should go to what is above the questions."""

    copy_asked = Signal(str)
    handout_asked = Signal(str)

    link_opened = Signal(object)
    """The Address of a link in an answer."""

    web_link_opened = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._handbook: Handbook | None = None
        self._rows: dict[str, QuestionRow] = {}
        self._shown: list[QuestionRow] = []
        self._unfolded: set[str] = set()
        self._held: AbstractSet[str] = frozenset()
        self._anchor = Anchor()
        self._arranging = False
        self._margins = (0, 0)
        self._stops_above: Sequence[QWidget] = ()
        self._stops_below: Sequence[QWidget] = ()
        self._build()
        self._connect()

    # What the page asks

    def set_handbook(self, handbook: Handbook) -> None:
        """Forget all rows and show those of another handbook from now on."""
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._handbook = handbook
        self._rows = {}
        self._shown = []
        self._unfolded = set()
        self._anchor = Anchor()

    def set_tab_stops(self, above: Sequence[QWidget], below: Sequence[QWidget]) -> None:
        """Say what Tab goes through before it comes to the questions, and after them."""
        self._stops_above, self._stops_below = above, below
        self._put_in_order()

    def set_margins(self, left: int, right: int) -> None:
        """Keep away from the edges; the scroll bar stays at the right one."""
        self._margins = (left, right)
        self.arrange()

    def show_questions(
        self,
        questions: Sequence[Faq],
        faces: Mapping[str, Face],
        words: tuple[str, ...],
        *,
        unfinished: bool,
    ) -> None:
        """Show these questions in this order, with words marked in their answers."""
        shown = [self._row(faq) for faq in questions]
        for row in shown:
            face = faces.get(row.faq.id) or Face(row.faq.question)
            row.show_face(face, words, unfinished=unfinished)
            row.set_open(row.faq.id in self._unfolded)
        for row in set(self._shown).difference(shown):
            row.hide()
        ordered = shown != self._shown
        self._shown = shown
        if ordered:
            self._put_in_order()
        self.arrange()

    @property
    def shown(self) -> Sequence[QuestionRow]:
        """The rows shown."""
        return self._shown

    @property
    def unfolded(self) -> frozenset[str]:
        """The ids of the questions whose answers are unfolded."""
        return frozenset(self._unfolded)

    def unfold(self, questions: Iterable[str]) -> None:
        """Unfold the answers of these questions and no others."""
        self._unfolded = set(questions)
        for row in self._shown:
            row.set_open(row.faq.id in self._unfolded)
        self.arrange()

    def set_held(self, held: AbstractSet[str]) -> None:
        """Show which questions are on the handout."""
        self._held = held
        for row in self._rows.values():
            row.set_held(row.faq.id in held)

    @property
    def anchor(self) -> Anchor:
        """Where the reader is."""
        return self._anchor

    def scroll_to(self, anchor: Anchor) -> None:
        """Bring the reader there, at once or when the list is shown."""
        self._anchor = anchor
        self._keep_place()

    def row_of(self, widget: QWidget | None) -> QuestionRow | None:
        """The row shown that a widget is part of."""
        for row in self._shown:
            if widget is not None and (row is widget or row.isAncestorOf(widget)):
                return row
        return None

    def row(self, question: str) -> QuestionRow | None:
        """The row of a question, if it is shown."""
        row = self._rows.get(question)
        return row if row in self._shown else None

    @Slot()
    def enter(self, at: int = 0) -> None:
        """Put the focus on the first question, or on another place of the list."""
        if at < len(self._shown):
            self._focus(at)

    # Building

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._inside = QWidget(self)
        self._inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._inside.setAutoFillBackground(True)
        self.setWidget(self._inside)
        self.head = QWidget(self._inside)
        self.foot = QWidget(self._inside)

    def _connect(self) -> None:
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        # Queued, so that the answers have taken on the new look before they are measured.
        self._appearance.changed.connect(
            self._on_appearance_changed, Qt.ConnectionType.QueuedConnection
        )

    def _row(self, faq: Faq) -> QuestionRow:
        row = self._rows.get(faq.id)
        if row is None:
            assert self._handbook is not None
            row = QuestionRow(self._handbook, faq, self._appearance, self._inside)
            row.set_held(faq.id in self._held)
            row.clicked.connect(self._on_clicked)
            row.stepped.connect(self._on_stepped)
            row.revealed.connect(self._on_revealed)
            row.copy_asked.connect(self.copy_asked)
            row.handout_asked.connect(self.handout_asked)
            row.link_opened.connect(self.link_opened)
            row.web_link_opened.connect(self.web_link_opened)
            self._rows[faq.id] = row
        return row

    # Places

    def arrange(self) -> None:
        """Put head, rows and foot in their places, the reader staying where he is."""
        left, right = self._margins
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        # Without the scroll bar, shown or not: so the rows are as high with it as without.
        whole = max(1, self.width() - bar)
        width = max(1, self.width() - left - max(right, bar + SIDE))
        self._arranging = True
        y = 0
        self.head.setGeometry(left, y, width, self.head.heightForWidth(width))
        y += self.head.height() + _GAP
        for row in self._shown:
            height = row.lay_out(width + 2 * SIDE)
            row.setGeometry(left - SIDE, y, width + 2 * SIDE, height)
            y += height
        self.foot.setGeometry(left, y + _GAP, width, self.foot.heightForWidth(width))
        y += self.foot.height() + _GAP + _BOTTOM
        self._inside.resize(whole, y)
        for row in self._shown:
            row.show()
        self._keep_place()

    def _keep_place(self) -> None:
        self._arranging = True
        bar = self.verticalScrollBar()
        # While it is hidden, the area itself leaves the range as it was.
        bar.setRange(0, max(0, self._inside.height() - self.viewport().height()))
        row = self.row(self._anchor.question)
        bar.setValue((row.y() if row else 0) + self._anchor.offset)
        self._arranging = False

    def _put_in_order(self) -> None:
        """Give Tab and screen readers the order that the eye sees."""
        for row in self._shown:
            row.raise_()
        self.foot.raise_()
        rows = (stop for row in self._shown for stop in row.tab_stops)
        stops = [*self._stops_above, *rows, *self._stops_below]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _show_place(self, place: QRect) -> None:
        """Scroll as little as possible to have a place in view, its top before all."""
        bar = self.verticalScrollBar()
        top = place.top() - _CONTEXT
        bottom = place.bottom() + _CONTEXT - self.viewport().height()
        if bar.value() < bottom:
            bar.setValue(bottom)
        if bar.value() > top:
            bar.setValue(top)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if self._arranging:
            return
        for row in self._shown:
            if row.y() <= value < row.y() + row.height():
                self._anchor = Anchor(row.faq.id, value - row.y())
                return
        self._anchor = Anchor("", value)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.arrange()

    @Slot()
    def _on_appearance_changed(self) -> None:
        for row in self._rows.values():
            row.button.forget_layout()
        if self.isVisible():
            self.arrange()

    # What the trainer does

    @Slot(str)
    def _on_clicked(self, question: str) -> None:
        row = self._rows[question]
        self.unfold(self._unfolded ^ {question})
        self._show_place(row.geometry())

    @Slot(str, int)
    def _on_stepped(self, question: str, by: int) -> None:
        at = self._shown.index(self._rows[question]) + by
        if at == -1:
            self.left.emit()
        else:
            self._focus(min(max(at, 0), len(self._shown) - 1))

    def _focus(self, at: int) -> None:
        row = self._shown[at]
        row.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_place(row.button.geometry().translated(row.pos()))

    @Slot(QRect)
    def _on_revealed(self, place: QRect) -> None:
        self._show_place(place)

"""One question of the list: its button, and its answer once it was unfolded."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from handbook.content.handbook import Handbook
from handbook.content.model import Faq
from handbook.ui.appearance import Appearance
from handbook.ui.asking.answer_panel import AnswerPanel
from handbook.ui.asking.question_button import INDENT, SIDE, Face, QuestionButton

_INDENT_FROM_WIDTH = 300
"""Answers are indented in rows at least this wide, in pixels at 100% zoom."""

_BAR = 3
"""Pixels of the bar beside an answer with the focus."""


class QuestionRow(QWidget):
    """Folds and unfolds an answer, which is made when it is first asked for."""

    clicked = Signal(str)
    """The button of the question with this id was pressed."""

    stepped = Signal(str, int)
    """From the question with this id the focus should go so many questions down."""

    copy_asked = Signal(str)
    handout_asked = Signal(str)

    link_opened = Signal(object)
    """The Address of a link in the answer."""

    web_link_opened = Signal(str)

    revealed = Signal(QRect)
    """A place of the row that should be in view."""

    def __init__(
        self, handbook: Handbook, faq: Faq, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.faq = faq
        self._handbook = handbook
        self._appearance = appearance
        self._panel: AnswerPanel | None = None
        self._open = False
        self._held = False
        self._answer_focused = False
        self._marked: tuple[tuple[str, ...], bool] = ((), False)
        self.button = QuestionButton(appearance, self)
        self.button.clicked.connect(self._on_clicked)
        self.button.stepped.connect(self._on_stepped)

    @property
    def is_open(self) -> bool:
        """Whether the answer is unfolded."""
        return self._open

    @property
    def panel(self) -> AnswerPanel | None:
        """The answer, if it was ever unfolded."""
        return self._panel

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in this order."""
        return (self.button, *(self._panel.tab_stops if self._panel else ()))

    def show_face(self, face: Face, words: tuple[str, ...], *, unfinished: bool) -> None:
        """Show the question with marks, and mark words in the answer."""
        self.button.show_face(face)
        self._marked = (words, unfinished)
        self._mark()

    def set_open(self, is_open: bool) -> None:
        """Unfold the answer, or fold it."""
        if is_open and self._panel is None:
            self._panel = self._make_panel()
            self._mark()
            for before, after in pairwise(self.tab_stops):
                self.setTabOrder(before, after)
        if self._panel is not None:
            self._panel.setVisible(is_open)
        self._open = is_open
        self.button.show_state(is_open=is_open, held=self._held)

    def set_held(self, held: bool) -> None:
        """Show whether the question is on the handout."""
        self._held = held
        self.button.show_state(is_open=self._open, held=held)
        if self._panel is not None:
            self._panel.show_held(held=held)

    def lay_out(self, width: int) -> int:
        """Put everything in its place for a width; returns the height that takes."""
        height = self.button.heightForWidth(width)
        self.button.setGeometry(0, 0, width, height)
        if self._panel is not None and self._open:
            zoom = self._appearance.zoom
            left = SIDE + (round(INDENT * zoom) if width >= _INDENT_FROM_WIDTH * zoom else 0)
            room = width - left - SIDE
            below = self._panel.heightForWidth(room)
            self._panel.setGeometry(left, height, room, below)
            height += below
        return height + 1

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        line = QRect(SIDE, self.height() - 1, self.width() - 2 * SIDE, 1)
        painter.fillRect(line, QColor(self._appearance.theme.line))
        if self._answer_focused and self._panel is not None:
            text = self._panel.text
            top = text.mapTo(self, QPoint(0, 0)).y()
            bar = QRect(self._panel.x() - SIDE, top, _BAR, text.height())
            painter.fillRect(bar, QColor(self._appearance.theme.accent))
        painter.end()

    def _make_panel(self) -> AnswerPanel:
        panel = AnswerPanel(self._handbook, self.faq, self._appearance, self)
        panel.show_held(held=self._held)
        panel.copy_asked.connect(self._on_copy_asked)
        panel.handout_asked.connect(self._on_handout_asked)
        panel.text.link_opened.connect(self.link_opened)
        panel.text.web_link_opened.connect(self.web_link_opened)
        panel.text.focused.connect(self._on_answer_focused)
        panel.text.revealed.connect(self._on_revealed)
        return panel

    def _mark(self) -> None:
        if self._panel is not None:
            words, unfinished = self._marked
            self._panel.text.mark(words, unfinished=unfinished)

    @Slot()
    def _on_clicked(self) -> None:
        self.clicked.emit(self.faq.id)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        self.stepped.emit(self.faq.id, by)

    @Slot()
    def _on_copy_asked(self) -> None:
        self.copy_asked.emit(self.faq.id)

    @Slot()
    def _on_handout_asked(self) -> None:
        self.handout_asked.emit(self.faq.id)

    @Slot(bool)
    def _on_answer_focused(self, focused: bool) -> None:
        self._answer_focused = focused
        self.update()

    @Slot(QRect)
    def _on_revealed(self, place: QRect) -> None:
        if self._panel is not None:
            corner = self._panel.text.mapTo(self, QPoint(0, 0))
            self.revealed.emit(place.translated(corner).translated(self.pos()))

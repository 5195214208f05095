"""The button of a question: a click or a key unfolds its answer."""

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from handbook.language import _
from handbook.search.results import Span
from handbook.ui.appearance import Appearance
from handbook.ui.icons import icon
from handbook.ui.marked_text import ALL_LINES, layout_text, mark_format

SIDE = 10
"""Pixels between the edge of the button and what is in it."""

INDENT = 24
"""Pixels at 100% zoom from the chevron's left edge to the question's."""

_GAP = 10
_CHEVRON = 16
_NOTE_LINES = 2

TO_THE_END = 1_000_000
"""More rows than there are."""


class Face(Struct, frozen=True):
    """What a button shows: the question, and a note below why it was found; spans are marked."""

    question: str
    spans: tuple[Span, ...] = ()
    note: str = ""
    note_spans: tuple[Span, ...] = ()


class QuestionButton(QAbstractButton):
    """Spans the width of its row and is as high as the question needs."""

    stepped = Signal(int)
    """How many questions down the focus should go."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._face = Face("")
        self._open = False
        self._held = False
        self._width = 0.0
        self._question: tuple[QTextLayout, float] | None = None
        self._note: tuple[QTextLayout, float] | None = None
        self._chevrons = (icon("forward", appearance), icon("down", appearance))
        self._tick = icon("check", appearance)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def face(self) -> Face:
        """What is shown."""
        return self._face

    def show_face(self, face: Face) -> None:
        """Show a question."""
        if face != self._face:
            self._face = face
            self.setAccessibleName(face.question)
            self._describe()
            self._changed()

    def show_state(self, *, is_open: bool, held: bool) -> None:
        """Show whether the answer is unfolded, and whether it is on the handout."""
        if (is_open, held) != (self._open, self._held):
            self._open, self._held = is_open, held
            self._changed()
        self._describe()

    def forget_layout(self) -> None:
        """Fonts have changed."""
        self._changed()

    @override
    def sizeHint(self) -> QSize:
        width = self.width()
        return QSize(width, self.heightForWidth(width))

    @override
    def heightForWidth(self, width: int, /) -> int:
        question, note = self._laid_out(width)
        text = question[1] + (note[1] + 3 if note else 0)
        return round(text + 2 * _GAP * self._appearance.zoom)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Home:
                self.stepped.emit(-TO_THE_END)
            case Qt.Key.Key_End:
                self.stepped.emit(TO_THE_END)
            case _:
                super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        theme, zoom = self._appearance.theme, self._appearance.zoom
        question, note = self._laid_out(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        gap, side = _GAP * zoom, round(_CHEVRON * zoom)
        left = SIDE
        first = question[0].lineAt(0).height() if question[0].lineCount() else question[1]
        top = round(gap + (first - side) / 2)
        self._chevrons[self._open].paint(painter, QRect(left, top, side, side))
        if self._held:
            right = self.width() - left - side
            self._tick.paint(painter, QRect(right, top, side, side))
        text = QPointF(left + INDENT * zoom, gap)
        painter.setPen(QColor(theme.text))
        question[0].draw(painter, text)
        if note:
            painter.setPen(QColor(theme.muted))
            note[0].draw(painter, text + QPointF(0, question[1] + 3))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._appearance.theme
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(rect, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 6, 6)

    def _describe(self) -> None:
        state = _described(is_open=self._open, held=self._held)
        note = "" if self._open else self._face.note
        said = _("{state}; {note}").format(state=state, note=note) if note else state
        self.setAccessibleDescription(said)

    def _changed(self) -> None:
        self._question = None
        self.update()

    def _laid_out(
        self, width: float
    ) -> tuple[tuple[QTextLayout, float], tuple[QTextLayout, float] | None]:
        """The layouts of question and note for a width, each with its height."""
        if self._question is not None and width == self._width:
            return self._question, self._note
        appearance, face = self._appearance, self._face
        sizes, theme = appearance.sizes, appearance.theme
        mark = mark_format(theme.mark, theme.text)
        tick = _CHEVRON + _GAP if self._held else 0
        room = width - 2 * SIDE - (INDENT + tick) * appearance.zoom
        font = appearance.font(sizes.body, bold=self._open)
        self._width = width
        self._question = layout_text(face.question, font, room, ALL_LINES, face.spans, mark)
        self._note = None
        if face.note and not self._open:
            small = appearance.font(sizes.small)
            self._note = layout_text(face.note, small, room, _NOTE_LINES, face.note_spans, mark)
        return self._question, self._note


def _described(*, is_open: bool, held: bool) -> str:
    if held:
        return _("expanded, on the handout") if is_open else _("collapsed, on the handout")
    return _("expanded") if is_open else _("collapsed")

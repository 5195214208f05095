"""The heads of the columns, side by side above the table, where they stay while it scrolls."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.comparison import MOST
from handbook.content.model import Kind
from handbook.ui.appearance import Appearance
from handbook.ui.comparing.arrangement import Arrangement
from handbook.ui.comparing.column_head import ColumnHead
from handbook.ui.draft import HandoutDraft
from handbook.ui.figure_images import FigureImages, Frame
from handbook.ui.pictured import Pictured

_NOTE_GAP = 8
"""Pixels that the note keeps from what is right of it and below."""

_MARK = 3
"""Width of the mark where a dragged column would go."""


class ColumnHeads(QWidget):
    """As many heads as there are variations; a note stands over the labels of the rows."""

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)
    toggled = Signal(int)

    def __init__(
        self, appearance: Appearance, images: FigureImages, draft: HandoutDraft, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._images = images
        self._draft = draft
        self._places: Arrangement | None = None
        self._pictured: Pictured | None = None
        self._target = -1
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        # All at once, so that Tab comes to them before what is made later.
        self._heads = [self._make_head() for _each in range(MOST)]
        draft.changed.connect(self._on_draft_changed)

    @property
    def heads(self) -> list[ColumnHead]:
        """The heads shown, from left to right."""
        count = len(self._pictured.variations) if self._pictured else 0
        return self._heads[:count]

    def show_columns(
        self, pictured: Pictured, places: Arrangement, frame: Frame | None, note: str
    ) -> None:
        """Show some variations over the columns of a table; takes the height it needs."""
        self._pictured, self._places = pictured, places
        for head in self._heads[len(pictured.variations) :]:
            head.hide()
        for at, head in enumerate(self.heads):
            head.show_variation(pictured, at, frame, on_handout=self._on_handout(at))
        high = max(head.height_for(places.columns[at]) for at, head in enumerate(self.heads))
        for at, head in enumerate(self.heads):
            head.set_size(places.columns[at], high)
            head.move(places.left(at), 0)
            head.show()
        self._show_note(note, places, high)
        self.setFixedHeight(high + 1)

    def _show_note(self, note: str, places: Arrangement, high: int) -> None:
        """Put the note over the labels, or where it has no room its first line."""
        self._note.setText(note)
        self._note.setToolTip(note)
        self._note.setFont(self._appearance.font(self._appearance.sizes.small))
        width, room = max(0, places.label - _NOTE_GAP), high - _NOTE_GAP
        if self._note.heightForWidth(width) > room:
            self._note.setText(note.partition("\n")[0])
        self._note.setGeometry(0, 0, width, room)
        self._note.setVisible(not places.stacked)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._appearance.theme
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.line))
        if self._target >= 0 and self._places is not None:
            left = self._places.left(self._target) - _MARK // 2
            left = min(max(0, left), self.width() - _MARK)
            painter.fillRect(left, 0, _MARK, self.height(), QColor(theme.accent))
        painter.end()

    def _make_head(self) -> ColumnHead:
        head = ColumnHead(self._appearance, self._images, self)
        head.opened.connect(self.opened)
        head.removed.connect(self.removed)
        head.moved.connect(self._on_moved)
        head.toggled.connect(self.toggled)
        head.dragged.connect(self._on_dragged)
        head.dropped.connect(self._on_dropped)
        return head

    def _on_handout(self, at: int) -> bool:
        if self._pictured is None:
            return False
        pack, id_ = self._pictured.handbook.id, self._pictured.variations[at].id
        return self._draft.holds(Address(pack, Kind.VARIATION, id_))

    @Slot()
    def _on_draft_changed(self) -> None:
        if self._pictured is None:
            return
        for at, head in enumerate(self.heads):
            name = self._pictured.variations[at].name
            head.show_on_handout(name, on_handout=self._on_handout(at))

    @Slot(int, int)
    def _on_moved(self, start: int, end: int) -> None:
        if 0 <= end < len(self.heads) and end != start:
            self.moved.emit(start, end)

    @Slot(int, int)
    def _on_dragged(self, at: int, x: int) -> None:
        """Mark where the column would go: beyond the one that the pointer is over."""
        places = self._places
        if places is None:
            return
        pointer = places.left(at) + x
        over = sum(places.left(other) <= pointer for other in range(1, len(places.columns)))
        self._target = -1 if over == at else over + (over > at)
        self.update()

    @Slot(int)
    def _on_dropped(self, at: int) -> None:
        target, self._target = self._target, -1
        self.update()
        self._on_moved(at, target - 1 if target > at else target)

"""The form of the handout editor: everything that is said and chosen for the whole handout."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.content.handbook import Library
from handbook.content.labels import label
from handbook.content.model import Goal
from handbook.handout.compose import compose
from handbook.handout.model import (
    CLIENT_LIMIT,
    NOTE_LIMIT,
    TEXT_SIZES,
    TITLE_LIMIT,
    Handout,
    Paper,
    Voice,
)
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft
from handbook.ui.editing.fields import Choice, DayField
from handbook.ui.editing.items_editor import ItemsEditor
from handbook.ui.editing.note_field import NoteField, room_hint
from handbook.ui.marked_text import utf16_length

_MESSAGE_LINES = 3
_LARGE_PRINT_FROM = 16
_ANY_DAY = "2000-01-01"
_PAIRS_FROM_WIDTH = 280
"""Two fields stand side by side in forms at least this wide, in pixels at 100% zoom."""


def paper_label(paper: Paper) -> str:
    """The name of a size of paper."""
    return _("A4") if paper is Paper.A4 else _("Letter")


class HandoutForm(QWidget):
    """Shows the handout of the draft and changes it; it follows every change made elsewhere."""

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._labels: list[QLabel] = []
        self._pairs: list[QBoxLayout] = []
        self._build()
        self._connect()
        self._on_draft_changed()
        self._restyle()

    def set_library(self, library: Library) -> None:
        """Take titles from another library."""
        self._library = library
        self._items.set_library(library)

    # Building

    def _build(self) -> None:
        self._heading = QLabel(_("Handout"), self)
        self._client = self._line(_("Client"), CLIENT_LIMIT)
        self._client_hint = self._hint()
        self._date = DayField(_("Date"), self._appearance, self)
        self._title = self._line(_("Title"), TITLE_LIMIT)
        self._title_hint = self._hint()
        self._message = NoteField(_("Message"), _MESSAGE_LINES, NOTE_LIMIT, self._appearance, self)
        self._items = ItemsEditor(self._library, self._draft, self._appearance, self)
        self._build_choices()
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(self._heading)
        client = self._labeled(_("Client"), self._client, self._client_hint)
        column.addLayout(self._pair(client, self._labeled(_("Date"), self._date), 5, 4))
        column.addLayout(self._labeled(_("Title"), self._title, self._title_hint))
        column.addLayout(self._labeled(_("Message"), self._message))
        column.addWidget(self._items)
        column.addLayout(self._labeled(_("Words"), self._voice))
        column.addLayout(self._labeled(_("Goal, for how much of each exercise"), self._goal))
        size = self._labeled(_("Text size"), self._text_size)
        column.addLayout(self._pair(size, self._labeled(_("Paper"), self._paper), 5, 4))
        column.addStretch(1)
        self._column = column
        self.setFocusProxy(self._client)

    def _build_choices(self) -> None:
        voices = [(_("For the client"), Voice.CLIENT), (_("Trainer copy"), Voice.TRAINER)]
        self._voice = Choice(_("Words"), voices, self._appearance, self)
        goals = [(_("As each entry suggests"), None), *((label(goal), goal) for goal in Goal)]
        self._goal = Choice(_("Goal"), goals, self._appearance, self)
        sizes = [(_size_label(size), size) for size in TEXT_SIZES]
        self._text_size = Choice(_("Text size"), sizes, self._appearance, self)
        papers = [(paper_label(paper), paper) for paper in Paper]
        self._paper = Choice(_("Paper"), papers, self._appearance, self)

    def _line(self, name: str, limit: int) -> QLineEdit:
        field = QLineEdit(self)
        field.setMaxLength(limit)
        field.setAccessibleName(name)
        return field

    def _hint(self) -> QLabel:
        hint = QLabel(self)
        hint.setWordWrap(True)
        hint.hide()
        self._labels.append(hint)
        return hint

    def _labeled(self, name: str, field: QWidget, hint: QWidget | None = None) -> QVBoxLayout:
        text = QLabel(name, self)
        text.setWordWrap(True)
        text.setBuddy(field)
        self._labels.append(text)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(text)
        column.addWidget(field)
        if hint is not None:
            column.addWidget(hint)
        column.addStretch(1)
        return column

    def _pair(self, first: QVBoxLayout, second: QVBoxLayout, *shares: int) -> QBoxLayout:
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(12)
        for half, share in zip((first, second), shares, strict=True):
            pair.addLayout(half, share)
        self._pairs.append(pair)
        return pair

    def _connect(self) -> None:
        self._client.textEdited.connect(self._on_client_edited)
        self._title.textEdited.connect(self._on_title_edited)
        self._date.edited.connect(self._on_date_edited)
        self._message.edited.connect(self._on_message_edited)
        self._voice.chosen.connect(self._on_voice_chosen)
        self._goal.chosen.connect(self._on_goal_chosen)
        self._text_size.chosen.connect(self._on_text_size_chosen)
        self._paper.chosen.connect(self._on_paper_chosen)
        self._draft.changed.connect(self._on_draft_changed)
        self._appearance.changed.connect(self._restyle)

    # What is shown

    @Slot()
    def _on_draft_changed(self) -> None:
        handout = self._draft.handout
        _show_line(self._client, handout.client, self._client_hint)
        _show_line(self._title, handout.title, self._title_hint)
        self._title.setPlaceholderText(self._usual_title())
        self._date.show_day(handout.date)
        self._message.show_text(handout.note)
        self._voice.show_value(handout.voice)
        self._goal.show_value(handout.goal)
        self._text_size.show_value(handout.text_size)
        self._paper.show_value(handout.paper)

    def _usual_title(self) -> str:
        """The title that a handout without one is given."""
        untitled = Handout(date=_ANY_DAY, voice=self._draft.handout.voice)
        return compose(untitled, self._library).title

    @Slot()
    def _restyle(self) -> None:
        sizes = self._appearance.sizes
        self._heading.setFont(self._appearance.font(sizes.heading1, bold=True))
        for text in self._labels:
            text.setFont(self._appearance.font(sizes.small))
            text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for field in (self._client, self._title):
            field.setMinimumHeight(self._date.sizeHint().height())
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put fields side by side where there is room."""
        wide = self.width() >= _PAIRS_FROM_WIDTH * self._appearance.zoom
        margin = 28 if wide else 12
        self._column.setContentsMargins(margin, 22, round(margin * 0.7), 20)
        directions = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    # What the trainer does

    @Slot(str)
    def _on_client_edited(self, text: str) -> None:
        self._draft.replace(client=text)

    @Slot(str)
    def _on_title_edited(self, text: str) -> None:
        self._draft.replace(title=text)

    @Slot(str)
    def _on_date_edited(self, day: str) -> None:
        self._draft.replace(date=day)

    @Slot(str)
    def _on_message_edited(self, text: str) -> None:
        self._draft.replace(note=text)

    @Slot(object)
    def _on_voice_chosen(self, voice: Voice) -> None:
        self._draft.replace(voice=voice)

    @Slot(object)
    def _on_goal_chosen(self, goal: Goal | None) -> None:
        self._draft.replace(goal=goal)

    @Slot(object)
    def _on_text_size_chosen(self, size: int) -> None:
        self._draft.replace(text_size=size)

    @Slot(object)
    def _on_paper_chosen(self, paper: Paper) -> None:
        self._draft.replace(paper=paper)


def _show_line(field: QLineEdit, text: str, hint: QLabel) -> None:
    """Show a text, leaving the cursor alone when it is shown already, and how much room is left."""
    if field.text() != text:
        field.setText(text)
    said = room_hint(utf16_length(text), field.maxLength())
    hint.setText(said)
    hint.setVisible(bool(said))
    field.setAccessibleDescription(said)


def _size_label(size: int) -> str:
    if size >= _LARGE_PRINT_FROM:
        return _("{size} pt, large print").format(size=size)
    return _("{size} pt").format(size=size)

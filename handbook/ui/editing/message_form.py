"""What the whole handout says to the client, and how long it is for."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.content.handbook import Library
from handbook.handout.compose import compose
from handbook.handout.model import (
    MESSAGE_LIMIT,
    NOTE_LIMIT,
    TITLE_LIMIT,
    Handout,
    Voice,
)
from handbook.handout.prescription_check import MOST_WEEKS
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft
from handbook.ui.editing.day_field import OptionalDay
from handbook.ui.editing.field_box import FieldBox, FieldRow
from handbook.ui.editing.note_field import NoteField, room_hint
from handbook.ui.editing.number_text import Numbers
from handbook.ui.editing.presentable import mistake_in
from handbook.ui.editing.step_field import LineField, StepField
from handbook.ui.marked_text import utf16_length

_ANY_DAY = "2000-01-01"
_MESSAGE_LINES = 2
_NOTE_LINES = 3
_WEEKS = Numbers(limits=(1, MOST_WEEKS), start=4, ranged=False)


class MessageForm(QWidget):
    """Title, main message, goal, note, and when to look at it again."""

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._titles: dict[Voice, str] = {}
        self._build()
        self._connect()

    def set_library(self, library: Library) -> None:
        """Take the usual title from another library."""
        self._library = library
        self._titles.clear()

    def show_handout(self, handout: Handout) -> None:
        """Show what a handout says."""
        self._title.show_value(handout.title)
        self._title.setPlaceholderText(self._usual_title(handout.voice))
        self._title_box.remark(room_hint(utf16_length(handout.title), TITLE_LIMIT))
        self._main_message.show_text(handout.main_message)
        self._goal.show_text(handout.client_goal)
        self._note.show_text(handout.note)
        self._review.show_value(handout.review_date)
        self._weeks.show_value(handout.weeks)
        self._review_box.complain(mistake_in(handout, "review_date"))
        self._weeks_box.complain(mistake_in(handout, "weeks"))

    def field_at(self, name: str) -> QWidget | None:
        """The field for something of the handout, by its name in the model."""
        fields: dict[str, QWidget] = {
            "title": self._title,
            "main_message": self._main_message,
            "client_goal": self._goal,
            "note": self._note,
            "review_date": self._review,
            "weeks": self._weeks,
        }
        return fields.get(name)

    def _build(self) -> None:
        self._title = LineField(_("Title"), TITLE_LIMIT, self)
        self._main_message = self._lines(_("Main message"), _MESSAGE_LINES, MESSAGE_LIMIT)
        self._goal = self._lines(_("Goal, in the client's words"), _MESSAGE_LINES, MESSAGE_LIMIT)
        self._note = self._lines(_("Note to the client"), _NOTE_LINES, NOTE_LIMIT)
        self._review = OptionalDay(_("Next review"), self._appearance, self)
        self._weeks = StepField(_("For weeks"), _WEEKS, self._appearance, self)
        self._title_box = self._box(_("Title"), self._title)
        main = self._box(_("Main message, first on the page"), self._main_message)
        self._review_box = self._box(_("Next review"), self._review)
        self._weeks_box = self._box(_("For weeks"), self._weeks)
        pair = FieldRow(self._appearance, self)
        pair.add(self._review_box, 3)
        pair.add(self._weeks_box, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(main)
        column.addWidget(self._box(_("Goal, in the client's words"), self._goal))
        column.addWidget(self._box(_("Note to the client"), self._note))
        column.addWidget(pair)
        column.addWidget(self._title_box)

    def _lines(self, name: str, lines: int, limit: int) -> NoteField:
        return NoteField(name, lines, limit, self._appearance, self)

    def _box(self, name: str, field: QWidget) -> FieldBox:
        return FieldBox(name, field, self._appearance, self)

    def _connect(self) -> None:
        self._title.edited.connect(self._on_title)
        self._main_message.edited.connect(self._on_main_message)
        self._goal.edited.connect(self._on_goal)
        self._note.edited.connect(self._on_note)
        self._review.edited.connect(self._on_review)
        self._weeks.edited.connect(self._on_weeks)
        self._weeks.refused.connect(self._weeks_box.refuse)

    def _usual_title(self, voice: Voice) -> str:
        """The title that a handout without one is given."""
        if voice not in self._titles:
            self._titles[voice] = compose(Handout(date=_ANY_DAY, voice=voice), self._library).title
        return self._titles[voice]

    @Slot(object)
    def _on_title(self, text: str) -> None:
        self._draft.replace(_("Title"), merge="title", title=text)

    @Slot(str)
    def _on_main_message(self, text: str) -> None:
        self._draft.replace(_("Main message"), merge="main_message", main_message=text)

    @Slot(str)
    def _on_goal(self, text: str) -> None:
        words = _("Goal, in the client's words")
        self._draft.replace(words, merge="client_goal", client_goal=text)

    @Slot(str)
    def _on_note(self, text: str) -> None:
        self._draft.replace(_("Note to the client"), merge="note", note=text)

    @Slot(str)
    def _on_review(self, day: str) -> None:
        self._draft.replace(_("Next review"), merge="review_date", review_date=day)

    @Slot(object)
    def _on_weeks(self, weeks: int | None) -> None:
        self._draft.replace(_("For weeks"), merge="weeks", weeks=weeks)

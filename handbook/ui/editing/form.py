"""The form of the handout editor: whom it is for, and in three parts what is on it and how."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from handbook.content.handbook import Library
from handbook.handout.model import CLIENT_LIMIT, Layout
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft, Spot
from handbook.ui.editing.day_field import DayField
from handbook.ui.editing.field_box import PAIRS_FROM_WIDTH, FieldBox, FieldRow
from handbook.ui.editing.items_editor import ItemsEditor
from handbook.ui.editing.message_form import MessageForm
from handbook.ui.editing.note_field import room_hint
from handbook.ui.editing.page_form import PageForm
from handbook.ui.editing.segments import Segments
from handbook.ui.editing.step_field import LineField
from handbook.ui.marked_text import utf16_length

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_ITEMS, _MESSAGE, _PAGE = range(3)


class HandoutForm(QWidget):
    """Shows the handout of the draft and changes it; it follows every change made elsewhere."""

    noticed = Signal(str)
    """A short message for the trainer."""

    template_requested = Signal()
    """The trainer wants to begin with a template."""

    rows_chosen = Signal(object)
    """Other items are chosen, a tuple of their rows."""

    rows_kept = Signal(object)
    """What was chosen stays so in other rows, a tuple, or in another handout."""

    chosen_again = Signal()
    """An item was clicked, also one that was chosen already."""

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._appearance = appearance
        self._build(library)
        self._connect()
        self._on_draft_changed()
        self._arrange()

    @property
    def part(self) -> int:
        """The number of the part that is shown."""
        return self._segments.index

    def show_part(self, part: int) -> None:
        """Show a part by its number."""
        self._segments.choose(part)

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows of the items that are chosen."""
        return self._items.rows

    def choose(self, row: int) -> None:
        """Choose an item and show it in the list."""
        self._segments.choose(_ITEMS)
        self._items.choose(row)

    def set_library(self, library: Library) -> None:
        """Take titles and doses from another library."""
        self._message.set_library(library)
        self._items.set_library(library)

    def set_index(self, index: "SearchIndex | None") -> None:
        """Search with another index; None while it is being built."""
        self._items.set_index(index)

    def show_missing(self, missing: Mapping[int, Sequence[str]]) -> None:
        """Mark items with what their doses do not say."""
        self._items.show_missing(missing)

    def show_counts(self, counts: dict[Layout, int]) -> None:
        """Show how many pages each layout takes, as far as that is known."""
        self._page.show_counts(counts)

    def go_to(self, spot: Spot) -> None:
        """Show where something of the handout is, and put the focus there."""
        if spot.rows and self._draft.handout.items:
            self._segments.choose(_ITEMS)
            self._items.go_to(spot)
            return
        heads: dict[str, QWidget] = {"client": self._client, "date": self._date}
        field = heads.get(spot.field)
        for part, form in ((_MESSAGE, self._message), (_PAGE, self._page)):
            if field is None and (found := form.field_at(spot.field)) is not None:
                self._segments.choose(part)
                field = found
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._segments.choose(_ITEMS)
            self._items.begin(Qt.FocusReason.OtherFocusReason)

    def begin(self, reason: Qt.FocusReason) -> None:
        """Take the focus: to add something first, then to say whom it is for."""
        if self._draft.handout.items:
            self._client.setFocus(reason)
        else:
            self._segments.choose(_ITEMS)
            self._items.begin(reason)

    # Building

    def _build(self, library: Library) -> None:
        self._client = LineField(_("Client"), CLIENT_LIMIT, self)
        self._client_box = FieldBox(_("Client"), self._client, self._appearance, self)
        self._date = DayField(_("Date"), self._appearance, self)
        head = FieldRow(self._appearance, self)
        head.add(self._client_box, 5)
        head.add(FieldBox(_("Date"), self._date, self._appearance, self), 4)
        self._segments = Segments((_("Exercises"), _("Message"), _("Page")), self)
        self._items = ItemsEditor(library, self._draft, self._appearance, self)
        self._message = MessageForm(library, self._draft, self._appearance, self)
        self._page = PageForm(self._draft, self._appearance, self)
        self._parts = (self._items, self._message, self._page)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addWidget(head)
        self._column.addWidget(self._segments)
        for part in self._parts:
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _connect(self) -> None:
        self._client.edited.connect(self._on_client)
        self._date.edited.connect(self._on_date)
        self._segments.chosen.connect(self._show_parts)
        self._items.noticed.connect(self.noticed)
        self._items.template_requested.connect(self.template_requested)
        self._items.rows_chosen.connect(self.rows_chosen)
        self._items.rows_kept.connect(self.rows_kept)
        self._items.chosen_again.connect(self.chosen_again)
        self._draft.changed.connect(self._on_draft_changed)
        self._appearance.changed.connect(self._arrange)
        self._show_parts()

    # What is shown

    @Slot()
    def _on_draft_changed(self) -> None:
        handout = self._draft.handout
        self._client.show_value(handout.client)
        self._client_box.remark(room_hint(utf16_length(handout.client), CLIENT_LIMIT))
        self._date.show_day(handout.date)
        self._message.show_handout(handout)
        self._page.show_handout(handout)

    @Slot()
    def _show_parts(self) -> None:
        for at, part in enumerate(self._parts):
            part.setVisible(at == self._segments.index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        zoom = self._appearance.zoom
        wide = self.width() >= PAIRS_FROM_WIDTH * zoom
        margin = 24 if wide else 12
        self._column.setContentsMargins(margin, 16, round(margin * 0.7), 16)

    # What the trainer does

    @Slot(object)
    def _on_client(self, text: str) -> None:
        self._draft.replace(_("Client"), merge="client", client=text)

    @Slot(str)
    def _on_date(self, day: str) -> None:
        self._draft.replace(_("Date"), merge="date", date=day)

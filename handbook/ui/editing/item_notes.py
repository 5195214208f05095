"""What is written about an item: why, for whom to read, and for nobody else."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.handout.model import NOTE_LIMIT, Item
from handbook.handout.prescription import Prescription
from handbook.handout.prescription_check import TEXT_LIMIT
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.editing.dose_change import MIXED, common_value
from handbook.ui.editing.field_box import FieldBox
from handbook.ui.editing.note_field import NoteField

_LINES = 2


class ItemNotes(QWidget):
    """The texts of some items."""

    note_edited = Signal(str)
    private_note_edited = Signal(str)
    purpose_edited = Signal(str)
    trainer_note_edited = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._boxes: dict[NoteField, FieldBox] = {}
        self._note = self._field(_("Note for the reader"), NOTE_LIMIT)
        self._purpose = self._field(_("Why do this"), TEXT_LIMIT)
        self._trainer_note = self._field(_("Note on the trainer copy"), TEXT_LIMIT)
        self._private = self._field(_("Private note, never printed"), NOTE_LIMIT)
        self._note.edited.connect(self.note_edited)
        self._purpose.edited.connect(self.purpose_edited)
        self._trainer_note.edited.connect(self.trainer_note_edited)
        self._private.edited.connect(self.private_note_edited)

    def show_items(self, items: Sequence[Item], doses: Sequence[Prescription]) -> None:
        """Show the texts of items, and of their doses if they have some."""
        _show(self._note, {item.note for item in items})
        _show(self._private, {item.private_note for item in items})
        for field, name in ((self._purpose, "purpose"), (self._trainer_note, "trainer_note")):
            self._boxes[field].setVisible(bool(doses))
            value = common_value(doses, name) if doses else ""
            _show(field, {"", "…"} if value is MIXED else {value})

    def field_at(self, name: str) -> QWidget | None:
        """The field for a text, by its name in the model."""
        fields = {
            "note": self._note,
            "private_note": self._private,
            "purpose": self._purpose,
            "trainer_note": self._trainer_note,
        }
        return fields.get(name)

    def _field(self, name: str, limit: int) -> NoteField:
        field = NoteField(name, _LINES, limit, self._appearance, self)
        box = self._boxes[field] = FieldBox(name, field, self._appearance, self)
        self._column.addWidget(box)
        return field


def _show(field: NoteField, texts: set[str]) -> None:
    if len(texts) > 1:
        field.show_mixed()
    else:
        field.show_text(next(iter(texts), ""))

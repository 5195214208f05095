"""What is said of the items that are chosen: their dose, its words, and notes."""

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.content.handbook import Library
from handbook.content.labels import label
from handbook.content.model import Goal
from handbook.handout.model import Item, Override
from handbook.handout.prescription import Prescription
from handbook.handout.presets import Preset, apply
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.choice import Choice
from handbook.ui.draft import HandoutDraft, Spot
from handbook.ui.editing.dose_change import Doses
from handbook.ui.editing.dose_fields import FIELDS, field_label
from handbook.ui.editing.dose_form import DoseForm, Edit
from handbook.ui.editing.field_box import FieldBox
from handbook.ui.editing.item_notes import ItemNotes
from handbook.ui.editing.preset_choice import PresetChoice
from handbook.ui.editing.segments import Segments
from handbook.ui.editing.sentence_list import SentenceList
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.item_list import entry_title
from handbook.ui.item_moves import Items

_DOSE, _WORDS, _NOTES = range(3)


class ItemEditor(QWidget):
    """Edits the items of some rows of the draft, all of them at once."""

    left = Signal()
    """Esc: the focus should go back to the list."""

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._rows: tuple[int, ...] = ()
        self._addresses: tuple[str, ...] = ()
        self._back_offered = False
        self._build()
        self._connect()
        self._restyle()

    def set_library(self, library: Library) -> None:
        """Take doses from another library."""
        self._library = library

    def show_rows(self, rows: Collection[int]) -> None:
        """Show the items of some rows as they are now."""
        self._rows = tuple(rows)
        items = self._chosen
        self.setVisible(bool(items))
        if not items:
            self._addresses = ()
            return
        anew = self._addresses != (now := (*map(str, rows), *(item.address for item in items)))
        self._addresses = now
        doses = self._doses
        given = [dose for item in items if (dose := doses.of(item)) is not None]
        able = all(doses.takes_dose(item) for item in items)
        self._title.setText(self._title_of(items))
        self._title.setVisible(len(items) > 1)  # a single one stands marked in the list above
        self.setAccessibleName(self._title.text())
        self._show_source(items, doses)
        self._segments.setVisible(able)
        self._form.show_doses(given or (Prescription(),), anew=anew)
        self._show_words(items, given, anew=anew)
        self._notes.show_items(items, given or ((Prescription(),) if able else ()))
        self._show_page(able=able)

    def field_at(self, field: str) -> QWidget | None:
        """The field for something of an item, made visible; see Spot."""
        if not self._rows:
            return None
        if (note := self._notes.field_at(field)) is not None:
            self._segments.choose(_NOTES)
            return note
        if field == "overrides":
            self._segments.choose(_WORDS)
            return self._sentences.first(stale=True)
        found = self._form.field_at(field)
        if found is not None:
            self._segments.choose(_DOSE)
        return found

    def enter(self) -> None:
        """Take the focus, into the first field."""
        firsts = (
            self._form.field_at("sets"),
            self._sentences.first(),
            self._notes.field_at("note"),
        )
        if first := firsts[self._page]:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    # Building

    def _build(self) -> None:
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._segments = Segments((_("Dose"), _("Words"), _("Notes")), self)
        self._source = QLabel(self)
        self._source.setWordWrap(True)
        self._source.setTextFormat(Qt.TextFormat.PlainText)
        self._source.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._back = QPushButton(_("Back to the handbook's dose"), self)
        self._back.setProperty("quiet", True)
        self._origin = QWidget(self)
        flow = FlowLayout()
        flow.setSpacing(4)
        flow.addWidget(self._source)
        flow.addWidget(self._back)
        self._origin.setLayout(flow)
        self._form = DoseForm(self._appearance, self)
        self._sentences = SentenceList(self._appearance, self)
        self._words_hint = QLabel(_("Choose one exercise alone to write its sentences over."), self)
        self._words_hint.setWordWrap(True)
        self._notes = ItemNotes(self._appearance, self)
        self._pages = (self._form, self._sentences, self._notes)
        self._presets = PresetChoice(self._appearance, self)
        self._build_goal()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._segments)
        column.addWidget(self._origin)
        for page in (*self._pages, self._words_hint):
            column.addWidget(page)
        column.addSpacing(4)
        column.addWidget(self._presets)
        column.addWidget(self._goal_box)

    def _build_goal(self) -> None:
        goals = [(_("As each entry suggests"), None), *((label(goal), goal) for goal in Goal)]
        self._goal = Choice(_("Goal"), goals, self._appearance, self)
        self._goal_box = FieldBox(_("Handbook's doses are for"), self._goal, self._appearance, self)

    def _connect(self) -> None:
        self._segments.chosen.connect(self._on_segment)
        self._goal.chosen.connect(self._on_goal)
        self._form.edited.connect(self._on_dose_edited)
        self._presets.picked.connect(self._on_preset)
        self._back.clicked.connect(self._on_back)
        self._sentences.edited.connect(self._on_words_edited)
        self._notes.note_edited.connect(self._on_note_edited)
        self._notes.private_note_edited.connect(self._on_private_note_edited)
        self._notes.purpose_edited.connect(self._on_purpose_edited)
        self._notes.trainer_note_edited.connect(self._on_trainer_note_edited)
        self._appearance.changed.connect(self._restyle)

    # What is shown

    @property
    def _chosen(self) -> Items:
        items = self._draft.handout.items
        return tuple(items[row] for row in self._rows if row < len(items))

    @property
    def _doses(self) -> Doses:
        return Doses(self._library, self._draft.handout.goal)

    @property
    def _page(self) -> int:
        return _NOTES if self._segments.isHidden() else self._segments.index

    def _title_of(self, items: Items) -> str:
        if len(items) == 1:
            return entry_title(self._library, items[0].address)
        if all(self._doses.takes_dose(item) for item in items):
            text = ngettext("{count} exercise", "{count} exercises", len(items))
        else:
            text = ngettext("{count} item", "{count} items", len(items))
        return text.format(count=len(items))

    def _show_source(self, items: Items, doses: Doses) -> None:
        """Say where the dose comes from, and offer the handbook's where it is another one."""
        own = [item for item in items if item.dose is not None]
        given = [item for item in items if doses.of_handbook(item) is not None]
        source = {item.dose.source for item in own if item.dose is not None and item.dose.source}
        if len(source) == 1:
            text = _("Basis: {source}").format(source=source.pop())
        elif own and given:
            text = _("Changed here.")
        elif not own and not given:
            text = _("The handbook has no dose for this. The numbers below are only a start.")
        else:
            # Said even so, so that nothing below moves with the first change.
            text = _("As in the handbook.")
        self._source.setText(text)
        self._goal.show_value(self._draft.handout.goal)
        self._back_offered = any(item in given for item in own)

    def _show_words(self, items: Items, doses: list[Prescription], *, anew: bool) -> None:
        if len(items) == 1 and doses and (anew or self._page == _WORDS):
            voice = self._draft.handout.voice
            self._sentences.show_dose(doses[0], voice, items[0].overrides, anew=anew)

    def _show_page(self, *, able: bool) -> None:
        page = self._pages[self._page]
        alone = len(self._rows) == 1
        hint = able and page is self._sentences and not alone
        for each in self._pages:
            each.setVisible(each is page and not hint)
        self._words_hint.setVisible(hint)
        dosing = able and page is self._form
        self._presets.setVisible(dosing)
        self._goal_box.setVisible(dosing)
        self._back.setVisible(self._back_offered)
        self._origin.setVisible(dosing)

    @Slot()
    def _on_segment(self) -> None:
        self.show_rows(self._rows)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._appearance.sizes
        self._title.setFont(self._appearance.font(sizes.base, bold=True))
        for text in (self._source, self._back, self._words_hint):
            text.setFont(self._appearance.font(sizes.small))
        self._source.setMinimumHeight(self._back.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # What the trainer does

    @Slot(object)
    def _on_goal(self, goal: Goal | None) -> None:
        self._draft.replace(_("Goal"), goal=goal)

    @Slot(object)
    def _on_dose_edited(self, edit: Edit) -> None:
        path = "effort.value" if edit.path == "effort" else edit.path
        self._edit_dose(edit, field_label(FIELDS[path], Prescription()), path)

    @Slot(str)
    def _on_purpose_edited(self, text: str) -> None:
        self._edit_dose(Edit("purpose", text), _("Why do this"), "purpose")

    @Slot(str)
    def _on_trainer_note_edited(self, text: str) -> None:
        self._edit_dose(Edit("trainer_note", text), _("Note on the trainer copy"), "trainer_note")

    def _edit_dose(self, edit: Edit, words: str, field: str) -> None:
        items = self._draft.handout.items
        changed = self._doses.changed(items, self._rows, edit.path, edit.value)
        self._set(changed, words, field, merge=True)

    @Slot(object)
    def _on_preset(self, preset: Preset) -> None:
        doses, items = self._doses, list(self._draft.handout.items)
        for row in self._rows:
            dose = apply(preset, doses.of(items[row]) or Prescription())
            items[row] = doses.with_dose(items[row], dose)
        self._set(_sets_alike(tuple(items), self._rows), preset.name, "sets")

    @Slot()
    def _on_back(self) -> None:
        self.enter()
        changed = self._doses.back_to_handbook(self._draft.handout.items, self._rows)
        self._set(changed, _("Back to the handbook's dose"), "sets")

    @Slot(object)
    def _on_words_edited(self, overrides: tuple[Override, ...]) -> None:
        self._set_each("overrides", overrides, _("Own words"))

    @Slot(str)
    def _on_note_edited(self, text: str) -> None:
        self._set_each("note", text, _("Note for the reader"))

    @Slot(str)
    def _on_private_note_edited(self, text: str) -> None:
        self._set_each("private_note", text, _("Private note"))

    def _set_each(self, field: str, value: Any, words: str) -> None:
        items = list(self._draft.handout.items)
        for row in self._rows:
            items[row] = replace(items[row], **{field: value})
        self._set(tuple(items), words, field, merge=True)

    def _set(self, items: Items, words: str, field: str, *, merge: bool = False) -> None:
        handout = replace(self._draft.handout, items=items)
        spot = Spot(self._rows, field)
        key = f"{field} {self._rows}" if merge else ""
        self._draft.set(handout, words, merge=key, before=spot, after=spot)


def _sets_alike(items: Items, rows: Collection[int]) -> Items:
    """Give those in a group the sets of the last of them that was changed."""
    made: list[Item] = list(items)
    for row in rows:
        dose = made[row].dose
        for at, item in enumerate(made):
            if dose is not None and dose.group and item.dose and item.dose.group == dose.group:
                made[at] = replace(item, dose=replace(item.dose, sets=dose.sets))
    return tuple(made)

"""The fields of a dose, or of several at once."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from handbook.handout.effort import Effort, EffortScale, limits
from handbook.handout.model import SentenceKey, Voice
from handbook.handout.prescription import Prescription
from handbook.handout.prescription_check import mistakes
from handbook.handout.prescription_labels import prescription_label
from handbook.handout.wording import dose_sentences
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.choice import Choice
from handbook.ui.editing.day_field import OptionalDay
from handbook.ui.editing.dose_change import MIXED, common_value
from handbook.ui.editing.dose_fields import (
    FIELDS,
    MAIN,
    MORE,
    SHOWN_AT,
    Day,
    DoseField,
    Line,
    Options,
    Row,
    Tempo,
    field_label,
)
from handbook.ui.editing.dose_fields import Several as SeveralKind
from handbook.ui.editing.field_box import FieldBox, FieldRow
from handbook.ui.editing.several import Several
from handbook.ui.editing.step_field import LineField, StepField, TempoField, TypedField
from handbook.ui.icons import icon

_MAIN_PATHS = frozenset(field.path for row in MAIN for field in row)
_ROW_GAP = 8
_SHORT_DAY = 3


class Edit(NamedTuple):
    """A field of the dose that was given another value."""

    path: str
    value: Any


class DoseForm(QWidget):
    """Shows doses and tells what is changed in them; it changes nothing itself."""

    edited = Signal(object)
    """An Edit the trainer made."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._doses: tuple[Prescription, ...] = ()
        self._boxes: dict[str, DoseBox] = {}
        self._rows: list[FieldRow] = []
        self._titles: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_ROW_GAP)
        self._build_rows(MAIN, self._column, self)
        self._build_more()
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_doses(self, doses: Sequence[Prescription], *, anew: bool) -> None:
        """Show doses; `anew` when they are those of other items than before."""
        self._doses = tuple(doses)
        if anew:
            for box in self._boxes.values():
                box.forget()
        self._show()

    def field_at(self, path: str) -> QWidget | None:
        """The field at a place in the prescription, made visible; None if there is none."""
        path = SHOWN_AT.get(path, path)
        if path in FIELDS and path not in self._boxes:
            self._more.setChecked(True)
        box = self._boxes.get(path)
        if box is None or box.isHidden():
            return None
        if self._more_part.isAncestorOf(box):
            self._more.setChecked(True)
        return box.field

    # Building

    def _build_more(self) -> None:
        """The button for the fields that few doses need; these are made when first asked for."""
        self._more = QToolButton(self)
        self._more.setText(_("More"))
        self._more.setAccessibleName(_("More fields of the dose"))
        self._more.setCheckable(True)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setIcon(icon("down", self._appearance))
        self._more.toggled.connect(self._on_more)
        self._more_part = QWidget(self)
        self._more_column = QVBoxLayout(self._more_part)
        self._more_column.setContentsMargins(0, 0, 0, 0)
        self._more_column.setSpacing(_ROW_GAP)
        self._more_part.hide()
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._more_part)

    def _build_rows(self, rows: Iterable[Row], column: QVBoxLayout, parent: QWidget) -> None:
        for fields in rows:
            row = FieldRow(self._appearance, parent)
            for field in fields:
                box = DoseBox(field, self._appearance, row)
                box.edited.connect(self._on_edited)
                self._boxes[field.path] = box
                row.add(box, field.width)
            self._rows.append(row)
            column.addWidget(row)

    @Slot(bool)
    def _on_more(self, shown: bool) -> None:
        if shown and not self._titles:
            for title, rows in MORE:
                label = QLabel(_(title), self._more_part)
                self._titles.append(label)
                self._more_column.addWidget(label)
                self._build_rows(rows, self._more_column, self._more_part)
            self._restyle()
            self._show()
        self._more.setText(_("Less") if shown else _("More"))
        self._more.setIcon(icon("up" if shown else "down", self._appearance))
        self._more_part.setVisible(shown)

    # Showing

    def _show(self) -> None:
        if not self._doses:
            return
        told = self._mistakes()
        if any(path in FIELDS and path not in _MAIN_PATHS for path in told):
            self._more.setChecked(True)
        for path, box in self._boxes.items():
            box.show_doses(self._doses, self._dose_for(path))
            box.complain(told.get(path, ""))
        for row in self._rows:
            row.show_if_any()

    def _mistakes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for dose in self._doses:
            for mistake in mistakes(dose):
                found.setdefault(SHOWN_AT.get(mistake.field, mistake.field), mistake.message)
        return found

    def _dose_for(self, path: str) -> Prescription:
        """The dose that says what a field is like; one without an effort has the scale chosen."""
        dose = self._doses[0]
        if path != "effort.value" or dose.effort is not None:
            return dose
        scale = self._scale
        return replace(dose, effort=Effort(scale, limits(scale)))

    @property
    def _scale(self) -> Any:
        choice = self._boxes["effort.scale"].field
        assert isinstance(choice, Choice)
        return choice.value

    @Slot(object)
    def _on_edited(self, edit: Edit) -> None:
        if edit.path == "effort.value":
            value = None if edit.value is None else Effort(self._scale, edit.value)
            edit = Edit("effort", value)
        self.edited.emit(edit)
        if edit.path == "effort.scale":
            self._show()

    @Slot()
    def _restyle(self) -> None:
        for title in self._titles:
            title.setFont(self._appearance.font(self._appearance.sizes.base, bold=True))
            title.setContentsMargins(0, 6, 0, 0)


class DoseBox(FieldBox):
    """One field of a dose in its box."""

    edited = Signal(object)
    """An Edit of its field."""

    def __init__(self, spec: DoseField, appearance: Appearance, parent: QWidget) -> None:
        label = field_label(spec, Prescription())
        super().__init__(label, _field(spec, label, appearance, parent), appearance, parent)
        self._spec = spec
        field = self.field
        if isinstance(field, Choice):
            field.chosen.connect(self._on_edited)
        elif isinstance(field, TypedField):
            field.edited.connect(self._on_edited)
            field.refused.connect(self.refuse)
        elif isinstance(field, Several | OptionalDay):
            field.edited.connect(self._on_edited)

    def forget(self) -> None:
        """Show something else next, whatever was typed."""
        if isinstance(self.field, TypedField):
            self.field.forget()
        elif self._spec.path == "effort.scale":
            self.control.show_value(EffortScale.RIR)

    def show_doses(self, doses: Sequence[Prescription], like: Prescription) -> None:
        """Show what doses have in the field, which is like it is for one of them."""
        shown = all(self._spec.shown(dose) for dose in doses)
        self.setVisible(shown)
        if not shown:
            return
        self.rename(field_label(self._spec, like))
        if isinstance(self.field, StepField) and callable(self._spec.kind):
            self.field.set_numbers(self._spec.kind(like))
        value = common_value(doses, self._spec.path)
        if value is MIXED:
            self.control.show_mixed()
        elif self._spec.path != "effort.scale" or value is not None:
            self.control.show_value(value)
        self.remark(self._remark_on(doses))

    def _remark_on(self, doses: Sequence[Prescription]) -> str:
        if isinstance(self._spec.kind, Tempo):
            return _tempo_in_words(doses[0]) if len(doses) == 1 else ""
        remarks = {self._spec.remark(dose) for dose in doses}
        return remarks.pop() if len(remarks) == 1 else ""

    @Slot(object)
    @Slot(str)
    def _on_edited(self, value: Any) -> None:
        self.edited.emit(Edit(self._spec.path, value))


def _field(spec: DoseField, label: str, appearance: Appearance, parent: QWidget) -> QWidget:
    match spec.kind:
        case Options(values, nothing, short):
            names = [_(text) for text in short] or [prescription_label(value) for value in values]
            offered: list[tuple[str, Any]] = list(zip(names, values, strict=True))
            return Choice(label, [(_(nothing), None)] * bool(nothing) + offered, appearance, parent)
        case SeveralKind(values):
            shown = [(_short(prescription_label(value)), value) for value in values]
            named = [(text, prescription_label(value), value) for text, value in shown]
            return Several(label, named, appearance, parent)
        case Line(limit):
            return LineField(label, limit, parent)
        case Day():
            return OptionalDay(label, appearance, parent)
        case Tempo():
            return TempoField(label, parent)
        case numbers:
            return StepField(label, numbers(Prescription()), appearance, parent)


def _short(label: str) -> str:
    """A day by its first letters; anything longer than a word stays as it is."""
    return label if " " in label else label[:_SHORT_DAY]


def _tempo_in_words(dose: Prescription) -> str:
    said = dose_sentences(
        Prescription(tempo=dose.tempo, first_phase=dose.first_phase), Voice.TRAINER
    )
    return next((sentence.text for sentence in said if sentence.key is SentenceKey.TEMPO), "")

"""How the pages look: whose words, which layout, how large, and what is on them."""

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.handout.compose import LARGE_PRINT_FROM
from handbook.handout.model import (
    TEXT_SIZES,
    Handout,
    Layout,
    OrderMode,
    PageField,
    Paper,
    Voice,
)
from handbook.handout.prescription_check import MOST_WEEKS
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.choice import Choice
from handbook.ui.draft import HandoutDraft
from handbook.ui.editing.check_box import CheckBox
from handbook.ui.editing.field_box import FieldBox, FieldRow
from handbook.ui.editing.layout_choice import LayoutChoice
from handbook.ui.editing.number_text import Numbers
from handbook.ui.editing.presentable import mistake_in
from handbook.ui.editing.several import Several
from handbook.ui.editing.step_field import StepField
from handbook.ui.handout_labels import handout_label

_LOG_WEEKS = Numbers(limits=(1, MOST_WEEKS), start=4, ranged=False, empty=0)


class PageForm(QWidget):
    """Voice, layout, text size, paper, order, and the fields shown."""

    def __init__(self, draft: HandoutDraft, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._appearance = appearance
        self._build()
        self._connect()

    def show_handout(self, handout: Handout) -> None:
        """Show how a handout looks."""
        self._voice.show_value(handout.voice)
        self._layout_choice.show_value(handout.layout)
        self._text_size.show_value(handout.text_size)
        self._paper.show_value(handout.paper)
        self._order.show_value(handout.order)
        self._gray.setChecked(handout.black_and_white)
        self._fields.show_value([field for field in PageField if handout.shows(field)])
        self._log_weeks.show_value(handout.log_weeks)
        self._log_box.setVisible(handout.layout is Layout.LOG)
        self._log_box.complain(mistake_in(handout, "log_weeks"))

    def show_counts(self, counts: dict[Layout, int]) -> None:
        """Show how many pages each layout takes, as far as that is known."""
        self._layout_choice.show_counts(counts)

    def field_at(self, name: str) -> QWidget | None:
        """The field for something of the handout, by its name in the model."""
        fields: dict[str, QWidget] = {
            "voice": self._voice,
            "layout": self._layout_choice,
            "text_size": self._text_size,
            "paper": self._paper,
            "order": self._order,
            "black_and_white": self._gray,
            "hidden_fields": self._fields,
            "log_weeks": self._log_weeks,
        }
        return fields.get(name)

    def _build(self) -> None:
        self._layout_choice = LayoutChoice(self._appearance, self)
        self._voice = self._choice(_("Words"), Voice)
        sizes = [(_size_label(size), size) for size in TEXT_SIZES]
        self._text_size = Choice(_("Text size"), sizes, self._appearance, self)
        self._paper = self._choice(_("Paper"), Paper)
        self._order = self._choice(_("Order"), OrderMode)
        self._gray = CheckBox(_("Black and white, for copiers"), self._appearance, self)
        self._log_weeks = StepField(_("Boxes for weeks"), _LOG_WEEKS, self._appearance, self)
        shown = [(handout_label(field), handout_label(field), field) for field in PageField]
        self._fields = Several(_("On the page"), shown, self._appearance, self)
        self._log_box = self._box(_("Boxes for weeks"), self._log_weeks)
        pair = FieldRow(self._appearance, self)
        pair.add(self._box(_("Text size"), self._text_size), 5)
        pair.add(self._box(_("Paper"), self._paper), 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._box(_("Layout"), self._layout_choice))
        column.addWidget(self._log_box)
        column.addWidget(self._box(_("Words"), self._voice))
        column.addWidget(pair)
        column.addWidget(self._gray)
        column.addWidget(self._box(_("Order"), self._order))
        column.addWidget(self._box(_("On the page"), self._fields))

    def _choice(self, name: str, values: type[Voice | Paper | OrderMode]) -> Choice:
        offered = [(handout_label(value), value) for value in values]
        return Choice(name, offered, self._appearance, self)

    def _box(self, name: str, field: QWidget) -> FieldBox:
        return FieldBox(name, field, self._appearance, self)

    def _connect(self) -> None:
        self._layout_choice.chosen.connect(self._on_layout)
        self._voice.chosen.connect(self._on_voice)
        self._text_size.chosen.connect(self._on_text_size)
        self._paper.chosen.connect(self._on_paper)
        self._order.chosen.connect(self._on_order)
        self._gray.clicked.connect(self._on_gray)
        self._fields.edited.connect(self._on_fields)
        self._log_weeks.edited.connect(self._on_log_weeks)
        self._log_weeks.refused.connect(self._log_box.refuse)

    @Slot(object)
    def _on_layout(self, layout: Layout) -> None:
        self._draft.replace(_("Layout"), layout=layout)

    @Slot(object)
    def _on_voice(self, voice: Voice) -> None:
        self._draft.replace(_("Words"), voice=voice)

    @Slot(object)
    def _on_text_size(self, size: int) -> None:
        self._draft.replace(_("Text size"), text_size=size)

    @Slot(object)
    def _on_paper(self, paper: Paper) -> None:
        self._draft.replace(_("Paper"), paper=paper)

    @Slot(object)
    def _on_order(self, order: OrderMode) -> None:
        self._draft.replace(_("Order"), order=order)

    @Slot(bool)
    def _on_gray(self, gray: bool) -> None:
        self._draft.replace(_("Black and white"), black_and_white=gray)

    @Slot(object)
    def _on_fields(self, shown: Any) -> None:
        hidden = tuple(field for field in PageField if field not in shown)
        self._draft.replace(_("On the page"), hidden_fields=hidden)

    @Slot(object)
    def _on_log_weeks(self, weeks: int) -> None:
        self._draft.replace(_("Boxes for weeks"), merge="log_weeks", log_weeks=weeks)


def _size_label(size: int) -> str:
    if size >= LARGE_PRINT_FROM:
        return _("{size} pt, large print").format(size=size)
    return _("{size} pt").format(size=size)

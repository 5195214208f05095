"""What unfolds below a question: the answer, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from handbook.content.handbook import Handbook
from handbook.content.model import Faq
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.asking.answer_text import AnswerText
from handbook.ui.asking.written_answer import answer_html
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.icons import icon


class AnswerPanel(QWidget):
    """One answer; what the trainer wants done with it goes out through the signals."""

    copy_asked = Signal()

    handout_asked = Signal()
    """Put the question on the handout, or take it off."""

    def __init__(
        self, handbook: Handbook, faq: Faq, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._faq = faq
        self._appearance = appearance
        self._build()
        self.text.setAccessibleName(_("Answer to “{question}”").format(question=faq.question))
        self.text.show_html(answer_html(handbook, faq))
        self._copy.clicked.connect(self.copy_asked)
        self._handout.clicked.connect(self.handout_asked)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in this order."""
        return (self.text, self._copy, self._handout)

    def show_held(self, *, held: bool) -> None:
        """Show whether the question is on the handout."""
        self._handout.setText(_("Take off the handout") if held else _("Add to handout"))
        self._handout.setIcon(icon("check" if held else "add", self._appearance))
        said = (
            _("Take “{question}” off the handout") if held else _("Add “{question}” to the handout")
        )
        self._handout.setAccessibleName(said.format(question=self._faq.question))

    def _build(self) -> None:
        self.text = AnswerText(self._appearance, self)
        self._copy = QPushButton(_("Copy as text"), self)
        self._copy.setIcon(icon("copy", self._appearance))
        said = _("Copy “{question}” and its answer as text")
        self._copy.setAccessibleName(said.format(question=self._faq.question))
        self._handout = QPushButton(self)
        buttons = FlowLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._handout)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 20)
        column.setSpacing(10)
        column.addWidget(self.text)
        column.addLayout(buttons)

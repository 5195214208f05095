"""What a dose says, sentence by sentence, and the trainer's own words in place of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from handbook.handout.model import SENTENCE_LIMIT, Override, SentenceKey, Voice
from handbook.handout.prescription import Prescription
from handbook.handout.wording import Sentence, dose_sentences, override_of
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.editing.note_field import LimitedText
from handbook.ui.flow_layout import FlowLayout

_SIDE = 6


class SentenceList(QWidget):
    """Every sentence of one dose in one voice, each to be written over."""

    edited = Signal(object)
    """The overrides of the item, after the trainer changed one of its sentences."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._voice = Voice.CLIENT
        self._overrides: tuple[Override, ...] = ()
        self._rows: dict[SentenceKey, SentenceRow] = {}
        self._explained = QLabel(self)
        self._explained.setWordWrap(True)
        self._explained.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._explained)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_dose(
        self, dose: Prescription, voice: Voice, overrides: tuple[Override, ...], *, anew: bool
    ) -> None:
        """Show what a dose says; `anew` when it is that of another item."""
        self._voice, self._overrides = voice, overrides
        client = _("What the client reads. Write over any sentence; empty ones are left out.")
        trainer = _("What the trainer copy says. Write over any line; empty ones are left out.")
        self._explained.setText(client if voice is Voice.CLIENT else trainer)
        own = {each.key: each for each in overrides if each.voice is voice}
        sentences = dose_sentences(dose, voice, overrides)
        if anew or [sentence.key for sentence in sentences] != list(self._rows):
            self._place_rows(sentences)
        for sentence in sentences:
            self._rows[sentence.key].show_sentence(sentence, own.get(sentence.key))

    def first(self, *, stale: bool = False) -> QWidget | None:
        """The first sentence of all; with `stale`, the first that may be out of date, if any."""
        old = [row for row in self._rows.values() if stale and row.sentence.stale]
        return next(iter([*old, *self._rows.values()]), None)

    def _place_rows(self, sentences: Sequence[Sentence]) -> None:
        """Keep the rows of the sentences that are still there, so that the focus stays."""
        before, self._rows = self._rows, {}
        for row in before.values():
            self._column.removeWidget(row)
        for sentence in sentences:
            row = before.pop(sentence.key, None)
            if row is None:
                row = SentenceRow(self._appearance, self)
                row.edited.connect(self._on_edited)
                row.reset.connect(self._on_reset)
            self._rows[sentence.key] = row
            self._column.addWidget(row)
            row.show()
        for row in before.values():
            row.hide()
            row.deleteLater()

    @Slot(object)
    def _on_edited(self, sentence: Sentence) -> None:
        """A sentence was written over; one that says what is generated is no override."""
        if sentence.text == sentence.generated:
            self._on_reset(sentence)
            return
        made = override_of(sentence, sentence.text, self._voice)
        self.edited.emit((*self._without(sentence.key), made))

    @Slot(object)
    def _on_reset(self, sentence: Sentence) -> None:
        self.edited.emit(self._without(sentence.key))

    def _without(self, key: SentenceKey) -> tuple[Override, ...]:
        return tuple(
            each for each in self._overrides if each.key is not key or each.voice is not self._voice
        )

    @Slot()
    def _restyle(self) -> None:
        self._explained.setFont(self._appearance.font(self._appearance.sizes.small))


class SentenceRow(QWidget):
    """One sentence, and below it whose words it is in."""

    edited = Signal(object)
    """The Sentence with its new text."""

    reset = Signal(object)
    """The Sentence is to be the generated one again."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._sentence = Sentence(SentenceKey.AMOUNT, "", "")
        self._text = _SentenceField(self)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._keep = _link(_("Keep my words"), self)
        self._back = _link(_("Back to the generated sentence"), self)
        buttons = FlowLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._back)
        buttons.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._text)
        column.addWidget(self._note)
        column.addLayout(buttons)
        self.setFocusProxy(self._text)
        self._text.textChanged.connect(self._on_text_changed)
        self._back.clicked.connect(self._on_back)
        self._keep.clicked.connect(self._on_keep)
        appearance.changed.connect(self._restyle)
        self._restyle()

    @property
    def sentence(self) -> Sentence:
        """What is shown."""
        return self._sentence

    def show_sentence(self, sentence: Sentence, own: Override | None) -> None:
        """Show a sentence, with the trainer's own words as they were typed."""
        self._sentence = sentence
        self._text.show_text(own.text if own is not None else sentence.text)
        name = sentence.generated or (own.text if own is not None else "")
        self._text.setAccessibleName(name)
        note = _note(sentence)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._note.setForegroundRole(
            QPalette.ColorRole.BrightText if sentence.stale else QPalette.ColorRole.PlaceholderText
        )
        self._text.setAccessibleDescription(note)
        self._back.setVisible(sentence.by_hand)
        self._back.setText(
            _("Back to the generated sentence") if sentence.generated else _("Forget it")
        )
        self._keep.setVisible(sentence.stale and bool(sentence.generated))
        for button in (self._back, self._keep):
            button.setAccessibleName(f"{button.text()}: {name}")

    @Slot()
    def _on_text_changed(self) -> None:
        self._emit(self._text.toPlainText())

    @Slot()
    def _on_keep(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._emit(self._text.toPlainText())

    def _emit(self, text: str) -> None:
        sentence = self._sentence
        self.edited.emit(Sentence(sentence.key, text, sentence.generated))

    @Slot()
    def _on_back(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reset.emit(self._sentence)

    @Slot()
    def _restyle(self) -> None:
        small = self._appearance.font(self._appearance.sizes.small)
        for widget in (self._note, self._back, self._keep):
            widget.setFont(small)
        self._text.fit()


class _SentenceField(LimitedText):
    """As tall as its text; Enter goes on to the next field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(SENTENCE_LIMIT, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.fit)

    def show_text(self, text: str) -> None:
        """Show a text; the cursor stays where it is when that is shown already."""
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Take the height that the text needs."""
        lines = max(1, round(self.document().size().height()))
        line = QFontMetricsF(self.font()).lineSpacing()
        around = 2 * (self.document().documentMargin() + _SIDE)
        self.setFixedHeight(round(lines * line + around))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def _link(text: str, parent: QWidget) -> QPushButton:
    """A small button that looks like the text around it."""
    button = QPushButton(text, parent)
    button.setProperty("quiet", True)
    return button


def _note(sentence: Sentence) -> str:
    """Whose words a sentence is in; nothing of one that is generated."""
    if not sentence.by_hand:
        return ""
    if not sentence.generated:
        return _("In your own words, for something the dose no longer says: it is not printed.")
    if sentence.stale:
        said = _("In your own words, and the dose changed since. It would now say: “{sentence}”")
        return said.format(sentence=sentence.generated)
    return _("In your own words.") if sentence.text else _("Left out.")

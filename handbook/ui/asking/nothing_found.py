"""What is said above the nearest questions when none is found, and the ways back to some."""

from msgspec import Struct
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.flow_layout import FlowLayout


class WaysBack(Struct, frozen=True):
    """Why no question is shown, and how many would be without the text or without the tags.

    A count of 0 is no way back; `nearest` says whether other questions are offered below.
    """

    text: str
    tagged: bool
    without_text: int
    without_tags: int
    total: int
    nearest: bool


class NothingFound(QWidget):
    """Says that nothing was found, with a button for every way back."""

    text_cleared = Signal()
    tags_cleared = Signal()
    all_cleared = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._build()
        self._connect()
        self._restyle()

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in this order."""
        return (self._tags, self._text, self._all)

    def show_ways(self, ways: WaysBack) -> None:
        """Show the ways back, and no others."""
        self._why.setText(_why(ways))
        self._show_button(self._tags, _without_tags(ways.without_tags))
        self._show_button(self._text, _without_text(ways.without_text))
        stuck = not (ways.without_tags or ways.without_text)
        self._show_button(self._all, _everything(ways.total if stuck else 0))
        self._nearest.setVisible(ways.nearest)

    def _show_button(self, button: QPushButton, text: str) -> None:
        button.setText(text)
        button.setVisible(bool(text))

    def _build(self) -> None:
        self._why = QLabel(self)
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._tags = QPushButton(self)
        self._text = QPushButton(self)
        self._all = QPushButton(self)
        self._nearest = QLabel(_("The nearest questions:"), self)
        self._nearest.setWordWrap(True)
        buttons = FlowLayout()
        buttons.setSpacing(8)
        for button in (self._tags, self._text, self._all):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._why)
        column.addLayout(buttons)
        column.addSpacing(6)
        column.addWidget(self._nearest)

    def _connect(self) -> None:
        self._tags.clicked.connect(self.tags_cleared)
        self._text.clicked.connect(self.text_cleared)
        self._all.clicked.connect(self.all_cleared)
        self._appearance.changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._appearance.sizes
        self._why.setFont(self._appearance.font(sizes.heading3))
        self._nearest.setFont(self._appearance.font(sizes.base, bold=True))


def _why(ways: WaysBack) -> str:
    if not ways.total:
        return _("This handbook has no questions.")
    if ways.tagged and ways.text:
        return _("No question with these tags matches “{text}”.").format(text=ways.text)
    if ways.tagged:
        return _("No question has these tags.")
    return _("No question matches “{text}”.").format(text=ways.text)


def _without_tags(count: int) -> str:
    said = ngettext(
        "Clear the tags and see {count} question", "Clear the tags and see {count} questions", count
    )
    return said.format(count=count) if count else ""


def _without_text(count: int) -> str:
    said = ngettext(
        "Clear the text and see {count} question", "Clear the text and see {count} questions", count
    )
    return said.format(count=count) if count else ""


def _everything(count: int) -> str:
    said = ngettext(
        "Clear the filter and see {count} question",
        "Clear the filter and see all {count} questions",
        count,
    )
    return said.format(count=count) if count else ""

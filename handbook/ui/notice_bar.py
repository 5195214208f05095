"""A line above the page that tells the trainer something, with what there is to do about it."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.icons import icon_button

_TEXT_WIDTH = 260
"""The least that the text has beside the buttons, in pixels at 100% zoom; else they go below."""


class Offer(NamedTuple):
    """Something to do about a notice, after which it goes unless it `stays`."""

    words: str
    act: Callable[[], object]
    stays: bool = False


class Tell(Protocol):
    """Tells the trainer something, with what there is to do about it."""

    def __call__(self, message: str, *offers: Offer) -> None:
        """Show a message and a button for each offer."""


class NoticeBar(QFrame):
    """Shows one message until it is dismissed or replaced."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._buttons: list[_OfferButton] = []
        self._waiting: list[tuple[str, tuple[Offer, ...]]] = []
        self.setObjectName("notice")
        self.setAutoFillBackground(True)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._close = icon_button("close", _("Dismiss the message"), appearance, self)
        self._close.clicked.connect(self.dismiss)
        self._offers = QWidget(self)
        self._offer_row = QHBoxLayout(self._offers)
        self._offer_row.setContentsMargins(0, 0, 0, 0)
        self._offer_row.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 8, 8)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._text, 0, 0)
        self._grid.addWidget(self._close, 0, 2)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def tell(self, message: str, *offers: Offer) -> None:
        """Show a message at once, with a button for each thing to do about it."""
        self._text.setText(message)
        self._text.setAccessibleName(message)
        for button in self._buttons:
            self._offer_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [_OfferButton(offer, self._offers) for offer in offers]
        for button in self._buttons:
            button.taken.connect(self._on_taken)
            self._offer_row.addWidget(button)
            button.show()
        self._offers.setVisible(bool(offers))
        self.setFocusProxy(self._buttons[0] if self._buttons else self._close)
        self._arrange()
        self.show()

    def tell_next(self, message: str, *offers: Offer) -> None:
        """Show a message as soon as those before it are dismissed."""
        if self.isHidden():
            self.tell(message, *offers)
        else:
            self._waiting.append((message, offers))

    @Slot()
    def dismiss(self) -> None:
        """Take the message away; the next one that waits takes its place."""
        self.hide()
        if self._waiting:
            message, offers = self._waiting.pop(0)
            self.tell(message, *offers)

    def take_back(self, message: str) -> None:
        """Take away a message that is true no longer, whether it is shown or waits."""
        self._waiting = [waiting for waiting in self._waiting if waiting[0] != message]
        if not self.isHidden() and self._text.text() == message:
            self.dismiss()

    @property
    def message(self) -> str:
        """What is shown."""
        return self._text.text() if self.isVisible() else ""

    @Slot(object)
    def _on_taken(self, offer: Offer) -> None:
        if not offer.stays:
            self.dismiss()
        offer.act()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The buttons beside the text, or below it where there is no room."""
        least = round(_TEXT_WIDTH * self._appearance.zoom) if self._buttons else 0
        needed = self._offers.sizeHint().width() + self._close.sizeHint().width() + 24
        self._grid.removeWidget(self._offers)
        if self.width() >= least + needed:
            self._grid.addWidget(self._offers, 0, 1)
        else:
            self._grid.addWidget(self._offers, 1, 0, 1, 3)

    @Slot()
    def _restyle(self) -> None:
        theme = self._appearance.theme
        self.setStyleSheet(
            f"#notice {{ background: {theme.warning_ground};"
            f" border-bottom: 1px solid {theme.line}; }}"
        )
        self._arrange()


class _OfferButton(QPushButton):
    """A button that says which offer was taken."""

    taken = Signal(object)

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(offer.words, parent)
        self._offer = offer
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.taken.emit(self._offer)

"""A calm page for a place with nothing to show yet: what to do, and variations to do it with."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from handbook.content.closest import Close
from handbook.language import _
from handbook.ui.appearance import Appearance


class ClosestOffers(QScrollArea):
    """Some words, and a button for each variation offered, with what is different about it."""

    chosen = Signal(str)
    """The id of a variation."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._offers: list[_OfferButton] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget(self)
        self._inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._inside.setAutoFillBackground(True)
        self._words = QLabel(self._inside)
        self._words.setWordWrap(True)
        self._title = QLabel(_("The closest to it:"), self._inside)
        self._title.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._column = QVBoxLayout(self._inside)
        self._column.setSpacing(10)
        self._column.addWidget(self._words)
        self._column.addWidget(self._title)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        appearance.changed.connect(self._restyle)
        self._restyle()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def set_margins(self, left: int, right: int) -> None:
        """Keep away from the edges."""
        self._column.setContentsMargins(left, 16, right, 24)

    def show_offers(self, words: str, offers: Sequence[Close]) -> None:
        """Say something, and offer some variations."""
        self._words.setText(words)
        self._title.setVisible(bool(offers))
        for button in self._offers:
            button.hide()
            button.deleteLater()
        self._offers = [_OfferButton(offer, self._inside) for offer in offers]
        for at, button in enumerate(self._offers):
            button.offered.connect(self.chosen)
            self._column.insertWidget(2 + at, button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _restyle(self) -> None:
        self._words.setFont(self._appearance.font(self._appearance.sizes.heading3))


class _OfferButton(QPushButton):
    """One variation; its name may be longer than the page is wide, and is then shortened."""

    offered = Signal(str)

    def __init__(self, offer: Close, parent: QWidget) -> None:
        words = offer.variation.name
        if offer.words:
            words = _("{name}: {difference}").format(name=words, difference=offer.words)
        super().__init__(words.replace("&", "&&"), parent)
        self._id = offer.variation.id
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.offered.emit(self._id)

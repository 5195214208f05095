"""The bar under the variations: those chosen for comparison, and the way to it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance


class CompareBar(QFrame):
    """Shows itself while something is chosen."""

    asked = Signal()
    """The chosen shall be compared."""

    cleared = Signal()
    """Nothing shall be chosen any longer."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._build()
        self._connect()
        self._restyle()

    def show_chosen(self, names: Sequence[str]) -> None:
        """Show these as chosen, in their order."""
        self.setVisible(bool(names))
        count = len(names)
        said = ngettext("Compare {count} variation", "Compare {count} variations", count)
        self._compare.setText(said.format(count=count))
        self._compare.setEnabled(count > 1)
        parts = [
            _("{number}. {name}").format(number=at, name=name)
            for at, name in enumerate(names, start=1)
        ]
        text = "   ".join(parts)
        if count == 1:
            text = _("{names} – choose another to compare it with").format(names=text)
        self._said.setText(text)
        self._said.setToolTip("\n".join(parts))

    def _build(self) -> None:
        self.setObjectName("compare")
        self._said = _OneLine(self)
        self._compare = QPushButton(self)
        self._compare.setProperty("primary", True)
        self._compare.setToolTip(_("Compare them side by side (Ctrl+Enter)"))
        self._clear = QPushButton(_("Clear"), self)
        self._clear.setAccessibleName(_("Choose none for comparison"))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self._said, 1)
        self._row.addWidget(self._compare)
        self._row.addWidget(self._clear)
        self.hide()

    def _connect(self) -> None:
        self._compare.clicked.connect(self.asked)
        self._clear.clicked.connect(self.cleared)
        self._appearance.changed.connect(self._restyle)

    def set_margins(self, left: int, right: int) -> None:
        """Keep away from the edges."""
        self._row.setContentsMargins(left, 10, right, 10)

    @Slot()
    def _restyle(self) -> None:
        theme = self._appearance.theme
        self.setStyleSheet(
            f"#compare {{ border-top: 1px solid {theme.line}; background: {theme.window}; }}"
        )
        self._said.setFont(self._appearance.font(self._appearance.sizes.small))


class _OneLine(QLabel):
    """A text that ends in an ellipsis where it has no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rect = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter = QPainter(self)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

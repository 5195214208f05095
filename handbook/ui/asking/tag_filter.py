"""The tags of the questions as buttons to filter by."""

from collections import Counter
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QToolButton, QWidget

from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.asking.written_answer import tag_label
from handbook.ui.chips import PADDING, chip_style
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.icons import icon


class TagFilter(QWidget):
    """Toggles with the number of questions each tag would give; several add up."""

    changed = Signal()
    """The trainer chose another set of tags."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._buttons: dict[str, QToolButton] = {}
        self._totals: Mapping[str, int] = {}
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self.setAccessibleName(_("Tags"))
        appearance.changed.connect(self._restyle)

    @property
    def chosen(self) -> frozenset[str]:
        """The tags that are on."""
        return frozenset(tag for tag, button in self._buttons.items() if button.isChecked())

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in this order."""
        return tuple(self._buttons.values())

    def set_tags(self, tags: Iterable[str]) -> None:
        """Offer other tags, none of them on; `tags` repeats each as often as it is used."""
        for button in self._buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        counts = Counter(tags)
        self._totals = counts
        self._buttons = {tag: self._button(tag) for tag, _count in counts.most_common()}
        self.show_counts(counts)
        self.setVisible(bool(self._buttons))
        self._restyle()

    def choose(self, tags: Iterable[str]) -> None:
        """Turn these tags on and all others off, in silence."""
        chosen = frozenset(tags)
        for tag, button in self._buttons.items():
            self._check(button, checked=tag in chosen)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Tell how many questions each tag gives at the moment; none cannot be chosen."""
        for tag, button in self._buttons.items():
            count = counts.get(tag, 0)
            text = _text(tag, count)
            if button.text() != text:
                button.setText(text)
                said = ngettext("{tag}, {count} question", "{tag}, {count} questions", count)
                button.setAccessibleName(said.format(tag=tag_label(tag), count=count))
            button.setEnabled(bool(count) or button.isChecked())

    def _button(self, tag: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(tag)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._on_clicked)
        self._flow.addWidget(button)
        button.show()
        return button

    def _check(self, button: QToolButton, *, checked: bool) -> None:
        button.setChecked(checked)
        # A tick as well, so that color is not the only sign.
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if checked
            else Qt.ToolButtonStyle.ToolButtonTextOnly
        )
        if checked and button.icon().isNull():
            button.setIcon(icon("check", self._appearance))

    @Slot()
    def _on_clicked(self) -> None:
        self.choose(self.chosen)
        self.changed.emit()

    @Slot()
    def _restyle(self) -> None:
        zoom = self._appearance.zoom
        self.setStyleSheet(chip_style(self._appearance))
        self._flow.setSpacing(round(6 * zoom))
        font = self._appearance.font(self._appearance.sizes.small)
        metrics = QFontMetrics(font)
        side = round(14 * zoom)
        for tag, button in self._buttons.items():
            button.setFont(font)
            button.setIconSize(QSize(side, side))
            # As wide whatever the count, so that nothing moves while somebody types.
            widest = metrics.horizontalAdvance(_text(tag, self._totals[tag]))
            button.setMinimumWidth(widest + 2 * round(PADDING * zoom) + 2)


def _text(tag: str, count: int) -> str:
    return _("{tag}  {count}").format(tag=tag_label(tag), count=count)

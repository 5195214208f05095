"""How clear the handout is, in a line, and on request what could be clearer."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.handout.clarity import Clarity, Hint
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.editing.hint_actions import action_words
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.icons import icon

_SIDE = 24
_ARROW = 12
_MOST_HEIGHT = 190
"""How high the list grows, in pixels at 100% zoom."""


class HintsPanel(QWidget):
    """A line that is always there, and a list that unfolds above it. It never gets in the way."""

    shown = Signal(object)
    """The Hint that the trainer wants to see the place of."""

    followed = Signal(object)
    """The Hint whose advice is to be followed."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._clarity = Clarity(None, 0, ())
        self._rows: list[HintRow] = []
        self._build()
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_clarity(self, clarity: Clarity) -> None:
        """Show what was found."""
        if clarity != self._clarity:
            self._clarity = clarity
            self._show()

    @property
    def clarity(self) -> Clarity:
        """What is shown."""
        return self._clarity

    @property
    def unfolded(self) -> bool:
        """Whether the list is shown."""
        return self._toggle.isChecked()

    def unfold(self, *, on: bool) -> None:
        """Show the list, or only the line."""
        self._toggle.setChecked(on)

    def _build(self) -> None:
        self._list = QWidget(self)
        self._list.setBackgroundRole(QPalette.ColorRole.Base)
        self._list_column = QVBoxLayout(self._list)
        self._list_column.setSpacing(10)
        self._list_column.addStretch(1)
        self._scroller = _List(self)
        self._scroller.setWidget(self._list)
        self._scroller.hide()
        self._toggle = QToolButton(self)
        self._toggle.setCheckable(True)
        self._toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._toggle.setIcon(icon("up", self._appearance))
        self._toggle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._toggle.toggled.connect(self._on_toggled)
        self._line = QHBoxLayout()
        self._line.addWidget(self._toggle, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroller)
        column.addLayout(self._line)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self._toggle.setIcon(icon("down" if on else "up", self._appearance))
        self._show()

    def _show(self) -> None:
        text = _summary(self._clarity)
        self._toggle.setText(text)
        self._toggle.setToolTip(text)
        self._toggle.setAccessibleName(text)
        hints = self._clarity.hints
        self._scroller.setVisible(self.unfolded and bool(hints))
        if not self._scroller.isVisibleTo(self):
            return
        while len(self._rows) < len(hints):
            row = HintRow(self._appearance, self._list)
            row.shown.connect(self.shown)
            row.followed.connect(self.followed)
            self._list_column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(hints))
            if at < len(hints):
                row.show_hint(hints[at])
        self._scroller.fit()

    @Slot()
    def _restyle(self) -> None:
        zoom = self._appearance.zoom
        self._toggle.setFont(self._appearance.font(self._appearance.sizes.small))
        self._toggle.setIconSize(QSize(round(_ARROW * zoom), round(_ARROW * zoom)))
        self._line.setContentsMargins(_SIDE - 6, 2, 8, 2)
        self._list_column.setContentsMargins(_SIDE, 12, _SIDE // 2, 10)
        self._scroller.most = round(_MOST_HEIGHT * zoom)
        self._show()


class _List(QScrollArea):
    """As high as what it holds, up to a limit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.most = _MOST_HEIGHT
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @Slot()
    def fit(self) -> None:
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        inside = self.widget()
        height = inside.heightForWidth(self.viewport().width()) if inside is not None else 0
        return QSize(0, min(height, self.most))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class HintRow(QWidget):
    """One hint: what it is and what to do, where it leads, and a button that does it."""

    shown = Signal(object)
    followed = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._hint: Hint | None = None
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._go = QPushButton(_("Show"), self)
        self._act = QPushButton(self)
        for button in (self._go, self._act):
            button.setProperty("quiet", True)
        buttons = FlowLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._go)
        buttons.addWidget(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._text)
        column.addLayout(buttons)
        self._go.clicked.connect(self._on_go)
        self._act.clicked.connect(self._on_act)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_hint(self, hint: Hint) -> None:
        """Show a hint."""
        if hint == self._hint:
            return
        self._hint = hint
        self._text.setText(_("{what} {advice}").format(what=hint.what, advice=hint.advice))
        leads = hint.item is not None or bool(hint.field)
        self._go.setVisible(leads)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self._go.setAccessibleName(_("Show: {what}").format(what=hint.what))
        words = action_words(hint)
        self._act.setText(words)
        self._act.setVisible(bool(words))
        named = _("{action}: {what}").format(action=words, what=hint.what)
        self._act.setAccessibleName(named)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._go.isHidden():
            self.shown.emit(self._hint)

    @Slot()
    def _on_go(self) -> None:
        self.shown.emit(self._hint)

    @Slot()
    def _on_act(self) -> None:
        self.followed.emit(self._hint)

    @Slot()
    def _restyle(self) -> None:
        small = self._appearance.font(self._appearance.sizes.small)
        for widget in (self._text, self._go, self._act):
            widget.setFont(small)


def _summary(clarity: Clarity) -> str:
    """The reading grade and how many hints there are."""
    count = len(clarity.hints)
    hints = ngettext("{count} hint", "{count} hints", count).format(count=count)
    if not count:
        hints = _("No hints")
    if clarity.grade is None:
        return _("Clarity · {hints}").format(hints=hints)
    text = _("{hints} · Reading grade {grade} ({formula})")
    return text.format(grade=f"{clarity.grade:.1f}", formula=clarity.formula, hints=hints)

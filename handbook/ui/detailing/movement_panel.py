"""The movement figure with what steers it: play, half speed, the goal whose tempo it has."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from handbook.content.handbook import Handbook
from handbook.content.labels import label
from handbook.content.model import Dose, Goal, Variation
from handbook.figures.tempo import CALM, Tempo, tempo_of
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.choice import Choice
from handbook.ui.figure_view import FigureView, Showing
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.icons import icon, icon_button

_GAP = 6
_HALF = 0.5
_GOALS_LEAST = 130
"""Pixels at 100% zoom that the list of goals has at least."""


class MovementPanel(QWidget):
    """Shows how a variation moves, and says it in words on request."""

    resized = Signal()
    """It needs another height."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._tempos: dict[Goal, str] = {}
        self._pictured = 0
        self._build()
        self._connect()
        self._restyle()

    @property
    def figure(self) -> FigureView:
        """The figure."""
        return self._figure

    @property
    def goal(self) -> Goal | None:
        """The goal whose tempo is shown, if there is one."""
        goal = self._goals.value
        return goal if isinstance(goal, Goal) else None

    def show_variation(self, variation: Variation, handbook: Handbook, goal: Goal | None) -> bool:
        """Show another variation, at the tempo of a goal if it has one; False without a figure."""
        self._tempos = tempos(variation, handbook.manifest.doses)
        offered = [
            (_("{goal} {tempo}").format(goal=label(each), tempo=tempo), each)
            for each, tempo in self._tempos.items()
        ]
        self._goals.offer(offered)
        self._goals.setVisible(bool(offered))
        drawn = self._figure.show_variation(variation, handbook, CALM)
        self._words.setText(self._figure.description)
        if self._tempos:
            self.show_goal(goal if goal in self._tempos else next(iter(self._tempos)))
        return drawn

    @Slot(object)
    def show_goal(self, goal: Goal | None) -> None:
        """Move at the tempo of a goal of this variation."""
        if goal is None or goal not in self._tempos:
            return
        self._goals.show_value(goal)
        tempo = tempo_of(self._tempos[goal])
        self._goals.setToolTip(_tempo_words(tempo))
        self._figure.set_tempo(tempo)

    @property
    def pictured(self) -> int:
        """The height of the figure and what steers it, without the words, in pixels."""
        return self._pictured

    def fit(self, width: int) -> int:
        """Arrange itself in a width; the height needed, both in pixels."""
        figure = self._figure.heightForWidth(width)
        self._figure.setGeometry(0, 0, width, figure)
        others = (self._play, self._slow, self._words_button)
        taken = sum(each.sizeHint().width() + self._flow.spacing() for each in others)
        least = round(_GOALS_LEAST * self._appearance.zoom)
        self._goals.setMaximumWidth(max(width - taken, least))
        controls = self._flow.heightForWidth(width)
        self._controls.setGeometry(0, figure + _GAP, width, controls)
        height = self._pictured = figure + _GAP + controls
        if self._words_button.isChecked():
            words = self._words.heightForWidth(width)
            self._words.setGeometry(0, height + _GAP, width, words)
            height += _GAP + words
        return height

    def _build(self) -> None:
        self._figure = FigureView(self._appearance, self)
        self._controls = QWidget(self)
        self._flow = FlowLayout()
        self._controls.setLayout(self._flow)
        self._play = icon_button("play", _("Play the movement"), self._appearance, self._controls)
        self._slow = QToolButton(self._controls)
        self._slow.setText(_("½×"))
        self._slow.setToolTip(_("Half speed"))
        self._slow.setAccessibleName(_("Half speed"))
        self._slow.setCheckable(True)
        self._goals = Choice(_("Tempo of the goal"), (), self._appearance, self._controls)
        self._goals.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        words = _("Describe the figure in words")
        self._words_button = icon_button("words", words, self._appearance, self._controls)
        self._words_button.setCheckable(True)
        for widget in (self._play, self._slow, self._goals, self._words_button):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._flow.addWidget(widget)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.hide()

    def _connect(self) -> None:
        self._play.clicked.connect(self._figure.toggle_playing)
        self._slow.toggled.connect(self._on_slow)
        self._goals.chosen.connect(self.show_goal)
        self._words_button.toggled.connect(self._on_words)
        self._figure.showing_changed.connect(self._show_state)
        self._appearance.changed.connect(self._restyle)

    @Slot()
    def _show_state(self) -> None:
        """Say on the button what a press does."""
        if self._figure.showing is Showing.MOVING:
            name, words = "pause", _("Hold the movement")
        elif self._appearance.reduce_motion:
            name, words = "play", _("Show start and finish in turn")
        else:
            name, words = "play", _("Play the movement")
        self._play.setIcon(icon(name, self._appearance))
        self._play.setAccessibleName(words)
        self._play.setToolTip(words)

    @Slot(bool)
    def _on_slow(self, slow: bool) -> None:
        self._figure.set_speed(_HALF if slow else 1.0)

    @Slot(bool)
    def _on_words(self, shown: bool) -> None:
        self._words.setVisible(shown)
        self.resized.emit()

    @Slot()
    def _restyle(self) -> None:
        zoom, sizes = self._appearance.zoom, self._appearance.sizes
        self._flow.setSpacing(round(_GAP * zoom))
        side = round(16 * max(1.0, zoom))
        for button in (self._play, self._words_button):
            button.setIconSize(QSize(side, side))
        small = self._appearance.font(sizes.small)
        for widget in (self._slow, self._goals, self._words):
            widget.setFont(small)
        self._show_state()


def tempos(variation: Variation, doses: Sequence[Dose]) -> dict[Goal, str]:
    """The tempo for each goal of a variation; `doses` are those of its pack, for what it lacks."""
    common = {dose.goal: dose.tempo for dose in doses}
    found = {dose.goal: dose.tempo or common.get(dose.goal) for dose in variation.doses or doses}
    return {goal: tempo for goal, tempo in found.items() if tempo}


def _tempo_words(tempo: Tempo) -> str:
    return _(
        "Seconds: {eccentric:g} down, {stretched:g} at the bottom, {concentric:g} up, "
        "{contracted:g} at the top"
    ).format(**tempo._asdict())

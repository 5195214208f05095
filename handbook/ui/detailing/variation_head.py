"""What stands over the text of a variation: what to do with it, how it moves, who works."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from handbook.content.closest import closest
from handbook.content.comparison import comparison_address
from handbook.content.handbook import Handbook
from handbook.content.ladder import ladder_address
from handbook.content.model import Goal, Variation
from handbook.figures import working_regions
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.detailing.movement_panel import MovementPanel
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.icons import icon
from handbook.ui.inset_view import Inset
from handbook.ui.muscle_map_view import MuscleMapView

_OFFERED = 6
"""So many variations are offered to compare with."""

_GAP = 14
_BETWEEN = 20
"""Pixels below the buttons, and between the figure and the muscle map."""

_BESIDE_FROM = 430
"""The map stands beside the figure in heads at least this wide, in pixels."""

_SHARE = 0.57
"""Of the width that the figure gets beside the map."""

_ALONE_WIDEST = 560
"""Pixels that the figure grows to where there is no map beside it."""

_MAP_BELOW = 0.55
"""Height of the map below the figure, in proportion to its width."""


class VariationHead(Inset):
    """Buttons, the movement figure and the muscle map of a variation."""

    navigated = Signal(object)
    """An Address to go to."""

    add_requested = Signal()
    """The variation is to be put on the handout, or taken off."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._variation: Variation | None = None
        self._handbook: Handbook | None = None
        self._drawn = False
        self._mapped = False
        self._build()
        self._connect()
        self._restyle()

    @property
    def movement(self) -> MovementPanel:
        """The figure and what steers it."""
        return self._movement

    def show_variation(self, variation: Variation, handbook: Handbook, goal: Goal | None) -> None:
        """Show another variation; `goal` is the one whose tempo is looked for first."""
        self._variation, self._handbook = variation, handbook
        roles = working_regions(variation, handbook)
        self._mapped = bool(roles)
        self._map.setVisible(self._mapped)
        if roles:
            self._map.show_roles(handbook, roles)
        self._drawn = self._movement.show_variation(variation, handbook, goal)
        self._movement.setVisible(self._drawn)

    def show_on_handout(self, *, on_it: bool) -> None:
        """Say on the button whether the variation is on the handout."""
        self._add.setText(_("On the handout") if on_it else _("Add to handout"))
        self._add.setAccessibleName(
            _("Take this variation off the handout")
            if on_it
            else _("Add this variation to the handout")
        )
        self._add.setIcon(icon("check" if on_it else "add", self._appearance))
        self.resized.emit()

    @override
    def fit(self, width: int) -> int:
        buttons = self._flow.heightForWidth(width)
        self._buttons.setGeometry(0, 0, width, buttons)
        top = buttons + _GAP
        if self._drawn and self._mapped and width >= _BESIDE_FROM:
            return top + self._fit_beside(top, width)
        height = 0
        if self._drawn:
            shown = min(width, round(_ALONE_WIDEST * max(1.0, self._appearance.zoom)))
            height = self._movement.fit(shown)
            self._movement.setGeometry(0, top, shown, height)
        if self._mapped:
            top += height + _GAP if height else 0
            wanted = round(min(width, _ALONE_WIDEST) * _MAP_BELOW)
            height = self._map.height_for(width, wanted)
            self._map.setGeometry(0, top, width, height)
        return top + height

    def _fit_beside(self, top: int, width: int) -> int:
        """Figure and map side by side; the height of both."""
        figure_width = round((width - _BETWEEN) * _SHARE)
        map_width = width - _BETWEEN - figure_width
        figure = self._movement.fit(figure_width)
        high = self._map.height_for(map_width, self._movement.pictured)
        self._movement.setGeometry(0, top, figure_width, figure)
        self._map.setGeometry(figure_width + _BETWEEN, top, map_width, high)
        return max(figure, high)

    def _build(self) -> None:
        self._buttons = QWidget(self)
        self._flow = FlowLayout()
        self._buttons.setLayout(self._flow)
        self._add = QPushButton(self._buttons)
        self._compare = QPushButton(_("Compare…"), self._buttons)
        self._ladder = QPushButton(_("Ladder"), self._buttons)
        self._ladder.setToolTip(_("What is easier and what is harder"))
        self._comparisons = QMenu(self)
        self._comparisons.setAccessibleName(_("Compare with"))
        self._compare.setMenu(self._comparisons)
        for button in (self._add, self._compare, self._ladder):
            self._flow.addWidget(button)
        self._movement = MovementPanel(self._appearance, self)
        self._map = MuscleMapView(self._appearance, self)
        self._map.setMinimumSize(0, 0)

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_requested)
        self._ladder.clicked.connect(self._on_ladder)
        self._comparisons.aboutToShow.connect(self._on_comparisons_needed)
        self._comparisons.triggered.connect(self._on_comparison)
        self._map.navigated.connect(self.navigated)
        self._movement.resized.connect(self.resized)
        self._appearance.changed.connect(self._restyle)

    @Slot()
    def _on_comparisons_needed(self) -> None:
        """Offer to compare with the closest ones, and with any."""
        self._comparisons.clear()
        if self._variation is None or self._handbook is None:
            return
        here = self._variation.id
        for close in closest(self._handbook, self._variation, _OFFERED):
            name = close.variation.name.replace("&", "&&")
            self._offer(name, (here, close.variation.id))
        self._comparisons.addSeparator()
        self._offer(_("Another variation…"), (here,))

    def _offer(self, title: str, compared: tuple[str, ...]) -> None:
        assert self._handbook is not None
        address = comparison_address(self._handbook.id, compared)
        self._comparisons.addAction(title).setData(address)

    @Slot()
    def _on_ladder(self) -> None:
        if self._handbook is not None and self._variation is not None:
            self.navigated.emit(ladder_address(self._handbook.id, self._variation.id))

    @Slot(QAction)
    def _on_comparison(self, action: QAction) -> None:
        self.navigated.emit(action.data())

    @Slot()
    def _restyle(self) -> None:
        zoom = self._appearance.zoom
        self._flow.setSpacing(round(8 * zoom))
        side = round(16 * max(1.0, zoom))
        named = ((self._compare, "compare"), (self._ladder, "ladder"))
        for button, name in named:
            button.setIcon(icon(name, self._appearance))
        for button in (self._add, self._compare, self._ladder):
            button.setIconSize(QSize(side, side))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

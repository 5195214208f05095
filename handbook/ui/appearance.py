"""How the program looks at the moment: theme, zoom, and whether pictures move."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from handbook.ui.theme import (
    DARK,
    FONT_FAMILY,
    LIGHT,
    Theme,
    TypeScale,
    palette,
    style_sheet,
    type_scale,
)

ZOOM_STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class ThemeChoice(StrEnum):
    """Which theme the trainer asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """Applies theme and zoom to the application and tells widgets that draw themselves."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        choice: ThemeChoice,
        zoom: float,
        parent: QObject,
        *,
        system_is_dark: bool | None = None,
    ) -> None:
        """`system_is_dark` is what the system said last time; None asks it now.

        The first such question costs a tenth of the whole start, so an opening puts it off.
        """
        super().__init__(parent)
        self._application = application
        self._choice = choice
        self._zoom = zoom
        self._reduce_motion: bool | None = None
        self._styled = False
        asked = self._ask_system() if system_is_dark is None else system_is_dark
        self._system_is_dark: bool = asked
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self._apply()

    def style_widgets(self) -> None:
        """Add the style sheet for controls; a page of prose, which is shown first, needs none."""
        self._styled = True
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the trainer asked for."""
        return self._choice

    @property
    def system_is_dark(self) -> bool:
        """What the system said when it was last asked."""
        return self._system_is_dark

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        if self._choice is ThemeChoice.SYSTEM:
            return DARK if self._system_is_dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT

    @property
    def zoom(self) -> float:
        """The zoom in use; 1.0 is 100 percent."""
        return self._zoom

    @property
    def sizes(self) -> TypeScale:
        """The text sizes in use."""
        return type_scale(self._zoom)

    @property
    def reduce_motion(self) -> bool:
        """Whether pictures stand still: what the trainer asked for, else what the system says."""
        if self._reduce_motion is not None:
            return self._reduce_motion
        # Imported here: it takes milliseconds, and what is shown first does not move.
        from PySide6.QtWidgets import QStyle

        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._application.style().styleHint(hint) == 0

    @property
    def motion_choice(self) -> bool | None:
        """What the trainer asked for; None to do as the system does."""
        return self._reduce_motion

    def choose_motion(self, reduce: bool | None) -> None:
        """Let pictures stand still, or move, or do as the system does."""
        if reduce != self._reduce_motion:
            self._reduce_motion = reduce
            self.changed.emit()

    def choose(self, choice: ThemeChoice) -> None:
        """Use another theme."""
        self._choice = choice
        self._apply()
        self.changed.emit()

    def restore(self, choice: ThemeChoice, zoom: float) -> None:
        """Use what was kept and what the system says now, if it differs from what is shown."""
        before = (self.theme, self._zoom)
        self._choice, self._zoom = choice, zoom
        self._system_is_dark = self._ask_system()
        if (self.theme, self._zoom) != before:
            self._apply()
            self.changed.emit()

    def set_zoom(self, zoom: float) -> None:
        """Use another zoom, within what `ZOOM_STEPS` spans."""
        self._zoom = min(max(zoom, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        self._apply()
        self.changed.emit()

    def step_zoom(self, direction: int) -> None:
        """Zoom to the next larger (1) or smaller (-1) step."""
        if direction > 0:
            steps = [step for step in ZOOM_STEPS if step > self._zoom + 0.001]
            self.set_zoom(steps[0] if steps else self._zoom)
        else:
            steps = [step for step in ZOOM_STEPS if step < self._zoom - 0.001]
            self.set_zoom(steps[-1] if steps else self._zoom)

    def font(self, points: float, *, bold: bool = False) -> QFont:
        """The program's typeface at a size of the type scale."""
        font = QFont(FONT_FAMILY)
        font.setPointSizeF(points)
        font.setBold(bold)
        return font

    def _apply(self) -> None:
        # A style sheet freezes palettes: it is taken off, the palette set, and put on again.
        if self._application.styleSheet():
            self._application.setStyleSheet("")
        self._application.setPalette(palette(self.theme))
        self._application.setFont(self.font(self.sizes.base))
        if self._styled:
            self._application.setStyleSheet(style_sheet(self.theme, self._zoom))

    def _ask_system(self) -> bool:
        return self._application.styleHints().colorScheme().name == "Dark"

    @Slot()
    def _on_system_scheme_changed(self) -> None:
        self._system_is_dark = self._ask_system()
        if self._choice is ThemeChoice.SYSTEM:
            self._apply()
            self.changed.emit()

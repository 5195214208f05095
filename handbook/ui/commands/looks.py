"""The commands that change how the window looks: zoom, colors, motion."""

from PySide6.QtCore import QObject, Slot

from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.commands.actions import Actions, Handlers


class LookCommands(QObject):
    """Passes them on to the appearance, and shows in the menu what is chosen there."""

    def __init__(self, appearance: Appearance, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._actions = actions
        appearance.changed.connect(self._show_choices)
        self._show_choices()

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "view.zoom_in": self._on_zoom_in,
            "view.zoom_out": self._on_zoom_out,
            "view.zoom_reset": self._on_zoom_reset,
            "view.theme_system": self._on_theme_system,
            "view.theme_light": self._on_theme_light,
            "view.theme_dark": self._on_theme_dark,
            "view.reduce_motion": self._on_reduce_motion,
        }

    @Slot()
    def _on_zoom_in(self) -> None:
        self._appearance.step_zoom(1)

    @Slot()
    def _on_zoom_out(self) -> None:
        self._appearance.step_zoom(-1)

    @Slot()
    def _on_zoom_reset(self) -> None:
        self._appearance.set_zoom(1.0)

    @Slot()
    def _on_theme_system(self) -> None:
        self._appearance.choose(ThemeChoice.SYSTEM)

    @Slot()
    def _on_theme_light(self) -> None:
        self._appearance.choose(ThemeChoice.LIGHT)

    @Slot()
    def _on_theme_dark(self) -> None:
        self._appearance.choose(ThemeChoice.DARK)

    @Slot()
    def _on_reduce_motion(self) -> None:
        self._appearance.choose_motion(self._actions["view.reduce_motion"].isChecked())

    @Slot()
    def _show_choices(self) -> None:
        for choice in ThemeChoice:
            self._actions[f"view.theme_{choice}"].setChecked(self._appearance.choice is choice)
        self._actions["view.reduce_motion"].setChecked(self._appearance.reduce_motion)

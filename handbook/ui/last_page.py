"""The page shown last, kept so that the next start has it at once."""

from pathlib import Path

from PySide6.QtCore import QPoint

from handbook.ui.main_window import MainWindow
from handbook.ui.opening import Opening, write_opening
from handbook.ui.place import PlacePage
from handbook.ui.settings import WindowSettings


def keep_last_page(
    cache: Path,
    page: PlacePage,
    window: MainWindow,
    settings: WindowSettings,
    system_is_dark: bool | None,
) -> None:
    """Write what the next start shows first."""
    view = page.opening_view()
    shown = view or page
    corner = shown.mapTo(window, QPoint(0, 0))
    right = window.width() - corner.x() - shown.width()
    opening = Opening(
        title=window.windowTitle(),
        theme=settings.theme,
        system_is_dark=system_is_dark,
        zoom=settings.zoom,
        geometry=settings.geometry,
        margins=(corner.x(), corner.y(), right),
        html=view.html if view else "",
    )
    try:
        write_opening(cache, opening)
    except OSError:
        return  # the next start is a little slower; nothing is lost

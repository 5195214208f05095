"""What the window remembers from one run to the next."""

from msgspec import Struct

from handbook.ui.appearance import ZOOM_STEPS, ThemeChoice
from handbook.userdata.store import Store

_KEY = "window"


class WindowSettings(Struct, frozen=True):
    """Looks, last place, where handouts go, and the geometry as Qt saves it, packed."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    zoom: float = 1.0
    place: str = ""
    geometry: str = ""
    splitter: str = ""
    sidebar: bool = True
    tray: bool = False
    handout_folder: str = ""
    reduce_motion: bool | None = None
    """None does as the system does."""


def read_settings(store: Store) -> WindowSettings:
    """The settings kept, each within its limits; defaults where there are none."""
    settings = store.get(_KEY, WindowSettings, WindowSettings())
    if ZOOM_STEPS[0] <= settings.zoom <= ZOOM_STEPS[-1]:
        return settings
    return WindowSettings(theme=settings.theme, place=settings.place)


def write_settings(store: Store, settings: WindowSettings) -> None:
    """Keep the settings; raises UserDataError when they cannot be kept."""
    store.set(_KEY, settings)

"""The page last read, kept so that the next start can show it before anything is loaded.

Only what is on screen at once is kept: the page as HTML, its place in the window, and the looks.
The file lies in the cache; the one in the resources, written by `python -m docs.opening`, is for
the first start of all. Without either the window simply opens a little later. This module and the
window import as little as they can, because imports are most of the time to the first paint.
"""

from pathlib import Path
from typing import NamedTuple

from handbook.ui.appearance import ZOOM_STEPS, ThemeChoice

FILE_NAME = "opening.txt"

_DARKNESS = {"light": False, "dark": True, "unknown": None}

_WIDEST = 4000
"""No margin is wider than this, in pixels."""


class Opening(NamedTuple):
    """What the first paint needs; margins in pixels, geometry as Qt saves it, `packed`.

    `system_is_dark` is what the system said last time, None where it was not asked yet.
    """

    title: str
    theme: ThemeChoice
    system_is_dark: bool | None
    zoom: float
    geometry: str
    margins: tuple[int, int, int]
    """Left, top and right of the page within the window."""
    html: str


def read_opening(folder: Path) -> Opening | None:
    """The opening kept in a folder; None when there is none or it is damaged."""
    try:
        text = (folder / FILE_NAME).read_text(encoding="utf-8")
        title, theme, dark, zoom, geometry, margins, html = text.split("\n", 6)
        left, top, right = (int(margin) for margin in margins.split())
        opening = Opening(
            title,
            ThemeChoice(theme),
            _DARKNESS[dark],
            float(zoom),
            geometry,
            (left, top, right),
            html,
        )
    except (OSError, ValueError, KeyError):
        return None
    readable = ZOOM_STEPS[0] <= opening.zoom <= ZOOM_STEPS[-1]
    fits = all(0 <= margin <= _WIDEST for margin in opening.margins)
    return opening if readable and fits else None


def write_opening(folder: Path, opening: Opening) -> None:
    """Keep an opening, a line for each field; raises OSError when it cannot be written."""
    # Imported here: it is not needed before the first paint.
    from handbook.atomic_file import replacing

    names = {value: name for name, value in _DARKNESS.items()}
    lines = (
        opening.title,
        opening.theme,
        names[opening.system_is_dark],
        str(opening.zoom),
        opening.geometry,
        " ".join(str(margin) for margin in opening.margins),
        opening.html,
    )
    folder.mkdir(parents=True, exist_ok=True)
    with replacing(folder / FILE_NAME) as temporary:
        temporary.write_text("\n".join(lines), encoding="utf-8")


def packed(data: bytes | bytearray | memoryview) -> str:
    """Bytes as text of one line."""
    return bytes(data).hex()


def unpacked(text: str) -> bytes:
    """The bytes of `packed`; empty when the text is none of its."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""

"""Write the picture of the muscle map: roles in three styles, and a difference.

python -m docs.muscle_map [FILE.png]
"""

import argparse
import os
from pathlib import Path

from docs.figures import add_font
from handbook.content.handbook import Handbook
from handbook.content.library import bundled_packs, open_library
from handbook.content.model import Kind, MapRegion, MuscleRole, Variation
from handbook.figures import Style, working_regions
from handbook.figures.muscle_map import difference_svg, muscle_map_svg
from handbook.figures.style import INKS
from handbook.paths import cache_folder

SHEET = Path(__file__).parent / "screenshots" / "muscle-map.png"
FIRST, SECOND = "barbell-hip-thrust", "frog-thrust"
HEIGHT, MARGIN = 520, 12


def write_sheet(file: Path, handbook: Handbook) -> None:
    """The roles of one variation above what differs from another, a column for each style."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QByteArray, QRectF
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    add_font()
    (name, roles), (other_name, other_roles) = (_roles(handbook, id) for id in (FIRST, SECOND))
    rows = [
        [muscle_map_svg(roles, style, title=name) for style in Style],
        [difference_svg(roles, other_roles, style, names=(name, other_name)) for style in Style],
    ]
    image = QImage(HEIGHT * len(Style), HEIGHT * len(rows), QImage.Format.Format_RGB888)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row, pictures in enumerate(rows):
        for column, (style, drawn) in enumerate(zip(Style, pictures, strict=True)):
            place = QRectF(column * HEIGHT, row * HEIGHT, HEIGHT, HEIGHT)
            painter.fillRect(place, QColor(INKS[style].paper))
            # Qt takes a list of typefaces for the name of one.
            svg = drawn.replace(", sans-serif", "")
            renderer = QSvgRenderer(QByteArray(svg.encode()))
            box = renderer.viewBoxF()
            high = HEIGHT - 2 * MARGIN
            wide = high * box.width() / box.height()
            left = place.left() + (HEIGHT - wide) / 2
            renderer.render(painter, QRectF(left, place.top() + MARGIN, wide, high))
    painter.end()
    file.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(file), quality=0):  # the smallest file
        raise OSError(f"{file} cannot be written")
    del application


def _roles(handbook: Handbook, id: str) -> tuple[str, dict[MapRegion, MuscleRole]]:
    variation = handbook.find(Kind.VARIATION, id)
    assert isinstance(variation, Variation)
    return variation.name, working_regions(variation, handbook)


def main() -> None:
    """Write the picture of two variations of the bundled hip-thrust pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHEET)
    write_sheet(
        parser.parse_args().file, open_library(bundled_packs(), cache_folder()).handbooks[0]
    )


if __name__ == "__main__":
    main()

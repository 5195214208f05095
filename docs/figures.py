"""Write the contact sheet of all movement figures: start and finish, in the three styles.

    python -m docs.figures [FILE.png] [--numbers]

`--numbers` puts numbers in place of names and mixes the order, for somebody who is to guess which
is which; the key is printed.
"""

import argparse
import os
import random
from collections.abc import Sequence
from pathlib import Path

from handbook.content.handbook import Handbook
from handbook.content.library import bundled_packs, open_library
from handbook.content.model import Variation
from handbook.figures import Form, Style, figure_svg
from handbook.paths import cache_folder

SHEET = Path(__file__).parent / "screenshots" / "figures.png"
WIDTH, HEIGHT, CAPTION, MARGIN = 520, 160, 22, 12
_GROUNDS = {
    Style.LIGHT: ("#fdfcfa", "#1d2226"),
    Style.DARK: ("#202327", "#e7e5e0"),
    Style.MONO: ("#ffffff", "#000000"),
}


def write_sheet(
    file: Path, handbook: Handbook, variations: Sequence[Variation], captions: Sequence[str]
) -> None:
    """One row for each variation, one column for each style."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QByteArray, QRectF, Qt
    from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    add_font()
    row = HEIGHT + CAPTION
    image = QImage(WIDTH * len(Style), row * len(variations), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont("Atkinson Hyperlegible")
    font.setPixelSize(14)
    painter.setFont(font)
    for column, (style, (ground, ink)) in enumerate(_GROUNDS.items()):
        painter.fillRect(QRectF(column * WIDTH, 0, WIDTH, image.height()), QColor(ground))
        painter.setPen(QColor(ink))
        for index, (variation, caption) in enumerate(zip(variations, captions, strict=True)):
            place = QRectF(column * WIDTH, index * row, WIDTH, row)
            svg = figure_svg(variation, handbook, style, Form.PAIR)
            if svg is None:
                continue
            renderer = QSvgRenderer(QByteArray(svg.encode()))
            box = renderer.viewBoxF()
            scale = min((WIDTH - 2 * MARGIN) / box.width(), (HEIGHT - MARGIN) / box.height())
            width, height = box.width() * scale, box.height() * scale
            left = place.left() + (WIDTH - width) / 2
            renderer.render(painter, QRectF(left, place.top() + HEIGHT - height, width, height))
            words = QRectF(place.left(), place.bottom() - CAPTION, WIDTH, CAPTION)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, caption)
    painter.end()
    file.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(file)):
        raise OSError(f"{file} cannot be written")
    del application


def add_font() -> None:
    """Let Qt know the program's typeface."""
    import fontpkg_atkinson_hyperlegible as package
    from PySide6.QtGui import QFontDatabase

    for file in Path(next(iter(package.__path__))).rglob("*.[ot]tf"):
        QFontDatabase.addApplicationFont(str(file))


def main() -> None:
    """Write the sheet of the bundled hip-thrust pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHEET)
    parser.add_argument("--numbers", action="store_true")
    arguments = parser.parse_args()
    handbook = open_library(bundled_packs(), cache_folder()).handbooks[0]
    variations = list(handbook.variations)
    captions = [variation.name for variation in variations]
    if arguments.numbers:
        random.Random(len(variations)).shuffle(variations)
        captions = [str(number) for number in range(1, len(variations) + 1)]
        for caption, variation in zip(captions, variations, strict=True):
            print(caption, variation.name)
    write_sheet(arguments.file, handbook, variations, captions)


if __name__ == "__main__":
    main()

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
SCALE, CAPTION, MARGIN = 1.5, 22, 12
"""Pixels per centimeter of every figure; height of a caption and edge of a row, in pixels."""
_GROUNDS = {
    Style.LIGHT: ("#fdfcfa", "#1d2226"),
    Style.DARK: ("#202327", "#e7e5e0"),
    Style.MONO: ("#ffffff", "#000000"),
}


def write_sheet(
    file: Path, handbook: Handbook, variations: Sequence[Variation], captions: Sequence[str]
) -> None:
    """One row for each variation, one column for each style, everything on one scale."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QByteArray, QRectF, QSizeF, Qt
    from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    add_font()
    pictures = [
        {
            style: QSvgRenderer(QByteArray(svg.encode()))
            for style in Style
            if (svg := figure_svg(variation, handbook, style, Form.PAIR))
        }
        for variation in variations
    ]
    sizes = [next((QSizeF(p.viewBoxF().size() * SCALE) for p in row.values()), QSizeF())
             for row in pictures]  # fmt: skip
    width = max(size.width() for size in sizes) + 2 * MARGIN
    heights = [size.height() + CAPTION + MARGIN for size in sizes]
    image = QImage(round(width * len(Style)), round(sum(heights)), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont("Atkinson Hyperlegible")
    font.setPixelSize(14)
    painter.setFont(font)
    for column, (style, (ground, ink)) in enumerate(_GROUNDS.items()):
        painter.fillRect(QRectF(column * width, 0, width, image.height()), QColor(ground))
        painter.setPen(QColor(ink))
        top = 0.0
        for row, size, height, caption in zip(pictures, sizes, heights, captions, strict=True):
            left = column * width + (width - size.width()) / 2
            if style in row:
                row[style].render(painter, QRectF(left, top + MARGIN, size.width(), size.height()))
            words = QRectF(column * width, top + height - CAPTION, width, CAPTION)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, caption)
            top += height
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

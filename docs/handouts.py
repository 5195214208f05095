"""Take pictures of handouts in every layout: the pages of each beside one another.

    python -m docs.handouts [FOLDER]

The client, the practice and the doses are made up.
"""

import argparse
import os
from pathlib import Path

from msgspec.structs import replace

from handbook.content.handbook import Handbook, Library
from handbook.content.library import bundled_packs, open_library
from handbook.content.model import ClientCopy
from handbook.handout.effort import Effort, EffortScale
from handbook.handout.model import Handout, Item, Layout, Paper, Voice
from handbook.handout.practice import Practice
from handbook.handout.prescription import (
    BackOffRule,
    Load,
    LoadType,
    Prescription,
    ProgressRule,
    Setback,
    Side,
    Weekday,
)
from handbook.handout.raster import PageImage, page_images
from handbook.handout.typeset import Typesetter
from handbook.paths import cache_folder

FOLDER = Path(__file__).parent / "screenshots" / "handouts"
SCALE = 0.85
"""Pixels per point."""

_GAP = 12
_GROUND = "#8a8f94"
_PACK = "hip-thrust"

_LOGO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 40">
<path d="M2 36 L18 10 L28 24 L34 16 L46 36 Z" fill="#0b5a66"/>
<circle cx="36" cy="8" r="5" fill="#c8641f"/></svg>"""

PRACTICE = Practice(
    name="Riverside Physio",
    credentials="Anna Berg, PT",
    phone="555 0142",
    email="hello@riverside.example",
    address_lines=("12 Mill Lane, Springfield",),
    logo=_LOGO,
    logo_type="svg",
)

_USUAL = Prescription(
    weekdays=(Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY), weeks=4, pain_limit=3
)


def _item(id: str, note: str = "", **dose: object) -> Item:
    return Item(f"{_PACK}/variation/{id}", dose=replace(_USUAL, **dose), note=note)


MARIA = Handout(
    client="Maria K.",
    date="2026-11-24",
    main_message="Slow and steady: three times a week, and never into pain.",
    client_goal="Climb the stairs at home without holding on",
    review_date="2026-12-22",
    items=(
        _item(
            "glute-bridge",
            sets=(2, 2),
            amount=(10, 12),
            tempo="2-0-1-1",
            load=Load(type=LoadType.BODYWEIGHT),
            effort=Effort(EffortScale.RIR, (3, 3)),
            rest_seconds=(60, 60),
            purpose="It wakes up your buttock muscles before the heavier work.",
        ),
        _item(
            "barbell-hip-thrust",
            note="Use the low bench.",
            sets=(3, 3),
            amount=(8, 12),
            load=Load(type=LoadType.ABSOLUTE, weight=(40, 40)),
            effort=Effort(EffortScale.RIR, (2, 2)),
            rest_seconds=(120, 120),
            group="A",
            order=1,
            progress=ProgressRule(),
            back_off=BackOffRule(when=(Setback.FORM,)),
        ),
        _item(
            "single-leg-hip-thrust",
            sets=(3, 3),
            amount=(6, 8),
            side=Side.EACH,
            load=Load(type=LoadType.BODYWEIGHT),
            rest_seconds=(60, 60),
            group="A",
            order=2,
        ),
        _item(
            "pause-hip-thrust",
            sets=(2, 3),
            amount=(8, 8),
            hold_seconds=3,
            load=Load(type=LoadType.BAND, band="green"),
            rest_seconds=(90, 90),
        ),
    ),
)

_GERMAN = ClientCopy(
    summary=(
        "Eine Hüftstreckung aus der Rückenlage. Sie kräftigt die Gesäßmuskulatur und schont dabei "
        "die Lendenwirbelsäule."
    ),
    setup=(
        "Legen Sie sich auf eine rutschfeste Gymnastikmatte.",
        "Winkeln Sie die Beine an und stellen Sie die Füße hüftbreit auf.",
        "Legen Sie die Arme entspannt neben den Oberkörper.",
    ),
    steps=(
        "Spannen Sie die Bauchmuskulatur an.",
        "Drücken Sie beide Füße gleichmäßig in den Boden.",
        "Heben Sie das Becken, bis Oberschenkel und Oberkörper eine Linie bilden.",
        "Halten Sie die Gesäßmuskelanspannung eine Sekunde lang.",
        "Senken Sie das Becken langsam und kontrolliert ab.",
    ),
    cues=("Rippen unten lassen.", "Gleichmäßig weiteratmen."),
    feel="Sie spüren die Gesäßmuskulatur, die Oberschenkelrückseite hilft nur ein wenig mit.",
    stop_if=("Sie spüren einen stechenden Schmerz im Rücken.", "Ihnen wird schwindelig."),
)

_GREEK = ClientCopy(
    summary="Μια άσκηση για τους γλουτούς με την πλάτη στον πάγκο.",
    setup=(
        "Βάλτε έναν χαμηλό πάγκο μπροστά στον τοίχο.",
        "Ακουμπήστε την πλάτη σας στην άκρη του πάγκου.",
        "Πατήστε και τα δύο πόδια σταθερά στο πάτωμα.",
    ),
    steps=(
        "Πάρτε μια ανάσα και σφίξτε την κοιλιά σας.",
        "Σπρώξτε το πάτωμα και σηκώστε τη λεκάνη.",
        "Σταματήστε όταν το σώμα σας γίνει ευθεία γραμμή.",
        "Κατεβείτε αργά.",
    ),
    cues=("Κοιτάτε μπροστά.",),
    feel="Θα νιώσετε τους γλουτούς σας να δουλεύουν.",
    stop_if=("Νιώθετε δυνατό πόνο.", "Ζαλίζεστε."),
)

_LARGE = 18

HANDOUTS = {
    **{str(layout): replace(MARIA, layout=layout) for layout in Layout},
    "list-letter-12": replace(MARIA, paper=Paper.LETTER, text_size=12),
    "list-large-print": replace(MARIA, text_size=_LARGE),
    "list-black-and-white": replace(MARIA, black_and_white=True),
    "list-trainer": replace(MARIA, voice=Voice.TRAINER),
    "list-one-exercise": replace(MARIA, items=MARIA.items[:1], text_size=12),
    "two-up-12": replace(MARIA, layout=Layout.TWO_UP, text_size=12),
    "four-up-12": replace(MARIA, layout=Layout.FOUR_UP, text_size=12),
    "log-large-print": replace(MARIA, layout=Layout.LOG, text_size=_LARGE),
    "log-trainer": replace(MARIA, layout=Layout.LOG, voice=Voice.TRAINER),
    "list-long-words": replace(
        MARIA,
        client="Αλεξάνδρα Παπαδοπούλου-Freudenberger",
        title="Ihr Übungsprogramm für die Hüft- und Gesäßmuskulatur",
        main_message="Dreimal wöchentlich, langsam und ohne Schmerzen.",
        client_goal="Ohne Festhalten die Treppe zur Wohnung hinaufsteigen",
        note="Bitte bringen Sie dieses Blatt zum nächsten Termin mit.\nΦέρτε το μαζί σας.",
        items=(MARIA.items[0], MARIA.items[3]),
    ),
}
"""What is shown, by the names of the pictures."""


def _library() -> Library:
    return open_library(bundled_packs(), cache_folder())


def _translated(handbook: Handbook) -> Handbook:
    """Two exercises in other words: long ones, and ones in another script."""
    words = {
        "glute-bridge": ("Gesäßbrücke aus der Rückenlage", _GERMAN),
        "pause-hip-thrust": ("Άρση λεκάνης με παύση", _GREEK),
    }
    variations = tuple(
        replace(variation, name=words[variation.id][0], client=words[variation.id][1])
        for variation in handbook.variations
        if variation.id in words
    )
    return Handbook(handbook.manifest, variations=variations, muscles=handbook.muscles)


def _pages(name: str, handout: Handout, library: Library, setter: Typesetter) -> list[PageImage]:
    if name == "list-long-words":
        library = Library((_translated(library.handbooks[0]),))
    return list(page_images(setter.typeset(handout, library, PRACTICE), SCALE))


def write_picture(file: Path, pages: list[PageImage]) -> None:
    """The pages of a handout in a row."""
    from PySide6.QtGui import QColor, QImage, QPainter

    width = sum(page.width for page in pages) + _GAP * (len(pages) + 1)
    height = max(page.height for page in pages) + 2 * _GAP
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(_GROUND))
    painter = QPainter(picture)
    left = _GAP
    for page in pages:
        image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        painter.drawImage(left, _GAP, image)
        left += page.width + _GAP
    painter.end()
    if not picture.save(str(file)):
        raise OSError(f"{file} cannot be written")


def main() -> None:
    """Write a picture of each handout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    library, setter = _library(), Typesetter()
    for name, handout in HANDOUTS.items():
        write_picture(folder / f"{name}.png", _pages(name, handout, library, setter))


if __name__ == "__main__":
    main()

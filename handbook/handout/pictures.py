"""The pictures of handouts as files, for the templates to take in."""

from base64 import b32encode
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.model import Variation
from handbook.figures import Form, Style, figure_svg
from handbook.figures.movement import movement
from handbook.figures.words import description, title
from handbook.handout.page import Figure
from handbook.handout.practice import Practice
from handbook.language import _

FOLDER = "pictures"
"""Where they are, beside the templates."""


class _Drawn(Struct, frozen=True):
    """What a figure was drawn from, and the figure."""

    variation: Variation
    handbook: Handbook
    figure: Figure | None


class Pictures:
    """Draws each figure once and keeps it in a folder, under a name made from what it shows."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a subfolder of this one."""
        self._folder = folder / FOLDER
        self._folder.mkdir(exist_ok=True)
        self._drawn: dict[tuple[str, str, Style], _Drawn] = {}

    def figure(self, variation: Variation, handbook: Handbook, style: Style) -> Figure | None:
        """The start and the finish of an exercise beside each other; None if none is drawn."""
        key = (handbook.id, variation.id, style)
        drawn = self._drawn.get(key)
        if drawn is None or drawn.handbook is not handbook or drawn.variation != variation:
            figure = self._draw(variation, handbook, style)
            drawn = self._drawn[key] = _Drawn(variation, handbook, figure)
        return drawn.figure

    def logo(self, practice: Practice | None) -> str:
        """The file of the practice's logo; empty without one."""
        if practice is None or not practice.logo:
            return ""
        return self._kept(practice.logo, practice.logo_type)

    def _draw(self, variation: Variation, handbook: Handbook, style: Style) -> Figure | None:
        svg = figure_svg(variation, handbook, style, Form.PAIR)
        if svg is None or variation.figure is None:
            return None
        moves = movement(variation.figure)
        words = description(variation, variation.figure, handbook, moves.start, moves.finish)
        return Figure(
            file=self._kept(svg.encode(), "svg"),
            alt=f"{title(variation, Form.PAIR)}. {words}",
            ratio=_ratio(svg),
            captions=(_("Start"), _("Finish")),
        )

    def _kept(self, data: bytes, kind: str) -> str:
        # Short enough for `printable`, which breaks endless words.
        digest = b32encode(blake2b(data, digest_size=10).digest()).decode().lower()
        name = f"{digest}.{kind}"
        path = self._folder / name
        if not path.exists():
            path.write_bytes(data)
        return name


def _ratio(svg: str) -> float:
    _before, _mark, box = svg.partition('viewBox="0 0 ')
    width, height = box.partition('"')[0].split()
    return round(float(width) / float(height), 4)

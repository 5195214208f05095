"""The pictures of handouts, as files that the templates take in and that no disk ever sees."""

from base64 import b32encode
from hashlib import blake2b

from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.model import Variation
from handbook.figures import Form, Style, figure_svg
from handbook.figures.movement import movement
from handbook.figures.words import description, title
from handbook.handout.page import Figure, Page
from handbook.handout.practice import Practice, as_numbers
from handbook.language import _

_FOLDER = "pictures"
"""Where the templates look for them."""

_COMMENT = "<?typst //?>"
"""Goes before an SVG. Typst reads every file in memory as its own markup too, and what follows two
slashes on a line is a comment to it, which takes no time."""


class _Drawn(Struct, frozen=True):
    """What a figure was drawn from, and the figure."""

    variation: Variation
    handbook: Handbook
    figure: Figure | None


class Pictures:
    """Draws each figure once and keeps it, under a name made from what it shows."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, Style], _Drawn] = {}
        self._files: dict[str, bytes] = {}

    def of(self, page: Page) -> dict[str, bytes]:
        """What the templates read for a page: paths, and what is in each file."""
        names = [card.figure.file for card in page.cards if card.figure is not None]
        if page.letterhead is not None and page.letterhead.logo:
            names.append(page.letterhead.logo)
        return {f"{_FOLDER}/{name}": self._files[name] for name in names}

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
        return self._kept(as_numbers(practice.logo), "json")

    def _draw(self, variation: Variation, handbook: Handbook, style: Style) -> Figure | None:
        svg = figure_svg(variation, handbook, style, Form.PAIR)
        if svg is None or variation.figure is None:
            return None
        moves = movement(variation.figure)
        words = description(variation, variation.figure, handbook, moves.start, moves.finish)
        return Figure(
            file=self._kept(f"{_COMMENT}{svg}".encode(), "svg"),
            alt=f"{title(variation, Form.PAIR)}. {words}",
            ratio=_ratio(svg),
            captions=(_("Start"), _("Finish")),
        )

    def _kept(self, data: bytes, kind: str) -> str:
        # Short enough for `printable`, which breaks endless words.
        digest = b32encode(blake2b(data, digest_size=10).digest()).decode().lower()
        name = f"{digest}.{kind}"
        self._files[name] = data
        return name


def _ratio(svg: str) -> float:
    _before, _mark, box = svg.partition('viewBox="0 0 ')
    width, height = box.partition('"')[0].split()
    return round(float(width) / float(height), 4)

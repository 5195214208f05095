"""Handouts -> PDF bytes, by Typst."""

from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

import msgspec
import typst
from msgspec import Struct

from handbook.content.handbook import Library
from handbook.errors import HandoutError
from handbook.handout.compose import compose
from handbook.handout.model import Handout, checked
from handbook.handout.page import Card, Page
from handbook.handout.printable import printable_page
from handbook.language import _
from handbook.paths import resources_folder

_FONT_PACKAGE = "fontpkg_atkinson_hyperlegible"
_NO_GLYPH = "could not be displayed"
_SIZES_KEPT = 1000


class CardSize(Struct, frozen=True):
    """How tall a card is, its title and its rows, in points."""

    whole: float
    title: float
    rows: tuple[float, ...]


class Typesetter:
    """Sets handouts; keep one, because from the second handout on it takes only milliseconds.

    It holds the fonts and how tall each card came out, so that a key press sets the pages anew
    but measures only what changed. Raises HandoutError when the fonts cannot be read.
    """

    def __init__(self, templates: Path | None = None) -> None:
        """Take the templates from a folder, by default the program's own."""
        self._templates = templates or resources_folder() / "handout"
        self._read_fonts(system=False)

    def typeset(self, handout: Handout, library: Library) -> bytes:
        """The PDF, the same bytes for the same handout and library.

        Raises UsageError for a handout that `checked` refuses and HandoutError when it cannot
        be set.
        """
        page = printable_page(compose(checked(handout), library))
        template = self._templates / f"{handout.layout}.typ"
        try:
            return self._set(page, template)
        except RuntimeError as error:  # what Typst raises, and the base of its own error
            raise _failure(error) from error

    def _set(self, page: Page, template: Path) -> bytes:
        try:
            return self._pdf(page, template, ["ua-1"])
        except typst.TypstError as error:
            if _NO_GLYPH not in error.message:
                raise
        if not self._has_system_fonts:
            # Finding all fonts of the system takes a while, and most handouts never need them.
            self._read_fonts(system=True)
            return self._set(page, template)
        # No font here has the letter. PDF/UA forbids that, but an empty box is better than no page.
        return self._pdf(page, template, [])

    def _pdf(self, page: Page, template: Path, standards: "typst.PDFStandards") -> bytes:
        source = _call(template, "handout", page, self._card_sizes(page, template))
        pdf = self._compiler.compile(source, format="pdf", pdf_standards=standards)
        assert isinstance(pdf, bytes)
        return pdf

    def _card_sizes(self, page: Page, template: Path) -> list[tuple[CardSize, ...]]:
        """The sizes of each card, one for each density of the template."""
        if len(self._sizes) > _SIZES_KEPT:
            self._sizes.clear()
        keys = [_key(page, card, template) for card in page.cards]
        new = {
            key: card for key, card in zip(keys, page.cards, strict=True) if key not in self._sizes
        }
        if new:
            of_new = msgspec.structs.replace(page, cards=tuple(new.values()))
            source = _call(template, "card-sizes", of_new)
            compiler = typst.Compiler(source, root=self._templates, font_paths=self._fonts)
            measured = compiler.query("<sizes>", field="value", one=True)
            sizes = msgspec.json.decode(measured, type=list[tuple[CardSize, ...]])
            self._sizes.update(zip(new, sizes, strict=True))
        return [self._sizes[key] for key in keys]

    def _read_fonts(self, *, system: bool) -> None:
        try:
            self._fonts = typst.Fonts(
                include_system_fonts=system,
                include_embedded_fonts=False,
                font_paths=[Path(str(files(_FONT_PACKAGE) / "files"))],
            )
            self._compiler = typst.Compiler(root=self._templates, font_paths=self._fonts)
        except (OSError, RuntimeError, ImportError) as error:
            raise _failure(error) from error
        self._has_system_fonts = system
        self._sizes: dict[bytes, tuple[CardSize, ...]] = {}


def typeset(handout: Handout, library: Library) -> bytes:
    """One handout as a PDF; whoever sets several keeps a `Typesetter`."""
    return Typesetter().typeset(handout, library)


def _key(page: Page, card: Card, template: Path) -> bytes:
    """What decides how tall a card is."""
    look = (template.name, page.text_size, page.paper, page.language, page.region, card)
    return blake2b(msgspec.json.encode(look), digest_size=16).digest()


def _call(template: Path, function: str, *values: object) -> bytes:
    """Typst source that calls a function of a template with values.

    They go in as JSON in string literals, in which only quotation marks and backslashes mean
    anything. Values in `sys.inputs` would do as well, but Typst lays out everything anew when
    these change; this way it keeps what is the same as in the handout before.
    """
    texts = (
        msgspec.json.encode(value).decode().replace("\\", r"\\").replace('"', r"\"")
        for value in values
    )
    given = ", ".join(f'json(bytes("{text}"))' for text in texts)
    return f'#import "/{template.name}": {function}\n#{function}({given})'.encode()


def _failure(error: Exception) -> HandoutError:
    return HandoutError(
        _(
            "The handout cannot be set: {reason}. "
            "If another handout fails too, install the program again."
        ).format(reason=error)
    )

"""Handouts -> PDF bytes, by Typst."""

from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
import typst
from msgspec import Struct

from handbook.content.handbook import Library
from handbook.errors import HandoutError
from handbook.handout.compose import compose
from handbook.handout.fonts import PaperFonts, set_with_stand_ins
from handbook.handout.model import Handout, Layout, checked
from handbook.handout.page import Card, Page
from handbook.handout.pdf_document import opened
from handbook.handout.pictures import Pictures
from handbook.handout.placing import CardSize, Extent, Frame, Placement, Sizes, extents_of, placed
from handbook.handout.practice import Practice
from handbook.handout.printable import on_one_line, printable_page
from handbook.handout.side_by_side import (
    side_by_side,
    side_by_side_notices,
    side_by_side_pdf,
)
from handbook.language import _, ngettext
from handbook.paths import resources_folder

_BROKEN_PICTURE = ("failed to decode", "failed to parse", "failed to load", "unknown image")
_SIZES_KEPT = 1000


class SetHandout(Struct, frozen=True):
    """The PDF of a handout, the page it was set from, and what could not be done as asked.

    `extents` are those of the cards, and there are none where a comparison stands in their place.
    """

    pdf: bytes
    page: Page
    notices: tuple[str, ...] = ()
    extents: tuple[Extent, ...] = ()


class _Measured(Struct, frozen=True):
    """What a template tells of the parts that it was asked for."""

    fronts: tuple[float, ...] | None
    frame: Frame | None
    cards: list[tuple[CardSize, ...]]


class Typesetter:
    """Sets handouts; keep one, because from the second handout on it takes only milliseconds.

    It holds the fonts, the figures and how tall each card came out, so that a key press sets the
    pages anew but measures only what changed. Raises HandoutError when fonts or templates cannot
    be read.
    """

    def __init__(self, templates: Path | None = None) -> None:
        """Take the templates from a folder, by default the program's own."""
        self._templates = templates or resources_folder() / "handout"
        self._pictures = Pictures()
        try:
            self._fonts = PaperFonts()
            self._begin()
        except (OSError, RuntimeError, ImportError) as error:
            raise _failure(error) from error

    def typeset(
        self, handout: Handout, library: Library, practice: Practice | None = None
    ) -> bytes:
        """The PDF alone, the same bytes for the same handout, library and practice.

        Raises UsageError for a handout that `checked` refuses and HandoutError when it cannot
        be set.
        """
        return self.with_notices(handout, library, practice).pdf

    def with_notices(
        self, handout: Handout, library: Library, practice: Practice | None = None
    ) -> SetHandout:
        """The PDF with its notices; raises as `typeset` does."""
        page = self._composed(handout, library, practice)
        if handout.layout is Layout.COMPARISON:
            compared = side_by_side(handout, library)
            notices = side_by_side_notices(compared)
            if compared is not None:
                return SetHandout(side_by_side_pdf(handout, compared), page, notices)
            page = msgspec.structs.replace(page, notices=notices)
        try:
            return self._set(page)
        except RuntimeError as error:  # what Typst raises, and the base of its own error
            if page.letterhead is None or not page.letterhead.logo or not _is_picture(error):
                raise _failure(error) from error
        return self._without_logo(page)

    def _composed(self, handout: Handout, library: Library, practice: Practice | None) -> Page:
        logo = self._pictures.logo(practice)
        return compose(checked(handout), library, practice, self._pictures.figure, logo)

    def _set(self, page: Page) -> SetHandout:
        """The page as PDF; a stand-in is printed for characters that no font has."""

        def made_of(missing: set[str]) -> tuple[bytes, tuple[Extent, ...]]:
            return self._pdf(printable_page(page, missing))

        (pdf, extents), missing = set_with_stand_ins(made_of, self._add_fonts)
        return SetHandout(pdf, page, (*page.notices, *_missing_notice(missing)), extents)

    def _without_logo(self, page: Page) -> SetHandout:
        assert page.letterhead is not None
        notice = _(
            "The logo is broken and was left out. "
            "Choose it again in the practice's details, as a PNG, JPEG or SVG file."
        )
        letterhead = msgspec.structs.replace(page.letterhead, logo="")
        notices = (*page.notices, notice)
        try:
            return self._set(msgspec.structs.replace(page, letterhead=letterhead, notices=notices))
        except RuntimeError as error:
            raise _failure(error) from error

    def _pdf(self, page: Page) -> tuple[bytes, tuple[Extent, ...]]:
        placement, sizes = self._placement(page)
        pdf = self._compiled(_call("handout", page, placement), page, ["ua-1"])
        return pdf, extents_of(placement, sizes)

    def _compiled(self, source: bytes, page: Page, standards: "typst.PDFStandards" = None) -> bytes:
        # In memory, so that nothing is left behind and nothing has to be writable. The types of
        # typst know nothing of several files.
        files: Any = {"main.typ": source, **self._pictures.of(page)}
        pdf = self._compiler.compile(
            files, format="pdf", pdf_standards=standards, pdf_tags=standards is not None
        )
        assert isinstance(pdf, bytes)
        return pdf

    def _placement(self, page: Page) -> tuple[Placement, Sizes]:
        """Where the cards go, and their sizes; only what is not known yet is measured."""
        front, frame = _front_key(page), _frame_key(page)
        keys = [_card_key(page, card) for card in page.cards]
        cards = {
            key: card for key, card in zip(keys, page.cards, strict=True) if key not in self._sizes
        }
        if cards or front not in self._fronts or frame not in self._frames:
            if len(self._sizes) > _SIZES_KEPT:
                self._forget_sizes()
                return self._placement(page)
            self._measure(page, front, frame, cards)
        sizes = [self._sizes[key] for key in keys]
        return placed(page, self._fronts[front], self._frames[frame], sizes), sizes

    def _measure(self, page: Page, front: bytes, frame: bytes, cards: dict[bytes, Card]) -> None:
        parts = {"front": front not in self._fronts, "frame": frame not in self._frames}
        of_new = msgspec.structs.replace(page, cards=tuple(cards.values()))
        if not parts["front"]:  # a large logo takes a while to hand over
            of_new = msgspec.structs.replace(of_new, letterhead=None)
        answer = _keywords(self._compiled(_call("sizes", of_new, parts), of_new))
        measured = msgspec.json.decode(answer, type=_Measured)
        if measured.fronts is not None:
            self._fronts[front] = measured.fronts
        if measured.frame is not None:
            self._frames[frame] = measured.frame
        self._sizes.update(zip(cards, measured.cards, strict=True))

    def _forget_sizes(self) -> None:
        self._sizes: dict[bytes, tuple[CardSize, ...]] = {}
        self._fronts: dict[bytes, tuple[float, ...]] = {}
        self._frames: dict[bytes, Frame] = {}

    def _add_fonts(self) -> bool:
        if not self._fonts.add_those_of_the_system():
            return False
        self._begin()
        return True

    def _begin(self) -> None:
        """Set with the fonts there are from now on."""
        self._compiler = typst.Compiler(root=self._templates, font_paths=self._fonts.found)
        self._forget_sizes()


def typeset(handout: Handout, library: Library, practice: Practice | None = None) -> bytes:
    """One handout as a PDF; whoever sets several keeps a `Typesetter`."""
    return Typesetter().typeset(handout, library, practice)


def _look(page: Page) -> tuple[object, ...]:
    """What decides how wide and how large everything is."""
    return (
        page.template,
        page.wide,
        page.text_size,
        page.paper,
        page.language,
        page.region,
        page.footer_lines,
        len(page.title),
    )


def _card_key(page: Page, card: Card) -> bytes:
    """What decides how tall a card is."""
    return _digest((_look(page), card))


def _front_key(page: Page) -> bytes:
    """What decides how tall the front is; of a short name and the date, only that they are."""
    line = (page.client, page.date_text, *page.details)
    short = on_one_line(line, page.text_size)
    letters = (page.letterhead, page.title, page.message, page.goal, page.note, page.plan)
    return _digest((_look(page), page.details if short else line, letters, page.empty))


def _frame_key(page: Page) -> bytes:
    """What decides how tall everything else is."""
    parts = (page.stop, page.rules, page.by_hand, page.disclaimer_label, page.disclaimers)
    return _digest((_look(page), parts))


def _digest(value: object) -> bytes:
    return blake2b(msgspec.json.encode(value), digest_size=16).digest()


def _call(function: str, page: Page, *values: object) -> bytes:
    """Typst source that calls a function of the page's template with it and with more values.

    They go in as JSON in string literals, in which only quotation marks and backslashes mean
    anything. Values in `sys.inputs` would do as well, but Typst lays out everything anew when
    these change; this way it keeps what is the same as in the handout before.
    """
    texts = (
        msgspec.json.encode(value).decode().replace("\\", r"\\").replace('"', r"\"")
        for value in (page, *values)
    )
    given = ", ".join(f'json(bytes("{text}"))' for text in texts)
    return f'#import "/{page.template}.typ": {function}\n#{function}({given})'.encode()


def _keywords(pdf: bytes) -> str:
    """The keywords of a PDF; a template writes there what it has to tell."""
    with opened(pdf) as document:
        return document.get_metadata_value("Keywords")


def _is_picture(error: RuntimeError) -> bool:
    return any(words in str(error) for words in _BROKEN_PICTURE)


def _missing_notice(missing: set[str]) -> tuple[str, ...]:
    if not missing:
        return ()
    notice = ngettext(
        "No font on this computer has the character {characters}: a question mark is printed "
        "in its place. Install a font for its script, or write the word in other letters.",
        "No font on this computer has the characters {characters}: question marks are printed "
        "in their place. Install a font for their script, or write the words in other letters.",
        len(missing),
    )
    return (notice.format(characters=" ".join(map(_named, sorted(missing)))),)


def _named(letter: str) -> str:
    return f"{letter} (U+{ord(letter):04X})"


def _failure(error: Exception) -> HandoutError:
    reason, _separator, _warnings = str(error).partition(": unknown font family")
    return HandoutError(
        _(
            "The handout cannot be set: {reason}. "
            "If another handout fails too, install the program again."
        ).format(reason=reason)
    )

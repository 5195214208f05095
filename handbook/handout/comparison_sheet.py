"""Comparisons -> PDF bytes: variations side by side on landscape pages, for the trainer."""

import datetime
import re
from collections.abc import Iterator

import msgspec
import typst
from msgspec import Struct

from handbook.content.comparison import Cell, Comparison, Row
from handbook.content.comparison_rows import Form, Group
from handbook.content.handbook import Handbook
from handbook.content.model import Kind, Reference, ReferenceType, Variation
from handbook.errors import HandoutError
from handbook.figures import Form as FigureForm
from handbook.figures import Style, figure_svg
from handbook.handout.fonts import PaperFonts, set_with_stand_ins
from handbook.handout.model import Paper
from handbook.handout.printable import STAND_IN, printable
from handbook.handout.reading_card import short_reference
from handbook.handout.wording_dates import date_text
from handbook.language import _
from handbook.paths import resources_folder

_ON_ONE_PAGE = 3
"""So many variations share one page at most; more take two."""

_SHORT = 90
"""Characters of what is the same for all that are worth the room below the table."""

_IMPORTANCE = (
    *("equipment", "level", "laterality", "emphasis", "ladder", "stance", "load_position"),
    *("range_of_motion", "muscle", "cues", "steps", "dose", "errors", "feel", "setup", "stop_if"),
    *("start_position", "suits", "cautions", "optional_equipment", "breathing", "summary"),
    *("suits_note", "easier", "harder", "substitutes", "evidence"),
)
"""What a trainer who has to choose looks at first; the rows not named here come last."""

_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


class SheetItem(Struct, frozen=True):
    """A line of a cell."""

    lead: str
    text: str
    only_here: bool


class SheetCell(Struct, frozen=True):
    """A cell; one that differs from most others has a bar beside it."""

    items: tuple[SheetItem, ...]
    differs: bool


class SheetRow(Struct, frozen=True):
    """A row; the lower its `rank`, the later it is left out, and then it is named by `name`.

    `lists` when some cell lists several items, `shares` when cells have some in common.
    """

    label: str
    name: str
    form: str
    lists: bool
    shares: bool
    rank: int
    cells: tuple[SheetCell, ...]


class SheetFigure(Struct, frozen=True):
    """A movement figure, its size in centimeters, and what it shows in words."""

    svg: str = ""
    alt: str = ""
    width: float = 0.0
    height: float = 0.0


class SameRow(Struct, frozen=True):
    """What all variations have in common, in a few words."""

    label: str
    text: str


class SheetWords(Struct, frozen=True):
    """The words of the frame; `page_of` has the places {page} and {pages}."""

    same: str
    left_out: str
    marks: str
    page_of: str


class Sheet(Struct, frozen=True):
    """Everything that is printed. `pages` is how many there may be at most, 0 for any number.

    `date` is year, month and day; without it, the file would tell when it was made.
    """

    title: str
    date: tuple[int, int, int]
    names: tuple[str, ...]
    figures: tuple[SheetFigure, ...]
    rows: tuple[SheetRow, ...]
    same: tuple[SameRow, ...]
    words: SheetWords
    source: str
    language: str
    region: str
    paper: str
    pages: int


def comparison_pdf(
    handbook: Handbook,
    comparison: Comparison,
    paper: Paper,
    date: datetime.date,
    *,
    every_row: bool = False,
) -> bytes:
    """The comparison on paper, tagged as PDF/UA-1, the same bytes for the same values.

    Two or three variations take one page with what matters most, four take two pages; with
    `every_row` it is as many as the rows take. Raises HandoutError when it cannot be set.
    """
    sheet = comparison_sheet(handbook, comparison, paper, date, every_row=every_row)
    try:
        return _typeset(msgspec.json.encode(sheet).decode())
    except RuntimeError as error:  # what Typst raises, and the base of its own error
        message = _("The comparison cannot be set: {reason}. Install the program again.")
        raise HandoutError(message.format(reason=error)) from error


def comparison_sheet(
    handbook: Handbook,
    comparison: Comparison,
    paper: Paper,
    date: datetime.date,
    *,
    every_row: bool = False,
) -> Sheet:
    """What the template is given: plain data, every text printable."""
    variations = comparison.variations
    rows = comparison.rows
    printed = rows if every_row else [row for row in rows if row.differs]
    same = [row for row in rows if not every_row and not row.differs and _is_short(row)]
    manifest = handbook.manifest
    language, _hyphen, region = manifest.language.partition("-")
    return Sheet(
        title=printable(_("Comparison: {names}").format(names=_names(variations))),
        date=(date.year, date.month, date.day),
        names=tuple(printable(variation.name) for variation in variations),
        figures=tuple(_figure(each, handbook, len(variations)) for each in variations),
        rows=tuple(_row(row, handbook) for row in printed),
        same=tuple(SameRow(printable(row.label), _text(row.cells[0])) for row in same),
        words=SheetWords(
            same=_("The same for all:"),
            left_out=_("In the handbook, but not here for want of room:"),
            marks=_(
                "A bar marks what differs from most of the others; a full dot, a bold number or "
                "bold words mark what only one of them has."
            ),
            page_of=_("Page {page} of {pages}"),
        ),
        source=printable(
            _("{handbook} · {date}").format(
                handbook=manifest.title, date=date_text(date.isoformat())
            )
        ),
        language=language,
        region=region,
        paper=paper.value,
        pages=0 if every_row else 1 if len(variations) <= _ON_ONE_PAGE else 2,
    )


def _names(variations: tuple[Variation, ...]) -> str:
    return ", ".join(variation.name for variation in variations)


def _figure(variation: Variation, handbook: Handbook, count: int) -> SheetFigure:
    form = FigureForm.PAIR if count <= _ON_ONE_PAGE else FigureForm.GHOST
    svg = figure_svg(variation, handbook, Style.MONO, form)
    box = _VIEW_BOX.search(svg) if svg else None
    if svg is None or box is None:
        return SheetFigure()
    alt = printable(_("Movement of {name}, start and finish").format(name=variation.name))
    return SheetFigure(svg, alt, float(box[1]), float(box[2]))


def _row(row: Row, handbook: Handbook) -> SheetRow:
    kind = row.id.partition(":")[0]
    rank = _IMPORTANCE.index(kind) if kind in _IMPORTANCE else len(_IMPORTANCE)
    lists = row.form is Form.LIST and any(len(cell.items) > 1 for cell in row.cells)
    needs_group = row.group in _NEED_GROUP
    label = f"{row.group.heading}: {row.label}" if needs_group else row.label
    name = row.group.heading if needs_group else row.label
    cells = tuple(_cell(cell, handbook) for cell in row.cells)
    form, shares = row.form.value, row.shares
    return SheetRow(printable(label), printable(name), form, lists, shares, rank, cells)


_NEED_GROUP = (Group.DOSE, Group.CLIENT)
"""Rows whose labels say too little without the heading above them."""


def _cell(cell: Cell, handbook: Handbook) -> SheetCell:
    items = tuple(
        SheetItem(
            printable(item.lead),
            printable(_with_studies(item.text, item.refs, handbook)),
            at in cell.only_here,
        )
        for at, item in enumerate(cell.items)
    )
    return SheetCell(items, cell.differs)


def _with_studies(text: str, refs: tuple[str, ...], handbook: Handbook) -> str:
    names = ", ".join(_studies(refs, handbook))
    return _("{text} ({studies})").format(text=text, studies=names) if names else text


def _studies(refs: tuple[str, ...], handbook: Handbook) -> Iterator[str]:
    """Authors and years; web pages are left to the handbook itself."""
    for key in refs:
        reference = handbook.find(Kind.REFERENCE, key)
        if isinstance(reference, Reference) and reference.type is not ReferenceType.SECONDARY:
            yield short_reference(reference)


def _is_short(row: Row) -> bool:
    return row.group is Group.GLANCE and len(row.cells[0].text) <= _SHORT


def _text(cell: Cell) -> str:
    return printable(", ".join(item.words for item in cell.items))


# Typst


def _typeset(data: str) -> bytes:
    """Set the sheet; a character that no font has is printed as a stand-in."""
    fonts = PaperFonts()

    def pdf_of(missing: set[str]) -> bytes:
        stand_ins = dict.fromkeys(map(ord, missing), STAND_IN)
        return _pdf(data.translate(stand_ins), fonts)

    return set_with_stand_ins(pdf_of, fonts.add_those_of_the_system)[0]


def _pdf(data: str, fonts: PaperFonts) -> bytes:
    quoted = data.replace("\\", r"\\").replace('"', r"\"")
    source = f'#import "/comparison-sheet.typ": sheet\n#sheet(json(bytes("{quoted}")))'
    templates = resources_folder() / "handout"
    compiler = typst.Compiler(source.encode(), root=templates, font_paths=fonts.found)
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(pdf, bytes)
    return pdf

"""A comparison on paper: landscape, on as few pages as asked, nothing cut, nothing too small."""

import datetime
import re

import pytest

from handbook.content.comparison import Comparison, comparison
from handbook.content.handbook import Handbook, Library
from handbook.content.model import Equipment, Level, Manifest, Variation
from handbook.handout.comparison_sheet import comparison_pdf, comparison_sheet
from handbook.handout.model import Paper

from .reading import ReadPage, flat, read

DATE = datetime.date(2026, 1, 31)

SMALLEST = 8.9
"""Points of the smallest letter, with what PDFs round."""

FOUR = (
    "barbell-hip-thrust",
    "feet-elevated-hip-thrust",
    "single-leg-hip-thrust",
    "cable-pull-through",
)


@pytest.fixture(scope="module")
def book(bundled: Library) -> Handbook:
    """The hip-thrust pack."""
    return bundled.handbooks[0]


def compared(book: Handbook, count: int) -> Comparison:
    return comparison(book, FOUR[:count])


def odd(words: str, count: int = 3) -> Handbook:
    """Variations that say the same words, and a number, everywhere."""
    manifest = Manifest(
        id="odd",
        title="Odd",
        language="en",
        version="1.0.0",
        license="CC-BY-4.0",
        authors=("A. Coach",),
        reviewed_on="2026-01-31",
        summary="Odd.",
        disclaimer="Ask first.",
    )
    variations = tuple(
        Variation(
            id=f"v{at}",
            name=f"Thrust {at} {words[:60]}",
            equipment=(Equipment.NONE,),
            level=list(Level)[at % 3],
            stance=f"{at} {words}",
            emphasis=f"{at} {words}",
            setup=tuple(f"{step} {at} {words}" for step in range(2)),
            steps=tuple(f"{step} {at} {words}" for step in range(3)),
        )
        for at in range(count)
    )
    return Handbook(manifest, variations=variations)


def checked_pages(pdf: bytes, paper: Paper) -> list[ReadPage]:
    """The pages, after what holds for every sheet."""
    short, long = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612, 792)}[paper]
    pages = read(pdf)
    for number, page in enumerate(pages, 1):
        assert (page.width, page.height) == pytest.approx((long, short), abs=0.1)
        assert f"Page {number} of {len(pages)}" in flat(page.text)
        for ink in page.characters:
            assert ink.left >= 25
            assert ink.right <= page.width - 25
            assert ink.bottom >= 20
            assert ink.top <= page.height - 20
            assert ink.size >= SMALLEST
    return pages


@pytest.mark.parametrize(
    ("count", "pages", "paper"),
    [(2, 1, Paper.A4), (3, 1, Paper.LETTER), (4, 2, Paper.A4), (4, 2, Paper.LETTER)],
)
def test_what_matters_most_fits_the_pages(
    count: int, pages: int, paper: Paper, book: Handbook
) -> None:
    pdf = comparison_pdf(book, compared(book, count), paper, DATE)

    read_back = checked_pages(pdf, paper)
    assert len(read_back) == pages
    text = flat("\n".join(page.text for page in read_back))
    for variation in compared(book, count).variations:
        assert variation.name in text
    for label in ("Equipment", "Emphasis", "Stance", "Load", "January 31, 2026"):
        assert label in text


def test_what_is_left_out_is_said(book: Handbook) -> None:
    pdf = comparison_pdf(book, compared(book, 3), Paper.A4, DATE)
    text = flat(read(pdf)[0].text)

    assert "In the handbook, but not here for want of room:" in text
    assert "Evidence" in text[text.index("not here for want of room") :]
    assert text.count("Dose by goal") <= 1 + text.count("Dose by goal:")


def test_what_is_the_same_for_all_is_said_once(book: Handbook) -> None:
    sheet = comparison(book, ["barbell-hip-thrust", "b-stance-hip-thrust"])
    text = flat(read(comparison_pdf(book, sheet, Paper.A4, DATE))[0].text)

    assert "The same for all: Level: Intermediate · Position: Shoulders on a bench" in text


def test_every_row_is_printed_when_asked_for(book: Handbook) -> None:
    found = compared(book, 3)
    pdf = comparison_pdf(book, found, Paper.A4, DATE, every_row=True)

    pages = checked_pages(pdf, Paper.A4)
    assert len(pages) > 5
    text = re.sub(r"\s", "", "".join(page.text for page in pages))
    for row in found.rows:
        assert re.sub(r"\s", "", row.label) in text, row.label
        for item in row.cells[0].items:
            assert re.sub(r"\s", "", item.words[:30]) in text, item.words
    assert "not here for want of room" not in text


def test_the_sheet_is_tagged_and_its_figures_are_described(book: Handbook) -> None:
    pdf = comparison_pdf(book, compared(book, 2), Paper.A4, DATE)

    assert b"pdfuaid:part" in pdf or b"/MarkInfo" in pdf
    sheet = comparison_sheet(book, compared(book, 2), Paper.A4, DATE)
    assert [figure.alt for figure in sheet.figures] == [
        "Movement of Barbell hip thrust, start and finish",
        "Movement of Feet-elevated hip thrust, start and finish",
    ]
    assert all("<image" not in figure.svg for figure in sheet.figures)


def test_figures_are_vectors(book: Handbook) -> None:
    page = read(comparison_pdf(book, compared(book, 2), Paper.A4, DATE))[0]

    assert len(page.lines) > 50


def test_a_bar_stands_beside_what_differs(book: Handbook) -> None:
    sheet = comparison_sheet(
        book,
        comparison(book, ["barbell-hip-thrust", "pause-hip-thrust", "b-stance-hip-thrust"]),
        Paper.A4,
        DATE,
    )
    sides = next(row for row in sheet.rows if row.label == "Sides")

    assert [cell.differs for cell in sides.cells] == [False, False, True]


@pytest.mark.parametrize(
    "words",
    [
        "word " * 300,
        "thrust" * 400,
        "#panic() *bold* $x$ \\ \" ' <b>",
        "כפיפת ברכיים \u202eand back\u202c",
        "🏋️\u200d♀️ 𝒮quat 𐐷eep",
        "Żółw Ελλάδα Привет 漢字",
    ],
    ids=["long", "unbroken", "markup", "right-to-left", "astral", "scripts"],
)
def test_any_words_can_be_printed(words: str) -> None:
    book = odd(words[:1900])
    found = comparison(book, ["v0", "v1", "v2"])

    assert len(checked_pages(comparison_pdf(book, found, Paper.A4, DATE), Paper.A4)) == 1


def test_the_longest_words_can_be_printed_in_full() -> None:
    book = odd("thrust" * 316)
    found = comparison(book, ["v0", "v1", "v2"])

    checked_pages(comparison_pdf(book, found, Paper.LETTER, DATE, every_row=True), Paper.LETTER)


def test_text_that_looks_like_markup_is_printed_as_it_is() -> None:
    book = odd("#panic() *bold* $x$")
    text = flat(read(comparison_pdf(book, comparison(book, ["v0", "v1"]), Paper.A4, DATE))[0].text)

    assert "0 #panic() *bold* $x$" in text


def test_few_rows_are_set_larger(book: Handbook) -> None:
    small = odd("Short.")
    pdf = comparison_pdf(small, comparison(small, ["v0", "v1"]), Paper.A4, DATE)
    (page,) = read(pdf)

    assert max(ink.size for ink in page.characters if ink.text == "S") >= 9.9


def test_the_same_comparison_gives_the_same_bytes(book: Handbook) -> None:
    one, other = (comparison_pdf(book, compared(book, 2), Paper.A4, DATE) for _time in range(2))

    assert one == other
    assert b"D:20260131" in one  # the date asked for, and not the moment

"""A PDF handed to a queue of CUPS: what the print system is told, and what comes out of it."""

import shutil
import uuid
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
from msgspec.structs import replace

from handbook.content.handbook import Library
from handbook.content.model import Kind
from handbook.errors import HandoutError
from handbook.handout.model import Handout, Item, Paper
from handbook.handout.print_queue import (
    PrintJob,
    Sides,
    can_queue,
    queue_arguments,
    queue_pdf,
)
from handbook.handout.raster import page_count, page_images, page_size
from handbook.handout.typeset import typeset
from tests.print_queue import QUEUE, needs_queue, what_came_out

from .sample import HANDBOOK

PDF = typeset(
    Handout(
        client="Anna Berger",
        date="2026-11-24",
        items=tuple(
            Item(str(HANDBOOK.address(Kind.VARIATION, entry.id)))
            for entry in HANDBOOK.variations[:4]
        ),
        text_size=20,
    ),
    Library((HANDBOOK,)),
)


def a_job(**changes: object) -> PrintJob:
    """A job whose title nobody else uses."""
    job = PrintJob(queue=QUEUE, title=f"handbook-{uuid.uuid4().hex}", paper=Paper.A4)
    return replace(job, **changes)


def print_and_wait(job: PrintJob) -> bytes:
    """Print, wait until CUPS has done the job, and give what came out."""
    queue_pdf(PDF, job)
    return what_came_out(job.title)


def seen_from_afar(pdf: bytes) -> list[bytes]:
    """The gray of every page, one byte a square of ten points."""
    images = page_images(pdf, 0.1)
    return [image.data[1 :: image.stride // image.width] for image in images]


def text_area(pdf: bytes, page: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of all the text of a page, in points."""
    text = pdfium.PdfDocument(pdf)[page].get_textpage()
    places = range(text.count_chars())
    boxes = [text.get_charbox(at) for at in places if text.get_text_range(at, 1).strip()]
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def closest(page: bytes, pages: list[bytes]) -> int:
    """The number of the page that looks most like this one."""

    def difference(number: int) -> int:
        return sum(abs(a - b) for a, b in zip(page, pages[number], strict=True))

    return min(range(len(pages)), key=difference)


def test_what_the_print_system_is_told() -> None:
    job = PrintJob(
        queue="Office",
        title="Anna Berger",
        paper=Paper.LETTER,
        copies=2,
        collated=False,
        last_page_first=True,
        ranges=((1, 2), (4, 4)),
        sides=Sides.LONG_EDGE,
        gray=True,
        options=(("number-up", "2"),),
    )
    arguments = queue_arguments(job)
    assert arguments[:6] == ["-d", "Office", "-t", "Anna Berger", "-n", "2"]
    assert arguments[-1] == "-"
    assert {option for flag, option in pairwise(arguments) if flag == "-o"} == {
        "number-up=2",
        "media=Letter",
        "print-scaling=none",
        "collate=false",
        "page-ranges=1-2,4-4",
        "outputorder=reverse",
        "sides=two-sided-long-edge",
        "print-color-mode=monochrome",
        "ColorModel=Gray",
    }


def test_what_nobody_chose_is_left_to_the_queue() -> None:
    told = " ".join(queue_arguments(PrintJob(queue="Q", title="T", paper=Paper.A4)))
    for name in ("sides", "color", "page-ranges", "outputorder"):
        assert name not in told


@pytest.mark.skipif(shutil.which("lp") is None, reason="no lp here: install cups-client")
def test_a_queue_that_is_not_there_says_so() -> None:
    with pytest.raises(HandoutError, match="no-such-queue did not take the handout"):
        queue_pdf(PDF, a_job(queue="no-such-queue"))


def test_without_a_print_system_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not can_queue()
    with pytest.raises(HandoutError, match="no “lp” here"):
        queue_pdf(PDF, a_job())


@needs_queue
def test_what_comes_out_of_the_queue_is_the_handout_at_its_true_size() -> None:
    printed = print_and_wait(a_job())
    assert page_count(printed) == page_count(PDF)
    assert [round(side) for side in page_size(printed)] == [595, 842]
    for page in range(page_count(PDF)):
        assert text_area(printed, page) == pytest.approx(text_area(PDF, page), abs=1.5)
    assert closest(seen_from_afar(printed)[0], seen_from_afar(PDF)) == 0


@needs_queue
def test_only_the_pages_asked_for_come_out() -> None:
    count = page_count(PDF)
    assert count > 2
    assert page_count(print_and_wait(a_job(ranges=((2, 3),)))) == 2

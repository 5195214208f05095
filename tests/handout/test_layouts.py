"""Every layout in every size, on both papers, in both voices: nothing cut, nothing over another."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.content.handbook import Library
from handbook.handout.effort import Effort, EffortScale
from handbook.handout.model import Handout, Item, Layout, Paper, Voice
from handbook.handout.page import Card, ListBlock, Page, Paragraph
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
from handbook.handout.typeset import Typesetter

from .reading import ReadPage, flat, read_lines
from .sample import DATE, SETTINGS

SMALLEST_MARGIN = 34.0
"""Points at the edges where nothing is printed."""

PAPERS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612, 792)}

CARDS = tuple(layout for layout in Layout if layout is not Layout.COMPARISON)
"""Layouts whose pages are made of cards."""

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">'
    b'<rect width="60" height="40" fill="#204060"/></svg>'
)

PRACTICE = Practice(
    name="Physio in the Park",
    credentials="A. Coach, PT",
    phone="555 0100",
    email="park@example.org",
    address_lines=("12 Park Street", "Springfield"),
    logo=LOGO,
    logo_type="svg",
)


def _dose(group: str = "", order: int = 0) -> Prescription:
    return Prescription(
        sets=(3, 3),
        amount=(8, 12),
        side=Side.EACH if group else Side.TOGETHER,
        load=Load(type=LoadType.ABSOLUTE, weight=(40, 40)),
        effort=Effort(EffortScale.RIR, (2, 2)),
        rest_seconds=(120, 120),
        tempo="2-0-1-1",
        group=group,
        order=order,
        weekdays=(Weekday.MONDAY, Weekday.FRIDAY),
        weeks=2,
        progress=ProgressRule(),
        back_off=BackOffRule(when=(Setback.PAIN, Setback.FORM)),
        pain_limit=3,
        purpose="Stairs get easier.",
    )


ITEMS = (
    Item("sample/variation/b-stance-hip-thrust", dose=_dose(), note="Use the low bench."),
    Item("sample/variation/exercise-1", dose=_dose("A", 1)),
    Item("sample/variation/exercise-2", dose=_dose("A", 2)),
    Item("sample/variation/gone-for-good"),
    Item("sample/variation/glute-bridge", dose=_dose()),
    Item("sample/faq/which-muscles"),
)


def handout(layout: Layout, size: int, paper: Paper, voice: Voice) -> Handout:
    """A handout with everything on it."""
    return Handout(
        client="Margaret O'Sullivan-Whitfield",
        date=DATE,
        title="After your knee",
        main_message="Three times a week, never into pain.",
        client_goal="Walk to the lake",
        note="Move a little every day.\nCall me if anything hurts.",
        review_date="2026-12-22",
        items=ITEMS,
        layout=layout,
        text_size=size,
        paper=paper,
        voice=voice,
        black_and_white=paper is Paper.LETTER,
    )


@pytest.mark.parametrize("layout", CARDS)
def test_every_layout_keeps_the_rules_in_every_setting(
    layout: Layout, library: Library, typesetter: Typesetter
) -> None:
    for size, paper, voice in SETTINGS:
        asked = handout(layout, size, paper, voice)
        made = typesetter.with_notices(asked, library, PRACTICE)
        read = read_lines(made.pdf)
        pages = [flat(page.text) for page in read]
        where = f"{layout} {size} {paper} {voice}"
        assert b"pdfuaid" in made.pdf, where
        for number, (text, page) in enumerate(zip(pages, read, strict=True), 1):
            assert (page.width, page.height) == pytest.approx(PAPERS[paper], abs=0.01), where
            assert f"Page {number} of {len(pages)}" in text, where
            assert "Margaret O'Sullivan-Whitfield" in text, where
            _check_lines(page, where=f"{where} page {number}")
        _check_order(made.page, " ".join(pages), where)
        for card in made.page.cards:
            _check_whole(card, pages, where)


def _check_lines(page: ReadPage, where: str) -> None:
    """No text beyond the margins, and none over another one."""
    rows = sorted(page.characters, key=lambda line: line.bottom)
    for line in rows:
        assert line.left >= SMALLEST_MARGIN, (where, line)
        assert line.right <= page.width - SMALLEST_MARGIN, (where, line)
        assert line.bottom >= SMALLEST_MARGIN, (where, line)
        assert line.top <= page.height - SMALLEST_MARGIN, (where, line)
    for at, low in enumerate(rows):
        for high in rows[at + 1 :]:
            if high.bottom >= low.top - 1:
                break
            over = min(low.right, high.right) - max(low.left, high.left)
            assert over <= 1, (where, low, high)


def _check_order(page: Page, text: str, where: str) -> None:
    """Everything can be read, and in its order."""
    head = [page.title, page.client, page.date_text, page.message]
    _check_follow(head, text, where)
    _check_follow([f"{card.number} {card.title}".strip() for card in page.cards], text, where)
    for card in page.cards:
        _check_follow([card.title, *_words(card)], text, where)
    assert page.plan is None or page.plan.label in text, where
    assert page.stop is not None, where
    assert all(sign in text for sign in page.stop.signs), where
    assert page.stop.call in text, where
    assert all(disclaimer in text for disclaimer in page.disclaimers), where


def _check_follow(words: list[str], text: str, where: str) -> None:
    at = 0
    for each in words:
        found = text.find(flat(each), at)
        assert found >= 0, (where, each)
        at = found


def _words(card: Card) -> Iterator[str]:
    """What a card says, apart from what stands in columns."""
    if card.dose is not None:
        yield card.dose.main
    for part in card.parts:
        if part.role in ("setup", "steps"):
            yield from _steps(part.blocks)


def _steps(blocks: tuple[object, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ListBlock):
            for number, (item, *_rest) in enumerate(block.items, block.start or 0):
                assert isinstance(item, Paragraph)
                yield f"{number}. {item.runs[0].text}"


def _check_whole(card: Card, pages: list[str], where: str) -> None:
    """A card stands on one page, unless it is taller than one and says so."""
    if any(f"{card.title} (continued)" in page for page in pages):
        return
    steps = [words for words in _words(card) if sum(words in page for page in pages) == 1]
    on = {number for number, page in enumerate(pages) for words in steps if words in page}
    assert len(on) <= 1, (where, card.title)


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_the_file_is_sound(
    layout: Layout, library: Library, typesetter: Typesetter, tmp_path: Path
) -> None:
    path = tmp_path / "handout.pdf"
    asked = handout(layout, 14, Paper.A4, Voice.CLIENT)
    path.write_bytes(typesetter.typeset(asked, library, PRACTICE))
    subprocess.run(["qpdf", "--check", path], capture_output=True, check=True)

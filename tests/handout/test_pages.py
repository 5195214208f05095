"""The pages themselves: sizes, margins, whole cards, nothing overlapping, in every setting."""

from itertools import pairwise

import pytest

from handbook.handout.model import TEXT_SIZES, Paper, Voice

from .conftest import Make
from .reading import Ink, ReadPage, flat, read, read_lines
from .sample import SETTINGS

MARGIN, BAR_MARGIN = 36.0, 27.0
"""Half an inch for words, in points, and less for the bar beside a group."""

EVERYTHING = (
    "variation/b-stance-hip-thrust",
    "variation/exercise-1",
    "section/set-up",
    "variation/exercise-2",
    "variation/endless",
    "faq/which-muscles",
    "muscle/gluteus-maximus-lower",
)


@pytest.fixture(params=SETTINGS, ids=str)
def pages(request: pytest.FixtureRequest, make: Make) -> list[ReadPage]:
    """A handout of everything, in each setting."""
    size, paper, voice = request.param
    return read(
        make(
            *EVERYTHING,
            client="Margaret O'Sullivan-Whitfield",
            note="Move a little every day.\nCall me if anything hurts.",
            text_size=size,
            paper=paper,
            voice=voice,
        )
    )


def _overlaps(ink: list[Ink]) -> list[tuple[Ink, Ink]]:
    """Pairs of letters that cover more than half of the smaller one."""
    found: list[tuple[Ink, Ink]] = []
    rows = sorted(ink, key=lambda letter: letter.left)
    for index, one in enumerate(rows):
        for other in rows[index + 1 :]:
            if other.left >= one.right:
                break
            height = min(one.top, other.top) - max(one.bottom, other.bottom)
            if height <= 0:
                continue
            width = min(one.right, other.right) - other.left
            least = min(
                (letter.right - letter.left) * (letter.top - letter.bottom)
                for letter in (one, other)
            )
            if width * height > least / 2:
                found.append((one, other))
    return found


def test_every_page_keeps_the_rules(pages: list[ReadPage]) -> None:
    for number, page in enumerate(pages, 1):
        assert page.text.count(f"Page {number} of {len(pages)}") == 1
        assert "Margaret O'Sullivan-Whitfield" in page.text
        assert "November 24, 2026" in page.text
        assert min(letter.size for letter in page.characters) >= 12
        for margin, inks in ((MARGIN, page.characters), (BAR_MARGIN, page.lines)):
            for ink in inks:
                assert ink.left >= margin
                assert ink.bottom >= margin
                assert ink.right <= page.width - margin
                assert ink.top <= page.height - margin
        assert _overlaps(list(page.characters)) == []
        assert _closest_lines(page) >= 2


def _closest_lines(page: ReadPage) -> float:
    """The least distance from line to line below it, less the size of the text, in points."""
    stacks: dict[int, dict[int, float]] = {}
    for letter in page.characters:
        # Letters whose feet stand on the line, by where they stand on it.
        if letter.text in "abdehiklmnorstuvwxzABDEHIKLMNRSTUWXZ":
            lines = stacks.setdefault(int(letter.left // 12), {})
            foot = round(letter.bottom)
            lines[foot] = min(letter.size, lines.get(foot, letter.size))
    return min(
        (
            above - below + 1 - lines[below]
            for lines in stacks.values()
            for below, above in pairwise(sorted(lines))
            if above - below > 3  # the same line, seen through round letters
        ),
        default=99.0,
    )


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_a_card_that_fits_a_page_is_never_split(make: Make, size: int) -> None:
    places = [f"variation/exercise-{number}" for number in range(1, 7)]
    pages = [flat(page.text) for page in read_lines(make(*places, text_size=size))]
    for number in range(1, 7):
        of_card = [page for page in pages if f"of movement {number}." in page]
        titled = [page for page in pages if f"{number} Exercise number {number} A mov" in page]
        taller = f"Exercise number {number} (continued)" in "".join(pages)
        assert len(titled) == 1
        assert taller or of_card == titled
        assert size > 14 or not taller


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_a_card_taller_than_a_page_breaks_at_its_headings_and_says_so(
    make: Make, size: int
) -> None:
    pages = read_lines(make("variation/endless", "variation/glute-bridge", text_size=size))
    text = flat("\n".join(page.text for page in pages))
    for number in range(1, 31):
        assert text.count(f"Prepare thing {number} of many") == 1
        assert text.count(f"Do thing {number} of many") == 1
    later = [page for page in pages if "Do thing 30 of many" in flat(page.text)]
    assert "Endless drill (continued)" in flat(later[0].text)


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_a_part_that_fits_a_page_stays_together_when_its_card_breaks(make: Make, size: int) -> None:
    for before in range(3):
        places = [f"variation/exercise-{number}" for number in range(1, before + 1)]
        pages = read_lines(make(*places, "variation/endless", text_size=size))
        stop = [flat(page.text) for page in pages if "Sign " in page.text]
        assert len(stop) == 1
        assert "Stop if • Sign 1 shows." in stop[0]
        assert "Sign 14 shows." in stop[0]


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_a_first_page_without_cards_is_used_for_what_closes_the_handout(
    make: Make, size: int
) -> None:
    places = [f"variation/exercise-{number}" for number in range(1, 5)]
    pages = [flat(page.text) for page in read_lines(make(*places, text_size=size))]
    alone = "of movement 1." not in pages[0]
    assert not alone or "Stop if" in pages[0] or "Today's plan" in pages[1]


@pytest.mark.parametrize("paper", Paper)
def test_one_ordinary_exercise_is_one_page(make: Make, paper: Paper) -> None:
    assert len(read(make("variation/b-stance-hip-thrust", paper=paper, text_size=12))) == 1


def test_a_line_holds_at_most_seventy_letters_or_so(make: Make) -> None:
    pages = read(make("variation/b-stance-hip-thrust", text_size=12, voice=Voice.TRAINER))
    assert max(len(line) for page in pages for line in page.text.split("\n")) <= 90


def test_large_print_is_set_anew_in_one_column(make: Make) -> None:
    """Labels stand above their texts and start where these start."""
    text = "\n".join(page.text for page in read(make("variation/glute-bridge", text_size=18)))
    assert "Get ready\n1. Lie on your back" in text
    assert "Get ready 1. Lie" not in text


def test_it_is_black_on_white(make: Make) -> None:
    """Nothing is said by color, and a copier loses nothing."""
    pdf = make(*EVERYTHING, voice=Voice.TRAINER, black_and_white=True)
    colors = _rendered_colors(pdf)
    assert colors == {"gray"}


def _rendered_colors(pdf: bytes) -> set[str]:
    from handbook.handout.raster import page_images

    found: set[str] = set()
    for image in page_images(pdf):
        blue, green, red = image.data[0::4], image.data[1::4], image.data[2::4]
        found.add("gray" if blue == green == red else "colored")
    return found

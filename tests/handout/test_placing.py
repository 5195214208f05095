"""Cards of known heights: which stand together, how densely, and on how many pages."""

from typing import Any

import msgspec
import pytest

from handbook.content.handbook import Library
from handbook.handout.compose import compose
from handbook.handout.model import Handout
from handbook.handout.page import ByHand, Card, Group
from handbook.handout.placing import CardSize, Cover, Frame, Placement, placed

from .sample import DATE

ROOM = 700.0

FRAME = Frame(
    room=ROOM,
    rule=30.0,
    line=20.0,
    notes=40.0,
    gaps=(20.0, 10.0),
    closings=(100.0, 80.0),
    boxes=(50.0, 40.0),
    disclaimers=(30.0, 30.0),
)


def size(whole: float, tight: float | None = None, column: float = 0.0) -> tuple[CardSize, ...]:
    """A card of so many points, and so many when it is tight; in rows of 200."""
    return tuple(
        CardSize(
            whole=tall,
            title=30.0,
            rows=(200.0,) * round(tall / 200) if tall > ROOM - FRAME.rule else (),
            column=column,
        )
        for tall in (whole, tight or whole)
    )


def place(
    *sizes: tuple[CardSize, ...],
    fronts: tuple[float, float] = (100.0, 100.0),
    groups: str = "",
    **fields: Any,
) -> Placement:
    """Place cards; `groups` has the letter of each card, a dot for none and a t for a text."""
    letters = groups or "." * len(sizes)
    cards = tuple(Card("", (), group=letter.strip(".t"), text=letter == "t") for letter in letters)
    blank = compose(Handout(date=DATE), Library(()))
    page = msgspec.structs.replace(
        blank,
        cards=cards,
        groups=tuple(
            Group(letter, "In turn.") for letter in dict.fromkeys(groups) if letter not in ".t"
        ),
        by_hand=ByHand("", ("Week 1",), 3, "Notes"),
        **fields,
    )
    return placed(page, fronts, FRAME, sizes)


def picture(placement: Placement) -> list[str]:
    """Blocks as text: cards by their numbers, tight ones with a t, cut ones with an x."""
    return [
        "+".join(
            f"{card.index}{'t' if card.density else ''}{'x' if card.cut else ''}"
            for card in block.cards
        )
        + ("|" if block.joined else "")
        + (":" if block.columns else "")
        for block in placement.blocks
    ]


def test_what_fits_one_page_is_on_one_roomy_page() -> None:
    made = place(size(300))
    assert (made.pages, made.density, made.alone, made.boxes) == (1, 0, False, True)


def test_boxes_to_tick_go_before_a_page_does() -> None:
    made = place(size(380, 370))
    assert (made.pages, made.boxes) == (1, True)
    made = place(size(440, 435))
    assert (made.pages, made.boxes) == (1, False)


def test_a_handout_is_tight_where_that_saves_a_page() -> None:
    made = place(size(500, 340))
    assert (made.pages, made.density) == (1, 1)
    made = place(size(650, 640), size(650, 640))
    assert made.density == 0


def test_a_card_that_only_so_fits_a_page_is_tight_alone() -> None:
    made = place(size(650), size(720, 600))
    assert picture(made) == ["0", "1t"]


def test_a_card_taller_than_a_page_is_cut_between_its_rows() -> None:
    made = place(size(1400, 1300))
    assert picture(made) == ["0tx"]
    card = made.blocks[0].cards[0]
    assert card.rows == (200.0,) * 6
    assert made.lines is None


def test_a_cut_card_is_as_dense_as_its_rows_need_to_take_fewer_pages() -> None:
    # Both are less than two pages in all, but three roomy rows leave two on a third page.
    roomy = CardSize(whole=1290.0, title=30.0, rows=(400.0, 400.0, 400.0), column=0.0)
    tight = CardSize(whole=1100.0, title=30.0, rows=(330.0, 320.0, 320.0), column=0.0)
    made = place((roomy, tight))
    assert picture(made) == ["0tx"]
    assert made.pages == 3  # the front has its own


def test_what_closes_the_handout_is_counted_from_where_a_cut_card_ends() -> None:
    # The last row goes on below the title, on a second page with room for 700 points.
    for last, boxes in ((300.0, True), (480.0, False)):
        rows = (200.0, 300.0, last)
        card = CardSize(whole=540.0 + last, title=30.0, rows=rows, column=0.0)
        dense = msgspec.structs.replace(card, rows=(200.0, 300.0, last + 7))
        made = place((card, dense))
        assert (made.pages, made.boxes) == (2, boxes)


def test_a_front_without_room_for_a_card_is_a_cover() -> None:
    made = place(size(650), size(650))
    assert (made.alone, made.cover, made.pages) == (True, Cover.ALL, 3)
    made = place(size(650), fronts=(600.0, 600.0))
    assert made.cover is Cover.CLOSING
    made = place(size(650), fronts=(650.0, 650.0))
    assert made.cover is Cover.NOTHING


def test_a_cover_has_a_density_of_its_own() -> None:
    made = place(size(650), fronts=(500.0, 420.0))
    assert (made.density, made.front_density, made.cover) == (0, 1, Cover.ALL)


def test_lines_for_notes_fill_what_is_left() -> None:
    assert place(size(200)).lines == 4
    assert place(size(100)).lines == 8
    assert place(size(270)).lines == 0


def test_a_group_is_kept_whole_where_a_page_holds_it() -> None:
    made = place(size(200), size(300), size(300), groups=".AA")
    assert picture(made) == ["0", "1+2|"]
    assert made.blocks[1].whole
    assert made.blocks[1].rule == "In turn."
    made = place(size(200), size(400), size(400), groups=".AA")
    assert picture(made) == ["0", "1+2|"]
    assert not made.blocks[1].whole


def test_the_rule_of_a_group_counts_with_its_first_card() -> None:
    made = place(size(400), size(690, 660), size(690, 660), groups=".AA")
    assert picture(made) == ["0", "1t+2|"]


def test_columns_pair_cards_of_one_group_and_leave_the_odd_one_alone() -> None:
    small = size(200, column=300)
    made = place(*[small] * 6, groups="..AA.B", template="columns")
    assert picture(made) == ["0+1:", "2+3|:", "4", "5|"]
    made = place(*[small] * 3, template="columns")
    assert picture(made) == ["0+1:", "2"]


def test_texts_and_what_is_too_tall_for_a_column_take_the_width() -> None:
    small, tall = size(200, column=300), size(500, column=900)
    made = place(small, tall, small, template="columns")
    assert picture(made) == ["0", "1", "2"]
    made = place(*[small] * 4, groups="..t.", template="columns")
    assert picture(made) == ["0+1:", "2", "3"]


def test_each_card_has_a_page_of_its_own() -> None:
    made = place(size(200), size(200), size(200), template="one-per-page")
    assert (made.pages, made.alone) == (4, True)
    assert [block.lines for block in made.blocks] == [8, 8, 8]
    made = place(size(200), template="one-per-page")
    assert (made.pages, made.alone) == (1, False)


@pytest.mark.parametrize("count", range(6))
def test_every_card_is_placed_once_in_order(count: int) -> None:
    for template in ("list", "columns", "one-per-page"):
        made = place(*[size(250, column=250)] * count, template=template)
        indexes = [card.index for block in made.blocks for card in block.cards]
        assert indexes == list(range(count))

"""Where each card stands on the pages, as the preview asks."""

import re
from contextlib import closing
from typing import Any, cast

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
import pytest

from handbook.content.handbook import Library
from handbook.handout.card_places import CardPlace, card_places
from handbook.handout.model import Handout, Item, Layout, OrderMode
from handbook.handout.typeset import SetHandout, Typesetter

from .reading import flat, plain
from .sample import DATE

_NUMBERS = re.compile(r"of movement (\d)\.")


def handout(*places: str, **fields: Any) -> Handout:
    """A handout of some entries of the sample pack."""
    return Handout(date=DATE, items=tuple(Item(f"sample/{place}") for place in places), **fields)


def exercises(count: int) -> list[str]:
    """Exercises whose texts carry their numbers, from 1 on."""
    return [f"variation/exercise-{number}" for number in range(1, count + 1)]


def places_of(made: SetHandout) -> tuple[CardPlace, ...]:
    return card_places(made.pdf, made.page.rows, made.extents)


def text_at(pdf: bytes, place: CardPlace) -> str:
    """What is printed inside a place."""
    with closing(cast("Any", pdfium.PdfDocument(pdf))) as document:
        page = document[place.page]
        height = page.get_height()
        texts = page.get_textpage()
        box = (place.left, height - place.bottom, place.right, height - place.top)
        return flat(plain(texts.get_text_bounded(*box)))


@pytest.mark.parametrize("layout", [each for each in Layout if each is not Layout.COMPARISON])
@pytest.mark.parametrize("size", [12, 20])
def test_a_place_holds_its_card_and_nothing_of_another(
    library: Library, typesetter: Typesetter, layout: Layout, size: int
) -> None:
    asked = handout(*exercises(5), layout=layout, text_size=size)
    made = typesetter.with_notices(asked, library)
    places = places_of(made)
    assert {place.row for place in places} == set(range(5))
    first = next(place for place in places if place.row == 4)
    for place in (*(place for place in places if place.row < 4), first):
        text = text_at(made.pdf, place)
        number = str(place.row + 1)
        assert f"{number} Exercise number {number}" in text
        assert set(_NUMBERS.findall(text)) <= {number}


def test_a_card_taller_than_a_page_has_a_place_on_each(
    library: Library, typesetter: Typesetter
) -> None:
    asked = handout("variation/endless", "variation/exercise-1", text_size=20)
    made = typesetter.with_notices(asked, library)
    endless = [place for place in places_of(made) if place.row == 0]
    assert [place.page for place in endless] == list(range(len(endless)))
    assert len(endless) > 2
    texts = "".join(text_at(made.pdf, place) for place in endless)
    assert "Prepare thing 1 of many" in texts
    assert "Do thing 30 of many" in texts
    assert "Exercise number 1" not in texts


def test_rows_are_those_of_the_handout_whatever_the_page_makes_of_them(
    library: Library, typesetter: Typesetter
) -> None:
    listed = ("faq/how-often", "variation/b-stance-hip-thrust", "variation/glute-bridge")
    by_position = handout(*listed, *listed[2:], order=OrderMode.BY_POSITION)
    made = typesetter.with_notices(by_position, library)
    assert [place.row for place in places_of(made)] == [1, 0, 2, 3]
    log = typesetter.with_notices(handout(*listed, layout=Layout.LOG), library)
    assert [place.row for place in places_of(log)] == [1, 2]


def test_a_comparison_has_no_places(library: Library, typesetter: Typesetter) -> None:
    asked = handout(*exercises(2), layout=Layout.COMPARISON)
    assert places_of(typesetter.with_notices(asked, library)) == ()


def test_a_point_is_in_the_card_it_is_in() -> None:
    place = CardPlace(row=3, page=1, left=0, top=100, right=300, bottom=200)
    assert place.holds(1, 10, 100)
    assert not place.holds(0, 10, 150)
    assert not place.holds(1, 300, 150)
    assert not place.holds(1, 10, 200)

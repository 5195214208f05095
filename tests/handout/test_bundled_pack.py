"""Every entry of the bundled pack goes on paper, for the client and for the trainer."""

import msgspec
import pytest

from handbook.content.handbook import Library
from handbook.content.model import Goal, Kind
from handbook.handout.compose import compose
from handbook.handout.model import ITEMS_LIMIT, Handout, Item, Layout, Paper, Voice
from handbook.handout.typeset import Typesetter

from .reading import flat, read
from .sample import DATE

KINDS = [kind for kind in Kind if kind is not Kind.REFERENCE]


@pytest.mark.parametrize("voice", Voice)
@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_is_printed(
    bundled: Library, typesetter: Typesetter, kind: Kind, voice: Voice
) -> None:
    handbook = bundled.handbooks[0]
    entries = handbook.entries(kind)[:ITEMS_LIMIT]
    items = tuple(Item(str(handbook.address(kind, entry.id))) for entry in entries)
    handout = Handout(
        date=DATE, items=items, voice=voice, goal=Goal.HYPERTROPHY, paper=Paper.LETTER
    )
    pages = read(typesetter.typeset(handout, bundled))
    text = flat("\n".join(page.text for page in pages))
    for entry in entries:
        assert entry.title in text
    assert "no longer in the handbook" not in text
    assert min(letter.size for page in pages for letter in page.characters) >= 12
    assert max(letter.right for page in pages for letter in page.characters) <= 612 - 36


@pytest.mark.parametrize("first", range(0, 20, 4))
def test_two_full_exercises_stand_on_a_page(
    bundled: Library, typesetter: Typesetter, first: int
) -> None:
    handbook = bundled.handbooks[0]
    entries = handbook.variations[first : first + 4]
    items = tuple(Item(str(handbook.address(Kind.VARIATION, entry.id))) for entry in entries)
    handout = Handout(date=DATE, items=items, goal=Goal.HYPERTROPHY, layout=Layout.TWO_UP)
    pages = read(typesetter.typeset(handout, bundled))
    # One with the plan, two with the second and the third, and what closes it on the last.
    assert len(pages) == 3
    assert pages[1].text.count("Get ready") == 2


def test_a_client_is_never_told_a_percentage_of_a_maximum(bundled: Library) -> None:
    handbook = bundled.handbooks[0]
    items = tuple(
        Item(str(handbook.address(Kind.VARIATION, entry.id))) for entry in handbook.variations
    )
    for goal in (None, *Goal):
        page = compose(Handout(date=DATE, items=items, goal=goal), bundled)
        words = msgspec.json.encode(page).decode()
        assert handbook.variations[0].name in words
        assert "1RM" not in words
        assert "RIR" not in words

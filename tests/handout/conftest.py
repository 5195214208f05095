"""The sample pack, opened, and a way to set handouts of it."""

from collections.abc import Callable
from typing import Any

import pytest

from handbook.content.handbook import Library
from handbook.handout.model import Handout, Item
from handbook.handout.typeset import Typesetter

from .sample import DATE, HANDBOOK


@pytest.fixture(scope="session")
def library() -> Library:
    """The sample pack, opened."""
    return Library((HANDBOOK,))


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    """One typesetter, as a window would keep it."""
    return Typesetter()


Make = Callable[..., bytes]


@pytest.fixture
def make(library: Library, typesetter: Typesetter) -> Make:
    """Set a handout of some entries of the sample pack, by kind/id, with the date filled in."""

    def pdf(*places: str, **fields: Any) -> bytes:
        items = tuple(Item(f"sample/{place}") for place in places)
        fields.setdefault("date", DATE)
        return typesetter.typeset(Handout(items=items, **fields), library)

    return pdf

"""The small library, indexed once."""

import pytest

from handbook.search.index import SearchIndex

from .gym import GYM


@pytest.fixture(scope="session")
def gym() -> SearchIndex:
    """The index of the small library; it never changes."""
    return SearchIndex.build([GYM])

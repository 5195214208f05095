"""The details of the practice, kept with the settings."""

from handbook.handout.practice import Practice, checked_practice
from handbook.userdata.store import Store

PRACTICE_KEY = "practice"
"""Where the store keeps them."""


def read_practice(store: Store) -> Practice:
    """The practice kept; all empty where there is none."""
    return store.get(PRACTICE_KEY, Practice, Practice())


def write_practice(store: Store, practice: Practice) -> None:
    """Keep the practice.

    Raises UsageError for what cannot be printed and UserDataError when it cannot be kept.
    """
    store.set(PRACTICE_KEY, checked_practice(practice))

"""Text shown to people: gettext for the program's own words."""

from functools import cache
from typing import TYPE_CHECKING

from handbook.paths import resources_folder

if TYPE_CHECKING:
    from gettext import NullTranslations


@cache
def _translation() -> "NullTranslations":
    """The translation for the user's language, read when the first words are shown."""
    import gettext

    return gettext.translation("handbook", resources_folder() / "locale", fallback=True)


def _(message: str) -> str:
    """The message in the user's language."""
    return _translation().gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a message that fits a count, in the user's language."""
    return _translation().ngettext(singular, plural, count)


def N_(message: str) -> str:
    """Mark a message in a table for translation; `_` translates it where it is shown."""
    return message

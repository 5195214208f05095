"""What a handout is: who it is for, what is on it, and how it is to look."""

import datetime
from enum import StrEnum

import msgspec
from msgspec import Struct

from handbook.content.address import parse_address
from handbook.content.model import Dose, Goal, Kind
from handbook.errors import UsageError
from handbook.language import _, ngettext

CLIENT_LIMIT = 120
TITLE_LIMIT = 120
NOTE_LIMIT = 2000
ITEMS_LIMIT = 100
"""The longest client name, title and note, in characters, and the most items."""

TEXT_SIZES = (12, 14, 16, 18, 20)
"""Body sizes in points: 12 is the smallest anyone should be handed, large print starts at 16."""

DEFAULT_TEXT_SIZE = 14


class Voice(StrEnum):
    """Whom the words are for."""

    CLIENT = "client"
    TRAINER = "trainer"


class Layout(StrEnum):
    """How the items lie on the page; each is a template in resources/handout."""

    LIST = "list"


class Paper(StrEnum):
    """The size of the sheet."""

    A4 = "a4"
    LETTER = "letter"


class Item(Struct, frozen=True):
    """One entry on a handout; `dose` overrides what the pack says, `note` is the trainer's own."""

    address: str
    dose: Dose | None = None
    note: str = ""


class Handout(Struct, frozen=True, kw_only=True):
    """Everything that decides how a handout looks, except the handbook; `date` is yyyy-mm-dd."""

    title: str = ""
    client: str = ""
    date: str
    note: str = ""
    goal: Goal | None = None
    items: tuple[Item, ...] = ()
    voice: Voice = Voice.CLIENT
    layout: Layout = Layout.LIST
    text_size: int = DEFAULT_TEXT_SIZE
    paper: Paper = Paper.A4


def checked(handout: Handout) -> Handout:
    """The same handout; raises UsageError with what to change when it cannot be set."""
    _check_length(_("The client's name"), handout.client, CLIENT_LIMIT)
    _check_length(_("The title"), handout.title, TITLE_LIMIT)
    _check_length(_("The note"), handout.note, NOTE_LIMIT)
    _check_date(handout.date)
    if handout.text_size not in TEXT_SIZES:
        raise UsageError(
            _("A text size of {size} points is not offered. Choose one of {sizes}.").format(
                size=handout.text_size, sizes=", ".join(str(size) for size in TEXT_SIZES)
            )
        )
    if len(handout.items) > ITEMS_LIMIT:
        raise UsageError(
            _("A handout holds at most {limit} items, and this one has {count}. Split it.").format(
                limit=ITEMS_LIMIT, count=len(handout.items)
            )
        )
    for item in handout.items:
        _check_item(item)
    return handout


def _check_length(what: str, text: str, limit: int) -> None:
    if len(text) > limit:
        over = len(text) - limit
        raise UsageError(
            ngettext(
                "{what} is {over} character too long; at most {limit} fit. Shorten it.",
                "{what} is {over} characters too long; at most {limit} fit. Shorten it.",
                over,
            ).format(what=what, over=over, limit=limit)
        )


def _check_date(date: str) -> None:
    try:
        if datetime.date.fromisoformat(date).isoformat() == date:
            return
    except ValueError:
        pass
    raise UsageError(
        _(
            "“{date}” is not a date. Write year, month and day with hyphens, as in 2026-01-31."
        ).format(date=date)
    )


def _check_item(item: Item) -> None:
    _check_length(_("The note on “{address}”").format(address=item.address), item.note, NOTE_LIMIT)
    _check_address(item.address)
    if item.dose is None:
        return
    try:
        msgspec.convert(msgspec.to_builtins(item.dose), Dose)
    except msgspec.ValidationError as error:
        raise UsageError(
            _("The dose of “{address}” cannot be read: {reason}. Correct it.").format(
                address=item.address, reason=error
            )
        ) from error


def _check_address(text: str) -> None:
    try:
        address = parse_address(text)
    except UsageError:
        return  # what has gone stays on the handout, whatever it was
    if not address.id:
        raise UsageError(
            _(
                "“{address}” is a list, and only single entries go on a handout. "
                "Add the entries you want from it."
            ).format(address=text)
        )
    if address.kind is Kind.REFERENCE:
        raise UsageError(
            _(
                "“{address}” is a reference, and references do not go on handouts. "
                "Add the section that speaks of it instead."
            ).format(address=text)
        )

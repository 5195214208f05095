"""What a handout is: who it is for, what is on it, and how it is to look."""

from enum import StrEnum

import msgspec
from msgspec import Struct

from handbook.content.address import address_or_none
from handbook.content.model import Goal, Kind
from handbook.errors import UsageError
from handbook.handout.prescription import Prescription
from handbook.handout.prescription_check import (
    MOST_WEEKS,
    group_mistakes,
    is_date,
    mistakes,
    not_a_date,
)
from handbook.language import _, ngettext

CLIENT_LIMIT = 120
TITLE_LIMIT = 120
NOTE_LIMIT = 2000
MESSAGE_LIMIT = 300
SENTENCE_LIMIT = 300
ITEMS_LIMIT = 100
"""The longest client name, title, note, main message (and goal) and sentence written by hand, in
characters, and the most items."""

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
    TWO_UP = "two-up"
    FOUR_UP = "four-up"
    ONE_PER_PAGE = "one-per-page"
    LOG = "log"
    COMPARISON = "comparison"


class Paper(StrEnum):
    """The size of the sheet."""

    A4 = "a4"
    LETTER = "letter"


class OrderMode(StrEnum):
    """What decides the order of the items."""

    MANUAL = "manual"
    """As the trainer put them."""
    BY_POSITION = "by-position"
    """Lying, sitting, kneeling, standing, so that the client gets up and down least."""


class PageField(StrEnum):
    """What of an exercise, or of the whole, can be left off the page."""

    FIGURE = "figure"
    SUMMARY = "summary"
    EQUIPMENT = "equipment"
    SETUP = "setup"
    STEPS = "steps"
    CUES = "cues"
    FEEL = "feel"
    STOP_IF = "stop-if"
    DOSE = "dose"
    PLAN = "plan"
    SESSION_LENGTH = "session-length"


class SentenceKey(StrEnum):
    """Which sentence of a dose it is; what is written by hand takes the place of one of these."""

    AMOUNT = "amount"
    SCHEME = "scheme"
    WARM_UP = "warm-up"
    GROUP = "group"
    SIDE = "side"
    LOAD = "load"
    TEMPO_UP = "tempo-up"
    TEMPO_TOP = "tempo-top"
    TEMPO_DOWN = "tempo-down"
    TEMPO_BOTTOM = "tempo-bottom"
    HOLD = "hold"
    EFFORT = "effort"
    REST = "rest"
    REST_WITHIN = "rest-within"
    REST_AFTER = "rest-after"
    TIMES_A_DAY = "times-a-day"
    DAYS = "days"
    TIMES_A_WEEK = "times-a-week"
    HOURS_BETWEEN = "hours-between"
    START = "start"
    WEEKS = "weeks"
    REVIEW = "review"
    PROGRESS = "progress"
    PROGRESS_STEP = "progress-step"
    PROGRESS_RESTART = "progress-restart"
    BACK_OFF = "back-off"
    BACK_OFF_PAIN = "back-off-pain"
    BACK_OFF_FORM = "back-off-form"
    BACK_OFF_MISSED = "back-off-missed"
    BACK_OFF_STEP = "back-off-step"
    PAIN_LIMIT = "pain-limit"
    PURPOSE = "purpose"
    DOSE = "dose"
    TEMPO = "tempo"
    PHASE = "phase"
    NOTE = "note"
    SOURCE = "source"


class Override(Struct, frozen=True):
    """A sentence written by hand in place of a generated one; an empty one leaves it out.

    `generated` is what it took the place of. When the dose would say something else now, what
    was written by hand may be out of date.
    """

    key: SentenceKey
    text: str
    generated: str
    voice: Voice = Voice.CLIENT


class Item(Struct, frozen=True, omit_defaults=True):
    """One entry on a handout.

    `dose` overrides what the pack says; `note` is for whoever reads the handout; `private_note`
    is the trainer's own and never printed.
    """

    address: str
    dose: Prescription | None = None
    note: str = ""
    private_note: str = ""
    overrides: tuple[Override, ...] = ()


class Handout(Struct, frozen=True, kw_only=True):
    """Everything that decides how a handout looks, except the handbook and the practice.

    Dates are yyyy-mm-dd; `review_date` may be empty. `log_weeks` is how many weeks the log sheet
    has boxes for; 0 is as many as the handout is for.
    """

    title: str = ""
    client: str = ""
    date: str
    note: str = ""
    main_message: str = ""
    """The one thing the client should remember, in a sentence."""
    client_goal: str = ""
    """What the client wants, in the client's words."""
    goal: Goal | None = None
    items: tuple[Item, ...] = ()
    review_date: str = ""
    weeks: int | None = None
    log_weeks: int = 0
    order: OrderMode = OrderMode.MANUAL
    voice: Voice = Voice.CLIENT
    layout: Layout = Layout.LIST
    text_size: int = DEFAULT_TEXT_SIZE
    paper: Paper = Paper.A4
    black_and_white: bool = False
    hidden_fields: tuple[PageField, ...] = ()
    """What is left off the page."""

    def shows(self, field: PageField) -> bool:
        """Whether a field is printed."""
        return field not in self.hidden_fields


def checked(handout: Handout) -> Handout:
    """The same handout; raises UsageError with what to change when it cannot be set."""
    _check_length(_("The client's name"), handout.client, CLIENT_LIMIT)
    _check_length(_("The title"), handout.title, TITLE_LIMIT)
    _check_length(_("The note"), handout.note, NOTE_LIMIT)
    _check_length(_("The main message"), handout.main_message, MESSAGE_LIMIT)
    _check_length(_("The client's goal"), handout.client_goal, MESSAGE_LIMIT)
    _check_times(handout)
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
    for index, mistake in group_mistakes(item.dose for item in handout.items).items():
        raise UsageError(f"{handout.items[index].address}: {mistake.message}")
    return handout


def _check_times(handout: Handout) -> None:
    for date in (handout.date, handout.review_date):
        if not is_date(date) and (date or date is handout.date):
            raise UsageError(not_a_date(date))
    if handout.review_date and handout.review_date < handout.date:
        raise UsageError(
            _("The next review is before the date of the handout. Choose a later day for it.")
        )
    for weeks in (handout.weeks, handout.log_weeks or None):
        if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
            raise UsageError(
                _("A handout is for 1 to {limit} weeks, not for {weeks}. Change the weeks.").format(
                    limit=MOST_WEEKS, weeks=weeks
                )
            )


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


def _check_item(item: Item) -> None:
    _check_length(_("The note on “{address}”").format(address=item.address), item.note, NOTE_LIMIT)
    private = _("The private note on “{address}”").format(address=item.address)
    _check_length(private, item.private_note, NOTE_LIMIT)
    for override in item.overrides:
        sentence = _("A sentence written by hand for “{address}”").format(address=item.address)
        _check_length(sentence, override.text, SENTENCE_LIMIT)
    _check_address(item.address)
    if item.dose is None:
        return
    try:
        msgspec.convert(msgspec.to_builtins(item.dose), Prescription)
    except msgspec.ValidationError as error:
        raise UsageError(
            _("The dose of “{address}” cannot be read: {reason}. Correct it.").format(
                address=item.address, reason=error
            )
        ) from error
    for mistake in mistakes(item.dose):
        raise UsageError(
            _("The dose of “{address}”, {field}: {message}").format(
                address=item.address, field=mistake.field, message=mistake.message
            )
        )


def _check_address(text: str) -> None:
    address = address_or_none(text)
    if address is None:
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

"""A handout as plain data: what a template is given, text without any markup."""

from msgspec import Struct


class Run(Struct, frozen=True, omit_defaults=True):
    """Words that look alike; a line feed in them is a forced line break."""

    text: str
    strong: bool = False


Runs = tuple[Run, ...]


class Block(Struct, frozen=True, tag_field="type"):
    """Base of what stands below one another in a card; the template switches on `type`."""


class Paragraph(Block, frozen=True, tag="paragraph"):
    """A paragraph."""

    runs: Runs


class Heading(Block, frozen=True, tag="heading"):
    """A heading inside a text; the card's own title is level 1."""

    level: int
    runs: Runs


class ListBlock(Block, frozen=True, tag="list"):
    """A list; `start` is the first number, None for bullets."""

    items: tuple[tuple["AnyBlock", ...], ...]
    start: int | None = None


class Table(Block, frozen=True, tag="table"):
    """A table; `header` is empty where the first column names the rows."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


class Quote(Block, frozen=True, tag="quote"):
    """Blocks set apart."""

    blocks: tuple["AnyBlock", ...]


AnyBlock = Paragraph | Heading | ListBlock | Table | Quote


class Part(Struct, frozen=True):
    """A piece of a card that stays on one page if it can.

    `role` says what it is, for templates that set some apart: "lead", "why", "note", "equipment",
    "setup", "steps", "cues", "feel" and "stop"; empty for a text.
    """

    label: str
    blocks: tuple[AnyBlock, ...]
    role: str = ""


class Labeled(Struct, frozen=True):
    """A few words with what they are about; the label may be empty."""

    label: str
    text: str


class DoseBox(Struct, frozen=True):
    """How much to do: what matters most, then the rest by what it is about."""

    label: str
    main: str
    lines: tuple[Labeled, ...] = ()


class Figure(Struct, frozen=True):
    """A movement figure: its file (see Pictures), and its words for those who cannot see it.

    `ratio` is its width divided by its height. The captions stand under its two halves.
    """

    file: str
    alt: str
    ratio: float
    captions: tuple[str, str]


class LogColumn(Struct, frozen=True):
    """A column to fill in by hand; `tick` boxes are small squares, `share` is its width.

    Neighbors of one `group` have a heading in common.
    """

    label: str
    group: str = ""
    share: int = 1
    tick: int = 0


class LogRow(Struct, frozen=True):
    """One line to fill in; `week` is named on its first line only."""

    week: str
    day: str
    side: str = ""


class LogSheet(Struct, frozen=True):
    """The boxes of one exercise: as many as its sets, sides, days and weeks ask for.

    `heads` names the columns of the week, the day and, if there is one, the side.
    """

    heads: tuple[str, ...]
    columns: tuple[LogColumn, ...]
    rows: tuple[LogRow, ...]


class Card(Struct, frozen=True):
    """One item. Exercises carry a `number`, as in the plan; those of a group share its letter.

    `text` marks what is for reading alone: it takes the whole width in every layout.
    """

    title: str
    parts: tuple[Part, ...]
    number: str = ""
    group: str = ""
    dose: DoseBox | None = None
    figure: Figure | None = None
    log: LogSheet | None = None
    text: bool = False


class Group(Struct, frozen=True):
    """Exercises done in turn, with the rule that joins them."""

    letter: str
    rule: str


class PlanLine(Struct, frozen=True):
    """One exercise in the plan, with how much of it in a few words."""

    number: str
    name: str
    dose: str
    group: str = ""


class Plan(Struct, frozen=True):
    """Today's plan: the exercises, how long they take, when to do them, when to come back."""

    label: str
    lines: tuple[PlanLine, ...] = ()
    facts: tuple[Labeled, ...] = ()


class StopBox(Struct, frozen=True):
    """When to stop, whatever the exercise, and whom to tell."""

    label: str
    signs: tuple[str, ...]
    pain: str
    call: str


class ByHand(Struct, frozen=True):
    """What is left free to write in: a box for each session of each week, and lines."""

    sessions_label: str
    weeks: tuple[str, ...]
    sessions: int
    notes_label: str


class Letterhead(Struct, frozen=True):
    """The practice: its logo (a file, see Pictures), its name and how to reach it."""

    name: str = ""
    credentials: str = ""
    contact: tuple[str, ...] = ()
    logo: str = ""
    logo_alt: str = ""


class Page(Struct, frozen=True, kw_only=True):
    """Everything that is printed, in order.

    `template` is the file that sets it; `wide` uses the whole width of the paper.
    `page_of` has the places {page} and {pages}, `continued` the place {title}; `date` is year,
    month and day. `footer_lines` is how many lines the foot of each page takes. Not
    printed are `rows`, those of the handout's items that the cards are of, and `notices`, which
    tell whoever made the handout what could not be done as asked.
    """

    template: str
    wide: bool
    letterhead: Letterhead | None
    title: str
    client: str
    date: tuple[int, int, int]
    date_text: str
    details: tuple[str, ...]
    message: str
    goal: Labeled | None
    note: tuple[AnyBlock, ...]
    plan: Plan | None
    groups: tuple[Group, ...]
    cards: tuple[Card, ...]
    rows: tuple[int, ...]
    empty: str
    stop: StopBox | None
    rules: tuple[Labeled, ...]
    by_hand: ByHand | None
    disclaimer_label: str
    disclaimers: tuple[str, ...]
    page_of: str
    continued: str
    language: str
    region: str
    text_size: int
    paper: str
    black_and_white: bool
    footer_lines: int = 1
    notices: tuple[str, ...] = ()

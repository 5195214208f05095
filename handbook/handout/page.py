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

    `role` is "dose", "stop" or "note" where the template sets it apart, else empty.
    """

    label: str
    blocks: tuple[AnyBlock, ...]
    role: str = ""


class Card(Struct, frozen=True):
    """One item; exercises carry a `number`, as in the plan."""

    title: str
    parts: tuple[Part, ...]
    number: str = ""


class PlanLine(Struct, frozen=True):
    """One exercise in the plan, with how much of it in a few words."""

    number: str
    name: str
    dose: str


class Page(Struct, frozen=True):
    """Everything that is printed, in order.

    `page_of` has the places {page} and {pages}, `continued` the place {title}; `date` is year,
    month and day.
    """

    title: str
    client: str
    date: tuple[int, int, int]
    date_text: str
    details: tuple[str, ...]
    note: tuple[AnyBlock, ...]
    plan_label: str
    plan: tuple[PlanLine, ...]
    cards: tuple[Card, ...]
    empty: str
    disclaimer_label: str
    disclaimers: tuple[str, ...]
    page_of: str
    continued: str
    language: str
    region: str
    text_size: int
    paper: str

"""Comparisons -> the page that the command line shows, and a table to paste elsewhere."""

from collections.abc import Iterable

from handbook.content.address import Address
from handbook.content.bibliography import cited
from handbook.content.blocks import heading
from handbook.content.comparison import Comparison, Row, comparison_address
from handbook.content.comparison_rows import Form
from handbook.content.handbook import Handbook
from handbook.content.model import Kind
from handbook.content.page import Page
from handbook.content.prose import (
    Block,
    Citation,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Strong,
    Table,
    Text,
)
from handbook.language import _

Inlines = tuple[Inline, ...]


def comparison_page(handbook: Handbook, comparison: Comparison) -> Page:
    """Everything as a page: first what differs, then what is the same for all."""
    differing = [row for row in comparison.rows if row.differs]
    agreeing = [row for row in comparison.rows if not row.differs]
    blocks: list[Block] = []
    if differing:
        blocks += [heading(_("What differs")), table(comparison, differing)]
    if agreeing and len(comparison.variations) > 1:
        rows = tuple(((Text(row.label),), _cell(row, 0)) for row in agreeing)
        blocks += [heading(_("What is the same")), Table((), rows, ("left", "left"))]
    if not comparison.variations:
        blocks.append(Paragraph((Text(_("None of these variations is in this handbook.")),)))
    ids = [variation.id for variation in comparison.variations]
    return Page(
        comparison_address(handbook.id, ids),
        _("{pack} · Comparison").format(pack=handbook.manifest.title),
        ", ".join(variation.name for variation in comparison.variations) or _("Comparison"),
        "",
        tuple(blocks),
        cited(handbook, blocks),
    )


def table(comparison: Comparison, rows: Iterable[Row], *, linked: bool = True) -> Table:
    """Some rows as one table, a column for each variation, whose name may link to it."""
    header: list[Inlines] = [()]
    for variation in comparison.variations:
        name = (Text(variation.name),)
        target = str(Address(comparison.pack, Kind.VARIATION, variation.id))
        header.append((Link(target, name),) if linked else name)
    columns = range(len(comparison.variations))
    body = tuple(((Text(row.label),), *(_cell(row, at) for at in columns)) for row in rows)
    return Table(tuple(header), body, ("left",) * len(header))


def table_text(comparison: Comparison, rows: Iterable[Row]) -> str:
    """The same as tab-separated lines, for spreadsheets; cells of several lines are quoted."""
    lines = [["", *(variation.name for variation in comparison.variations)]]
    lines += [[row.label, *map(row.text, range(len(row.cells)))] for row in rows]
    return tab_separated(lines)


def tab_separated(lines: Iterable[Iterable[str]]) -> str:
    """Lines of cells as spreadsheets take them."""
    return "".join("\t".join(map(_field, line)) + "\n" for line in lines)


def _cell(row: Row, at: int) -> Inlines:
    cell = row.cells[at]
    if row.form is Form.WORDS:
        return (Text(row.text(at)),) if cell.items else ()
    runs: list[Inline] = []
    for number, item in enumerate(cell.items):
        lead = (Strong((Text(item.lead),)), Text(" ")) if item.lead else ()
        refs = (Citation(item.refs),) if item.refs else ()
        between = (LineBreak(),) if number else ()
        runs += [*between, Text(row.mark(at, number)), *lead, Text(item.text), *refs]
    return tuple(runs)


def _field(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if set(text) & set('\t\n\r"') else text

"""A comparison as lines of a table: groups, rows, and folded rows that agree."""

from collections.abc import Collection, Iterator
from enum import Enum

from msgspec import Struct

from handbook.content.comparison import Cell, Comparison, Row
from handbook.content.comparison_rows import Form, Group
from handbook.language import _, ngettext


class LineKind(Enum):
    """What a line shows."""

    HEADING = "heading"
    """The name of a group, over all columns."""
    FIGURES = "figures"
    MAPS = "maps"
    """Muscle maps, one in each column; of two variations one of what differs, over all columns."""
    ROW = "row"
    """A label and the cells beside it."""
    SAME = "same"
    """A label and one cell for all."""
    FOLD = "fold"
    """The rows of a group that agree, to be shown or hidden."""
    LABEL = "label"
    """The label of a row alone; its cells follow below."""
    CELL = "cell"
    """One cell of a row over all columns, with the name of its variation."""


class Line(Struct, frozen=True):
    """One line; `row` is the row of the comparison it belongs to, `at` the cell of it."""

    kind: LineKind
    group: Group
    row: Row | None = None
    at: int = 0
    count: int = 0
    is_open: bool = False

    @property
    def cell(self) -> Cell:
        """The cell that a CELL or a SAME shows."""
        return self.row.cells[self.at] if self.row else Cell()


def lines_of(
    comparison: Comparison,
    opened: Collection[Group],
    *,
    differences: bool,
    stacked: bool,
    figures: bool,
) -> list[Line]:
    """The lines to show; groups that are not `opened` keep the rows that agree to themselves.

    `stacked` sets the cells of a row below each other; `figures` says whether there are some.
    """
    lines: list[Line] = []
    if figures:
        lines.append(Line(LineKind.FIGURES, Group.GLANCE))
    for group in Group:
        rows = [row for row in comparison.rows if row.group is group]
        lines += _group_lines(group, rows, opened, differences=differences, stacked=stacked)
    return lines


def _group_lines(
    group: Group,
    rows: list[Row],
    opened: Collection[Group],
    *,
    differences: bool,
    stacked: bool,
) -> Iterator[Line]:
    differing = [row for row in rows if row.differs]
    agreeing = [] if differences else [row for row in rows if not row.differs]
    if not differing and not agreeing:
        return
    yield Line(LineKind.HEADING, group)
    if group is Group.MUSCLES:
        yield Line(LineKind.MAPS, group)
    for row in differing:
        if stacked:
            yield Line(LineKind.LABEL, group, row)
            for at in range(len(row.cells)):
                yield Line(LineKind.CELL, group, row, at)
        else:
            yield Line(LineKind.ROW, group, row)
    if agreeing and len(agreeing[0].cells) > 1:
        is_open = group in opened
        yield Line(LineKind.FOLD, group, count=len(agreeing), is_open=is_open)
        if not is_open:
            return
    for row in agreeing:
        if stacked:
            yield Line(LineKind.LABEL, group, row)
        yield Line(LineKind.SAME, group, row)


def line_text(line: Line) -> str:
    """The words of a line that is not a row."""
    if line.kind is LineKind.HEADING:
        return line.group.heading
    if line.kind is LineKind.FOLD:
        pattern = (
            ngettext("Hide {count} row that agrees", "Hide {count} rows that agree", line.count)
            if line.is_open
            else ngettext(
                "Show {count} row that agrees", "Show {count} rows that agree", line.count
            )
        )
        return pattern.format(count=line.count)
    return line.row.label if line.row else ""


def cell_said(row: Row, cell: Cell, name: str, *, same: bool = False) -> str:
    """A cell as a screen reader says it: what it is of, its words, and whether it differs."""
    words = _items_said(row, cell) or _("nothing given")
    if same:
        return _("{label}, the same for all: {words}").format(label=row.label, words=words)
    said = _("{label}, {name}: {words}").format(label=row.label, name=name, words=words)
    return _("{cell} (differs)").format(cell=said) if cell.differs else said


def _items_said(row: Row, cell: Cell) -> str:
    """The items; in a list in any order those that only this cell has come last, together."""
    words = [item.words for item in cell.items]
    only_here = _("only here: {words}")
    if row.form is Form.STEPS:
        parts = [
            only_here.format(words=each) if at in cell.only_here else each
            for at, each in enumerate(words)
        ]
    else:
        parts = [each for at, each in enumerate(words) if at not in cell.only_here]
        if alone := "; ".join(words[at] for at in sorted(cell.only_here)):
            parts.append(only_here.format(words=alone))
    return "; ".join(parts)

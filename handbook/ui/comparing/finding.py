"""Finds words in the cells of a comparison, for the find bar."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex

from handbook.ui.comparing.lines import LineKind
from handbook.ui.comparing.table import ComparisonTable
from handbook.ui.comparing.table_model import ComparisonModel


class ComparisonFinder:
    """A match is a cell that has the words in it; one is at that which is current.

    `unfold` is told what is looked for, so that rows that are folded away can be shown first.
    """

    def __init__(self, table: ComparisonTable, unfold: Callable[[str], None]) -> None:
        self._table = table
        self._unfold = unfold
        self._words = ""

    def selected_words(self) -> str:
        """None: what is selected in a table are cells."""
        return ""

    def mark(self, words: str) -> int:
        """Mark some words in all cells; how many cells have them."""
        self._words = words
        if words:
            self._unfold(words)
        self._table.mark(words)
        return len(self._matches())

    def match(self) -> int:
        """The number of the current cell among those that have the words, from 1 on; else 0."""
        matches, current = self._matches(), self._table.currentIndex()
        return matches.index(current) + 1 if current in matches else 0

    def step(self, direction: int) -> int:
        """Go to a cell after (1) or before (-1) the current one, or from it on (0); its number."""
        matches, here = self._matches(), self._table.currentIndex()
        if not matches:
            return 0
        if direction < 0:
            before = [match for match in matches if match < here]
            match = before[-1] if before else matches[-1]
        else:
            after = [each for each in matches if here < each or (each == here and not direction)]
            match = after[0] if after else matches[0]
        self._table.show_match(match)
        return matches.index(match) + 1

    def _matches(self) -> list[QModelIndex]:
        """The cells that have the words, line by line; none without words."""
        words = self._words.casefold()
        cells = self._cells() if words else []
        return [cell for cell in cells if words in str(cell.data()).casefold()]

    def _cells(self) -> list[QModelIndex]:
        """Every cell that is to be seen, each once."""
        model = self._table.model()
        assert isinstance(model, ComparisonModel)
        last = model.columnCount() - 1
        columns = {
            LineKind.ROW: range(last + 1),
            LineKind.SAME: range(min(1, last) + 1),
            LineKind.LABEL: range(1),
            LineKind.CELL: range(1),
            LineKind.HEADING: range(1),
        }
        return [
            model.index(row, column)
            for row, line in enumerate(model.lines)
            for column in columns.get(line.kind, ())
        ]

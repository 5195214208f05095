"""The lines of a comparison as a model: labels in the first column, a column for each variation."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from handbook.content.comparison import Comparison
from handbook.language import _
from handbook.ui.comparing.lines import Line, LineKind, cell_said, line_text
from handbook.ui.model_index import Index


class ComparisonModel(QAbstractTableModel):
    """What each cell says; a stacked one has a single column."""

    LineRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._lines: Sequence[Line] = ()
        self._columns = 1

    def show(self, comparison: Comparison, lines: Sequence[Line], *, stacked: bool) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._comparison = comparison
        self._lines = lines
        self._columns = 1 if stacked else 1 + len(comparison.variations)
        self.endResetModel()

    def shows(self, comparison: Comparison, lines: Sequence[Line], *, stacked: bool) -> bool:
        """Whether this is what it has already."""
        columns = 1 if stacked else 1 + len(comparison.variations)
        return comparison is self._comparison and (columns, lines) == (self._columns, self._lines)

    @property
    def lines(self) -> Sequence[Line]:
        """The lines, a row each."""
        return self._lines

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._columns

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(line, index.column())
            case self.LineRole:
                return line
            case _:
                return None

    def _name(self, at: int) -> str:
        assert self._comparison is not None
        return self._comparison.variations[at].name

    def _text(self, line: Line, column: int) -> str:
        match line.kind:
            case LineKind.CELL | LineKind.SAME if column or self._columns == 1:
                return line.row.text(line.at) if line.row else ""
            case LineKind.ROW if line.row and column:
                return line.row.text(column - 1)
            case LineKind.FIGURES | LineKind.MAPS:
                return ""
            case _:
                return line_text(line)

    def _said(self, line: Line, column: int) -> str:
        alone = self._columns == 1
        match line.kind:
            case LineKind.CELL if line.row:
                return cell_said(line.row, line.cell, self._name(line.at))
            case LineKind.SAME if line.row and (column or alone):
                return cell_said(line.row, line.cell, "", same=True)
            case LineKind.ROW if line.row and column:
                cell = line.row.cells[column - 1]
                return cell_said(line.row, cell, self._name(column - 1))
            case LineKind.ROW | LineKind.LABEL if line.row:
                return (
                    _("{label} (differs)").format(label=line.row.label)
                    if line.row.differs
                    else line.row.label
                )
            case LineKind.FIGURES | LineKind.MAPS:
                what = _("Movement") if line.kind is LineKind.FIGURES else _("Muscle map")
                if not column:
                    return what
                return _("{label}, {name}").format(label=what, name=self._name(column - 1))
            case _:
                return line_text(line)

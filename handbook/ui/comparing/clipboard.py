"""A comparison for other programs: a table as HTML, and as tab-separated text."""

from PySide6.QtCore import QMimeData

from handbook.content.comparison import Comparison
from handbook.content.comparison_page import table, table_text
from handbook.content.html import blocks_html


def as_table(comparison: Comparison, *, differences: bool) -> QMimeData:
    """The rows, or those that differ; word processors take the HTML, spreadsheets the text."""
    rows = [row for row in comparison.rows if row.differs or not differences]
    data = QMimeData()
    data.setText(table_text(comparison, rows))
    data.setHtml(blocks_html((table(comparison, rows, linked=False),), comparison.pack, {}))
    return data

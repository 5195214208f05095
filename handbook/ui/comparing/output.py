"""The comparison as a document to save or to print."""

import datetime

from handbook.content.comparison import Comparison
from handbook.content.handbook import Handbook
from handbook.handout.model import Paper
from handbook.language import _
from handbook.ui.output_document import OutputDocument, suggested_name


def comparison_document(
    handbook: Handbook, comparison: Comparison, paper: Paper, *, every_row: bool
) -> OutputDocument:
    """Landscape pages with what matters most, or with every row."""
    date = datetime.date.today()

    def make() -> bytes:
        from handbook.handout.comparison_sheet import comparison_pdf

        return comparison_pdf(handbook, comparison, paper, date, every_row=every_row)

    names = ", ".join(variation.name for variation in comparison.variations)
    name = suggested_name(_("Comparison {names}").format(names=names), date.isoformat())
    return OutputDocument(name, paper, make, landscape=True)

"""Paint a text with some of its words marked, over a given number of lines."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit

from handbook.search.results import Span

ELLIPSIS = "…"

ALL_LINES = 1_000_000
"""So many lines hold any text."""

_MOST_CUT = 24
"""Characters taken off to make room for the ellipsis; longer words break anywhere."""


def utf16_length(text: str) -> int:
    """How many UTF-16 units Qt counts in a text."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def mark_formats(
    text: str, spans: Sequence[Span], mark: QTextCharFormat
) -> list[QTextLayout.FormatRange]:
    """The spans, which count characters, as Qt format ranges, which count UTF-16 units."""
    ranges: list[QTextLayout.FormatRange] = []
    for span in spans:
        found = QTextLayout.FormatRange()
        found.start = utf16_length(text[: span.start])
        found.length = utf16_length(text[span.start : span.start + span.length])
        found.format = mark
        ranges.append(found)
    return ranges


def mark_format(ground: str, text: str) -> QTextCharFormat:
    """How marked words look: bold on a colored ground, so that color is not the only sign."""
    mark = QTextCharFormat()
    mark.setFontWeight(QFont.Weight.Bold)
    mark.setBackground(QBrush(QColor(ground)))
    mark.setForeground(QBrush(QColor(text)))
    return mark


def marked_selection(cursor: QTextCursor, mark: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """What a cursor has selected, for a text view to mark."""
    selection = QTextEdit.ExtraSelection()
    # PySide describes neither of the two.
    selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    selection.format = mark  # pyright: ignore[reportAttributeAccessIssue]
    return selection


def found_formats(text: str, words: str, ground: str, color: str) -> list[QTextLayout.FormatRange]:
    """Every place of some words in a text, whatever their case, as colored ranges."""
    if not words:
        return []
    mark = QTextCharFormat()
    mark.setBackground(QBrush(QColor(ground)))
    mark.setForeground(QBrush(QColor(color)))
    found = re.finditer(re.escape(words), text, re.IGNORECASE)
    return mark_formats(text, [Span(place.start(), len(place[0])) for place in found], mark)


def layout_text(
    text: str,
    font: QFont,
    width: float,
    max_lines: int,
    spans: Sequence[Span] = (),
    mark: QTextCharFormat | None = None,
) -> tuple[QTextLayout, float]:
    """Lay a text out in at most `max_lines` lines; returns the layout and its height.

    What does not fit ends in an ellipsis.
    """
    line_text = " ".join(text.split()) if "\n" in text else text
    layout = _laid_out(line_text, font, width, max_lines, spans, mark)
    if layout.lineCount() and _shown(layout) < utf16_length(line_text):
        cut = _without_astral_cut(line_text, _shown(layout) - 1)
        for end in range(cut, max(cut - _MOST_CUT, -1), -1):
            shortened = line_text[:end].rstrip() + ELLIPSIS
            inside = [span for span in spans if span.start + span.length <= end]
            layout = _laid_out(shortened, font, width, max_lines, inside, mark)
            if _shown(layout) == utf16_length(shortened):
                break  # else the ellipsis has pushed its word into a line too many
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    return layout, last.rect().bottom() if last else 0.0


def _shown(layout: QTextLayout) -> int:
    """How many UTF-16 units have found room."""
    last = layout.lineAt(layout.lineCount() - 1)
    return last.textStart() + last.textLength()


def _without_astral_cut(text: str, units: int) -> int:
    """The number of characters that fill at most so many UTF-16 units."""
    used = 0
    for index, character in enumerate(text):
        used += 2 if ord(character) > 0xFFFF else 1
        if used > units:
            return index
    return len(text)


def _laid_out(
    text: str,
    font: QFont,
    width: float,
    max_lines: int,
    spans: Sequence[Span],
    mark: QTextCharFormat | None,
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if mark is not None and spans:
        layout.setFormats(mark_formats(text, spans, mark))
    layout.beginLayout()
    y = 0.0
    for _line in range(max_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: str,
    *,
    max_lines: int = 1,
    spans: Sequence[Span] = (),
    mark: QTextCharFormat | None = None,
) -> float:
    """Draw a text at the top of a rectangle; returns the height it took."""
    layout, height = layout_text(text, font, rect.width(), max_lines, spans, mark)
    painter.setPen(QColor(color))
    layout.draw(painter, rect.topLeft())
    return height

"""Text painted with marks: spans in characters, Qt's in UTF-16, cut where there is no room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from handbook.search.results import Span
from handbook.ui.appearance import Appearance
from handbook.ui.marked_text import (
    ELLIPSIS,
    draw_text,
    layout_text,
    mark_format,
    mark_formats,
    utf16_length,
)
from handbook.ui.theme import DARK, LIGHT

from .sample import HOSTILE

MARK = mark_format("#ffff00", "#000000")


def units(text: str, start: int, length: int) -> str:
    """What Qt means by a start and a length."""
    data = text.encode("utf-16-le", "surrogatepass")
    return data[2 * start : 2 * (start + length)].decode("utf-16-le")


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("abc", 3), ("é", 1), ("😀", 2), ("𝒮quat", 6), ("👩🏽", 4)]
)
def test_qt_counts_letters_beyond_its_plane_as_two(text: str, length: int) -> None:
    assert utf16_length(text) == length


@given(st.text(max_size=30), st.text(min_size=1, max_size=8), st.text(max_size=30))
def test_a_mark_covers_the_same_letters_in_qt(before: str, marked: str, after: str) -> None:
    found = mark_formats(before + marked + after, [Span(len(before), len(marked))], MARK)

    assert units(before + marked + after, found[0].start, found[0].length) == marked


def test_a_mark_is_bold_and_not_only_colored() -> None:
    assert MARK.fontWeight() > 400
    assert MARK.background().color().name() == "#ffff00"


@given(
    text=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80),
    width=st.floats(0, 300),
    most=st.integers(1, 3),
)
def test_a_text_never_takes_more_than_its_lines(
    qapp: QApplication, text: str, width: float, most: int
) -> None:
    layout, height = layout_text(text, qapp.font(), width, most)

    assert layout.lineCount() <= most
    assert height >= 0
    shown = layout.text()
    if shown != text:
        assert shown.endswith(ELLIPSIS)
        assert text.startswith(shown.removesuffix(ELLIPSIS))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", [0.0, 1.0, 90.0, 2000.0])
def test_any_text_is_drawn(words: str, width: float, appearance: Appearance) -> None:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    spans = [Span(0, 1), Span(len(words) // 2, 3), Span(len(words), 1)]
    font = appearance.font(11)
    height = draw_text(
        painter, QRectF(0, 0, width, 60), words, font, LIGHT.text, spans=spans, mark=MARK
    )
    painter.end()

    assert 0 <= height < 60


def test_marks_that_are_cut_away_are_not_drawn(appearance: Appearance) -> None:
    text = "short " * 40
    layout, _height = layout_text(
        text, appearance.font(11), 80, 1, [Span(0, 5), Span(200, 5)], MARK
    )

    assert [(found.start, found.length) for found in layout.formats()] == [(0, 5)]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marked_words_can_be_read(theme: object) -> None:
    assert isinstance(theme, type(LIGHT))
    mark = mark_format(theme.mark, theme.text)

    assert mark.foreground().color().name() == theme.text
    assert mark.background().color().name() == theme.mark

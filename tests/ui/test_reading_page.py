"""The reading page: a text in a column, its headings beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from handbook.content.handbook import Library
from handbook.content.model import Kind
from handbook.ui.appearance import Appearance
from handbook.ui.prose_view import MAX_LINE_CHARACTERS, ProseView

from .conftest import OpenDesk, Shown
from .desk import Desk, rows
from .sample import HOSTILE

DEPTH = "squat/section/depth"


def top_text(desk: Desk) -> str:
    """The first line in view."""
    cursor = desk.prose.cursorForPosition(desk.prose.viewport().rect().topLeft())
    return cursor.block().text()


def test_a_page_says_what_it_is_and_what_it_cites(desk: Desk) -> None:
    text = desk.prose.toPlainText()

    assert text.startswith("Squat · Section\nOverview\nWhat a squat is.")
    assert "It is old[1]" in text
    assert "1. First A (2020)" in text
    assert desk.prose.accessibleName() == "Overview"


def test_the_headings_stand_beside_the_page(desk: Desk) -> None:
    assert desk.on_this_page.isVisible()
    shown = [line.removeprefix("  ").removeprefix("> ") for line in rows(desk.on_this_page)]
    assert "How deep" in shown
    assert "    In a week" in shown

    spoken = [
        desk.on_this_page.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(desk.on_this_page.count())
    ]
    assert "In a week" in spoken


def test_a_heading_is_gone_to_by_click(desk: Desk) -> None:
    desk.go(DEPTH)

    desk.click_row(desk.on_this_page, "Why")

    assert top_text(desk) == "Why"
    assert desk.place == DEPTH


def test_a_heading_is_gone_to_by_key(desk: Desk) -> None:
    desk.go(DEPTH)
    desk.on_this_page.setFocus()
    desk.on_this_page.setCurrentRow(desk.on_this_page.count() - 1)

    desk.press("Return")

    assert top_text(desk) == "Why"


def test_a_page_with_one_heading_needs_no_list(desk: Desk) -> None:
    desk.go("squat/reference/first2020")

    assert not desk.on_this_page.isVisible()


def test_an_address_with_an_anchor_opens_at_its_heading(open_desk: OpenDesk) -> None:
    desk = open_desk(f"{DEPTH}#why")

    assert top_text(desk) == "Why"


def test_an_unknown_anchor_opens_the_page_at_its_top(open_desk: OpenDesk) -> None:
    desk = open_desk(f"{DEPTH}#nowhere")

    assert desk.title == "Depth"
    assert desk.scroll == 0


def test_another_page_opens_at_its_top(desk: Desk) -> None:
    desk.go(DEPTH)
    desk.prose.verticalScrollBar().setValue(700)

    desk.go("squat/section/overview")
    desk.go(DEPTH)

    assert desk.scroll == 0


def test_lines_are_as_long_as_one_can_read(open_desk: OpenDesk, appearance: Appearance) -> None:
    desk = open_desk(DEPTH, size=(1600, 900))

    metrics = QFontMetricsF(appearance.font(appearance.sizes.body))
    characters = desk.prose.viewport().width() / metrics.averageCharWidth()

    assert 60 <= characters <= MAX_LINE_CHARACTERS + 1


@pytest.mark.parametrize(("zoom", "wider"), [(1.0, 0), (2.0, 0), (3.0, 40)])
def test_a_narrow_window_keeps_the_text_and_drops_the_list(
    zoom: float, wider: int, open_desk: OpenDesk, appearance: Appearance
) -> None:
    desk = open_desk("squat/section/overview", size=(640, 480))
    appearance.set_zoom(zoom)

    assert not desk.on_this_page.isVisible()
    assert desk.window.width() == 640
    assert desk.prose.viewport().width() > 150
    # A word that is wider than the column stays whole and can be scrolled to.
    assert desk.prose.horizontalScrollBar().maximum() <= wider


def test_the_list_of_headings_makes_room_for_large_letters(
    desk: Desk, appearance: Appearance
) -> None:
    appearance.set_zoom(3.0)
    assert not desk.on_this_page.isVisible()

    appearance.set_zoom(1.0)
    assert desk.on_this_page.isVisible()


def test_a_reader_stays_where_he_is_when_the_letters_grow(
    desk: Desk, appearance: Appearance
) -> None:
    desk.go(DEPTH)
    desk.click_row(desk.on_this_page, "Why")

    for zoom in (2.0, 3.0, 0.8, 1.0):
        appearance.set_zoom(zoom)
        assert top_text(desk) == "Why"


def test_a_reader_stays_where_he_is_when_the_page_gets_narrower(desk: Desk) -> None:
    desk.go(DEPTH)
    desk.click_row(desk.on_this_page, "Why")

    for size in ((640, 480), (1500, 900), (800, 600)):
        desk.window.resize(*size)
        assert top_text(desk) == "Why"


def test_real_tables_fit_or_scroll(open_desk: OpenDesk, bundled: Library, qtbot: QtBot) -> None:
    """Words of a narrow table stay whole; what does not fit can be scrolled to."""
    handbook = bundled.handbooks[0]
    desk = open_desk("hip-thrust", bundled, size=(640, 480))
    for section in handbook.sections:
        desk.go(str(handbook.address(Kind.SECTION, section.id)))
        needed = desk.prose.document().size().width()
        bar = desk.prose.horizontalScrollBar()
        assert needed <= desk.prose.viewport().width() + bar.maximum() + 1


@pytest.mark.parametrize("words", HOSTILE)
def test_a_view_shows_any_text_as_it_is(
    words: str, appearance: Appearance, qtbot: QtBot, shown: Shown
) -> None:
    from html import escape

    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
    qtbot.addWidget(window)
    view = ProseView(appearance, window)
    window.setCentralWidget(view)
    view.show_html(f"<p>{escape(words)}</p>")
    shown(window)

    assert view.toPlainText().split() == words.split()
    view.grab()


def test_a_view_fetches_nothing(appearance: Appearance, qtbot: QtBot, shown: Shown) -> None:
    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
    qtbot.addWidget(window)
    view = ProseView(appearance, window)
    window.setCentralWidget(view)
    view.show_html('<img src="https://example.org/a.png"><img src="file:///etc/passwd"><p>Text</p>')
    shown(window)

    assert view.toPlainText().strip("\ufffc\n ") == "Text"


@pytest.mark.parametrize("link", ["handbook:no such place", "javascript:alert(1)", "file:///etc"])
def test_a_link_that_is_no_address_does_nothing(link: str, desk: Desk) -> None:
    view = desk.prose
    assert isinstance(view, ProseView)
    view.show_html(f'<p><a href="{link}">Odd link</a></p>')

    desk.click_link("Odd link")

    assert desk.place == "squat/section/overview"
    assert view.toPlainText() == "Odd link"

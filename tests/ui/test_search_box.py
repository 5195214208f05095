"""The search box: type, choose, and be back where one was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.content.model import Kind
from handbook.search.results import Hit, Reason, Results, Span
from handbook.ui.appearance import Appearance
from handbook.ui.searching.results_delegate import ResultsDelegate
from handbook.ui.searching.results_model import (
    HITS_PER_GROUP,
    Action,
    ResultsModel,
    Row,
    recent_rows,
    rows_of,
)

from .conftest import OpenDesk
from .desk import Desk, rows
from .sample import HOSTILE, SQUAT, faq, manifest


@pytest.fixture
def searching(desk: Desk) -> Desk:
    """The window with the focus in the search box and the index ready."""
    desk.press("Ctrl+K")
    desk.write("squat")
    desk.wait_for_results()
    desk.press("Ctrl+A", "Backspace")
    return desk


# Into the box and out of it


@pytest.mark.parametrize("keys", ["Ctrl+K", "/"])
def test_a_key_leads_into_the_box(keys: str, desk: Desk) -> None:
    desk.press(keys)

    assert desk.focus is desk.search
    assert desk.search.text() == ""


def test_a_slash_in_a_text_is_a_slash(desk: Desk) -> None:
    desk.press("Ctrl+K")
    desk.write("1/2")

    assert desk.search.text() == "1/2"


def test_what_was_typed_before_is_ready_to_be_typed_over(searching: Desk) -> None:
    searching.write("goblet")
    searching.press("Esc", "Ctrl+K")
    searching.write("box")

    assert searching.search.text() == "box"


def test_esc_returns_to_where_one_was(searching: Desk) -> None:
    searching.sidebar.setFocus()
    searching.press("Ctrl+K")
    searching.write("goblet")
    searching.press("Esc")

    assert searching.focus is searching.sidebar
    assert not searching.results.isVisible()
    assert searching.place == "squat/section/overview"


def test_esc_returns_to_the_page_when_what_one_was_in_has_gone(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk("squat/faq/heels")
    desk.press("Ctrl+K")
    desk.write("box")

    desk.press("F5", "Esc")

    assert desk.page.isAncestorOf(desk.focus)


def test_a_click_elsewhere_closes_the_list(searching: Desk) -> None:
    searching.write("goblet")
    assert searching.results.isVisible()

    searching.click_row(searching.sidebar, "Glossary")

    assert not searching.results.isVisible()
    assert searching.place == "squat/term"


# Typing and choosing


def test_hits_of_every_kind_come_as_one_types(searching: Desk) -> None:
    searching.write("knees")

    shown = rows(searching.results)
    assert shown[:2] == ["  Questions · 3", "> Why do my knees cave in?"]
    assert "  Glossary · 1" in shown
    assert searching.search.accessibleDescription().endswith("results")


def test_enter_opens_the_first_hit_and_the_focus_is_on_its_page(searching: Desk) -> None:
    searching.write("gobl")
    searching.press("Return")

    assert searching.place == "squat/variation/goblet"
    assert not searching.results.isVisible()
    assert searching.page.isAncestorOf(searching.focus)


def test_arrows_move_over_hits_and_never_over_headings(searching: Desk) -> None:
    searching.write("squat")
    model = searching.results.model()
    assert isinstance(model, ResultsModel)
    choices = [row for row, shown in enumerate(model.rows) if shown.action is not Action.NOTHING]

    visited = [searching.results.currentIndex().row()]
    for _step in range(len(choices) + 2):
        searching.press("Down")
        visited.append(searching.results.currentIndex().row())
    assert list(dict.fromkeys(visited)) == choices

    for _step in range(len(choices) + 2):
        searching.press("Up")
    assert searching.results.currentIndex().row() == choices[0]

    searching.press("PgDown")
    assert searching.results.currentIndex().row() == choices[6]
    searching.press("PgUp")
    assert searching.results.currentIndex().row() == choices[0]


def test_the_row_that_an_arrow_reached_is_the_one_that_opens(searching: Desk) -> None:
    searching.write("squat")
    searching.press("Down")
    title = searching.results.currentIndex().data()

    searching.press("Return")

    assert searching.title == title


def test_a_click_opens_a_hit(searching: Desk) -> None:
    searching.write("heels")

    searching.click_row(searching.results, "Why do my heels lift?")

    assert searching.place == "squat/faq/heels"


def test_the_arrow_down_opens_the_list_again(searching: Desk) -> None:
    searching.write("heels")
    searching.press("Esc")
    searching.press("Ctrl+K")

    searching.press("Down")

    assert searching.results.isVisible()


def test_other_names_find_an_entry_and_are_told(searching: Desk) -> None:
    searching.write("cup squat")

    hit = next(row for row in _rows(searching) if row.text == "Goblet squat")
    assert hit.hit is not None
    assert hit.hit.alias == "cup squat"


def test_an_odd_text_is_no_trouble(searching: Desk) -> None:
    for words in (*HOSTILE, '"unclosed', "title:", "a AND (", "*", "\\", "-", "~9"):
        searching.search.clear()
        searching.search.insert(words[:500])
        searching.press("End")
        searching.write("x")
        searching.window.grab()


def _rows(desk: Desk) -> list[Row]:
    model = desk.results.model()
    assert isinstance(model, ResultsModel)
    return list(model.rows)


# More, otherwise, nothing


@pytest.fixture
def many(open_desk: OpenDesk) -> Desk:
    """A handbook of twelve questions on the same thing."""
    from handbook.content.handbook import Handbook

    questions = tuple(faq(f"q{at}", f"Question {at} about tempo", "Slowly.") for at in range(12))
    library = Library((Handbook(manifest("pace", "Pace"), faqs=questions),))
    desk = open_desk("pace", library)
    desk.press("Ctrl+K")
    desk.write("tempo")
    desk.wait_for_results(containing="tempo")
    return desk


def test_a_group_shows_its_best_and_how_many_there_are(many: Desk) -> None:
    shown = rows(many.results)

    assert shown[0] == "  Questions · 12"
    assert len(shown) == 1 + HITS_PER_GROUP + 1
    assert shown[-1] == "  Show 8 more"


def test_the_rest_of_a_group_can_be_asked_for(many: Desk) -> None:
    many.press(*["Down"] * HITS_PER_GROUP, "Return")

    assert len(rows(many.results)) == 13
    assert many.focus is many.search

    many.write("s")
    many.press("Backspace")
    assert len(rows(many.results)) == 6


def test_a_typo_is_forgiven_and_can_be_insisted_on(searching: Desk) -> None:
    searching.write("gobelt")
    assert _rows(searching)[0].action is Action.SEARCH_LITERALLY
    assert "goblet" in _rows(searching)[0].text
    assert searching.results.currentIndex().data() == "Goblet squat"

    searching.press("Up", "Return")

    assert _rows(searching)[0].text == "Nothing matches “gobelt”."
    assert searching.focus is searching.search


def test_when_nothing_matches_the_nearest_is_offered(searching: Desk) -> None:
    searching.write("xylophone")

    shown = rows(searching.results)
    assert shown[:2] == ["  Nothing matches “xylophone”.", "  The nearest there is:"]
    assert len(shown) > 2

    title = shown[2].removeprefix("> ")
    searching.press("Return")
    assert searching.title in (title, "FAQ")


def test_an_empty_library_can_be_searched(open_desk: OpenDesk) -> None:
    from handbook.content.handbook import Handbook

    desk = open_desk("", Library((Handbook(manifest("empty", "Empty")),)))
    desk.press("Ctrl+K")
    desk.write("anything")

    assert desk.wait_for_results() == ["  Nothing matches “anything”."]
    desk.press("Return", "Down", "Up")


# The index


def test_what_is_typed_before_the_search_is_ready_is_found_once_it_is(desk: Desk) -> None:
    desk.press("Ctrl+K")
    desk.write("goblet")
    assert rows(desk.results) == [
        "  The search is being prepared; it will be ready in a moment."
    ]
    desk.press("Return", "Down")

    assert "> Goblet squat" in desk.wait_for_results(containing="Goblet")
    desk.press("Return")
    assert desk.place == "squat/variation/goblet"


def test_a_window_closed_while_the_search_is_prepared_ends_quietly(
    desk: Desk, qtbot: QtBot
) -> None:
    import shiboken6
    from PySide6.QtCore import QThreadPool

    desk.press("Ctrl+K")
    desk.window.close()
    shiboken6.delete(desk.window)

    assert QThreadPool.globalInstance().waitForDone(10_000)


def test_the_search_follows_a_reload(open_desk: OpenDesk) -> None:
    import msgspec

    renamed = msgspec.structs.replace(SQUAT.variations[1], name="Zercher squat", aliases=())
    changed = msgspec.structs.replace(SQUAT, variations=(renamed,))
    desk = open_desk(open_packs=lambda: Library((changed,)))
    desk.press("Ctrl+K")
    desk.write("zercher")
    desk.wait_for_results()
    assert "> Zercher squat" not in rows(desk.results)

    desk.press("F5")

    assert "> Zercher squat" in desk.wait_for_results(containing="Zercher")


def test_a_reload_while_the_search_is_prepared_finds_what_is_new(open_desk: OpenDesk) -> None:
    changed = Library((SQUAT,))
    desk = open_desk("odd", open_packs=lambda: changed)
    desk.press("Ctrl+K", "F5")
    desk.write("range")

    shown = desk.wait_for_results(containing="Range of motion")

    assert "> Range of motion" in shown


# Before anything is typed


def test_the_empty_box_offers_what_was_searched_and_seen(desk: Desk) -> None:
    desk.press("Ctrl+K")
    desk.write("goblet")
    desk.wait_for_results(containing="Goblet")
    desk.press("Return")
    desk.go("squat/muscle/quads")

    desk.press("Ctrl+K", "Delete")

    assert rows(desk.results) == [
        "  Recent searches",
        "  goblet",
        "  Recent places",
        "  Goblet squat",
        "  Overview",
        "  Forget these",
    ]
    desk.press("Down", "Return")
    assert desk.search.text() == "goblet"
    assert "> Goblet squat" in rows(desk.results)


def test_what_is_offered_can_be_forgotten(desk: Desk) -> None:
    desk.go("squat/section/depth")
    desk.press("Ctrl+K", "Up")
    desk.click_row(desk.results, "Forget these")
    assert not desk.results.isVisible()

    desk.press("Esc", "Ctrl+K")
    assert not desk.results.isVisible()


def test_remembering_can_be_switched_off(desk: Desk) -> None:
    desk.go("squat/section/depth")
    desk.choose("view.recents")
    desk.go("squat/term/range")

    desk.press("Ctrl+K")

    assert not desk.results.isVisible()
    assert not desk.action("view.recents").isChecked()


# The list itself


def hit(title: str, snippet: str, *spans: Span, kind: Kind = Kind.TERM) -> Hit:
    return Hit(
        Address("squat", kind, "range"), kind, title, spans, snippet, spans, 1.0, Reason.TITLE
    )


def model_of(*hits: Hit, qtbot: QtBot) -> ResultsModel:
    from PySide6.QtCore import QObject

    parent = QObject()
    model = ResultsModel(parent)
    model._parent = parent  # kept as long as the model
    model.show(rows_of(Results("x", hits)))
    return model


def test_the_model_keeps_its_contract(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = model_of(hit("One", ""), hit("Two", "", kind=Kind.FAQ), qtbot=qtbot)
    qtmodeltester.check(model)

    model.show([])
    model.show(recent_rows(["knees"], [(Address("squat", Kind.TERM, "range"), "Range")]))

    assert model.rowCount(model.index(0)) == 0
    assert model.data(model.index(99)) is None


def test_a_row_is_read_out_with_its_kind_and_its_snippet(qtbot: QtBot) -> None:
    model = model_of(hit("Range", "How far."), qtbot=qtbot)
    spoken = [
        model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]

    assert spoken == ["Glossary · 1", "Range, Glossary term. How far."]


def test_headings_cannot_be_chosen(qtbot: QtBot) -> None:
    model = model_of(hit("Range", ""), qtbot=qtbot)

    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.first() == 1
    assert model.step(1, 1) == 1
    assert model.step(1, -1) == 1


@pytest.mark.parametrize("width", [0, 40, 600])
@pytest.mark.parametrize("words", HOSTILE)
def test_any_row_is_painted(
    words: str, width: int, appearance: Appearance, qtbot: QtBot
) -> None:
    spans = (Span(0, 1), Span(max(0, len(words) - 2), 2), Span(3, 4)) if len(words) > 9 else ()
    alias = Hit(
        Address("a", Kind.FAQ, "b"), Kind.FAQ, words, spans, words, spans, 1.0, Reason.ALIAS, words
    )
    actions = (Action.SEARCH, Action.CLEAR_RECENTS, Action.NOTHING)
    lines = [Row(action, words) for action in actions]
    model = model_of(hit(words, words, *spans), alias, qtbot=qtbot)
    model.show([*model.rows, *lines])
    delegate = ResultsDelegate(appearance, model)
    image = QImage(max(1, width), 80, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for row in range(model.rowCount()):
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        option.state |= QStyle.StateFlag.State_Selected
        assert 0 < delegate.sizeHint(option, model.index(row)).height() < 200
        delegate.paint(painter, option, model.index(row))
    painter.end()


@pytest.mark.parametrize("size", [(640, 480), (1600, 1000)])
def test_the_list_stays_within_the_window(
    size: tuple[int, int], open_desk: OpenDesk, appearance: Appearance
) -> None:
    desk = open_desk(size=size)
    desk.press("Ctrl+K")
    desk.write("squat")
    desk.wait_for_results()

    for zoom in (1.0, 3.0):
        appearance.set_zoom(zoom)
        desk.press("End", "Space", "Backspace")
        panel = desk.results.parentWidget()
        assert panel is not None
        assert desk.window.rect().contains(panel.geometry())
        assert panel.height() > 60


def test_the_clear_button_has_a_name(desk: Desk) -> None:
    names = [button.accessibleName() for button in desk.search.findChildren(QToolButton)]

    assert names
    assert all(names)

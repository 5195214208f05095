"""The search box: type, choose, and be back where one was."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.content.model import Kind, Term
from handbook.content.prose import Prose
from handbook.search.matching import Listing
from handbook.search.results import Hit, Reason, Results, Span
from handbook.ui.appearance import Appearance
from handbook.ui.searching.results_delegate import ResultsDelegate
from handbook.ui.searching.results_model import ResultsModel
from handbook.ui.searching.results_rows import (
    HITS_PER_GROUP,
    Action,
    Row,
    hit_row,
    recent_rows,
    rows_of,
    why,
)

from .conftest import OpenDesk
from .desk import Desk, rows
from .sample import HOSTILE, SQUAT, faq, manifest, text


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
    choices = [row for row, shown in enumerate(_rows(searching)) if shown.can_be_chosen]

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
    return [model.row(at) for at in range(model.rowCount())]


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
    assert shown[-1] == "  Show all 12"


def test_all_of_a_kind_can_be_asked_for(many: Desk) -> None:
    many.press(*["Down"] * HITS_PER_GROUP, "Return")

    assert len(rows(many.results)) == 13
    assert many.focus is many.search
    assert many.search.accessibleDescription() == "12 results"

    many.write("s")
    many.press("Backspace")
    assert len(rows(many.results)) == 13
    many.press("Esc", "Ctrl+K", "End")
    assert len(rows(many.results)) == 6


def test_a_long_list_goes_on_as_one_walks_down(open_desk: OpenDesk) -> None:
    from handbook.content.handbook import Handbook

    questions = tuple(faq(f"q{at}", f"Question {at} about tempo", "Slowly.") for at in range(450))
    terms = (Term(id="tempo", term="Tempo", definition=Prose((text("How fast."),))),)
    library = Library((Handbook(manifest("pace", "Pace"), faqs=questions, terms=terms),))
    desk = open_desk("pace", library)
    desk.press("Ctrl+K")
    desk.write("tempo")
    desk.wait_for_results(containing="tempo")
    desk.press("Alt+Down")
    assert _rows(desk)[1].text == "Questions · 450"

    desk.press(*["PgDown"] * 80)

    texts = [row.text for row in _rows(desk) if row.hit]
    assert len(texts) == len(set(texts)) == 450
    assert desk.results.currentIndex().row() == desk.results.model().rowCount() - 1
    desk.press("Return")
    assert desk.place == f"pace/faq/{_id_of(texts[-1])}"


def _id_of(title: str) -> str:
    return f"q{title.split()[1]}"


# Kinds and scopes


def chips(desk: Desk) -> list[str]:
    """The buttons above the list; those that are on are in brackets."""
    panel = desk.results.parentWidget()
    assert panel is not None
    buttons = [button for button in panel.findChildren(QToolButton) if button.isVisible()]
    buttons.sort(key=lambda button: (button.y(), button.x()))
    return [f"[{b.text()}]" if b.isChecked() else b.text() for b in buttons]


def chip(desk: Desk, text: str) -> QToolButton:
    """The button that says this."""
    panel = desk.results.parentWidget()
    assert panel is not None
    found = [b for b in panel.findChildren(QToolButton) if b.isVisible() and text in b.text()]
    return found[0]


def kinds(desk: Desk) -> set[Kind]:
    """The kinds of the hits shown."""
    return {row.kind for row in _rows(desk) if row.hit and row.kind}


def test_the_head_tells_how_many_hits_each_kind_has(searching: Desk) -> None:
    searching.write("knees")

    shown = chips(searching)
    headings = [row.text for row in _rows(searching) if row.action is Action.HEAD]
    assert shown[0].startswith("[All  ")
    assert "Questions  3" in shown
    assert {text.replace("  ", " · ") for text in shown[1:]} == set(headings)


def test_every_kind_shows_its_best_however_many_another_has(open_desk: OpenDesk) -> None:
    from handbook.content.handbook import Handbook

    questions = tuple(faq(f"q{at}", f"Tempo {at}", "Slowly.") for at in range(300))
    bar = Prose((text("The tempo of the bar."),))
    terms = (Term(id="speed", term="How fast", definition=bar),)
    library = Library((Handbook(manifest("pace", "Pace"), faqs=questions, terms=terms),))
    desk = open_desk("pace", library)
    desk.press("Ctrl+K")
    desk.write("tempo")
    desk.wait_for_results(containing="Tempo")

    assert "  How fast" in rows(desk.results)
    assert "  Questions · 300" in rows(desk.results)


def test_alt_and_an_arrow_choose_a_kind_and_all_kinds_again(searching: Desk) -> None:
    searching.write("knees")
    names = [text.strip("[]").split("  ")[0] for text in chips(searching)]

    for name in [*names[1:], names[0]]:
        searching.press("Alt+Down")
        on = next(text for text in chips(searching) if text.startswith("["))
        assert on[1:].startswith(name)
        assert len(kinds(searching)) == 1 or name == "All"
        assert searching.focus is searching.search
    searching.press("Alt+Up")
    assert chips(searching)[-1].startswith("[")


def test_a_click_chooses_a_kind(searching: Desk) -> None:
    searching.write("knees")
    searching.click(chip(searching, "Questions"))

    assert kinds(searching) == {Kind.FAQ}
    assert searching.results.isVisible()
    searching.click_row(searching.results, _rows(searching)[0].text)
    assert len(kinds(searching)) > 1


def test_a_kind_stays_chosen_while_one_types_on(searching: Desk) -> None:
    searching.write("knee")
    searching.press("Alt+Down")
    (kind,) = kinds(searching)

    searching.write("s")

    assert kinds(searching) == {kind}


def test_a_chosen_kind_without_hits_offers_all_kinds(searching: Desk) -> None:
    searching.write("knees")
    searching.click(chip(searching, "Questions"))
    searching.press("Ctrl+A")
    searching.write("goblet")

    shown = _rows(searching)
    assert shown[0].text == "Nothing matches “goblet”."
    offered = next(row for row in shown if row.action is Action.SHOW_ALL_KINDS)
    searching.click_row(searching.results, offered.text)
    assert "> Goblet squat" in rows(searching.results)


def test_tab_walks_through_the_buttons_and_back(searching: Desk) -> None:
    searching.write("knees")
    count = len(chips(searching))
    searching.press("Tab")
    assert searching.focus is chip(searching, "All")
    searching.press("Tab", "Space")
    assert len(kinds(searching)) == 1
    assert searching.results.isVisible()

    searching.press(*["Tab"] * (count - 2))
    assert searching.results.isVisible()
    searching.press("Tab")
    assert not searching.results.isVisible()
    assert searching.focus is not searching.search


def test_from_a_button_esc_and_letters_lead_back_into_the_box(searching: Desk) -> None:
    searching.write("knee")
    searching.press("Tab", "Esc")
    assert searching.focus is searching.search
    assert searching.results.isVisible()

    searching.press("Tab")
    searching.write("s")
    assert searching.focus is searching.search
    assert searching.search.text() == "knees"
    searching.press("Tab")
    assert searching.focus is chip(searching, "All")
    searching.press("Shift+Tab")
    assert searching.focus is searching.search
    assert searching.results.isVisible()


def test_a_typed_scope_is_a_button_that_takes_it_away(searching: Desk) -> None:
    searching.write("squat equipment:dumbbell kind:variation")
    assert chips(searching) == ["Dumbbell", "Variations"]
    assert rows(searching.results) == ["  Variations · 1", "> Goblet squat"]

    searching.click(chip(searching, "Dumbbell"))

    assert searching.search.text() == "squat kind:variation"
    assert searching.focus is searching.search
    assert len(rows(searching.results)) > 2


def test_a_scope_can_be_finished_from_the_list(searching: Desk) -> None:
    searching.write("squat equipment:du")
    assert _rows(searching)[0].text == "squat equipment:dumbbell · Dumbbell"

    searching.press("Return")

    assert searching.search.text() == "squat equipment:dumbbell "
    assert "> Goblet squat" in rows(searching.results)


def test_a_scope_alone_can_be_finished(searching: Desk) -> None:
    searching.write("level:")

    assert [row.action for row in _rows(searching)] == [Action.SEARCH] * 3


def test_what_to_drop_is_offered_when_nothing_has_every_word(searching: Desk) -> None:
    searching.write("goblet heels")
    shown = _rows(searching)
    assert shown[0].action is Action.NOTHING
    drop = next(row for row in shown if row.action is Action.SEARCH)
    assert drop.text.startswith("Drop “")

    searching.click_row(searching.results, drop.text)

    assert searching.search.text() == drop.query
    assert kinds(searching)


def test_words_that_stand_nowhere_are_told(searching: Desk) -> None:
    searching.write("goblet xylophone")

    assert _rows(searching)[0].text == (
        "Nothing has every word; showing what there is without “xylophone”."
    )
    assert searching.results.currentIndex().data() == "Goblet squat"


def test_several_handbooks_name_theirs_beside_the_hits(searching: Desk) -> None:
    searching.write("squat")

    assert {row.pack for row in _rows(searching) if row.hit} >= {"Squat"}


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


def test_what_is_typed_before_the_search_is_ready_is_found_once_it_is(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk(library=Library((SQUAT,)))  # which was never searched before
    desk.press("Ctrl+K")
    desk.write("goblet")
    assert rows(desk.results) == ["  The search is being prepared; it will be ready in a moment."]
    desk.press("Return", "Down")

    assert "> Goblet squat" in desk.wait_for_results(containing="Goblet")
    desk.press("Return")
    assert desk.place == "squat/variation/goblet"


def test_a_window_closed_while_the_search_is_prepared_ends_quietly(open_desk: OpenDesk) -> None:
    import shiboken6
    from PySide6.QtCore import QThreadPool

    desk = open_desk(library=Library((SQUAT,)))
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


def model_of(*hits: Hit) -> ResultsModel:
    from PySide6.QtCore import QObject

    parent = QObject()
    model = ResultsModel(parent)
    model._parent = parent  # kept as long as the model
    model.show(rows_of(Results("x", hits), {}))
    return model


def test_the_model_keeps_its_contract(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = model_of(hit("One", ""), hit("Two", "", kind=Kind.FAQ))
    qtmodeltester.check(model)

    model.show([])
    model.show(recent_rows(["knees"], [(Address("squat", Kind.TERM, "range"), "Range")]))

    assert model.rowCount(model.index(0)) == 0
    assert model.data(model.index(99)) is None


def test_a_model_with_a_long_list_keeps_its_contract(qtmodeltester: ModelTester) -> None:
    made: list[int] = []

    def one(at: int) -> Hit:
        made.append(at)
        return hit(f"Number {at}", "")

    model = model_of()
    model.show([], Listing(250, Results("x"), one))
    assert model.rowCount() == 100
    assert made == []

    qtmodeltester.check(model)
    for _time in range(3):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 250
    assert model.index(249).data() == "Number 249"
    assert model.step(249, 1) == 249


def test_a_row_is_read_out_with_its_kind_and_its_snippet(qtbot: QtBot) -> None:
    model = model_of(hit("Range", "How far."))
    spoken = [
        model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]

    assert spoken == ["Glossary · 1", "Range, Glossary term. How far."]


def test_headings_cannot_be_chosen(qtbot: QtBot) -> None:
    model = model_of(hit("Range", ""))

    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.first() == 1
    assert model.step(1, 1) == 1
    assert model.step(1, -1) == 1


@pytest.mark.parametrize(
    ("kind", "reason", "said"),
    [
        (Kind.VARIATION, Reason.ALIAS, "also called bum lift"),
        (Kind.FAQ, Reason.ALIAS, "also asked: bum lift"),
        (Kind.VARIATION, Reason.MEANING, "matches “bum lift”"),
        (Kind.VARIATION, Reason.BODY, "in the text"),
        (Kind.VARIATION, Reason.TITLE, ""),
    ],
)
def test_a_hit_says_why_it_is_there(kind: Kind, reason: Reason, said: str) -> None:
    found = Hit(Address("a", kind, "b"), kind, "Bridge", (), "", (), 1.0, reason, "bum lift")

    assert why(found) == said


@pytest.mark.parametrize("width", [0, 40, 600])
@pytest.mark.parametrize("words", HOSTILE)
def test_any_row_is_painted(words: str, width: int, appearance: Appearance, qtbot: QtBot) -> None:
    spans = (Span(0, 1), Span(max(0, len(words) - 2), 2), Span(3, 4)) if len(words) > 9 else ()
    alias = Hit(
        Address("a", Kind.FAQ, "b"), Kind.FAQ, words, spans, words, spans, 1.0, Reason.ALIAS, words
    )
    actions = (Action.SEARCH, Action.CLEAR_RECENTS, Action.NOTHING)
    lines = [Row(action, words) for action in actions]
    model = model_of(hit(words, words, *spans), alias)
    hits = [hit_row(each, {"a": words, "squat": words}) for each in (alias, hit(words, words))]
    model.show([*hits, *(model.row(at) for at in range(model.rowCount())), *lines])
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

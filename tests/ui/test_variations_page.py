"""The variation browser: facets, text filter, list, handout, dead ends, narrow pages."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt, QThreadPool
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenu,
    QPushButton,
    QToolButton,
    QTreeView,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Handbook, Library
from handbook.content.model import (
    Equipment,
    Faq,
    Kind,
    Laterality,
    Level,
    Manifest,
    Suits,
    Variation,
)
from handbook.content.prose import Paragraph, Prose, Text
from handbook.errors import UsageError
from handbook.search.facets import Facet, FacetValue, Selection, facet_table
from handbook.search.index import SearchIndex
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.browsing.browser import Browser
from handbook.ui.browsing.compare_bar import CompareBar
from handbook.ui.browsing.facet_model import FacetModel
from handbook.ui.browsing.variation_model import VariationModel
from handbook.ui.browsing.variation_view import VariationView
from handbook.ui.draft import HandoutDraft
from handbook.ui.pages.variations import VariationsPage

from .conftest import Shown

BENCH = FacetValue(Facet.EQUIPMENT, Equipment.BENCH)


def variation(
    id: str,
    name: str,
    *equipment: Equipment,
    level: Level = Level.BEGINNER,
    aliases: tuple[str, ...] = (),
    suits: tuple[Suits, ...] = (),
    summary: str = "",
) -> Variation:
    """A variation on both legs."""
    return Variation(
        id=id,
        name=name,
        aliases=aliases,
        summary=summary or f"{name}, in a line.",
        equipment=equipment,
        level=level,
        laterality=Laterality.BILATERAL,
        suits=suits,
        steps=("Lift.",),
    )


BRIDGE = variation("bridge", "Glute bridge", Equipment.NONE, suits=(Suits.HOME,))
BARBELL = variation(
    "barbell", "Barbell thrust", Equipment.BARBELL, Equipment.BENCH, level=Level.ADVANCED
)
STAGGERED = variation(
    "staggered",
    "B-stance thrust",
    Equipment.BENCH,
    level=Level.INTERMEDIATE,
    aliases=("kickstand thrust",),
)
DUMBBELL = variation("dumbbell", "Dumbbell thrust", Equipment.DUMBBELL, Equipment.BENCH)

QUESTION = Faq(
    id="knees",
    question="Why do my knees cave in?",
    answer=Prose((Paragraph((Text("A band helps."),)),)),
)


def handbook(id: str, *variations: Variation) -> Handbook:
    """A handbook of some variations and one question."""
    manifest = Manifest(
        id=id,
        title=id.title(),
        language="en",
        version="1.0.0",
        license="MIT",
        authors=("A",),
        reviewed_on="2025-01-01",
        summary="S",
        disclaimer="D",
    )
    return Handbook(manifest, variations=variations, faqs=(QUESTION,))


THRUST = handbook("thrust", BRIDGE, BARBELL, STAGGERED, DUMBBELL)
SQUAT = handbook("squat", variation("goblet", "Goblet squat", Equipment.DUMBBELL))
HERE = Address("thrust", Kind.VARIATION)
GRID = Address("thrust", Kind.VARIATION, query=(("view", "grid"),))
LIST = Address("thrust", Kind.VARIATION, query=(("view", "list"),))


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    """The index of the library; it never changes."""
    return SearchIndex.build([THRUST, SQUAT])


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window for the page to be in."""
    window = QMainWindow()
    qtbot.addWidget(window)
    yield window
    window.close()


@pytest.fixture
def page(
    window: QMainWindow, draft: HandoutDraft, appearance: Appearance, shown: Shown
) -> VariationsPage:
    """The page on screen, at the list of the variations of the first pack, without an index."""
    page = VariationsPage(Library((THRUST, SQUAT)), draft, appearance, window)
    page.show_place(LIST)
    window.setCentralWidget(page)
    window.resize(1000, 700)
    shown(window)
    return page


def the_list(page: VariationsPage) -> VariationView:
    """The list of variations."""
    return page.findChildren(VariationView)[0]


def the_tree(page: VariationsPage) -> QTreeView:
    """The tree of the facet panel."""
    return page.findChildren(QTreeView)[0]


def the_field(page: VariationsPage) -> QLineEdit:
    """The text filter."""
    return page.findChildren(QLineEdit)[0]


def names(page: VariationsPage) -> list[str]:
    """The names in the list; none when something else stands in its place."""
    rows = the_list(page)
    if not rows.isVisible():
        return []
    model = rows.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def facets(page: VariationsPage) -> str:
    """The panel as a picture: headings with what is chosen, values with box and count."""
    lines: list[str] = []
    model = the_tree(page).model()
    for row in range(model.rowCount()):
        heading = model.index(row, 0)
        lines.append(f"{heading.data()} ({heading.data(FacetModel.CountRole)})")
        for below in range(model.rowCount(heading)):
            value = model.index(below, 0, heading)
            checked = value.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            box = "[x]" if checked else "[ ]"
            lines.append(f"  {box} {value.data()} {value.data(FacetModel.CountRole)}")
    return "\n".join(lines)


def value_index(page: VariationsPage, label: str) -> QModelIndex:
    """The row of the panel that shows a value."""
    model = the_tree(page).model()
    for row in range(model.rowCount()):
        heading = model.index(row, 0)
        for below in range(model.rowCount(heading)):
            value = model.index(below, 0, heading)
            if value.data() == label:
                return value
    raise AssertionError(label)


def toggle(page: VariationsPage, qtbot: QtBot, *labels: str) -> None:
    """Press Space on values of the panel."""
    tree = the_tree(page)
    tree.setFocus()
    for label in labels:
        tree.setCurrentIndex(value_index(page, label))
        qtbot.keyClick(tree, Qt.Key.Key_Space)


def type_text(page: VariationsPage, qtbot: QtBot, text: str) -> None:
    """Type into the text filter."""
    field = the_field(page)
    field.setFocus()
    qtbot.keyClicks(field, text)


def said(page: VariationsPage) -> str:
    """What the line under the text filter says."""
    return the_field(page).accessibleDescription()


def buttons(page: VariationsPage) -> list[str]:
    """The visible push buttons."""
    return [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]


def press(page: VariationsPage, text: str) -> None:
    """Click a push button by its text."""
    for button in page.findChildren(QPushButton):
        if button.isVisible() and button.text() == text:
            button.click()
            return
    raise AssertionError(f"{text!r} is not among {buttons(page)}")


def row_point(page: VariationsPage, row: int, *, from_right: int) -> QPoint:
    """A point in a row of the list, so many pixels from its right edge."""
    rows = the_list(page)
    rect = rows.visualRect(rows.model().index(row, 0))
    return QPoint(rect.right() - from_right, rect.top() + 28)


def test_at_first_every_variation_is_listed_and_counted(page: VariationsPage) -> None:
    assert names(page) == ["Glute bridge", "Barbell thrust", "B-stance thrust", "Dumbbell thrust"]
    assert said(page) == "4 of 4 variations"
    assert facets(page) == (
        "Equipment (0)\n"
        "  [ ] No equipment 1\n"
        "  [ ] Barbell 1\n"
        "  [ ] Dumbbell 1\n"
        "  [ ] Bench 3\n"
        "Level (0)\n"
        "  [ ] Beginner 2\n"
        "  [ ] Intermediate 1\n"
        "  [ ] Advanced 1\n"
        "Sides (0)\n"
        "  [ ] Both legs 4\n"
        "Suits (0)\n"
        "  [ ] Home 1"
    )


def test_space_on_values_narrows_the_list_and_the_counts_of_other_facets(
    page: VariationsPage, qtbot: QtBot
) -> None:
    toggle(page, qtbot, "Barbell", "Dumbbell", "Beginner")
    assert names(page) == ["Dumbbell thrust"]
    assert said(page) == "1 of 4 variations"
    picture = facets(page)
    assert "Equipment (2)" in picture
    assert "[x] Dumbbell 1" in picture
    assert "[x] Barbell 0" in picture
    assert "[ ] Home 0" in picture
    assert "[ ] Advanced 1" in picture


def test_space_again_takes_a_value_back(page: VariationsPage, qtbot: QtBot) -> None:
    toggle(page, qtbot, "Barbell", "Barbell")
    assert len(names(page)) == 4


def test_a_click_anywhere_on_a_value_chooses_it(page: VariationsPage, qtbot: QtBot) -> None:
    tree = the_tree(page)
    for point in (QPoint(6, 6), QPoint(120, 6)):
        place = tree.visualRect(value_index(page, "Bench")).topLeft() + point
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(names(page)) == 4
    place = tree.visualRect(value_index(page, "Bench")).topLeft() + QPoint(6, 6)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(page) == ["Barbell thrust", "B-stance thrust", "Dumbbell thrust"]


def test_space_on_a_facet_folds_it(page: VariationsPage, qtbot: QtBot) -> None:
    tree = the_tree(page)
    heading = tree.model().index(0, 0)
    tree.setFocus()
    tree.setCurrentIndex(heading)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert not tree.isExpanded(heading)
    assert len(names(page)) == 4


def test_clear_all_is_there_only_when_something_is_chosen(
    page: VariationsPage, qtbot: QtBot
) -> None:
    clear = next(b for b in page.findChildren(QToolButton) if b.text() == "Clear all")
    assert not clear.isVisible()
    toggle(page, qtbot, "Bench", "Home")
    assert clear.isVisible()
    clear.setFocus()
    clear.click()
    assert len(names(page)) == 4
    assert not clear.isVisible()
    assert the_tree(page).hasFocus()


def test_assistive_tools_hear_the_row_the_count_and_what_is_chosen(
    page: VariationsPage, qtbot: QtBot
) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    row = the_list(page).model().index(0, 0)
    assert row.data(role) == "Glute bridge. No equipment · Beginner · Both legs"
    toggle(page, qtbot, "Home")
    value = value_index(page, "Bench")
    assert value.data(role) == "Bench, 0 variations"
    assert value.parent().data(role) == "Equipment, 0 chosen"
    assert value_index(page, "Home").parent().data(role) == "Suits, 1 chosen"


def test_filters_that_exclude_each_other_name_the_one_to_drop(
    page: VariationsPage, qtbot: QtBot
) -> None:
    toggle(page, qtbot, "Home", "Bench")
    assert names(page) == []
    assert buttons(page) == ["Drop Suits: Home and see 3 variations"]
    press(page, "Drop Suits: Home and see 3 variations")
    assert names(page) == ["Barbell thrust", "B-stance thrust", "Dumbbell thrust"]
    assert the_list(page).hasFocus()


def test_where_no_variation_has_all_of_a_facet_any_of_it_is_offered(page: VariationsPage) -> None:
    page.show_place(asked("equipment=barbell,dumbbell&all=equipment"))
    assert names(page) == []
    any_of = "Equipment: any instead of all and see 2 variations"
    assert buttons(page) == ["Drop Equipment: Barbell and see 1 variation", any_of]
    press(page, any_of)
    assert names(page) == ["Barbell thrust", "Dumbbell thrust"]
    assert the_list(page).hasFocus()


def test_filters_that_no_single_release_mends_can_all_be_cleared(
    page: VariationsPage, qtbot: QtBot
) -> None:
    toggle(page, qtbot, "Home", "Barbell", "Intermediate")
    assert buttons(page) == ["Clear all filters and see 4 variations"]
    press(page, "Clear all filters and see 4 variations")
    assert len(names(page)) == 4


def test_without_an_index_the_text_finds_parts_of_names_and_aliases(
    page: VariationsPage, qtbot: QtBot
) -> None:
    type_text(page, qtbot, "KICKST")
    assert names(page) == ["B-stance thrust"]
    the_field(page).clear()
    type_text(page, qtbot, "bell")
    assert names(page) == ["Barbell thrust", "Dumbbell thrust"]


def test_with_an_index_the_best_match_is_first_and_says_why(
    page: VariationsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "kickstand")
    assert names(page)[0] == "B-stance thrust"
    card = the_list(page).model().index(0, 0).data(VariationModel.CardRole)
    assert card.why == "also called kickstand thrust"


def test_an_index_that_arrives_is_used_for_the_text_already_there(
    page: VariationsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    type_text(page, qtbot, "thrust dumbbell")
    assert names(page) == []
    page.set_index(index)
    assert names(page)[0] == "Dumbbell thrust"


def test_text_and_facets_narrow_together(
    page: VariationsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "thrust")
    toggle(page, qtbot, "Beginner")
    assert "Dumbbell thrust" in names(page)
    assert "Barbell thrust" not in names(page)
    assert "[ ] Advanced 1" in facets(page)


def test_a_repaired_typo_is_told_and_can_be_searched_as_typed(
    page: VariationsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "dumbel")
    assert names(page)[0] == "Dumbbell thrust"
    assert "showing “dumbbell”" in said(page)
    press(page, "Search as typed")
    assert "showing" not in said(page)


def test_a_text_that_finds_nothing_offers_the_nearest_and_a_way_back(
    page: VariationsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "qqqq")
    assert names(page) == []
    assert any(
        "No variation matches “qqqq”." in label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible()
    )
    nearest = next(v for v in page.findChildren(QListView) if v.accessibleName() == "Nearest hits")
    assert nearest.isVisible()
    nearest.setFocus()
    with qtbot.waitSignal(page.navigated) as went:
        qtbot.keyClick(nearest, Qt.Key.Key_Return)
    assert went.args == [Address("thrust", Kind.FAQ, "knees")]
    press(page, "Clear the text and see 4 variations")
    assert len(names(page)) == 4
    assert the_field(page).text() == ""


def test_the_arrows_and_enter_in_the_text_filter_reach_the_nearest_hits(
    page: VariationsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "knees cave")
    nearest = next(v for v in page.findChildren(QListView) if v.accessibleName() == "Nearest hits")
    count = nearest.model().rowCount()
    assert count > 0
    for _press in range(count):
        qtbot.keyClick(the_field(page), Qt.Key.Key_Down)
    assert nearest.currentIndex().row() == count - 1
    with qtbot.waitSignal(page.navigated) as gone:
        qtbot.keyClick(the_field(page), Qt.Key.Key_Return)

    assert str(gone.args[0]) == "thrust/faq/knees"


def test_hits_outside_the_filters_are_offered_when_the_filters_leave_none(
    page: VariationsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    toggle(page, qtbot, "Home")
    type_text(page, qtbot, "kickstand")
    nearest = next(v for v in page.findChildren(QListView) if v.accessibleName() == "Nearest hits")
    assert nearest.model().index(0, 0).data() == "B-stance thrust"
    assert buttons(page) == [
        "Drop Suits: Home and see 1 variation",
        "Clear the text and see 1 variation",
    ]


def test_when_neither_text_nor_filters_alone_help_all_can_be_shown(
    page: VariationsPage, qtbot: QtBot
) -> None:
    toggle(page, qtbot, "Home", "Barbell")
    type_text(page, qtbot, "qqqq")
    press(page, "Show all 4 variations")
    assert len(names(page)) == 4


@pytest.mark.parametrize("text", ["!!!", "   ", '"(:*', "\u202eabc", "💪" * 40, "a" * 5000])
def test_odd_text_is_no_trouble(page: VariationsPage, index: SearchIndex, text: str) -> None:
    page.set_index(index)
    the_field(page).insert(text)
    the_field(page).textEdited.emit(text)
    assert "of 4 variations" in said(page)


def test_escape_clears_the_text(page: VariationsPage, qtbot: QtBot) -> None:
    type_text(page, qtbot, "bridge")
    assert len(names(page)) == 1
    qtbot.keyClick(the_field(page), Qt.Key.Key_Escape)
    assert len(names(page)) == 4


def test_enter_opens_the_current_row(page: VariationsPage, qtbot: QtBot) -> None:
    rows = the_list(page)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.navigated) as went:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert went.args == [Address("thrust", Kind.VARIATION, "barbell")]


def test_arrows_and_enter_in_the_text_filter_move_and_open(
    page: VariationsPage, qtbot: QtBot
) -> None:
    type_text(page, qtbot, "bell")
    qtbot.keyClick(the_field(page), Qt.Key.Key_Down)
    with qtbot.waitSignal(page.navigated) as went:
        qtbot.keyClick(the_field(page), Qt.Key.Key_Return)
    assert went.args == [Address("thrust", Kind.VARIATION, "dumbbell")]
    assert the_field(page).hasFocus()


def test_a_click_opens_a_row(page: VariationsPage, qtbot: QtBot) -> None:
    viewport = the_list(page).viewport()
    with qtbot.waitSignal(page.navigated) as went:
        place = row_point(page, 2, from_right=200)
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert went.args == [Address("thrust", Kind.VARIATION, "staggered")]


def test_a_click_on_the_button_of_a_row_puts_it_on_the_handout_and_off_again(
    page: VariationsPage, qtbot: QtBot, draft: HandoutDraft
) -> None:
    viewport = the_list(page).viewport()
    place = row_point(page, 1, from_right=24)
    with qtbot.assertNotEmitted(page.navigated):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert [item.address for item in draft.handout.items] == ["thrust/variation/barbell"]
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert draft.handout.items == ()


def test_pressing_on_a_row_and_letting_go_elsewhere_does_nothing(
    page: VariationsPage, qtbot: QtBot, draft: HandoutDraft
) -> None:
    viewport = the_list(page).viewport()
    with qtbot.assertNotEmitted(page.navigated):
        for start, end in ((24, 200), (200, 24)):
            left = Qt.MouseButton.LeftButton
            qtbot.mousePress(viewport, left, pos=row_point(page, 1, from_right=start))
            qtbot.mouseRelease(viewport, left, pos=row_point(page, 1, from_right=end))
    assert draft.handout.items == ()


def test_space_puts_a_row_on_the_handout_and_the_row_says_so(
    page: VariationsPage, qtbot: QtBot, draft: HandoutDraft
) -> None:
    rows = the_list(page)
    rows.setFocus()
    with qtbot.waitSignal(rows.model().dataChanged):
        qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert draft.holds(Address("thrust", Kind.VARIATION, "bridge"))
    current = rows.currentIndex()
    assert current.data(VariationModel.CardRole).on_handout
    assert "On the handout" in current.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_handout_address_is_that_of_the_current_row(page: VariationsPage, qtbot: QtBot) -> None:
    assert page.handout_address() == Address("thrust", Kind.VARIATION, "bridge")
    with qtbot.waitSignal(page.selection_changed):
        qtbot.keyClick(the_list(page), Qt.Key.Key_Down)
    assert page.handout_address() == Address("thrust", Kind.VARIATION, "barbell")
    with qtbot.waitSignal(page.selection_changed):
        type_text(page, qtbot, "qqqq")
    assert page.handout_address() is None


def test_a_facet_keeps_the_current_row_if_it_is_still_listed(
    page: VariationsPage, qtbot: QtBot
) -> None:
    rows = the_list(page)
    rows.setCurrentIndex(rows.model().index(3, 0))
    toggle(page, qtbot, "Bench")
    assert rows.currentIndex().data() == "Dumbbell thrust"
    toggle(page, qtbot, "Advanced")
    assert rows.currentIndex().data() == "Barbell thrust"


def test_the_address_and_the_state_bring_back_facets_text_row_and_scroll(
    page: VariationsPage, qtbot: QtBot, window: QMainWindow
) -> None:
    window.resize(1000, 480)
    toggle(page, qtbot, "Bench")
    told: list[Address] = []
    page.readdressed.connect(told.append)
    type_text(page, qtbot, "thrust")
    address = told[-1]
    assert str(address) == "thrust/variation?equipment=bench&text=thrust&view=list"
    rows = the_list(page)
    rows.setCurrentIndex(rows.model().index(2, 0))
    bar = rows.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    state, scroll, picture = page.state(), bar.value(), facets(page)
    page.show_place(Address("squat", Kind.VARIATION))
    assert names(page) == ["Goblet squat"]
    assert the_field(page).text() == ""
    page.show_place(address)
    page.restore(state)
    assert facets(page) == picture
    assert names(page) == ["Barbell thrust", "B-stance thrust", "Dumbbell thrust"]
    assert the_field(page).text() == "thrust"
    assert rows.currentIndex().data() == "Dumbbell thrust"
    assert bar.value() == scroll


def test_a_state_of_something_else_is_ignored(page: VariationsPage) -> None:
    page.restore(None)
    page.restore(17)
    assert len(names(page)) == 4


def test_a_reload_keeps_what_still_exists_and_says_what_does_not(
    page: VariationsPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.readdressed):
        toggle(page, qtbot, "Barbell")
    with qtbot.waitSignal(page.readdressed) as told:
        toggle(page, qtbot, "Bench")
    state = page.state()
    page.set_index(None)
    page.set_library(Library((handbook("thrust", BRIDGE, STAGGERED),)))
    with qtbot.waitSignal(page.noticed) as said_so:
        page.show_place(told.args[0])
    assert "equipment=barbell" in said_so.args[0]
    page.restore(state)
    assert names(page) == ["B-stance thrust"]
    assert "Barbell" not in facets(page)


def test_an_unknown_pack_is_refused(page: VariationsPage) -> None:
    with pytest.raises(UsageError):
        page.show_place(Address("thurst", Kind.VARIATION))


def test_a_pack_without_variations_says_so(page: VariationsPage) -> None:
    page.set_library(Library((handbook("thrust"),)))
    page.show_place(HERE)
    assert buttons(page) == []
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "This handbook has no variations." in shown


def test_a_narrow_page_hides_the_panel_behind_a_button(
    page: VariationsPage, qtbot: QtBot, window: QMainWindow
) -> None:
    toggle(page, qtbot, "Bench")
    filters = next(b for b in page.findChildren(QToolButton) if b.text().startswith("Filters"))
    assert not filters.isVisible()
    window.resize(600, 480)
    qtbot.waitUntil(filters.isVisible)
    assert filters.text() == "Filters (1)"
    assert not the_tree(page).isVisible()
    qtbot.waitUntil(lambda: window.width() == 600)
    filters.click()
    qtbot.waitUntil(lambda: the_tree(page).hasFocus() and not the_list(page).isVisible())
    toggle(page, qtbot, "Barbell", "Bench")
    assert said(page) == "1 of 4 variations"
    qtbot.keyClick(the_tree(page), Qt.Key.Key_Escape)
    assert names(page) == ["Barbell thrust"]
    assert the_list(page).hasFocus()


def test_zoom_counts_when_deciding_whether_the_page_is_narrow(
    page: VariationsPage, appearance: Appearance
) -> None:
    assert the_tree(page).isVisible()
    appearance.set_zoom(3.0)
    assert not the_tree(page).isVisible()
    appearance.set_zoom(1.0)
    assert the_tree(page).isVisible()


def test_find_goes_to_the_text_filter(page: VariationsPage) -> None:
    the_field(page).setText("thrust")
    assert page.focus_find()
    assert the_field(page).hasFocus()
    assert the_field(page).selectedText() == "thrust"


def test_tab_reaches_every_control(page: VariationsPage, qtbot: QtBot) -> None:
    toggle(page, qtbot, "Bench")
    page.setFocus()
    assert the_field(page).hasFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        reached: set[str] = set()
        for _step in range(9):
            focus = QApplication.focusWidget()
            reached.add(focus.accessibleName())
            qtbot.keyClick(focus, key)
        assert reached == {
            "Filter the variations",
            "Sort by",
            "Show cards",
            "Show a list",
            "Variations",
            "Clear all filters",
            "Filters",
        }


def unnamed(interface: QAccessibleInterface) -> list[str]:
    """Roles of the visible controls below that have no accessible name."""
    needing = (
        QAccessible.Role.Button,
        QAccessible.Role.EditableText,
        QAccessible.Role.List,
        QAccessible.Role.Tree,
        QAccessible.Role.CheckBox,
    )
    found: list[str] = []
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is None or child.state().invisible:
            continue
        if child.role() in needing and not child.text(QAccessible.Text.Name):
            found.append(str(child.role()))
        found += unnamed(child)
    return found


def test_every_control_has_a_name_in_every_state(
    page: VariationsPage, qtbot: QtBot, index: SearchIndex, window: QMainWindow
) -> None:
    page.set_index(index)
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []
    toggle(page, qtbot, "Home", "Bench")
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []
    type_text(page, qtbot, "dumbel")
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []
    window.resize(600, 480)
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []


HOSTILE = [
    variation("empty", "x", Equipment.NONE, summary="-"),
    variation("long", "word " * 24, Equipment.NONE, summary="summary " * 50),
    variation("solid", "x" * 120, Equipment.NONE, summary="y" * 400),
    variation("hebrew", "גשר ישבן עם משקולת", Equipment.NONE, summary="תרגיל " * 60),
    variation("astral", "💪🏋️ thrust 💪", Equipment.NONE, summary="💪 thrust " * 40),
    variation("everything", "All the equipment", *Equipment, aliases=("thrust",)),
]


@pytest.mark.parametrize("zoom", [0.8, 3.0])
@pytest.mark.parametrize("width", [240, 1400])
@pytest.mark.parametrize("view", ["grid", "list"])
def test_hostile_rows_are_painted(
    page: VariationsPage,
    window: QMainWindow,
    appearance: Appearance,
    zoom: float,
    width: int,
    view: str,
) -> None:
    pack = handbook("thrust", *HOSTILE)
    page.set_library(Library((pack,)))
    page.show_place(Address("thrust", Kind.VARIATION, query=(("view", view),)))
    page.set_index(SearchIndex.build([pack]))
    appearance.set_zoom(zoom)
    appearance.choose(ThemeChoice.DARK)
    window.resize(width, 700)
    for text in ("", "thrust", "xxxx"):
        the_field(page).setText(text)
        the_field(page).textEdited.emit(text)
        assert not page.grab().isNull()


def test_the_models_keep_their_contract(
    window: QMainWindow, draft: HandoutDraft, qtmodeltester: ModelTester
) -> None:
    rows = VariationModel(draft, window)
    rows.show(Browser(THRUST), [3, 1])
    qtmodeltester.check(rows)
    values = FacetModel(window)
    values.set_table(facet_table(THRUST), THRUST)
    qtmodeltester.check(values)
    values.show(Selection(frozenset([BENCH])), {})
    qtmodeltester.check(values)


def test_a_value_can_be_chosen_by_setting_its_check_state(
    window: QMainWindow, qtbot: QtBot
) -> None:
    model = FacetModel(window)
    model.set_table(facet_table(THRUST), THRUST)
    model.show(Selection(frozenset([BENCH])), {})
    index = model.index(3, 0, model.index(0, 0))
    role = Qt.ItemDataRole.CheckStateRole
    with qtbot.assertNotEmitted(model.toggled):
        model.setData(index, Qt.CheckState.Checked, role)
    with qtbot.waitSignal(model.toggled) as asked:
        model.setData(index, Qt.CheckState.Unchecked, role)
    assert asked.args == [BENCH]


# The grid


@pytest.fixture
def grid(page: VariationsPage) -> VariationView:
    """The cards of the page, with the focus on them."""
    page.show_place(GRID)
    cards = the_list(page)
    cards.setFocus()
    return cards


def current(view: VariationView) -> str:
    """The name of the current card or row."""
    return view.currentIndex().data()


def test_cards_stand_side_by_side_and_are_all_of_one_size(grid: VariationView) -> None:
    rects = [grid.visualRect(grid.model().index(row, 0)) for row in range(4)]
    assert {rect.size().toTuple() for rect in rects} == {rects[0].size().toTuple()}
    assert rects[0].top() == rects[1].top() < rects[3].top()
    assert rects[0].left() < rects[1].left()
    assert all(grid.indexAt(rect.center()).row() == row for row, rect in enumerate(rects))
    assert not grid.indexAt(QPoint(rects[0].right() + 3, rects[0].center().y())).isValid()


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ((Qt.Key.Key_Right,), "Barbell thrust"),
        ((Qt.Key.Key_Right, Qt.Key.Key_Left), "Glute bridge"),
        ((Qt.Key.Key_Left,), "Glute bridge"),
        ((Qt.Key.Key_End,), "Dumbbell thrust"),
        ((Qt.Key.Key_End, Qt.Key.Key_Home), "Glute bridge"),
        ((Qt.Key.Key_Down,), "Dumbbell thrust"),
        ((Qt.Key.Key_Right, Qt.Key.Key_Down), "Dumbbell thrust"),
        ((Qt.Key.Key_Down, Qt.Key.Key_Down), "Dumbbell thrust"),
        ((Qt.Key.Key_Up,), "Glute bridge"),
        ((Qt.Key.Key_PageDown,), "Dumbbell thrust"),
    ],
)
def test_arrows_move_among_the_cards(
    grid: VariationView, qtbot: QtBot, keys: tuple[Qt.Key, ...], name: str
) -> None:
    for key in keys:
        qtbot.keyClick(grid, key)
    assert current(grid) == name


def test_typed_letters_lead_to_a_name(grid: VariationView, qtbot: QtBot) -> None:
    qtbot.keyClicks(grid, "b-")
    assert current(grid) == "B-stance thrust"


def test_one_letter_again_and_again_goes_through_its_names(
    grid: VariationView, qtbot: QtBot
) -> None:
    visited: list[str] = []
    for _press in range(3):
        qtbot.keyClicks(grid, "b")
        visited.append(current(grid))
    assert visited == ["Barbell thrust", "B-stance thrust", "Barbell thrust"]


def test_the_buttons_of_a_card_are_pressed_and_all_else_opens_it(
    page: VariationsPage, grid: VariationView, qtbot: QtBot, draft: HandoutDraft
) -> None:
    left, viewport = Qt.MouseButton.LeftButton, grid.viewport()
    card = grid.visualRect(grid.model().index(1, 0))
    with qtbot.assertNotEmitted(page.navigated):
        qtbot.mouseClick(viewport, left, pos=card.topRight() + QPoint(-22, 22))
        qtbot.mouseClick(viewport, left, pos=card.topRight() + QPoint(-54, 22))
    assert draft.holds(Address("thrust", Kind.VARIATION, "barbell"))
    shown = grid.model().index(1, 0).data(VariationModel.CardRole)
    assert (shown.on_handout, shown.compared) == (True, 1)
    with qtbot.waitSignal(page.navigated) as went:
        qtbot.mouseClick(viewport, left, pos=card.center())
    assert went.args == [Address("thrust", Kind.VARIATION, "barbell")]


def test_the_arrows_in_the_text_filter_move_by_lines_of_cards(
    page: VariationsPage, grid: VariationView, qtbot: QtBot
) -> None:
    the_field(page).setFocus()
    qtbot.keyClick(the_field(page), Qt.Key.Key_Up)
    assert current(grid) == "Glute bridge"
    the_list(page).setCurrentIndex(grid.model().index(0, 0))
    qtbot.keyClick(the_field(page), Qt.Key.Key_Down)
    assert current(grid) == "Dumbbell thrust"


def test_the_view_is_switched_by_buttons_and_remembered_in_the_address(
    page: VariationsPage, qtbot: QtBot
) -> None:
    cards, rows = (
        next(b for b in page.findChildren(QToolButton) if b.accessibleName() == name)
        for name in ("Show cards", "Show a list")
    )
    assert (cards.isChecked(), rows.isChecked()) == (False, True)
    with qtbot.waitSignal(page.readdressed) as told:
        cards.click()
    assert told.args == [GRID]
    assert (cards.isChecked(), rows.isChecked()) == (True, False)
    page.show_place(HERE)
    assert cards.isChecked(), "an address that names no view leaves it as it is"
    page.show_place(LIST)
    assert rows.isChecked()


# The order


def sort_by(page: VariationsPage, label: str) -> None:
    """Choose an order by its label."""
    choice = page.findChildren(QComboBox)[0]
    at = choice.findText(label)
    assert at >= 0, [choice.itemText(row) for row in range(choice.count())]
    choice.setCurrentIndex(at)
    choice.activated.emit(at)


def test_variations_are_sorted_by_name_and_level(page: VariationsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.readdressed) as told:
        sort_by(page, "Name")
    assert names(page) == ["B-stance thrust", "Barbell thrust", "Dumbbell thrust", "Glute bridge"]
    assert told.args[0].value("sort") == "name"
    sort_by(page, "Level")
    assert names(page) == ["Glute bridge", "Dumbbell thrust", "B-stance thrust", "Barbell thrust"]
    toggle(page, qtbot, "Bench")
    assert names(page) == ["Dumbbell thrust", "B-stance thrust", "Barbell thrust"]
    with qtbot.waitSignal(page.readdressed) as told:
        sort_by(page, "Order of the handbook")
    assert told.args[0].value("sort") == ""
    assert names(page) == ["Barbell thrust", "B-stance thrust", "Dumbbell thrust"]


def test_the_closest_come_first_and_say_why(page: VariationsPage, qtbot: QtBot) -> None:
    rows = the_list(page)
    rows.setCurrentIndex(rows.model().index(3, 0))
    with qtbot.waitSignal(page.readdressed) as told:
        sort_by(page, "Closest to the current one")
    assert told.args[0].value("closest") == "dumbbell"
    assert names(page)[:2] == ["Dumbbell thrust", "B-stance thrust"]
    reasons = [rows.model().index(row, 0).data(VariationModel.CardRole).line for row in range(2)]
    assert reasons == ["the others are compared with this one", "without dumbbell, harder"]
    description = Qt.ItemDataRole.AccessibleDescriptionRole
    assert rows.model().index(1, 0).data(description) == "without dumbbell, harder"


def test_a_text_sorts_by_the_best_match_until_another_order_is_chosen(
    page: VariationsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    choice = page.findChildren(QComboBox)[0]
    assert choice.findText("Best match") < 0
    type_text(page, qtbot, "thrust")
    assert choice.currentText() == "Best match"
    sort_by(page, "Order of the handbook")
    assert names(page)[0] == "Barbell thrust"
    with qtbot.waitSignal(page.readdressed) as told:
        sort_by(page, "Level")
    assert names(page) == ["Dumbbell thrust", "B-stance thrust", "Barbell thrust"]
    assert str(told.args[0]) == "thrust/variation?text=thrust&sort=level&view=list"


# Any and all


def test_all_values_of_a_facet_are_asked_for_with_a_key_and_with_a_click(
    page: VariationsPage, qtbot: QtBot
) -> None:
    toggle(page, qtbot, "Bench", "Dumbbell")
    assert len(names(page)) == 3
    tree = the_tree(page)
    with qtbot.waitSignal(page.readdressed) as told:
        qtbot.keyClick(tree, Qt.Key.Key_A)
    assert told.args[0].value("all") == "equipment"
    assert names(page) == ["Dumbbell thrust"]
    assert "[ ] Barbell 0" in facets(page)
    heading = value_index(page, "Bench").parent()
    assert heading.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert "All of the chosen" in heading.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    place = tree.visualRect(heading)
    switch = QPoint(place.right() - 20, place.center().y())
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=switch)
    assert len(names(page)) == 3
    assert tree.isExpanded(heading)


def test_only_facets_that_can_have_several_values_have_the_switch(
    page: VariationsPage, qtbot: QtBot
) -> None:
    state = Qt.ItemDataRole.CheckStateRole
    equipment = value_index(page, "Bench").parent()
    assert equipment.data(state) is None, "nothing is chosen of it yet"
    toggle(page, qtbot, "Beginner", "Bench")
    assert value_index(page, "Bench").parent().data(state) == Qt.CheckState.Unchecked
    assert value_index(page, "Beginner").parent().data(state) is None
    the_tree(page).setCurrentIndex(value_index(page, "Beginner"))
    with qtbot.assertNotEmitted(page.readdressed):
        qtbot.keyClick(the_tree(page), Qt.Key.Key_A)


def test_assistive_tools_can_ask_for_all_values(window: QMainWindow, qtbot: QtBot) -> None:
    model = FacetModel(window)
    model.set_table(facet_table(THRUST), THRUST)
    model.show(Selection(frozenset([BENCH])), {})
    heading, role = model.index(0, 0), Qt.ItemDataRole.CheckStateRole
    with qtbot.assertNotEmitted(model.switched):
        model.setData(heading, Qt.CheckState.Unchecked, role)
    with qtbot.waitSignal(model.switched) as asked:
        model.setData(heading, Qt.CheckState.Checked, role)
    assert asked.args == [Facet.EQUIPMENT]


def test_a_value_that_gives_nothing_says_so(page: VariationsPage, qtbot: QtBot) -> None:
    toggle(page, qtbot, "Home")
    tip = value_index(page, "Bench").data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Bench: none with what else is asked for"


# The address


def asked(query: str) -> Address:
    """An address with a query."""
    return parse_address(f"thrust/variation?{query}")


def test_an_address_brings_about_all_that_it_asks_for(
    page: VariationsPage, index: SearchIndex
) -> None:
    page.set_index(index)
    with_all = asked("equipment=bench,dumbbell&all=equipment&text=thrust&sort=name&view=grid")
    page.show_place(with_all)
    assert names(page) == ["Dumbbell thrust"]
    assert the_field(page).text() == "thrust"
    page.show_place(asked("level=beginner,advanced&closest=barbell"))
    assert names(page)[0] == "Barbell thrust"
    assert set(names(page)) == {"Barbell thrust", "Dumbbell thrust", "Glute bridge"}
    page.show_place(HERE)
    assert len(names(page)) == 4
    assert the_field(page).text() == ""


def test_what_an_address_asks_for_in_vain_is_left_out_and_named(
    page: VariationsPage, qtbot: QtBot
) -> None:
    odd = "equipment=bench,sofa,kettlebell&closest=nobody&sort=price&colour=red&view=map&all=level"
    with qtbot.waitSignal(page.noticed) as told:
        page.show_place(asked(odd))
    assert len(names(page)) == 3
    for said in (
        "equipment=sofa",
        "equipment=kettlebell",
        "closest=nobody",
        "sort=price",
        "colour=red",
        "view=map",
        "all=level",
    ):
        assert said in told.args[0]
    with qtbot.assertNotEmitted(page.noticed):
        page.show_place(asked("equipment=bench"))


# Comparing


def bar_buttons(page: VariationsPage) -> dict[str, bool]:
    """The buttons of the bar for comparing, and whether they can be pressed."""
    bar = page.findChildren(CompareBar)[0]
    return {b.text(): b.isEnabled() for b in bar.findChildren(QPushButton) if b.isVisible()}


def test_the_key_c_chooses_for_comparison_and_the_bar_leads_there(
    page: VariationsPage, grid: VariationView, qtbot: QtBot
) -> None:
    assert bar_buttons(page) == {}
    qtbot.keyClick(grid, Qt.Key.Key_C)
    assert bar_buttons(page) == {"Compare 1 variation": False, "Clear": True}
    qtbot.keyClick(grid, Qt.Key.Key_End)
    qtbot.keyClick(grid, Qt.Key.Key_C)
    assert bar_buttons(page) == {"Compare 2 variations": True, "Clear": True}
    text = grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Chosen for comparison" in text
    with qtbot.waitSignal(page.navigated) as went:
        press(page, "Compare 2 variations")
    assert str(went.args[0]) == "thrust/variation?compare=bridge,dumbbell"
    with qtbot.waitSignal(page.navigated) as went:
        qtbot.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert str(went.args[0]) == "thrust/variation?compare=bridge,dumbbell"
    qtbot.keyClick(grid, Qt.Key.Key_C)
    assert bar_buttons(page) == {"Compare 1 variation": False, "Clear": True}
    press(page, "Clear")
    assert bar_buttons(page) == {}
    assert grid.hasFocus()


def test_the_choice_outlives_filters_and_a_visit_to_another_pack(
    page: VariationsPage, grid: VariationView, qtbot: QtBot
) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_C)
    toggle(page, qtbot, "Bench")
    assert "Compare 1 variation" in bar_buttons(page)
    page.show_place(Address("squat", Kind.VARIATION))
    assert bar_buttons(page) == {}
    page.show_place(HERE)
    assert "Compare 1 variation" in bar_buttons(page)


def test_a_fifth_is_refused_in_words(page: VariationsPage, qtbot: QtBot) -> None:
    many = [variation(f"v{at}", f"Variation {at}", Equipment.NONE) for at in range(5)]
    page.set_library(Library((handbook("thrust", *many),)))
    page.show_place(GRID)
    cards = the_list(page)
    for row in range(4):
        cards.setCurrentIndex(cards.model().index(row, 0))
        qtbot.keyClick(cards, Qt.Key.Key_C)
    cards.setCurrentIndex(cards.model().index(4, 0))
    with qtbot.waitSignal(page.noticed) as told:
        qtbot.keyClick(cards, Qt.Key.Key_C)
    assert "Four variations" in told.args[0]
    assert "Compare 4 variations" in bar_buttons(page)


def test_comparing_fewer_than_two_is_explained(
    page: VariationsPage, grid: VariationView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.noticed) as told:
        qtbot.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Choose two to four" in told.args[0]


# The menu of a card


def open_menu(page: VariationsPage, view: VariationView) -> QMenu:
    """The menu of the current card."""
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    return page.findChildren(QMenu)[0]


def choose(menu: QMenu, text: str) -> None:
    """Choose an entry of a menu."""
    action = next(action for action in menu.actions() if action.text() == text)
    menu.close()
    action.trigger()


def test_the_menu_of_a_card_offers_all_that_can_be_done_with_it(
    page: VariationsPage, grid: VariationView, qtbot: QtBot, draft: HandoutDraft
) -> None:
    menu = open_menu(page, grid)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Open",
        "Add to the handout",
        "Choose for comparison",
        "Closest to this one",
        "Show the ladder",
    ]
    with qtbot.waitSignal(page.navigated) as went:
        choose(menu, "Show the ladder")
    assert str(went.args[0]) == "thrust/variation/bridge?view=ladder"


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Add to the handout", "Take off the handout"),
        ("Choose for comparison", "Do not compare"),
    ],
)
def test_the_menu_offers_to_undo_what_was_done(
    page: VariationsPage, grid: VariationView, qtbot: QtBot, text: str, then: str
) -> None:
    first = open_menu(page, grid)
    with qtbot.waitSignal(first.destroyed):
        choose(first, text)
    assert then in [action.text() for action in open_menu(page, grid).actions()]


def test_closest_and_open_in_the_menu_do_so(
    page: VariationsPage, grid: VariationView, qtbot: QtBot
) -> None:
    first = open_menu(page, grid)
    with qtbot.waitSignals([page.readdressed, first.destroyed]):
        choose(first, "Closest to this one")
    assert names(page)[0] == "Glute bridge"
    with qtbot.waitSignal(page.navigated) as went:
        choose(open_menu(page, grid), "Open")
    assert went.args == [Address("thrust", Kind.VARIATION, "bridge")]


# Very many


@pytest.fixture(scope="module")
def many() -> Handbook:
    """More variations than are looked at at once."""
    return handbook(
        "thrust",
        *(
            msgspec.structs.replace(
                (BRIDGE, BARBELL)[at % 2], id=f"v{at}", name=f"Variation {-at % 3_000:04}"
            )
            for at in range(3_000)
        ),
    )


def test_of_very_many_the_best_are_shown_at_once_and_soon_all(
    page: VariationsPage, qtbot: QtBot, many: Handbook
) -> None:
    page.set_library(Library((many,)))
    page.set_index(SearchIndex.build([many]))
    page.show_place(many.address(Kind.VARIATION))
    name = many.variations[7].name
    type_text(page, qtbot, name.split()[0])
    first = names(page)
    assert 30 <= len(first) < len(many.variations)
    qtbot.waitUntil(lambda: len(names(page)) == len(many.variations))
    assert names(page)[: len(first)] == first
    assert f"{len(many.variations):,} of {len(many.variations):,}" in said(page)
    qtbot.keyClick(the_field(page), Qt.Key.Key_Backspace)
    toggle(page, qtbot, "Barbell")
    assert said(page) == "1,500 of 3,000 variations", "of all that match, not only of the best"


def test_many_are_listed_at_once_and_their_facets_counted_in_the_background(
    page: VariationsPage, qtbot: QtBot, many: Handbook
) -> None:
    page.set_library(Library((many,)))
    page.show_place(asked("equipment=barbell&view=grid"))
    assert said(page) == "3,000 of 3,000 variations"
    counting = next(label for label in page.findChildren(QLabel) if "being counted" in label.text())
    assert counting.isVisible()
    qtbot.waitUntil(lambda: said(page) == "1,500 of 3,000 variations")
    assert not counting.isVisible()
    assert "[x] Barbell 1500" in facets(page)


def test_many_are_sorted_once_the_background_knows_their_names(
    page: VariationsPage, qtbot: QtBot, many: Handbook
) -> None:
    index = SearchIndex.build([many])
    page.set_library(Library((many,)))
    page.set_index(index)
    page.show_place(HERE)
    assert "Equipment (0)" in facets(page), "an index has the facets at hand"
    sort_by(page, "Name")
    assert said(page) == "3,000 of 3,000 variations · being sorted…"
    qtbot.waitUntil(lambda: "sorted" not in said(page))
    assert names(page)[:2] == ["Variation 0000", "Variation 0001"]


def test_letters_typed_among_many_lead_to_a_name_once_names_are_known(
    page: VariationsPage, qtbot: QtBot, many: Handbook
) -> None:
    page.set_library(Library((many,)))
    page.set_index(SearchIndex.build([many]))
    page.show_place(GRID)
    cards = the_list(page)
    qtbot.keyClicks(cards, "variation 0002")
    qtbot.waitUntil(lambda: cards.model().has_names)
    cards.keyboardSearch("")
    cards.keyboardSearch("variation 0002")
    qtbot.waitUntil(lambda: "0002" in current(cards))


def test_the_last_of_many_is_reached_at_once(
    page: VariationsPage, qtbot: QtBot, many: Handbook
) -> None:
    page.set_library(Library((many,)))
    page.set_index(SearchIndex.build([many]))
    page.show_place(GRID)
    cards = the_list(page)
    qtbot.keyClick(cards, Qt.Key.Key_End)
    assert cards.currentIndex().row() == 2_999
    assert cards.viewport().rect().contains(cards.visualRect(cards.currentIndex()))
    qtbot.keyClick(cards, Qt.Key.Key_Home)
    assert cards.verticalScrollBar().value() == 0


def test_a_pack_left_before_it_was_counted_is_forgotten(
    page: VariationsPage, qtbot: QtBot, many: Handbook
) -> None:
    page.set_library(Library((many, SQUAT)))
    page.show_place(HERE)
    page.show_place(Address("squat", Kind.VARIATION))
    assert QThreadPool.globalInstance().waitForDone(10_000)
    assert names(page) == ["Goblet squat"]
    page.show_place(HERE)
    qtbot.waitUntil(lambda: "Equipment (0)" in facets(page))


def test_all_matches_of_a_text_are_listed(
    page: VariationsPage, qtbot: QtBot, many: Handbook
) -> None:
    page.set_library(Library((many,)))
    page.set_index(SearchIndex.build([many]))
    page.show_place(HERE)
    type_text(page, qtbot, "variation")
    assert said(page) == "3,000 of 3,000 variations"
    toggle(page, qtbot, "Barbell")
    assert said(page) == "1,500 of 3,000 variations"

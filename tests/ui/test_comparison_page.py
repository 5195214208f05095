"""The comparison: rows side by side, what differs marked, columns added, moved and taken out."""

import csv
import io
import re
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QPageLayout
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMainWindow,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Handbook, Library
from handbook.content.model import Equipment, Kind, Level
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.comparing.column_head import ColumnHead, NameButton
from handbook.ui.comparing.lines import Line, LineKind
from handbook.ui.comparing.picker import VariationPicker
from handbook.ui.comparing.table import ComparisonTable
from handbook.ui.comparing.table_model import ComparisonModel
from handbook.ui.draft import HandoutDraft
from handbook.ui.muscle_map_view import MuscleMapView
from handbook.ui.notice_bar import Offer
from handbook.ui.pages.comparison import ComparisonPage
from tests.print_queue import QUEUE, needs_queue, what_came_out

from .conftest import Shown
from .desk import Desk
from .sample import ASTRAL, HOSTILE, LIBRARY, LONG, manifest, variation

TWO = "hip-thrust/variation?compare=barbell-hip-thrust,feet-elevated-hip-thrust"
THREE = "hip-thrust/variation?compare=barbell-hip-thrust,b-stance-hip-thrust,pause-hip-thrust"
FOUR = f"{THREE},cable-pull-through"

MakePage = Callable[..., ComparisonPage]


class Journey:
    """Follows a page as the window does, and remembers where it went."""

    def __init__(self, page: ComparisonPage) -> None:
        self.page = page
        self.places: list[str] = []
        self.names: list[str] = []
        self.notices: list[str] = []
        self.offers: list[str] = []
        page.navigated.connect(self.go)
        page.readdressed.connect(self.call)
        page.noticed.connect(self.notices.append)
        page.offered.connect(self.hear)

    def hear(self, message: str, offers: tuple[Offer, ...]) -> None:
        self.notices.append(message)
        self.offers += [offer.words for offer in offers]

    def go(self, address: Address) -> None:
        self.places.append(str(address))
        if address.kind is Kind.VARIATION and not address.id and address.query:
            self.page.show_place(address)

    def call(self, address: Address) -> None:
        self.names.append(str(address))


@pytest.fixture
def make_page(
    draft: HandoutDraft, appearance: Appearance, qtbot: QtBot, shown: Shown
) -> Iterator[MakePage]:
    """Show the page alone in a window, with the focus on it."""
    windows: list[QMainWindow] = []

    def make(
        library: Library, address: str = THREE, size: tuple[int, int] = (1000, 700)
    ) -> ComparisonPage:
        window = QMainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        page = ComparisonPage(library, draft, appearance, window)
        window.setCentralWidget(page)
        window.resize(*size)
        page.show_place(parse_address(address))
        shown(window)
        page.setFocus()
        return page

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def page(bundled: Library, make_page: MakePage) -> ComparisonPage:
    """Three variations of the bundled pack."""
    return make_page(bundled)


@pytest.fixture
def journey(page: ComparisonPage) -> Journey:
    return Journey(page)


def table_of(page: ComparisonPage) -> ComparisonTable:
    return page.findChildren(ComparisonTable)[0]


def lines(page: ComparisonPage) -> list[Line]:
    model = table_of(page).model()
    return [model.index(row, 0).data(ComparisonModel.LineRole) for row in range(model.rowCount())]


def texts(page: ComparisonPage) -> list[str]:
    """The first column, line by line."""
    model = table_of(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def row_at(page: ComparisonPage, label: str) -> int:
    return next(at for at, line in enumerate(lines(page)) if line.row and line.row.label == label)


def heads(page: ComparisonPage) -> list[ColumnHead]:
    shown = [head for head in page.findChildren(ColumnHead) if head.isVisible()]
    return sorted(shown, key=lambda head: head.x())


def names(page: ComparisonPage) -> list[str]:
    return [head.name.text() for head in heads(page)]


def button(page: ComparisonPage, name: str) -> QToolButton:
    return next(
        each
        for each in page.findChildren(QToolButton)
        if each.accessibleName() == name and each.isVisible()
    )


def picker(page: ComparisonPage) -> VariationPicker:
    return page.findChildren(VariationPicker)[0]


def go_to(page: ComparisonPage, label: str, column: int) -> ComparisonTable:
    table = table_of(page)
    table.setFocus()
    table.setCurrentIndex(table.model().index(row_at(page, label), column))
    return table


# What is shown


def test_columns_stand_in_the_order_of_the_address(page: ComparisonPage) -> None:
    assert names(page) == ["Barbell hip thrust", "B-stance hip thrust", "Pause hip thrust"]
    assert page.title() == "Compare Barbell hip thrust, B-stance hip thrust, Pause hip thrust"
    table = table_of(page)
    for at, head in enumerate(heads(page)):
        assert head.x() == table.columnViewportPosition(at + 1)
        assert head.width() == table.columnWidth(at + 1)


def test_rows_that_agree_are_folded_until_asked_for(page: ComparisonPage) -> None:
    assert "Show 2 rows that agree" in texts(page)
    assert "Level" not in texts(page)

    table = table_of(page)
    at = texts(page).index("Show 2 rows that agree")
    table.setFocus()
    table.setCurrentIndex(table.model().index(at, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert texts(page)[at : at + 3] == ["Hide 2 rows that agree", "Level", "Position"]
    assert table.columnSpan(at + 1, 1) == 3
    assert table.currentIndex().row() == at

    QTest.keyClick(table, Qt.Key.Key_Space)
    assert "Level" not in texts(page)


def test_a_click_unfolds_too(page: ComparisonPage) -> None:
    table = table_of(page)
    index = table.model().index(texts(page).index("Show 11 rows that agree"), 0)
    table.scrollTo(index)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center()
    )

    assert "Hamstrings" in texts(page)


def test_only_the_differences_are_shown_when_asked_for(
    page: ComparisonPage, journey: Journey
) -> None:
    button(page, "Differences only").click()

    assert journey.names == [f"{THREE}&rows=different"]
    assert not any("agree" in text for text in texts(page))
    assert all(line.row.differs for line in lines(page) if line.row)
    assert "Muscles" not in texts(page)

    button(page, "Differences only").click()
    assert journey.names[-1] == THREE
    assert any("agree" in text for text in texts(page))


def test_the_address_asks_for_differences_only(bundled: Library, make_page: MakePage) -> None:
    page = make_page(bundled, f"{THREE}&rows=different")

    assert button(page, "Differences only").isChecked()
    assert all(line.row.differs for line in lines(page) if line.row)


def test_two_share_a_map_of_what_differs_whose_regions_lead_to_muscles(
    bundled: Library, make_page: MakePage
) -> None:
    page = make_page(bundled, TWO)
    journey = Journey(page)
    (view,) = page.findChildren(MuscleMapView)
    view.navigated.emit(parse_address("hip-thrust/muscle/quadriceps"))

    assert journey.places == ["hip-thrust/muscle/quadriceps"]
    node = QAccessible.queryAccessibleInterface(view.focusProxy())
    assert "Only in Barbell hip thrust" in node.text(QAccessible.Text.Description)


def test_narrow_pages_set_the_cells_below_each_other(bundled: Library, make_page: MakePage) -> None:
    page = make_page(bundled, FOUR, (560, 640))
    at = row_at(page, "Stance")
    kinds = [line.kind for line in lines(page)[at : at + 5]]

    assert kinds == [LineKind.LABEL, *[LineKind.CELL] * 4]
    assert table_of(page).model().columnCount() == 1


def test_three_fit_beside_each_other_at_1000_by_700(bundled: Library, make_page: MakePage) -> None:
    page = make_page(bundled, THREE, (560, 640))

    assert table_of(page).model().columnCount() == 4


SIZES = [(300, 405), (560, 640), (1000, 700), (1160, 925)]


def check_nothing_is_cut(page: ComparisonPage) -> None:
    """Every cell is as high as its words, and the columns as wide as the table."""
    QCoreApplication.sendPostedEvents()  # so that it is laid out
    table = table_of(page)
    model = table.model()
    delegate = table.itemDelegate()
    assert sum(table.columnWidth(at) for at in range(model.columnCount())) == (
        table.viewport().width()
    )
    for row, line in enumerate(lines(page)):
        assert table.rowHeight(row) == delegate.height(line)
    for head in heads(page):
        assert head.name.height() >= head.name.heightForWidth(head.name.width())
        buttons = [each for each in head.findChildren(QToolButton) if each.isVisible()]
        assert all(head.rect().contains(each.geometry()) for each in buttons)


@pytest.mark.parametrize("address", [TWO, THREE, FOUR], ids=["two", "three", "four"])
def test_nothing_is_cut(
    address: str, bundled: Library, make_page: MakePage, appearance: Appearance
) -> None:
    page = make_page(bundled, address)
    for zoom in (1.0, 2.0):
        appearance.set_zoom(zoom)
        for size in SIZES:
            page.window().resize(*size)
            assert page.size().toTuple() == size
            check_nothing_is_cut(page)


def test_the_longest_texts_are_not_cut(make_page: MakePage, appearance: Appearance) -> None:
    words = "word " * 300
    book = Handbook(
        manifest("long", "Long"),
        variations=tuple(
            variation(
                f"v{at}",
                f"Squat {at} {words[:100]}",
                Equipment.NONE,
                level=list(Level)[at % 3],
                stance=f"{at} {words}",
                setup=(f"{at} {words}", words),
            )
            for at in range(4)
        ),
    )
    page = make_page(Library((book,)), "long/variation?compare=v0,v1,v2,v3", (1160, 925))
    check_nothing_is_cut(page)
    page.window().resize(320, 480)
    check_nothing_is_cut(page)

    table = go_to(page, "Stance", 0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    before, scroll = table.currentIndex(), table.verticalScrollBar().value()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex() == before, "the rest of a high cell comes first"
    assert table.verticalScrollBar().value() > scroll
    for _press in range(100):
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() > before.row()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown(words: str, make_page: MakePage) -> None:
    book = Handbook(
        manifest("odd", words or "Odd"),
        variations=(
            variation("a", words, Equipment.NONE, stance=words, summary=words),
            variation("b", ASTRAL, Equipment.NONE, stance=words[:-1], setup=(words, LONG)),
        ),
    )
    page = make_page(Library((book,)), "odd/variation?compare=a,b")

    check_nothing_is_cut(page)


def test_it_follows_theme_and_zoom(page: ComparisonPage, appearance: Appearance) -> None:
    appearance.style_widgets()
    height = table_of(page).rowHeight(row_at(page, "Stance"))
    appearance.choose(ThemeChoice.DARK)
    appearance.set_zoom(1.5)
    image = page.grab().toImage()

    assert image.pixelColor(3, 3).name() == appearance.theme.page
    assert table_of(page).rowHeight(row_at(page, "Stance")) > height
    check_nothing_is_cut(page)


# Adding, taking out, moving


def test_what_is_typed_finds_others_and_enter_adds_one(
    page: ComparisonPage, journey: Journey
) -> None:
    field = picker(page)
    field.setFocus()
    QTest.keyClicks(field, "frog")
    assert [offer.partition(" ·")[0] for offer in field.offers] == ["Frog thrust and frog pump"]

    QTest.keyClick(field, Qt.Key.Key_Return)

    assert journey.places == [f"{THREE},frog-thrust"]
    assert names(page)[-1] == "Frog thrust and frog pump"
    assert field.text() == ""
    assert not field.isEnabled()


def test_what_is_compared_already_is_not_offered(page: ComparisonPage) -> None:
    field = picker(page)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)

    assert len(field.offers) == 18
    assert not any(offer.startswith("Barbell hip thrust ") for offer in field.offers)
    QTest.keyClick(field, Qt.Key.Key_Escape)


def test_a_column_is_taken_out_and_the_focus_goes_to_the_next(
    page: ComparisonPage, journey: Journey
) -> None:
    heads(page)[1].name.setFocus()
    QTest.keyClick(heads(page)[1].name, Qt.Key.Key_Delete)

    assert names(page) == ["Barbell hip thrust", "Pause hip thrust"]
    assert QApplication.focusWidget() is heads(page)[1].name
    button(page, "Take Barbell hip thrust out of the comparison (Delete)").click()
    assert journey.places[-1] == "hip-thrust/variation?compare=pause-hip-thrust"


def test_columns_move_by_buttons_and_keys(page: ComparisonPage, journey: Journey) -> None:
    button(page, "Move Pause hip thrust to the left (Ctrl+Shift+Left)").click()
    assert names(page) == ["Barbell hip thrust", "Pause hip thrust", "B-stance hip thrust"]

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    head = heads(page)[0].name
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Right, both)
    assert names(page) == ["Pause hip thrust", "Barbell hip thrust", "B-stance hip thrust"]
    assert QApplication.focusWidget() is heads(page)[1].name

    table = go_to(page, "Stance", 2)
    QTest.keyClick(table, Qt.Key.Key_Right, both)
    assert names(page)[2] == "Barbell hip thrust"
    assert table.currentIndex().column() == 3
    assert len(journey.places) == 3


def test_a_column_is_dragged_to_its_place(page: ComparisonPage, journey: Journey) -> None:
    window, none = page.window(), Qt.KeyboardModifier.NoModifier
    handle = window.windowHandle()
    start, end = (heads(page)[at].name.mapTo(window, QPoint(30, 20)) for at in (0, 2))
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, start)
    QTest.mouseMove(handle, start + QPoint(40, 0))
    QTest.mouseMove(handle, end)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, end)

    assert names(page) == ["B-stance hip thrust", "Pause hip thrust", "Barbell hip thrust"]


def test_a_click_on_a_name_opens_the_variation(page: ComparisonPage, journey: Journey) -> None:
    QTest.mouseClick(heads(page)[1].name, Qt.MouseButton.LeftButton)
    table = go_to(page, "Stance", 3)
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert journey.places == [
        "hip-thrust/variation/b-stance-hip-thrust",
        "hip-thrust/variation/pause-hip-thrust",
    ]


def menu_at(widget: QWidget, place: QPoint, head: ColumnHead) -> QMenu:
    """The menu of a head, asked for with the menu key somewhere."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    (menu,) = (menu for menu in head.findChildren(QMenu) if menu.isVisible())
    return menu


def test_the_menu_of_a_head_offers_what_its_buttons_do(page: ComparisonPage) -> None:
    head = heads(page)[0]
    menu = menu_at(head, QPoint(5, 5), head)

    assert [action.text() for action in menu.actions()] == [
        "Open Barbell hip thrust",
        "Move Barbell hip thrust to the right (Ctrl+Shift+Right)",
        "Add Barbell hip thrust to the handout",
        "Take Barbell hip thrust out of the comparison (Delete)",
    ]
    menu.close()


def test_the_menu_of_a_cell_is_that_of_its_column(page: ComparisonPage, journey: Journey) -> None:
    table = go_to(page, "Stance", 2)
    place = table.visualRect(table.currentIndex()).center()
    menu_at(table.viewport(), place, heads(page)[1]).close()
    menu = menu_at(table.viewport(), place, heads(page)[1])
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions)[:2] == ["Copy", "Open B-stance hip thrust"]
    actions["Copy"].trigger()
    assert QApplication.clipboard().text().startswith("Working foot flat")
    actions["Move B-stance hip thrust to the left (Ctrl+Shift+Left)"].trigger()
    menu.close()
    assert names(page)[0] == "B-stance hip thrust"
    assert table.currentIndex().column() == 1


def test_delete_in_a_cell_takes_its_column_out(page: ComparisonPage, journey: Journey) -> None:
    table = go_to(page, "Stance", 2)
    QTest.keyClick(table, Qt.Key.Key_Delete)

    assert names(page) == ["Barbell hip thrust", "Pause hip thrust"]
    assert QApplication.focusWidget() is table


def test_tab_comes_to_the_heads_before_the_table(page: ComparisonPage) -> None:
    button(page, "Print the comparison").setFocus()
    seen: list[QWidget | None] = []
    while table_of(page) not in seen and len(seen) < 30:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())

    come_to = [each for each in seen if isinstance(each, NameButton)]
    assert come_to == [head.name for head in heads(page)]
    assert seen[-1] is table_of(page)


def test_a_low_page_scrolls_and_brings_the_focus_into_view(
    page: ComparisonPage, appearance: Appearance, qtbot: QtBot
) -> None:
    appearance.set_zoom(3.0)
    page.window().resize(640, 300)
    table = table_of(page)
    qtbot.waitUntil(lambda: table.geometry().bottom() > 200 and page.room.height() > 500)
    page.findChildren(VariationPicker)[0].setFocus()
    assert table.visibleRegion().boundingRect().height() < 100
    table.setFocus()

    assert table.visibleRegion().boundingRect().height() >= 200


def test_where_the_reader_was_is_kept_when_a_column_comes(
    page: ComparisonPage, journey: Journey
) -> None:
    table = go_to(page, "Cues", 2)
    table.verticalScrollBar().setValue(700)
    journey.go(parse_address(f"{THREE},frog-thrust"))

    assert table.verticalScrollBar().value() == 700
    assert table.currentIndex().row() == row_at(page, "Cues")


def test_another_comparison_begins_at_its_top(real_desk: Desk) -> None:
    real_desk.go(THREE)
    page = real_desk.page
    assert isinstance(page, ComparisonPage)
    table = go_to(page, "Steps", 2)
    scrolled, here = table.verticalScrollBar().value(), table.currentIndex()
    assert scrolled > 0
    real_desk.go("hip-thrust/variation")
    real_desk.go(TWO)

    assert table.verticalScrollBar().value() == 0
    assert not table.currentIndex().isValid() or table.currentIndex().row() < here.row()
    real_desk.press("Alt+Left")
    real_desk.press("Alt+Left")
    assert real_desk.place == THREE
    assert table.verticalScrollBar().value() == scrolled
    assert table.currentIndex() == here


def test_the_current_cell_stays_when_cells_are_stacked_and_again_side_by_side(
    page: ComparisonPage,
) -> None:
    table = go_to(page, "Stance", 2)
    words = table.currentIndex().data()
    page.window().resize(480, 640)
    assert table.model().columnCount() == 1
    assert table.currentIndex().data() == words
    page.window().resize(1000, 700)

    assert table.currentIndex() == table.model().index(row_at(page, "Stance"), 2)


def test_back_restores_what_was_unfolded(page: ComparisonPage) -> None:
    table = table_of(page)
    table.fold_toggled.emit(lines(page)[1].group)
    table.verticalScrollBar().setValue(300)
    state = page.state()
    page.show_place(parse_address(TWO))
    page.show_place(parse_address(THREE))
    page.restore(state)

    assert "Level" in texts(page)
    assert table.verticalScrollBar().value() == 300


# Too few to compare


def test_one_alone_is_offered_the_closest(bundled: Library, make_page: MakePage) -> None:
    page = make_page(bundled, "hip-thrust/variation?compare=frog-thrust")
    journey = Journey(page)
    offers = [each for each in page.findChildren(QPushButton) if each.isVisible()]

    assert len(offers) == 6
    assert QApplication.focusWidget() is picker(page)
    offers[0].click()
    assert len(names(page)) == 2
    assert journey.places[0].startswith("hip-thrust/variation?compare=frog-thrust,")


def test_unknown_ones_are_passed_over_and_told(page: ComparisonPage, journey: Journey) -> None:
    page.show_place(parse_address("hip-thrust/variation?compare=nowhere,glute-bridge,frog-thrust"))
    assert names(page) == ["Glute bridge (floor)", "Frog thrust and frog pump"]
    assert journey.notices == ["There is no variation nowhere in this handbook."]

    page.show_place(parse_address("hip-thrust/variation?compare=nowhere"))
    assert heads(page) == []
    assert page.title() == "Compare"


# Handout, clipboard, paper


def test_more_than_four_are_told_as_left_out(page: ComparisonPage, journey: Journey) -> None:
    page.show_place(parse_address(f"{FOUR},frog-thrust"))

    assert len(names(page)) == 4
    assert journey.notices == ["No more than four are compared at once; these are the first."]


def test_many_unknown_ones_are_not_all_named(page: ComparisonPage, journey: Journey) -> None:
    page.show_place(parse_address(f"{TWO},{','.join(f'x{at}' for at in range(50))}"))

    assert journey.notices == ["There are no variations x0, x1, x2, x3, x4, … in this handbook."]


def test_all_or_one_go_on_the_handout(
    page: ComparisonPage, journey: Journey, draft: HandoutDraft
) -> None:
    button(page, "Add B-stance hip thrust to the handout").click()
    assert [item.address for item in draft.handout.items] == [
        "hip-thrust/variation/b-stance-hip-thrust"
    ]
    assert button(page, "Take B-stance hip thrust off the handout")

    button(page, "Add all to the handout").click()
    assert len(draft.handout.items) == 3
    assert journey.notices == ["2 variations were added to the handout."]

    button(page, "Take B-stance hip thrust off the handout").click()
    assert len(draft.handout.items) == 2


def test_the_handout_takes_the_column_of_the_current_cell(page: ComparisonPage) -> None:
    go_to(page, "Stance", 0)
    assert page.handout_address() is None
    go_to(page, "Stance", 2)
    assert str(page.handout_address()) == "hip-thrust/variation/b-stance-hip-thrust"


def test_it_is_copied_as_a_table(page: ComparisonPage) -> None:
    button(page, "Copy as a table").click()
    data = QApplication.clipboard().mimeData()
    assert isinstance(data, QMimeData)
    read = list(csv.reader(io.StringIO(data.text()), dialect="excel-tab"))

    assert read[0] == ["", "Barbell hip thrust", "B-stance hip thrust", "Pause hip thrust"]
    assert ["Sides", "Both legs", "B-stance", "Both legs"] in read
    assert any(line[0] == "Level" for line in read)
    assert "<table" in data.html()
    assert "B-stance hip thrust</th>" in data.html()
    assert "handbook:" not in data.html()


def test_only_differences_are_copied_when_only_they_are_shown(page: ComparisonPage) -> None:
    button(page, "Differences only").click()
    button(page, "Copy as a table").click()

    assert not any(
        line.startswith("Level\t") for line in QApplication.clipboard().text().splitlines()
    )


def test_a_cell_is_copied(page: ComparisonPage) -> None:
    table = go_to(page, "Sides", 2)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == "B-stance"


def test_it_is_saved_as_pdf(
    page: ComparisonPage, journey: Journey, tmp_path: Path, qtbot: QtBot
) -> None:
    menu = button(page, "Save as PDF").menu()
    assert [action.text() for action in menu.actions()] == [
        "What matters most, on one page",
        "Every row, on as many pages as it takes",
    ]
    menu.actions()[0].trigger()
    (dialog,) = page.window().findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].split("/")[-1].startswith("Comparison Barbell hip thrust")
    dialog.fileSelected.emit(str(tmp_path / "comparison.pdf"))
    dialog.done(QFileDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: bool(journey.notices))

    assert (tmp_path / "comparison.pdf").read_bytes().startswith(b"%PDF")
    assert "comparison.pdf" in journey.notices[0]
    assert journey.offers == ["Show in folder", "Copy the file"]


@needs_queue
def test_it_is_printed_on_a_landscape_page(make_page: MakePage, qtbot: QtBot) -> None:
    unique = uuid.uuid4().hex
    book = Handbook(
        manifest("odd", "Odd"),
        variations=(
            variation("a", unique, Equipment.NONE),
            variation("b", "Other", Equipment.BARBELL),
        ),
    )
    page = make_page(Library((book,)), "odd/variation?compare=a,b")
    journey = Journey(page)
    button(page, "Print the comparison").menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: page.window().findChild(QPrintDialog) is not None)
    dialog = page.window().findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.printer().pageLayout().orientation() is QPageLayout.Orientation.Landscape
    dialog.printer().setPrinterName(QUEUE)
    dialog.done(QPrintDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: bool(journey.notices))

    assert journey.notices == [f"1 page was sent to {QUEUE}."]
    (sheet,) = pdfium.PdfDocument(what_came_out(unique))
    assert sheet.get_textpage().count_chars() > 100


# Finding words


def test_find_goes_through_all_cells_and_unfolds_rows_that_agree(real_desk: Desk) -> None:
    real_desk.go(THREE)
    page = real_desk.page
    assert isinstance(page, ComparisonPage)
    assert "Level" not in texts(page)
    real_desk.press("Ctrl+F")
    QTest.keyClicks(real_desk.find_field, "intermediate")

    assert real_desk.found == "1 of 1"
    assert "Level" in texts(page)
    table = table_of(page)
    assert table.currentIndex() == table.model().index(row_at(page, "Level"), 1)

    for words, found in (("barbell", r"\d+ of \d+"), ("no such words", "Not found"), ("", "")):
        real_desk.find_field.clear()
        QTest.keyClicks(real_desk.find_field, words)
        assert re.fullmatch(found, real_desk.found)
    real_desk.press("Escape")
    assert real_desk.focus is table


def test_matches_are_walked_line_by_line_and_around_the_ends(page: ComparisonPage) -> None:
    table, finder = table_of(page), page.find_view()
    assert finder is not None
    count = finder.mark("bench")
    assert count > 4

    assert [finder.step(direction) for direction in (0, 1, 1, -1)] == [1, 2, 3, 2]
    assert "bench" in str(table.currentIndex().data()).lower()
    assert [finder.step(direction) for direction in (-1, -1)] == [1, count]
    assert finder.step(1) == 1
    assert finder.match() == 1


def test_a_match_low_in_a_high_cell_is_in_view(make_page: MakePage) -> None:
    book = Handbook(
        manifest("odd", "Odd"),
        variations=(
            variation("a", "Box", Equipment.NONE, stance=f"{LONG} at last"),
            variation("b", "Goblet", Equipment.NONE, stance="Wide."),
        ),
    )
    page = make_page(Library((book,)), "odd/variation?compare=a,b")
    finder = page.find_view()
    assert finder is not None
    finder.mark("at last")
    finder.step(0)

    table = table_of(page)
    bottom = table.visualRect(table.currentIndex()).bottom()
    assert bottom <= table.viewport().height() + 20


def test_there_is_nothing_to_find_in_before_there_are_two(
    bundled: Library, make_page: MakePage
) -> None:
    page = make_page(bundled, "hip-thrust/variation?compare=frog-thrust")

    assert page.find_view() is None


# Told to a screen reader


def test_a_screen_reader_hears_label_variation_words_and_difference(page: ComparisonPage) -> None:
    model = table_of(page).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    sides = row_at(page, "Sides")

    assert model.index(sides, 0).data(role) == "Sides (differs)"
    assert model.index(sides, 1).data(role) == "Sides, Barbell hip thrust: Both legs"
    assert model.index(sides, 2).data(role) == "Sides, B-stance hip thrust: B-stance (differs)"
    equipment = model.index(row_at(page, "Equipment"), 1).data(role)
    assert "only here: Barbell; " in equipment
    table_of(page).fold_toggled.emit(lines(page)[1].group)
    level = row_at(page, "Level")
    assert model.index(level, 1).data(role) == "Level, the same for all: Intermediate"


def test_stacked_cells_are_told_alike(bundled: Library, make_page: MakePage) -> None:
    page = make_page(bundled, FOUR, (560, 640))
    model = table_of(page).model()
    at = row_at(page, "Sides")
    role = Qt.ItemDataRole.AccessibleTextRole

    assert model.index(at, 0).data(role) == "Sides (differs)"
    assert model.index(at + 2, 0).data(role) == "Sides, B-stance hip thrust: B-stance (differs)"


def test_the_model_keeps_the_rules_of_models(page: ComparisonPage, qtmodeltester) -> None:
    qtmodeltester.check(table_of(page).model(), force_py=True)


# In the window


def test_back_undoes_a_change(real_desk: Desk) -> None:
    real_desk.go(TWO)
    page = real_desk.page
    assert isinstance(page, ComparisonPage)
    page.findChildren(VariationPicker)[0].chosen.emit("frog-thrust")
    assert real_desk.place == f"{TWO},frog-thrust"
    assert len(names(page)) == 3

    real_desk.press("Alt+Left")
    assert real_desk.place == TWO
    assert len(names(page)) == 2


def test_a_comparison_of_the_small_library_survives_a_reload(
    make_page: MakePage,
) -> None:
    page = make_page(LIBRARY, "squat/variation?compare=box,goblet")
    page.set_library(Library((LIBRARY.handbooks[0],)))
    page.show_place(parse_address("squat/variation?compare=box,goblet"))

    assert names(page) == ["Box squat", "Goblet squat"]

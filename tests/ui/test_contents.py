"""The contents beside the page: a tree of packs, kinds and sections."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
)
from pytestqt.modeltest import ModelTester

from handbook.content.address import parse_address
from handbook.content.handbook import Library
from handbook.ui.appearance import Appearance
from handbook.ui.keeping.note_strip import NoteDialog
from handbook.ui.sidebar import ContentsModel, CountDelegate, Sidebar

from .conftest import OpenDesk
from .desk import Desk
from .sample import ODD, SQUAT


@pytest.fixture
def model(library: Library) -> Iterator[ContentsModel]:
    """The contents of the small library."""
    parent = QObject()
    yield ContentsModel(library, parent)
    shiboken6.delete(parent)


def picture(model: ContentsModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """The tree as text: a line a row, with its count."""
    above = parent or QModelIndex()
    lines: list[str] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        count = index.data(ContentsModel.CountRole)
        lines.append("  " * depth + index.data() + (f" {count}" if count else ""))
        lines += picture(model, index, depth + 1)
    return lines


def test_the_contents_list_packs_kinds_and_sections(model: ContentsModel) -> None:
    lines = picture(model)

    assert lines[:10] == [
        "Handouts",
        "Squat",
        "  Sections",
        "    Overview",
        "    Depth",
        "  Variations 3",
        "  Questions 6",
        "  Muscles 1",
        "  Glossary 1",
        "  References 1",
    ]


def test_the_model_keeps_its_contract(model: ContentsModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_a_list_without_entries_is_not_listed(library: Library) -> None:
    import msgspec

    parent = QObject()
    bare = msgspec.structs.replace(SQUAT, variations=(), muscles=())
    lines = picture(ContentsModel(Library((bare,)), parent))

    assert "  Variations" not in "\n".join(lines)
    assert "  Questions 6" in lines
    shiboken6.delete(parent)


@pytest.mark.parametrize(
    ("address", "row"),
    [
        ("squat", "Squat"),
        ("squat/section/depth", "Depth"),
        ("squat/section/depth#why", "Depth"),
        ("squat/section/gone", "Sections"),
        ("squat/variation/box", "Variations"),
        ("squat/faq", "Questions"),
        ("elsewhere/faq", None),
        ("handout", None),
    ],
)
def test_the_nearest_row_stands_for_a_place(
    address: str, row: str | None, model: ContentsModel
) -> None:
    assert model.index_of(parse_address(address)).data() == row


def test_favorites_stand_between_the_handouts_and_the_packs(model: ContentsModel) -> None:
    before = picture(model)
    row = model.set_favorites([parse_address("squat/faq/knees"), parse_address("squat/faq/gone")])

    assert row.data() == "Favorites"
    assert picture(model) == [
        "Handouts",
        "Favorites",
        "  Why do my knees cave in?",
        "  squat/faq/gone (no longer in the handbook)",
        *before[1:],
    ]
    assert model.index_of(parse_address("squat/faq/knees")).data() == "Questions"
    assert not model.set_favorites([]).isValid()
    assert picture(model) == before


def test_a_page_becomes_a_favorite_and_is_one_after_the_next_start(open_desk: OpenDesk) -> None:
    desk = open_desk("squat/section/depth")
    desk.press("Ctrl+B")
    assert desk.action("go.favorite").text() == "Remove from favor&ites"

    desk.go("squat/section/overview")
    desk.click_row(desk.sidebar, "Favorites")
    favorites = desk.sidebar.model().index(1, 0)
    assert desk.sidebar.isExpanded(favorites)
    favorite = desk.sidebar.model().index(0, 0, favorites)
    desk.click(desk.sidebar.viewport(), desk.sidebar.visualRect(favorite).center())
    assert desk.place == "squat/section/depth"

    again = open_desk("squat/section/depth")
    assert again.sidebar.model().index(1, 0).data() == "Favorites"
    again.press("Ctrl+B")
    assert again.sidebar.model().index(1, 0).data() == "Squat"


def test_only_entries_can_be_favorites(desk: Desk) -> None:
    desk.go("squat/variation")

    assert not desk.action("go.favorite").isEnabled()


def test_counts_are_read_out(model: ContentsModel) -> None:
    pack = model.index(1, 0)
    variations = model.index(1, 0, pack)

    assert variations.data(Qt.ItemDataRole.AccessibleTextRole) == "Variations, 3 entries"
    assert pack.data(Qt.ItemDataRole.AccessibleTextRole) == "Squat"


@pytest.mark.parametrize("width", [0, 30, 220])
def test_any_row_is_painted(width: int, model: ContentsModel, appearance: Appearance) -> None:
    delegate = CountDelegate(appearance, model)
    image = QImage(max(1, width), 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        index = waiting.pop()
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        option.state |= QStyle.StateFlag.State_Selected
        assert delegate.sizeHint(option, index).height() > 0
        delegate.paint(painter, option, index)
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    painter.end()


def test_one_pack_is_unfolded_with_its_sections(desk: Desk) -> None:
    sidebar = desk.sidebar
    assert isinstance(sidebar, Sidebar)
    sidebar.set_library(Library((ODD,)))

    pack = sidebar.model().index(1, 0)
    assert sidebar.isExpanded(pack)
    assert sidebar.isExpanded(sidebar.model().index(0, 0, pack))


def test_a_place_in_a_folded_branch_is_unfolded(desk: Desk) -> None:
    desk.sidebar.collapseAll()

    desk.go("squat/section/depth")

    index = desk.sidebar.currentIndex()
    assert index.data() == "Depth"
    assert not desk.sidebar.visualRect(index).isEmpty()


# Notes


def keep_note(desk: Desk) -> None:
    """Press the button of the dialog."""
    buttons = desk.dialog(NoteDialog).findChildren(QPushButton)
    desk.click(next(button for button in buttons if button.text() == "Keep the note"))


def test_a_note_stands_above_its_page_and_is_there_after_the_next_start(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk("squat/section/depth")
    assert not desk.find(QFrame, "note").isVisible()
    desk.press("Ctrl+M")
    dialog = desk.dialog(NoteDialog)
    assert dialog.windowTitle() == "Note on “Depth”"
    desk.write("ask zoe")
    keep_note(desk)

    again = open_desk("squat/section/depth")
    strip = again.find(QFrame, "note")
    assert strip.isVisible()
    assert strip.findChildren(QLabel)[0].text() == "Your note: ask zoe"
    again.go("squat/section/overview")
    assert not strip.isVisible()


def test_an_emptied_note_goes_and_one_that_is_too_long_is_told(
    desk: Desk,
) -> None:
    desk.press("Ctrl+M")
    field = desk.dialog(NoteDialog).findChildren(QPlainTextEdit)[0]
    field.setPlainText("x" * 20_001)
    keep_note(desk)
    said = [label.text() for label in desk.dialog(NoteDialog).findChildren(QLabel)]
    assert "The note is 1 character too long. Shorten it." in said

    field.setPlainText("x" * 20_000)
    keep_note(desk)
    strip = desk.find(QFrame, "note")
    assert strip.isVisible()
    assert strip.height() < 200
    desk.click(strip.findChildren(QPushButton)[0])
    field = next(f for f in desk.dialog(NoteDialog).findChildren(QPlainTextEdit) if f.isVisible())
    field.clear()
    keep_note(desk)
    assert not strip.isVisible()

"""The contents beside the page: a tree of packs, kinds and sections."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.modeltest import ModelTester

from handbook.content.address import parse_address
from handbook.content.handbook import Library
from handbook.ui.appearance import Appearance
from handbook.ui.sidebar import ContentsModel, CountDelegate, Sidebar

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

    assert lines[:9] == [
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


def test_the_model_keeps_its_contract(
    model: ContentsModel, qtmodeltester: ModelTester
) -> None:
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


def test_counts_are_read_out(model: ContentsModel) -> None:
    pack = model.index(0, 0)
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

    pack = sidebar.model().index(0, 0)
    assert sidebar.isExpanded(pack)
    assert sidebar.isExpanded(sidebar.model().index(0, 0, pack))


def test_a_place_in_a_folded_branch_is_unfolded(desk: Desk) -> None:
    desk.sidebar.collapseAll()

    desk.go("squat/section/depth")

    index = desk.sidebar.currentIndex()
    assert index.data() == "Depth"
    assert not desk.sidebar.visualRect(index).isEmpty()

"""The handout tray beside every page."""

import datetime

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from handbook.content.address import parse_address
from handbook.content.handbook import Library
from handbook.handout.model import Handout
from handbook.paths import data_folder
from handbook.ui.draft import HandoutDraft, Spot, new_handout
from handbook.ui.item_list import ItemList
from handbook.ui.tray import Tray
from handbook.userdata.store import Store

from .conftest import OpenDesk
from .desk import Desk, rows
from .sample import SQUAT

BOX = "squat/variation/box"
GOBLET = "squat/variation/goblet"
KNEES = "squat/faq/knees"


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Three entries on the handout, the tray with the focus, the first row chosen."""
    for address in (BOX, GOBLET, "squat/section/overview"):
        desk.go(address)
        desk.press("Ctrl+D")
    desk.tray.setFocus()
    desk.tray.choose([0])
    return desk


def tray(desk: Desk) -> Tray:
    return desk.window.findChildren(Tray)[0]


def addresses(desk: Desk) -> list[str]:
    return [item.address for item in desk.workspace.draft.handout.items]


def tray_button(desk: Desk, name: str) -> QToolButton:
    return next(b for b in tray(desk).findChildren(QToolButton) if b.accessibleName() == name)


def test_the_tray_is_away_until_something_is_added(desk: Desk) -> None:
    assert not tray(desk).isVisible()

    desk.go(BOX)
    desk.press("Ctrl+D")

    assert tray(desk).isVisible()
    assert desk.action("view.tray").isChecked()
    assert rows(desk.tray) == ["> Box squat"]


def test_a_key_shows_and_hides_the_tray(desk: Desk) -> None:
    desk.press("F8")
    assert tray(desk).isVisible()
    texts = [label.text() for label in tray(desk).findChildren(QLabel) if label.isVisible()]
    assert "Handout · 0" in texts
    assert any("Ctrl+D" in text for text in texts)

    desk.press("F8")
    assert not tray(desk).isVisible()


def test_the_same_key_takes_a_page_off_again(desk: Desk) -> None:
    desk.go(BOX)
    desk.press("Ctrl+D")
    assert desk.action("handout.add").iconText() == "On the handout"

    desk.press("Ctrl+D")

    assert addresses(desk) == []
    assert desk.action("handout.add").iconText() == "Add to handout"


@pytest.mark.parametrize("place", ["squat", "squat/section", "squat/reference/first2020"])
def test_a_list_or_a_reference_cannot_be_added(place: str, desk: Desk) -> None:
    desk.go(place)

    assert not desk.action("handout.add").isEnabled()
    desk.press("Ctrl+D")
    assert addresses(desk) == []


def test_the_variation_and_the_question_one_is_at_can_be_added(desk: Desk) -> None:
    desk.press("Ctrl+2", "Down")
    chosen = desk.page.handout_address()
    desk.press("Ctrl+D")
    desk.go(KNEES)
    desk.press("Ctrl+D")

    assert addresses(desk) == [str(chosen), KNEES]


def test_an_entry_opens_from_the_tray(filled: Desk) -> None:
    filled.press("Down", "Return")

    assert filled.place == GOBLET


def test_alt_and_arrows_move_an_item_and_the_choice_with_it(filled: Desk) -> None:
    filled.press("Alt+Down")
    assert rows(filled.tray) == ["  Goblet squat", "> Box squat", "  Overview"]
    filled.press("Alt+Down", "Alt+Down")
    assert rows(filled.tray) == ["  Goblet squat", "  Overview", "> Box squat"]
    filled.press("Alt+Up", "Alt+Up", "Alt+Up")
    assert rows(filled.tray) == ["> Box squat", "  Goblet squat", "  Overview"]

    assert addresses(filled) == [BOX, GOBLET, "squat/section/overview"]


def test_delete_takes_items_off_until_none_is_left(filled: Desk) -> None:
    filled.press("Down", "Delete")
    assert rows(filled.tray) == ["  Box squat", "> Overview"]
    filled.press("Delete")
    assert rows(filled.tray) == ["> Box squat"]

    filled.press("Delete")

    assert addresses(filled) == []
    assert not filled.action("handout.save").isEnabled()
    assert filled.focus is not None
    filled.press("Delete")


def test_ctrl_shift_and_arrows_move_it_as_well(filled: Desk) -> None:
    filled.press("Ctrl+Shift+Down")
    assert addresses(filled)[:2] == [GOBLET, BOX]
    filled.press("Ctrl+Shift+Up")
    assert addresses(filled)[:2] == [BOX, GOBLET]


def test_several_are_moved_and_taken_off_together(filled: Desk) -> None:
    filled.press("Shift+Down", "Alt+Down")
    assert addresses(filled) == ["squat/section/overview", BOX, GOBLET]

    filled.press("Delete")

    assert addresses(filled) == ["squat/section/overview"]
    filled.press("Ctrl+Z")
    assert addresses(filled) == ["squat/section/overview", BOX, GOBLET]
    assert filled.tray.rows == (1, 2)


def test_an_item_is_dragged_to_another_place(filled: Desk) -> None:
    view = filled.tray
    below = view.visualRect(view.model().index(2, 0)).bottomLeft() + QPoint(5, -2)

    drop(view, below)

    assert addresses(filled) == [GOBLET, "squat/section/overview", BOX]
    assert rows(view) == ["  Goblet squat", "  Overview", "> Box squat"]


def drop(view: ItemList, at: QPoint) -> None:
    """Let what is dragged from a list go over it."""
    data = view.model().mimeData(view.selectedIndexes())
    event = _DropFrom(view, at, data)
    view.dropEvent(event)


class _DropFrom(QDropEvent):
    """A drop that comes from a list, as Qt sends it at the end of a drag."""

    def __init__(self, view: ItemList, at: QPoint, data: QMimeData) -> None:
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(QPointF(at), Qt.DropAction.MoveAction, data, buttons, keys)
        self._view = view

    def source(self) -> ItemList:
        return self._view


def test_the_buttons_do_the_same(filled: Desk) -> None:
    assert not tray_button(filled, "Move up (Alt+Up)").isEnabled()
    filled.click(tray_button(filled, "Move down (Alt+Down)"))
    assert addresses(filled)[:2] == [GOBLET, BOX]
    filled.click(tray_button(filled, "Move up (Alt+Up)"))
    assert addresses(filled)[:2] == [BOX, GOBLET]
    filled.click(tray_button(filled, "Take off the handout (Delete)"))
    assert addresses(filled)[0] == GOBLET


def test_the_tray_leads_to_the_handout(filled: Desk) -> None:
    preview = next(b for b in tray(filled).findChildren(QPushButton) if b.text() == "Preview")

    filled.click(preview)

    assert filled.place == "handout"
    assert not tray(filled).isVisible()
    filled.press("Alt+Left")
    assert tray(filled).isVisible()


def test_a_new_handout_is_empty_and_of_today(filled: Desk) -> None:
    filled.press("Ctrl+Shift+N")

    assert filled.workspace.draft.handout == new_handout()
    assert rows(filled.tray) == []


def test_what_has_gone_from_the_handbook_stays_and_is_told(open_desk: OpenDesk) -> None:
    without = msgspec.structs.replace(SQUAT, variations=SQUAT.variations[1:])
    desk = open_desk(BOX, open_packs=lambda: Library((without,)))
    desk.press("Ctrl+D")

    desk.press("F5")

    assert rows(desk.tray) == [f"> {BOX} (no longer in the handbook)"]


def test_the_tray_says_how_many_there_are(filled: Desk) -> None:
    title = tray(filled).findChild(QLabel, "tray-title")

    assert title is not None
    assert (title.text(), title.accessibleName()) == ("Handout · 3", "3 items on the handout")


# The draft


def test_a_handout_is_found_again_in_the_next_window(open_desk: OpenDesk) -> None:
    first = open_desk(BOX)
    first.press("Ctrl+D")
    first.window.close()

    second = open_desk()

    assert addresses(second) == [BOX]
    second.press("F8")
    assert rows(second.tray) == ["> Box squat"]


def test_an_empty_handout_kept_from_another_day_is_one_of_today(open_desk: OpenDesk) -> None:
    store = Store.open(data_folder())
    store.set("draft", Handout(date="2020-01-01"))
    store.close()

    desk = open_desk()

    assert desk.workspace.draft.handout.date == datetime.date.today().isoformat()


def test_another_window_that_only_looks_around_keeps_the_handout(open_desk: OpenDesk) -> None:
    looking, working = open_desk(), open_desk(BOX)
    working.press("Ctrl+D")
    working.window.close()

    looking.go(KNEES)
    looking.window.close()

    assert addresses(open_desk()) == [BOX]


def test_the_draft_tells_of_changes_only(draft: HandoutDraft) -> None:
    told: list[Handout] = []
    draft.changed.connect(lambda: told.append(draft.handout))

    assert draft.add(parse_address(f"{BOX}#setup"))
    assert not draft.add(parse_address(BOX))
    draft.move([0], 1)
    draft.move([0], -1)
    draft.move([], 1)
    draft.remove()
    draft.remove_address(parse_address(GOBLET))
    draft.replace(client="")

    assert [handout.items[0].address for handout in told] == [BOX]


def test_every_change_is_undone_and_done_again(draft: HandoutDraft) -> None:
    empty = draft.handout
    draft.add(parse_address(BOX))
    draft.add(parse_address(GOBLET))
    draft.remove(0, 1)
    draft.replace("Client", client="Anna")
    last = draft.handout

    for _step in range(4):
        draft.undo()
    assert draft.handout == empty
    for _step in range(5):
        draft.redo()
    assert draft.handout == last


def test_letters_typed_into_one_field_are_undone_together(draft: HandoutDraft) -> None:
    for text in ("A", "An", "Ann"):
        draft.replace("Client", merge="client", client=text)
    draft.replace("Title", merge="title", title="W")
    draft.undo()
    assert (draft.handout.client, draft.handout.title) == ("Ann", "")
    draft.undo()
    assert draft.handout.client == ""


def test_what_was_typed_and_taken_back_leaves_nothing_to_undo(draft: HandoutDraft) -> None:
    draft.replace("Client", merge="client", client="A")
    draft.replace("Client", merge="client", client="")

    assert draft.undo_stack.count() == 0


def test_another_handout_begins_with_nothing_to_undo(draft: HandoutDraft) -> None:
    draft.replace("Client", client="Anna")
    draft.open(new_handout())
    draft.undo()

    assert draft.handout == new_handout()


def test_undo_says_where_it_was(draft: HandoutDraft) -> None:
    spots: list[Spot | None] = []
    draft.pointed.connect(spots.append)
    draft.add(parse_address(BOX))
    draft.replace("Client", client="Anna")

    draft.undo()
    draft.undo()
    draft.redo()
    draft.undo()
    draft.undo()

    assert spots == [Spot((), "client"), Spot(()), Spot((0,)), Spot(())]

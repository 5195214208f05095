"""A handout from the first word searched for to the printer, by keyboard alone."""

import uuid

import pypdfium2
from PySide6.QtPrintSupport import QPrintDialog
from pytestqt.qtbot import QtBot

from handbook.content.handbook import Library
from handbook.handout.model import Handout
from handbook.handout.prescription import LoadType, Prescription
from handbook.handout.typeset import typeset
from handbook.ui.editing.add_field import AddField
from handbook.ui.editing.preview_panel import PreviewPanel
from tests.print_queue import QUEUE, needs_queue, what_came_out
from tests.ui.desk import Desk

ITEMS = [
    "hip-thrust/variation/b-stance-hip-thrust",
    "hip-thrust/variation/glute-bridge",
    "hip-thrust/variation/pause-hip-thrust",
]


def focus(desk: Desk) -> str:
    """What the widget with the focus is called."""
    assert desk.focus is not None
    text = getattr(desk.focus, "text", str)()
    return desk.focus.accessibleName() or text


def tab_to(desk: Desk, name: str, key: str = "Tab") -> None:
    """Press Tab, or Shift+Tab, until something of this name has the focus."""
    met: list[str] = []
    while focus(desk) != name:
        met.append(focus(desk))
        assert len(met) < 60, f"no {name} within reach of the Tab key, only {met}"
        desk.press(key)


def add(desk: Desk, words: str, qtbot: QtBot) -> None:
    """Search in the editor and add the first hit."""
    field = desk.focus
    assert isinstance(field, AddField)
    desk.write(words)
    before = len(desk.workspace.draft.handout.items)
    qtbot.waitUntil(lambda: _tried(desk) > before)


def _tried(desk: Desk) -> int:
    """Press Enter, which adds nothing while the search is being prepared."""
    desk.press("Return")
    return len(desk.workspace.draft.handout.items)


def dose(handout: Handout, row: int) -> Prescription:
    """The dose of an item, which has one of its own."""
    found = handout.items[row].dose
    assert found is not None
    return found


def make_handout(desk: Desk, client: str, qtbot: QtBot) -> Handout:
    """Search, add three, set their doses, and switch to large print."""
    draft = desk.workspace.draft
    desk.press("Ctrl+H")
    for words in ("kickstand", "floor bridge", "pause"):
        add(desk, words, qtbot)
    assert [item.address for item in draft.handout.items] == ITEMS

    desk.press("Esc", "Home", "Return")  # to the list, its first row, and the dose of that
    assert focus(desk) == "Sets"
    desk.press("Ctrl+A")
    desk.write("3")
    desk.press("Tab", "Ctrl+A")
    desk.write("10-12")
    desk.press("Esc", "Down", "Return", "Up", "Up")
    desk.press("Esc", "Shift+Up", "Return")  # the first two together
    tab_to(desk, "Rest between sets")
    desk.press("Ctrl+A")
    desk.write("90")

    desk.press("Esc")
    tab_to(desk, "Exercises", "Shift+Tab")
    desk.press("Right", "Right")
    assert focus(desk) == "Page"
    tab_to(desk, "Text size")
    desk.press("Down", "Down")
    tab_to(desk, "Client", "Shift+Tab")
    desk.write(client)
    return draft.handout


def test_search_add_three_set_doses_and_switch_to_large_print(
    real_desk: Desk, qtbot: QtBot
) -> None:
    handout = make_handout(real_desk, "Anna", qtbot)

    assert handout.text_size == 18
    first, second = dose(handout, 0), dose(handout, 1)
    assert (first.sets, first.amount, first.rest_seconds) == ((3, 3), (10, 12), (90, 90))
    assert second.rest_seconds == (90, 90)
    assert second.load.type is LoadType.BODYWEIGHT
    assert handout.items[2].dose is None
    panel = real_desk.page.findChildren(PreviewPanel)[0]
    qtbot.waitUntil(lambda: panel.settled)

    while real_desk.workspace.draft.undo_stack.canUndo():
        real_desk.press("Ctrl+Z")
    assert real_desk.workspace.draft.handout.items == ()
    assert isinstance(real_desk.focus, AddField)


@needs_queue
def test_and_print_it(real_desk: Desk, bundled: Library, qtbot: QtBot) -> None:
    client = f"Anna {uuid.uuid4().hex}"
    handout = make_handout(real_desk, client, qtbot)

    real_desk.press("Ctrl+P")
    dialog = real_desk.dialog(QPrintDialog)
    assert dialog.printer().printerName() == QUEUE
    real_desk.press("Return")
    qtbot.waitUntil(lambda: "sent to" in real_desk.notice)

    printed = pypdfium2.PdfDocument(what_came_out(client))
    true = pypdfium2.PdfDocument(typeset(handout, bundled))
    assert len(printed) == len(true) > 1
    for one, other in zip(printed, true, strict=True):
        assert difference(one, other) < 0.05, "the same letters, as large, in the same places"
    printed.close()
    true.close()


def difference(one: pypdfium2.PdfPage, other: pypdfium2.PdfPage) -> float:
    """The share of points that differ on two pages, so coarse that the edges of letters do not."""
    pairs = [
        pair
        for rows in zip(picture(one), picture(other), strict=False)
        for pair in zip(*rows, strict=False)
    ]
    return sum(abs(here - there) > 80 for here, there in pairs) / len(pairs)


def picture(page: pypdfium2.PdfPage) -> list[bytes]:
    """The rows of a page in gray."""
    image = page.render(scale=0.25, grayscale=True)
    data = bytes(image.buffer)
    return [data[row * image.stride :][: image.width] for row in range(image.height)]

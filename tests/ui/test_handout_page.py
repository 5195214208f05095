"""The handout editor: the form and the draft, the items, the preview, narrow pages."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, QMimeData, QModelIndex, QPoint, QPointF, Qt, QThreadPool
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from handbook.content.address import Address
from handbook.content.handbook import Handbook, Library
from handbook.content.model import (
    Equipment,
    Faq,
    Goal,
    Kind,
    Laterality,
    Level,
    Manifest,
    Variation,
)
from handbook.content.prose import Paragraph, Prose, Text
from handbook.handout.model import (
    CLIENT_LIMIT,
    ITEMS_LIMIT,
    NOTE_LIMIT,
    Handout,
    Item,
    Paper,
    Voice,
)
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.draft import HandoutDraft
from handbook.ui.editing.items_model import ItemsModel
from handbook.ui.editing.note_field import room_hint
from handbook.ui.editing.page_layout import PageLayout
from handbook.ui.editing.page_preview import PagePreview
from handbook.ui.editing.page_setter import PageSetter, Request, pixels
from handbook.ui.editing.preview_panel import PreviewPanel
from handbook.ui.pages.handout import HandoutPage


def variation(id: str, name: str) -> Variation:
    """A variation that fills most of a page."""
    return Variation(
        id=id,
        name=name,
        summary="A lift of the hips.",
        equipment=(Equipment.NONE,),
        level=Level.BEGINNER,
        laterality=Laterality.BILATERAL,
        setup=tuple(f"Get ready in way {n}." for n in range(1, 8)),
        steps=tuple(f"Do the thing that is number {n} of all." for n in range(1, 9)),
    )


QUESTION = Faq(
    id="knees",
    question="Why do my knees cave in?",
    answer=Prose((Paragraph((Text("A band helps."),)),)),
)
MANIFEST = Manifest(
    id="thrust",
    title="Thrust",
    language="en",
    version="1.0.0",
    license="MIT",
    authors=("A",),
    reviewed_on="2025-01-01",
    summary="S",
    disclaimer="D",
)
VARIATIONS = (
    variation("bridge", "Glute bridge"),
    variation("thrust", "Hip thrust"),
    variation("march", "Hip march"),
)
LIBRARY = Library((Handbook(MANIFEST, variations=VARIATIONS, faqs=(QUESTION,)),))
BRIDGE, THRUST, MARCH = (Item(f"thrust/variation/{each.id}") for each in VARIATIONS)
KNEES = Item("thrust/faq/knees")
GONE = Item("thrust/variation/gone")
EMPTY = Handout(date="2025-01-31")


@pytest.fixture
def window(qtbot: QtBot, appearance: Appearance) -> Iterator[QMainWindow]:
    """A window for the page to be in."""
    appearance.style_widgets()
    window = QMainWindow()
    qtbot.addWidget(window)
    yield window
    window.close()
    QThreadPool.globalInstance().waitForDone()


@pytest.fixture
def draft(window: QMainWindow) -> HandoutDraft:
    """Two variations and a question, for Anna."""
    return HandoutDraft(replace(EMPTY, client="Anna", items=(BRIDGE, THRUST, KNEES)), window)


@pytest.fixture
def page(
    window: QMainWindow, draft: HandoutDraft, appearance: Appearance, qtbot: QtBot
) -> HandoutPage:
    """The page on screen, wide enough for form and preview, with its pages drawn."""
    page = HandoutPage(LIBRARY, draft, appearance, window)
    page.show_place(Address("handout"))
    window.setCentralWidget(page)
    window.resize(1180, 780)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle(page, qtbot)
    return page


def settle(page: HandoutPage, qtbot: QtBot) -> None:
    """Wait until the pages of the handout as it is now are drawn."""
    panel = page.findChildren(PreviewPanel)[0]
    qtbot.waitUntil(lambda: panel.settled)


def preview_of(page: HandoutPage) -> PagePreview:
    """The pages."""
    return page.findChildren(PagePreview)[0]


def named(page: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The widget that is read out by this name."""
    found = [widget for widget in page.findChildren(kind) if widget.accessibleName() == name]
    assert len(found) == 1, (name, [widget.accessibleName() for widget in page.findChildren(kind)])
    return found[0]


def line(page: HandoutPage, name: str) -> QLineEdit:
    """A field of one line."""
    field = named(page, QLineEdit, name)
    assert isinstance(field, QLineEdit)
    return field


def choice(page: HandoutPage, name: str) -> QComboBox:
    """A field that offers values."""
    field = named(page, QComboBox, name)
    assert isinstance(field, QComboBox)
    return field


def lines(page: HandoutPage, name: str) -> QPlainTextEdit:
    """A field of some lines."""
    field = named(page, QPlainTextEdit, name)
    assert isinstance(field, QPlainTextEdit)
    return field


def the_list(page: HandoutPage) -> QListView:
    """The list of items."""
    found = named(page, QListView, "Items of the handout")
    assert isinstance(found, QListView)
    return found


def rows(page: HandoutPage) -> str:
    """The list as a picture: the selected row is marked."""
    view = the_list(page)
    model, current = view.model(), view.currentIndex().row()
    return "\n".join(
        f"{'>' if row == current else ' '} {model.index(row, 0).data()}"
        f" | {model.index(row, 0).data(ItemsModel.DetailRole)}"
        for row in range(model.rowCount())
    )


def choose(page: HandoutPage, name: str, label: str, qtbot: QtBot) -> None:
    """Choose a value by its label with the keyboard."""
    field = choice(page, name)
    field.setFocus()
    down = field.findText(label) - field.currentIndex()
    assert field.findText(label) >= 0
    for _press in range(abs(down)):
        qtbot.keyClick(field, Qt.Key.Key_Down if down > 0 else Qt.Key.Key_Up)


def press(page: HandoutPage, text: str) -> None:
    """Click a visible button by its text."""
    for button in (*page.findChildren(QPushButton), *page.findChildren(QToolButton)):
        if button.isVisible() and text in (button.text(), button.accessibleName()):
            button.click()
            return
    raise AssertionError(text)


def said(page: HandoutPage) -> list[str]:
    """The visible labels."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


# The form and the draft


def test_the_form_shows_the_handout(page: HandoutPage, draft: HandoutDraft, qtbot: QtBot) -> None:
    draft.replace(
        title="Week 1",
        date="2025-02-28",
        note="Well done.",
        goal=Goal.POWER,
        voice=Voice.TRAINER,
        text_size=18,
        paper=Paper.LETTER,
    )
    assert line(page, "Client").text() == "Anna"
    assert line(page, "Title").text() == "Week 1"
    assert page.findChildren(QDateEdit)[0].date() == QDate(2025, 2, 28)
    assert lines(page, "Message").toPlainText() == "Well done."
    shown = [choice(page, name).currentText() for name in ("Words", "Goal", "Text size", "Paper")]
    assert shown == ["Trainer copy", "Power", "18 pt, large print", "Letter"]
    settle(page, qtbot)


def test_what_is_typed_and_chosen_is_in_the_draft(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line(page, "Client"), " Berger")
    qtbot.keyClicks(line(page, "Title"), "Week 1")
    qtbot.keyClicks(lines(page, "Message"), "Well done.")
    page.findChildren(QDateEdit)[0].setDate(QDate(2025, 3, 1))
    choose(page, "Words", "Trainer copy", qtbot)
    choose(page, "Goal", "Strength", qtbot)
    choose(page, "Text size", "12 pt", qtbot)
    choose(page, "Paper", "Letter", qtbot)
    assert draft.handout == Handout(
        client="Anna Berger",
        title="Week 1",
        date="2025-03-01",
        note="Well done.",
        goal=Goal.STRENGTH,
        voice=Voice.TRAINER,
        text_size=12,
        paper=Paper.LETTER,
        items=(BRIDGE, THRUST, KNEES),
    )
    choose(page, "Goal", "As each entry suggests", qtbot)
    assert draft.handout.goal is None
    settle(page, qtbot)


def test_the_cursor_stays_where_one_types(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    field = line(page, "Client")
    field.setCursorPosition(0)
    qtbot.keyClicks(field, "Dr ")
    assert (field.text(), field.cursorPosition()) == ("Dr Anna", 3)
    draft.replace(title="From elsewhere")
    assert field.cursorPosition() == 3
    message = lines(page, "Message")
    qtbot.keyClicks(message, "bc")
    message.moveCursor(message.textCursor().MoveOperation.Start)
    qtbot.keyClicks(message, "a")
    assert (draft.handout.note, message.textCursor().position()) == ("abc", 1)
    settle(page, qtbot)


def test_the_form_follows_a_change_made_elsewhere(page: HandoutPage, draft: HandoutDraft) -> None:
    draft.start_anew()
    assert line(page, "Client").text() == ""
    assert not the_list(page).isVisible()
    assert not page.findChildren(PagePreview)[0].isVisible()


def test_an_empty_title_shows_what_will_be_printed(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    assert line(page, "Title").placeholderText() == "Your exercises"
    draft.replace(voice=Voice.TRAINER)
    assert line(page, "Title").placeholderText() == "Session plan"
    settle(page, qtbot)


def test_a_field_takes_what_fits_and_says_so(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    client = line(page, "Client")
    client.clear()
    QApplication.clipboard().setText("x" * (CLIENT_LIMIT - 10))
    client.paste()
    assert f"10 of {CLIENT_LIMIT} characters left" in said(page)
    client.paste()
    assert draft.handout.client == "x" * CLIENT_LIMIT
    assert f"Full: at most {CLIENT_LIMIT} characters fit here." in said(page)
    assert "Full" in client.accessibleDescription()
    settle(page, qtbot)
    assert preview_of(page).isVisible()


@pytest.mark.parametrize(
    "character", ["x", "\N{SMILING FACE WITH SUNGLASSES}", "e\N{COMBINING ACUTE ACCENT}"]
)
def test_a_message_takes_what_fits_and_says_so(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot, character: str
) -> None:
    message = lines(page, "Message")
    pasted = QMimeData()
    pasted.setText("Begin " + character * NOTE_LIMIT)
    message.insertFromMimeData(pasted)
    kept = draft.handout.note
    assert kept == message.toPlainText()
    assert kept.startswith("Begin " + character)
    assert NOTE_LIMIT - 2 <= len(kept.encode("utf-16-le")) // 2 <= NOTE_LIMIT
    kept.encode()  # no half of a letter is left
    message.moveCursor(message.textCursor().MoveOperation.Start)
    qtbot.keyClicks(message, "abc")
    assert len(draft.handout.note) <= NOTE_LIMIT
    settle(page, qtbot)
    assert preview_of(page).isVisible()


def test_half_a_letter_never_gets_into_the_draft(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    client = line(page, "Client")
    client.setText("x" * (CLIENT_LIMIT - 1))
    QApplication.clipboard().setText("\N{SMILING FACE WITH SUNGLASSES}")
    client.paste()
    draft.handout.client.encode()
    settle(page, qtbot)


@pytest.mark.parametrize(
    ("used", "hint"),
    [
        (0, ""),
        (95, ""),
        (96, "24 of 120 characters left"),
        (119, "1 of 120 characters left"),
        (120, "Full: at most 120 characters fit here."),
        (500, "Full: at most 120 characters fit here."),
    ],
)
def test_the_hint_comes_when_room_gets_short(used: int, hint: str) -> None:
    assert room_hint(used, 120) == hint


def test_the_wheel_scrolls_the_form_and_changes_nothing(
    page: HandoutPage, draft: HandoutDraft
) -> None:
    before = draft.handout
    for field in (choice(page, "Goal"), page.findChildren(QDateEdit)[0]):
        field.setFocus()
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    assert draft.handout == before


# The items


def test_the_items_are_listed_with_what_they_are(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.replace(items=(*draft.handout.items, GONE, Item("not an address")))
    assert rows(page) == (
        "> Glute bridge | Variation\n"
        "  Hip thrust | Variation\n"
        "  Why do my knees cave in? | Question\n"
        "  thrust/variation/gone | no longer in the handbook\n"
        "  not an address | no longer in the handbook"
    )
    gone = the_list(page).model().index(3, 0)
    said = gone.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "thrust/variation/gone, no longer in the handbook"
    settle(page, qtbot)


def test_alt_and_arrows_move_an_item_and_the_selection_with_it(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    view = the_list(page)
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(view, Qt.Key.Key_Down, alt)
    assert draft.handout.items == (THRUST, BRIDGE, KNEES)
    assert "> Glute bridge" in rows(page)
    qtbot.keyClick(view, Qt.Key.Key_Down, alt)
    qtbot.keyClick(view, Qt.Key.Key_Down, alt)
    assert draft.handout.items == (THRUST, KNEES, BRIDGE)
    qtbot.keyClick(view, Qt.Key.Key_Up, alt)
    assert draft.handout.items == (THRUST, BRIDGE, KNEES)
    settle(page, qtbot)


def test_the_buttons_move_and_take_off(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    press(page, "Move down (Alt+Down)")
    assert draft.handout.items == (THRUST, BRIDGE, KNEES)
    press(page, "Move up (Alt+Up)")
    assert draft.handout.items == (BRIDGE, THRUST, KNEES)
    assert not named(page, QToolButton, "Move up (Alt+Up)").isEnabled()
    press(page, "Take off the handout (Delete)")
    assert draft.handout.items == (THRUST, KNEES)
    settle(page, qtbot)


def test_delete_takes_items_off_until_none_is_left(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    view = the_list(page)
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert rows(page) == "  Glute bridge | Variation\n> Why do my knees cave in? | Question"
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert draft.handout.items == ()
    assert "Nothing yet." in said(page)


def test_the_selection_stays_on_its_item_when_others_come_and_go(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    view = the_list(page)
    view.setCurrentIndex(view.model().index(1, 0))
    draft.remove(0)
    assert "> Hip thrust" in rows(page)
    draft.add(Address("thrust", Kind.VARIATION, "march"))
    draft.move(2, 0)
    assert "> Hip thrust" in rows(page)
    settle(page, qtbot)


def test_a_note_belongs_to_the_selected_item(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    view = the_list(page)
    view.setCurrentIndex(view.model().index(1, 0))
    note = lines(page, "Note on “Hip thrust”")
    qtbot.keyClicks(note, "Slow.")
    assert draft.handout.items == (BRIDGE, replace(THRUST, note="Slow."), KNEES)
    assert "> Hip thrust | Variation · Slow." in rows(page)
    view.setCurrentIndex(view.model().index(0, 0))
    assert lines(page, "Note on “Glute bridge”").toPlainText() == ""
    view.setCurrentIndex(view.model().index(1, 0))
    assert lines(page, "Note on “Hip thrust”").toPlainText() == "Slow."
    settle(page, qtbot)


def test_a_reload_takes_titles_and_pages_from_the_new_library(
    page: HandoutPage, qtbot: QtBot
) -> None:
    changed = Library((Handbook(MANIFEST, variations=(variation("bridge", "New name"),)),))
    page.set_library(changed)
    assert "> New name" in rows(page)
    assert "Hip thrust" not in rows(page)
    settle(page, qtbot)


def test_the_model_keeps_its_contract(window: QMainWindow, qtmodeltester: ModelTester) -> None:
    model = ItemsModel(window)
    qtmodeltester.check(model)
    for shown in ((BRIDGE, THRUST), (replace(BRIDGE, note="N"), THRUST), (THRUST,), ()):
        model.show(shown, LIBRARY)
        qtmodeltester.check(model)


def test_hostile_items_are_painted(page: HandoutPage, draft: HandoutDraft, qtbot: QtBot) -> None:
    texts = ("", "x" * 2000, "\u202eلا", "\N{SMILING FACE WITH SUNGLASSES}" * 50, "a\nb\tc")
    draft.replace(items=tuple(Item(f"{text} {n}", note=text) for n, text in enumerate(texts)))
    assert not the_list(page).grab().isNull()
    settle(page, qtbot)


# The preview


def images(page: HandoutPage) -> QImage:
    """What one sees of the preview."""
    return preview_of(page).viewport().grab().toImage()


def test_the_pages_are_shown_and_counted(page: HandoutPage) -> None:
    assert preview_of(page).count == 2
    assert "Page 1 of 2" in said(page)
    assert "2 pages · A4" in said(page)


def test_a_change_is_seen_in_the_pages(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    before = images(page)
    qtbot.keyClicks(line(page, "Client"), "x")
    assert images(page) == before, "the old page stays until the new one is there"
    settle(page, qtbot)
    assert images(page) != before
    draft.replace(client="Anna")
    settle(page, qtbot)
    assert images(page) == before


def test_a_page_is_drawn_dot_for_dot(page: HandoutPage, draft: HandoutDraft) -> None:
    preview = preview_of(page)
    request = Request(draft.handout, LIBRARY, preview.scale, (0,))
    true = PageSetter().draw(request).images[0]
    seen = images(page)
    left = (seen.width() - true.width()) // 2
    for y in range(10, 400, 7):
        for x in range(10, 300, 7):
            assert seen.pixel(left + x, 20 + y) == true.pixel(x, y)


def test_the_latest_of_many_changes_wins(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    for number in range(30):
        draft.replace(client=f"Client {number}")
    settle(page, qtbot)
    last = images(page)
    draft.replace(client="Somebody else")
    settle(page, qtbot)
    draft.replace(client="Client 29")
    settle(page, qtbot)
    assert images(page) == last


def test_the_place_stays_while_pages_change(page: HandoutPage, qtbot: QtBot) -> None:
    bar = preview_of(page).verticalScrollBar()
    place = bar.maximum() - 30
    bar.setValue(place)
    settle(page, qtbot)
    assert "Page 2 of 2" in said(page)
    qtbot.keyClicks(line(page, "Client"), "x")
    settle(page, qtbot)
    assert bar.value() == place


def test_every_page_can_be_reached_with_the_keyboard(page: HandoutPage, qtbot: QtBot) -> None:
    preview = preview_of(page)
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_End)
    settle(page, qtbot)
    assert "Page 2 of 2" in said(page)
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    settle(page, qtbot)
    assert "Page 1 of 2" in said(page)
    assert preview.verticalScrollBar().value() == 0


def test_zoom_by_button_key_and_wheel_and_back_to_the_width(
    page: HandoutPage, qtbot: QtBot
) -> None:
    preview = preview_of(page)
    fitting = preview.zoom
    press(page, "Make the pages larger (+)")
    assert preview.zoom > fitting
    assert not preview.fits_width
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_Minus)
    qtbot.keyClick(preview, Qt.Key.Key_Minus)
    assert preview.zoom < fitting
    for _press in range(20):
        qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.zoom == pytest.approx(4.0)
    assert preview.horizontalScrollBar().maximum() > 0
    for _press in range(30):
        press(page, "Make the pages smaller (-)")
    assert preview.zoom == pytest.approx(0.25)
    settle(page, qtbot)
    press(page, "Fit width")
    assert preview.zoom == pytest.approx(fitting)
    assert preview.horizontalScrollBar().maximum() == 0
    settle(page, qtbot)


def test_few_page_images_are_kept_however_long_the_handout(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.replace(items=(BRIDGE, THRUST, MARCH) * 8)
    settle(page, qtbot)
    preview = preview_of(page)
    assert preview.count > 20
    bar = preview.verticalScrollBar()
    for value in range(0, bar.maximum(), 2000):
        bar.setValue(value)
        settle(page, qtbot)
        assert preview.lacking() == ()
        assert len(preview._held) <= 9  # pyright: ignore[reportPrivateUsage]


def test_other_paper_changes_pages_and_count_line(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.replace(paper=Paper.LETTER)
    settle(page, qtbot)
    assert any(text.endswith("· Letter") for text in said(page))


def test_what_cannot_be_set_is_told_in_place_of_the_pages(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.replace(items=(BRIDGE,) * (ITEMS_LIMIT + 1))
    settle(page, qtbot)
    assert not preview_of(page).isVisible()
    assert any("holds at most 100 items" in text for text in said(page))
    draft.replace(items=(BRIDGE,))
    settle(page, qtbot)
    assert preview_of(page).isVisible()


def test_an_empty_handout_says_how_to_fill_it_and_leads_there(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.replace(items=())
    assert "Nothing on the handout yet" in said(page)
    assert not any(button.isEnabled() for button in output_buttons(page))
    with qtbot.waitSignal(page.navigated) as went:
        press(page, "Browse the variations")
    assert went.args == [Address("thrust", Kind.VARIATION)]
    draft.replace(items=(BRIDGE,))
    settle(page, qtbot)
    assert preview_of(page).isVisible()


def test_emptied_while_pages_are_being_set_it_stays_empty(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.replace(client="Somebody")
    draft.replace(items=())
    settle(page, qtbot)
    assert not preview_of(page).isVisible()


def test_nothing_is_set_while_nobody_looks(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    page.hide()
    assert QThreadPool.globalInstance().waitForDone()
    before = preview_of(page).count
    draft.replace(items=(BRIDGE,))
    assert QThreadPool.globalInstance().activeThreadCount() == 0
    assert preview_of(page).count == before
    page.show()
    settle(page, qtbot)
    assert preview_of(page).count < before


def test_zoom_and_places_come_back(page: HandoutPage, qtbot: QtBot) -> None:
    preview = preview_of(page)
    press(page, "Make the pages larger (+)")
    preview.verticalScrollBar().setValue(500)
    state = page.state()
    press(page, "Fit width")
    preview.verticalScrollBar().setValue(0)
    page.restore(state)
    assert page.state() == state
    page.restore(None)
    settle(page, qtbot)


def output_buttons(page: HandoutPage) -> list[QPushButton]:
    """The buttons for file and printer."""
    return [b for b in page.findChildren(QPushButton) if b.text() in ("Save as PDF…", "Print…")]


@pytest.mark.parametrize(
    ("text", "command"), [("Save as PDF…", "handout.save"), ("Print…", "handout.print")]
)
def test_the_buttons_ask_for_the_commands_of_the_window(
    page: HandoutPage, qtbot: QtBot, text: str, command: str
) -> None:
    with qtbot.waitSignal(page.command_requested) as asked:
        press(page, text)
    assert asked.args == [command]


# Layout of pages


def test_pages_lie_one_below_the_other() -> None:
    layout = PageLayout(count=3, width=60, height=80, margin=10, gap=5)
    assert [layout.top(page) for page in range(3)] == [10, 95, 180]
    assert (layout.whole_width, layout.whole_height) == (80, 270)
    assert [layout.page_at(y) for y in (-5, 0, 89, 95, 179, 180, 999)] == [0, 0, 0, 1, 1, 2, 2]
    assert list(layout.between(0, 50)) == [0]
    assert list(layout.between(60, 100)) == [0, 1]
    assert list(layout.between(0, 50, 1)) == [0, 1]
    assert list(layout.between(200, 900, 5)) == [0, 1, 2]
    assert list(PageLayout(0, 60, 80, 10, 5).between(0, 99)) == []


@pytest.mark.parametrize("scale", [0.37, 0.9, 1.0, 1.3333, 2.7])
def test_images_have_the_size_that_the_layout_expects(scale: float) -> None:
    handout = replace(EMPTY, items=(BRIDGE,))
    pages = PageSetter().draw(Request(handout, LIBRARY, scale, (0, 7)))
    assert list(pages.images) == [0]
    image = pages.images[0]
    assert image.width() == pixels(pages.width, scale)
    assert image.height() == pixels(pages.height, scale)


def test_other_pages_and_scales_need_no_setting_anew() -> None:
    setter = PageSetter()
    handout = replace(EMPTY, items=(BRIDGE, THRUST))
    first = setter.draw(Request(handout, LIBRARY, 1.0, (0,)))
    second = setter.draw(Request(handout, LIBRARY, 2.0, (1,)))
    third = setter.draw(Request(replace(handout, client="A"), LIBRARY, 2.0, (1,)))
    assert first.version == second.version != third.version


# Narrow pages, zoom, themes


def test_a_narrow_page_shows_form_or_preview(
    page: HandoutPage, window: QMainWindow, qtbot: QtBot
) -> None:
    window.resize(640, 480)
    qtbot.waitUntil(lambda: line(page, "Client").isVisible() and not preview_of(page).isVisible())
    qtbot.waitUntil(lambda: all(button.isVisible() for button in output_buttons(page)))
    press(page, "Preview")
    settle(page, qtbot)
    assert preview_of(page).isVisible()
    assert not line(page, "Client").isVisible()
    assert preview_of(page).width() > 600
    press(page, "Edit")
    assert line(page, "Client").isVisible()
    window.resize(1180, 780)
    qtbot.waitUntil(lambda: line(page, "Client").isVisible() and preview_of(page).isVisible())
    settle(page, qtbot)


@pytest.mark.parametrize("size", [(640, 480), (1000, 700), (1600, 1000)])
@pytest.mark.parametrize("zoom", [1.0, 1.5, 3.0])
def test_nothing_of_the_form_is_cut_off(
    page: HandoutPage,
    window: QMainWindow,
    appearance: Appearance,
    qtbot: QtBot,
    size: tuple[int, int],
    zoom: float,
) -> None:
    window.resize(*size)
    appearance.set_zoom(zoom)
    settle(page, qtbot)
    for field in (*page.findChildren(QComboBox), *page.findChildren(QLineEdit)):
        if field.isVisible() and field.objectName() != "qt_spinbox_lineedit":
            assert field.height() >= field.minimumSizeHint().height(), field.accessibleName()
    for button in output_buttons(page):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()
            assert button.height() >= button.sizeHint().height()


def test_the_dark_theme_leaves_paper_white(
    page: HandoutPage, appearance: Appearance, qtbot: QtBot
) -> None:
    light = images(page)
    appearance.choose(ThemeChoice.DARK)
    settle(page, qtbot)
    dark = images(page)
    assert dark.pixelColor(2, 2) != light.pixelColor(2, 2)
    assert dark.pixelColor(dark.width() // 2, 30) == light.pixelColor(light.width() // 2, 30)


# Assistive tools


@pytest.mark.parametrize("filled", [True, False])
def test_every_control_has_a_name_of_its_own(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot, *, filled: bool
) -> None:
    if not filled:
        draft.replace(items=())
    settle(page, qtbot)
    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]
    names: list[str] = []
    for widget in controls:
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name, widget
        names.append(name)
    assert len(set(names)) == len(names), names


def test_tab_goes_through_the_whole_page(page: HandoutPage, qtbot: QtBot) -> None:
    line(page, "Client").setFocus()
    met: list[QWidget] = []
    for _press in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus not in met:
            met.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    names = [widget.accessibleName() or getattr(widget, "text", str)() for widget in met]
    for name in ("Client", "Date", "Message", "Items of the handout", "Goal", "Save as PDF…"):
        assert name in names
    assert preview_of(page) in met


def test_the_preview_says_what_it_shows(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.replace(title="Week 1")
    settle(page, qtbot)
    preview = preview_of(page)
    assert preview.accessibleName() == "Preview, page 1 of 2"
    assert preview.accessibleDescription() == "Week 1 · Anna · 2 pages · A4"


# The end of the program

_LEAVING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from handbook.handout.model import Handout, Item
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.draft import HandoutDraft
from handbook.ui.pages.handout import HandoutPage
from tests.ui.sample import LIBRARY

book = LIBRARY.handbooks[0]
item = Item(f"{book.id}/variation/{book.variations[0].id}")
application = QApplication([])
window = QMainWindow()
draft = HandoutDraft(Handout(date="2025-01-31", items=(item,) * 60), window)
appearance = Appearance(application, ThemeChoice.LIGHT, 1.0, window)
window.setCentralWidget(HandoutPage(LIBRARY, draft, appearance, window))
window.show()
QTimer.singleShot(int(sys.argv[1]), window.close)
sys.exit(application.exec())
"""


@pytest.mark.parametrize("delay", [0, 30])
def test_a_window_closed_while_pages_are_set_ends_quietly(delay: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _LEAVING, str(delay)],
        cwd=Path(__file__).parents[2],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Error" not in ended.stderr


def test_a_page_that_goes_while_pages_are_set_is_not_missed(
    window: QMainWindow, draft: HandoutDraft, appearance: Appearance, qtbot: QtBot
) -> None:
    page = HandoutPage(LIBRARY, draft, appearance, window)
    window.setCentralWidget(page)
    draft.replace(items=(BRIDGE, THRUST, MARCH) * 30)
    window.resize(1180, 780)
    with qtbot.waitExposed(window):
        window.show()
    assert not page.findChildren(PreviewPanel)[0].settled
    with qtbot.waitSignal(page.destroyed):
        window.setCentralWidget(QWidget(window))
    draft.replace(client="Nobody")
    assert QThreadPool.globalInstance().waitForDone(30_000)


def test_the_root_of_the_list_has_no_children_below_rows(page: HandoutPage) -> None:
    model = the_list(page).model()
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None

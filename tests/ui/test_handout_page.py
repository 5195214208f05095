"""The handout editor: what it says of the whole handout, its preview, narrow pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt, QThreadPool
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from handbook.content.address import Address
from handbook.content.model import Goal, Kind
from handbook.handout.model import (
    CLIENT_LIMIT,
    ITEMS_LIMIT,
    NOTE_LIMIT,
    Handout,
    Layout,
    OrderMode,
    PageField,
    Paper,
    Voice,
)
from handbook.handout.practice import Practice
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.draft import HandoutDraft, Spot
from handbook.ui.editing.hints_panel import HintsPanel
from handbook.ui.editing.note_field import room_hint
from handbook.ui.editing.page_layout import PageLayout
from handbook.ui.editing.page_preview import PagePreview
from handbook.ui.editing.page_setter import PageSetter, Request, Sheet, pixels
from handbook.ui.editing.preview_panel import PreviewPanel
from handbook.ui.pages.handout import HandoutPage

from .handout_sample import (
    BRIDGE,
    EMPTY,
    KNEES,
    LIBRARY,
    MARCH,
    THRUST,
    choice,
    choose,
    click,
    draft,
    focus_name,
    line,
    lines,
    named,
    page,
    press,
    preview_of,
    said,
    settle,
    the_list,
    window,
    write,
)

__all__ = ["draft", "page", "window"]


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
    assert page.findChildren(QDateEdit)[0].date() == QDate(2025, 2, 28)
    assert choice(page, "Goal").currentText() == "Power"
    click(page, "Message")
    assert line(page, "Title").text() == "Week 1"
    assert lines(page, "Note to the client").toPlainText() == "Well done."
    click(page, "Page")
    shown = [choice(page, name).currentText() for name in ("Words", "Text size", "Paper")]
    assert shown == ["Trainer copy", "18 pt, large print", "Letter"]
    settle(page, qtbot)


def test_what_is_typed_and_chosen_is_in_the_draft(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line(page, "Client"), " Berger")
    page.findChildren(QDateEdit)[0].setDate(QDate(2025, 3, 1))
    choose(page, "Goal", "Strength", qtbot)
    click(page, "Message")
    qtbot.keyClicks(lines(page, "Main message"), "Every day.")
    qtbot.keyClicks(lines(page, "Goal, in the client's words"), "Lift my child.")
    qtbot.keyClicks(lines(page, "Note to the client"), "Well done.")
    qtbot.keyClicks(line(page, "For weeks"), "6")
    qtbot.keyClicks(line(page, "Title"), "Week 1")
    click(page, "Page")
    click(page, "Log sheet")
    qtbot.keyClicks(line(page, "Boxes for weeks"), "2")
    choose(page, "Words", "Trainer copy", qtbot)
    choose(page, "Text size", "12 pt", qtbot)
    choose(page, "Paper", "Letter", qtbot)
    choose(page, "Order", "By position: lying, kneeling, sitting, standing", qtbot)
    check(page, "Black and white, for copiers")
    check(page, "Figures")
    assert draft.handout == Handout(
        client="Anna Berger",
        title="Week 1",
        date="2025-03-01",
        main_message="Every day.",
        client_goal="Lift my child.",
        note="Well done.",
        weeks=6,
        goal=Goal.STRENGTH,
        voice=Voice.TRAINER,
        layout=Layout.LOG,
        log_weeks=2,
        text_size=12,
        paper=Paper.LETTER,
        order=OrderMode.BY_POSITION,
        black_and_white=True,
        hidden_fields=(PageField.FIGURE,),
        items=(BRIDGE, THRUST, KNEES),
    )
    click(page, "Exercises")
    choose(page, "Goal", "As each entry suggests", qtbot)
    assert draft.handout.goal is None
    settle(page, qtbot)


def check(page: HandoutPage, text: str) -> None:
    """Click a box to check."""
    (box,) = [box for box in page.findChildren(QCheckBox) if box.text() == text]
    box.click()


def test_a_review_is_chosen_and_taken_back(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    click(page, "Message")
    day = next(day for day in page.findChildren(QDateEdit) if day.accessibleName() == "Next review")
    assert day.text() == "Not said"
    day.setFocus()
    press("Up")
    assert draft.handout.review_date == QDate.currentDate().toString(Qt.DateFormat.ISODate)
    click(page, "Clear “Next review”")
    assert (draft.handout.review_date, day.text()) == ("", "Not said")
    settle(page, qtbot)


def test_what_cannot_be_is_told_at_once_and_stays_as_typed(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    click(page, "Message")
    weeks = line(page, "For weeks")
    qtbot.keyClicks(weeks, "500")
    assert any("for 1 to 104 weeks, not for 500" in text for text in said(page))
    qtbot.keyClicks(weeks, "x")
    assert any("“500x” is not a number" in text for text in said(page))
    draft.replace(review_date="2020-01-01")
    assert any("before the date of the handout" in text for text in said(page))
    assert weeks.text() == "500x"
    settle(page, qtbot)
    assert preview_of(page).isVisible()


def test_the_cursor_stays_where_one_types(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    field = line(page, "Client")
    field.setFocus()
    field.setCursorPosition(0)
    qtbot.keyClicks(field, "Dr ")
    assert (field.text(), field.cursorPosition()) == ("Dr Anna", 3)
    draft.replace(title="From elsewhere")
    assert field.cursorPosition() == 3
    click(page, "Message")
    message = lines(page, "Note to the client")
    qtbot.keyClicks(message, "bc")
    message.moveCursor(message.textCursor().MoveOperation.Start)
    qtbot.keyClicks(message, "a")
    assert (draft.handout.note, message.textCursor().position()) == ("abc", 1)
    settle(page, qtbot)


def test_the_form_follows_a_change_made_elsewhere(page: HandoutPage, draft: HandoutDraft) -> None:
    draft.open(EMPTY)
    assert line(page, "Client").text() == ""
    assert not the_list(page).isVisible()
    assert not page.findChildren(PagePreview)[0].isVisible()


def test_an_empty_title_shows_what_will_be_printed(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    click(page, "Message")
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
    click(page, "Message")
    message = lines(page, "Note to the client")
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


# The preview


def images(page: HandoutPage) -> QImage:
    """What one sees of the preview."""
    return preview_of(page).viewport().grab().toImage()


def test_the_pages_are_shown_and_counted(page: HandoutPage) -> None:
    count = preview_of(page).count
    assert count > 1
    assert place(page) == f"Page 1 of {count}"
    assert "A4" in said(page)


def place(page: HandoutPage) -> str:
    """Where one is in the preview, without what is said of other layouts."""
    (text,) = [text for text in said(page) if text.startswith("Page ")]
    return text.partition(" · ")[0]


def test_the_pages_of_the_other_layouts_are_counted_when_there_is_time(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    panel = page.findChildren(PreviewPanel)[0]
    draft.replace(items=(BRIDGE, THRUST, MARCH, BRIDGE))
    settle(page, qtbot)
    qtbot.waitUntil(lambda: len(panel.counts) == len(Layout))

    fewer = panel.counts[Layout.FOUR_UP]
    assert fewer < panel.counts[Layout.LIST] == preview_of(page).count
    assert any(text.endswith(f" would take {fewer}") for text in said(page))
    click(page, "Page")
    button = named(page, QToolButton, "Four-up")
    assert button.text().endswith(f"{fewer} pages") or fewer == 1
    draft.replace(layout=Layout.FOUR_UP)
    settle(page, qtbot)
    assert panel.counts[Layout.LIST] > fewer, "what is known of the others stays known"
    assert not any("would take" in text for text in said(page))
    draft.replace(client="Somebody else")
    assert Layout.LIST not in panel.counts
    settle(page, qtbot)


def test_the_practice_stands_on_the_pages(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    before = images(page)
    draft.set_practice(Practice(name="Hill Street Physio", phone="01 23 45"))
    settle(page, qtbot)
    assert images(page) != before


def test_a_dose_with_a_mistake_leaves_the_pages_as_they_were(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    before = images(page)
    sets = line(page, "Sets")
    sets.setFocus()
    press("Ctrl+A")
    write("50")
    settle(page, qtbot)
    dose = draft.handout.items[0].dose
    assert dose is not None
    assert dose.sets == (50, 50)
    assert any("page still shows the one before" in text for text in said(page))
    assert preview_of(page).isVisible()
    press("Ctrl+Z")
    settle(page, qtbot)
    assert images(page) == before
    assert not any("page still shows" in text for text in said(page))


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
    sheet = Sheet(draft.handout, LIBRARY, draft.practice)
    request = Request(sheet, preview.scale, (0,))
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
    value = bar.maximum() - 30
    bar.setValue(value)
    settle(page, qtbot)
    count = preview_of(page).count
    assert place(page) == f"Page {count} of {count}"
    qtbot.keyClicks(line(page, "Client"), "x")
    settle(page, qtbot)
    assert bar.value() == value


def rows_seen(page: HandoutPage) -> list[int | None]:
    """The items whose cards are in view, from top to bottom, None for what is beside them."""
    preview = preview_of(page)
    across = preview.viewport().width() / 4
    found = [preview.row_at(QPointF(across, down)) for down in range(preview.viewport().height())]
    return [row for row, before in zip(found, [-1, *found], strict=False) if row != before]


def middle_of(page: HandoutPage, row: int) -> QPoint:
    """A point in view on the card of an item."""
    preview = preview_of(page)
    across = preview.viewport().width() // 4
    points = [QPoint(across, down) for down in range(preview.viewport().height())]
    there = [point for point in points if preview.row_at(QPointF(point)) == row]
    return there[len(there) // 2]


def test_the_pages_follow_what_is_chosen_and_edited(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    bar = preview_of(page).verticalScrollBar()
    draft.replace(items=(BRIDGE, THRUST, MARCH, KNEES))
    settle(page, qtbot)
    assert bar.value() == 0, "nobody has chosen anything yet"
    the_list(page).choose([2])
    assert 2 in rows_seen(page)
    the_list(page).choose([0])
    assert 0 in rows_seen(page)
    the_list(page).choose([0, 3])
    assert 3 in rows_seen(page), "what was chosen last"
    the_list(page).choose([2])
    draft.replace(layout=Layout.ONE_PER_PAGE)
    settle(page, qtbot)
    assert 2 in rows_seen(page)
    the_list(page).setFocus()
    press("Alt+Up")
    settle(page, qtbot)
    assert draft.handout.items == (BRIDGE, MARCH, THRUST, KNEES)
    assert 1 in rows_seen(page)
    draft.open(replace(EMPTY, client="Bert", items=(THRUST, BRIDGE, KNEES, MARCH)))
    bar.setValue(0)
    settle(page, qtbot)
    assert bar.value() == 0, "nobody has chosen anything on this one"


def test_who_scrolls_by_hand_stays_there_until_something_is_chosen(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    preview = preview_of(page)
    draft.replace(items=(BRIDGE, THRUST, MARCH, KNEES))
    settle(page, qtbot)
    the_list(page).choose([2])
    preview.setFocus()
    press("Home")
    draft.replace(client="Somebody")
    settle(page, qtbot)
    assert preview.verticalScrollBar().value() == 0
    row = the_list(page).visualRect(the_list(page).model().index(2, 0))
    qtbot.mouseClick(
        the_list(page).viewport(), Qt.MouseButton.LeftButton, pos=row.center()
    )  # chosen already
    assert 2 in rows_seen(page)


def test_a_card_that_is_clicked_is_chosen_where_it_is(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    preview = preview_of(page)
    draft.replace(items=(BRIDGE, THRUST, MARCH, KNEES))
    settle(page, qtbot)
    the_list(page).choose([2])
    settle(page, qtbot)
    click(page, "Message")
    place = preview.verticalScrollBar().value()
    other = next(row for row in rows_seen(page) if row not in (None, 2))
    assert other is not None
    point = middle_of(page, other)
    qtbot.mouseMove(preview.viewport(), point)
    assert preview.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert the_list(page).isVisible()
    assert the_list(page).rows == (other,)
    assert preview.verticalScrollBar().value() == place
    qtbot.mouseDClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert focus_name() == "Items of the handout"


def test_every_page_can_be_reached_with_the_keyboard(page: HandoutPage, qtbot: QtBot) -> None:
    preview = preview_of(page)
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_End)
    settle(page, qtbot)
    assert place(page) == f"Page {preview.count} of {preview.count}"
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    settle(page, qtbot)
    assert place(page) == f"Page 1 of {preview.count}"
    assert preview.verticalScrollBar().value() == 0


def test_zoom_by_button_key_and_wheel_and_back_to_the_width(
    page: HandoutPage, qtbot: QtBot
) -> None:
    preview = preview_of(page)
    fitting = preview.zoom
    click(page, "Make the pages larger (+)")
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
        click(page, "Make the pages smaller (-)")
    assert preview.zoom == pytest.approx(0.25)
    settle(page, qtbot)
    click(page, "Fit width")
    assert preview.zoom == pytest.approx(fitting)
    assert preview.horizontalScrollBar().maximum() == 0
    settle(page, qtbot)


def test_few_page_images_are_kept_however_long_the_handout(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.replace(items=(BRIDGE, THRUST, MARCH) * 8)
    settle(page, qtbot)
    preview = preview_of(page)
    assert preview.count > 8
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
    assert "Letter" in said(page)


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
        click(page, "Browse the variations")
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
    draft.replace(items=(BRIDGE, THRUST) * 4)
    assert QThreadPool.globalInstance().activeThreadCount() == 0
    assert preview_of(page).count == before
    page.show()
    settle(page, qtbot)
    assert preview_of(page).count > before


def test_zoom_and_places_come_back(page: HandoutPage, qtbot: QtBot) -> None:
    preview = preview_of(page)
    click(page, "Make the pages larger (+)")
    preview.verticalScrollBar().setValue(500)
    state = page.state()
    click(page, "Fit width")
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
        click(page, text)
    assert asked.args == [command]


def test_a_field_that_the_draft_points_to_takes_the_focus(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.point_to(Spot((1,), "sets"))
    assert (focus_name(), the_list(page).rows) == ("Sets", (1,))
    draft.point_to(Spot(field="review_date"))
    assert focus_name() == "Next review"
    settle(page, qtbot)


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
    sheet = Sheet(replace(EMPTY, items=(BRIDGE,)), LIBRARY)
    pages = PageSetter().draw(Request(sheet, scale, (0, 7)))
    assert list(pages.images) == [0]
    image = pages.images[0]
    assert image.width() == pixels(pages.width, scale)
    assert image.height() == pixels(pages.height, scale)


def test_other_pages_and_scales_need_no_setting_anew() -> None:
    setter = PageSetter()
    handout = replace(EMPTY, items=(BRIDGE, THRUST))
    sheet = Sheet(handout, LIBRARY)
    first = setter.draw(Request(sheet, 1.0, (0,)))
    counted = setter.count(sheet.in_layout(Layout.TWO_UP))
    second = setter.draw(Request(Sheet(handout, LIBRARY), 2.0, (1,)))
    third = setter.draw(Request(Sheet(replace(handout, client="A"), LIBRARY), 2.0, (1,)))
    assert first.version == second.version != third.version
    assert counted.count > 0


def test_what_cannot_be_set_has_no_pages_to_count() -> None:
    sheet = Sheet(replace(EMPTY, items=(BRIDGE,) * (ITEMS_LIMIT + 1)), LIBRARY)
    assert PageSetter().count(sheet).count == 0


# Narrow pages, zoom, themes


def test_a_narrow_page_shows_form_or_preview(
    page: HandoutPage, window: QMainWindow, qtbot: QtBot
) -> None:
    client = line(page, "Client")
    window.resize(640, 480)
    qtbot.waitUntil(lambda: client.isVisible() and not preview_of(page).isVisible())
    qtbot.waitUntil(lambda: all(button.isVisible() for button in output_buttons(page)))
    click(page, "Preview")
    settle(page, qtbot)
    assert preview_of(page).isVisible()
    assert not client.isVisible()
    assert preview_of(page).width() > 600
    click(page, "Edit")
    assert client.isVisible()
    window.resize(1180, 780)
    qtbot.waitUntil(lambda: client.isVisible() and preview_of(page).isVisible())
    settle(page, qtbot)


def test_nothing_of_the_form_is_cut_off(
    page: HandoutPage, window: QMainWindow, appearance: Appearance, qtbot: QtBot
) -> None:
    fields = [
        field
        for field in (*page.findChildren(QComboBox), *page.findChildren(QLineEdit))
        if field.objectName() != "qt_spinbox_lineedit"
    ]
    scroller = next(s for s in page.findChildren(QScrollArea) if s.isAncestorOf(fields[0]))
    inside = scroller.widget()
    assert inside is not None
    for width, height, zoom in (
        (420, 480, 1.0),
        (420, 480, 2.0),
        (640, 480, 3.0),
        (1000, 700, 1.5),
        (1600, 1000, 1.0),
        (1600, 1000, 3.0),
    ):
        window.resize(width, height)
        appearance.set_zoom(zoom)
        settle(page, qtbot)
        for part in ("Words", "Dose", "Message", "Page", "Exercises"):
            click(page, part)
            qtbot.waitUntil(lambda: inside.width() <= scroller.viewport().width())
            qtbot.waitUntil(lambda: all(map(has_room, fields)))
        assert all(map(has_room, output_buttons(page)))


def has_room(widget: QWidget) -> bool:
    """Whether a widget, if it is visible, is as high as it needs to be, and a button as wide."""
    wide = not isinstance(widget, QPushButton) or widget.width() >= widget.sizeHint().width()
    high = widget.height() >= widget.minimumSizeHint().height()
    return not widget.isVisible() or (wide and high)


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


def test_every_control_has_a_name_of_its_own(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    hints = page.findChildren(HintsPanel)[0]
    hints.unfold(on=True)
    parts = ("Exercises", "More fields of the dose", "Words", "Notes", "Message", "Page")
    for part in parts:
        click(page, part)
        settle(page, qtbot)
        check_names(page)
    click(page, "Exercises")
    draft.replace(items=())
    settle(page, qtbot)
    check_names(page)


def check_names(page: HandoutPage) -> None:
    """Every control that is shown has a name, and another than the others."""
    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]
    names: list[str] = []
    for widget in controls:
        node = QAccessible.queryAccessibleInterface(widget)
        # Qt on Linux gives the value of a choice as its name, and leaves the name to its label.
        name = widget.accessibleName() or node.text(QAccessible.Text.Name)
        assert name, widget
        names.append(name)
    assert [name for name in names if names.count(name) > 1] == []


FORM_ORDER = """
Client
Date
Exercises
Add to the handout
Items of the handout
Move down (Alt+Down)
Take off the handout (Delete)
Duplicate (Ctrl+Shift+D)
Dose
Sets
Repetitions
Unit
Load
Effort
Effort as
Rest between sets
Side
Days a week
Times a day
More fields of the dose
Fill from a guideline
Goal
"""


def test_tab_goes_through_the_whole_page(page: HandoutPage, qtbot: QtBot) -> None:
    line(page, "Client").setFocus()
    met: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in met:
        assert focus is not None
        met.append(focus)
        press("Tab")
    names = [widget.accessibleName() or getattr(widget, "text", str)() for widget in met]
    form = FORM_ORDER.strip().splitlines()
    assert names[: len(form)] == form
    assert "hints" in names[len(form)]
    assert names[len(form) + 1 : len(form) + 3] == ["Print…", "Save as PDF…"]
    assert preview_of(page) in met
    press("Shift+Tab")
    assert QApplication.focusWidget() is met[-1]


def test_the_preview_says_what_it_shows(
    page: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.replace(title="Week 1")
    settle(page, qtbot)
    preview = preview_of(page)
    count = preview.count
    assert preview.accessibleName() == f"Preview, page 1 of {count}"
    assert preview.accessibleDescription() == f"Week 1 · Anna · {count} pages · A4"


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

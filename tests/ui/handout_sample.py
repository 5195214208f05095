"""A page of the handout editor over a small library, and hands to work it."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from handbook.content.address import Address
from handbook.content.handbook import Handbook, Library
from handbook.content.model import (
    Dose,
    Equipment,
    Faq,
    Goal,
    Laterality,
    Level,
    Manifest,
    StartPosition,
    Variation,
)
from handbook.content.prose import Paragraph, Prose, Text
from handbook.handout.model import Handout, Item
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft
from handbook.ui.editing.items_model import DetailedItemsModel
from handbook.ui.editing.page_preview import PagePreview
from handbook.ui.editing.preview_panel import PreviewPanel
from handbook.ui.item_list import ItemList
from handbook.ui.pages.handout import HandoutPage


def variation(id: str, name: str, *doses: Dose, **fields: object) -> Variation:
    """A variation that fills most of a page."""
    fields.setdefault("laterality", Laterality.BILATERAL)
    return Variation(
        id=id,
        name=name,
        summary="A lift of the hips.",
        equipment=(Equipment.NONE,),
        level=Level.BEGINNER,
        setup=tuple(f"Get ready in way {n}." for n in range(1, 8)),
        steps=tuple(f"Do the thing that is number {n} of all." for n in range(1, 9)),
        doses=doses,
        **fields,
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
STRENGTH = Dose(
    goal=Goal.STRENGTH,
    sets=4,
    repetitions="4-6",
    load="80% 1RM",
    percent_1rm=80,
    rest_seconds="120-180",
    days_per_week=2,
)
LEARN = Dose(goal=Goal.LEARN, sets=3, repetitions="8-12", load="bodyweight", days_per_week=3)
VARIATIONS = (
    variation("bridge", "Glute bridge", LEARN, start_position=StartPosition.SUPINE),
    variation("thrust", "Hip thrust", LEARN, STRENGTH, start_position=StartPosition.STANDING),
    variation("march", "Hip march", laterality=Laterality.ALTERNATING),
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
    return shown_page(window, draft, appearance, qtbot, 1180)


@pytest.fixture
def form(
    window: QMainWindow, draft: HandoutDraft, appearance: Appearance, qtbot: QtBot
) -> HandoutPage:
    """The page on screen, so narrow that only the form is shown, and no pages are set."""
    return shown_page(window, draft, appearance, qtbot, 700)


def shown_page(
    window: QMainWindow, draft: HandoutDraft, appearance: Appearance, qtbot: QtBot, width: int
) -> HandoutPage:
    """The page on screen, so many pixels wide."""
    page = HandoutPage(LIBRARY, draft, appearance, window)
    page.show_place(Address("handout"))
    window.setCentralWidget(page)
    window.resize(width, 780)
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


def press(*keys: str) -> None:
    """Press keys wherever the focus is."""
    for key in keys:
        window = QGuiApplication.focusWindow()
        assert window is not None
        QTest.keySequence(window, QKeySequence(key))


def write(text: str) -> None:
    """Type wherever the focus is."""
    for letter in text:
        window = QGuiApplication.focusWindow()
        assert window is not None
        QTest.keyClick(window, letter)


def write_over(field: QWidget, text: str) -> None:
    """Type in place of what a field holds."""
    field.setFocus()
    press("Ctrl+A", "Delete")
    write(text)


def preview_of(page: HandoutPage) -> PagePreview:
    """The pages."""
    return page.findChildren(PagePreview)[0]


def named(page: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The visible widget that is read out by this name."""
    widgets = [widget for widget in page.findChildren(kind) if widget.isVisible()]
    found = [widget for widget in widgets if widget.accessibleName() == name]
    assert len(found) == 1, (name, [widget.accessibleName() for widget in widgets])
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


def the_list(page: HandoutPage) -> ItemList:
    """The list of items."""
    found = page.findChildren(ItemList)[0]
    assert found.accessibleName() == "Items of the handout"
    return found


def rows(page: HandoutPage) -> str:
    """The list as a picture: chosen rows are marked, and say what they are marked with."""
    view = the_list(page)
    model = view.model()
    assert isinstance(model, DetailedItemsModel)
    made: list[str] = []
    for at in range(model.rowCount()):
        row = model.row(at)
        sign = ">" if at in view.rows else " "
        marks = "".join(f" [{mark}]" for mark in model.marks(at))
        made.append(f"{sign} {row.number or '-'} {row.title} | {row.detail}{marks}")
    return "\n".join(made)


def choose(page: HandoutPage, name: str, label: str, qtbot: QtBot) -> None:
    """Choose a value by its label with the keyboard."""
    field = choice(page, name)
    field.setFocus()
    down = field.findText(label) - field.currentIndex()
    assert field.findText(label) >= 0, [field.itemText(at) for at in range(field.count())]
    for _press in range(abs(down)):
        qtbot.keyClick(field, Qt.Key.Key_Down if down > 0 else Qt.Key.Key_Up)


def click(page: QWidget, text: str) -> None:
    """Click a visible button by its text or its name."""
    for button in (*page.findChildren(QPushButton), *page.findChildren(QToolButton)):
        if button.isVisible() and text in (button.text(), button.accessibleName()):
            button.click()
            return
    raise AssertionError(text)


def said(page: QWidget) -> list[str]:
    """The visible labels."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def focus_name() -> str:
    """What the widget with the focus is called."""
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus is not None else ""

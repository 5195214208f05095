"""The questions pane: search, tags, answers that unfold, handout, keyboard, the way back."""

import math
from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from handbook.content.address import Address
from handbook.content.handbook import Handbook, Library
from handbook.content.model import Faq, Kind, Level, Manifest, Reference, ReferenceType, Variation
from handbook.content.prose import Citation, Link, ListBlock, Paragraph, Prose, Text
from handbook.errors import UsageError
from handbook.search.index import SearchIndex
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.asking.answer_text import AnswerText
from handbook.ui.asking.question_list import QuestionList
from handbook.ui.asking.question_row import QuestionRow
from handbook.ui.draft import HandoutDraft
from handbook.ui.pages.questions import QuestionsPage

from .conftest import Shown


def prose(*parts: str | Link | Citation) -> Prose:
    """One paragraph."""
    return Prose((Paragraph(tuple(Text(p) if isinstance(p, str) else p for p in parts)),))


KNEES = Faq(
    id="knees",
    question="Why do my knees cave in?",
    also=("My legs fold inward",),
    answer=prose(
        "\N{FLEXED BICEPS} The load is too heavy, or nobody cued the knees",
        Citation(("smith2020",)),
        ". See the ",
        Link("thrust/variation/bridge", (Text("bridge"),)),
        ".",
    ),
    client="Use less weight & point the knees at the toes.",
    tags=("technique", "safety"),
    related=("faq:bench",),
)
BENCH = Faq(
    id="bench",
    question="How high should the bench be?",
    answer=Prose(
        (
            Paragraph((Text("As high as the kneecap."),)),
            ListBlock(
                ((Paragraph((Text("A step is fine."),)),), (Paragraph((Text("So is a sofa."),)),))
            ),
        )
    ),
    tags=("set-up",),
)
PAIN = Faq(
    id="back-pain",
    question="Why does my lower back hurt?",
    answer=prose("The back arches at the top", Citation(("custom",)), "."),
    tags=("safety",),
)
OFTEN = Faq(id="how-often", question="How often should I train?", answer=prose("Twice a week."))

SMITH = Reference(
    id="smith2020",
    authors="Smith A",
    year=2020,
    title="Knees <and> load",
    source="Journal",
    type=ReferenceType.TRIAL,
)
BRIDGE = Variation(
    id="bridge", name="Glute bridge", equipment=(), level=Level.BEGINNER, steps=("Lift.",)
)


def handbook(id: str, *faqs: Faq) -> Handbook:
    """A handbook of some questions, a variation and a reference."""
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
        renamed={"faq:cave": "faq:knees"} if KNEES in faqs else {},
    )
    return Handbook(manifest, variations=(BRIDGE,), faqs=faqs, references=(SMITH,))


THRUST = handbook("thrust", KNEES, BENCH, PAIN, OFTEN)
SQUAT = handbook(
    "squat", msgspec.structs.replace(OFTEN, id="depth", question="How deep should I squat?")
)
ALL = Address("thrust", Kind.FAQ)


def many(count: int) -> Handbook:
    """A handbook of so many questions about bars."""
    return handbook(
        "many",
        *(
            Faq(id=f"q{n}", question=f"Which bar is number {n}?", answer=prose(f"Bar {n}."))
            for n in range(count)
        ),
    )


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
) -> QuestionsPage:
    """The page on screen, at the questions of the first pack, without an index."""
    page = QuestionsPage(Library((THRUST, SQUAT)), draft, appearance, window)
    page.show_place(ALL)
    window.setCentralWidget(page)
    window.resize(1000, 700)
    shown(window)
    return page


def the_list(page: QuestionsPage) -> QuestionList:
    """The list of questions."""
    return page.findChildren(QuestionList)[0]


def rows(page: QuestionsPage) -> list[QuestionRow]:
    """The rows on screen, from top to bottom."""
    visible = [row for row in page.findChildren(QuestionRow) if row.isVisible()]
    return sorted(visible, key=QuestionRow.y)


def row_of(page: QuestionsPage, faq: Faq) -> QuestionRow:
    """The row of a question."""
    return next(row for row in rows(page) if row.faq.id == faq.id)


def picture(page: QuestionsPage) -> str:
    """The rows as they look: + folded, - unfolded, the marked words in brackets, notes below."""
    lines: list[str] = []
    for row in rows(page):
        face = row.button.face
        text = face.question
        for span in reversed(face.spans):
            end = span.start + span.length
            text = f"{text[: span.start]}[{text[span.start : end]}]{text[end:]}"
        lines.append(f"{'-' if row.is_open else '+'} {text}")
        if face.note:
            lines.append(f"    {face.note}")
    return "\n".join(lines)


def the_field(page: QuestionsPage) -> QLineEdit:
    """The search field."""
    return page.findChildren(QLineEdit)[0]


def type_text(page: QuestionsPage, qtbot: QtBot, text: str) -> None:
    """Type into the search field."""
    field = the_field(page)
    field.setFocus()
    qtbot.keyClicks(field, text)


def said(page: QuestionsPage) -> str:
    """What the line above the questions says."""
    text = the_field(page).accessibleDescription()
    assert text in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return text


def tags(page: QuestionsPage) -> list[str]:
    """The tags as they look: ticked ones with x, those that cannot be chosen in parentheses."""
    found: list[str] = []
    for button in page.findChildren(QToolButton):
        if button.isCheckable() and button.isVisible():
            text = " ".join(button.text().split())
            text = f"x {text}" if button.isChecked() else text
            found.append(text if button.isEnabled() else f"({text})")
    return found


def button(page: QuestionsPage, name: str) -> QAbstractButton:
    """A visible button by its text or its accessible name."""
    for found in page.findChildren(QAbstractButton):
        if found.isVisible() and name in (found.text(), found.accessibleName()):
            return found
    raise AssertionError(f"{name!r} is not among the buttons")


def has_button(page: QuestionsPage, name: str) -> bool:
    """Whether there is a visible button with this text."""
    buttons = page.findChildren(QAbstractButton)
    return any(found.isVisible() and found.text() == name for found in buttons)


def toggle_tag(page: QuestionsPage, qtbot: QtBot, tag: str) -> None:
    """Click a tag."""
    found = page.findChild(QToolButton, tag)
    assert found is not None
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def unfold(page: QuestionsPage, qtbot: QtBot, faq: Faq) -> AnswerText:
    """Click a question; returns the text that unfolds."""
    row = row_of(page, faq)
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert row.panel is not None
    return row.panel.text


def marked(page: QuestionsPage, text: AnswerText) -> list[str]:
    """The words marked in an answer, once it is painted."""
    text.grab()
    return [
        selection.cursor.selectedText()  # pyright: ignore[reportAttributeAccessIssue]
        for selection in text.extraSelections()
    ]


# The list, search and tags


def test_at_first_every_question_is_listed_folded(page: QuestionsPage) -> None:
    assert picture(page) == (
        "+ Why do my knees cave in?\n"
        "+ How high should the bench be?\n"
        "+ Why does my lower back hurt?\n"
        "+ How often should I train?"
    )
    assert said(page) == "4 of 4 questions"
    assert tags(page) == ["Safety 2", "Technique 1", "Set up 1"]
    assert page.findChildren(AnswerText) == []
    assert page.title() == "Questions"


def test_before_the_index_is_ready_the_words_are_looked_for_as_typed(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    type_text(page, qtbot, "KNEE")
    assert picture(page) == "+ Why do my [knees] cave in?\n+ How high should the bench be?"
    assert said(page) == "2 of 4 questions"
    the_field(page).clear()
    type_text(page, qtbot, "fold inward")
    assert picture(page) == "+ Why do my knees cave in?"


def test_the_index_ranks_and_tells_why_a_question_is_there(
    page: QuestionsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "knee")
    assert picture(page).startswith("+ Why do my [knees] cave in?")
    the_field(page).clear()
    type_text(page, qtbot, "legs fold")
    assert picture(page) == ("+ Why do my knees cave in?\n    also asked: My legs fold inward")
    the_field(page).clear()
    type_text(page, qtbot, "sofa")
    assert picture(page) == "+ How high should the bench be?\n    So is a sofa."


def test_an_index_that_comes_later_is_used_for_what_is_typed_already(
    page: QuestionsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    type_text(page, qtbot, "bnech")
    assert "No question matches “bnech”." in [x.text() for x in page.findChildren(QLabel)]
    page.set_index(index)
    assert picture(page) == "+ How high should the [bench] be?"


def test_a_repaired_query_says_so_and_can_be_searched_as_typed(
    page: QuestionsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "bnech")
    assert said(page) == "1 of 4 questions · showing “bench”"
    button(page, "Search as typed").click()
    assert said(page) == "0 of 4 questions"
    assert not has_button(page, "Search as typed")
    assert the_field(page).hasFocus()


def test_several_tags_show_the_questions_that_have_any_of_them(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    toggle_tag(page, qtbot, "technique")
    assert picture(page) == "+ Why do my knees cave in?"
    toggle_tag(page, qtbot, "set-up")
    assert picture(page) == "+ Why do my knees cave in?\n+ How high should the bench be?"
    assert tags(page) == ["Safety 2", "x Technique 1", "x Set up 1"]
    toggle_tag(page, qtbot, "technique")
    assert picture(page) == "+ How high should the bench be?"


def test_the_tags_count_what_the_text_finds(page: QuestionsPage, qtbot: QtBot) -> None:
    type_text(page, qtbot, "lower back")
    assert tags(page) == ["Safety 1", "(Technique 0)", "(Set up 0)"]


def test_with_nothing_found_the_nearest_questions_are_offered(
    page: QuestionsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "zzzzzz")
    assert said(page) == "0 of 4 questions"
    assert rows(page)
    unfold(page, qtbot, rows(page)[0].faq)
    button(page, "Clear the filter and see all 4 questions").click()
    assert len(rows(page)) == 4
    assert the_field(page).text() == ""


def test_what_is_near_in_the_rest_of_the_library_is_a_link(
    page: QuestionsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "glute")
    links = [x for x in page.findChildren(QLabel) if x.isVisible() and "href" in x.text()]
    assert "Glute bridge</a> (Variation)" in links[0].text()
    with qtbot.waitSignal(page.navigated) as navigated:
        links[0].linkActivated.emit("handbook:thrust/variation/bridge")
    assert navigated.args == [Address("thrust", Kind.VARIATION, "bridge")]


def test_text_and_tags_that_exclude_each_other_can_be_cleared_one_by_one(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    toggle_tag(page, qtbot, "set-up")
    type_text(page, qtbot, "cave")
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "No question with these tags matches “cave”." in labels
    assert has_button(page, "Clear the text and see 1 question")
    button(page, "Clear the tags and see 1 question").click()
    assert picture(page) == "+ Why do my knees [cave] in?"


def test_a_pack_without_questions_says_so(page: QuestionsPage) -> None:
    page.set_library(Library((handbook("empty"),)))
    page.show_place(Address("empty", Kind.FAQ))
    assert "This handbook has no questions." in [
        label.text() for label in page.findChildren(QLabel) if label.isVisible()
    ]
    assert tags(page) == []


@pytest.mark.parametrize(
    "text", ["&", "<b>", "%s {x}", "\N{FLEXED BICEPS}", "a" * 500, "(", "x\ty"]
)
def test_any_text_can_be_typed(
    page: QuestionsPage, qtbot: QtBot, index: SearchIndex, text: str
) -> None:
    for each in (None, index):
        page.set_index(each)
        the_field(page).setText(text)
        assert "questions" in said(page)
        assert page.grab().width() > 0


def test_a_long_list_comes_in_portions(page: QuestionsPage, qtbot: QtBot) -> None:
    pack = many(250)
    page.set_library(Library((pack,)))
    page.show_place(Address("many", Kind.FAQ))
    assert len(rows(page)) == 100
    more = button(page, "Show 100 more")
    more.click()
    assert len(rows(page)) == 200
    assert rows(page)[100].button.hasFocus()
    button(page, "Show 50 more").click()
    assert len(rows(page)) == 250
    assert not more.isVisible()
    the_field(page).setText("number 24")
    assert [row.faq.id for row in rows(page)][:2] == ["q24", "q240"]


def test_of_a_long_list_the_question_asked_for_is_shown(page: QuestionsPage) -> None:
    page.set_library(Library((many(250),)))
    page.show_place(Address("many", Kind.FAQ, "q230"))
    row = next(row for row in rows(page) if row.faq.id == "q230")
    assert row.is_open
    assert not row.visibleRegion().isEmpty()


def test_two_hundred_questions_are_shown_at_once(page: QuestionsPage) -> None:
    page.set_library(Library((many(200),)))
    page.show_place(Address("many", Kind.FAQ))
    assert len(rows(page)) == 200


def test_rows_are_kept_while_typing(page: QuestionsPage, qtbot: QtBot) -> None:
    before = set(page.findChildren(QuestionRow))
    type_text(page, qtbot, "bench")
    the_field(page).clear()
    assert set(page.findChildren(QuestionRow)) == before


# Answers


def test_a_click_unfolds_the_answer_and_another_folds_it(page: QuestionsPage, qtbot: QtBot) -> None:
    row = row_of(page, KNEES)
    assert row.button.accessibleDescription() == "collapsed"
    with qtbot.assertNotEmitted(page.navigated):
        text = unfold(page, qtbot, KNEES)
    assert row.button.accessibleDescription() == "expanded"
    assert text.isVisible()
    words = text.toPlainText()
    assert "The load is too heavy" in words
    assert "For the client\nUse less weight & point the knees at the toes." in words
    assert "See also: How high should the bench be?" in words
    assert "1. Smith A (2020). Knees <and> load. Journal." in words
    assert "Tags: Technique, Safety" in words
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert not text.isVisible()


def test_what_custom_means_is_said_below_the_answer(page: QuestionsPage, qtbot: QtBot) -> None:
    assert "custom: commonly taught by coaches" in unfold(page, qtbot, PAIN).toPlainText()


def test_an_answer_is_as_high_as_its_text(
    page: QuestionsPage, qtbot: QtBot, appearance: Appearance, window: QMainWindow
) -> None:
    text = unfold(page, qtbot, KNEES)

    def fits() -> bool:
        return (
            abs(text.height() - math.ceil(text.document().size().height())) <= 1
            and text.verticalScrollBar().maximum() == 0
            and text.horizontalScrollBar().maximum() == 0
        )

    assert fits()
    window.resize(360, 700)
    qtbot.waitUntil(fits)
    low = text.height()
    appearance.set_zoom(2.0)
    qtbot.waitUntil(lambda: text.height() > low * 2)
    assert fits()


def test_rows_do_not_overlap(
    page: QuestionsPage, qtbot: QtBot, appearance: Appearance, window: QMainWindow
) -> None:
    unfold(page, qtbot, KNEES)
    unfold(page, qtbot, BENCH)
    for size, zoom in (((1000, 700), 1.0), ((320, 480), 3.0), ((1600, 1000), 0.8)):
        window.resize(*size)
        appearance.set_zoom(zoom)

        def stacked() -> bool:
            shown = rows(page)
            ends = [row.y() + row.height() for row in shown]
            return [row.y() for row in shown[1:]] == ends[:-1] and all(
                row.panel is None or not row.is_open or row.panel.geometry().bottom() < row.height()
                for row in shown
            )

        qtbot.waitUntil(stacked)


def test_the_words_looked_for_are_marked_in_the_answer(
    page: QuestionsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    text = unfold(page, qtbot, KNEES)
    assert marked(page, text) == []
    type_text(page, qtbot, "knee")
    # After a character outside the basic plane, which Qt counts as two.
    assert marked(page, text)[:2] == ["knees", "knees"]
    the_field(page).clear()
    assert marked(page, text) == []


def test_links_lead_to_other_places(page: QuestionsPage, qtbot: QtBot) -> None:
    text = unfold(page, qtbot, KNEES)
    with qtbot.waitSignal(page.navigated) as navigated:
        text.anchorClicked.emit("handbook:thrust/variation/bridge")
    assert navigated.args == [Address("thrust", Kind.VARIATION, "bridge")]
    with qtbot.waitSignal(page.noticed) as noticed:
        text.anchorClicked.emit("https://example.org")
    assert noticed.args is not None
    assert "https://example.org" in noticed.args[0]


def test_all_answers_unfold_and_fold_together(page: QuestionsPage) -> None:
    button(page, "Unfold all").click()
    assert all(row.is_open for row in rows(page))
    button(page, "Fold all").click()
    assert not any(row.is_open for row in rows(page))


def test_question_and_answer_can_be_copied_as_text(page: QuestionsPage, qtbot: QtBot) -> None:
    unfold(page, qtbot, KNEES)
    with qtbot.waitSignal(page.noticed):
        button(page, "Copy as text").click()
    assert QApplication.clipboard().text() == (
        "Why do my knees cave in?\n\n"
        "\N{FLEXED BICEPS} The load is too heavy, or nobody cued the knees. See the bridge.\n\n"
        "For the client: Use less weight & point the knees at the toes."
    )
    unfold(page, qtbot, KNEES)
    unfold(page, qtbot, BENCH)
    button(page, "Copy as text").click()
    assert (
        QApplication.clipboard()
        .text()
        .endswith("As high as the kneecap.\n\n- A step is fine.\n- So is a sofa.")
    )


def test_colors_follow_the_theme(
    page: QuestionsPage, qtbot: QtBot, appearance: Appearance, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "knee")
    text = unfold(page, qtbot, KNEES)
    light = marked(page, text)
    appearance.choose(ThemeChoice.DARK)

    def dark() -> bool:
        ground = page.grab().toImage().pixelColor(QPoint(2, page.height() - 2))
        return ground.name() == appearance.theme.page

    qtbot.waitUntil(dark)
    assert marked(page, text) == light
    selection = text.extraSelections()[0]
    ground = selection.format.background()  # pyright: ignore[reportAttributeAccessIssue]
    assert ground.color().name() == appearance.theme.mark


# The handout


def test_a_question_goes_on_the_handout_and_off_again(
    page: QuestionsPage, qtbot: QtBot, draft: HandoutDraft
) -> None:
    unfold(page, qtbot, KNEES)
    button(page, "Add to handout").click()
    address = Address("thrust", Kind.FAQ, "knees")
    assert draft.holds(address)
    row = row_of(page, KNEES)
    assert row.button.accessibleDescription() == "expanded, on the handout"
    button(page, "Take off the handout").click()
    assert not draft.holds(address)


def test_rows_follow_the_handout(page: QuestionsPage, draft: HandoutDraft) -> None:
    draft.add(Address("thrust", Kind.FAQ, "bench"))
    draft.add(Address("squat", Kind.FAQ, "knees"))
    told = [row.button.accessibleDescription() for row in rows(page)]
    assert told == ["collapsed", "collapsed, on the handout", "collapsed", "collapsed"]


def test_the_handout_takes_the_question_with_the_focus_else_that_of_the_address(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    assert page.handout_address() is None
    with qtbot.waitSignal(page.selection_changed):
        row_of(page, BENCH).button.setFocus()
    assert page.handout_address() == Address("thrust", Kind.FAQ, "bench")
    text = unfold(page, qtbot, PAIN)
    text.setFocus()
    assert page.handout_address() == Address("thrust", Kind.FAQ, "back-pain")
    the_field(page).setFocus()
    assert page.handout_address() is None
    page.show_place(Address("thrust", Kind.FAQ, "knees"))
    assert page.handout_address() == Address("thrust", Kind.FAQ, "knees")


# Places


def test_an_address_unfolds_its_question_and_shows_it(
    page: QuestionsPage, window: QMainWindow
) -> None:
    window.resize(600, 420)
    page.show_place(Address("thrust", Kind.FAQ, "back-pain"))
    row = row_of(page, PAIN)
    assert row.is_open
    assert not row.button.visibleRegion().isEmpty()
    assert page.title() == "Why does my lower back hurt?"
    page.setFocus()
    assert row.button.hasFocus()


def test_an_address_drops_a_filter_that_hides_its_question(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    toggle_tag(page, qtbot, "set-up")
    type_text(page, qtbot, "bench")
    page.show_place(Address("thrust", Kind.FAQ, "bench"))
    assert the_field(page).text() == "bench"
    page.show_place(Address("thrust", Kind.FAQ, "knees"))
    assert the_field(page).text() == ""
    assert row_of(page, KNEES).is_open


def test_a_renamed_question_is_found(page: QuestionsPage) -> None:
    page.show_place(Address("thrust", Kind.FAQ, "cave"))
    assert row_of(page, KNEES).is_open
    assert page.handout_address() == Address("thrust", Kind.FAQ, "knees")


def test_an_unknown_question_is_refused_with_the_nearest(page: QuestionsPage) -> None:
    with pytest.raises(UsageError, match="thrust/faq/knees"):
        page.show_place(Address("thrust", Kind.FAQ, "kness"))
    with pytest.raises(UsageError):
        page.show_place(Address("thrusts", Kind.FAQ))
    assert len(rows(page)) == 4


def test_back_returns_to_text_tags_answers_and_place(
    page: QuestionsPage, qtbot: QtBot, window: QMainWindow
) -> None:
    window.resize(700, 420)
    toggle_tag(page, qtbot, "safety")
    type_text(page, qtbot, "the")
    button(page, "Unfold all").click()
    bar = the_list(page).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = (picture(page), tags(page), bar.value(), page.state())
    assert before[2] > 0
    page.show_place(Address("squat", Kind.FAQ, "depth"))
    assert picture(page) == "- How deep should I squat?"
    page.show_place(ALL)
    page.restore(before[3])
    assert (picture(page), tags(page), bar.value(), page.state()) == before
    assert the_field(page).text() == "the"


def test_a_state_of_another_page_is_ignored(page: QuestionsPage) -> None:
    page.restore(42)
    page.restore(None)
    assert len(rows(page)) == 4


def test_a_reload_shows_the_new_answers(page: QuestionsPage, qtbot: QtBot) -> None:
    unfold(page, qtbot, BENCH)
    state = page.state()
    changed = msgspec.structs.replace(BENCH, answer=prose("Sixteen inches."))
    page.set_library(Library((handbook("thrust", changed),)))
    page.show_place(ALL)
    page.restore(state)
    row = row_of(page, changed)
    assert row.panel is not None
    assert row.panel.text.toPlainText().startswith("Sixteen inches.")


def test_the_reader_stays_where_he_is_when_the_width_changes(
    page: QuestionsPage, qtbot: QtBot, window: QMainWindow
) -> None:
    window.resize(700, 420)
    button(page, "Unfold all").click()
    bar = the_list(page).verticalScrollBar()
    bar.setValue(row_of(page, PAIN).y() + 5)
    before = bar.value()
    window.resize(400, 420)
    qtbot.waitUntil(lambda: row_of(page, PAIN).y() + 5 != before)
    qtbot.waitUntil(lambda: bar.value() == row_of(page, PAIN).y() + 5)


# The keyboard


def test_the_arrow_keys_move_between_the_questions(page: QuestionsPage, qtbot: QtBot) -> None:
    assert page.focus_find()
    assert the_field(page).hasFocus()
    qtbot.keyClick(the_field(page), Qt.Key.Key_Down)
    shown = rows(page)
    assert shown[0].button.hasFocus()
    qtbot.keyClick(shown[0].button, Qt.Key.Key_Down)
    assert shown[1].button.hasFocus()
    qtbot.keyClick(shown[1].button, Qt.Key.Key_End)
    assert shown[3].button.hasFocus()
    qtbot.keyClick(shown[3].button, Qt.Key.Key_Down)
    assert shown[3].button.hasFocus()
    qtbot.keyClick(shown[3].button, Qt.Key.Key_Home)
    assert shown[0].button.hasFocus()
    qtbot.keyClick(shown[0].button, Qt.Key.Key_Up)
    assert the_field(page).hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_unfold(page: QuestionsPage, qtbot: QtBot, key: Qt.Key) -> None:
    row = rows(page)[1]
    row.button.setFocus()
    qtbot.keyClick(row.button, key)
    assert row.is_open
    qtbot.keyClick(row.button, key)
    assert not row.is_open


def test_enter_in_the_field_unfolds_the_first_and_esc_empties_the_field(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    type_text(page, qtbot, "back")
    qtbot.keyClick(the_field(page), Qt.Key.Key_Return)
    row = row_of(page, PAIN)
    assert row.is_open
    assert row.button.hasFocus()
    the_field(page).setFocus()
    qtbot.keyClick(the_field(page), Qt.Key.Key_Escape)
    assert the_field(page).text() == ""
    assert len(rows(page)) == 4


def test_tab_goes_through_everything_as_the_eye_does(page: QuestionsPage, qtbot: QtBot) -> None:
    unfold(page, qtbot, PAIN)
    unfold(page, qtbot, KNEES)
    the_field(page).setFocus()
    seen: list[int] = []
    focus = QApplication.focusWidget()
    for _step in range(40):
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is the_field(page):
            break
        top = focus.mapTo(page, QPoint(0, 0)).y() + the_list(page).verticalScrollBar().value()
        seen.append(top)
    assert focus is the_field(page)
    assert seen == sorted(seen)
    assert len(seen) > 10


def test_a_link_reached_by_tab_is_scrolled_into_view(
    page: QuestionsPage, qtbot: QtBot, window: QMainWindow, appearance: Appearance
) -> None:
    appearance.set_zoom(2.0)
    window.resize(500, 420)
    text = unfold(page, qtbot, KNEES)
    text.setFocus(Qt.FocusReason.TabFocusReason)
    area = the_list(page).viewport()
    links = 0
    while links < 20:
        qtbot.keyClick(text, Qt.Key.Key_Tab)
        if not text.hasFocus():
            break
        links += 1
        caret = text.viewport().mapTo(area, text.cursorRect().center())
        assert area.rect().contains(caret)
    assert links == 4


def test_the_wheel_over_an_answer_scrolls_the_list(
    page: QuestionsPage, qtbot: QtBot, window: QMainWindow
) -> None:
    window.resize(600, 420)
    text = unfold(page, qtbot, KNEES)
    bar = the_list(page).verticalScrollBar()
    bar.setValue(0)
    handle = window.windowHandle()
    place = text.viewport().mapTo(window, QPoint(20, 20))
    QTest.wheelEvent(handle, QPointF(place), QPoint(0, -120))
    assert bar.value() > 0


# For those who do not see the screen


def accessible_nodes(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Every visible node of the tree."""
    for at in range(root.childCount()):
        child = root.child(at)
        if child is not None and not child.state().invisible:  # pyright: ignore[reportAttributeAccessIssue]
            yield child
            yield from accessible_nodes(child)


def test_every_control_has_a_name_of_its_own(
    page: QuestionsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    spoken = (QAccessible.Role.Button, QAccessible.Role.EditableText, QAccessible.Role.CheckBox)
    for text in ("", "knee", "bnech", "zzzzzz"):
        the_field(page).setText(text)
        if has_button(page, "Unfold all"):
            button(page, "Unfold all").click()
        names = [
            node.text(QAccessible.Text.Name)
            for node in accessible_nodes(QAccessible.queryAccessibleInterface(page))
            if node.role() in spoken
        ]
        assert all(names)
        assert len(names) == len(set(names))


def test_a_row_is_a_button_named_by_its_question_in_reading_order(
    page: QuestionsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "how")
    questions = {faq.question for faq in THRUST.faqs}
    heard = [
        node.text(QAccessible.Text.Name)
        for node in accessible_nodes(QAccessible.queryAccessibleInterface(page))
        if node.role() == QAccessible.Role.Button and node.text(QAccessible.Text.Name) in questions
    ]
    assert heard == [row.faq.question for row in rows(page)]


def test_a_note_is_part_of_what_is_told(
    page: QuestionsPage, qtbot: QtBot, index: SearchIndex
) -> None:
    page.set_index(index)
    type_text(page, qtbot, "sofa")
    assert rows(page)[0].button.accessibleDescription() == "collapsed; So is a sofa."


def test_hostile_texts_are_shown_as_they_are(page: QuestionsPage, qtbot: QtBot) -> None:
    hostile = Faq(
        id="hostile",
        question="<b>Is</b> this & that \N{FLEXED BICEPS} שלום " + "x" * 60 + "?",
        answer=prose("<script>alert(1)</script> & more " + "y" * 4000),
        client="<img src='http://example.org/x.png'>",
        tags=("a-tag-" + "z" * 60,),
    )
    page.set_library(Library((handbook("odd", hostile),)))
    page.show_place(Address("odd", Kind.FAQ, "hostile"))
    row = rows(page)[0]
    assert row.button.accessibleName() == hostile.question
    assert row.panel is not None
    words = row.panel.text.toPlainText()
    assert "<script>alert(1)</script> & more" in words
    assert "<img src='http://example.org/x.png'>" in words
    assert row.panel.text.horizontalScrollBar().maximum() == 0
    assert page.grab().width() > 0


def test_on_a_low_page_the_title_gives_way_to_the_questions(
    page: QuestionsPage, qtbot: QtBot, window: QMainWindow
) -> None:
    title = next(label for label in page.findChildren(QLabel) if label.text() == "Questions")
    assert title.isVisible()
    window.resize(640, 360)
    qtbot.waitUntil(lambda: not title.isVisible())
    assert not rows(page)[0].visibleRegion().isEmpty()


def test_a_wide_page_can_become_narrow_again(
    page: QuestionsPage, qtbot: QtBot, window: QMainWindow
) -> None:
    window.resize(1600, 700)
    qtbot.waitUntil(lambda: page.width() == 1600)
    window.resize(320, 480)
    qtbot.waitUntil(lambda: page.width() == 320)
    qtbot.waitUntil(lambda: the_field(page).width() > 200)


def test_push_buttons_wrap_on_a_narrow_page(
    page: QuestionsPage, qtbot: QtBot, window: QMainWindow, appearance: Appearance
) -> None:
    unfold(page, qtbot, KNEES)
    appearance.set_zoom(2.0)
    window.resize(360, 600)

    def inside() -> bool:
        return all(
            found.mapTo(page, QPoint(found.width(), 0)).x() <= page.width()
            for found in page.findChildren(QPushButton)
            if found.isVisible()
        )

    qtbot.waitUntil(inside)

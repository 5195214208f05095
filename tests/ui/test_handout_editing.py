"""The handout editor: items, doses, own words, hints, and undoing all of it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QToolButton,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from handbook.content.handbook import Handbook, Library
from handbook.content.model import Goal, Kind
from handbook.handout.clarity_plain_words import FILE_NAME
from handbook.handout.effort import Effort, EffortScale
from handbook.handout.model import Item, SentenceKey, Voice
from handbook.handout.prescription import LoadType, Prescription, Side, Weekday
from handbook.handout.presets import presets
from handbook.paths import data_folder
from handbook.search.index import SearchIndex
from handbook.ui.draft import HandoutDraft
from handbook.ui.editing.add_field import AddField
from handbook.ui.editing.hints_panel import HintsPanel
from handbook.ui.editing.items_model import DetailedItemsModel
from handbook.ui.editing.preset_choice import PresetChoice
from handbook.ui.pages.handout import HandoutPage
from handbook.ui.searching.results_panel import ResultsPanel

from .handout_sample import (
    BRIDGE,
    EMPTY,
    GONE,
    KNEES,
    LIBRARY,
    MANIFEST,
    MARCH,
    THRUST,
    choice,
    choose,
    click,
    draft,
    focus_name,
    form,
    line,
    lines,
    named,
    press,
    rows,
    said,
    the_list,
    variation,
    window,
    write,
    write_over,
)

__all__ = ["draft", "form", "window"]


def dose(draft: HandoutDraft, row: int = 0) -> Prescription:
    """The dose of an item, which has one of its own."""
    found = draft.handout.items[row].dose
    assert found is not None
    return found


# The list


def test_the_items_are_listed_with_how_much_of_each(form: HandoutPage, draft: HandoutDraft) -> None:
    draft.replace(items=(*draft.handout.items, MARCH, GONE, Item("not an address")))
    assert rows(form) == (
        "> 1 Glute bridge | 3 rounds of 8 to 12\n"
        "  2 Hip thrust | 3 rounds of 8 to 12\n"
        "  - Why do my knees cave in? | Question\n"
        "  3 Hip march | No dose yet [no dose]\n"
        "  - thrust/variation/gone |  [no longer in the handbook]\n"
        "  - not an address |  [no longer in the handbook]"
    )
    spoken = the_list(form).model().index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "3, Hip march, No dose yet, no dose"
    draft.replace(voice=Voice.TRAINER, goal=Goal.STRENGTH)
    assert "2 Hip thrust | 4 × 4-6" in rows(form)


def test_rows_are_marked_with_what_is_special_about_them(
    form: HandoutPage, draft: HandoutDraft
) -> None:
    wrong = replace(BRIDGE, dose=Prescription(sets=(50, 50)), note="Slow.")
    bare = replace(MARCH, dose=Prescription(side=Side.EACH), private_note="Knee.")
    draft.replace(items=(wrong, bare))
    assert rows(form) == (
        "> 1 Glute bridge | 50 rounds of 8 to 12 [1 mistake] [note] [no load] [how often?]\n"
        "  2 Hip march | 3 rounds of 8 to 12 on each side [note] [no load] [how often?]"
    )


def test_alt_and_arrows_move_an_item_and_the_choice_with_it(
    form: HandoutPage, draft: HandoutDraft
) -> None:
    the_list(form).setFocus()
    press("Alt+Down")
    assert draft.handout.items == (THRUST, BRIDGE, KNEES)
    assert "> 2 Glute bridge" in rows(form)
    press("Ctrl+Shift+Down", "Alt+Down")
    assert draft.handout.items == (THRUST, KNEES, BRIDGE)
    press("Alt+Up")
    assert draft.handout.items == (THRUST, BRIDGE, KNEES)


def test_the_buttons_move_double_and_take_off(form: HandoutPage, draft: HandoutDraft) -> None:
    click(form, "Move down (Alt+Down)")
    assert draft.handout.items == (THRUST, BRIDGE, KNEES)
    click(form, "Move up (Alt+Up)")
    assert draft.handout.items == (BRIDGE, THRUST, KNEES)
    assert not named(form, QToolButton, "Move up (Alt+Up)").isEnabled()
    click(form, "Duplicate (Ctrl+Shift+D)")
    assert draft.handout.items == (BRIDGE, BRIDGE, THRUST, KNEES)
    assert the_list(form).rows == (1,)
    click(form, "Take off the handout (Delete)")
    click(form, "Take off the handout (Delete)")
    assert draft.handout.items == (BRIDGE, KNEES)


def test_all_are_taken_off_and_come_back(form: HandoutPage, draft: HandoutDraft) -> None:
    the_list(form).setFocus()
    press("Ctrl+A", "Delete", "Delete")
    assert draft.handout.items == ()
    assert any("Search above" in text for text in said(form))
    draft.undo()
    assert draft.handout.items == (BRIDGE, THRUST, KNEES)
    assert the_list(form).rows == (0, 1, 2)
    assert focus_name() == "Items of the handout"


def test_the_choice_stays_on_its_item_when_others_come_and_go(
    form: HandoutPage, draft: HandoutDraft
) -> None:
    the_list(form).choose([1])
    draft.replace(items=(THRUST, KNEES))
    assert "> 1 Hip thrust" in rows(form)
    draft.replace(items=(KNEES, BRIDGE, THRUST))
    assert "> 2 Hip thrust" in rows(form)
    draft.replace(items=(KNEES, BRIDGE))
    assert the_list(form).rows == (1,)


def test_two_are_done_in_turn_and_apart_again(form: HandoutPage, draft: HandoutDraft) -> None:
    the_list(form).setFocus()
    assert not named(form, QToolButton, "Do in turn, as a superset (Ctrl+G)").isEnabled()
    press("Shift+Down", "Ctrl+G")
    assert [dose(draft, row).group_label for row in (0, 1)] == ["A1", "A2"]
    assert "> A1 Glute bridge" in rows(form)
    click(form, "Ungroup (Ctrl+G)")
    assert [dose(draft, row).group for row in (0, 1)] == ["", ""]
    draft.undo()
    draft.undo()
    assert draft.handout.items == (BRIDGE, THRUST, KNEES)


def test_a_reload_takes_titles_and_doses_from_the_new_library(form: HandoutPage) -> None:
    changed = Library((Handbook(MANIFEST, variations=(variation("bridge", "New name"),)),))
    form.set_library(changed)
    assert "> 1 New name | No dose yet" in rows(form)
    assert "Hip thrust" not in rows(form)


def test_the_model_keeps_its_contract(window: QMainWindow, qtmodeltester: ModelTester) -> None:
    model = DetailedItemsModel(window)
    qtmodeltester.check(model)
    for shown in ((BRIDGE, THRUST), (replace(BRIDGE, note="N"), THRUST), (THRUST,), ()):
        model.show(replace(EMPTY, items=shown), LIBRARY)
        qtmodeltester.check(model)
    assert model.rowCount(QModelIndex()) == 0
    assert model.data(QModelIndex()) is None


def test_hostile_items_are_painted(form: HandoutPage, draft: HandoutDraft) -> None:
    texts = ("", "x" * 2000, "\u202eلا", "\N{SMILING FACE WITH SUNGLASSES}" * 50, "a\nb\tc")
    draft.replace(items=tuple(Item(f"{text} {n}", note=text) for n, text in enumerate(texts)))
    assert not the_list(form).grab().isNull()


# Adding


@pytest.fixture
def adding(form: HandoutPage, draft: HandoutDraft) -> AddField:
    """The field to add with, over an empty handout, ready to search."""
    draft.replace(items=())
    form.set_index(SearchIndex.build(LIBRARY.handbooks))
    field = form.findChildren(AddField)[0]
    field.setFocus()
    return field


def panel(form: HandoutPage) -> ResultsPanel:
    """The list of what was found."""
    return form.window().findChildren(ResultsPanel)[0]


def test_what_is_found_is_added_with_enter_and_one_stays(
    form: HandoutPage, draft: HandoutDraft, adding: AddField
) -> None:
    write("march")
    assert panel(form).isVisible()
    press("Return")
    write("knees")
    press("Return")
    write("glute")
    press("Return")
    assert draft.handout.items == (MARCH, KNEES, BRIDGE)
    assert not panel(form).isVisible()
    assert adding.text() == ""
    assert focus_name() == "Add to the handout"
    assert the_list(form).rows == (2,), "what was added last is chosen"
    press("Tab", "Return")
    assert focus_name() == "Sets"


def test_arrows_choose_another_and_exercises_come_first(
    form: HandoutPage, draft: HandoutDraft, adding: AddField
) -> None:
    write("hip")
    first = panel(form).row
    assert first is not None
    assert first.kind is Kind.VARIATION
    press("Down", "Return")
    assert draft.handout.items != ()
    assert draft.handout.items[0].address != str(first.address)


def test_escape_leads_back_to_the_list(
    form: HandoutPage, draft: HandoutDraft, adding: AddField
) -> None:
    write("march")
    press("Return")
    write("gl")
    press("Esc")
    assert not panel(form).isVisible()
    assert adding.text() == ""
    assert focus_name() == "Items of the handout"


def test_what_is_on_the_handout_already_is_told_and_chosen(
    form: HandoutPage, draft: HandoutDraft, adding: AddField, qtbot: QtBot
) -> None:
    draft.replace(items=(BRIDGE, THRUST))
    write("glute")
    with qtbot.waitSignal(form.noticed) as told:
        press("Return")
    assert told.args == ["“Glute bridge” is on the handout already."]
    assert the_list(form).rows == (0,)


def test_nothing_found_and_nothing_to_search_with_are_told(
    form: HandoutPage, adding: AddField
) -> None:
    write("xyzzy qqq")
    assert found(form)[0] == "Nothing matches “xyzzy qqq”."
    form.set_index(None)
    assert found(form) == ["The search is being prepared; it will be ready in a moment."]
    press("Return", "Esc")


def found(form: HandoutPage) -> list[str]:
    """The rows of what was found."""
    model = panel(form).findChildren(QListView)[0].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


# The dose


def test_fields_are_typed_in_the_order_of_the_page(form: HandoutPage, draft: HandoutDraft) -> None:
    the_list(form).setFocus()
    press("Return", "Ctrl+A")
    write("4")
    press("Tab", "Ctrl+A")
    write("10-12")
    made = dose(draft)
    assert (made.sets, made.amount) == ((4, 4), (10, 12))
    assert "> 1 Glute bridge | 4 rounds of 10 to 12" in rows(form)
    press("Esc")
    assert focus_name() == "Items of the handout"


def test_arrows_step_sensibly(form: HandoutPage, draft: HandoutDraft, qtbot: QtBot) -> None:
    choose(form, "Load", "Weight", qtbot)
    for name, keys in (
        ("Sets", ("Up", "Up")),
        ("Rest between sets", ("Up", "Up")),
        ("Weight", ("Up", "Up")),
        ("Effort", ("Up",)),
        ("Times a day", ("Up",)),
    ):
        line(form, name).setFocus()
        press(*keys)
    made = dose(draft)
    assert made.sets == (5, 5)
    assert made.rest_seconds == (75, 75)
    assert made.load.weight == (12.5, 12.5)
    assert made.effort == Effort(EffortScale.RIR, (2.0, 2.0))
    assert made.times_a_day == 1
    assert line(form, "Rest between sets").text() == "75 s"


def test_the_other_scale_of_effort_is_told_and_can_be_changed_to(
    form: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    write_over(line(form, "Sets"), "5")
    write_over(line(form, "Effort"), "2-3")
    assert "= RPE 7-8" in said(form)
    choose(form, "Effort as", "RPE", qtbot)
    assert dose(draft).effort == Effort(EffortScale.RPE, (7, 8))
    assert "= 2-3 in reserve" in said(form)
    write_over(line(form, "Effort"), "")
    assert dose(draft).effort is None
    write("8.5")
    assert dose(draft).effort == Effort(EffortScale.RPE, (8.5, 8.5))


def test_the_weight_is_worked_out_from_a_best_lift(
    form: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    choose(form, "Load", "Percent of the 1RM", qtbot)
    write_over(line(form, "% of 1RM"), "70-80")
    write_over(line(form, "Best lift"), "100")
    assert "= 70-80 kg" in said(form)
    write_over(line(form, "Lifted how often"), "5")
    assert any(text.startswith("1RM about 116") for text in said(form))
    assert dose(draft).load.type is LoadType.PERCENT_1RM


def test_a_tempo_is_four_characters_and_said_in_words(
    form: HandoutPage, draft: HandoutDraft
) -> None:
    click(form, "More fields of the dose")
    write_over(line(form, "Sets"), "5")
    tempo = line(form, "Tempo")
    write_over(tempo, "20x1")
    assert dose(draft).tempo == "2-0-X-1"
    assert "Tempo 2-0-X-1: up fast, hold 1, down 2" in said(form)
    write_over(tempo, "2X")
    assert any("Four characters" in text for text in said(form))
    assert (tempo.text(), dose(draft).tempo) == ("2X", "")


def test_what_cannot_be_read_stays_and_is_told(form: HandoutPage, draft: HandoutDraft) -> None:
    sets = line(form, "Sets")
    write_over(sets, "4-x")
    assert any("“4-x” is not a number" in text for text in said(form))
    assert "is not a number" in sets.accessibleDescription()
    assert dose(draft).sets == (4, 4), "what could be read last holds"
    line(form, "Repetitions").setFocus()
    assert sets.text() == "4-x"
    the_list(form).choose([1])
    assert line(form, "Sets").text() == "3"
    assert not any("is not a number" in text for text in said(form))


def test_mistakes_are_told_beside_their_fields(
    form: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    write_over(line(form, "Sets"), "50")
    assert any("50 is outside 1 to 20" in text for text in said(form))
    choose(form, "Load", "Band", qtbot)
    assert any("color of the band is missing" in text for text in said(form))
    write_over(line(form, "Color of the band"), "green")
    assert not any("color of the band" in text for text in said(form))
    assert "[1 mistake]" in rows(form)


def test_a_mistake_among_the_other_fields_brings_them_up(
    form: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    click(form, "More fields of the dose")
    choose(form, "Make it harder", "Double progression", qtbot)
    click(form, "More fields of the dose")
    assert not any("Double progression works" in text for text in said(form))
    write_over(line(form, "Repetitions"), "10")
    assert any("Double progression works through a range" in text for text in said(form))


def test_days_rules_and_dates(form: HandoutPage, draft: HandoutDraft, qtbot: QtBot) -> None:
    click(form, "More fields of the dose")
    for name in ("Friday", "Monday", "The form breaks"):
        click_box(form, name)
    choose(form, "Make it harder", "Own words", qtbot)
    write_over(line(form, "Rule to progress"), "Ask me")
    made = dose(draft)
    assert made.weekdays == (Weekday.MONDAY, Weekday.FRIDAY)
    assert made.progress is not None
    assert made.progress.words == "Ask me"
    assert made.back_off is not None
    click_box(form, "The form breaks")
    assert dose(draft).back_off is None
    choose(form, "Make it harder", "Not said", qtbot)
    assert dose(draft).progress is None


def click_box(form: HandoutPage, name: str) -> None:
    """Click a box to check, by what it is called."""
    box = named(form, QCheckBox, name)
    assert isinstance(box, QCheckBox)
    box.click()


def test_back_to_the_handbooks_dose(form: HandoutPage, draft: HandoutDraft) -> None:
    assert "Changed here." not in said(form)
    write_over(line(form, "Sets"), "5")
    assert "Changed here." in said(form)
    click(form, "Back to the handbook's dose")
    assert draft.handout.items[0] == BRIDGE
    assert focus_name() == "Sets"
    write_over(line(form, "Sets"), "5")
    write_over(line(form, "Sets"), "3")
    assert draft.handout.items[0] == BRIDGE, "as the handbook says is the handbook's"


def test_a_guideline_fills_the_dose_and_says_whose_it_is(
    form: HandoutPage, draft: HandoutDraft
) -> None:
    offered = form.findChildren(PresetChoice)[0]
    spoken = offered.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{presets()[1].name}. {presets()[1].basis}"
    assert "(2016)" in spoken
    offered.setFocus()
    press("Down", "Down")
    assert dose(draft).source == presets()[0].basis, "each choice is made from the one before it"
    assert f"Basis: {presets()[0].basis}" in said(form)
    assert offered.currentIndex() == -1


def test_an_exercise_without_a_dose_can_be_given_one(
    form: HandoutPage, draft: HandoutDraft
) -> None:
    draft.replace(items=(MARCH,))
    assert any("only a start" in text for text in said(form))
    write_over(line(form, "Sets"), "2")
    assert dose(draft).sets == (2, 2)
    assert "[no side] [no load] [how often?]" in rows(form)


def test_what_is_no_exercise_has_notes_alone(
    form: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    the_list(form).choose([2])
    assert not any(field.accessibleName() == "Sets" for field in visible_lines(form))
    qtbot.keyClicks(lines(form, "Note for the reader"), "Read this.")
    assert draft.handout.items[2].note == "Read this."


def visible_lines(form: HandoutPage) -> list[QLineEdit]:
    """The fields of one line on screen."""
    return [field for field in form.findChildren(QLineEdit) if field.isVisible()]


# Several at once


def test_a_change_goes_to_all_that_are_chosen(
    form: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    write_over(line(form, "Repetitions"), "5")
    the_list(form).setFocus()
    press("Shift+Down")
    assert "2 exercises" in said(form)
    assert line(form, "Sets").text() == "3"
    assert (line(form, "Repetitions").text(), line(form, "Repetitions").placeholderText()) == (
        "",
        "Mixed",
    )
    write_over(line(form, "Sets"), "5")
    choose(form, "Side", "Each side", qtbot)
    for row, amount in ((0, (5, 5)), (1, (8, 12))):
        made = dose(draft, row)
        assert (made.sets, made.side, made.amount) == ((5, 5), Side.EACH, amount)
    write_over(line(form, "Repetitions"), "6")
    assert dose(draft, 0).amount == dose(draft, 1).amount == (6, 6)


def test_choices_that_differ_say_so(form: HandoutPage, draft: HandoutDraft, qtbot: QtBot) -> None:
    choose(form, "Side", "Each side", qtbot)
    the_list(form).choose([0, 1])
    side = choice(form, "Side")
    assert (side.currentIndex(), side.placeholderText()) == (-1, "Mixed")


# Own words


def sentences(form: HandoutPage) -> list[QPlainTextEdit]:
    """The fields of the sentences on screen, from top to bottom."""
    QCoreApplication.sendPostedEvents()  # so that they are laid out
    shown = [field for field in form.findChildren(QPlainTextEdit) if field.isVisible()]
    return sorted(shown, key=lambda field: field.mapTo(form, QPoint(0, 0)).y())


def test_a_sentence_is_written_over_and_generated_again(
    form: HandoutPage, draft: HandoutDraft
) -> None:
    click(form, "Words")
    first = sentences(form)[0]
    assert first.toPlainText() == "Do 3 rounds of 8 to 12."
    write_over(first, "Three easy rounds")
    (override,) = draft.handout.items[0].overrides
    assert (override.key, override.text) == (SentenceKey.AMOUNT, "Three easy rounds")
    assert "In your own words." in said(form)
    assert "[own words]" in rows(form)
    click(form, "Back to the generated sentence")
    assert draft.handout.items[0] == BRIDGE
    assert sentences(form)[0].toPlainText() == "Do 3 rounds of 8 to 12."


def test_own_words_say_that_the_dose_changed_since(form: HandoutPage, draft: HandoutDraft) -> None:
    click(form, "Words")
    write_over(sentences(form)[0], "Three easy rounds")
    click(form, "Dose")
    write_over(line(form, "Sets"), "4")
    assert "[words out of date]" in rows(form)
    click(form, "Words")
    told = [text for text in said(form) if "the dose changed since" in text]
    assert told == [
        "In your own words, and the dose changed since. It would now say: “Do 4 rounds of 8 to 12.”"
    ]
    click(form, "Keep my words")
    assert "In your own words." in said(form)
    assert "[own words]" in rows(form)


def test_a_sentence_is_left_out_and_words_of_what_is_gone_are_kept(
    form: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    click(form, "Words")
    write_over(sentences(form)[1], "")
    assert "Left out." in said(form)
    click(form, "Dose")
    choose(form, "Load", "Not stated", qtbot)
    click(form, "Words")
    assert any("no longer says" in text for text in said(form))
    click(form, "Forget it")
    assert draft.handout.items[0].overrides == ()


def test_each_voice_has_its_own_words(form: HandoutPage, draft: HandoutDraft) -> None:
    click(form, "Words")
    write_over(sentences(form)[0], "Mine")
    draft.replace(voice=Voice.TRAINER)
    assert sentences(form)[0].toPlainText().startswith("3 × 8-12")
    assert "In your own words." not in said(form)


def test_words_are_written_for_one_at_a_time(form: HandoutPage) -> None:
    click(form, "Words")
    the_list(form).choose([0, 1])
    assert any("Choose one exercise alone" in text for text in said(form))


def test_notes_belong_to_what_is_chosen(
    form: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    click(form, "Notes")
    qtbot.keyClicks(lines(form, "Note for the reader"), "Slow.")
    qtbot.keyClicks(lines(form, "Private note, never printed"), "Sore knee.")
    qtbot.keyClicks(lines(form, "Why do this"), "It helps you climb.")
    item = draft.handout.items[0]
    assert (item.note, item.private_note) == ("Slow.", "Sore knee.")
    assert dose(draft).purpose == "It helps you climb."
    the_list(form).choose([1])
    assert lines(form, "Note for the reader").toPlainText() == ""
    the_list(form).choose([0, 1])
    assert lines(form, "Note for the reader").placeholderText() == "Mixed"


# Undo


def test_undo_leads_back_to_the_field(form: HandoutPage, draft: HandoutDraft) -> None:
    write_over(line(form, "Client"), "Zoe")
    write_over(line(form, "Sets"), "5")
    the_list(form).choose([1])
    click(form, "Words")
    write_over(sentences(form)[0], "Mine")
    click(form, "Page")
    click(form, "Two-up")
    places: list[str] = []
    while draft.undo_stack.canUndo():
        draft.undo()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.isVisible()
        places.append(focus_name())
    assert places[0] == "List"
    assert places[1].startswith("Do 3 rounds")
    assert places[2:] == ["Sets", "Client"]
    assert draft.handout == replace(EMPTY, client="Anna", items=(BRIDGE, THRUST, KNEES))
    assert the_list(form).rows == (0,)


def test_the_key_undoes_in_any_field(form: HandoutPage, draft: HandoutDraft) -> None:
    undo = QAction(form)
    undo.setShortcut("Ctrl+Z")
    undo.triggered.connect(draft.undo)
    form.addAction(undo)
    write_over(line(form, "Client"), "Zoe")
    write_over(line(form, "Sets"), "5")
    press("Ctrl+Z")
    assert draft.handout.items[0] == BRIDGE
    assert line(form, "Sets").text() == "3"
    press("Ctrl+Z")
    assert (draft.handout.client, line(form, "Client").text()) == ("Anna", "Anna")


# Hints


def hints(form: HandoutPage) -> HintsPanel:
    """The hints, unfolded."""
    found = form.findChildren(HintsPanel)[0]
    found.unfold(on=True)
    return found


def test_hints_follow_what_is_typed(form: HandoutPage, draft: HandoutDraft) -> None:
    panel = hints(form)
    assert any("There is no main message." in text for text in said(panel))
    draft.replace(main_message="Every day.")
    assert not any("There is no main message." in text for text in said(panel))
    summary = next(b.text() for b in panel.findChildren(QToolButton))
    assert "Reading grade" in summary
    assert "(Flesch-Kincaid)" in summary


def test_a_hint_leads_to_its_field(form: HandoutPage, draft: HandoutDraft) -> None:
    panel = hints(form)
    click(panel, "Show: There is no main message.")
    assert focus_name() == "Main message"
    draft.replace(items=(BRIDGE, replace(MARCH, dose=Prescription())))
    click(panel, "Show: Nothing says with what weight to do “Hip march”.")
    assert focus_name() == "Load"
    assert the_list(form).rows == (1,)


def test_a_plainer_word_is_a_click_away_and_can_be_undone(
    form: HandoutPage, draft: HandoutDraft
) -> None:
    draft.replace(main_message="Utilize it.")
    click(hints(form), "Replace: “utilize” is a word that not everyone knows.")
    assert draft.handout.main_message == "Use it."
    draft.undo()
    assert draft.handout.main_message == "Utilize it."


def test_whom_to_call_is_entered_in_the_details_of_the_practice(
    form: HandoutPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(form.command_requested) as asked:
        click(hints(form), "Enter it…: Nothing says whom to call when something hurts.")
    assert asked.args == ["handout.practice"]


def test_the_trainers_own_list_of_words_is_used(
    form: HandoutPage, draft: HandoutDraft, window: QMainWindow
) -> None:
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / FILE_NAME).write_text("wobble: sway\n", encoding="utf-8")
    again = HandoutPage(LIBRARY, draft, form._appearance, window)
    draft.replace(main_message="Do not wobble.")
    assert any("wobble" in hint.what for hint in hints(again).clarity.hints)


def test_a_broken_list_of_words_is_told_and_the_programs_own_is_used(
    form: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / FILE_NAME).write_text("- [", encoding="utf-8")
    form._words = None
    with qtbot.waitSignal(form.noticed) as told:
        draft.replace(main_message="Utilize it.")
    assert "cannot be read" in told.args[0]
    assert any("utilize" in hint.what for hint in hints(form).clarity.hints)


def test_an_empty_handout_gives_no_hints_and_offers_a_template(
    form: HandoutPage, draft: HandoutDraft, qtbot: QtBot
) -> None:
    draft.replace(items=())
    assert not hints(form).isVisible()
    with qtbot.waitSignal(form.command_requested) as asked:
        click(form, "Begin with a template…")
    assert asked.args == ["handout.template"]
    form.setFocus()
    assert focus_name() == "Add to the handout"

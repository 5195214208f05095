"""From a question to a PDF, by keyboard alone, in the window and the pack that people get."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QTreeView
from pytestqt.qtbot import QtBot

from handbook.content.handbook import Library
from handbook.ui.asking.answer_text import AnswerText
from handbook.ui.searching.results_model import ResultsModel
from handbook.ui.searching.results_rows import Action
from tests.ui.desk import Desk, row_of, rows

ITEMS = [
    "hip-thrust/variation/b-stance-hip-thrust",
    "hip-thrust/faq/knees-cave-in",
    "hip-thrust/variation/glute-bridge",
]


def read(file: Path) -> str:
    """The words of a PDF, in one line."""
    pdf = pypdfium2.PdfDocument(file)
    words = " ".join(page.get_textpage().get_text_bounded() for page in pdf).split()
    pdf.close()
    return " ".join(words)


def find_and_open(desk: Desk, words: str) -> None:
    """Search and open the first hit."""
    desk.press("Ctrl+K")
    desk.write(words)
    desk.wait_for_results()
    desk.press("Return")


def test_search_add_three_and_save_the_handout(
    real_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = real_desk
    for words in ("kickstand", "knees caving in", "floor bridge"):
        find_and_open(desk, words)
        desk.press("Ctrl+D")
    assert [item.address for item in desk.workspace.draft.handout.items] == ITEMS

    desk.press("Ctrl+H")
    assert desk.place == "handout"
    desk.write("Zoë Ångström")
    assert desk.workspace.draft.handout.client == "Zoë Ångström"

    desk.press("Ctrl+S")
    dialog = desk.dialog(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(f"{desk.workspace.draft.handout.date}.pdf")
    assert "Zoë Ångström" in dialog.selectedFiles()[0]
    assert isinstance(desk.focus, QLineEdit)
    desk.press("Ctrl+A")
    desk.write(str(tmp_path / "for Zoë"))
    desk.press("Return")
    file = tmp_path / "for Zoë.pdf"
    qtbot.waitUntil(lambda: str(file) in desk.notice)

    text = read(file)
    assert "Zoë Ångström" in text
    assert text.index("B-stance hip thrust") < text.index("Glute bridge")
    assert "knees" in text


def test_the_next_handout_is_saved_beside_the_last(
    real_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = real_desk
    find_and_open(desk, "kickstand")
    desk.press("Ctrl+D", "Ctrl+S")
    desk.dialog(QFileDialog)
    desk.press("Ctrl+A")
    desk.write(str(tmp_path / "one.pdf"))
    desk.press("Return")
    qtbot.waitUntil(lambda: "one.pdf" in desk.notice)
    desk.return_to_window()

    desk.press("Ctrl+S")

    dialog = desk.dialog(QFileDialog)
    assert Path(dialog.directory().absolutePath()) == tmp_path
    desk.press("Esc")
    assert desk.no_dialog()


def test_a_variation_is_found_by_what_there_is_in_the_room(real_desk: Desk) -> None:
    """No barbell today: filter by keyboard, open what is left, come back to the filter."""
    desk = real_desk
    desk.press("Ctrl+2")
    desk.press("Shift+Tab")
    assert desk.focus is not None
    assert desk.focus.accessibleName() == "Filters"
    tree = desk.focus
    assert isinstance(tree, QTreeView)
    tree.setCurrentIndex(row_of(tree, "Dumbbell"))
    desk.press("Space")

    field = next(f for f in desk.page.findChildren(QLineEdit) if f.isVisible())
    assert field.accessibleDescription() != "21 of 21 variations"
    shown = int(field.accessibleDescription().split()[0])
    assert 0 < shown < 21

    desk.press("Ctrl+F", "Return")
    opened = desk.place
    assert opened.startswith("hip-thrust/variation/")
    assert "Dumbbell" in desk.prose.toPlainText()

    desk.press("Alt+Left")
    assert desk.place == "hip-thrust/variation?equipment=dumbbell&view=grid"
    assert field.accessibleDescription().startswith(f"{shown} of 21")


def test_a_question_is_answered_while_the_client_waits(real_desk: Desk) -> None:
    desk = real_desk
    desk.press("Ctrl+3")
    desk.write("knees cave")

    desk.press("Down", "Return")

    answers = [text for text in desk.page.findChildren(AnswerText) if text.isVisible()]
    assert len(answers) == 1
    assert "knees" in answers[0].accessibleName()
    desk.press("Ctrl+D")
    assert [i.address for i in desk.workspace.draft.handout.items] == [ITEMS[1]]


@pytest.fixture
def searching(real_desk: Desk) -> Iterator[Desk]:
    """The window with the search ready."""
    real_desk.press("Ctrl+K")
    real_desk.write("hip")
    real_desk.wait_for_results()
    real_desk.press("Ctrl+A", "Delete")
    yield real_desk
    real_desk.press("Esc")


def test_an_entry_is_found_by_its_title(searching: Desk, bundled: Library) -> None:
    """Each twentieth, of every kind; tests/search asks for more."""
    desk = searching
    model = desk.results.model()
    assert isinstance(model, ResultsModel)
    missing: list[str] = []
    for handbook in bundled.handbooks:
        for kind, entry in list(handbook.all_entries())[::20]:
            desk.search.setText(entry.title)
            desk.press("End", "Space")
            shown = [model.row(at) for at in range(model.rowCount())]
            found = [row.address for row in shown if row.action is Action.OPEN]
            address = handbook.address(kind, entry.id)
            if address not in found:
                missing.append(f"{address}: {rows(desk.results)[:4]}")
    assert missing == []

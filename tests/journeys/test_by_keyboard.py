"""From a question to a PDF, by keyboard alone."""

from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from handbook.ui import handout_output
from tests.ui.conftest import *  # noqa: F403 (the desk's fixtures)
from tests.ui.desk import Desk


def test_search_add_three_and_save_the_handout(
    real_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for words in ("kickstand", "knees caving in", "floor bridge"):
        real_desk.press("Ctrl+K")
        real_desk.search.selectAll()
        real_desk.write(words)
        real_desk.wait_for_results()
        real_desk.press("Return")
        real_desk.press("Ctrl+D")

    assert [item.address for item in real_desk.workspace.draft.handout.items] == [
        "hip-thrust/variation/b-stance-hip-thrust",
        "hip-thrust/faq/knees-cave-in",
        "hip-thrust/variation/glute-bridge",
    ]
    real_desk.press("Ctrl+H")
    assert real_desk.place == "handout"

    file = tmp_path / "handout.pdf"

    def choose(saving: handout_output.Saving, _suggested: Path, _window: object) -> None:
        saving.on_chosen(str(file))

    monkeypatch.setattr(handout_output.save_handout, "__defaults__", (choose, None, None))
    real_desk.press("Ctrl+S")
    qtbot.waitUntil(file.exists)

    pdf = pypdfium2.PdfDocument(file)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    assert "B-stance hip thrust" in text
    assert "Glute bridge" in text

"""A document to a file: what ends up there, and what the trainer is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QThreadPool, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from handbook.handout.model import Handout
from handbook.handout.output import suggested_name
from handbook.handout.typeset import typeset
from handbook.ui.notice_bar import Offer
from handbook.ui.output_document import handout_document
from handbook.ui.saving import Saving, save_pdf

from .desk import Desk
from .long_handout import HANDOUT, LIBRARY
from .sample import LIBRARY as SMALL

Save = Callable[[Handout, Path], list[object]]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window for the dialogs to belong to."""
    window = QMainWindow()
    qtbot.addWidget(window)
    yield window
    QThreadPool.globalInstance().waitForDone()
    window.close()


class Told(list[str]):
    """What the trainer was told, and what was offered with the last of it."""

    offers: tuple[Offer, ...] = ()

    def tell(self, message: str, *offers: Offer) -> None:
        """Hear a message."""
        self.offers = offers
        self.append(message)

    def take(self, words: str) -> None:
        """Take an offer."""
        next(offer for offer in self.offers if offer.words == words).act()


@pytest.fixture
def told() -> Told:
    """What the trainer was told."""
    return Told()


@pytest.fixture
def save(window: QMainWindow, told: Told, qtbot: QtBot) -> Save:
    """Save to a path, wait until something is told, and give what was suggested and heard."""

    def run(handout: Handout, path: Path) -> list[object]:
        heard: list[object] = []

        def choose(saving: Saving, suggested: Path, _window: QWidget) -> None:
            heard.append(suggested)
            saving.on_chosen(str(path))

        def saved(there: Path, pdf: bytes) -> None:
            heard.extend((there, pdf))

        document = handout_document(handout, LIBRARY)
        save_pdf(document, window, told.tell, choose, path.parent, saved)
        qtbot.waitUntil(lambda: bool(told))
        return heard

    return run


def test_the_file_holds_the_very_pages_that_are_set(save: Save, told: Told, tmp_path: Path) -> None:
    path = tmp_path / "anna.pdf"
    suggested, saved, pdf = save(HANDOUT, path)
    assert path.read_bytes() == typeset(HANDOUT, LIBRARY)
    assert told == [f"Saved as {path}."]
    assert suggested == tmp_path / "Anna Berger 2025-01-31.pdf"
    assert saved == path
    assert pdf == path.read_bytes()


def test_a_file_that_cannot_be_written_is_told_with_what_to_do(
    save: Save, told: Told, tmp_path: Path
) -> None:
    heard = save(HANDOUT, tmp_path / "no such folder" / "anna.pdf")
    assert "does not exist" in told[0]
    assert len(heard) == 1


def test_a_handout_that_cannot_be_set_is_told_and_writes_nothing(
    save: Save, told: Told, tmp_path: Path
) -> None:
    save(replace(HANDOUT, client="x" * 121), tmp_path / "anna.pdf")
    assert "1 character too long" in told[0]
    assert list(tmp_path.iterdir()) == []


def test_the_dialog_does_not_block_and_offers_a_name_and_the_last_folder(
    window: QMainWindow, told: Told, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show()
    save_pdf(handout_document(HANDOUT, LIBRARY), window, told.tell, folder=tmp_path)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.selectedFiles() == [str(tmp_path / "Anna Berger 2025-01-31.pdf")]
    dialog.accept()
    qtbot.waitUntil(lambda: bool(told))
    assert (tmp_path / "Anna Berger 2025-01-31.pdf").exists()


def test_a_folder_that_has_gone_is_not_offered(
    window: QMainWindow, told: Told, tmp_path: Path
) -> None:
    heard: list[Path] = []

    def choose(saving: Saving, suggested: Path, _window: QWidget) -> None:
        heard.append(suggested)
        saving.on_cancelled()

    save_pdf(handout_document(HANDOUT, LIBRARY), window, told.tell, choose, tmp_path / "gone")
    assert heard[0].parent.name != "gone"


def test_cancelling_leaves_nothing_behind(window: QMainWindow, told: Told, qtbot: QtBot) -> None:
    save_pdf(handout_document(HANDOUT, LIBRARY), window, told.tell)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)
    qtbot.waitUntil(lambda: window.findChild(Saving) is None)
    assert told == []


def test_a_saved_file_can_be_copied_for_a_mail(save: Save, told: Told, tmp_path: Path) -> None:
    path = tmp_path / "Zoë & Anna.pdf"
    save(HANDOUT, path)

    told.take("Copy the file")

    data = QApplication.clipboard().mimeData()
    assert [url.toLocalFile() for url in data.urls()] == [str(path)]
    assert not data.hasText() or data.text().startswith("file:")
    assert told[-1] == "Zoë & Anna.pdf is copied. Paste it into a mail or a folder."


def test_a_saved_file_that_has_gone_is_not_copied(save: Save, told: Told, tmp_path: Path) -> None:
    path = tmp_path / "anna.pdf"
    save(HANDOUT, path)
    path.unlink()

    told.take("Copy the file")

    assert told[-1] == f"{path} is no longer there. Save it again."


class FileManager(QObject):
    """What the system would open."""

    def __init__(self) -> None:
        """Nothing was asked for yet."""
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Open a folder."""
        assert url.isLocalFile()
        self.opened.append(url.toLocalFile())


def test_a_saved_file_is_shown_in_its_folder(save: Save, told: Told, tmp_path: Path) -> None:
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "open")  # pyright: ignore[reportArgumentType]
    save(HANDOUT, tmp_path / "anna.pdf")

    told.take("Show in folder")

    QDesktopServices.unsetUrlHandler("file")
    assert manager.opened == [str(tmp_path)]


def test_a_folder_that_has_gone_is_told(save: Save, told: Told, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    save(HANDOUT, folder / "anna.pdf")
    (folder / "anna.pdf").unlink()
    folder.rmdir()

    told.take("Show in folder")

    assert told[-1] == f"The folder cannot be shown from here. The file is {folder / 'anna.pdf'}."


@pytest.mark.parametrize(
    ("client", "title", "name"),
    [
        ("Anna", "", "Anna 2025-01-31.pdf"),
        ("", "Week 1", "Week 1 2025-01-31.pdf"),
        ("", "", "Handout 2025-01-31.pdf"),
        ('a/b\\c:d*e?f"g<h>i|j', "", "a b c d e f g h i j 2025-01-31.pdf"),
        ("../..", "", "Handout 2025-01-31.pdf"),
        (".hidden", "", "hidden 2025-01-31.pdf"),
        ("Zoë\n\x00李", "", "Zoë 李 2025-01-31.pdf"),
        ("one two " * 10, "", f"{'one two ' * 6} 2025-01-31.pdf".replace("  ", " ")),
    ],
)
def test_the_suggested_name_is_one_that_every_system_takes(
    client: str, title: str, name: str
) -> None:
    handout = Handout(client=client, title=title, date="2025-01-31")
    assert handout_document(handout, LIBRARY).name == name


def test_the_suggested_name_of_the_longest_client_can_be_written(tmp_path: Path) -> None:
    client = "\N{SMILING FACE WITH SUNGLASSES}" * 120
    (tmp_path / suggested_name(client, "2025-01-31")).touch()


def test_the_window_offers_the_folder_that_was_saved_to_last(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.go(f"squat/variation/{SMALL.handbooks[0].variations[0].id}")
    desk.choose("handout.add")
    desk.go("handout")
    next(b for b in desk.page.findChildren(QPushButton) if "PDF" in b.text()).click()
    first = desk.window.findChildren(QFileDialog)[0]
    first.selectFile(str(tmp_path / "a.pdf"))
    first.accept()
    qtbot.waitUntil(lambda: (tmp_path / "a.pdf").exists() and desk.notice.startswith("Saved as"))
    qtbot.waitUntil(lambda: not desk.window.findChildren(QFileDialog))
    desk.choose("handout.save")
    again = desk.window.findChildren(QFileDialog)[0]
    assert again.directory().absolutePath() == str(tmp_path)
    again.reject()
    qtbot.waitUntil(lambda: not desk.window.findChildren(QFileDialog))

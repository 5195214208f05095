"""Packs and indexes that take long: the window is there at once, and tells what it waits for."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess, QThreadPool
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from handbook.content import library as content_library
from handbook.content.handbook import Library
from handbook.content.library import open_library
from handbook.paths import cache_folder
from handbook.search.opening import open_index
from handbook.search.worker import Step, Work
from handbook.ui.appearance import Appearance
from handbook.ui.main_window import MainWindow
from handbook.ui.progress_line import ProgressLine
from handbook.ui.searching import index_task
from handbook.ui.searching.index_task import IndexTask
from handbook.ui.worker_process import WorkerProcess

from .conftest import OpenDesk, Settle, Shown, Start
from .desk import Desk, rows
from .own_pack import write_depth, write_squats

ROOT = Path(__file__).parents[2]
OVERVIEW = "hip-thrust/section/overview"
DEPTH = "squats/section/depth"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pack counts as large."""
    monkeypatch.setattr(content_library, "_LARGE_BYTES", 0)
    monkeypatch.setattr(index_task, "LARGE", 0)


def cancel(window: MainWindow) -> None:
    """Press Cancel in the line that tells of progress."""
    line = window.findChildren(ProgressLine)[0]
    line.tell("It takes long", 1, 2)
    line.show()
    line.findChildren(QPushButton)[0].click()


def contents(desk: Desk) -> str:
    """What the sidebar lists, without what is below it."""
    return " ".join(rows(desk.sidebar))


def offer(desk: Desk, words: str) -> None:
    """Press a button of the notice."""
    buttons = [b for b in desk.window.findChildren(QPushButton) if b.text() == words]
    assert buttons, words
    desk.click(buttons[-1])


# Packs


def test_the_window_opens_before_a_large_pack_and_goes_to_the_place_in_it(
    slow: None, start: Start, settle: Settle, squats: Path, qtbot: QtBot
) -> None:
    desk = settle(start(DEPTH, (squats,)))
    assert desk.place == OVERVIEW
    assert desk.notice == ""

    qtbot.waitUntil(lambda: desk.place == DEPTH)

    assert "How low." in desk.prose.toPlainText()
    assert desk.page.isAncestorOf(desk.focus)
    assert desk.notice == ""


def test_who_has_gone_elsewhere_is_left_there(
    slow: None, start: Start, settle: Settle, squats: Path, qtbot: QtBot
) -> None:
    desk = settle(start(DEPTH, (squats,)))
    desk.go("hip-thrust/section/safety")

    qtbot.waitUntil(lambda: "Squats" in contents(desk))

    assert desk.place == "hip-thrust/section/safety"


def test_a_place_that_is_not_in_the_large_pack_either_is_told(
    slow: None, start: Start, settle: Settle, squats: Path, qtbot: QtBot
) -> None:
    desk = settle(start("squats/section/nowhere", (squats,)))

    qtbot.waitUntil(lambda: desk.notice != "")

    assert "squats/section/nowhere" in desk.notice
    assert desk.place == OVERVIEW


def test_a_large_pack_that_changed_is_read_anew_with_f5(
    slow: None, start: Start, settle: Settle, squats: Path, qtbot: QtBot
) -> None:
    desk = settle(start(DEPTH, (squats,)))
    qtbot.waitUntil(lambda: desk.place == DEPTH)
    write_depth(squats, "As low as you stay in control.")

    desk.press("F5", "F5")

    qtbot.waitUntil(lambda: "in control" in desk.prose.toPlainText())
    assert desk.place == DEPTH


def test_reading_can_be_cancelled_and_begun_again(
    slow: None, start: Start, settle: Settle, squats: Path, qtbot: QtBot
) -> None:
    desk = settle(start(DEPTH, (squats,)))
    cancel(desk.window)
    assert desk.notice == "Some handbooks were not read."
    assert "Squats" not in contents(desk)

    offer(desk, "Read them now")

    qtbot.waitUntil(lambda: "Squats" in contents(desk))


def test_a_large_pack_opens_without_a_cache_as_well(
    slow: None, start: Start, settle: Settle, squats: Path, qtbot: QtBot
) -> None:
    cache_folder().parent.mkdir(exist_ok=True)
    cache_folder().write_text("in the way")

    desk = settle(start(DEPTH, (squats,)))

    qtbot.waitUntil(lambda: desk.place == DEPTH)


def test_what_is_wrong_with_a_large_pack_is_told(
    slow: None, start: Start, settle: Settle, squats: Path, qtbot: QtBot
) -> None:
    write_depth(squats, "How low.", kind="boddy")

    desk = settle(start("", (squats,)))

    qtbot.waitUntil(lambda: "1 problem in the handbooks" in desk.notice)


def test_a_window_closed_while_a_pack_is_read_ends_at_once(
    slow: None, start: Start, settle: Settle, squats: Path
) -> None:
    desk = settle(start(DEPTH, (squats,)))
    desk.window.close()

    assert desk.window.findChildren(WorkerProcess)
    states = [process.state() for process in desk.window.findChildren(QProcess)]
    assert set(states) <= {QProcess.ProcessState.NotRunning}


# The index


@pytest.fixture
def of_files(squats: Path) -> Library:
    """A library that was read from files, so that another process can read it, too."""
    return open_library([squats], cache_folder())


def test_a_large_index_is_built_in_another_process(
    slow: None, open_desk: OpenDesk, of_files: Library
) -> None:
    desk = open_desk(DEPTH, of_files)
    desk.press("Ctrl+K")
    desk.write("depth")

    desk.wait_for_results(containing="Depth")

    assert [path.name.split("-")[0] for path in (cache_folder() / "index").iterdir()] == ["squats"]


def test_preparing_can_be_cancelled_and_begun_again_from_the_box(
    slow: None, open_desk: OpenDesk, of_files: Library
) -> None:
    desk = open_desk(DEPTH, of_files)
    desk.press("Ctrl+K")
    desk.write("depth")
    cancel(desk.window)
    assert desk.notice == "The search is not prepared."
    desk.press("Ctrl+K")
    assert rows(desk.results) == ["> The search is not prepared. Prepare it now"]

    desk.press("Return")

    desk.wait_for_results(containing="Depth")
    assert desk.notice == ""


def test_preparing_can_be_begun_again_from_the_notice(
    open_desk: OpenDesk, of_files: Library
) -> None:
    desk = open_desk(DEPTH, of_files)
    desk.press("Ctrl+K")
    cancel(desk.window)

    offer(desk, "Prepare it now")
    desk.press("Ctrl+K")
    desk.write("depth")

    desk.wait_for_results(containing="Depth")


def test_how_far_it_is_is_told_in_the_list(open_desk: OpenDesk, of_files: Library) -> None:
    desk = open_desk(DEPTH, of_files)
    preparation = desk.workspace.preparation
    preparation.end()
    desk.press("Ctrl+K")
    desk.write("depth")
    preparation.end()

    desk.workspace.preparation.index_progressed.emit(4_300, 10_000)

    assert rows(desk.results) == ["  The search is being prepared: 4,300 of 10,000"]


@pytest.mark.parametrize("limit", [0, 5_000])
def test_only_the_last_library_asked_for_gets_an_index(
    limit: int,
    of_files: Library,
    library: Library,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index_task, "LARGE", limit)
    parent = QObject()
    task = IndexTask(cache_folder(), parent)
    found: list[object] = []
    task.ready.connect(found.append)

    task.start(of_files)
    with qtbot.waitSignal(task.ready):
        task.start(library)

    assert QThreadPool.globalInstance().waitForDone(10_000)
    assert not task.is_running
    assert len(found) == 1
    assert set(found[0].pack_titles) == {handbook.id for handbook in library.handbooks}


# The process


def test_a_process_tells_how_far_it_is_and_keeps_what_it_made(
    squats: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    parent = QObject()
    worker = WorkerProcess(parent)
    steps: list[Step] = []
    worker.progressed.connect(steps.append)

    for work in Work:
        with qtbot.waitSignal(worker.finished):
            worker.start(work, [squats, tmp_path / "nowhere"], tmp_path / "cache")

    ends = {step.pack: step for step in steps}
    assert [(end.pack, end.done == end.total) for end in ends.values()] == [
        ("squats", True),
        ("", True),
    ]
    assert len(list((tmp_path / "cache" / "snapshots").iterdir())) == 1
    assert len(list((tmp_path / "cache" / "index").iterdir())) == 1


def test_a_process_that_cannot_start_is_over_at_once(
    squats: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    parent = QObject()
    worker = WorkerProcess(parent)

    with qtbot.waitSignal(worker.finished):
        worker.start(Work.READ, [squats], tmp_path)


# Windows of their own


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack that takes a while to read, and more than a window takes for large here."""
    pack = write_squats(tmp_path_factory.mktemp("large") / "squats")
    body = " ".join(f"word{number}" for number in range(15))
    (pack / "faq.yaml").write_text(
        "".join(
            f"- id: q{at}\n  question: Question {at}?\n  answer: {body}\n" for at in range(400)
        ),
        encoding="utf-8",
    )
    return pack


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, large: Path, bundled_cache: Path) -> Path:
    """A cache that holds all there is to keep of the pack."""
    cache = tmp_path_factory.mktemp("prepared") / "cache"
    shutil.copytree(bundled_cache, cache)
    open_index(open_library([large], cache).handbooks, cache)
    return cache


def window(home: Path, pack: Path, *lines: str) -> "subprocess.Popen[str]":
    """A window with a pack in a process of its own, which does the rest of some lines."""
    program = "\n".join(
        (
            "import os, resource, sys",
            "from pathlib import Path",
            "from PySide6.QtCore import QTimer",
            "from PySide6.QtWidgets import QLineEdit, QListView",
            "from handbook.ui.application import make_application, open_window",
            "from handbook.content import library",
            "from handbook.ui.worker_process import WorkerProcess",
            "from handbook.ui.searching import index_task",
            "from handbook.ui.searching.index_task import IndexTask",
            "library._LARGE_BYTES, index_task.LARGE = 20_000, 200",
            f"cache = Path({str(home / 'cache')!r})",
            "application = make_application()",
            "def start():",
            f"    return open_window(application, 'hip-thrust', [Path({str(pack)!r})])",
            *lines,
            "application.exec()",
        )
    )
    environment = {**os.environ, "HANDBOOK_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


SEARCH = """
loader = start()
field = loader.window.findChild(QLineEdit, "search")
task = loader.window.findChild(IndexTask)
def begin():
    if any(h.id == "squats" for h in loader.workspace_library().handbooks):
        task.ready.connect(ready)
        loader.window.activateWindow()
        field.setFocus()
    else:
        QTimer.singleShot(20, begin)
def ready(index):
    print([hit.address.id for hit in index.search("question 387", limit=1).hits], flush=True)
    loader.window.close()
from handbook.ui.workspace import Workspace
workspace = loader.window.findChild(Workspace)
loader.workspace_library = lambda: workspace._library
QTimer.singleShot(0, begin)
"""


def answer(process: "subprocess.Popen[str]") -> str:
    """What the window found."""
    told, complaints = process.communicate(timeout=60)
    assert process.returncode == 0, complaints
    return told


def test_two_windows_at_once_both_search(tmp_path: Path, large: Path, bundled_cache: Path) -> None:
    shutil.copytree(bundled_cache, tmp_path / "cache")
    both = [window(tmp_path, large, SEARCH) for _each in range(2)]

    assert [answer(one) for one in both] == ["['q387']\n"] * 2
    assert not list((tmp_path / "cache" / "index").glob("*.building"))


def _truncate(home: Path) -> None:
    for file in (home / "cache" / "index").rglob("*"):
        if file.is_file() and "lock" not in file.name:
            content = file.read_bytes()
            file.unlink()
            file.write_bytes(content[: len(content) // 2])


def _truncate_snapshot(home: Path) -> None:
    (file,) = (home / "cache" / "snapshots").glob("squats-*")
    file.write_bytes(file.read_bytes()[:1000])


def test_what_was_damaged_in_the_cache_only_costs_time(
    tmp_path: Path, large: Path, prepared: Path
) -> None:
    shutil.copytree(prepared, tmp_path / "cache")
    _truncate(tmp_path)
    _truncate_snapshot(tmp_path)

    assert answer(window(tmp_path, large, SEARCH)) == "['q387']\n"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
def test_a_full_disk_only_costs_time(tmp_path: Path, large: Path, bundled_cache: Path) -> None:
    shutil.copytree(bundled_cache, tmp_path / "cache")
    full = (
        "import signal",
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)",
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))",
    )

    assert answer(window(tmp_path, large, *full, SEARCH)) == "['q387']\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("work", ["snapshots", "index"])
def test_a_window_killed_while_it_prepares_leaves_nothing_in_the_way(
    work: str, tmp_path: Path, large: Path, prepared: Path
) -> None:
    shutil.copytree(prepared, tmp_path / "cache")
    shutil.rmtree(tmp_path / "cache" / work)
    tell = (
        "def tell(step):",
        "    print('begun', flush=True)",
        "def look():",
        "    for worker in loader.window.findChildren(WorkerProcess):",
        "        worker.progressed.connect(tell)",
        "        return",
        "    QTimer.singleShot(1, look)",
        "look()",
    )
    killed = window(tmp_path, large, SEARCH, *tell)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "begun\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate()

    assert answer(window(tmp_path, large, SEARCH)) == "['q387']\n"


# The line


def test_short_work_passes_unseen(appearance: Appearance, shown: Shown, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    line = ProgressLine(appearance, window)
    shown(window)
    line.tell("Reading", 1, 2)
    assert not line.isVisible()
    line.finish()

    assert not line.isVisible()
    window.close()


def test_long_work_is_told_and_can_be_cancelled(
    appearance: Appearance, shown: Shown, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    line = ProgressLine(appearance, window, delay=0)
    shown(window)
    line.tell("Reading", 1, 2)
    qtbot.waitUntil(line.isVisible)
    assert line.message == "Reading"

    with qtbot.waitSignal(line.cancelled):
        line.findChildren(QPushButton)[0].click()

    assert not line.isVisible()
    window.close()

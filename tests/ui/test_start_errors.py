"""Starts that cannot open a window: one line that says why, and what to do, and no abort."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.paths import cache_folder

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux starts without a display"
)

CLOSE_SOON = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from handbook.ui import application
from handbook.cli import main

def started(original):
    def open_window(*arguments):
        loader = original(*arguments)
        def look():
            workspace = loader.window.centralWidget()
            if type(workspace).__name__ == "Workspace":
                timer.stop()
                print(workspace.navigator.place, flush=True)
                loader.window.close()
        timer = QTimer(loader.window, interval=5)
        timer.timeout.connect(look)
        timer.start()
        return loader
    return open_window

application.open_window = started(application.open_window)
sys.exit(main(sys.argv[1:]))
"""
"""Opens the window for real, says where it is, and closes it."""


def run(
    *arguments: str | Path, code: str = "", root: Path = ROOT, **environment: str | None
) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own; a variable that is None is not there at all."""
    variables: dict[str, str | None] = {**os.environ, **environment}
    program = ["-c", code] if code else [str(root / "main.py")]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        capture_output=True,
        text=True,
        cwd=root,
        env={name: value for name, value in variables.items() if value is not None},
        timeout=60,
    )


def error_line(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of an error."""
    assert done.returncode == 1, done
    assert done.stdout == ""
    assert done.stderr.startswith("trainer-handbook: ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert ".." not in done.stderr
    return done.stderr


def test_no_display_at_all() -> None:
    line = error_line(run(QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None))

    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in line
    assert "search, show and handout" in line


@pytest.mark.parametrize("address", ["", "hip-thrust/faq"])
def test_a_display_where_there_is_none(address: str) -> None:
    arguments = [address] if address else []
    line = error_line(run(*arguments, QT_QPA_PLATFORM=None, DISPLAY=":7359", WAYLAND_DISPLAY=None))

    assert "No window can be opened here" in line
    assert ":7359" in line


def test_a_wayland_display_where_there_is_none(tmp_path: Path) -> None:
    line = error_line(
        run(
            QT_QPA_PLATFORM=None,
            DISPLAY=None,
            WAYLAND_DISPLAY="nowhere-0",
            XDG_RUNTIME_DIR=str(tmp_path),
        )
    )

    assert "No window can be opened here" in line


def test_a_platform_that_qt_does_not_have() -> None:
    assert "No window can be opened here" in error_line(run(QT_QPA_PLATFORM="teletype"))


@pytest.mark.parametrize("library", ["libEGL.so.1", "libxkbcommon.so.0", "libGL.so.1"])
def test_a_missing_system_library_is_named(library: str, tmp_path: Path) -> None:
    """As Python tells it when the loader cannot find what QtGui is linked against."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'PySide6.QtGui':\n"
        f"            raise ImportError('{library}: cannot open shared object file: '\n"
        "                              'No such file or directory')\n"
        "sys.meta_path.insert(0, Missing())\n"
    )
    line = error_line(run(PYTHONPATH=str(tmp_path)))

    assert f"the system library {library} is missing" in line
    assert "apt install" in line


def test_a_broken_installation_is_not_taken_for_a_missing_library(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'PySide6.QtGui':\n"
        "            raise ImportError('cannot import name QColor')\n"
        "sys.meta_path.insert(0, Missing())\n"
    )
    done = run(PYTHONPATH=str(tmp_path))

    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "cannot import name QColor" in done.stderr


@pytest.fixture
def opened_before(bundled_cache: Path) -> None:
    """The bundled packs are compiled, as on a machine where the program ran once."""
    shutil.copytree(bundled_cache, cache_folder())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program without its resources."""
    shutil.copy(ROOT / "main.py", tmp_path)
    (tmp_path / "handbook").symlink_to(ROOT / "handbook")
    return tmp_path


def test_a_resource_folder_that_is_not_there(copy: Path) -> None:
    line = error_line(run(root=copy))

    assert "The handbook's own content cannot be read" in line
    assert str(copy / "resources" / "packs") in line
    assert "Install the program again" in line


def test_a_resource_folder_that_has_gone_since_the_last_start(copy: Path) -> None:
    """The window is on screen with the last page already when that comes out."""
    from handbook.ui.appearance import ThemeChoice
    from handbook.ui.opening import Opening, write_opening

    home = copy / "home"
    opening = Opening("Set-up", ThemeChoice.LIGHT, False, 1.0, "", (200, 80, 20), "<p>Text</p>")
    write_opening(home / "cache", opening)

    line = error_line(run(root=copy, HANDBOOK_HOME=str(home)))

    assert "The handbook's own content cannot be read" in line


def test_a_start_and_an_end_without_a_word() -> None:
    done = run(code=CLOSE_SOON)

    assert (done.returncode, done.stdout, done.stderr) == (0, "hip-thrust/section/overview\n", "")


def test_a_quick_start_and_an_end_without_a_word(opened_before: None) -> None:
    run("hip-thrust/section/set-up", code=CLOSE_SOON)
    assert (cache_folder() / "opening.txt").exists()

    done = run(code=CLOSE_SOON)

    assert (done.returncode, done.stdout, done.stderr) == (0, "hip-thrust/section/set-up\n", "")


def test_a_window_closed_while_the_search_is_prepared_ends_without_a_word(
    opened_before: None,
) -> None:
    code = CLOSE_SOON.replace(
        "loader.window.close()",
        'loader.window.findChild(QAction, "go.search").trigger(); loader.window.close()',
    )
    done = run(code=code)

    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_address_opens_the_window_all_the_same(opened_before: None) -> None:
    done = run("hip-thrust/nothing/at-all", code=CLOSE_SOON)

    assert (done.returncode, done.stdout) == (0, "hip-thrust/section/overview\n")


def test_an_unknown_pack_opens_the_window_all_the_same(opened_before: None, tmp_path: Path) -> None:
    done = run("--pack", tmp_path / "nowhere", code=CLOSE_SOON)

    assert (done.returncode, done.stdout) == (0, "hip-thrust/section/overview\n")

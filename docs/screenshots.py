"""Take the pictures of the window that the README shows, and on request of every page.

    python -m docs.screenshots [--all FOLDER]

The window is the real one, on Qt's offscreen platform, with an empty home of its own. `--all` puts
every page, in both themes and two sizes, into a folder.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

# Before anything imports Qt: the same surface and scale on every machine.
os.environ.update(QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="1", QT_FONT_DPI="96")

from PySide6.QtCore import QEventLoop, Qt, QThreadPool, QTimer
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

from handbook.content.address import parse_address
from handbook.content.library import bundled_packs
from handbook.paths import HOME_VARIABLE
from handbook.ui.application import make_application, open_window
from handbook.ui.workspace import Workspace

FOLDER = Path(__file__).parent / "screenshots"

SMALL, LARGE = (1000, 700), (1600, 1000)

SHOWN = {
    "overview": ("light", SMALL),
    "variations": ("light", SMALL),
    "variation": ("dark", SMALL),
    "comparison": ("light", LARGE),
    "ladder": ("dark", SMALL),
    "questions": ("light", SMALL),
    "search": ("light", SMALL),
    "muscle": ("dark", SMALL),
    "handout": ("light", LARGE),
}
"""The pictures kept beside this file: scene, theme and size."""

_LOOK_EVERY, _CALM, _MOST_LOOKS = 20, 5, 1000
"""Milliseconds between looks at what is going on, how many must find nothing, and the most."""


class Photographer:
    """Brings a window to a scene and takes its picture."""

    def __init__(self, window: QMainWindow) -> None:
        """Of a window that is filled."""
        workspace = window.findChild(Workspace)
        assert workspace is not None
        sys.excepthook = sys.__excepthook__  # here nobody looks at the window's report of a failure
        self._window = window
        self._workspace = workspace

    def take(self, scene: str, theme: str, size: tuple[int, int], file: Path) -> None:
        """Write the picture of a scene."""
        self._window.resize(*size)
        self._command(f"view.theme_{theme}")
        SCENES[scene](self)
        self._rest()
        image = self._window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        file.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(file), quality=0):  # the smallest file
            raise OSError(f"{file} cannot be written")
        self._field("search").clear()
        QTest.keyClick(self._focus(), Qt.Key.Key_Escape)  # out of the search or the find bar
        print(file)

    def go(self, address: str) -> None:
        """Go to an address."""
        self._workspace.navigator.navigate_text(address)

    def search(self) -> None:
        """Type a question into the search box."""
        self.go("hip-thrust")
        self._command("go.search")
        self._rest()
        QTest.keyClicks(self._field("search"), "knees caving in")

    def find(self) -> None:
        """Look for a word in a page."""
        self.go("hip-thrust/section/set-up")
        self._command("edit.find")
        QTest.keyClicks(self._field("find"), "bench")

    def fill_handout(self) -> None:
        """Put an exercise on the handout for a client, and open it."""
        draft = self._workspace.draft
        draft.add(parse_address("hip-thrust/variation/frog-thrust"))
        draft.replace(
            client="Zoë Ångström", date="2026-01-31", note="Tell me how it went.", text_size=12
        )
        self._command("handout.edit")

    def empty_handout(self) -> None:
        """Open an empty handout."""
        self._command("handout.new")
        self._command("handout.edit")

    def _command(self, name: str) -> None:
        action = self._window.findChild(QAction, name)
        assert action is not None
        action.trigger()

    def _field(self, name: str) -> QLineEdit:
        field = self._window.findChild(QLineEdit, name)
        assert field is not None
        return field

    def _focus(self) -> QWidget:
        return self._window.focusWidget() or self._window

    def _rest(self) -> None:
        """Wait until nothing is at work in the background and no timer is to go off."""
        loop = QEventLoop()
        look = QTimer()
        looks: list[bool] = []

        def on_look() -> None:
            timers = self._window.findChildren(QTimer)
            busy = any(timer.isActive() for timer in timers)
            looks.append(not busy and not QThreadPool.globalInstance().activeThreadCount())
            # Calm for a while: what the background brought has been shown as well.
            if all(looks[-_CALM:]) or len(looks) > _MOST_LOOKS:
                loop.quit()

        looks += [False] * _CALM
        look.timeout.connect(on_look)
        look.start(_LOOK_EVERY)
        loop.exec()
        if len(looks) > _MOST_LOOKS:
            raise TimeoutError("the window does not come to rest")


Scene = Callable[[Photographer], None]


def _at(address: str) -> Scene:
    return lambda photographer: photographer.go(address)


SCENES: dict[str, Scene] = {
    "overview": _at("hip-thrust/section/overview"),
    "cover": _at("hip-thrust"),
    "variations": _at("hip-thrust/variation"),
    "variation": _at("hip-thrust/variation/b-stance-hip-thrust"),
    "comparison": _at(
        "hip-thrust/variation?compare=barbell-hip-thrust,b-stance-hip-thrust,cable-pull-through"
    ),
    "ladder": _at("hip-thrust/variation/b-stance-hip-thrust?view=ladder"),
    "questions": _at("hip-thrust/faq/knees-cave-in"),
    "muscle": _at("hip-thrust/muscle/gluteus-maximus-lower"),
    "glossary": _at("hip-thrust/term"),
    "references": _at("hip-thrust/reference"),
    "search": Photographer.search,
    "find": Photographer.find,
    "handout": Photographer.fill_handout,
    "empty-handout": Photographer.empty_handout,
    "handouts": _at("handouts"),
}


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m docs.screenshots", description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="take every page, into FOLDER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        application = make_application()
        window = open_window(application, "hip-thrust", ()).window
        photographer = Photographer(window)
        if options.all:
            for scene, theme, size in product(SCENES, ("light", "dark"), (SMALL, LARGE)):
                name = f"{scene}-{theme}-{size[0]}.png"
                photographer.take(scene, theme, size, options.all / name)
            _take_problems(application, Path(home) / "broken", options.all)
        else:
            for scene, (theme, size) in SHOWN.items():
                photographer.take(scene, theme, size, FOLDER / f"{scene}-{theme}.png")
        window.close()


def _take_problems(application: QApplication, pack: Path, folder: Path) -> None:
    """The banner over a handbook with a mistake in it, in a window of its own."""
    shutil.copytree(bundled_packs()[0], pack)
    manifest = pack / "pack.yaml"
    text = manifest.read_text(encoding="utf-8").replace("id: hip-thrust", "id: broken", 1)
    manifest.write_text(text, encoding="utf-8")
    glossary = next(file for file in sorted(pack.rglob("*.yaml")) if "glossary" in str(file))
    text = glossary.read_text(encoding="utf-8").replace("definition:", "defintion:", 1)
    glossary.write_text(text, encoding="utf-8")
    window = open_window(application, "broken", [pack]).window
    Photographer(window).take("overview", "light", SMALL, folder / "problems-light-1000.png")
    window.close()


if __name__ == "__main__":
    main()

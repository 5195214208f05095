"""The variation browser over very many cards, scrolled and narrowed; and figures alone.

cards.py REPEAT
"""

import json
import os
import sys
import time
from collections.abc import Callable

import msgspec
from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QEventLoop,
    QObject,
    QPoint,
    QPointF,
    QStringListModel,
    Qt,
    QTimer,
)
from PySide6.QtGui import QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QTreeView, QWidget

from benchmarks.typist import found
from handbook.content.handbook import Handbook, Library
from handbook.content.library import bundled_packs, open_library
from handbook.content.model import Kind, Level, Variation
from handbook.figures import figure_svg
from handbook.handout.model import Handout
from handbook.paths import cache_folder
from handbook.search.facets import FacetTable, facet_table
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.application import make_application
from handbook.ui.browsing.variation_view import VariationView
from handbook.ui.draft import HandoutDraft
from handbook.ui.figure_images import Frame, figure_picture
from handbook.ui.pages.variations import VariationsPage

Act = Callable[[], None]

CARDS = 100_000

_PATIENCE = 20_000
"""Milliseconds; what has not been painted by then is not going to be."""

_NOTCH = 120
"""What the wheel tells of one notch."""


class Frames(QObject):
    """Times from an event until a widget has painted what it changed."""

    def __init__(self, painted: QWidget) -> None:
        super().__init__(painted)
        self._loop = QEventLoop(self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE)
        self._late.timeout.connect(self._on_late)
        self._painted = painted

    def wheel(self, notches: int) -> list[float]:
        """Milliseconds for each notch of the wheel, down a long way and fast."""
        return [self._time(self._turn) for _notch in range(notches)]

    def keys(self, target: QWidget, key: Qt.Key, times: int) -> list[float]:
        """Milliseconds for each press of a key."""
        found: list[float] = []
        for _press in range(times):

            def press() -> None:
                QTest.keyClick(target, key)

            found.append(self._time(press))
        return found

    def _turn(self) -> None:
        middle = QPointF(self._painted.rect().center())
        wheel = QWheelEvent(
            middle,
            self._painted.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -_NOTCH),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self._painted, wheel)

    def _time(self, act: Act) -> float:
        self._late.start()
        self._painted.installEventFilter(self)
        started = time.perf_counter()
        act()
        self._loop.exec()
        took = _since(started)
        self._painted.removeEventFilter(self)
        self._late.stop()
        return took

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A paint event begins the painting; the loop comes round once it is done and sent off."""
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop.quit)
        return False

    def _on_late(self) -> None:
        print(f"nothing painted {_PATIENCE} ms after an event", file=sys.stderr, flush=True)
        os._exit(1)


def main() -> int:
    """Measure and tell."""
    application = make_application()
    repeat = int(sys.argv[1])
    bundled = open_library(bundled_packs(), cache_folder()).handbooks[0]
    told = _figures(bundled, repeat)
    many = _many(bundled)
    window = QMainWindow()
    window.resize(1000, 700)
    appearance = Appearance(application, ThemeChoice.LIGHT, 1.0, window)
    appearance.style_widgets()
    page = VariationsPage(
        Library((many,)), HandoutDraft(Handout(date=""), window), appearance, window
    )
    page.set_index(_Index(facet_table(many)))  # pyright: ignore[reportArgumentType]
    page.show_place(many.address(Kind.VARIATION))
    window.setCentralWidget(page)
    window.show()
    QTest.qWaitForWindowExposed(window)
    view, tree = found(page, VariationView), found(page, QTreeView)
    frames = Frames(view.viewport())
    frames.wheel(30)
    told |= {
        "wheel": frames.wheel(repeat * 20),
        "page": frames.keys(view, Qt.Key.Key_PageDown, repeat * 5),
        "facet": _facets(frames, tree, repeat * 2),
        "bare": _bare(window, repeat * 20),
    }
    print(json.dumps(told), flush=True)
    os._exit(0)


class _Index:
    """Stands for the index of a library that was opened before: it has the facets at hand."""

    def __init__(self, table: FacetTable) -> None:
        self._table = table

    def facets(self, _pack: str) -> FacetTable:
        """The facets kept."""
        return self._table


def _many(bundled: Handbook) -> Handbook:
    """The bundled variations again and again, each with a figure, a name and a level of its own."""
    levels = list(Level)
    kinds = bundled.variations
    return Handbook(
        bundled.manifest,
        variations=[_another(kinds[at % len(kinds)], at, levels) for at in range(CARDS)],
        muscles=bundled.muscles,
        digest="many",
    )


def _another(variation: Variation, number: int, levels: list[Level]) -> Variation:
    figure = variation.figure
    assert figure is not None
    start = msgspec.structs.replace(figure.start, tuck=number // 21 % 12)
    return msgspec.structs.replace(
        variation,
        id=f"{variation.id}-{number}",
        name=f"{variation.name} {number}",
        level=levels[number // 21 % len(levels)],
        figure=msgspec.structs.replace(figure, start=start, kickstand=5 + number // 252 % 36),
        harder=(),
    )


def _facets(frames: Frames, tree: QTreeView, times: int) -> list[float]:
    """From Space on a level to the painted cards, with it and without it again."""
    levels = next(
        index
        for row in range(tree.model().rowCount())
        if (index := tree.model().index(row, 0)).data() == "Level"
    )
    tree.setCurrentIndex(tree.model().index(0, 0, levels))
    return frames.keys(tree, Qt.Key.Key_Space, times)


def _bare(window: QMainWindow, notches: int) -> list[float]:
    """The same wheel over a list of names, as many and nothing else."""
    view = QListView(window)
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([f"Variation {number}" for number in range(CARDS)], view))
    window.setCentralWidget(view)
    view.show()
    QTest.qWaitForWindowExposed(window)
    return Frames(view.viewport()).wheel(notches)


def _figures(bundled: Handbook, repeat: int) -> dict[str, list[float]]:
    """Milliseconds for the SVG of a figure, for the pictures of all, and for reading the SVG."""
    told: dict[str, list[float]] = {"svg": [], "svg read": [], "pictures": [], "pictures read": []}
    frame = Frame(220, 122, 1.0)
    for _run in range(repeat):
        started = time.perf_counter()
        svgs = [figure_svg(variation, bundled) or "" for variation in bundled.variations]
        drawn = _since(started)
        for svg in svgs:
            figure_picture(svg, frame, 1.0)
        told["svg"].append(drawn / len(svgs))
        told["pictures"].append(_since(started))
        read = sum(_reading(svg) for svg in svgs)
        told["svg read"].append(read / len(svgs))
        told["pictures read"].append(read)
    return told


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


def _reading(svg: str) -> float:
    started = time.perf_counter()
    QSvgRenderer(QByteArray(svg.encode()))
    return _since(started)


if __name__ == "__main__":
    sys.exit(main())

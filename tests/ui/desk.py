"""Somebody sitting at the window: what they press, and what they see."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QTextBrowser,
    QToolBar,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from handbook.ui.find_bar import FindBar
from handbook.ui.item_list import ItemList
from handbook.ui.main_window import MainWindow
from handbook.ui.notice_bar import NoticeBar
from handbook.ui.place import PlacePage
from handbook.ui.tray import Tray
from handbook.ui.workspace import Workspace

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


class Desk:
    """A window on screen, with hands on its keyboard and mouse."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        """The window must be active."""
        self.window = window
        self._qtbot = qtbot

    # Hands

    def press(self, *keys: str) -> None:
        """Press some keys, one after the other, wherever the focus is."""
        for key in keys:
            handle = QGuiApplication.focusWindow()
            assert handle is not None, f"no window to press {key} in"
            QTest.keySequence(handle, QKeySequence(key))

    def write(self, words: str) -> None:
        """Type some words, wherever the focus is."""
        for letter in words:
            handle = QGuiApplication.focusWindow()
            assert handle is not None
            if letter.isascii():
                QTest.keyClick(handle, letter)
            else:  # as a keyboard with such letters, or an input method, brings them
                brought = QInputMethodEvent()
                brought.setCommitString(letter)
                QCoreApplication.sendEvent(QGuiApplication.focusObject(), brought)

    def click(
        self,
        widget: QWidget,
        at: QPoint | None = None,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> None:
        """Click into a widget, in its middle unless told where."""
        window = widget.window()
        place = widget.mapTo(window, widget.rect().center() if at is None else at)
        handle = window.windowHandle()
        assert handle is not None
        QTest.mouseClick(handle, button, Qt.KeyboardModifier.NoModifier, place)

    def click_row(self, view: QAbstractItemView, text: str) -> None:
        """Click the row of a list or tree that says this."""
        index = row_of(view, text)
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def click_link(self, words: str) -> None:
        """Click a link on the page that says this, or the middle of it."""
        view = self.prose
        cursor = view.document().find(words, 0)
        while not cursor.isNull() and not cursor.charFormat().isAnchor():
            cursor = view.document().find(words, cursor)
        assert not cursor.isNull(), f"no link “{words}”"
        middle = QTextCursor(view.document())
        middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
        view.setTextCursor(middle)
        view.ensureCursorVisible()
        self.click(view.viewport(), view.cursorRect(middle).center() + QPoint(1, 0))

    def choose(self, command: str) -> None:
        """Choose a command from its menu."""
        self.action(command).trigger()

    def go(self, address: str) -> None:
        """Go to an address, as if a link led there."""
        assert self.workspace.navigator.navigate_text(address), address
        QCoreApplication.sendPostedEvents()  # so that the page is laid out

    def return_to_window(self) -> None:
        """Give the window the keyboard after a dialog, as a window manager does."""
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    # Eyes

    @property
    def workspace(self) -> Workspace:
        """What fills the window."""
        widget = self.window.centralWidget()
        assert isinstance(widget, Workspace)
        return widget

    @property
    def place(self) -> str:
        """The address of the place shown."""
        return str(self.workspace.navigator.place)

    @property
    def page(self) -> PlacePage:
        """The page shown."""
        page = self.workspace.navigator.page
        assert page is not None
        return page

    @property
    def prose(self) -> QTextBrowser:
        """The text of the page shown."""
        view = self.page.find_view()
        assert view is not None
        return view

    @property
    def scroll(self) -> int:
        """How far the text is scrolled."""
        return self.prose.verticalScrollBar().value()

    @property
    def title(self) -> str:
        """The heading of the page, as the title of the window says it."""
        return self.window.windowTitle().removesuffix(" · Trainer Handbook")

    @property
    def search(self) -> QLineEdit:
        """The search box."""
        return self.find(QLineEdit, "search")

    @property
    def results(self) -> QListView:
        """The list under the search box."""
        return self.find(QFrame, "search-results").findChildren(QListView)[0]

    @property
    def sidebar(self) -> QTreeView:
        """The contents."""
        return next(tree for tree in self._all(QTreeView) if tree.accessibleName() == "Contents")

    @property
    def tray(self) -> ItemList:
        """The items of the tray."""
        return self.window.findChildren(Tray)[0].findChildren(ItemList)[0]

    @property
    def on_this_page(self) -> QListWidget:
        """The headings beside the page."""
        found = self.page.findChild(QListWidget, "on-this-page")
        assert isinstance(found, QListWidget)
        return found

    @property
    def find_field(self) -> QLineEdit:
        """The field of the find bar."""
        return self.find(QLineEdit, "find")

    @property
    def found(self) -> str:
        """What the find bar says."""
        return self.window.findChildren(FindBar)[0].findChildren(QLabel)[0].text()

    @property
    def notice(self) -> str:
        """What the notice above the page says."""
        return self.window.findChildren(NoticeBar)[0].message

    @property
    def focus(self) -> QWidget | None:
        """Where the focus is."""
        return QApplication.focusWidget()

    def action(self, command: str) -> QAction:
        """A command of the menus."""
        return self.find_object(QAction, command)

    def button(self, name: str) -> QToolButton:
        """A button of the toolbar."""
        bar = self.window.findChildren(QToolBar)[0]
        return next(b for b in bar.findChildren(QToolButton) if b.accessibleName() == name)

    def dialog(self, kind: type[AnyWidget]) -> AnyWidget:
        """The dialog that is open, once it has the keyboard."""

        def opened() -> bool:
            dialogs = [d for d in self._all(kind) if d.isVisible()]
            return bool(dialogs) and dialogs[-1].isActiveWindow()

        self._qtbot.waitUntil(opened)
        return next(d for d in self._all(kind) if d.isVisible())

    def no_dialog(self) -> bool:
        """Whether none is open."""
        return not any(dialog.isVisible() for dialog in self._all(QDialog))

    def find(self, kind: type[AnyWidget], name: str) -> AnyWidget:
        """A widget by the name the code gives it."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def find_object(self, kind: type[QAction], name: str) -> QAction:
        """An action by the name the code gives it."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def wait_for_results(self, *, containing: str = "") -> list[str]:
        """The rows of the search, once they are there."""
        self._qtbot.waitUntil(
            lambda: (
                self.results.isVisible()
                and not any("being prepared" in row for row in rows(self.results))
                and any(containing in row for row in rows(self.results))
            )
        )
        return rows(self.results)

    def _all(self, kind: type[AnyWidget]) -> list[AnyWidget]:
        return self.window.findChildren(kind)


def rows(view: QAbstractItemView) -> list[str]:
    """A list as text: one line a row, “> ” before the one that is chosen."""
    model, current = view.model(), view.currentIndex()
    return [
        ("> " if index == current else "  ") + str(index.data())
        for index in (model.index(row, 0) for row in range(model.rowCount()))
    ]


def row_of(view: QAbstractItemView, text: str) -> QModelIndex:
    """The index of the row, at any depth, that says this."""
    model = view.model()
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        index = waiting.pop(0)
        if index.data() == text:
            return index
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    raise AssertionError(f"no row “{text}”")

"""The panes of the window side by side: how wide each is, and which are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from handbook.content.address import Address
from handbook.ui.commands.actions import Actions, Handlers
from handbook.ui.navigator import HANDOUT, HANDOUTS
from handbook.ui.opening import packed, unpacked
from handbook.ui.sidebar import Sidebar
from handbook.ui.tray import Tray


class Panes(QSplitter):
    """The contents, the page and the handout tray; the page is always there."""

    changed = Signal()
    """One was shown or hidden."""

    def __init__(
        self, sidebar: Sidebar, page: QWidget, tray: Tray, actions: Actions, parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sidebar = sidebar
        self._tray = tray
        self._sidebar_action = actions["view.sidebar"]
        self._tray_action = actions["view.tray"]
        self._place: Address | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for widget in (sidebar, page, tray):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.setSizes([220, 740, 220])
        sidebar.setMinimumWidth(150)
        tray.setMinimumWidth(160)

    def handlers(self) -> Handlers:
        """What each command does."""
        return {"view.sidebar": self._show_panes, "view.tray": self._show_panes}

    def restore(self, widths: str, *, sidebar: bool, tray: bool) -> None:
        """Return to how the panes stood: the widths as `widths` gave them, and which are shown."""
        if widths:
            self.restoreState(QByteArray(unpacked(widths)))
        self._sidebar_action.setChecked(sidebar)
        self._tray_action.setChecked(tray)
        self._show_panes()

    def widths(self) -> str:
        """How wide the panes are, for `restore`."""
        return packed(self.saveState().data())

    def show_for(self, place: Address) -> None:
        """Show what stands beside the page of a place."""
        self._place = place
        self._show_panes()

    @Slot()
    def show_tray(self) -> None:
        """Show the tray from now on."""
        self._tray_action.setChecked(True)
        self._show_panes()

    @Slot()
    def _show_panes(self) -> None:
        # The handout's own page lists the same items, and needs the room for its pages.
        editing = self._place in (HANDOUT, HANDOUTS)
        self._sidebar.setVisible(self._sidebar_action.isChecked())
        self._tray.setVisible(self._tray_action.isChecked() and not editing)
        self.changed.emit()


def focus_pane(panes: Sequence[QWidget | None], direction: int) -> None:
    """Give the focus to the next (1) or previous (-1) of those panes that are on screen."""
    shown = [pane for pane in panes if pane is not None and pane.isVisible()]
    focus = QApplication.focusWidget()
    at = 0
    for index, pane in enumerate(shown):
        if focus is not None and (pane is focus or pane.isAncestorOf(focus)):
            at = index
    shown[(at + direction) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

"""The toolbar: a few commands as buttons, and the search box between them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget
from typing_extensions import override

from handbook.language import _
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.commands.actions import Actions, plain_title
from handbook.ui.icons import icon

_SEARCH_WIDTH = 620
"""The most that the search box has of a wide window, in pixels."""

_WORDS_FROM_WIDTH = 560
"""Words stand beside an icon in windows at least this wide, in pixels at 100% zoom."""

_ADD = "handout.add"


class Toolbar(QToolBar):
    """Stays where it is, at the top of its window, and can be walked through by Tab."""

    def __init__(
        self, actions: Actions, search_box: QLineEdit, appearance: Appearance, window: QMainWindow
    ) -> None:
        super().__init__(_("Navigation"), window)
        self._actions = actions
        self._appearance = appearance
        self.setObjectName("navigation")
        self.setMovable(False)
        # Qt's own menu could only take the toolbar away, and not bring it back.
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._build(search_box)
        window.addToolBar(self)
        self._restyle()
        actions[_ADD].changed.connect(self._on_add_changed)
        appearance.changed.connect(self._restyle)
        self._theme.clicked.connect(self._on_theme_clicked)

    def _build(self, search_box: QLineEdit) -> None:
        search_box.setMaximumWidth(_SEARCH_WIDTH)
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Preferred)
        self._theme = QToolButton(self)
        self._theme.setIcon(icon("theme", self._appearance))
        self._theme.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add_button("go.back")
        self._add_button("go.forward")
        self.addWidget(search_box)
        self.addWidget(space)
        self._add_button(_ADD)
        self._add_button("view.zoom_out")
        self._add_button("view.zoom_in")
        self.addWidget(self._theme)
        self._add_button("help.shortcuts")

    def _add_button(self, command: str) -> None:
        action = self._actions[command]
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(plain_title(action))

    def _name_more(self) -> None:
        """Qt's own button, for what a narrow window has no room for."""
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if isinstance(more, QToolButton):
            # Qt draws its own icon anew with each style, and always in black.
            more.setIcon(icon("down", self._appearance))
            more.setAccessibleName(_("More buttons"))
            more.setToolTip(_("More buttons"))
            more.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @Slot()
    def _on_add_changed(self) -> None:
        action = self._actions[_ADD]
        self.widgetForAction(action).setAccessibleName(plain_title(action))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Say what can be put on the handout, where there is room for words."""
        button = self.widgetForAction(self._actions[_ADD])
        if isinstance(button, QToolButton):
            styles = Qt.ToolButtonStyle
            wide = self.width() >= _WORDS_FROM_WIDTH * self._appearance.zoom
            button.setToolButtonStyle(
                styles.ToolButtonTextBesideIcon if wide else styles.ToolButtonIconOnly
            )

    @Slot()
    def _restyle(self) -> None:
        dark = self._appearance.theme.dark
        name = _("Switch to light colors") if dark else _("Switch to dark colors")
        self._theme.setAccessibleName(name)
        self._theme.setToolTip(name)
        self._name_more()
        self._arrange()

    @Slot()
    def _on_theme_clicked(self) -> None:
        dark = self._appearance.theme.dark
        self._appearance.choose(ThemeChoice.LIGHT if dark else ThemeChoice.DARK)

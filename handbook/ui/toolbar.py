"""The toolbar: a few commands as buttons, and the search box between them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from handbook.language import _
from handbook.ui.appearance import Appearance, ThemeChoice
from handbook.ui.commands.actions import Actions, plain_title
from handbook.ui.icons import icon

_SEARCH_WIDTH = 620
"""The most that the search box has of a wide window, in pixels."""

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
        self._name_more()
        self._show_theme()
        actions[_ADD].changed.connect(self._on_add_changed)
        appearance.changed.connect(self._show_theme)
        self._theme.clicked.connect(self._on_theme_clicked)

    def _build(self, search_box: QLineEdit) -> None:
        search_box.setMaximumWidth(_SEARCH_WIDTH)
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Preferred)
        self._theme = QToolButton(self)
        self._theme.setIcon(icon("theme", self._appearance))
        self._theme.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
        self._add_button("go.back", icon_only)
        self._add_button("go.forward", icon_only)
        self.addWidget(search_box)
        self.addWidget(space)
        self._add_button(_ADD, Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add_button("view.zoom_out", icon_only)
        self._add_button("view.zoom_in", icon_only)
        self.addWidget(self._theme)
        self._add_button("help.shortcuts", icon_only)

    def _add_button(self, command: str, style: Qt.ToolButtonStyle) -> None:
        action = self._actions[command]
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(style)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(plain_title(action))

    def _name_more(self) -> None:
        """Qt's own button, for what a narrow window has no room for."""
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if isinstance(more, QToolButton):
            more.setAccessibleName(_("More buttons"))
            more.setToolTip(_("More buttons"))
            more.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @Slot()
    def _on_add_changed(self) -> None:
        action = self._actions[_ADD]
        self.widgetForAction(action).setAccessibleName(plain_title(action))

    @Slot()
    def _show_theme(self) -> None:
        dark = self._appearance.theme.dark
        name = _("Switch to light colors") if dark else _("Switch to dark colors")
        self._theme.setAccessibleName(name)
        self._theme.setToolTip(name)

    @Slot()
    def _on_theme_clicked(self) -> None:
        dark = self._appearance.theme.dark
        self._appearance.choose(ThemeChoice.LIGHT if dark else ThemeChoice.DARK)

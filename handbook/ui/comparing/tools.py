"""What one does with a comparison: add to it, narrow it, copy it, put it on paper."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.comparing.picker import VariationPicker
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.icons import icon

_PICKER_WIDTH = 230
_WORDS_FROM = 800
"""Buttons have words where there are at least so many pixels, at 100% zoom."""

_ARROW = 16
"""Pixels right of a button's face, for the arrow that tells of its menu."""

_NARROW = 400
"""Below so many pixels, words and gaps are shorter."""


class ComparisonTools(QWidget):
    """A line of controls, or more where they need them."""

    copy_asked = Signal()
    handout_asked = Signal()

    save_asked = Signal(bool)
    """True for every row, False for what differs most, on one page."""

    print_asked = Signal(bool)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.picker = VariationPicker(appearance, self)
        self.differences = QToolButton(self)
        self.differences.setCheckable(True)
        self.differences.setIcon(icon("check", appearance))
        self.differences.setAccessibleName(_("Differences only"))
        self.differences.setToolTip(_("Show only the rows that differ"))
        self.differences.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._copy = self._button("copy", _("Copy as a table"), _("Copy"))
        self._handout = self._button("add", _("Add all to the handout"), _("Add all"))
        self._save = self._button("save", _("Save as PDF"), _("PDF"))
        self._print = self._button("print", _("Print the comparison"), _("Print"))
        self._save_menu = self._menu(self._save)
        self._print_menu = self._menu(self._print)
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        for widget in (self.picker, self.differences, *self._buttons()):
            self._flow.addWidget(widget)
        self._copy.clicked.connect(self.copy_asked)
        self._handout.clicked.connect(self.handout_asked)
        self._save_menu.triggered.connect(self._on_save)
        self._print_menu.triggered.connect(self._on_print)

    def show_for(self, count: int, *, full: bool) -> None:
        """Fit so many variations; a `full` comparison takes no more."""
        self.picker.setEnabled(not full)
        self.picker.setToolTip(_("No more than four are compared at once.") if full else "")
        for widget in (self.differences, *self._buttons()):
            widget.setVisible(count > 1)
        self._print_menu.actions()[0].setText(_one_sheet(count))
        self._save_menu.actions()[0].setText(_one_sheet(count))

    def fit(self, width: int) -> int:
        """Fit a width; returns the height needed."""
        zoom = self._appearance.zoom
        words = width >= _WORDS_FROM * zoom
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if words
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        side = round(16 * zoom)
        for button in self._buttons():
            button.setToolButtonStyle(style)
            button.setIconSize(QSize(side, side))
        narrow = width < _NARROW * zoom
        self.differences.setText(_("Differences") if narrow else _("Differences only"))
        self.differences.setIconSize(QSize(side, side))
        theme = self._appearance.theme
        self.differences.setStyleSheet(
            f"QToolButton {{ border-color: {theme.line}; }}"
            f" QToolButton:focus {{ border-color: {theme.accent}; }}"
        )
        self._keep_room_for_tick()
        for button in (self._save, self._print):
            button.setStyleSheet(
                f"QToolButton {{ padding-right: {round(_ARROW * zoom)}px; }}"
                " QToolButton::menu-indicator"
                " { subcontrol-origin: padding; subcontrol-position: center right; right: 3px; }"
            )
        self._flow.setSpacing(2 if narrow else 8)
        self.picker.setFixedWidth(min(width, round(_PICKER_WIDTH * zoom)))
        return self._flow.heightForWidth(width)

    def _keep_room_for_tick(self) -> None:
        """Let the tick move nothing when it comes."""
        checked = self.differences.isChecked()
        self.differences.setMinimumWidth(0)
        self.check_differences(on=True)
        least = self.differences.sizeHint().width()
        self.check_differences(on=checked)
        self.differences.setMinimumWidth(least)

    def _buttons(self) -> tuple[QToolButton, ...]:
        return (self._copy, self._handout, self._save, self._print)

    def _button(self, image: str, words: str, short: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(image, self._appearance))
        button.setText(short)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _menu(self, button: QToolButton) -> QMenu:
        """Which rows go on paper."""
        menu = QMenu(button)
        menu.setAccessibleName(button.accessibleName())
        menu.addAction("").setData(False)
        menu.addAction(_("Every row, on as many pages as it takes")).setData(True)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return menu

    def check_differences(self, *, on: bool) -> None:
        """Say whether only the rows that differ are shown; a tick says so besides the color."""
        self.differences.setChecked(on)
        self.differences.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if on
            else Qt.ToolButtonStyle.ToolButtonTextOnly
        )

    @Slot(QAction)
    def _on_save(self, action: QAction) -> None:
        self.save_asked.emit(bool(action.data()))

    @Slot(QAction)
    def _on_print(self, action: QAction) -> None:
        self.print_asked.emit(bool(action.data()))


def _one_sheet(count: int) -> str:
    if count > 3:
        return _("What matters most, on two pages")
    return _("What matters most, on one page")

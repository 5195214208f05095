"""The handout editor: a form with the true pages beside it."""

from typing import Any

from msgspec import Struct
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.content.model import Kind
from handbook.language import _
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft
from handbook.ui.editing.form import HandoutForm
from handbook.ui.editing.page_preview import Position
from handbook.ui.editing.preview_panel import PreviewPanel
from handbook.ui.place import PlacePage

_BOTH_FROM_WIDTH = 760
"""Form and preview stand side by side on pages at least this wide, in pixels at 100% zoom."""

_FORM_WIDTH = 360


class EditorState(Struct, frozen=True):
    """Where the trainer is in the editor."""

    previewing: bool
    form: int
    preview: tuple[float | None, int]


class HandoutPage(PlacePage):
    """Edits the draft; on a narrow page either the form or the preview is shown."""

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._build()
        self._connect()
        self._on_draft_changed()

    # What the window asks

    @override
    def set_library(self, library: Library) -> None:
        self._library = library
        self._form.set_library(library)
        self._on_draft_changed()

    @override
    def show_place(self, address: Address) -> None:
        """There is one handout, and it is shown."""

    @override
    def title(self) -> str:
        return _("Handout")

    @override
    def state(self) -> EditorState:
        position = self._panel.position
        return EditorState(
            self._preview.isChecked(),
            self._scroller.verticalScrollBar().value(),
            (position.zoom, position.scroll),
        )

    @override
    def restore(self, state: Any) -> None:
        if isinstance(state, EditorState):
            (self._preview if state.previewing else self._edit).setChecked(True)
            self._scroller.verticalScrollBar().setValue(state.form)
            self._panel.return_to(Position(*state.preview))

    # Building

    def _build(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._build_top()
        self._build_form()
        self._build_buttons()
        self._panel = PreviewPanel(self._appearance, self)
        self._line = _line(QFrame.Shape.VLine, self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self._top, 0, 0, 1, 3)
        self._grid.addWidget(self._scroller, 1, 0)
        self._grid.addWidget(self._line, 1, 1, 2, 1)
        self._grid.setRowStretch(1, 1)

    def _build_top(self) -> None:
        """On a narrow page: the choice between form and preview."""
        self._top = QWidget(self)
        self._edit = self._tab(_("Edit"))
        self._edit.setChecked(True)
        self._preview = self._tab(_("Preview"))
        self._top_row = QHBoxLayout(self._top)
        self._top_row.setContentsMargins(12, 8, 12, 8)
        self._top_row.setSpacing(4)
        self._top_row.addWidget(self._edit)
        self._top_row.addWidget(self._preview)
        self._top_row.addStretch(1)

    def _tab(self, text: str) -> QToolButton:
        tab = QToolButton(self._top)
        tab.setText(text)
        tab.setCheckable(True)
        tab.setAutoExclusive(True)
        tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return tab

    def _build_form(self) -> None:
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        self._form = HandoutForm(self._library, self._draft, self._appearance, inside)
        self._form_column = QVBoxLayout(inside)
        self._form_column.setContentsMargins(0, 0, 0, 0)
        self._form_column.setSpacing(0)
        self._form_column.addWidget(self._form, 1)
        self._scroller = QScrollArea(self)
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setWidgetResizable(True)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroller.setWidget(inside)

    def _build_buttons(self) -> None:
        self._buttons = QWidget(self)
        self._buttons_line = _line(QFrame.Shape.HLine, self._buttons)
        self._save = QPushButton(_("Save as PDF…"), self._buttons)
        self._save.setProperty("primary", True)
        self._print = QPushButton(_("Print…"), self._buttons)
        self._button_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._button_row.setSpacing(8)
        self._button_row.addWidget(self._save)
        self._button_row.addWidget(self._print)
        self._button_row.addStretch(1)
        column = QVBoxLayout(self._buttons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._buttons_line)
        column.addLayout(self._button_row)

    def _connect(self) -> None:
        self._save.clicked.connect(self._on_save)
        self._print.clicked.connect(self._on_print)
        self._panel.browse_requested.connect(self._on_browse)
        self._preview.toggled.connect(self._arrange)
        self._draft.changed.connect(self._on_draft_changed)
        self._appearance.changed.connect(self._arrange)

    # What happens

    @Slot()
    def _on_draft_changed(self) -> None:
        handout = self._draft.handout
        self._panel.show_handout(handout, self._library)
        for button in (self._save, self._print):
            button.setEnabled(bool(handout.items))

    @Slot()
    def _on_save(self) -> None:
        self.command_requested.emit("handout.save")

    @Slot()
    def _on_print(self) -> None:
        self.command_requested.emit("handout.print")

    @Slot()
    def _on_browse(self) -> None:
        for kind in (Kind.VARIATION, Kind.SECTION):
            for handbook in self._library.handbooks:
                if handbook.entries(kind):
                    self.navigated.emit(handbook.address(kind))
                    return

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # A focus proxy would do the same, but the Tab key would skip what is above the form.
        super().focusInEvent(event)
        (self._form if self._form.isVisible() else self._panel).setFocus(event.reason())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Form beside preview, or on a narrow page the one of them that is chosen."""
        zoom = self._appearance.zoom
        wide = self.width() >= _BOTH_FROM_WIDTH * zoom
        previewing = self._preview.isChecked()
        self._top.setVisible(not wide)
        self._grid.removeWidget(self._panel)
        if wide:
            self._grid.addWidget(self._panel, 1, 2, 2, 1)
        else:
            self._grid.addWidget(self._panel, 1, 0)
        self._grid.setColumnStretch(0, 0 if wide else 1)
        self._grid.setColumnStretch(2, 1 if wide else 0)
        width = round(_FORM_WIDTH * zoom)
        self._scroller.setMinimumWidth(width if wide else 0)
        self._scroller.setMaximumWidth(width if wide else self.maximumWidth())
        self._line.setVisible(wide)
        self._scroller.setVisible(wide or not previewing)
        self._panel.setVisible(wide or previewing)
        self._place_buttons(wide=wide)

    def _place_buttons(self, *, wide: bool) -> None:
        """Below the form, else beside the choice of what to see, else at the end of the form."""
        tabs = self._edit.sizeHint().width() + self._preview.sizeHint().width()
        needed = self._save.sizeHint().width() + self._print.sizeHint().width() + 8
        at_top = not wide and self.width() >= tabs + needed + 60
        fits = self.width() >= needed + 60
        directions = QBoxLayout.Direction
        if wide:
            self._put_buttons(self._grid, 28, 12, 14)
        elif at_top:
            self._put_buttons(self._top_row, 0, 0, 0)
        else:
            self._put_buttons(self._form_column, 16, 0, 20)
        self._button_row.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
        self._buttons_line.setVisible(wide)

    def _put_buttons(self, layout: QLayout, side: int, above: int, below: int) -> None:
        self._button_row.setContentsMargins(side, above, side, below)
        if layout.indexOf(self._buttons) >= 0:
            return
        if layout is self._grid:
            self._grid.addWidget(self._buttons, 2, 0)
        else:
            layout.addWidget(self._buttons)


def _line(shape: QFrame.Shape, parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line

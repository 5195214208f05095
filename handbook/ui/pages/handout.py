"""The handout editor: a form with the true pages beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.address import Address
from handbook.content.handbook import Library
from handbook.content.model import Kind
from handbook.errors import HandoutError
from handbook.handout.clarity import Hint, HintKind, clarity
from handbook.handout.clarity_plain_words import FILE_NAME, PlainWords, read_plain_words
from handbook.handout.model import Handout
from handbook.language import _
from handbook.paths import data_folder
from handbook.ui.appearance import Appearance
from handbook.ui.draft import HandoutDraft, Spot
from handbook.ui.editing.form import HandoutForm
from handbook.ui.editing.hint_actions import followed, missing_marks, spot_of
from handbook.ui.editing.hints_panel import HintsPanel
from handbook.ui.editing.page_preview import Position
from handbook.ui.editing.page_setter import Sheet
from handbook.ui.editing.presentable import presentable
from handbook.ui.editing.preview_panel import PreviewPanel
from handbook.ui.editing.segments import Segments
from handbook.ui.keeping.kept_label import KeptLabel
from handbook.ui.place import PlacePage

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_BOTH_FROM_WIDTH = 740
"""Form and preview stand side by side on pages at least this wide, in pixels at 100% zoom."""

_FORM_WIDTHS = (370, 440)
"""The form takes between so many pixels at 100% zoom, 40% of the page if that lies between."""

_FORM_SHARE = 0.4

_HINTS_FROM_HEIGHT = 1000
"""The list of hints is unfolded at first on pages at least this high, in pixels at 100% zoom."""

_FOOT_FROM_HEIGHT = 460
"""Hints and buttons always stay in view on pages at least this high, in pixels at 100% zoom."""

_EDIT, _PREVIEW = range(2)


class EditorState(Struct, frozen=True):
    """Where the trainer is in the editor."""

    view: int
    part: int
    form: int
    preview: tuple[float | None, int]


class HandoutPage(PlacePage):
    """Edits the draft; on a narrow page either the form or the preview is shown."""

    needs_index = True

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._words: PlainWords | None = None
        self._shown: Handout | None = None
        self._seen = False
        # Before the form, so that the pages are under way while it follows the change.
        draft.changed.connect(self._show_pages)
        self._build()
        self._connect()
        self._panel.mark(self._form.rows)
        self._show_pages()
        self._show_clarity()

    # What the window asks

    @override
    def set_library(self, library: Library) -> None:
        self._library = library
        self._form.set_library(library)
        self._show_pages()
        self._show_clarity()

    @override
    def set_index(self, index: "SearchIndex | None") -> None:
        self._form.set_index(index)

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
            self._views.index,
            self._form.part,
            self._scroller.verticalScrollBar().value(),
            (position.zoom, position.scroll),
        )

    @override
    def restore(self, state: Any) -> None:
        if isinstance(state, EditorState):
            self._views.choose(state.view)
            self._form.show_part(state.part)
            self._scroller.verticalScrollBar().setValue(state.form)
            self._panel.return_to(Position(*state.preview))

    # Building

    def _build(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._top = QWidget(self)
        self._views = Segments((_("Edit"), _("Preview")), self._top)
        self._top_row = QHBoxLayout(self._top)
        self._top_row.setContentsMargins(12, 6, 12, 6)
        self._top_row.addWidget(self._views)
        self._build_form()
        self._build_foot()
        self._panel = PreviewPanel(self._appearance, self)
        self._line = _line(QFrame.Shape.VLine, self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self._top, 0, 0)
        self._grid.addWidget(self._scroller, 1, 0)
        self._grid.addWidget(self._foot, 2, 0)
        self._grid.addWidget(self._line, 0, 1, 3, 1)
        self._grid.setRowStretch(1, 1)

    def _build_form(self) -> None:
        self._scroller = QScrollArea(self)
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setWidgetResizable(True)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # In the place where it stays: to move it there once it is full takes as long as to fill it.
        inside = QWidget(self._scroller.viewport())
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        self._form = HandoutForm(self._library, self._draft, self._appearance, inside)
        self._form_column = QVBoxLayout(inside)
        self._form_column.setContentsMargins(0, 0, 0, 0)
        self._form_column.setSpacing(0)
        self._form_column.addWidget(self._form, 1)
        self._scroller.setWidget(inside)

    def _build_foot(self) -> None:
        """The hints, and below them what comes of it all."""
        self._foot = QWidget(self)
        self._hints = HintsPanel(self._appearance, self._foot)
        self._buttons = QWidget(self._foot)
        self._print = QPushButton(_("Print…"), self._buttons)
        self._print.setProperty("primary", True)
        self._save = QPushButton(_("Save as PDF…"), self._buttons)
        self._button_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._buttons)
        self._button_row.setSpacing(8)
        self._button_row.addWidget(self._print)
        self._button_row.addWidget(self._save)
        self._button_row.addStretch(1)
        self._kept = KeptLabel(self._draft, self._appearance, self._buttons)
        self._button_row.addWidget(self._kept)
        self._foot_column = QVBoxLayout(self._foot)
        self._foot_column.setContentsMargins(0, 0, 0, 0)
        self._foot_column.setSpacing(0)
        self._foot_column.addWidget(_line(QFrame.Shape.HLine, self._foot))
        self._foot_column.addWidget(self._hints)
        self._foot_column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._save.clicked.connect(self._on_save)
        self._print.clicked.connect(self._on_print)
        self._panel.browse_requested.connect(self._on_browse)
        self._panel.counted.connect(self._form.show_counts)
        self._panel.card_clicked.connect(self._form.choose)
        self._panel.card_opened.connect(self._on_card_opened)
        self._views.chosen.connect(self._arrange)
        self._form.noticed.connect(self.noticed)
        self._form.template_requested.connect(self._on_template)
        self._form.rows_chosen.connect(self._on_rows_chosen)
        self._form.rows_kept.connect(self._panel.mark)
        self._form.chosen_again.connect(self._panel.come_back)
        self._hints.shown.connect(self._on_hint_shown)
        self._hints.followed.connect(self._on_hint_followed)
        self._draft.changed.connect(self._show_clarity)
        self._draft.pointed.connect(self._on_pointed)
        self._draft.practice_changed.connect(self._on_practice_changed)
        self._draft.kept_changed.connect(self._arrange)
        self._appearance.changed.connect(self._arrange)

    # What is shown

    @Slot()
    def _show_pages(self) -> None:
        shown = presentable(self._draft.handout, self._shown)
        self._shown = shown.handout
        sheet = Sheet(shown.handout, self._library, self._draft.practice)
        self._panel.show_sheet(sheet, shown.held_back)

    @Slot()
    def _show_clarity(self) -> None:
        handout = self._draft.handout
        for button in (self._save, self._print):
            button.setEnabled(bool(handout.items))
        found = clarity(handout, self._library, self._plain_words(), self._draft.practice)
        self._hints.show_clarity(found)
        self._hints.setVisible(bool(handout.items))
        self._form.show_missing(missing_marks(found.hints))

    def _plain_words(self) -> PlainWords:
        """The list of plainer words, with the trainer's own; read once."""
        if self._words is None:
            try:
                self._words = read_plain_words(data_folder() / FILE_NAME)
            except HandoutError as error:
                self.noticed.emit(str(error))
                self._words = read_plain_words()
        return self._words

    # What happens

    @Slot()
    def _on_practice_changed(self) -> None:
        self._show_pages()
        self._show_clarity()

    @Slot()
    def _on_save(self) -> None:
        self.command_requested.emit("handout.save")

    @Slot()
    def _on_print(self) -> None:
        self.command_requested.emit("handout.print")

    @Slot()
    def _on_template(self) -> None:
        self.command_requested.emit("handout.template")

    @Slot()
    def _on_browse(self) -> None:
        for kind in (Kind.VARIATION, Kind.SECTION):
            for handbook in self._library.handbooks:
                if handbook.entries(kind):
                    self.navigated.emit(handbook.address(kind))
                    return

    @Slot(object)
    def _on_rows_chosen(self, rows: tuple[int, ...]) -> None:
        if self.isVisible():
            self._panel.follow(rows)
        else:
            self._panel.mark(rows)

    @Slot(int)
    def _on_card_opened(self, row: int) -> None:
        self._go_to(Spot((row,)))

    @Slot(object)
    def _on_hint_shown(self, hint: Hint) -> None:
        self._go_to(spot_of(hint))

    @Slot(object)
    def _on_hint_followed(self, hint: Hint) -> None:
        if hint.kind is HintKind.CONTACT:
            self.command_requested.emit("handout.practice")
            return
        spot = spot_of(hint)
        handout = followed(hint, self._draft.handout, self._library)
        self._draft.set(handout, _("Follow a hint"), before=spot, after=spot)

    @Slot(object)
    def _on_pointed(self, spot: Spot | None) -> None:
        if spot is not None and self.isVisible():
            self._go_to(spot)

    def _go_to(self, spot: Spot) -> None:
        self._views.choose(_EDIT)
        self._form.go_to(spot)
        focus = QApplication.focusWidget()
        if focus is not None and self._form.isAncestorOf(focus):
            self._scroller.ensureWidgetVisible(focus, 0, 60)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # A focus proxy would do the same, but the Tab key would skip what is above the form.
        super().focusInEvent(event)
        if self._form.isVisibleTo(self):
            self._form.begin(event.reason())
        else:
            self._panel.setFocus(event.reason())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            self._hints.unfold(on=self.height() >= _HINTS_FROM_HEIGHT * self._appearance.zoom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Form beside preview, or on a narrow page the one of them that is chosen."""
        zoom = self._appearance.zoom
        wide = self.width() >= _BOTH_FROM_WIDTH * zoom
        previewing = self._views.index == _PREVIEW
        self._top.setVisible(not wide)
        self._grid.removeWidget(self._panel)
        if wide:
            self._grid.addWidget(self._panel, 0, 2, 3, 1)
        else:
            self._grid.addWidget(self._panel, 1, 0)
        self._grid.setColumnStretch(0, 0 if wide else 1)
        self._grid.setColumnStretch(2, 1 if wide else 0)
        least, most = (round(width * zoom) for width in _FORM_WIDTHS)
        width = min(max(round(self.width() * _FORM_SHARE), least), most)
        for part in (self._scroller, self._foot):
            part.setMinimumWidth(width if wide else 0)
            part.setMaximumWidth(width if wide else self.maximumWidth())
        self._line.setVisible(wide)
        self._scroller.setVisible(wide or not previewing)
        self._panel.setVisible(wide or previewing)
        self._place_foot(wide=wide)

    def _place_foot(self, *, wide: bool) -> None:
        """Hints and buttons below the form; on a low or narrow page at its end.

        On a narrow page the buttons stand beside the choice of what to see, if there is room.
        """
        needed = self._save.sizeHint().width() + self._print.sizeHint().width() + 60
        fits = self._foot.width() >= needed + self._kept.sizeHint().width()
        at_top = not wide and self.width() >= needed + self._views.sizeHint().width()
        low = self.height() < _FOOT_FROM_HEIGHT * self._appearance.zoom
        at_end = low or not wide
        self._kept.setVisible(not at_top)
        directions = QBoxLayout.Direction
        in_row = fits or at_top
        self._button_row.setDirection(directions.LeftToRight if in_row else directions.TopToBottom)
        if at_top:
            _move(self._buttons, self._top_row)
            self._button_row.setContentsMargins(0, 0, 0, 0)
        else:
            _move(self._buttons, self._foot_column)
            self._button_row.setContentsMargins(24 if fits else 12, 8, 12, 10)
        if at_end:
            _move(self._foot, self._form_column)
        elif self._grid.indexOf(self._foot) < 0:
            _keeping_fonts(self._foot, self._put_foot_below)

    def _put_foot_below(self, foot: QWidget) -> None:
        self._grid.addWidget(foot, 2, 0)


def _move(widget: QWidget, layout: QVBoxLayout | QHBoxLayout) -> None:
    """Put a widget at the end of a layout, unless it is there already."""
    if layout.indexOf(widget) < 0:
        _keeping_fonts(widget, layout.addWidget)


def _keeping_fonts(widget: QWidget, move: Callable[[QWidget], object]) -> None:
    """Move a widget to another parent; Qt goes back to older fonts then, with a style sheet."""
    fonts = [(part, part.font()) for part in widget.findChildren(QWidget)]
    move(widget)
    for part, font in fonts:
        if part.font() != font:
            part.setFont(font)


def _line(shape: QFrame.Shape, parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line

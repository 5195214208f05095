"""The preview of a handout with its zoom, or what is to be said in its place."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.handbook import Library
from handbook.errors import HandbookError
from handbook.handout.model import Handout
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.background import run_in_background
from handbook.ui.editing.form import paper_label
from handbook.ui.editing.page_preview import PagePreview, Position
from handbook.ui.editing.page_setter import PageSetter, Request, SetPages
from handbook.ui.icons import icon_button

_MESSAGE_WIDTH = 460
"""How wide a message grows, in pixels at 100% zoom."""


class PreviewPanel(QWidget):
    """Keeps the pages of a handout up to date: one request at a time, then the latest one."""

    browse_requested = Signal()
    """The trainer wants to see what could be put on the handout."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._setter = PageSetter()
        self._wanted: tuple[Handout, Library] | None = None
        self._answered: tuple[Handout, Library] | None = None
        self._asked: Request | None = None
        self._build()
        self._connect()
        self._restyle()

    def show_handout(self, handout: Handout, library: Library) -> None:
        """Show this handout as soon as its pages are set; the old ones stay until then."""
        self._wanted = (handout, library)
        if not handout.items:
            self._show_message(
                _("Nothing on the handout yet"),
                _(
                    "Open a variation, a section or a question and press Ctrl+D, "
                    "or choose “Add to handout”. Its printed page then appears here."
                ),
                browse=True,
            )
        self._ask()

    @property
    def settled(self) -> bool:
        """Whether what is shown is the handout as it is now, drawn as sharply as it can be."""
        return self._asked is None and not self._next_pages()

    @property
    def position(self) -> Position:
        """The zoom and the place in the preview, for `return_to`."""
        return self._preview.position

    def return_to(self, position: Position) -> None:
        """Go back to a zoom and place."""
        self._preview.return_to(position)

    # Building

    def _build(self) -> None:
        self._preview = PagePreview(self._appearance, self)
        self._zoom_out = self._tool("remove", _("Make the pages smaller (-)"))
        self._zoom_in = self._tool("add", _("Make the pages larger (+)"))
        self._fit = QToolButton(self)
        self._fit.setText(_("Fit width"))
        self._fit.setToolTip(_("Make the pages as wide as there is room (0)"))
        self._fit.setCheckable(True)
        self._fit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._place = QLabel(self)
        self._sheets = QLabel(self)
        self._message = QScrollArea(self)
        self._message.setWidget(self._build_message())
        self._message.setWidgetResizable(True)
        self._message.setFrameShape(QFrame.Shape.NoFrame)
        self._message.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._preview)
        self._stack.addWidget(self._message)
        self._tools = QWidget(self)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self._zoom_out, self._zoom_in, self._fit):
            buttons.addWidget(button)
        said = QHBoxLayout()
        said.setSpacing(12)
        said.addWidget(self._place)
        said.addStretch(1)
        said.addWidget(self._sheets)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._tools)
        self._bar.setContentsMargins(16, 6, 16, 6)
        self._bar.setSpacing(12)
        self._bar.addLayout(buttons)
        self._bar.addLayout(said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self._stack, 1)

    def _build_message(self) -> QWidget:
        inside = QWidget(self)
        self._headline = QLabel(inside)
        self._said = QLabel(inside)
        self._browse = QPushButton(_("Browse the variations"), inside)
        self._browse.setProperty("primary", True)
        for text in (self._headline, self._said):
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(inside)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._headline)
        column.addWidget(self._said)
        column.addSpacing(6)
        column.addWidget(self._browse, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        return inside

    def _tool(self, icon_name: str, name: str) -> QToolButton:
        button = icon_button(icon_name, name, self._appearance, self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _connect(self) -> None:
        self._zoom_out.clicked.connect(self._preview.zoom_out)
        self._zoom_in.clicked.connect(self._preview.zoom_in)
        self._fit.clicked.connect(self._preview.fit_width)
        self._browse.clicked.connect(self.browse_requested)
        self._preview.view_changed.connect(self._on_view_changed)
        self._preview.images_wanted.connect(self._ask)
        self._appearance.changed.connect(self._restyle)

    # Asking for pages

    def _next_pages(self) -> tuple[int, ...]:
        """The pages to draw next; none while nobody can see them."""
        if self._wanted is None or not self._wanted[0].items or not self.isVisible():
            return ()
        if self._wanted != self._answered:
            return self._preview.in_view()
        return self._preview.lacking() if self._stack.currentWidget() is self._preview else ()

    @Slot()
    def _ask(self) -> None:
        pages = self._next_pages()
        if self._asked is not None or self._wanted is None or not pages:
            return
        self._asked = Request(*self._wanted, self._preview.scale, pages)
        run_in_background(self._setter.draw, self._asked, self._on_drawn)

    @Slot(object)
    def _on_drawn(self, outcome: object) -> None:
        asked, self._asked = self._asked, None
        if asked is None or self._wanted is None:
            return
        self._answered = (asked.handout, asked.library)
        if not self._wanted[0].items:
            return
        if isinstance(outcome, SetPages):
            self._preview.show_pages(outcome)
            self._describe(outcome)
            self._show(self._preview)
        elif isinstance(outcome, HandbookError):
            self._show_message(_("The pages cannot be shown"), str(outcome))
        self._ask()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # A focus proxy would do the same, but the Tab key would come back to it for ever.
        super().focusInEvent(event)
        previewing = self._stack.currentWidget() is self._preview
        (self._preview if previewing else self._browse).setFocus(event.reason())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    # What is shown

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self._tools.setVisible(widget is self._preview)

    def _show_message(self, headline: str, text: str, *, browse: bool = False) -> None:
        self._headline.setText(headline)
        self._said.setText(text)
        self._browse.setVisible(browse)
        self._show(self._message)

    def _describe(self, pages: SetPages) -> None:
        handout = pages.request.handout
        count = ngettext("{count} page · {paper}", "{count} pages · {paper}", pages.count)
        self._sheets.setText(count.format(count=pages.count, paper=paper_label(handout.paper)))
        parts = (handout.title, handout.client, self._sheets.text())
        self._preview.setAccessibleDescription(" · ".join(part for part in parts if part))

    @Slot()
    def _on_view_changed(self) -> None:
        if self._preview.count:
            text = _("Page {page} of {pages}").format(
                page=self._preview.page_in_view + 1, pages=self._preview.count
            )
            self._place.setText(text)
        self._fit.setChecked(self._preview.fits_width)

    @Slot()
    def _restyle(self) -> None:
        sizes = self._appearance.sizes
        for text in (self._headline, self._said):
            text.setMaximumWidth(round(_MESSAGE_WIDTH * self._appearance.zoom))
        self._headline.setFont(self._appearance.font(sizes.heading2, bold=True))
        for text in (self._said, self._place, self._sheets):
            text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for text in (self._place, self._sheets):
            text.setFont(self._appearance.font(sizes.small))
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put what is said beside the buttons, or below them where there is no room."""
        tools = (self._zoom_out, self._zoom_in, self._fit, self._place, self._sheets)
        needed = sum(tool.sizeHint().width() for tool in tools) + 80
        directions = QBoxLayout.Direction
        wide = self.width() >= needed
        self._bar.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

"""The preview of a handout with its zoom, or what is to be said in its place."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
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

from handbook.errors import HandbookError
from handbook.handout.model import Layout
from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.background import run_in_background
from handbook.ui.editing.page_preview import PagePreview, Position
from handbook.ui.editing.page_setter import Counted, PageSetter, Request, SetPages, Sheet
from handbook.ui.handout_labels import handout_label
from handbook.ui.icons import icon_button

_MESSAGE_WIDTH = 460
"""How wide a message grows, in pixels at 100% zoom."""

_IDLE = 500
"""Milliseconds without a change after which the pages of the other layouts are counted."""

_SHORTER = (Layout.LIST, Layout.TWO_UP, Layout.FOUR_UP)
"""Layouts with the same content, of which one may take fewer pages."""


class PreviewPanel(QWidget):
    """Keeps the pages of a handout up to date: one request at a time, then the latest one."""

    browse_requested = Signal()
    """The trainer wants to see what could be put on the handout."""

    counted = Signal(object)
    """How many pages each layout takes, a dict, as far as that is known."""

    card_clicked = Signal(int)
    """The card of an item was clicked; what is marked has changed already."""

    card_opened = Signal(int)
    """The card of an item was clicked twice."""

    def __init__(self, appearance: Appearance, parent: QWidget, idle: int = _IDLE) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._setter = PageSetter()
        self._wanted: Sheet | None = None
        self._answered: Sheet | None = None
        self._asked: Request | None = None
        self._counting = False
        self._counts: dict[Layout, int] = {}
        self._notices: tuple[str, ...] = ()
        self._held_back = 0
        self._rows: tuple[int, ...] = ()
        self._aim: int | None = None
        self._following = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(idle)
        self._build()
        self._connect()
        self._restyle()

    def show_sheet(self, sheet: Sheet, held_back: int = 0) -> None:
        """Show this as soon as its pages are set; the old ones stay until then.

        `held_back` is how many doses are not on it as they were typed.
        """
        if not sheet.is_same(self._wanted):
            self._forget_counts(sheet)
            self._wanted = sheet
        self._held_back = held_back
        self._show_notices()
        if not sheet.handout.items:
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
    def is_current(self) -> bool:
        """Whether the pages in view are those of the handout as it is now."""
        return self._wanted is not None and self._wanted.is_same(self._answered)

    @property
    def counts(self) -> dict[Layout, int]:
        """How many pages each layout takes, as far as that is known."""
        return self._counts

    @property
    def position(self) -> Position:
        """The zoom and the place in the preview, for `return_to`."""
        return self._preview.position

    def return_to(self, position: Position) -> None:
        """Go back to a zoom and place."""
        self._following = False
        self._preview.return_to(position)

    # Following what is chosen

    @Slot(object)
    def mark(self, rows: tuple[int, ...]) -> None:
        """Mark the cards of the items that are chosen, and stay where one is."""
        self._rows = rows
        self._following = False
        self._show_chosen()

    def follow(self, rows: tuple[int, ...]) -> None:
        """Mark the cards of the items that are chosen now, and keep that of the new one in view.

        Whoever scrolls by hand stays where that leads until something else is chosen.
        """
        if rows != self._rows:
            new = [row for row in rows if row not in self._rows]
            self._aim = next(iter(new or rows), None)
            self._rows = rows
            self._following = True
            self._show_chosen()

    @Slot()
    def come_back(self) -> None:
        """Go to the card of what is chosen, wherever one has scrolled by hand."""
        self._aim = self._aim if self._aim in self._rows else next(iter(self._rows), None)
        self._following = True
        self._show_chosen()

    def _show_chosen(self) -> None:
        # Before the pages are set, the rows may be those of other cards.
        if self.is_current:
            self._preview.mark(self._rows)
            if self._following and self._aim is not None and self._preview.isVisible():
                self._preview.show_row(self._aim)

    @Slot()
    def _on_scrolled_by_hand(self) -> None:
        self._following = False

    @Slot(int)
    def _on_row_clicked(self, row: int) -> None:
        if self.is_current:
            self.mark((row,))
            self.card_clicked.emit(row)

    @Slot(int)
    def _on_row_opened(self, row: int) -> None:
        if self.is_current:
            self.card_opened.emit(row)

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
        self._notice = QLabel(self)
        self._notice.setWordWrap(True)
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setContentsMargins(16, 0, 16, 8)
        self._notice.hide()
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
        buttons.addStretch(1)
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
        column.addWidget(self._notice)
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
        self._preview.scrolled_by_hand.connect(self._on_scrolled_by_hand)
        self._preview.row_clicked.connect(self._on_row_clicked)
        self._preview.row_opened.connect(self._on_row_opened)
        self._idle.timeout.connect(self._count_next)
        self._appearance.changed.connect(self._restyle)

    # Asking for pages

    def _next_pages(self) -> tuple[int, ...]:
        """The pages to draw next; none while nobody can see them."""
        if self._wanted is None or not self._wanted.handout.items or not self.isVisible():
            return ()
        if not self._wanted.is_same(self._answered):
            return self._preview.in_view()
        return self._preview.lacking() if self._stack.currentWidget() is self._preview else ()

    @Slot()
    def _ask(self) -> None:
        pages = self._next_pages()
        if self._asked is not None or self._counting or self._wanted is None or not pages:
            return
        self._asked = Request(self._wanted, self._preview.scale, pages)
        run_in_background(self._setter.draw, self._asked, self._on_drawn)

    @Slot(object)
    def _on_drawn(self, outcome: object) -> None:
        asked, self._asked = self._asked, None
        if asked is None or self._wanted is None:
            return
        self._answered = asked.sheet
        if not self._wanted.handout.items:
            return
        if isinstance(outcome, SetPages):
            self._preview.show_pages(outcome)
            self._describe(outcome)
            self._notices = outcome.notices
            self._show_notices()
            self._show(self._preview)
            self._show_chosen()
            self._note_count(asked.sheet, outcome.count)
            self._idle.start()
        elif isinstance(outcome, HandbookError):
            self._show_message(_("The pages cannot be shown"), str(outcome))
        self._ask()

    # Counting the pages of the other layouts, while nothing else is to be done

    def _forget_counts(self, sheet: Sheet) -> None:
        """Another layout of the same keeps what was counted; anything else takes other pages."""
        self._idle.stop()
        before = self._wanted
        if before is None or not sheet.in_layout(before.handout.layout).is_same(before):
            self._counts = {}
        self._say_counts()

    @Slot()
    def _count_next(self) -> None:
        left = [layout for layout in Layout if layout not in self._counts]
        if self._wanted is None or self._counting or not self.settled or not left:
            return
        if self._wanted.handout.items and self.isVisible():
            self._counting = True
            sheet = self._wanted.in_layout(left[0])
            run_in_background(self._setter.count, sheet, self._on_counted)

    @Slot(object)
    def _on_counted(self, outcome: object) -> None:
        self._counting = False
        if isinstance(outcome, Counted):
            self._note_count(outcome.sheet, outcome.count)
            if self.settled:
                self._count_next()
        self._ask()

    def _note_count(self, sheet: Sheet, count: int) -> None:
        wanted = self._wanted
        if wanted is not None and sheet.in_layout(wanted.handout.layout).is_same(wanted):
            self._counts = {**self._counts, sheet.handout.layout: count}
            self._say_counts()

    def _say_counts(self) -> None:
        self.counted.emit(self._counts)
        self._on_view_changed()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # A focus proxy would do the same, but the Tab key would come back to it for ever.
        super().focusInEvent(event)
        previewing = self._stack.currentWidget() is self._preview
        (self._preview if previewing else self._browse).setFocus(event.reason())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_chosen()
        self._ask()

    # What is shown

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self._tools.setVisible(widget is self._preview)
        self._show_notices()

    def _show_message(self, headline: str, text: str, *, browse: bool = False) -> None:
        self._headline.setText(headline)
        self._said.setText(text)
        self._browse.setVisible(browse)
        self._show(self._message)

    def _describe(self, pages: SetPages) -> None:
        handout = pages.request.sheet.handout
        paper = handout_label(handout.paper)
        count = ngettext("{count} page · {paper}", "{count} pages · {paper}", pages.count)
        self._sheets.setText(paper)
        parts = (handout.title, handout.client, count.format(count=pages.count, paper=paper))
        self._preview.setAccessibleDescription(" · ".join(part for part in parts if part))

    def _show_notices(self) -> None:
        notices = list(self._notices)
        if self._held_back:
            text = ngettext(
                "{count} dose has a mistake: the page still shows the one before.",
                "{count} doses have mistakes: the page still shows those before.",
                self._held_back,
            )
            notices.insert(0, text.format(count=self._held_back))
        self._notice.setText("\n".join(notices))
        self._notice.setVisible(bool(notices) and not self._tools.isHidden())

    @Slot()
    def _on_view_changed(self) -> None:
        if self._preview.count:
            text = _("Page {page} of {pages}").format(
                page=self._preview.page_in_view + 1, pages=self._preview.count
            )
            if shorter := self._shorter():
                text = _("{page} · {shorter}").format(page=text, shorter=shorter)
            self._place.setText(text)
            self._arrange()
        self._fit.setChecked(self._preview.fits_width)

    def _shorter(self) -> str:
        """Which layout would take the fewest pages, if fewer than this one."""
        if self._wanted is None or self._wanted.handout.layout not in self._counts:
            return ""
        known = {layout: count for layout in _SHORTER if (count := self._counts.get(layout))}
        best = min(known, key=known.__getitem__, default=None)
        now = self._wanted.handout.layout
        if best is None or now not in (*_SHORTER, Layout.ONE_PER_PAGE):
            return ""
        if known[best] >= self._counts[now]:
            return ""
        text = ngettext("{layout} would take {count}", "{layout} would take {count}", known[best])
        return text.format(layout=handout_label(best), count=known[best])

    @Slot()
    def _restyle(self) -> None:
        sizes = self._appearance.sizes
        for text in (self._headline, self._said):
            text.setMaximumWidth(round(_MESSAGE_WIDTH * self._appearance.zoom))
        self._headline.setFont(self._appearance.font(sizes.heading2, bold=True))
        for text in (self._said, self._place, self._sheets):
            text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for text in (self._place, self._sheets, self._notice):
            text.setFont(self._appearance.font(sizes.small))
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put what is said beside the buttons, or below them where there is no room."""
        tools = (self._zoom_out, self._zoom_in, self._fit, self._place)
        needed = sum(tool.sizeHint().width() for tool in tools) + 60
        self._sheets.setVisible(self.width() >= needed + self._sheets.sizeHint().width())
        directions = QBoxLayout.Direction
        wide = self.width() >= needed
        self._bar.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

"""A read-only view of HTML pages that opens links through the window and fetches nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QPoint, QUrl, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPalette, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from handbook.ui.appearance import Appearance
from handbook.ui.theme import document_css

MAX_LINE_CHARACTERS = 76
"""The text column grows to about this many characters and no further."""

_TOP_MARGIN = 26
_BOTTOM_MARGIN = 48


def column_width(appearance: Appearance) -> int:
    """How wide a column of prose is at most, in pixels."""
    metrics = QFontMetricsF(appearance.font(appearance.sizes.body))
    return int(metrics.averageCharWidth() * MAX_LINE_CHARACTERS)


class ProseView(QTextBrowser):
    """Shows the inside of an HTML body in the theme's style, in a column of readable width."""

    link_opened = Signal(object)
    """The Address of a link to an entry."""

    web_link_opened = Signal(str)
    """The URL of a web link; the program itself never opens it."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._html = ""
        self._top = 0
        self._laying_out = False
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        # Words stay whole in narrow table columns; what is too wide scrolls.
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        # The margins beside the column belong to the page, not to the window.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(22)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        appearance.changed.connect(self._on_appearance_changed)

    @property
    def html(self) -> str:
        """What is shown, as it was given."""
        return self._html

    def show_html(self, html: str) -> None:
        """Replace what is shown and go to its top."""
        self._html = html
        self._render()
        self._top = 0

    def loadResource(self, _type: int, _name: QUrl | str) -> Any:
        """Pages have no resources; nothing is read or fetched."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column, and the reader where he is."""
        with self._reader_kept():
            self._fit_column()
            super().resizeEvent(event)

    def _render(self) -> None:
        document = self.document()
        document.setDefaultFont(self._appearance.font(self._appearance.sizes.body))
        document.setDefaultStyleSheet(document_css(self._appearance.theme, self._appearance.zoom))
        self.setHtml(f"<body>{self._html}</body>")
        frame = document.rootFrame()
        page = frame.frameFormat()
        page.setTopMargin(_TOP_MARGIN)
        page.setBottomMargin(_BOTTOM_MARGIN)
        frame.setFrameFormat(page)

    def _fit_column(self) -> None:
        column = column_width(self._appearance)
        margin = 40 if self.width() > 560 else 16
        self.setViewportMargins(margin, 0, max(margin // 2, self.width() - margin - column), 0)

    @contextmanager
    def _reader_kept(self) -> Iterator[None]:
        """Lay the text out anew without losing the words at the top of the view."""
        outermost = not self._laying_out
        self._laying_out = True
        try:
            yield
            if outermost:
                self._scroll_to(self._top)
        finally:
            self._laying_out = not outermost

    def _scroll_to(self, position: int) -> None:
        bar = self.verticalScrollBar()
        if not position:
            bar.setValue(0)
            return
        # Asking for the size lays the whole text out, so that the bar spans all of it.
        self.document().size()
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top())

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if not self._laying_out:
            self._top = self.cursorForPosition(QPoint(0, 0)).position() if value else 0

    @Slot()
    def _on_appearance_changed(self) -> None:
        # A slot that a derived class overrides would be called even after the widget has gone.
        self._restyle()

    def _restyle(self) -> None:
        """Show the same text, at the same place, in the look of the moment."""
        with self._reader_kept():
            selected = self.textCursor()
            anchor, position = selected.anchor(), selected.position()
            self._render()
            selected.setPosition(anchor)
            selected.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(selected)
            self._fit_column()

    @Slot(QUrl)
    def _on_anchor_clicked(self, url: QUrl) -> None:
        # Imported here because a window is on screen before the handbook's own code is loaded.
        from handbook.content.address import address_or_none
        from handbook.content.html import SCHEME

        text = url.toString()
        if text.startswith(("http://", "https://")):
            self.web_link_opened.emit(text)
        elif address := address_or_none(text.removeprefix(SCHEME)):
            self.link_opened.emit(address)

"""What stands over the variations: the title, the text filter, how many are left, how sorted."""

from textwrap import shorten

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from handbook.language import _, ngettext
from handbook.search.catalog import Order
from handbook.ui.appearance import Appearance
from handbook.ui.browsing.browser import Browser
from handbook.ui.browsing.browsing import View
from handbook.ui.choice import Choice
from handbook.ui.filter_field import FilterField
from handbook.ui.icons import icon_button
from handbook.ui.marked_text import ELLIPSIS
from handbook.ui.page_head import PageHead

_ONE_LINE_FROM = 400
"""The count and the way of sorting share a line from this width on, in pixels at 100% zoom."""

_ICON = 16
"""Pixels of an icon."""

_LEAST_SORT = 80
"""Pixels."""

_LONGEST = 14
"""Characters of a name that the field for sorting has room for."""


class BrowserTop(QWidget):
    """Shows what is asked of a browser; what the trainer wants changed goes out by its signals."""

    filters_switched = Signal(bool)
    """Whether the filters shall stand in place of the variations, on a narrow page."""

    order_chosen = Signal(object)
    """The Order to sort by."""

    view_chosen = Signal(object)
    """The View to show."""

    literal_asked = Signal()
    """The text shall be searched for as typed."""

    def __init__(self, title: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._build(title)
        self._connect()
        self._restyle()

    def name_pack(self, title: str) -> None:
        """Say whose variations they are."""
        self._head.name_pack(title)

    def show_head_if_room(self, height: int) -> bool:
        """Show the title on a page of a height if it has room; whether it is shown."""
        return self._head.show_if_room(height)

    def fit(self, width: int, left: int, top: int, right: int) -> None:
        """Arrange itself in a width, and keep away from its edges."""
        self._column.setContentsMargins(left, top, right, 10)
        one_line = width - left - right >= _ONE_LINE_FROM * self._appearance.zoom
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if one_line else direction.TopToBottom)

    def offer_filters(self, offered: bool) -> None:
        """Offer the button for the filters, where they have no room of their own."""
        self.filters.setVisible(offered)

    def show_browser(self, browser: Browser, shown: int) -> None:
        """Say how many are shown, what the text was taken to mean, and how they are sorted."""
        if self.field.text() != browser.browsing.text:
            self.field.setText(browser.browsing.text)
        said = _said(browser, shown)
        self._said.setText(said)
        self.field.setAccessibleDescription(said)
        self._instead.setVisible(bool(browser.matches.reading))
        count = len(browser.browsing.selected.values)
        self.filters.setText(_("Filters ({count})").format(count=count) if count else _("Filters"))
        self._sort.offer(_orders(browser))
        self._sort.show_value(browser.order)
        if target := browser.closest_to:
            self._sort.setToolTip(_("Closest to {name}").format(name=target.name))
        for view, button in self._views.items():
            button.setChecked(view is browser.browsing.view)

    def _build(self, title: str) -> None:
        self._head = PageHead(title, self._appearance, self)
        self.field = FilterField(
            _("Filter the variations"), _("Filter the variations (Ctrl+F)"), self
        )
        self.filters = QToolButton(self)
        self.filters.setCheckable(True)
        self.filters.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._instead = QPushButton(_("Search as typed"), self)
        self._instead.setFlat(True)
        self._sort = Choice(_("Sort by"), (), self._appearance, self)
        self._sort.setMinimumContentsLength(16)
        # It must not keep the page from becoming narrow.
        self._sort.setMinimumWidth(_LEAST_SORT)
        self._views = {
            View.GRID: icon_button("grid", _("Show cards"), self._appearance, self),
            View.LIST: icon_button("list", _("Show a list"), self._appearance, self),
        }
        field_row = QHBoxLayout()
        field_row.setSpacing(8)
        field_row.addWidget(self.field, 1)
        field_row.addWidget(self.filters)
        said_row = QHBoxLayout()
        said_row.addWidget(self._said, 1)
        said_row.addWidget(self._instead)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(8)
        self._line.addLayout(said_row, 1)
        self._line.addLayout(self._tools())
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self._column.addWidget(self._head)
        self._column.addLayout(field_row)
        self._column.addLayout(self._line)

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self._sort, 1)
        tools.addSpacing(6)
        for button in self._views.values():
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tools.addWidget(button)
        return tools

    def _connect(self) -> None:
        self.filters.toggled.connect(self.filters_switched)
        self._instead.clicked.connect(self.literal_asked)
        self._sort.chosen.connect(self.order_chosen)
        self._views[View.GRID].clicked.connect(self._on_grid)
        self._views[View.LIST].clicked.connect(self._on_list)
        self._appearance.changed.connect(self._restyle)

    @Slot()
    def _on_grid(self) -> None:
        self.view_chosen.emit(View.GRID)

    @Slot()
    def _on_list(self) -> None:
        self.view_chosen.emit(View.LIST)

    @Slot()
    def _restyle(self) -> None:
        appearance = self._appearance
        self._said.setFont(appearance.font(appearance.sizes.small))
        theme = appearance.theme
        side = round(_ICON * max(1.0, appearance.zoom))
        for button in self._views.values():
            button.setIconSize(QSize(side, side))
        self.filters.setStyleSheet(
            f"QToolButton {{ border-color: {theme.line}; }}"
            f" QToolButton:focus {{ border-color: {theme.accent}; }}"
        )


def _said(browser: Browser, shown: int) -> str:
    total = browser.total
    said = ngettext("{shown} of {total} variation", "{shown} of {total} variations", total)
    said = said.format(shown=f"{shown:,}", total=f"{total:,}")
    if browser.matches.reading:
        reading = browser.matches.reading
        return _("{count} · showing “{reading}”").format(count=said, reading=reading)
    if browser.is_waiting:
        return _("{count} · being sorted…").format(count=said)
    return said


def _orders(browser: Browser) -> list[tuple[str, Order]]:
    """The orders on offer with their labels; the best match is one only if there is a text."""
    target = browser.closest_to
    closest = (
        _("Closest to {name}").format(name=shorten(target.name, _LONGEST, placeholder=ELLIPSIS))
        if target
        else _("Closest to the current one")
    )
    orders = [
        (_("Order of the handbook"), Order.HANDBOOK),
        (_("Name"), Order.NAME),
        (_("Level"), Order.LEVEL),
        (closest, Order.CLOSEST),
    ]
    if browser.browsing.text.strip():
        orders.insert(0, (_("Best match"), Order.BEST))
    return orders

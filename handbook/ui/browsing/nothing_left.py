"""What stands in place of the list when nothing is left: the ways on."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from handbook.language import _, ngettext
from handbook.ui.appearance import Appearance
from handbook.ui.browsing.browser import WaysOn
from handbook.ui.browsing.facet_model import facet_label, value_label
from handbook.ui.browsing.variation_delegate import SIDE
from handbook.ui.searching.results_delegate import ResultsDelegate
from handbook.ui.searching.results_model import ResultsModel
from handbook.ui.searching.results_rows import Row, hit_row


class NothingLeft(QScrollArea):
    """Says that nothing is left, and offers a button for every way on, and the nearest hits."""

    release_asked = Signal(object)
    """The Release to make."""

    loosening_asked = Signal(object)
    """The Facet of which any value will do."""

    text_cleared = Signal()
    filters_cleared = Signal()
    all_cleared = Signal()

    chosen = Signal(object)
    """The Address of a hit."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._ways: WaysOn | None = None
        self._build()
        self._connect()
        self._restyle()

    def set_margins(self, left: int, right: int) -> None:
        """Keep away from the edges."""
        self._words.setContentsMargins(left, 12, right, 0)
        # The rows of hits hang over, so that their text is in line with the rest.
        self._hits.setContentsMargins(left - SIDE, 0, right - SIDE, 24)

    def show_ways(self, ways: WaysOn) -> None:
        """Show the ways on, and no others."""
        self._ways = ways
        self._why.setText(_why(ways))
        self._show_button(self._release, _release_text(ways))
        self._show_button(self._loosen, _loosen_text(ways))
        self._show_button(self._clear_text, _clear_text(ways.without_text))
        narrower = ways.release or ways.loosening
        filters = 0 if narrower else ways.without_filters
        self._show_button(self._clear_filters, _clear_filters(filters))
        stuck = not (narrower or ways.without_text or ways.without_filters)
        self._show_button(self._clear_all, _clear_all(ways.total if stuck else 0))
        self._model.show([hit_row(hit, {}) for hit in ways.nearest])
        self._list.setCurrentIndex(self._model.index(0))
        self._nearest.setVisible(bool(ways.nearest))
        self._list.setVisible(bool(ways.nearest))
        self._fit_list()

    def step(self, rows: int) -> None:
        """Make another of the nearest hits the current one."""
        index = self._model.index(self._list.currentIndex().row() + rows)
        if index.isValid():
            self._list.setCurrentIndex(index)
            row = self._list.visualRect(index).translated(self._list.pos())
            self.ensureVisible(row.left(), row.center().y(), 0, row.height())

    @Slot()
    def open_current(self) -> None:
        """Open the current one of the nearest hits, if there are some."""
        self._on_chosen(self._list.currentIndex())

    def _show_button(self, button: QPushButton, text: str) -> None:
        button.setText(text)
        button.setVisible(bool(text))

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        self._why = QLabel(inside)
        self._why.setWordWrap(True)
        self._release = QPushButton(inside)
        self._release.setProperty("primary", True)
        self._loosen = QPushButton(inside)
        self._clear_text = QPushButton(inside)
        self._clear_filters = QPushButton(inside)
        self._clear_all = QPushButton(inside)
        self._nearest = QLabel(_("The nearest there is:"), inside)
        self._model = ResultsModel(self)
        self._list = QListView(inside)
        self._list.setAccessibleName(_("Nearest hits"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setModel(self._model)
        self._list.setItemDelegate(ResultsDelegate(self._appearance, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words = QVBoxLayout()
        self._words.setSpacing(10)
        self._words.addWidget(self._why)
        ways = (self._release, self._loosen, self._clear_text, self._clear_filters, self._clear_all)
        for button in ways:
            self._words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._words.addSpacing(10)
        self._words.addWidget(self._nearest)
        self._hits = QVBoxLayout()
        self._hits.addWidget(self._list)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._words)
        column.addLayout(self._hits)
        column.addStretch(1)
        self.setWidget(inside)

    def _connect(self) -> None:
        self._release.clicked.connect(self._on_release)
        self._loosen.clicked.connect(self._on_loosen)
        self._clear_text.clicked.connect(self.text_cleared)
        self._clear_filters.clicked.connect(self.filters_cleared)
        self._clear_all.clicked.connect(self.all_cleared)
        self._list.clicked.connect(self._on_chosen)
        self._list.activated.connect(self._on_chosen)
        self._appearance.changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self._why.setFont(self._appearance.font(self._appearance.sizes.heading3))
        self._fit_list()

    def _fit_list(self) -> None:
        rows = range(self._model.rowCount())
        self._list.setFixedHeight(sum(self._list.sizeHintForRow(row) for row in rows) + 4)

    @Slot()
    def _on_release(self) -> None:
        if self._ways and self._ways.release:
            self.release_asked.emit(self._ways.release)

    @Slot()
    def _on_loosen(self) -> None:
        if self._ways and self._ways.loosening:
            self.loosening_asked.emit(self._ways.loosening.facet)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(ResultsModel.RowRole)
        if isinstance(row, Row) and row.hit is not None:
            self.chosen.emit(row.hit.address)


def _why(ways: WaysOn) -> str:
    if not ways.total:
        return _("This handbook has no variations.")
    if ways.filtered and ways.text:
        return _("No variation fits the filters and matches “{text}”.").format(text=ways.text)
    if ways.filtered:
        return _("No variation fits all of the filters.")
    return _("No variation matches “{text}”.").format(text=ways.text)


def _release_text(ways: WaysOn) -> str:
    release = ways.release
    if release is None:
        return ""
    said = ngettext(
        "Drop {facet}: {values} and see {count} variation",
        "Drop {facet}: {values} and see {count} variations",
        release.count,
    )
    values = ", ".join(value_label(value, ways.handbook) for value in release.values)
    return said.format(facet=facet_label(release.facet), values=values, count=release.count)


def _loosen_text(ways: WaysOn) -> str:
    loosening = ways.loosening
    if loosening is None:
        return ""
    said = ngettext(
        "{facet}: any instead of all and see {count} variation",
        "{facet}: any instead of all and see {count} variations",
        loosening.count,
    )
    return said.format(facet=facet_label(loosening.facet), count=loosening.count)


def _clear_text(count: int) -> str:
    said = ngettext(
        "Clear the text and see {count} variation",
        "Clear the text and see {count} variations",
        count,
    )
    return said.format(count=count) if count else ""


def _clear_filters(count: int) -> str:
    said = ngettext(
        "Clear all filters and see {count} variation",
        "Clear all filters and see {count} variations",
        count,
    )
    return said.format(count=count) if count else ""


def _clear_all(count: int) -> str:
    said = ngettext("Show the {count} variation", "Show all {count} variations", count)
    return said.format(count=count) if count else ""

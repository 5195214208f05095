"""A field that finds entries and puts them on the handout."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from handbook.content.labels import kind_list_label
from handbook.content.model import Kind
from handbook.language import _
from handbook.search.results import Results
from handbook.ui.appearance import Appearance
from handbook.ui.clear_button import add_clear_button
from handbook.ui.editing.undo_keys import leave_undo_to_window
from handbook.ui.searching.results_panel import ResultsPanel
from handbook.ui.searching.results_rows import Action, Row, hit_row

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_KINDS = (Kind.VARIATION, Kind.SECTION, Kind.FAQ, Kind.MUSCLE, Kind.TERM)
"""What can be put on a handout, in the order in which it is offered."""

_OF_EACH = 5
_PAGE = 5


class AddField(QLineEdit):
    """Searches as you type. Enter adds what is marked and stays, arrows mark, Esc goes back."""

    chosen = Signal(object)
    """The Address of an entry to add."""

    left = Signal()
    """Esc: the focus should go elsewhere."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._index: SearchIndex | None = None
        self._panel: ResultsPanel | None = None
        self.setObjectName("add-to-handout")
        self.setPlaceholderText(_("Add an exercise, a section, a question…"))
        self.setAccessibleName(_("Add to the handout"))
        add_clear_button(self, _("Clear what is searched for"))
        self.textEdited.connect(self._search)
        leave_undo_to_window(self)

    def set_index(self, index: "SearchIndex | None") -> None:
        """Search in another index; None while it is being built."""
        self._index = index
        if self._panel is not None and self._panel.isVisible():
            self._search()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._panel is not None and self._panel.isVisible() and self._panel.row:
                self._choose(self._panel.row)
        elif key == Qt.Key.Key_Escape:
            self._hide_panel()
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_panel()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list lies over the window, and stays below the field when that is resized."""
        if event.type() is QEvent.Type.Resize and self._panel and self._panel.isVisible():
            self._panel.place()
        return False

    def _shown_panel(self) -> ResultsPanel:
        """The list, made when it is first needed: by then the field is in its window."""
        if self._panel is None:
            self._panel = ResultsPanel(self, self._appearance)
            self._panel.setObjectName("entries-to-add")
            self._panel.chips.hide()
            self._panel.row_chosen.connect(self._choose)
            self.window().installEventFilter(self)
        return self._panel

    def _hide_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()

    @Slot()
    def _search(self) -> None:
        text = self.text().strip()
        if not text:
            self._hide_panel()
        elif self._index is None:
            waiting = _("The search is being prepared; it will be ready in a moment.")
            self._shown_panel().show_rows([Row(Action.NOTHING, waiting)])
        else:
            results = self._index.search(text, kinds=_KINDS, of_each=_OF_EACH)
            rows = _rows(results, self._index.pack_titles)
            self._shown_panel().show_rows(list(rows))

    def _step(self, by: int) -> None:
        if self._panel is None or not self._panel.isVisible():
            self._search()
        else:
            self._panel.step(1 if by > 0 else -1, abs(by))

    @Slot(object)
    def _choose(self, row: Row) -> None:
        if row.action is Action.OPEN:
            self._hide_panel()
            self.clear()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.chosen.emit(row.address)


def _rows(results: Results, packs: Mapping[str, str]) -> Iterator[Row]:
    """The hits by kind, exercises first, and what there is to say about them."""
    if results.reading:
        yield Row(Action.NOTHING, _("Showing “{reading}”").format(reading=results.reading))
    if not results.hits:
        yield Row(Action.NOTHING, _("Nothing matches “{query}”.").format(query=results.query))
        for hit in results.suggestions:
            if hit.kind in _KINDS:
                yield hit_row(hit, packs)
    for kind in _KINDS:
        hits = [hit for hit in results.hits if hit.kind is kind]
        if hits:
            title = _("{kind} · {count}")
            count = results.counts.get(kind, len(hits))
            yield Row(Action.HEAD, title.format(kind=kind_list_label(kind), count=count), kind)
            yield from (hit_row(hit, packs) for hit in hits[:_OF_EACH])

"""The questions of a pack: searched, filtered by tags, their answers unfolded in place."""

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from handbook.content.address import Address, parse_address
from handbook.content.handbook import Handbook, Library
from handbook.content.html import SCHEME
from handbook.content.labels import kind_label, kind_list_label
from handbook.content.model import Faq, Kind
from handbook.content.places import handbook_at, page_at
from handbook.language import _, ngettext
from handbook.search.highlight import find_spans
from handbook.search.results import Hit, Reason
from handbook.ui.appearance import Appearance
from handbook.ui.asking.nothing_found import NothingFound, WaysBack
from handbook.ui.asking.question_button import Face
from handbook.ui.asking.question_list import Anchor, QuestionList
from handbook.ui.asking.question_search import Found, QuestionSearch
from handbook.ui.asking.tag_filter import TagFilter
from handbook.ui.asking.written_answer import answer_as_text
from handbook.ui.draft import HandoutDraft
from handbook.ui.filter_field import FilterField
from handbook.ui.flow_layout import FlowLayout
from handbook.ui.page_head import PageHead
from handbook.ui.place import PlacePage
from handbook.ui.prose_view import column_width
from handbook.ui.searching.results_rows import why
from handbook.ui.web_link import copy_web_link

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_MANY = 200
"""Up to so many questions are shown at once."""

_PORTION = 100
"""Of more questions, so many are shown at first, and with every “Show more”."""

_NEAREST = 5
"""So many questions are offered when nothing is found."""

_NARROW = 620
"""Pages narrower than this have smaller margins, in pixels at 100% zoom."""

_ABOVE = 8
"""Pixels above the question that was asked for."""

_TOP = 24
"""Pixels above the title."""


class QuestionsState(Struct, frozen=True):
    """What is typed, chosen and unfolded, and where the reader is in the list."""

    text: str
    literal: bool
    tags: frozenset[str]
    unfolded: frozenset[str]
    limit: int
    anchor: Anchor


class QuestionsPage(PlacePage):
    """Shows the questions of a pack, or one of them unfolded among the others."""

    needs_index = True

    def __init__(
        self, library: Library, draft: HandoutDraft, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._draft = draft
        self._appearance = appearance
        self._index: SearchIndex | None = None
        self._handbook: Handbook | None = None
        self._search: QuestionSearch | None = None
        self._found = Found((), 0)
        self._asked = ""
        self._focused = ""
        self._literal = False
        self._limit = _PORTION
        self._build()
        self._connect()
        self._on_appearance_changed()

    # What the window asks

    @override
    def set_library(self, library: Library) -> None:
        self._library = library
        self._handbook = None

    @override
    def set_index(self, index: "SearchIndex | None") -> None:
        self._index = index
        if self._handbook is not None and self._field.text().strip():
            self._find()

    @override
    def show_place(self, address: Address) -> None:
        handbook = handbook_at(self._library, address)
        # Follows renamed ids, and tells the nearest where there is no such question.
        question = page_at(self._library, address).address.id if address.id else ""
        if handbook is not self._handbook:
            self._set_handbook(handbook)
        self._asked = question
        self._focused = ""
        if question:
            self._reveal(question)
        self.selection_changed.emit()

    @override
    def title(self) -> str:
        faq = self._faq(self._asked)
        return faq.question if faq else kind_list_label(Kind.FAQ)

    @override
    def handout_address(self) -> Address | None:
        question = self._focused or self._asked
        if self._handbook is None or not question:
            return None
        return self._handbook.address(Kind.FAQ, question)

    @override
    def state(self) -> QuestionsState:
        return QuestionsState(
            self._field.text(),
            self._literal,
            self._tags.chosen,
            self._list.unfolded,
            self._limit,
            self._list.anchor,
        )

    @override
    def restore(self, state: Any) -> None:
        if not isinstance(state, QuestionsState):
            return
        self._field.setText(state.text)
        self._literal = state.literal
        self._limit = state.limit
        self._tags.choose(state.tags)
        self._list.unfold(state.unfolded)
        self._find()
        self._list.scroll_to(state.anchor)

    @override
    def focus_find(self) -> bool:
        self._field.begin()
        return True

    # Building

    def _build(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._top = QWidget(self)
        # Its margins follow the width of the page and must not keep it from getting narrower.
        self._top.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._head = PageHead(kind_list_label(Kind.FAQ), self._appearance, self._top)
        self._field = FilterField(
            _("Search the questions"), _("Search the questions (Ctrl+F)"), self._top
        )
        self._top_column = QVBoxLayout(self._top)
        self._top_column.setSpacing(10)
        self._top_column.addWidget(self._head)
        self._top_column.addWidget(self._field)
        self._edge = QWidget(self)
        self._edge.setBackgroundRole(QPalette.ColorRole.Mid)
        self._edge.setFixedHeight(1)
        self._list = QuestionList(self._appearance, self)
        self._build_head(self._list.head)
        self._build_foot(self._list.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._edge)
        column.addWidget(self._list, 1)

    def _build_head(self, head: QWidget) -> None:
        self._tags = TagFilter(self._appearance, head)
        self._line = QWidget(head)
        self._said = _Line(self._line)
        self._said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._instead = _text_button(_("Search as typed"), self._line)
        self._unfold = _text_button(_("Unfold all"), self._line)
        self._fold = _text_button(_("Fold all"), self._line)
        self._nothing = NothingFound(self._appearance, head)
        line = FlowLayout()
        line.setSpacing(8)
        self._line.setLayout(line)
        for widget in (self._said, self._instead, self._unfold, self._fold):
            line.addWidget(widget)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._tags)
        column.addWidget(self._line)
        column.addWidget(self._nothing)

    def _build_foot(self, foot: QWidget) -> None:
        self._more = QPushButton(foot)
        self._elsewhere = QLabel(foot)
        self._elsewhere.setWordWrap(True)
        self._elsewhere.setTextFormat(Qt.TextFormat.RichText)
        self._elsewhere.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._elsewhere)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_text_changed)
        self._field.stepped.connect(self._on_stepped)
        self._field.entered.connect(self._on_entered)
        self._tags.changed.connect(self._on_tags_changed)
        self._instead.clicked.connect(self._on_search_literally)
        self._unfold.clicked.connect(self._on_unfold_all)
        self._fold.clicked.connect(self._on_fold_all)
        self._nothing.text_cleared.connect(self._on_text_cleared)
        self._nothing.tags_cleared.connect(self._on_tags_cleared)
        self._nothing.all_cleared.connect(self._on_all_cleared)
        self._more.clicked.connect(self._on_more)
        self._elsewhere.linkActivated.connect(self._on_elsewhere)
        self._list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._list.left.connect(self._focus_field)
        self._list.link_opened.connect(self.navigated)
        self._list.web_link_opened.connect(self._on_web_link)
        self._list.copy_asked.connect(self._on_copy_asked)
        self._list.handout_asked.connect(self._on_handout_asked)
        self._draft.changed.connect(self._on_draft_changed)
        self._appearance.changed.connect(self._on_appearance_changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    # What is shown

    def _set_handbook(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._search = QuestionSearch(handbook)
        self._head.name_pack(handbook.manifest.title)
        self._list.set_handbook(handbook)
        self._tags.set_tags(tag for faq in handbook.faqs for tag in faq.tags)
        self._list.set_tab_stops(
            (
                self._field,
                *self._tags.tab_stops,
                *(self._instead, self._unfold, self._fold),
                *self._nothing.tab_stops,
            ),
            (self._more, self._elsewhere),
        )
        self._on_draft_changed()
        self._on_all_cleared()

    def _faq(self, question: str) -> Faq | None:
        found = self._handbook.find(Kind.FAQ, question) if self._handbook and question else None
        return found if isinstance(found, Faq) else None

    def _reveal(self, question: str) -> None:
        """Unfold a question and scroll to it, dropping a filter that hides it."""
        if question not in [faq.id for faq in self._matching()]:
            self._on_all_cleared()
        position = [faq.id for faq in self._matching()].index(question)
        if position >= self._limit:
            self._limit = (position // _PORTION + 1) * _PORTION
            self._show()
        self._list.unfold(self._list.unfolded | {question})
        self._list.scroll_to(Anchor(question, -_ABOVE))

    def _find(self) -> None:
        """Show what text and tags find."""
        if self._search is not None:
            self._found = self._search.find(self._field.text(), self._index, literal=self._literal)
            self._show()

    def _matching(self) -> tuple[Faq, ...]:
        """The questions that have one of the tags chosen, of those that the text finds."""
        chosen = self._tags.chosen
        return tuple(
            faq for faq in self._found.questions if not chosen or not chosen.isdisjoint(faq.tags)
        )

    def _show(self) -> None:
        if self._handbook is None:
            return
        found, matching = self._found, self._matching()
        total = len(self._handbook.faqs)
        shown = matching if total <= _MANY else matching[: self._limit]
        nearest = () if matching else found.suggestions[:_NEAREST]
        near = tuple(
            faq for hit in nearest if self._is_here(hit) and (faq := self._faq(hit.address.id))
        )
        self._tags.show_counts(Counter(tag for faq in found.questions for tag in faq.tags))
        self._say(len(matching), total)
        self._offer(len(matching) - len(shown), [hit for hit in nearest if not self._is_here(hit)])
        if not matching:
            self._nothing.show_ways(self._ways_back(nearest=bool(near)))
        self._nothing.setVisible(not matching)
        faces = {faq.id: self._face(faq) for faq in shown}
        self._list.show_questions(shown or near, faces, found.words, unfinished=found.unfinished)

    def _is_here(self, hit: Hit) -> bool:
        """Whether a hit is a question of this handbook."""
        return hit.kind is Kind.FAQ and hit.address.pack == (self._handbook and self._handbook.id)

    def _face(self, faq: Faq) -> Face:
        hit = self._found.hits.get(faq.id)
        if hit is None:
            spans = find_spans(faq.question, self._found.words, unfinished=self._found.unfinished)
            return Face(faq.question, spans)
        if hit.reason is Reason.BODY and not hit.title_spans:
            return Face(faq.question, (), hit.snippet, hit.snippet_spans)
        return Face(faq.question, hit.title_spans, why(hit))

    def _ways_back(self, *, nearest: bool) -> WaysBack:
        assert self._handbook is not None
        text = " ".join(self._field.text().split())
        chosen = self._tags.chosen
        total = len(self._handbook.faqs)
        tagged = sum(not chosen.isdisjoint(faq.tags) for faq in self._handbook.faqs)
        return WaysBack(
            text=text,
            tagged=bool(chosen),
            without_text=tagged if text and chosen else 0,
            without_tags=self._found.total if chosen else 0,
            total=total,
            nearest=nearest,
        )

    def _say(self, count: int, total: int) -> None:
        """Say how many are found, and what the text was taken to mean."""
        found = self._found
        if found.total > len(found.questions):
            said = _("{shown} of the {listed} best of {total} matches").format(
                shown=count, listed=len(found.questions), total=found.total
            )
        else:
            said = ngettext("{count} of {total} question", "{count} of {total} questions", total)
            said = said.format(count=count, total=total)
        if found.reading:
            said = _("{count} · showing “{reading}”").format(count=said, reading=found.reading)
        self._said.setText(said)
        self._field.setAccessibleDescription(said)
        self._instead.setVisible(bool(found.reading))
        self._unfold.setVisible(bool(count))
        self._fold.setVisible(bool(count))

    def _offer(self, more: int, elsewhere: list[Hit]) -> None:
        """Offer the questions not shown yet, or what is near in the rest of the library."""
        text = ngettext("Show {count} more", "Show {count} more", min(more, _PORTION))
        self._more.setText(text.format(count=min(more, _PORTION)))
        self._more.setVisible(more > 0)
        links = [
            _("{link} ({kind})").format(
                link=f'<a href="{SCHEME}{hit.address}">{escape(hit.title)}</a>',
                kind=escape(kind_label(hit.kind)),
            )
            for hit in elsewhere
        ]
        lines = [_("Elsewhere in the handbook:"), *links]
        self._elsewhere.setText("<br>".join(lines))
        self._elsewhere.setVisible(bool(links))

    # What the trainer does

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self._literal = False
        self._find_anew()

    @Slot()
    def _on_tags_changed(self) -> None:
        self._find_anew()

    @Slot()
    def _on_search_literally(self) -> None:
        self._literal = True
        self._find_anew()
        self._focus_field()

    @Slot()
    def _on_text_cleared(self) -> None:
        self._field.clear()
        self._focus_field()

    @Slot()
    def _on_tags_cleared(self) -> None:
        self._tags.choose(())
        self._find_anew()
        self._focus_field()

    @Slot()
    def _on_all_cleared(self) -> None:
        self._tags.choose(())
        self._field.clear()
        self._find_anew()

    def _find_anew(self) -> None:
        """Show what another text or other tags find, from its top."""
        self._limit = _PORTION
        self._list.scroll_to(Anchor())
        self._find()

    @Slot()
    def _on_entered(self) -> None:
        if self._list.shown:
            first = self._list.shown[0].faq.id
            self._list.unfold(self._list.unfolded | {first})
            self._list.enter()

    @Slot()
    def _on_unfold_all(self) -> None:
        self._list.unfold(row.faq.id for row in self._list.shown)

    @Slot()
    def _on_fold_all(self) -> None:
        self._list.unfold(())

    @Slot(int)
    def _on_stepped(self, rows: int) -> None:
        if rows > 0:
            self._list.enter()

    @Slot()
    def _on_more(self) -> None:
        first = len(self._list.shown)
        self._limit += _PORTION
        self._show()
        self._list.enter(first)

    @Slot(str)
    def _on_elsewhere(self, link: str) -> None:
        self.navigated.emit(parse_address(link.removeprefix(SCHEME)))

    @Slot(str)
    def _on_web_link(self, url: str) -> None:
        self.noticed.emit(copy_web_link(url))

    @Slot(str)
    def _on_copy_asked(self, question: str) -> None:
        if faq := self._faq(question):
            QApplication.clipboard().setText(answer_as_text(faq))
            self.noticed.emit(_("“{question}” is copied.").format(question=faq.question))

    @Slot(str)
    def _on_handout_asked(self, question: str) -> None:
        if self._handbook is None:
            return
        address = self._handbook.address(Kind.FAQ, question)
        if self._draft.holds(address):
            self._draft.remove_address(address)
        else:
            self._draft.add(address)

    @Slot()
    def _on_draft_changed(self) -> None:
        if self._handbook is None:
            return
        start = f"{self._handbook.address(Kind.FAQ)}/"
        items = self._draft.handout.items
        self._list.set_held(
            {item.address.removeprefix(start) for item in items if item.address.startswith(start)}
        )

    # Focus

    @Slot()
    def _focus_field(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Whoever gives the page the focus means the question of the address, if it is shown.

        A focus proxy would do the same, but the Tab key would skip what is above that question.
        """
        super().focusInEvent(event)
        row = self._list.row(self._asked)
        (row.button if row else self._field).setFocus(event.reason())

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Keep in mind the question with the focus, also while the focus is outside the page."""
        if new is None or not self.isAncestorOf(new):
            return
        row = self._list.row_of(new)
        focused = row.faq.id if row else ""
        if focused != self._focused:
            self._focused = focused
            self.selection_changed.emit()

    # Looks

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Keep the lines as short as those of a page of prose."""
        titled = self._head.show_if_room(self.height())
        left = 40 if self.width() > _NARROW else 16
        right = max(28, self.width() - left - column_width(self._appearance))
        self._top_column.setContentsMargins(left, _TOP if titled else 12, right, 10)
        self._list.set_margins(left, right)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        """Draw a line under the field while there is something behind it."""
        self._edge.setAutoFillBackground(value > 0)

    @Slot()
    def _on_appearance_changed(self) -> None:
        appearance = self._appearance
        self._line.setStyleSheet(f"QToolButton {{ color: {appearance.theme.accent}; }}")
        self._said.setFont(appearance.font(appearance.sizes.small))
        self._arrange()


class _Line(QLabel):
    """A label that would rather be one long line than several short ones."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(width, self.heightForWidth(width))


def _text_button(text: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button

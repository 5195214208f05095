"""A typed text -> the questions it finds, in the order to show them."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from handbook.content.handbook import Handbook
from handbook.content.model import Faq, Kind
from handbook.content.prose import plain_text
from handbook.search.highlight import query_words
from handbook.search.results import Hit

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

MOST = 200
"""The index gives so many questions, the best: more would take longer than a frame."""


class Found(Struct, frozen=True):
    """What a text finds among the questions of a handbook.

    `questions` are in the order to show; `total` is more when only the best are listed. `hits` says
    by id why a question is there, `words` which words to mark, the last one `unfinished` or not.
    `reading` and `suggestions` are those of the search's `Results`.
    """

    questions: tuple[Faq, ...]
    total: int
    hits: Mapping[str, Hit] = {}
    words: tuple[str, ...] = ()
    unfinished: bool = False
    reading: str = ""
    suggestions: tuple[Hit, ...] = ()


class QuestionSearch:
    """Finds the questions of one handbook by a text."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook

    def find(self, text: str, index: "SearchIndex | None", *, literal: bool = False) -> Found:
        """All questions for an empty text; those that contain it while there is no index."""
        if not text.strip():
            return Found(self._handbook.faqs, len(self._handbook.faqs))
        if index is None:
            return self._containing(text)
        results = index.search(
            text, kinds=[Kind.FAQ], packs=[self._handbook.id], limit=MOST, literal=literal
        )
        hits = {hit.address.id: hit for hit in results.hits}
        return Found(
            tuple(self._by_id[id_] for id_ in hits),
            results.counts.get(Kind.FAQ, 0),
            hits,
            query_words(results.reading or text),
            not text.endswith(" "),
            results.reading,
            results.suggestions,
        )

    def _containing(self, text: str) -> Found:
        wanted = " ".join(text.casefold().split())
        found = tuple(faq for faq, words in self._texts if wanted in words)
        return Found(found, len(found), words=query_words(text), unfinished=True)

    @cached_property
    def _texts(self) -> list[tuple[Faq, str]]:
        return [(faq, _text(faq)) for faq in self._handbook.faqs]

    @cached_property
    def _by_id(self) -> dict[str, Faq]:
        return {faq.id: faq for faq in self._handbook.faqs}


def _text(faq: Faq) -> str:
    return "\n".join((faq.question, *faq.also, plain_text(faq.answer.blocks))).casefold()

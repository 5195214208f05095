"""What a search says, as rows: groups by kind, their hits, and the next best step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from handbook.content.address import Address
from handbook.content.labels import kind_label, kind_list_label
from handbook.content.model import Kind
from handbook.language import _, ngettext
from handbook.search.matching import Listing
from handbook.search.results import Hit, Reason, Relaxed, Results
from handbook.search.scopes import Unfinished

HITS_PER_GROUP = 4
"""A group shows so many hits until it is asked for all."""


class Action(Enum):
    """What choosing a row does."""

    NOTHING = auto()
    """A remark."""
    HEAD = auto()
    """A heading; it does nothing either."""
    OPEN = auto()
    SHOW_KIND = auto()
    SHOW_ALL_KINDS = auto()
    SEARCH_LITERALLY = auto()
    SEARCH = auto()
    CLEAR_RECENTS = auto()
    PREPARE = auto()


@dataclass(frozen=True)
class Row:
    """One row: a group's title, a hit, or a line about the results.

    `query` is what to search for when it is chosen, `pack` the title of the hit's handbook where
    there are several, `said` what a screen reader says in place of the text.
    """

    action: Action
    text: str
    kind: Kind | None = None
    hit: Hit | None = None
    address: Address | None = None
    query: str = ""
    pack: str = ""
    said: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Whether choosing it does anything."""
        return self.action not in (Action.NOTHING, Action.HEAD)


def recent_rows(searches: Sequence[str], places: Sequence[tuple[Address, str]]) -> list[Row]:
    """What the empty search box offers: recent searches, then recent places with their titles."""
    rows: list[Row] = []
    if searches:
        rows.append(Row(Action.HEAD, _("Recent searches")))
        rows += [Row(Action.SEARCH, text, query=text) for text in searches]
    if places:
        rows.append(Row(Action.HEAD, _("Recent places")))
        rows += [_place_row(place, title) for place, title in places]
    if rows:
        rows.append(Row(Action.CLEAR_RECENTS, _("Forget these")))
    return rows


def _place_row(place: Address, title: str) -> Row:
    if place.kind is None:
        return Row(Action.OPEN, title, address=place)
    said = _("{title}, {kind}").format(title=title, kind=kind_label(place.kind))
    return Row(Action.OPEN, title, place.kind, address=place, said=said)


def scope_rows(unfinished: Unfinished) -> list[Row]:
    """Ways to finish the scope that is being typed."""
    text = _("{query} · {label}")
    return [
        Row(Action.SEARCH, text.format(query=query.strip(), label=label), query=query)
        for query, label in unfinished.ways
    ]


def rows_of(results: Results, packs: Mapping[str, str]) -> list[Row]:
    """The rows of some results, the kind of the best hit first.

    `packs` are the titles of the handbooks by their ids.
    """
    rows = list(_remarks(results))
    if not results.hits:
        return [*rows, *_nearest(results, packs)]
    groups: dict[Kind, list[Hit]] = {}
    for hit in results.hits:
        groups.setdefault(hit.kind, []).append(hit)
    for kind, hits in groups.items():
        rows += _group_rows(kind, hits, results.counts.get(kind, len(hits)), packs)
    return rows


def rows_of_kind(
    listing: Listing, kind: Kind, everywhere: int, packs: Mapping[str, str]
) -> list[Row]:
    """The rows above the hits of one kind; `everywhere` is how many hits all kinds have."""
    if not listing.count:
        return [*_remarks(listing.results), *_nearest(listing.results, packs)]
    wider = [_all_kinds_row(everywhere)] if everywhere > listing.count else []
    return [*wider, *_remarks(listing.results), _heading(kind, listing.count)]


def hit_row(hit: Hit, packs: Mapping[str, str]) -> Row:
    """The row of a hit."""
    pack = packs.get(hit.address.pack, "") if len(packs) > 1 else ""
    reason = why(hit)
    said = _("{title}, {kind}. {snippet}") if not reason else _("{title}, {kind}, {why}. {snippet}")
    said = said.format(title=hit.title, kind=kind_label(hit.kind), why=reason, snippet=hit.snippet)
    return Row(Action.OPEN, hit.title, hit.kind, hit, hit.address, pack=pack, said=said)


def why(hit: Hit) -> str:
    """Why a hit is there when its title does not show it."""
    if hit.reason is Reason.ALIAS and hit.alias:
        if hit.kind is Kind.FAQ:
            return _("also asked: {question}").format(question=hit.alias)
        return _("also called {alias}").format(alias=hit.alias)
    if hit.reason is Reason.MEANING:
        return _("matches “{words}”").format(words=hit.alias)
    if hit.reason is Reason.BODY and not hit.title_spans:
        return _("in the text")
    return ""


def _remarks(results: Results) -> Iterator[Row]:
    """What was repaired, what is missing, and what to give up."""
    if results.reading:
        shown = _("Showing “{reading}”. Search for “{query}” instead")
        text = shown.format(reading=results.reading, query=results.query)
        yield Row(Action.SEARCH_LITERALLY, text)
    if not results.hits and not results.counts:
        nothing = _("Nothing matches “{query}”.").format(query=results.query)
        yield Row(Action.NOTHING, nothing)
    elif results.missing:
        words = _("”, “").join(results.missing)
        text = _("Nothing has every word; showing what there is without “{words}”.")
        yield Row(Action.NOTHING, text.format(words=words))
    elif results.relaxed:
        yield Row(Action.NOTHING, _("Nothing has every word; showing what has most of them."))
    for relaxed in results.relaxed:
        yield _relaxed_row(relaxed)


def _nearest(results: Results, packs: Mapping[str, str]) -> Iterator[Row]:
    if results.suggestions:
        yield Row(Action.HEAD, _("The nearest there is:"))
        yield from (hit_row(hit, packs) for hit in results.suggestions)


def _relaxed_row(relaxed: Relaxed) -> Row:
    count = relaxed.count
    if not relaxed.dropped:
        return _all_kinds_row(count)
    text = ngettext("Drop “{word}”: {count} result", "Drop “{word}”: {count} results", count)
    text = text.format(word=relaxed.dropped, count=f"{count:,}")
    return Row(Action.SEARCH, text, query=relaxed.query)


def _all_kinds_row(count: int) -> Row:
    text = ngettext("Search all kinds: {count} result", "Search all kinds: {count} results", count)
    return Row(Action.SHOW_ALL_KINDS, text.format(count=f"{count:,}"))


def _group_rows(
    kind: Kind, hits: Sequence[Hit], count: int, packs: Mapping[str, str]
) -> Iterator[Row]:
    yield _heading(kind, count)
    yield from (hit_row(hit, packs) for hit in hits[:HITS_PER_GROUP])
    if count > HITS_PER_GROUP:
        said = _("Show all {count}, {kind}").format(count=count, kind=kind_list_label(kind))
        yield Row(
            Action.SHOW_KIND, _("Show all {count}").format(count=f"{count:,}"), kind, said=said
        )


def _heading(kind: Kind, count: int) -> Row:
    title = _("{kind} · {count}").format(kind=kind_list_label(kind), count=f"{count:,}")
    return Row(Action.HEAD, title, kind)

"""The variations of one handbook, narrowed, found by a text and sorted, as they are asked for."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from handbook.content.closeness import differences
from handbook.content.handbook import Handbook
from handbook.content.model import Kind, Variation
from handbook.search.catalog import Catalog, Order, closest_order, level_order, narrowed
from handbook.search.facets import (
    FacetTable,
    FacetValue,
    Release,
    Selection,
    best_loosening,
    best_release,
    counts,
    mask_of,
    matching,
)
from handbook.search.results import Hit
from handbook.ui.browsing.browsing import Browsing, known_values
from handbook.ui.browsing.matches import Matches, find_matches

if TYPE_CHECKING:
    from handbook.search.index import SearchIndex

_AT_ONCE = 1_000
"""Of so many variations all matches are listed at once."""

_SCREENFUL = 30
"""So many rows are enough to show at first."""

_NEAREST = 5
"""So many hits are offered when nothing is left."""


class WaysOn(Struct, frozen=True):
    """Why nothing is left and what would bring variations back; a count of 0 is no way on.

    `release` is what to give up, `loosening` what to ask for any of instead of all.
    """

    handbook: Handbook
    text: str
    filtered: bool
    release: Release | None
    loosening: Release | None
    without_text: int
    without_filters: int
    total: int
    nearest: tuple[Hit, ...] = ()


class Browser:
    """Answers what is left and in what order; it works out anew only what a change touches.

    The facets and the catalog may come later than the first question: until then nothing can be
    narrowed by facets, and the order stays that of the handbook.
    """

    def __init__(self, handbook: Handbook) -> None:
        self.handbook = handbook
        self.browsing = Browsing()
        self.matches = Matches()
        self.literal = False
        self._size = len(handbook.variations)
        self._table: FacetTable | None = None
        self._catalog: Catalog | None = None
        self._index: SearchIndex | None = None
        self._within = self._everything
        self._sorted: tuple[tuple[Order, str], Sequence[int]] | None = None

    @property
    def total(self) -> int:
        """How many variations there are."""
        return self._size

    @property
    def table(self) -> FacetTable:
        """The facets; without any while they are being counted."""
        return self._table or FacetTable(self._size, {})

    @property
    def has_facets(self) -> bool:
        """Whether the facets have been counted."""
        return self._table is not None

    @property
    def has_catalog(self) -> bool:
        """Whether all that sorting needs is known."""
        return self._catalog is not None

    @property
    def catalog_table(self) -> FacetTable | None:
        """The facets as the catalog has them."""
        return self._catalog.table if self._catalog else None

    @property
    def is_waiting(self) -> bool:
        """Whether the order asked for can be made only when the catalog is there."""
        return self._catalog is None and self.order in (Order.NAME, Order.CLOSEST)

    @property
    def names(self) -> Sequence[str]:
        """The folded names of the variations; none while they are being collected."""
        return self._catalog.names if self._catalog else ()

    @property
    def order(self) -> Order:
        """What the variations are sorted by."""
        if self.browsing.order is None or self.browsing.order is Order.BEST:
            return Order.BEST if self.browsing.text.strip() else Order.HANDBOOK
        return self.browsing.order

    @property
    def closest_to(self) -> Variation | None:
        """The variation that the others are sorted by being close to, and compared with."""
        if self.order is not Order.CLOSEST:
            return None
        found = self.handbook.find(Kind.VARIATION, self.browsing.closest)
        return found if isinstance(found, Variation) else None

    def set_table(self, table: FacetTable) -> tuple[str, ...]:
        """Narrow by these facets; gives what was asked for and no variation has."""
        self._table = table
        selected, odd = known_values(self.browsing.selected, table)
        self.browsing = self.browsing.but(selected=selected)
        return odd

    def set_catalog(self, catalog: Catalog) -> None:
        """Sort by what this says."""
        self._catalog = catalog
        self._find()
        self.complete(self.matches)

    def set_index(self, index: "SearchIndex | None") -> None:
        """Search with another index; None for none."""
        self._index = index
        self._find()
        self.complete(self.matches)

    @property
    def is_partial(self) -> bool:
        """Whether there are more rows than `rows` gives, which `complete` takes in."""
        return self.matches.every is not None

    def complete(self, matches: Matches) -> None:
        """Take in what follows the best matches, unless something else is asked for by now."""
        if matches is self.matches and matches.every is not None:
            self._take(msgspec.structs.replace(matches, positions=matches.every(), every=None))

    def ask(
        self, browsing: Browsing, *, literal: bool = False, best_first: bool = False
    ) -> tuple[str, ...]:
        """Ask for something else; gives what of it no variation has.

        With `best_first` the rows may at first be only the best matches for a text, if these fill
        a screen: all of very many take a while to list.
        """
        asked_anew = browsing.text != self.browsing.text or literal is not self.literal
        odd: tuple[str, ...] = ()
        if self._table is not None:
            selected, odd = known_values(browsing.selected, self._table)
            browsing = browsing.but(selected=selected)
        self.browsing, self.literal = browsing, literal
        if asked_anew:
            self._find()
        if not (best_first and self._has_screenful):
            self.complete(self.matches)
        return odd

    def rows(self) -> Sequence[int]:
        """The positions of the variations left, in their order."""
        positions = self.matches.positions
        if positions is not None and self.order is Order.BEST and not self._selected.values:
            return positions
        left = matching(self.table, self._selected, self._within)
        return narrowed(self._order(), left, self._size)

    def counts(self) -> Mapping[FacetValue, int]:
        """How many variations each value of a facet gives."""
        return counts(self.table, self._selected, self._within)

    def ways_on(self) -> WaysOn:
        """What would bring variations back when nothing is left."""
        text = " ".join(self.browsing.text.split())
        selected, everything = self._selected, self._everything
        without_text = matching(self.table, selected, everything).bit_count() if text else 0
        return WaysOn(
            handbook=self.handbook,
            text=text,
            filtered=bool(selected.values),
            release=best_release(self.table, selected, self._within),
            loosening=best_loosening(self.table, selected, self._within),
            without_text=without_text,
            without_filters=self._within.bit_count() if selected.values else 0,
            total=self._size,
            nearest=self._nearest(),
        )

    def reason(self, variation: Variation) -> str:
        """What tells a variation from the one it is compared with, if there is one."""
        target = self.closest_to
        return differences(target, variation, self.handbook) if target else ""

    @property
    def _has_screenful(self) -> bool:
        """Whether the best matches are the first rows of many, and enough of them."""
        if self._size <= _AT_ONCE or self.order is not Order.BEST:
            return False
        left = matching(self.table, self._selected, self._within)
        return left.bit_count() >= _SCREENFUL

    @property
    def _selected(self) -> Selection:
        return self.browsing.selected if self._table is not None else Selection()

    @property
    def _everything(self) -> int:
        return (1 << self._size) - 1

    def _nearest(self) -> tuple[Hit, ...]:
        matches = self.matches
        if matches.hit and matches.positions:
            return tuple(matches.hit(position) for position in matches.positions[:_NEAREST])
        return matches.suggestions[:_NEAREST]

    def _find(self) -> None:
        browsing = self.browsing
        found = find_matches(
            self.handbook, browsing.text, self._index, self.names, literal=self.literal
        )
        self._take(found)

    def _take(self, matches: Matches) -> None:
        self.matches = matches
        found = matches.positions
        self._within = self._everything if found is None else mask_of(found, self._size)

    def _order(self) -> Sequence[int]:
        order = self.order
        match order:
            case Order.BEST if self.matches.positions is not None:
                return self.matches.positions
            case Order.NAME if self._catalog is not None:
                return self._catalog.by_name
            case Order.LEVEL | Order.CLOSEST:
                return self._kept_order(order)
            case _:
                return range(self._size)

    def _kept_order(self, order: Order) -> Sequence[int]:
        """An order that takes a moment; it is kept while facets come and go."""
        key = (order, self.browsing.closest)
        if self._sorted is None or self._sorted[0] != key:
            sorted_now = self._sort(order)
            if sorted_now is None:
                return range(self._size)
            self._sorted = key, sorted_now
        return self._sorted[1]

    def _sort(self, order: Order) -> Sequence[int] | None:
        if order is Order.LEVEL:
            return level_order(self._table) if self._table is not None else None
        at = self.handbook.position(Kind.VARIATION, self.browsing.closest)
        if self._catalog is None or at < 0:
            return None
        return closest_order(self._catalog.profiles, self.handbook, at)

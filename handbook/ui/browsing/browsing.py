"""What is asked of the variation browser, and the address that says it.

    hip-thrust/variation?equipment=barbell,bench&all=equipment&text=floor&sort=level&view=list

Facets go by their names, their values are separated by commas; `all` names the facets of which all
values must be had. `sort` is an Order, `closest` the id of the variation the others are sorted by
being close to, and `view` is `grid` or `list`.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec
from msgspec import Struct

from handbook.content.address import Address
from handbook.content.model import Kind
from handbook.search.catalog import Order
from handbook.search.facets import SEVERAL, Facet, FacetTable, FacetValue, Selection, facet_value


class View(StrEnum):
    """How variations are shown."""

    GRID = "grid"
    LIST = "list"


class Browsing(Struct, frozen=True):
    """What is asked: `order` None is that of the handbook, or of how well a text matches.

    `closest` is the id of a variation, for Order.CLOSEST alone.
    """

    selected: Selection = Selection()
    text: str = ""
    order: Order | None = None
    closest: str = ""
    view: View = View.GRID

    def but(self, **changes: object) -> "Browsing":
        """The same but for some fields."""
        return msgspec.structs.replace(self, **changes)

    def address(self, pack: str) -> Address:
        """The address that asks for this."""
        return Address(pack, Kind.VARIATION, query=tuple(self._query()))

    def _query(self) -> Iterator[tuple[str, str]]:
        for facet in Facet:
            if values := sorted(v.value for v in self.selected.values if v.facet is facet):
                yield facet, ",".join(values)
        if every := [facet for facet in Facet if facet in self.selected.every]:
            yield "all", ",".join(every)
        # What was pasted may hold halves of letters, which no address can.
        if text := " ".join(self.text.split()).encode(errors="replace").decode():
            yield "text", text
        if self.order is Order.CLOSEST:
            yield "closest", self.closest
        elif self.order is not None:
            yield "sort", self.order
        yield "view", self.view


def browsing_at(address: Address, view: View) -> tuple[Browsing, tuple[str, ...]]:
    """What an address asks for, and what in it nobody understands, as `name=value`.

    `view` is for an address that names none.
    """
    browsing = Browsing(view=view)
    odd: list[str] = []
    for name, value in address.query:
        browsing, left = _asking(browsing, name, value)
        odd += [f"{name}={text}" for text in left]
    return browsing, tuple(odd)


def known_values(selected: Selection, table: FacetTable) -> tuple[Selection, tuple[str, ...]]:
    """What of a selection some variation has, and the rest of it, as `name=value`."""
    odd = sorted(f"{v.facet}={v.value}" for v in selected.values if v not in table.masks)
    kept = frozenset(value for value in selected.values if value in table.masks)
    return Selection(kept, selected.every), tuple(odd)


def _asking(browsing: Browsing, name: str, value: str) -> tuple[Browsing, Sequence[str]]:
    """What is asked with one more pair of the query, and what of the pair is not understood."""
    match name:
        case "all":
            known = [text for text in value.split(",") if text in SEVERAL]
            every = browsing.selected.every.union(map(Facet, known))
            selected = Selection(browsing.selected.values, every)
            odd = [text for text in value.split(",") if text not in known]
            return browsing.but(selected=selected), odd
        case "text":
            return browsing.but(text=value), ()
        case "closest":
            return browsing.but(order=Order.CLOSEST, closest=value), ()
        case "sort" if value in list(Order) and value != Order.CLOSEST:
            return browsing.but(order=Order(value)), ()
        case "view" if value in list(View):
            return browsing.but(view=View(value)), ()
        case _ if name in list(Facet):
            values, odd = _values(Facet(name), value.split(","))
            chosen = browsing.selected.values | values
            return browsing.but(selected=Selection(chosen, browsing.selected.every)), odd
        case _:
            return browsing, (value,)


def _values(facet: Facet, texts: Sequence[str]) -> tuple[set[FacetValue], Sequence[str]]:
    values: set[FacetValue] = set()
    odd: list[str] = []
    for text in texts:
        try:
            values.add(facet_value(facet, text))
        except ValueError:
            odd.append(text)
    return values, odd

"""The items of a handout, in their order, with what the library has for each."""

from collections.abc import Iterator

from msgspec import Struct

from handbook.content.address import address_or_none
from handbook.content.handbook import Handbook, Library
from handbook.content.model import AnyEntry, Variation
from handbook.handout.clarity_order import printing_order
from handbook.handout.dose_box import Said, said
from handbook.handout.model import Handout, Item
from handbook.handout.prescription import Prescription
from handbook.handout.prescription_defaults import prescription_for


class Picked(Struct, frozen=True, kw_only=True):
    """An item, its row in the handout, its entry (None when that has gone), its dose and its words.

    Exercises have a `number`: single ones are counted, and those of a group have its letter and
    their place in it.
    """

    item: Item
    row: int
    handbook: Handbook | None
    entry: AnyEntry | None
    dose: Prescription | None
    said: Said
    number: str = ""
    group: str = ""


def picked_items(handout: Handout, library: Library) -> tuple[Picked, ...]:
    """Every item of the handout."""
    return tuple(_picked(handout, library))


def _picked(handout: Handout, library: Library) -> Iterator[Picked]:
    order = printing_order(handout, library)
    items = [handout.items[row] for row in order]
    letters = [item.dose.group for item in items if item.dose is not None and item.dose.group]
    count = 0
    for row, item in zip(order, items, strict=True):
        handbook, entry = _found(item, library)
        dose = item.dose
        if dose is None and handbook is not None and isinstance(entry, Variation):
            dose = prescription_for(entry, handbook, handout.goal)
        group = dose.group if dose is not None and letters.count(dose.group) > 1 else ""
        number = ""
        if dose is not None and group:
            number = dose.group_label
        elif dose is not None or isinstance(entry, Variation):
            count += 1
            number = str(count)
        yield Picked(
            item=item,
            row=row,
            handbook=handbook,
            entry=entry,
            dose=dose,
            said=said(dose, handout.voice, item) if dose is not None else {},
            number=number,
            group=group,
        )


def _found(item: Item, library: Library) -> tuple[Handbook | None, AnyEntry | None]:
    address = address_or_none(item.address)
    if address is None:
        return None, None
    return library.handbook(address.pack), library.find(address)

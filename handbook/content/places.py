"""Addresses -> pages, with the nearest place named when there is none."""

from handbook.content.address import Address
from handbook.content.handbook import Handbook, Library
from handbook.content.model import AnyEntry, Kind, Variation
from handbook.content.page import Page
from handbook.content.pages import cover_page, entry_page, list_page
from handbook.content.problems import did_you_mean, nearest
from handbook.errors import UsageError
from handbook.language import _


def handbook_at(library: Library, address: Address) -> Handbook:
    """The handbook an address lies in; raises UsageError that names the nearest pack."""
    handbook = library.handbook(address.pack)
    if handbook is None:
        message = _("There is no handbook “{pack}” here.").format(pack=address.pack)
        raise UsageError(message + did_you_mean(address.pack, [h.id for h in library.handbooks]))
    return handbook


def page_at(library: Library, address: Address) -> Page:
    """The page at an address; raises UsageError that names the nearest entry."""
    handbook = handbook_at(library, address)
    if address.kind is None:
        return cover_page(handbook)
    if not address.id:
        if address.kind is Kind.VARIATION and address.value("compare"):
            return _comparison_page(handbook, address)
        return list_page(handbook, address.kind)
    entry = entry_at(handbook, address)
    if isinstance(entry, Variation) and address.value("view") == "ladder":
        return _ladder_page(handbook, entry)
    return entry_page(handbook, address.kind, entry)


def entry_at(handbook: Handbook, address: Address) -> AnyEntry:
    """The entry at an address; raises UsageError that names the nearest one."""
    entry = handbook.find(address.kind, address.id) if address.kind else None
    if entry is None:
        message = _("There is nothing at {address}.").format(address=address.place)
        raise UsageError(message + _suggestion(handbook, address))
    return entry


def _comparison_page(handbook: Handbook, address: Address) -> Page:
    # Imported here, as the ladder below: most places need neither.
    from handbook.content.comparison import comparison, ids_asked
    from handbook.content.comparison_page import comparison_page

    ids = ids_asked(address)
    for id_ in ids:
        entry_at(handbook, handbook.address(Kind.VARIATION, id_))
    return comparison_page(handbook, comparison(handbook, ids))


def _ladder_page(handbook: Handbook, variation: Variation) -> Page:
    from handbook.content.ladder import ladder
    from handbook.content.ladder_page import ladder_page

    return ladder_page(handbook, variation, ladder(handbook, variation))


def _suggestion(handbook: Handbook, address: Address) -> str:
    """The nearest entry of the same kind, else of any kind, as a sentence."""
    same = (
        {
            entry.id: str(handbook.address(address.kind, entry.id))
            for entry in handbook.entries(address.kind)
        }
        if address.kind
        else {}
    )
    every = {
        entry.id: str(handbook.address(kind, entry.id)) for kind, entry in handbook.all_entries()
    }
    for places in (same, every):
        if found := nearest(address.id, places):
            return " " + _("Did you mean “{word}”?").format(word=places[found])
    return ""

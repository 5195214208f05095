"""Print a page of the handbook, or its figure."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from handbook.commands.output import print_json
from handbook.commands.packs import opened_library
from handbook.errors import UsageError
from handbook.language import _

if TYPE_CHECKING:
    from handbook.content.address import Address
    from handbook.content.handbook import Handbook
    from handbook.content.model import AnyEntry


def configure(parser: ArgumentParser) -> None:
    """Which page, and in which format."""
    parser.add_argument("address", metavar="ADDRESS", help=_("an entry, a kind or a pack"))
    parser.add_argument(
        "--format",
        choices=("text", "html", "json", "svg"),
        default="text",
        help=_("how to print it (text); svg is the figure of a variation, or the muscle map"),
    )


def run(arguments: Namespace) -> int:
    """Print it; raises UsageError for a figure that there is not."""
    from handbook.content.address import parse_address
    from handbook.content.html import page_document
    from handbook.content.places import handbook_at, page_at
    from handbook.content.prose import plain_text
    from handbook.content.text import page_text

    library = opened_library(arguments)
    page = page_at(library, parse_address(arguments.address))
    handbook = handbook_at(library, page.address)
    match arguments.format:
        case "svg":
            print(_figure(handbook, library.find(page.address), page.address), end="")
        case "html":
            print(page_document(page, handbook.manifest.language), end="")
        case "json":
            print_json(
                {
                    "address": str(page.address),
                    "title": page.title,
                    "summary": page.lead,
                    "text": plain_text(page.blocks),
                    "entry": library.find(page.address),
                    "sources": page.sources,
                }
            )
        case _:
            print(page_text(page), end="")
    return 0


def _figure(handbook: "Handbook", entry: "AnyEntry | None", address: "Address") -> str:
    """The movement figure of a variation, start and finish, or the map of a muscle or of all.

    Raises UsageError where there is neither.
    """
    from handbook.content.model import Kind, Muscle, Variation
    from handbook.figures import Form, Style, figure_svg
    from handbook.figures.muscle_map import handbook_regions, muscle_map_svg, muscle_regions

    if isinstance(entry, Muscle):
        return muscle_map_svg(muscle_regions(entry), title=entry.name)
    if address.kind is Kind.MUSCLE:
        return muscle_map_svg(handbook_regions(handbook), title=handbook.manifest.title)
    svg = None
    if isinstance(entry, Variation):
        svg = figure_svg(entry, handbook, Style.LIGHT, Form.PAIR)
    if svg is None:
        message = _(
            "There is no movement figure at “{address}”; "
            "only variations have one, and muscles have a map."
        )
        raise UsageError(message.format(address=address))
    return svg

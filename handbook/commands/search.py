"""Search the handbook and print what is found."""

from argparse import ArgumentParser, Namespace

from handbook.commands.options import positive, words_of
from handbook.commands.output import print_json
from handbook.commands.packs import opened_library
from handbook.language import _
from handbook.paths import cache_folder


def configure(parser: ArgumentParser) -> None:
    """The words, and which hits of them."""
    from handbook.content.model import Kind

    parser.add_argument("words", nargs="+", metavar="WORDS", help=_("what to look for"))
    parser.add_argument(
        "--kind",
        choices=words_of(Kind),
        action="append",
        default=[],
        help=_("only this kind of entry"),
    )
    parser.add_argument("--limit", type=positive, default=20, help=_("at most this many hits (20)"))
    parser.add_argument("--json", action="store_true", help=_("print a list of objects"))


def run(arguments: Namespace) -> int:
    """Print the hits, best first, or the nearest there is."""
    from handbook.content.model import Kind
    from handbook.search.opening import open_index

    index = open_index(opened_library(arguments).handbooks, cache_folder())
    assert index is not None  # nobody cancels it
    results = index.search(
        " ".join(arguments.words),
        kinds=[Kind(kind) for kind in arguments.kind],
        limit=arguments.limit,
    )
    if arguments.json:
        print_json(
            [
                {
                    "address": str(hit.address),
                    "kind": hit.kind,
                    "title": hit.title,
                    "snippet": hit.snippet,
                    "score": round(hit.score, 4),
                }
                for hit in results.hits
            ]
        )
        return 0
    if results.reading:
        print(_("Showing results for “{reading}”.").format(reading=results.reading))
    if not results.hits:
        print(_("Nothing found for “{query}”.").format(query=results.query))
        if results.suggestions:
            print(_("Nearest:"))
    for hit in results.hits or results.suggestions:
        print(f"{hit.title}  [{hit.address}]\n    {hit.snippet}")
    return 0

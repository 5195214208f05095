"""The command without a name: open the handbook in a window."""

from argparse import ArgumentParser, Namespace

from handbook.language import _


def configure(parser: ArgumentParser) -> None:
    """Where to open."""
    parser.add_argument(
        "address",
        nargs="?",
        metavar="ADDRESS",
        help=_("where to open, for example hip-thrust/variation/b-stance-hip-thrust"),
    )


def run(arguments: Namespace) -> int:
    """Run the window until it is closed."""
    from handbook.window import open_handbook

    return open_handbook(arguments.address or "", arguments.pack)

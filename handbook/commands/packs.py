"""The packs that a command reads."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from handbook import PROGRAM
from handbook.paths import cache_folder

if TYPE_CHECKING:
    from handbook.content.handbook import Library


def opened_library(arguments: Namespace) -> "Library":
    """The bundled packs and those given; their problems are printed as warnings."""
    from handbook.content.library import bundled_packs, open_library
    from handbook.content.pack_files import pack_contents

    for folder in arguments.pack:
        pack_contents(folder)
    library = open_library([*bundled_packs(), *arguments.pack], cache_folder())
    for problem in library.problems:
        print(f"{PROGRAM}: {problem}", file=sys.stderr)
    return library

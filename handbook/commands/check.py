"""Check the files of packs and print their problems."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from handbook.commands.output import print_json
from handbook.language import _, ngettext


def configure(parser: ArgumentParser) -> None:
    """What is to be checked."""
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help=_("a pack"))
    parser.add_argument("--json", action="store_true", help=_("print a list of objects"))


def run(arguments: Namespace) -> int:
    """Print the problems; 1 if there are any."""
    from handbook.content.library import compile_pack
    from handbook.content.problems import Problem

    problems: list[Problem] = []
    for folder in arguments.folders:
        found = compile_pack(folder, None).problems
        problems += [
            Problem(str(folder / problem.file), problem.line, problem.column, problem.message)
            for problem in found
        ]
    if arguments.json:
        print_json(problems)
    else:
        for problem in problems:
            print(problem)
        count = len(problems)
        print(
            ngettext("{count} problem.", "{count} problems.", count).format(count=count),
            file=sys.stderr,
        )
    return 1 if problems else 0

"""The commands of the command line: their table, and a module for each, imported when it is run."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, NoReturn, Protocol, cast

from handbook import PROGRAM, __version__
from handbook.errors import UsageError
from handbook.language import N_, _


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line instead of printing its whole usage."""

    def error(self, message: str) -> NoReturn:
        hint = _("See {program} --help.").format(program=self.prog)
        raise UsageError(f"{' '.join(message.split()).rstrip('.')}. {hint}")


class Command(NamedTuple):
    """One command: its help, and the module in this room that has its options and runs it."""

    help_text: str
    module: str


class _Module(Protocol):
    """What such a module holds."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the options."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; gives the exit code."""
        ...


def run_command(given: Sequence[str]) -> int:
    """Run the command that a command line names; returns the exit code."""
    common = _Parser(prog=PROGRAM, add_help=False, allow_abbrev=False)
    _add_common(common)
    packs, rest = common.parse_known_args(given)
    if packs.version:
        print(f"{PROGRAM} {__version__}")
        return 0
    if rest and rest[0] in COMMANDS:
        name, rest = rest[0], rest[1:]
        command, program = COMMANDS[name], f"{PROGRAM} {name}"
    else:
        _refuse_unknown_command(rest)
        command, program = OPEN, PROGRAM
    parser = _Parser(
        prog=program,
        description=_(command.help_text),
        allow_abbrev=False,
        epilog=_commands_help() if command is OPEN else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module = cast("_Module", import_module(f"{__name__}.{command.module}"))
    module.configure(parser)
    _add_common(parser)
    return module.run(parser.parse_args(rest, packs))


def _refuse_unknown_command(rest: Sequence[str]) -> None:
    """Two words can be no address, so that the first must have been meant as a command."""
    words = [word for word in rest if not word.startswith("-")]
    if len(words) > 1:
        from handbook.content.problems import did_you_mean

        message = _("There is no command “{name}”.").format(name=words[0])
        hint = _("See {program} --help.").format(program=PROGRAM)
        raise UsageError(f"{message}{did_you_mean(words[0], COMMANDS)} {hint}")


def _add_common(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(_("common options"))
    group.add_argument(
        "--pack",
        action="append",
        default=[],
        type=Path,
        metavar="FOLDER",
        help=_("open this pack too (may be given several times)"),
    )
    group.add_argument("--version", action="store_true", help=_("print the version and stop"))


def _commands_help() -> str:
    lines = [_("commands:")]
    lines += [f"  {name:<10} {_(command.help_text)}" for name, command in COMMANDS.items()]
    lines.append(_("Each command explains its options with --help."))
    return "\n".join(lines)


OPEN = Command(N_("Open the handbook in a window."), "open")

COMMANDS = {
    "search": Command(N_("Search the handbook."), "search"),
    "show": Command(N_("Print a page of the handbook."), "show"),
    "handout": Command(N_("Make a handout as PDF."), "handout"),
    "check": Command(N_("Check the files of packs."), "check"),
    "import": Command(N_("Make a pack of an exercise library."), "importing"),
}

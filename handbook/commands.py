"""The table of commands, each of which imports only what it needs."""

import argparse
import datetime
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from handbook import PROGRAM, __version__
from handbook.errors import UsageError
from handbook.language import N_, _, ngettext
from handbook.paths import cache_folder

if TYPE_CHECKING:
    from handbook.content.address import Address
    from handbook.content.handbook import Handbook, Library
    from handbook.content.model import AnyEntry
    from handbook.handout.model import Handout
    from handbook.handout.typeset import SetHandout
    from handbook.importing.library import Report
    from handbook.userdata.store import Store

Arguments = argparse.Namespace

_MOST_LINES = 1_000
"""Notes of one sort that are printed after an import; a terminal holds no more."""

_NAMED = 3
"""So many clients are named where the same is to be said of many."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line instead of printing its whole usage."""

    def error(self, message: str) -> NoReturn:
        hint = _("See {program} --help.").format(program=self.prog)
        raise UsageError(f"{' '.join(message.split()).rstrip('.')}. {hint}")


class Command(NamedTuple):
    """One command: its help, its options, and what it runs."""

    help_text: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Arguments], int]


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
    command.configure(parser)
    _add_common(parser)
    return command.run(parser.parse_args(rest, packs))


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


def _library(arguments: Arguments) -> "Library":
    from handbook.content.library import bundled_packs, open_library
    from handbook.content.pack_files import pack_contents

    for folder in arguments.pack:
        pack_contents(folder)
    library = open_library([*bundled_packs(), *arguments.pack], cache_folder())
    for problem in library.problems:
        print(f"{PROGRAM}: {problem}", file=sys.stderr)
    return library


# open


def _configure_open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "address",
        nargs="?",
        metavar="ADDRESS",
        help=_("where to open, for example hip-thrust/variation/b-stance-hip-thrust"),
    )


def _open(arguments: Arguments) -> int:
    from handbook.window import open_handbook

    return open_handbook(arguments.address or "", arguments.pack)


# search


def _configure_search(parser: argparse.ArgumentParser) -> None:
    from handbook.content.model import Kind

    parser.add_argument("words", nargs="+", metavar="WORDS", help=_("what to look for"))
    parser.add_argument(
        "--kind",
        choices=_words(Kind),
        action="append",
        default=[],
        help=_("only this kind of entry"),
    )
    parser.add_argument(
        "--limit", type=_positive, default=20, help=_("at most this many hits (20)")
    )
    parser.add_argument("--json", action="store_true", help=_("print a list of objects"))


def _search(arguments: Arguments) -> int:
    from handbook.content.model import Kind
    from handbook.search.opening import open_index

    index = open_index(_library(arguments).handbooks, cache_folder())
    assert index is not None  # nobody cancels it
    results = index.search(
        " ".join(arguments.words),
        kinds=[Kind(kind) for kind in arguments.kind],
        limit=arguments.limit,
    )
    if arguments.json:
        _print_json(
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


# show


def _configure_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", metavar="ADDRESS", help=_("an entry, a kind or a pack"))
    parser.add_argument(
        "--format",
        choices=("text", "html", "json", "svg"),
        default="text",
        help=_("how to print it (text); svg is the figure of a variation, or the muscle map"),
    )


def _show(arguments: Arguments) -> int:
    from handbook.content.address import parse_address
    from handbook.content.html import page_document
    from handbook.content.places import handbook_at, page_at
    from handbook.content.prose import plain_text
    from handbook.content.text import page_text

    library = _library(arguments)
    page = page_at(library, parse_address(arguments.address))
    handbook = handbook_at(library, page.address)
    match arguments.format:
        case "svg":
            print(_figure(handbook, library.find(page.address), page.address), end="")
        case "html":
            print(page_document(page, handbook.manifest.language), end="")
        case "json":
            _print_json(
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


# handout


def _configure_handout(parser: argparse.ArgumentParser) -> None:
    from handbook.content.model import Goal
    from handbook.handout.batch import COLUMNS
    from handbook.handout.model import DEFAULT_TEXT_SIZE, TEXT_SIZES, Layout, Paper, Voice

    parser.add_argument(
        "given",
        nargs="*",
        metavar="ADDRESS|FILE",
        help=_("what goes on it: addresses, or one saved handout (….handout.json)"),
    )
    parser.add_argument(
        "--template",
        metavar="NAME",
        help=_("begin with this template, your own or a built-in one; addresses come after it"),
    )
    parser.add_argument("--client", metavar="NAME", help=_("who it is for"))
    parser.add_argument("--title", metavar="TEXT", help=_("its title"))
    parser.add_argument("--note", metavar="TEXT", help=_("a message at the top"))
    parser.add_argument("--goal", choices=_words(Goal), help=_("the goal whose doses are printed"))
    parser.add_argument(
        "--layout", choices=_words(Layout), help=_("how the items lie on the page (list)")
    )
    parser.add_argument(
        "--text-size",
        type=int,
        choices=TEXT_SIZES,
        metavar="PT",
        help=_("size of the text in points: {sizes} ({size}); from 16 on it is large print").format(
            sizes=", ".join(map(str, TEXT_SIZES)), size=DEFAULT_TEXT_SIZE
        ),
    )
    parser.add_argument("--paper", choices=_words(Paper), help=_("the sheet (a4)"))
    parser.add_argument(
        "--voice",
        choices=_words(Voice),
        help=_("plain words for the client, or numbers for the trainer (client)"),
    )
    parser.add_argument(
        "--black-and-white",
        action=argparse.BooleanOptionalAction,
        help=_("for copiers: nothing is told by color"),
    )
    parser.add_argument(
        "--date",
        type=_date,
        metavar="YYYY-MM-DD",
        help=_("the date on it (today; of a saved handout its own)"),
    )
    parser.add_argument(
        "--batch",
        type=Path,
        metavar="CLIENTS.csv",
        help=_("one handout for each row; -o is then a folder. Columns: {columns}").format(
            columns=", ".join(COLUMNS)
        ),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FILE.pdf|FOLDER",
        help=_("where it is written, in place of what is there"),
    )


def _handout(arguments: Arguments) -> int:
    from handbook.handout.output import write_pdf
    from handbook.handout.typeset import Typesetter
    from handbook.userdata.practice import read_practice

    library = _library(arguments)
    store = _kept()
    handout, practice = _asked_handout(arguments, library, store), read_practice(store)
    store.close()
    typesetter = Typesetter()

    def set_it(handout: "Handout") -> "SetHandout":
        return typesetter.with_notices(handout, library, practice)

    if arguments.batch is not None:
        return _batch(arguments, handout, library, set_it)
    if not handout.items:
        raise UsageError(_("Nothing is on the handout. Give the addresses of what goes on it."))
    made = set_it(handout)
    for notice in made.notices:
        print(f"{PROGRAM}: {notice}", file=sys.stderr)
    write_pdf(arguments.output, made.pdf)
    return 0


def _kept() -> "Store":
    """What the window keeps: the practice and the trainer's own templates."""
    from handbook.paths import data_folder
    from handbook.userdata.store import Store

    store = Store.read(data_folder())
    for notice in store.notices:
        print(f"{PROGRAM}: {notice}", file=sys.stderr)
    return store


def _asked_handout(arguments: Arguments, library: "Library", store: "Store") -> "Handout":
    """What the template, the saved handout and the addresses make, changed as the options say."""
    from msgspec.structs import replace

    from handbook.content.model import Goal
    from handbook.handout.model import Layout, Paper, Voice

    handout = _begun_handout(arguments, library, store)
    asked = {
        "client": arguments.client,
        "title": arguments.title,
        "note": arguments.note,
        "goal": Goal(arguments.goal) if arguments.goal else None,
        "layout": Layout(arguments.layout) if arguments.layout else None,
        "text_size": arguments.text_size,
        "paper": Paper(arguments.paper) if arguments.paper else None,
        "voice": Voice(arguments.voice) if arguments.voice else None,
        "black_and_white": arguments.black_and_white,
        "date": arguments.date.isoformat() if arguments.date else None,
    }
    return replace(handout, **{name: value for name, value in asked.items() if value is not None})


def _begun_handout(arguments: Arguments, library: "Library", store: "Store") -> "Handout":
    from msgspec.structs import replace

    from handbook.content.address import parse_address
    from handbook.content.places import page_at
    from handbook.handout.handout_file import SUFFIX, read_handout_file
    from handbook.handout.model import Handout, Item

    today = datetime.date.today()
    given: list[str] = arguments.given
    if len(given) == 1 and given[0].endswith(SUFFIX):
        if arguments.template is not None:
            raise UsageError(_("Give either a template or a saved handout, not both."))
        return read_handout_file(Path(given[0]))
    handout = Handout(date=today.isoformat())
    if arguments.template is not None:
        handout = _from_template(arguments.template, today, store)
    for text in given:
        page_at(library, parse_address(text))
    items = tuple(Item(address=str(parse_address(text))) for text in given)
    return replace(handout, items=(*handout.items, *items))


def _from_template(name: str, today: datetime.date, store: "Store") -> "Handout":
    """What a template holds, called by its name in any case or by the id of a built-in one."""
    from handbook.content.problems import did_you_mean
    from handbook.userdata.templates import Templates, start_from

    templates = Templates(store).templates()
    wanted = " ".join(name.split()).casefold()
    for template in templates:
        if wanted in (template.name.casefold(), template.id):
            return start_from(template, today)
    names = [template.name for template in templates]
    raise UsageError(
        _("There is no template “{name}”.{hint} The templates are: {names}.").format(
            name=name, hint=did_you_mean(name, names), names=", ".join(names)
        )
    )


def _batch(
    arguments: Arguments,
    base: "Handout",
    library: "Library",
    set_it: "Callable[[Handout], SetHandout]",
) -> int:
    """A handout for each row of a table; 1 if some could not be made."""
    from handbook.content.address import parse_address
    from handbook.content.places import page_at
    from handbook.handout.batch import FAILED_NAME, make_handouts, read_rows

    rows = read_rows(arguments.batch)
    folder: Path = arguments.output
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            _("The folder {folder} cannot be made: {reason}. Choose another one.").format(
                folder=folder, reason=error.strerror or error
            )
        ) from error
    told: dict[str, list[str]] = {}

    def typeset(handout: "Handout") -> bytes:
        for item in handout.items:
            page_at(library, parse_address(item.address))
        made = set_it(handout)
        for notice in made.notices:
            told.setdefault(notice, []).append(handout.client)
        return made.pdf

    failures = make_handouts(
        rows,
        base,
        arguments.batch.parent,
        folder,
        typeset,
        _progress(),
    )
    made = len(rows) - len(failures)
    print(
        ngettext(
            "{count} handout is in {folder}.", "{count} handouts are in {folder}.", made
        ).format(count=made, folder=folder)
    )
    for notice, clients in told.items():
        named = [*clients[:_NAMED], "…"] if len(clients) > _NAMED else clients
        print(f"{', '.join(named)}: {notice}", file=sys.stderr)
    for failure in failures:
        print(
            _("line {line}, {client}: {reason}").format(
                line=failure.row.line,
                client=failure.row.values.get("client") or _("no client"),
                reason=failure.reason,
            ),
            file=sys.stderr,
        )
    if failures:
        print(
            ngettext(
                "{count} row failed; it is in {file}, to be corrected and given again.",
                "{count} rows failed; they are in {file}, to be corrected and given again.",
                len(failures),
            ).format(count=len(failures), file=folder / FAILED_NAME),
            file=sys.stderr,
        )
    return 1 if failures else 0


# check


def _configure_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help=_("a pack"))
    parser.add_argument("--json", action="store_true", help=_("print a list of objects"))


def _check(arguments: Arguments) -> int:
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
        _print_json(problems)
    else:
        for problem in problems:
            print(problem)
        count = len(problems)
        print(
            ngettext("{count} problem.", "{count} problems.", count).format(count=count),
            file=sys.stderr,
        )
    return 1 if problems else 0


# import


def _configure_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "format", choices=("free-exercise-db",), help=_("the format of the exercise library")
    )
    parser.add_argument("file", type=Path, metavar="FILE.json", help=_("the exercise library"))
    parser.add_argument(
        "--images",
        type=Path,
        metavar="FOLDER",
        help=_("copy the pictures of the exercises from here (kept only; no page shows them yet)"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="FOLDER",
        help=_("a new folder for the pack, or one of an earlier import to bring up to date"),
    )


def _import(arguments: Arguments) -> int:
    from handbook.importing.library import import_library

    report = import_library(
        arguments.file,
        arguments.output,
        arguments.images,
        datetime.date.today(),
        _progress(),
    )
    _print_import_notes(arguments.file, report)
    count = report.exercises
    message = ngettext("{count} exercise in {folder}.", "{count} exercises in {folder}.", count)
    print(message.format(count=count, folder=arguments.output))
    return 1 if report.broken else 0


def _print_import_notes(file: Path, report: "Report") -> None:
    """What was skipped, taken out, not understood or copied, each on a line of its own."""
    lines = [f"{file.name}{broken}" for broken in report.broken[:_MOST_LINES]]
    if count := len({broken.index for broken in report.broken}):
        message = ngettext("{count} exercise skipped.", "{count} exercises skipped.", count)
        lines.append(message.format(count=count))
    lines += [
        _("No longer in the file, and taken out: {name}").format(name=name)
        for name in report.missing[:_MOST_LINES]
    ]
    lines += [
        _(
            "Equipment not known here, kept as the first line of the set-up: {name} ({count})"
        ).format(name=name, count=count)
        for name, count in list(report.unknown_equipment.items())[:_MOST_LINES]
    ]
    if report.pictures is not None:
        copied = _("{count} pictures copied, {missing} not found. No page shows pictures yet.")
        found = len(report.pictures.files)
        lines.append(copied.format(count=found, missing=report.pictures.missing))
    for line in lines:
        print(f"{PROGRAM}: {line}", file=sys.stderr)


def _progress() -> Callable[[int, int], None]:
    """What tells how far long work has come: nothing where nobody watches."""
    return _print_progress if sys.stderr.isatty() else _print_nothing


def _print_progress(done: int, total: int) -> None:
    """One line that counts up; the last count ends it."""
    line = _("{done} of {total}").format(done=done, total=total)
    print(f"\r{line}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _print_nothing(done: int, total: int) -> None:
    """For a run that nobody watches."""


def _words(enum: type[StrEnum]) -> list[str]:
    """The values of an enumeration; argparse would print its members as Python does."""
    return [member.value for member in enum]


def _positive(text: str) -> int:
    if not text.isdecimal() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError(_("a number from 1 on is expected"))
    return int(text)


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        message = _("a date such as 2026-01-31 is expected")
        raise argparse.ArgumentTypeError(message) from error


def _print_json(value: object) -> None:
    import msgspec

    from handbook.content.prose import Prose, plain_text

    def encoded(part: object) -> object:
        if isinstance(part, Prose):
            return plain_text(part.blocks)
        raise TypeError(type(part).__name__)

    data = msgspec.json.encode(value, enc_hook=encoded)
    print(msgspec.json.format(data, indent=2).decode())


OPEN = Command(N_("Open the handbook in a window."), _configure_open, _open)

COMMANDS = {
    "search": Command(N_("Search the handbook."), _configure_search, _search),
    "show": Command(N_("Print a page of the handbook."), _configure_show, _show),
    "handout": Command(N_("Make a handout as PDF."), _configure_handout, _handout),
    "check": Command(N_("Check the files of packs."), _configure_check, _check),
    "import": Command(N_("Make a pack of an exercise library."), _configure_import, _import),
}

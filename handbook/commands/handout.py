"""Make a handout as PDF, or one for each row of a table."""

import datetime
import sys
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from handbook import PROGRAM
from handbook.commands.options import day, words_of
from handbook.commands.packs import opened_library
from handbook.errors import UsageError
from handbook.language import _

if TYPE_CHECKING:
    from handbook.content.handbook import Library
    from handbook.handout.model import Handout
    from handbook.handout.typeset import SetHandout
    from handbook.userdata.store import Store


def configure(parser: ArgumentParser) -> None:
    """What goes on it, how it is set and where it is written."""
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
    parser.add_argument(
        "--goal", choices=words_of(Goal), help=_("the goal whose doses are printed")
    )
    parser.add_argument(
        "--layout", choices=words_of(Layout), help=_("how the items lie on the page (list)")
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
    parser.add_argument("--paper", choices=words_of(Paper), help=_("the sheet (a4)"))
    parser.add_argument(
        "--voice",
        choices=words_of(Voice),
        help=_("plain words for the client, or numbers for the trainer (client)"),
    )
    parser.add_argument(
        "--black-and-white",
        action=BooleanOptionalAction,
        help=_("for copiers: nothing is told by color"),
    )
    parser.add_argument(
        "--date",
        type=day,
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


def run(arguments: Namespace) -> int:
    """Write the PDF or the folder; 1 if some of a batch could not be made.

    Raises UsageError when there is nothing to put on it.
    """
    from handbook.handout.output import write_file
    from handbook.handout.typeset import Typesetter
    from handbook.userdata.practice import read_practice

    library = opened_library(arguments)
    store = _kept()
    handout, practice = _asked_handout(arguments, library, store), read_practice(store)
    store.close()
    typesetter = Typesetter()

    def set_it(handout: "Handout") -> "SetHandout":
        return typesetter.with_notices(handout, library, practice)

    if arguments.batch is not None:
        from handbook.commands.batch import make_batch

        return make_batch(arguments.batch, arguments.output, handout, library, set_it)
    if not handout.items:
        raise UsageError(_("Nothing is on the handout. Give the addresses of what goes on it."))
    made = set_it(handout)
    for notice in made.notices:
        print(f"{PROGRAM}: {notice}", file=sys.stderr)
    write_file(arguments.output, made.pdf)
    return 0


def _kept() -> "Store":
    """What the window keeps: the practice and the trainer's own templates."""
    from handbook.paths import data_folder
    from handbook.userdata.store import Store

    store = Store.read(data_folder())
    for notice in store.notices:
        print(f"{PROGRAM}: {notice}", file=sys.stderr)
    return store


def _asked_handout(arguments: Namespace, library: "Library", store: "Store") -> "Handout":
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


def _begun_handout(arguments: Namespace, library: "Library", store: "Store") -> "Handout":
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

"""Every command of the window in one table: its words, keys, menu and icon."""

from enum import StrEnum
from typing import NamedTuple

from handbook.language import N_


class Menu(StrEnum):
    """The menus, in order; their titles are marked for translation."""

    FILE = N_("&File")
    EDIT = N_("&Edit")
    GO = N_("&Go")
    VIEW = N_("&View")
    HANDOUT = N_("H&andout")
    HELP = N_("&Help")


class Command(NamedTuple):
    """One command. `keys` are portable key sequences; a separator stands before a new `group`."""

    id: str
    menu: Menu
    title: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    group: int = 0
    checkable: bool = False


COMMANDS = (
    Command("file.reload", Menu.FILE, N_("&Reload the handbooks"), ("F5",)),
    Command("file.problems", Menu.FILE, N_("&Problems in handbooks…")),
    Command("file.export", Menu.FILE, N_("&Export everything…"), group=1),
    Command("file.import", Menu.FILE, N_("&Import everything…"), group=1),
    Command("file.quit", Menu.FILE, N_("&Quit"), ("Ctrl+Q",), group=2),
    Command("edit.undo", Menu.EDIT, N_("&Undo"), ("Ctrl+Z",)),
    Command("edit.redo", Menu.EDIT, N_("Re&do"), ("Ctrl+Shift+Z",)),
    Command(
        "edit.copy_address", Menu.EDIT, N_("&Copy this page's address"), ("Ctrl+Shift+C",), group=1
    ),
    Command("edit.note", Menu.EDIT, N_("N&ote on this page…"), ("Ctrl+M",), group=1),
    Command("edit.find", Menu.EDIT, N_("&Find in this page…"), ("Ctrl+F",), group=2),
    Command("edit.find_next", Menu.EDIT, N_("Find &next"), ("F3",), group=2),
    Command("edit.find_previous", Menu.EDIT, N_("Find p&revious"), ("Shift+F3",), group=2),
    Command("go.back", Menu.GO, N_("&Back"), ("Alt+Left",), "back"),
    Command("go.forward", Menu.GO, N_("&Forward"), ("Alt+Right",), "forward"),
    Command("go.start", Menu.GO, N_("&Overview"), ("Alt+Home",)),
    Command("go.search", Menu.GO, N_("&Search…"), ("Ctrl+K",), "search", group=1),
    Command("go.address", Menu.GO, N_("&Address…"), ("Ctrl+L",), group=1),
    Command("go.favorite", Menu.GO, N_("Add to favor&ites"), ("Ctrl+B",), group=1),
    Command("go.sections", Menu.GO, N_("S&ections"), ("Ctrl+1",), group=2),
    Command("go.variations", Menu.GO, N_("&Variations"), ("Ctrl+2",), group=2),
    Command("go.questions", Menu.GO, N_("&Questions"), ("Ctrl+3",), group=2),
    Command("go.muscles", Menu.GO, N_("&Muscles"), ("Ctrl+4",), group=2),
    Command("go.glossary", Menu.GO, N_("&Glossary"), ("Ctrl+5",), group=2),
    Command("go.references", Menu.GO, N_("&References"), ("Ctrl+6",), group=2),
    Command("go.next_pane", Menu.GO, N_("&Next pane"), ("F6",), group=3),
    Command("go.previous_pane", Menu.GO, N_("&Previous pane"), ("Shift+F6",), group=3),
    Command("view.zoom_in", Menu.VIEW, N_("Zoom &in"), ("Ctrl++", "Ctrl+="), "zoom-in"),
    Command("view.zoom_out", Menu.VIEW, N_("Zoom &out"), ("Ctrl+-",), "zoom-out"),
    Command("view.zoom_reset", Menu.VIEW, N_("&Actual size"), ("Ctrl+0",)),
    Command("view.theme_system", Menu.VIEW, N_("Colors of the &system"), group=1, checkable=True),
    Command("view.theme_light", Menu.VIEW, N_("&Light colors"), group=1, checkable=True),
    Command("view.theme_dark", Menu.VIEW, N_("&Dark colors"), group=1, checkable=True),
    Command("view.reduce_motion", Menu.VIEW, N_("Reduce &motion"), group=1, checkable=True),
    Command("view.sidebar", Menu.VIEW, N_("&Contents"), ("F9",), group=2, checkable=True),
    Command("view.tray", Menu.VIEW, N_("&Handout tray"), ("F8",), group=2, checkable=True),
    Command("view.recents", Menu.VIEW, N_("Remember &recent places"), group=3, checkable=True),
    Command("handout.add", Menu.HANDOUT, N_("&Add this page to the handout"), ("Ctrl+D",), "add"),
    Command("handout.edit", Menu.HANDOUT, N_("&Preview and edit"), ("Ctrl+H",), "handout", group=1),
    Command("handout.save", Menu.HANDOUT, N_("&Save as PDF…"), ("Ctrl+S",), "save", group=1),
    Command("handout.print", Menu.HANDOUT, N_("P&rint…"), ("Ctrl+P",), "print", group=1),
    Command("handout.new", Menu.HANDOUT, N_("Start a &new handout"), ("Ctrl+Shift+N",), group=2),
    Command("handout.template", Menu.HANDOUT, N_("New from t&emplate"), group=2),
    Command("handout.list", Menu.HANDOUT, N_("All &handouts"), ("Ctrl+Shift+H",), group=2),
    Command(
        "handout.duplicate",
        Menu.HANDOUT,
        N_("&Duplicate for another client…"),
        ("Ctrl+Shift+D",),
        group=3,
    ),
    Command("handout.save_template", Menu.HANDOUT, N_("Save as te&mplate…"), group=3),
    Command("handout.export", Menu.HANDOUT, N_("E&xport as a file…"), group=3),
    Command("handout.import", Menu.HANDOUT, N_("&Import from a file…"), group=3),
    Command("handout.practice", Menu.HANDOUT, N_("Practice detai&ls…"), group=4),
    Command("help.shortcuts", Menu.HELP, N_("&Keyboard shortcuts"), ("F1",), "help"),
    Command("help.about", Menu.HELP, N_("&About Trainer Handbook")),
)

"""A handout becomes a tagged PDF that says exactly what was asked, whatever that was."""

import shutil
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
import pytest

from handbook.content.handbook import Library
from handbook.content.library import bundled_packs, open_library
from handbook.content.model import Goal
from handbook.errors import HandoutError, UsageError
from handbook.handout.model import Handout, Item, Layout, PageField, Paper, Voice
from handbook.handout.practice import Practice
from handbook.handout.prescription import Load, LoadType, Prescription
from handbook.handout.typeset import Typesetter, typeset
from handbook.paths import resources_folder

from .conftest import Make
from .reading import flat, read, read_lines
from .sample import DATE, DISCLAIMER

EXERCISES = ("variation/b-stance-hip-thrust", "variation/glute-bridge")


def text_of(pdf: bytes) -> str:
    return flat("\n".join(page.text for page in read(pdf)))


def test_it_says_everything_in_reading_order(make: Make) -> None:
    text = text_of(make(*EXERCISES, "faq/how-often", client="Zoë Ångström", note="Move daily."))
    order = [
        "Your exercises",
        "Zoë Ångström · November 24, 2026",
        "Today's plan",
        "1 B-stance hip thrust 3 or 4 rounds of 8 to 12 on each side",
        "2 Glute bridge 2 rounds of 8 to 12",
        "How long This takes about",
        "When Do this on 2 or 3 days a week.",
        "Move daily.",
        "You push your hips up",
        "Do 3 or 4 rounds of 8 to 12.",
        "You need Bench, Barbell, Bar pad",
        "1. Push the bench",
        "1. Take a breath",
        "The hips rise from the floor",
        "How often should I train?",
        "Two or three days a week.",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    assert text.index("Stop if") < text.index("Please note") < text.index(DISCLAIMER)
    assert text.count(DISCLAIMER) == 1


def test_one_exercise_needs_no_list_of_exercises(make: Make) -> None:
    text = text_of(make("variation/glute-bridge"))
    assert "Today's plan How long" in text
    assert text.count("Glute bridge") == 1


def test_the_trainers_copy_says_so(make: Make) -> None:
    text = text_of(make(*EXERCISES, voice=Voice.TRAINER, goal=Goal.HYPERTROPHY))
    assert "Trainer's copy · Goal: Hypertrophy" in text
    assert "60-85% 1RM" in text
    assert "Tempo 2-0-1-1: up 1, hold 1, down 2" in text


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (595.28, 841.89)), (Paper.LETTER, (612, 792))]
)
def test_the_paper_is_the_one_asked_for(
    make: Make, paper: Paper, size: tuple[float, float]
) -> None:
    for page in read(make(*EXERCISES, paper=paper)):
        assert (page.width, page.height) == pytest.approx(size, abs=0.01)


HOSTILE = [
    "#panic()",
    "*x* _y_ `z`",
    "$x$ // not a comment",
    "/* open",
    "@ref <label> [a] {b}",
    "\\u{41} \\ ~ -- --- ...",
    "= Heading",
    "\"quoted\" 'single'",
    '#import "page.typ": *',
    "{page} {pages} {title}",
    "%s %(x)s {0} {}",
    "</script><b>bold</b>",
    "1. - + /",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_text_is_text_and_never_markup(make: Make, words: str) -> None:
    pdf = make(*EXERCISES, client=words, title=words, note=words)
    # At the head as title, name and note, and at the foot of each page.
    assert text_of(pdf).count(words) == 3 + len(read(pdf))
    assert _title(pdf) == words


def _title(pdf: bytes) -> str:
    document: Any = pdfium.PdfDocument(pdf)
    title = document.get_metadata_value("Title")
    document.close()
    return title


def test_hostile_text_from_the_trainer_and_the_pack_is_text_too(
    library: Library, typesetter: Typesetter
) -> None:
    words = "#panic() *x* $x$ //"
    load = Load(type=LoadType.IN_WORDS, words=words)
    dose = Prescription(load=load, trainer_note=words)
    item = Item("sample/variation/glute-bridge", dose=dose, note=words)
    gone = Item(words)
    handout = Handout(date=DATE, items=(item, gone), voice=Voice.TRAINER)
    assert text_of(typesetter.typeset(handout, library)).count(words) == 4


def test_characters_no_page_can_show_do_no_harm(make: Make) -> None:
    hostile = "A\0B\x07C\ud800D\u202eE\u2028F\r\nG"
    text = text_of(make(*EXERCISES, client=hostile, note=hostile, title="\0"))
    assert text.count("A B C DE F G") >= 2


@pytest.mark.parametrize(
    "name",
    [
        "Ελένη Παπαδοπούλου",
        "Екатерина Щербакова",
        "Łucja Świętosławska-Żółkiewska",
        "Nguyễn Thị Ánh Tuyết",
        "Zoe\u0308 (decomposed)",
    ],
)
def test_names_of_many_scripts_can_be_read_back(make: Make, name: str) -> None:
    composed = name.replace("Zoe\u0308", "Zoë")
    assert composed in text_of(make(client=name, note=name, title=name))


OTHER_SCRIPTS = ["王小明", "محمد عبد الله", "דוד כהן", "🏋️‍♀️💪", "สมชาย", "İlker Ŵyn"]


@pytest.mark.parametrize("name", OTHER_SCRIPTS)
def test_names_of_other_scripts_are_printed_or_said_not_to_be(
    library: Library, typesetter: Typesetter, name: str
) -> None:
    made = typesetter.with_notices(Handout(date=DATE, client=name), library)
    # Readers take a wide gap between letters for a space, and fonts leave gaps of their own.
    shown = "".join(name.split()) in "".join(text_of(made.pdf).split())
    assert shown or "No font on this computer has the character" in made.notices[0]


def test_names_are_printed_whatever_was_set_before(library: Library) -> None:
    """The first name of a typesetter that has no fonts of the system yet must not be lost."""
    for name in ("Ελένη", "Щ", "Nguyễn Thị"):
        assert name in text_of(typeset(Handout(date=DATE, client=name), library))


def test_a_name_from_right_to_left_leaves_the_date_behind_it(make: Make) -> None:
    pdf = make(*EXERCISES, client="محمد عبد الله")
    characters = read(pdf)[0].characters
    arabic = [ink for ink in characters if "\u0600" <= ink.text <= "\u06ff" or ink.text > "\ufb50"]
    november = min(ink.left for ink in characters if ink.text == "N" and ink.size > 14)
    assert max(ink.right for ink in arabic if ink.size > 14) < november


def test_characters_without_a_font_are_named_in_a_notice(
    library: Library, typesetter: Typesetter
) -> None:
    made = typesetter.with_notices(Handout(date=DATE, client="Zoë \U0010fffd"), library)
    assert "Zoë ?" in text_of(made.pdf)
    assert "U+10FFFD" in made.notices[0]
    assert b"pdfuaid" in made.pdf


@pytest.mark.parametrize("name", ["\ue000\U0010fffd", *OTHER_SCRIPTS])
def test_any_name_gives_a_handout(make: Make, name: str) -> None:
    pages = read_lines(make(*EXERCISES, client=name))
    assert "B-stance hip thrust" in pages[0].text
    assert f"Page 1 of {len(pages)}" in pages[0].text


@pytest.mark.parametrize("name", ["W" * 120, "Anna Maria " * 10, "i" * 120])
@pytest.mark.parametrize("size", [14, 20])
def test_the_longest_name_is_whole_on_every_page(make: Make, name: str, size: int) -> None:
    pages = read(make(*EXERCISES, client=name, title=name, text_size=size))
    wanted = name.replace(" ", "")
    for page in pages:
        assert wanted in "".join(page.text.split())


def test_the_same_handout_gives_the_same_bytes(library: Library) -> None:
    items = tuple(Item(f"sample/{place}") for place in (*EXERCISES, "section/set-up"))
    handout = Handout(date=DATE, items=items, client="Zoë", goal=Goal.LEARN)
    warm = Typesetter()
    first = warm.typeset(handout, library)
    warm.typeset(Handout(date=DATE, items=items, client="Ελένη"), library)
    assert warm.typeset(handout, library) == first
    assert typeset(handout, library) == first


def test_another_date_gives_other_bytes(make: Make) -> None:
    assert make(*EXERCISES, date="2026-11-24") != make(*EXERCISES, date="2026-11-25")


def test_the_date_of_the_document_is_that_of_the_handout(make: Make) -> None:
    assert b"D:20261124" in make(*EXERCISES)


@pytest.mark.parametrize("voice", Voice)
def test_it_is_tagged_for_screen_readers(make: Make, voice: Voice) -> None:
    pdf = make(*EXERCISES, "section/set-up", voice=voice)
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang" in pdf
    assert b"pdfuaid" in pdf


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
def test_another_reader_sees_tags_headings_lists_and_tables(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    path.write_bytes(make(*EXERCISES, "section/set-up", voice=Voice.TRAINER))
    about = subprocess.run(
        ["pdfinfo", path], capture_output=True, encoding="latin-1", check=True
    ).stdout.split("\n")
    assert [line.split()[-1] for line in about if line.startswith("Tagged:")] == ["yes"]
    tree = subprocess.run(
        ["pdfinfo", "-struct", path], capture_output=True, encoding="latin-1", check=True
    ).stdout
    for tag in ("H1", "H2", "H3", "L ", "LI", "Table", "TH", "TD"):
        assert tag in tree


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_the_file_is_sound(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    path.write_bytes(make(*EXERCISES, "section/set-up"))
    subprocess.run(["qpdf", "--check", path], capture_output=True, check=True)


def test_the_outline_names_each_card_once(make: Make) -> None:
    document: Any = pdfium.PdfDocument(make("variation/endless", *EXERCISES))
    titles = [mark.get_title() for mark in document.get_toc() if mark.level == 0]
    document.close()
    cards = ["Endless drill", "B-stance hip thrust", "Glute bridge"]
    assert [title for title in titles if title in cards] == cards
    assert titles[0] == "Today's plan"
    assert titles.count("Stop if") == 1


def test_a_handout_that_cannot_be_is_refused(make: Make) -> None:
    with pytest.raises(UsageError, match="Shorten it"):
        make(client="x" * 121)


def test_an_empty_handout_is_a_page_that_says_so(make: Make) -> None:
    pages = read(make(client="Zoë"))
    assert len(pages) == 1
    assert "There is nothing on this handout yet." in pages[0].text


@pytest.mark.parametrize("place", ["", " ", "sample/variation/gone"])
def test_what_has_gone_is_printed_as_gone(
    library: Library, typesetter: Typesetter, place: str
) -> None:
    pdf = typesetter.typeset(Handout(date=DATE, items=(Item(place),)), library)
    assert "This is no longer in the handbook." in text_of(pdf)


def test_missing_templates_are_named(library: Library, tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="install the program again"):
        Typesetter(tmp_path).typeset(Handout(date=DATE), library)


# Logo and figures


def png(width: int, height: int) -> bytes:
    """A picture in one gray."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\0" + b"\x80" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    ends = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(ends)


def _logo(data: bytes, kind: str) -> Practice:
    return Practice(name="Park", logo=data, logo_type=kind)


@pytest.mark.parametrize(("width", "height"), [(300, 200), (3000, 20), (20, 3000)])
def test_a_logo_never_pushes_the_rest_off_its_place(
    library: Library, typesetter: Typesetter, width: int, height: int
) -> None:
    handout = Handout(date=DATE, items=(Item("sample/variation/glute-bridge"),))
    pdf = typesetter.typeset(handout, library, _logo(png(width, height), "png"))
    page = read(pdf)[0]
    title = next(ink for ink in page.characters if ink.text == "Y")
    assert title.top > page.height - 130
    assert "Park" in page.text


@pytest.mark.parametrize("kind", ["png", "jpeg", "svg"])
def test_a_broken_logo_is_left_out_with_a_notice(
    library: Library, typesetter: Typesetter, kind: str
) -> None:
    handout = Handout(date=DATE, items=(Item("sample/variation/glute-bridge"),))
    made = typesetter.with_notices(handout, library, _logo(b"no picture", kind))
    assert "Glute bridge" in text_of(made.pdf)
    assert "The logo is broken" in made.notices[0]


def test_figures_have_words_for_those_who_cannot_see_them(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bundled = open_library(bundled_packs(), tmp_path_factory.mktemp("cache"))
    handout = Handout(date=DATE, items=(Item("hip-thrust/variation/glute-bridge"),))
    pdf = typeset(handout, bundled)
    assert b"/Alt" in pdf
    plain = msgspec.structs.replace(handout, hidden_fields=(PageField.FIGURE,))
    assert b"/Alt" not in typeset(plain, bundled)
    assert text_of(pdf).count("Start Finish") == 1


# Comparison


def test_a_comparison_stands_side_by_side(library: Library, typesetter: Typesetter) -> None:
    items = tuple(Item(f"sample/{place}") for place in (*EXERCISES, "faq/how-often"))
    handout = Handout(date=DATE, items=items, layout=Layout.COMPARISON)
    made = typesetter.with_notices(handout, library)
    page = read(made.pdf)[0]
    assert page.width > page.height
    assert "leaves out 1 item" in made.notices[0]


def test_one_exercise_alone_is_not_compared(library: Library, typesetter: Typesetter) -> None:
    items = (Item("sample/variation/glute-bridge"),)
    made = typesetter.with_notices(
        Handout(date=DATE, items=items, layout=Layout.COMPARISON), library
    )
    assert "A comparison takes two exercises" in made.notices[0]
    assert "Glute bridge" in text_of(made.pdf)


# Kept open


def test_nothing_is_written_whatever_ends_the_program(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = shutil.copytree(resources_folder() / "handout", tmp_path / "templates")
    for place in (templates, *templates.rglob("*"), tmp_path):
        place.chmod(0o555 if place.is_dir() else 0o444)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = set(tmp_path.rglob("*"))
    items = tuple(Item(f"sample/{place}") for place in EXERCISES)
    typesetter = Typesetter(templates)
    typesetter.typeset(Handout(date=DATE, items=items), library, _logo(png(30, 20), "png"))
    # While the typesetter is still there: a program that is killed cleans nothing up.
    assert set(tmp_path.rglob("*")) == before
    tmp_path.chmod(0o755)

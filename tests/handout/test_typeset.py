"""A handout becomes a tagged PDF that says exactly what was asked, whatever that was."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
import pytest

from handbook.content.handbook import Library
from handbook.content.model import Dose, Goal
from handbook.errors import HandoutError, UsageError
from handbook.handout.model import Handout, Item, Paper, Voice
from handbook.handout.typeset import Typesetter, typeset

from .conftest import Make
from .reading import flat, read
from .sample import DATE, DISCLAIMER

EXERCISES = ("variation/b-stance-hip-thrust", "variation/glute-bridge")


def text_of(pdf: bytes) -> str:
    return flat("\n".join(page.text for page in read(pdf)))


def test_it_says_everything_in_reading_order(make: Make) -> None:
    text = text_of(make(*EXERCISES, "faq/how-often", client="Zoë Ångström", note="Move daily."))
    order = [
        "Your exercises",
        "Zoë Ångström · November 24, 2026",
        "Move daily.",
        "Today's plan",
        "1. B-stance hip thrust 3 to 4 sets of 8 to 12 on each side",
        "2. Glute bridge 2 sets of 8 to 12",
        "You push your hips up",
        "Do 3 to 4 sets of 8 to 12 on each side.",
        "Get ready 1. Push the bench",
        "Do this 1. Take a breath",
        "Think of",
        "You should feel",
        "Stop if",
        "The hips rise from the floor",
        "How often should I train?",
        "Two or three days a week.",
        "Please note",
        DISCLAIMER,
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    assert text.count(DISCLAIMER) == 1


def test_one_exercise_needs_no_plan(make: Make) -> None:
    assert "Today's plan" not in text_of(make("variation/glute-bridge"))


def test_the_trainers_copy_says_so(make: Make) -> None:
    text = text_of(make(*EXERCISES, voice=Voice.TRAINER, goal=Goal.HYPERTROPHY))
    assert "Trainer's copy · Goal: Hypertrophy" in text
    assert "60-85% 1RM" in text
    assert "tempo 2-0-1-1 (up 1, hold 1, down 2)" in text


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
    dose = Dose(goal=Goal.LEARN, sets=1, repetitions=8, load=words, note=words)
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


@pytest.mark.parametrize("name", ["王小明", "محمد عبد الله", "🏋️‍♀️💪", "\ue000\U0010fffd", "สมชาย"])
def test_any_name_gives_a_handout(make: Make, name: str) -> None:
    pages = read(make(*EXERCISES, client=name))
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
    assert titles == ["Today's plan", "Endless drill", "B-stance hip thrust", "Glute bridge"]


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

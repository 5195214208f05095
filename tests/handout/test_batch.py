"""Many handouts from a table of clients: what is made, and what is said of rows that fail."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from handbook.content.handbook import Library
from handbook.content.model import Goal
from handbook.errors import UsageError
from handbook.handout.batch import FAILED_NAME, Failure, make_handouts, read_rows
from handbook.handout.handout_file import handout_to_bytes
from handbook.handout.model import Handout, Item, Layout, Paper, Voice
from handbook.handout.typeset import Typesetter

BASE = Handout(
    date="2026-11-24", items=(Item("sample/variation/glute-bridge"),), paper=Paper.LETTER
)

Batch = Callable[[str], list[Failure]]


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], Path]:
    """Write a table."""

    def write(text: str) -> Path:
        path = tmp_path / "clients.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the handouts go."""
    path = tmp_path / "out"
    path.mkdir()
    return path


@pytest.fixture
def batch(
    table: Callable[[str], Path], folder: Path, library: Library, typesetter: Typesetter
) -> Batch:
    """Make the handouts of a table."""

    def run(text: str) -> list[Failure]:
        path = table(text)

        def typeset(handout: Handout) -> bytes:
            return typesetter.typeset(handout, library)

        counted: list[int] = []
        rows = read_rows(path)
        failures = make_handouts(
            rows, BASE, path.parent, folder, typeset, lambda done, _total: counted.append(done)
        )
        assert counted == list(range(len(rows) + 1))
        return failures

    return run


def text_of(path: Path) -> str:
    """All that a PDF says."""
    document = pdfium.PdfDocument(path.read_bytes())
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def names(folder: Path) -> list[str]:
    """The files in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_every_row_becomes_a_handout_of_its_own(batch: Batch, folder: Path) -> None:
    assert batch("client,note\nAnna,Slowly.\nÖmer Çelik,\n") == []
    assert names(folder) == ["Anna 2026-11-24.pdf", "Ömer Çelik 2026-11-24.pdf"]
    assert "Slowly." in text_of(folder / "Anna 2026-11-24.pdf")
    assert "Glute bridge" in text_of(folder / "Ömer Çelik 2026-11-24.pdf")


def test_a_table_with_semicolons_and_a_mark_at_its_start_is_read(
    table: Callable[[str], Path],
) -> None:
    rows = read_rows(table("\ufeffclient;items\n Anna ;a/variation/b c/faq/d\n;\n"))
    assert [row.values for row in rows] == [{"client": "Anna", "items": "a/variation/b c/faq/d"}]
    assert rows[0].line == 2
    rows = read_rows(table("Client\tText Size\nAnna\t14\n"))
    assert [row.values for row in rows] == [{"client": "Anna", "text_size": "14"}]


def test_a_row_with_more_values_than_columns_fails_alone(batch: Batch, folder: Path) -> None:
    (failure,) = batch("client;note\nAnna;Slowly; then faster\nBen;;\n")
    assert "more values than there are columns" in failure.reason
    assert names(folder) == ["Ben 2026-11-24.pdf", FAILED_NAME]
    again = (folder / FAILED_NAME).read_text("utf-8-sig")
    assert again.startswith("client;note;reason")
    assert "then faster" in again


def test_addresses_may_have_commas_between_them(batch: Batch, folder: Path) -> None:
    both = "sample/variation/glute-bridge, sample/variation/b-stance-hip-thrust"
    assert batch(f'client,items\nAnna,"{both}"\n') == []
    assert "B-stance hip thrust" in text_of(folder / "Anna 2026-11-24.pdf")


def test_clients_of_one_name_do_not_take_each_others_file(batch: Batch, folder: Path) -> None:
    assert batch("client\nAnna\nANNA\nAnna\n") == []
    assert names(folder) == [
        "ANNA 2 2026-11-24.pdf",
        "Anna 2026-11-24.pdf",
        "Anna 3 2026-11-24.pdf",
    ]


def test_rows_that_fail_are_written_down_to_be_given_again(batch: Batch, folder: Path) -> None:
    failures = batch(
        "client,goal,text_size,date\n"
        "Anna,strength,14,2026-01-02\n"
        ",,,\n"
        "Ben,fame,,\n"
        "Cleo,,huge,\n"
        "Dan,,,tomorrow\n"
        ",strength,,\n"
    )
    assert [failure.row.line for failure in failures] == [4, 5, 6, 7]
    reasons = [failure.reason for failure in failures]
    assert "“fame” in the column “goal” is not offered. Write one of these: learn" in reasons[0]
    assert "“huge” in the column “text_size” is not a whole number" in reasons[1]
    assert "“tomorrow” is not a date" in reasons[2]
    assert "The row has no client" in reasons[3]
    assert names(folder) == ["Anna 2026-01-02.pdf", FAILED_NAME]
    again = (folder / FAILED_NAME).read_text("utf-8-sig")
    assert "Ben,fame,,," in again
    corrected = again.replace("fame", "strength").replace("huge", "16").replace("tomorrow", "")
    assert [failure.row.values["client"] for failure in batch(corrected)] == [""]


def test_a_run_without_failures_takes_the_old_list_away(batch: Batch, folder: Path) -> None:
    batch("client,goal\nAnna,fame\n")
    assert FAILED_NAME in names(folder)
    batch("client,goal\nAnna,strength\n")
    assert FAILED_NAME not in names(folder)


def test_a_row_can_take_a_saved_handout(batch: Batch, folder: Path, tmp_path: Path) -> None:
    saved = Handout(
        date="2020-01-01",
        client="Somebody",
        goal=Goal.STRENGTH,
        items=(Item("sample/variation/b-stance-hip-thrust"),),
        voice=Voice.TRAINER,
        layout=Layout.LIST,
    )
    (tmp_path / "plan.handout.json").write_bytes(handout_to_bytes(saved))
    assert batch("client,file\nAnna,plan.handout.json\n") == []
    said = text_of(folder / "Anna 2026-11-24.pdf")
    assert "B-stance hip thrust" in said
    assert "Somebody" not in said


def test_a_saved_handout_that_is_not_there_fails_its_row_alone(batch: Batch) -> None:
    (failure,) = batch("client,file\nAnna,gone.handout.json\nBen,\n")
    assert "gone.handout.json cannot be read" in failure.reason


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the column “client” is missing"),
        ("client,title\n,\n", "no rows below its head"),
        ("name\nAnna\n", "no column called “name”.*client, title"),
        ('client\n"Anna\x00\n', "client|table"),
    ],
)
def test_what_is_no_table_of_clients_says_why(
    table: Callable[[str], Path], text: str, message: str
) -> None:
    path = table(text)
    if "\x00" in text:
        assert len(read_rows(path)) <= 1
        return
    with pytest.raises(UsageError, match=message):
        read_rows(path)


def test_a_table_in_another_encoding_says_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_bytes("client\nÖmer\n".encode("latin-1"))
    with pytest.raises(UsageError, match="CSV UTF-8"):
        read_rows(path)

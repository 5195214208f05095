"""Variations side by side: every field a row, and what differs in it."""

import csv
import io
from itertools import pairwise

import pytest

from handbook.content.address import Address, parse_address
from handbook.content.comparison import (
    Row,
    compared,
    comparison,
    comparison_address,
    differences_asked,
    ids_asked,
)
from handbook.content.comparison_page import table_text
from handbook.content.handbook import Handbook, Library
from handbook.content.model import (
    Category,
    ClientCopy,
    Cue,
    CueFocus,
    Dose,
    Equipment,
    Evidence,
    Fault,
    Force,
    Goal,
    Kind,
    LadderReason,
    Laterality,
    Level,
    Manifest,
    MapRegion,
    Mechanic,
    Muscle,
    MuscleRole,
    MuscleUse,
    Rung,
    StartPosition,
    Strength,
    Suits,
    Variation,
)
from handbook.content.places import page_at
from handbook.content.prose import Paragraph, Prose, Text
from handbook.content.text import page_text
from handbook.errors import UsageError

USUAL = Dose(goal=Goal.STRENGTH, sets=3, repetitions=5, load="Heavy")

MANIFEST = Manifest(
    id="squat",
    title="Squat",
    language="en",
    version="1.0.0",
    license="CC-BY-4.0",
    authors=("A. Coach",),
    reviewed_on="2026-01-31",
    summary="How to squat.",
    disclaimer="Ask first.",
    doses=(USUAL,),
    renamed={"variation:bench-squat": "variation:box"},
)

QUADS = Muscle(
    id="quads",
    name="Quadriceps",
    plain_name="Front of the thigh",
    role=MuscleRole.PRIME_MOVER,
    regions=(MapRegion.FRONT_MIDDLE_THIGH,),
    action="Straightens the knee.",
    task="Lifts the body.",
    strength=Strength.STRONG,
    body=Prose(),
)


def variation(id: str, **fields: object) -> Variation:
    fields.setdefault("name", id.replace("-", " ").capitalize())
    fields.setdefault("equipment", (Equipment.STEP,))
    fields.setdefault("level", Level.BEGINNER)
    fields.setdefault("steps", ("Sit.", "Stand."))
    return Variation(id=id, **fields)


def handbook(*variations: Variation) -> Handbook:
    return Handbook(MANIFEST, variations=variations, muscles=(QUADS,))


def rows(*variations: Variation) -> dict[str, Row]:
    found = comparison(handbook(*variations), [each.id for each in variations])
    return {row.id: row for row in found.rows}


def said(row: Row) -> list[str]:
    """The cells of a row, “* ” before those that differ."""
    return [("* " if cell.differs else "") + cell.text for cell in row.cells]


CLIENT = ClientCopy(summary="For legs.", setup=("Stand.",), steps=("Sit.",), feel="", stop_if=())

OTHER_VALUES: dict[str, object] = {
    "aliases": ("bench squat",),
    "summary": "Another.",
    "equipment": (Equipment.BARBELL,),
    "optional_equipment": (Equipment.MAT,),
    "level": Level.ADVANCED,
    "category": Category.STRENGTH,
    "force": Force.PUSH,
    "mechanic": Mechanic.COMPOUND,
    "laterality": Laterality.UNILATERAL,
    "start_position": StartPosition.STANDING,
    "stance": "Wide.",
    "load_position": "In front.",
    "range_of_motion": "Deep.",
    "emphasis": "Thighs.",
    "suits": (Suits.HOME,),
    "suits_note": "Anyone.",
    "muscles": (MuscleUse(muscle="quads", role=MuscleRole.PRIME_MOVER),),
    "setup": ("Stand.",),
    "steps": ("Jump.",),
    "breathing": "In and out.",
    "feel": "Thighs.",
    "cues": (Cue(text="Up!", focus=CueFocus.EXTERNAL),),
    "errors": (Fault(see="Knees", why="Weak", fix="Band"),),
    "cautions": ("Knees.",),
    "stop_if": ("Pain.",),
    "harder": (Rung(to="one", reason=LadderReason.LOAD, note="More."),),
    "substitutes": ("Lunge.",),
    "evidence": (Evidence(text="Works.", strength=Strength.WEAK),),
    "doses": (Dose(goal=Goal.LEARN, sets=2, repetitions=8, load="Bodyweight"),),
    "client": CLIENT,
    "notes": Prose((Paragraph((Text("Well."),)),)),
}


@pytest.mark.parametrize("field", sorted(OTHER_VALUES))
def test_a_difference_in_any_field_shows_in_a_row(field: str) -> None:
    one, other = variation("one"), variation("other", **{field: OTHER_VALUES[field]})

    assert any(row.differs for row in rows(one, other).values())


def test_no_field_of_the_model_is_left_out() -> None:
    drawn_or_named = {"id", "name", "figure"}

    assert set(Variation.__struct_fields__) - drawn_or_named == set(OTHER_VALUES)


def test_equal_variations_differ_in_nothing() -> None:
    every = {field: value for field, value in OTHER_VALUES.items() if field != "harder"}
    found = rows(variation("one", **every), variation("other", **every))

    assert len(found) > 30
    assert [row.label for row in found.values() if row.differs] == []


def test_rows_in_which_nobody_has_anything_are_left_out() -> None:
    assert set(rows(variation("one"), variation("other"))) == {"level", "equipment", "steps"}


def test_the_odd_one_out_is_marked() -> None:
    levels = [Level.BEGINNER, Level.ADVANCED, Level.BEGINNER]
    found = rows(*(variation(f"v{at}", level=level) for at, level in enumerate(levels)))

    assert said(found["level"]) == ["Beginner", "* Advanced", "Beginner"]


def test_where_nothing_is_usual_all_are_marked() -> None:
    two = rows(variation("one"), variation("other", level=Level.ADVANCED))
    levels = [Level.BEGINNER, Level.ADVANCED, Level.BEGINNER, Level.ADVANCED]
    four = rows(*(variation(f"v{at}", level=level) for at, level in enumerate(levels)))

    assert said(two["level"]) == ["* Beginner", "* Advanced"]
    assert all(cell.differs for cell in four["level"].cells)


def test_case_and_spaces_make_no_difference() -> None:
    found = rows(variation("one", stance="Feet  wide."), variation("other", stance="feet wide."))

    assert not found["stance"].differs


def test_the_order_of_steps_matters_and_that_of_cues_does_not() -> None:
    up, down = (Cue(text=text, focus=CueFocus.EXTERNAL) for text in ("Up", "Down"))
    found = rows(
        variation("one", steps=("Sit.", "Stand."), cues=(up, down)),
        variation("other", steps=("Stand.", "Sit."), cues=(down, up)),
    )

    assert found["steps"].differs
    assert not found["cues"].differs


def test_items_that_only_one_has_are_told_where_others_are_shared() -> None:
    found = rows(
        variation("one", setup=("Stand.", "Breathe."), cautions=("Knees.",)),
        variation("other", setup=("Stand.", "Brace."), cautions=("Back.",)),
    )

    assert [cell.only_here for cell in found["setup"].cells] == [{1}, {1}]
    assert [cell.only_here for cell in found["cautions"].cells] == [set(), set()]


def test_the_ladder_is_told_among_the_variations_compared() -> None:
    top = variation("top")
    middle = variation(
        "middle", harder=(Rung(to="top", reason=LadderReason.RANGE, note="Deeper."),)
    )
    low = variation("low", harder=(Rung(to="middle", reason=LadderReason.LOAD, note="Heavier."),))
    book = handbook(low, middle, top)

    def between(*ids: str) -> list[str]:
        row = next(row for row in comparison(book, ids).rows if row.id == "ladder")
        return [cell.text for cell in row.cells]

    assert between("low", "middle") == [
        "Easier than Middle (Load): Heavier.",
        "Harder than Low (Load): Heavier.",
    ]
    assert between("top", "low") == [
        "Harder than Low (Load, Range of motion), by way of Middle.",
        "Easier than Top (Load, Range of motion), by way of Middle.",
    ]


def test_a_missing_dose_is_that_of_the_pack() -> None:
    own = Dose(goal=Goal.STRENGTH, sets=4, repetitions="3-5", load="Heavy")
    found = rows(variation("one", doses=(own,)), variation("other"))

    assert said(found["dose:strength"]) == [
        "* 4 × 3\N{EN DASH}5\nLoad: Heavy",
        "* 3 × 5\nLoad: Heavy",
    ]
    assert [cell.only_here for cell in found["dose:strength"].cells] == [{0}, {0}]


def test_a_muscle_that_does_not_work_has_an_empty_cell() -> None:
    uses = (MuscleUse(muscle="quads", role=MuscleRole.SYNERGIST),)
    found = rows(variation("one", muscles=uses), variation("other"))

    assert found["muscle:quads"].label == "Quadriceps"
    assert said(found["muscle:quads"]) == ["* Synergist", "* "]


def test_what_is_asked_for_is_found_once_and_no_more_than_four() -> None:
    book = handbook(*(variation(id) for id in ("box", "b", "c", "d", "e")))

    assert [v.id for v in compared(book, ["bench-squat", "nowhere", "box", "c"])] == ["box", "c"]
    assert [v.id for v in compared(book, "edcb") if v] == ["e", "d", "c", "b"]
    assert len(compared(book, ["box", "b", "c", "d", "e"])) == 4
    assert compared(book, []) == ()


def test_an_address_says_what_is_compared() -> None:
    address = comparison_address("squat", ["box", "front"], differences=True)

    assert str(address) == "squat/variation?compare=box,front&rows=different"
    assert parse_address(str(address)) == address
    assert ids_asked(address) == ("box", "front")
    assert differences_asked(address)
    assert not differences_asked(comparison_address("squat", ["box"]))
    assert comparison_address("squat", []) == Address("squat", Kind.VARIATION)
    assert ids_asked(parse_address("squat/variation?compare=%20box,,front,")) == ("box", "front")


# As a page and as a table


def test_the_page_shows_what_differs_and_then_what_is_the_same() -> None:
    book = handbook(variation("box"), variation("front", stance="Wide."))
    text = page_text(page_at(Library((book,)), parse_address("squat/variation?compare=box,front")))

    assert text.index("What differs") < text.index("Stance") < text.index("What is the same")
    assert text.index("What is the same") < text.index("Steps: 1. Sit.")
    assert "Front: Wide." in text


def test_an_unknown_variation_is_named_with_the_nearest() -> None:
    library = Library((handbook(variation("box"), variation("front")),))

    with pytest.raises(UsageError, match="Did you mean “squat/variation/front”"):
        page_at(library, parse_address("squat/variation?compare=box,frnt"))


def test_a_spreadsheet_reads_the_table() -> None:
    book = handbook(
        variation("box", steps=("Sit.", 'Say "up".')), variation("front", steps=("A\tB",))
    )
    found = comparison(book, ["box", "front"])

    read = list(csv.reader(io.StringIO(table_text(found, found.rows)), dialect="excel-tab"))

    assert read[0] == ["", "Box", "Front"]
    assert ["Steps", '1. Sit.\n2. Say "up".', "1. A\tB"] in read
    assert all(len(line) == 3 for line in read)


def test_every_pair_of_the_bundled_pack_can_be_compared(bundled: Library) -> None:
    book = bundled.handbooks[0]
    ids = [each.id for each in book.variations]
    for one, other in pairwise(ids):
        found = comparison(book, [one, other])

        assert len({row.id for row in found.rows}) == len(found.rows) > 30
        assert any(row.differs for row in found.rows)


def test_a_comparison_is_a_value() -> None:
    book = handbook(variation("box"), variation("front"))
    one, other = (comparison(book, ["box", "front"]) for _time in range(2))

    assert one == other

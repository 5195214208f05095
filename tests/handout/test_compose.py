"""What a page says, entry by entry and voice by voice, before any typesetting."""

from typing import Any

import msgspec
import pytest

from handbook.content.handbook import Library
from handbook.content.model import Dose, Goal
from handbook.handout.compose import compose
from handbook.handout.model import Handout, Item, Voice
from handbook.handout.page import (
    AnyBlock,
    Card,
    Heading,
    ListBlock,
    Page,
    Paragraph,
    Part,
    Quote,
    Runs,
    Table,
)

from .sample import DATE, DISCLAIMER, HANDBOOK

CLIENT, TRAINER = Voice.CLIENT, Voice.TRAINER


def page(library: Library, *items: Item | str, **fields: Any) -> Page:
    picked = tuple(Item(f"sample/{item}") if isinstance(item, str) else item for item in items)
    return compose(Handout(date=DATE, items=picked, **fields), library)


def card(library: Library, item: Item | str, **fields: Any) -> Card:
    return page(library, item, **fields).cards[0]


def words(runs: Runs) -> str:
    return "".join(f"*{run.text}*" if run.strong else run.text for run in runs)


def lines(blocks: tuple[AnyBlock, ...], indent: str = "") -> list[str]:
    """Blocks as a little picture, one line each."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                found.append(indent + words(runs))
            case Heading(level=level, runs=runs):
                found.append(indent + "#" * level + " " + words(runs))
            case ListBlock(items=items, start=start):
                for number, item in enumerate(items):
                    mark = "-" if start is None else f"{start + number}."
                    first, *rest = lines(item)
                    found.append(f"{indent}{mark} {first}")
                    found += [f"{indent}  {line}" for line in rest]
            case Table(header=header, rows=rows):
                found += [
                    indent + " | ".join(words(cell) for cell in row) for row in (header, *rows)
                ]
            case Quote(blocks=inner):
                found += lines(inner, indent + "> ")
    return found


def picture(parts: tuple[Part, ...]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if part.label:
            found.append(f"[{part.label}]")
        found += lines(part.blocks)
    return found


def test_an_exercise_for_the_client(library: Library) -> None:
    made = card(library, "variation/b-stance-hip-thrust", goal=Goal.LEARN)
    assert made.title == "B-stance hip thrust"
    assert made.number == "1"
    assert picture(made.parts) == [
        "You push your hips up with one leg. The other foot only helps you balance.",
        "[How much]",
        "*Do 2 sets of 8 to 12.*",
        "Weight: Bodyweight to light. Rest 1 minute between sets. "
        "Stop each set when you could do 4 more good ones. Do this on 2 or 3 days a week.",
        "[You need]",
        "Bench, Barbell, Bar pad",
        "[Get ready]",
        "1. Push the bench against a wall. Check that it does not move.",
        "2. Sit on the floor with your back against the bench.",
        "3. Roll the bar with its pad into the fold at your hips.",
        "4. Put one foot flat. Put the other heel a little farther away.",
        "[Do this]",
        "1. Take a breath and make your belly firm.",
        "2. Push the flat foot into the floor and lift your hips.",
        "3. Stop when your body is straight from shoulders to knee.",
        "4. Hold for one second.",
        "5. Lower your hips slowly.",
        "[Think of]",
        "- Push the floor away.",
        "- Keep your ribs down.",
        "[You should feel]",
        "You should feel your butt working on the side of the flat foot.",
        "[Stop if]",
        "- You feel a sharp pain in your back, hip or knee.",
        "- Your leg feels numb or tingles.",
    ]


def test_an_exercise_for_the_trainer(library: Library) -> None:
    made = card(library, "variation/b-stance-hip-thrust", voice=TRAINER)
    seen = picture(made.parts)
    assert seen[:5] == [
        "One leg does most of the work while the other foot steadies, heel forward.",
        "[Dose]",
        "*3-4 sets × 8-12 reps per side*",
        "60-85% 1RM · RIR 1-3 · tempo 2-0-1-1 (up 1, hold 1, down 2) · rest 90-180 s · "
        "2-3 days/week",
        "[Equipment]",
    ]
    labels = [line for line in seen if line.startswith("[")]
    assert labels == [
        "[Dose]",
        "[Equipment]",
        "[Set-up]",
        "[Steps]",
        "[Cues]",
        "[Should feel]",
        "[Stop if]",
    ]
    assert [part.role for part in made.parts if part.role] == ["dose", "stop"]


def test_the_trainers_words_stand_in_where_a_pack_has_none_for_the_client(
    library: Library,
) -> None:
    seen = picture(card(library, "variation/glute-bridge").parts)
    assert "1. Lie on your back, knees bent." in seen
    assert "- Squeeze at the top." in seen
    assert "- The back hurts." in seen


@pytest.mark.parametrize(
    ("place", "goal", "line"),
    [
        ("b-stance-hip-thrust", Goal.LEARN, "2 sets × 8-12 reps"),
        ("b-stance-hip-thrust", Goal.STRENGTH, "3-5 sets × 3-6 reps"),
        ("b-stance-hip-thrust", Goal.POWER, ""),
        ("b-stance-hip-thrust", None, "3-4 sets × 8-12 reps per side"),
        ("glute-bridge", None, "2 sets × 8-12 reps"),
    ],
    ids=["its own", "the pack's", "none for the goal", "no goal: its first", "no goal, one dose"],
)
def test_which_dose_is_printed(library: Library, place: str, goal: Goal | None, line: str) -> None:
    made = page(library, f"variation/{place}", goal=goal, voice=TRAINER)
    assert made.plan[0].dose == line


def test_what_the_trainer_set_wins_over_the_pack(library: Library) -> None:
    own = Dose(goal=Goal.LEARN, sets=7, repetitions=5, load="Light")
    item = Item("sample/variation/glute-bridge", dose=own)
    assert page(library, item, goal=Goal.LEARN).plan[0].dose == "7 sets of 5"


def test_a_client_without_a_dose_is_sent_back_to_the_trainer(library: Library) -> None:
    seen = picture(card(library, "variation/glute-bridge", goal=Goal.POWER).parts)
    assert "As many as your trainer showed you." in seen
    assert "[Dose]" not in picture(
        card(library, "variation/glute-bridge", goal=Goal.POWER, voice=TRAINER).parts
    )


def test_the_plan_numbers_the_exercises_and_only_them(library: Library) -> None:
    made = page(
        library, "faq/how-often", "variation/glute-bridge", "term/rir", "variation/exercise-1"
    )
    assert [(line.number, line.name) for line in made.plan] == [
        ("1", "Glute bridge"),
        ("2", "Exercise number 1"),
    ]
    assert [made_card.number for made_card in made.cards] == ["", "1", "", "2"]


def test_a_note_on_an_item_stands_in_its_card(library: Library) -> None:
    item = Item(
        "sample/variation/glute-bridge", note="Left hip: go easy.\nRight as usual.\n\nCall."
    )
    seen = picture(card(library, item).parts)
    at = seen.index("[Note]")
    assert seen[at : at + 3] == ["[Note]", "Left hip: go easy.\nRight as usual.", "Call."]


def test_a_section_for_the_client_is_its_client_text(library: Library) -> None:
    assert picture(card(library, "section/set-up").parts) == [
        "Set up the *same way* each time.",
        "1. Push the bench against a wall.",
        "2. Put a thick pad on the bar.",
    ]


def test_a_section_without_client_text_gives_its_key_points(library: Library) -> None:
    assert picture(card(library, "section/points-only").parts) == ["- Keep it simple."]


def test_a_section_for_the_trainer_is_all_of_it(library: Library) -> None:
    made = card(library, "section/set-up", voice=TRAINER)
    assert picture(made.parts) == [
        "[Key points]",
        "- The bench cannot slide.",
        "- The bar has a pad.",
        "Most of what follows is coaching custom (custom).",
        "## Measurements",
        "What | Start with | Change it when",
        "Bench height | 35 to 45 cm | The edge misses the spot under the shoulder blades",
        "Feet | Hip to shoulder width | Another width feels *stronger*",
        "### In detail",
        "A bridge needs *no* bench (custom; Plotkin 2023).",
        "- *Too high:* sit on a plate.",
        "- Too low:",
        "  1. raise it",
        "  2. check it",
        "> Press the edge before anyone leans on it.",
        "## Doses",
        "Goal | Sets | Reps | Load | Rest | Tempo | Days",
        "Hypertrophy | 3-4 | 6-15 | 60-85% 1RM | 1.5-3 min | 1 / 1 / 2 s | 2-3",
        "Endurance | 2-3 | 15-25 | Under 67% 1RM | 30-60 s | 1 / 0 / 1 s | 2-3",
    ]
    starts = [lines(part.blocks)[0] for part in made.parts[2:]]
    assert starts == ["## Measurements", "### In detail", "## Doses"]


@pytest.mark.parametrize(
    ("place", "voice", "title", "seen"),
    [
        (
            "faq/which-muscles",
            CLIENT,
            "Which muscles do hip thrusts work?",
            ["Mostly your butt muscles."],
        ),
        (
            "faq/which-muscles",
            TRAINER,
            "Which muscles do hip thrusts work?",
            ["Mainly the gluteus maximus (Plotkin 2023)."],
        ),
        ("faq/how-often", CLIENT, "How often should I train?", ["Two or three days a week."]),
        ("term/rir", CLIENT, "RIR", ["Repetitions in reserve: how many more were possible."]),
        (
            "muscle/gluteus-maximus-lower",
            CLIENT,
            "Large buttock muscle (Gluteus maximus, lower fibers)",
            ["Raises the hips.", "It is the largest muscle of the body."],
        ),
        (
            "muscle/gluteus-maximus-lower",
            TRAINER,
            "Gluteus maximus, lower fibers",
            [
                "Extends the hip.",
                "Raises the hips.",
                "It is the largest muscle of the body (Plotkin 2023).",
            ],
        ),
    ],
)
def test_other_entries(
    library: Library, place: str, voice: Voice, title: str, seen: list[str]
) -> None:
    made = card(library, place, voice=voice)
    assert made.title == title
    assert picture(made.parts) == seen


@pytest.mark.parametrize(
    "place",
    ["sample/variation/gone", "other-pack/section/set-up", "sample/verb/x", "what was this?", ""],
)
def test_what_has_gone_keeps_its_place(library: Library, place: str) -> None:
    item = Item(place, note="It helped.")
    made = page(library, item, "variation/glute-bridge")
    assert made.cards[0].title == (place or "Unknown entry")
    assert picture(made.cards[0].parts)[0] == "This is no longer in the handbook."
    assert "It helped." in picture(made.cards[0].parts)
    assert made.cards[1].title == "Glute bridge"


def test_a_renamed_entry_is_found(library: Library) -> None:
    assert card(library, "variation/old-bridge").title == "Glute bridge"


def test_the_part_of_a_section_that_was_picked_brings_the_section(library: Library) -> None:
    assert card(library, "section/set-up#measurements").title == "Set-up"


def test_the_disclaimer_of_each_pack_comes_once(library: Library) -> None:
    other = msgspec.structs.replace(
        HANDBOOK, manifest=msgspec.structs.replace(HANDBOOK.manifest, id="other", disclaimer="B.")
    )
    both = Library((*library.handbooks, other))
    made = page(
        both, "variation/glute-bridge", Item("other/variation/glute-bridge"), "faq/how-often"
    )
    assert made.disclaimers == (DISCLAIMER, "B.")


def test_a_handout_of_nothing_says_so(library: Library) -> None:
    made = page(library)
    assert made.empty == "There is nothing on this handout yet."
    assert (made.cards, made.plan, made.disclaimers) == ((), (), ())


def test_the_head_of_the_page(library: Library) -> None:
    made = page(
        library,
        "variation/glute-bridge",
        client="  Zoë\tÅngström\n",
        note="First things first.",
        goal=Goal.LEARN,
        voice=TRAINER,
    )
    assert made.title == "Session plan"
    assert made.client == "Zoë Ångström"
    assert made.date_text == "November 24, 2026"
    assert made.details == ("Trainer's copy", "Goal: Learn")
    assert lines(made.note) == ["First things first."]
    assert (made.language, made.region) == ("en", "US")
    assert page(library, title="Back to  running").title == "Back to running"


def test_a_sheet_to_read_is_not_called_exercises(library: Library) -> None:
    assert page(library, "faq/how-often").title == "Good to know"
    assert page(library, "faq/how-often", voice=TRAINER).title == "Session notes"
    assert page(library).title == "Your exercises"


def test_a_page_is_plain_data(library: Library) -> None:
    made = page(library, "section/set-up", "variation/glute-bridge", voice=TRAINER)
    assert msgspec.json.decode(msgspec.json.encode(made), type=Page) == made

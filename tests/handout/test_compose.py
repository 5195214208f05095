"""What a page says, entry by entry and voice by voice, before any typesetting."""

from typing import Any

import msgspec
import pytest

from handbook.content.handbook import Library
from handbook.content.model import Goal
from handbook.handout.compose import compose
from handbook.handout.model import (
    Handout,
    Item,
    Layout,
    OrderMode,
    Override,
    PageField,
    SentenceKey,
    Voice,
)
from handbook.handout.page import (
    AnyBlock,
    Card,
    Heading,
    ListBlock,
    Page,
    Paragraph,
    Part,
    PlanLine,
    Quote,
    Runs,
    Table,
)
from handbook.handout.practice import Practice
from handbook.handout.prescription import Prescription, ProgressRule, Side

from .sample import DATE, DISCLAIMER, HANDBOOK

CLIENT, TRAINER = Voice.CLIENT, Voice.TRAINER

SHORT = Prescription(sets=(2, 2), amount=(10, 10), days_a_week=(3, 3), pain_limit=3)


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


def lines_of_plan(made: Page) -> tuple[PlanLine, ...]:
    assert made.plan is not None
    return made.plan.lines


def facts(made: Page) -> dict[str, str]:
    assert made.plan is not None
    return {fact.label: fact.text for fact in made.plan.facts}


def exercise(place: str, dose: Prescription | None = None, **fields: Any) -> Item:
    return Item(f"sample/variation/{place}", dose=dose, **fields)


def dose(card: Card) -> list[str]:
    """The box of a dose, one line for each subject."""
    assert card.dose is not None
    named = (f"{line.label}: {line.text}" if line.label else line.text for line in card.dose.lines)
    return [f"*{card.dose.main}*", *named]


def picture(parts: tuple[Part, ...]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if part.label:
            found.append(f"[{part.label}]")
        found += lines(part.blocks)
    return found


def test_an_exercise_for_the_client(library: Library) -> None:
    made = page(library, "variation/b-stance-hip-thrust", goal=Goal.LEARN)
    card = made.cards[0]
    assert card.title == "B-stance hip thrust"
    assert card.number == "1"
    assert dose(card) == [
        "*Do 2 rounds of 8 to 12.*",
        "How hard: Weight: Bodyweight to light. Stop when you could do 4 more.",
        "Rest: Rest 1 minute between rounds.",
    ]
    assert picture(card.parts) == [
        "You push your hips up with one leg. The other foot only helps you balance.",
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
    ]


def test_an_exercise_for_the_trainer(library: Library) -> None:
    made = card(library, "variation/b-stance-hip-thrust", voice=TRAINER)
    assert dose(made) == [
        "*3-4 × 8-12 per side @ 60-85% 1RM, RIR 1-3 (RPE 7-9), 2-0-1-1, rest 90-180 s*",
        "Tempo 2-0-1-1: up 1, hold 1, down 2",
    ]
    seen = picture(made.parts)
    assert seen[0] == "One leg does most of the work while the other foot steadies, heel forward."
    labels = [line for line in seen if line.startswith("[")]
    assert labels == ["[Equipment]", "[Set-up]", "[Steps]", "[Cues]", "[Should feel]"]


def test_the_trainers_words_stand_in_where_a_pack_has_none_for_the_client(
    library: Library,
) -> None:
    made = page(library, "variation/glute-bridge")
    seen = picture(made.cards[0].parts)
    assert "1. Lie on your back, knees bent." in seen
    assert "- Squeeze at the top." in seen
    assert made.stop is not None
    assert "The back hurts." in made.stop.signs


@pytest.mark.parametrize(
    ("place", "goal", "line"),
    [
        ("b-stance-hip-thrust", Goal.LEARN, "2 × 8-12"),
        ("b-stance-hip-thrust", Goal.STRENGTH, "3-5 × 3-6"),
        ("b-stance-hip-thrust", Goal.POWER, ""),
        ("b-stance-hip-thrust", None, "3-4 × 8-12 per side"),
        ("glute-bridge", None, "2 × 8-12"),
    ],
    ids=["its own", "the pack's", "none for the goal", "no goal: its first", "no goal, one dose"],
)
def test_which_dose_is_printed(library: Library, place: str, goal: Goal | None, line: str) -> None:
    made = page(library, f"variation/{place}", "variation/exercise-1", goal=goal, voice=TRAINER)
    assert lines_of_plan(made)[0].dose == line


def test_what_the_trainer_set_wins_over_the_pack(library: Library) -> None:
    own = Prescription(sets=(7, 7), amount=(5, 5))
    item = Item("sample/variation/glute-bridge", dose=own)
    made = page(library, item, "variation/exercise-1", goal=Goal.LEARN)
    assert lines_of_plan(made)[0].dose == "7 rounds of 5"


def test_a_client_without_a_dose_is_sent_back_to_the_trainer(library: Library) -> None:
    made = card(library, "variation/glute-bridge", goal=Goal.POWER)
    assert dose(made) == ["*As many as your trainer showed you.*"]
    made = card(library, "variation/glute-bridge", goal=Goal.POWER, voice=TRAINER)
    assert made.dose is None


def test_the_plan_numbers_the_exercises_and_only_them(library: Library) -> None:
    made = page(
        library, "faq/how-often", "variation/glute-bridge", "term/rir", "variation/exercise-1"
    )
    assert [(line.number, line.name) for line in lines_of_plan(made)] == [
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
    ("place", "name"),
    [
        ("sample/variation/long-gone", "Long gone"),
        ("other-pack/section/set-up", "Set up"),
        ("sample/verb/x", "sample/verb/x"),
        ("what was this?", "what was this?"),
        ("", "Unknown entry"),
    ],
)
def test_what_has_gone_keeps_its_place(library: Library, place: str, name: str) -> None:
    item = Item(place, note="It helped.")
    made = page(library, item, "variation/glute-bridge")
    assert made.cards[0].title == name
    assert picture(made.cards[0].parts)[0] == "This is no longer in the handbook."
    assert "It helped." in picture(made.cards[0].parts)
    assert made.cards[1].title == "Glute bridge"


def test_an_exercise_that_has_gone_keeps_its_dose(library: Library) -> None:
    gone = Item("sample/variation/long-gone", dose=SHORT)
    made = page(library, gone, "variation/glute-bridge")
    assert dose(made.cards[0])[0] == "*Do 2 rounds of 10.*"
    assert [(line.number, line.name) for line in lines_of_plan(made)] == [
        ("1", "Long gone"),
        ("2", "Glute bridge"),
    ]


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
    assert (made.cards, made.plan, made.stop, made.disclaimers) == ((), None, None, ())


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


# Said once for all


def test_what_is_the_same_for_all_exercises_is_said_once(library: Library) -> None:
    doses = (SHORT, msgspec.structs.replace(SHORT, sets=(3, 3)))
    items = (exercise("glute-bridge", doses[0]), exercise("exercise-1", doses[1]))
    made = page(library, *items)
    assert facts(made)["When"] == "Do this on 3 days a week."
    assert made.stop is not None
    assert made.stop.pain == "Keep any pain at 3 out of 10 or less."
    assert [dose(each) for each in made.cards] == [
        ["*Do 2 rounds of 10.*"],
        ["*Do 3 rounds of 10.*"],
    ]


def test_what_differs_is_said_on_each_card(library: Library) -> None:
    daily = msgspec.structs.replace(SHORT, days_a_week=(7, 7))
    made = page(library, exercise("glute-bridge", SHORT), exercise("exercise-1", daily))
    assert "When" not in facts(made)
    assert [dose(each)[1] for each in made.cards] == [
        "When: Do this on 3 days a week.",
        "When: Do this every day.",
    ]


def test_rules_to_progress_stand_where_they_hold(library: Library) -> None:
    progress = msgspec.structs.replace(SHORT, progress=ProgressRule())
    made = page(library, exercise("glute-bridge", progress), exercise("exercise-1", progress))
    assert [rule.label for rule in made.rules] == ["Harder"]
    made = page(library, exercise("glute-bridge", progress), exercise("exercise-1", SHORT))
    assert made.rules == ()
    assert dose(made.cards[0])[1].startswith("Harder: Make it harder when you can do 10")


def test_signs_to_stop_at_that_exercises_share_stand_in_one_box(library: Library) -> None:
    made = page(library, "variation/exercise-1", "variation/exercise-2", "variation/glute-bridge")
    assert made.stop is not None
    assert made.stop.signs == ("Something hurts.", "You feel dizzy.")
    assert made.stop.call == "Then ask your trainer before you go on."
    assert picture(made.cards[2].parts)[-2:] == ["[Stop if]", "- The back hurts."]
    assert "[Stop if]" not in picture(made.cards[0].parts)


def test_a_client_is_always_told_when_to_stop(library: Library) -> None:
    silent = msgspec.structs.replace(HANDBOOK.variations[1], stop_if=())
    made = page(
        Library((msgspec.structs.replace(HANDBOOK, variations=(silent,)),)),
        "variation/glute-bridge",
    )
    assert made.stop is not None
    assert made.stop.signs == ("Something hurts or feels wrong.",)


# Groups


PAIR = (
    exercise("exercise-1", msgspec.structs.replace(SHORT, group="A", order=1)),
    exercise("exercise-2", msgspec.structs.replace(SHORT, group="A", order=2)),
)


def test_exercises_of_a_group_share_its_letter_and_its_rule(library: Library) -> None:
    made = page(library, "variation/glute-bridge", *PAIR, "variation/exercise-3")
    assert [(each.number, each.group) for each in made.cards] == [
        ("1", ""),
        ("A1", "A"),
        ("A2", "A"),
        ("2", ""),
    ]
    assert [(group.letter, group.rule) for group in made.groups] == [
        ("A", "Do one round of each exercise marked A, then start again.")
    ]
    assert "In turn" not in "".join(dose(made.cards[1]))


def test_the_trainers_copy_names_the_kind_of_group(library: Library) -> None:
    made = page(library, *PAIR, voice=TRAINER)
    assert made.groups[0].rule == "Superset A: one set of each in turn"
    third = exercise("exercise-3", msgspec.structs.replace(SHORT, group="A", order=3))
    assert page(library, *PAIR, third, voice=TRAINER).groups[0].rule.startswith("Tri-set A")


def test_a_group_of_one_is_no_group(library: Library) -> None:
    made = page(library, PAIR[0])
    assert (made.cards[0].number, made.cards[0].group, made.groups) == ("1", "", ())


# What is asked for


def test_the_head_of_a_handout(library: Library) -> None:
    made = page(
        library,
        exercise("glute-bridge", SHORT),
        main_message="Slow and  steady.",
        client_goal="Climb the stairs",
        review_date="2026-12-22",
        weeks=4,
    )
    assert made.message == "Slow and steady."
    assert made.goal is not None
    assert (made.goal.label, made.goal.text) == ("Your goal", "Climb the stairs")
    assert facts(made) == {
        "How long": "This takes about 2 minutes.",
        "When": "Do this on 3 days a week.",
        "For": "4 weeks",
        "Next visit": "December 22, 2026",
    }


def test_the_practice_on_the_page(library: Library) -> None:
    practice = Practice(
        name="Park Physio",
        credentials="PT",
        phone="555 0100",
        email="a@example.org",
        address_lines=("12 Park Street",),
        disclaimer="Our own words.",
    )
    items = (exercise("glute-bridge"),)
    made = compose(Handout(date=DATE, items=items), library, practice, logo="logo.png")
    assert made.letterhead is not None
    assert made.letterhead.name == "Park Physio"
    assert made.letterhead.contact == ("12 Park Street", "555 0100", "a@example.org")
    assert made.letterhead.logo == "logo.png"
    assert made.disclaimers == ("Our own words.",)
    assert made.stop is not None
    assert made.stop.call == "Then call Park Physio: 555 0100"
    assert compose(Handout(date=DATE, items=items), library, Practice()).letterhead is None


def test_fields_can_be_left_off(library: Library) -> None:
    item = exercise("b-stance-hip-thrust", SHORT)
    made = page(library, item, hidden_fields=tuple(PageField))
    assert (made.plan, made.stop, made.rules) == (None, None, ())
    assert made.cards[0].dose is None
    assert made.cards[0].parts == ()
    made = page(library, item, hidden_fields=(PageField.SESSION_LENGTH, PageField.CUES))
    assert "How long" not in facts(made)
    assert "[Think of]" not in picture(made.cards[0].parts)


def test_a_sentence_written_by_hand_is_printed(library: Library) -> None:
    override = Override(SentenceKey.AMOUNT, "do as many as on Monday", "Do 2 rounds of 10.")
    made = card(library, exercise("glute-bridge", SHORT, overrides=(override,)))
    assert dose(made)[0] == "*Do as many as on Monday.*"


def test_a_private_note_is_never_printed(library: Library) -> None:
    item = exercise("glute-bridge", SHORT, private_note="Fears the bar.")
    for voice in Voice:
        assert b"Fears" not in msgspec.json.encode(page(library, item, voice=voice))


def test_the_purpose_stands_before_the_dose(library: Library) -> None:
    item = exercise("glute-bridge", msgspec.structs.replace(SHORT, purpose="stairs get easier"))
    assert picture(card(library, item).parts)[1:3] == ["[Why you do this]", "Stairs get easier."]


def test_items_by_position(library: Library) -> None:
    made = page(
        library,
        "variation/b-stance-hip-thrust",
        "variation/glute-bridge",
        order=OrderMode.BY_POSITION,
    )
    assert [each.title for each in made.cards] == ["B-stance hip thrust", "Glute bridge"]


# Layouts


@pytest.mark.parametrize(
    ("layout", "labels"),
    [
        (Layout.LIST, ["You need", "Get ready", "Do this", "Think of", "You should feel"]),
        (Layout.ONE_PER_PAGE, ["You need", "Get ready", "Do this", "Think of", "You should feel"]),
        (Layout.TWO_UP, ["You need", "Get ready", "Do this", "You should feel"]),
        (Layout.FOUR_UP, ["Do this", "You should feel"]),
        (Layout.LOG, []),
    ],
)
def test_a_layout_says_what_it_has_room_for(
    library: Library, layout: Layout, labels: list[str]
) -> None:
    made = card(library, "variation/b-stance-hip-thrust", layout=layout)
    assert [part.label for part in made.parts if part.label] == labels


def test_large_print_is_one_column_and_says_so(library: Library) -> None:
    for layout in (Layout.TWO_UP, Layout.FOUR_UP):
        made = page(library, "variation/glute-bridge", layout=layout, text_size=16)
        assert (made.template, made.wide) == ("list", False)
        assert "one column" in made.notices[0]
        small = page(library, "variation/glute-bridge", layout=layout)
        assert small.notices == ()
        assert [part.role for part in made.cards[0].parts if part.role != "stop"] == [
            part.role for part in small.cards[0].parts
        ]


def test_a_log_sheet_has_exercises_alone_and_says_so(library: Library) -> None:
    made = page(library, "variation/glute-bridge", "faq/how-often", layout=Layout.LOG)
    assert [each.title for each in made.cards] == ["Glute bridge"]
    assert made.notices == ("The log sheet leaves out 1 item that is no exercise.",)
    assert made.title == "Training log"


def test_boxes_for_the_sessions_of_each_week(library: Library) -> None:
    weekly = msgspec.structs.replace(SHORT, weeks=2)
    made = page(library, exercise("glute-bridge", weekly))
    assert made.by_hand is not None
    assert (made.by_hand.weeks, made.by_hand.sessions) == (("Week 1", "Week 2"), 3)
    made = page(library, exercise("glute-bridge", weekly), voice=TRAINER)
    assert made.by_hand is not None
    assert made.by_hand.weeks == ()


def test_a_side_is_said_with_the_amount(library: Library) -> None:
    each = msgspec.structs.replace(SHORT, side=Side.EACH)
    made = card(library, exercise("glute-bridge", each))
    assert dose(made)[0] == "*Do 2 rounds of 10. Do that much on each side.*"

"""A small handbook with every field filled."""

from handbook.content.handbook import Handbook
from handbook.content.markdown import parse_markdown
from handbook.content.model import (
    ClientCopy,
    Cue,
    CueFocus,
    Dose,
    Equipment,
    Faq,
    Fault,
    Goal,
    Laterality,
    Level,
    Manifest,
    MapRegion,
    Muscle,
    MuscleRole,
    MuscleUse,
    Reference,
    ReferenceType,
    Section,
    StartPosition,
    Strength,
    Term,
    Variation,
)
from handbook.handout.model import TEXT_SIZES, Paper, Voice

DATE = "2026-11-24"

SETTINGS = tuple(
    (size, paper, voice)
    for at, size in enumerate(TEXT_SIZES)
    for paper, voice in zip(Paper, Voice if at % 2 else reversed(Voice), strict=True)
)
"""Any two of a size of text, a paper and a voice, together on some handout."""

DISCLAIMER = (
    "This sheet gives general training information. It does not replace the advice of a doctor "
    "or a physiotherapist. If you are unsure whether an exercise is right for you, ask first."
)

HYPERTROPHY = Dose(
    goal=Goal.HYPERTROPHY,
    sets="3-4",
    repetitions="8-12",
    per_side=True,
    load="60-85% 1RM",
    percent_1rm="60-85",
    repetitions_in_reserve="1-3",
    tempo="2-0-1-1",
    rest_seconds="90-180",
    days_per_week="2-3",
    refs=("plotkin2023",),
)

LEARN = Dose(
    goal=Goal.LEARN,
    sets=2,
    repetitions="8-12",
    load="Bodyweight to light",
    repetitions_in_reserve=4,
    rest_seconds=60,
    days_per_week="2-3",
    note="Stop while it still feels easy.",
)

PACK_STRENGTH = Dose(
    goal=Goal.STRENGTH, sets="3-5", repetitions="3-6", load="80-90% 1RM", rest_seconds="180-300"
)


def _b_stance() -> Variation:
    return Variation(
        id="b-stance-hip-thrust",
        name="B-stance hip thrust",
        aliases=("kickstand hip thrust",),
        summary="One leg does most of the work while the other foot steadies, heel forward.",
        equipment=(Equipment.BENCH, Equipment.BARBELL, Equipment.PAD),
        optional_equipment=(Equipment.MAT, Equipment.COLLARS),
        level=Level.INTERMEDIATE,
        laterality=Laterality.B_STANCE,
        start_position=StartPosition.SHOULDERS_ELEVATED,
        stance="Working foot flat, the other foot half a foot length ahead on its heel.",
        load_position="Bar across the hip crease, on a pad.",
        range_of_motion="From the plates near the floor to straight hips.",
        emphasis="Gluteus maximus of the working side.",
        suits_note="A bridge between two legs and one.",
        muscles=(MuscleUse(muscle="gluteus-maximus-lower", role=MuscleRole.PRIME_MOVER),),
        setup=(
            "Put the bench against a wall so that it cannot slide.",
            "Roll the padded bar into the hip crease.",
            "Set the edge of the bench just under the shoulder blades.",
            "Place the working foot flat and the other heel half a foot length ahead.",
        ),
        steps=(
            "Breathe in, brace and tuck the chin lightly.",
            "Push the floor away with the working foot.",
            "Raise the hips until trunk and thigh form a line.",
            "Hold for one second without arching the back.",
            "Lower under control until the plates are near the floor.",
        ),
        breathing="In at the bottom, out through the top half.",
        feel="The buttock of the working side; the other leg stays light.",
        cues=(
            Cue(text="Drive the floor away.", focus=CueFocus.EXTERNAL),
            Cue(text="Belt buckle to the ceiling.", focus=CueFocus.EXTERNAL),
            Cue(text="Ribs down.", focus=CueFocus.INTERNAL),
        ),
        errors=(Fault(see="Hips twist.", why="Load too heavy.", fix="Take weight off."),),
        cautions=("Recent hip surgery: only with the surgeon's agreement.",),
        stop_if=(
            "There is sharp pain in the back, hip or knee.",
            "The leg feels numb or tingles.",
        ),
        doses=(HYPERTROPHY, LEARN),
        client=ClientCopy(
            summary="You push your hips up with one leg. The other foot only helps you balance.",
            setup=(
                "Push the bench against a wall. Check that it does not move.",
                "Sit on the floor with your back against the bench.",
                "Roll the bar with its pad into the fold at your hips.",
                "Put one foot flat. Put the other heel a little farther away.",
            ),
            steps=(
                "Take a breath and make your belly firm.",
                "Push the flat foot into the floor and lift your hips.",
                "Stop when your body is straight from shoulders to knee.",
                "Hold for one second.",
                "Lower your hips slowly.",
            ),
            cues=("Push the floor away.", "Keep your ribs down."),
            feel="You should feel your butt working on the side of the flat foot.",
            stop_if=(
                "You feel a sharp pain in your back, hip or knee.",
                "Your leg feels numb or tingles.",
            ),
        ),
        notes=parse_markdown("Load it with **60 to 70%** of the two-leg weight [@custom]."),
    )


def _glute_bridge() -> Variation:
    return Variation(
        id="glute-bridge",
        name="Glute bridge",
        summary="The hips rise from the floor, shoulders on the mat.",
        equipment=(Equipment.MAT,),
        level=Level.BEGINNER,
        setup=("Lie on your back, knees bent.", "Feet flat, hip width apart."),
        steps=("Press through the feet.", "Raise the hips.", "Lower slowly."),
        feel="Both buttocks.",
        cues=(Cue(text="Squeeze at the top.", focus=CueFocus.INTERNAL),),
        stop_if=("The back hurts.",),
        doses=(LEARN,),
    )


def plain_exercise(number: int) -> Variation:
    """One more exercise of ordinary length, to fill pages with."""
    return Variation(
        id=f"exercise-{number}",
        name=f"Exercise number {number}",
        summary="A movement that fills half a page or so when it is printed.",
        equipment=(Equipment.DUMBBELL, Equipment.BENCH),
        level=Level.BEGINNER,
        setup=("Stand tall.", "Hold the weight close.", "Look ahead."),
        steps=tuple(f"This is step {step} of movement {number}." for step in range(1, 6)),
        feel="The muscles that the movement is meant for.",
        cues=(Cue(text="Stay tall.", focus=CueFocus.EXTERNAL),),
        stop_if=("Something hurts.", "You feel dizzy."),
        doses=(HYPERTROPHY,),
    )


def _endless() -> Variation:
    return Variation(
        id="endless",
        name="Endless drill",
        summary="Longer than any page.",
        equipment=(Equipment.NONE,),
        level=Level.ADVANCED,
        setup=tuple(f"Prepare thing {number} of many with care." for number in range(1, 31)),
        steps=tuple(f"Do thing {number} of many, slowly and well." for number in range(1, 31)),
        feel="Tired.",
        stop_if=tuple(f"Sign {number} shows." for number in range(1, 15)),
        doses=(LEARN,),
    )


_SET_UP = """\
Most of what follows is coaching custom [@custom].

## Measurements

| What | Start with | Change it when |
| --- | --- | --- |
| Bench height | 35 to 45 cm [@exrx] | The edge misses the spot under the shoulder blades |
| Feet | Hip to shoulder width | Another width feels **stronger** |

### In detail

A [bridge](variation:glute-bridge) needs *no* bench [@plotkin2023; @custom].

- **Too high:** sit on a plate.
- Too low:
  1. raise it
  2. check it

> Press the edge before anyone leans on it.

## Doses

| Goal | Sets | Reps | Load | Rest | Tempo | Days |
| --- | --- | --- | --- | --- | --- | --- |
| Hypertrophy | 3-4 | 6-15 | 60-85% 1RM | 1.5-3 min | 1 / 1 / 2 s | 2-3 |
| Endurance | 2-3 | 15-25 | Under 67% 1RM | 30-60 s | 1 / 0 / 1 s | 2-3 |
"""

HANDBOOK = Handbook(
    Manifest(
        id="sample",
        title="Sample",
        language="en-US",
        version="1.0.0",
        license="CC BY 4.0",
        authors=("Somebody",),
        reviewed_on="2026-01-31",
        summary="A sample.",
        disclaimer=DISCLAIMER,
        doses=(PACK_STRENGTH,),
        renamed={"variation:old-bridge": "variation:glute-bridge"},
    ),
    sections=(
        Section(
            id="set-up",
            title="Set-up",
            summary="Bench, bar and feet.",
            key_points=("The bench cannot slide.", "The bar has a pad."),
            body=parse_markdown(_SET_UP),
            client=parse_markdown(
                "Set up the **same way** each time.\n\n1. Push the bench against a wall.\n"
                "2. Put a thick pad on the bar."
            ),
        ),
        Section(
            id="points-only",
            title="Points only",
            summary="No text for the client.",
            key_points=("Keep it simple.",),
            body=parse_markdown("A text for the trainer."),
        ),
    ),
    variations=(_b_stance(), _glute_bridge(), *map(plain_exercise, range(1, 7)), _endless()),
    faqs=(
        Faq(
            id="which-muscles",
            question="Which muscles do hip thrusts work?",
            answer=parse_markdown("Mainly the gluteus maximus [@plotkin2023]."),
            client="Mostly your butt muscles.",
        ),
        Faq(
            id="how-often",
            question="How often should I train?",
            answer=parse_markdown("Two or three days a week [@custom]."),
        ),
    ),
    muscles=(
        Muscle(
            id="gluteus-maximus-lower",
            name="Gluteus maximus, lower fibers",
            plain_name="Large buttock muscle",
            role=MuscleRole.PRIME_MOVER,
            regions=(MapRegion.BACK_LOWER_BUTTOCK,),
            action="Extends the hip.",
            task="Raises the hips.",
            strength=Strength.STRONG,
            body=parse_markdown("It is the largest muscle of the body [@plotkin2023]."),
        ),
    ),
    terms=(
        Term(
            id="rir",
            term="RIR",
            definition=parse_markdown("Repetitions in reserve: how many more were possible."),
        ),
    ),
    references=(
        Reference(
            id="plotkin2023",
            authors="Plotkin DL, Rodas MA",
            year=2023,
            title="Hip thrust and back squat training",
            source="Front Physiol",
            type=ReferenceType.TRIAL,
        ),
        Reference(
            id="exrx",
            authors="ExRx.net",
            title="Barbell Hip Thrust",
            source="exrx.net",
            type=ReferenceType.SECONDARY,
        ),
    ),
)

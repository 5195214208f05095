"""A small library to search, and short ways to write entries."""

from typing import Any

import msgspec

from handbook.content.handbook import Handbook
from handbook.content.model import (
    AnyEntry,
    Equipment,
    Faq,
    Level,
    Manifest,
    MapRegion,
    Muscle,
    MuscleRole,
    Reference,
    ReferenceType,
    Section,
    Strength,
    Synonym,
    Term,
    Variation,
)
from handbook.content.prose import Heading, Paragraph, Prose, Text


def prose(*paragraphs: str) -> Prose:
    """Paragraphs; one that begins with # is a heading."""
    return Prose(
        tuple(
            Heading(2, (Text(text[2:]),), f"h{at}")
            if text.startswith("# ")
            else Paragraph((Text(text),))
            for at, text in enumerate(paragraphs)
        )
    )


def slug(name: str) -> str:
    """An id for a name, good enough for a test."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def variation(
    name: str, *aliases: str, summary: str = "", equipment: Equipment = Equipment.BARBELL
) -> Variation:
    """A variation."""
    return Variation(
        id=slug(name),
        name=name,
        aliases=aliases,
        summary=summary,
        equipment=(equipment,),
        level=Level.BEGINNER,
        steps=("Lift it.", "Lower it."),
    )


def faq(question: str, answer: str, *also: str, tags: tuple[str, ...] = ()) -> Faq:
    """A question and its answer."""
    return Faq(id=slug(question), question=question, also=also, answer=prose(answer), tags=tags)


def section(
    title: str, *body: str, summary: str = "What it is about.", aliases: tuple[str, ...] = ()
) -> Section:
    """A section."""
    return Section(id=slug(title), title=title, summary=summary, aliases=aliases, body=prose(*body))


def term(name: str, definition: str, *aliases: str) -> Term:
    """A glossary entry."""
    return Term(id=slug(name), term=name, aliases=aliases, definition=prose(definition))


def muscle(name: str, plain_name: str, *aliases: str) -> Muscle:
    """A muscle."""
    return Muscle(
        id=slug(name),
        name=name,
        plain_name=plain_name,
        aliases=aliases,
        role=MuscleRole.PRIME_MOVER,
        regions=(MapRegion.BACK_LOWER_BUTTOCK,),
        action="Straightens the hip.",
        task="Drives the lift.",
        strength=Strength.STRONG,
        body=prose("The largest muscle of the body."),
    )


def reference(title: str, authors: str, year: int) -> Reference:
    """A work cited."""
    return Reference(
        id=slug(f"{authors.split(maxsplit=1)[0]} {year}"),
        authors=authors,
        year=year,
        title=title,
        source="A Journal",
        type=ReferenceType.TRIAL,
    )


def handbook(
    *entries: AnyEntry,
    pack: str = "gym",
    synonyms: dict[str, str] | None = None,
    digest: str = "",
) -> Handbook:
    """A handbook of some entries; `synonyms` gives a meaning to each everyday word.

    With a `digest` its index is kept.
    """
    kinds: dict[type, str] = {
        Section: "sections",
        Variation: "variations",
        Faq: "faqs",
        Muscle: "muscles",
        Term: "terms",
        Reference: "references",
    }
    manifest = Manifest(
        id=pack,
        title=pack.title(),
        language="en-US",
        version="1.0.0",
        license="CC0",
        authors=("A. Coach",),
        reviewed_on="2026-01-31",
        summary="For tests.",
        disclaimer="None.",
        synonyms=tuple(
            Synonym(words=(word,), means=means) for word, means in (synonyms or {}).items()
        ),
    )
    sorted_out: dict[str, Any] = {
        field: tuple(entry for entry in entries if type(entry) is kind)
        for kind, field in kinds.items()
    }
    return Handbook(manifest=manifest, digest=digest, **sorted_out)


GYM = handbook(
    section(
        "Safety",
        "# When to stop",
        "Stop when a pain spreads. People with a hernia should not strain.",
        "A squatting client keeps the knees over the toes.",
        summary="Hazards and how to avoid them.",
    ),
    variation("Bench Press", summary="Lie down and press the bar."),
    variation("Deadlift", summary="Pick the bar up from the floor."),
    variation("Romanian Deadlift", "RDL", "stiff-leg pull"),
    variation("B-stance hip thrust", "kickstand hip thrust", summary="One leg does the most."),
    variation("Kettlebell Swing", equipment=Equipment.KETTLEBELL),
    variation("Bulgarian Split Squat", "RFESS", "rear-foot-elevated squat"),
    variation("Goblet Squat", equipment=Equipment.DUMBBELL),
    variation("Jäger Squat"),
    variation("Élévation latérale", equipment=Equipment.DUMBBELL),
    variation("Single-arm Row", "one-arm row"),
    variation("Face Pull"),
    variation("Farmer's Carry", summary="Walk with a weight in each hand."),
    faq("Why do my knees cave in?", "Push them out over the toes.", "knees falling inward"),
    faq(
        "Can I train at home without a barbell?",
        "Yes. A backpack filled with books is a fair weight.",
        tags=("home", "equipment"),
    ),
    faq("Are squats better than deadlifts?", "Each is better at what it trains."),
    faq("Does lifting prevent ACL injuries?", "Whole programs do; one lift alone was not tested."),
    muscle("Gluteus maximus", "buttock muscle", "glute max"),
    muscle("Hamstrings", "back of the thigh"),
    term("Hypertrophy", "Growth of a muscle."),
    term("1RM", "The most that can be lifted once.", "one-repetition maximum"),
    reference("Squats and the growth of gluteus maximus", "Plotkin DL", 2023),
    synonyms={"bum": "gluteus maximus", "hammies": "hamstrings", "pump up": "hypertrophy"},
)

KEPT = msgspec.structs.replace(GYM, digest="1")
"""The same as if it had been read from files, so that its index is kept."""

CHANGED = msgspec.structs.replace(GYM, digest="2")
"""The same after its files have changed."""

"""A small library by hand: a tame pack of every kind, and one whose texts are hostile."""

from handbook.content.address import Address
from handbook.content.handbook import Handbook, Library
from handbook.content.model import (
    Equipment,
    Faq,
    Kind,
    Level,
    Manifest,
    MapRegion,
    Muscle,
    MuscleRole,
    MuscleUse,
    Reference,
    ReferenceType,
    Rung,
    Section,
    Strength,
    Term,
    Variation,
)
from handbook.content.model import LadderReason as Harder
from handbook.content.problems import Problem
from handbook.content.prose import Citation, Heading, Link, Paragraph, Prose, Text

LONG = "Sit down and stand up again. " * 350
"""Ten thousand characters."""

UNBROKEN = "squat" * 2000
"""Ten thousand characters without a space."""

RIGHT_TO_LEFT = "כפיפת ברכיים \u202eand back\u202c عميق"

ASTRAL = "🏋️\u200d♀️ 𝒮quat 𐐷eep 👩🏽\u200d🦽 knees"
"""Letters outside the plane that UTF-16 counts as one."""

HOSTILE = ("", LONG, UNBROKEN, RIGHT_TO_LEFT, ASTRAL, "<b>&amp;\n\t</b>")


def text(*words: str) -> Paragraph:
    """A paragraph."""
    return Paragraph(tuple(Text(word) for word in words))


def heading(words: str, anchor: str, level: int = 2) -> Heading:
    """A heading."""
    return Heading(level, (Text(words),), anchor)


def link(target: str, words: str) -> Paragraph:
    """A paragraph that is one link."""
    return Paragraph((Link(target, (Text(words),)),))


def manifest(id: str, title: str) -> Manifest:
    """What stands in pack.yaml."""
    return Manifest(
        id=id,
        title=title,
        language="en",
        version="1.0.0",
        license="CC-BY-4.0",
        authors=("A. Coach",),
        reviewed_on="2026-01-31",
        summary="How to squat.",
        disclaimer="Ask a clinician first.",
    )


def variation(id: str, name: str, *equipment: Equipment, **fields: object) -> Variation:
    """A variation that a beginner can do."""
    fields.setdefault("summary", f"{name}, in a line.")
    fields.setdefault("level", Level.BEGINNER)
    return Variation(id=id, name=name, equipment=equipment, steps=("Sit.", "Stand."), **fields)


def faq(id: str, question: str, answer: str, *tags: str) -> Faq:
    """A question with its answer."""
    return Faq(id=id, question=question, answer=Prose((text(answer),)), tags=tags)


OVERVIEW = Section(
    id="overview",
    title="Overview",
    summary="What a squat is.",
    key_points=("Sit down.", "Stand up."),
    body=Prose(
        (
            Paragraph((Text("A squat trains the "), Link("squat/muscle/quads", (Text("quads"),)))),
            Paragraph((Text("It is old"), Citation(("first2020",)))),
            heading("How deep", "how-deep"),
            link("squat/section/depth#why", "Read why depth matters"),
            link("https://example.org/squat", "A page on the web"),
            heading("How often", "how-often"),
            heading("In a week", "in-a-week", 3),
            text("Twice a week is a start."),
        )
    ),
    client=Prose((text("Sit down and stand up."),)),
)

DEPTH = Section(
    id="depth",
    title="Depth",
    summary="How far down to go.",
    body=Prose(
        (
            heading("Where", "where"),
            *(text(f"Depth, point {number}. " + "Go a little lower. " * 12) for number in range(9)),
            heading("Why", "why"),
            *(text(f"Reason {number}. " + "Range counts. " * 20) for number in range(30)),
        )
    ),
)

BOX = variation(
    "box",
    "Box squat",
    Equipment.STEP,
    harder=(Rung(to="goblet", reason=Harder.LOAD, note="A weight in front."),),
    muscles=(MuscleUse(muscle="quads", role=MuscleRole.PRIME_MOVER),),
)
GOBLET = variation(
    "goblet", "Goblet squat", Equipment.DUMBBELL, level=Level.INTERMEDIATE, aliases=("cup squat",)
)
BACK = variation("back", "Back squat", Equipment.BARBELL, Equipment.RACK, level=Level.ADVANCED)

QUESTIONS = (
    faq("knees", "Why do my knees cave in?", "A band over the knees helps.", "knees"),
    faq("heels", "Why do my heels lift?", "A wedge under the heels helps.", "ankles"),
    faq("depth", "How deep should I go?", "As deep as you stay in control.", "knees", "depth"),
    faq("breath", "When do I breathe?", "In before you sit, out as you stand."),
    faq("belt", "Do I need a belt?", "Not at first."),
    faq("shoes", "Which shoes do I wear?", "Flat ones for a start."),
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
    body=Prose((text("It is large."),)),
)
RANGE = Term(
    id="range", term="Range of motion", definition=Prose((text("How far a joint moves."),))
)
FIRST = Reference(
    id="first2020",
    authors="First A",
    year=2020,
    title="On squats",
    source="Journal",
    doi="10.1000/squat",
    type=ReferenceType.TRIAL,
)

SQUAT = Handbook(
    manifest("squat", "Squat"),
    sections=(OVERVIEW, DEPTH),
    variations=(BOX, GOBLET, BACK),
    faqs=QUESTIONS,
    muscles=(QUADS,),
    terms=(RANGE,),
    references=(FIRST,),
)


def _hostile(at: int, words: str) -> tuple[Section, Variation, Faq, Muscle, Term, Reference]:
    """One entry of each kind that says nothing but these words."""
    id = f"odd-{at}"
    prose = Prose((heading(words, f"odd-{at}"), text(words)) if words else ())
    return (
        Section(id=id, title=words, summary=words, key_points=(words,), body=prose, client=prose),
        variation(id, words, Equipment.NONE, summary=words, emphasis=words),
        Faq(id=id, question=words, answer=prose, client=words or None, tags=("odd",)),
        Muscle(
            id=id,
            name=words,
            plain_name=words,
            role=MuscleRole.MINOR,
            regions=(MapRegion.BACK_CALF,),
            action=words,
            task=words,
            strength=Strength.CUSTOM,
            body=prose,
        ),
        Term(id=id, term=words, definition=prose),
        Reference(id=id, authors=words, title=words, source=words, type=ReferenceType.SECONDARY),
    )


_ODD = [_hostile(at, words) for at, words in enumerate(HOSTILE)]

ODD = Handbook(
    manifest("odd", RIGHT_TO_LEFT),
    sections=tuple(entries[0] for entries in _ODD),
    variations=tuple(entries[1] for entries in _ODD),
    faqs=tuple(entries[2] for entries in _ODD),
    muscles=tuple(entries[3] for entries in _ODD),
    terms=tuple(entries[4] for entries in _ODD),
    references=tuple(entries[5] for entries in _ODD),
)

LIBRARY = Library((SQUAT, ODD))

PROBLEM = Problem("squat/faq.yaml", 12, 3, "There is no entry “variation:bax”.")

EVERY_ADDRESS = tuple(
    str(address)
    for handbook in LIBRARY.handbooks
    for address in (
        Address(handbook.id),
        *(handbook.address(kind) for kind in Kind),
        *(handbook.address(kind, entry.id) for kind, entry in handbook.all_entries()),
    )
)

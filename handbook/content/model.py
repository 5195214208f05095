"""What a pack holds: its manifest and its entries, as frozen values.

These structs are the pack format. The loader converts YAML into them, `schema` writes the JSON
Schemas from them, and the snapshot packs them. Vocabulary follows NSCA and ACSM usage.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from handbook.content.limits import MAX_LINE_CHARACTERS
from handbook.content.pose import Figure
from handbook.content.prose import Prose
from handbook.content.strict import Strict


class Kind(StrEnum):
    """The kinds of entry, in the order in which lists of several kinds show them."""

    SECTION = "section"
    VARIATION = "variation"
    FAQ = "faq"
    MUSCLE = "muscle"
    TERM = "term"
    REFERENCE = "reference"


class Equipment(StrEnum):
    """What an exercise is done with."""

    NONE = "none"
    BARBELL = "barbell"
    EZ_BAR = "ez-bar"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    PLATE = "plate"
    LOOP_BAND = "loop-band"
    LONG_BAND = "long-band"
    MACHINE = "machine"
    SMITH_MACHINE = "smith-machine"
    CABLE_MACHINE = "cable-machine"
    BENCH = "bench"
    STEP = "step"
    RACK = "rack"
    BACK_EXTENSION_BENCH = "back-extension-bench"
    PAD = "pad"
    MAT = "mat"
    COLLARS = "collars"
    SLIDERS = "sliders"
    EXERCISE_BALL = "exercise-ball"
    MEDICINE_BALL = "medicine-ball"
    FOAM_ROLLER = "foam-roller"
    SUSPENSION_TRAINER = "suspension-trainer"
    OTHER = "other"


class Level(StrEnum):
    """How much experience an exercise asks for."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Laterality(StrEnum):
    """Whether both sides work equally, unequally or one at a time."""

    BILATERAL = "bilateral"
    B_STANCE = "b-stance"
    UNILATERAL = "unilateral"
    ALTERNATING = "alternating"


class StartPosition(StrEnum):
    """How the body is placed before the first repetition."""

    SUPINE = "supine"
    SHOULDERS_ELEVATED = "shoulders-elevated"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    QUADRUPED = "quadruped"
    KNEELING = "kneeling"
    HALF_KNEELING = "half-kneeling"
    SEATED = "seated"
    STANDING = "standing"


class Suits(StrEnum):
    """A person or situation an exercise fits well."""

    FIRST_LESSON = "first-lesson"
    HOME = "home"
    TRAVEL = "travel"
    NO_BENCH = "no-bench"
    TRAINING_ALONE = "training-alone"
    WARM_UP = "warm-up"
    HIGH_REPETITIONS = "high-repetitions"
    HEAVY_LOADING = "heavy-loading"
    SPORT = "sport"
    OLDER_ADULTS = "older-adults"
    TEENAGERS = "teenagers"
    SENSITIVE_BACK = "sensitive-back"
    SENSITIVE_KNEES = "sensitive-knees"
    SENSITIVE_HIP_BONES = "sensitive-hip-bones"
    PREGNANCY = "pregnancy"
    SIDE_DIFFERENCES = "side-differences"


class Goal(StrEnum):
    """What a dose is for."""

    LEARN = "learn"
    STRENGTH = "strength"
    HYPERTROPHY = "hypertrophy"
    POWER = "power"
    ENDURANCE = "endurance"
    RESTART = "restart"
    OLDER_ADULT = "older-adult"
    TEENAGER = "teenager"
    WARM_UP = "warm-up"


class MuscleRole(StrEnum):
    """What a muscle does in a movement."""

    PRIME_MOVER = "prime-mover"
    SYNERGIST = "synergist"
    STABILIZER = "stabilizer"
    MINOR = "minor"


class MapRegion(StrEnum):
    """A region of the muscle map; the view it lies in comes first in its name."""

    FRONT_NECK = "front-neck"
    FRONT_SHOULDER = "front-shoulder"
    FRONT_CHEST = "front-chest"
    FRONT_UPPER_ARM = "front-upper-arm"
    FRONT_FOREARM = "front-forearm"
    FRONT_ABDOMEN = "front-abdomen"
    FRONT_OBLIQUES = "front-obliques"
    FRONT_HIP = "front-hip"
    FRONT_INNER_THIGH = "front-inner-thigh"
    FRONT_MIDDLE_THIGH = "front-middle-thigh"
    FRONT_OUTER_THIGH = "front-outer-thigh"
    FRONT_SHIN = "front-shin"
    BACK_NECK = "back-neck"
    BACK_SHOULDER = "back-shoulder"
    BACK_UPPER_BACK = "back-upper-back"
    BACK_SIDE = "back-side"
    BACK_UPPER_ARM = "back-upper-arm"
    BACK_FOREARM = "back-forearm"
    BACK_LOWER_BACK = "back-lower-back"
    BACK_SIDE_HIP = "back-side-hip"
    BACK_UPPER_BUTTOCK = "back-upper-buttock"
    BACK_LOWER_BUTTOCK = "back-lower-buttock"
    BACK_INNER_THIGH = "back-inner-thigh"
    BACK_OUTER_THIGH = "back-outer-thigh"
    BACK_CALF = "back-calf"


class Category(StrEnum):
    """The kind of training an exercise belongs to."""

    STRENGTH = "strength"
    STRETCHING = "stretching"
    PLYOMETRICS = "plyometrics"
    POWERLIFTING = "powerlifting"
    OLYMPIC_WEIGHTLIFTING = "olympic-weightlifting"
    STRONGMAN = "strongman"
    CARDIO = "cardio"


class Force(StrEnum):
    """Which way the working muscles move the load."""

    PUSH = "push"
    PULL = "pull"
    STATIC = "static"


class Mechanic(StrEnum):
    """Whether several joints move or one."""

    COMPOUND = "compound"
    ISOLATION = "isolation"


class LadderReason(StrEnum):
    """What makes the next variation harder."""

    LOAD = "load"
    LEVER = "lever"
    RANGE = "range"
    STABILITY = "stability"
    ONE_LEG = "one-leg"
    TEMPO = "tempo"
    EQUIPMENT = "equipment"


class CueFocus(StrEnum):
    """Where a cue sends attention: to the effect of the movement, or to the body."""

    EXTERNAL = "external"
    INTERNAL = "internal"


class Strength(StrEnum):
    """How strong the evidence behind a line is."""

    STRONG = "strong"
    MIXED = "mixed"
    WEAK = "weak"
    NONE_FOUND = "none-found"
    CUSTOM = "custom"


class RepetitionUnit(StrEnum):
    """What a set is counted in."""

    REPETITIONS = "repetitions"
    SECONDS = "seconds"
    MINUTES = "minutes"


class ReferenceType(StrEnum):
    """What kind of work a reference is; only the secondary ones merely show what is taught."""

    TRIAL = "trial"
    LAB_STUDY = "lab-study"
    REVIEW = "review"
    META_ANALYSIS = "meta-analysis"
    GUIDELINE = "guideline"
    TECHNIQUE_ARTICLE = "technique-article"
    SECONDARY = "secondary"


Slug = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        description="Lower-case letters, digits and single hyphens; never changes once published.",
    ),
]
Line = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=MAX_LINE_CHARACTERS,
        description="One short text, without Markdown.",
    ),
]
Name = Annotated[
    str, Meta(min_length=1, max_length=120, description="A name or title, without Markdown.")
]
Link = Annotated[
    str,
    Meta(
        pattern=r"^(section|variation|muscle|faq|term):[a-z0-9]+(-[a-z0-9]+)*$",
        description="An entry of the pack, as kind:id.",
    ),
]
Count = (
    Annotated[int, Meta(ge=0, le=1000)]
    | Annotated[
        str,
        Meta(
            pattern=r"^[0-9]{1,4}-[0-9]{1,4}$",
            description="A number, or a range such as 8-12.",
        ),
    ]
)
Tempo = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]-[0-9]-[0-9X]-[0-9]$",
        description=(
            "Seconds of eccentric, pause stretched, concentric (X: as fast as possible), pause "
            "contracted. The hip thrust keeps this order although it starts with the concentric."
        ),
    ),
]
Date = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        description="A date as YYYY-MM-DD.",
    ),
]
References = Annotated[
    tuple[Slug, ...], Meta(description="Ids of the references behind this; none if it is custom.")
]
Aliases = Annotated[
    tuple[Name, ...], Meta(description="Other names, slang and abbreviations; search finds them.")
]
Related = Annotated[tuple[Link, ...], Meta(description="Where to read on, each as kind:id.")]


class Dose(Strict, frozen=True, kw_only=True):
    """A prescription for one goal: how much, how hard, how often.

    Loads are fractions of the one-repetition maximum in percent, rests in seconds.
    """

    goal: Goal
    sets: Annotated[Count, Meta(description="Number of sets, or a range such as 3-4.")]
    repetitions: Annotated[Count, Meta(description="Amount of one set, counted in `unit`.")]
    unit: RepetitionUnit = RepetitionUnit.REPETITIONS
    per_side: Annotated[bool, Meta(description="Whether the amount is done on each side.")] = False
    load: Annotated[Line, Meta(description="The load in words, as printed.")]
    percent_1rm: Annotated[
        Count | None, Meta(description="Load in percent of the one-repetition maximum.")
    ] = None
    repetitions_in_reserve: Annotated[
        Count | None, Meta(description="Good repetitions left at the end of a set.")
    ] = None
    tempo: Annotated[
        Tempo | None,
        Meta(
            description="Seconds to lower, pause, lift and pause, as 2-0-1-1; "
            "X is as fast as possible."
        ),
    ] = None
    rest_seconds: Annotated[Count | None, Meta(description="Rest between sets, in seconds.")] = None
    days_per_week: Annotated[Count | None, Meta(description="Training days in a week.")] = None
    note: Annotated[Line | None, Meta(description="Anything else, as how to progress.")] = None
    refs: References = ()


class Synonym(Strict, frozen=True, kw_only=True):
    """Everyday words and abbreviations, and what the handbook calls the thing."""

    words: Annotated[
        tuple[Name, ...], Meta(min_length=1, description="What people type into the search box.")
    ]
    means: Annotated[Name, Meta(description="The words that the texts of the pack use.")]


class Manifest(Strict, frozen=True, kw_only=True):
    """pack.yaml: what the pack is, who stands behind it, and how it is ordered."""

    id: Annotated[Slug, Meta(description="First part of every address in the pack; never changes.")]
    title: Annotated[Name, Meta(description="Title of the handbook.")]
    language: Annotated[
        str,
        Meta(
            pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$",
            description="Language of the texts, as en or en-US (BCP 47).",
        ),
    ]
    version: Annotated[
        str,
        Meta(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$", description="Version of the pack, as 1.0.0."),
    ]
    license: Annotated[Name, Meta(description="Under what terms others may use it, as CC-BY-4.0.")]
    authors: Annotated[tuple[Name, ...], Meta(description="Who wrote it.")]
    reviewed_on: Annotated[Date, Meta(description="When it was last checked, as YYYY-MM-DD.")]
    summary: Annotated[Line, Meta(description="What the handbook holds, in one or two sentences.")]
    disclaimer: Annotated[
        str,
        Meta(min_length=1, max_length=1000, description="Printed on the cover and on handouts."),
    ]
    client_disclaimer: Annotated[
        str, Meta(max_length=300, description="The same for clients, printed on handouts.")
    ] = ""
    sections: Annotated[
        tuple[Slug, ...], Meta(description="Ids of the sections in reading order.")
    ] = ()
    renamed: Annotated[
        dict[Link, Link],
        Meta(description="Former kind:id to present kind:id, so that bookmarks work."),
    ] = field(default_factory=dict[str, str])
    doses: Annotated[
        tuple[Dose, ...], Meta(description="Doses by goal, for variations that give none for it.")
    ] = ()
    synonyms: Annotated[
        tuple[Synonym, ...],
        Meta(description="Everyday words for search, with what they mean here."),
    ] = ()


class Entry(Strict, frozen=True, kw_only=True):
    """What every kind has: an id that links, bookmarks and handouts rely on."""

    id: Slug


class Section(Entry, frozen=True, kw_only=True):
    """A chapter of the handbook."""

    title: Annotated[Name, Meta(description="Title of the chapter, as people would search for it.")]
    summary: Annotated[Line, Meta(description="What the chapter says, in one or two sentences.")]
    aliases: Aliases = ()
    key_points: Annotated[
        tuple[Line, ...], Meta(description="The chapter in plain words, shown in a box.")
    ] = ()
    body: Annotated[Prose, Meta(description="The chapter; its headings begin at ##.")]
    client: Annotated[Prose, Meta(description="What a handout says of it, in plain words.")] = (
        field(default_factory=Prose)
    )


class MuscleUse(Strict, frozen=True, kw_only=True):
    """A muscle and its role in one variation."""

    muscle: Annotated[Slug, Meta(description="Id of the muscle.")]
    role: MuscleRole


class Cue(Strict, frozen=True, kw_only=True):
    """A short coaching cue."""

    text: Annotated[str, Meta(min_length=1, max_length=80, description="What the coach says.")]
    focus: CueFocus


class Fault(Strict, frozen=True, kw_only=True):
    """A common error: what the trainer sees, why it happens, how to fix it."""

    see: Annotated[Line, Meta(description="What the trainer sees.")]
    why: Annotated[Line, Meta(description="Why it happens.")]
    fix: Annotated[Line, Meta(description="What to say or change.")]
    refs: References = ()


class Rung(Strict, frozen=True, kw_only=True):
    """A link to a harder variation, with what makes it harder."""

    to: Annotated[Slug, Meta(description="Id of the harder variation.")]
    reason: LadderReason
    note: Annotated[Line, Meta(description="What makes it harder, in words.")]


class Evidence(Strict, frozen=True, kw_only=True):
    """One line of what research says, and how strong it is."""

    text: Annotated[Line, Meta(description="What was found, with numbers and their units.")]
    strength: Strength
    refs: References = ()


class ClientCopy(Strict, frozen=True, kw_only=True):
    """The same exercise in plain words, for the client's handout."""

    summary: Annotated[Line, Meta(description="What the exercise is for.")]
    setup: Annotated[tuple[Line, ...], Meta(description="How to get into position.")]
    steps: Annotated[tuple[Line, ...], Meta(description="What to do, one action a line.")]
    cues: Annotated[tuple[Line, ...], Meta(description="Reminders.")] = ()
    feel: Annotated[Line, Meta(description="What the client should feel.")]
    stop_if: Annotated[tuple[Line, ...], Meta(description="Signs to stop at.")]


class Variation(Entry, frozen=True, kw_only=True):
    """One way of doing the exercise."""

    name: Annotated[Name, Meta(description="The name most trainers use.")]
    aliases: Aliases = ()
    summary: Annotated[Line, Meta(description="What it is and when to choose it.")] = ""
    equipment: Annotated[
        tuple[Equipment, ...], Meta(min_length=1, description="What it cannot be done without.")
    ]
    optional_equipment: Annotated[
        tuple[Equipment, ...], Meta(description="What can be added.")
    ] = ()
    level: Level
    category: Annotated[
        Category | None, Meta(description="The kind of training it belongs to.")
    ] = None
    force: Annotated[
        Force | None, Meta(description="Which way the working muscles move the load.")
    ] = None
    mechanic: Annotated[
        Mechanic | None, Meta(description="Whether several joints move or one.")
    ] = None
    laterality: Annotated[
        Laterality | None, Meta(description="Whether both sides work equally.")
    ] = None
    start_position: Annotated[
        StartPosition | None,
        Meta(description="How the body is placed before the first repetition."),
    ] = None
    stance: Annotated[Line, Meta(description="Where the feet stand.")] = ""
    load_position: Annotated[Line, Meta(description="Where the load lies and how it is held.")] = ""
    range_of_motion: Annotated[Line, Meta(description="From where to where it moves.")] = ""
    emphasis: Annotated[Line, Meta(description="What it trains more than its neighbors.")] = ""
    suits: Annotated[tuple[Suits, ...], Meta(description="People and situations it fits.")] = ()
    suits_note: Annotated[Line, Meta(description="The same in words, shown instead.")] = ""
    muscles: Annotated[tuple[MuscleUse, ...], Meta(description="Muscles with their roles.")] = ()
    setup: Annotated[tuple[Line, ...], Meta(description="Setting up, one action a line.")] = ()
    steps: Annotated[tuple[Line, ...], Meta(description="One repetition, one action a line.")]
    breathing: Annotated[
        Line, Meta(description="When to breathe in and out, and whether to brace.")
    ] = ""
    feel: Annotated[Line, Meta(description="What the client should feel, and where.")] = ""
    cues: Annotated[tuple[Cue, ...], Meta(description="Short cues; say one at a time.")] = ()
    errors: Annotated[tuple[Fault, ...], Meta(description="Common errors: see, why, fix.")] = ()
    cautions: Annotated[tuple[Line, ...], Meta(description="Who should take care, and how.")] = ()
    stop_if: Annotated[tuple[Line, ...], Meta(description="Signs to stop the set at.")] = ()
    harder: Annotated[
        tuple[Rung, ...],
        Meta(description="The next harder variations; easier ones follow from it."),
    ] = ()
    substitutes: Annotated[
        tuple[Line, ...], Meta(description="Exercises outside this handbook that can stand in.")
    ] = ()
    evidence: Annotated[
        tuple[Evidence, ...], Meta(description="What research says of it, and how strongly.")
    ] = ()
    doses: Annotated[
        tuple[Dose, ...], Meta(description="Doses by goal, before those of the pack.")
    ] = ()
    client: Annotated[
        ClientCopy | None, Meta(description="The exercise in plain words, for handouts.")
    ] = None
    figure: Annotated[
        Figure | None, Meta(description="What its movement figure is drawn from.")
    ] = None
    notes: Annotated[Prose, Meta(description="Anything else worth knowing.")] = field(
        default_factory=Prose
    )

    @property
    def title(self) -> str:
        """The name, under the word every kind shares."""
        return self.name


class Muscle(Entry, frozen=True, kw_only=True):
    """A muscle (or a group that works as one) and its part in the exercise."""

    name: Annotated[Name, Meta(description="The anatomical name.")]
    plain_name: Annotated[Name, Meta(description="What a client calls it.")]
    aliases: Aliases = ()
    role: Annotated[MuscleRole, Meta(description="Its role in the exercise as usually done.")]
    regions: Annotated[
        tuple[MapRegion, ...],
        Meta(description="Where it lies on the muscle map; none if it is not on it."),
    ]
    action: Annotated[Line, Meta(description="What it does at its joints.")]
    task: Annotated[Line, Meta(description="What it does in this exercise.")]
    strength: Annotated[Strength, Meta(description="How strong the evidence on its role is.")]
    body: Annotated[Prose, Meta(description="What is known of its part in the exercise.")]

    @property
    def title(self) -> str:
        """The name, under the word every kind shares."""
        return self.name


class Faq(Entry, frozen=True, kw_only=True):
    """A question clients ask, with the trainer's answer and a shorter one in plain words."""

    question: Annotated[Name, Meta(description="The question as a client asks it.")]
    also: Annotated[
        tuple[Name, ...], Meta(description="Other ways to ask it; search finds them.")
    ] = ()
    answer: Annotated[
        Prose, Meta(description="The answer for the trainer; the short answer comes first.")
    ]
    client: Annotated[
        Annotated[str, Meta(min_length=1, max_length=600)] | None,
        Meta(description="The answer in plain words, for handouts; without Markdown."),
    ] = None
    tags: Annotated[tuple[Slug, ...], Meta(description="Topics to filter the questions by.")] = ()
    related: Related = ()

    @property
    def title(self) -> str:
        """The question, under the word every kind shares."""
        return self.question


class Term(Entry, frozen=True, kw_only=True):
    """A word of the trade and what it means."""

    term: Annotated[Name, Meta(description="The word; its first use on each page links here.")]
    aliases: Aliases = ()
    definition: Annotated[Prose, Meta(description="What it means, in a sentence or two.")]
    related: Related = ()

    @property
    def title(self) -> str:
        """The term, under the word every kind shares."""
        return self.term


class Reference(Entry, frozen=True, kw_only=True):
    """A work cited. Secondary ones show what is taught or reported, not what research found."""

    authors: Annotated[Line, Meta(description="Authors as in a bibliography.")]
    year: Annotated[
        Annotated[int, Meta(ge=1800, le=2100)] | None, Meta(description="Year of publication.")
    ] = None
    title: Annotated[Line, Meta(description="Title of the work.")]
    source: Annotated[Line, Meta(description="The journal, publisher or site.")]
    locator: Annotated[Line | None, Meta(description="Volume, issue and pages.")] = None
    doi: Annotated[
        Annotated[str, Meta(pattern=r"^10\.[0-9]{4,9}/\S+$")] | None,
        Meta(description="The DOI, beginning with 10."),
    ] = None
    url: Annotated[
        Annotated[str, Meta(pattern=r"^https?://\S+$", max_length=400)] | None,
        Meta(description="A web address, shown and never fetched."),
    ] = None
    type: ReferenceType
    note: Annotated[Line | None, Meta(description="What it can and cannot show.")] = None


AnyEntry = Section | Variation | Faq | Muscle | Term | Reference

ENTRY_TYPES: dict[Kind, type[AnyEntry]] = {
    Kind.SECTION: Section,
    Kind.VARIATION: Variation,
    Kind.FAQ: Faq,
    Kind.MUSCLE: Muscle,
    Kind.TERM: Term,
    Kind.REFERENCE: Reference,
}

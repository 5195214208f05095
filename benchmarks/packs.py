"""A large library for measuring, always the same: exercises by the hundred thousand, and more."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from math import prod
from pathlib import Path
from random import Random

from msgspec import Struct

VARIATIONS = 100_000
"""Exercises of the large pack."""

_PER_FILE = 2_500

_WAYS = ("", "Paused", "Tempo", "Slow", "Explosive", "Heavy", "1.5-Repetition", "Dead-Stop")
_HOLDS = (
    *("", "Close-Grip", "Wide-Grip", "Neutral-Grip", "Reverse-Grip", "Single-Arm", "Single-Leg"),
    *("B-Stance", "Wide-Stance", "Alternating", "Kneeling", "Seated"),
)
_TOOLS = {
    "Barbell": ("barbell", "rack"),
    "Dumbbell": ("dumbbell",),
    "Kettlebell": ("kettlebell",),
    "Cable": ("cable-machine",),
    "Smith-Machine": ("smith-machine",),
    "Machine": ("machine",),
    "Banded": ("loop-band",),
    "Landmine": ("barbell", "plate"),
    "Bodyweight": ("none",),
    "EZ-Bar": ("ez-bar",),
    "Suspended": ("suspension-trainer",),
    "Medicine-Ball": ("medicine-ball",),
}
_MOVEMENTS = {
    "Bench Press": ("push", "compound", ("chest", "triceps", "shoulders")),
    "Incline Press": ("push", "compound", ("chest", "shoulders")),
    "Overhead Press": ("push", "compound", ("shoulders", "triceps")),
    "Push-Up": ("push", "compound", ("chest", "triceps", "abdominals")),
    "Dip": ("push", "compound", ("triceps", "chest")),
    "Flye": ("push", "isolation", ("chest",)),
    "Lateral Raise": ("push", "isolation", ("shoulders",)),
    "Triceps Extension": ("push", "isolation", ("triceps",)),
    "Squat": ("push", "compound", ("quadriceps", "glutes")),
    "Front Squat": ("push", "compound", ("quadriceps", "abdominals")),
    "Split Squat": ("push", "compound", ("quadriceps", "glutes")),
    "Lunge": ("push", "compound", ("quadriceps", "glutes", "hamstrings")),
    "Step-Up": ("push", "compound", ("quadriceps", "glutes")),
    "Leg Press": ("push", "compound", ("quadriceps", "glutes")),
    "Calf Raise": ("push", "isolation", ("calves",)),
    "Hip Thrust": ("push", "compound", ("glutes", "hamstrings")),
    "Glute Bridge": ("push", "compound", ("glutes", "hamstrings")),
    "Deadlift": ("pull", "compound", ("hamstrings", "glutes", "back")),
    "Romanian Deadlift": ("pull", "compound", ("hamstrings", "glutes")),
    "Good Morning": ("pull", "compound", ("hamstrings", "back")),
    "Row": ("pull", "compound", ("back", "biceps")),
    "Face Pull": ("pull", "isolation", ("shoulders", "back")),
    "Pulldown": ("pull", "compound", ("back", "biceps")),
    "Pull-Up": ("pull", "compound", ("back", "biceps")),
    "Curl": ("pull", "isolation", ("biceps",)),
    "Hammer Curl": ("pull", "isolation", ("biceps", "forearms")),
    "Shrug": ("pull", "isolation", ("back",)),
    "Leg Curl": ("pull", "isolation", ("hamstrings",)),
    "Clean": ("pull", "compound", ("quadriceps", "back", "shoulders")),
    "Snatch": ("pull", "compound", ("quadriceps", "back", "shoulders")),
    "Swing": ("pull", "compound", ("glutes", "hamstrings")),
    "Get-Up": ("push", "compound", ("shoulders", "abdominals")),
    "Crunch": ("pull", "isolation", ("abdominals",)),
    "Plank": ("static", "compound", ("abdominals",)),
    "Carry": ("static", "compound", ("forearms", "back")),
    "Rotation": ("pull", "isolation", ("abdominals",)),
}
_ENDINGS = ("", "from a Deficit", "with Chains", "to a Box", "with a Pulse", "on a Step")
_LEVELS = ("beginner", "beginner", "intermediate", "intermediate", "advanced")
_SUITS = ("home", "travel", "first-lesson", "warm-up", "heavy-loading", "older-adults", "sport")
_MUSCLES = {
    "chest": "front-chest",
    "shoulders": "front-shoulder",
    "triceps": "back-upper-arm",
    "biceps": "front-upper-arm",
    "forearms": "front-forearm",
    "abdominals": "front-abdomen",
    "back": "back-upper-back",
    "glutes": "back-lower-buttock",
    "quadriceps": "front-middle-thigh",
    "hamstrings": "back-outer-thigh",
    "calves": "back-calf",
}

_BODIES = ("hips", "knees", "ribs", "shoulder blades", "elbows", "feet", "wrists", "chin", "spine")
_VERBS = ("Brace", "Set", "Drive", "Lower", "Turn", "Squeeze", "Push", "Keep", "Pull", "Hold")
_MANNERS = ("slowly", "evenly", "without a jerk", "as one piece", "with control", "under tension")
_PLACES = ("to the floor", "past the bench", "over the midfoot", "to the ceiling", "behind you")
_REASONS = ("to finish the lift", "so that nothing slips", "before you breathe out", "for balance")
_TOPICS = ("pain", "soreness", "progress", "breathing", "shoes", "grip", "tempo", "rest", "warm-up")
_SYLLABLES = ("ka", "ro", "lin", "ve", "sto", "mar", "del", "qui", "fen", "zu", "bri", "tan", "ol")


class Exercise(Struct, frozen=True):
    """One combination: its name, and what follows from it."""

    name: str
    movement: str
    tool: str
    hold: str


def write_packs(folder: Path, variations: int = VARIATIONS) -> list[Path]:
    """Write three packs, one of them with so many variations; gives their folders."""
    chance = Random(20260131)
    names = [_nickname(chance) for _number in range(12_000)]
    return [
        _write(folder / "gym", _gym(chance, names, variations)),
        _write(folder / "clinic", _gym(chance, names, variations // 50)),
        _write(folder / "desk", _desk(chance, names, variations // 50)),
    ]


def _write(folder: Path, files: Iterable[tuple[str, Iterable[object]]]) -> Path:
    folder.mkdir(parents=True)
    manifest = {
        "id": folder.name,
        "title": f"The {folder.name} library",
        "language": "en",
        "version": "1.0.0",
        "license": "MIT",
        "authors": ["Nobody"],
        "reviewed_on": "2026-01-31",
        "summary": "Made up, to be measured.",
        "disclaimer": "None of this was written by a trainer.",
    }
    (folder / "pack.yaml").write_text(_yaml(manifest), encoding="utf-8")
    for name, entries in files:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        text = "".join(f"- {_item(entry)}\n" for entry in entries)
        path.write_text(text, encoding="utf-8")
    return folder


def _yaml(fields: dict[str, object]) -> str:
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())


def _item(entry: object) -> str:
    assert isinstance(entry, dict)
    return "\n  ".join(f"{name}: {json.dumps(value)}" for name, value in entry.items())


def _gym(chance: Random, names: Sequence[str], size: int) -> Iterator[tuple[str, Iterable[object]]]:
    """The files of a pack of exercises and the muscles they train."""
    parts = [tuple(part) for part in (_WAYS, _HOLDS, _TOOLS, _MOVEMENTS, _ENDINGS)]
    numbers = chance.sample(range(prod(map(len, parts))), size)
    chosen = (_exercise(number, parts) for number in numbers)
    number = 0
    while exercises := list(islice(chosen, _PER_FILE)):
        number += 1
        yield (
            f"variations/{number:03}.yaml",
            [_variation(chance, names, exercise) for exercise in exercises],
        )
    yield "muscles.yaml", [_muscle(chance, name, region) for name, region in _MUSCLES.items()]


def _exercise(number: int, parts: Sequence[Sequence[str]]) -> Exercise:
    """The combination with a number: every word of every part goes with every other."""
    words: list[str] = []
    for part in parts:
        number, at = divmod(number, len(part))
        words.append(part[at])
    _way, hold, tool, movement, _ending = words
    return Exercise(" ".join(filter(None, words)), movement, tool, hold)


def _variation(chance: Random, names: Sequence[str], exercise: Exercise) -> dict[str, object]:
    force, mechanic, muscles = _MOVEMENTS[exercise.movement]
    roles = ("prime-mover", "synergist", "stabilizer")
    fields: dict[str, object] = {
        "id": _slug(exercise.name),
        "name": exercise.name,
        "summary": _sentence(chance, names),
        "equipment": list(_TOOLS[exercise.tool]),
        "level": chance.choice(_LEVELS),
        "category": "strength",
        "force": force,
        "mechanic": mechanic,
        "laterality": "unilateral" if exercise.hold.startswith("Single") else "bilateral",
        "suits": chance.sample(_SUITS, chance.randrange(3)),
        "muscles": [
            {"muscle": muscle, "role": role} for muscle, role in zip(muscles, roles, strict=False)
        ],
        "steps": [_sentence(chance, names) for _step in range(chance.randrange(4, 7))],
    }
    if chance.random() < 0.2:
        fields["aliases"] = [f"{chance.choice(names)} {exercise.movement.lower()}"]
    return fields


def _muscle(chance: Random, name: str, region: str) -> dict[str, object]:
    return {
        "id": name,
        "name": f"Musculus {name}",
        "plain_name": name.capitalize(),
        "role": "prime-mover",
        "regions": [region],
        "action": "Moves the joint.",
        "task": "Moves the load.",
        "strength": "none-found",
        "body": f"The {name} work here. {_VERBS[chance.randrange(10)]} them.",
    }


def _desk(
    chance: Random, names: Sequence[str], size: int
) -> Iterator[tuple[str, Iterable[object]]]:
    """The files of a pack of questions, terms and chapters."""
    movements = list(_MOVEMENTS)
    subjects = [
        (f"{chance.choice(_TOPICS)} in the {movement.lower()}", name)
        for movement, name in product(movements, names)
    ]
    chosen = chance.sample(subjects, size)
    yield (
        "faq.yaml",
        [
            {
                "id": f"question-{number}",
                "question": f"What about {subject} of a {name} client?",
                "answer": " ".join(_sentence(chance, names) for _each in range(4)),
                "tags": [chance.choice(_TOPICS)],
            }
            for number, (subject, name) in enumerate(chosen)
        ],
    )
    yield (
        "glossary.yaml",
        [
            {
                "id": f"term-{number}",
                "term": f"{name} {chance.choice(movements).lower()}",
                "definition": _sentence(chance, names),
            }
            for number, name in enumerate(names[: size // 4])
        ],
    )
    yield (
        "sections.yaml",
        [
            {
                "id": f"chapter-{number}",
                "title": f"{topic.capitalize()} and {movement.lower()}",
                "summary": _sentence(chance, names),
                "body": "\n\n".join(_sentence(chance, names) for _each in range(12)),
            }
            for number, (topic, movement) in enumerate(product(_TOPICS, movements))
        ],
    )


def _sentence(chance: Random, names: Sequence[str]) -> str:
    """Eight to twenty words, most of them common, one in a while met nowhere else."""
    first = f"{chance.choice(_VERBS)} your {chance.choice(_BODIES)} {chance.choice(_MANNERS)}"
    second = f"{chance.choice(_PLACES)} {chance.choice(_REASONS)}"
    tail = f", as {chance.choice(names)} did" if chance.random() < 0.15 else ""
    if chance.random() < 0.5:
        third = f" and {chance.choice(_VERBS).lower()} the {chance.choice(_BODIES)} again"
        return f"{first} {second}{third}{tail}."
    return f"{first} {second}{tail}."


def _nickname(chance: Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5))).capitalize()


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())

"""The manifest of a new pack, with what people in gyms type and what exercise lists call it."""

import datetime

from handbook.importing.free_exercise_db import FORMAT
from handbook.importing.yaml_text import Entry

_MEANINGS = {
    "Romanian deadlift": ("RDL",),
    "stiff-legged deadlift": ("SLDL", "stiff leg deadlift"),
    "one-legged deadlift": ("single leg RDL", "single leg deadlift"),
    "split squat": (
        "Bulgarian",
        "Bulgarian squat",
        "Bulgarian split squat",
        "BSS",
        "RFESS",
        "rear-foot-elevated split squat",
    ),
    "military press": ("OHP", "overhead press", "strict press"),
    "close-grip bench press": ("CGBP",),
    "bench press": ("BP",),
    "glute ham raise": ("GHR", "Nordic curl", "Nordics"),
    "Turkish get-up": ("TGU",),
    "handstand push-ups": ("HSPU",),
    "push-ups": ("press-ups",),
    "kettlebell": ("KB", "KBs"),
    "dumbbell": ("DB", "DBs"),
    "barbell": ("BB",),
    "bodyweight": ("BW",),
    "trap bar": ("hex bar",),
    "exercise ball": ("Swiss ball", "stability ball", "gym ball", "physio ball"),
    "medicine ball": ("med ball",),
    "suspended": ("TRX", "suspension trainer"),
    "SMR": ("foam roll", "foam rolling", "foam roller", "self-myofascial release"),
    "ab roller": ("ab wheel",),
    "butterfly": ("pec deck", "pec fly machine"),
    "rope jumping": ("jump rope", "skipping rope", "skip rope"),
    "rowing stationary": ("rower", "rowing machine", "erg"),
    "bicycling stationary": ("exercise bike", "stationary bike", "spin bike"),
    "battling ropes": ("battle ropes",),
    "hyperextensions": ("back extensions",),
    "stairmaster": ("stair climber",),
    "flyes": ("fly", "flys", "flies"),
    "side lateral raise": ("lat raise", "lateral raise"),
    "iliotibial tract": ("IT band", "ITB"),
    "pushdown": ("pressdown",),
}


def new_manifest(today: datetime.date) -> Entry:
    """A manifest that claims no more than an import knows; whoever owns the pack may rewrite it."""
    return {
        "id": FORMAT,
        "title": "Exercise library",
        "language": "en",
        "version": "1.0.0",
        "license": "As given where the exercises come from",
        "authors": ["Imported, authors not named in the file"],
        "reviewed_on": today.isoformat(),
        "summary": "Exercises imported from a file. Nobody has reviewed them for this handbook.",
        "disclaimer": (
            "These exercises come from another library and were not reviewed here. They are "
            "general information, not medical advice. Stop for sharp or spreading pain, numbness "
            "or dizziness, and ask a clinician."
        ),
        "client_disclaimer": (
            "This sheet is general advice. It does not replace your doctor or physical therapist."
        ),
        "synonyms": [{"words": words, "means": meaning} for meaning, words in _MEANINGS.items()],
    }

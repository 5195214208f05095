"""A small good pack of every kind, and ways to write, load and break it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from handbook.content.handbook import Handbook
from handbook.content.library import compile_pack
from handbook.content.snapshot import Compiled

Files = dict[str, str | bytes]
WritePack = Callable[[Mapping[str, str | bytes]], Path]
Load = Callable[[Mapping[str, str | bytes]], Compiled]
ProblemsOf = Callable[[Mapping[str, str | bytes]], list[str]]

MANIFEST = """\
id: squats
title: Squats
language: en-US
version: 1.0.0
license: CC-BY-4.0
authors: [A. Coach]
reviewed_on: 2026-01-31
summary: How to squat.
disclaimer: Ask a clinician first.
sections: [overview, depth]
"""

OVERVIEW = """\
id: overview
title: Overview
summary: What it is.
aliases: [intro]
key_points: [Sit down., Stand up.]
body: |
  A squat trains the [quads](muscle:quads) [@first2020]. Depth is custom [@custom].

  ## How deep

  See [depth](section:depth#why) and the [box squat](variation:box-squat).
client: |
  Sit down and stand up.
"""

DEPTH = """\
id: depth
title: Depth
summary: How far down.
body: |
  ## Why

  Because.
"""

VARIATIONS = """\
- id: box-squat
  name: Box squat
  equipment: [step]
  level: beginner
  muscles:
    - {muscle: quads, role: prime-mover}
  steps: [Sit back., Stand up.]
  harder:
    - {to: front-squat, reason: load, note: More weight.}
  evidence:
    - {text: It works., strength: weak, refs: [first2020]}
- id: front-squat
  name: Front squat
  equipment: [barbell, rack]
  level: advanced
  steps: [Unrack., Squat.]
  notes: |
    Keep the elbows up [@first2020].
"""

FAQ = """\
- id: knees
  question: Are squats bad for the knees?
  answer: |
    No [@first2020].
  related: [section:depth, term:rom]
"""

MUSCLES = """\
- id: quads
  name: Quadriceps
  plain_name: front of the thigh
  role: prime-mover
  regions: [front-middle-thigh]
  action: It straightens the knee.
  task: It stands you up.
  strength: strong
  body: |
    The big one.
"""

GLOSSARY = """\
- id: rom
  term: Range of motion
  aliases: [ROM]
  definition: |
    How far a joint moves.
"""

REFERENCES = """\
- id: first2020
  authors: First A, Second B.
  year: 2020
  title: Squats and knees
  source: Journal of Squats
  locator: 1(2):3-4
  doi: 10.1000/abc
  type: trial
"""


@pytest.fixture
def good() -> Files:
    """The files of a small pack without a problem."""
    return {
        "pack.yaml": MANIFEST,
        "sections/depth.yaml": DEPTH,
        "sections/overview.yaml": OVERVIEW,
        "variations.yaml": VARIATIONS,
        "faq.yaml": FAQ,
        "muscles.yaml": MUSCLES,
        "glossary.yaml": GLOSSARY,
        "references.yaml": REFERENCES,
    }


@pytest.fixture
def write_pack(tmp_path: Path) -> WritePack:
    """Writes files as a pack and returns its folder."""
    folders = _numbered(tmp_path)

    def write(files: Mapping[str, str | bytes]) -> Path:
        folder = next(folders)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return write


def _numbered(folder: Path) -> Iterator[Path]:
    number = 0
    while True:
        number += 1
        below = folder / f"pack-{number}"
        below.mkdir()
        yield below


@pytest.fixture
def load(write_pack: WritePack) -> Load:
    """Loads files as a pack, without a cache."""
    return lambda files: compile_pack(write_pack(files), None)


@pytest.fixture
def problems_of(load: Load) -> ProblemsOf:
    """The problems of a pack made of some files, as lines."""
    return lambda files: [str(problem) for problem in load(files).problems]


@pytest.fixture
def squats(load: Load, good: Files) -> Handbook:
    """The small good pack, loaded."""
    handbook = load(good).handbook
    assert handbook is not None
    return handbook

"""What guidelines say for a goal, each with its source and year, to fill a dose with."""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from handbook.content.model import Goal
from handbook.errors import HandoutError
from handbook.handout.prescription import Load, LoadType, Prescription, Range, Scheme, Unit
from handbook.language import _
from handbook.paths import resources_folder

FILE_NAME = "goal_presets.yaml"

_Number = int | tuple[int, int]

_COUNTED = frozenset(
    (
        Scheme.STRAIGHT,
        Scheme.RAMP,
        Scheme.PYRAMID_UP,
        Scheme.PYRAMID_DOWN,
        Scheme.REVERSE_PYRAMID,
        Scheme.DROP_SET,
        Scheme.WARM_UP_AND_WORK,
    )
)
"""Schemes that go with any number of repetitions, load and rest."""


class Preset(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one source says for one goal; what it leaves open is None.

    `reported` marks numbers read in summaries of the source, not in the source itself.
    """

    id: str
    name: str
    goal: Goal
    source: str
    year: int
    reported: bool = False
    note: str = ""
    sets: _Number | None = None
    repetitions: _Number | None = None
    percent_1rm: _Number | None = None
    repetition_maximum: int | None = None
    rest_seconds: _Number | None = None
    days_a_week: _Number | None = None
    tempo: str = ""

    @property
    def basis(self) -> str:
        """The source and its year, and whether it was read, for people."""
        if self.reported:
            pattern = _("{source} ({year}), as reported in summaries")
        else:
            pattern = _("{source} ({year})")
        return pattern.format(source=self.source, year=self.year)


@cache
def presets() -> tuple[Preset, ...]:
    """All presets, in the order of the file; raises HandoutError when it cannot be read."""
    return read_presets(resources_folder() / "handout" / FILE_NAME)


def read_presets(file: Path) -> tuple[Preset, ...]:
    """The presets of a file; raises HandoutError when it cannot be read."""
    import msgspec.yaml

    try:
        return msgspec.yaml.decode(file.read_bytes(), type=tuple[Preset, ...])
    except (OSError, msgspec.MsgspecError) as error:
        message = _("{file} cannot be read: {reason}. Install the program again or correct it.")
        raise HandoutError(message.format(file=file, reason=error)) from error


def apply(preset: Preset, prescription: Prescription) -> Prescription:
    """The prescription with what the preset says; what the preset leaves open stays as it was."""
    changes: dict[str, object] = {"source": preset.basis}
    if prescription.scheme not in _COUNTED:
        changes |= {"scheme": Scheme.STRAIGHT, "rest_within_seconds": None}
    if preset.sets is not None:
        changes["sets"] = _range(preset.sets)
    if preset.repetitions is not None:
        changes |= {"amount": _range(preset.repetitions), "unit": Unit.REPETITIONS}
    if preset.rest_seconds is not None:
        changes["rest_seconds"] = _range(preset.rest_seconds)
    if preset.days_a_week is not None:
        changes |= {"days_a_week": _range(preset.days_a_week), "weekdays": ()}
    if preset.tempo:
        changes |= {"tempo": preset.tempo, "hold_seconds": 0}
    changes["load"] = _load(preset, prescription.load)
    return msgspec.structs.replace(prescription, **changes)


def _load(preset: Preset, load: Load) -> Load:
    """The load of the preset; the client's 1RM and what can be loaded stay."""
    if preset.percent_1rm is not None:
        percent = _range(preset.percent_1rm)
        return msgspec.structs.replace(load, type=LoadType.PERCENT_1RM, percent=percent, words="")
    if preset.repetition_maximum is not None:
        number = preset.repetition_maximum
        return msgspec.structs.replace(
            load, type=LoadType.REPETITION_MAXIMUM, repetition_maximum=number, words=""
        )
    return load


def _range(number: _Number) -> Range:
    return number if isinstance(number, tuple) else (number, number)

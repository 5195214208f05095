"""Presets show whose numbers they are, and fill a dose without touching what they leave open."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.content.model import Goal
from handbook.errors import HandoutError
from handbook.handout.effort import Effort, EffortScale
from handbook.handout.one_repetition_maximum import OneRepetitionMaximum
from handbook.handout.prescription import Load, LoadType, Prescription, Scheme, Unit
from handbook.handout.prescription_check import mistakes
from handbook.handout.presets import Preset, apply, presets, read_presets

from .prescriptions import prescriptions


def test_each_preset_names_its_source_and_year() -> None:
    found = presets()
    assert len({preset.id for preset in found}) == len(found)
    for preset in found:
        assert preset.source in preset.basis
        assert str(preset.year) in preset.basis
        assert ("as reported" in preset.basis) is preset.reported


def test_the_guidelines_are_there_and_those_only_reported_say_so() -> None:
    found = {preset.id: preset for preset in presets()}
    assert {preset.goal for preset in found.values()} == {
        Goal.LEARN,
        Goal.STRENGTH,
        Goal.HYPERTROPHY,
        Goal.ENDURANCE,
        Goal.POWER,
    }
    assert {preset.year for preset in found.values()} == {2009, 2016, 2026}
    assert not found["acsm-2009-novice"].reported
    assert all(preset.reported for id, preset in found.items() if id != "acsm-2009-novice")


def test_a_preset_fills_what_it_says_and_leaves_the_rest() -> None:
    before = Prescription(
        load=Load(words="Light", maximum=OneRepetitionMaximum(100)),
        effort=Effort(EffortScale.RIR, (2, 2)),
        tempo="2-0-1-1",
        purpose="Strong legs.",
    )
    preset = next(preset for preset in presets() if preset.id == "nsca-hypertrophy")
    after = apply(preset, before)
    assert (after.sets, after.amount, after.rest_seconds) == ((3, 6), (6, 12), (30, 90))
    assert after.load == Load(
        type=LoadType.PERCENT_1RM, percent=(67, 85), maximum=OneRepetitionMaximum(100)
    )
    assert (after.effort, after.tempo, after.purpose) == (
        before.effort,
        before.tempo,
        before.purpose,
    )
    assert after.source == preset.basis


def test_a_scheme_that_contradicts_a_preset_gives_way() -> None:
    before = Prescription(scheme=Scheme.ISOMETRIC, unit=Unit.SECONDS, amount=(30, 30))
    preset = next(preset for preset in presets() if preset.id == "nsca-strength")
    after = apply(preset, before)
    assert (after.scheme, after.unit, after.amount) == (
        Scheme.STRAIGHT,
        Unit.REPETITIONS,
        (1, 6),
    )


@given(st.sampled_from(presets()), prescriptions)
def test_what_was_sound_stays_sound(preset: Preset, prescription: Prescription) -> None:
    assert mistakes(apply(preset, prescription)) == ()


def test_a_file_that_cannot_be_read_says_which_and_why(tmp_path: Path) -> None:
    file = tmp_path / "goal_presets.yaml"
    file.write_text("- {id: x, name: X, goal: bigger, source: Y, year: 2020}")
    with pytest.raises(HandoutError, match=r"goal_presets\.yaml.*bigger"):
        read_presets(file)
    with pytest.raises(HandoutError, match="cannot be read"):
        read_presets(tmp_path / "missing.yaml")
